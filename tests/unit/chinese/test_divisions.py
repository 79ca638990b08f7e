"""Provinces and prefectures through the years: the table is of the standard's revisions, and what is asked of it holds."""

import gb2260.data
import pytest

from generator.chinese.divisions import TABLE, coded, division_of, divisions
from tests.tools.make_divisions import revisions, table


def test_the_table_is_of_the_revisions():
    assert TABLE.read_text(encoding="utf-8") == table(revisions())


def test_a_second_source_has_the_same_divisions_in_its_year():
    known = {(division.code, division.name) for division in divisions() if division.stood(2013)}
    names = gb2260.data.data[2013]
    other = {(str(code), name) for code, name in names.items() if code % 100 == 0}
    headings = {(code, name) for code, name in other if name in ("市辖区", "县") or "直辖" in name}
    assert len(other - headings) > 350 and other - headings == known, (other - headings) ^ known


def test_every_division_has_a_province_and_every_end_a_successor():
    provinces = {division.code for division in divisions() if division.is_province}
    codes = {division.code for division in divisions()}
    for division in divisions():
        assert division.parent is None or division.parent in provinces, division
        assert (division.last is None) == (division.after == ()), division
        assert set(division.after) <= codes, division


def test_a_code_has_one_name_a_year():
    for code in {division.code for division in divisions()}:
        names = sorted((d for d in divisions() if d.code == code), key=lambda d: d.first or 0)
        for before, after in zip(names, names[1:], strict=False):
            assert before.last is not None and after.first is not None and before.last <= after.first


@pytest.mark.parametrize(
    ("name", "year", "code", "after"),
    [
        ("自贡市", 2021, "510300", ()),
        ("四川省", None, "510000", ()),
        ("重庆市", 1990, "510200", ("500000",)),
        ("重庆市", 2020, "500000", ()),
        ("襄樊市", 2005, "420600", ("420600",)),
        ("襄阳市", 2015, "420600", ()),
        ("宜宾地区", 1990, "512500", ("511500",)),
        ("巢湖市", 2005, "341400", ("340500", "340100", "340200")),
        ("莱芜市", 2015, "371200", ("370100",)),
        ("海南省", 1990, "460000", ()),
    ],
)
def test_a_name_finds_its_division(name, year, code, after):
    found = division_of(name, year)
    assert found and (found.code, found.after) == (code, after)


def test_a_name_outside_its_years_is_the_last_that_had_it():
    assert division_of("襄樊市", 2021).last == 2010
    assert division_of("重庆市").code == "500000"


@pytest.mark.parametrize("name", ["自贡", "荣县", "市辖区", "", "省直辖县级行政区划"])
def test_what_is_no_division_s_full_name_finds_none(name):
    assert division_of(name) is None


def test_a_code_means_what_it_meant_in_its_year():
    assert coded("420600", 2000).name == "襄樊市" and coded("420600").name == "襄阳市" and coded("999999") is None
