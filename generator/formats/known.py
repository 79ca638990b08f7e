"""The formats in which a report may be given: their names and suffixes, each once.

A new format is a line here, a reader beside this module, and how its first bytes are told (`read`).
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Format:
    name: str
    """As `Source.format` has it."""
    suffixes: tuple[str, ...]
    """The first is what a report's copy in its folder is called."""
    more: tuple[str, ...] = ()
    """Suffixes of files that are read, though no report's folder holds one."""


TEXT = Format("txt", (".txt",))
DOCX = Format("docx", (".docx",))
HTML = Format("html", (".html", ".htm"))
MARKDOWN = Format("md", (".md",), (".markdown",))
PDF = Format("pdf", (".pdf",))

FORMATS = (TEXT, DOCX, HTML, MARKDOWN, PDF)
SUFFIXES = tuple(suffix for known in FORMATS for suffix in known.suffixes)
"""Of a report in its folder."""
READABLE = frozenset(suffix for known in FORMATS for suffix in (*known.suffixes, *known.more))

OFFICE = (".doc", ".wps")
"""Suffixes of formats that hold reports and are not read; it is said what to do."""
ENCODING_NAMES = {"utf-8": "UTF-8", "utf-8-sig": "UTF-8（带 BOM）", "gb18030": "GB18030"}
"""Encodings of text, as readers of a check page know them."""
