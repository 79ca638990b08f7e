"""The sample's Markdown, page by page, as it was last reviewed. `make accept` rewrites it; read the diff."""

import pytest

from generator.edition.summary import summary_of
from generator.library.edition_of import edition
from generator.site.render import render_report, render_site
from tests.conftest import OWN, ROOT

GOLDEN = ROOT / "tests" / "golden"
KEPT = ("index.md", "zigong-2021/index.md", "zigong-2021/2.md", "zigong-2021/3.md", "zigong-2021/3-1.md", "zigong-2021/notes/index.md", "zigong-2021/notes/4.md", "zigong-2021/check.md")
"""One page of each kind, and the section with the most kinds of links; `full` and the others repeat them."""


@pytest.fixture(scope="session")
def files() -> dict[str, str]:
    sample = edition(OWN / "reports" / "zigong-2021")
    return render_report(sample) | render_site([summary_of(sample)])


@pytest.mark.parametrize("path", KEPT)
def test_page_is_as_reviewed(files, path, request):
    golden = GOLDEN / path
    if request.config.getoption("--accept"):
        golden.parent.mkdir(parents=True, exist_ok=True)
        golden.write_text(files[path], encoding="utf-8")
    assert golden.exists() and files[path] == golden.read_text(encoding="utf-8"), f"{path} differs; if it should, run `make accept` and review the diff"


def test_no_golden_page_is_left_over():
    assert sorted(p.relative_to(GOLDEN).as_posix() for p in GOLDEN.rglob("*") if p.is_file()) == sorted(KEPT)
