"""Support: what would help, of whom it was asked, and whether it came."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from careerjournal.core import clock, names
from careerjournal.core.entries import Named
from careerjournal.core.journal import Journal
from careerjournal.core.nouns_growth import SOURCES
from careerjournal.core.records import live
from careerjournal.core.records_growth import Support
from careerjournal.core.trouble import Trouble
from careerjournal.core.words import translate

STATES = ("asked", "to ask", "came", "declined")


@dataclass(frozen=True)
class SupportView:
    """Something that would help. `source` is one of SOURCES or “”."""

    id: str
    what: str
    source: str
    person: Named | None
    goal: Named | None
    asked_on: date | None
    came_on: date | None
    declined_on: date | None

    @property
    def state(self) -> str:
        """One of STATES."""
        if self.came_on:
            return "came"
        if self.declined_on:
            return "declined"
        return "asked" if self.asked_on else "to ask"

    @property
    def day(self) -> date | None:
        """The day of its state."""
        return self.came_on or self.declined_on or self.asked_on

    @property
    def is_open(self) -> bool:
        """Whether it may still come."""
        return self.came_on is None and self.declined_on is None


def all_of(journal: Journal) -> list[SupportView]:
    """What was asked and has not come first, then what is to be asked, what came, what was declined; by source."""
    return sorted(_views(live(Support).order_by(Support.id)), key=_order)


def of_goal(journal: Journal, uid: str) -> list[SupportView]:
    """The support for one goal."""
    return [one for one in all_of(journal) if one.goal and one.goal.id == uid]


def get(journal: Journal, uid: str) -> SupportView:
    """One of them."""
    found = _views(live(Support).where(Support.uid == uid))
    if not found:
        raise Trouble(translate("core", "There is no support “{id}”.").format(id=uid))
    return found[0]


def settle(journal: Journal, uid: str, column: str, day: date | None = None) -> None:
    """Note that it was asked, came or was declined (`asked_on`, `came_on`, `declined_on`) on `day` (today)."""
    settled: dict[str, Any] = {column: day or clock.today()}
    if column != "asked_on":
        settled |= {"declined_on" if column == "came_on" else "came_on": None}
    with journal.write(translate("core", "Change support")):
        journal.edit("support", uid, **settled)


def reopen(journal: Journal, uid: str) -> None:
    """It may still come."""
    with journal.write(translate("core", "Change support")):
        journal.edit("support", uid, came_on=None, declined_on=None)


def _order(one: SupportView) -> tuple[int, int, date]:
    source = SOURCES.index(one.source) if one.source in SOURCES else len(SOURCES)
    return STATES.index(one.state), source, one.day or date.max


def _views(query: Any) -> list[SupportView]:
    rows = list(query)
    people = names.by_row("person", [row.person_id for row in rows])
    goals = names.by_row("goal", [row.goal_id for row in rows])
    return [
        SupportView(
            row.uid, row.what, row.source, people.get(row.person_id), goals.get(row.goal_id), row.asked_on,
            row.came_on, row.declined_on,
        )
        for row in rows
    ]  # fmt: skip
