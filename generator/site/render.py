"""`Edition`s → `{path: content}`: every generated file of the site, as text.

Templates lay out; they loop and test for absence. What they need is worked out in `views`, and their Markdown is made
in `markup`. Same editions, same bytes.
"""

from __future__ import annotations

import errno
import html
import json
import os
from collections.abc import Sequence, Set
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.edition.citation import citation_files
from generator.edition.edition import Edition
from generator.edition.markdown import escape, titled, verbatim
from generator.exports.downloads import data_files, downloads
from generator.exports.search_index import search_files
from generator.site.home_page import home_view
from generator.site.markup import PageMarkup
from generator.site.metadata import home_metadata, metadata
from generator.site.report_pages import view

if TYPE_CHECKING:
    import jinja2

TEMPLATES = Path(__file__).resolve().parents[2] / "templates" / "pages"


def render(editions: Sequence[Edition], only: Set[str], templates: Path = TEMPLATES) -> dict[str, str]:
    """Every page and data file of the reports in `only`, and the home page of them all, by path under `docs/`."""
    environment = _environment(templates)
    files: dict[str, str] = {}
    contents: dict[tuple[str, str], str] = {}
    for edition in (e for e in editions if e.id in only):
        data = data_files(edition)
        taken = downloads(edition, data)
        for page in edition.pages:
            markup = PageMarkup(edition, page)
            context = view(edition, page, markup)
            context |= {"downloads": taken, "metadata": metadata(edition, page, context["description"], taken)}
            # Most pages are notes, and all notes of a report have the same contents.
            key = (edition.id, page.template if page.template == "note" else page.path)
            if key not in contents:
                contents[key] = _page(environment, "_contents", context)
            files[page.path] = _page(environment, page.template, context | {"contents_markdown": contents[key]})
        files |= data
        files |= citation_files(edition)
    files.update(search_files(editions, only))
    files["index.md"] = _page(environment, "home", home_view(editions) | {"metadata": home_metadata(editions)})
    return files


def _environment(templates: Path) -> jinja2.Environment:
    import jinja2

    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(templates),
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
        bytecode_cache=_compiled(),
    )
    environment.filters["md"] = escape
    environment.filters["titled"] = titled
    environment.filters["verbatim"] = verbatim
    environment.filters["yaml"] = _yaml
    environment.filters["scalar"] = _scalar
    environment.filters["kb"] = _kilobytes
    return environment


def _compiled() -> jinja2.BytecodeCache | None:
    """Compiled templates, kept beside compiled modules; where they cannot be kept they are compiled each time."""
    import jinja2

    cache = Path(__file__).parent / "__pycache__"
    return jinja2.FileSystemBytecodeCache(str(cache)) if os.access(cache, os.W_OK) else None


def _yaml(text: str) -> str:
    """A YAML scalar that themes, which print titles as HTML and descriptions in attributes, show as the text's
    characters."""
    return _scalar(html.escape(text, quote=False).replace('"', "&quot;"))


def _kilobytes(size: int) -> str:
    return f"{max(1, round(size / 1000))} KB" if size < 999_500 else f"{size / 1e6:.1f} MB"


def _scalar(text: str) -> str:
    """A YAML scalar that holds the text."""
    return json.dumps(text, ensure_ascii=False).translate(_UNPRINTABLE)


_UNPRINTABLE = {c: f"\\u{c:04x}" for c in (*range(0x7F, 0xA0), 0xFEFF, 0xFFFE, 0xFFFF)}
"""What YAML refuses, or drops at a file's head, though JSON has it as it is."""


def _page(environment: jinja2.Environment, template: str, context: dict[str, Any]) -> str:
    import jinja2

    try:
        page: str = environment.get_template(f"{template}.md.j2").render(context)
    except jinja2.TemplateNotFound as error:
        assert isinstance(environment.loader, jinja2.FileSystemLoader)
        missing = Path(environment.loader.searchpath[0]) / str(error.name)
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(missing)) from error
    return page
