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
    # build
    "no-reports": (
        "{reports}/: no reports; add one by `baogao add FILE`, FILE being the report's file",
        "{reports}/：没有报告；请用 baogao add 文件 添加一份",
    ),
    # check_site
    "site-none": (
        "{site}/: no built site; run `make`, or name the folder that it was built into",
        "{site}/：没有生成好的网站；请先运行 make，或写出网站所在的文件夹",
    ),
    "site-page-absent": ("{page}: is not in the site; build it again with `make`", "{page}：网站里没有这一页；请用 make 重新生成"),
    "site-order": ("{page}: block {found} is the {place}th where block {wanted} belongs", "{page}：第 {place} 个文块应是第 {wanted} 块，现在是第 {found} 块"),
    "site-words": ("{page}: block {block} reads “{found}”, the report “{wanted}”", "{page}：第 {block} 块写作“{found}”，报告原文是“{wanted}”"),
    "site-alone": ("{id}: block {block} stands on no page but full/", "{id}：第 {block} 块除全文页外不在任何一页上"),
    "site-link": ("{page}: the link {link} leads to nothing", "{page}：链接 {link} 没有去处"),
    "site-counts": (
        "{id}: {blocks} blocks, {characters} characters, {pages} pages and {links} links held against the report",
        "{id}：已与报告核对 {blocks} 个文块、{characters} 字、{pages} 页、{links} 个链接",
    ),
    # update
    "update-from": (
        "name the template: make update FROM=https://github.com/OWNER/baogao",
        "请写出模板仓库的网址：make update FROM=https://github.com/OWNER/baogao",
    ),
    "update-uncommitted": (
        "there are changes that are not committed; commit them first, so that nothing can be lost",
        "有尚未提交的改动；请先提交，以免丢失",
    ),
    "update-foreign": ("{source}: is no repository of baogao; nothing was changed", "{source}：不是 baogao 的仓库；什么都没有改"),
    "update-git": ("git: {reason}; nothing was changed", "git：{reason}；什么都没有改"),
    "update-replaced": (
        "{path}: replaced, with your changes; they are kept in git: git show HEAD:{path}",
        "{path}：已换成新版，您在其中的改动仍在 git 里：git show HEAD:{path}",
    ),
    "update-settings": (
        "mkdocs.yml stays as it is; to see what differs in the template's: git diff HEAD FETCH_HEAD -- mkdocs.yml",
        "mkdocs.yml 保持原样；要看模板里有何不同：git diff HEAD FETCH_HEAD -- mkdocs.yml",
    ),
    "update-done": (
        "{taken} files taken over, {removed} removed; nothing is committed yet: run `make`, read, then git commit (or undo it all: git reset --hard)",
        "换上 {taken} 个新文件，去掉 {removed} 个旧文件；尚未提交：请运行 make 看过，再 git commit（要全部撤回：git reset --hard）",
    ),
    "update-nothing": ("the program is as new as the template's", "程序已与模板一样新"),
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
