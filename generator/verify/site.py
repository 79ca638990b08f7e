"""A built site → where it is not what its reports say.

What stands before a deploy, in place of the program's own tests: the engine's work held against the reports as they
are parsed anew. Guarantees where no fault is found: `/<id>/full/` has every block once, in the order of the source, and
every block stands on another page too, each in the report's very words; every link of a report's pages leads to
something in the site, its anchor included. White space counts as a browser shows it: a tab is a space.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from generator.library.edition_of import edition
from generator.library.reports import chosen, strays
from generator.model.messages import Message, say
from generator.model.problems import InputError, Located, UsageError
from generator.verify.built_page import BuiltPage, page_of

NOWHERE = "http://site.invalid/"
"""The site's address where its pages do not name one."""
AROUND = 12
"""Characters that are quoted from where two texts differ."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What there is to say of one report's pages."""

    faults: tuple[Message | Located, ...]
    counts: Message | None = None
    """What was compared; `None` for a report that cannot be read, whose fault is the reason."""


class Site:
    """A built site's folder; each page is read once."""

    def __init__(self, folder: Path):
        """Raises UsageError for a folder that holds no site."""
        if not (folder / "index.html").is_file():
            raise UsageError(say("site-none", site=folder.as_posix()))
        self.folder = folder
        self._pages: dict[str, BuiltPage] = {}

    def page(self, path: str) -> BuiltPage:
        """The page of a path in the folder, as `x-2020/1/index.html`."""
        if path not in self._pages:
            self._pages[path] = page_of((self.folder / path).read_text(encoding="utf-8"))
        return self._pages[path]

    def pages(self, id: str) -> dict[str, BuiltPage]:
        """A report's pages, by their paths."""
        found = sorted(path.relative_to(self.folder).as_posix() for path in (self.folder / id).rglob("*.html"))
        return {path: self.page(path) for path in found}

    def file(self, address: str) -> str | None:
        """The path that a server gives for an address in the site; `None` where it has nothing."""
        path = unquote(address)
        named = [path, f"{path}/index.html"] if path and not path.endswith("/") else [f"{path}index.html"]
        return next((name for name in named if (self.folder / name).is_file()), None)


def check_sites(site: Site, reports: Path, ids: Sequence[str] = ()) -> Iterator[Verdict]:
    """Hold the site against the named reports, or against all that stands in `reports/`, each readable or not.

    Raises UsageError for a report that is not there, and InputError for one that was named and cannot be read.
    """
    for error in () if ids else strays(reports).values():
        yield Verdict((error.at,))
    for id in chosen(reports, ids):
        try:
            yield check_site(site, reports, id)
        except InputError as error:
            if ids or not error.at:
                raise
            yield Verdict((error.at,))


def check_site(site: Site, reports: Path, id: str) -> Verdict:
    """Hold one report's pages against the report. Raises InputError for one that cannot be read."""
    wanted = {block.n: _shown(block.text) for block in edition(reports / id).report.blocks}
    pages = site.pages(id)
    full = f"{id}/full/index.html"
    if full not in pages:
        return Verdict((say("site-page-absent", page=full),), _counts(id, wanted, pages))
    faults = (
        *_order(full, pages[full], wanted),
        *_words(pages, wanted),
        *_alone(id, full, pages, wanted),
        *_links(site, pages),
    )
    return Verdict(faults, _counts(id, wanted, pages))


def _shown(text: str) -> str:
    return " ".join(text.split())


def _counts(id: str, wanted: Mapping[int, str], pages: Mapping[str, BuiltPage]) -> Message:
    characters, links = sum(map(len, wanted.values())), sum(len(page.links) for page in pages.values())
    return say("site-counts", id=id, blocks=len(wanted), characters=characters, pages=len(pages), links=links)


def _order(path: str, page: BuiltPage, wanted: Mapping[int, str]) -> Iterator[Message]:
    found = [number for number, _ in page.blocks]
    for place, (has, should) in enumerate(zip([*found, None], [*wanted, None], strict=False)):
        if has != should:
            yield say("site-order", page=path, place=place + 1, found=has or "–", wanted=should or "–")
            return


def _words(pages: Mapping[str, BuiltPage], wanted: Mapping[int, str]) -> Iterator[Message]:
    for path, page in pages.items():
        for number, text in page.blocks:
            found, should = _shown(text), wanted.get(number, "")
            if found != should:
                pairs = zip(found, should, strict=False)
                at = next((i for i, (a, b) in enumerate(pairs) if a != b), min(len(found), len(should)))
                around = slice(max(0, at - AROUND), at + AROUND)
                yield say("site-words", page=path, block=number, found=found[around], wanted=should[around])


def _alone(id: str, full: str, pages: Mapping[str, BuiltPage], wanted: Mapping[int, str]) -> Iterator[Message]:
    elsewhere = {number for path, page in pages.items() if path != full for number, _ in page.blocks}
    for number in wanted:
        if number not in elsewhere:
            yield say("site-alone", id=id, block=number)


def _links(site: Site, pages: Mapping[str, BuiltPage]) -> Iterator[Message]:
    for path, page in pages.items():
        for link in dict.fromkeys(page.links):
            if not _leads(site, path, page, link):
                yield say("site-link", page=path, link=link)


def _leads(site: Site, path: str, page: BuiltPage, link: str) -> bool:
    """Whether a link leads to something, or out of the site, of which nothing is known here."""
    own = page.canonical or NOWHERE + path.removesuffix("index.html")
    root = own.removesuffix(path.removesuffix("index.html"))
    parts = urlsplit(urljoin(own, link))
    target = parts._replace(query="", fragment="").geturl()
    if not target.startswith(root):
        return bool(urlsplit(link).scheme) or link.startswith("/")
    file = site.file(target.removeprefix(root))
    anchor = unquote(parts.fragment.partition(":~:")[0])
    return file is not None and (not anchor or not file.endswith(".html") or anchor in site.page(file).ids)
