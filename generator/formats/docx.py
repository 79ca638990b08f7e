"""A Word file (.docx) → text: a line for each paragraph, break and table row, cells apart by a tab.

Automatic numbers are printed as Word prints them. Bold and superscript runs and heading styles travel as evidence. Native foot- and endnotes become calls `[n]` in the
text and numbered lines under a heading 注释 at the end. Guarantee: nothing outside the archive is read, and no
archive unpacks beyond `MAX_XML`.
"""

from __future__ import annotations

import zipfile
import zlib
from io import BytesIO
from typing import Any

from generator.formats.word_numbers import WordNumbers
from generator.recognise.evidence import Gathered, Unreadable

MAX_XML = 60_000_000
"""Bytes of one unpacked part; a report's is below 2 MB."""

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SKIP = {W + "del", W + "moveFrom", W + "instrText", W + "pPr", W + "rPr", W + "sectPr", W + "fldData"}
_SKIP.add("{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback")
_BREAKS = {W + "br": "\n", W + "cr": "\n", W + "tab": "\t", W + "noBreakHyphen": "-"}


def from_docx(content: bytes) -> Gathered:
    """Gather the text of a .docx. Raises Unreadable."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            return _document(archive)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError, ValueError) as error:
        raise Unreadable(f"the Word file is damaged ({error}); open it in Word and save it again as .docx") from error


def _document(archive: zipfile.ZipFile) -> Gathered:
    body = _part(archive, "word/document.xml")
    if body is None:
        raise Unreadable("a zip archive without a Word document; unpack it and give the report itself")
    out, notes = Gathered(), _Notes(archive)
    _walk(body, out, notes, False, False)
    notes.append_to(out)
    return out


def _part(archive: zipfile.ZipFile, name: str) -> Any:
    from lxml import etree

    try:
        info = archive.getinfo(name)
    except KeyError:
        return None
    if info.file_size > MAX_XML:
        raise Unreadable(f"{name} unpacks to more than {MAX_XML // 1_000_000} MB; save the report alone, as .docx or text")
    with archive.open(info) as part:
        content = part.read(MAX_XML + 1)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True)
    try:
        return etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise Unreadable(f"{name} is damaged ({error}); open it in Word and save it again as .docx") from error


class _Notes:
    """Native notes, numbered as they are called."""

    def __init__(self, archive: zipfile.ZipFile):
        self.texts: list[str] = []
        self.numbers = WordNumbers(_part(archive, "word/numbering.xml"))
        self.entries = {
            kind: {note.get(W + "id"): note for note in root.iter(W + kind)}
            for kind in ("footnote", "endnote")
            if (root := _part(archive, f"word/{kind}s.xml")) is not None
        }

    def call(self, kind: str, id: str | None) -> str:
        note = self.entries.get(kind, {}).get(id)
        if note is None:
            return ""
        gathered = Gathered()
        _walk(note, gathered, self, False, False)
        self.texts.append(" ".join(gathered.text.split()))
        return f"[{len(self.texts)}]"

    def append_to(self, out: Gathered) -> None:
        if self.texts:
            out.break_line()
            out.add("注释\n", bold=True)
            for number, text in enumerate(self.texts, 1):
                out.add(f"[{number}]{text}\n")


def _walk(element: Any, out: Gathered, notes: _Notes, bold: bool, raised: bool) -> None:
    for child in element:
        tag = child.tag
        if tag in _SKIP or not isinstance(tag, str):
            continue
        if tag == W + "t":
            out.add(child.text or "", bold=bold, raised=raised)
        elif tag in _BREAKS:
            out.add(_BREAKS[tag])
        elif tag in (W + "footnoteReference", W + "endnoteReference"):
            out.add(notes.call(tag[len(W) : -len("Reference")], child.get(W + "id")))
        elif tag == W + "r":
            _walk(child, out, notes, bold or _is_bold(child), _is_raised(child))
        elif tag == W + "p":
            if any(t.text for t in child.iter(W + "t")):
                out.add(notes.numbers.label(child), bold=_is_headed(child))
            _walk(child, out, notes, _is_headed(child), False)
            out.add("\n")
        elif tag == W + "tr":
            _row(child, out, notes)
        else:
            _walk(child, out, notes, bold, raised)


def _row(row: Any, out: Gathered, notes: _Notes) -> None:
    cells = []
    for cell in row.findall(W + "tc"):
        gathered = Gathered()
        _walk(cell, gathered, notes, False, False)
        cells.append(" ".join(gathered.text.split("\n")).strip())
    out.add("\t".join(cells) + "\n")


def _is_bold(run: Any) -> bool:
    mark = run.find(f"{W}rPr/{W}b")
    return mark is not None and mark.get(W + "val") not in ("0", "false", "off", "none")


def _is_raised(run: Any) -> bool:
    mark = run.find(f"{W}rPr/{W}vertAlign")
    return mark is not None and mark.get(W + "val") == "superscript"


def _is_headed(paragraph: Any) -> bool:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    outline = paragraph.find(f"{W}pPr/{W}outlineLvl")
    named = style is not None and (style.get(W + "val") or "").lower().startswith(("heading", "title"))
    return named or (outline is not None and outline.get(W + "val") != "9")
