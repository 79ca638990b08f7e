"""`report.toml`: what is wrong with it is said with its line; what it decides is done and shown."""

import json
import re

import pytest

from generator import __version__
from generator.decisions.load import load
from generator.library.edition_of import edition
from generator.model.problems import InputError
from generator.site.render import render_report

TEXT = "更多数据尽在某某网（www.example.cn）\n各位代表：\n一、回顾\n建设“美丽乡村?宜居”项目。\n二、展望\n好。\n"


def report(tmp_path, toml: str, text: str = TEXT):
    folder = tmp_path / "x-2020"
    folder.mkdir()
    (folder / "report.txt").write_text(text, encoding="utf-8")
    (folder / "report.toml").write_text(toml, encoding="utf-8")
    return edition(folder)


def codes(edition) -> list[str]:
    return [p.code for p in edition.report.problems]


RECORDED = '[[removed]]\nline = 1\ntext = "更多数据尽在某某网（www.example.cn）"\nreason = "广告"\n'
REMARKED = '[[remark]]\nline = 4\ntext = "美丽乡村?宜居"\nremark = "疑为间隔号"\n'


def test_a_removal_and_a_doubt_without_decision_are_problems(tmp_path):
    assert codes(report(tmp_path, "")) == ["doubtful-character", "removed-unrecorded"]


def test_a_recorded_removal_and_a_remark_settle_them(tmp_path):
    made = report(tmp_path, RECORDED + REMARKED)
    assert codes(made) == []
    assert [r.reason for r in made.report.removals] == ["广告"]
    assert [words for _, words in made.remarks] == ["疑为间隔号"]


@pytest.mark.parametrize("toml", [RECORDED.replace("1", "3"), REMARKED.replace("4", "6"), RECORDED.replace("某某", "某")])
def test_a_record_that_fits_no_text_is_a_problem(tmp_path, toml):
    assert "record-unknown" in codes(report(tmp_path, toml))


def test_what_the_file_does_not_say_comes_from_the_decisions(tmp_path):
    imprint = report(tmp_path, 'title = "工作报告"\nplace = "某市"\nyear = 2020\ndate = 2020-01-02\nspeaker = "某人"\n').imprint
    assert (imprint.name, imprint.day, imprint.speaker) == ("某市2020年工作报告", "2020-01-02", "某人")


@pytest.mark.parametrize(
    ("toml", "said"),
    [
        ("title = ", "report.toml:1:9: toml: "),
        ('title = "a"\nplace = 3\n', "report.toml:2:1: toml: place should be text"),
        ('titel = "a"\n', "report.toml:1:1: toml: report.toml knows no 'titel'; did you mean 'title'?"),
        ("date = 2020-01-02T09:00:00\n", "report.toml:1:1: toml: date should be a date such as 2021-02-05"),
        ('[[removed]]\nline = 1\ntext = "a"\nreason = ""\n', "report.toml:4:1: toml: an entry of [[removed]] has an empty reason; write it"),
        ("official = 1\n", "report.toml:1:1: toml: official should be true or false"),
        ('[source]\nretrieved = "2020"\n', "report.toml:2:1: toml: retrieved should be a date"),
        ("year = true\n", "report.toml:1:1: toml: year should be a whole number"),
        ('\n[[removed]]\nline = 1\ntext = "a"\n', "report.toml:2:1: toml: an entry of [[removed]] has no reason; add it"),
        ("removed = [1]\n", "report.toml:1:1: toml: write each entry of removed as a table [[removed]]"),
        ("[source]\nurls = 1\n", "report.toml:2:1: toml: [source] knows no 'urls'; did you mean 'url'?"),
    ],
)
def test_a_wrong_file_is_said_with_its_line(tmp_path, toml, said):
    (tmp_path / "report.toml").write_text(toml, encoding="utf-8")
    with pytest.raises(InputError) as error:
        load(tmp_path / "report.toml")
    assert said in str(error.value)
    assert "\n" not in str(error.value)


