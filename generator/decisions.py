"""`report.toml` → `Decisions`.

Guarantees to the next step: every entry has the type it should have and every key is known; an entry knows its place in
the file. Whatever is wrong is one `DecisionError` with that place.
"""

from __future__ import annotations

import dataclasses
import datetime
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from generator.model import FONT_ROLES, Agreed, Alias, Decisions, Headwords, Kept, Pinned, Printing, Remark, Removed, Said
from generator.paragraphs import NUMBER
from generator.places import TOP, Places, Table
from generator.problems import Located, PlacedError, meant

_TOP: dict[str, type] = {
    "title": str,
    "place": str,
    "year": int,
    "date": datetime.date,
    "meeting": str,
    "speaker": str,
    "office": str,
    "publisher": str,
    "official": bool,
    "source": dict,
    "removed": list,
    "kept": list,
    "line": list,
    "terms": list,
    "paragraph": list,
    "alias": list,
    "remark": list,
    "pinyin": dict,
    "print": dict,
}
_PRINT: dict[str, type] = {"notes": str, "numbers": bool, "address": str, "fonts": dict}
_SOURCE: dict[str, type] = {"url": str, "note": str, "retrieved": datetime.date}
_REMOVED: dict[str, type] = {"line": int, "text": str, "lines": str, "reason": str}
_KEPT: dict[str, type] = {"line": int}
_LINE: dict[str, type] = {"line": int, "kind": str, "level": int, "reason": str}
_TERMS: dict[str, type] = {"note": object, "terms": list}
_PARAGRAPH: dict[str, type] = {"number": object, "starts": str, "line": int}
_KINDS = ("title", "dateline", "speaker", "salutation", "heading", "text", "note", "notes", "attachment", "removed")
_ALIAS: dict[str, type] = {"note": object, "text": str, "quoted": bool}
_REMARK: dict[str, type] = {"line": int, "text": str, "remark": str}

_NAMES = {str: "text in quotation marks", int: "a whole number", bool: "true or false", datetime.date: "a date such as 2021-02-05", list: "a list in square brackets"}
_STRETCH = re.compile(r"[ \t]*([0-9]{1,9})[ \t]*(?:[-–][ \t]*([0-9]{1,9})[ \t]*)?")


class DecisionError(PlacedError):
    """A `report.toml` that cannot be read; the message has file, line and column."""

    def __init__(self, file: str, place: tuple[int, int], message: str):
        super().__init__(Located(file, *place, "toml", message))


def load(path: Path) -> Decisions:
    """Read `report.toml`; an absent one decides nothing. Raises DecisionError."""
    file = path.as_posix()
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        return Decisions(file)
    except OSError as error:
        raise DecisionError(file, (1, 1), f"{error.strerror or error}; report.toml should be a text file") from error
    return decided(raw, file)


def decided(raw: bytes, file: str) -> Decisions:
    """The decisions of a `report.toml` with this content. Raises DecisionError."""
    try:
        content = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        column = error.start - raw.rfind(b"\n", 0, error.start)
        raise DecisionError(file, (raw.count(b"\n", 0, error.start) + 1, column), "not UTF-8; save the file again, encoded in UTF-8") from error
    try:
        table = tomllib.loads(content)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        where = re.search(r"\(at line (\d+), column (\d+)\)", str(error))
        place = (int(where[1]), int(where[2])) if where else (content.count("\n") + 1, len(content) - content.rfind("\n"))
        said = re.sub(r" \(at .*\)$", "", str(error))
        raise DecisionError(file, place, f"{said}; mend this line") from error
    return _Reader(file, content).decisions(table)


