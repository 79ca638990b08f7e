"""Words and a target → whether and where the words stand in the report, and whether the target is what it says.

A target is a `report.json`, a built site's folder or page, a report's id, a source file of any format, or the address
of a page or of a `report.json`. An address is the one thing that this program ever fetches, and only here, when asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from os.path import commonprefix
from pathlib import Path
from time import monotonic
from typing import Any
from urllib.parse import urljoin

from generator.chinese.spaces import unspaced
from generator.edition.edition import Edition
from generator.formats.read import MAX_BYTES, decode, read
from generator.library.edition_of import edition
from generator.library.reports import REPORT_ID, report_file
from generator.model.messages import Message, listed, of_system, say
from generator.model.problems import UsageError, meant
from generator.model.report import Block, Report
from generator.recognise.parse import parse
from generator.verify.fetch import DEADLINE, fetched, is_address
from generator.verify.quotation import CALLS, QUOTES, SPACES, Answer, Passage, Stretch, find
from generator.verify.told import Told, block_name, told

SHOWN = 20
"""Places, differences and faults that are printed; the rest is counted."""
AROUND = 12
"""Characters that are quoted from where a page and its data differ."""

_KINDS = {SPACES: say("kind-spaces"), QUOTES: say("kind-quotes"), CALLS: say("kind-calls")}
_NAMES = {"heading": say("name-a-heading"), "paragraph": say("name-a-paragraph"), "note": say("name-a-note")}


@dataclass(frozen=True, slots=True)
class Text:
    """A report as its target has it."""

    name: str
    passages: tuple[Passage, ...]
    faults: tuple[str, ...] = ()
    """Where it is not what it says it is."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What to print, and whether the words are there to the letter and nothing is wrong with the target."""

    lines: tuple[str, ...]
    faults: tuple[str, ...]
    exact: bool


def verify(words: str, target: str, reports: Path) -> Verdict:
    """Look for the words in the target. Raises UsageError for no words, or a target that cannot be read."""
    texts = tuple(texts_of(target, reports))
    try:
        answers = [(text, find(words, text.passages)) for text in texts]
    except ValueError as error:
        raise UsageError(say("verify-no-words")) from error
    found = [(text, answer) for text, answer in answers if answer.found]
    best = min((len(answer.but_for) for _, answer in found), default=None)
    faults = _counted([fault for text in texts for fault in text.faults])
    if best is not None:
        lines = [line for _, answer in found if len(answer.but_for) == best for line in _found(answer)]
        return Verdict(tuple(lines), faults, best == 0 and not faults)
    near = [(text, answer) for text, answer in answers if answer.places]
    if not near:
        return Verdict((say("verify-nothing", names=listed((text.name for text in texts), "; ")),), faults, False)
    return Verdict(tuple(_near(min((a for _, a in near), key=_distance))), faults, False)


def _counted(faults: Sequence[str]) -> tuple[str, ...]:
    """The first faults, and how many more there are."""
    more = len(faults) - SHOWN
    return (*faults[:SHOWN], say("verify-more-faults", count=more)) if more > 0 else tuple(faults)


def _distance(answer: Answer) -> int:
    return sum(max(len(d.yours), len(d.report)) for d in answer.differences)


def _found(answer: Answer) -> Iterator[Message]:
    kinds = listed((_KINDS[kind] for kind in answer.but_for), " and ")
    how = say("verify-but-for", kinds=kinds) if answer.but_for else say("verify-exact")
    for place in answer.places[:SHOWN]:
        yield say("verify-place", address=place.first.address, how=how, place=_named(place))
    if len(answer.places) > SHOWN:
        yield say("verify-more-places", count=len(answer.places) - SHOWN)


def _near(answer: Answer) -> Iterator[Message]:
    place = answer.places[0]
    yield say("verify-near", address=place.first.address, place=_named(place))
    if answer.compared:
        yield say("verify-compared", first=answer.compared[0], last=answer.compared[1])
    else:
        yield say("verify-passage", words=" ".join(answer.passage.split()))
    for each in answer.differences[:SHOWN]:
        yield say("verify-character", at=each.at, difference=_difference(each.yours, each.report))
    if len(answer.differences) > SHOWN:
        yield say("verify-more-differences", count=len(answer.differences) - SHOWN)


def _difference(yours: str, report: str) -> Message:
    if not report:
        return say("verify-added", yours=yours)
    return say("verify-changed", yours=yours, report=report) if yours else say("verify-left-out", report=report)


def _named(place: Stretch) -> Message:
    start, end = place.start + 1, place.end
    if place.first is place.last:
        return say("verify-within", name=place.first.name, start=start, end=end)
    return say("verify-across", first=place.first.name, start=start, last=place.last.name, end=end)


def texts_of(target: str, reports: Path) -> Iterator[Text]:
    """The report, or each report of a built site, that the target stands for."""
    path = Path(target)
    if is_address(target):
        yield _fetched_text(target)
    elif REPORT_ID.match(target) and (reports / target).is_dir():
        yield _planned(edition(reports / target))
    elif path.is_dir():
        yield from _folder(path)
    elif path.is_file():
        yield _text(read_bytes(path), target)
    else:
        known = sorted(p.name for p in reports.iterdir() if p.is_dir()) if reports.is_dir() else []
        raise UsageError(
            say("target-nothing", target=target, meant=meant(target, known) if known else say("meant-path"))
        )


