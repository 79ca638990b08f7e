"""What the page `check/` shows: where the text comes from, what is left out and doubtful, and that the rest is unchanged."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import PurePath
from typing import Any

from generator import __version__
from generator.model import Problem, Removal, Source
from generator.pages import Edition, Page, date_words, has_page
from generator.problems import located
from generator.record import INVISIBLE, characters, has_words, words_of
from generator.site import note_views
from generator.site.markup import PageMarkup
from generator.site.shorthand import unexplained

ENCODINGS = {"utf-8": "UTF-8", "utf-8-sig": "UTF-8（带 BOM）", "gb18030": "GB18030"}

SHOWN = 80
"""Characters of a removal up to which it stands open on `check/`."""

QUOTED = 20
"""Characters that the check page quotes of the place that a problem speaks of."""

WORDS = {
    "alias-unused": ("`report.toml` 里的别名在正文中没有出现", "改正该条 [[alias]]，或删去"),
    "call-unknown": ("注号没有对应的注释，或对应两条", "对照印本找注释；注号照印，不作链接"),
    "calls-lost": ("有注释，正文却一个注号也没有", "不必处理，术语按词条名对应；有带注号的文件更好"),
    "doubtful-character": ("显然不是原意的字符", "对照印本，写入 [[remark]]；原文不动"),
    "empty": ("文件里没有文字", "重新存为文本（UTF-8）"),
    "encoding": ("不是已知的编码", "重新存为 UTF-8 文本"),
    "fault": ("程序处理这个文件时出错", "请报告给我们；其他文件不受影响"),
    "glyph-missing": ("印刷字体里没有这个字", "安装有这个字的字体"),
    "no-heading": ("没有识别出标题", '用 [[line]] kind = "heading" 指明标题'),
    "not-a-report": ("文件里没有像报告的内容", "换成报告的文本"),
    "not-read": ("图片、图表等对象，其中的文字没有读取", "在原文件里看一看；其中有报告文字的，请在文件里改成文本"),
    "note-continued": ("一条注释占了几行", "在它的页面上通读；不属于它的行用 [[line]] 指明"),
    "note-duplicate": ("两条注释编号相同", "用 [[alias]] 指明各指什么，或两条都保留"),
    "note-headword": ("注释没有词条名", "写入 [[terms]]"),
    "note-unused": ("注释没有注号", "不必处理，术语按词条名对应；其他写法写入 [[alias]]"),
    "ordinal-gap": ("编号不连续", "对照印本找缺少的部分；不是标题的行用 [[line]] 指明"),
    "record-unknown": ("`report.toml` 里的一条与原文不符", "按所指的位置改正，或删去"),
    "removed-unrecorded": ("略去了文字，`report.toml` 里没有记录", "用 [[removed]] 记录，或用 [[kept]] 取回"),
    "set-aside": ("程序认为整句都不属于报告", "属于报告的，用 [[kept]] 取回"),
    "term-ambiguous": ("两条注释解释同一个术语", "用 [[alias]] 指明"),
    "timeout": ("处理这个文件太久", "看看这个文件，多半不是报告；或用 --timeout 延长时限"),
    "toml": ("`report.toml` 读不了", "改正所指的那一行"),
    "unreadable": ("文件打不开", "另存为 .docx 或文本；扫描件先做文字识别"),
}
"""Every problem code: what it stands for, and what to do."""


def check(edition: Edition, page: Page, markup: PageMarkup) -> dict[str, Any]:
    """The context of the page."""
    report = edition.report
    source = report.source
    calls = sum(1 for o in edition.links.occurrences if o.call)
    return {
        "version": __version__,
        "retrieved": date_words(edition.imprint.source_retrieved),
        "file": PurePath(source.file).name,
        "sha256": source.sha256,
        "encoding": ENCODINGS.get(source.encoding, source.encoding),
        "characters": characters(source.text),
        "removed_characters": sum(characters(words_of(report, removal)) for removal in edition.left_out),
        "kept_characters": sum(characters(b.text) for b in report.blocks),
        "removals": list(_removals(edition)),
        "remarks": [_remark(edition, markup, place, words) for place, words in edition.remarks],
        "shorthand": _shorthand(edition, markup),
        "problems": [_problem(edition, p) for p in sorted(report.problems, key=lambda p: (p.span.start, p.code))],
        "counts": [
            ("部分", len(report.parts)),
            ("条目（独立成行）", sum(1 for s in edition.sections if has_page(s))),
            ("自然段", sum(1 for b in report.blocks if b.paragraph)),
            ("注释", len(report.notes)),
            ("注号（已对应注释）", calls),
            ("术语的其他出现", len(edition.links.occurrences) - calls),
        ],
    }


def _removals(edition: Edition) -> Iterator[dict[str, Any]]:
    """What is left out: a long text folded, white space that is written out again and again but once."""
    source, found = edition.report.source, [(words_of(edition.report, removal), removal) for removal in edition.left_out]
    counts = Counter(text for text, removal in found if not has_words(removal))
    for text, removal in found:
        count = 1 if has_words(removal) else counts.pop(text, 0)
        if count:
            size = characters(text)
            words = _code_points(text) if removal.reason == INVISIBLE else " ".join(text.split())
            yield {"where": _lines_of(source, removal) + (f"起，共{count}处" if count > 1 else ""), "words": words, "folded": size if size > SHOWN else None, "reason": removal.reason}


def _lines_of(source: Source, removal: Removal) -> str:
    first, last = source.position(removal.span.start)[0], source.position(removal.span.end - 1)[0]
    return f"第{first}行" if first == last else f"第{first}至{last}行"


def _code_points(text: str) -> str:
    return " ".join(f"U+{ord(c):04X}" for c in text if not c.isspace())


def _remark(edition: Edition, markup: PageMarkup, place: Any, words: str) -> dict[str, Any]:
    block = edition.report.block(place.block)
    return {"text": edition.report.words(place), "remark": words, "href": markup.to(edition.home[block.n].path, edition.anchor(block)), "where": f"第{block.paragraph}段" if block.paragraph else "标题"}


def _shorthand(edition: Edition, markup: PageMarkup) -> list[dict[str, Any]]:
    """Quoted number-phrases without a note, each with its places."""
    blocks = edition.report.blocks
    return [
        {"words": phrase.words, "places": [
            {"where": note_views.paragraph_of(blocks[n - 1]), "href": markup.to(edition.home[n].path, edition.anchor(blocks[n - 1]))}
            for n in dict.fromkeys(place.block for place in phrase.places)
        ]}
        for phrase in unexplained(edition.report, edition.links)
    ]


def _problem(edition: Edition, problem: Problem) -> dict[str, Any]:
    place = located(problem, edition.report.source)
    what, advice = WORDS[problem.code]
    words = "" if problem.entry else edition.report.source.text[problem.span.start : problem.span.end]
    return {
        "file": "report.toml " if problem.entry else "",
        "line": place.line,
        "column": place.column,
        "code": problem.code,
        "words": " ".join(words[:QUOTED].split()) + ("…" if len(words) > QUOTED else ""),
        "what": what,
        "advice": advice,
    }
