"""The program's own pages, styles, scripts and theme → files of a site that has no copy of them.

A site made by `baogao new` takes its theme from `docs/.baogao/theme`, and its settings say so; a repository made from
the template has all of these files at its top, and nothing is written there. Guarantee: what somebody has put in the
place of one of these files, or has made of it, stays.
"""

from __future__ import annotations

import re
from pathlib import Path

from generator.library.write import STATE, own
from generator.model.shipped import pages, theme

THEME = f"{STATE}/theme"
"""Engines pass over dotted names: the theme is no page."""


def site_files(docs: Path) -> dict[str, bytes]:
    """What the site lacks, by path under `docs/`; nothing where its theme is its own."""
    if not _wants_theme(docs):
        return {}
    files = {f"{THEME}/{path}": file.read_bytes() for path, file in theme(docs.parent).items()}
    return files | {path: file.read_bytes() for path, file in pages().items() if own(docs, path)}


def _wants_theme(docs: Path) -> bool:
    settings = docs.parent / "mkdocs.yml"
    wanted = rf"(?m)^ +custom_dir: *[\"']?{re.escape(docs.name)}/{re.escape(THEME)}/?[\"']? *(#.*)?$"
    return settings.is_file() and bool(re.search(wanted, settings.read_text(encoding="utf-8", errors="replace")))
