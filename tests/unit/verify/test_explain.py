"""`baogao explain`, and the rules that it repeats: each has its sentence, and a case in which it speaks."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from generator import cli
from generator.formats.read import decode
from generator.model.problems import InputError
from generator.recognise.parse import Reading, recognise
from generator.recognise.rules import RULES
from tests.unit.recognise.test_cases import CASES, decisions_of

P = "今年修桥铺路，种树养花，一年做成许多事，百姓称便，邻里相助，风气日新。"
HEAD = "各位代表：\n一、回顾\n"
END = f"\n二、展望\n{P}\n"
WORDS = "春城依山傍水街巷整洁商贩往来学童读书老人对弈邻里相助成风市井安宁百姓称便" * 60
WRAPPED = [WORDS[n : n + 28] + chr(0x4E00 + n) + chr(0x5E00 + n) for n in range(60)]
NOTES = "名词解释\n1.三清：指清水、清街、清渠。\n2.四建：指建桥、建路。\n"

SPEAKS = {
    "attachment-file": (f"{HEAD}{P}{END}附件：十件实事.docx\n", "附件：十件"),
    "call-lens": (f"{HEAD}落实三清【1】和四建【2】。{P}{END}{NOTES}", "落实"),
    "call-raised": (f"<p>各位代表：</p><p>一、回顾</p><p>落实有关要求<sup>1</sup>。{P}</p><p>名词解释</p><p>1.三清：指清水、清街、清渠。</p>", "落实"),
    "contents": (f"政府工作报告\n目录\n一、回顾\n二、展望\n三、打算\n{HEAD}{P}{END}三、打算\n{P}\n", "目录"),
    "cut-lost-note": (f"{HEAD}{P}{END}名词解释\n1.三清：指清水、清街、清渠。2.四建：指建桥、建路。\n3.五修：指修路。\n4.六养：指养花。\n", "2.四建"),
    "cut-number": (f"各位代表：\n{P * 50}一、回顾。{P * 5}\n", "一、回顾"),
    "cut-space": ("各位代表：\n" + " ".join([*WRAPPED[:9], "街巷整洁。", *WRAPPED[9:]]) + "\n", WRAPPED[9][:6]),
    "head-of-page": (f"首页\n政府工作报告\n春城频道为您选读\n{HEAD}{P}{END}", "春城频道"),
    "head-text": (f"政府工作报告\n奋发有为修桥铺路\n{HEAD}{P}{END}", "奋发有为"),
    "join-figure": (f"{HEAD}全年修桥铺路共计投资12\n万元。{P}{END}", "全年"),
    "join-link": (f"{HEAD}全年修桥，铺路，在\n春城\n办成许多事，又在\n春城\n种树，还在\n春城\n养花。{END}", "全年"),
    "join-width": ("\n".join(["各位代表：", *WRAPPED[:20]]) + "。\n", WRAPPED[0][:6]),
    "level-goes-on": (f"各位代表：\n1、城里的事\n（一）修桥。{P}\n（二）铺路。{P}\n2、乡里的事\n（一）种树。{P}\n", "（一）修桥"),
    "line-crowded": (f"{HEAD}{P}\n东城桥梁\n西城道路\n南城花木{END}", "西城道路"),
    "no-call-alone": (f"{HEAD}落实三清[5]。{P}{END}", "落实"),
    "no-call-list": (f"{HEAD}落实三清（1）四建（2）五修（3）六养（4）等等。{P}{END}", "落实"),
    "no-call-note": (f"{HEAD}落实三清（1）。{P}\n落实四建（2）。{P}{END}", "落实"),
    "no-call-series": (f"{HEAD}落实三清（7）。{P}\n落实四建（8）。{P}\n落实五修（9）。{P}{END}", "落实"),
    "note-torn": (f"{HEAD}{P}{END}名词解释\n1.三清：指清水和清街以及清渠等若干事\n项。\n2.四建：指建桥、建路。\n", "1.三清"),
    "series-few": (f"{HEAD}" + "".join(f"（{n}）{WORDS[:90]}\n" for n in "一二三") + f"（四）修桥。{P}{END}", "（四）"),
    "series-single": (f"{HEAD}{P}\n一是修桥铺路。{P}\n{P}{END}", "一是"),
}  # fmt: skip
"""Rule → a text, and the first words of the passage of which it speaks, for rules that no file of tests/cases has."""
WRAPS = {"join-number"}
"""Spoken in tests/unit/recognise/test_wraps.py."""


def reading(text: str) -> Reading:
    return recognise(decode(text.encode(), "case.html" if text.startswith("<") else "case.txt"))


def spoken(reading: Reading) -> set[str]:
    of_passages = {mark.rule for passage in reading.passages for mark in passage.marks}
    return of_passages | {removal.rule for removal in reading.report.removals}


def spoken_in_cases() -> set[str]:
    out: set[str] = set()
    for path in CASES:
        case = yaml.safe_load(path.read_text(encoding="utf-8"))
        try:
            out |= spoken(recognise(decode(case["text"].encode(), case.get("file", "case.txt")), decisions_of(case)))
        except InputError:
            continue
    return out


def test_every_rule_has_its_sentence_and_a_case():
    assert spoken_in_cases() | SPEAKS.keys() | WRAPS == RULES.keys()


@pytest.mark.parametrize("rule", SPEAKS)
def test_a_rule_speaks_of_its_line(rule):
    text, words = SPEAKS[rule]
    made = reading(text)
    of_passages = [(p.text, mark.rule) for p in made.passages for mark in p.marks]
    of_lines = [(made.report.source.text[r.span.start : r.span.end], r.rule) for r in made.report.removals]
    assert rule in {said for whole, said in [*of_passages, *of_lines] if whole.startswith(words)}


REPORT = f"首页\n政府工作报告\n{HEAD}{P}\n全年新修桥梁，\n又铺了路。\n\n（一）修桥。{P}\n（二）铺路。{P}{END}{NOTES}"
"""Lines: 2 title, 4 一、, 6 and 7 one paragraph, 9 （一）, 11 二、, 14 and 15 notes."""


@pytest.fixture
def site(tmp_path, monkeypatch) -> Path:
    folder = tmp_path / "reports" / "x-2020"
    folder.mkdir(parents=True)
    (folder / "report.txt").write_text(REPORT, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return folder


def explained(capsys, target: str, *more: str) -> str:
    assert cli.main(["explain", target, "--lang", "en", *more]) == 0
    return capsys.readouterr().out


def test_every_line_of_words_is_told_once(site, capsys):
    told = explained(capsys, "x-2020").splitlines()
    numbers = [int(line.split(":")[1]) for line in told]
    assert numbers == [n for n, line in enumerate(REPORT.splitlines(), 1) if line.strip()]
    assert explained(capsys, "reports/x-2020/report.txt").splitlines() == told


@pytest.mark.parametrize(
    ("line", "kind", "rules", "entry"),
    [
        (1, "left out", ["+ head-unknown", "+ furniture"], "[[kept]]\nline = 1"),
        (2, "title", ["+ title"], '[[line]]\nline = 2\nkind = "heading"'),
        (4, "heading, level 1", ["+ heading-number", "+ level-new", "+ heading"], '[[line]]\nline = 4\nkind = "text"'),
        (6, "text", ["+ heading-sentence", "- leads-nothing"], '[[line]]\nline = 6\nkind = "heading"'),
        (7, "goes on from line 6", ["+ join-open"], '[[line]]\nline = 7\nkind = "removed"\nreason = "……"'),
        (9, "text under a run-in heading, level 2", ["+ heading-number", "+ level-new"], "[[line]]\nline = 9\nlevel = 1"),
        (13, "heading of the notes", ["+ notes-heading"], '[[line]]\nline = 13\nkind = "text"'),
        (15, "note 2", ["+ region", "+ note-number", "+ headword-colon", "+ note"], '[[terms]]\nnote = "2"\nterms = ["……"]'),
    ],
)  # fmt: skip
def test_a_line_is_told_with_its_rules_in_order_and_what_overrules_them(site, capsys, line, kind, rules, entry):
    told = explained(capsys, f"x-2020:{line}")
    assert told.startswith(f"reports/x-2020/report.txt:{line}: {kind}: ")
    assert re.findall(r"^  ([+-] \S+):", told, re.MULTILINE) == rules
    assert entry in "\n".join(row.strip() for row in told.splitlines())


def test_what_is_to_be_written_does_overrule(site, capsys):
    (site / "report.toml").write_text('[[line]]\nline = 4\nkind = "text"\n[[kept]]\nline = 1\n', encoding="utf-8")
    assert "report.txt:4: text: 一、回顾\n  + editor-line" in explained(capsys, "x-2020:4")
    assert "report.txt:1: left out" not in (told := explained(capsys, "x-2020:1")) and "+ editor-kept" in told
    assert "decided in report.toml" in told


def test_a_file_outside_a_site_is_explained_too(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    Path("a:b.txt").write_text(REPORT, encoding="utf-8")
    assert explained(capsys, "a:b.txt:2").startswith("a:b.txt:2: title: 政府工作报告\n")


def test_an_empty_line_is_one(site, capsys):
    assert explained(capsys, "x-2020:8") == "reports/x-2020/report.txt:8: an empty line\n"


def test_it_is_said_in_chinese(site, capsys):
    assert cli.main(["explain", "x-2020:4", "--lang", "zh"]) == 0
    told = capsys.readouterr().out
    assert "标题，第 1 级" in told and "以编号开头（一、）" in told and "不是标题，写入 reports/x-2020/report.toml" in told


@pytest.mark.parametrize(
    ("target", "words"),
    [
        ("x-2021", "neither a file nor a report's id; did you mean 'x-2020'?"),
        ("x-2021:3", "'x-2021' is neither"),
        ("x-2020:zwei", "write x-2020:12 for line 12"),
        ("x-2020:0", "has 15 lines, and no line 0"),
        ("x-2020:16", "give a number from 1 to 15"),
    ],
)
def test_what_is_not_there_is_said_on_one_line(site, capsys, target, words):
    assert cli.main(["explain", target, "--lang", "en"]) == 2
    said = capsys.readouterr()
    assert words in said.err and said.err.count("\n") == 1 and not said.out


def test_what_is_no_report_is_not_explained(site, capsys):
    (site / "report.txt").write_text("春城天气晴。\n", encoding="utf-8")
    assert cli.main(["explain", "x-2020:1", "--lang", "en"]) == 2
    assert "report.txt:1:1: not-a-report: " in capsys.readouterr().err
