"""A block's inline runs, which Markdown and Typst read."""

from itertools import pairwise

from generator.edition.inline import stretches


def test_runs_cover_each_block_without_gap_or_overlap(sample):
    for block in sample.report.blocks:
        parts = stretches(sample, block)
        assert parts[0].start == 0 and parts[-1].end == len(block.text)
        assert all(one.end == other.start for one, other in pairwise(parts))
        for part in parts:
            assert part.runs[0].start == part.start and part.runs[-1].end == part.end
            assert all(one.end == other.start for one, other in pairwise(part.runs))


def test_every_occurrence_is_a_run_with_its_own_words(sample):
    runs = {
        run.occurrence: block.text[run.start : run.end]
        for block in sample.report.blocks
        for part in stretches(sample, block)
        for run in part.runs
        if run.occurrence
    }
    assert runs == {o: sample.report.words(o.place) for o in sample.links.occurrences}


def test_a_stretch_ends_with_plain_text(sample):
    assert all(part.runs[-1].occurrence is None for b in sample.report.blocks for part in stretches(sample, b))


def test_a_called_term_has_its_words_without_the_marker(sample):
    called = next(o for o in sample.links.occurrences if o.call)
    words, marker = sample.report.words(called.words), sample.report.words(called.call.marker)
    assert marker and words + marker == sample.report.words(called.place)


def test_a_note_entry_is_number_headword_and_explanation(sample):
    note = sample.report.notes[0]
    parts = stretches(sample, sample.report.block(note.block))
    assert [part.kind for part in parts] == ["number", "headword", "text"]
    assert (parts[1].start, parts[1].end) == (note.headword.start, note.headword.end)
