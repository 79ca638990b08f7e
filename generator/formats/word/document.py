"""A Word file (.docx) → text: a line for each paragraph, break and table row, cells apart by a tab.

Automatic numbers and symbols are printed as Word prints them. Bold and superscript runs and heading styles travel as
evidence. Text boxes stand before the paragraph that they hang on, or after it where it has begun. Native
foot- and endnotes become calls `[n]` in the text and numbered lines under a heading 注释 at the end. What Word does not
print is no text: deletions, hidden runs, field codes, comments.
"""

from __future__ import annotations

import zipfile
import zlib
from io import BytesIO
from typing import Any

from generator.formats.gathered import Gathered, Unreadable
from generator.formats.word.archive import W, document_of, part
from generator.formats.word.numbers import WordNumbers
from generator.formats.word.objects import HOLDERS, objects_of
from generator.formats.word.styles import WordStyles
from generator.formats.word.symbols import symbol
from generator.model.messages import of_system, say

LAID_OUT = 200
"""Characters from which a cell with several paragraphs is no cell of a table, but text laid out in one."""

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_FORMULA = frozenset(
    _M + name for name in ("f", "sSup", "sSub", "sSubSup", "rad", "nary", "m", "d", "func", "limLow", "limUpp", "eqArr")
)
"""What a formula does with its letters that a line of text does not."""
_SKIP = {
    W + "del",
    W + "moveFrom",
    W + "instrText",
    W + "delInstrText",
    W + "pPr",
    W + "rPr",
    W + "sectPr",
    W + "fldData",
    W + "rt",
    _MC + "Fallback",
}
_BREAKS = {W + "br": "\n", W + "cr": "\n", W + "tab": "\t", W + "ptab": "\t", W + "noBreakHyphen": "-"}
_PRINTED = (W + "t", _M + "t", W + "sym")
_REFERENCES = (W + "footnoteReference", W + "endnoteReference")


