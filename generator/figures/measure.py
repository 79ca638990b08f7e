"""What a value is of its indicator: a level, a growth, a change in its own unit, a share.

Read from the words between name and value, the unit, and how the catalogue reads the indicator's numbers.
Guarantee: a gap to something else (高于全省1个百分点), a contribution or an unlikely unit is no value of the indicator.
"""

from __future__ import annotations

import re
from decimal import Decimal

from generator.figures.catalogue import Indicator
from generator.figures.numbers import Quantity
from generator.figures.wordings import BASE, DOWN, RATE, SHARE, UP
from generator.model.figure import Measure

Told = tuple[Measure, Decimal | None, Decimal | None, Decimal | None]
"""A measure, and a value or a range with its sign."""

_VERB = re.compile(rf"(?P<rate>(?<!自然)(?:{RATE}))|(?P<down>{DOWN})|(?P<up>(?<!自然)(?:{UP}))")
_REACHED = re.compile(r"^了?(?:到|至|为|达|在|并稳定在|并保持在|超|突破|过)")
_SHARE = re.compile(SHARE)
_GAP = re.compile(
    r"(?:高于|低于|快于|慢于|高出|低出|超出|超过|超|领先|落后|好于|优于|高|低|快|慢|欠|差)(?:于)?(?:[^，。；、]{0,12}(?:全国|全省|全市|全区|平均|同期|计划|预期|目标|GDP|经济|任务|城镇|城市|农村|上年|增幅|增速|产业|年初))"
    r"|(?:比|较|与|超|超过|高于|低于|快于|高出|低出|领先|落后)(?:全国|全省|全市|全区|省|市|国家|计划|预期|目标|预算|年初|年度|GDP|经济|同期全国|西部|东部|中部|第[一二三]产业|城镇|城市|农村|预计)"
    r"|贡献|拉动|差距|收入比|极差|占[^，。；]{0,8}(?:任务|目标|计划|预算|预期)|完成[^，。；]{0,10}(?:预算|计划|任务|目标)的?$"
)
_MORE = re.compile("(?:(?<![提升增])高|快|(?<![降减])低|慢|多|(?<!扩)大|小)[出于]?$")
_CLAUSE = re.compile("[，、,]")
_BASED = re.compile(BASE)
_OF_OTHER = re.compile(r"是[^，。；]{0,16}的$|相当于[^，。；]{0,16}的$|为[^，。；]{0,10}年的$")
_MONEY, _WEIGHT, _PEOPLE = ("元",), ("吨", "斤", "公斤"), ("人", "个", "名", "人次", "岗位")
_FITS = {
    "grain": _WEIGHT, "jobs": _PEOPLE, "energy": ("吨标准煤", "千克标准煤", "吨标煤", "吨"), "pm25": ("立方米",),
    "air": ("天",), "cpi": (), "urbanisation": (), "rd": (), "forest": (), "unemployment_registered": (),
    "unemployment_surveyed": (),
}  # fmt: skip


def fits(quantity: Quantity, indicator: Indicator) -> bool:
    """Whether the indicator is counted in such a unit."""
    unit = quantity.unit
    if unit is None or quantity.percent or quantity.points or quantity.times:
        return True
    known = _FITS.get(indicator.key) if indicator.key in _FITS else tuple(_base(u) for u in indicator.units) or _MONEY
    return any(unit.endswith(end) for end in (known or ()) if end) if known != _MONEY else unit.endswith("元")


def _base(unit: str) -> str:
    return re.sub("^[百千万亿]+", "", unit)


def measured(quantity: Quantity, indicator: Indicator, words: str, name: str, shared: bool = False) -> Told | None:
    """Measure, value and range with their sign, told by the words before the value; `None` for no value of it.

    `shared` says that the value before was a share, as this one is where nothing else is said: 由40%提高到46%.
    """
    if quantity.form == "step":
        return "growth", None, None, None
    if is_gap(words, quantity):
        return None
    verb = _last_verb(words if quantity.percent and indicator.form == "amount" else _CLAUSE.split(words)[-1])
    if quantity.form in ("level", "multiple"):
        return "growth", quantity.value, None, None
    measure = _measure(quantity, indicator, words, name, verb, shared)
    if measure is None:
        return None
    falls = measure in ("growth", "change") and _falls(verb)
    return _told(measure, quantity, falls)


def _told(measure: Measure, quantity: Quantity, falls: bool) -> Told:
    value, low, high = (-v if v is not None and falls else v for v in (quantity.value, quantity.low, quantity.high))
    return measure, value, low, high


def plainly_measured(quantity: Quantity, words: str) -> Told:
    """What is said of a thing that no catalogue knows."""
    verb = _last_verb(words)
    moved = verb is not None and verb.end() >= len(words) - 2 and not _reached(verb)
    if quantity.points:
        measure: Measure = "change"
    elif moved or (quantity.percent and verb is not None and verb["rate"]):
        measure = "growth" if quantity.percent or quantity.times else "change"
    else:
        measure = "share" if quantity.percent and _SHARE.search(words) else "level"
    return _told(measure, quantity, measure in ("growth", "change") and _falls(verb))


def is_gap(words: str, quantity: Quantity) -> bool:
    """Whether the value is the gap to something else, a contribution, or a part of what was planned."""
    bare = _BASED.sub("", words)
    found = _GAP.search(bare)
    if found or (quantity.points and _MORE.search(bare)):
        return True
    return quantity.times and bool(_OF_OTHER.search(words))


def _last_verb(words: str) -> re.Match[str] | None:
    return next(reversed(list(_VERB.finditer(words))), None)


def _reached(verb: re.Match[str] | None) -> bool:
    """Whether the verb says where to: 提高到."""
    return verb is not None and not verb["rate"] and bool(_REACHED.match(verb.string[verb.end() :]))


def _falls(verb: re.Match[str] | None) -> bool:
    if verb is None:
        return False
    return bool(verb["down"]) or bool(verb["rate"] and re.match("降|下降", verb["rate"]))


def _measure(
    quantity: Quantity, indicator: Indicator, words: str, name: str, verb: re.Match[str] | None, shared: bool
) -> Measure | None:
    moved = verb is not None and not _reached(verb)
    if quantity.points:
        return "change" if moved and not re.search(RATE, words) else None
    if quantity.times:
        return "growth" if moved else None
    if quantity.percent:
        return _of_percent(quantity, indicator, words, name, moved, shared)
    if indicator.form == "count":
        return "level"
    if moved and verb and not verb["rate"] and verb[0] != "新增":
        return "change"
    return "level"


def _of_percent(
    quantity: Quantity, indicator: Indicator, words: str, name: str, moved: bool, shared: bool
) -> Measure | None:
    if indicator.key == "rd":
        strong = shared or "强度" in name + words or bool(_SHARE.search(words))
        return "level" if strong and not moved else None
    if indicator.form in ("rate", "stock"):
        return None if moved else "level"
    if indicator.form == "price":
        return "level" if (quantity.value or 0) > 50 else "growth"
    if _SHARE.search(words) or (shared and not moved):
        return None if moved else "share"
    if moved or re.search("增长|增速|速度|涨幅", name):
        return "growth"
    return None
