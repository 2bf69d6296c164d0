"""Growth areas, visible behaviours and competencies: what is to develop, what somebody would see, what a role asks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from careerjournal.core import clock, entries, names
from careerjournal.core.entries import EntryView, Named
from careerjournal.core.journal import Journal
from careerjournal.core.records import Entry, Goal, live
from careerjournal.core.records_growth import Behaviour, Competency, CompetencyEvidence, GrowthArea
from careerjournal.core.trouble import Trouble
from careerjournal.core.words import translate

AREA_SOURCES = ("assessment", "feedback", "reflection")
"""What may say that something is to grow; each is a flag `from_…` of the growth area."""


@dataclass(frozen=True)
class BehaviourView:
    """Something visible that the person will do; `done_on` is since when it is a habit."""

    id: str
    text: str
    goal: Named | None
    growth_area: Named | None
    done_on: date | None

    @property
    def is_done(self) -> bool:
        return self.done_on is not None


@dataclass(frozen=True)
class GrowthAreaView:
    """Something underdeveloped: who says so, how it gets in the way now, and the behaviours that work on it."""

    id: str
    name: str
    gets_in_the_way: str
    sources: tuple[str, ...]
    since: date
    closed_on: date | None
    behaviours: tuple[BehaviourView, ...]

    @property
    def is_open(self) -> bool:
        return self.closed_on is None


@dataclass(frozen=True)
class CompetencyView:
    """What a target role asks for, with the entries that show it, newest first."""

    id: str
    name: str
    target_role: str
    goal: Named | None
    note: str
    evidence: tuple[EntryView, ...]


# Growth areas


def areas(journal: Journal) -> list[GrowthAreaView]:
    """Every growth area: open ones first, then the closed ones, newest first."""
    found = _areas(live(GrowthArea).order_by(GrowthArea.id))
    closed = [one for one in found if one.closed_on]
    return [one for one in found if one.is_open] + sorted(closed, key=lambda one: str(one.closed_on), reverse=True)


def area(journal: Journal, uid: str) -> GrowthAreaView:
    """One growth area."""
    found = _areas(live(GrowthArea).where(GrowthArea.uid == uid))
    if not found:
        raise Trouble(translate("core", "There is no growth area “{id}”.").format(id=uid))
    return found[0]


def close(journal: Journal, uid: str, closed: bool = True) -> None:
    """Note that a growth area is grown enough, today, or open it again."""
    with journal.write(translate("core", "Change a growth area")):
        journal.edit("growth-area", uid, closed_on=clock.today() if closed else None)


def _areas(query: Any) -> list[GrowthAreaView]:
    rows = list(query)
    mine: dict[str, list[BehaviourView]] = {}
    for one in _behaviours(live(Behaviour).where(Behaviour.growth_area << rows)):
        if one.growth_area:
            mine.setdefault(one.growth_area.id, []).append(one)
    return [
        GrowthAreaView(
            row.uid, row.name, row.gets_in_the_way,
            tuple(source for source in AREA_SOURCES if getattr(row, f"from_{source}")),
            clock.day_of(row.created), row.closed_on, tuple(mine.get(row.uid, ())),
        )
        for row in rows
    ]  # fmt: skip


# Behaviours


def behaviours(journal: Journal) -> list[BehaviourView]:
    """What somebody would see the person do: still to come first, then the habits."""
    return _behaviours(live(Behaviour))


def behaviours_of_goal(journal: Journal, goal: str) -> list[BehaviourView]:
    """What somebody would see for one goal: still to come first, then the habits."""
    return _behaviours(live(Behaviour).join(Goal).where(Goal.uid == goal))


def behaviour(journal: Journal, uid: str) -> BehaviourView:
    """One behaviour."""
    found = _behaviours(live(Behaviour).where(Behaviour.uid == uid))
    if not found:
        raise Trouble(translate("core", "There is no behaviour “{id}”.").format(id=uid))
    return found[0]


def practise(journal: Journal, uid: str, is_habit: bool = True) -> None:
    """Note that a behaviour has become a habit, today, or that it has not."""
    with journal.write(translate("core", "Change a behaviour")):
        journal.edit("behaviour", uid, done_on=clock.today() if is_habit else None)


def _behaviours(query: Any) -> list[BehaviourView]:
    rows = list(query.order_by(Behaviour.done_on.is_null(False), Behaviour.id))
    goals = names.by_row("goal", [row.goal_id for row in rows])
    grown = names.by_row("growth-area", [row.growth_area_id for row in rows])
    return [
        BehaviourView(row.uid, row.text, goals.get(row.goal_id), grown.get(row.growth_area_id), row.done_on)
        for row in rows
    ]


# Competencies


def competencies(journal: Journal) -> list[CompetencyView]:
    """What target roles ask for, role by role, in the order in which it was noted."""
    return sorted(_competencies(live(Competency).order_by(Competency.id)), key=lambda one: one.target_role.casefold())


def competencies_of_goal(journal: Journal, goal: str) -> list[CompetencyView]:
    """What the role that a goal aims at asks for."""
    return [one for one in competencies(journal) if one.goal and one.goal.id == goal]


def competency(journal: Journal, uid: str) -> CompetencyView:
    """One competency."""
    found = _competencies(live(Competency).where(Competency.uid == uid))
    if not found:
        raise Trouble(translate("core", "There is no competency “{id}”.").format(id=uid))
    return found[0]


def _competencies(query: Any) -> list[CompetencyView]:
    rows = list(query)
    goals = names.by_row("goal", [row.goal_id for row in rows])
    links = (
        live(CompetencyEvidence, CompetencyEvidence.competency, CompetencyEvidence.entry)
        .where(CompetencyEvidence.competency << rows)
        .tuples()
    )
    shown = [(competency, entry) for competency, entry in links]
    there = entries.views(list(live(Entry).where(Entry.id << [entry for _, entry in shown])))
    views = {view.row: view for view in there}
    return [
        CompetencyView(
            row.uid, row.name, row.target_role, goals.get(row.goal_id), row.note,
            _newest_first([views[entry] for one, entry in shown if one == row.id and entry in views]),
        )
        for row in rows
    ]  # fmt: skip


def _newest_first(found: Sequence[EntryView]) -> tuple[EntryView, ...]:
    return tuple(sorted(found, key=entries.order, reverse=True))
