"""Reports of our own making, in any of the styles that reports are printed in: what is put in is what must be recognised.

A `Made` is what a report says; a `Style` is how it is printed. `printed` sets the one in the other and returns the text, `expected` what an
editor would see in it, in the shape of `inspect`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from hypothesis import strategies as st

from generator.chinese.numerals import to_han

TERMS = ("三清四建", "五通工程", "“双修”行动", "一河一策", "“六进”活动", "百村千户", "智慧街巷", "七彩田园", "九桥十路", "数字集市", "绿道网", "“四下乡”工作")
TOPICS = ("修路架桥，畅通城乡往来", "疏浚河道，守护一城清水", "兴办学堂，托起万家希望", "种树养花，扮靓街头巷尾", "开办集市，繁荣四方商贸", "照料老幼，温暖百姓心田")
SENTENCES = (
    "全年修缮石桥若干座，铺设青石路若干里，沿河人家出门便能过桥，赶集的车马不再绕行。",
    "春耕时节组织乡邻互助，添置水车和谷仓，仓里的粮食比往年更满，晒场上人人都有笑容。",
    "学堂添了新桌椅，先生们走村串户，把书送到山里，孩子们的读书声从早到晚没有断过。",
    "集市按行分区，布匹、竹器、药材各有去处，外来的商客增加了许多，傍晚的灯火照亮河岸。",
)
GLOSSES = ("指清理街巷、清洗河道、清除杂草", "指由乡邻商定、共同出力的办法", "即每户人家都有一份的安排", "是指在春秋两季各办一回的事情")
CHIEF = ("上一年工作回顾", "新一年总体要求", "新一年重点任务", "加强自身建设")
ATTACHED = ("1.新建凉亭五座。", "2.修缮古井八口，方便沿街人家取水。", "3.添置路灯若干盏。")

CALLS = {
    "[1]": lambda n: f"[{n}]", "［1］": lambda n: f"［{n}］", "（1）": lambda n: f"（{n}）", "(1)": lambda n: f"({n})", "〔1〕": lambda n: f"〔{n}〕",
    "【1】": lambda n: f"【{n}】", "①": lambda n: chr(0x245F + n), "^[1]": lambda n: f"^[{n}]", "": lambda n: "",
}  # fmt: skip
ENTRIES = {
    "1.": lambda n: f"{n}.", "1、": lambda n: f"{n}、", "1．": lambda n: f"{n}．", "[1]": lambda n: f"[{n}]", "［1］": lambda n: f"［{n}］", "〔1〕": lambda n: f"〔{n}〕",
    "【1】": lambda n: f"【{n}】", "（1）": lambda n: f"（{n}）", "①": lambda n: chr(0x245F + n), "1 ": lambda n: f"{n} ", "一、": lambda n: f"{to_han(n)}、",
    "（一）": lambda n: f"（{to_han(n)}）", "": lambda n: "",
}  # fmt: skip
NUMBERS = {
    "一、": lambda n: f"{to_han(n)}、", "第一部分": lambda n: f"第{to_han(n)}部分 ", "第一章": lambda n: f"第{to_han(n)}章 ", "（一）": lambda n: f"（{to_han(n)}）",
    "(一)": lambda n: f"({to_han(n)})", "第一，": lambda n: f"第{to_han(n)}，", "一是": lambda n: f"{to_han(n)}是", "1.": lambda n: f"{n}.", "1、": lambda n: f"{n}、", "": lambda n: "",
}  # fmt: skip
HEADS = {
    "dash": ("——2031年1月8日在春城市第三届人民代表大会第一次会议上", "2031年1月8日在春城市第三届人民代表大会第一次会议上", "市长 张三", "张三"),
    "brackets": ("（2031年1月8日在云岭州第十五届人民代表大会第二次会议上）", "2031年1月8日在云岭州第十五届人民代表大会第二次会议上", "云岭州人民政府代州长 李思敏", "李思敏"),
    "han": ("二〇三一年一月八日在草原旗第九届人民代表大会第四次会议上", "二〇三一年一月八日在草原旗第九届人民代表大会第四次会议上", "旗长 乌兰", "乌兰"),
    "short": ("2031年1月8日在青山镇五届人大三次会议上", "2031年1月8日在青山镇五届人大三次会议上", "镇长：王五", "王五"),
    "region": ("——２０３１年１月８日在云岭自治区第七届人民代表大会第五次会议上", "２０３１年１月８日在云岭自治区第七届人民代表大会第五次会议上", "自治区主席 阿里木·买买提", "阿里木·买买提"),
}  # fmt: skip
TITLES = ("政府工作报告", "政 府 工 作 报 告", "2031年春城市政府工作报告", "开发区管理委员会工作报告", "春城县青山镇人民政府工作报告", "政府工作报告（书面）")
NOTES = ("名词解释", "附件：名词解释", "【名词解释】", "※注释※", "《政府工作报告》有关用语说明", "名 词 解 释", "相关名词解释：", "注：")
FURNITURE = ("（责任编辑：赵六）", "打印本页", "关闭窗口", "上一篇：三〇年政府工作报告", "主办：春城市人民政府办公室")


@dataclass(frozen=True)
class Made:
    sections: tuple[int, ...]
    """How many sections each part has."""
    terms: tuple[str, ...]
    attached: bool


@dataclass(frozen=True)
class Style:
    head: str | None
    title: str
    part: str
    section: str
    run_in: bool
    call: str
    entry: str
    separator: str
    notes: str
    layout: str
    attached_first: bool
    furniture: bool


MADE = st.builds(
    Made,
    st.lists(st.integers(2, 4), min_size=2, max_size=4).map(tuple),
    st.lists(st.sampled_from(TERMS), unique=True, min_size=3, max_size=9).map(tuple),
    st.booleans(),
)
LEVELS = st.sampled_from([("一、", "（一）"), ("一、", "(一)"), ("第一部分", "一、"), ("第一章", "（一）"), ("", "一、"), ("", "（一）"), ("一、", "第一，"), ("一、", "一是"), ("一、", "1."), ("1、", "（一）")])
STYLES = LEVELS.flatmap(
    lambda levels: st.builds(
        Style, st.none() | st.sampled_from(sorted(HEADS)), st.sampled_from(TITLES), st.just(levels[0]), st.just(levels[1]), st.booleans(), st.sampled_from(sorted(CALLS)),
        st.sampled_from(sorted(ENTRIES)), st.sampled_from(["：", ":", "——", "： "]), st.sampled_from(NOTES), st.sampled_from(["lines", "indented", "blank lines", "\\r\\n", "CRLF", "wrapped"]),
        st.booleans(), st.booleans(),
    )
).filter(lambda style: style.entry or style.notes != "注：")  # fmt: skip


def set_in_style(made: Made, style: Style) -> tuple[list[str], dict[str, Any]]:
    """The report's paragraphs, and what is to be seen in them."""
    seen: dict[str, Any] = {"title": None, "meeting": None, "date": None, "speaker": None, "headings": [], "markers": [], "notes": [], "attachments": []}
    lines = _head(style, seen)
    lines += ["各位代表：", "现在，我代表市人民政府，向大会报告工作，请予审议。"]
    left = list(enumerate(made.terms, 1))
    for p, many in enumerate(made.sections, 1):
        lines.append(_heading(seen, 1, NUMBERS[style.part](p) + CHIEF[p - 1]))
        for s in range(1, many + 1):
            text = SENTENCES[(p + s) % 4] + SENTENCES[(p + s + 1) % 4] + SENTENCES[(p + 2 * s + 2) % 4]
            if left:
                number, term = left.pop(0)
                mark = CALLS[style.call](number)
                if mark:
                    seen["markers"].append({"ordinal": number, "before": f"好{term}"[-4:]})
                text += f"我们用心办好{term}{mark}，把它当作头一件大事。"
            heading = _heading(seen, 2, NUMBERS[style.section](s) + TOPICS[(p + s) % 6], style.run_in)
            lines += [f"{heading}。{text}"] if style.run_in else [heading, text]
    lines.append("各位代表！让我们携手并肩，为建设美好家园而努力奋斗！")
    seen |= {"body_first": "各位代表：", "body_last": lines[-1][-10:]}
    called = made.terms[: len(made.terms) - len(left)]
    glossary = [style.notes, *(_note(seen, style, n, term) for n, term in enumerate(called, 1))]
    attachment = ["附件1 2031年十件民生实事", *ATTACHED] if made.attached else []
    seen["attachments"] = attachment[:1]
    lines += [*attachment, *glossary] if style.attached_first else [*glossary, *attachment]
    return lines + (list(FURNITURE) if style.furniture else []), seen


