"""Dates as reports print them: `2021年2月5日`, `2021-02-05`, `二〇二一年二月五日`."""

from __future__ import annotations

import re

from generator.chinese.numerals import from_han

DATE = re.compile(r"([12][0-9]{3})\s*(?:年|[.\-/])\s*([0-9]{1,2})\s*(?:月|[.\-/])\s*([0-9]{1,2})\s*日?")
"""In half-width figures."""
HAN_DATE = re.compile(
    r"([一二][〇零○ＯO0Oo一二三四五六七八九]{3})年([元一二三四五六七八九十]{1,2})月([一二三十廿〇初四五六七八九]{1,3})日"
)


def date_of(text: str) -> str | None:
    """The first date in `text`, as ISO."""
    import unicodedata

    text = unicodedata.normalize("NFKC", text)
    found = DATE.search(text)
    if found:
        year, month, day = (int(group) for group in found.groups())
    else:
        found = HAN_DATE.search(text)
        if not found:
            return None
        digits = re.sub("[零○OＯ0o]", "〇", found[1])
        year = from_han(digits) or 0
        month = 1 if found[2] == "元" else from_han(found[2]) or 0
        day = from_han(found[3].replace("初", "")) or 0
    return f"{year}-{month:02}-{day:02}" if 1 <= month <= 12 and 1 <= day <= 31 else None
