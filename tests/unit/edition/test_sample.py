"""The sample report, counted by another route than the parser's."""

import json
import re

import jsonschema
import pytest

from generator.edition.edition import has_page
from generator.exports.report_json import report_json
from tests.conftest import OWN, ROOT

SOURCE = (OWN / "reports" / "zigong-2021" / "report.txt").read_text(encoding="utf-8")
LINES = [line.strip() for line in SOURCE.split("\n") if line.strip()]
NOTES_AT = LINES.index("相关用语注释")
BODY, ENTRIES = LINES[3:NOTES_AT], LINES[NOTES_AT + 1 :]
BODY_TEXT = "\n".join(BODY)


@pytest.fixture(scope="session")
def told(sample) -> dict:
    """report.json as a reader gets it."""
    return json.loads(report_json(sample))


def test_parts_and_sections_are_those_of_the_source(sample):
    parts = [line for line in BODY if re.match("[一二三]、", line)]
    sections = [line for line in BODY if re.match("第.，", line)]
    assert [sample.report.words(p.heading) for p in sample.report.parts] == parts
    assert [sample.report.words(s.heading) for s in sample.report.parts[2].sections if has_page(s)] == sections
    assert (len(parts), len(sections)) == (3, 9)


def test_blocks_are_the_lines_of_the_source(sample):
    assert [b.text for b in sample.report.blocks] == LINES[3:]
    assert [sample.report.source.text[r.span.start : r.span.end] for r in sample.report.removals] == LINES[:3]


def test_each_call_is_bound_to_its_note(sample, told):
    markers = [int(n) for n in re.findall(r"\[(\d+)\]", BODY_TEXT)]
    assert markers == list(range(1, 27))
    for note in told["notes"]:
        (call,) = note["calls"]
        assert told["blocks"][call["block"] - 1]["text"][call["start"] : call["end"]] == f"[{note['ordinal']}]"


def test_every_further_occurrence_is_linked(told):
    """By another route: the entries' headwords, sought in the body without its quotation marks."""
    plain = re.sub("[“”]", "", BODY_TEXT)
    heads = [re.sub("[“”]", "", re.match(r"\d+\.(.+?)：", entry)[1]) for entry in ENTRIES]
    parts = {"四早四集中": ["四早", "四集中"]}
    expected = 0
    for head in heads:
        found = len(re.findall(f"(?<![二三四五六七八九十]){re.escape(head)}", plain))
        quoted = sum(BODY_TEXT.count(f"“{part}”") for part in parts.get(head, []))
        called = len(re.findall(re.escape(head) + r"\[\d+\]", plain))
        assert called == 1, head
        expected += found - called + (quoted - len(parts[head]) if head in parts else 0)
    assert sum(len(note["occurrences"]) for note in told["notes"]) == expected == 11


def test_offsets_give_back_the_words(told):
    for note in told["notes"]:
        for o in note["occurrences"]:
            assert told["blocks"][o["block"] - 1]["text"][o["start"] : o["end"]] == o["text"]


@pytest.mark.parametrize(
    ("ordinal", "terms", "aliases"),
    [
        (4, ["四早四集中"], ["四早", "“四早”“四集中”", "四集中"]),
        (20, ["“103050”培育计划"], ["103050", "“上市企业103050”培育计划"]),
        (21, ["宅基地“三权分置”"], ["三权分置"]),
        (24, ["信访“三无”"], ["三无"]),
        (26, ["行政执法“三项制度”"], ["三项制度"]),
        (1, ["六稳"], []),
    ],
)
def test_a_headword_yields_its_terms_and_aliases(told, ordinal, terms, aliases):
    note = told["notes"][ordinal - 1]
    assert note["terms"] == terms
    assert note["aliases"] == sorted(aliases)


def test_the_sample_has_no_open_problem(sample):
    assert sample.report.problems == ()
    assert [sample.report.words(place) for place, _ in sample.remarks] == ["美丽四川?宜居乡村"]


def test_report_json_follows_its_schema(told):
    schema = json.loads((ROOT / "docs" / "report.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(told, schema)


def test_blocks_and_removals_of_report_json_are_the_source(told):
    joined = "".join(r["text"] for r in told["removed"]) + "".join(b["text"] for b in told["blocks"])
    assert "".join(joined.split()) == "".join(SOURCE.split())


def test_notes_are_sorted_by_pinyin_with_polyphones_right(sample):
    from generator.edition.readings import reading_of

    assert reading_of(sample, "行政执法“三项制度”")[0] == "xíng"
    assert reading_of(sample, "四重并举")[1] == "chóng"