def from_docx(content: bytes) -> Gathered:
    """Gather the text of a .docx. Raises Unreadable."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            body, folder = document_of(archive)
            reader = _Reader(archive, folder)
            reader.walk(body, False, False)
            return reader.with_notes()
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError, ValueError) as error:
        raise Unreadable(say("word-damaged", error=of_system(error))) from error


class _Reader:
    """Walks a document's elements once, in their order."""

    def __init__(self, archive: zipfile.ZipFile, folder: str):
        def beside(name: str) -> Any:
            return part(archive, f"{folder}/{name}.xml" if folder else f"{name}.xml")

        self.out = Gathered()
        self.styles = WordStyles(beside("styles"))
        self.numbers = WordNumbers(beside("numbering"), self.styles)
        self.notes = {
            kind: {note.get(W + "id"): note for note in root.iter(W + kind)}
            for kind in ("footnote", "endnote")
            if (root := beside(f"{kind}s")) is not None
        }
        self.called: dict[tuple[str, str | None], int] = {}
        self.texts: list[str] = []
        self.boxes: list[Any] = []
        """Text boxes met within a paragraph, which wait for its end."""

    def walk(self, element: Any, bold: bool, raised: bool) -> None:
        for child in element:
            if isinstance(child.tag, str) and child.tag not in _SKIP:
                self.take(child, bold, raised)

    def take(self, element: Any, bold: bool, raised: bool) -> None:
        tag = element.tag
        if tag in _PRINTED:
            self.out.add(_printed(element), bold=bold, raised=raised)
        elif tag in _BREAKS:
            self.out.add(_BREAKS[tag])
        elif tag in _REFERENCES:
            self.out.add(self.call(tag[len(W) : -len("Reference")], element.get(W + "id")))
        elif tag == W + "r":
            if not _is_on(element, "vanish"):
                self.walk(element, bold or _is_on(element, "b"), _is_raised(element))
        elif tag == W + "p":
            self.paragraph(element)
        elif tag == W + "tr":
            self.row(element)
        elif tag == W + "txbxContent":
            self.boxes.append(element)
        else:
            self.leave(element)
            self.walk(element[:1] if tag == _MC + "AlternateContent" else element, bold, raised)

    def leave(self, element: Any) -> None:
        """Tell of what an element has that is no text, or more than the words in it."""
        if element.tag in HOLDERS:
            for kind, words in objects_of(element):
                self.out.leave(kind, words)
        elif element.tag == _M + "oMath" and next(element.iter(*_FORMULA), None) is not None:
            self.out.leave("formula")

    def paragraph(self, paragraph: Any) -> None:
        waiting, self.boxes = self.boxes, []
        outer, self.out = self.out, Gathered()
        head = self.styles.heads(paragraph)
        deleted = paragraph.find(f"{W}pPr/{W}rPr/{W}del") is not None
        self.walk(paragraph, head, False)
        inner, self.out = self.out, outer
        label = "" if deleted and not inner.text else self.numbers.label(paragraph)
        before, after = _around(paragraph, self.boxes)
        self.boxes = waiting
        self.lay(before)
        if inner.text.strip():
            self.out.add(label, bold=head)
        self.out.absorb(inner)
        if not deleted:
            self.out.add("\n")
        self.lay(after)

    def lay(self, boxes: list[Any]) -> None:
        """Text boxes, each on lines of its own."""
        for box in boxes:
            self.out.break_line()
            self.walk(box, False, False)

    def row(self, row: Any) -> None:
        """A table's row is one line; what is laid out in a table is lines."""
        cells = [self.cell(cell) for cell in _cells(row)]
        texts = [cell.text for cell in cells]
        if len([text for text in texts if text.strip()]) < 2 or any(
            len(text) > LAID_OUT and "\n" in text.strip() for text in texts
        ):
            for cell in cells:
                self.out.absorb(cell)
            self.out.break_line()
        else:
            for one in (one for cell in cells for one in cell.unread):
                self.out.leave(one.kind, one.words)
            self.out.add("\t".join(" ".join(text.split("\n")).strip() for text in texts) + "\n")

    def cell(self, cell: Any) -> Gathered:
        outer, self.out = self.out, Gathered()
        self.walk(cell, False, False)
        inner, self.out = self.out, outer
        return inner

    def call(self, kind: str, id_: str | None) -> str:
        """The call of a native note; numbered as they are called."""
        note = self.notes.get(kind, {}).get(id_)
        if note is None:
            return ""
        if (kind, id_) not in self.called:
            self.called[kind, id_] = len(self.called) + 1
            self.texts.append("")
            inner = self.cell(note)
            for one in inner.unread:
                self.out.leave(one.kind, one.words)
            lines = (line.strip() for line in inner.text.split("\n"))
            self.texts[self.called[kind, id_] - 1] = "\n".join(line for line in lines if line)
        return f"[{self.called[kind, id_]}]"

    def with_notes(self) -> Gathered:
        """What was gathered, and the native notes after it."""
        self.lay(self.boxes)
        if self.texts:
            self.out.break_line()
            self.out.add("注释\n", bold=True)
            for number, text in enumerate(self.texts, 1):
                self.out.add(f"[{number}]{text}\n")
        return self.out


def _printed(element: Any) -> str:
    """The characters of a run of text, or of a symbol."""
    if element.tag == W + "sym":
        return symbol(element.get(W + "font"), element.get(W + "char"))
    return element.text or ""


def _around(paragraph: Any, boxes: list[Any]) -> tuple[list[Any], list[Any]]:
    """The text boxes that stand before the paragraph's first printed text, and those behind it."""
    if not boxes:
        return [], []
    before: set[Any] = set()
    for element in paragraph.iter(W + "t", W + "txbxContent"):
        if element.tag != W + "t":
            before.add(element)
        elif (element.text or "").strip() and next(element.iterancestors(W + "txbxContent", W + "p")) is paragraph:
            break
    return [box for box in boxes if box in before], [box for box in boxes if box not in before]


def _cells(row: Any) -> list[Any]:
    """The row's cells, also those within content controls and tracked insertions, but not those of tables within."""
    out: list[Any] = []
    for child in row:
        if child.tag == W + "tc":
            out.append(child)
        elif isinstance(child.tag, str) and child.tag not in _SKIP:
            out += _cells(child)
    return out


def _is_on(run: Any, name: str) -> bool:
    mark = run.find(f"{W}rPr/{W}{name}")
    return mark is not None and mark.get(W + "val") not in ("0", "false", "off", "none")


def _is_raised(run: Any) -> bool:
    mark = run.find(f"{W}rPr/{W}vertAlign")
    return mark is not None and mark.get(W + "val") == "superscript"
