"""The quarter review: one quarter beside the last and the same one a year ago, and what the person says of it.

Every number is one of the trends, with the records that it counts. For paper nothing private is counted, listed or
named, nor anything that hangs on something private.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import nullcontext
from dataclasses import dataclass

from careerjournal.core import feelings, session_becomes, session_quarter, sessions, without_private
from careerjournal.core.journal import Journal
from careerjournal.core.quarter import Quarter
from careerjournal.core.review_reading import DAYS_TO_RESPONSE, Reading
from careerjournal.core.trends import Behind
from careerjournal.core.words import counted, translate

IN_MY_WORDS, CARRY_ON = "in-my-words", "carry-on"
"""The keys of the two questions that a review ends with."""
NOTHING = "–"
MOST = 3
"""Strengths that are shown of those that were used, and of those that drained."""


@dataclass(frozen=True)
class Cell:
    """A number in one quarter: its value, how it is said, and what it counts. No value where nothing can be said."""

    value: float | None
    words: str
    behind: Behind


@dataclass(frozen=True)
class Line:
    """A number in this quarter, the last, and the same one a year ago; no cell for one before the journal began.

    `part` is the heading under which it stands, `subject` the strength that it is about.
    """

    number: str
    subject: str
    part: str
    label: str
    this: Cell | None
    last: Cell | None
    year_ago: Cell | None

    @property
    def cells(self) -> tuple[Cell | None, Cell | None, Cell | None]:
        return self.this, self.last, self.year_ago


@dataclass(frozen=True)
class QuarterReview:
    """One quarter as it is reviewed; `session` is the uid of the review that was written of it, or empty."""

    quarter: Quarter
    lines: tuple[Line, ...]
    session: str
    in_my_words: str
    carry_on: tuple[str, ...]

    @property
    def quarters(self) -> tuple[Quarter, Quarter, Quarter]:
        return self.quarter, self.quarter.previous(), self.quarter.year_before()

    def line(self, number: str, subject: str = "") -> Line | None:
        """The line of a number, None where it is not shown."""
        return next((one for one in self.lines if (one.number, one.subject) == (number, subject)), None)


def read(journal: Journal, quarter: Quarter, for_paper: bool = False) -> QuarterReview:
    """The review of a quarter."""
    with without_private.reading(journal) if for_paper else nullcontext():
        lines = tuple(_Lines(Reading(journal, quarter), quarter).all())
        return QuarterReview(quarter, lines, *said(journal, quarter))


# The numbers


class _Lines:
    """Lays out the lines of a review, part by part; what says nothing in any of the quarters is left out."""

    def __init__(self, reading: Reading, quarter: Quarter) -> None:
        self._reading, self._quarter = reading, quarter

    def all(self) -> Iterator[Line]:
        for part, numbers in parts():
            for number, label in numbers:
                found = [self._line(part, number, label)] if label else self._strengths(part, number)
                yield from (line for line in found if number in ALWAYS or _says(line))

    def _strengths(self, part: str, number: str) -> list[Line]:
        """The strengths that the quarter used, or that drained in it, the one of most entries first."""
        named = [(self._reading.count(self._quarter, number, one.id), one) for one in self._reading.strengths]
        most = sorted((pair for pair in named if pair[0]), key=lambda pair: -pair[0])[:MOST]
        pattern = of_strength()[number]
        return [self._line(part, number, pattern.format(name=one.name), one.id) for _count, one in most]

    def _line(self, part: str, number: str, label: str, subject: str = "") -> Line:
        quarters = self._quarter, self._quarter.previous(), self._quarter.year_before()
        this, last, year_ago = (self._cell(quarter, number, subject) for quarter in quarters)
        return Line(number, subject, part, label, this, last, year_ago)

    def _cell(self, quarter: Quarter, number: str, subject: str) -> Cell | None:
        if quarter != self._quarter and not self._reading.reaches(quarter):
            return None
        value, words = self._value(quarter, number, subject)
        return Cell(value, words, self._reading.behind(quarter, number, subject))

    def _value(self, quarter: Quarter, number: str, subject: str) -> tuple[float | None, str]:
        if number == "energy":
            felt = self._reading.energy(quarter)
            return felt, NOTHING if felt is None else feelings.middle(felt)
        if number == "gap":
            return in_days(self._reading.longest_gap(quarter))
        if number == DAYS_TO_RESPONSE:
            return in_days(self._reading.days_to_response(quarter))
        count = self._reading.count(quarter, number, subject)
        return count, str(count)


def in_days(value: float | None) -> tuple[float | None, str]:
    """Days as a number and in words."""
    if value is None:
        return None, NOTHING
    if value == int(value):
        return value, counted("%n day", "%n days", int(value))
    return value, translate("core", "{n} days").format(n=f"{value:g}")


def _says(line: Line) -> bool:
    return any(cell and (cell.value or cell.behind.ids) for cell in line.cells)


ALWAYS = {"entries", "energy", "wins", "setbacks", "conversations", "feedback", "actions_done", "actions_open"}
"""The numbers that are told also where there is nothing to count."""


def of_strength() -> dict[str, str]:
    """How a number about one strength is called."""
    return {"used": translate("core", "{name}, used"), "drained": translate("core", "{name}, drained")}


def parts() -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    """What stands under which heading, and how it is called; strengths have names of their own."""
    return (
        (translate("core", "What happened"), (
            ("entries", translate("core", "Entries")), ("wins", translate("core", "Wins")),
            ("setbacks", translate("core", "Setbacks")),
        )),
        (translate("core", "How it felt"), (
            ("energy", translate("core", "Energy, in the middle")), ("used", ""), ("drained", ""),
        )),
        (translate("core", "Goals"), (
            ("goals_moved", translate("core", "Moved")), ("goals_changed", translate("core", "Worded anew")),
            ("goals_reached", translate("core", "Reached")), ("goals_let_go", translate("core", "Let go")),
        )),
        (translate("core", "With others"), (
            ("conversations", translate("core", "Conversations")), ("gap", translate("core", "Longest time without")),
            ("feedback", translate("core", "Feedback received")),
            (DAYS_TO_RESPONSE, translate("core", "Until it was answered")),
        )),
        (translate("core", "Promises"), (
            ("actions_done", translate("core", "Kept")), ("actions_late", translate("core", "Late")),
            ("actions_open", translate("core", "Open at the end")),
        )),
        (translate("core", "Options"), (
            ("outcomes.agreed", translate("core", "Agreed")),
            ("outcomes.counter-offered", translate("core", "Something else offered")),
            ("outcomes.deferred", translate("core", "Deferred")), ("outcomes.declined", translate("core", "Declined")),
        )),
        (translate("core", "Themes"), (
            ("themes_new", translate("core", "New")), ("themes_gone", translate("core", "Not seen any more")),
        )),
    )  # fmt: skip


# What was said


def said(journal: Journal, quarter: Quarter) -> tuple[str, str, tuple[str, ...]]:
    """The newest review of a quarter that says anything in the end, else the newest: its uid, words and lines."""
    answers = {uid: _ends(journal, uid) for uid in session_quarter.reviews(journal, quarter)}
    uid = next((uid for uid, given in answers.items() if any(given)), next(iter(answers), ""))
    words, carried = answers.get(uid, ("", ""))
    return uid, words.strip(), tuple(session_becomes.parts(carried))


def _ends(journal: Journal, uid: str) -> tuple[str, str]:
    given = {one.key: one.answer for one in sessions.get(journal, uid).questions}
    return given.get(IN_MY_WORDS, ""), given.get(CARRY_ON, "")
