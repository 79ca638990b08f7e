"""`Edition` → its PDF and the record of its pages, by the Typst compiler.

Guarantees to the next step: the PDF is what the compiler accepts as PDF/UA-1; same edition and fonts, same bytes; the
record names the edition that it was made from, so that a page number never outlives its text.
"""

from __future__ import annotations

import hashlib
import json
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from generator.edition.addresses import pdf_path, record_path
from generator.edition.edition import Edition
from generator.edition.printed import Printed
from generator.model.shipped import templates
from generator.print.compiler import SECONDS, Compiler
from generator.print.fonts import Choice, Face, choose, lost
from generator.print.markup import FORMS, repeated, texts_by_face, typst_source

ROUNDS = 12
"""How often a composition is mended before the best one is taken."""

PAGES = 3000
"""How many may be composed in all for the sake of mending."""

LONG = 100
"""Pages of a booklet that is mended everywhere at once: each round takes its time."""

SHORTEST = 4
"""Lines that a page may be made shorter by."""


@dataclass(frozen=True, slots=True)
class Print:
    """A print edition, made."""

    pdf: bytes
    record: str
    """JSON: what `printed` reads back."""
    printed: Printed
    choices: dict[str, Choice]
    """Role → the families that it is printed in."""
    astray: tuple[int, ...] = ()
    """Pages that call a note which stands at the foot of another."""


@dataclass(frozen=True, slots=True)
class FontBook:
    """The fonts that the compiler may use."""

    compiler: Compiler
    faces: tuple[Face, ...]


def installed(folders: Sequence[Path] = (), system: bool = True) -> FontBook:
    """The machine's fonts and those of the given folders."""
    compiler = Compiler(folders, system)
    return FontBook(compiler, compiler.faces)


def print_pdf(edition: Edition, book: FontBook, forms: Sequence[Path] = (FORMS,), seconds: float = SECONDS) -> Print:
    """Print one report. Raises NoChineseFont, and InputError for what the compiler refuses or takes too long for."""
    source = typst_source(edition, forms)
    choices = choose(book.faces, texts_by_face(edition), edition.decisions.printing.fonts)
    with tempfile.TemporaryDirectory() as folder:
        main = Path(folder) / "report.typ"
        main.write_text(source, encoding="utf-8")
        until = time.monotonic() + seconds
        made = _composed(edition, choices, lambda inputs: book.compiler.pdf(main, inputs, until))
    known = {
        "source": _digest(source, edition),
        "pdf": hashlib.sha256(made.made).hexdigest(),
        "size": len(made.made),
        **{key: made.record[key] for key in ("pages", "blocks")},
    }
    return Print(made.made, json.dumps(known) + "\n", _printed(known), choices, tuple(made.astray))


def printed(edition: Edition, docs: Path) -> Printed | None:
    """The print edition that stands under `docs/`, if it was made from this very edition."""
    record, pdf = docs / record_path(edition.id), docs / pdf_path(edition.id)
    try:
        known = json.loads(record.read_text(encoding="utf-8"))
        fresh = known["source"] == _digest(typst_source(edition, templates("print", docs.parent)), edition)
        whole = fresh and hashlib.sha256(pdf.read_bytes()).hexdigest() == known["pdf"]
        return _printed(known) if whole else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _printed(known: dict[str, Any]) -> Printed:
    """Raises TypeError for a record with anything but numbers where numbers belong: they are printed on pages."""
    told = [known["size"], known["pages"], *(number for each in known["blocks"] for number in each)]
    if not all(type(number) is int for number in told):
        raise TypeError
    return Printed(known["size"], known["pages"], {n: (first, last) for n, first, last in known["blocks"]})


