"""Speed and size, measured in one run: CPU seconds of whole commands and their ratios. A benchmark, not a test.

usage: python -m tests.tools.bench [COUNT ...]     reports to build at once (default: 1 4 16 64)
"""

from __future__ import annotations

import compileall
import resource
import shutil
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from tests.conftest import OWN, Project, make_project, run

RUNS = 3
"""Each figure is the least of this many runs: other work on the machine only ever adds."""

TARGETS = {
    "generator ÷ MkDocs, 1 report": 0.25,
    "generator ÷ MkDocs, 64 reports": 0.15,
    "whole build, 16 ÷ 1": 8.0,
    "whole build, 64 ÷ 16": 4.2,
    "MB a report": 1.0,
}


@dataclass(frozen=True)
class Measured:
    """CPU seconds of both programs for a number of reports, and the pages' and reports' size."""

    reports: int
    pages: int
    generator: float
    mkdocs: float
    megabytes: float

    @property
    def whole(self) -> float:
        return self.generator + self.mkdocs


def cpu(*command: str, cwd: Path) -> float:
    """CPU seconds that a command takes, its start included."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = run(*command, cwd=cwd)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode not in (0, 1):
        raise SystemExit(done.stdout + done.stderr)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def copies(folder: Path, count: int) -> Path:
    """A folder of reports made from the sample under other ids."""
    for n in range(1, count + 1):
        shutil.copytree(OWN / "reports" / "zigong-2021", folder / f"copy-{n:03}")
    return folder


def measure(count: int) -> Measured:
    """Build `count` reports from nothing, several times."""
    with tempfile.TemporaryDirectory() as scratch:
        project = make_project(Path(scratch) / "tree", copies(Path(scratch) / "reports", count))
        compileall.compile_dir(project.root / "generator", quiet=1)  # as `make` does
        runs = RUNS if count < 16 else 1
        generator = min(_fresh(project) for _ in range(runs))
        mkdocs = min(cpu("mkdocs", "build", "--strict", cwd=project.root) for _ in range(runs))
        pages = sum(1 for _ in project.site.rglob("index.html"))
        size = sum(p.stat().st_size for p in project.site.glob("copy-*/**/*") if p.is_file())
        return Measured(count, pages, generator, mkdocs, size / count / 1e6)


def _fresh(project: Project) -> float:
    run("generator", "clean", cwd=project.root)
    return cpu("generator", "build", cwd=project.root)


def main(counts: list[int]) -> None:
    """Print the table, and each target beside what was reached."""
    rows = {}
    print(f"{'reports':>8}{'pages':>8}{'generator s':>13}{'MkDocs s':>10}{'ratio':>8}{'MB a report':>13}", flush=True)
    for count in counts:
        row = rows[count] = measure(count)
        print(
            f"{count:8}{row.pages:8}{row.generator:13.2f}{row.mkdocs:10.2f}{row.generator / row.mkdocs:8.2f}{row.megabytes:13.2f}",
            flush=True,
        )
    for name, reached in figures(rows).items():
        print(f"{name}: {reached:.2f} (to reach: {TARGETS[name]}){'' if reached <= TARGETS[name] else ' NOT REACHED'}")


def figures(rows: dict[int, Measured]) -> dict[str, float]:
    """The figures that have a target, of those counts that were measured."""
    out = {
        f"generator ÷ MkDocs, {n} report{'s' * (n > 1)}": rows[n].generator / rows[n].mkdocs
        for n in (1, 64)
        if n in rows
    }
    out |= {
        f"whole build, {many} ÷ {few}": rows[many].whole / rows[few].whole
        for few, many in ((1, 16), (16, 64))
        if {few, many} <= rows.keys()
    }
    return out | {"MB a report": max(row.megabytes for row in rows.values())}


if __name__ == "__main__":
    main([int(argument) for argument in sys.argv[1:]] or [1, 4, 16, 64])
