"""Hold a tag against the program's version and the changelog, and print what the changelog says of it.

usage: python .ci/release.py v0.2.0
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def version() -> str:
    """The program's, read without loading it."""
    return re.findall(r'^__version__ = "(.+)"$', (ROOT / "generator/__init__.py").read_text(encoding="utf-8"), re.M)[0]


def notes(changelog: str, version: str) -> str | None:
    """What a changelog says under a version's dated heading."""
    heading = rf"^## {re.escape(version)} \(\d{{4}}-\d\d-\d\d\)$"
    found = re.search(rf"{heading}\n(.*?)(?=^## |\Z)", changelog, re.M | re.S)
    return found[1].strip() if found else None


def main(tag: str) -> str:
    """The release's notes. Raises SystemExit with what has to be done first."""
    if tag != f"v{version()}":
        raise SystemExit(f"the tag is {tag}, and generator/__init__.py says {version()}: make them one")
    told = notes((ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), version())
    if not told:
        raise SystemExit(f"CHANGELOG.md has no dated section: ## {version()} (YYYY-MM-DD)")
    return told


if __name__ == "__main__":
    print(main(sys.argv[1]))
