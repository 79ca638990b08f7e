"""What grows with a site stays small: a report's summary, and what is loaded to answer a question about the program."""

from __future__ import annotations

import subprocess
import sys
import tracemalloc

from generator.edition.summary import summary_of
from tests.conftest import ROOT


def test_of_a_report_that_is_done_less_is_kept_than_its_text_takes(sample):
    summary_of(sample)  # what an edition remembers of itself is not the summary's
    tracemalloc.start()
    try:
        kept = summary_of(sample)
        size = tracemalloc.get_traced_memory()[0]
    finally:
        tracemalloc.stop()
    assert len(kept.characters) == len(set(kept.characters)) and size < len(sample.report.source.text)


def test_the_version_is_said_without_loading_what_recognises_reports():
    asked = "import sys\nfrom generator.cli import main\ntry:\n    main(['--version'])\nexcept SystemExit:\n    pass\nprint(*(m for m in sys.modules if m.startswith('generator.')))"
    told = subprocess.run([sys.executable, "-c", asked], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert "generator.cli" in told and not {"recognise", "formats", "library", "edition"} & {m.split(".")[1] for m in told.split() if m.startswith("generator.")}