class _Reader:
    """Checks tables of one file against their schema."""

    def __init__(self, file: str, content: str):
        self.file, self.places = file, Places(content)

    def decisions(self, table: dict[str, Any]) -> Decisions:
        top = self.checked(table, _TOP, TOP)
        source = self.checked(top.pop("source", {}), _SOURCE, ("source", 0))
        if not re.match(r"https?://[^\s<>]+\Z", source.get("url", "http://-")):
            raise self.error(("source", 0), "url", "url should be a web address, as in \"https://example.org/report.html\"")
        removed, agreed = self.removed(top.pop("removed", []))
        self.settings(top)
        return Decisions(
            self.file,
            removed=removed,
            agreed=agreed,
            kept=self.entries(Kept, top.pop("kept", []), _KEPT, "kept"),
            lines=self.said(top.pop("line", [])),
            headwords=self.headwords(top.pop("terms", [])),
            pins=self.pins(top.pop("paragraph", [])),
            aliases=self.entries(Alias, top.pop("alias", []), _ALIAS, "alias"),
            remarks=self.entries(Remark, top.pop("remark", []), _REMARK, "remark"),
            pinyin=self.checked(top.pop("pinyin", {}), {}, ("pinyin", 0)),
            source_url=source.get("url"),
            source_note=source.get("note"),
            source_retrieved=source.get("retrieved"),
            printing=self.printing(top.pop("print", {})),
            **top,
        )

    def settings(self, top: Mapping[str, Any]) -> None:
        for key, value in top.items():
            if isinstance(value, str) and not value.strip():
                raise self.error(TOP, key, f"{key} is empty; take the line out if it is not known")
        if not 1 <= top.get("year", 1) <= 9999:
            raise self.error(TOP, "year", "year should be a year such as 2021")

    def removed(self, entries: list[Any]) -> tuple[tuple[Removed, ...], tuple[Agreed, ...]]:
        """[[removed]] in its two forms: one line with its text, or many lines."""
        single, many = [], []
        for n, values in enumerate(self.tables(entries, _REMOVED, "removed")):
            if "lines" in values and {"line", "text"} & values.keys():
                raise self.error(("removed", n), "lines", "an entry of [[removed]] has either lines, or line and text")
            if "lines" in values:
                values["lines"] = self.stretches(values["lines"], ("removed", n))
            made = self.record(Agreed if "lines" in values else Removed, values, ("removed", n))
            (many if isinstance(made, Agreed) else single).append(made)
        return tuple(single), tuple(many)

    def stretches(self, written: str, table: Table) -> tuple[tuple[int, int], ...]:
        out: list[tuple[int, int]] = []
        for part in re.split("[,，、]", written):
            found = _STRETCH.fullmatch(part)
            first = int(found[1]) if found else 0
            last = int(found[2] or first) if found else 0
            if not (out[-1][1] if out else 0) < first <= last:
                raise self.error(table, "lines", f'lines should be numbers in ascending order, as in "1-38, 212-221"; {part.strip()!r} is none')
            out.append((first, last))
        return tuple(out)

    def said(self, entries: list[Any]) -> tuple[Said, ...]:
        out = self.entries(Said, entries, _LINE, "line")
        for n, said in enumerate(out):
            if said.kind is None and said.level is None:
                raise self.error(("line", n), "", "an entry of [[line]] has no kind and no level; add one")
            if said.kind is not None and said.kind not in _KINDS:
                raise self.error(("line", n), "kind", f"a line is no {said.kind!r}; {meant(said.kind, _KINDS)}")
            if said.level is not None and not 1 <= said.level <= 6:
                raise self.error(("line", n), "level", "a heading's level is a number from 1 to 6")
            if said.level is not None and said.kind not in (None, "heading"):
                raise self.error(("line", n), "level", f"only a heading has a level; take it out, or write kind = \"heading\" for {said.kind!r}")
        return out

    def headwords(self, entries: list[Any]) -> tuple[Headwords, ...]:
        out = self.entries(Headwords, entries, _TERMS, "terms")
        for n, headwords in enumerate(out):
            if not all(isinstance(term, str) and term.strip() for term in headwords.terms):
                raise self.error(("terms", n), "terms", 'terms should be a list of words, such as ["六稳", "六保"]')
        return tuple(dataclasses.replace(h, terms=tuple(h.terms)) for h in out)

    def pins(self, entries: list[Any]) -> tuple[Pinned, ...]:
        pins = self.entries(Pinned, entries, _PARAGRAPH, "paragraph")
        for n, pin in enumerate(pins):
            if isinstance(pin.number, bool) or not NUMBER.fullmatch(str(pin.number)):
                raise self.error(("paragraph", n), "number", 'number should be a paragraph\'s, as in 13 or "12-1"')
            if not pin.starts.strip():
                raise self.error(("paragraph", n), "starts", "starts should be the paragraph's first words")
        return tuple(dataclasses.replace(pin, number=str(pin.number)) for pin in pins)

    def printing(self, table: dict[str, Any]) -> Printing:
        at = ("print", 0)
        values = self.checked(table, _PRINT, at)
        if values.get("notes", "both") not in ("foot", "end", "both"):
            raise self.error(at, "notes", 'notes should be "foot", "end" or "both"')
        if values.get("numbers") and not values.get("address"):
            raise self.error(at, "numbers", "numbers in the margin lead to the web; give the site's address too: address = \"https://…/\"")
        if address := values.get("address"):
            if not re.match(r"https?://\S+\Z", address):
                raise self.error(at, "address", "address should be the site's, as in \"https://example.org/reports/\"")
            values["address"] = address.rstrip("/") + "/"
        values["fonts"] = self.fonts(values.get("fonts", {}))
        return Printing(**values)

    def fonts(self, table: dict[str, Any]) -> dict[str, tuple[str, ...]]:
        out, at = {}, ("print.fonts", 0)
        for role, families in self.checked(table, dict.fromkeys(FONT_ROLES, list), at).items():
            if not families or not all(isinstance(family, str) and family.strip() for family in families):
                raise self.error(at, role, f'{role} should be a list of font families, as in ["FangSong"]')
            out[role] = tuple(families)
        return out

    def entries(self, record: type, entries: list[Any], schema: dict[str, type], name: str) -> tuple[Any, ...]:
        return tuple(self.record(record, values, (name, n)) for n, values in enumerate(self.tables(entries, schema, name)))

    def tables(self, entries: list[Any], schema: dict[str, type], name: str) -> list[dict[str, Any]]:
        for entry in entries:
            if not isinstance(entry, dict):
                raise self.error(TOP, name, f"write each entry of {name} as a table [[{name}]]")
        return [self.checked(entry, schema, (name, n)) for n, entry in enumerate(entries)]

    def record(self, record: type, values: dict[str, Any], table: Table) -> Any:
        if blank := [key for key, value in values.items() if value == ""]:
            raise self.error(table, blank[0], f"an entry of [[{table[0]}]] has an empty {blank[0]}; write it, or take the entry out")
        required = {f.name for f in dataclasses.fields(record) if f.default is dataclasses.MISSING}
        if lost := sorted(required - values.keys()):
            raise self.error(table, "", f"an entry of [[{table[0]}]] has no {' and no '.join(lost)}; add it")
        if "note" in values:
            if isinstance(values["note"], bool) or not isinstance(values["note"], int | str):
                raise self.error(table, "note", 'note should be a note\'s number, such as 6, or "6-2" for the second of that number')
            values["note"] = str(values["note"])
        return record(**values, entry=(self.file, *self.places.of(table)))

    def checked(self, table: dict[str, Any], schema: dict[str, type], at: Table) -> dict[str, Any]:
        """The table, if each key is in the schema (any key where it is empty) and each value of its type."""
        for key, value in table.items():
            if schema and key not in schema:
                raise self.error(at, key, f"{_called(at)} knows no {key!r}; {meant(key, list(schema))}")
            wanted = schema.get(key, str)
            if not isinstance(value, wanted) or (wanted is int and isinstance(value, bool)) or isinstance(value, datetime.datetime):
                raise self.error(at, key, f"{key} should be {_NAMES.get(wanted, 'a table')}")
        return dict(table)

    def error(self, table: Table, key: str, message: str) -> DecisionError:
        return DecisionError(self.file, self.places.of(table, key), message)


def _called(table: Table) -> str:
    """A table as the file writes it."""
    single = table[0] in ("source", "pinyin", "print", "print.fonts")
    return "report.toml" if table == TOP else f"[{table[0]}]" if single else f"[[{table[0]}]]"
