"""The sample's print edition, made once a run in each of its three forms, and three programs that read it."""

from __future__ import annotations

import io
import pickle
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest

from generator.edition.edition import Edition
from generator.library.edition_of import edition
from generator.model.decisions import Printing
from generator.print.pdf import FontBook, Print, installed, print_pdf
from tests.conftest import OWN, once


def tool(name: str) -> str:
    """Path of a program; the test fails with what to do where it is not installed."""
    found = shutil.which(name)
    assert found, f"{name} is not installed; run `make test`, which installs it where it may (Debian: qpdf poppler-utils)"
    return found


@dataclass(frozen=True)
class Char:
    """A character as it is printed; millimetres from the page's left and top edge."""

    text: str
    left: float
    right: float
    baseline: float
    points: float
    font: str


@dataclass(frozen=True)
class Paper:
    """A print edition and the ways to read it."""

    edition: Edition
    made: Print
    once: Callable[[str, Callable[[], Any]], Any] = lambda name, read: read()
    """Reads the paper in a way that has a name; the sample's is read once a run, whatever asks for it."""

    @cached_property
    def reader(self):
        import pypdf

        return pypdf.PdfReader(io.BytesIO(self.made.pdf))

    @cached_property
    def first(self) -> int:
        """Index of the page that is numbered 1."""
        return self.reader.page_labels.index("1")

    def texts(self, program: str) -> list[str]:
        """Text of every page from page 1 on, white space taken out; each program reads once."""
        if program not in self._read:
            read_by = {"pypdf": self._pypdf, "pdfminer": self._pdfminer, "poppler": self._poppler}[program]
            read = self.once(program, lambda: ["".join(page.split()) for page in read_by()])
            self._read[program] = read[self.first :]
        return self._read[program]

    @cached_property
    def _read(self) -> dict[str, list[str]]:
        return {}

    def _pypdf(self) -> list[str]:
        return [page.extract_text() for page in self.reader.pages]

    def _pdfminer(self) -> list[str]:
        from pdfminer.high_level import extract_text

        return extract_text(io.BytesIO(self.made.pdf)).split("\f")[:-1]

    def _poppler(self) -> list[str]:
        done = subprocess.run([tool("pdftotext"), "-enc", "UTF-8", "-", "-"], input=self.made.pdf, capture_output=True, check=True)
        return done.stdout.decode().split("\f")[:-1]

    @cached_property
    def chars(self) -> list[list[Char]]:
        """Every character of every page from page 1 on, as pdfminer measures it."""
        return self.once("chars", self._measured)[self.first :]

    def _measured(self) -> list[list[Char]]:
        from pdfminer.high_level import extract_pages

        pages = extract_pages(io.BytesIO(self.made.pdf), laparams=None)
        return [[*_chars(page, page.height)] for page in pages]

    def rows(self, page: int) -> list[list[Char]]:
        """The body's lines on a page (from 0), top to bottom, in the order of reading; call markers stand in their lines."""
        rows: dict[int, list[Char]] = {}
        for char in self.chars[page]:
            if char.points > 15 or char.points < 10:
                raised = 2 if char.points < 10 else 0
                rows.setdefault(round((char.baseline + raised - 44.2 + 1) // (225 / 22)), []).append(char)
        return [rows[key] for key in sorted(rows)]


def _chars(element, height: float) -> Iterator[Char]:
    from pdfminer.layout import LTChar

    if isinstance(element, LTChar):
        mm = 25.4 / 72
        a, b, c, d, x, y = element.matrix
        yield Char(element.get_text(), element.x0 * mm, element.x1 * mm, (height - y) * mm, round(element.size, 1), element.fontname)
    elif hasattr(element, "__iter__"):
        for child in element:
            yield from _chars(child, height)


@pytest.fixture(scope="session")
def book() -> FontBook:
    return installed()


def with_notes(edition: Edition, notes: str) -> Edition:
    """The edition as if report.toml said `notes = …`."""
    return replace(edition, decisions=replace(edition.decisions, printing=Printing(notes=notes)))


class Papers(dict[str, Paper]):
    """The sample with its notes at the foot, at the end, or both; each is printed when it is first asked for, once a run."""

    def __init__(self, factory: pytest.TempPathFactory, book: FontBook):
        super().__init__()
        self.factory, self.book = factory, book

    def __missing__(self, notes: str) -> Paper:
        planned = with_notes(edition(OWN / "reports" / "zigong-2021"), notes)

        def kept(name: str, make: Callable[[], Any]) -> Any:
            file = once(self.factory, f"paper-{notes}-{name}", lambda path: path.write_bytes(pickle.dumps(make())))
            return pickle.loads(file.read_bytes())

        return self.setdefault(notes, Paper(planned, kept("made", lambda: print_pdf(planned, self.book)), kept))


@pytest.fixture(scope="session")
def papers(tmp_path_factory: pytest.TempPathFactory, book: FontBook) -> Papers:
    return Papers(tmp_path_factory, book)


@pytest.fixture(scope="session")
def paper(papers: Papers) -> Paper:
    """The sample as it is printed where report.toml says nothing."""
    return papers["both"]


@pytest.fixture
def printed(tmp_path: Path, book: FontBook):
    """Prints a text of the test's own, with a report.toml of its own."""

    def printed(text: str, toml: str = "") -> Paper:
        folder = tmp_path / "own-2030"
        folder.mkdir(exist_ok=True)
        (folder / "report.txt").write_text(text, encoding="utf-8")
        (folder / "report.toml").write_text(toml, encoding="utf-8")
        own = edition(folder)
        return Paper(own, print_pdf(own, book))

    return printed


FOLIO = re.compile(r"—(\d+)—$")


def bodies_and_feet(paper: Paper, program: str, body: str, feet: str) -> tuple[str, str]:
    """What is left of `body` and of `feet` when every page has been read: each page is some of both, then its number.

    The test fails at the first page that prints anything else.
    """
    for number, page in enumerate(paper.texts(program), 1):
        page = re.sub(r"见第[\d、]+页", "", page)
        folio = FOLIO.search(page)
        assert folio and int(folio[1]) == number, f"page {number} is numbered {page[-8:]!r}"
        page = page[: folio.start()]
        most = next((i for i, (a, b) in enumerate(zip(page, body, strict=False)) if a != b), min(len(page), len(body)))
        cut = next((at for at in range(most, -1, -1) if feet.startswith(page[at:])), None)
        assert cut is not None, f"page {number} prints {page[most - 10 : most + 20]!r}, the report {body[most - 10 : most + 20]!r}"
        body, feet = body[cut:], feet[len(page) - cut :]
    return body, feet
