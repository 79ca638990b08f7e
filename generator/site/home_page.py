"""`Summary`s → what the home page lays out: one report's contents, or the list of them all.

A list has one line a report where all are of one place, newest first; else one line a place, by pinyin, so that
hundreds of reports stay a list that can be looked through.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from generator.chinese.pinyin import sort_key, syllables
from generator.edition.summary import Summary


def home_view(summaries: Sequence[Summary]) -> dict[str, Any]:
    """The context of the site's home page."""
    alone = summaries[0] if len(summaries) == 1 else None
    return {
        "title": alone.imprint.name if alone else "政府工作报告",
        "reports": [_contents(alone)] if alone else [],
        "groups": [] if alone else _groups(summaries),
        "count": len(summaries),
    }


def _contents(summary: Summary) -> dict[str, Any]:
    return {
        "id": summary.id,
        "imprint": summary.imprint,
        "line": summary.imprint.line,
        "parts": summary.parts,
    }


def _groups(summaries: Sequence[Summary]) -> list[dict[str, Any]]:
    """The reports of each place, newest first; a report that names none stands for itself, after all places."""
    places: dict[str, list[Summary]] = {}
    for summary in sorted(summaries, key=lambda e: (-(e.imprint.year or 0), e.imprint.name, e.id)):
        places.setdefault(summary.imprint.place or "", []).append(summary)
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


def _years(summaries: list[Summary]) -> list[dict[str, Any]]:
    """One place's reports by year; by their names where a year does not tell them apart, and by their ids where names
    do not."""
    years, names = ([e.imprint.year for e in summaries], [e.imprint.name for e in summaries])
    words = [f"{year}年" if year and years.count(year) == 1 else name for year, name in zip(years, names, strict=True)]
    return [
        _report(e, f"{said}（{e.id}）" if words.count(said) > 1 else said)
        for e, said in zip(summaries, words, strict=True)
    ]


def _report(summary: Summary, words: str) -> dict[str, Any]:
    """A report that names neither place nor day is told from its like by its id."""
    return {
        "id": summary.id,
        "words": words,
        "line": summary.imprint.line or ("" if summary.imprint.place else summary.id),
    }
