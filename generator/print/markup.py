"""`Edition` → the Typst source of its print edition. The one module that knows Typst's syntax.

Guarantees to the next step:
1. report text stands in Typst strings alone, so that nothing in it can be markup;
2. each block is printed once, in source order, with its own words, numbers and call markers; what the booklet adds
   (cover, contents, a note's copy at the foot of a page, page numbers) comes from the template;
3. the source says nothing about the machine: same edition, same text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any
from unicodedata import combining

from generator.edition.addresses import in_full
from generator.edition.edition import Edition, heading_words
from generator.edition.inline import Run, Stretch, number_end, stretches
from generator.edition.left_out import has_words
from generator.model.deceptive import apart, unturned
from generator.model.report import Block, Note, Occurrence, Section
from generator.model.shipped import TEMPLATES

FORMS = TEMPLATES / "print"

COVER_SIZES = ((10, 42), (13, 32), (16, 26))
"""A title of so many characters fits the measure at so many points; a longer one is set in 22."""

OPENING = ("“", "‘", "「", "『", "《", "〈", "（", "【")
CLOSING = ("”", "’", "」", "』", "》", "〉", "）", "】")

MARKS = "，。、；：！？…—·%％"

UNBROKEN = 20
"""Characters that may stand together however narrow the line."""
_UNBROKEN = re.compile(rf"[^\s\u3040-\u30ff\u3400-\u9fff\U00020000-\U0003ffff]{{{UNBROKEN + 1},}}")

TOLD = "本册以“〓”代替所用字体没有的字：第、页（封面）等。有注释排在当页脚"
"""What the template's colophon may tell of the booklet itself."""

MEASURE = 27
"""Characters that a centred line may hold; a longer one is broken where its words allow it."""


def typst_source(edition: Edition, templates: Sequence[Path] = (FORMS,)) -> str:
    """The whole booklet as one Typst document; fonts come to it as an input.

    `templates`: folders to look for each template in, one after the other.
    """
    import jinja2

    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(templates),
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["typ"] = quoted
    environment.filters["words"] = words
    environment.filters["centred"] = centred
    return environment.get_template("report.typ.j2").render(_booklet(edition))


def quoted(text: str) -> str:
    """A Typst string that holds the text; white space that would end a line is a space, and a joiner that
    accessible PDF forbids is the one that Unicode has put in its place. What would turn the words is left out: they are
    printed in the order in which they are searched and quoted."""
    out = ['"']
    for character in unturned(text):
        if character in '"\\':
            out.append("\\" + character)
        elif character.isspace() and character != "\u3000":
            out.append(" ")
        elif character == "\ufeff":
            out.append("\u2060")
        elif ord(character) < 32 or 0xD800 <= ord(character) < 0xE000:
            out.append(f"\\u{{{ord(character):x}}}")
        else:
            out.append(character)
    return "".join(out) + '"'


def words(text: str) -> str:
    """Report text as Typst content; a line break within a block stays one."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "#linebreak()".join("".join(_pieces(line)) for line in lines if line)


def _pieces(line: str) -> Iterator[str]:
    """A line's text; words of a script that is written from right to left stand in boxes, and turn no figure."""
    for piece, turns in apart(line):
        if not turns:
            yield _breakable(piece)
        elif still := unturned(piece):
            yield f"#box[#{quoted(still)}]"


def _breakable(line: str) -> str:
    """A line of text in which a word longer than a printed line may end anywhere: an address, a row of dots."""
    out, at = [], 0
    for run in _UNBROKEN.finditer(line):
        for cut, joint in _cuts(run[0]):
            end = run.start() + cut
            out.append(f"#{quoted(line[at:end])}{joint}")
            at = end
    return "".join([*out, f"#{quoted(line[at:])}"])


def _cuts(run: str) -> Iterator[tuple[int, str]]:
    """Where a run may be broken, and how: not before a closing mark or behind an opening one, unless nothing else is
    left."""
    last = 0
    for at, (before, after) in enumerate(pairwise(run), 1):
        kept = before in OPENING or after in CLOSING or after in MARKS or combining(after)
        if not kept or at - last >= UNBROKEN:
            yield at, "#forced-seam" if kept else "#seam"
            last = at


def centred(text: str) -> str:
    """A line to be centred: one that is too long is broken near its middle, after 在 or 市 and before 第."""
    breaks = [found.start() for found in re.finditer(r"(?<=在)|(?<=[市省县区州盟旗])(?=第)|(?<=大会)(?=第)", text)]
    if _width(text) <= MEASURE or not breaks:
        return words(text)
    at = min(breaks, key=lambda at: abs(2 * at - len(text)))
    return f"{words(text[:at])}#linebreak(){words(text[at:])}"


def _width(text: str) -> float:
    """In characters; figures take half of one, and a quarter stands between them and Chinese."""
    seams = sum(a.isascii() != b.isascii() for a, b in pairwise(text))
    return sum(0.5 if c.isascii() else 1 for c in text) + seams / 4


