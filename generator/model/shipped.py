"""Where the program's own files are: templates, styles, scripts, the schema.

In the repository they stand at its top, in `templates/` and `docs/`; a wheel carries the same tree inside the package,
as `shipped/`. Folders of the disk, not `importlib.resources`: installers unpack what they install, the compilers of
templates and of print want real paths, and loading that library would double the time that the program takes to start.
"""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parents[1]
_INSTALLED = _PACKAGE / "shipped"
ROOT = _INSTALLED if _INSTALLED.is_dir() else _PACKAGE.parent
TEMPLATES = ROOT / "templates"
SCHEMA = ROOT / "docs" / "report.schema.json"
PAGES = ("assets", "search.md", "report.schema.json")
"""What stands in `docs/` for every site; beside it, a repository has pages that it generated."""

SCRIPTS = ("pages-off", "problems", "size")
"""Those of `.ci/` that a site's workflow runs, too."""


def templates(kind: str, site: Path) -> tuple[Path, ...]:
    """Folders to look for templates of a kind in, `pages` say: the site's own go before the program's, file by file."""
    own, ours = site / "templates" / kind, TEMPLATES / kind
    if not own.is_dir() or own.samefile(ours):
        return (ours,)
    next(own.iterdir(), None)  # a folder that may not be read is said, not passed over
    return own, ours


def pages() -> dict[str, Path]:
    """The program's own files under `docs/`, by their paths there."""
    docs = ROOT / "docs"
    every = (path for name in PAGES for path in ((docs / name).rglob("*") if (docs / name).is_dir() else [docs / name]))
    return {path.relative_to(docs).as_posix(): path for path in sorted(every) if _shown(path)}


def theme(site: Path) -> dict[str, Path]:
    """The theme's changed parts, by their paths in its folder; the site's own go before the program's."""
    found: dict[str, Path] = {}
    for folder in reversed(templates("theme", site)):
        found |= {path.relative_to(folder).as_posix(): path for path in sorted(folder.rglob("*")) if _shown(path)}
    return found


def site_templates() -> dict[str, Path]:
    """What a new site begins with, by its path there."""
    folder = TEMPLATES / "site"
    return {path.relative_to(folder).as_posix(): path for path in sorted(folder.rglob("*")) if path.is_file()}


def site_scripts() -> dict[str, Path]:
    """Scripts that a site's workflow runs, by name."""
    folder = next(path for path in (ROOT / "ci", ROOT / ".ci") if path.is_dir())
    return {name: folder / name for name in SCRIPTS}


def _shown(path: Path) -> bool:
    return path.is_file() and not path.name.startswith(".")
