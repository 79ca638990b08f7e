"""Text → names of indicators, with whose figures they speak of.

Guarantees to the next step: names are in order and disjoint, the longest at each place; one that is only compared with,
or of a part (a county, a trade, a kind of ownership), leads to no indicator.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from generator.figures.catalogue import Catalogue, Pair
from generator.figures.wordings import longest_first
from generator.model.figure import SELF


@dataclass(frozen=True, slots=True)
class Name:
    """A name as it stands in a folded text."""

    start: int
    end: int
    leads: Pair | None
    """The indicators; `None` for a name that speaks of a part, or of no indicator."""
    scope: str = SELF


_WHOLE = {"全国", "我国", "国家", "中国", "全球", "世界"}
_PLACES = (
    "全国|我国|全球|世界|全省|全市|全区|全县|全州|全盟|全旗|全自治区|自治区|我市|我省|我区|我县|我州|我旗|我盟|全镇"
)
_SCOPE = re.compile(rf"(?:^|[^占])(?P<place>{_PLACES})(?:的|城乡|规模以上)?$")

_COMPARED = re.compile(
    r"(?:占[^，。；比]{0,8}|相当于[^，。；]{0,4}|高于|低于|快于|慢于|大于|小于|超过|略高于|不低于|比|对|按|以|与|同|每|单位|万元|亿元|元|每百元|人均|每亿元|低|高)$"
)
_FREE = re.compile(
    r"(?:^|[^\u4e00-\u9fff”’\")]|全[国球省市区县州盟旗镇社]|世界|我[国市省区县州旗盟]|自治区|年|[年期]末|年底|期间|时期|来|内|中|间|上|下|预计|其中|实现|完成|取得|累计|共|合计|总计|"
    r"使|确保|力争|争取|努力|保持|保证|推动|促进|带动|拉动|支撑|引领|和|与|及|并|并且|同时|是|即|为|让|将|要|到|达到|以及|新增|全社会|社会|地方|本级|市级|省级|县级|提高|扩大|增加|"
    r"稳定|实际|按常住人口计算的|按户籍人口计算的|推进|主要|预期|目标|指标|经济|发展|方面|由|从|令|各项|有效|稳住|坚持|不断|积极|着力|加快|控制|抓好|落实|全部|规模以上|计算|口径|常住人口|季度|半年|月份?|环境|五[”\"’]|"
    r"促使|促|力促|推|占比|带来|引进|吸引|组织|直接|今年|去年|当年|全年|上年|常住|户籍|安排|实|累计完成|超额|提前|提升|做大|降低|减少|压减|防止|任务|平均|均|其|有|新|全)$"
)
"""What a name of its own follows upon; after any other word it is taken for a part's."""
_BARE = re.compile("(?:^|其中|[0-9]年)[市省区县州]$")
_PART = re.compile(
    r"(?:[一二三]、|[市省县区]本级|新区|开发区|高新区|园区|城区|市区|片区|库区|山区|牧区|灾区|县区|区县|[^全我治地]区|[^全我]县|镇|乡|村|园|港|民营|民间|民企|私营|非公有制|非公|个体|国有|央企|外商|三资|"
    r"高新技术|高技术|战略性新兴|数字|海洋|文化|旅游|装备|轻|重|县域|镇域|村级|产业|行业|企业|制造业|农产品|商品|产品|服务|加工贸易|一般贸易|机电|技术|软件|汽车|能源|地方国有|市属|县属|省属)$"
)


_AREA = (
    "经济圈|经济区|城市群|兵团|农垦|开发区|高新区|[^我全]新区|园区|示范区|保税区|试验区|实验区|合作区|片区|"
    "走廊|工业园|县域经济|县域|民营经济|非公有制经济|非公经济"
)
_ABOUT = re.compile(
    rf"[*—\-\s]*(?:\([一二三四五六七八九十]+\)|[一二三四五六七八九十]+[、是])?"
    rf"(?!加快|推进|推动|支持|加强|强化|深化|深入|促进|提升|坚持|全面|积极|大力|扎实|继续|我们|着力|加大|鼓励|引导|抓好|做好|统筹)"
    rf"[^，。；、的和与及]{{0,10}}?(?:{_AREA})"
)
"""What a sentence that speaks of a part begins with."""
_NEVER_OF_ITSELF = ("兵团", "走廊", "工业园")
"""Parts that even a clause within a sentence speaks of."""
_CLAUSE_END = re.compile(r"[，。；：！？,;:()（）]")
_ENDS = re.compile("[。！？；]")
_BEGINS = re.compile("[。！？；，](?=[^。！？；])|^")


BEFORE = 16
"""Characters before a name that tell whose it is."""


def find_names(text: str, catalogue: Catalogue, place: str | None) -> Iterator[Name]:
    """The names in a folded text."""
    all_found = list(_pattern(tuple(catalogue.names)).finditer(text))
    parts = _parts(text) if all_found else []
    for found in all_found:
        before = _clause(text[max(0, found.start() - BEFORE) : found.start()])
        if _COMPARED.search(before):
            continue
        pair = catalogue.names[found[0]]
        whole = _SCOPE.search(before)
        scope = scope_of(whole["place"], place) if whole else SELF
        free = _is_free(before, place) and not (_PART.search(before) and not whole)
        about = not whole and any(start <= found.start() < end for start, end in parts)
        yield Name(found.start(), found.end(), pair if free and not about else None, scope)


def _parts(text: str) -> list[tuple[int, int]]:
    """Where the text speaks of a part of the place: sentences, or all of it where its first words say so."""
    if _ABOUT.match(text, 0, 24):
        return [(0, len(text))]
    out: list[tuple[int, int]] = []
    for found in _BEGINS.finditer(text):
        start = found.end()
        about = _ABOUT.match(text, start, start + 24) if not out or out[-1][1] <= start else None
        if about and (not text.startswith("，", start - 1) or about[0].endswith(_NEVER_OF_ITSELF)):
            end = _ENDS.search(text, start)
            out.append((start, len(text) if "兵团" in about[0] or end is None else end.start()))
    return out


def _clause(before: str) -> str:
    return _CLAUSE_END.split(before)[-1]


def _is_free(before: str, place: str | None) -> bool:
    """Whether what stands before a name leaves it the report's own; its place may be named, or called 市 alone."""
    named = (place, place[:-1] if place and len(place) > 2 else None)
    own = next((name for name in named if name and before.endswith(name)), None)
    return bool(_FREE.search("" if own else before) or _BARE.search(before))


def scope_of(word: str, place: str | None) -> str:
    """Whose figures a word such as 全省 announces: the report's own place, or the one that is named."""
    if word in _WHOLE:
        return SELF if place in ("全国", "国务院") and word != "全球" and word != "世界" else word
    if place is None:
        return SELF
    if "省" in word:
        return SELF if place.endswith("省") else word
    if "自治区" in word:
        return SELF if place.endswith("自治区") else word
    return SELF


@lru_cache(maxsize=4)
def _pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    """Longest first; names with one first character share a branch, so that most places are passed at a glance."""
    by_first: dict[str, list[str]] = {}
    for name in names:
        by_first.setdefault(name[0], []).append(name[1:])
    branches = (f"{re.escape(first)}(?:{longest_first(rests)})" for first, rests in by_first.items())
    return re.compile("|".join(branches))
