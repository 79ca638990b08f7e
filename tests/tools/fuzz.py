"""Fuzz reading, recognition and linking with atheris, which learns which bytes lead to new code.

usage: python -m tests.tools.fuzz [text|repeated|bytes|docx|html|markdown|pdf] [-max_total_time=600] [-seed=1] [further options of libFuzzer]

Whatever the input: a report or an `InputError` of one line. Any other exception, a lost character or an input that takes longer than
`-timeout` ends the run, and the input is kept. `make fuzz` installs atheris and runs every kind.
"""

from __future__ import annotations

import io
import sys
import tempfile
import zipfile
from pathlib import Path

# A script's own folder goes before the libraries: `tests/copy` would be Python's `copy`.
sys.path[:] = [folder for folder in sys.path if Path(folder or ".").resolve() != Path(__file__).resolve().parent]

import atheris  # noqa: E402

with atheris.instrument_imports(include=["generator"]):
    from generator.formats.read import decode
    from generator.link.link import link
    from generator.model.decisions import Decisions
    from generator.model.problems import InputError
    from generator.recognise.dump import inspect
    from generator.recognise.parse import parse
    from generator.recognise.partition import partition

WORDS = (
    "一 二 三 十 〇 第 是 要 、 ， 。 ： ； ！ （ ） ( ) ［ ］ [ ] “ ” \" 《 》 〔 〕 ① ⑳ ㊹ ⒈ 1 2 3 10 ２ 年 月 日 2031年1月8日 2031-01-08 — —— - * # | > ^ & &nbsp; \\r\\n"
    " 附件 附件1 附： 名词解释 注： 备注 指 是指 即 各位代表： 同志们： 政府工作报告 在春城市第三届人民代表大会第一次会议上 市长 张三 报告人： 工作回顾 总体要求 责任编辑： 来源："
    " 分享到： 打印 （下转第3版） 内容摘要： 标题： 正文： --- 目录 第一章 第二部分 一、 二、 三、 （一） （二） （三） 第一， 第二， 一是 二是 三是 1. 2. 1、 [1] [2] （1） 让我们 努力奋斗！"
    " 春城依山傍水，街巷整洁，商贩往来，学童读书，老人对弈。 修桥铺路 种树养花 三清四建 发展 加快"
).split(" ") + ["\n", "\n\n", "\r\n", "\u3000\u3000", " ", "  ", "\t", "\x00", "\x02", "\u200b", "\u202e", "\ufeff", "\u2028", "\x0c"]  # fmt: skip
DOCUMENT = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{}</w:body></w:document>'


def words(data: atheris.FuzzedDataProvider, most: int = 400) -> str:
    return "".join(data.PickValueInList(WORDS) for _ in range(data.ConsumeIntInRange(0, most)))


def as_text(data: atheris.FuzzedDataProvider) -> bytes:
    return words(data).encode()


def as_bytes(data: atheris.FuzzedDataProvider) -> bytes:
    head = data.PickValueInList(
        [
            b"",
            b"\xff\xfe",
            b"\xfe\xff",
            b"\xef\xbb\xbf",
            b"PK\x03\x04",
            b"%PDF-1.4\n",
            b"\xd0\xcf\x11\xe0",
            b"<html>",
            "各位代表：".encode("gb18030"),
        ]
    )
    return head + data.ConsumeBytes(data.remaining_bytes())


