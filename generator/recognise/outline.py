"""Headings in order → the tree of parts, sections and attachments.

Guarantees to the next step: ids are positions; a section's blocks are a range, its subsections lie within it in order.
"""

from __future__ import annotations

from collections.abc import Sequence

from generator.model.report import BlockSpan, Section
from generator.recognise.headings.candidates import Heading
from generator.recognise.passages import Passage


def outline(stay: Sequence[Passage], number: dict[Passage, int], headings: Sequence[Heading]) -> tuple[Section, ...]:
    body = [number[p] for p in stay if p.region == "body"]
    if not body:
        return ()
    last = body[-1]
    if not headings:
        first = next((number[p] + 1 for p in stay if p.role == "salutation"), body[0])
        return (Section("1", 1, None, False, min(first, last), last),)
    found = [(h.level, BlockSpan(number[h.passage], 0, h.end), h.run_in) for h in headings]
    return nest(found, 1, "", last)


def nest(found: Sequence[tuple[int, BlockSpan, bool]], level: int, parent: str, last: int) -> tuple[Section, ...]:
    """Sections of `found`; ids are positions under `parent`."""
    out: list[Section] = []
    at = 0
    while at < len(found):
        top, place, run_in = found[at]
        end = next((i for i in range(at + 1, len(found)) if found[i][0] <= top), len(found))
        until = found[end][1].block - 1 if end < len(found) else last
        id_ = f"{parent}-{len(out) + 1}" if parent else str(len(out) + 1)
        out.append(
            Section(id_, level, place, run_in, place.block, until, nest(found[at + 1 : end], level + 1, id_, until))
        )
        at = end
    return tuple(out)


def attached(stay: Sequence[Passage], number: dict[Passage, int]) -> tuple[Section, ...]:
    """One section a heading of an attachment, to the block before the next heading or region."""
    out: list[Section] = []
    region = [p for p in stay if p.region == "attachment"]
    for n, passage in enumerate(region):
        if passage.role != "heading":
            continue
        end = n
        while (
            end + 1 < len(region)
            and region[end + 1].role != "heading"
            and number[region[end + 1]] == number[region[end]] + 1
        ):
            end += 1
        block = number[passage]
        out.append(
            Section(f"a{len(out) + 1}", 1, BlockSpan(block, 0, len(passage.text)), False, block, number[region[end]])
        )
    return tuple(out)
