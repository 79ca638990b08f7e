"""`indicators.toml` → the catalogue: indicators, and the names by which reports print them.

Guarantee: every name leads to one indicator, or to a pair that shares it.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

from generator.figures.numbers import folded
from generator.model.messages import Message, listed, say
from generator.model.problems import Located, PlacedError, meant

Form = Literal["amount", "rate", "stock", "price", "count"]

SHIPPED = Path(__file__).with_name("indicators.toml")
OWN = "indicators.toml"
"""A site's own, beside its `mkdocs.yml`."""

_INDICATOR: dict[str, type] = {
    "key": str, "name": str, "names": list, "units": list, "direction": str, "form": str, "term": str, "source": str,
    "breaks": list,
}  # fmt: skip
_PAIR: dict[str, type] = {"names": list, "keys": list, "together": str}
_DIRECTIONS = ("more", "less", "neither")
_FORMS = ("amount", "rate", "stock", "price", "count")


@dataclass(frozen=True, slots=True)
class Break:
    """A year from which a series counts something else under another name."""

    year: int
    before: str
    since: str


@dataclass(frozen=True, slots=True)
class Indicator:
    """What the catalogue knows of an indicator."""

    key: str
    name: str
    names: tuple[str, ...]
    """As printed, `name` included."""
    units: tuple[str, ...]
    direction: Literal["more", "less", "neither"]
    form: Form
    """How a number without more is read."""
    term: str | None = None
    """The statistics office's."""
    source: str | None = None
    breaks: tuple[Break, ...] = ()


@dataclass(frozen=True, slots=True)
class Pair:
    """Indicators that share a name; figures go to them in order."""

    keys: tuple[str, ...]
    together: str | None
    """The indicator of a single figure for all of them."""


@dataclass(frozen=True)
class Catalogue:
    """Indicators by key, and what each printed name leads to."""

    indicators: Mapping[str, Indicator]
    names: Mapping[str, Pair] = field(repr=False)
    """Folded names."""


def catalogue_of(site: Path | None = None) -> Catalogue:
    """The program's catalogue, with what the site's own file adds or replaces. Raises PlacedError for a bad file."""
    own = site / OWN if site is not None else None
    if own is None or not own.is_file() or not own.with_name("mkdocs.yml").is_file():
        return shipped()
    return _merged(own, own.read_bytes())


@lru_cache(maxsize=1)
def shipped() -> Catalogue:
    """The program's own catalogue."""
    return _catalogue(*_read(SHIPPED, SHIPPED.read_bytes()))


@lru_cache(maxsize=2)
def _merged(path: Path, raw: bytes) -> Catalogue:
    indicators, pairs = _read(SHIPPED, SHIPPED.read_bytes())
    own, own_pairs = _read(path, raw)
    return _catalogue(indicators | own, pairs | own_pairs, path)


def _catalogue(indicators: dict[str, Indicator], pairs: dict[tuple[str, ...], Pair], path: Path = SHIPPED) -> Catalogue:
    names = {
        folded(name): Pair((indicator.key,), indicator.key)
        for indicator in indicators.values()
        for name in indicator.names
    }
    for spelled, pair in pairs.items():
        if unknown := {*pair.keys, *([pair.together] if pair.together else [])} - indicators.keys():
            raise _error(path, say("catalogue-key", key=min(unknown), meant=meant(min(unknown), list(indicators))))
        names |= {folded(name): pair for name in spelled}
    return Catalogue(indicators, names)


def _read(path: Path, raw: bytes) -> tuple[dict[str, Indicator], dict[tuple[str, ...], Pair]]:
    try:
        table = tomllib.loads(raw.decode("utf-8-sig"))
    except ValueError as error:
        raise _error(path, say("catalogue-toml", said=error)) from error
    if unknown := table.keys() - {"indicator", "pair"}:
        raise _error(path, say("catalogue-table", table=min(unknown)))
    indicators = [_indicator(path, each) for each in _tables(path, table, "indicator", _INDICATOR, ("key", "name"))]
    pairs = _tables(path, table, "pair", _PAIR, ("names", "keys"))
    return (
        {each.key: each for each in indicators},
        {tuple(each["names"]): Pair(tuple(each["keys"]), each.get("together")) for each in pairs},
    )


def _tables(
    path: Path, table: dict[str, Any], kind: str, schema: dict[str, type], wanted: tuple[str, ...]
) -> list[dict[str, Any]]:
    """The entries of a kind, each checked against its schema."""
    entries = table.get(kind, [])
    if not isinstance(entries, list):
        raise _error(path, say("catalogue-single", table=kind))
    for n, entry in enumerate(entries, 1):
        for key, value in entry.items():
            if key not in schema:
                raise _error(path, say("catalogue-field", table=kind, n=n, key=key, known=listed(schema)))
            if not isinstance(value, schema[key]) or value in ("", []):
                raise _error(path, say("catalogue-type", table=kind, n=n, key=key))
        for key in wanted:
            if key not in entry:
                raise _error(path, say("catalogue-lost", table=kind, n=n, key=key))
    return entries


def _indicator(path: Path, entry: dict[str, Any]) -> Indicator:
    direction, form = entry.get("direction", "neither"), entry.get("form", "amount")
    for value, known in ((direction, _DIRECTIONS), (form, _FORMS)):
        if value not in known:
            raise _error(path, say("catalogue-choice", key=entry["key"], value=value, meant=meant(value, known)))
    names = [entry["name"], *entry.get("names", ())]
    if not all(isinstance(name, str) and name.strip() for name in names):
        raise _error(path, say("catalogue-names", key=entry["key"]))
    breaks = tuple(Break(each["year"], each["from"], each["to"]) for each in entry.get("breaks", ()))
    return Indicator(
        entry["key"], entry["name"], tuple(dict.fromkeys(names)), tuple(entry.get("units", ())), direction, form,
        entry.get("term"), entry.get("source"), breaks,
    )  # fmt: skip


def _error(path: Path, message: Message) -> PlacedError:
    return PlacedError(Located(path.as_posix(), 1, 1, "toml", message))
