"""Report → what it says of itself as `report.toml` keeps it, and an id for its folder.

Guarantee: nothing is invented; every fact is read in the report's own words, and what these do not say is `None`.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.model import Report
from generator.site.pinyin import sort_key, syllables

_HAN = "\u4e00-\u9fff"
_ENDING = r"(?:省|市|县|区|旗|盟|州|乡|镇)"
_TITLED = re.compile(rf"^(?:[12][0-9]{{3}}年)?(?P<place>[{_HAN}]{{1,14}}{_ENDING})(?:[12][0-9]{{3}}年)?(?:人民)?政府")
_MET = re.compile(rf"(?:在|^)(?P<place>[{_HAN}]{{1,14}}{_ENDING})第?[一二三四五六七八九十]+届")
_SPOKE = re.compile(rf"代表(?P<place>[{_HAN}]{{1,14}}{_ENDING})人民政府")
_HEADED = re.compile(rf"^(?P<place>[{_HAN}]{{1,14}}{_ENDING})(?:人民政府)?代?理?[省市县区州盟旗镇乡]长")
_NATIONAL = re.compile("全国人民代表大会")
_BARE = re.compile(r"(?:我们?|全|本|自治)?(?:省|市|县|区|旗|盟|州|乡|镇|自治区|自治州|自治县|自治旗)")
"""What a report calls its place without naming it."""
_INNER = re.compile(rf"^[{_HAN}]{{2,}}?(?:省|自治区|市|自治州|州|盟)(?=[{_HAN}]{{2,}}{_ENDING}$)")
"""The larger place that a smaller one lies in."""

_YEAR = re.compile(r"([12][0-9]{3})年")
_PLANNED = re.compile(r"([12][0-9]{3})年(?:的|政府|全市|全县|全区|全省|经济|社会|发展|主要|重点|目标|总体)*(?:工作|任务|安排|部署|打算|目标|要求|思路|建议)")

_PEOPLES = (
    "蒙古 回 藏 维吾尔 苗 彝 壮 布依 朝鲜 满 侗 瑶 白 土家 哈尼 哈萨克 傣 黎 傈僳 佤 畲 高山 拉祜 水 东乡 纳西 景颇 柯尔克孜 土 达斡尔 仫佬 羌 布朗 撒拉 毛南 "
    "仡佬 锡伯 阿昌 普米 塔吉克 怒 乌孜别克 俄罗斯 鄂温克 德昂 保安 裕固 京 塔塔尔 独龙 鄂伦春 赫哲 门巴 珞巴 基诺 各"
).split()
_KIND = re.compile(rf"(?P<name>[{_HAN}]{{2,}}?)(?:(?:{'|'.join(_PEOPLES)})族?)*(?:自治[区州县旗]|特别行政区|地区|林区|矿区|新区|省|市|县|区|旗|盟|州|乡|镇)")

_READINGS = {
    "长子": "zhangzi", "长": "chang", "吕": "lv", "六安": "luan", "六合": "luhe", "蚌埠": "bengbu", "佛": "fo", "喀什": "kashi", "陕": "shaan", "乐亭": "laoting", "乐陵": "laoling",
    "单县": "shanxian", "莘县": "shenxian", "蔚县": "yuxian", "浚县": "xunxian", "泌阳": "biyang", "大埔": "dabu", "番禺": "panyu", "洪洞": "hongtong", "尉犁": "yuli", "歙": "she",
    "黟": "yi", "盱眙": "xuyi", "井陉": "jingxing", "荥阳": "xingyang", "荥经": "yingjing", "全国": "quanguo", "绿": "lv", "旅顺": "lvshun", "闾": "lv", "女": "nv", "耒阳": "leiyang",
    "涪": "fu", "涡阳": "guoyang", "濮": "pu", "郫": "pi", "枞阳": "zongyang", "柏乡": "baixiang", "繁峙": "fanshi", "华容": "huarong", "监利": "jianli", "铅山": "yanshan", "弋阳": "yiyang",
    "台": "tai", "兴": "xing", "朝阳": "chaoyang", "会理": "huili", "大城": "daicheng", "任丘": "renqiu", "任县": "renxian", "行唐": "xingtang", "曲": "qu", "重": "chong", "都": "du", "勒": "le",
}  # fmt: skip
"""Place names that are read otherwise than their characters usually are; `ü` is `v`, as in web addresses."""

_KNOWN = re.compile("|".join(sorted(_READINGS, key=len, reverse=True)))


@dataclass(frozen=True, slots=True)
class Proposal:
    """What `report.toml` can say."""

    title: str | None
    place: str | None
    year: int | None
    year_from: str | None
    """The heading that tells the year, where neither title nor date does."""
    date: datetime.date | None
    meeting: str | None
    speaker: str | None
    office: str | None
    publisher: str | None

    @property
    def id(self) -> str | None:
        """`zigong-2021`, where place and year are known."""
        romanised = pinyin_of(self.place) if self.place else None
        return f"{romanised}-{self.year}" if romanised and self.year else None


def propose(report: Report) -> Proposal:
    """Read the facts in the report's words."""
    facts = report.facts
    title = _joined(facts.title) if facts.title else None
    date = _date(facts.date)
    year, told_by = _year(report, title, date)
    place = next(_places(report, title), None)
    return Proposal(title, place, year, told_by, date, _meeting(facts.meeting), facts.speaker, _office(facts.office, place), _publisher(report))


