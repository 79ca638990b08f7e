"""Notes and the places of their terms → the values of popups, entry pages and the index of notes.

Every place of a note is listed in one order, the source's, wherever it is listed, and bears one name: `第4段`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import Any

from generator.chinese.pinyin import sort_key
from generator.edition.addresses import note_path, notes_address, notes_path, paragraph_name
from generator.edition.edition import Edition, Page, PageKind, heading_words
from generator.edition.facts import named
from generator.edition.imprint import Imprint
from generator.edition.markdown import escape
from generator.edition.readings import reading_of, typed
from generator.model.report import Note, Occurrence, Report
from generator.site.markup import PageMarkup
from generator.site.metadata import term_node, terms_node

UNSEEN = "正文未见"

_Show = Callable[[Edition, PageMarkup, Occurrence, Sequence[Occurrence]], dict[str, Any]]
"""What a page says of a place among the places of its note."""


def _plan(id: str, imprint: Imprint, report: Report) -> Iterator[Page]:
    """The index, and a page for each note; none where there are no notes."""
    if not report.notes:
        return
    heading = (report.notes_heading,) if report.notes_heading else ()
    title = named(report.block(report.notes_heading).text) if report.notes_heading else "名词解释"
    yield Page(notes_path(id), NOTES, title, (*heading, *(note.block for note in report.notes)))
    for note in report.notes:
        yield Page(note_path(id, note.id), NOTE, _title(note), (note.block,), note=note)


def _title(note: Note) -> str:
    """`注释6：五同步`."""
    return f"注释{note.ordinal}" + (f"：{'、'.join(note.terms)}" if note.terms else "")


def popup(edition: Edition, markup: PageMarkup, id: str) -> dict[str, Any]:
    """A note as it is shown at the spot; `previous` and `next` lead from this page's places to those around them."""
    note, places = edition.notes[id], edition.places[id]
    text = edition.report.block(note.block).text
    here = [at for at, o in enumerate(places) if o.place.block in markup.page.blocks]
    several = len(places) > 1
    after = (here[-1] + 1 if len(here) < len(places) else here[0] + 1) % len(places)
    return {
        "id": id,
        "ordinal": note.ordinal,
        "headword": escape(edition.report.words(note.headword)) if note.headword else "",
        "gloss": escape(text[note.gloss.start : note.gloss.end].strip()),
        "entry": markup.to(note_path(edition.id, id)),
        "count": len(places),
        "found": found(len(places)),
        "groups": _groups(edition, markup, places, _line) if several else [],
        "previous": markup.place(places[here[0] - 1]) if here[0] else None,
        "next": {"href": markup.place(places[after]), "words": "下一处" if after else "回到首处"} if several else None,
    }


def found(count: int) -> str:
    """What a link to a note's places says."""
    return f"全文{count}处" if count else UNSEEN


def _index(edition: Edition, page: Page, markup: PageMarkup) -> dict[str, Any]:
    """All notes, by number and by pinyin."""
    heading = edition.report.notes_heading
    return {
        "heading": markup.block(heading) if heading else None,
        "total": len(edition.report.notes),
        "entries": [_index_entry(edition, markup, note) for note in edition.report.notes],
        "letters": _by_pinyin(edition, markup),
    }


def _own_page(edition: Edition, page: Page, markup: PageMarkup) -> dict[str, Any]:
    """A note's own page: what it explains and every place where its terms are printed."""
    note = page.note
    assert note  # `plan` gives the page of a note its note
    places = edition.places[note.id]
    return {
        "block": markup.block(note.block),
        "terms": note.terms if len(note.terms) > 1 else (),
        "headword": edition.report.words(note.headword) if note.headword else "",
        "printed": _printed_forms(edition, note),
        "reading": "　".join(" ".join(reading_of(edition, term)) for term in note.terms),
        "found": f"全文出现{len(places)}处" if places else UNSEEN,
        "unseen": None if places else "正文没有照这条注释的词头印出这个词。",
        "groups": _groups(edition, markup, places, _sentence),
    }


def _index_entry(edition: Edition, markup: PageMarkup, note: Note) -> dict[str, Any]:
    return {
        "block": markup.block(note.block),
        "href": markup.to(note_path(edition.id, note.id)),
        "found": found(len(edition.places[note.id])),
        "pinyin": " ".join(typed(reading_of(edition, term)) for term in note.terms),
    }