def test_bytes_that_are_no_text_are_said(tmp_path):
    (tmp_path / "report.toml").write_bytes("title = \"报告\"".encode("gb18030"))
    with pytest.raises(InputError, match="report.toml:1:"):
        load(tmp_path / "report.toml")


PLAIN = "各位代表：\n一、回顾\n今年修桥铺路，种树养花，一年做成许多事。\n小广告一行字\n二、展望\n明年还要修桥铺路，种树养花，再做许多事。\n"


def test_a_removal_that_nobody_guessed_is_done(tmp_path):
    made = report(tmp_path, '[[removed]]\nline = 4\ntext = "小广告一行字"\nreason = "广告"\n', PLAIN)
    assert [(r.reason, made.report.source.position(r.span.start)[0]) for r in made.report.removals] == [("广告", 4)]
    assert "小广告一行字" not in [b.text for b in made.report.blocks]
    assert codes(made) == []


def test_a_removal_of_other_words_removes_nothing(tmp_path):
    made = report(tmp_path, '[[removed]]\nline = 4\ntext = "别的字"\nreason = "广告"\n', PLAIN)
    assert made.report.removals == () and codes(made) == ["record-unknown"]


def test_a_removal_is_undone(tmp_path):
    made = report(tmp_path, "[[kept]]\nline = 1\n" + REMARKED)
    assert made.report.removals == () and codes(made) == []
    assert "更多数据尽在某某网（www.example.cn）" in [b.text for b in made.report.blocks]


def test_a_line_is_what_the_editor_says(tmp_path):
    made = report(tmp_path, '[[line]]\nline = 4\nkind = "heading"\nlevel = 2\n', PLAIN)
    assert [s.id for s in made.sections] == ["1", "1-1", "2"]
    assert made.report.words(made.sections[1].heading) == "小广告一行字"


def test_a_notes_terms_are_those_that_the_editor_names(tmp_path):
    text = "各位代表：\n一、回顾\n推进甲事乙事。\n二、展望\n再推进乙事。\n名词解释\n1.甲事乙事：指两件事。\n2.丙事：指一件事。\n"
    made = report(tmp_path, '[[terms]]\nnote = 1\nterms = ["甲事", "乙事"]\n', text)
    assert made.report.notes[0].terms == ("甲事", "乙事")
    assert [made.report.words(o.place) for o in made.links.occurrences] == ["甲事", "乙事", "乙事"]


@pytest.mark.parametrize(
    ("toml", "said"),
    [
        ('[[line]]\nline = 1\nkind = "headng"\n', "did you mean 'heading'?"),
        ("[[line]]\nline = 1\nlevel = 9\n", "from 1 to 6"),
        ("[[terms]]\nnote = 1\nterms = [1]\n", "a list of words"),
        ("[[kept]]\n", "has no line"),
    ],
)
def test_a_wrong_order_is_said(tmp_path, toml, said):
    (tmp_path / "report.toml").write_text(toml, encoding="utf-8")
    with pytest.raises(InputError, match=re.escape(said)):
        load(tmp_path / "report.toml")


def test_the_check_page_says_where_the_text_came_from(tmp_path):
    toml = 'official = true\npublisher = "某市人民政府"\n[source]\nurl = "https://example.org/a?b=1&c=2"\nnote = "录自公报"\nretrieved = 2026-01-02\n'
    made = report(tmp_path, toml)
    files = render_report(made)
    check = files["x-2020/check.md"]
    for words in ("https://example.org/a?b=1&c=2", "录自公报", "取得日期：2026年1月2日", f"baogao {__version__}", "本站是某市人民政府的官方版本", made.report.source.sha256):
        assert words in check, words
    assert "不是官方版本" not in check + files["x-2020/index.md"]
    told = json.loads(files["x-2020/report.json"])
    assert (told["official"], told["source"]["retrieved"], told["source"]["note"]) == (True, "2026-01-02", "录自公报")


def test_a_report_is_not_official_unless_it_is_said_to_be(tmp_path):
    made = report(tmp_path, "")
    files = render_report(made)
    assert all("本站不是官方版本" in files[f"x-2020/{page}.md"] for page in ("check", "index"))
    assert "取得日期" not in files["x-2020/check.md"]
