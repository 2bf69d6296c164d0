"""The Trends page, for paper: every chart over eight quarters with what it finds and its table."""

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
    named = review_sources.offered(journal, lambda quarter: Named(str(quarter), _when(quarter)))
    return sorted(named, key=lambda one: one.id, reverse=True)


def gather(journal: Journal, subject: str, _asked_for: Collection[str]) -> Gathered:
    last = Quarter.parse(subject, journal.settings.fiscal_start)
    with reading(journal):
        read = trends.read(journal, review_sources.CHARTED, last)
        drawn = review_sources.charts(read, figures.CHARTS)
        quarters = review_numbers.reached(journal, [one.quarter for one in read.quarters])
        numbers = [] if drawn else review_numbers.rows(read, quarters, quarters)
    found = {"charts": drawn, "numbers": numbers}
    heads = {"numbers": review_numbers.heads(quarters)}
    return Gathered(translate("core", "Trends"), _when(last), found, columns=heads)


def _when(last: Quarter) -> str:
    first = last.shifted(1 - review_sources.CHARTED)
    return f"{first.label} – {last.label}"
