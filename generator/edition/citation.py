"""`Edition` → how the report is cited: after GB/T 7714-2025, and as files for reference managers.

Guarantees: what the report does not say is left out; an address stands in them only where the site's is known; no day
of access, for that is the reader's. Same edition, same bytes.
"""

from __future__ import annotations

import json
import re
from typing import Any

from generator.edition.addresses import file_path, in_full, report_address
from generator.edition.edition import Edition
from generator.edition.imprint import Imprint

GOVERNED = re.compile(r".+(?:省|自治区|市|州|县|旗|(?<!新)(?<!发)(?<!园)(?<!管理)(?<!示范)(?<!试验)(?<!行政)区|镇|乡)")
"""Places that have a people's government; a new area (新区), a development zone (开发区) and the like have none."""

_TEX = str.maketrans(
    {c: "\\" + c for c in "$%&#_"}
    | {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
    }
)


def responsible_body(imprint: Imprint) -> str | None:
    """Who answers for the report: who published it, or the people's government of its place."""
    if imprint.publisher:
        return imprint.publisher
    return f"{imprint.place}人民政府" if imprint.place and GOVERNED.fullmatch(imprint.place) else None


def cited_title(imprint: Imprint) -> str:
    """`政府工作报告：2021年2月5日在自贡市第十七届人民代表大会第六次会议上`; the printed title alone where no meeting is
    known."""
    line = imprint.line if imprint.meeting else ""
    return _flat(f"{imprint.title}：{line}" if line and imprint.title not in line else imprint.title)


def report_url(edition: Edition) -> str | None:
    """The cover's full address; `None` where the site's is not known."""
    return in_full(edition.address, report_address(edition.id))


def gbt(edition: Edition) -> str:
    """The citation up to the day of access: `自贡市人民政府. 政府工作报告：…[R/OL]. (2021-02-05)`."""
    imprint = edition.imprint
    body, date = responsible_body(imprint), _date(imprint)
    return (f"{_flat(body)}. " if body else "") + f"{cited_title(imprint)}[R/OL]. " + (f"({date})" if date else "")


def citation_files(edition: Edition) -> dict[str, str]:
    """The files for reference managers, by path under `docs/`."""
    return {file_path(edition.id, f"citation.{ending}"): text for ending, text in forms(edition).items()}


def forms(edition: Edition) -> dict[str, str]:
    """The ending of each file, and its text."""
    return {"bib": _bibtex(edition), "ris": _ris(edition), "json": _csl_json(edition)}


def _bibtex(edition: Edition) -> str:
    imprint = edition.imprint
    body, url = responsible_body(imprint), report_url(edition)
    tex = {name: _flat(text).translate(_TEX) for name, text in (("title", cited_title(imprint)), ("body", body or ""))}
    fields = {
        "author": f"{{{tex['body']}}}"
        if body
        else None,  # in braces of its own: a body's name is not cut into given and family
        "title": f"{{{tex['title']}}}",
        "institution": tex["body"] or None,
        "year": _year(imprint),
        "date": imprint.day,
        "url": url.replace("{", "%7B").replace("}", "%7D") if url else None,
        "langid": "chinese",
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join([f"@{'techreport' if body else 'misc'}{{{edition.id},", *lines, "}"]) + "\n"


def _ris(edition: Edition) -> str:
    imprint = edition.imprint
    body = responsible_body(imprint)
    tags = [
        ("TY", "RPRT"),
        ("AU", body),
        ("TI", cited_title(imprint)),
        ("PB", body),
        ("PY", _year(imprint)),
        ("DA", imprint.day.replace("-", "/") if imprint.day else None),
        ("UR", report_url(edition)),
        ("LA", "zh-CN"),
    ]
    lines = [f"{tag}  - {_flat(value)}" for tag, value in tags if value]
    return "\r\n".join([*lines, "ER  - ", ""])


def _csl_json(edition: Edition) -> str:
    """A list of one item, each of its members on a line of its own."""
    members = [
        f"  {json.dumps(name)}: {json.dumps(value, ensure_ascii=False)}" for name, value in _csl(edition).items()
    ]
    return "[{\n" + ",\n".join(members) + "\n}]\n"


def _csl(edition: Edition) -> dict[str, Any]:
    imprint = edition.imprint
    body, date = responsible_body(imprint), _date(imprint)
    item = {
        "id": edition.id,
        "type": "report",
        "author": [{"literal": _flat(body)}] if body else None,
        "title": cited_title(imprint),
        "publisher": _flat(body) if body else None,
        "issued": {"date-parts": [[int(part) for part in date.split("-")]]} if date else None,
        "URL": report_url(edition),
        "language": "zh-CN",
    }
    return {name: value for name, value in item.items() if value}


def _date(imprint: Imprint) -> str | None:
    return imprint.day or _year(imprint)


def _year(imprint: Imprint) -> str | None:
    return imprint.day[:4] if imprint.day else str(imprint.year) if imprint.year else None


def _flat(text: str) -> str:
    """The words on one line: the files' formats end a field with the line."""
    return " ".join("".join(c if c.isprintable() or c.isspace() else " " for c in text).split())
