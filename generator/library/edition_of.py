"""A report's folder → its `Edition`, proved against the source."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from generator.decisions.apply import accept, for_source, settle
from generator.decisions.load import load
from generator.edition.addresses import card_record_path, record_path
from generator.edition.contradictions import contradictions
from generator.edition.edition import Edition
from generator.edition.site_address import citable
from generator.figures.catalogue import catalogue_of
from generator.formats.read import read
from generator.library.figures_of import figures_of
from generator.library.reports import check_name, report_file
from generator.link.link import Links, link
from generator.model.decisions import Decisions
from generator.model.messages import say
from generator.model.problems import Located, ParseError, PlacedError
from generator.model.report import BlockSpan, Report
from generator.model.source import Source
from generator.recognise.parse import parse
from generator.recognise.partition import partition


def with_print(edition: Edition, docs: Path) -> Edition:
    """The edition with the pages of its print edition and with its picture, where `baogao pdf` has made them of this
    very text."""
    if (docs / record_path(edition.id)).exists():
        from generator.print.pdf import printed

        edition = replace(edition, printed=printed(edition, docs))
    if (docs / card_record_path(edition.id)).exists():
        from generator.print.card import pictured

        edition = replace(edition, pictured=pictured(edition, docs))
    return edition


def at_address(edition: Edition, address: str | None) -> Edition:
    """The edition with the site's address: the settings', or the one that the report's print edition is given."""
    return replace(edition, address=address or citable(edition.decisions.printing.address))


def edition(folder: Path) -> Edition:
    """Read, parse, settle, link and plan the report of one folder. Raises InputError where there is none."""
    from generator.edition.plan import plan  # pages, which `check` does without
    from generator.site.page_kinds import KINDS

    check_name(folder)
    file = report_file(folder)
    decisions = load(folder / "report.toml")
    report, links, remarks = settled(read(file), decisions, folder.parent.parent)
    return plan(folder.name, report, decisions, links, remarks, KINDS)


def settled(
    source: Source, decisions: Decisions, site: Path | None = None
) -> tuple[Report, Links, tuple[tuple[BlockSpan, str], ...]]:
    """A source's report with every decision applied, what is linked in it, and the remarks with their places.

    The `site` may have indicators of its own.
    """
    parsed = parse(source, decisions=for_source(decisions, source))
    prove(parsed)
    if not parsed.blocks:
        raise PlacedError(Located(decisions.file, 1, 1, "empty", say("all-removed")))
    report, remarks = settle(parsed, decisions)
    links = link(report, decisions)
    doubted = figures_of(report, decisions, catalogue_of(site)).problems
    problems = (*report.problems, *links.problems, *contradictions(report, decisions), *doubted)
    return accept(replace(report, problems=problems), decisions), links, remarks


def prove(report: Report) -> None:
    """Hold the report against its source: every character a block's, removed on the record, or white space."""
    try:
        partition(report)
    except ValueError as error:
        raise ParseError("fault", say("own-fault", said=error), report.source) from error
