"""The folders under `reports/`: their ids, the one source in each, and what lies beside them.

Guarantee: whatever stands in `reports/` and could be a report is either read or named with its reason.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from generator.formats.known import OFFICE, SUFFIXES
from generator.model.messages import Message, listed, of_system, say
from generator.model.problems import Located, PlacedError, UsageError, meant

REPORT_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")
RESERVED = {"search", "assets", "schema"}
"""First folders under `docs/` that are the site's own."""


def chosen(reports: Path, ids: Sequence[str]) -> list[str]:
    """The named folders, or all where none is named, misnamed ones too. Raises UsageError for one that is not there."""
    every = folders(reports)
    for id in ids:
        if id not in every:
            raise UsageError(say("no-report", id=id, reports=reports.as_posix(), meant=meant(id, every)))
    return list(ids) or every


def folders(reports: Path) -> list[str]:
    """Names of the folders that are to hold reports, sorted. Raises InputError for none.

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
        raise next(iter(strays(reports).values()), UsageError(say("no-reports", reports=reports.as_posix())))
    return found


def strays(reports: Path) -> dict[str, PlacedError]:
    """Files that could be reports and lie beside the folders, where no report is looked for; by name, what to do."""
    found = sorted(p for p in reports.iterdir() if _could_be_report(p)) if reports.is_dir() else []
    return {p.name: _placed(p, say("file-stray", path=p.as_posix(), else_=_kept(p, _folder_for(p)))) for p in found}


def _folder_for(path: Path) -> Path:
    """A folder that a file could lie in, as an example."""
    from generator.library.propose_id import id_of_name  # compiled for a name that is wrong alone

    id = id_of_name(path.stem) or "mycity"
    return path.with_name(id if re.search("[0-9]", id) else f"{id}-2021")


def _kept(path: Path, folder: Path) -> Message:
    """How a file becomes the report of a folder where nobody can run the program, in the browser say."""
    readable = path.suffix.lower() in SUFFIXES
    target = folder / f"report{path.suffix.lower() if readable else '.docx'}"
    return say("keep-renamed" if readable else "keep-saved", path=target.as_posix())


def check_name(folder: Path) -> None:
    """Raise PlacedError for a folder whose name cannot be an id."""
    if said := _misnamed(folder.name):
        raise _placed(folder, said)


def _misnamed(name: str) -> Message | None:
    if name in RESERVED:
        return say("folder-reserved", id=name)
    if REPORT_ID.match(name):
        return None
    from generator.library.propose_id import id_of_name  # compiled for a name that is wrong alone

    id = id_of_name(name)
    return say("folder-no-id", proposed=say("folder-proposed", id=id) if id else "")


def site_of(path: Path) -> Path:
    """The folder of the site that a report's file belongs to; where it stands in none, the one that is worked in."""
    return path.parent.parent.parent if path.stem == "report" else Path()


def report_file(folder: Path) -> Path:
    """The source of a report's folder. Raises PlacedError unless there is exactly one, within the site."""
    from generator.library.no_report import lacking  # compiled for a folder that is wrong alone

    try:
        _refuse_links(folder)
        found = sorted(_sources(folder))
        said = lacking(folder) if not found else say("folder-many", names=listed((p.name for p in found), " and "))
    except OSError as error:
        raise _placed(folder, say("folder-closed", reason=of_system(error))) from error
    if len(found) != 1:
        raise _placed(folder, said)
    return found[0]


def _refuse_links(folder: Path) -> None:
    """Raise PlacedError for a folder, source or report.toml that is a link out of the site: what lies elsewhere is not
    published by accident."""
    site = folder.absolute().parent.parent.resolve()
    for path in (folder, *_sources(folder), folder / "report.toml"):
        if path.is_symlink() and not path.resolve().is_relative_to(site):
            raise _placed(folder, say("folder-link", name=path.name, to=path.resolve().as_posix()))


def _placed(path: Path, message: Message) -> PlacedError:
    return PlacedError(Located(path.as_posix(), 1, 1, "unreadable", message))


def _sources(folder: Path) -> Iterator[Path]:
    for suffix in SUFFIXES:
        path = folder / f"report{suffix}"
        with suppress(FileNotFoundError):
            path.stat()  # a folder that may not be entered is to be told from one without a report
            yield path


def _could_be_report(path: Path) -> bool:
    """Whether a file calls itself something that a report is kept in."""
    hidden = path.name.startswith((".", "~$")) or path.name.lower().startswith("readme")
    return not hidden and path.suffix.lower() in (*SUFFIXES, *OFFICE, ".rtf") and path.is_file()
