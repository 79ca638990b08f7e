"""Every message of the program: one table, English and Chinese side by side.

Guarantee: a `Message` is its English words wherever a string is wanted, in data above all, so that the same input gives
the same bytes on every machine; who prints for a person asks `spoken` for the language of that person.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

LANGUAGES = ("en", "zh")

TABLE: dict[str, tuple[str, str]] = {
    # write
    "no-free-disk": ("{path}: {reason}; free the disk or the path and build again", "{path}：{reason}；请腾出磁盘空间或该路径，再生成一次"),
}
"""Key → the English and the Chinese words; both name the same fields."""


class Message(str):
    """A message in English that knows its Chinese words."""

    zh: str

    def __new__(cls, english: str, chinese: str) -> Message:
        made = super().__new__(cls, english)
        made.zh = chinese
        return made

    def __getnewargs__(self) -> tuple[str, str]:
        return str(self), self.zh


def say(key: str, **values: Any) -> Message:
    """The message of the table with its fields filled in; a field may be a Message itself."""
    english, chinese = TABLE[key]
    return Message(english.format(**values), chinese.format(**{name: spoken(value, "zh") for name, value in values.items()}))


def spoken(message: Any, language: str) -> Any:
    """The message in a language; what is no Message, a file's name, say, is itself."""
    return message.zh if language == "zh" and isinstance(message, Message) else message


def language(environment: Mapping[str, str]) -> str:
    """The language of whoever reads: `BAOGAO_LANG`, else the system's, `zh` for any Chinese, `en` for all others."""
    named = (environment.get(name) for name in ("BAOGAO_LANG", "LC_ALL", "LC_MESSAGES", "LANG"))
    first = next((value for value in named if value), "")
    return "zh" if first.lower().startswith("zh") else "en"
