"""What editors write into `report.toml` by mistake: each kind is said in one line, at its sign, in both languages."""

import os

import pytest

from generator.batch.answer import check_file
from generator.decisions.load import decided, load
from generator.model.problems import InputError
from tests.needs import LINKS, PIPES
from tests.unit.add.test_add import TEXT, put

TOML = "report.toml"
DATE = "日期写成“年-月-日”，月、日各两位：date = 2021-02-05"
SLIPS = {
    "title = “报告”": (1, 9, '引号请用英文直引号：title = "…"'),
    "title = ‘报告’": (1, 9, '引号请用英文直引号：title = "…"'),
    "title = 「报告」": (1, 9, '引号请用英文直引号：title = "…"'),
    "title = ＂报告＂": (1, 9, '引号请用英文直引号：title = "…"'),
    "[[terms]]\nnote = 1\nterms = [“甲”, “乙”]": (3, 10, '引号请用英文直引号：terms = ["…", "…"]'),
    'title = "报告”': (1, 12, '值以 " 开头，却以 ” 结尾；结尾也要用英文直引号 "'),
    'title = "报告': (1, 12, '少了结尾的引号；请在值的末尾加上 "'),
    "title = '报告": (1, 12, "少了结尾的引号；请在值的末尾加上 '"),
    'title = "甲"乙"丙"': (1, 11, None),
    'title = "C:\\报告"': (1, 12, "反斜线要写两个（\\\\）；文件路径也可写成 /"),
    "title = 报告": (1, 9, '文字要放在直引号里：title = "报告"'),
    'title ＝ "报告"': (1, 7, "等号请用半角 =，不要用 ＝"),
    'title："报告"': (1, 6, "等号请用半角 =，不要用 ："),
    'title "报告"': (1, 1, "项目和值写在同一行，中间用 = 连接：title = ……"),
    "title =": (1, 8, "= 后面没有值；请写上，不知道就删去这一行"),
    '标题 = "报告"': (1, 1, "“标题”要写成 title：title = ……"),
    '"标题" = "报告"': (1, 1, "“标题”要写成 title：title = ……"),
    "［source］": (1, 1, "方括号请用半角 [ ]，不要用 ［"),
    "[source": (1, 1, "少了右方括号；请写成 [source]"),
    "[来源]": (1, 1, "这里要写成 [source]"),
    '[[terms]]\nnote = 1\nterms = ["甲"，"乙"]': (3, 13, "各项之间请用半角逗号 ,，不要用 ，"),
    '[[terms]]\nnote = 1\nterms = [\n"甲"，\n"乙"\n]': (4, 4, "各项之间请用半角逗号 ,，不要用 ，"),
    '[[terms]]\nnote = 1\nterms = ["甲", "乙"': (3, 9, "方括号没有结束；请在末尾加上 ]"),
    "year = ２０２１": (1, 8, "数字请用半角：2021"),
    "year = 2021年": (1, 8, "只写数字：year = 2021"),
    'year = "2021"': (1, 1, "数字不加引号；请写 year = 2021"),
    "year = " + "9" * 5000: (1, 8, "数字有 5000 位；请改正"),
    "year = 2021，": (1, 12, "值的后面不能再写别的；请删去 ，（说明文字前面加 #）"),
    'title = "甲" year = 2021': (1, 13, "一行只写一项；请分成两行"),
    'title = "政府"工作"报告"': (1, 12, '值里面的直引号会把它截断；里面请用“……”，或每个写成 \\"'),
    'place = "云\u202e溪市"': (1, 1, "place 里有无法印出的字符 U+202E；请删去它"),
    "date = 2021年2月5日": (1, 8, DATE),
    "date = 2021/2/5": (1, 8, DATE),
    "date = 2021.2.5": (1, 8, DATE),
    "date = 2021—02—05": (1, 8, DATE),
    "date = 2021-2-5": (1, 8, DATE),
    "date = ２０２１-０２-０５": (1, 8, DATE),
    "date = 2021-02-30": (1, 8, "没有这一天；请改正日期"),
    "date = 2021-02": (1, 8, "日期要写全年、月、日：date = 2021-02-05"),
    'date = "2021-02-05"': (1, 1, "日期不加引号；请写 date = 2021-02-05"),
    'date = "2021年2月5日"': (1, 1, "日期不加引号；请写 date = 2021-02-05"),
    "official = True": (1, 12, "请写小写的 true（是）或 false（否）"),
    "official = 是": (1, 12, "请写小写的 true（是）或 false（否）"),
    "以上各项已核对。": (1, 1, "这一行不是设置；说明文字请在行首加上 #"),
    "  注意：日期待核": (1, 3, "这一行不是设置；说明文字请在行首加上 #"),
    "see the printed report": (1, 1, "这一行不是设置；说明文字请在行首加上 #"),
    '[pinyin]\n行长 "háng"': (2, 1, "项目和值写在同一行，中间用 = 连接：行长 = ……"),
    '[pinyin]\n行长："háng"': (2, 3, "等号请用半角 =，不要用 ："),
    '# x\n\n[remark]\nline = 1': (3, 1, "每一条 remark 都要写成 [[remark]]，用两对方括号"),
    "[[remarks]]\nline = 1": (1, 1, "没有 [[remarks]] 这个表；是不是“[[remark]]”？"),
    "\n[Source]": (2, 1, "没有 [Source] 这个表；是不是“[source]”？"),
    "＃ 说明": (1, 1, "说明文字的行首请用半角 #"),
    'title\u200b = "甲"': (1, 6, "这里有一个看不见的字符 U+200B；请删去它，或把这一行重写一遍"),
    'title = "甲\\u0000"': (1, 1, "title 里有无法印出的字符 U+0000；请删去它"),
    'title = "甲\\n乙"': (1, 1, "title 只能写成一行"),
    'title = """甲': (1, 1, "以三个引号开头的文字没有结尾；请用三个引号结束"),
    'title = "甲"\ntitle = "乙"': (2, 1, "title 写了两次，第一次在第 1 行；请只留一次"),
    '[source]\nnote = "甲"\n[source]': (3, 1, "[source] 写了两次，第一次在第 1 行；请把内容合到第一处"),
    '[removed]\nline = 1\n[removed]': (3, 1, "每一条 removed 都用两对方括号：[[removed]]"),
    '[[source]]\nnote = "甲"': (1, 1, "source 只写一次；请用一对方括号：[source]"),
    '[source]\nnote = "甲"\nofficial = true': (3, 1, "official 要写在所有方括号之前；请把这一行移到第 1 行之前"),
    'url = "https://example.org/"': (1, 1, "url 属于 [source]；请把这一行移到 [source] 下面"),
    '[pinyin]\n行长 = "háng"': (2, 1, '这个词要放在直引号里："行长" = ……'),
    '[[accepted]]\ncode = "call-unkown"\nreason = "甲"': (2, 1, "没有叫“call-unkown”的问题；是不是“call-unknown”？"),
    '[[accepted]]\ncode = "toml"\nreason = "甲"': (2, 1, "toml 不能接受了事；请照它的提示处理"),
}


