"""An address → what a server has there, asked once, by somebody who trusts no server.

Guarantees: it ends, whatever the server does, within `DEADLINE` seconds and `MAX_BYTES`; a server sends nobody to a
machine that only the asker can reach, nor to anything but the web; whatever goes wrong is a UsageError of one line.
"""

from __future__ import annotations

import ipaddress
import re
import socket
from queue import Empty, SimpleQueue
from threading import Thread
from time import monotonic
from typing import IO, Any
from urllib.error import HTTPError
from urllib.parse import quote, urldefrag, urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from generator import __version__
from generator.formats.read import MAX_BYTES
from generator.model.messages import say
from generator.model.problems import UsageError

DEADLINE = 60.0
"""Seconds that all that an address has may take; a report's data come in one."""
SILENT = 20.0
"""A server that is silent for so long is not waited for."""
AT_ONCE = 65_536
SENT_ON = 5
"""How often a server may send one on to another."""
SAID = 120
"""Characters of a server's words that are repeated."""

_ADDRESS = re.compile("https?://", re.IGNORECASE)


def is_address(target: str) -> bool:
    return _ADDRESS.match(target) is not None


def fetched(address: str, until: float | None = None) -> tuple[str, bytes]:
    """The address that a server sent to at last, and what it has there.

    `until`: when, by `monotonic`, nobody waits any longer. Raises UsageError where it cannot be had.
    """
    until = monotonic() + DEADLINE if until is None else until
    url = _in_ascii(address)
    answers: SimpleQueue[tuple[str, bytes] | Exception] = SimpleQueue()
    # A thread, for a server may drip its head as well as its body, and a name may take for ever to be looked up.
    Thread(target=_ask, args=(url, until, answers), daemon=True).start()
    try:
        answer = answers.get(timeout=max(0.0, until - monotonic()))
    except Empty as error:
        raise UsageError(say("target-slow", url=_short(address), seconds=int(DEADLINE))) from error
    if isinstance(answer, UsageError):
        raise answer
    if isinstance(answer, HTTPError):
        raise UsageError(
            say("target-answers", url=_short(address), code=answer.code, reason=_short(str(answer.reason)))
        ) from answer
    if isinstance(answer, Exception):
        said = getattr(answer, "reason", None) or answer
        raise UsageError(
            say("target-unfetched", url=_short(address), said=_short(str(said)) or type(answer).__name__)
        ) from answer
    return answer


def _short(words: str) -> str:
    return words if len(words) <= SAID else words[:SAID] + "…"


def _in_ascii(address: str) -> str:
    """The address as it is sent: names of any alphabet in the letters that the net knows. Raises UsageError."""
    try:
        parts = urlsplit(urldefrag(address).url)
        if "@" in parts.netloc:
            raise UsageError(say("target-user", host=_short(parts.hostname or "")))
        host = parts.hostname or ""
        host = host if host.isascii() else host.encode("idna").decode()
        if not host:
            raise ValueError
        name = f"[{host}]" if ":" in host else host
        netloc = name if parts.port is None else f"{name}:{parts.port}"
    except ValueError as error:
        raise UsageError(say("target-no-address", url=_short(address))) from error
    return quote(parts._replace(scheme=parts.scheme.lower(), netloc=netloc).geturl(), safe="%/:?=&;,+!$'()*@~[]")


def _ask(url: str, until: float, answers: SimpleQueue[tuple[str, bytes] | Exception]) -> None:
    try:
        answers.put(_answer(url, until))
    except Exception as error:  # of any kind: what a foreign server makes a library fall over is said, not shown
        if isinstance(error, HTTPError):
            error.close()
        answers.put(error)


def _answer(url: str, until: float) -> tuple[str, bytes]:
    opener = build_opener(_Wary(urlsplit(url).hostname))
    request = Request(url, headers={"User-Agent": f"baogao/{__version__}"})
    with opener.open(request, timeout=max(0.1, min(SILENT, until - monotonic()))) as answer:
        content = bytearray()
        while (piece := answer.read1(AT_ONCE)) and monotonic() < until:
            content += piece
            if len(content) > MAX_BYTES:
                raise UsageError(say("target-large", name=_short(url), size=MAX_BYTES // 1_000_000))
        return answer.geturl(), bytes(content)


class _Wary(HTTPRedirectHandler):
    """Goes where a server sends it, as long as that is the web and no machine of the asker's own."""

    max_redirections = SENT_ON

    def __init__(self, asked: str | None):
        self.asked = asked

    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: Any, newurl: str
    ) -> Request | None:
        parts = urlsplit(newurl)
        web = parts.scheme in ("http", "https") and "@" not in parts.netloc
        if not web or (parts.hostname != self.asked and _is_own(parts.hostname or "", parts.port)):
            fp.close()
            raise UsageError(say("target-sent", url=_short(req.full_url), to=_short(newurl)))
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _is_own(host: str, port: int | None) -> bool:
    """Whether a name leads to a machine or network that not everybody can reach."""
    found = socket.getaddrinfo(host, port or 80, type=socket.SOCK_STREAM)
    return any(not ipaddress.ip_address(str(each[4][0]).partition("%")[0]).is_global for each in found)
