"""Reports → their print editions, and their pictures for shared links, under `docs/`, beside the pages of `build`.

Guarantee: what cannot be printed or drawn is said with its reason and leaves its files as they were; everything else is
made. A report stands in the way of no other.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar
from unicodedata import category

from generator.edition.addresses import card_path, card_record_path, pdf_path, record_path
from generator.edition.edition import Edition
from generator.library import slow
from generator.library.edition_of import edition
from generator.library.reports import chosen
from generator.library.write import write, writing
from generator.model.decisions import FONT_ROLES
from generator.model.messages import Message, say
from generator.model.problems import InputError, Located
from generator.model.shipped import templates
from generator.print.card import Card, draw
from generator.print.fonts import NAMES, STAND_IN, NoChineseFont, lost
from generator.print.pdf import FontBook, Print, installed, print_pdf

Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class Pressed:
    """What was made of one report."""

    id: str
    booklet: Print | None = None
    picture: Card | None = None
    problems: tuple[Located | str, ...] = ()
    """What could not be done as it should be, each with its reason."""


def press(reports: Path, docs: Path, ids: Sequence[str] = (), folders: Sequence[Path] = ()) -> Iterator[Pressed]:
    """Print the named reports, or all, one after another. `folders`: of fonts, beside the machine's own.

    Raises UsageError where there is no such report.
    """
    book = installed(folders)
    for id in chosen(reports, ids):
        with slow.named(reports / id):
            made = _pressed(id, reports / id, docs, book)
        yield made


def remarks(made: Print) -> Iterator[Message]:
    """Which faces stand in for others; one line each."""
    for role in FONT_ROLES:
        for remark in made.choices[role].remarks:
            yield say("font-role", role=NAMES[role], remark=remark)


def _pressed(id: str, folder: Path, docs: Path, book: FontBook) -> Pressed:
    try:
        return _made(edition(folder), docs, book)
    except InputError as error:
        return Pressed(id, problems=(error.at or error.args[0],))


def _made(planned: Edition, docs: Path, book: FontBook) -> Pressed:
    """The booklet and the picture, written; where one fails, the other alone."""
    file, problems = planned.report.source.file, list[Located | str]()
    booklet = _tried(
        lambda: print_pdf(planned, book, templates("print", docs.parent)),
        lambda reason: problems.append(say("no-booklet", file=file, reason=reason)),
    )
    if booklet:
        problems += [*_lost(planned, booklet), *_absent(planned, booklet)]
    picture = _tried(
        lambda: draw(planned, book, docs), lambda reason: problems.append(say("no-picture", file=file, reason=reason))
    )
    with writing(docs):
        write(docs, _files(planned.id, booklet, picture), keep=None)
    return Pressed(planned.id, booklet, picture, tuple(problems))


def _tried(make: Callable[[], Made], fail: Callable[[str], None]) -> Made | None:
    """What could be made; the reason is told where it could not, whatever it is: nothing else is to wait for it."""
    try:
        return make()
    except NoChineseFont:
        raise
    except InputError as error:
        fail(error.args[0])
    except Exception as error:
        fail(say("print-fault", reason=f"{type(error).__name__}: {error}"))
    return None


def _files(id: str, booklet: Print | None, picture: Card | None) -> dict[str, str | bytes]:
    files: dict[str, str | bytes] = {}
    if booklet:
        files |= {pdf_path(id): booklet.pdf, record_path(id): booklet.record}
    if picture:
        files |= {card_path(id): picture.png, card_record_path(id): picture.record}
    return files


def _lost(edition: Edition, booklet: Print) -> Iterator[Located]:
    """Each character that no font has, at its first place: in the report, or else in report.toml."""
    source, decisions = edition.report.source, edition.decisions
    pieces = [piece for block in edition.report.blocks for piece in block.pieces]
    for character in lost(booklet.choices):
        found = (source.text.find(character, piece.start, piece.end) for piece in pieces)
        at = min((at for at in found if at >= 0), default=None)
        place = (
            (source.file, *source.position(at))
            if at is not None
            else (decisions.file, *_written(Path(decisions.file), character))
        )
        count = sum(source.text.count(character, piece.start, piece.end) for piece in pieces) or 1
        code = f"U+{ord(character):04X}"
        said = say("glyph-missing", character=character, code=code, stand_in=STAND_IN, count=count)
        if category(character) == "Cc":
            said = say("glyph-control", code=code, stand_in=STAND_IN)
        yield Located(*place, "glyph-missing", said)


def _written(toml: Path, character: str) -> tuple[int, int]:
    """Line and column where report.toml has a character, as itself or by its number; its beginning where it has not."""
    number = f"{ord(character):x}"
    content = toml.read_text(encoding="utf-8") if toml.exists() else ""
    found = re.search(rf"{re.escape(character)}|\\u{number:0>4}|\\U{number:0>8}", content, re.IGNORECASE)
    before = content[: found.start()] if found else ""
    return before.count("\n") + 1, len(before) - before.rfind("\n")


def _absent(edition: Edition, booklet: Print) -> Iterator[Message]:
    """Families that report.toml asks for in vain."""
    for role, choice in booklet.choices.items():
        for family in choice.absent:
            yield say("font-absent", file=edition.decisions.file, role=role, family=family, instead=choice.families[0])