def _digest(source: str, edition: Edition) -> str:
    fonts = sorted(edition.decisions.printing.fonts.items())
    return hashlib.sha256(f"{fonts}\n{source}".encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class _Round:
    """One composition, and what is wrong with it."""

    inputs: dict[str, str]
    made: bytes
    record: Mapping[str, Any]
    feet: list[tuple[str, int, int]]
    """Notes at the foot: the call, its page, the note's."""
    bare: list[int]
    """Pages that call a note and have it at no foot."""
    moved: int
    """Calls that are to have their note, or to lose it."""

    @property
    def astray(self) -> list[int]:
        """The numbers of pages without a note that they call."""
        pages = {*self.bare, *(call_page for _, call_page, note_page in self.feet if call_page != note_page)}
        return sorted(page - self.record["before"] for page in pages)

    @property
    def faults(self) -> tuple[int, int]:
        return len(self.bare) + len(self.left_behind), self.moved

    @property
    def left_behind(self) -> list[tuple[str, int, int]]:
        """Notes at the foot of a page that their call was moved from."""
        return [foot for foot in self.feet if foot[2] < foot[1]]


def _composed(
    edition: Edition, choices: dict[str, Choice], compile: Callable[[dict[str, str]], tuple[bytes, Mapping[str, Any]]]
) -> _Round:
    """Compile until every note stands on the page of its call, mending one page after another; the best of all
    rounds."""
    mended: dict[str, dict[str, int]] = {"apart": {}, "short": {}}
    fixed = {
        "fonts": json.dumps({role: choice.families for role, choice in choices.items()}),
        "lost": json.dumps(lost(choices)),
        "astray": "[]",
    }
    calls = repeated(edition)
    feet = {anchors[0] for anchors in calls}
    best, pages = None, 0
    for left in reversed(range(ROUNDS)):
        inputs = fixed | {"mended": json.dumps(mended), "again": json.dumps(led(calls, feet))}
        made, record = compile(inputs)
        wanted, bare = footed(calls, feet, dict(record["calls"]), keep=left < ROUNDS // 2)
        this = _Round(inputs, made, record, record["feet"], bare, len(wanted ^ feet))
        if best is None or this.faults < best.faults:
            best = this
        pages += record["pages"]
        long = record["pages"] > LONG
        # Few pages: one after another, for what moves behind a page is mended by the way, and no line is wasted.
        worst = this.left_behind if long else this.left_behind[:1] if wanted == feet else []
        better = [_mend(edition, record, foot, mended) for foot in worst]
        if not any(this.faults) or (wanted == feet and not any(better)) or pages + record["pages"] > PAGES:
            break
        feet = wanted
    assert best  # there is a first round
    if not best.astray:
        return best
    made, record = compile(best.inputs | {"astray": json.dumps(best.astray)})
    return replace(best, made=made, record=record)


def footed(calls: list[list[str]], feet: set[str], pages: dict[str, int], keep: bool) -> tuple[set[str], list[int]]:
    """The calls that should have their note at the foot, one a page, and the pages that had a call and no note.

    A page's note stays where it is, if it has one, so that few lines move. `keep`: and so does its second; what is only
    ever added comes to an end, whatever moves.
    """
    wanted, bare = set[str](), list[int]()
    for anchors in calls:
        on_page: dict[int, list[str]] = {}
        for anchor in anchors:
            on_page.setdefault(pages[anchor], []).append(anchor)
        for page, found in on_page.items():
            standing = [anchor for anchor in found if anchor in feet]
            bare += [] if standing else [page]
            wanted.update(standing if keep and standing else (standing or found)[:1])
    return wanted, bare


def led(calls: list[list[str]], feet: set[str]) -> dict[str, str]:
    """Calls without a note at the foot → the nearest one before that has it, else the first one after."""
    out = {}
    for anchors in calls:
        last = next(anchor for anchor in anchors if anchor in feet)
        for anchor in anchors:
            last = anchor if anchor in feet else last
            out[anchor] = last
    return {anchor: foot for anchor, foot in out.items() if anchor != foot}


def _mend(
    edition: Edition, record: Mapping[str, Any], foot: tuple[str, int, int], mended: dict[str, dict[str, int]]
) -> bool:
    """Have a paragraph that begins on the new page begin it; else make the page shorter that it is moved from.

    False where neither can be done.
    """
    anchor, call_page, note_page = foot
    block = next(o.place.block for o in edition.links.occurrences if o.anchor == anchor)
    begins = {n: first + record["before"] for n, first, _ in record["blocks"]}
    if begins[block] == call_page:
        while begins.get(block - 1) == call_page and edition.report.block(block - 1).kind == "heading":
            block -= 1
        known = str(block) in mended["apart"]
        mended["apart"][str(block)] = 1
        return not known
    on_page = [
        n
        for n, page in begins.items()
        if page == note_page and edition.report.block(n).role in ("heading", "text", "note")
    ]
    if not on_page or mended["short"].get(str(on_page[0]), 0) >= SHORTEST:
        return False
    mended["short"][str(on_page[0])] = mended["short"].get(str(on_page[0]), 0) + 1
    return True
