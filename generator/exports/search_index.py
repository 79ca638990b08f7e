"""`Edition`s → the files that search reads: one of each report; and of all, from summaries, a list and a table of
traditional characters.

Guarantees to the scripts:
1. a report's file has the text of every block once, in source order, as printed; folding is the browser's work alone;
2. addresses in it start from the report's folder, so that a site works under any path;
3. same reports, same bytes, one entry a line.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from generator.chinese.pinyin import sort_key
from generator.chinese.quotes import bare
from generator.chinese.traditional import traditional_forms
from generator.edition.addresses import report_address
from generator.edition.edition import Edition, heading_words
from generator.edition.readings import reading_of
from generator.edition.summary import Summary
from generator.model.report import Block

KINDS = {"heading": "h", "paragraph": "p", "note": "n"}


def search_files(summaries: Sequence[Summary]) -> dict[str, str]:
    """The list of all reports, and the table for all of their characters."""
    used = set().union(*(summary.characters for summary in summaries))
    traditional, simplified = traditional_forms(used)
    reports = [{"id": summary.id, "name": summary.imprint.name} for summary in summaries]
    return {
        "search/reports.json": _json({"reports": reports}),
        "search/traditional.json": _json({"traditional": traditional, "simplified": simplified}),
    }


def report_index(edition: Edition) -> str:
    """A report's blocks as `[kind, address, text]` under the words of their section, and its terms with their
    pinyin."""
    groups = [
        {"where": where, "blocks": [[KINDS[b.kind], _address(edition, b), b.text] for b in blocks]}
        for where, blocks in groupby(edition.report.blocks, key=lambda b: _where(edition, b))
    ]
    return _json({"id": edition.id, "terms": list(_terms(edition)), "sections": groups})


def _address(edition: Edition, block: Block) -> str:
    return edition.url(block).removeprefix(report_address(edition.id))


def _where(edition: Edition, block: Block) -> str:
    """The words of the innermost section around a block, not counting one that the block itself heads."""
    section = edition.section_of.get(block.n)
    if section is None:
        return edition.home[block.n].title
    if section.heading and section.heading.block == block.n:
        around = [
            s for s in edition.sections if s.first <= section.first and section.last <= s.last and s is not section
        ]
        return heading_words(edition.report, around[-1]) if around else edition.imprint.name
    return heading_words(edition.report, section)


def _terms(edition: Edition) -> Iterator[list[str]]:
    """Each term without quotation marks, and its syllables as they are typed, without tones and ü as v."""
    for note in edition.report.notes:
        for term in note.terms:
            yield [bare(term)[0], " ".join(sort_key(reading_of(edition, term))).replace("uz", "v")]


def _json(value: dict[str, Any]) -> str:
    def dump(v: Any) -> str:
        return json.dumps(v, ensure_ascii=False, separators=(",", ":"))

    members = [
        f"{dump(key)}:" + ("[\n" + ",\n".join(map(dump, v)) + "\n]" if isinstance(v, list) and v else dump(v))
        for key, v in value.items()
    ]
    return "{" + ",\n".join(members) + "}\n"
