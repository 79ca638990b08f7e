"""What hangs in a Word file and is no text → its kind and its alternative text.

Told are pictures, charts, SmartArt, shapes whose words are drawn, embedded objects. Guarantee: what carries no words is
not told: lines, plain shapes, what its author marks as decoration, what is thinner than a character's stroke.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.formats.word.archive import W
from generator.model.source import UnreadKind

THIN = 36_000
"""Height or width in EMU, a millimetre, up to which a picture is a line."""

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_PICTURE = "{http://schemas.openxmlformats.org/drawingml/2006/picture}pic"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_V = "{urn:schemas-microsoft-com:vml}"
_O = "{urn:schemas-microsoft-com:office:office}"
_KINDS: tuple[tuple[str, UnreadKind], ...] = (("/chart", "chart"), ("/chartex", "chart"), ("/diagram", "diagram"))
"""How the address ends that tells what a drawing holds, beside pictures and shapes."""

HOLDERS = frozenset((W + "drawing", W + "pict", W + "object"))
"""Elements in which what is no text hangs; text boxes stand in them too."""


def objects_of(holder: Any) -> Iterator[tuple[UnreadKind, str | None]]:
    """The kind and the alternative text of whatever hangs here and is not read."""
    if holder.tag == W + "object":
        yield "object", _vml_words(holder)
    elif holder.tag == W + "pict":
        if any(not _is_line(image) for image in holder.iter(_V + "imagedata")):
            yield "picture", _vml_words(holder)
        for art in holder.iter(_V + "textpath"):
            if (art.get("string") or "").strip():
                yield "drawing", art.get("string")
    elif not _is_decoration(holder):
        kind = _drawn(holder)
        if kind:
            yield kind, _words(holder)


def _drawn(drawing: Any) -> UnreadKind | None:
    addresses = [element.get("uri") or "" for element in drawing.iter(_A + "graphicData")]
    found = next((kind for ending, kind in _KINDS if any(address.endswith(ending) for address in addresses)), None)
    if found:
        return found
    if next(drawing.iter(_PICTURE), None) is not None:
        return "picture"
    return "drawing" if any((text.text or "").strip() for text in drawing.iter(_A + "t")) else None


def _is_decoration(drawing: Any) -> bool:
    extent = next(drawing.iter(_WP + "extent"), None)
    sides = [extent.get(side) or "" for side in ("cx", "cy")] if extent is not None else []
    if any(side.isascii() and side.isdecimal() and int(side[:12]) < THIN for side in sides):
        return True
    named = next(drawing.iter(_WP + "docPr"), None)
    hidden = named is not None and named.get("hidden") in ("1", "true")
    return hidden or any(
        e.get("val") in ("1", "true")
        for e in drawing.iter("{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative")
    )


def _is_line(image: Any) -> bool:
    """Whether an old picture is Word's horizontal rule."""
    shape = image.getparent()
    return shape.get(_O + "hr") in ("t", "true") or shape.get(_O + "hrpct") is not None


def _words(drawing: Any) -> str | None:
    named = next(drawing.iter(_WP + "docPr"), None)
    return (named.get("descr") or named.get("title")) if named is not None else None


def _vml_words(holder: Any) -> str | None:
    return next(
        (
            shape.get("alt") or shape.get("title")
            for shape in holder.iter(_V + "shape", _V + "rect")
            if shape.get("alt") or shape.get("title")
        ),
        None,
    )
