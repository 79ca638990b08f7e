"""A settled report and its links → `Edition`: the tree of pages, their paths and titles.

Guarantees to the next step:
1. ids and paths come from positions alone and are all known before any link is written;
2. paths are Markdown files under `docs/`, unique, and never leave the report's own folder.
"""

from __future__ import annotations

from collections.abc import Sequence

from generator.edition.edition import Edition, PageKind
from generator.edition.imprint import imprint_of
from generator.link.link import Links
from generator.model.decisions import Decisions
from generator.model.report import BlockSpan, Report


def plan(
    id: str,
    report: Report,
    decisions: Decisions,
    links: Links,
    remarks: tuple[tuple[BlockSpan, str], ...],
    kinds: Sequence[PageKind],
) -> Edition:
    """Plan every page of one report, kind after kind."""
    imprint = imprint_of(report, decisions)
    pages = tuple(page for kind in kinds for page in kind.plan(id, imprint, report))
    return Edition(id, imprint, report, decisions, links, remarks, pages)
