"""Start and build of the sample, held against another commit: CPU seconds in one run, turn and turn about. No test.

usage: python -m tests.tools.bench_start [COMMIT [TIMES]]     (default: 456d1ab, before the modules moved, 20 times)
"""

from __future__ import annotations

import compileall
import io
import resource
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[2]
VERBS = {"--version": ("--version",), "check": ("check",), "build": ("build",)}
TARGET = 1.05
"""No slower; two runs of one commit differ by so much on a machine that does other work too."""


def tree(commit: str, folder: Path) -> Path:
    """The repository as it was at a commit, compiled as `make` does."""
    packed = subprocess.run(["git", "archive", commit], cwd=ROOT, capture_output=True, check=True).stdout
    with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
        archive.extractall(folder, filter="data")
    compileall.compile_dir(folder / "generator", quiet=1)
    return folder


def cpu(folder: Path, *arguments: str) -> float:
    """CPU seconds of a command of the program in that folder, its start included."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run([sys.executable, "-m", "generator", *arguments], cwd=folder, capture_output=True, text=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode not in (0, 1):
        raise SystemExit(done.stdout + done.stderr)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def main(commit: str, times: int) -> None:
    """Print the median of each verb, now and then, and their ratio; a copy without that commit has nothing to compare."""
    if subprocess.run(["git", "cat-file", "-e", commit], cwd=ROOT, capture_output=True).returncode:
        print(f"start-up: there is no commit {commit} here to compare with")
        return
    with tempfile.TemporaryDirectory() as scratch:
        folders = {name: tree(name, Path(scratch) / name) for name in (commit, "HEAD")}
        took: dict[tuple[str, str], list[float]] = {(verb, name): [] for verb in VERBS for name in folders}
        for turn in range(times):
            for verb, arguments in VERBS.items():
                for name in sorted(folders, reverse=turn % 2 == 0):  # neither is always the first
                    if verb == "build":
                        cpu(folders[name], "clean")
                    took[verb, name].append(cpu(folders[name], *arguments))
        for verb in VERBS:
            then, now = median(took[verb, commit]), median(took[verb, "HEAD"])
            reached = median(b / a for a, b in zip(took[verb, commit], took[verb, "HEAD"], strict=True))
            kept = "" if reached <= TARGET else " NOT REACHED"
            print(
                f"{verb}: {now * 1000:.0f} ms, at {commit} {then * 1000:.0f}; ratio {reached:.2f} (to reach: {TARGET}){kept}",
                flush=True,
            )


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "456d1ab", int(sys.argv[2]) if len(sys.argv) > 2 else 20)
