"""The quarter review, for paper: one quarter beside the last and the same one a year ago."""

from __future__ import annotations

from collections.abc import Collection

from careerjournal.core.entries import Named
from careerjournal.core.journal import Journal
from careerjournal.core.quarter import Quarter
from careerjournal.core.summary import review_sources
from careerjournal.core.summary.gathered import Gathered
from careerjournal.core.summary.review_sources import Reviewed
from careerjournal.core.words import translate


def subjects(journal: Journal) -> list[Named]:
    """The quarters since the journal began."""
    return review_sources.offered(journal, lambda quarter: Named(str(quarter), _when(quarter)))


def gather(journal: Journal, subject: str, _asked_for: Collection[str]) -> Gathered:
    quarter = Quarter.parse(subject, journal.settings.fiscal_start)
    columns = quarter, quarter.previous(), quarter.year_before()
    title = translate("core", "Quarter review")
    return review_sources.gather(journal, Reviewed(title, _when(quarter), (quarter,), columns))


def _when(quarter: Quarter) -> str:
    return f"{quarter.label} · {quarter.span}"
