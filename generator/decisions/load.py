"""`report.toml` → `Decisions`.

Guarantees to the next step: every entry has the type it should have and every key is known; an entry knows its place in
the file. Whatever is wrong is one `DecisionError` with that place. What editing programs add of their own (marks of
byte order, line ends, odd spaces around signs) is nobody's mistake and is read.
"""

from __future__ import annotations

import dataclasses
import datetime
import re
import tomllib
import unicodedata
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from generator.decisions.keys import (
    ACCEPTED,
    ALIAS,
    FIGURE,
    KEPT,
    KINDS,
    LINE,
    PARAGRAPH,
    PRINT,
    REMARK,
    REMOVED,
    SINGLE,
    SOURCE,
    TABLES,
    TERMS,
    TOP_KEYS,
)
from generator.decisions.paragraph_numbers import NUMBER
from generator.decisions.positions import TOP, Positions, Table
from generator.model.deceptive import DIRECTION
from generator.model.decisions import (
    FONT_ROLES,
    Accepted,
    Agreed,
    Alias,
    Decisions,
    FigureSaid,
    Headwords,
    Kept,
    Pinned,
    Printing,
    Remark,
    Removed,
    Said,
)
from generator.model.figure import AGGREGATIONS, MEASURES, QUALIFIERS
from generator.model.figure import KINDS as FIGURE_KINDS
from generator.model.messages import Message, brief, listed, of_system, say
from generator.model.problems import CODES, FATAL, Located, PlacedError, meant
from generator.model.source import Position
from generator.model.stated import FACTS, Stated

_FIGURE_WORDS = {"measure": MEASURES, "kind": FIGURE_KINDS, "agg": AGGREGATIONS}
_NEVER = (*FATAL, "record-unknown")
"""Codes of what cannot be let stand."""

_NAMES = {
    str: say("type-text"), int: say("type-number"), bool: say("type-truth"), datetime.date: say("type-date"),
    list: say("type-list"), dict: say("type-table"),
}  # fmt: skip
_ODD_SPACE = re.compile(
    r"""(\"{3}.*?\"{3}|'{3}.*?'{3}|"(?:\\.|[^"\\\n])*"|'[^'\n]*'|#[^\n]*)|[\u00a0\u2000-\u200a\u202f\u3000]""",
    re.DOTALL,
)
"""Text and comments, which stay; spaces that TOML does not know, which are read as spaces."""
_CONTROL = re.compile(f"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f{DIRECTION}\ufffe\uffff\U000e0000-\U000e007f]")
"""What no fact has: controls, marks that turn what stands beside them, tags."""
_QUOTED_DATE = re.compile(r"(?P<y>[0-9]{4})[年/.\-—–](?P<m>[0-9]{1,2})[月/.\-—–](?P<d>[0-9]{1,2})日?\Z")
_NUMBERS = {"value", "low", "high"}
_PERIOD = re.compile("[0-9]{4}(?:-[0-9]{4}|Q[1-4](?:-[1-4])?|H[12]|M[0-9]{1,2}(?:-[0-9]{1,2})?)?")
_STRETCH = re.compile(r"[ \t]*([0-9]{1,9})[ \t]*(?:[-–][ \t]*([0-9]{1,9})[ \t]*)?")


class DecisionError(PlacedError):
    """A `report.toml` that cannot be read; the message has file, line and column."""

    def __init__(self, file: str, place: tuple[int, int], message: Message):
        super().__init__(Located(file, *place, "toml", message))


def load(path: Path) -> Decisions:
    """Read `report.toml`; an absent one decides nothing. Raises DecisionError."""
    file = path.as_posix()
    try:
        _refuse_others(path)
        if not path.exists() and not path.is_symlink():
            return Decisions(file)
        if path.exists() and not path.is_file():
            raise DecisionError(file, (1, 1), say("toml-pipe"))
        raw = path.read_bytes()
    except OSError as error:
        raise DecisionError(file, (1, 1), say("toml-closed", reason=of_system(error))) from error
    return decided(raw, file)