@pytest.mark.parametrize("written", SLIPS, ids=range(len(SLIPS)))
def test_a_slip_is_said_in_one_line_at_its_sign(written):
    line, column, chinese = SLIPS[written]
    with pytest.raises(InputError) as error:
        decided(written.encode(), TOML)
    at = error.value.at
    assert (at.line, at.column, at.code) == (line, column, "toml")
    assert chinese in (None, at.message.zh) and len(at.message) > 10 and "\n" not in at.message + at.message.zh


READ = {
    "byte order mark": b"\xef\xbb\xbftitle = \"\xe7\x94\xb2\"\r\nyear = 2021\r\n",
    "UTF-16": "title = \"甲\"\r\nyear = 2021\r\n".encode("utf-16"),
    "lone returns": "title = \"甲\"\ryear = 2021\r".encode(),
    "ideographic spaces": "title\u3000=\u3000\"甲\"\n\u3000year = 2021\n".encode(),
    "no-break spaces": "\u00a0title\u00a0= \"甲\"\nyear =\u00a02021\n".encode(),
}


@pytest.mark.parametrize("what", READ)
def test_what_editing_programs_add_is_read(what):
    read = decided(READ[what], TOML)
    assert (read.stated.title, read.stated.year) == ("甲", 2021)


def test_spaces_within_text_stay():
    assert decided("title = \"甲\u3000乙\" # \u3000\n".encode(), TOML).stated.title == "甲\u3000乙"


