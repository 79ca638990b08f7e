"""A quotation is found exactly, or for a reason that is said, or not at all."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.verify.quotation import CALLS, LONGEST, QUOTES, SPACES, Passage, find

TEXTS = (
    "一、过去一年工作",
    "各项任务“落地见效”。我们坚持“稳字当头”[3]，完成投资120.5亿元、增长8%。",
    "民生持续改善。新增就业1.2万人\n其中高校毕业生三千人。",
    "3.稳字当头：指先稳住、再进取。",
)


def passages(*texts: str) -> tuple[Passage, ...]:
    return tuple(
        Passage(f"x/1/#p{n}", f"paragraph {n}", text, tuple(m.span() for m in re.finditer(r"\[\d+\]", text))) for n, text in enumerate(texts, 1)
    )


REPORT = passages(*TEXTS)


def found(words: str) -> list[str]:
    return [f"{p.first.address} {p.start}-{p.end}" for p in find(words, REPORT).places]


def test_words_that_stand_there_are_found_exactly():
    answer = find("完成投资120.5亿元", REPORT)
    assert answer.exact and found("完成投资120.5亿元") == ["x/1/#p2 25-36"]


def test_every_place_is_found():
    assert len(find("稳字当头", REPORT).places) == 2


def test_several_sentences_over_two_paragraphs_are_one_place():
    answer = find("增长8%。\n民生持续改善。", REPORT)
    (place,) = answer.places
    assert answer.exact and (place.first.address, place.last.address, place.end) == ("x/1/#p2", "x/1/#p3", 7)


@pytest.mark.parametrize(
    ("words", "but_for"),
    [
        ("“稳字当头”，完成投资", (CALLS,)),
        ("「稳字当头」[3]，完成投资", (QUOTES,)),
        ("稳字当头[3]，完成投资", (QUOTES,)),
        ("完成投资 120.5 亿元", (SPACES,)),
        ("新增就业1.2万人其中高校毕业生三千人", (SPACES,)),
        ("增长8%。民生持续改善。", (SPACES,)),
        ("「稳字当头」，完成投资 120.5 亿元", (SPACES, QUOTES, CALLS)),
        ("“稳字当头”［3］，完成投资", (CALLS,)),
        ("落地\u200b见效", (SPACES,)),
    ],
)
def test_what_differs_in_spaces_marks_or_numbers_is_said_to(words, but_for):
    answer = find(words, REPORT)
    assert answer.places and answer.but_for == but_for and not answer.exact and not answer.differences


@pytest.mark.parametrize(
    ("words", "yours", "report"),
    [
        ("完成投资130.5亿元、增长8%", "3", "2"),
        ("我们坚持稳中求进，完成投资120.5亿元、增长8%", "中求进", "字当头"),
        ("民生持续大幅改善。新增就业1.2万人", "大幅", ""),
        ("各项任务见效。我们坚持“稳字当头”", "", "落地"),
        ("新增就业1.2万人,其中高校毕业生三千人", ",", ""),
    ],
)
def test_the_nearest_place_shows_the_characters_that_differ(words, yours, report):
    answer = find(words, REPORT)
    assert not answer.exact and [(d.yours, d.report) for d in answer.differences] == [(yours, report)]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("完成投资924.5亿元、增长8%", [("924", "120")]),  # two figures changed, one kept between
        ("完成投资130.6亿元、增长8%", [("3", "2"), ("6", "5")]),
        ("完成投资130.5亿元、增长9%", [("3", "2"), ("9", "8")]),
        ("完成投资120.5亿元，增幅8%", [("，增幅", "、增长")]),
    ],
)
def test_differences_with_one_character_between_them_are_one(words, expected):
    assert [(d.yours, d.report) for d in find(words, REPORT).differences] == expected


def test_a_changed_first_or_last_character_is_shown_too():
    (first,) = find("已完成投资120.5亿元、增长8%"[1:].replace("完", "想"), REPORT).differences
    assert (first.at, first.yours, first.report) == (1, "想", "完")
    (last,) = find("我们坚持“稳字当头”[3]，完成投资120.5亿员", REPORT).differences
    assert (last.yours, last.report) == ("员", "元")


def test_words_of_another_report_have_no_place():
    assert find("建设航天发射场两座", REPORT).places == ()


@pytest.mark.parametrize("words", ["", "  ", "“”", "「」 "])
def test_no_words_are_no_quotation(words):
    with pytest.raises(ValueError):
        find(words, REPORT)


text = st.text(alphabet="一二三年工作，。“”[1] 12%", min_size=1, max_size=40)


@given(st.lists(text, min_size=1, max_size=5), st.data())
def test_any_stretch_of_the_text_is_found_exactly_where_it_was_taken(texts, data):
    report = passages(*texts)
    whole = "\n".join(texts)
    start = data.draw(st.integers(0, len(whole) - 1))
    words = whole[start : data.draw(st.integers(start + 1, len(whole)))].strip()
    try:
        answer = find(words, report)
    except ValueError:
        assert not re.sub(r"[\s“”]", "", words)
        return
    assert answer.exact
    for place in answer.places:
        if place.first is place.last:
            assert place.first.text[place.start : place.end] == words


@pytest.mark.parametrize("longest", [LONGEST, 6])
@given(st.lists(text, min_size=1, max_size=5), text)
def test_nothing_is_called_exact_that_does_not_stand_there(longest, texts, words):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("generator.verify.quotation.LONGEST", longest)
        patch.setattr("generator.verify.quotation.BEFORE", 2)
        try:
            answer = find(words, passages(*texts))
        except ValueError:
            return
    assert answer.exact == (words.strip() in "\n".join(texts))
    if answer.but_for:
        squeezed = [re.sub(r"[\s“”]|\[\d+\]", "", t) for t in ("\n".join(texts), words)]
        assert squeezed[1] in squeezed[0]


def test_a_long_quotation_is_compared_where_it_departs_first(sample):
    report = passages(*(block.text for block in sample.report.blocks))
    whole = "\n".join(block.text for block in sample.report.blocks)
    assert find(whole, report).exact and find(whole.replace("\n", ""), report).but_for == (SPACES,)
    at = whole.index("防控网络")
    answer = find(whole[:at] + "防空网络" + whole[at + 4 :], report)
    assert not answer.found and answer.near and [(d.yours, d.report) for d in answer.differences] == [("空", "控")]
    counted = len(re.sub(r"[\s“”‘’]|\[\d+\]", "", whole[:at]))
    assert answer.differences[0].at == counted + 2 and answer.compared == (counted + 2 - 100, counted + 2 - 100 + LONGEST - 1)


def test_paragraphs_in_another_order_are_not_found():
    texts = ["甲" * 5 + "乙" * 5, "乙" * 5 + "丙" * 5]
    answer = find("甲" * 5 + "乙" * 5 + "丙" * 5, passages(*texts))
    assert not answer.found