def pinyin_of(place: str) -> str | None:
    """A place's name in letters, without what kind of place it is: 自贡市 → `zigong`, 滑县 → `huaxian`."""
    kind = _KIND.fullmatch(place)
    name = kind["name"] if kind else place
    out, at = "", 0
    for known in _KNOWN.finditer(name):
        out += "".join(sort_key(syllables(name[at : known.start()]))) + _READINGS[known[0]]
        at = known.end()
    out += "".join(sort_key(syllables(name[at:])))
    return out if re.fullmatch("[a-z]+", out) else None


def _joined(words: str) -> str:
    """Without the white space between Chinese characters: `政 府 工 作 报 告`."""
    return re.sub(rf"(?<=[{_HAN}])\s+(?=[{_HAN}])", "", " ".join(words.split()))


def _date(iso: str | None) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(iso) if iso else None
    except ValueError:  # such as 31 February, as some files print
        return None


def _year(report: Report, title: str | None, date: datetime.date | None) -> tuple[int | None, str | None]:
    """The title's year; else the one that a heading plans while another looks back on the last; else the date's.

    A report that is given in December is the next year's; a title that names a plan's last year is no witness.
    """
    printed = _YEAR.search(title or "")
    if printed and (date is None or abs(int(printed[1]) - date.year) <= 1):
        return int(printed[1]), None
    headings = [report.words(part.heading) for part in report.parts if part.heading]
    years = {int(year) for heading in headings for year in _YEAR.findall(heading)}
    planned = [(int(found[1]), heading) for heading in headings if (found := _PLANNED.search(heading)) and int(found[1]) - 1 in years]
    if planned and (date is None or abs(max(planned)[0] - date.year) <= 1):
        return max(planned)
    return (date.year if date else None), None


def _places(report: Report, title: str | None) -> Iterator[str]:
    """Names of the place: in the title, the meeting, the speaker's office, the opening sentence."""
    opening = [block.text for block in report.blocks if block.role == "text"][:3]
    for pattern, words in ((_TITLED, title), (_MET, report.facts.meeting), (_HEADED, report.facts.office), *((_SPOKE, text) for text in opening)):
        found = pattern.search(words) if words else None
        if found and not _BARE.fullmatch(found["place"]):
            yield _INNER.sub("", found["place"])
    if report.facts.meeting and _NATIONAL.search(report.facts.meeting):
        yield "全国"


def _meeting(words: str | None) -> str | None:
    """自贡市第十七届人民代表大会第六次会议, without the day before it and the 上 after it."""
    if not words:
        return None
    after = re.sub(r"^[^在]{0,40}在|^[12][0-9〇零一二三四五六七八九]{3}年[^，。]{2,6}日", "", words)
    found = re.match(r".{2,60}(?:会议|大会|全会)(?=(?:通过)?上?[）)]?$)", after)
    return found[0] if found else words


def _office(words: str | None, place: str | None) -> str | None:
    """市长, without the place before it."""
    alone = re.sub("^.*人民政府", "", words) if words else None
    return alone.removeprefix(place) if alone and place else alone


def _publisher(report: Report) -> str | None:
    """自贡市人民政府, where the opening sentence has it so."""
    opening = [block.text for block in report.blocks if block.role == "text"][:3]
    found = next((match for text in opening if (match := _SPOKE.search(text))), None)
    return f"{found['place']}人民政府" if found and not _BARE.fullmatch(found["place"]) else None