def _booklet(edition: Edition) -> dict[str, Any]:
    imprint, report = edition.imprint, edition.report
    printed = {block.role for block in report.blocks}
    line = "" if "dateline" in printed else _dateline(edition)
    speaker = "" if "speaker" in printed else _speaker(edition)
    blocks = list(_blocks(edition))
    return {
        "name": imprint.name,
        "title": imprint.title,
        "size": next((size for most, size in COVER_SIZES if len(imprint.title) <= most), 22),
        "author": imprint.speaker or imprint.publisher,
        "description": imprint.line,
        "keywords": [
            word for word in (imprint.place, str(imprint.year) if imprint.year else None, "政府工作报告") if word
        ],
        "above": imprint.name.removesuffix(imprint.title),
        "line": _dateline(edition),
        "speaker": _speaker(edition),
        "colophon": list(_colophon(edition)),
        "contents": "目录" if any(block.kind == "heading" and block.role != "title" for block in report.blocks) else "",
        "head": {
            "title": "" if "title" in printed else imprint.title,
            # Above a title that the report prints they would be out of place; the cover has them.
            "lines": [text for text in (line, speaker) if text and "title" not in printed],
        },
        "notes": [
            (f"note-{note.id}", words(report.block(note.block).text[number_end(note) :])) for note in report.notes
        ],
        "blocks": blocks,
        "printed": [block["n"] for block in blocks],
        "calls": [anchor for anchors in repeated(edition) for anchor in anchors],
    }


def _dateline(edition: Edition) -> str:
    line = edition.imprint.line
    return f"——{line}" if line else ""


def _speaker(edition: Edition) -> str:
    return "\u3000".join(filter(None, (edition.imprint.office, edition.imprint.speaker)))


def _colophon(edition: Edition) -> Iterator[str]:
    """What an archive wants to know of this copy."""
    source, removed = edition.report.source, sum(map(has_words, edition.left_out))
    if edition.imprint.source_note:
        yield edition.imprint.source_note
    if edition.imprint.source_url:
        yield f"来源：{edition.imprint.source_url}"
    cut = f"删去不属于报告的文字{removed}处，其余" if removed else ""
    unofficial = "" if edition.imprint.official else "不是官方版本，"
    yield f"本册{unofficial}据来源文件排印，{cut}一字未改；文本以原件为准。"
    yield f"来源文件校验值（SHA-256）：{source.sha256}"


def _blocks(edition: Edition) -> Iterator[dict[str, Any]]:
    """What the template prints of each block, in source order."""
    markup = PrintMarkup(edition)
    report = edition.report
    starts = {report.notes_heading or (report.notes[0].block if report.notes else None)}
    starts |= {section.first for section in report.attachments}
    skipped = set() if markup.at_end else _notes_at_foot(edition)
    for block in report.blocks:
        if block.n not in skipped:
            yield {"n": block.n, "new_page": block.n in starts, "typst": markup.block(block)}


def repeated(edition: Edition) -> list[list[str]]:
    """The calls of each note that is called more than once and stands at the foot of pages."""
    if edition.decisions.printing.notes == "end":
        return []
    calls = ([o.anchor for o in places if o.call] for places in edition.places.values())
    return [anchors for anchors in calls if len(anchors) > 1]


def _notes_at_foot(edition: Edition) -> set[int]:
    """Blocks of the notes that are printed at the foot of a page alone; their heading too where none is left."""
    called = {note.block for note in edition.report.notes if any(place.call for place in edition.places[note.id])}
    heading = edition.report.notes_heading
    return called | ({heading} if heading and len(called) == len(edition.report.notes) else set())


