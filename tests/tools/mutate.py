"""Mutants of the recogniser: how many of a random sample the tests kill, and which live.

usage: python -m tests.tools.mutate [SAMPLE [SEED]]

mutmut changes one operator, number or word of a function at a time and runs the tests that reach it; `[tool.mutmut]` in
pyproject.toml says which files and tests. Fewer than `REACHED` of 100 killed fails the run. mutmut rather than cosmic-ray, since it
forks where the tests are loaded: a mutant takes the seconds of its own tests, not those of a new pytest.
"""

from __future__ import annotations

import random
import subprocess
import sys

REACHED = 90
FEW = "generator.recognise.partition.*"
"""Mutants that are tried first, so that all are made and the tests' reach is known."""


def mutmut(*arguments: str) -> str:
    return subprocess.run(
        [sys.executable, "-m", "mutmut", *arguments], check=True, capture_output=True, text=True
    ).stdout


def results() -> dict[str, str]:
    """Every mutant → what became of it; `not checked` before it is tried."""
    lines = mutmut("results", "--all", "true").splitlines()
    return dict(line.strip().split(": ", 1) for line in lines if ": " in line)


def main(sample: int, seed: int) -> int:
    mutmut("run", FEW)
    chosen = sorted(random.Random(seed).sample(sorted(results()), sample))
    mutmut("run", *chosen)
    after = results()
    living = [name for name in chosen if after[name] not in ("killed", "timeout", "caught by type check")]
    for name in living:
        print(mutmut("show", name))
    killed = (len(chosen) - len(living)) * 100 / len(chosen)
    print(f"{len(after)} mutants, {len(chosen)} tried (seed {seed}): {killed:.0f} of 100 killed")
    return killed < REACHED


if __name__ == "__main__":
    sys.exit(main(*(int(argument) for argument in [*sys.argv[1:], *["100", "1"][len(sys.argv) - 1 :]])))