def _by_pinyin(edition: Edition, markup: PageMarkup) -> list[dict[str, Any]]:
    """Headwords under the first letter of their pinyin; figures and signs before them."""
    words = []
    for note in edition.report.notes:
        for term in note.terms:
            reading = reading_of(edition, term)
            key = sort_key(reading)
            letter = key[0][0].upper() if key and key[0][:1].isascii() and key[0][:1].isalpha() else "数字与符号"
            words.append(((len(letter) == 1, letter, key, note.block), term, " ".join(reading), note))
    words.sort(key=lambda word: word[0])
    return [
        {
            "letter": letter,
            "terms": [
                {
                    "words": term,
                    "pinyin": reading,
                    "ordinal": note.ordinal,
                    "note": note.id,
                    "href": markup.to(note_path(edition.id, note.id)),
                }
                for _, term, reading, note in group
            ],
        }
        for letter, group in groupby(words, key=lambda word: word[0][1])
    ]


def _printed_forms(edition: Edition, note: Note) -> list[dict[str, Any]]:
    """How the text prints the note's terms, and how often; none where it always prints them as the note does."""
    counts = Counter(_printed(edition, occurrence) for occurrence in edition.places[note.id])
    if not set(counts) - set(note.terms) - {""}:
        return []
    return [{"words": words, "count": count} for words, count in counts.items() if words]


def _printed(edition: Edition, occurrence: Occurrence) -> str:
    """The words of a place, without the marker and without quotation marks around the whole."""
    words = edition.report.words(occurrence.words).strip()
    return words[1:-1] if re.fullmatch("“[^“”]*”", words) else words


def _groups(edition: Edition, markup: PageMarkup, places: Sequence[Occurrence], show: _Show) -> list[dict[str, Any]]:
    """Places under the heading of the section that they stand in."""
    return [
        {"words": words, "href": href, "places": [show(edition, markup, occurrence, places) for occurrence in group]}
        for (words, href), group in groupby(places, key=lambda o: _where(edition, markup, o))
    ]


def _where(edition: Edition, markup: PageMarkup, occurrence: Occurrence) -> tuple[str, str]:
    """The innermost heading that an occurrence stands under, and its address."""
    n = occurrence.place.block
    section, home = edition.section_of.get(n), edition.home[n]
    if section is None or section.heading is None:
        return home.title, markup.to(home.path)
    anchor = None if section == home.section else f"s{section.id}"
    return heading_words(edition.report, section), markup.to(home.path, anchor)


def _line(edition: Edition, markup: PageMarkup, occurrence: Occurrence, places: Sequence[Occurrence]) -> dict[str, Any]:
    """A place with the few words around it."""
    return {
        "href": markup.place(occurrence),
        "where": paragraph_name(edition.report.block(occurrence.place.block).paragraph),
        "words": markup.excerpt(occurrence),
    }


def _sentence(
    edition: Edition, markup: PageMarkup, occurrence: Occurrence, places: Sequence[Occurrence]
) -> dict[str, Any]:
    """A place with its whole sentence and the ways to the places before and after it."""
    at = occurrence.number - 1
    return {
        "number": occurrence.number,
        "anchor": occurrence.anchor,
        "href": markup.place(occurrence),
        "sentence": markup.sentence(occurrence),
        "called": occurrence.call is not None,
        "where": paragraph_name(edition.report.block(occurrence.place.block).paragraph),
        "previous": places[at - 1].anchor if at else None,
        "next": places[at + 1].anchor if at + 1 < len(places) else None,
    }


NOTES = PageKind(
    "notes",
    _plan,
    _index,
    "{name}的全部名词解释，按编号和拼音排列。",
    terms_node,
    running=True,
    citable=True,
    beside="名词解释与注释",
)
NOTE = PageKind(
    "note",
    lambda *_: (),
    _own_page,
    "{name}对“{terms}”的注释，及全文出现的位置。",
    term_node,
    above=lambda edition, page: [("名词解释", notes_address(edition.id))],
    citable=True,
    equals=True,
)
"""Planned with their index."""
