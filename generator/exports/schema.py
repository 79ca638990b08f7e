"""`docs/report.schema.json` → a check of every `report.json` before it is written.

A validator of the few keywords that the schema uses, compiled once: the lightest library found takes 45 ms to load and
compile, a fifth of a whole run of this program, and a report's check must not take longer than its pages. Tests hold it
against the full library. A keyword that it does not know stops it, so that none is passed over in silence.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from functools import cache
from typing import Any

from generator.model.shipped import SCHEMA

Check = Callable[[Any], str | None]
"""A value → where and why it does not fit; `None` where it fits."""

_TYPES: dict[str, Callable[[Any], bool]] = {
    "null": lambda v: v is None,
    "boolean": lambda v: isinstance(v, bool),
    "integer": lambda v: type(v) is int,
    "string": lambda v: isinstance(v, str),
    "array": lambda v: isinstance(v, list),
    "object": lambda v: isinstance(v, dict),
}
_SAID = {"$schema", "$id", "$defs", "title", "description"}
"""What speaks to people, or is read elsewhere."""


def fault(report: dict[str, Any]) -> str | None:
    """What in a report's data is against the published schema; `None` for nothing."""
    return _published()(report)


@cache
def _published() -> Check:
    return compiled(json.loads(SCHEMA.read_text(encoding="utf-8")))


def compiled(schema: dict[str, Any]) -> Check:
    """The schema as a function. Raises KeyError for a keyword that is not known here."""
    return _Compiler(schema).check(schema)


class _Compiler:
    def __init__(self, root: dict[str, Any]):
        self.definitions = root.get("$defs", {})

    def check(self, schema: dict[str, Any]) -> Check:
        if not schema.keys().isdisjoint(_WITH) and "properties" not in schema:
            raise KeyError("properties")
        checks: list[Check] = [
            getattr(self, "_" + _KEYWORDS[key])(value, schema)
            for key, value in schema.items()
            if key not in _SAID and key not in _WITH
        ]

        def all_of(value: Any) -> str | None:
            for one in checks:
                if said := one(value):
                    return said
            return None

        return checks[0] if len(checks) == 1 else all_of

    def _reference(self, name: str, _: Any) -> Check:
        return self.check(self.definitions[name.removeprefix("#/$defs/")])

    def _kind(self, names: str | list[str], _: Any) -> Check:
        tests = [_TYPES[name] for name in ([names] if isinstance(names, str) else names)]
        return lambda v: None if any(test(v) for test in tests) else f"is no {names}"

    def _constant(self, wanted: Any, _: Any) -> Check:
        return lambda v: None if v == wanted else f"is not {wanted!r}"

    def _listed(self, wanted: list[Any], _: Any) -> Check:
        return lambda v: None if v in wanted else f"is none of {wanted}"

    def _least(self, least: int, _: Any) -> Check:
        return lambda v: f"is less than {least}" if type(v) is int and v < least else None

    def _shortest(self, least: int, _: Any) -> Check:
        return lambda v: f"is shorter than {least}" if isinstance(v, (str, list)) and len(v) < least else None

    def _longest(self, most: int, _: Any) -> Check:
        return lambda v: f"is longer than {most}" if isinstance(v, list) and len(v) > most else None

    def _pattern(self, pattern: str, _: Any) -> Check:
        matches = re.compile(pattern).search
        return lambda v: f"does not match {pattern}" if isinstance(v, str) and not matches(v) else None

    def _one_of(self, schemas: list[dict[str, Any]], _: Any) -> Check:
        checks = [self.check(schema) for schema in schemas]

        def one_of(value: Any) -> str | None:
            said = [one(value) for one in checks]
            return None if said.count(None) == 1 else next(filter(None, said), "fits more than one form")

        return one_of

    def _items(self, schema: dict[str, Any], _: Any) -> Check:
        check = self.check(schema)

        def items(value: Any) -> str | None:
            for at, item in enumerate(value if isinstance(value, list) else ()):
                if said := check(item):
                    return _within(f"[{at}]", said)
            return None

        return items

    def _members(self, properties: dict[str, Any], schema: dict[str, Any]) -> Check:
        checks = {key: self.check(inner) for key, inner in properties.items()}
        required = schema.get("required", [])
        closed = schema.get("additionalProperties", True) is False

        def members(value: Any) -> str | None:
            if not isinstance(value, dict):
                return None
            if lost := [key for key in required if key not in value]:
                return f"has no {lost[0]!r}"
            for key, inner in value.items():
                if key not in checks:
                    if closed:
                        return f"has a {key!r} that nobody knows"
                elif said := checks[key](inner):
                    return _within(f".{key}", said)
            return None

        return members


def _within(step: str, said: str) -> str:
    """What was said of a member, as of the whole."""
    return f"{step}{said}" if said.startswith((".", "[")) else f"{step} {said}"


_KEYWORDS = {
    "$ref": "reference",
    "type": "kind",
    "const": "constant",
    "enum": "listed",
    "minimum": "least",
    "minLength": "shortest",
    "minItems": "shortest",
    "maxItems": "longest",
    "pattern": "pattern",
    "oneOf": "one_of",
    "items": "items",
    "properties": "members",
}
_WITH = {"required", "additionalProperties"}
"""Read together with `properties`."""
