"""Every message of the program: one table, English and Chinese side by side.

Guarantee: a `Message` is its English words wherever a string is wanted, in data above all, so that the same input gives
the same bytes on every machine; who prints for a person asks `spoken` for the language of that person.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

LANGUAGES = ("en", "zh")

TABLE: dict[str, tuple[str, str]] = {
    # print
    "no-chinese-font": (
        "this machine has no Chinese font, so there is no booklet and no picture for shared links; on Debian or Ubuntu: sudo apt install fonts-noto-cjk fonts-lxgw-wenkai; elsewhere install Source Han Serif",
        "这台机器没有中文字体，不能印制，也不能画分享链接用的图片；Debian、Ubuntu 上请运行 sudo apt install fonts-noto-cjk fonts-lxgw-wenkai，其他系统请安装思源宋体",
    ),
    "font-absent": (
        "{file}: [print.fonts] {role}: {family} is not installed; {instead} is in its place; install it, or take it out of report.toml",
        "{file}：[print.fonts] {role}：没有安装 {family}，以 {instead} 代替；请安装，或从 report.toml 中删去",
    ),
    "glyph-missing": (
        "no installed font has {character} ({code}); {stand_in} is printed in its place ({count}×); install a font that has it, such as fonts-babelstone-han on Debian, and print again",
        "已安装的字体都没有“{character}”（{code}），册中以{stand_in}代替（{count}处）；请安装有这个字的字体（Debian 上如 fonts-babelstone-han），再印一次",
    ),
    "glyph-control": (
        "{code} is a control character, which no font has; {stand_in} is printed in its place; take it out",
        "{code} 是控制字符，没有字体会有，册中以{stand_in}代替；请删去",
    ),
    "no-booklet": ("{file}: no booklet: {reason}", "{file}：没有印成：{reason}"),
    "no-picture": ("{file}: no picture for shared links: {reason}", "{file}：没有画成分享链接用的图片：{reason}"),
    "print-fault": ("{reason}; this is a fault of baogao: please report it with the file", "{reason}；这是 baogao 的错误，请连同文件报告给我们"),
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
