"""Reports → their print editions, and their pictures for shared links, under `docs/`, beside the pages of `build`.

Guarantee: a report that cannot be printed leaves every file as it was.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from generator.build import chosen, edition
from generator.messages import Message, say
from generator.model import FONT_ROLES
from generator.pages import card_path, card_record_path, pdf_path, record_path
from generator.print.card import draw
from generator.print.fonts import NAMES
from generator.print.pdf import Print, installed, print_pdf
from generator.write import write, writing


def press(reports: Path, docs: Path, ids: Sequence[str] = (), folders: Sequence[Path] = ()) -> dict[str, Print]:
    """Print the named reports, or all; returns what was made by id. `folders`: of fonts, beside the machine's own.

    Raises InputError where one cannot be printed; `docs/` is then as it was.
    """
    book = installed(folders)
    made: dict[str, Print] = {}
    files: dict[str, str | bytes] = {}
    for id in chosen(reports, ids):
        planned = edition(reports / id)
        made[id], card = print_pdf(planned, book), draw(planned, book, docs)
        files |= {pdf_path(id): made[id].pdf, record_path(id): made[id].record, card_path(id): card.png, card_record_path(id): card.record}
    with writing(docs):
        write(docs, files, keep=None)
    return made


def remarks(made: Print) -> Iterator[Message]:
    """Which faces stand in for others; one line each."""
    for role in FONT_ROLES:
        for remark in made.choices[role].remarks:
            yield say("font-role", role=NAMES[role], remark=remark)
