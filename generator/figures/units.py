"""Units as reports print them, and as records have them."""

from __future__ import annotations

import re
from functools import lru_cache

PERCENT, POINTS, TIMES = "%", "个百分点", "倍"

_SIZE = "(?:万亿|千亿|百亿|十亿|亿|千万|百万|十万|万|千|百)?"
_MONEY = "元人民币|美元|美金|欧元|港元|日元|元"
_WEIGHT = "吨标准煤|吨标煤|公斤|千克|吨|斤|担|克"
_SPACE = "平方公里|平方千米|平方米|立方米|公顷|公里|千米|亩|米|里|方"
_POWER = "千瓦时|千瓦|兆瓦|度"
_MANY = "人次|人|户|头|只|羽|株|辆|标箱|标准箱|件|册|盒|箱"
_THINGS = "个|家|项|条|台|座|套|所|名|起|处|张|次|种|部|位|艘|架|间|栋|幢|村|款|例|宗|届|批|支|片|期|眼|口|对"
COUNTED = frozenset(_THINGS.split("|"))
"""Units of things that are counted; a range of them (`3-5所`) may as well be numbers of things."""

UNIT = (
    r"(?:%|‰|个?百分点|倍|微克(?:/|每)立方米|毫克(?:/|每)(?:立方米|升)"
    rf"|{_SIZE}个?(?:{_MONEY}|{_WEIGHT}|{_SPACE}|{_POWER}|{_MANY})"
    rf"|{_SIZE}(?:{_THINGS})(?!月|百分)|天(?!然)|{_SIZE}(?:岗位))"
)
"""A unit of a folded text."""

_NO_UNIT = re.compile(r"(?:方|里|度|克|担|口|对|期|片|支|批|位|点)$")


@lru_cache(maxsize=1024)
def unit_of(printed: str) -> str | None:
    """A printed unit in its one form; `None` for what is too common a word to be sure of."""
    unit = re.sub(r"\s", "", printed)
    if unit.endswith("百分点"):
        return POINTS
    unit = unit.replace("每立方米", "/立方米").replace("每升", "/升").replace("美金", "美元").removesuffix("人民币")
    if unit.startswith(("亿个", "万个")) and len(unit) > 2:
        unit = unit[0] + unit[2:]
    return None if _NO_UNIT.search(unit) and len(unit) == 1 else unit