def _head(style: Style, seen: dict[str, Any]) -> list[str]:
    if style.head is None:
        return []
    printed, meeting, office, name = HEADS[style.head]
    seen |= {"title": style.title, "meeting": meeting, "date": "2031-01-08", "speaker": name}
    return [style.title, printed, office]


def _heading(seen: dict[str, Any], level: int, text: str, run_in: bool = False) -> str:
    seen["headings"].append({"level": level, "text": text} | ({"run_in": True} if run_in else {}))
    return text


def _note(seen: dict[str, Any], style: Style, number: int, term: str) -> str:
    gloss = GLOSSES[number % 4] + "，惠及满城人家，由街坊推举的人负责办理。"
    seen["notes"].append({"ordinal": number, "terms": [term], "gloss": gloss[:10]})
    return f"{ENTRIES[style.entry](number)}{term}{style.separator}{gloss}"


def printed(lines: list[str], layout: str) -> str:
    if layout == "wrapped":
        return "\n".join(_wrapped(lines))
    if layout == "indented":
        return "\n".join("\u3000\u3000" + line for line in lines)
    return {"lines": "\n", "blank lines": "\n\n", "\\r\\n": "\\r\\n", "CRLF": "\r\n"}[layout].join(lines)


def _wrapped(lines: list[str], width: int = 29, page: int = 26) -> list[str]:
    """Broken by hand, a page number under each page."""
    out: list[str] = []
    for line in lines:
        rest = "\u3000\u3000" + line
        while rest:
            cut = width
            while rest[cut : cut + 1] and rest[cut] in "，。、；：！？”）":
                cut += 1
            out.append(rest[:cut])
            rest = rest[cut:]
            if len(out) % (page + 1) == page:
                out.append(f"— {len(out) // (page + 1) + 1} —")
    return out
