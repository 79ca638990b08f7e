"""Typed lines → `Report`.

Guarantees to the next step:
1. the blocks' pieces, the removals and the white space between them partition the source (`partition` proves it);
2. blocks are numbered from 1 in source order, paragraphs among them likewise;
3. section ids are positions; a section's blocks are a range, its subsections lie within it in order;
4. every doubt is a `Problem`; what leaves no sensible report raises `ParseError`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.lines import Form, Line, lines, number_of
from generator.model import Block, Call, Facts, Note, Place, Problem, Removal, Report, Role, Section, Source, Span
from generator.numerals import from_figure
from generator.problems import ParseError

WATERMARK_REASON = "转载者的广告，不属于报告原文"

HEADING_CHARACTERS = 60
"""A numbered line longer than this, or one that ends a sentence inside, is a paragraph with a run-in heading."""

_TITLE = re.compile(r"^[^，。；：]{0,30}政府工作报告$")
_SALUTATION = re.compile(r"^(?:各位(?:代表|委员|人大代表)|同志们)[^。]{0,20}[：:！!]$")
_DATE = re.compile(r"([0-9]{4})年([0-9]{1,2})月([0-9]{1,2})日")
_OFFICE = re.compile(r"^(?:[^，。：]{0,12}?)?(市长|省长|主席|县长|区长|总理|州长|盟长|旗长|主任)\s*(\S{1,4}\s?\S{0,3})$")
_MARKER = re.compile(r"[\[［〔【]([0-9０-９]{1,3})[\]］〕】]")
_ENTRY = re.compile(r"[\[［〔【]?([0-9０-９]{1,3})[\]］〕】．.、]\s*")
_SEPARATOR = re.compile(r"[：:]|是指")
_LEAD = re.compile(r"[^。；：！？]{3,28}。(?=.{12,})")
_NO_LEAD = re.compile(r"^(?:各位|同志|今年|去年|过去|刚刚|当前|确定)|[0-9０-９]{4}年|一年|之年")
_DOUBTFUL = re.compile(r"(?<=[\u4e00-\u9fff])\?(?=[\u4e00-\u9fff])|\ufffd+|\?{2,}")


def parse(source: Source) -> Report:
    """Recognise parts, sections, paragraphs, note entries and calls. Raises ParseError for what is no report."""
    typed = lines(source)
    removals = tuple(Removal(line.words, WATERMARK_REASON) for line in typed if line.kind == "watermark")
    blocks = tuple(_blocks(source, typed))
    if not any(b.role in ("heading", "salutation", "title", "note") for b in blocks):
        raise ParseError("not-a-report", "no salutation, no heading, no title 政府工作报告; give the text of a report", source)
    tree, notes_heading = _sections(blocks)
    notes, note_problems = _notes(source, blocks)
    calls = tuple(_calls(blocks))
    leads = tuple(_leads(blocks))
    problems = [*note_problems, *_heading_problems(source, blocks, tree), *_doubts(source, blocks)]
    report = Report(source, removals, blocks, _facts(blocks), tree, notes_heading, notes, (), calls, leads, tuple(problems))
    return report


def partition(report: Report) -> tuple[tuple[str, Span], ...]:
    """The source as abutting spans, each `block`, `removal` or `blank`. Raises ValueError where text is lost."""
    taken = sorted(
        [("block", piece) for block in report.blocks for piece in block.pieces]
        + [("removal", removal.span) for removal in report.removals],
        key=lambda item: item[1].start,
    )
    out, at, text = [], 0, report.source.text
    for name, span in [*taken, ("end", Span(len(text), len(text)))]:
        if span.start < at or text[at : span.start].strip("\ufeff\u200b \t\r\n\u3000\u2002\u2003\xa0"):
            raise ValueError(f"spans do not partition the source at code point {at}")
        if span.start > at:
            out.append(("blank", Span(at, span.start)))
        if name != "end":
            out.append((name, span))
        at = span.end
    return tuple(out)


def _blocks(source: Source, typed: Sequence[Line]) -> Iterator[Block]:
    n = paragraph = 0
    for role, pieces in _roles(source, typed):
        n += 1
        if role not in ("title", "heading", "note"):
            paragraph += 1
            number = paragraph
        else:
            number = None
        yield Block(n, role, pieces, number, "".join(source.text[p.start : p.end] for p in pieces))


def _roles(source: Source, typed: Sequence[Line]) -> list[tuple[Role, tuple[Span, ...]]]:
    """One (role, pieces) a block, in source order."""
    out: list[tuple[Role, tuple[Span, ...]]] = []
    printed = [line for line in typed if line.kind not in ("blank", "watermark")]
    notes_from = next((i for i in range(len(printed) - 1, -1, -1) if printed[i].kind == "notes-heading"), None)
    in_front = True
    for i, line in enumerate(printed):
        words = source.text[line.words.start : line.words.end]
        if notes_from is not None and i > notes_from:
            if out[-1][0] == "note" and not _ENTRY.match(words):
                out[-1] = ("note", (Span(out[-1][1][0].start, line.words.end),))
            else:
                out.append(("note", (line.words,)))
            continue
        role: Role = "text"
        if i == notes_from or _is_heading(line, words):
            role, in_front = "heading", False
        elif in_front:
            role = _front_role(words)
            in_front = role != "salutation"
        out.append((role, (line.words,)))
    return out


def _is_heading(line: Line, words: str) -> bool:
    return bool(line.numbered) and len(words) <= HEADING_CHARACTERS and "。" not in words[:-1] and words[-1] not in "。；：，"


def _front_role(words: str) -> Role:
    bare = re.sub(r"\s", "", words)
    if _SALUTATION.match(bare):
        return "salutation"
    if _TITLE.match(bare):
        return "title"
    if bare.startswith(("——", "--", "—")) or (_DATE.search(bare) and len(bare) < 50):
        return "dateline"
    return "speaker" if _OFFICE.match(words) else "text"


def _facts(blocks: Sequence[Block]) -> Facts:
    title = next((b.text for b in blocks if b.role == "title"), None)
    meeting = next((re.sub(r"\s", "", b.text).lstrip("—-") for b in blocks if b.role == "dateline"), None)
    found = _DATE.search(meeting or "")
    date = "{}-{:0>2}-{:0>2}".format(*found.groups()) if found else None
    speaker = next((_OFFICE.match(b.text) for b in blocks if b.role == "speaker"), None)
    return Facts(title, meeting, date, re.sub(r"\s", "", speaker[2]) if speaker else None, speaker[1] if speaker else None)


def _sections(blocks: Sequence[Block]) -> tuple[tuple[Section, ...], int | None]:
    """The tree of headings, and the block that heads the notes. The first form seen is level 1."""
    notes_heading = next((b.n - 1 for b in blocks if b.role == "note"), None)
    last = notes_heading - 1 if notes_heading else len(blocks)
    found: list[tuple[int, Place, bool]] = []
    order: list[Form] = []
    for block in blocks[:last]:
        numbered = number_of(block.text) if block.role in ("heading", "text") else None
        if not numbered:
            continue
        form = numbered[0].form
        run_in = block.role == "text"
        if run_in and form in ("item", "order") and not _opens_series(blocks, block, form):
            continue
        end = block.text.find("。") if run_in else len(block.text)
        if end < 0 or (run_in and end > HEADING_CHARACTERS):
            continue
        if form not in order:
            order.append(form)
        found.append((order.index(form) + 1, Place(block.n, 0, end), run_in))
    if not found:
        front = next((b.n + 1 for b in blocks if b.role == "salutation"), 1)
        whole = Section("1", 1, None, False, min(front, last), last)
        return (whole,) if last else (), notes_heading
    return _nest(found, 1, "", last), notes_heading


def _opens_series(blocks: Sequence[Block], block: Block, form: Form) -> bool:
    """Whether a neighbour paragraph is numbered in the same form: 一是 alone is no heading."""
    near = [b for b in blocks[max(0, block.n - 4) : block.n + 3] if b.n != block.n]
    return any((found := number_of(b.text)) and found[0].form == form for b in near)


def _nest(found: Sequence[tuple[int, Place, bool]], level: int, parent: str, last: int) -> tuple[Section, ...]:
    """Sections of `found`, whose deepest-nesting levels may skip; ids are positions under `parent`."""
    out: list[Section] = []
    at = 0
    while at < len(found):
        top, place, run_in = found[at]
        end = next((i for i in range(at + 1, len(found)) if found[i][0] <= top), len(found))
        until = found[end][1].block - 1 if end < len(found) else last
        id = f"{parent}-{len(out) + 1}" if parent else str(len(out) + 1)
        out.append(Section(id, level, place, run_in, place.block, until, _nest(found[at + 1 : end], level + 1, id, until)))
        at = end
    return tuple(out)


def _heading_problems(source: Source, blocks: Sequence[Block], tree: Sequence[Section]) -> Iterator[Problem]:
    if not tree or tree[0].heading is None:
        at = next((b.pieces[0] for b in blocks), Span(0, 0))
        yield Problem("no-heading", "no heading such as 一、 was recognised; the text stands as one part", at)
        return
    yield from _gaps(blocks, tree)


def _gaps(blocks: Sequence[Block], sections: Sequence[Section]) -> Iterator[Problem]:
    expected: dict[Form, int] = {}
    for section in sections:
        if section.heading:
            block = blocks[section.heading.block - 1]
            found = number_of(block.text)
            if found:
                want = expected.get(found[0].form, 0) + 1
                if found[0].ordinal != want:
                    message = f"the heading is numbered {found[0].ordinal}, {want} was expected; check the source for a lost heading"
                    yield Problem("ordinal-gap", message, block.pieces[0])
                expected[found[0].form] = found[0].ordinal
        yield from _gaps(blocks, section.sections)


def _notes(source: Source, blocks: Sequence[Block]) -> tuple[tuple[Note, ...], list[Problem]]:
    out: list[Note] = []
    problems: list[Problem] = []
    seen: dict[int, int] = {}
    for block in blocks:
        if block.role != "note":
            continue
        entry = _ENTRY.match(block.text)
        ordinal = from_figure(entry[1]) if entry else None
        start = entry.end() if entry else 0
        number = ordinal if ordinal is not None else len(out) + 1
        seen[number] = seen.get(number, 0) + 1
        id = str(number) if seen[number] == 1 else f"{number}-{seen[number]}"
        separator = _SEPARATOR.search(block.text, start)
        headword = Place(block.n, start, separator.start()) if separator else None
        after = separator.end() if separator and separator[0] != "是指" else separator.start() if separator else start
        gloss = Place(block.n, after, len(block.text))
        out.append(Note(id, number, block.n, headword, gloss, _terms(block.text[start : headword.end]) if headword else ()))
        problems += _note_problems(source, block, out)
    return tuple(out), problems


def _terms(headword: str) -> tuple[str, ...]:
    """The headwords a note lists: `“甲”“乙”` and `甲、乙` are two; a quotation mark inside one belongs to it."""
    listed = re.findall(r"(?:[^、“”]|“[^”]*”)+", headword)
    out: list[str] = []
    for item in (part.strip() for part in listed):
        out += re.findall(r"“([^”]+)”", item) if re.fullmatch(r"(?:“[^”]+”)+", item) else [item]
    return tuple(term for term in out if term)


def _note_problems(source: Source, block: Block, notes: Sequence[Note]) -> Iterator[Problem]:
    note = notes[-1]
    if "\n" in block.text or "\r" in block.text:
        yield Problem("note-continued", f"note {note.ordinal} runs over several lines; join them if they are one", block.pieces[0])
    if note.id != str(note.ordinal):
        yield Problem("note-duplicate", f"a second note is numbered {note.ordinal}; number it anew or say in report.toml which is meant", block.pieces[0])
    elif len(notes) > 1 and note.ordinal != notes[-2].ordinal + 1:
        yield Problem("ordinal-gap", f"note {note.ordinal} follows note {notes[-2].ordinal}; check the source for a lost note", block.pieces[0])


def _calls(blocks: Sequence[Block]) -> Iterator[Call]:
    for block in blocks:
        if block.role in ("text", "heading"):
            for match in _MARKER.finditer(block.text):
                if match.start() and block.text[match.start() - 1] not in "。；，、：发" and (value := from_figure(match[1])):
                    yield Call(value, Place(block.n, match.start(), match.end()))


def _leads(blocks: Sequence[Block]) -> Iterator[Place]:
    for block in blocks:
        if block.role == "text" and not number_of(block.text):
            match = _LEAD.match(block.text)
            if match and not _NO_LEAD.search(match[0]):
                yield Place(block.n, 0, match.end())


def _doubts(source: Source, blocks: Sequence[Block]) -> Iterator[Problem]:
    for block in blocks:
        for match in _DOUBTFUL.finditer(block.text):
            near = block.text[max(0, match.start() - 4) : match.end() + 4]
            at = block.offset(match.start())
            message = f"“{near}” has a doubtful character; compare it with the printed report and remark on it in report.toml"
            yield Problem("doubtful-character", message, Span(at, at + len(match[0])))
