"""The person's own entries beside a question: up to five, from the window that the session looks back over."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

import peewee as pw

from careerjournal.core import entries
from careerjournal.core.entries import EntryView, Filter
from careerjournal.core.noun import CAREER_TALKS
from careerjournal.core.prompt_variables import Window
from careerjournal.core.records import Conversation, Entry, EntryGoal, EntryStrength, Record, live

MOST = 5


@dataclass
class Evidence:
    """What one session can show; each kind of evidence is looked up once. `person`, `goal`, `strength` are uids."""

    span: Window
    itself: str
    person: str = ""
    goal: str = ""
    strength: str = ""
    _found: dict[str, list[EntryView]] = field(default_factory=dict)

    def beside(self, kinds: Iterable[str]) -> tuple[EntryView, ...]:
        """Entries of these kinds of evidence, an equal share of each, newest first."""
        lists = [list(self._of(kind)) for kind in kinds]
        chosen: dict[str, EntryView] = {}
        while len(chosen) < MOST and any(lists):
            for found in lists:
                if found and len(chosen) < MOST:
                    view = found.pop(0)
                    chosen.setdefault(view.id, view)
        return tuple(sorted(chosen.values(), key=entries.order, reverse=True))

    def _of(self, kind: str) -> list[EntryView]:
        if kind not in self._found:
            query = _QUERIES[kind](self).where(Entry.uid != self.itself)
            newest = (Entry.day.desc(), Entry.time.desc(), Entry.id.desc())
            self._found[kind] = entries.views(list(query.order_by(*_FIRST.get(kind, ()), *newest).limit(MOST)))
        return self._found[kind]

    def within(self, *kinds: str, **more: Any) -> Any:
        """The query of the window's entries of these kinds."""
        return entries.matching(Filter(first=self.span.first, last=self.span.last, kinds=kinds, **more))


def _of_kind(*kinds: str) -> Callable[[Evidence], Any]:
    return lambda one: one.within(*kinds)


def _felt(one: Evidence, effect: str, felt: Any) -> Any:
    return one.within().where(felt | _linked(EntryStrength, EntryStrength.effect == effect))


def _linked(link: type[Record], *which: Any) -> Any:
    """Whether an entry has such a link; asked of each entry, so that SQLite walks the window and not all links."""
    return pw.fn.EXISTS(live(link, pw.SQL("1")).where(link.entry == Entry.id, *which))  # type: ignore[attr-defined]


def _talks(one: Evidence) -> Any:
    return one.within("conversation", people=(one.person,) if one.person else ())


def _career_talks(one: Evidence) -> Any:
    talks = live(Conversation, Conversation.id).where(Conversation.talk_kind << CAREER_TALKS)
    return one.within("conversation").where(Entry.id << talks)


def _goals(one: Evidence) -> Any:
    if one.goal:
        return one.within(goals=(one.goal,))
    return one.within().where(_linked(EntryGoal))


def _strength(one: Evidence) -> Any:
    if one.strength:
        return one.within(strengths=(one.strength,))
    return one.within().where(_linked(EntryStrength, EntryStrength.effect != "drained"))


_QUERIES: dict[str, Callable[[Evidence], Any]] = {
    "energised": lambda one: _felt(one, "energised", Entry.energy > 0),
    "drained": lambda one: _felt(one, "drained", Entry.energy < 0),
    "wins": _of_kind("win", "milestone"),
    "untold": lambda one: one.within("win").where(Entry.told_on.is_null()),
    "setbacks": _of_kind("setback"),
    "learnings": _of_kind("learning"),
    "feedback": _of_kind("feedback"),
    "decisions": _of_kind("decision"),
    "talks": _talks,
    "career-talks": _career_talks,
    "goals": _goals,
    "strength": _strength,
}
# What stands before “newest first”: what gave or took most. An entry that only names a strength says no number.
_FIRST: dict[str, tuple[Any, ...]] = {
    "energised": (Entry.energy.is_null(), Entry.energy.desc()),
    "drained": (Entry.energy.is_null(), Entry.energy),
}
