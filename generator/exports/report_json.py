"""`Edition` → `report.json`, as `docs/report.schema.json` describes it.

Offsets count code points in a block's text, end excluded; `url` is relative to the site's root.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import PurePath
from typing import Any

from generator.chinese.quotes import bare
from generator.edition.addresses import note_address, pdf_path
from generator.edition.edition import Edition, heading_words
from generator.edition.left_out import words_of
from generator.exports.schema import fault
from generator.model.messages import say
from generator.model.problems import InputError
from generator.model.report import Block, Note, Occurrence, Section

SCHEMA = "urn:baogao:report:1"


def report_json(edition: Edition) -> str:
    """The report as JSON text, one entry of a list a line. Raises InputError where it is not as the schema has it."""
    told = report_data(edition)
    if said := fault(told):
        file = edition.report.source.file
        raise InputError(say("data-fault", file=file, said=said))
    return _lines(told)


def report_data(edition: Edition) -> dict[str, Any]:
    """The report as plain values, in the order of the schema."""
    report, imprint = edition.report, edition.imprint
    return {
        "schema": SCHEMA,
        "id": edition.id,
        **imprint.values(),
        "official": imprint.official,
        "source": {
            "file": PurePath(report.source.file).name,
            "sha256": report.source.sha256,
            "url": imprint.source_url,
            "retrieved": imprint.source_retrieved,
            "note": imprint.source_note,
        },
        "removed": [
            {"line": report.source.position(r.span.start)[0], "text": words_of(report, r), "reason": r.reason}
            for r in edition.left_out
        ],
        "parts": [
            {"id": p.id, "heading": heading_words(report, p), "sections": [_section(edition, s) for s in p.sections]}
            for p in (*report.parts, *report.attachments)
        ],
        "blocks": [_block(edition, block) for block in report.blocks],
        "notes": [_note(edition, note) for note in report.notes],
        "remarks": [
            {
                "block": place.block,
                "start": place.start,
                "end": place.end,
                "text": report.words(place),
                "remark": remark,
            }
            for place, remark in edition.remarks
        ],
        "print": _print(edition),
        "problems": [
            {
                "code": p.code,
                "message": p.message,
                **dict(zip(("line", "column"), report.source.position(p.span.start), strict=True)),
            }
            for p in sorted(report.problems, key=lambda p: (p.span.start, p.code))
        ],
    }


def _section(edition: Edition, section: Section) -> dict[str, str]:
    return {"id": section.id, "heading": heading_words(edition.report, section)}


def _block(edition: Edition, block: Block) -> dict[str, Any]:
    section = edition.section_of.get(block.n)
    ids = section.id.split("-") if section else []
    pages = edition.printed.pages_of.get(block.n) if edition.printed else None
    return {
        "n": block.n,
        "kind": block.kind,
        "id": edition.anchor(block),
        "part": ids[0] if ids else None,
        "section": section.id if section and len(ids) > 1 else None,
        "text": block.text,
        "sha256": hashlib.sha256(block.text.encode()).hexdigest(),
        "url": edition.url(block),
        "pages": list(pages) if pages else None,
    }


def _print(edition: Edition) -> dict[str, Any] | None:
    printed = edition.printed
    return {"url": pdf_path(edition.id), "pages": printed.pages, "size": printed.size} if printed else None


def _note(edition: Edition, note: Note) -> dict[str, Any]:
    places = edition.places[note.id]
    return {
        "id": note.id,
        "ordinal": note.ordinal,
        "terms": list(note.terms),
        "aliases": aliases(edition, note),
        "text": edition.report.block(note.block).text,
        "url": note_address(edition.id, note.id),
        "calls": [
            {"block": o.call.marker.block, "start": o.call.marker.start, "end": o.call.marker.end}
            for o in places
            if o.call
        ],
        "occurrences": [_occurrence(edition, o) for o in places if not o.call],
    }


def _occurrence(edition: Edition, occurrence: Occurrence) -> dict[str, Any]:
    place = occurrence.place
    return {"block": place.block, "start": place.start, "end": place.end, "text": edition.report.words(place)}


def aliases(edition: Edition, note: Note) -> list[str]:
    """The forms other than its headwords that the note's terms are bound by or printed in, in order."""
    found = [form.text for form in edition.links.forms if form.note == note.id and form.origin != "headword"]
    for occurrence in edition.places[note.id]:
        words = edition.report.words(occurrence.words).strip()
        found.append(words[1:-1] if words.startswith("“") and words.endswith("”") and words.count("“") == 1 else words)
    own = {bare(term)[0] for term in note.terms}
    unlike = {bare(text)[0]: text for text in reversed(found) if bare(text)[0] not in own and text}
    split = {text: text for text in found if bare(text)[0] in own and text not in note.terms}
    return sorted({*unlike.values(), *split.values()})


def _lines(value: dict[str, Any]) -> str:
    """JSON with each member of a list on a line of its own: small, and a change of one block is one line."""

    def dump(v: Any) -> str:
        return json.dumps(v, ensure_ascii=False, separators=(",", ":"))

    members = []
    for key, v in value.items():
        text = "[\n" + ",\n".join(map(dump, v)) + "\n]" if isinstance(v, list) and v else dump(v)
        members.append(f"{dump(key)}:{text}")
    return "{\n" + ",\n".join(members) + "\n}\n"
