"""A file of JSON lines, which a run that was killed goes on with.

Guarantee: the file is only ever added to, but for the lines of the file that was under way and a torn end; what is no
line about these files is not touched.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from generator.batch.tally import Tally
from generator.model.messages import of_system, say
from generator.model.problems import UsageError


@dataclass
class Output:
    """A file of JSON lines under way."""

    stream: BinaryIO
    start: int = 0
    """How many of the files an earlier run has done; the one that it did last is not among them."""
    tally: Tally = field(default_factory=Tally)
    """What those files had."""

    def add(self, lines: Sequence[str]) -> None:
        """Write the lines of one file, and see them out of the program's hands."""
        self.stream.write("".join(f"{line}\n" for line in lines).encode())
        self.stream.flush()


@dataclass(frozen=True, slots=True)
class _Kept:
    """A complete line of an earlier run."""

    offset: int
    number: int
    """Of the file that it speaks of, in the order of this run."""
    codes: tuple[str, ...]


def open_output(path: Path, resume: bool, files: Sequence[Path]) -> Output:
    """A fresh file; with `resume` the one that is there, less the lines of its last file and its torn end.

    Raises UsageError for a file that is there, or that holds anything but lines about these files, in their order.
    """
    try:
        if not resume or not path.exists():
            return Output(path.open("xb"))
        stream = path.open("r+b")
    except FileExistsError:
        raise UsageError(say("output-there", path=path.as_posix())) from None
    except OSError as error:
        raise UsageError(say("output-closed", path=path.as_posix(), reason=of_system(error))) from error
    try:
        kept, end = _complete(stream, path, files)
    except UsageError:
        stream.close()
        raise
    again = kept[-1].number if kept else 0
    while kept and kept[-1].number == again:
        end = kept.pop().offset
    stream.seek(end)
    stream.truncate()
    return Output(stream, again, _tally(again, kept))


def _tally(files: int, kept: Sequence[_Kept]) -> Tally:
    codes: dict[int, list[str]] = {number: [] for number in range(files)}
    for line in kept:
        codes[line.number] += line.codes
    out = Tally()
    for found in codes.values():
        out.add(found)
    return out


def _complete(stream: BinaryIO, path: Path, files: Sequence[Path]) -> tuple[list[_Kept], int]:
    """The complete lines, and where they end."""
    numbers = {file.with_name("report.toml").as_posix(): n for n, file in enumerate(files) if file.stem == "report"}
    numbers |= {file.as_posix(): n for n, file in enumerate(files)}
    out: list[_Kept] = []
    at = 0
    for count, line in enumerate(stream, 1):
        if not line.endswith(b"\n") and line[:2] in (b"{", b'{"'):
            break
        found = _kept(line, at, numbers)
        if found is None or out and found.number < out[-1].number:
            raise UsageError(say("output-foreign", path=path.as_posix(), line=count))
        out.append(found)
        at += len(line)
    return out, at


def _kept(line: bytes, offset: int, numbers: dict[str, int]) -> _Kept | None:
    """A line of `check` (one problem) or of `inspect` (one file); `None` for any other."""
    try:
        record = json.loads(line)
        file = record["path"] if "path" in record else record["file"]
        codes = (
            [record["code"]]
            if "code" in record
            else [p["code"] for p in record.get("problems", (record.get("error"),))]
        )
        return _Kept(offset, numbers[file], tuple(codes))
    except (ValueError, KeyError, TypeError):
        return None
