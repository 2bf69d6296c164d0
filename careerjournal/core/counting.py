"""What counts: for each number of the trends the records that it counts, and no others."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import peewee as pw

from careerjournal.core import counting_standing, counting_talks, counting_themes
from careerjournal.core.entries import Filter, matching
from careerjournal.core.nouns import CAREER_TALKS
from careerjournal.core.quarter import Quarter
from careerjournal.core.records import (
    Action,
    Conversation,
    Entry,
    EntryGoal,
    EntryStrength,
    Goal,
    Strength,
    Theme,
    live,
)

KINDS = {
    "notes": "note", "wins": "win", "learnings": "learning", "setbacks": "setback", "feedback": "feedback",
    "decisions": "decision", "reflections": "reflection", "conversations": "conversation", "milestones": "milestone",
}  # fmt: skip
"""The numbers that count entries of one kind."""
STRENGTHS = ("used", "energised", "drained")
"""The numbers that count the entries of one strength, which is their subject."""
THEME = "theme"
"""The number that counts the entries of one theme, which is its subject."""
ENTRIES = ("entries", *KINDS, "energy", "feedback_answered", "impact_missing", "goal_evidence", "draining")
STANDING = counting_standing.NUMBERS
THEMES = counting_themes.NUMBERS
GAPS = {"gap": (), "career_gap": CAREER_TALKS}
"""The longest times without a conversation, and of which kinds; what they list are the talks at their ends."""
TALK = "conversations."
"""`conversations.career` counts the held conversations of one kind; `conversations.` those of none."""
STOCK_TAKE = "stock_take"
PLAIN = (*ENTRIES, *STANDING, "goals_moved", *THEMES, *GAPS, STOCK_TAKE)
"""Every number that has no subject, but for the conversations by kind."""


def noun_of(number: str) -> str:
    """The noun a number counts."""
    if number in STANDING:
        return counting_standing.noun_of(number)
    if number in THEMES:
        return "theme"
    return {"goals_moved": "goal", STOCK_TAKE: "stock-take"}.get(number, "entry")


def listed(number: str, first: Quarter, last: Quarter, subject: str = "") -> tuple[str, ...]:
    """The uids behind a number of the quarters `first` to `last`, newest first where they have a day."""
    if number in THEMES:
        return counting_themes.listed(number, first, last)
    if number in GAPS:
        gap = counting_talks.longest(counting_talks.held(last.last, GAPS[number]), first.first, last.last)
        return gap.bounds if gap else ()
    if number == STOCK_TAKE:
        return counting_talks.stock_takes(first, last)
    if number in STANDING:
        return _uids(counting_standing.query(number, first, last))
    if number == "goals_moved":
        return _uids(counting_standing.by_target(live(Goal, Goal.uid).where(Goal.id << _goals_moved(first, last))))
    query = _entries(number, first, last, subject)
    return _uids(query.order_by(Entry.day.desc(), Entry.time.desc(), Entry.id.desc()))


def _uids(query: Iterable[Any]) -> tuple[str, ...]:
    return tuple(row[0] for row in query.tuples())  # type: ignore[attr-defined]


def _entries(number: str, first: Quarter, last: Quarter, subject: str) -> Any:
    query = entries(first, last, Entry.uid)
    if number in KINDS:
        return query.where(Entry.kind == KINDS[number])
    if number.startswith(TALK):
        return with_talks(query).where(Conversation.talk_kind == number.removeprefix(TALK))
    if number in STRENGTHS:
        return with_strengths(query).where(Strength.uid == subject, _effect(number))
    if number == THEME:
        return counting_themes.with_themes(query).where(Theme.uid == subject)
    return query.where(*_conditions(number))


def _conditions(number: str) -> tuple[Any, ...]:
    """What an entry has to meet to count."""
    if number == "energy":
        return (Entry.energy.is_null(False),)
    if number == "impact_missing":
        return (impact_missing(),)
    if number == "feedback_answered":
        return Entry.kind == "feedback", pw.fn.EXISTS(live(Action, pw.SQL("1")).where(_answers()))
    if number == "draining":
        met = live(EntryStrength, pw.SQL("1")).join(Strength).where(EntryStrength.entry == Entry.id, _effect("drained"))
        return (pw.fn.EXISTS(met.where(Strength.removed_on.is_null())),)
    if number == "goal_evidence":
        linked = live(EntryGoal, pw.SQL("1")).join(Goal).where(EntryGoal.entry == Entry.id, Goal.removed_on.is_null())
        return (pw.fn.EXISTS(linked),)
    if number != "entries":
        raise KeyError(number)
    return ()


def _goals_moved(first: Quarter, last: Quarter) -> Any:
    return with_goals(entries(first, last, Goal.id))


def impact_missing() -> Any:
    """Whether an entry is a win that does not say yet what it was good for."""
    return (Entry.kind == "win") & (Entry.impact == "")


def entries(first: Quarter, last: Quarter, *columns: Any) -> Any:
    """The entries of some quarters that count: neither removed, planned nor cancelled."""
    return matching(Filter(first.first, last.last), *columns)


def with_talks(query: Any) -> Any:
    return query.join(Conversation, on=(Conversation.id == Entry.id)).where(Conversation.removed_on.is_null())


def with_strengths(query: Any) -> Any:
    joined = query.join(EntryStrength, on=(EntryStrength.entry == Entry.id)).join(Strength)
    return joined.where(EntryStrength.removed_on.is_null(), Strength.removed_on.is_null())


def with_goals(query: Any) -> Any:
    joined = query.join(EntryGoal, on=(EntryGoal.entry == Entry.id)).join(Goal)
    return joined.where(EntryGoal.removed_on.is_null(), Goal.removed_on.is_null())


def with_responses(query: Any) -> Any:
    return query.join(Action, on=_answers()).where(Entry.kind == "feedback", Action.removed_on.is_null())


def _answers() -> Any:
    return Action.feedback == Entry.id


def _effect(number: str) -> Any:
    return EntryStrength.effect != "drained" if number == "used" else EntryStrength.effect == number