def _refuse_others(path: Path) -> None:
    """Raise DecisionError for what an editing program has called otherwise: its decisions would be lost without a
    word."""
    names = {p.name for p in path.parent.iterdir()} if path.parent.is_dir() else set()
    for name in sorted(names - {path.name}):
        if name.lower() in (path.name, f"{path.name}.txt", f"{path.stem}.txt.toml", f"{path.name}.toml"):
            message = say("toml-beside" if path.name in names else "toml-name", name=name)
            raise DecisionError(path.with_name(name).as_posix(), (1, 1), message)


def decided(raw: bytes, file: str) -> Decisions:
    """The decisions of a `report.toml` with this content. Raises DecisionError."""
    content = _ODD_SPACE.sub(lambda found: found[1] or " ", re.sub("\r\n?", "\n", _decoded(raw, file)))
    try:
        table = tomllib.loads(content)
    except (ValueError, RecursionError) as error:
        from generator.decisions.slips import slip  # compiled for a file that is wrong alone

        raise DecisionError(file, *slip(content, _place(content, str(error)), str(error))) from error
    return _Reader(file, content).decisions(table)


def _decoded(raw: bytes, file: str) -> str:
    """The text of UTF-8, with or without its mark, and of UTF-16 with its mark. Raises DecisionError."""
    encoding = "utf-16" if raw.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        at = error.start if encoding == "utf-8-sig" else 0
        place = (raw.count(b"\n", 0, at) + 1, at - raw.rfind(b"\n", 0, at))
        raise DecisionError(file, place, say("toml-gbk" if _is_gbk(raw) else "toml-no-utf8")) from error


def _is_gbk(raw: bytes) -> bool:
    try:
        return bool(re.search("[\u4e00-\u9fff]", raw.decode("gb18030")))
    except UnicodeDecodeError:
        return False


def _place(content: str, said: str) -> tuple[int, int]:
    """Line and column of the TOML reader's message; a number too long to be read is told without one."""
    if where := re.search(r"\(at line (\d+), column (\d+)\)", said):
        return int(where[1]), int(where[2])
    endless = re.search("[0-9_]{1000}", content)
    at = endless.start() if endless else len(content)
    return content.count("\n", 0, at) + 1, at - content.rfind("\n", 0, at)


