"""Where everything of a report stands: paths under `docs/`, addresses from the site's root, anchors' names.

Guarantees to who links:
1. nothing else makes a path or an address by hand; the contract with the outside is kept or broken here;
2. an address is relative to the root of the site that has the report; `in_full` puts that site's base before it, so
   that reports of one library may stand on several sites.
"""

from __future__ import annotations


def in_full(base: str | None, address: str) -> str | None:
    """An address in full; `None` where the site's, with its closing slash, is not known."""
    return f"{base}{address}" if base else None


def page_path(id: str, name: str) -> str:
    """`zigong-2021/3-1.md`; the cover's name is `index`."""
    return f"{id}/{name}.md"


def notes_path(id: str) -> str:
    """Path of the index of notes."""
    return page_path(id, "notes/index")


def note_path(id: str, note: str) -> str:
    """Path of a note's own page."""
    return page_path(id, f"notes/{note}")


def page_address(path: str) -> str:
    """The address of a page by its path: `zigong-2021/3-1/`."""
    return path.removesuffix("index.md") if path.endswith("index.md") else path.removesuffix(".md") + "/"


def report_address(id: str) -> str:
    """The cover's: `zigong-2021/`."""
    return page_address(page_path(id, "index"))


def notes_address(id: str) -> str:
    """`zigong-2021/notes/`."""
    return page_address(notes_path(id))


def note_address(id: str, note: str) -> str:
    """`zigong-2021/notes/6/`."""
    return page_address(note_path(id, note))


def file_path(id: str, name: str) -> str:
    """Path, and address, of a file to take along: `zigong-2021/report.json`."""
    return f"{id}/{name}"


def pdf_path(id: str) -> str:
    """Path of a report's print edition under `docs/`."""
    return file_path(id, f"{id}.pdf")


def record_path(id: str) -> str:
    """Path under `docs/` of the record of its pages; engines pass over dotted names."""
    return f".baogao/print/{id}.json"


def card_path(id: str) -> str:
    """Path of a report's picture for shared links under `docs/`."""
    return file_path(id, "card.png")


def card_record_path(id: str) -> str:
    """Path under `docs/` of what the picture was made from."""
    return f".baogao/print/{id}.card.json"


def paragraph_name(number: str | None) -> str:
    """What a place is called by its paragraph's number: `第4段`; of no paragraph, 标题."""
    return f"第{number}段" if number else "标题"
