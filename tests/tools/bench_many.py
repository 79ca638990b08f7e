"""Many files, measured in one run: files a second on one core, growth with length, memory of a whole run. No test.

usage: python -m tests.tools.bench_many [COUNT]     files of the whole run (default: 2000)
"""

from __future__ import annotations

import re
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from generator.formats.read import decode
from generator.library.edition_of import settled
from generator.model.decisions import Decisions
from tests.conftest import OWN, ROOT
from tests.unit.formats.test_formats import docx, p

RUNS = 5
"""Each figure of one file is the least of this many: other work on the machine only ever adds."""
TARGETS = {
    "parse and link, files a second on one core": (20, "least"),
    "whole run, files a second of one core's work": (20, "least"),
    "ten times the text ÷ once": (11.0, "most"),
    "ten times the marks ÷ once": (20.0, "most"),
    "memory of the whole run, MB": (300, "most"),
}

SAMPLE = (OWN / "reports" / "zigong-2021" / "report.txt").read_text(encoding="utf-8")
NOTES = SAMPLE.rindex("相关用语注释")


def longer(times: int) -> bytes:
    """The sample so many times over, body and notes; each copy differs from the others, for what is pasted twice is
    set aside, and its notes have numbers and headwords of their own."""
    body, notes = SAMPLE[:NOTES].splitlines(), SAMPLE[NOTES:].splitlines()
    heading, entries = notes[0], [line for line in notes[1:] if line.strip()]
    texts, told = body[:], entries[:]
    for n in range(1, times):
        sign = "甲乙丙丁戊己庚辛壬癸"[n % 10]
        texts += [line.replace("，", f"，{sign}", 1).replace("“", f"“{sign}") for line in body]
        told += [
            re.sub(
                r"^(\D*)(\d+)(\D+)",
                lambda found, n=n, sign=sign: f"{found[1]}{int(found[2]) + n * len(entries)}{found[3]}{sign}",
                line,
            )
            for line in entries
        ]
    return "\n".join([*texts, heading, *told]).encode()


def marked(times: int) -> bytes:
    """A text that is full of what may be a heading or a call."""
    year = "一、去年工作回顾\n" + "（一）修路架桥。春城依山傍水[1]，街巷整洁，“三清”（1）商贩往来；①学童读书。\n" * 200
    notes = "名词解释\n" + "".join(f"[{n}]三清{n}、四建：指清水。\n" for n in range(1, 50))
    return ("各位代表：\n" + "".join(year.replace("去年", f"{n}年") for n in range(times)) + notes).encode()


def seconds(content: bytes) -> float:
    """CPU seconds to read, parse, settle and link a report."""
    best = float("inf")
    for _ in range(RUNS):
        start = time.process_time()
        settled(decode(content, "report.txt"), Decisions("report.toml"))
        best = min(best, time.process_time() - start)
    return best


def fill(folder: Path, count: int) -> None:
    """So many files: text, web pages and Word files, all different."""
    lines = SAMPLE.splitlines()
    for n in range(count):
        told = [*lines[:1], *(line.replace("2020", str(1900 + n % 100)) for line in lines[1:])]
        page = (
            "<!doctype html><html><body><nav>首页</nav>" + "".join(f"<p>{line}</p>" for line in told) + "</body></html>"
        )
        makers = (
            lambda told=told: "\n".join(told).encode(),
            lambda page=page: page.encode(),
            lambda told=told: docx("".join(p(line) for line in told)),
        )
        (folder / f"{n:05}.{('txt', 'html', 'docx')[n % 3]}").write_bytes(makers[n % 3]())


def whole_run(count: int) -> tuple[float, float, float, int]:
    """Seconds of a run over a folder on all cores, and of one core's work; the memory that its processes took at most;
    its lines."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "files"
        folder.mkdir()
        fill(folder, count)
        output = Path(scratch) / "out.jsonl"
        start, before = time.monotonic(), resource.getrusage(resource.RUSAGE_CHILDREN)
        run = subprocess.Popen(
            [sys.executable, "-m", "generator", "inspect", "--jsonl", str(folder), "--output", str(output)],
            cwd=ROOT,
            stderr=subprocess.DEVNULL,
        )
        peaks: dict[int, float] = {}
        while run.poll() is None:
            for pid in (run.pid, *_children(run.pid)):
                peaks[pid] = max(peaks.get(pid, 0.0), _peak(pid))
            time.sleep(0.05)
        took, after = time.monotonic() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
        return (
            took,
            after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime,
            sum(peaks.values()),
            len(output.read_bytes().splitlines()),
        )


def _children(pid: int) -> list[int]:
    try:
        return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []


def _peak(pid: int) -> float:
    """The most memory that a process has had, in MB: what it shares with others is counted for each."""
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return 0.0
    found = [line.split()[1] for line in status.splitlines() if line.startswith("VmHWM")]
    return int(found[0]) / 1000 if found else 0.0


def main(count: int) -> None:
    """Print each figure beside its target."""
    once, tenfold = seconds(longer(1)), seconds(longer(10))
    print(
        f"one report of {len(longer(1)) // 1000} KB: {once * 1000:.0f} ms; of {len(longer(10)) // 1000} KB: {tenfold * 1000:.0f} ms",
        flush=True,
    )
    marks = seconds(marked(10)) / seconds(marked(1))
    took, work, memory, lines = whole_run(count)
    print(
        f"{lines} of {count} files (text, web pages, Word) in {took:.0f} s on all cores, {lines / took:.0f} a second; {work:.0f} s of one core's work"
    )
    growth = tenfold / once / (len(longer(10)) / len(longer(1))) * 10
    for (name, (target, bound)), reached in zip(
        TARGETS.items(), (1 / once, lines / work, growth, marks, memory), strict=True
    ):
        kept = reached >= target if bound == "least" else reached <= target
        print(f"{name}: {reached:.1f} (to reach: at {bound} {target}){'' if kept else ' NOT REACHED'}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 2000)
