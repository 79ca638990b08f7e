"""Words and a target → whether and where the words stand in the report, and whether the target is what it says.

A target is a `report.json`, a built site's folder or page, a report's id, a source file of any format, or the address
of a page or of a `report.json`. An address is the one thing that this program ever fetches, and only here, when asked.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote, urldefrag, urljoin

from generator import __version__
from generator.edition.edition import Edition
from generator.formats.read import MAX_BYTES, decode, read
from generator.library.edition_of import edition
from generator.library.reports import REPORT_ID, report_file
from generator.model.messages import Message, listed, of_system, say
from generator.model.problems import UsageError, meant
from generator.model.report import Block, Report
from generator.recognise.parse import parse
from generator.verify.quotation import CALLS, QUOTES, SPACES, Answer, Passage, Stretch, find

SECONDS = 20
"""A server that is silent for so long is not waited for."""

SHOWN = 20
"""Places and differences that are printed; the rest is counted."""

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
    faults = tuple(fault for text in texts for fault in text.faults)
    if best is not None:
        lines = [line for _, answer in found if len(answer.but_for) == best for line in _found(answer)]
        return Verdict(tuple(lines), faults, best == 0 and not faults)
    near = [(text, answer) for text, answer in answers if answer.places]
    if not near:
        return Verdict((say("verify-nothing", names=listed((text.name for text in texts), "; ")),), faults, False)
    return Verdict(tuple(_near(min((a for _, a in near), key=_distance))), faults, False)


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
    if target.startswith(("http://", "https://")):
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
        return _told(content, name, root)
    if b"data-block=" in content and (passages := tuple(page_passages(content, name))):
        return Text(name, passages)
    return _source_text(parse(decode(content, name)))


def _told(content: bytes, name: str, root: str) -> Text:
    """A `report.json`, each block held against its own sha256."""
    try:
        report = json.loads(content)
        calls = _calls(report["notes"])
        passages, faults = [], []
        for block in report["blocks"]:
            passages.append(
                Passage(
                    root + block["url"], _name(block["kind"], block["id"]), block["text"], calls.get(block["n"], ())
                )
            )
            if hashlib.sha256(block["text"].encode()).hexdigest() != block["sha256"]:
                faults.append(say("target-changed", name=name, n=block["n"], url=block["url"]))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise UsageError(say("target-no-data", name=name, error=repr(error))) from error
    return Text(name, tuple(passages), tuple(faults))


def _calls(notes: list[dict[str, Any]]) -> dict[int, tuple[tuple[int, int], ...]]:
    out: dict[int, list[tuple[int, int]]] = {}
    for call in (call for note in notes for call in note["calls"]):
        out.setdefault(call["block"], []).append((call["start"], call["end"]))
    return {n: tuple(found) for n, found in out.items()}


def _name(kind: str, id: str) -> Message:
    if kind == "paragraph":
        return say("name-paragraph", id=id[1:])
    return say("name-note", id=id[1:]) if kind == "note" else say("name-heading", id=id)


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
                _name(block.kind, planned.anchor(block)),
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
    from lxml import html

    root = html.fromstring(content.decode("utf-8", errors="replace"), parser=html.HTMLParser(remove_comments=True))
    for element in root.iterfind(".//*[@data-block]"):
        parts = list(_parts(element))
        calls, at = [], 0
        for words, call in parts:
            if call:
                calls.append((at, at + len(words)))
            at += len(words)
        id = element.get("id") or ""
        kind = {"p": "paragraph", "n": "note"}.get(id[:1], "heading")
        yield Passage(f"{name}#{id}", _name(kind, id), "".join(words for words, _ in parts), tuple(calls))


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
    final, content = fetched(quote(urldefrag(url).url, safe="%/:?=&;,+!$'()*@~[]"))
    if b"data-block=" in content and (data := _data_address(final, content)):
        with suppress(UsageError):  # the page itself still has what it shows
            final, content = fetched(data)
    root = final.rpartition("/")[0].rpartition("/")[0] + "/"
    return _text(content, final, root)


def _data_address(url: str, content: bytes) -> str | None:
    """Where a page says that its data are, if that is on its own server."""
    from lxml import html

    root = html.fromstring(content.decode("utf-8", errors="replace"))
    for link in root.iterfind(".//link[@rel='alternate'][@type='application/json']"):
        address: str = urljoin(url, link.get("href", ""))
        if urljoin(address, "/") == urljoin(url, "/"):
            return address
    return None


def fetched(url: str) -> tuple[str, bytes]:
    """The address that a server sent to at last, and what it has there. Raises UsageError where that cannot be had."""
    from http.client import HTTPException
    from urllib.error import HTTPError
    from urllib.request import Request, urlopen

    try:
        with urlopen(Request(url, headers={"User-Agent": f"baogao/{__version__}"}), timeout=SECONDS) as answer:
            content = answer.read(MAX_BYTES + 1)
            final = answer.geturl()
    except HTTPError as error:
        error.close()
        raise UsageError(say("target-answers", url=url, code=error.code, reason=error.reason)) from error
    except (OSError, HTTPException, ValueError) as error:
        said = getattr(error, "reason", None) or error
        raise UsageError(say("target-unfetched", url=url, said=said or type(error).__name__)) from error
    if len(content) > MAX_BYTES:
        raise UsageError(say("target-large", name=url, size=MAX_BYTES // 1_000_000))
    return final, content
