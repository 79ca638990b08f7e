"""Recognition measured on a corpus of real reports, which stands outside this repository.

usage: python -m tests.tools.corpus DIR

DIR has `reports/`, `gold/`, `score.py` and further texts in any sub-folder. Every file is parsed: none may crash, none may lose a
character. Each rule's yield is printed: in how many files it speaks, and how often. Then the labelled files are scored; a figure below
`REACHED` fails the run.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

from generator.formats.known import SUFFIXES
from generator.formats.read import read
from generator.model.problems import InputError
from generator.recognise.parse import recognise
from generator.recognise.partition import partition
from generator.recognise.rules import RULES

REACHED = {"headings": 0.97, "heading levels": 0.95, "markers": 0.99, "notes": 0.98, "note terms": 0.98, "note glosses": 0.98, "title": 0.9} | {
    field: 0.95 for field in ("meeting", "date", "speaker", "is_report")
} | {field: 0.97 for field in ("body_first", "body_last", "attachments")}  # fmt: skip
"""What recognition must reach on the labelled reports, as F1."""


def read_all(corpus: Path) -> int:
    """Parse every file; the number of those that were lost or crashed."""
    files = sorted(p for p in corpus.rglob("*") if p.suffix in SUFFIXES and p.is_file() and p.parent != corpus)
    failed = refused = 0
    in_files, often = Counter[str](), Counter[str]()
    start = time.perf_counter()
    for path in files:
        try:
            reading = recognise(read(path))
            partition(reading.report)
            spoken = [mark.rule for passage in reading.passages for mark in passage.marks] + [
                r.rule for r in reading.report.removals
            ]
            often.update(spoken)
            in_files.update(set(spoken))
        except InputError as error:
            refused += 1
            print(error)
        except Exception as error:  # a crash of any kind is what this run looks for
            failed += 1
            print(f"{path}: {type(error).__name__}: {error}")
    seconds = time.perf_counter() - start
    print(f"{len(files)} files, {refused} refused, {failed} failed, {len(files) / seconds:.0f} a second")
    for rule in RULES:
        print(f"{in_files[rule]:6} files {often[rule]:7} times  {rule}")
    return failed or not files


def score(corpus: Path) -> int:
    """Compare with the labels; the number of figures below what must be reached."""
    run = [sys.executable, str(corpus / "score.py"), "--verbose", "--", sys.executable, "-m", "generator", "inspect"]
    done = subprocess.run(run, capture_output=True, text=True, encoding="utf-8", check=True)
    print(done.stdout)
    figures = json.loads(done.stdout.splitlines()[-1])
    short = {field: figures[field] for field, least in REACHED.items() if figures.get(field, 0) < least}
    for field, figure in short.items():
        print(f"{field}: {figure} is below {REACHED[field]}")
    return len(short) + figures["crashed"]


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    corpus = Path(sys.argv[1]).resolve()
    sys.exit(1 if read_all(corpus) + score(corpus) else 0)
