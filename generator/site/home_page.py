"""`Edition`s → what the home page lays out: one report's contents, or the list of them all.

A list has one line a report where all are of one place, newest first; else one line a place, by pinyin, so that
hundreds of reports stay a list that can be looked through.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from generator.chinese.pinyin import sort_key, syllables
from generator.edition.edition import Edition, has_page, heading_words
from generator.edition.imprint import imprint_line
from generator.model.report import Section


def home_view(editions: Sequence[Edition]) -> dict[str, Any]:
    """The context of the site's home page."""
    alone = len(editions) == 1
    return {
        "title": editions[0].imprint.name if alone else "政府工作报告",
        "reports": [_contents(editions[0])] if alone else [],
        "groups": [] if alone else _groups(editions),
        "count": len(editions),
    }


def _contents(edition: Edition) -> dict[str, Any]:
    return {
        "id": edition.id,
        "imprint": edition.imprint,
        "line": imprint_line(edition.imprint),
        "parts": [_part(edition, p) for p in edition.report.parts],
    }


def _part(edition: Edition, part: Section) -> dict[str, Any]:
    path = edition.page_of_section(part).path
    return {
        "words": heading_words(edition.report, part),
        "path": path,
        "sections": [
            {"words": heading_words(edition.report, s), "path": edition.page_of_section(s).path}
            for s in part.sections
            if has_page(s)
        ],
    }


def _groups(editions: Sequence[Edition]) -> list[dict[str, Any]]:
    """The reports of each place, newest first; a report that names none stands for itself, after all places."""
    places: dict[str, list[Edition]] = {}
    for edition in sorted(editions, key=lambda e: (-(e.imprint.year or 0), e.imprint.name, e.id)):
        places.setdefault(edition.imprint.place or "", []).append(edition)
    nameless = places.pop("", [])
    if len(places) < 2:
        return [
            {"place": "", "reports": [_report(e, e.imprint.name)]}
            for group in (*places.values(), nameless)
            for e in group
        ]
    ordered = sorted(places, key=lambda place: (sort_key(syllables(place)), place))
    return [{"place": place, "reports": _years(places[place])} for place in ordered] + [
        {"place": "", "reports": [_report(e, e.imprint.name)]} for e in nameless
    ]


def _years(editions: list[Edition]) -> list[dict[str, Any]]:
    """One place's reports by year; by their names where a year does not tell them apart, and by their ids where names
    do not."""
    years, names = ([e.imprint.year for e in editions], [e.imprint.name for e in editions])
    words = [f"{year}年" if year and years.count(year) == 1 else name for year, name in zip(years, names, strict=True)]
    return [
        _report(e, f"{said}（{e.id}）" if words.count(said) > 1 else said)
        for e, said in zip(editions, words, strict=True)
    ]


def _report(edition: Edition, words: str) -> dict[str, Any]:
    """A report that names neither place nor day is told from its like by its id."""
    return {
        "id": edition.id,
        "words": words,
        "line": imprint_line(edition.imprint) or ("" if edition.imprint.place else edition.id),
    }
