"""The home page of a site with many reports, and a site that asks for the theme's own features."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.readers import follow, reader
from tests.browser.test_accessible import violations
from tests.browser.test_reading import sideways
from tests.conftest import build_site, make_project, serve

PLACES = {"jiashan": ("甲山市", range(2019, 2024)), "yishui": ("乙水县", (2021, 2022)), "nanjiang": ("南江苗族自治州", (2021, 2024)), "dongwan": ("东湾区", (2018, 2023)), "bing": ("丙省", (2023,))}
TEXT = "政府工作报告\n\n各位代表：\n\n一、过去一年工作回顾\n\n坚持稳中求进，办成“三件事”[1]。\n\n二、今年工作安排\n\n继续办好“三件事”。\n\n名词解释\n\n1.三件事：指甲、乙、丙三件。\n"


def reports(folder: Path) -> Path:
    for id, (place, years) in PLACES.items():
        for year in years:
            (folder / f"{id}-{year}").mkdir(parents=True)
            (folder / f"{id}-{year}" / "report.txt").write_text(TEXT, encoding="utf-8")
            (folder / f"{id}-{year}" / "report.toml").write_text(f'title = "政府工作报告"\nplace = "{place}"\nyear = {year}\n', encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def many_url(tmp_path_factory) -> Iterator[str]:
    """Twelve reports of five places, on a site that asks for features of the theme."""
    root = tmp_path_factory.mktemp("home")
    project = make_project(root / "tree", reports(root / "reports"))
    settings = project.root / "mkdocs.yml"
    settings.write_text(settings.read_text(encoding="utf-8").replace("  language: zh\n", "  language: zh\n  features: [content.code.copy, navigation.top]\n"), encoding="utf-8")
    build_site(project)
    server, url = serve(project.site)
    yield url
    server.shutdown()
    server.server_close()


def rows(page) -> list[str]:
    return [" ".join(text.split()) for text in page.locator(".report-list li:visible").all_inner_texts()]


def test_places_stand_by_pinyin_with_their_years(browser, many_url):
    with reader(browser, many_url) as page:
        page.goto("")
        assert rows(page) == ["丙省 2023年", "东湾区 2023年 2018年", "甲山市 2023年 2022年 2021年 2020年 2019年", "南江苗族自治州 2024年 2021年", "乙水县 2022年 2021年"]
        follow(page, page.get_by_role("link", name="2020年"))
        assert page.url.endswith("/jiashan-2020/") and "甲山市" in page.title()


def test_the_list_is_filtered_by_place_and_year_and_says_how_many_are_left(browser, many_url):
    with reader(browser, many_url) as page:
        page.goto("")
        count = page.locator(".list-filter output")
        assert count.inner_text() == "共12份报告"
        page.get_by_label("筛选", exact=True).fill("2021")
        assert rows(page) == ["甲山市 2021年", "南江苗族自治州 2021年", "乙水县 2021年"] and "3份" in count.inner_text()
        page.get_by_label("筛选", exact=True).fill("甲 ２０１９")
        assert rows(page) == ["甲山市 2019年"]
        page.get_by_label("筛选", exact=True).fill("没有的地方")
        assert rows(page) == [] and "0份" in count.inner_text()
        page.get_by_label("筛选", exact=True).fill("")
        assert len(rows(page)) == 5


def test_without_script_the_list_is_whole_and_has_no_filter(browser, many_url):
    with reader(browser, many_url, java_script_enabled=False) as page:
        page.goto("")
        assert len(rows(page)) == 5 and not page.locator(".list-filter").is_visible()


@pytest.mark.parametrize("width", [1280, 320])
def test_the_list_has_no_violation_and_does_not_scroll_sideways(browser, many_url, width):
    with reader(browser, many_url, viewport={"width": width, "height": 640}) as page:
        page.goto("")
        assert not violations(page), "\n".join(violations(page))
        assert sideways(page) == 0


def test_a_site_that_asks_for_the_theme_s_features_gets_its_script_and_ours_work_beside_it(browser, many_url):
    with reader(browser, many_url) as page:
        page.goto("jiashan-2020/1/")
        assert page.locator("script[src*='assets/javascripts/']").count() == 1
        page.click(".reading-button")
        page.locator(".reading-size label").filter(has_text="超大").click()
        page.goto("jiashan-2020/2/")
        assert page.evaluate("document.documentElement.dataset.size") == "largest"
