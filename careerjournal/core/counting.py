"""What counts: for each number of the trends the query whose rows are exactly what it counts."""

from __future__ import annotations

from datetime import date
from typing import Any

import peewee as pw

from careerjournal.core.entries import Filter, matching
from careerjournal.core.records import Action, Conversation, Entry, EntryStrength, Goal, GoalVersion, Strength, live

KINDS = {
    "notes": "note", "wins": "win", "learnings": "learning", "setbacks": "setback", "feedback": "feedback",
    "decisions": "decision", "reflections": "reflection", "conversations": "conversation", "milestones": "milestone",
}  # fmt: skip
"""The numbers that count entries of one kind."""
STRENGTHS = ("used", "energised", "drained")
ENTRIES = ("entries", *KINDS, "energy", "feedback_answered")
OTHERS = {"actions_done": "action", "actions_open": "action", "goals_active": "goal"}
"""The numbers that count other nouns; the open and active ones as of the last day."""
TALK = "conversations."
"""`conversations.career` counts the held conversations of one kind; `conversations.` those of none."""


def noun_of(number: str) -> str:
    """The noun a number counts."""
    return OTHERS.get(number, "entry")


def counted(number: str, first: date, last: date, strength: str = "") -> Any:
    """The records behind a number of the days `first` to `last`, both included, as a query for their uids."""
    if number in OTHERS:
        return _OTHERS[number](first, last)
    query = entries(first, last, Entry.uid)
    if number in KINDS:
        query = query.where(Entry.kind == KINDS[number])
    elif number.startswith(TALK):
        query = with_talks(query).where(Conversation.talk_kind == number.removeprefix(TALK))
    elif number == "energy":
        query = query.where(Entry.energy.is_null(False))
    elif number == "feedback_answered":
        query = query.where(Entry.kind == "feedback", pw.fn.EXISTS(live(Action, pw.SQL("1")).where(_answers())))
    elif number in STRENGTHS:
        query = with_strengths(query).where(Strength.uid == strength, _effect(number))
    elif number != "entries":
        raise KeyError(number)
    return query.order_by(Entry.day.desc(), Entry.time.desc(), Entry.id.desc())


def entries(first: date, last: date, *columns: Any) -> Any:
    """The entries of some days that count: neither removed, planned nor cancelled."""
    return matching(Filter(first, last), *columns)


def with_talks(query: Any) -> Any:
    return query.join(Conversation, on=(Conversation.id == Entry.id)).where(Conversation.removed_on.is_null())


def with_strengths(query: Any) -> Any:
    joined = query.join(EntryStrength, on=(EntryStrength.entry == Entry.id)).join(Strength)
    return joined.where(EntryStrength.removed_on.is_null(), Strength.removed_on.is_null())


def with_responses(query: Any) -> Any:
    return query.join(Action, on=_answers()).where(Entry.kind == "feedback", Action.removed_on.is_null())


def actions_done(first: date, last: date) -> Any:
    done = live(Action, Action.uid).where(Action.done_on.between(first, last))
    return done.order_by(Action.done_on.desc(), Action.id.desc())


def actions_open(_first: date, last: date) -> Any:
    """Promised by the evening of `last` and not closed by then."""
    promised = pw.fn.COALESCE(Action.day, _created(Action)) <= last.isoformat()
    ends = (_not_by(day, last) for day in (Action.done_on, Action.dropped_on))
    return live(Action, Action.uid).where(promised, *ends).order_by(Action.due.is_null(), Action.due, Action.id)


def goals_active(_first: date, last: date) -> Any:
    """Set by the evening of `last` and neither paused, reached nor let go by then."""
    worded = live(GoalVersion, pw.fn.MIN(GoalVersion.day)).where(GoalVersion.goal == Goal.id)
    begun = pw.fn.COALESCE(worded, _created(Goal)) <= last.isoformat()
    ends = (_not_by(day, last) for day in (Goal.paused_on, Goal.reached_on, Goal.let_go_on))
    return live(Goal, Goal.uid).where(begun, *ends).order_by(Goal.target_date.is_null(), Goal.target_date, Goal.id)


_OTHERS = {"actions_done": actions_done, "actions_open": actions_open, "goals_active": goals_active}


def _answers() -> Any:
    return Action.feedback == Entry.id


def _effect(number: str) -> Any:
    return EntryStrength.effect != "drained" if number == "used" else EntryStrength.effect == number


def _created(record: Any) -> Any:
    """The day of the stamp: for records that never said when they began."""
    return pw.fn.SUBSTR(record.created, 1, 10)


def _not_by(closed: Any, last: date) -> Any:
    return closed.is_null() | (closed > last)
