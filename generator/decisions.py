"""`report.toml` → `Decisions`, and decisions applied to a parsed report.

Guarantees to the next step: every entry has the type it should have and every key is known; a removal or remark of
`report.toml` that fits no text is a problem, as is a removal that nobody has put on the record.
"""

from __future__ import annotations

import dataclasses
import datetime
import re
import tomllib
from collections.abc import Iterator, Sequence
from itertools import chain, repeat
from pathlib import Path
from typing import Any

from generator.model import FONT_ROLES, Alias, Decisions, Headwords, Kept, Pinned, Place, Printing, Problem, Remark, Removal, Removed, Report, Said, Source, Span
from generator.paragraphs import NUMBER, numbered
from generator.problems import InputError, meant

_TOP: dict[str, type] = {
    "title": str,
    "place": str,
    "year": int,
    "date": datetime.date,
    "meeting": str,
    "speaker": str,
    "office": str,
    "publisher": str,
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
_SOURCE: dict[str, type] = {"url": str, "note": str}
_REMOVED: dict[str, type] = {"line": int, "text": str, "reason": str}
_KEPT: dict[str, type] = {"line": int}
_LINE: dict[str, type] = {"line": int, "kind": str, "level": int, "reason": str}
_TERMS: dict[str, type] = {"note": object, "terms": list}
_PARAGRAPH: dict[str, type] = {"number": str, "starts": str, "line": int}
_KINDS = ("title", "dateline", "speaker", "salutation", "heading", "text", "note", "notes", "attachment", "removed")
_ALIAS: dict[str, type] = {"note": object, "text": str, "quoted": bool}
_REMARK: dict[str, type] = {"line": int, "text": str, "remark": str}

_NAMES = {str: "text in quotation marks", int: "a whole number", bool: "true or false", datetime.date: "a date such as 2021-02-05", list: "a list in square brackets"}


class DecisionError(InputError):
    """A `report.toml` that cannot be read; the message has file, line and column."""

    def __init__(self, file: str, content: str, key: str, message: str, start: int = 0):
        found = re.compile(rf"^[ \t]*\[*{re.escape(key)}\b", re.MULTILINE).search(content, start) if key else None
        super().__init__(f"{file}:{_line(content, found.start() if found else 0)}:1: toml: {message}")


def load(path: Path) -> Decisions:
    """Read `report.toml`; an absent one decides nothing. Raises DecisionError."""
    file = path.as_posix()
    if not path.exists():
        return Decisions(file)
    raw = path.read_bytes()
    try:
        content = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise InputError(f"{file}:{line}:1: toml: not UTF-8; save the file again, encoded in UTF-8") from error
    try:
        table = tomllib.loads(content)
    except tomllib.TOMLDecodeError as error:
        where = re.search(r"\(at line (\d+), column (\d+)\)", str(error))
        line, column = where.groups() if where else (content.count("\n") + 1, len(content) - content.rfind("\n"))
        said = re.sub(r" \(at .*\)$", "", str(error))
        raise InputError(f"{file}:{line}:{column}: toml: {said}; mend this line") from error
    return _Reader(file, content).decisions(table)


class _Reader:
    """Checks tables of one file against their schema."""

    def __init__(self, file: str, content: str):
        self.file, self.content = file, content
        self.start = 0  # of the entry that is being read, so that a message names its line

    def decisions(self, table: dict[str, Any]) -> Decisions:
        top = self.checked(table, _TOP, "report.toml")
        source = self.checked(top.pop("source", {}), _SOURCE, "[source]")
        return Decisions(
            self.file,
            removed=self.entries(Removed, top.pop("removed", []), _REMOVED, "removed"),
            kept=self.entries(Kept, top.pop("kept", []), _KEPT, "kept"),
            lines=self.said(top.pop("line", [])),
            headwords=self.headwords(top.pop("terms", [])),
            pins=self.pins(top.pop("paragraph", [])),
            aliases=self.entries(Alias, top.pop("alias", []), _ALIAS, "alias"),
            remarks=self.entries(Remark, top.pop("remark", []), _REMARK, "remark"),
            pinyin=self.checked(top.pop("pinyin", {}), {}, "[pinyin]"),
            source_url=source.get("url"),
            source_note=source.get("note"),
            printing=self.printing(top.pop("print", {})),
            **top,
        )

    def said(self, entries: list[Any]) -> tuple[Said, ...]:
        out = self.entries(Said, entries, _LINE, "line")
        for said in out:
            if said.kind is not None and said.kind not in _KINDS:
                raise self.error("kind", f"a line is no {said.kind!r}; {meant(said.kind, _KINDS)}")
            if said.level is not None and not 1 <= said.level <= 6:
                raise self.error("level", "a heading's level is a number from 1 to 6")
        return out

    def headwords(self, entries: list[Any]) -> tuple[Headwords, ...]:
        out = self.entries(Headwords, entries, _TERMS, "terms")
        for headwords in out:
            if not all(isinstance(term, str) and term for term in headwords.terms):
                raise self.error("terms", 'terms should be a list of words, such as ["六稳", "六保"]')
        return tuple(Headwords(h.note, tuple(h.terms)) for h in out)

    def pins(self, entries: list[Any]) -> tuple[Pinned, ...]:
        out = self.entries(Pinned, [_spelt(entry) for entry in entries], _PARAGRAPH, "paragraph")
        for pin in out:
            if not NUMBER.fullmatch(pin.number):
                raise InputError(f'{pin.where}: toml: number should be a paragraph\'s, as in 13 or "12-1"')
            if not pin.starts.strip():
                raise InputError(f"{pin.where}: toml: starts should be the paragraph's first words")
        return out

    def printing(self, table: dict[str, Any]) -> Printing:
        values = self.checked(table, _PRINT, "[print]")
        if values.get("notes", "both") not in ("foot", "end", "both"):
            raise self.error("notes", 'notes should be "foot", "end" or "both"')
        if values.get("numbers") and not values.get("address"):
            raise self.error("numbers", "numbers in the margin lead to the web; give the site's address too: address = \"https://…/\"")
        if address := values.get("address"):
            if not re.match(r"https?://\S+\Z", address):
                raise self.error("address", "address should be the site's, as in \"https://example.org/reports/\"")
            values["address"] = address.rstrip("/") + "/"
        values["fonts"] = self.fonts(values.get("fonts", {}))
        return Printing(**values)

    def fonts(self, table: dict[str, Any]) -> dict[str, tuple[str, ...]]:
        out = {}
        for role, families in self.checked(table, dict.fromkeys(FONT_ROLES, list), "[print.fonts]").items():
            if not families or not all(isinstance(family, str) and family.strip() for family in families):
                raise self.error(role, f'{role} should be a list of font families, as in ["FangSong"]')
            out[role] = tuple(families)
        return out

    def entries(self, record: type, entries: list[Any], schema: dict[str, type], name: str) -> tuple[Any, ...]:
        out = []
        heads = [found.start() for found in re.finditer(rf"^[ \t]*\[\[{name}\b", self.content, re.MULTILINE)]
        for entry, self.start in zip(entries, chain(heads, repeat(0)), strict=False):
            if not isinstance(entry, dict):
                raise self.error(name, f"write each entry of {name} as a table [[{name}]]")
            values = self.checked(entry, schema, f"[[{name}]]")
            required = {f.name for f in dataclasses.fields(record) if f.default is dataclasses.MISSING and f.name != "where"}
            if lost := sorted(required - values.keys()):
                raise self.error(name, f"an entry of [[{name}]] has no {' and no '.join(lost)}; add it")
            if "note" in values:
                values["note"] = str(values["note"])
            if record is Pinned:
                values["where"] = f"{self.file}:{_line(self.content, self.start)}:1"
            out.append(record(**values))
        self.start = 0
        return tuple(out)

    def checked(self, table: dict[str, Any], schema: dict[str, type], name: str) -> dict[str, Any]:
        """The table, if each key is in the schema (any key where it is empty) and each value of its type."""
        for key, value in table.items():
            if schema and key not in schema:
                raise self.error(key, f"{name} knows no {key!r}; {meant(key, list(schema))}")
            wanted = schema.get(key, str)
            if not isinstance(value, wanted) or (wanted is int and isinstance(value, bool)):
                raise self.error(key, f"{key} should be {_NAMES.get(wanted, 'a table')}")
        return dict(table)

    def error(self, key: str, message: str) -> DecisionError:
        return DecisionError(self.file, self.content, key, message, self.start)


def _line(content: str, offset: int) -> int:
    return content.count("\n", 0, offset) + 1


def _spelt(entry: Any) -> Any:
    """An entry whose number, which most often is a whole one, is text."""
    number = entry.get("number") if isinstance(entry, dict) else None
    return entry | {"number": str(number)} if isinstance(number, int) and not isinstance(number, bool) else entry


def for_source(decisions: Decisions, source: Source) -> Decisions:
    """The decisions with each removal that fits its line made an order to the parser."""
    if not decisions.removed:
        return decisions
    lines = re.split(r"\r\n|\r|\n", source.text)
    fitting = (r for r in decisions.removed if 0 < r.line <= len(lines) and _same(r.text, lines[r.line - 1]))
    ordered = tuple(Said(r.line, "removed", None, r.reason) for r in fitting)
    return dataclasses.replace(decisions, lines=(*decisions.lines, *ordered))


def _same(one: str, other: str) -> bool:
    return "".join(one.split()) == "".join(other.split())


def settle(report: Report, decisions: Decisions) -> tuple[Report, tuple[tuple[Place, str], ...]]:
    """The report with its removals on the record, and the remarks with the words they speak of.

    A doubtful character that has a remark is no problem any more.
    """
    removals, unrecorded = _settled_removals(report, decisions)
    remarks, unplaced = _placed_remarks(report, decisions.remarks)
    spoken_of = [report.span(place) for place, _ in remarks]
    open_problems = [p for p in report.problems if not _covered(p, spoken_of)]
    problems = (*open_problems, *unrecorded, *unplaced)
    return numbered(dataclasses.replace(report, removals=removals, problems=problems), decisions.pins), remarks


def _covered(problem: Problem, spans: Sequence[Span]) -> bool:
    at = problem.span
    return problem.code == "doubtful-character" and any(s.start <= at.start and at.end <= s.end for s in spans)


def _settled_removals(report: Report, decisions: Decisions) -> tuple[tuple[Removal, ...], list[Problem]]:
    recorded = {(r.line, "".join(r.text.split())): r for r in decisions.removed}
    out, problems, text = [], [], report.source.text
    for removal in report.removals:
        line = report.source.position(removal.span.start)[0]
        words = "".join(text[removal.span.start : removal.span.end].split())
        decision = recorded.pop((line, words), None)
        if decision:
            removal = dataclasses.replace(removal, reason=decision.reason)
        else:
            message = f"left out as {removal.reason!r}; put it on the record as [[removed]] in {decisions.file}"
            problems.append(Problem("removed-unrecorded", message, removal.span))
        out.append(removal)
    for (line, _), decision in recorded.items():
        message = f"line {line} has no such line to remove: {decision.text[:20]!r}; correct [[removed]] in {decisions.file}"
        problems.append(Problem("record-unknown", message, Span(0, 0)))
    return tuple(out), problems


def _placed_remarks(report: Report, remarks: Sequence[Remark]) -> tuple[tuple[tuple[Place, str], ...], list[Problem]]:
    out, problems = [], []
    for remark in remarks:
        place = next(_places(report, remark), None)
        if place is None:
            message = f"line {remark.line} does not print {remark.text[:20]!r}; correct [[remark]] in report.toml"
            problems.append(Problem("record-unknown", message, Span(0, 0)))
        else:
            out.append((place, remark.remark))
    return tuple(out), problems


def _places(report: Report, remark: Remark) -> Iterator[Place]:
    """Where the remark's words are printed on its line."""
    for block in report.blocks:
        start = block.text.find(remark.text) if remark.text else -1
        while start >= 0:
            if report.source.position(block.offset(start))[0] == remark.line:
                yield Place(block.n, start, start + len(remark.text))
            start = block.text.find(remark.text, start + 1)
