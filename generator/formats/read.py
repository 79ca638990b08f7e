"""Bytes of a report → `Source`: decoded, nothing repaired; the format is told from the content, not from the name.

Guarantees to the next step: for a text file `Source.text` is its text to the last code point, line ends included; for
any other format it is the text that the format's reader gathered, with the evidence of its markup. What cannot be read
without loss raises `ParseError`, one line that says what to do.
"""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from generator.formats import known
from generator.formats.gathered import Gathered, Unreadable
from generator.formats.known import Format
from generator.model.messages import Message, of_system, say
from generator.model.problems import ParseError
from generator.model.source import Source

MAX_BYTES = 20_000_000
"""A work report is some 100 KB; what is larger than this is something else."""

ENCODINGS = ("utf-8", "gb18030")
MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
"""Byte order marks, and what they stand for."""

_HAN = re.compile(rb"(?:\xef\xbb\xbf)?\s*[\xe3-\xe9][\x80-\xbf]{2}")
"""A file that begins with a Chinese character in UTF-8 is text, and nothing else need be loaded to know it."""

COMMON = "的，。、和年"
"""Characters without which a long Chinese text was decoded wrongly."""


def read(path: Path, name: str | None = None) -> Source:
    """Read a report's file; `name` is what messages call it (default: the path as given).

    Raises ParseError for a file that is empty, damaged, undecodable, or cannot be opened.
    """
    name = name or path.as_posix()
    return decode(content_of(path, name), name)


def content_of(path: Path, name: str) -> bytes:
    """The file's bytes. Raises ParseError for what is no file, or is larger than any report."""
    try:
        if path.exists() and not path.is_file():
            raise Unreadable(say("file-folder" if path.is_dir() else "file-pipe"))
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
        if len(content) > MAX_BYTES:
            raise Unreadable(say("file-large", size=MAX_BYTES // 1_000_000))
        return content
    except Unreadable as error:
        said = error.args[0]
    except (OSError, ValueError) as error:
        key = "file-denied" if isinstance(error, PermissionError) else "file-closed"
        said = say(key, reason=of_system(error))
    raise ParseError("unreadable", said, Source(name, "", "unknown", ""))


def suffix_of(name: str, source: Source) -> str:
    """The suffix that tells what is in a file, whatever it is called: `.txt`, `.docx`, `.html`, `.md` or `.pdf`."""
    if source.format == known.TEXT.name and _is_named_markdown(name):
        return known.MARKDOWN.suffixes[0]
    return next(each.suffixes[0] for each in known.FORMATS if each.name == source.format)


def _is_named_markdown(name: str) -> bool:
    """Markdown alone is told by name: in any other text file a # is a #."""
    return name.lower().endswith((*known.MARKDOWN.suffixes, *known.MARKDOWN.more))


def decode(content: bytes, name: str) -> Source:
    """Make a source of bytes in any accepted format."""
    sha256 = hashlib.sha256(content).hexdigest()
    format, encoding, text, gathered = _gathered(content, name, sha256)
    if gathered is None:
        source = Source(name, sha256, encoding, text)
    else:
        evidence = (tuple(gathered.bold), tuple(gathered.raised), tuple(gathered.furniture), tuple(gathered.unread))
        source = Source(name, sha256, encoding, gathered.text, *evidence, format.name)
    if not source.text.strip():
        raise ParseError("empty", say("file-empty"), source)
    return source


def _gathered(content: bytes, name: str, sha256: str) -> tuple[Format, str, str, Gathered | None]:
    """Format, encoding, text and, where the format has markup, what its reader gathered."""
    from generator.formats.html import from_html, is_html
    from generator.formats.markdown import from_markdown, is_markdown

    try:
        packed = None if _HAN.match(content) else _packed(content, name)
        if packed:
            return packed[0], packed[0].name, "", packed[1]
        encoding, text = _decoded(content, name, sha256)
        if is_html(text):
            return known.HTML, encoding, text, from_html(text)
    except Unreadable as error:
        raise ParseError("unreadable", _one_line(error), Source(name, sha256, "unknown", "")) from error
    if _is_named_markdown(name) and is_markdown(text):
        return known.MARKDOWN, encoding, text, from_markdown(text)
    return known.TEXT, encoding, text, None


def _one_line(error: Unreadable) -> str:
    said = error.args[0]
    return said if isinstance(said, Message) else " ".join(str(said).split())


def _packed(content: bytes, name: str) -> tuple[Format, Gathered] | None:
    """What a binary format's reader gathered; `None` for text. Raises Unreadable."""
    from generator.formats.foreign_files import ZIP, foreign

    other = foreign(content, name)
    if other:
        raise Unreadable(other.said)
    # Most reports are text: each reader is loaded for its own format alone.
    if content.startswith(ZIP):
        from generator.formats.word.document import from_docx

        return known.DOCX, from_docx(content)
    if b"%PDF-" in content[:1024]:
        from generator.formats.pdf import from_pdf

        return known.PDF, from_pdf(content)
    return None


def _decoded(content: bytes, name: str, sha256: str) -> tuple[str, str]:
    """UTF-8 and UTF-16 with a mark by their mark; else UTF-8 before GB18030."""
    marked = next((encoding for mark, encoding in MARKS if content.startswith(mark)), None)
    marked = marked or _unmarked_utf16(content)
    failure = None
    for encoding in (marked,) if marked else ENCODINGS:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError as error:
            failure = error.start if failure is None else failure
            continue
        if "\0" not in text and (encoding != "gb18030" or _is_chinese(text)):
            return encoding, text
        failure = content.find(b"\0") if failure is None else failure
    readable = content[: max(0, failure or 0)].decode(marked or "utf-8", "replace")
    raise ParseError("encoding", say("file-encoding"), Source(name, sha256, "unknown", readable), len(readable))


def _unmarked_utf16(content: bytes) -> str | None:
    """UTF-16 that has lost its mark: line ends and figures have a NUL on one side."""
    if len(content) % 2 or b"\0" not in content[:4000]:
        return None
    for encoding in ("utf-16-le", "utf-16-be"):
        text = content.decode(encoding, "replace")
        if "\ufffd" not in text and "\0" not in text and sum(text.count(c) for c in COMMON) * 100 > len(text):
            return encoding
    return None


def _is_chinese(text: str) -> bool:
    return len(text) < 200 or sum(text.count(c) for c in COMMON) * 100 > len(text)
