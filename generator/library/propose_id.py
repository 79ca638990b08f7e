"""A report's place and year, or a file's name → an id for its folder.

Guarantee: a name tells a place only where it writes one out, with what kind of place it is, and a year only where it
has one.
"""

from __future__ import annotations

import re
import unicodedata

from generator.chinese.pinyin import sort_key, syllables
from generator.edition.facts import BARE, ENDING, HAN, INNER
from generator.model.stated import Stated

_PEOPLES = (
    "蒙古 回 藏 维吾尔 苗 彝 壮 布依 朝鲜 满 侗 瑶 白 土家 哈尼 哈萨克 傣 黎 傈僳 佤 畲 高山 "
    "拉祜 水 东乡 纳西 景颇 柯尔克孜 土 达斡尔 仫佬 羌 布朗 撒拉 毛南 "
    "仡佬 锡伯 阿昌 普米 塔吉克 怒 乌孜别克 俄罗斯 鄂温克 德昂 保安 裕固 京 塔塔尔 独龙 鄂伦春 赫哲 门巴 珞巴 基诺 各"
).split()
_KIND = re.compile(
    rf"(?P<name>[{HAN}]{{2,}}?)(?:(?:{'|'.join(_PEOPLES)})族?)*(?:自治[区州县旗]|特别行政区|地区|林区|矿区|新区|省|市|县|区|旗|盟|州|乡|镇)"
)

_READINGS = {
    "长子": "zhangzi", "长": "chang", "吕": "lv", "六安": "luan", "六合": "luhe", "蚌埠": "bengbu", "佛": "fo",
    "喀什": "kashi", "陕": "shaan", "乐亭": "laoting", "乐陵": "laoling", "单县": "shanxian", "莘县": "shenxian",
    "蔚县": "yuxian", "浚县": "xunxian", "泌阳": "biyang", "大埔": "dabu", "番禺": "panyu", "洪洞": "hongtong",
    "尉犁": "yuli", "歙": "she", "黟": "yi", "盱眙": "xuyi", "井陉": "jingxing", "荥阳": "xingyang", "荥经": "yingjing",
    "全国": "quanguo", "绿": "lv", "旅顺": "lvshun", "闾": "lv", "女": "nv", "耒阳": "leiyang", "涪": "fu",
    "涡阳": "guoyang", "濮": "pu", "郫": "pi", "枞阳": "zongyang", "柏乡": "baixiang", "繁峙": "fanshi",
    "华容": "huarong", "监利": "jianli", "铅山": "yanshan", "弋阳": "yiyang", "台": "tai", "兴": "xing",
    "朝阳": "chaoyang", "会理": "huili", "大城": "daicheng", "任丘": "renqiu", "任县": "renxian", "行唐": "xingtang",
    "曲": "qu", "重": "chong", "都": "du", "勒": "le",
}  # fmt: skip
"""Place names that are read otherwise than their characters usually are; `ü` is `v`, as in web addresses."""

_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")
_CALLED = re.compile(
    rf"(?:关于|附件|正文|印发)*(?P<place>[{HAN}]{{1,14}}?{ENDING})(?:第.*|(?:人民)?政府.*|(?:人民)?代表大会.*|工作报告.*|报告.*)?"
)
"""A stretch of Chinese in a file's name that names a place."""
_SHORT = 6
"""Characters up to which a stretch without its kind of place may be one's name."""
_NO_PLACE = re.compile("报告|政府|工作|文件|附件|正文|定稿|终稿|印发|公开|新建|文档|副本|大会|会议|全文|[年月日稿版]")
_WRITTEN = re.compile(r"([a-z]{3,}(?:-[a-z]+)*)[-_ ]?((?:19|20)[0-9]{2})")
_COMMON = (
    "report reports work government gov final draft file document doc docx pdf text txt new copy "
    "zfgzbg baogao zhengfu gongzuo gongzuobaogao"
).split()

_KNOWN = re.compile("|".join(sorted(_READINGS, key=len, reverse=True)))


def proposed_id(told: Stated) -> str | None:
    """`zigong-2021`, where place and year are known."""
    romanised = pinyin_of(told.place) if told.place else None
    return f"{romanised}-{told.year}" if romanised and told.year else None


def told_by_name(name: str) -> tuple[str | None, int | None]:
    """The place and the year that a file's name tells: 自贡市2024年政府工作报告.docx."""
    stem = unicodedata.normalize("NFKC", name.rpartition(".")[0] or name)
    years = {int(year) for year in _YEAR.findall(stem)}
    found = (_CALLED.fullmatch(stretch) for stretch in _stretches(stem))
    places = {INNER.sub("", each["place"]) for each in found if each and not BARE.fullmatch(each["place"])}
    return places.pop() if len(places) == 1 else None, years.pop() if len(years) == 1 else None


def id_of_name(name: str) -> str | None:
    """An id that a name of a file or folder is meant for, as far as can be told: 自贡2021, Zigong_2021."""
    stem = unicodedata.normalize("NFKC", name)
    place, year = told_by_name(f"{name}.")
    written = _WRITTEN.fullmatch(stem.lower().strip())
    if written and not set(written[1].split("-")) & set(_COMMON):
        return f"{written[1]}-{written[2]}"
    place = place or next(
        (each for each in _stretches(stem) if 2 <= len(each) <= _SHORT and not _NO_PLACE.search(each)), None
    )
    romanised = pinyin_of(place) if place else None
    return f"{romanised}-{year}" if romanised and year else romanised


def _stretches(stem: str) -> list[str]:
    """Runs of Chinese between figures and signs, without the 年 of a year."""
    return re.findall(rf"[{HAN}]+", re.sub("(?<=[0-9])年度?", " ", stem))


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
