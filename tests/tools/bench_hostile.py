"""What a small file that means ill costs: CPU seconds and memory of one build, each in a process of its own. A benchmark, not a test.

usage: python -m tests.tools.bench_hostile [KB]     size of each file (default: 10)
"""

from __future__ import annotations

import io
import resource
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SECONDS, MEGABYTES = 2.0, 300
"""What a file of 10 KB may cost; a larger one in proportion, and no less than 30 seconds and 1,000 MB at 10 MB."""

HEAD = "政府工作报告\n各位代表：\n一、工作回顾\n"
TAIL = "\n二、今年安排\n用心办好一河一策[1]。\n名词解释\n1.一河一策：指由乡邻商定的办法。\n"
UNITS = (
    "… . - — _ \t 好\u3000 好[1] [1] 好（1） ① ^[1] 一河一策 一河一策， “一” （ 一、 （一） 第一， 一是 2031年1月8日 ？ \ufffd \u202e \u200b А # ** ` < &nbsp; \\r\\n 6.5%"
    " 一、工作……1\n 一、修桥\n （一）修桥\n 附件1\n 目录\n 1\n 好\n 1.一河一策：指办法。\n 各位代表：\n 责任编辑：赵\n 标题：好\n"
).split(" ")
MARKUP = (
    "<div>",
    "<b>",
    "<sup>",
    "<table><tr><td>",
    "<p>好</p>",
    "<td>好</td>",
    "好<sup>1</sup>",
    "<!--",
    "\n",
    "&#x4e00;",
)
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
BOX = "<w:r><w:pict><w:txbxContent><w:p><w:r><w:t>好</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>"
BODIES = (
    "<w:p/>",
    "<w:r/>",
    "<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>",
    f"<w:p>{BOX}</w:p>",
    BOX,
    "<w:p><w:r><w:br/></w:r></w:p>",
)

ONE = """
import resource, sys, time
from pathlib import Path
from generator.library.edition_of import edition
from generator.model.problems import InputError
from generator.site.render import render_report
began = time.process_time()
try:
    render_report(edition(Path(sys.argv[1])))
    said = "built"
except InputError as error:
    said = str(error).split(": ", 2)[-1][:60]
print(f"{time.process_time() - began:.2f}\\t{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000:.0f}\\t{said}")
"""


def packed(body: str, size: int) -> bytes:
    """A Word file of about so many bytes, of one thing over and over."""
    many, out = size, io.BytesIO()
    while True:
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("word/document.xml", f"<w:document {W}><w:body>{body * many}</w:body></w:document>")
        if len(out.getvalue()) >= size or many * len(body) > 60_000_000:
            return out.getvalue()
        many *= 2


def files(size: int) -> dict[str, tuple[str, bytes]]:
    """What is tried, by its name: the name of its file and what is in it."""

    def filled(unit: str) -> str:
        return unit * (size // len(unit.encode()) + 1)

    made = {f"text {unit!r}": ("report.txt", (HEAD + filled(unit) + TAIL).encode()) for unit in UNITS}
    made |= {
        f"Markdown {unit!r}": ("report.md", ("# 一\n" + HEAD + filled(unit) + TAIL).encode())
        for unit in ("*", "**a", "[^1]", " #", "![a](", " ", "\\*")
    }
    made |= {
        f"page {unit!r}": ("report.html", (f"<html><body><p>{HEAD}</p>" + filled(unit) + f"<p>{TAIL}</p>").encode())
        for unit in MARKUP
    }
    return made | {f"Word {body[:24]!r}": ("report.docx", packed(body, size)) for body in BODIES}


def main(kilobytes: int) -> int:
    worst, over = (0.0, 0.0), 0
    with tempfile.TemporaryDirectory() as scratch:
        for name, (file, content) in files(kilobytes * 1000).items():
            folder = Path(scratch) / "reports" / "x-2031"
            folder.mkdir(parents=True, exist_ok=True)
            for old in folder.iterdir():
                old.unlink()
            (folder / file).write_bytes(content)
            done = subprocess.run(
                [sys.executable, "-c", ONE, str(folder)], cwd=ROOT, capture_output=True, text=True, timeout=600
            )
            seconds, megabytes, said = (
                done.stdout.strip().split("\t") if done.returncode == 0 else ("inf", "inf", done.stderr[-200:])
            )
            worst = max(worst[0], float(seconds)), max(worst[1], float(megabytes))
            if float(seconds) > SECONDS or float(megabytes) > MEGABYTES:
                over += 1
                print(f"{name}: {seconds} s, {megabytes} MB: {said}", flush=True)
    print(
        f"{kilobytes} KB a file: {worst[0]:.2f} s and {worst[1]:.0f} MB at most; {over} over {SECONDS:g} s or {MEGABYTES} MB"
    )
    return 1 if over and kilobytes <= 10 else 0


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    raise SystemExit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 10))
