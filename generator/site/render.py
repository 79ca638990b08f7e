"""`Edition`s → `{path: content}`: every generated file of the site, as text.

Templates lay out; they loop and test for absence. What they need is worked out in `views`, and their Markdown is made
in `markup`. Same editions, same bytes.
"""

from __future__ import annotations

import json
import os
from collections.abc import Sequence, Set
from pathlib import Path
from typing import Any

from generator.pages import Edition, Page
from generator.site.data import report_json
from generator.site.home import home_view
from generator.site.markup import PageMarkup, escape
from generator.site.search import search_files
from generator.site.views import view

TEMPLATES = Path(__file__).resolve().parents[2] / "templates" / "pages"


def render(editions: Sequence[Edition], only: Set[str], templates: Path = TEMPLATES) -> dict[str, str]:
    """Every page and data file of the reports in `only`, and the home page of them all, by path under `docs/`."""
    environment = _environment(templates)
    files: dict[str, str] = {}
    contents: dict[tuple[str, str], str] = {}
    for edition in (e for e in editions if e.id in only):
        for page in edition.pages:
            markup = PageMarkup(edition, page)
            context = view(edition, page, markup)
            # Most pages are notes, and all notes of a report have the same contents.
            key = (edition.id, page.template if page.template == "note" else page.path)
            if key not in contents:
                contents[key] = _page(environment, "_contents", context)
            files[page.path] = _page(environment, page.template, context | {"contents_markdown": contents[key]})
        files[f"{edition.id}/report.json"] = report_json(edition)
    files.update(search_files(editions, only))
    files["index.md"] = _page(environment, "home", home_view(editions))
    return files


def _environment(templates: Path):
    import jinja2

    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(templates),
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
        bytecode_cache=_compiled(jinja2),
    )
    environment.filters["md"] = escape
    environment.filters["yaml"] = _yaml
    return environment


def _compiled(jinja2):
    """Compiled templates, kept beside compiled modules; where they cannot be kept they are compiled each time."""
    cache = Path(__file__).parent / "__pycache__"
    return jinja2.FileSystemBytecodeCache(str(cache)) if os.access(cache, os.W_OK) else None


def _yaml(text: str) -> str:
    """A YAML scalar that themes, which print titles as HTML, show as the characters it is made of."""
    safe = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return json.dumps(safe, ensure_ascii=False)


def _page(environment, template: str, context: dict[str, Any]) -> str:
    return environment.get_template(f"{template}.md.j2").render(context)
