"""The files of other programs → what they are, and what their owner does with them.

Told by content, before anything is guessed; the name decides only where programs share a format (.wps is .doc within),
or leave files of nothing but a name. Guarantee: nothing is unpacked but the few bytes of an archive's `mimetype`, and
hostile bytes end in an answer.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from io import BytesIO
from pathlib import PurePath
from typing import TYPE_CHECKING

from generator.model.messages import Message, say

if TYPE_CHECKING:
    import zipfile

HEAD = 8_192
"""Bytes in which a text file says what it is."""

LOCK = 2_000
"""Bytes up to which a file of that name is the mark that a program has another one open."""

ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"

_PICTURE = re.compile(
    rb"\x89PNG\r\n|\xff\xd8\xff|GIF8[79]a|II\*\0|MM\0\*|BM.{4}\0{4}|RIFF.{4}WEBP|.{4}ftyp(?:heic|heix|mif1|avif)", re.S
)
_PACKED = re.compile(rb"Rar!\x1a\x07|7z\xbc\xaf\x27\x1c|\x1f\x8b\x08|PK\x05\x06")
_SHORTCUT = re.compile(rb"L\0\0\0\x01\x14\x02\0|\s*\[InternetShortcut\]|bplist00.{0,40}NSURL", re.S)
_HEADER = re.compile(rb"(?:[A-Za-z][A-Za-z0-9-]*:[^\n]*\n(?:[ \t][^\n]*\n)*)+")
_MAIL = re.compile(rb"^(?:MIME-Version:|Received:|Content-Type:[ \t]*multipart/)", re.I | re.M)
_ARCHIVED = re.compile(rb"Content-Type:[ \t]*multipart/related|Saved by|Snapshot-Content-Location", re.I)
_WORD_XML = re.compile(rb"progid=[\"']Word\.Document|<w:wordDocument\b|<pkg:package\b")
_OFFICE_XML = re.compile(rb"<office:document\b|<uof:UOF\b|<[^<>]*UOF\b[^<>]*schemas\.uof\.org", re.I)
_REPORT = re.compile(r"\.(?:docx?|docm|wps|rtf|odt|ofd|pdf|txt|html?)\Z", re.I)

STREAMS = {
    "EncryptedPackage": "locked",
    "\tDRMContent": "rights",
    "WordDocument": "doc",
    "Workbook": "sheet",
    "Book": "sheet",
    "PowerPoint Document": "slides",
    "__properties_version1.0": "mail",
    "MatOST": "wps",
}
"""Streams of an OLE file's directory, and what the first of them makes of the file."""


@dataclass(frozen=True, slots=True)
class Foreign:
    """A file of another program."""

    said: Message
    document: bool = True
    """Whether a report may well be in it, so that it is told of where a folder is searched."""


def foreign(content: bytes, name: str) -> Foreign | None:
    """What the file is, if another program's; `None` for what is to be read, a Word file among it."""
    base = PurePath(name).name
    if base.startswith(("~$", ".~")) and len(content) < LOCK:
        return Foreign(say("is-lock"), document=False)
    if content.startswith(ZIP):
        return _zipped(content, base)
    if content.startswith(OLE):
        return _ole(content, base)
    head = content[:HEAD]
    return _text(head.lstrip(b"\xef\xbb\xbf \t\r\n"), head) or _binary(content, head, base)


def _text(start: bytes, head: bytes) -> Foreign | None:
    """Formats that are written as text."""
    if start.startswith(b"{\\rtf"):
        return Foreign(say("is-rtf"))
    if start.startswith(b"<"):
        return (
            Foreign(say("is-word-xml"))
            if _WORD_XML.search(head)
            else Foreign(say("is-office-xml"))
            if _OFFICE_XML.search(head)
            else None
        )
    header = _HEADER.match(start)
    if header and _MAIL.search(header[0]):
        return Foreign(say("is-mht") if _ARCHIVED.search(header[0]) else say("is-mail"))
    return None


def _binary(content: bytes, head: bytes, base: str) -> Foreign | None:
    if _PICTURE.match(head):
        return Foreign(say("is-picture"), document=False)
    if _PACKED.match(head):
        return Foreign(say("is-packed"))
    if _SHORTCUT.match(head):
        return Foreign(say("is-shortcut"), document=False)
    if head.startswith(b"%TSD-Header"):
        return Foreign(say("is-rights"))
    if content and not content.strip(b"\0"):
        return Foreign(say("is-zeros"))
    return Foreign(say("is-wps")) if b"\0" in head and base.lower().endswith(".wps") else None


