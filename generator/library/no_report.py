"""A report's folder without a source → what its owner does about it.

Guarantee: where something in it may be the report, it is named, and the first thing to do with it is said.
"""

from __future__ import annotations

from pathlib import Path

from generator.formats.foreign_files import foreign
from generator.formats.known import OFFICE, READABLE, SUFFIXES
from generator.formats.read import content_of
from generator.model.messages import Message, say
from generator.model.problems import InputError

LITTER = ("thumbs.db", "desktop.ini")
"""What systems leave in folders, beside hidden files."""


def lacking(folder: Path) -> Message:
    """What to do about a folder that has no `report.txt`, under any of its suffixes."""
    visible = sorted(p for p in folder.iterdir() if not p.name.startswith((".", "~$")) and p.name.lower() not in LITTER)
    files = [path for path in visible if path.is_file() and path.name != "report.toml"]
    readable = [path for path in files if path.suffix.lower() in READABLE]
    of_others = {path: said for path in (*readable, *files) if (said := _of_another_program(path))}
    if own := next((path for path in readable if path not in of_others), None):
        return _to_be_named(own, (folder / "report.toml").exists())
    for path, said in of_others.items():
        return say("folder-foreign", name=path.name, said=said)
    if office := next((path for path in files if path.suffix.lower() in OFFICE), None):
        return say("folder-office", name=office.name, right=(folder / "report.docx").as_posix())
    if deep := next((path for path in visible if path.is_dir() and _has_report(path)), None):
        return say("folder-deep", inner=deep.as_posix(), folder=folder.as_posix())
    return say("folder-no-report" if visible else "folder-empty")


def _has_report(folder: Path) -> bool:
    """Whether a report lies in a folder, or in one of its own folders: archives are unpacked so."""
    return any(path.suffix.lower() in READABLE for path in (*folder.glob("*"), *folder.glob("*/*")))


def _of_another_program(path: Path) -> Message | None:
    try:
        other = foreign(content_of(path, path.as_posix()), path.name)
    except InputError:
        return None  # said where it is read
    return other.said if other and other.document else None


def _to_be_named(path: Path, drafted: bool) -> Message:
    """A file that would be read under another name."""
    suffix = path.suffix.lower() if path.suffix.lower() in SUFFIXES else ".md"
    known = {"name": path.name, "right": path.with_name(f"report{suffix}").as_posix()}
    return say("folder-misnamed", **known) if drafted else say("folder-no-source", **known, path=path.as_posix())
