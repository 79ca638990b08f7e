"""A report's file → its folder under `reports/`, all or nothing.

Guarantees: the file is copied byte for byte; nothing that is there is touched; the folder appears whole, by one rename,
or not at all; nothing is written outside `reports/`.
"""

from __future__ import annotations

import os
import re
import shutil
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path, PurePath

from generator.add.draft_toml import draft
from generator.chinese.spaces import unspaced
from generator.decisions.load import decided
from generator.edition.facts import Told, told
from generator.formats.known import SUFFIXES
from generator.formats.read import content_of, decode, suffix_of
from generator.library.edition_of import prove, settled
from generator.library.propose_id import id_of_name, pinyin_of, proposed_id, told_by_name
from generator.library.reports import REPORT_ID, RESERVED, report_file
from generator.model.messages import Message, listed, of_system, say
from generator.model.problems import InputError, UsageError
from generator.model.report import Report
from generator.model.source import Source
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
    origins: dict[str, Message]
    """Where a fact is from that the report does not print."""
    twin: Path | None
    """Another folder that has the same text."""


Ask = Callable[[Message], str]
"""Puts a question to whoever sits at the terminal; the answer, empty for none."""


def add(path: Path, reports: Path, id: str | None = None, ask: Ask | None = None) -> Added:
    """Make `reports/<id>/` of a file; without an id, one is made of the place and year that the report, or its file's
    name, tells.

    A file that lies in its report's folder already gets its name and its `report.toml` there.
    Raises ParseError for a file that is no report, UsageError for an id that is none, is taken, or cannot be made.
    """
    home = _home(path, reports, id)
    if id is not None and not home:
        check_id(id, reports)
    name = path.as_posix()
    content = content_of(path, name)
    source = decode(content, name)
    parsed = parse(source)
    prove(parsed)
    says, origins = _completed(told(parsed), path.name, ask if not id and not home else None)
    folder = home or reports / (id or _derived(says, reports, name))
    file = folder / f"report{suffix_of(name, source)}"
    toml = draft(parsed, says, path.name, origins).encode()
    decisions = decided(toml, (folder / "report.toml").as_posix())
    report = settled(decode(content, file.as_posix()), decisions)[0]
    twin = _twin(content, source, reports, folder)
    if home:
        _settle_in(path, file, toml)
    else:
        _place(folder, {file.name: content, "report.toml": toml})
    return Added(folder, file, says, report, origins, twin)


def _home(path: Path, reports: Path, id: str | None) -> Path | None:
    """The folder under `reports/` that the file lies in, if that is to be its report's. Raises UsageError where it has
    one already."""
    folder = reports / path.absolute().parent.name
    if (
        not path.is_file()
        or path.is_symlink()
        or not folder.is_dir()
        or not os.path.samefile(folder, path.absolute().parent)
    ):
        return None
    if id not in (None, folder.name) or not REPORT_ID.match(folder.name) or folder.name in RESERVED:
        return None
    there = sorted(
        p.name
        for p in folder.iterdir()
        if p.name == "report.toml" or p.stem == "report" and p.suffix in SUFFIXES and p.name != path.name
    )
    if there:
        raise UsageError(say("home-taken", folder=folder.as_posix(), names=listed(there)))
    return folder


def _completed(says: Told, name: str, ask: Ask | None) -> tuple[Told, dict[str, Message]]:
    """What the report says, and what it does not say from its file's name, or from whoever adds it."""
    origins = {"year": say("from-heading", heading=" ".join(says.year_from.split()))} if says.year_from else {}
    place, year = told_by_name(name)
    if says.place is None and place is not None:
        says, origins["place"] = replace(says, place=place), say("from-name")
    if says.year is None and year is not None:
        says, origins["year"] = replace(says, year=year), say("from-name")
    if ask and says.place is None and (answer := ask(say("ask-place")).strip()):
        says, origins["place"] = replace(says, place=answer), say("from-you")
    if (
        ask
        and says.year is None
        and (found := re.search("[12][0-9]{3}", unicodedata.normalize("NFKC", ask(say("ask-year")))))
    ):
        says, origins["year"] = replace(says, year=int(found[0])), say("from-you")
    return says, origins


def _twin(content: bytes, source: Source, reports: Path, folder: Path) -> Path | None:
    """A folder of another report that has the same file, or the same text in another format."""
    words = unspaced(source.text)
    for other in (
        sorted(p for p in reports.iterdir() if p.is_dir() and not p.name.startswith(".") and p != folder)
        if reports.is_dir()
        else ()
    ):
        try:
            file = report_file(other)
            its = content_of(file, file.as_posix())
            if its == content or unspaced(decode(its, file.as_posix()).text) == words:
                return other
        except InputError:
            continue  # what is wrong there says `check`
    return None


def check_id(id: str, reports: Path) -> None:
    """Raise UsageError for what cannot be a new report's id."""
    if not REPORT_ID.match(id) or len(id) > ID_CHARACTERS:
        raise UsageError(say("id-wrong", id=id, most=ID_CHARACTERS))
    if id in RESERVED:
        raise UsageError(say("id-reserved", id=id))
    if os.path.lexists(reports / id):
        raise UsageError(say("id-taken", folder=(reports / id).as_posix()))


def _derived(says: Told, reports: Path, name: str) -> str:
    if id := proposed_id(says):
        check_id(id, reports)
        return id
    lost = [what for what, value in ((say("the-place"), says.place), (say("the-year"), says.year)) if value is None]
    written = id_of_name(PurePath(name).stem) or "mycity"
    city = (pinyin_of(says.place) if says.place else None) or re.sub(r"-?[12][0-9]{3}$", "", written) or "mycity"
    known = {"file": name, "quoted": f'"{name}"', "id": f"{city}-{says.year or 2021}"}
    raise UsageError(
        say("id-unknown", lost=listed(lost, " and no ", "和"), **known)
        if lost
        else say("id-no-pinyin", place=says.place, **known)
    )


def _settle_in(path: Path, file: Path, toml: bytes) -> None:
    """Give a file that lies in its folder the name that it should have, and its `report.toml` beside it."""
    beside = file.with_name("report.toml")
    try:
        with beside.open("xb") as stream:
            stream.write(toml)
        if path.name != file.name:
            os.rename(path, file)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise AddError(say("add-failed", folder=file.parent.as_posix(), reason=of_system(error))) from error


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
        raise AddError(say("add-failed", folder=folder.as_posix(), reason=of_system(error))) from error
