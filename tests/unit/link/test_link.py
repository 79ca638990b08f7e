"""Calls and terms: what is bound, what is not, and what is said about it."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.chinese.quotes import bare
from generator.formats.read import decode
from generator.link.link import link
from generator.model.decisions import Alias, Decisions
from generator.recognise.parse import parse

NONE = Decisions("report.toml")


def linked(body: str, notes: str = "", decisions: Decisions = NONE):
    """The report made of a body and a note section, its occurrences as (anchor, words), and problem codes."""
    text = f"各位代表：\n一、工作回顾\n{body}\n" + (f"名词解释\n{notes}\n" if notes else "")
    report = parse(decode(text.encode(), "report.txt"))
    links = link(report, decisions)
    return [(o.anchor, report.words(o.place)) for o in links.occurrences], {p.code for p in links.problems}


def words(body: str, notes: str, decisions: Decisions = NONE):
    return linked(body, notes, decisions)[0]


def test_a_call_takes_its_term_and_marker():
    assert words("落实“三清”[1]工作。", "1.三清：指清甲、清乙、清丙。") == [("c1-1", "“三清”[1]")]


def test_a_further_occurrence_is_bound_with_and_without_quotes():
    body = "落实“三清”[1]工作。坚持“三清”，抓好三清。"
    assert words(body, "1.三清：指清甲、清乙。") == [("c1-1", "“三清”[1]"), ("o1-2", "三清"), ("o1-3", "三清")]


def test_a_headword_is_found_in_its_printed_parts():
    body = "坚持“三清”“四集中”[1]原则。做到“三清”。不是三清。"
    assert words(body, "1.三清四集中：指清甲。") == [("c1-1", "“三清”“四集中”[1]"), ("o1-2", "三清")]


def test_a_printed_form_that_says_more_is_taken_whole():
    assert words("实施“企业405060”培育计划[1]。", "1.“405060”培育计划：指培育。") == [("c1-1", "“企业405060”培育计划[1]")]


def test_a_quoted_core_is_a_term_of_its_own():
    notes = "1.林地“四权分置”：指落实。"
    assert words("探索林地“四权分置”[1]。推进“四权分置”。推进四权分置。", notes) == [
        ("c1-1", "林地“四权分置”[1]"), ("o1-2", "四权分置"), ("o1-3", "四权分置"),
    ]


def test_a_short_core_needs_its_quotes():
    assert words("开展信访“两无”[1]。整治两无小区。创建“两无”乡镇。", "1.信访“两无”：指无甲、无乙。")[1:] == [("o1-2", "两无")]


def test_longest_term_wins():
    notes = "1.双百：指甲。\n2.双百城市：指乙。"
    assert words("建设双百城市，推进双百。", notes) == [("o2-1", "双百城市"), ("o1-1", "双百")]


@pytest.mark.parametrize("body", ["二十大行动部署。", "推进一百十大行动。"])
def test_a_longer_number_is_another_word(body):
    assert words(body, "1.十大行动：指甲。") == []


@pytest.mark.parametrize("body", ["统一六稳部署。", "“一核”六稳。"])
def test_a_numeral_that_ends_another_word_does_not_hide_the_term(body):
    assert words(body, "1.六稳：指甲。") == [("o1-1", "六稳")]


@pytest.mark.parametrize(("body", "found"), [("建设15G网络。", []), ("建设5G+。", ["5G"]), ("建设5GHz。", []), ("建设5G网。", ["5G"])])
def test_figures_and_latin_words_end_where_they_end(body, found):
    assert [w for _, w in words(body, "1.5G：指甲。")] == found


def test_none_is_bound_in_headings_or_notes():
    notes = "1.三清：指甲。\n2.四建：指三清之后的四建。"
    text = "（一）推进三清工作。坚持三清。\n（二）推进四建工作。坚持四建。"
    assert words(text, notes) == [("o1-1", "三清"), ("o2-1", "四建")]


def test_a_marker_within_the_closing_quote_is_bound():
    assert words("推进“三张清单[1]”工作。", "1.“三张清单”：指甲。") == [("c1-1", "“三张清单[1]")]


def test_one_call_takes_all_the_terms_of_its_note():
    assert words("推进“甲转乙”“丙升丁”“戊入己”[1]。", "1.“甲转乙”“丙升丁”“戊入己”：指甲。") == [("c1-1", "“甲转乙”“丙升丁”“戊入己”[1]")]


def test_a_call_whose_words_differ_is_bound_by_its_number():
    assert words("建成7所学校[1]。", "1.7个学校：指甲。") == [("c1-1", "[1]")]


def test_a_term_of_two_notes_is_bound_to_neither():
    found, codes = linked("坚持三清。", "1.三清：指甲。\n2.三清：指乙。")
    assert (found, "term-ambiguous" in codes) == ([], True)


def test_a_decision_binds_a_term_of_two_notes():
    decisions = Decisions("report.toml", aliases=(Alias("2", "三清"),))
    found, codes = linked("坚持三清。", "1.三清：指甲。\n2.三清：指乙。", decisions)
    assert (found, "term-ambiguous" in codes) == ([("o2-1", "三清")], False)


def test_an_alias_of_a_note_that_is_not_there_is_said():
    assert "record-unknown" in linked("坚持三清。", "1.三清：指甲。", Decisions("report.toml", aliases=(Alias("9", "四建"),)))[1]


def test_a_call_without_a_note_is_said_and_stays_text():
    found, codes = linked("坚持三清[9]。四建[1]。", "1.四建：指甲。")
    assert (found, "call-unknown" in codes) == ([("c1-1", "四建[1]")], True)


def test_a_note_without_a_call_is_said():
    assert "note-unused" in linked("坚持三清[1]、四建。", "1.三清：指甲。\n2.四建：指乙。")[1]


def test_notes_whose_calls_are_all_lost_are_said_once():
    assert linked("坚持三清。", "1.三清：指甲。\n2.四建：指乙。")[1] == {"calls-lost"}


def test_of_two_notes_of_one_number_the_words_decide():
    found, codes = linked("坚持三清[1]。坚持四建[1]。", "1.三清：指甲。\n1.四建：指乙。")
    assert found == [("c1-1", "三清[1]"), ("c1-2-1", "四建[1]")]
    assert "call-unknown" not in codes


@pytest.mark.parametrize(
    ("text", "plain"), [("“三清”、“四建”", "三清四建"), ("三清、四建", "三清、四建"), ("信访“三无”", "信访三无"), ("政 府", "政府")]
)
def test_bare_text_has_no_quotes_and_no_spaces(text, plain):
    out, offsets = bare(text)
    assert out == plain and [text[i] for i in offsets] == list(plain)


PIECES = st.sampled_from(["三清", "四建", "三清四建", "“", "”", "[1]", "[2]", "[3]", "，", "。", "一是", "十", "、", " ", "甲"])


@given(st.lists(PIECES, max_size=30), st.lists(st.sampled_from(["三清", "四建", "三清四建", "“三清”“四建”", "十三清"]), max_size=3))
@settings(max_examples=300, derandomize=True, deadline=None)
def test_links_are_sorted_disjoint_and_of_notes_that_are_there(body, heads):
    text = "各位代表：\n一、回顾\n甲" + "".join(body) + "\n名词解释\n" + "".join(f"{i}.{h}：指甲。\n" for i, h in enumerate(heads, 1))
    report = parse(decode(text.encode(), "report.txt"))
    found = link(report, NONE).occurrences
    ids = {note.id for note in report.notes}
    assert len({o.anchor for o in found}) == len(found)
    for one, other in pairwise(found):
        assert (one.place.block, one.place.end) <= (other.place.block, other.place.start) or one.place.block < other.place.block
    for o in found:
        assert o.note in ids and o.place.start < o.place.end <= len(report.block(o.place.block).text)
        assert report.block(o.place.block).role in ("text", "heading")


def test_calls_of_a_report_that_has_lost_its_notes_are_one_problem():
    report = parse(decode("各位代表：\n一、工作回顾\n落实“三清”[1]工作，坚持“四建”[2]原则，抓好“五通”[3]。\n".encode(), "report.txt"))
    [problem] = link(report, NONE).problems
    assert problem.code == "call-unknown" and problem.message.startswith("3 calls") and problem.span == report.span(report.calls[0].marker)


def test_a_term_at_the_very_start_of_a_paragraph_is_bound():
    body = "落实“三清”[1]工作。\n三清办得好。\n“三清”办得好。"
    assert words(body, "1.“三清”：指清甲、清乙。") == [("c1-1", "“三清”[1]"), ("o1-2", "三清"), ("o1-3", "三清")]


@pytest.mark.parametrize(
    ("body", "bound"),
    [("大力“破”“立”“降”，建立机制，破旧立新。", ["破", "立", "降"]), ("建立机制，不破不立。", []), ("春城：一年新变。", [])],
)
def test_a_term_of_one_character_is_bound_in_quotation_marks_only(body, bound):
    notes = "1.“破”“立”“降”：指破除、树立、降低。\n2.“：”：指冒号。"
    assert [word for _, word in words(body, notes)] == bound
