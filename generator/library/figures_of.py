"""A settled report → its figures as the editor has them, and what is doubtful about them."""

from __future__ import annotations

from dataclasses import dataclass, replace

from generator.edition.facts import told
from generator.figures.catalogue import Catalogue
from generator.figures.doubts import doubts
from generator.figures.find import find_figures
from generator.figures.settle import decided_at, settle_figures
from generator.figures.year import years_of
from generator.model.decisions import Decisions
from generator.model.figure import Figure
from generator.model.report import Problem, Report
from generator.model.stated import FACTS, Stated


@dataclass(frozen=True, slots=True)
class Figures:
    """A report's figures, and what an editor should look at."""

    figures: tuple[Figure, ...]
    problems: tuple[Problem, ...]
    stated: Stated
    """The report's facts, by which 今年 and 全省 were read."""


def figures_of(report: Report, decisions: Decisions, catalogue: Catalogue) -> Figures:
    """The report's figures; what the editor states of place and year goes before what the report prints."""
    stated = _facts(report, decisions)
    found = find_figures(report, catalogue, stated.place, years_of(report, stated))
    figures, unfit = settle_figures(report, found.figures, decisions.figures, catalogue)
    decided = decided_at(report, decisions.figures)
    return Figures(figures, (*unfit, *doubts(report, found, figures, decided, catalogue)), stated)


def _facts(report: Report, decisions: Decisions) -> Stated:
    given = {key: value for key in FACTS if (value := getattr(decisions.stated, key)) is not None}
    return replace(told(report), **given)
