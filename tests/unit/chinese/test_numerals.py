import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.chinese.dates import date_of
from generator.chinese.numerals import from_figure, from_han, to_han


@pytest.mark.parametrize(
    ("text", "value"),
    [("十二", 12), ("二十", 20), ("一百零三", 103), ("二〇二一", 2021), ("两", 2), ("", None), ("十甲", None), ("四四十", None)],
)
def test_han_numeral_has_its_value(text, value):
    assert from_han(text) == value


@pytest.mark.parametrize(("text", "value"), [("12", 12), ("１２", 12), ("⑫", 12), ("㊹", 44), ("十二", 12), ("甲", None), ("½", None)])
def test_figure_of_any_shape_has_its_value(text, value):
    assert from_figure(text) == value


@given(st.integers(0, 999))
def test_numerals_go_both_ways(value):
    assert from_han(to_han(value)) == value


@pytest.mark.parametrize("value", [-1, 1000])
def test_a_number_without_numeral_is_refused(value):
    with pytest.raises(ValueError):
        to_han(value)


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2031年1月8日", "2031-01-08"), ("2031.12.31", "2031-12-31"), ("２０３１年１月８日", "2031-01-08"), ("二〇三一年元月初八日", "2031-01-08"),
        ("二○三一年十二月三十一日", "2031-12-31"), ("2031年13月8日", None), ("2031年0月8日", None), ("2031年1月32日", None), ("2031年1月0日", None), ("去年", None),
    ],
)  # fmt: skip
def test_a_date_has_a_month_and_a_day_of_the_calendar(text, iso):
    assert date_of(text) == iso
