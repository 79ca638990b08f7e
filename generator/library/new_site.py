"""An empty folder → a site's folder for an installed baogao: settings, folders, and a workflow that publishes it.

Guarantee: in a folder that holds anything, nothing is changed; a failure half-way leaves nothing behind.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from generator import __version__
from generator.library.no_report import LITTER
from generator.model.messages import of_system, say
from generator.model.problems import InputError, UsageError
from generator.model.shipped import site_scripts, site_templates

EMPTY = ("reports", "docs")
ASIDE = (".git", ".ds_store", *LITTER)
"""What may be in an empty folder: a repository that was just cloned, and what systems leave."""
PINNED = b"==VERSION"


def new_site(folder: Path) -> list[Path]:
    """Make the site's folder; returns its files. Raises UsageError where something is there already."""
    files = dict(_files())
    made: list[Path] = []
    try:
        _refuse_taken(folder)
        for path, content in files.items():
            _make_folder(folder / path, made)
            with (folder / path).open("xb") as file:
                made.append(folder / path)
                file.write(content)
        for name in EMPTY:
            _make_folder(folder / name / "any", made)
    except OSError as error:
        _undo(made)
        raise InputError(say("new-failed", folder=folder.as_posix(), reason=of_system(error))) from error
    return [folder / path for path in files]


def _files() -> Iterator[tuple[str, bytes]]:
    for path, file in site_templates().items():
        yield path, file.read_bytes().replace(PINNED, f"=={__version__}".encode())
    for path, file in site_scripts().items():
        yield f".ci/{path}", file.read_bytes()


def _refuse_taken(folder: Path) -> None:
    if folder.is_dir():
        there = sorted(path.name for path in folder.iterdir() if path.name.lower() not in ASIDE)
        if there:
            raise UsageError(say("new-not-empty", folder=folder.as_posix(), name=there[0]))
    elif folder.exists() or folder.is_symlink():
        raise UsageError(say("new-no-folder", folder=folder.as_posix()))


def _make_folder(path: Path, made: list[Path]) -> None:
    """Make the folders that a file stands in, and note those that were not there."""
    for each in reversed(path.parents):
        if not each.exists():
            each.mkdir()
            made.append(each)


def _undo(made: list[Path]) -> None:
    for path in reversed(made):
        if path.is_dir():
            path.rmdir()
        else:
            path.unlink()
