"""`Edition` → its PDF and the record of its pages, by the Typst compiler.

Guarantees to the next step: the PDF is what the compiler accepts as PDF/UA-1; same edition and fonts, same bytes; the
record names the edition that it was made from, so that a page number never outlives its text.
"""

from __future__ import annotations

import hashlib
import json
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, cast

from generator.edition.addresses import pdf_path, record_path
from generator.edition.edition import Edition
from generator.edition.printed import Printed
from generator.model.problems import InputError
from generator.model.shipped import templates
from generator.print.fonts import Choice, Face, choose, lost
from generator.print.markup import FORMS, repeated, texts_by_face, typst_source

STANDARD: Final = "ua-1"

ROUNDS = 12
"""How often a composition is mended before the best one is taken."""

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


@dataclass(frozen=True, slots=True)
class FontBook:
    """The fonts that the compiler may use."""

    fonts: Any
    """As the compiler holds them."""
    faces: tuple[Face, ...]


def installed(folders: Sequence[Path] = (), system: bool = True) -> FontBook:
    """The machine's fonts and those of the given folders."""
    import typst

    fonts = typst.Fonts(include_system_fonts=system, include_embedded_fonts=False, font_paths=[str(f) for f in folders])
    return FontBook(
        fonts,
        tuple(Face(f.family, f.weight, f.style == "normal", Path(f.path), f.index) for f in fonts.fonts() if f.path),
    )


def print_pdf(edition: Edition, book: FontBook, forms: Sequence[Path] = (FORMS,)) -> Print:
    """Print one report. Raises NoChineseFont, and InputError for what the compiler refuses."""
    source = typst_source(edition, forms)
    choices = choose(book.faces, texts_by_face(edition), edition.decisions.printing.fonts)
    pdf, record = _composed(edition, source, book, choices)
    known = {
        "source": _digest(source, edition),
        "pdf": hashlib.sha256(pdf).hexdigest(),
        "size": len(pdf),
        **{key: record[key] for key in ("pages", "blocks", "astray")},
    }
    return Print(pdf, json.dumps(known) + "\n", _printed(known), choices)


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


def _composed(
    edition: Edition, source: str, book: FontBook, choices: dict[str, Choice]
) -> tuple[bytes, dict[str, Any]]:
    """Compile until every note stands on the page of its call, mending one page after another; the best of all
    rounds."""
    mended: dict[str, dict[str, int]] = {"apart": {}, "short": {}}
    fixed = {
        "fonts": json.dumps({role: choice.families for role, choice in choices.items()}),
        "lost": json.dumps(lost(choices)),
    }
    calls = repeated(edition)
    feet = {anchors[0] for anchors in calls}
    best: tuple[tuple[int, int], bytes, dict[str, Any]] | None = None
    for left in reversed(range(ROUNDS)):
        inputs = fixed | {"mended": json.dumps(mended), "again": json.dumps(led(calls, feet))}
        pdf, record = _compiled(source, book, inputs)
        wanted, bare = footed(calls, feet, dict(record["calls"]), keep=left < ROUNDS // 2)
        astray = [foot for foot in record["feet"] if foot[2] < foot[1]]
        faults = (bare + len(astray), len(wanted ^ feet))
        if best is None or faults < best[0]:
            best = (faults, pdf, record)
        if not any(faults) or (wanted == feet and not _mend(edition, record, astray[0], mended)):
            break
        feet = wanted
    assert best  # there is a first round
    (astray_left, _), pdf, record = best
    return pdf, record | {"astray": astray_left}


def footed(calls: list[list[str]], feet: set[str], pages: dict[str, int], keep: bool) -> tuple[set[str], int]:
    """The calls that should have their note at the foot, one a page, and how many pages had a call and no note.

    A page's note stays where it is, if it has one, so that few lines move. `keep`: and so does its second; what is only
    ever added comes to an end, whatever moves.
    """
    wanted, bare = set[str](), 0
    for anchors in calls:
        on_page: dict[int, list[str]] = {}
        for anchor in anchors:
            on_page.setdefault(pages[anchor], []).append(anchor)
        for found in on_page.values():
            standing = [anchor for anchor in found if anchor in feet]
            bare += not standing
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
    edition: Edition, record: dict[str, Any], foot: tuple[str, int, int], mended: dict[str, dict[str, int]]
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


def _compiled(source: str, book: FontBook, inputs: dict[str, str]) -> tuple[bytes, dict[str, Any]]:
    import typst

    with tempfile.TemporaryDirectory() as folder:
        main = Path(folder) / "report.typ"
        main.write_text(source, encoding="utf-8")
        try:
            compiler = typst.Compiler(str(main), root=folder, font_paths=book.fonts, sys_inputs=inputs)
            pdf, warnings = compiler.compile_with_warnings(format="pdf", pdf_standards=[STANDARD])
            record = json.loads(compiler.query("<record>", field="value", one=True))
        except (typst.TypstError, RuntimeError) as error:
            raise InputError(" ".join(str(getattr(error, "message", error)).split())) from error
    if warnings:
        raise InputError(warnings[0].message)
    return cast(bytes, pdf), record  # a list is of many pictures
