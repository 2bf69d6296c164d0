"""The Trends page, for paper: every chart over some quarters, eight unless it is said, and its table."""

from __future__ import annotations

from collections.abc import Collection

from careerjournal.core import trends
from careerjournal.core.entries import Named
from careerjournal.core.journal import Journal
from careerjournal.core.quarter import Quarter
from careerjournal.core.summary import figures, review_numbers, review_sources
from careerjournal.core.summary.gathered import Gathered
from careerjournal.core.without_private import reading
from careerjournal.core.words import translate


def subjects(journal: Journal) -> list[Named]:
    """The quarters up to which it can be: since the journal began, the present one first."""
    named = review_sources.offered(journal, lambda quarter: Named(str(quarter), _when(*_span(journal, str(quarter)))))
    return sorted(named, key=lambda one: one.id, reverse=True)


def spanning(quarters: int, last: Quarter) -> str:
    """What names so many quarters as the subject of this document: the last, or the first and the last."""
    return str(last) if quarters == review_sources.CHARTED else f"{last.shifted(1 - quarters)}/{last}"


def gather(journal: Journal, subject: str, _asked_for: Collection[str]) -> Gathered:
    first, last = _span(journal, subject)
    with reading(journal):
        read = trends.spanned(journal, first, last)
        drawn = review_sources.charts(read, figures.CHARTS)
        quarters = review_numbers.reached(journal, [one.quarter for one in read.quarters])
        numbers = [] if drawn else review_numbers.rows(read, quarters, quarters)
    found = {"charts": drawn, "numbers": numbers}
    heads = {"numbers": review_numbers.heads(quarters)}
    return Gathered(translate("core", "Trends"), _when(first, last), found, columns=heads)


def _span(journal: Journal, subject: str) -> tuple[Quarter, Quarter]:
    """The first and the last quarter: `2026-Q1` with those before it, or `2025-Q1/2026-Q1`."""
    begin, _, end = subject.rpartition("/")
    last = Quarter.parse(end, journal.settings.fiscal_start)
    first = Quarter.parse(begin, last.fiscal_start) if begin else last.shifted(1 - review_sources.CHARTED)
    return first, last


def _when(first: Quarter, last: Quarter) -> str:
    return first.label if first == last else f"{first.label} – {last.label}"