def read_bytes(path: Path) -> bytes:
    """A file's bytes. Raises UsageError for one that cannot be read or is too large."""
    try:
        if path.stat().st_size > MAX_BYTES:
            raise UsageError(say("target-large", name=path.as_posix(), size=MAX_BYTES // 1_000_000))
        return path.read_bytes()
    except OSError as error:
        raise UsageError(say("target-closed", name=path.as_posix(), reason=of_system(error))) from error


def _folder(folder: Path) -> Iterator[Text]:
    """The reports of a built site, or the one of a report's folder, built or not."""
    found = sorted([*folder.glob("report.json"), *folder.glob("*/report.json")])
    if not found:
        yield _source_text(parse(read(report_file(folder))))
    for path in found:
        yield _text(read_bytes(path), path.as_posix())


def _text(content: bytes, name: str, root: str = "") -> Text:
    """A report.json, a page of a built site, or a source."""
    if content.lstrip()[:1] == b"{":
        data = told(content, name, root)
        return Text(name, tuple(data.blocks.values()), data.faults)
    if b"data-block=" in content and (passages := tuple(page_passages(content, name))):
        return Text(name, passages)
    return _source_text(parse(decode(content, name)))


def _own_name(block: Block) -> Message:
    """What a block of a source is called, which has no ids but its paragraphs' numbers."""
    if block.paragraph:
        return say("name-paragraph", id=block.paragraph)
    return _NAMES[block.kind]


def _planned(planned: Edition) -> Text:
    report = planned.report
    calls = _markers(report)
    return Text(
        planned.id,
        tuple(
            Passage(
                planned.url(block),
                block_name(block.kind, planned.anchor(block)),
                block.text,
                tuple(calls.get(block.n, ())),
            )
            for block in report.blocks
        ),
    )


def _source_text(report: Report) -> Text:
    source, calls = report.source, _markers(report)
    return Text(
        source.file,
        tuple(
            Passage(
                f"{source.file}:{':'.join(map(str, source.position(block.offset(0))))}",
                _own_name(block),
                block.text,
                tuple(calls.get(block.n, ())),
            )
            for block in report.blocks
        ),
    )


def _markers(report: Report) -> dict[int, list[tuple[int, int]]]:
    out: dict[int, list[tuple[int, int]]] = {}
    for call in report.calls:
        out.setdefault(call.marker.block, []).append((call.marker.start, call.marker.end))
    return out


def page_passages(content: bytes, name: str) -> Iterator[Passage]:
    """The blocks that a page shows, without what the site puts into them."""
    return (passage for _, passage in _page_blocks(content, name))


def _page_blocks(content: bytes, name: str) -> Iterator[tuple[int, Passage]]:
    """Number and passage of each block that a page shows."""
    root = _root(content)
    for element in root.iterfind(".//*[@data-block]") if root is not None else ():
        parts = list(_parts(element))
        calls, at = [], 0
        for words, call in parts:
            if call:
                calls.append((at, at + len(words)))
            at += len(words)
        id, number = element.get("id") or "", element.get("data-block")
        kind = {"p": "paragraph", "n": "note"}.get(id[:1], "heading")
        text = "".join(words for words, _ in parts)
        numbered = int(number) if re.fullmatch("[0-9]{1,9}", number) else 0
        yield numbered, Passage(f"{name}#{id}", block_name(kind, id), text, tuple(calls))


def _root(content: bytes) -> Any:
    """A page's root element; `None` for what is no page."""
    from lxml import etree, html

    parser = html.HTMLParser(remove_comments=True, encoding="utf-8")
    try:
        return html.fromstring(content, parser=parser)
    except (etree.LxmlError, ValueError):
        return None


def _parts(element: Any, call: bool = False) -> Iterator[tuple[str, bool]]:
    """The element's text in pieces, and whether each is a note's number."""
    if element.text:
        yield element.text, call
    for child in element:
        added = child.get("data-added") is not None or "headerlink" in (child.get("class") or "")
        if child.tag == "br":
            yield "\n", call
        elif not added:
            yield from _parts(child, call or child.tag == "sup")
        if child.tail:
            yield child.tail, call


def _fetched_text(url: str) -> Text:
    """What an address has; a page of a built site stands for its whole report, where its server has the data too."""
    until = monotonic() + DEADLINE
    final, content = fetched(url, until)
    if b"data-block=" in content and (address := _data_address(final, content)):
        with suppress(UsageError):  # the page itself still has what it shows
            final_data, data = fetched(address, until)
            return _held(final, content, told(data, final_data, _site_root(final_data)))
    return _text(content, final, _site_root(final))


def _site_root(url: str) -> str:
    return url.rpartition("/")[0].rpartition("/")[0] + "/"


def _held(page: str, content: bytes, data: Told) -> Text:
    """A report's data, with a fault for every block that its page shows otherwise: readers see the page."""
    faults = list(data.faults)
    for number, shown in _page_blocks(content, page):
        meant = data.blocks.get(number)
        mine, theirs = unspaced(shown.text), unspaced(meant.text) if meant else ""
        if mine != theirs:
            at = len(commonprefix((mine, theirs)))
            around = slice(max(0, at - AROUND), at + AROUND)
            faults.append(say("target-page", page=page, n=number, shown=mine[around], data=theirs[around]))
    return Text(page, tuple(data.blocks.values()), tuple(faults))


def _data_address(url: str, content: bytes) -> str | None:
    """Where a page says that its data are, if that is on its own server."""
    root = _root(content)
    for link in root.iterfind(".//link[@rel='alternate'][@type='application/json']") if root is not None else ():
        with suppress(ValueError):  # an address that is none
            address: str = urljoin(url, link.get("href", ""))
            if urljoin(address, "/") == urljoin(url, "/"):
                return address
    return None