class _Reader:
    """Checks tables of one file against their schema."""

    def __init__(self, file: str, content: str):
        self.file, self.places = file, Positions(content)

    def decisions(self, table: dict[str, Any]) -> Decisions:
        top = self.checked(table, TOP_KEYS, TOP)
        source = self.checked(top.pop("source", {}), SOURCE, ("source", 0))
        readings = self.checked(top.pop("pinyin", {}), {}, ("pinyin", 0))
        if not re.match(r"https?://[^\s<>]+\Z", source.get("url", "http://-")):
            raise self.error(("source", 0), "url", say("toml-url"))
        if "@" in re.split("[/?#]", source.get("url", "http://-"), maxsplit=3)[2]:
            raise self.error(("source", 0), "url", say("toml-url-user"))
        removed, agreed = self.removed(top.pop("removed", []))
        self.settings(top)
        return Decisions(
            self.file,
            removed=removed,
            agreed=agreed,
            kept=self.entries(Kept, top.pop("kept", []), KEPT, "kept"),
            lines=self.said(top.pop("line", [])),
            headwords=self.headwords(top.pop("terms", [])),
            pins=self.pins(top.pop("paragraph", [])),
            aliases=self.entries(Alias, top.pop("alias", []), ALIAS, "alias"),
            remarks=self.entries(Remark, top.pop("remark", []), REMARK, "remark"),
            accepted=self.accepted(top.pop("accepted", [])),
            figures=self.figures(top.pop("figure", [])),
            pinyin=readings,
            source_url=source.get("url"),
            source_note=source.get("note"),
            source_retrieved=source.get("retrieved"),
            printing=self.printing(top.pop("print", {})),
            marks=self.marks(top, readings),
            stated=Stated(**{key: top[key] for key in FACTS if key in top}),
            official=top.get("official", False),
        )

    def settings(self, top: Mapping[str, Any]) -> None:
        for key, value in top.items():
            if isinstance(value, str) and not value.strip():
                raise self.error(TOP, key, say("toml-empty", key=key))
            if isinstance(value, str) and "\n" in value:
                raise self.error(TOP, key, say("toml-one-line", key=key))
        if not 1 <= top.get("year", 1) <= 9999:
            raise self.error(TOP, "year", say("toml-year"))

    def marks(self, top: Mapping[str, Any], readings: Mapping[str, Any]) -> dict[str, Position]:
        facts = {key: self.places.of(TOP, key) for key in top}
        facts |= {f"pinyin.{term}": self.places.of(("pinyin", 0), term) for term in readings}
        return {name: (self.file, *place) for name, place in facts.items()}

    def accepted(self, entries: list[Any]) -> tuple[Accepted, ...]:
        out = self.entries(Accepted, entries, ACCEPTED, "accepted")
        for n, accepted in enumerate(out):
            if accepted.code not in CODES:
                raise self.error(
                    ("accepted", n),
                    "code",
                    say(
                        "toml-accepted-code",
                        code=brief(accepted.code),
                        meant=meant(accepted.code, [c for c in CODES if c not in _NEVER]),
                    ),
                )
            if accepted.code in _NEVER:
                raise self.error(("accepted", n), "code", say("toml-accepted-never", code=accepted.code))
        return out

    def figures(self, entries: list[Any]) -> tuple[FigureSaid, ...]:
        out = []
        for n, values in enumerate(self.tables(entries, FIGURE, "figure")):
            at = ("figure", n)
            for key in _NUMBERS & values.keys():
                values[key] = self.decimal(values[key], at, key)
            for key, known in _FIGURE_WORDS.items():
                if key in values and values[key] not in known:
                    raise self.error(at, key, say("toml-figure-word", key=key, word=values[key], known=listed(known)))
            for word in values.get("qualifier", ()):
                if word not in QUALIFIERS:
                    raise self.error(
                        at, "qualifier", say("toml-figure-word", key="qualifier", word=word, known=listed(QUALIFIERS))
                    )
            if "qualifier" in values:
                values["qualifier"] = tuple(values["qualifier"])
            if "period" in values:
                values["period"] = self.period(values["period"], at)
            if not values.keys() - {"line", "text"}:
                raise self.error(at, "", say("toml-figure-nothing"))
            out.append(self.record(FigureSaid, values, at))
        return tuple(out)

    def decimal(self, written: Any, table: Table, key: str) -> Decimal:
        """A number as it is printed, with or without quotation marks."""
        try:
            value = Decimal(str(written)) if not isinstance(written, bool) else Decimal("nan")
        except InvalidOperation:
            value = Decimal("nan")
        if not value.is_finite():
            raise self.error(table, key, say("toml-figure-number", key=key))
        return value

    def period(self, written: Any, table: Table) -> str:
        """A year, with or without quotation marks, or several: `2016-2020`."""
        if isinstance(written, bool) or not _PERIOD.fullmatch(str(written)):
            raise self.error(table, "period", say("toml-figure-period"))
        return str(written)

    def removed(self, entries: list[Any]) -> tuple[tuple[Removed, ...], tuple[Agreed, ...]]:
        """[[removed]] in its two forms: one line with its text, or many lines."""
        single, many = list[Removed](), list[Agreed]()
        for n, values in enumerate(self.tables(entries, REMOVED, "removed")):
            if "lines" in values and {"line", "text"} & values.keys():
                raise self.error(("removed", n), "lines", say("toml-removed-both"))
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
                raise self.error(table, "lines", say("toml-lines", part=part.strip()))
            out.append((first, last))
        return tuple(out)

    def said(self, entries: list[Any]) -> tuple[Said, ...]:
        out = self.entries(Said, entries, LINE, "line")
        for n, said in enumerate(out):
            if said.kind is None and said.level is None:
                raise self.error(("line", n), "", say("toml-line-nothing"))
            if said.kind is not None and said.kind not in KINDS:
                raise self.error(
                    ("line", n), "kind", say("toml-line-kind", kind=brief(said.kind), meant=meant(said.kind, KINDS))
                )
            if said.level is not None and not 1 <= said.level <= 6:
                raise self.error(("line", n), "level", say("toml-level"))
            if said.level is not None and said.kind not in (None, "heading"):
                raise self.error(("line", n), "level", say("toml-level-kind", kind=said.kind))
        return out

    def headwords(self, entries: list[Any]) -> tuple[Headwords, ...]:
        out = self.entries(Headwords, entries, TERMS, "terms")
        for n, headwords in enumerate(out):
            if not all(isinstance(term, str) and term.strip() for term in headwords.terms):
                raise self.error(("terms", n), "terms", say("toml-terms"))
        return tuple(dataclasses.replace(h, terms=tuple(h.terms)) for h in out)

    def pins(self, entries: list[Any]) -> tuple[Pinned, ...]:
        pins = self.entries(Pinned, entries, PARAGRAPH, "paragraph")
        for n, pin in enumerate(pins):
            if isinstance(pin.number, bool) or not NUMBER.fullmatch(str(pin.number)):
                raise self.error(("paragraph", n), "number", say("toml-number"))
            if not pin.starts.strip():
                raise self.error(("paragraph", n), "starts", say("toml-starts"))
        return tuple(dataclasses.replace(pin, number=str(pin.number)) for pin in pins)

    def printing(self, table: dict[str, Any]) -> Printing:
        at = ("print", 0)
        values = self.checked(table, PRINT, at)
        if values.get("notes", "both") not in ("foot", "end", "both"):
            raise self.error(at, "notes", say("toml-print-notes"))
        if values.get("numbers") and not values.get("address"):
            raise self.error(at, "numbers", say("toml-print-numbers"))
        if address := values.get("address"):
            if not re.match(r"https?://\S+\Z", address):
                raise self.error(at, "address", say("toml-print-address"))
            values["address"] = address.rstrip("/") + "/"
        values["fonts"] = self.fonts(values.get("fonts", {}))
        return Printing(**values)

    def fonts(self, table: dict[str, Any]) -> dict[str, tuple[str, ...]]:
        out, at = {}, ("print.fonts", 0)
        for role, families in self.checked(table, dict.fromkeys(FONT_ROLES, list), at).items():
            if not families or not all(isinstance(family, str) and family.strip() for family in families):
                raise self.error(at, role, say("toml-print-fonts", role=role))
            out[role] = tuple(families)
        return out

    def entries(self, record: type, entries: list[Any], schema: dict[str, type], name: str) -> tuple[Any, ...]:
        return tuple(
            self.record(record, values, (name, n)) for n, values in enumerate(self.tables(entries, schema, name))
        )

    def tables(self, entries: list[Any], schema: dict[str, type], name: str) -> list[dict[str, Any]]:
        for entry in entries:
            if not isinstance(entry, dict):
                raise self.error(TOP, name, say("toml-table", table=name))
        return [self.checked(entry, schema, (name, n)) for n, entry in enumerate(entries)]

    def record(self, record: type, values: dict[str, Any], table: Table) -> Any:
        if blank := [key for key, value in values.items() if value == ""]:
            raise self.error(table, blank[0], say("toml-entry-empty", table=table[0], key=blank[0]))
        required = {f.name for f in dataclasses.fields(record) if f.default is dataclasses.MISSING}
        if lost := sorted(required - values.keys()):
            raise self.error(table, "", say("toml-entry-lost", table=table[0], keys=listed(lost, " and no ")))
        if "note" in values:
            if isinstance(values["note"], bool) or not isinstance(values["note"], int | str):
                raise self.error(table, "note", say("toml-note"))
            values["note"] = str(values["note"])
        return record(**values, entry=(self.file, *self.places.of(table)))

    def checked(self, table: dict[str, Any], schema: dict[str, type], at: Table) -> dict[str, Any]:
        """The table, if each key is in the schema (any key where it is empty) and each value of its type."""
        for key, value in table.items():
            if schema and key not in schema:
                raise self.error(at, key, self.unknown(at, key, schema, value))
            wanted = schema.get(key, str)
            if (
                not isinstance(value, wanted)
                or (wanted is int and isinstance(value, bool))
                or isinstance(value, datetime.datetime)
            ):
                raise self.error(at, key, _mistyped(at, key, value, wanted))
            if isinstance(value, str) and key not in ("text", "starts") and (found := _CONTROL.search(value)):
                raise self.error(at, key, say("toml-control", key=key, code=f"{ord(found[0]):04X}"))
        return dict(table)

    def unknown(self, at: Table, key: str, schema: Mapping[str, type], value: Any) -> Message:
        """Where a key belongs that its table does not know, or what it may have been meant for."""
        from generator.decisions.slips import KEYS

        if at == TOP and (isinstance(value, dict) or isinstance(value, list) and value and isinstance(value[0], dict)):
            written = f"[{brief(key)}]" if isinstance(value, dict) else f"[[{brief(key)}]]"
            tables = [_called((name, 0)) for name in (*TABLES, "pinyin")]
            return say("toml-unknown-table", table=written, meant=meant(written, tables))
        if at != TOP and TOP_KEYS.get(key) in (str, int, bool, datetime.date):
            return say(
                "toml-key-above", key=key, line=min(place[0] for (_, name), place in self.places.all if not name)
            )
        if key in KEYS and KEYS[key] in schema:
            return say("toml-key-chinese", key=key, name=KEYS[key])
        homes = [name for name, keys in TABLES.items() if key in keys]
        if len(homes) == 1 and at == TOP:
            return say("toml-key-inside", key=key, table=_called((homes[0], 0)))
        return say("toml-unknown-key", table=_called(at), key=brief(key), meant=meant(key, list(schema)))

    def error(self, table: Table, key: str, message: Message) -> DecisionError:
        return DecisionError(self.file, self.places.of(table, key), message)


