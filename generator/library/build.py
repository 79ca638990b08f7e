"""Reports → pages under `docs/`: the whole pipeline on one screen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from generator.edition.addresses import card_path, card_record_path, pdf_path, record_path
from generator.edition.edition import Edition
from generator.edition.site_address import site_address
from generator.edition.summary import summary_of
from generator.library import slow
from generator.library.edition_of import at_address, edition, with_print
from generator.library.reports import chosen, folders, strays
from generator.library.site_files import site_files
from generator.library.write import staging, writing
from generator.model.problems import InputError, Located, problems_of
from generator.model.shipped import templates
from generator.site.render import environment, render_report, render_site


@dataclass(frozen=True, slots=True)
class BuiltReport:
    """What is left to say of a report once its pages are written."""

    id: str
    pages: int
    printed: int | None
    """Pages of the print edition beside them."""
    problems: tuple[Located, ...]


class Built(NamedTuple):
    """What a build has made."""

    reports: list[BuiltReport]
    changed: int
    """Files that were written, and that went."""
    removed: int
    refused: dict[str, InputError]
    """Why a report could not be built, by the name of its folder, or of a file that lies in none. Its pages stay as
    they were; the home page, which is made of the reports that are read, is without it."""


def build(reports: Path, docs: Path, ids: Sequence[str] = ()) -> Built:
    """Write the pages of the named reports, or of all. A report that cannot be read stops no other.

    One report after another is read, rendered and staged; of each that is done its summary is left, and no text.
    Raises InputError where one that was named cannot be read. `docs/` is then as it was, as it is where there is none
    to build.
    """
    named = set(chosen(reports, ids))
    with writing(docs), staging(docs) as staged:
        address = site_address(docs.parent / "mkdocs.yml")
        pages = environment(templates("pages", docs.parent))
        built, summaries, keep = {}, [], []
        refused: dict[str, InputError] = {**strays(reports)}
        for name in folders(reports):
            try:
                with slow.named(reports / name):
                    planned = _planned(reports / name, docs, address)
            except InputError as error:
                refused[name] = error
                keep += [name, *_print_paths(name), *_card_paths(name)]
                continue
            summaries.append(summary_of(planned))
            keep += _kept(planned, name in named)
            if name in named:
                with slow.named(reports / name):
                    staged.add(render_report(planned, pages))
                built[name] = _said(planned)
        for id in ids:
            if id in refused:
                raise refused[id]
        if not summaries:
            return Built([], 0, 0, refused)
        staged.add(site_files(docs))
        staged.add(render_site(summaries, pages))
        changed, removed = staged.place(keep)
    return Built([built[id] for id in ids or built], changed, removed, refused)


def _planned(folder: Path, docs: Path, address: str | None) -> Edition:
    """The edition of a folder's report, with what stands beside its pages. Raises InputError where there is none."""
    return at_address(with_print(edition(folder), docs), address)


def _kept(edition: Edition, rendered: bool) -> list[str]:
    """What stays of earlier runs: all of a report that is not rendered anew; else print and picture of its text."""
    id = edition.id
    keep = [] if rendered else [id]
    keep += _print_paths(id) if edition.printed or not rendered else []
    return keep + (_card_paths(id) if edition.pictured or not rendered else [])


def _print_paths(id: str) -> list[str]:
    return [pdf_path(id), record_path(id)]


def _card_paths(id: str) -> list[str]:
    return [card_path(id), card_record_path(id)]


def _said(edition: Edition) -> BuiltReport:
    printed = edition.printed.pages if edition.printed else None
    return BuiltReport(edition.id, len(edition.pages), printed, tuple(problems_of(edition.report)))
