"""What a page weighs on the way to a phone: its HTML and our own styles and scripts, compressed; the theme's aside."""

from __future__ import annotations

import gzip
import re
from functools import cache
from pathlib import Path

import pytest

from tests.site.test_site import read

KB = 1000
SECTIONS = [f"zigong-2021/{address}/" for address in ("1", "2", "3", *(f"3-{n}" for n in range(1, 10)))]
OTHERS = ["", "search/", "zigong-2021/", "zigong-2021/notes/", "zigong-2021/notes/6/", "zigong-2021/check/"]


@cache
def squeezed(path: Path) -> int:
    """Bytes of a file as a server sends it."""
    return len(gzip.compress(path.read_bytes(), 9))


def asked_for(page: Path, site: Path) -> set[Path]:
    """Our own styles and scripts that a page loads, imported modules too."""
    files = {(page.parent / address).resolve() for address in read(page).sources}
    todo = [f for f in files if f.suffix in (".css", ".js") and f.is_relative_to(site / "assets") and f.relative_to(site / "assets").parts[0] not in ("stylesheets", "javascripts")]
    ours: set[Path] = set()
    while todo:
        file = todo.pop()
        ours.add(file)
        imported = re.findall(r"""(?:from|import\()\s*["'](\./[^"']+)""", file.read_text(encoding="utf-8")) if file.suffix == ".js" else []
        todo += [f for name in imported if (f := (file.parent / name).resolve()) not in ours]
    return ours


def weight(site: Path, address: str) -> int:
    page = site.resolve() / address / "index.html"
    return squeezed(page) + sum(squeezed(file) for file in asked_for(page, site.resolve()))


@pytest.mark.parametrize("address", SECTIONS + OTHERS)
def test_a_page_weighs_at_most_60_kilobytes(project, address):
    assert weight(project.site, address) <= 60 * KB


def test_the_whole_report_on_one_page_weighs_at_most_100_kilobytes(project):
    assert weight(project.site, "zigong-2021/full/") <= 100 * KB


def test_the_scripts_and_styles_that_are_weighed_are_those_of_the_page(project):
    """The measure itself: it sees each of ours, and modules that only other modules name."""
    names = {file.name for file in asked_for(project.site.resolve() / SECTIONS[0] / "index.html", project.site.resolve())}
    assert {"report.css", "reading.css", "notes.css", "print.css", "search.css", "reading.js", "notes.js", "search.js", "core.js"} <= names
    assert not any(name.startswith(("main.", "bundle.", "palette.")) for name in names)


def test_the_script_of_reading_weighs_less_than_three_kilobytes(project):
    assert squeezed(project.site / "assets" / "reading.js") < 3 * KB


def test_no_page_loads_a_script_of_the_theme(project):
    """Nothing of ours needs it, and a site that asks for none of the theme's features need not wait for it."""
    for page in sorted(project.site.rglob("*.html")):
        assert "assets/javascripts/" not in page.read_text(encoding="utf-8"), page
