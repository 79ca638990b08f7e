"""Every table and key that `report.toml` may have, and what a value is: one list for reading and for drafting."""

from __future__ import annotations

import datetime

from generator.model.decisions import FONT_ROLES
from generator.model.stated import FACTS

SOURCE: dict[str, type] = {"url": str, "note": str, "retrieved": datetime.date}
PRINT: dict[str, type] = {"notes": str, "numbers": bool, "address": str, "fonts": dict}
REMOVED: dict[str, type] = {"line": int, "text": str, "lines": str, "reason": str}
KEPT: dict[str, type] = {"line": int}
LINE: dict[str, type] = {"line": int, "kind": str, "level": int, "reason": str}
TERMS: dict[str, type] = {"note": object, "terms": list}
PARAGRAPH: dict[str, type] = {"number": object, "starts": str, "line": int}
ALIAS: dict[str, type] = {"note": object, "text": str, "quoted": bool}
REMARK: dict[str, type] = {"line": int, "text": str, "remark": str}
ACCEPTED: dict[str, type] = {"code": str, "line": int, "reason": str}
FIGURE: dict[str, type] = {
    "line": int, "text": str, "remove": bool, "indicator": str, "name": str, "measure": str, "value": object,
    "low": object, "high": object, "unit": str, "qualifier": list, "kind": str, "period": object, "agg": str,
    "scope": str,
}  # fmt: skip

TABLES = {
    "source": SOURCE, "print": PRINT, "removed": REMOVED, "kept": KEPT, "line": LINE, "terms": TERMS,
    "paragraph": PARAGRAPH, "alias": ALIAS, "remark": REMARK, "accepted": ACCEPTED, "figure": FIGURE,
}  # fmt: skip
SINGLE = ("source", "pinyin", "print", "print.fonts")
"""Tables that stand once; of all others each is an entry of many."""
ENTRIES = tuple(name for name in TABLES if name not in SINGLE)

TOP_KEYS: dict[str, type] = {
    **{key: fact.type for key, fact in FACTS.items()},
    "official": bool,
    **{name: dict if name in SINGLE else list for name in TABLES},
    "pinyin": dict,
}
"""What stands above all tables, and the tables themselves."""

KNOWN = frozenset((*TOP_KEYS, *(key for keys in TABLES.values() for key in keys), *FONT_ROLES))
"""Every word that is a key somewhere."""

KINDS = ("title", "dateline", "speaker", "salutation", "heading", "text", "note", "notes", "attachment", "removed")
"""What a line may be."""
