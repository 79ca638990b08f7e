"""`{path: content}`, a few at a time → files under `docs/`, all or nothing.

Guarantees:
1. nothing is replaced before every new file has been written beside it; a failure till then leaves `docs/` as it was;
2. a file that an earlier run wrote and this one does not is removed, with the folders that it leaves empty; a file that
   nobody of ours wrote is never touched, and one in the way of a page stops the run;
3. a run that is killed half-way is completed by the next one: what it had begun to put in place is known as ours;
4. a file whose content stays the same is not written, so that what watches `docs/` sees only changes;
5. each first folder of ours has a `.gitignore` that names our files in it and no other: what is put beside them by
   hand is committed and published.

Whoever writes holds `writing(docs)`, from the first look at what stands there.
"""

from __future__ import annotations

import errno
import hashlib
import json
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from generator.library.lock import locked
from generator.model.messages import of_system, say
from generator.model.problems import InputError

STATE = ".baogao"
"""Folder under `docs/` for the list of our files and for files not yet in place; engines pass over dotted names."""

IGNORED = ".gitignore"


class WriteError(InputError):
    """Files that could not be written; `docs/` is as it was."""


def write(docs: Path, files: Mapping[str, str | bytes], keep: Iterable[str] | None = ()) -> tuple[int, int]:
    """Bring `docs/` to hold `files`; returns how many files were written and how many removed. See `Staging.place`."""
    with staging(docs) as staged:
        staged.add(files)
        return staged.place(keep)


@contextmanager
def staging(docs: Path) -> Iterator[Staging]:
    """Files on their way to `docs/`; what was not placed when it ends is forgotten.

    Raises WriteError where a hand-written file or a link stands in the way or the disk refuses.
    """
    for folder in (docs / STATE, docs / STATE / "new"):
        if folder.is_symlink():
            raise WriteError(say("foreign-folder", path=folder.as_posix()))
    try:
        yield Staging(docs)
    except OSError as error:
        # Of a file that is put in its place two names are told: the second is where it could not go.
        path = error.filename2 or error.filename or docs
        raise WriteError(say("no-free-disk", path=path, reason=of_system(error))) from error
    finally:
        shutil.rmtree(docs / STATE / "new", ignore_errors=True)


def writing(docs: Path) -> AbstractContextManager[None]:
    """Held by the one process that may write `docs/`; others wait."""
    return locked(docs / STATE)


def own(docs: Path, path: str) -> bool:
    """Whether a file may be written: there is none, or it is as an earlier run left it."""
    target, state = docs / path, docs / STATE
    if not target.exists():
        return True
    told = {_listed(state / name).get(path) for name in ("files.json", "pending.json")}
    return target.is_file() and hashlib.sha256(target.read_bytes()).hexdigest() in told


def clean(docs: Path) -> int | None:
    """Remove every file of ours; returns how many, or `None` where nothing of ours has ever been written."""
    if not (docs / STATE).is_dir():
        return None
    with writing(docs):
        return write(docs, {})[1]


class Staging:
    """New files, written beside `docs/` a few at a time, so that a run holds those of one report and no more."""

    def __init__(self, docs: Path):
        self.docs, self.state = docs, docs / STATE
        self.ours = _listed(self.state / "files.json") | _listed(self.state / "pending.json")
        self.digests: dict[str, str] = {}
        self.changed: list[str] = []
        shutil.rmtree(self.state / "new", ignore_errors=True)

    def add(self, files: Mapping[str, str | bytes]) -> None:
        """Stage files, none of which was added before; those that are in place already are left alone."""
        contents = {path: text if isinstance(text, bytes) else text.encode() for path, text in files.items()}
        _refuse_foreign(self.docs, contents, self.ours)
        changed = {path: content for path, content in contents.items() if not _holds(self.docs / path, content)}
        _refuse_closed(self.docs, {(self.docs / path).parent for path in changed})
        _stage(self.state, changed)
        self.digests |= {path: hashlib.sha256(content).hexdigest() for path, content in contents.items()}
        self.changed += changed

    def place(self, keep: Iterable[str] | None = ()) -> tuple[int, int]:
        """Put all that was added in its place and remove what is ours beside it; how many were written, and removed.

        `keep`: paths, and first folders (report ids), whose files of earlier runs stay though none of them was added;
        `None` for all of them.
        """
        docs, ours = self.docs, self.ours
        stay = set(ours) if keep is None else set(keep)
        kept = {p: digest for p, digest in ours.items() if {p, p.split("/")[0]} & stay and p not in self.digests}
        self.add(_ignoring({*kept, *self.digests}))
        listing = kept | self.digests
        stale = [path for path in ours if path not in listing]
        _refuse_closed(docs, {(docs / path).parent for path in stale})
        self.state.mkdir(parents=True, exist_ok=True)
        _save(self.state / "pending.json", ours | listing)
        for folder in {(docs / path).parent for path in self.changed}:
            folder.mkdir(parents=True, exist_ok=True)
        for path in self.changed:
            os.replace(self.state / "new" / path, docs / path)
        removed = sum(_remove(docs, path, ours[path]) for path in sorted(stale))
        _save(self.state / "files.json", listing)
        (self.state / "pending.json").unlink()
        return len(self.changed), removed