def _ole(content: bytes, base: str) -> Foreign:
    """Old Office files, and whatever is locked: told by the first stream of the directory that is known."""
    places = {place: kind for stream, kind in STREAMS.items() if (place := _entry(content, stream)) is not None}
    kind = places[min(places)] if places else None
    if kind == "rights" or kind == "locked" and _holds(content, "DRMEncryptedDataSpace", "DRMEncryptedTransform"):
        return Foreign(say("is-rights"))
    if kind == "locked":
        return Foreign(say("is-locked"))
    if kind in ("sheet", "slides"):
        return Foreign(say("is-sheet") if kind == "sheet" else say("is-slides"), document=False)
    if kind == "mail":
        return Foreign(say("is-mail"))
    if kind == "wps" or base.lower().endswith(".wps"):
        return Foreign(say("is-wps"))
    return Foreign(say("is-doc") if kind == "doc" or base.lower().endswith(".doc") else say("is-ole"))


def _entry(content: bytes, stream: str) -> int | None:
    """Where the directory names a stream. An entry of 128 bytes holds the name, its length, and a kind: 2 for a
    stream."""
    named = stream.encode("utf-16-le") + b"\0\0"
    at = content.find(named)
    while at >= 0:
        if at % 128 == 0 and content[at + 64 : at + 67] == len(named).to_bytes(2, "little") + b"\2":
            return at
        at = content.find(named, at + 1)
    return None


def _holds(content: bytes, *names: str) -> bool:
    return any(name.encode("utf-16-le") in content for name in names)


def _zipped(content: bytes, base: str) -> Foreign | None:
    """What an archive holds; a damaged one is left to the reader of Word files, which says so."""
    import zipfile  # most reports are text, and need none

    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            names = archive.namelist()
            locked = any(entry.flag_bits & 1 for entry in archive.infolist())
            kind = _mimetype(archive) if "mimetype" in names and not locked else ""
    except Exception as error:  # whatever hostile bytes make zipfile raise
        return Foreign(say("is-cut", error=" ".join(str(error).split()))) if content[:HEAD].find(b"word/") > 0 else None
    return _packed(frozenset(names), kind, locked, base)


def _mimetype(archive: zipfile.ZipFile) -> str:
    with archive.open("mimetype") as file:
        return file.read(100).decode("ascii", "replace")


def _packed(names: frozenset[str], kind: str, locked: bool, base: str) -> Foreign | None:
    if any(name.startswith("word/") for name in names):
        return None
    if "OFD.xml" in names:
        return Foreign(say("is-ofd"))
    if "opendocument.text" in kind:
        return Foreign(say("is-odt"))
    if "opendocument.spreadsheet" in kind or any(name.startswith("xl/") for name in names):
        return Foreign(say("is-sheet"), document=False)
    if "opendocument.presentation" in kind or any(name.startswith("ppt/") for name in names):
        return Foreign(say("is-slides"), document=False)
    if "epub" in kind:
        return Foreign(say("is-epub"))
    if any(name.endswith(".iwa") or "buildVersionHistory" in name for name in names):
        return Foreign(say("is-pages"))
    if "uof.xml" in names:
        return Foreign(say("is-office-xml"))
    if base.lower().endswith(".wps"):
        return Foreign(say("is-wps"))
    return _archive(names, locked)


def _archive(names: frozenset[str], locked: bool) -> Foreign | None:
    """A plain archive: which file in it may be the report."""
    if "[Content_Types].xml" in names:
        return None
    inside = sorted(name for name in names if _REPORT.search(name) and not name.startswith("__MACOSX/"))
    if locked:
        return Foreign(say("is-locked-archive"))
    if inside:
        return Foreign(say("is-archive-with", name=_shown(inside[0])))
    return Foreign(say("is-archive"), document=False)


def _shown(name: str) -> str:
    """A name in an archive, fit for one line of a message."""
    last = PurePath(name).name
    return "".join(c if c.isprintable() else "\ufffd" for c in last)[-60:]