def test_a_file_in_gbk_is_named():
    with pytest.raises(InputError, match="report.toml:2:10: toml: not UTF-8 but GBK"):
        decided("# x\ntitle = \"报告\"".encode("gb18030"), TOML)


@pytest.mark.parametrize("name", ["report.toml.txt", "Report.toml", "report.TOML"])
def test_a_record_under_another_name_is_not_passed_over(tmp_path, name):
    put(tmp_path, "year = 2021\n", name)
    with pytest.raises(InputError, match="rename it to report.toml"):
        load(tmp_path / TOML)
    put(tmp_path, "", TOML)
    with pytest.raises(InputError, match="stands beside report.toml"):
        load(tmp_path / TOML)


@pytest.mark.parametrize("name", ["report.toml~", ".report.toml.swp", "#report.toml#"])
def test_backups_of_editing_programs_are_in_nobodys_way(tmp_path, name):
    put(tmp_path, "year = 1\n", name)
    assert load(tmp_path / TOML).stated.year is None


@pytest.mark.parametrize("kind", ["folder", pytest.param("pipe", marks=PIPES), pytest.param("link to nowhere", marks=LINKS)])
def test_a_record_that_is_no_file_is_one_line(tmp_path, kind):
    path = tmp_path / TOML
    {"folder": path.mkdir, "pipe": lambda: os.mkfifo(path), "link to nowhere": lambda: path.symlink_to("absent")}[kind]()
    with pytest.raises(InputError, match="report.toml:1:1: toml: "):
        load(path)


PRINTED = TEXT.replace("?", "·")


def problems(folder, toml, text=PRINTED):
    put(folder, text, "report.txt")
    put(folder, toml, TOML)
    return [(p.code, p.line, p.message.zh) for p in check_file(folder / "report.txt").problems]


DIFFER = {
    'title = "政府"': "标题",
    'title = "春城市2022年政府工作报告"': "标题",
    'place = "秋城市"': "地方",
    "year = 2022": "年份",
    "date = 2021-02-06": "日期",
    'meeting = "春城市第九届人民代表大会第五次会议"': "会议",
    'speaker = "王六"': "报告人",
}


@pytest.mark.parametrize("toml", DIFFER)
def test_a_fact_against_the_print_is_told_with_both(tmp_path, toml):
    [(code, line, said)] = problems(tmp_path, f"# 说明\n{toml}\n")
    assert (code, line) == ("fact-differs", 2) and said.startswith(f"这里的{DIFFER[toml]}是")


ALIKE = ['title = "政府工作报告"', 'title = "春城市 2021 年政府工作报告"', 'place = "某某省春城市"', "year = 2021", "date = 2021-02-05", 'speaker = "王 五"', 'meeting = "春城市第九届人民代表大会第六次会议上"']


@pytest.mark.parametrize("toml", ALIKE)
def test_a_fact_in_other_words_is_no_contradiction(tmp_path, toml):
    assert problems(tmp_path, f"{toml}\n") == []


def test_a_year_against_its_own_date_is_told(tmp_path):
    text = "\n".join(TEXT.replace("?", "·").splitlines()[3:])
    assert [code for code, *_ in problems(tmp_path, "year = 2023\ndate = 2021-02-05\n", text)] == ["fact-differs"]
    assert problems(tmp_path, "year = 2021\ndate = 2020-12-28\n", text) == []


