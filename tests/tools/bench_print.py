"""Time and memory of printing the sample, and a report ten times as long. A benchmark, not a test.

usage: python -m tests.tools.bench_print
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.conftest import OWN, ROOT

SECONDS = 3.0
"""What the sample may take on two cores, start-up included."""


def longer(text: str, times: int) -> str:
    """A report with its running text repeated, each line told apart: lines that recur would be taken for page heads."""
    body, heading, notes = text.partition("相关用语注释")
    lines = [line.strip() for line in re.sub(r"\[\d+\]", "", body).splitlines()[6:] if line.strip()]
    again = "".join(f"{line}（第{n}遍）\n\n" for n in range(2, times + 1) for line in lines)
    return body + again + heading + notes


def measure(times: int) -> tuple[float, float, str]:
    """Seconds and megabytes of `baogao pdf` on the sample `times` over, and what it said."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "reports" / f"times-{times}"
        folder.mkdir(parents=True)
        text = (OWN / "reports" / "zigong-2021" / "report.txt").read_text(encoding="utf-8")
        (folder / "report.txt").write_text(longer(text, times), encoding="utf-8")
        command = [
            sys.executable,
            "-m",
            "generator",
            "pdf",
            "--reports",
            str(folder.parent),
            "--docs",
            f"{scratch}/docs",
        ]
        began = time.perf_counter()
        program = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, encoding="utf-8")
        said = program.stdout.readline()
        program.stdout.read()
        _, status, used = os.wait4(program.pid, 0)
        if status:
            raise SystemExit(f"baogao pdf failed on the sample {times} over")
        return (
            time.perf_counter() - began,
            used.ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3),
            said.partition(": ")[2].strip(),
        )


def main() -> None:
    """Print one line a size."""
    for times in (1, 10):
        seconds, megabytes, said = measure(times)
        late = " NOT REACHED" if times == 1 and seconds > SECONDS else ""
        goal = f" (to reach: {SECONDS:.0f} s{late})" if times == 1 else ""
        print(f"print, sample × {times}: {seconds:.1f} s{goal}, {megabytes:.0f} MB of memory; {said}", flush=True)


if __name__ == "__main__":
    main()
