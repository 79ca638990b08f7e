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

from generator.edition.addresses import card_path, card_record_path, pdf_path, record_path
from generator.edition.edition import Edition
from generator.library import slow
from generator.library.edition_of import edition
from generator.library.reports import chosen
from generator.library.write import write, writing
from generator.model.decisions import FONT_ROLES
from generator.model.messages import Message, listed, say
from generator.model.problems import InputError, Located
from generator.model.shipped import templates
from generator.print.card import Card, draw
from generator.print.compiler import SECONDS
from generator.print.fonts import NAMES, STAND_IN, NoChineseFont, kind_of, lost
from generator.print.pdf import FontBook, Print, installed, print_pdf

Made = TypeVar("Made")

PLACES = 10
"""How many further places of a character without a glyph are told."""


@dataclass(frozen=True, slots=True)
class Pressed:
    """What was made of one report."""

    id: str
    booklet: Print | None = None
    picture: Card | None = None
    problems: tuple[Located | str, ...] = ()
    """What could not be done as it should be, each with its reason; of a report that nobody named and that cannot be
    read, only that: the reasons are what `check` and `build` are for, and `make` runs both."""


def press(
    reports: Path, docs: Path, ids: Sequence[str] = (), folders: Sequence[Path] = (), seconds: float = SECONDS
) -> Iterator[Pressed]:
    """Print the named reports, or all, one after another. `folders`: of fonts, beside the machine's own; `seconds`:
    what one booklet or one picture may take.

    Raises UsageError where there is no such report, and InputError where one that was named cannot be read.
    """
    book = installed(folders)
    for id in chosen(reports, ids):
        with slow.named(reports / id):
            pressed = _pressed(id, reports / id, docs, book, seconds, named=bool(ids))
        yield pressed


def remarks(made: Print) -> Iterator[Message]:
    """Which faces stand in for others; one line each."""
    for role in FONT_ROLES:
        for remark in made.choices[role].remarks:
            yield say("font-role", role=NAMES[role], remark=remark)


def _pressed(id: str, folder: Path, docs: Path, book: FontBook, seconds: float, named: bool) -> Pressed:
    try:
        planned = edition(folder)
    except InputError:
        if named:
            raise
        return Pressed(id, problems=(say("print-unread", id=id),))
    return _made(planned, docs, book, seconds)


def _made(planned: Edition, docs: Path, book: FontBook, seconds: float) -> Pressed:
    """The booklet and the picture, written; where one fails, the other alone."""
    file, problems = planned.report.source.file, list[Located | str]()
    booklet = _tried(
        lambda: print_pdf(planned, book, templates("print", docs.parent), seconds),
        lambda reason: problems.append(say("no-booklet", file=file, reason=reason)),
    )
    if booklet:
        problems += [*_lost(planned, booklet), *_absent(planned, booklet), *_astray(planned, booklet)]
    picture = _tried(
        lambda: draw(planned, book, docs, seconds),
        lambda reason: problems.append(say("no-picture", file=file, reason=reason)),
    )
    with writing(docs):
        write(docs, _files(planned.id, booklet, picture), keep=None)
    return Pressed(planned.id, booklet, picture, tuple(problems))


def _tried(make: Callable[[], Made], fail: Callable[[str], None]) -> Made | None:
    """What could be made; the reason is told where it could not, whatever it is: nothing else is to wait for it."""
    try:
        return make()
    except (NoChineseFont, OSError):  # another report would meet it as well
        raise
    except InputError as error:
        fail(error.args[0])
    except Exception as error:
        fail(say("file-fault", said=f"{type(error).__name__}: {error}"))
    return None


def _files(id: str, booklet: Print | None, picture: Card | None) -> dict[str, str | bytes]:
    files: dict[str, str | bytes] = {}
    if booklet:
        files |= {pdf_path(id): booklet.pdf, record_path(id): booklet.record}
    if picture:
        files |= {card_path(id): picture.png, card_record_path(id): picture.record}
    return files


def _lost(edition: Edition, booklet: Print) -> list[Located]:
    """Each character that no font has, with its places: in the report, or else in report.toml; in their order."""
    source, decisions = edition.report.source, edition.decisions
    places = {character: list[tuple[int, int]]() for character in lost(booklet.choices)}
    for start, end in sorted((piece.start, piece.end) for block in edition.report.blocks for piece in block.pieces):
        for at, character in enumerate(source.text[start:end], start):
            if character in places:
                places[character].append(source.position(at))
    out = []
    for character, found in places.items():
        file, first = (source.file, found[0]) if found else (decisions.file, _written(Path(decisions.file), character))
        out.append((not found, Located(file, *first, "glyph-missing", _said_of(character, found))))
    return [problem for _, problem in sorted(out, key=lambda told: (told[0], told[1].line, told[1].column))]


def _said_of(character: str, places: Sequence[tuple[int, int]]) -> Message:
    """What is printed for it, how often, and what helps against it."""
    more = [f"{line}:{column}" for line, column in places[1 : 1 + PLACES]]
    also = say("glyph-also", places=listed(more, ", ", "、"), count=len(places)) if more else ""
    said = {"code": f"U+{ord(character):04X}", "stand_in": STAND_IN, "also": also}
    match kind_of(character):
        case "control":
            return say("glyph-control", **said)
        case "private":
            return say("glyph-private", **said)
        case "unknown":
            return say("glyph-unknown", **said)
        case "han":
            return say("glyph-han", character=character, **said)
        case "picture":
            return say("glyph-picture", character=character, **said)
        case _:
            return say("glyph-other", character=character, **said)


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


def _astray(edition: Edition, booklet: Print) -> Iterator[Message]:
    """Pages without a note that they call."""
    pages = [str(page) for page in booklet.astray]
    if pages:
        few = listed(pages[:PLACES], ", ", "、")
        yield say("notes-astray", file=edition.report.source.file, pages=few, count=len(pages))
