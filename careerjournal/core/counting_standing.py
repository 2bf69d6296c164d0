"""What stands in a quarter beside its entries: promises, goals and options, each number one condition."""

from __future__ import annotations

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
    one = STANDING[number]
    return _ordered(one.record, live(one.record, one.record.uid).where(one.counts(_days(first, last))))


def by_target(goals: Any) -> Any:
    return goals.order_by(Goal.target_date.is_null(), Goal.target_date, Goal.id)


def counts(span: Sequence[Quarter]) -> dict[Quarter, dict[str, int]]:
    """Every number of every quarter, in one question a table."""
    found: dict[Quarter, dict[str, int]] = {quarter: {} for quarter in span}
    for record in dict.fromkeys(one.record for one in STANDING.values()):
        numbers = [number for number, one in STANDING.items() if one.record is record]
        for place, *sums in _sums(record, numbers, span):
            found[span[place]] = found[span[place]] | dict(zip(numbers, sums, strict=True))
    return {quarter: {number: said.get(number, 0) for number in STANDING} for quarter, said in found.items()}


def _sums(record: Any, numbers: Sequence[str], span: Sequence[Quarter]) -> Any:
    rows = []
    for place, quarter in enumerate(span):
        days = _days(quarter, quarter)
        rows.append((place, days.first, days.last, days.until))
    quarters = pw.CTE("span", pw.ValuesList(rows), columns=("place", "first", "last", "until"))
    days = Days(quarters.c.first, quarters.c.last, quarters.c.until)
    sums = [pw.fn.COUNT(pw.SQL("*")).filter(STANDING[number].counts(days)) for number in numbers]
    joined = live(record, quarters.c.place, *sums).join(quarters, on=pw.SQL("1")).with_cte(quarters)
    return joined.group_by(quarters.c.place).tuples()


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
    promised = pw.fn.COALESCE(Action.day, _created(Action)) <= evening
    return promised & _not_by(Action.done_on, evening) & _not_by(Action.dropped_on, evening)


def _mine(counts: Callable[[Days], Any]) -> Callable[[Days], Any]:
    return lambda days: counts(days) & Action.owner.is_null()


def _theirs(counts: Callable[[Days], Any]) -> Callable[[Days], Any]:
    return lambda days: counts(days) & Action.owner.is_null(False)


# Goals


def _active(days: Days) -> Any:
    """Set by the evening of the last day and neither paused, reached nor let go by then."""
    worded = live(GoalVersion, pw.fn.MIN(GoalVersion.day)).where(GoalVersion.goal == Goal.id)
    begun = pw.fn.COALESCE(worded, _created(Goal)) <= days.last
    paused, reached, let_go = (_not_by(day, days.last) for day in (Goal.paused_on, Goal.reached_on, Goal.let_go_on))
    return begun & paused & reached & let_go


def _changed(days: Days) -> Any:
    """Worded anew in the quarter; the first wording of all is none."""
    before = GoalVersion.alias("before")
    earlier = before.select(pw.SQL("1")).where(
        before.removed_on.is_null(), before.goal == GoalVersion.goal,
        pw.Tuple(before.day, before.id) < pw.Tuple(GoalVersion.day, GoalVersion.id),
    )  # fmt: skip
    anew = live(GoalVersion, pw.SQL("1")).where(
        GoalVersion.goal == Goal.id, GoalVersion.day.between(days.first, days.last), pw.fn.EXISTS(earlier)
    )
    return pw.fn.EXISTS(anew)


# Options


def _outcome(*kinds: str) -> Callable[[Days], Any]:
    return lambda days: Outcome.day.between(days.first, days.last) & (Outcome.kind << kinds)


def _created(record: Any) -> Any:
    """The day of the stamp: for records that never said when they began."""
    return pw.fn.SUBSTR(record.created, 1, 10)


def _not_by(closed: Any, evening: Any) -> Any:
    return closed.is_null() | (closed > evening)


_PROMISES = {"actions_done": _done, "actions_open": _open, "actions_late": _late}
STANDING = {
    **{number: Standing("action", Action, how) for number, how in _PROMISES.items()},
    **{f"{number}.mine": Standing("action", Action, _mine(how)) for number, how in _PROMISES.items()},
    **{f"{number}.theirs": Standing("action", Action, _theirs(how)) for number, how in _PROMISES.items()},
    "goals_active": Standing("goal", Goal, _active),
    "goals_changed": Standing("goal", Goal, _changed),
    "goals_reached": Standing("goal", Goal, lambda days: Goal.reached_on.between(days.first, days.last)),
    "goals_let_go": Standing("goal", Goal, lambda days: Goal.let_go_on.between(days.first, days.last)),
    "options_put": Standing("option", Option, lambda days: Option.proposed_on.between(days.first, days.last)),
    "outcomes": Standing("outcome", Outcome, _outcome(*OUTCOMES)),
    **{f"outcomes.{kind}": Standing("outcome", Outcome, _outcome(kind)) for kind in OUTCOMES},
}
"""The numbers that count other nouns than entries; the open, active and late ones as of the last day."""
