"""`mkdocs.yml` → what its owner wrote there by mistake, before the engine is started, which says so in its own way.

Guarantee: one message, with line and column, in the reader's language; settings that the engine takes pass. Only what
stands at a line's beginning is told by its looks, for there no text can stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from generator.model.messages import Message, brief, say
from generator.model.problem_forms import refused
from generator.model.problems import UsageError

_KEY = re.compile(
    r"(?P<key>[A-Za-z_]\w*)[ \u3000\u00a0]*(?P<sign>：|:(?=[^\s/]|[\u3000\u00a0]))[ \u3000\u00a0]*(?P<value>.*)"
)
_INNER = re.compile(
    r"[ \t]+(?P<item>- +)?(?P<key>(?(item)[^\s\"'#\[{:：]+|(?:name|custom_dir|language|palette|features|logo|favicon)))"
    r"(?P<sign>：|:(?=[^\s/]))[ \u3000]*(?P<value>(?(item)[^\s:]+\.md|.*))[ \t]*$"
)
"""Settings of the theme, and pages of the navigation."""
_INDENTED = re.compile("[ ]*(?P<odd>[\t\u3000\u00a0])")
_HALF_QUOTED = re.compile("(?P<before>[^:]+:[ ]+)(?:\"[^\"]*(?P<end>[“”])|'[^']*(?P<single>[‘’]))[ ]*$")
_TWO_COLONS = re.compile("(?P<key>[A-Za-z_]+):[ ]+(?P<value>[^\"'#\\[{][^#]*?:[ ].*)$")
_WRAPPED = re.compile("[“‘＂].*[”’＂]\\Z", re.DOTALL)
_URL = re.compile(r"https?://[^\s/：／]+")

Slip = tuple[int, int, Message]
"""Line and column, from 1, and what to do."""


def check_settings(settings: Path) -> None:
    """Raise UsageError for settings that the engine could not use; those that are not there are said elsewhere."""
    if not settings.exists():
        other = next((path for path in _namesakes(settings) if path.is_file()), None)
        if other:
            raise UsageError(say("settings-name", other=other.as_posix(), name=settings.name))
        return
    for line, column, message in _slips(_text(settings)):
        raise UsageError(say("settings-slip", file=settings.as_posix(), line=line, column=column, said=message))


def _namesakes(settings: Path) -> Iterator[Path]:
    for name in ("mkdocs.yml.txt", "mkdocs.yaml.txt", "mkdocs.txt"):
        yield settings.with_name(name)


def _text(settings: Path) -> str:
    file = settings.as_posix()
    try:
        raw = settings.read_bytes()
        return raw.decode("utf-16" if raw.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig")
    except OSError as error:
        raise UsageError(refused(error)) from error
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise UsageError(say("settings-slip", file=file, line=line, column=1, said=say("toml-no-utf8"))) from error


def _slips(text: str) -> Iterator[Slip]:
    import yaml  # wanted by a build alone

    lines = text.splitlines()
    yield from _looks(lines)
    try:
        node = yaml.compose(text, getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        place = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        if place[0] > len(lines):
            place = (len(lines), len(lines[-1]) + 1)
        yield from _broken(lines, place)
        yield *place, say("settings-other", said=_reason(error))
        return
    if node is None:
        yield 1, 1, say("settings-empty")
    elif node.id != "mapping":
        yield 1, 1, say("settings-no-keys")
    else:
        yield from _wrong_values(node)


def _reason(error: Any) -> Message:
    """What the YAML reader says, which knows no Chinese."""
    english = brief(str(getattr(error, "problem", None) or getattr(error, "reason", None) or type(error).__name__))
    return Message(english, "写法有误")


def _looks(lines: list[str]) -> Iterator[Slip]:
    """A key and its value without a colon and a space between; a wide space where a key should begin."""
    for number, line in enumerate(lines, 1):
        if line.startswith(("\u3000", "\u00a0")) and line.strip():
            yield number, 1, say("settings-space")
        if found := _KEY.match(line) or _INNER.match(line):
            shown = f"{found['key']}: {brief(found['value'].split(' #')[0], 30)}".rstrip()
            yield number, found.start("sign") + 1, say("settings-colon", shown=shown)


def _broken(lines: list[str], place: tuple[int, int]) -> Iterator[Slip]:
    """Why the YAML reader gave up at a place, or soon after it."""
    for number, line in enumerate(lines, 1):
        if odd := _INDENTED.match(line):
            yield number, odd.start("odd") + 1, say("settings-tab" if odd["odd"] == "\t" else "settings-space")
        if half := _HALF_QUOTED.match(line):
            yield number, half.end("end") if half["end"] else half.end("single"), say("settings-half-quoted")
    line = lines[place[0] - 1] if place[0] <= len(lines) else ""
    if two := _TWO_COLONS.match(line):
        yield place[0], two.start("value") + 1, say("settings-two", key=two["key"], value=brief(two["value"], 30))
    elif line.startswith(" ") and re.match("[ ]+[A-Za-z_]+:", line):
        yield place[0], 1, say("settings-indent")


def _wrong_values(node: Any) -> Iterator[Slip]:
    """Settings that YAML takes, and the engine would not, or not as they were meant."""
    seen: dict[str, int] = {}
    for name, value in node.value:
        line, column = name.start_mark.line + 1, name.start_mark.column + 1
        if name.value in seen:
            yield line, column, say("settings-twice", key=name.value, first=seen[name.value])
        seen.setdefault(name.value, line)
        if value.id == "scalar" and value.tag != "!ENV":
            yield from _wrong_value(name.value, value)
    if not seen.keys() & {"site_name", "INHERIT"}:
        yield 1, 1, say("settings-nameless")


def _wrong_value(key: str, value: Any) -> Iterator[Slip]:
    at = (value.start_mark.line + 1, value.start_mark.column + 1)
    if value.style not in tuple("\"'|>") and _WRAPPED.match(value.value):
        yield *at, say("settings-quotes", key=key, value=brief(value.value[1:-1], 30))
    elif key == "site_name" and value.tag.endswith(":null"):
        yield *at, say("settings-nameless")
    elif key == "site_name" and not value.tag.endswith(":str"):
        yield *at, say("settings-quote", key=key, value=value.value)
    elif key == "use_directory_urls" and value.value.lower() in ("false", "no", "off"):
        yield *at, say("settings-directory")
    elif key == "site_url" and value.value and not _URL.match(value.value):
        yield *at, say("settings-url", value=brief(value.value))
