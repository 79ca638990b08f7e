"""The site, read as a reader reads it."""


def test_section_page_shows_its_heading_and_paragraphs(page):
    page.goto("zigong-2021/3-1/")
    assert page.locator("h1").inner_text().startswith("第一，坚持")
    assert page.locator("[data-block]").count() == 4
