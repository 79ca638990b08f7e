"""Bytes of a report → `Source`: decoded, nothing repaired.

Guarantees to the next step: `Source.text` is the file's text to the last code point, line ends included; a file that
cannot be decoded without loss raises `ParseError`.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from generator.model import Source
from generator.problems import ParseError, UsageError

MAX_BYTES = 20_000_000
"""A work report is some 100 KB; what is larger than this is something else."""

ENCODINGS = ("utf-8", "gb18030")


def read(path: Path, name: str | None = None) -> Source:
    """Read a report's file; `name` is what messages call it (default: the path as given).

    Raises ParseError for an empty file or an unknown encoding, UsageError where the file cannot be opened.
    """
    name = name or path.as_posix()
    try:
        if path.stat().st_size > MAX_BYTES:
            raise UsageError(f"{name}: larger than {MAX_BYTES // 1_000_000} MB; give the report alone, as text")
        content = path.read_bytes()
    except OSError as error:
        raise UsageError(f"{name}: {error.strerror or error}; give the path of a report") from error
    return decode(content, name)


def decode(content: bytes, name: str) -> Source:
    """Decode bytes, UTF-8 (with or without BOM) before GB18030."""
    sha256 = hashlib.sha256(content).hexdigest()
    encoding, text = _decoded(content, name, sha256)
    source = Source(name, sha256, encoding, text)
    if not text.strip():
        raise ParseError("empty", "the file has no text; save the report again as text (UTF-8)", source)
    return source


def _decoded(content: bytes, name: str, sha256: str) -> tuple[str, str]:
    if content.startswith(b"\xef\xbb\xbf"):
        candidates: tuple[str, ...] = ("utf-8-sig",)
    else:
        candidates = ENCODINGS
    failure = 0
    for encoding in candidates:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError as error:
            failure = failure or error.start
            continue
        if "\0" not in text:
            return encoding, text
        failure = failure or content.index(b"\0")
    readable = content[:failure].decode(candidates[0], "replace")
    message = "neither UTF-8 nor GB18030 text; save the report again as text, encoded in UTF-8"
    raise ParseError("encoding", message, Source(name, sha256, "unknown", readable), len(readable))
