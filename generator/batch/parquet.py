"""Rows of figures → a Parquet file, with a library that is installed on demand: `pip install "baogao[parquet]"`."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from generator.exports.figure_rows import COLUMNS
from generator.model.messages import of_system, say
from generator.model.problems import UsageError

_NUMBERS = {"year": "int32", "line": "int32", "block": "int32", "start": "int32", "end": "int32"}
_DECIMALS = ("value", "low", "high")
GROUP = 20_000
"""Rows that are written at once."""


class ParquetRows:
    """A Parquet file under way. Raises UsageError where the library is missing or the file is there."""

    def __init__(self, path: Path):
        try:
            import pyarrow
            import pyarrow.parquet
        except ImportError:
            raise UsageError(say("parquet-missing")) from None
        self._arrow = pyarrow
        self._schema = pyarrow.schema([(column, _type(pyarrow, column)) for column in COLUMNS])
        try:
            self._stream = path.open("xb")
        except FileExistsError:
            raise UsageError(say("parquet-there", path=path.as_posix())) from None
        except OSError as error:
            raise UsageError(say("output-closed", path=path.as_posix(), reason=of_system(error))) from error
        self._writer = pyarrow.parquet.ParquetWriter(self._stream, self._schema)
        self._rows: list[Mapping[str, Any]] = []

    def add(self, rows: list[dict[str, Any]]) -> None:
        self._rows += rows
        if len(self._rows) >= GROUP:
            self._flush()

    def close(self) -> None:
        self._flush()
        self._writer.close()
        self._stream.close()

    def _flush(self) -> None:
        if self._rows:
            table = self._arrow.Table.from_pylist([_plain(row) for row in self._rows], schema=self._schema)
            self._writer.write_table(table)
            self._rows = []


def _plain(row: Mapping[str, Any]) -> dict[str, Any]:
    return {
        column: float(row[column]) if column in _DECIMALS and row[column] is not None else row[column]
        for column in COLUMNS
    }


def _type(arrow: Any, column: str) -> Any:
    if column in _NUMBERS:
        return arrow.int32()
    if column in _DECIMALS:
        return arrow.float64()
    return arrow.list_(arrow.string()) if column == "qualifier" else arrow.string()
