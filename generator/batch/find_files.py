"""Names on the command line → the files that they mean.

A folder is searched to the bottom for files that could be reports, told by content. Guarantees: files come once, in the
order of their paths; nothing outside the folder is opened, for links are not followed; what was passed over is counted.
"""

from __future__ import annotations

import os
import zipfile
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from generator.formats.foreign_files import OLE, ZIP, foreign
from generator.formats.known import OFFICE, READABLE
from generator.formats.read import ENCODINGS, MARKS, MAX_BYTES
from generator.library.reports import check_name, report_file
from generator.model.messages import Message, say
from generator.model.problems import InputError, Located, PlacedError, UsageError, meant

HEAD = 262_144
"""Bytes in which a report in Chinese has shown itself; a web page may begin with long scripts."""

TEXTS = READABLE | set(OFFICE)
"""Suffixes of files that are looked at even where they are damaged."""

OTHER = frozenset(
    ".bib .c .cfg .css .csv .go .h .ini .ipynb .java .js .json .jsonl .lock .log .po .py .r .rs .rst"
    " .sh .sql .svg .tex .toml .ts .tsv .xml .yaml .yml".split()
)
"""Suffixes of data and programs, which may well hold Chinese words and are no reports."""


@dataclass
class Found:
    """What the names mean."""

    files: list[Path] = field(default_factory=list)
    named: set[Path] = field(default_factory=set)
    """Those that were named themselves, not found in a folder."""
    passed: Counter[str] = field(default_factory=Counter)
    """Why files were passed over, and how many."""
    searched: bool = False
    """Whether a folder is among the names."""
    refused: dict[Path, Located] = field(default_factory=dict)
    """Files that are not asked about, for what is wrong is where they lie."""

    def refuse(self, errors: Mapping[str, PlacedError], folder: Path) -> None:
        """Have the files of a folder told with what is wrong, in their places among the others."""
        self.refused |= {folder / name: error.at for name, error in errors.items()}
        self.files = sorted({*self.files, *self.refused}, key=lambda path: path.parts)


def look(targets: Sequence[str], reports: Path | None = None, spare: Path | None = None) -> Found:
    """The files of the named ids of reports, files and folders, each once. `spare` is never among what a folder holds.

    Raises UsageError for a name that means nothing.
    """
    out = Found()
    for target in targets:
        path = Path(target)
        if reports and "/" not in target and (reports / target).is_dir() and not target.startswith("."):
            out.named.add(_source(reports / target))
        elif path.is_dir():
            out.searched = True
            out.files += _inside(path, out.passed, spare)
        elif path.exists() or path.is_symlink():
            out.named.add(path)
        else:
            raise UsageError(_nothing(target, reports))
    out.files = sorted({*out.files, *out.named}, key=lambda path: path.parts)
    return out


def _source(folder: Path) -> Path:
    """The report's file; the folder itself where there is none: it is asked about all the same, and says why."""
    try:
        check_name(folder)
        return report_file(folder)
    except InputError:
        return folder


def _nothing(target: str, reports: Path | None) -> Message:
    if reports is None:
        return say("look-no-file", target=target)
    known = sorted(p.name for p in reports.iterdir() if p.is_dir()) if reports.is_dir() else []
    return say("look-nothing", target=target, meant=meant(target, known) if known else say("meant-path"))


def _inside(folder: Path, passed: Counter[str], spare: Path | None) -> list[Path]:
    out = []

    def closed(error: OSError) -> None:
        passed[say("passed-closed")] += 1

    for root, folders, names in os.walk(folder, onerror=closed):
        passed[say("passed-links")] += sum(os.path.islink(os.path.join(root, name)) for name in folders)
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for path in (Path(root, name) for name in names):
            why = say("passed-output") if spare and path.absolute() == spare.absolute() else passed_over(path)
            if why is None:
                out.append(path)
            else:
                passed[why] += 1
    return out


def passed_over(path: Path) -> Message | None:
    """Why a file is surely no report; `None` for one that could be. Raises nothing."""
    suffix = path.suffix.lower()
    if path.name.startswith((".", "~$")):
        return say("passed-hidden")
    if path.is_symlink():
        return say("passed-links")
    if not path.is_file():
        return say("passed-pipes")
    if suffix in OTHER and suffix != ".xml":
        return say("passed-programs")
    try:
        with path.open("rb") as file:
            head = file.read(HEAD)
    except OSError:
        return None
    if _is_foreign(path, head):
        return None
    if suffix in OTHER:
        return say("passed-programs")
    if head.startswith(ZIP):
        return None if suffix == ".docx" or _is_word(path) else say("passed-archives")
    if b"%PDF-" in head[:1024] or not head.strip():
        return None
    return _text_passed_over(head, suffix)


def _is_foreign(path: Path, head: bytes) -> bool:
    """Whether the file is a document of another program: it is told of, for a report may be in it."""
    try:
        content = path.read_bytes() if head.startswith((ZIP, OLE)) and HEAD < path.stat().st_size <= MAX_BYTES else head
    except OSError:
        return False
    other = foreign(content, path.name)
    return other is not None and other.document


def _is_word(path: Path) -> bool:
    try:
        with zipfile.ZipFile(path) as archive:
            return "word/document.xml" in archive.namelist()
    except (zipfile.BadZipFile, OSError, ValueError):
        return False


def _text_passed_over(head: bytes, suffix: str) -> Message | None:
    marked = next((encoding for mark, encoding in MARKS if head.startswith(mark)), None)
    if b"\0" in head and not marked:
        return None if suffix in TEXTS else say("passed-pictures")
    for encoding in (marked,) if marked else ENCODINGS:
        try:
            text = (
                head.decode(encoding)
                if len(head) < HEAD
                else head[: HEAD - 4].decode(encoding, "ignore" if marked else "strict")
            )
        except UnicodeDecodeError as error:
            if len(head) < HEAD or error.start < HEAD - 12:
                continue
            text = head[: error.start].decode(encoding)
        return None if any("\u3400" <= c <= "\u9fff" for c in text) else say("passed-foreign")
    return None if suffix in TEXTS else say("passed-pictures")
