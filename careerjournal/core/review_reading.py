"""The numbers of a quarter and of those beside it, as the trends count them, with what stands behind each."""

from __future__ import annotations

from datetime import date
from functools import cached_property

from careerjournal.core import trends
from careerjournal.core.entries import Named
from careerjournal.core.journal import Journal
from careerjournal.core.quarter import Quarter
from careerjournal.core.trends import Behind

DAYS_TO_RESPONSE = "days_to_response"
_OPENS = {DAYS_TO_RESPONSE: "feedback_answered"}
"""What a value opens that is no count of its own."""
_A_YEAR = 5  # quarters, from the same one a year ago to this one


class Reading:
    """What can be asked of this quarter, the last one, and the same one a year ago."""

    def __init__(self, journal: Journal, quarter: Quarter) -> None:
        self._journal = journal
        found = trends.read(journal, _A_YEAR, quarter)
        self._numbers = {one.quarter: one for one in found.quarters}
        self.strengths: tuple[Named, ...] = found.strengths

    @cached_property
    def _begun(self) -> date | None:
        found = self._journal.rows("SELECT min(day) FROM entry WHERE removed_on IS NULL")
        return date.fromisoformat(found[0][0]) if found[0][0] else None

    def reaches(self, quarter: Quarter) -> bool:
        """Whether the journal had begun by the end of a quarter."""
        return self._begun is not None and self._begun <= quarter.last

    def behind(self, quarter: Quarter, number: str, subject: str = "") -> Behind:
        """The records that a number counts."""
        return trends.behind(self._journal, quarter, _OPENS.get(number, number), subject or None)

    def count(self, quarter: Quarter, number: str, subject: str = "") -> int:
        return self._numbers[quarter].count(number, subject)

    def energy(self, quarter: Quarter) -> float | None:
        return self._numbers[quarter].energy.median

    def days_to_response(self, quarter: Quarter) -> float | None:
        return self._numbers[quarter].days_to_response

    def longest_gap(self, quarter: Quarter) -> int | None:
        return self._numbers[quarter].longest_gap
