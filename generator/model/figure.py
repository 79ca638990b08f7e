"""A figure: one value that a report states, with its words.

The names of fields and of their values are a promise: `report.json` and `figures.csv` have them as they are here.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from decimal import Decimal
from typing import Any, Literal

Measure = Literal["level", "growth", "change", "share"]
"""An amount, or a rate standing for itself; by how many per cent or times; in its own unit; part of a whole."""
FigureKind = Literal["actual", "target", "past_target"]
Aggregation = Literal["annual", "average", "cumulative", "end", "to_date"]
Confidence = Literal["sure", "likely"]

MEASURES: tuple[Measure, ...] = ("level", "growth", "change", "share")
KINDS: tuple[FigureKind, ...] = ("actual", "target", "past_target")
AGGREGATIONS: tuple[Aggregation, ...] = ("annual", "average", "cumulative", "end", "to_date")
QUALIFIERS = ("about", "near", "at_least", "above", "at_most", "strive", "ensure", "in_step")

SELF = "self"
"""The scope of the report's own place."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One value that the text states. `text` is the block's text from `start` to `end`, and the value stands in it."""

    block: int
    start: int
    end: int
    text: str
    indicator: str | None
    """Key of the catalogue; `None` for a quantity of no catalogued indicator."""
    name: str | None
    """As printed; `None` where no words name it."""
    measure: Measure
    value: Decimal | None
    """As printed, falls negative; `None` for a range, and where only `in_step` is said."""
    low: Decimal | None
    high: Decimal | None
    unit: str | None
    qualifier: tuple[str, ...]
    kind: FigureKind
    period: str | None
    """`2020`, `2016-2020`, `2020Q1`, `2020M1-5`; `None` where the text gives none."""
    agg: Aggregation
    scope: str
    """`self`, or the place that is named."""
    rule: str
    confidence: Confidence


def as_data(figure: Figure) -> dict[str, Any]:
    """The record as JSON has it: numbers as printed, qualifiers as a list."""
    return {field.name: _plain(getattr(figure, field.name)) for field in fields(figure)}


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() and "." not in str(value) else float(value)
    return list(value) if isinstance(value, tuple) else value
