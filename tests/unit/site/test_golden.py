"""The sample's pages, and data and print of a report with every construct, as last reviewed. `make accept` rewrites them; read the diff."""

import pytest

from generator.edition.summary import summary_of
from generator.library.edition_of import edition
from generator.print.markup import typst_source
from generator.site.render import render_report, render_site
from tests.conftest import OWN, ROOT

GOLDEN = ROOT / "tests" / "golden"
KEPT = (
    "index.md",
    *(f"zigong-2021/{page}.md" for page in ("index", "2", "3", "3-1", "notes/index", "notes/4", "check")),
    *(f"chuncheng-2031/{file}" for file in ("report.json", "report.typ", "report.md.txt", "check.md", "a1.md")),
)
"""One page of each kind, and the section with the most kinds of links; `full` and the others repeat them. Of the made-up
report, which has one of everything: what programs read, what is printed, and what is left out, doubtful or attached."""


@pytest.fixture(scope="session")
def files() -> dict[str, str]:
    sample, made = (edition(OWN / folder) for folder in ("reports/zigong-2021", "made/chuncheng-2031"))
    typst = typst_source(made)
    printed = {"chuncheng-2031/report.typ": typst[typst.index("#show: booklet") :]}  # below the form, which no report changes
    return render_report(sample) | render_report(made) | render_site([summary_of(sample)]) | printed


@pytest.mark.parametrize("path", KEPT)
def test_file_is_as_reviewed(files, path, request):
    golden = GOLDEN / path
    if request.config.getoption("--accept"):
        golden.parent.mkdir(parents=True, exist_ok=True)
        golden.write_text(files[path], encoding="utf-8", newline="\n")
    kept = golden.read_bytes().decode() if golden.exists() else None
    assert files[path] == kept, f"{path} differs; if it should, run `make accept` and review the diff"


def test_no_golden_file_is_left_over():
    assert sorted(p.relative_to(GOLDEN).as_posix() for p in GOLDEN.rglob("*") if p.is_file()) == sorted(KEPT)


def test_the_made_up_report_has_one_of_everything(files):
    made = edition(OWN / "made" / "chuncheng-2031")
    assert {block.role for block in made.report.blocks} >= {"title", "dateline", "speaker", "salutation", "heading", "text", "note"}
    assert made.report.removals and made.report.source.unread and made.report.attachments
    decided = made.decisions
    assert decided.removed and decided.agreed and decided.lines and decided.headwords and decided.aliases and decided.pins
    assert decided.remarks and decided.accepted and decided.pinyin and decided.printing.address
    assert len(made.report.notes) == 4 == len({note.id for note in made.report.notes})
