"""What stands in a quarter beside its entries: promises, goals and options, each number one condition."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import peewee as pw

from careerjournal.core import clock
from careerjournal.core.nouns import OUTCOMES
from careerjournal.core.quarter import Quarter
from careerjournal.core.records import Action, Goal, GoalVersion, Option, Outcome, live


@dataclass(frozen=True)
class Days:
    """The days of a quarter, as texts or as columns of a query; `until` is its last, or today where that is sooner."""

    first: Any
    last: Any
    until: Any


@dataclass(frozen=True)
class Standing:
    """A number: the noun it counts, the table, and whether a record counts in a quarter."""

    noun: str
    record: Any
    counts: Callable[[Days], Any]


def query(number: str, first: Quarter, last: Quarter) -> Any:
    """The uids behind a number; the open, active and late ones as of the last day."""
    whole, _, part = number.partition(".")
    one = STANDING[whole]
    found = live(one.record, one.record.uid).where(one.counts(_days(first, last)))
    if part:
        found = found.where(_part(one.record) == part)
    return _ordered(one.record, found)


def noun_of(number: str) -> str:
    return STANDING[number.partition(".")[0]].noun


def by_target(goals: Any) -> Any:
    return goals.order_by(Goal.target_date.is_null(), Goal.target_date, Goal.id)


def counts(span: Sequence[Quarter]) -> dict[Quarter, Counter[str]]:
    """Every number of every quarter, whole and in parts, in one question a table."""
    found: dict[Quarter, Counter[str]] = {quarter: Counter() for quarter in span}
    for record in dict.fromkeys(one.record for one in STANDING.values()):
        numbers = [number for number, one in STANDING.items() if one.record is record]
        for place, part, *sums in _sums(record, numbers, span):
            for number, n in zip(numbers, sums, strict=True):
                found[span[place]][number] += n
                if part:
                    found[span[place]][f"{number}.{part}"] += n
    return found


def _sums(record: Any, numbers: Sequence[str], span: Sequence[Quarter]) -> Any:
    rows = []
    for place, quarter in enumerate(span):
        days = _days(quarter, quarter)
        rows.append((place, days.first, days.last, days.until))
    quarters = pw.CTE("span", pw.ValuesList(rows), columns=("place", "first", "last", "until"))
    days = Days(quarters.c.first, quarters.c.last, quarters.c.until)
    sums = [pw.fn.COUNT(pw.SQL("*")).filter(STANDING[number].counts(days)) for number in numbers]
    part = _part(record)
    joined = live(record, quarters.c.place, part, *sums).join(quarters, on=_matters(record, days)).with_cte(quarters)
    return joined.group_by(quarters.c.place, part).tuples()


def _part(record: Any) -> Any:
    """How the numbers of a table are told apart further: whose promise it is, how an option was answered."""
    if record is Action:
        return pw.Case(None, ((Action.owner.is_null(), "mine"),), "theirs")
    return Outcome.kind if record is Outcome else pw.Value("")


def _matters(record: Any, days: Days) -> Any:
    """What spares looking closer at promises that were closed before a quarter, or neither made nor done by its end."""
    if record is not Action:
        return True
    closed = pw.fn.COALESCE(Action.done_on, Action.dropped_on, days.first)
    begun = pw.fn.MIN(_promised(), pw.fn.COALESCE(Action.done_on, _promised()))
    return (closed >= pw.fn.MIN(days.first, days.until)) & (begun <= days.last)


def _days(first: Quarter, last: Quarter) -> Days:
    return Days(first.first.isoformat(), last.last.isoformat(), min(last.last, clock.today()).isoformat())


def _ordered(record: Any, found: Any) -> Any:
    if record is Goal:
        return by_target(found)
    if record is Action:
        closed = pw.fn.COALESCE(Action.done_on, Action.dropped_on)
        return found.order_by(closed.desc(nulls="FIRST"), Action.due.is_null(), Action.due, Action.id.desc())
    day = Option.proposed_on if record is Option else Outcome.day
    return found.order_by(day.desc(), record.id.desc())


# Promises


def _done(days: Days) -> Any:
    return Action.done_on.between(days.first, days.last)


def _open(days: Days) -> Any:
    """Promised by the evening of the last day and not closed by then."""
    return _open_at(days.last)


def _late(days: Days) -> Any:
    """Done after the due day, or past it and open still."""
    return (_done(days) & (Action.done_on > Action.due)) | (_open_at(days.until) & (Action.due < days.until))


def _open_at(evening: Any) -> Any:
    return (_promised() <= evening) & _not_by(Action.done_on, evening) & _not_by(Action.dropped_on, evening)


def _promised() -> Any:
    return pw.fn.COALESCE(Action.day, _created(Action))


# Goals


def _active(days: Days) -> Any:
    """Set by the evening of the last day and neither paused, reached nor let go by then."""
    worded = live(GoalVersion, pw.fn.MIN(GoalVersion.day)).where(GoalVersion.goal == Goal.id)
    begun = pw.fn.COALESCE(worded, _created(Goal)) <= days.last
    paused, reached, let_go = (_not_by(day, days.last) for day in (Goal.paused_on, Goal.reached_on, Goal.let_go_on))
    return begun & paused & reached & let_go


def _changed(days: Days) -> Any:
    """Worded anew in the quarter; the first wording of all is none."""
    before: Any = GoalVersion.alias("before")
    earlier = live(before, pw.SQL("1")).where(
        before.goal == GoalVersion.goal, pw.Tuple(before.day, before.id) < pw.Tuple(GoalVersion.day, GoalVersion.id)
    )
    anew = live(GoalVersion, pw.SQL("1")).where(
        GoalVersion.goal == Goal.id, GoalVersion.day.between(days.first, days.last), pw.fn.EXISTS(earlier)
    )
    return pw.fn.EXISTS(anew)


def _created(record: Any) -> Any:
    """The day of the stamp: for records that never said when they began."""
    return pw.fn.SUBSTR(record.created, 1, 10)


def _not_by(closed: Any, evening: Any) -> Any:
    return closed.is_null() | (closed > evening)


STANDING = {
    "actions_done": Standing("action", Action, _done),
    "actions_open": Standing("action", Action, _open),
    "actions_late": Standing("action", Action, _late),
    "goals_active": Standing("goal", Goal, _active),
    "goals_changed": Standing("goal", Goal, _changed),
    "goals_reached": Standing("goal", Goal, lambda days: Goal.reached_on.between(days.first, days.last)),
    "goals_let_go": Standing("goal", Goal, lambda days: Goal.let_go_on.between(days.first, days.last)),
    "options_put": Standing("option", Option, lambda days: Option.proposed_on.between(days.first, days.last)),
    "outcomes": Standing("outcome", Outcome, lambda days: Outcome.day.between(days.first, days.last)),
}
_PARTS = {Action: ("mine", "theirs"), Outcome: OUTCOMES}
NUMBERS = tuple(
    name
    for number, one in STANDING.items()
    for name in (number, *(f"{number}.{part}" for part in _PARTS.get(one.record, ())))
)
"""The numbers that count other nouns than entries, whole and in parts; open, active and late as of the last day."""