def _mistyped(at: Table, key: str, value: Any, wanted: type) -> Message:
    """What a value should be instead; as it should be written, where that can be told."""
    if wanted is datetime.date and isinstance(value, str) and (day := _day(value)):
        return say("toml-date-quoted", key=key, date=day)
    if wanted is datetime.date and isinstance(value, datetime.datetime):
        return say("toml-time", key=key)
    if (
        wanted is int
        and isinstance(value, str)
        and (number := re.match("[0-9]{1,4}", unicodedata.normalize("NFKC", value).strip()))
    ):
        return say("toml-year-quoted", key=key, number=int(number[0]))
    if wanted is list and isinstance(value, dict):
        return say("toml-table", table=key)
    if wanted is dict and isinstance(value, list) and at == TOP:
        return say("toml-single", name=key)
    return say("toml-type", key=key, type=_NAMES[wanted])


def _day(written: str) -> datetime.date | None:
    found = _QUOTED_DATE.match(re.sub(r"\s", "", unicodedata.normalize("NFKC", written)))
    try:
        return datetime.date(int(found["y"]), int(found["m"]), int(found["d"])) if found else None
    except ValueError:
        return None


def _called(table: Table) -> str:
    """A table as the file writes it."""
    return "report.toml" if table == TOP else f"[{table[0]}]" if table[0] in SINGLE else f"[[{table[0]}]]"
