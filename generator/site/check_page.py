"""What the page `check/` shows: where the text comes from, what is left out and doubtful, and that the rest is
unchanged."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import PurePath
from typing import Any

from generator import __version__
from generator.edition.addresses import page_path, paragraph_name
from generator.edition.edition import Edition, Page, PageKind, has_page
from generator.edition.imprint import Imprint, date_words
from generator.edition.left_out import INVISIBLE, characters, has_words, words_of
from generator.formats.known import ENCODING_NAMES
from generator.link.unexplained import unexplained
from generator.model.deceptive import code_points, visible
from generator.model.problems import CODES, located
from generator.model.report import Problem, Removal, Report
from generator.model.source import Source
from generator.site.markup import PageMarkup
from generator.site.metadata import page_node

SHOWN = 80
"""Characters of a removal up to which it stands open on `check/`."""

QUOTED = 20
"""Characters that the check page quotes of the place that a problem speaks of."""


def _plan(id: str, imprint: Imprint, report: Report) -> Iterator[Page]:
    yield Page(page_path(id, "check"), CHECK, f"核对：{imprint.name}")


def _view(edition: Edition, page: Page, markup: PageMarkup) -> dict[str, Any]:
    """The context of the page."""
    report = edition.report
    source = report.source
    calls = sum(1 for o in edition.links.occurrences if o.call)
    return {
        "version": __version__,
        "retrieved": date_words(edition.imprint.source_retrieved),
        "file": PurePath(source.file).name,
        "sha256": source.sha256,
        "encoding": ENCODING_NAMES.get(source.encoding, source.encoding),
        "characters": characters(source.text),
        "removed_characters": sum(characters(words_of(report, removal)) for removal in edition.left_out),
        "kept_characters": sum(characters(b.text) for b in report.blocks),
        "removals": list(_removals(edition)),
        "remarks": [_remark(edition, markup, place, words) for place, words in edition.remarks],
        "shorthand": _shorthand(edition, markup),
        "problems": [_problem(edition, p) for p in sorted(report.problems, key=lambda p: (p.span.start, p.code))],
        "accepted": [_problem(edition, p) | {"reason": reason} for p, reason in report.accepted],
        "counts": [
            ("部分", len(report.parts)),
            ("条目（独立成行）", sum(1 for s in edition.sections if has_page(s))),
            ("自然段", sum(1 for b in report.blocks if b.paragraph)),
            ("注释", len(report.notes)),
            ("注号（已对应注释）", calls),
            ("术语的其他出现", len(edition.links.occurrences) - calls),
        ],
    }


def _removals(edition: Edition) -> Iterator[dict[str, Any]]:
    """What is left out: a long text folded, white space that is written out again and again but once."""
    source, found = (
        edition.report.source,
        [(words_of(edition.report, removal), removal) for removal in edition.left_out],
    )
    counts = Counter(text for text, removal in found if not has_words(removal))
    for text, removal in found:
        count = 1 if has_words(removal) else counts.pop(text, 0)
        if count:
            size = characters(text)
            words = code_points("".join(text.split())) if removal.reason == INVISIBLE else " ".join(text.split())
            yield {
                "where": _lines_of(source, removal) + (f"起，共{count}处" if count > 1 else ""),
                "words": visible(words),
                "folded": size if size > SHOWN else None,
                "reason": removal.reason,
            }


def _lines_of(source: Source, removal: Removal) -> str:
    first, last = source.position(removal.span.start)[0], source.position(removal.span.end - 1)[0]
    return f"第{first}行" if first == last else f"第{first}至{last}行"


def _remark(edition: Edition, markup: PageMarkup, place: Any, words: str) -> dict[str, Any]:
    block = edition.report.block(place.block)
    return {
        "text": visible(edition.report.words(place)),
        "remark": words,
        "href": markup.to(edition.home[block.n].path, edition.anchor(block)),
        "where": paragraph_name(block.paragraph),
    }


def _shorthand(edition: Edition, markup: PageMarkup) -> list[dict[str, Any]]:
    """Quoted number-phrases without a note, each with its places."""
    blocks = edition.report.blocks
    return [
        {
            "words": phrase.words,
            "places": [
                {
                    "where": paragraph_name(blocks[n - 1].paragraph),
                    "href": markup.to(edition.home[n].path, edition.anchor(blocks[n - 1])),
                }
                for n in dict.fromkeys(place.block for place in phrase.places)
            ],
        }
        for phrase in unexplained(edition.report, edition.links)
    ]


def _problem(edition: Edition, problem: Problem) -> dict[str, Any]:
    place = located(problem, edition.report.source)
    what, advice = (words.zh for words in CODES[problem.code])
    words = "" if problem.entry else edition.report.source.text[problem.span.start : problem.span.end]
    return {
        "file": "report.toml " if problem.entry else "",
        "line": place.line,
        "column": place.column,
        "code": problem.code,
        "words": visible(" ".join(words[:QUOTED].split())) + ("…" if len(words) > QUOTED else ""),
        "what": what,
        "advice": advice,
    }


CHECK = PageKind(
    "check",
    _plan,
    _view,
    "{name}的来源、删除、存疑之处和逐字核对的结果。",
    page_node("about"),
    named=True,
    beside="核对",
    crumb="核对",
)