def _listed(path: Path) -> dict[str, str]:
    """Paths of our files and their sha256; none where the list is absent or was cut off."""
    try:
        listing = json.loads(path.read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError, RecursionError):
        return {}
    told = listing if isinstance(listing, dict) else {}
    return {name: digest for name, digest in told.items() if _is_inside(name) and isinstance(digest, str)}


def _is_inside(path: str) -> bool:
    """Whether a path of the list leads to a place under `docs/`; anybody can write such a list."""
    parts = path.split("/")
    return not {"", ".", ".."} & set(parts) and "\\" not in path and ":" not in parts[0] and "\0" not in path


def _ignoring(paths: Iterable[str]) -> dict[str, bytes]:
    """For each first folder its list of what git need not keep, itself included."""
    folders: dict[str, set[str]] = {}
    for path in paths:
        folder, _, name = path.partition("/")
        if name and folder != STATE:
            folders.setdefault(folder, {IGNORED}).add(name)
    lists = {folder: "".join(f"/{name}\n" for name in sorted(names)) for folder, names in folders.items()}
    return {f"{folder}/{IGNORED}": text.encode() for folder, text in lists.items()}


def _refuse_foreign(docs: Path, contents: Mapping[str, bytes], ours: Mapping[str, str]) -> None:
    for path, content in contents.items():
        target = docs / path
        if target.is_symlink() or (path not in ours and target.exists() and not _holds(target, content)):
            raise WriteError(say("foreign-file", path=target.as_posix()))
        for folder in target.parents:
            if folder == docs:
                break
            if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
                raise WriteError(say("foreign-folder", path=folder.as_posix()))


def _refuse_closed(docs: Path, folders: Iterable[Path]) -> None:
    """A folder that nothing can be put into is found before the first file is replaced."""
    for folder in sorted(folders):
        there = next(each for each in (folder, *folder.parents) if each.exists() or each == docs)
        if there.exists() and not os.access(there, os.W_OK | os.X_OK):
            raise WriteError(
                say(
                    "no-access",
                    path=f"{there.as_posix()}/",
                    reason=of_system(PermissionError(errno.EACCES, os.strerror(errno.EACCES))),
                )
            )


def _holds(path: Path, content: bytes) -> bool:
    return path.is_file() and path.stat().st_size == len(content) and path.read_bytes() == content


def _stage(state: Path, changed: Mapping[str, bytes]) -> None:
    for folder in {(state / "new" / path).parent for path in changed}:
        folder.mkdir(parents=True, exist_ok=True)
    for path, content in changed.items():
        (state / "new" / path).write_bytes(content)


def _save(path: Path, listing: Mapping[str, str]) -> None:
    beside = path.with_suffix(".tmp")
    beside.write_text(json.dumps(dict(sorted(listing.items())), indent=0), encoding="utf-8")
    os.replace(beside, path)


def _remove(docs: Path, path: str, digest: str) -> int:
    """Remove a stale file of ours and the folders it leaves empty; one that was edited since, or stands behind a link,
    stays."""
    target = docs / path
    linked = any(each.is_symlink() for each in (target, *target.parents[: path.count("/")]))
    if linked or not target.is_file() or hashlib.sha256(target.read_bytes()).hexdigest() != digest:
        return 0
    target.unlink()
    for folder in target.parents:
        if folder == docs or any(folder.iterdir()):
            break
        folder.rmdir()
    return 1
