"""`Edition` → the picture that shared links show, by the Typst compiler.

Guarantees to the next step: 1200 × 630 pixels, PNG; same edition and fonts, same bytes; its record names what it was
made from, so that a picture never outlives the title, place and year that it shows.
"""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.edition.addresses import card_path, card_record_path
from generator.edition.edition import Edition
from generator.model.shipped import templates
from generator.print.compiler import SECONDS
from generator.print.fonts import choose, lost
from generator.print.pdf import FontBook

TEMPLATE = "card.typ"


@dataclass(frozen=True, slots=True)
class Card:
    """A picture, made or found as it was."""

    png: bytes
    record: str
    """JSON: what `pictured` reads back."""


def draw(edition: Edition, book: FontBook, docs: Path, seconds: float = SECONDS) -> Card:
    """The picture of one report; the one under `docs/` where it is of the same words and fonts.

    Raises NoChineseFont, and InputError with the compiler's reason.
    """
    words = _words(edition)
    texts = {"xiaobiaosong": words["title"], "songti": words["above"] + words["line"]}
    choices = {
        role: choice
        for role, choice in choose(book.faces, texts, edition.decisions.printing.fonts).items()
        if role in texts
    }
    families = {role: choice.families for role, choice in choices.items()}
    template = _template(docs)
    known = {"words": _digest(words, template), "fonts": families}
    if found := _found(edition.id, docs, known):
        return found
    inputs = {"words": json.dumps(words), "fonts": json.dumps(families), "lost": json.dumps(lost(choices))}
    png = book.compiler.png(template, inputs, time.monotonic() + seconds)
    return Card(png, json.dumps(known | {"png": hashlib.sha256(png).hexdigest()}) + "\n")


def pictured(edition: Edition, docs: Path) -> bool:
    """Whether the picture under `docs/` is of this edition."""
    return _found(edition.id, docs, {"words": _digest(_words(edition), _template(docs))}) is not None


def _words(edition: Edition) -> dict[str, str]:
    imprint = edition.imprint
    return {"above": imprint.name.removesuffix(imprint.title), "title": imprint.title, "line": imprint.line}


def _template(docs: Path) -> Path:
    """The site's own, or else the program's."""
    first, *rest = (folder / TEMPLATE for folder in templates("print", docs.parent))
    return first if first.exists() or not rest else rest[0]


def _digest(words: dict[str, str], template: Path) -> str:
    said = json.dumps(words, ensure_ascii=False, sort_keys=True).encode()
    return hashlib.sha256(template.read_bytes() + said).hexdigest()


def _found(id: str, docs: Path, wanted: Mapping[str, object]) -> Card | None:
    """The picture that is there, if its record says what is wanted and its bytes are those of the record."""
    try:
        record = (docs / card_record_path(id)).read_text(encoding="utf-8")
        png = (docs / card_path(id)).read_bytes()
        told = json.loads(record)
        same = all(told[key] == json.loads(json.dumps(value)) for key, value in wanted.items())
        return Card(png, record) if same and told["png"] == hashlib.sha256(png).hexdigest() else None
    except (OSError, ValueError, KeyError, TypeError):
        return None