def test_long_values_are_told_without_their_middle(tmp_path):
    long = "甲" * 300 + "乙" * 300
    [(_, _, said)] = problems(tmp_path, f'speaker = "{long}"\n')
    assert f"“{'甲' * 40}…{'乙' * 19}”" in said and len(said) < 120


def test_lines_that_leave_nothing_out_are_told_what_would(tmp_path):
    [(code, line, said)] = problems(tmp_path, '[[removed]]\nlines = "7"\nreason = "甲"\n')
    assert (code, line) == ("record-unknown", 1)
    assert "lines 只是认可程序已略去的行" in said and "line = 7、text（该行文字）和 reason；这一条，请删去" in said
    line = TEXT.replace("?", "·").splitlines()[6]
    left = problems(tmp_path, f'[[removed]]\nline = 7\ntext = "{line}"\nreason = "甲"\n')
    assert [code for code, *_ in left] == ["calls-lost"]  # its call went with it


NOTHING = {
    "[[kept]]\nline = 7\n": (1, "第 7 行本来就在正文里"),
    '[[line]]\nline = 7\nkind = "text"\n[[line]]\nline = 7\nkind = "heading"\n': (4, "第 7 行写了两条 [[line]]（report.toml 第 1、4 行）"),
    '[[terms]]\nnote = 1\nterms = ["三清"]\n[[terms]]\nnote = 1\nterms = ["三清"]\n': (4, "注释 1 写了两条 [[terms]]"),
    '[[terms]]\nnote = 1\nterms = ["三清", "四建"]\n': (1, "文中没有“四建”"),
    '[[remark]]\nline = 7\ntext = "春城"\nremark = "甲"\n[[remark]]\nline = 7\ntext = "春城"\nremark = "乙"\n': (5, "“春城”写了两条 [[remark]]"),
    '[pinyin]\n"行长" = "háng"\n': (2, "没有哪条注释解释“行长”"),
    '[[accepted]]\ncode = "call-unknown"\nreason = "甲"\n': (1, "没有要接受的 call-unknown"),
}


@pytest.mark.parametrize("toml", NOTHING)
def test_an_entry_that_decides_nothing_is_told_at_its_place(tmp_path, toml):
    line, words = NOTHING[toml]
    assert [(c, n) for c, n, said in problems(tmp_path, toml) if said.startswith(words)] == [("record-unknown", line)]


def test_a_problem_that_is_accepted_is_no_problem_and_is_shown(tmp_path):
    from generator.library.edition_of import edition
    from generator.site.render import render_report

    text = TEXT.replace("?", "·").replace("[1]", "[7]")
    folder = tmp_path / "x-2021"
    entry = '[[accepted]]\ncode = "call-unknown"\nline = {}\nreason = "原件没有附注释。"\n[[accepted]]\ncode = "note-unused"\nreason = "甲"\n'
    assert {code for code, *_ in problems(folder, entry.format(8), text)} == {"call-unknown", "record-unknown"}
    assert problems(folder, entry.format(7), text) == []
    made = edition(folder)
    page = render_report(made)["x-2021/check.md"]
    assert "（`call-unknown`）。原件没有附注释。" in page and "没有待处理的问题" in page


def test_a_report_of_which_nothing_is_left_is_one_line_everywhere(tmp_path):
    text = "各位代表：\n一、回顾\n修桥铺路，种树养花。\n"
    toml = "".join(f'[[removed]]\nline = {n}\ntext = "{line}"\nreason = "甲"\n' for n, line in enumerate(text.splitlines(), 1))
    assert [(code, said) for code, _, said in problems(tmp_path, toml, text)] == [("empty", "report.toml 把全文都略去了，没有可以生成的内容；请删去几条 [[removed]]，或用 [[kept]] 取回")]
