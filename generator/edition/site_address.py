"""The site's settings → its address, for what has to name it in full: citations and whatever else leaves the site.

Guarantee to the next steps: an address with its closing slash that others can open, or `None`.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

HERE = ("localhost", "127.0.0.1", "0.0.0.0", "::1")
"""Hosts that are another machine to everybody else: no address to cite."""


def site_address(settings: Path, environment: Mapping[str, str] = os.environ) -> str | None:
    """`site_url` of mkdocs.yml as the engines read it, `!ENV` included; `None` where it is absent or this machine's
    own."""
    if not settings.exists():
        return None
    import yaml  # wanted by a build alone

    try:
        node = yaml.compose(settings.read_text(encoding="utf-8"), getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except (yaml.YAMLError, UnicodeDecodeError):
        return None  # the engine will say what is wrong with it
    return citable(next(_values(_member(node, "site_url"), environment), None))


def citable(address: str | None) -> str | None:
    """The address with its closing slash, if others can open it."""
    try:
        parts = urlsplit(address or "")
        host = parts.hostname or ""
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not host or host in HERE or host.endswith(".localhost"):
        return None
    return (address or "").rstrip("/") + "/"


def _member(node: Any, key: str) -> Any:
    pairs = node.value if node is not None and node.id == "mapping" else []
    return next((value for name, value in pairs if name.value == key), None)


def _values(node: Any, environment: Mapping[str, str]) -> Iterator[str]:
    """What a setting may be, best first. `!ENV` names variables, the last item of its list a default."""
    if node is None:
        return
    if node.tag != "!ENV":
        if node.id == "scalar":
            yield node.value
        return
    items = [item.value for item in node.value] if node.id == "sequence" else [node.value]
    names, default = (items[:-1], items[-1:]) if len(items) > 1 else (items, [])
    yield from (environment[name] for name in names if name in environment)
    yield from default
