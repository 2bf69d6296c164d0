"""The numbers of a quarter and of those beside it, as the trends count them; for paper without all that is private."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from statistics import median

from careerjournal.core import counting_talks, entries, feedback, trends
from careerjournal.core.entries import Named
from careerjournal.core.journal import Journal
from careerjournal.core.quarter import Quarter
from careerjournal.core.trends import Behind
from careerjournal.core.trends_reading import ENERGIES_NEEDED

DAYS_TO_RESPONSE = "days_to_response"
_OPENS = {DAYS_TO_RESPONSE: "feedback_answered"}
"""What a value opens that is no count of its own."""
_A_YEAR = 5  # quarters, from the same one a year ago to this one

# What is private, and what hangs on it: promises of such a talk or feedback, and what such a talk decided.
_HIDDEN = """
SELECT uid FROM entry WHERE private
UNION ALL SELECT action.uid FROM action JOIN entry ON entry.id IN (action.conversation_id, action.feedback_id)
  WHERE entry.private
UNION ALL SELECT outcome.uid FROM outcome JOIN entry ON entry.id = outcome.conversation_id WHERE entry.private
"""


class Reading:
    """Every number, with everything counted."""

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


class PaperReading(Reading):
    """The same without what is private: nothing of it is counted, listed or named."""

    @cached_property
    def _hidden(self) -> frozenset[str]:
        return frozenset(uid for (uid,) in self._journal.rows(_HIDDEN))

    def behind(self, quarter: Quarter, number: str, subject: str = "") -> Behind:
        found = super().behind(quarter, number, subject)
        if number == "gap":
            gap = self._gap(quarter)
            return Behind(found.title, found.noun, gap.bounds if gap else ())
        shown = self._named_openly(quarter, number) if found.noun in ("goal", "theme") else None
        kept = (uid for uid in found.ids if uid not in self._hidden and (shown is None or uid in shown))
        return Behind(found.title, found.noun, tuple(kept))

    def _named_openly(self, quarter: Quarter, number: str) -> set[str] | None:
        """The goals or themes that open entries name, for a number that only says that they were named."""
        if number == "goals_moved":
            views = self._open(quarter, "goal_evidence")
            return {goal.id for view in views for goal in view.goals}
        if number.startswith("themes_"):
            views = self._open(quarter.previous() if number == "themes_gone" else quarter, "entries")
            return {theme.id for view in views for theme in view.themes}
        return None

    def _open(self, quarter: Quarter, number: str) -> list[entries.EntryView]:
        return entries.get_many(self._journal, self.behind(quarter, number).ids)

    def count(self, quarter: Quarter, number: str, subject: str = "") -> int:
        return len(self.behind(quarter, number, subject).ids)

    def energy(self, quarter: Quarter) -> float | None:
        said = [view.energy for view in self._open(quarter, "energy") if view.energy is not None]
        return median(said) if len(said) >= ENERGIES_NEEDED else None

    def days_to_response(self, quarter: Quarter) -> float | None:
        answered = set(self.behind(quarter, DAYS_TO_RESPONSE).ids)
        pieces = [piece for piece in feedback.newest_first(self._journal) if piece.id in answered]
        waits = [piece.days_to_response for piece in pieces if piece.days_to_response is not None]
        return median(waits) if waits else None

    def longest_gap(self, quarter: Quarter) -> int | None:
        gap = self._gap(quarter)
        return gap.days if gap else None

    def _gap(self, quarter: Quarter) -> counting_talks.Gap | None:
        talks = [talk for talk in counting_talks.held(quarter.last) if talk[1] not in self._hidden]
        return counting_talks.longest(talks, quarter.first, quarter.last)
