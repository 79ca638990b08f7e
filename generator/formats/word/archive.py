"""A Word file's archive → its parts as XML trees.

Guarantee to the next step: nothing outside the archive is read, it unpacks to no more than a report may need, entities
are not expanded, and every part is in the namespaces of the transitional format, whichever of the two the file was
saved in.
"""

from __future__ import annotations

import posixpath
import zipfile
from typing import Any

from generator.formats.gathered import Unreadable
from generator.model.messages import of_system, say

MAX_XML = 40_000_000
"""Bytes of all unpacked parts; a report's are below 2 MB."""
MAX_TAGS = 2_000_000
"""Tags of one part; a report's has some 50,000."""
PACKED, SMALL = 100, 1_000_000
"""A part of so many bytes is no document where it is packed to less than a hundredth: Word's are some twentieth."""

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

_STRICT = (
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", b"http://schemas.openxmlformats.org/officeDocument/2006/math"),
)
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


def document_of(archive: zipfile.ZipFile) -> tuple[Any, str]:
    """The document and the folder in which its other parts stand. Raises Unreadable where there is none."""
    _refuse_bombs(archive)
    name = _main(archive)
    body = part(archive, name)
    if body is None:
        raise Unreadable(say("word-other-zip"))
    return body, posixpath.dirname(name)


def _refuse_bombs(archive: zipfile.ZipFile) -> None:
    parts = [info for info in archive.infolist() if info.filename.lower().endswith((".xml", ".rels"))]
    if sum(info.file_size for info in parts) > MAX_XML:
        raise Unreadable(say("word-large", size=MAX_XML // 1_000_000))
    for info in parts:
        if info.file_size > SMALL and info.file_size > PACKED * max(1, info.compress_size):
            raise Unreadable(say("word-bomb", name=info.filename, size=info.file_size // 1_000_000))


def _main(archive: zipfile.ZipFile) -> str:
    relations = part(archive, "_rels/.rels")
    for relation in relations.iter(_RELATIONSHIP) if relations is not None else ():
        if (relation.get("Type") or "").endswith("/officeDocument"):
            return (relation.get("Target") or "").lstrip("/")
    return "word/document.xml"


def part(archive: zipfile.ZipFile, name: str) -> Any:
    """One part's root element; `None` where the archive has no such part. Raises Unreadable."""
    from lxml import etree

    try:
        info = archive.getinfo(name)
    except KeyError:
        return None
    if info.file_size > MAX_XML:
        raise Unreadable(say("word-large", size=MAX_XML // 1_000_000))
    with archive.open(info) as file:
        content = file.read(MAX_XML + 1)
    if content.count(b"<") > MAX_TAGS:
        raise Unreadable(say("word-tags", name=name, count=MAX_TAGS))
    for strict, transitional in _STRICT:
        content = content.replace(strict, transitional)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        return etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise Unreadable(say("word-part-damaged", name=name, error=of_system(error))) from error
