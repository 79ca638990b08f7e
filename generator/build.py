"""The pipeline: bytes → lines → report → occurrences → pages → files."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from generator.address import citable, site_address
from generator.decisions import load
from generator.link import Links, link
from generator.messages import say
from generator.model import Decisions, Place, Report, Source
from generator.pages import Edition, card_path, card_record_path, pdf_path, plan, record_path
from generator.problems import ParseError, UsageError, meant
from generator.read import read
from generator.recognise.parse import parse, partition
from generator.settle import for_source, settle
from generator.site.render import render
from generator.write import write

REPORT_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")
RESERVED = {"search", "assets", "schema"}
"""First folders under `docs/` that are the site's own."""


def build(reports: Path, docs: Path, ids: Sequence[str] = ()) -> tuple[list[Edition], int, int]:
    """Write the pages of the named reports, or of all; returns their editions and how many files changed and went.

    Raises InputError where a report cannot be read; `docs/` is then as it was.
    """
    every = report_ids(reports)
    named = chosen(reports, ids)
    address = site_address(docs.parent / "mkdocs.yml")
    editions = {id: at_address(with_print(edition(reports / id), docs), address) for id in every}
    files = render(list(editions.values()), only=set(named))
    keep = [id for id in every if id not in named]
    keep += [path for id in every if id in keep or editions[id].printed for path in (pdf_path(id), record_path(id))]
    keep += [path for id in every if id in keep or editions[id].pictured for path in (card_path(id), card_record_path(id))]
    changed, removed = write(docs, files, keep)
    return [editions[id] for id in named], changed, removed


def chosen(reports: Path, ids: Sequence[str]) -> list[str]:
    """The named reports, or all where none is named. Raises UsageError for one that is not there."""
    every = report_ids(reports)
    unknown = [id for id in ids if id not in every]
    if unknown:
        raise UsageError(f"{unknown[0]}: no such report in {reports.as_posix()}/; {meant(unknown[0], every)}")
    return list(ids) or every


def with_print(edition: Edition, docs: Path) -> Edition:
    """The edition with the pages of its print edition and with its picture, where `baogao pdf` has made them of this very text."""
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
    """Read, parse, settle, link and plan the report of one folder."""
    decisions = load(folder / "report.toml")
    report, links, remarks = settled(read(report_file(folder)), decisions)
    return plan(folder.name, report, decisions, links, remarks)


def settled(source: Source, decisions: Decisions) -> tuple[Report, Links, tuple[tuple[Place, str], ...]]:
    """A source's report with every decision applied, what is linked in it, and the remarks with their places."""
    parsed = parse(source, decisions=for_source(decisions, source))
    prove(parsed)
    report, remarks = settle(parsed, decisions)
    links = link(report, decisions)
    return replace(report, problems=(*report.problems, *links.problems)), links, remarks


def prove(report: Report) -> None:
    """Hold the report against its source: every character a block's, removed on the record, or white space."""
    try:
        partition(report)
    except ValueError as error:
        raise ParseError("fault", f"{error}; this is a fault of baogao, and nothing was written: please report it", report.source) from error


def report_ids(reports: Path) -> list[str]:
    """Ids of the reports of a folder, sorted. Raises UsageError for none, or for a folder that is no id."""
    found = sorted(p.name for p in reports.iterdir() if p.is_dir() and not p.name.startswith(".")) if reports.is_dir() else []
    if not found:
        raise UsageError(say("no-reports", reports=reports.as_posix()))
    for name in found:
        if not REPORT_ID.match(name) or name in RESERVED:
            raise UsageError(f"{(reports / name).as_posix()}/: not a report's id; use a-z, 0-9 and -, as in zigong-2021")
    return found


def report_file(folder: Path) -> Path:
    """The source of a report's folder. Raises UsageError unless there is exactly one."""
    found = sorted(_sources(folder))
    if len(found) != 1:
        said = "no report.txt" if not found else f"{' and '.join(p.name for p in found)}; keep one"
        raise UsageError(f"{folder.as_posix()}/: {said}")
    return found[0]


def _sources(folder: Path) -> Iterator[Path]:
    for suffix in (".txt", ".docx", ".html", ".htm", ".md", ".pdf"):
        path = folder / f"report{suffix}"
        if path.exists():
            yield path
