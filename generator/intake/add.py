"""A report's file → its folder under `reports/`, all or nothing.

Guarantees: the file is copied byte for byte; nothing that is there is touched; the folder appears whole, by one rename,
or not at all; nothing is written outside `reports/`.
"""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from pathlib import Path

from generator.build import REPORT_ID, RESERVED, prove, settled
from generator.decisions import decided
from generator.derive import Told, told
from generator.intake.draft import draft
from generator.intake.propose import pinyin_of, proposed_id
from generator.model import Report
from generator.problems import InputError, UsageError
from generator.read import content_of, decode, suffix_of
from generator.recognise.parse import parse

ID_CHARACTERS = 60


class AddError(InputError):
    """A folder that could not be made; nothing has changed."""


@dataclass(frozen=True)
class Added:
    """A report's new folder, and the report as it will be built from it."""

    folder: Path
    file: Path
    told: Told
    report: Report


def add(path: Path, reports: Path, id: str | None = None) -> Added:
    """Make `reports/<id>/` of a file; without an id, one is made of the place and year that the report names.

    Raises ParseError for a file that is no report, UsageError for an id that is none, is taken, or cannot be made.
    """
    if id is not None:
        check_id(id, reports)
    name = path.as_posix()
    content = content_of(path, name)
    source = decode(content, name)
    parsed = parse(source)
    prove(parsed)
    says = told(parsed)
    folder = reports / (id or _derived(says, reports, name))
    file = folder / f"report{suffix_of(content, name, source)}"
    toml = draft(parsed, says, path.name).encode()
    decisions = decided(toml, (folder / "report.toml").as_posix())
    report = settled(decode(content, file.as_posix()), decisions)[0]
    _place(folder, {file.name: content, "report.toml": toml})
    return Added(folder, file, says, report)


def check_id(id: str, reports: Path) -> None:
    """Raise UsageError for what cannot be a new report's id."""
    if not REPORT_ID.match(id) or len(id) > ID_CHARACTERS:
        raise UsageError(f"{id}: no id for a report; use a-z, 0-9 and -, as in zigong-2021, at most {ID_CHARACTERS} characters")
    if id in RESERVED:
        raise UsageError(f"{id}: the site's own address; give another --id, such as {id}-2021")
    if os.path.lexists(reports / id):
        raise UsageError(f"{(reports / id).as_posix()}/: is there already, and nothing was changed; give another --id")


def _derived(says: Told, reports: Path, name: str) -> str:
    id = proposed_id(says)
    if id is None:
        lost = [what for what, value in (("place", says.place), ("year", says.year)) if value is None]
        why = f"names no {' and no '.join(lost)}" if lost else f"names a place, {says.place}, that no pinyin is known for"
        year = says.year or 2021
        raise UsageError(f"{name}: the report {why}, so no id can be made of it; give one: --id {_example(says)}-{year}, say")
    check_id(id, reports)
    return id


def _example(says: Told) -> str:
    return (pinyin_of(says.place) if says.place else None) or "mycity"


def _place(folder: Path, files: dict[str, bytes]) -> None:
    """Write the files beside the folder's place, then put them there at once."""
    stage = folder.with_name(f".add-{folder.name}")
    try:
        if stage.is_symlink():
            stage.unlink()
        shutil.rmtree(stage, ignore_errors=True)
        stage.mkdir(parents=True)
        for name, content in files.items():
            with (stage / name).open("xb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
        os.rename(stage, folder)
    except OSError as error:
        shutil.rmtree(stage, ignore_errors=True)
        raise AddError(f"{folder.as_posix()}/: {error.strerror or error}; nothing was changed; free the disk or the path and add again") from error
