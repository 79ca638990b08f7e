"""The pipeline: bytes → lines → report → occurrences → pages → files."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from generator.address import citable, site_address
from generator.contradictions import contradictions
from generator.decisions import load
from generator.intake.propose import id_of_name
from generator.link import Links, link
from generator.messages import Message, listed, of_system, say
from generator.model import Decisions, Place, Report, Source
from generator.pages import Edition, card_path, card_record_path, pdf_path, plan, record_path
from generator.problems import InputError, Located, ParseError, PlacedError, UsageError, meant
from generator.read import read
from generator.recognise.parse import parse, partition
from generator.settle import accept, for_source, settle
from generator.site.render import render
from generator.write import write, writing

REPORT_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")
RESERVED = {"search", "assets", "schema"}
"""First folders under `docs/` that are the site's own."""

SUFFIXES = (".txt", ".docx", ".html", ".htm", ".md", ".pdf")
LITTER = ("thumbs.db", "desktop.ini")
"""What systems leave in folders, beside hidden files."""


class Built(NamedTuple):
    """What a build has made."""

    editions: list[Edition]
    changed: int
    """Files that were written, and that went."""
    removed: int
    refused: dict[str, InputError]
    """Why a folder's report could not be built, by the folder's name; its pages stay as they were."""


def build(reports: Path, docs: Path, ids: Sequence[str] = ()) -> Built:
    """Write the pages of the named reports, or of all. A report that cannot be read stops no other.

    Raises InputError where one that was named cannot be read. `docs/` is then as it was, as it is where there is none to build.
    """
    named = chosen(reports, ids)
    with writing(docs):
        address = site_address(docs.parent / "mkdocs.yml")
        planned, refused = _planned(reports)
        for id in ids:
            if id in refused:
                raise refused[id]
        if not planned:
            return Built([], 0, 0, refused)
        editions = {id: at_address(with_print(each, docs), address) for id, each in planned.items()}
        files = render(list(editions.values()), only=set(named) & editions.keys())
        every = [*editions, *refused]
        keep = [id for id in every if id in refused or id not in named]
        keep += [path for id in every if id in keep or editions[id].printed for path in (pdf_path(id), record_path(id))]
        keep += [path for id in every if id in keep or editions[id].pictured for path in (card_path(id), card_record_path(id))]
        changed, removed = write(docs, files, keep)
    return Built([editions[id] for id in named if id in editions], changed, removed, refused)


def _planned(reports: Path) -> tuple[dict[str, Edition], dict[str, InputError]]:
    """The edition of each folder's report, and why there is none."""
    editions, refused = {}, {}
    for name in folders(reports):
        try:
            check_name(reports / name)
            editions[name] = edition(reports / name)
        except InputError as error:
            refused[name] = error
    return editions, refused


def chosen(reports: Path, ids: Sequence[str]) -> list[str]:
    """The named reports, or all where none is named. Raises UsageError for one that is not there."""
    every = report_ids(reports)
    for id in ids:
        if id not in every:
            raise UsageError(say("no-report", id=id, reports=reports.as_posix(), meant=meant(id, every)))
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
    if not parsed.blocks:
        raise PlacedError(Located(decisions.file, 1, 1, "empty", say("all-removed")))
    report, remarks = settle(parsed, decisions)
    links = link(report, decisions)
    problems = (*report.problems, *links.problems, *contradictions(report, decisions))
    return accept(replace(report, problems=problems), decisions), links, remarks


def prove(report: Report) -> None:
    """Hold the report against its source: every character a block's, removed on the record, or white space."""
    try:
        partition(report)
    except ValueError as error:
        raise ParseError("fault", say("own-fault", said=error), report.source) from error


def folders(reports: Path) -> list[str]:
    """Names of the folders that are to hold reports, sorted. Raises UsageError for none."""
    if not reports.is_dir() and not (reports.parent / "mkdocs.yml").is_file():
        raise UsageError(say("no-reports-folder", reports=reports.as_posix()))
    found = sorted(p.name for p in reports.iterdir() if p.is_dir() and not p.name.startswith(".")) if reports.is_dir() else []
    if not found:
        raise UsageError(say("no-reports", reports=reports.as_posix()))
    return found


def report_ids(reports: Path) -> list[str]:
    """Those whose names can be ids. Raises UsageError where there is no folder at all."""
    return [name for name in folders(reports) if _misnamed(name) is None]


def check_name(folder: Path) -> None:
    """Raise PlacedError for a folder whose name cannot be an id."""
    if said := _misnamed(folder.name):
        raise _folder_error(folder, said)


def _misnamed(name: str) -> Message | None:
    if name in RESERVED:
        return say("folder-reserved", id=name)
    if REPORT_ID.match(name):
        return None
    id = id_of_name(name)
    return say("folder-no-id", proposed=say("folder-proposed", id=id) if id else "")


def report_file(folder: Path) -> Path:
    """The source of a report's folder. Raises PlacedError unless there is exactly one."""
    try:
        found = sorted(_sources(folder))
        said = _lacking(folder) if not found else say("folder-many", names=listed((p.name for p in found), " and "))
    except OSError as error:
        raise _folder_error(folder, say("folder-closed", reason=of_system(error))) from error
    if len(found) != 1:
        raise _folder_error(folder, said)
    return found[0]


def _folder_error(folder: Path, message: Message) -> PlacedError:
    return PlacedError(Located(folder.as_posix(), 1, 1, "unreadable", message))


def _sources(folder: Path) -> Iterator[Path]:
    for suffix in SUFFIXES:
        path = folder / f"report{suffix}"
        if path.exists():
            yield path


def _lacking(folder: Path) -> Message:
    """What to do about a folder without a source."""
    visible = sorted(p for p in folder.iterdir() if not p.name.startswith((".", "~$")) and p.name.lower() not in LITTER)
    other = next((p for p in visible if p.suffix.lower() in (*SUFFIXES, ".doc", ".wps", ".rtf") and p.is_file()), None)
    if other:
        return say("folder-no-source", name=other.name, path=other.as_posix())
    return say("folder-no-report" if visible else "folder-empty")
