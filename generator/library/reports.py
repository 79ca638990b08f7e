"""The folders under `reports/`: their ids, and the one source in each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from generator.formats.known import OFFICE, SUFFIXES
from generator.library.propose_id import id_of_name
from generator.model.messages import Message, listed, of_system, say
from generator.model.problems import Located, PlacedError, UsageError, meant

REPORT_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")
RESERVED = {"search", "assets", "schema"}
"""First folders under `docs/` that are the site's own."""

LITTER = ("thumbs.db", "desktop.ini")
"""What systems leave in folders, beside hidden files."""


def chosen(reports: Path, ids: Sequence[str]) -> list[str]:
    """The named reports, or all where none is named. Raises UsageError for one that is not there."""
    every = report_ids(reports)
    for id in ids:
        if id not in every:
            raise UsageError(say("no-report", id=id, reports=reports.as_posix(), meant=meant(id, every)))
    return list(ids) or every


def folders(reports: Path) -> list[str]:
    """Names of the folders that are to hold reports, sorted. Raises UsageError for none.

    git keeps no empty folder, so a site without reports may have none: that is said as such.
    """
    empty_site = reports.name == "reports" and (reports.parent / "mkdocs.yml").is_file()
    if not reports.is_dir() and not empty_site:
        raise UsageError(say("no-reports-folder", reports=reports.as_posix()))
    found = (
        sorted(p.name for p in reports.iterdir() if p.is_dir() and not p.name.startswith("."))
        if reports.is_dir()
        else []
    )
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


def site_of(path: Path) -> Path:
    """The folder of the site that a report's file belongs to; where it stands in none, the one that is worked in."""
    return path.parent.parent.parent if path.stem == "report" else Path()


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
    other = next((p for p in visible if p.suffix.lower() in (*SUFFIXES, *OFFICE, ".rtf") and p.is_file()), None)
    if other:
        return say("folder-no-source", name=other.name, path=other.as_posix())
    return say("folder-no-report" if visible else "folder-empty")
