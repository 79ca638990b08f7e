"""The home page: one report's contents, or a list that stays a list when there are hundreds."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.edition.summary import summary_of
from generator.library.edition_of import edition
from generator.site.home_page import home_view
from tests.conftest import OWN

SAMPLE = edition(OWN / "reports" / "zigong-2021")


def report(place: str | None, year: int | None, id: str | None = None, title: str = "政府工作报告"):
    return replace(SAMPLE, id=id or f"{place}-{year}", imprint=replace(SAMPLE.imprint, place=place, year=year, title=title))


def listed(*editions) -> list[tuple[str, list[str]]]:
    return [(group["place"], [each["words"] for each in group["reports"]]) for group in home_view([summary_of(each) for each in editions])["groups"]]


def test_one_report_shows_its_own_contents():
    home = home_view([summary_of(SAMPLE)])
    assert home["title"] == "自贡市2021年政府工作报告" and not home["groups"]
    assert [part.words[:2] for part in home["reports"][0]["parts"]] == ["一、", "二、", "三、"]


def test_reports_of_one_place_are_listed_by_name_newest_first():
    found = listed(report("甲市", 2019), report("甲市", 2021), report("甲市", 2020))
    assert found == [("", ["甲市2021年政府工作报告"]), ("", ["甲市2020年政府工作报告"]), ("", ["甲市2019年政府工作报告"])]


def test_several_places_stand_by_pinyin_each_with_its_years():
    found = listed(report("重庆市", 2020), report("北京市", 2019), report("重庆市", 2021), report("安阳市", 2020))
    assert found == [("安阳市", ["2020年"]), ("北京市", ["2019年"]), ("重庆市", ["2021年", "2020年"])]


def test_two_reports_of_one_year_are_told_apart_by_name():
    found = listed(report("甲市", 2020, "a"), report("甲市", 2020, "b", "政府工作报告（续）"), report("乙市", 2020))
    assert ("甲市", ["甲市2020年政府工作报告", "甲市2020年政府工作报告（续）"]) in found


def test_a_report_without_place_or_year_is_listed_all_the_same():
    found = listed(report(None, None, "x"), report("甲市", None), report("乙市", 2020))
    assert found == [("甲市", ["甲市政府工作报告"]), ("乙市", ["2020年"]), ("", ["政府工作报告"])]


@pytest.mark.parametrize("turn", [0, 1, 2])
def test_the_order_in_which_reports_are_found_makes_no_difference(turn):
    every = [report("甲市", 2020), report("乙市", 2020), report("甲市", 2021)]
    assert listed(*every[turn:], *every[:turn]) == listed(*every)
