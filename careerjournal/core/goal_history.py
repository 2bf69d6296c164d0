"""How a goal went: what was seen, done, asked for and decided, and how it was worded, by day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from careerjournal.core import actions, entries, goals, growth, options, support
from careerjournal.core.entries import Filter
from careerjournal.core.journal import Journal
from careerjournal.core.prose import first_line

_TELLING = ("win", "milestone", "feedback", "setback", "decision")


@dataclass(frozen=True)
class Happening:
    """Something that happened to a goal. `what` says what, `noun` and `id` where it is told.

    `what` is worded, paused, reached, let go, done (an action), habit (a behaviour), came or declined (support),
    the kind of an outcome, or the kind of an entry.
    """

    day: date
    what: str
    text: str
    noun: str
    id: str


def of_goal(journal: Journal, uid: str) -> list[Happening]:
    """Everything, newest first."""
    found = [*_own(journal, uid), *_seen(journal, uid), *_done(journal, uid), *_decided(journal, uid)]
    return sorted(found, key=lambda one: one.day, reverse=True)


def _own(journal: Journal, uid: str) -> Iterator[Happening]:
    for one in reversed(goals.wordings(journal, uid)):
        yield Happening(one.day, "worded", one.measure or one.title, "goal", uid)
    goal = goals.get(journal, uid)
    for day, what in ((goal.paused_on, "paused"), (goal.reached_on, "reached"), (goal.let_go_on, "let go")):
        if day:
            yield Happening(day, what, goal.title, "goal", uid)


def _seen(journal: Journal, uid: str) -> Iterator[Happening]:
    for entry in entries.select(journal, Filter(goals=(uid,), kinds=_TELLING)):
        yield Happening(entry.day, entry.kind, entry.title or first_line(entry.body), entry.noun, entry.id)


def _done(journal: Journal, uid: str) -> Iterator[Happening]:
    for promise in actions.of_goal(journal, uid):
        if promise.done_on:
            yield Happening(promise.done_on, "done", promise.text, "action", promise.id)
    for one in growth.behaviours_of_goal(journal, uid):
        if one.done_on:
            yield Happening(one.done_on, "habit", one.text, "behaviour", one.id)
    for help_ in support.of_goal(journal, uid):
        if help_.day and not help_.is_open:
            yield Happening(help_.day, help_.state, help_.what, "support", help_.id)


def _decided(journal: Journal, uid: str) -> Iterator[Happening]:
    for option in options.of_goal(journal, uid):
        for outcome in option.outcomes:
            if outcome.day:
                yield Happening(outcome.day, outcome.kind, option.title, "option", option.id)
