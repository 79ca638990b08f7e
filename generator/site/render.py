"""An `Edition`, or the `Summary`s of all → `{path: content}`: the generated files of a report, or of the whole.

Templates lay out; they loop and test for absence. What they need is worked out in `report_pages`, and their Markdown is
made in `markup`. Same reports, same bytes.
"""

from __future__ import annotations

import errno
import html
import json
import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.edition.addresses import file_path
from generator.edition.citation import citation_files
from generator.edition.edition import Edition
from generator.edition.markdown import escape, titled, verbatim
from generator.edition.summary import Summary
from generator.exports.downloads import data_files, downloads
from generator.exports.search_index import report_index, search_files
from generator.model.deceptive import unturned
from generator.model.messages import say
from generator.model.problems import InputError
from generator.model.shipped import TEMPLATES
from generator.site.home_page import home_view
from generator.site.markup import PageMarkup
from generator.site.metadata import home_metadata, metadata
from generator.site.report_pages import view

PAGES = TEMPLATES / "pages"

if TYPE_CHECKING:
    import jinja2


def render_report(edition: Edition, templates: jinja2.Environment | None = None) -> dict[str, str]:
    """Every page and file of one report, by path under `docs/`; it knows no other report."""
    templates = templates or environment()
    data = data_files(edition)
    taken = downloads(edition, data)
    files, contents = {}, {}
    for page in edition.pages:
        markup = PageMarkup(edition, page)
        context = view(edition, page, markup)
        context |= {"downloads": taken, "metadata": metadata(edition, page, context["description"], taken)}
        # Most pages are notes, and all notes of a report have the same contents.
        key = page.kind.name if page.kind.equals else page.path
        if key not in contents:
            contents[key] = _page(templates, "_contents", context)
        files[page.path] = _page(templates, page.kind.name, context | {"contents_markdown": contents[key]})
    return files | data | citation_files(edition) | {file_path(edition.id, "search.json"): report_index(edition)}


def render_site(summaries: Sequence[Summary], templates: jinja2.Environment | None = None) -> dict[str, str]:
    """The pages and files of the whole, made from the summaries of its reports alone."""
    context = home_view(summaries) | {"metadata": home_metadata(summaries)}
    return search_files(summaries) | {"index.md": _page(templates or environment(), "home", context)}


def environment(folders: Sequence[Path] = (PAGES,)) -> jinja2.Environment:
    """The templates of these folders, the first that has one, compiled once for all the reports of a run."""
    import jinja2

    made = jinja2.Environment(
        loader=jinja2.FileSystemLoader(folders),
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
        bytecode_cache=_compiled(),
    )
    made.filters["md"] = escape
    made.filters["titled"] = titled
    made.filters["verbatim"] = verbatim
    made.filters["yaml"] = _yaml
    made.filters["scalar"] = _scalar
    made.filters["kb"] = _kilobytes
    return made


def _compiled() -> jinja2.BytecodeCache | None:
    """Compiled templates, kept beside compiled modules; where they cannot be kept they are compiled each time."""
    import jinja2

    cache = Path(__file__).parent / "__pycache__"
    return jinja2.FileSystemBytecodeCache(str(cache)) if os.access(cache, os.W_OK) else None


def _yaml(text: str) -> str:
    """A YAML scalar that themes, which print titles as HTML and descriptions in attributes, show as the text's
    characters; what would turn the rest of a window's title is left out."""
    return _scalar(html.escape(unturned(text), quote=False).replace('"', "&quot;"))


def _kilobytes(size: int) -> str:
    return f"{max(1, round(size / 1000))} KB" if size < 999_500 else f"{size / 1e6:.1f} MB"


def _scalar(text: str) -> str:
    """A YAML scalar that holds the text."""
    return json.dumps(text, ensure_ascii=False).translate(_UNPRINTABLE)


_UNPRINTABLE = {c: f"\\u{c:04x}" for c in (*range(0x7F, 0xA0), 0xFEFF, 0xFFFE, 0xFFFF)}
"""What YAML refuses, or drops at a file's head, though JSON has it as it is."""


def _page(templates: jinja2.Environment, template: str, context: dict[str, Any]) -> str:
    import jinja2

    try:
        page: str = templates.get_template(f"{template}.md.j2").render(context)
    except jinja2.TemplateNotFound as error:
        assert isinstance(templates.loader, jinja2.FileSystemLoader)
        missing = Path(templates.loader.searchpath[-1]) / str(error.name)
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(missing)) from error
    except jinja2.TemplateSyntaxError as error:
        where = f"{error.filename or template}:{error.lineno}"
        raise InputError(say("template-wrong", where=where, reason=error.message)) from error
    except jinja2.TemplateError as error:
        raise InputError(say("template-wrong", where=f"{template}.md.j2", reason=error.message)) from error
    return page
