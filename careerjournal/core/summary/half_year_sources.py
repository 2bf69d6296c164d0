"""The review of a half-year, for paper: its two quarters beside the same ones a year ago."""

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
    """The half-years since the journal began."""
    return review_sources.offered(journal, _named)


def gather(journal: Journal, subject: str, _asked_for: Collection[str]) -> Gathered:
    first = _read(subject, journal.settings.fiscal_start)
    quarters = first, first.next()
    columns = *quarters, first.year_before(), first.next().year_before()
    return review_sources.gather(
        journal, Reviewed(translate("core", "Half-year review"), _when(first), quarters, columns)
    )


def _read(subject: str, fiscal_start: int) -> Quarter:
    found = re.fullmatch(r"(\d{4})-H([12])", subject, re.IGNORECASE | re.ASCII)
    if found is None or not 1 <= int(found[1]) <= 9998:
        raise Trouble(translate("core", "“{text}” is no half-year. Write it as 2026-H1.").format(text=subject))
    return Quarter(int(found[1]), 2 * int(found[2]) - 1, fiscal_start)


def _named(quarter: Quarter) -> Named:
    first = quarter if quarter.number % 2 else quarter.previous()
    return Named(f"{first.year}-H{first.number // 2 + 1}", _when(first))


def _when(first: Quarter) -> str:
    half = (
        translate("core", "First half of {year}") if first.number == 1 else translate("core", "Second half of {year}")
    )
    return f"{half.format(year=first.year)} · {review_sources.months(first, first.next())}"
