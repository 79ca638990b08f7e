"""`baogao add`: a folder that builds, filled in with what the file says; nothing overwritten, nothing outside."""

from __future__ import annotations

import json
import os
import re
import shutil
import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.add.add import ID_CHARACTERS, add
from generator.add.draft_toml import draft, quoted
from generator.add.summary import shown
from generator.decisions.keys import TABLES, TOP_KEYS
from generator.decisions.load import decided
from generator.edition.facts import Told, told
from generator.formats.read import MAX_BYTES, decode, read
from generator.library.edition_of import edition
from generator.library.propose_id import pinyin_of, proposed_id
from generator.model.decisions import FONT_ROLES
from generator.model.problems import CODES, InputError, problems_of
from generator.recognise.dump import inspect
from generator.recognise.parse import parse
from tests.conftest import OWN, baogao
from tests.needs import ANY_NAME, BYTES, DEVICES, LINKS, PIPES
from tests.unit.formats.test_formats import docx, p, pdf

TEXT = """春城市2021年政府工作报告
——2021年2月5日在春城市第九届人民代表大会第六次会议上
市长 王五
各位代表：
现在，我代表春城市人民政府，向大会报告工作，请予审议。
一、2020年工作回顾
春城依山傍水，街巷整洁，商贩往来，学童读书，落实“三清”[1]，美丽春城?宜居春城。
二、2021年工作安排
秋城临江而居，码头繁忙，明年还要修桥铺路，种树养花。
名词解释
1.三清：指清水、清街、清渠。
"""
LINES = TEXT.splitlines()
PAGE = f"""<!doctype html><html><head><title>x</title></head><body><nav><a>首页</a></nav><nav>机构</nav><nav>公开</nav><nav>服务</nav>
{"".join(f"<p>{line}</p>" for line in LINES)}<footer>版权所有</footer></body></html>"""
SPACED = TEXT.replace("\n", "\n\n")

FORMATS = {
    "txt": (TEXT.encode(), "甲.txt"),
    "gb": (TEXT.encode("gb18030"), "甲.dat"),
    "docx": (docx("".join(p(line) for line in LINES)), "甲.txt"),
    "html": (PAGE.encode(), "甲.txt"),
    "md": (f"# {SPACED}".encode(), "甲.markdown"),
    "pdf": (pdf(LINES), "甲"),
}
SUFFIX = {"gb": "txt"}


