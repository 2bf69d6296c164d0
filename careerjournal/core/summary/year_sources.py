"""The review of a year, for paper: its four quarters beside each other."""

from __future__ import annotations

import re
from collections.abc import Collection

from careerjournal.core.entries import Named
from careerjournal.core.journal import Journal
from careerjournal.core.quarter import Quarter
from careerjournal.core.summary import review_sources
from careerjournal.core.summary.gathered import Gathered
from careerjournal.core.summary.review_sources import Reviewed
from careerjournal.core.trouble import Trouble
from careerjournal.core.words import translate


def subjects(journal: Journal) -> list[Named]:
    """The years since the journal began."""
    fiscal_start = journal.settings.fiscal_start
    return review_sources.offered(journal, lambda quarter: Named(str(quarter.year), _when(quarter.year, fiscal_start)))


def gather(journal: Journal, subject: str, _asked_for: Collection[str]) -> Gathered:
    if not re.fullmatch(r"\d{4}", subject, re.ASCII) or not 1 <= int(subject) <= 9998:
        raise Trouble(translate("core", "“{text}” is no year. Write it as 2026.").format(text=subject))
    fiscal_start = journal.settings.fiscal_start
    quarters = tuple(Quarter(int(subject), number, fiscal_start) for number in (1, 2, 3, 4))
    title = translate("core", "Year review")
    return review_sources.gather(journal, Reviewed(title, _when(int(subject), fiscal_start), quarters, quarters))


def _when(year: int, fiscal_start: int) -> str:
    return f"{year} · {review_sources.months(Quarter(year, 1, fiscal_start), Quarter(year, 4, fiscal_start))}"
