"""A new employer: one walk in one step; what is open is kept or let go, and the clock of the manager starts afresh."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from careerjournal.core import actions, clock, conversations, cycle, days, goals, names, people, series
from careerjournal.core.actions import ActionView
from careerjournal.core.conversations import ConversationView
from careerjournal.core.goals import GoalView
from careerjournal.core.journal import Journal
from careerjournal.core.records import Conversation, CycleDate, Entry, Topic, live
from careerjournal.core.trouble import Trouble
from careerjournal.core.words import translate

FORMER = "other"
"""The relation of a manager who was left behind."""


@dataclass(frozen=True)
class Carried:
    """Something open that can come along or stay behind: a planned talk, a topic, a promise or a goal."""

    id: str
    noun: str
    text: str
    detail: str


@dataclass(frozen=True)
class NewRole:
    """The role that begins; `left_on` is the last day of the old one, the day before where it is not said."""

    title: str
    company: str
    from_day: date
    level: str = ""
    left_on: date | None = None


def carried(journal: Journal) -> tuple[Carried, ...]:
    """Everything open, in the order talks, topics, promises, goals."""
    return (
        *(_talk(talk) for talk in conversations.upcoming(journal)),
        *_topics(),
        *(_promise(promise) for promise in actions.open_ones(journal)),
        *(_goal(goal) for goal in goals.all_of(journal) if goal.state in ("active", "paused")),
    )


def _talk(talk: ConversationView) -> Carried:
    return Carried(talk.id, "conversation", talk.name, days.capital(days.at(talk.day, talk.time)))


def _topics() -> list[Carried]:
    rows = (
        live(Topic, Topic.uid, Topic.text, Entry.day.alias("day"))
        .join(Conversation, on=(Topic.conversation == Conversation.id))
        .join(Entry, on=(Entry.id == Conversation.id))
        .where(Topic.covered_on.is_null(), Topic.dropped_on.is_null(), Entry.removed_on.is_null())
        .order_by(Entry.day.desc(), Topic.position, Topic.id)
    )
    since, to_come = translate("core", "since {day}"), translate("core", "for {day}")
    return [
        Carried(
            row.uid, "topic", row.text, (since if row.day < clock.today() else to_come).format(day=days.plain(row.day))
        )
        for row in rows.objects()
    ]


def _promise(promise: ActionView) -> Carried:
    due = translate("core", "by {day}").format(day=days.plain(promise.due)) if promise.due else ""
    who = promise.owner.name if promise.owner else ""
    return Carried(promise.id, "action", promise.text, " · ".join(part for part in (who, due) if part))


def _goal(goal: GoalView) -> Carried:
    return Carried(goal.id, "goal", goal.title, goal.measure)


def begin(journal: Journal, role: NewRole, let_go: Collection[str] = (), manager: str = "") -> str:
    """Begin with a new employer; the new role's uid. One step: one undo brings everything back.

    Strengths, aspirations and feedback stay as they are. The dates of the old employer's year go to the trash.
    """
    if not role.title.strip() or not role.company.strip():
        raise Trouble(translate("core", "A new employer has a name, and your role there a title."))
    with journal.write(translate("core", "Begin with a new employer")):
        last = role.left_on or role.from_day - timedelta(days=1)
        for one in cycle.present(journal):
            journal.edit("role", one.id, to_day=max(last, one.from_day or last))
        for gone in (one for one in carried(journal) if one.id in let_go):
            _let_go(journal, gone)
        for row in live(CycleDate):
            journal.remove(row.uid)
        _leave_managers(journal, last)
        if manager.strip():
            _meet_manager(journal, manager)
        return journal.add("role", title=role.title, company=role.company, level=role.level, from_day=role.from_day)


def _let_go(journal: Journal, gone: Carried) -> None:
    match gone.noun:
        case "conversation":
            # Through the record, not `cancel`: a series would plan its next one at once.
            journal.edit("conversation", gone.id, cancelled_on=clock.today())
        case "topic":
            journal.edit("topic", gone.id, dropped_on=clock.today())
        case "action":
            actions.drop(journal, gone.id)
        case "goal":
            goals.settle(journal, gone.id, "let_go_on")


def _leave_managers(journal: Journal, last: date) -> None:
    """Old managers become former colleagues, and what came again every few weeks with them ends."""
    for manager in people.managers(journal):
        journal.edit("person", manager.id, relation=FORMER)
        for rhythm in series.running(journal, manager.id):
            until: dict[str, Any] = {"until_day": max(last, rhythm.from_day)}
            journal.edit("series", rhythm.id, **until)


def _meet_manager(journal: Journal, name: str) -> None:
    wanted = " ".join(name.split())
    known = next((one for one in names.of(journal, "person") if one.name.casefold() == wanted.casefold()), None)
    if known:
        journal.edit("person", known.id, relation=people.MANAGER)
    else:
        journal.add("person", name=wanted, relation=people.MANAGER)