def put(folder: Path, content: bytes | str, name: str = "甲.txt") -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def tree(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


@pytest.mark.parametrize("format", FORMATS)
def test_a_file_of_any_format_is_copied_byte_for_byte_and_named_by_its_content(tmp_path, format):
    content, name = FORMATS[format]
    added = add(put(tmp_path, content, name), tmp_path / "reports")
    assert added.folder == tmp_path / "reports" / "chuncheng-2021"
    assert sorted(p.name for p in added.folder.iterdir()) == sorted([f"report.{SUFFIX.get(format, format)}", "report.toml"])
    assert added.file.read_bytes() == content


@pytest.mark.parametrize("format", FORMATS)
def test_what_was_added_is_read_as_the_file_was(tmp_path, format):
    content, name = FORMATS[format]
    path = put(tmp_path, content, name)
    added = add(path, tmp_path / "reports")
    made = edition(added.folder).report
    assert [b.text for b in made.blocks] == [b.text for b in parse(read(path)).blocks] == [b.text for b in added.report.blocks]
    assert [h["text"] for h in inspect(made)["headings"]] == ["一、2020年工作回顾", "二、2021年工作安排"]


@pytest.mark.parametrize("format", FORMATS)
def test_check_is_quiet_but_for_doubts_and_what_is_lost(tmp_path, format):
    added = add(put(tmp_path, *FORMATS[format]), tmp_path / "reports")
    assert {p.code for p in edition(added.folder).report.problems} == {"doubtful-character"}


def test_the_facts_that_the_file_prints_are_filled_in(tmp_path):
    added = add(put(tmp_path, TEXT), tmp_path / "reports")
    table = tomllib.loads((added.folder / "report.toml").read_text(encoding="utf-8"))
    assert {key: str(table[key]) for key in ("title", "place", "year", "date", "meeting", "speaker", "office", "publisher")} == {
        "title": "春城市2021年政府工作报告", "place": "春城市", "year": "2021", "date": "2021-02-05", "meeting": "春城市第九届人民代表大会第六次会议",
        "speaker": "王五", "office": "市长", "publisher": "春城市人民政府",
    }  # fmt: skip


def test_every_key_is_explained_in_chinese_whether_it_is_filled_in_or_not(tmp_path):
    bare = "\n".join(LINES[3:]).replace("春城市", "市")
    for text, id in ((TEXT, "a-2021"), (bare, "b-2021")):
        toml = (add(put(tmp_path, text), tmp_path / "reports", id).folder / "report.toml").read_text(encoding="utf-8")
        for key in ("title", "place", "year", "date", "meeting", "speaker", "office", "publisher"):
            assert re.search(rf"^# [^\n]*[一-鿿]{{2}}[^\n]*\n(?:# )?{key} = ", toml, re.M), key
        assert re.search(r"^# [^\n]*网址[^\n]*\n\[source\]\n# url = ", toml, re.M)


def test_what_the_file_does_not_say_is_not_invented(tmp_path):
    toml = add(put(tmp_path, "各位代表：\n一、回顾\n修桥铺路，种树养花。\n二、展望\n再来。\n"), tmp_path / "reports", "x-1").folder / "report.toml"
    assert tomllib.loads(toml.read_text(encoding="utf-8")) == {"source": {}}


SETTING = re.compile(r"# *(?=\[\[?[a-z.]+\]|[a-z]+ = |\"行长\" = )")


@pytest.mark.parametrize("text", [TEXT, TEXT.replace("?", "，")], ids=["with a doubt", "without"])
def test_every_key_that_is_read_has_its_example_in_the_draft_and_every_example_is_read(tmp_path, text):
    draft = (add(put(tmp_path, text), tmp_path / "reports").folder / "report.toml").read_text(encoding="utf-8")
    lines = [line for line in draft.splitlines() if not line.startswith("#") or SETTING.match(line)]
    plain = "\n".join(SETTING.sub("", line, count=1) for line in lines)
    table = tomllib.loads(plain)
    assert decided(plain.encode(), "report.toml").remarks
    assert table.keys() == TOP_KEYS.keys() and table["print"]["fonts"].keys() == set(FONT_ROLES)
    for name, keys in TABLES.items():
        entries = table[name] if isinstance(table[name], list) else [table[name]]
        assert {key for entry in entries for key in entry} == keys.keys(), name


def test_a_doubtful_character_is_a_remark_still_to_be_made(tmp_path):
    toml = add(put(tmp_path, TEXT), tmp_path / "reports").folder / "report.toml"
    text = toml.read_text(encoding="utf-8")
    assert "# [[remark]]\n# line = 7\n# text = \"，美丽春城?宜居春城\"".replace("，", "") in text.replace("，美丽", "美丽")
    toml.write_text(re.sub(r"^# (?=\[\[remark|line =|text =|remark =)", "", text, flags=re.M), encoding="utf-8")
    assert edition(toml.parent).report.problems == ()


FURNISHED = "首页\n机构\n公开\n" + TEXT + "分享到微信\n打印本页\n关闭窗口\n返回首页\n版权所有\n"


def test_removals_are_on_the_record_the_many_by_their_lines(tmp_path):
    added = add(put(tmp_path, FURNISHED), tmp_path / "reports")
    table = tomllib.loads((added.folder / "report.toml").read_text(encoding="utf-8"))
    assert len(table["removed"]) < len(added.report.removals)
    assert any("lines" in entry for entry in table["removed"]) and all(entry["reason"] for entry in table["removed"])
    assert "removed-unrecorded" not in {p.code for p in edition(added.folder).report.problems}


def test_two_removals_of_one_line_are_both_on_the_record(tmp_path):
    advert = "百度搜索马克数据网"
    text = f"{advert}   各位代表：一、回顾" + "修桥铺路，种树养花。" * 200 + "   " + advert + "\n二、展望\n再来。\n"
    added = add(put(tmp_path, text), tmp_path / "reports", "x-1")
    assert {p.code for p in edition(added.folder).report.problems} <= CODES.keys() - {"removed-unrecorded", "record-unknown"}


WORDS = st.text(st.sampled_from("一二三第、，。：各位代表（）[1]?更多数据尽在分享到打印\n\t\x0c\x01\u2028\u202e\\\"'#\x7f"), min_size=1, max_size=160)


@settings(max_examples=120, deadline=None, derandomize=True)
@given(WORDS, st.text(max_size=20))
def test_a_draft_is_always_read_and_always_settles_the_removals(text, name):
    source = decode(("各位代表：\n一、回顾\n" + text + "\n二、展望\n修桥铺路，种树养花。\n").encode(), "reports/x/report.txt")
    try:
        report = parse(source)
    except InputError:
        return
    from generator.library.edition_of import settled

    decisions = decided(draft(report, told(report), name).encode(), "reports/x/report.toml")
    again = settled(source, decisions)[0]
    assert [b.text for b in again.blocks] == [b.text for b in report.blocks]
    assert not {"removed-unrecorded", "record-unknown"} & {p.code for p in again.problems}, [str(p) for p in problems_of(again)]


@given(st.text())
def test_any_text_is_a_string_of_toml(text):
    if not re.search("[\ud800-\udfff]", text):
        assert tomllib.loads(f"a = {quoted(text)}") == {"a": text}


@pytest.mark.parametrize(
    ("place", "letters"),
    [
        ("自贡市", "zigong"), ("滑县", "huaxian"), ("广西壮族自治区", "guangxi"), ("恩施土家族苗族自治州", "enshi"), ("内蒙古自治区", "neimenggu"), ("吕梁市", "lvliang"),
        ("陕西省", "shaanxi"), ("山西省", "shanxi"), ("长春市", "changchun"), ("重庆市", "chongqing"), ("六安市", "luan"), ("厦门市", "xiamen"), ("锡林郭勒盟", "xilinguole"),
        ("香港特别行政区", "xianggang"), ("延边朝鲜族自治州", "yanbian"), ("全国", "quanguo"), ("浦东新区", "pudong"), ("沙市区", "shashi"), ("黔东南苗族侗族自治州", "qiandongnan"), ("甲\U00020000市", None),
    ],
)  # fmt: skip
def test_a_places_name_in_letters(place, letters):
    assert pinyin_of(place) == letters


HEAD = "政府工作报告\n——2021年12月30日在{where}第九届人民代表大会第六次会议上\n各位代表：\n"
END = "一、2021年工作回顾\n修桥铺路，种树养花。\n二、2022年重点工作\n再来。\n"


@pytest.mark.parametrize(
    ("text", "place", "year"),
    [
        (HEAD.format(where="春城市") + END, "春城市", 2021),
        (HEAD.format(where="大江省春城市") + END, "春城市", 2021),
        (HEAD.format(where="市") + "现在，我代表秋城县人民政府报告工作。\n" + END, "秋城县", 2021),
        (HEAD.format(where="市") + "现在，我代表市人民政府报告工作。\n" + END, None, 2021),
        ("2023年秋城县政府工作报告\n各位代表：\n" + END, "秋城县", 2023),
        ("各位代表：\n" + END, None, 2022),
        ("各位代表：\n" + END.replace("2022年重点工作", "2035年远景"), None, None),
        (HEAD.format(where="市").replace("市第九届", "第九届全国") + END, "全国", 2021),
    ],
)
def test_place_and_year_are_those_that_the_report_names(text, place, year):
    proposal = told(parse(decode(text.encode(), "x")))
    assert (proposal.place, proposal.year) == (place, year)


def test_a_date_that_no_calendar_has_is_left_out():
    report = parse(decode(TEXT.replace("2月5日", "2月31日").encode(), "x"))
    assert told(report).date is None and told(report).year == 2021


def test_an_id_is_made_of_place_and_year():
    nothing = dict.fromkeys(("title", "year_from", "date", "meeting", "speaker", "office", "publisher"))
    assert proposed_id(Told(place="春城市", year=2021, **nothing)) == "chuncheng-2021"
    assert proposed_id(Told(place="春城市", year=None, **nothing)) is None


def test_without_place_or_year_it_says_why_and_what_to_type(tmp_path):
    with pytest.raises(InputError) as error:
        add(put(tmp_path, "各位代表：\n一、回顾\n修桥铺路。\n二、展望\n再来。\n"), tmp_path / "reports")
    assert "no place and no year is told" in str(error.value) and str(error.value).endswith('甲.txt" --id mycity-2021`')
    assert not (tmp_path / "reports").exists()


BAD_IDS = ["../x", "/tmp/x", "a/b", "..", ".", "", "A-2021", "春城-2021", "a b", "a-", "-a", "a_b", "a\nb", "x\u202ey", ".hidden", "search", "assets", "schema", "a" * (ID_CHARACTERS + 1), "a\0b", "C:x", "a\\b"]


@pytest.mark.parametrize("id", BAD_IDS)
def test_a_bad_id_is_refused_and_writes_nothing(tmp_path, id):
    path = put(tmp_path / "in", TEXT)
    with pytest.raises(InputError):
        add(path, tmp_path / "deep" / "reports", id)
    assert tree(tmp_path) == {"in/甲.txt": TEXT.encode()} and not (tmp_path / "deep").exists()


@LINKS
def test_nothing_is_overwritten(tmp_path):
    reports = tmp_path / "reports"
    path = put(tmp_path, TEXT)
    add(path, reports)
    (reports / "linked-2021").symlink_to(tmp_path / "elsewhere")
    (reports / "empty-2021").mkdir()
    before = tree(tmp_path)
    for id in (None, "chuncheng-2021", "linked-2021", "empty-2021"):
        with pytest.raises(InputError, match="is there already, and nothing was changed"):
            add(path, reports, id)
    assert tree(tmp_path) == before and not (tmp_path / "elsewhere").exists()


def test_a_failure_leaves_no_half_folder(tmp_path, monkeypatch):
    path = put(tmp_path, TEXT)

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(InputError, match="No space left on device; nothing was changed"):
        add(path, tmp_path / "reports")
    assert tree(tmp_path) == {"甲.txt": TEXT.encode()} and not list((tmp_path / "reports").iterdir())


def test_what_a_killed_run_has_left_is_in_nobodys_way(tmp_path):
    put(tmp_path / "reports" / ".add-chuncheng-2021", "half", "report.txt")
    added = add(put(tmp_path, TEXT), tmp_path / "reports")
    assert [p.name for p in (tmp_path / "reports").iterdir()] == ["chuncheng-2021"]
    assert edition(added.folder).report.blocks


@LINKS
def test_a_link_in_the_stages_place_leads_nowhere(tmp_path):
    (tmp_path / "reports").mkdir()
    put(tmp_path / "victim", "mine", "report.txt")
    (tmp_path / "reports" / ".add-chuncheng-2021").symlink_to(tmp_path / "victim")
    add(put(tmp_path, TEXT), tmp_path / "reports")
    assert tree(tmp_path / "victim") == {"report.txt": b"mine"}


def large(folder: Path) -> Path:
    path = folder / "large.txt"
    with path.open("wb") as file:
        file.write(TEXT.encode())
        file.truncate(100_000_000)
    return path


REFUSED = {
    "a picture": lambda folder: put(folder, b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4),
    "menus": lambda folder: put(folder, "首页\n机构\n公开\n服务\n" * 9),
    "nothing": lambda folder: put(folder, b""),
    "100 MB": large,
    "a folder": lambda folder: folder,
    "what is not there": lambda folder: folder / "absent.txt",
    "a link to nowhere": lambda folder: (folder / "link").symlink_to("absent") or folder / "link",
    "a link to itself": lambda folder: (folder / "loop").symlink_to("loop") or folder / "loop",
    "a pipe": lambda folder: os.mkfifo(folder / "pipe") or folder / "pipe",
    "a device": lambda folder: Path("/dev/zero"),
    "a damaged word file": lambda folder: put(folder, FORMATS["docx"][0][:300], "a.docx"),
    "a scan": lambda folder: put(folder, pdf([]), "a.pdf"),
    "a name with NUL": lambda folder: Path("nul\0byte.txt"),
}


NEEDS = {"a link to nowhere": LINKS, "a link to itself": LINKS, "a pipe": PIPES, "a device": DEVICES}


@pytest.mark.parametrize("what", [pytest.param(what, marks=NEEDS.get(what, ())) for what in REFUSED])
def test_what_is_no_report_is_refused_in_one_line(tmp_path, what):
    assert MAX_BYTES < 100_000_000
    with pytest.raises(InputError) as error:
        add(REFUSED[what](tmp_path), tmp_path / "reports", "x-2021")
    assert "\n" not in str(error.value).removeprefix(str(tmp_path)) and len(str(error.value)) < 600
    assert not (tmp_path / "reports").exists()


@ANY_NAME
@pytest.mark.parametrize("name", ["a\nb.txt", "\u202etxt.exe", "a\x1b[31m.txt", "#.txt", '".txt', "...txt", "a:1:1.txt", "--id"])
def test_an_odd_name_does_no_harm(tmp_path, name):
    put(tmp_path, TEXT, name)
    done = baogao("add", f"./{name}", cwd=tmp_path)
    assert done.returncode == 1, done.stderr
    assert all(line.startswith("reports/chuncheng-2021/report.txt:") for line in done.stderr.splitlines())
    assert not re.search("[\x1b\u202e]", done.stdout + done.stderr)
    assert sorted(tree(tmp_path / "reports")) == ["chuncheng-2021/report.toml", "chuncheng-2021/report.txt"]


@BYTES
def test_a_name_that_is_no_text_does_no_harm(tmp_path):
    path = os.path.join(os.fsencode(tmp_path), b"\xff\xfe.txt")
    with open(path, "wb") as file:
        file.write(TEXT.encode())
    added = add(Path(os.fsdecode(path)), tmp_path / "reports")
    assert (added.folder / "report.toml").read_text(encoding="utf-8")


@LINKS
def test_a_link_to_a_report_is_read_and_copied_as_a_file(tmp_path):
    (tmp_path / "link").symlink_to(put(tmp_path, TEXT))
    added = add(tmp_path / "link", tmp_path / "reports")
    assert not added.file.is_symlink() and added.file.read_bytes() == TEXT.encode()


def test_what_was_recognised_is_shown_and_what_to_do_next(tmp_path):
    put(tmp_path, FURNISHED)
    done = baogao("add", "甲.txt", cwd=tmp_path)
    assert done.returncode == 1
    for words in ("春城市2021年政府工作报告", "2021-02-05", "第九届人民代表大会第六次会议", "王五", "二、2021年工作安排", "1 三清", "网页上的导航、按钮或链接: lines", "Next: ", "baogao serve"):
        assert words in done.stdout, words
    assert ": doubtful-character: " in done.stderr


def test_one_line_that_is_left_out_is_a_line_and_several_are_lines(tmp_path):
    for words, text in [("line 4\n", "——1——\n"), ("lines 4, 6\n", "——1——\n{}——2——\n")]:
        body = TEXT.splitlines(keepends=True)
        body.insert(3, text.format(body.pop(3)) if "{}" in text else text)
        added = add(put(tmp_path, "".join(body)), tmp_path / "reports", f"x{len(text)}")
        assert f"页码: {words}" in "".join(f"{line}\n" for line in shown(added))


def test_a_report_without_doubts_is_added_with_exit_0(tmp_path):
    put(tmp_path, TEXT.replace("?", "·"))
    done = baogao("add", "甲.txt", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")


def test_two_runs_give_the_same_bytes(tmp_path):
    path = put(tmp_path, FURNISHED)
    one, two = add(path, tmp_path / "one"), add(path, tmp_path / "two")
    assert tree(one.folder) == tree(two.folder)
    assert [line.replace(str(two.folder), "") for line in shown(two)] == [line.replace(str(one.folder), "") for line in shown(one)]


def test_the_sample_is_added_as_an_editor_would_have_done(tmp_path):
    shutil.copy(OWN / "reports" / "zigong-2021" / "report.txt", tmp_path / "a.txt")
    added = add(tmp_path / "a.txt", tmp_path / "reports", "zigong-2021")
    assert {p.code for p in edition(added.folder).report.problems} == {"doubtful-character"}
    assert json.dumps(inspect(added.report), ensure_ascii=False)