class PrintMarkup:
    """Typst of one report's blocks."""

    def __init__(self, edition: Edition):
        self.edition = edition
        self.printing = edition.decisions.printing
        self.at_end = self.printing.notes != "foot"
        self.at_foot = self.printing.notes != "end"

    def block(self, block: Block) -> str:
        """A block as one Typst paragraph or heading, with the marks that its pages are read from."""
        if block.kind == "heading" and block.role != "title":
            section = self.edition.heading_of.get(block.n)
            level = section.level if section else 1
            return f"#head({block.n}, {level}{self._called(section)})[{self._inline(block)}]"
        if block.role == "note":
            return self._note(self.edition.note_of[block.n], block)
        inner = f'#at("b{block.n}"){self._margin(block)}{self._paragraph(block)}'
        form = {"title": "report-title", "dateline": "centred", "speaker": "centred", "salutation": "flush"}.get(
            block.role
        )
        return f"#{form}[{inner}]" if form else f"#body({block.n})[{inner}]"

    def _called(self, section: Section | None) -> str:
        """What a heading with calls is called in the contents and the outline, which would take the notes along."""
        if section is None or section.heading is None:
            return ""
        report, name = self.edition.report, heading_words(self.edition.report, section)
        return "" if report.uncalled(section.heading) == report.words(section.heading) else f", name: [{words(name)}]"

    def _margin(self, block: Block) -> str:
        if not self.printing.numbers or block.paragraph is None:
            return ""
        address = in_full(self.printing.address, self.edition.url(block))
        assert address  # a printed edition with numbers has the site's address: `decisions` sees to it
        return f"#numbered({quoted(block.paragraph)}, {quoted(address)})"

    def _paragraph(self, block: Block) -> str:
        """The text, its run-in heading or its leading sentence set apart."""
        section = self.edition.heading_of.get(block.n)
        plain = not (section and section.run_in) and block.n not in self.edition.occurrences
        if block.role in ("dateline", "speaker") and plain:
            return f'#at("e{block.n}"){centred(block.text)}'
        return self._inline(block)

    def _inline(self, block: Block) -> str:
        return "".join(self._stretch(block, stretch) for stretch in stretches(self.edition, block))

    def _stretch(self, block: Block, stretch: Stretch) -> str:
        inner = "".join(self._run(block, run) for run in stretch.runs)
        if stretch.section:
            return f"#run-in({stretch.section.level}{self._called(stretch.section)})[{inner}]"
        return f"#kai[{inner}]" if stretch.kind == "lead" else inner

    def _run(self, block: Block, run: Run) -> str:
        return self._occurrence(block, run.occurrence) if run.occurrence else self._tail(block, run.start, run.end)

    def _tail(self, block: Block, start: int, end: int) -> str:
        """Words up to `end`. A paragraph's last page is read from a mark two characters before its end: one that
        stood at the very end would fall to the next page."""
        if end < len(block.text) or block.role == "heading":
            return words(block.text[start:end])
        at = max(start, len(block.text.rstrip()) - 2)
        return f'{words(block.text[start:at])}#at("e{block.n}"){words(block.text[at:end])}'

    def _occurrence(self, block: Block, occurrence: Occurrence) -> str:
        place, call, id = occurrence.place, occurrence.call, occurrence.note
        mark = f'#at("{occurrence.anchor}")'
        if not call:
            return self._term(id, mark, block.text[place.start : place.end])
        marker = words(self.edition.report.words(call.marker))
        text = self.edition.report.words(occurrence.words)
        mark = words(text[:1]) + mark
        before = words(text[1:])
        if not self.at_foot:
            return f'{mark}{before}#marked("n{id}", [{marker}])'
        return f'{mark}{before}#call("{occurrence.anchor}", [{marker}], [{self._entry(id, occurrence)}])'

    def _term(self, id: str, mark: str, text: str) -> str:
        """A term as a link. Outer quotation marks stay outside: marks of one run alone are set close."""
        start = 1 if text[0] in OPENING and len(text) > 1 else 0
        end = len(text) - 1 if text[-1] in CLOSING and len(text) > start + 1 else len(text)
        return f"{words(text[:start])}{mark}#link({self._target(id)})[{words(text[start:end])}]{words(text[end:])}"

    def _target(self, id: str) -> str:
        """Where a term leads: to its entry at the end, or else to the first call that has it at the page's foot."""
        called = next((o.anchor for o in self.edition.places[id] if o.call), None)
        return f'label("f{called}")' if not self.at_end and called else f'label("n{id}")'

    def _entry(self, id: str, occurrence: Occurrence) -> str:
        """A note's copy for the foot of a page; its number leads back to the call."""
        note = self.edition.notes[id]
        text = self.edition.report.block(note.block).text
        at, call = number_end(note), occurrence.call
        own = self.edition.report.words(call.marker) if call and not at else text[:at]
        return f'#link(label("f{occurrence.anchor}"))[{words(own)}]#note-{id}'

    def _note(self, note: Note, block: Block) -> str:
        """The entry of the note section, and the pages where its terms are printed."""
        places, at = self.edition.places[note.id], number_end(note)
        number = words(block.text[:at])
        if at and places:
            number = f'#link(label("{places[0].anchor}"))[{number}]'
        pages = f"#places({', '.join(quoted(o.anchor) for o in places)})" if places else ""
        entry = f'#at("b{block.n}")#at("n{note.id}"){number}{self._tail(block, at, len(block.text))}{pages}'
        return f"#body({block.n})[{entry}]"


def texts_by_face(edition: Edition) -> dict[str, str]:
    """Role of a face → every character that the booklet may print in it."""
    report, imprint = edition.report, edition.imprint
    headings = "".join(block.text for block in report.blocks if block.kind == "heading")
    run_in = "".join(report.words(s.heading) for s in edition.sections if s.run_in and s.heading)
    front = "".join(block.text for block in report.blocks if block.role in ("dateline", "speaker"))
    figures = "0123456789"
    return {
        "xiaobiaosong": imprint.title
        + "目录"
        + "".join(block.text for block in report.blocks if block.role == "title"),
        "fangsong": "".join(block.text for block in report.blocks) + figures + ".",
        "heiti": headings + figures,
        "kaiti": headings
        + run_in
        + front
        + "".join(map(report.words, report.leads))
        + imprint.name
        + _dateline(edition)
        + _speaker(edition)
        + "见第、页"
        + figures,
        "songti": "".join(_colophon(edition)) + "—" + figures + TOLD,
    }
