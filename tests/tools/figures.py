"""Figures measured on labelled reports, which stand outside this repository.

usage: python -m tests.tools.figures DIR [CORPUS]

DIR has `gold/`, `score.py` and `targets.tsv` (place, year, growth target, qualifier). Every labelled report is scored; a figure
below `REACHED` fails the run. With CORPUS, the growth targets of the table are looked for in its reports, `*/PLACE/YEAR.md`, and
each that differs is printed.
"""

from __future__ import annotations

import csv
import json
import subprocess
import sys
import time
from decimal import Decimal
from pathlib import Path

from generator.figures.catalogue import shipped
from generator.figures.find import find_figures
from generator.figures.year import years_of
from generator.formats.read import read
from generator.library.figures_of import figures_of
from generator.model.decisions import Decisions
from generator.model.figure import SELF, Figure
from generator.model.problems import InputError
from generator.recognise.parse import parse

REACHED = {"all": 0.97, "targets": 0.97, "value and indicator alone": 0.97}
"""What must be reached on the labelled reports, as F1."""
QUALIFIERS, TARGETS, AT_LEAST = 0.97, 0.9, 0.95
"""Qualifiers of right records; growth targets of the table, of which some differ in the source itself; their 以上."""


def score(folder: Path) -> int:
    """Compare with the labels; the number of figures below what must be reached."""
    command = [sys.executable, "-m", "generator", "figures", "--format", "json"]
    run = [sys.executable, str(folder / "score.py"), "--gold", str(folder / "gold"), "--", *command]
    done = subprocess.run(run, capture_output=True, text=True, encoding="utf-8", check=True)
    print(done.stdout)
    told = json.loads(done.stdout.splitlines()[-1])
    reached = {name: told[name][2] >= least for name, least in REACHED.items()} | {
        "qualifiers": told["qualifiers"] >= QUALIFIERS
    }
    for name in (name for name, well in reached.items() if not well):
        print(f"{name}: {told[name]} is too low")
    return told["crashed"] + sum(not well for well in reached.values())


def targets(table: Path, corpus: Path) -> int:
    """Compare the growth targets; the number of figures below what must be reached."""
    right = qualified = seen = 0
    with table.open(encoding="utf-8") as stream:
        for row in csv.DictReader(stream, delimiter="\t"):
            found = growth_target(corpus, row["place"], int(row["year"]))
            seen += 1
            wanted = Decimal(row["growth_target"])
            if found is None or wanted not in (found.value, found.low, found.high):
                print(f"{row['place']} {row['year']}: {wanted}, but {found.text if found else 'none'}")
                continue
            right += 1
            qualified += ("at_least" in found.qualifier) == (row["qualifier"] == "at_least")
    print(f"growth targets: {right} of {seen}; 以上 of these: {qualified}")
    return (right < TARGETS * seen) + (qualified < AT_LEAST * right)


def growth_target(corpus: Path, place: str, year: int) -> Figure | None:
    """The first growth target of a place for a year, in the file of that year or, named by what it reviews, the one before."""
    for named in (year, year - 1):
        for path in corpus.rglob(f"{place}/{named}.md"):
            try:
                found = figures_of(parse(read(path)), Decisions("report.toml"), shipped())
            except InputError:
                continue
            for figure in found.figures:
                aimed = (figure.indicator, figure.measure, figure.kind, figure.period, figure.scope)
                if aimed == ("gdp", "growth", "target", str(year), SELF) and "in_step" not in figure.qualifier:
                    return figure
    return None


def speed(folder: Path) -> None:
    """Say how long figures take beyond parsing."""
    reports = [parse(read(path)) for path in sorted((folder / "gold").glob("*.md"))]
    stated = [figures_of(report, Decisions("report.toml"), shipped()).stated for report in reports]
    start = time.process_time()
    for report, says in zip(reports, stated, strict=True):
        find_figures(report, shipped(), says.place, years_of(report, says))
    print(f"{(time.process_time() - start) / len(reports) * 1000:.1f} ms a report beyond parsing")


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    folder = Path(sys.argv[1]).resolve()
    short = score(folder)
    speed(folder)
    if len(sys.argv) == 3:
        short += targets(folder / "targets.tsv", Path(sys.argv[2]).resolve())
    sys.exit(1 if short else 0)
