"""Every message of the program: one table, English and Chinese side by side.

Guarantee: a `Message` is its English words wherever a string is wanted, in data above all, so that the same input gives
the same bytes on every machine; who prints for a person asks `spoken` for the language of that person.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

LANGUAGES = ("en", "zh")

TABLE: dict[str, tuple[str, str]] = {
    # cli
    "output-closed": ("standard output is closed; leave it open, or send it to a file", "标准输出已关闭；请不要关闭它，或把它转到文件"),
    # tell
    "no-access": (
        "{path}: {reason}; see what stands there and who may read and write it, then run this again",
        "{path}：{reason}；请查看那里是什么、谁有权读写，改好后再运行一次",
    ),
    "no-output": ("reading or writing failed: {reason}", "读写失败：{reason}"),
    # lock
    "lock-waits": (
        "{folder}/: process {holder} is writing there; waiting until it is done",
        "{folder}/：进程 {holder} 正在写入；等它写完再继续",
    ),
    "lock-unknown": (
        "{folder}/: this disk knows no locks; take care that no other build of this folder runs at the same time",
        "{folder}/：这个磁盘不支持文件锁；请勿同时运行另一个生成",
    ),
    # look
    "nothing-named": (
        "{target}: neither a report's id nor a file or folder; give the path of a file, or run this in the site's folder",
        "{target}：既不是报告的编号，也不是文件或文件夹；请给出文件的路径，或在网站所在的文件夹里运行",
    ),
    # build
    "no-reports-folder": (
        "{reports}/: no such folder; run this in the site's folder, the one that mkdocs.yml stands in, or name it by --reports",
        "{reports}/：没有这个文件夹；请在网站所在的文件夹（有 mkdocs.yml 的那一个）里运行，或用 --reports 指明",
    ),
    # serve
    "serve-no-site": (
        "{settings}: no such file; run this in the site's folder, the one that mkdocs.yml stands in",
        "{settings}：没有这个文件；请在网站所在的文件夹（有 mkdocs.yml 的那一个）里运行",
    ),
    "serve-no-engine": ("{module} is not installed; run `make`, which installs it", "没有安装 {module}；请运行 `make`，它会装好"),
    "serve-address": (
        "--address {address}: write HOST:PORT, with a port from 1 to 65535, as in localhost:8000",
        "--address {address}：请写成 主机:端口，端口为 1 至 65535，例如 localhost:8000",
    ),
    "serve-unknown-host": (
        "--address {address}: this machine knows no host {host!r}; write localhost, or 0.0.0.0 to show the site to others",
        "--address {address}：本机找不到主机 {host!r}；请写 localhost，要让别的电脑也能看到就写 0.0.0.0",
    ),
    "serve-busy": (
        "--address {address}: another program is using port {port}; end it, or choose another port: --address {host}:{other}",
        "--address {address}：端口 {port} 正被别的程序使用；请结束那个程序，或换一个端口：--address {host}:{other}",
    ),
    "serve-privileged": (
        "--address {address}: only an administrator may use port {port}; choose one above 1023: --address {host}:8000",
        "--address {address}：端口 {port} 只有管理员可以使用；请换一个大于 1023 的端口：--address {host}:8000",
    ),
    "serve-refused": (
        "--address {address}: {reason}; choose another, as in localhost:8000",
        "--address {address}：{reason}；请换一个，例如 localhost:8000",
    ),
    "serve-gone": (
        "{folder}/ is gone; its pages stay, and are built again when it is back",
        "{folder}/ 不见了；页面保持原样，它回来后会重新生成",
    ),
    # write
    "nothing-to-clean": (
        "{docs}/: baogao has written nothing there; nothing was removed",
        "{docs}/：这里没有 baogao 生成的文件，未删除任何东西",
    ),
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