def as_docx(data: atheris.FuzzedDataProvider) -> bytes:
    runs = ["<w:t>{}</w:t>", "<w:rPr><w:b/></w:rPr><w:t>{}</w:t>", '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>{}</w:t>', "<w:br/>{}", "<w:tab/>{}", '<w:footnoteReference w:id="2"/>{}',
            '<w:sym w:font="Wingdings" w:char="F081"/><w:t>{}</w:t>', "<w:pict><w:txbxContent><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:txbxContent></w:pict>", "<w:rPr><w:vanish/></w:rPr><w:t>{}</w:t>"]  # fmt: skip
    body = "".join(
        f"<w:p><w:r>{data.PickValueInList(runs).format(words(data, 12).replace('&', '').replace('<', '').replace(chr(0), '').replace(chr(2), ''))}</w:r></w:p>"
        for _ in range(data.ConsumeIntInRange(0, 40))
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(
            "word/document.xml", DOCUMENT.format(body) if data.ConsumeBool() else data.ConsumeUnicodeNoSurrogates(200)
        )
        if data.ConsumeBool():
            archive.writestr(
                data.PickValueInList(["word/footnotes.xml", "word/numbering.xml", "../x"]),
                data.ConsumeUnicodeNoSurrogates(200),
            )
    content = out.getvalue()
    return content[: data.ConsumeIntInRange(0, len(content))] if data.ConsumeBool() else content


def as_html(data: atheris.FuzzedDataProvider) -> bytes:
    tags = [
        "<p>",
        "</p>",
        "<b>",
        "</b>",
        "<br>",
        "<table><tr><td>",
        "</td><td>",
        "</table>",
        "<nav>",
        "</nav>",
        "<sup>",
        "</sup>",
        "<!--",
        "-->",
        "<script>",
        "</script>",
        "<div",
        "&#0;",
        "&amp",
        "]]>",
        "<li>",
    ]
    return (
        "<html><body>"
        + "".join(data.PickValueInList(tags) + words(data, 8) for _ in range(data.ConsumeIntInRange(0, 60)))
    ).encode()


def as_repeated(data: atheris.FuzzedDataProvider) -> bytes:
    """A few signs over and over: what is read more than once takes longer than `-timeout`."""
    text = "各位代表：\n一、工作回顾\n"
    for _ in range(data.ConsumeIntInRange(1, 4)):
        unit = "".join(data.PickValueInList(WORDS) for _ in range(data.ConsumeIntInRange(1, 3)))
        text += unit * data.PickValueInList([3, 100, 3000]) + words(data, 4)
    return text[:30_000].encode()


def as_pdf(data: atheris.FuzzedDataProvider) -> bytes:
    """A PDF whose parts are right or not: streams, filters, forms that call one another."""
    show = [
        b"BT /F1 12 Tf 72 700 Td (a) Tj ET ",
        b"/X1 Do ",
        b"/X2 Do ",
        b"q ",
        b"Q ",
        b"[(a) -9 (b)] TJ ",
        b"1 0 0 1 9 9 cm ",
        b"BT ",
    ]
    content = b"".join(data.PickValueInList(show) for _ in range(data.ConsumeIntInRange(0, 40))) + data.ConsumeBytes(40)
    form = b"".join(data.PickValueInList(show) for _ in range(data.ConsumeIntInRange(0, 8)))
    dictionary = data.PickValueInList(
        [b"", b"/Filter /FlateDecode", b"/Filter [/ASCIIHexDecode /FlateDecode]", b"/Length 99999999"]
    )
    parts = [
        b"<</Type /Catalog /Pages 2 0 R>>", b"<</Type /Pages /Kids [3 0 R" + b" 2 0 R" * data.ConsumeBool() + b"] /Count " + data.PickValueInList([b"1", b"99999999", b"-1"]) + b">>",
        b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources 5 0 R>>",
        b"<<" + dictionary + b">> stream\n" + content + b"\nendstream",
        b"<</Font <</F1 <</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>>> /XObject <</X1 6 0 R /X2 7 0 R>>>>",
        b"<</Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources 5 0 R>> stream\n" + form + b"\nendstream",
        b"<</Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources 5 0 R>> stream\n" + form[::-1] + b"\nendstream",
    ]  # fmt: skip
    body = b"%PDF-1.4\n" + b"".join(b"%d 0 obj\n%s\nendobj\n" % each for each in enumerate(parts, 1))
    return body + b"trailer <</Root 1 0 R /Size 8>>\n%%EOF\n" + data.ConsumeBytes(20)


KINDS = {
    "repeated": as_repeated,
    "pdf": as_pdf,
    "text": as_text,
    "bytes": as_bytes,
    "docx": as_docx,
    "html": as_html,
    "markdown": as_text,
}


def recognise(content: bytes, name: str) -> None:
    try:
        report = parse(decode(content, name))
    except InputError as error:
        assert "\n" not in str(error), "an error of several lines"
        return
    parts = partition(report)
    assert "".join(report.source.text[span.start : span.end] for _, span in parts) == report.source.text, (
        "characters are lost"
    )
    inspect(report)
    link(report, Decisions("report.toml"))


def main(kind: str, options: list[str]) -> None:
    make, name = KINDS[kind], "any.md" if kind == "markdown" else "any"
    options = [
        sys.argv[0],
        "-seed=1",
        "-timeout=20",
        "-max_len=4000",
        f"-artifact_prefix={tempfile.gettempdir()}/fuzz-{kind}-",
        *options,
    ]
    atheris.Setup(options, lambda data: recognise(make(atheris.FuzzedDataProvider(data)), name))
    atheris.Fuzz()


if __name__ == "__main__":
    known = len(sys.argv) > 1 and sys.argv[1] in KINDS
    main(sys.argv[1] if known else "text", sys.argv[2 if known else 1 :])
