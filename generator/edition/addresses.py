"""Addresses and paths of what belongs to a report, relative to the site's root or to `docs/`."""

from __future__ import annotations

from generator.edition.edition import Edition
from generator.model.report import Block


def pdf_path(id: str) -> str:
    """Path of a report's print edition under `docs/`."""
    return f"{id}/{id}.pdf"


def record_path(id: str) -> str:
    """Path under `docs/` of the record of its pages; engines pass over dotted names."""
    return f".baogao/print/{id}.json"


def card_path(id: str) -> str:
    """Path of a report's picture for shared links under `docs/`."""
    return f"{id}/card.png"


def card_record_path(id: str) -> str:
    """Path under `docs/` of what the picture was made from."""
    return f".baogao/print/{id}.card.json"


def block_url(edition: Edition, block: Block) -> str:
    """`zigong-2021/3-1/#p40`; a note's is its own page."""
    page = edition.home[block.n]
    if block.role == "note":
        return f"{edition.id}/notes/{edition.note_of[block.n].id}/#{edition.anchor(block)}"
    return f"{page.address}#{edition.anchor(block)}"
