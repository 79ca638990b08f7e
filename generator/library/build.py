"""Reports → pages under `docs/`: the whole pipeline on one screen."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from generator.edition.addresses import card_path, card_record_path, pdf_path, record_path
from generator.edition.edition import Edition
from generator.edition.site_address import site_address
from generator.library.edition_of import at_address, edition, with_print
from generator.library.reports import check_name, chosen, folders
from generator.library.site_files import site_files
from generator.library.write import write, writing
from generator.model.problems import InputError
from generator.model.shipped import templates
from generator.site.render import render


class Built(NamedTuple):
    """What a build has made."""

    editions: list[Edition]
    changed: int
    """Files that were written, and that went."""
    removed: int
    refused: dict[str, InputError]
    """Why a folder's report could not be built, by the folder's name; its pages stay as they were."""


def build(reports: Path, docs: Path, ids: Sequence[str] = ()) -> Built:
    """Write the pages of the named reports, or of all. A report that cannot be read stops no other.

    Raises InputError where one that was named cannot be read. `docs/` is then as it was, as it is where there is none
    to build.
    """
    named = chosen(reports, ids)
    with writing(docs):
        address = site_address(docs.parent / "mkdocs.yml")
        planned, refused = _planned(reports)
        for id in ids:
            if id in refused:
                raise refused[id]
        if not planned:
            return Built([], 0, 0, refused)
        editions = {id: at_address(with_print(each, docs), address) for id, each in planned.items()}
        own_first = templates("pages", docs.parent)
        pages = render(list(editions.values()), set(named) & editions.keys(), own_first)
        files: dict[str, str | bytes] = {**site_files(docs), **pages}
        every = [*editions, *refused]
        keep = [id for id in every if id in refused or id not in named]
        keep += [path for id in every if id in keep or editions[id].printed for path in (pdf_path(id), record_path(id))]
        keep += [
            path
            for id in every
            if id in keep or editions[id].pictured
            for path in (card_path(id), card_record_path(id))
        ]
        changed, removed = write(docs, files, keep)
    return Built([editions[id] for id in named if id in editions], changed, removed, refused)


def _planned(reports: Path) -> tuple[dict[str, Edition], dict[str, InputError]]:
    """The edition of each folder's report, and why there is none."""
    editions, refused = {}, {}
    for name in folders(reports):
        try:
            check_name(reports / name)
            editions[name] = edition(reports / name)
        except InputError as error:
            refused[name] = error
    return editions, refused
