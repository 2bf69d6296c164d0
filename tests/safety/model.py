"""What a journal ought to hold, as plain dictionaries: records, their links, the trash, undo and redo."""

from __future__ import annotations

import copy
from collections import deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from careerjournal.core.journal import STEPS_KEPT
from careerjournal.core.nouns import NOUNS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

CHILDREN = {"topic": "conversation", "plan-revisit": "plan_theme"}
"""What goes to the trash with the record that this field of it names."""
ENTRIES = ("entry", "conversation", "feedback")


@dataclass
class Link:
    """One record said to be about another; removed together with either of them."""

    said: str
    removed: int | None = None


@dataclass
class Known:
    """One record."""

    noun: str
    fields: dict[str, object]
    links: dict[str, dict[str, Link]]
    removed: int | None = None
    worked_on: bool = False

    def said_of(self, name: str) -> set[tuple[str, str]]:
        """The live links of a field."""
        return {(target, link.said) for target, link in self.links[name].items() if link.removed is None}


@dataclass
class Batch:
    """What one import brought."""

    entries: list[str]
    names: list[str]
    undone: bool = False


@dataclass
class State:
    """Everything in the journal."""

    records: dict[str, Known] = field(default_factory=dict)
    batches: list[Batch] = field(default_factory=list)

    def live(self, *nouns: str) -> list[str]:
        return [uid for uid, one in self.records.items() if one.removed is None and (not nouns or one.noun in nouns)]

    def removed(self) -> list[str]:
        return [uid for uid, one in self.records.items() if one.removed is not None]


class Model:
    """The dictionary, and what was in it before each step that can be taken back."""

    def __init__(self) -> None:
        self.now = State()
        self._stamp = 0
        self._before: State | None = None
        self.undo_steps: deque[State] = deque(maxlen=STEPS_KEPT)
        self.redo_steps: deque[State] = deque(maxlen=STEPS_KEPT)

    # Steps

    def begin(self) -> None:
        self._before = copy.deepcopy(self.now)

    def done(self, announced: bool) -> None:
        """One write is over; only what was announced can be taken back."""
        if announced:
            assert self._before is not None
            self.undo_steps.append(self._before)
            self.redo_steps.clear()

    def failed(self) -> None:
        assert self._before is not None
        self.now = self._before

    def forget_steps(self) -> None:
        self.undo_steps.clear()
        self.redo_steps.clear()

    def undo(self) -> None:
        self.redo_steps.append(self.now)
        self.now = self.undo_steps.pop()

    def redo(self) -> None:
        self.undo_steps.append(self.now)
        self.now = self.redo_steps.pop()

    # Records

    def add(self, noun: str, uid: str, values: Mapping[str, Any]) -> None:
        """A new record with all its values as they are."""
        self.now.records[uid] = Known(noun, {}, {one.name: {} for one in NOUNS[noun].fields if one.is_link})
        self._set(uid, values)

    def edit(self, uid: str, values: Mapping[str, Any]) -> None:
        self._set(uid, values)
        known = self.now.records[uid]
        known.worked_on |= any(name not in known.links for name in values)

    def _set(self, uid: str, values: Mapping[str, Any]) -> None:
        known = self.now.records[uid]
        for name, value in values.items():
            if name not in known.links:
                known.fields[name] = value
                continue
            wanted = dict(item if isinstance(item, tuple) else (item, "") for item in value)
            for target, link in known.links[name].items():
                if target not in wanted and link.removed is None:
                    link.removed = self._next()
            known.links[name] |= {target: Link(said) for target, said in wanted.items()}

    def _next(self) -> int:
        self._stamp += 1
        return self._stamp

    def remove(self, uid: str) -> None:
        self._remove([uid], self._next())

    def _remove(self, uids: Iterable[str], stamp: int) -> None:
        for uid in uids:
            for one in (self.now.records[uid], *self._children(uid)):
                if one.removed is None:
                    one.removed, one.worked_on = stamp, True
            for link in self._links(uid):
                if link.removed is None:
                    link.removed = stamp

    def restore(self, uid: str) -> None:
        stamp = self.now.records[uid].removed
        for one in (self.now.records[uid], *self._children(uid), *self._links(uid)):
            if one.removed == stamp:
                one.removed = None

    def _children(self, uid: str) -> list[Known]:
        return [one for one in self.now.records.values() if one.fields.get(CHILDREN.get(one.noun, "")) == uid]

    def _links(self, uid: str) -> list[Link]:
        """What this record says of others, and others of it."""
        mine = [link for links in self.now.records[uid].links.values() for link in links.values()]
        theirs = [links[uid] for one in self.now.records.values() for links in one.links.values() if uid in links]
        return mine + theirs

    # Imports

    def undo_import(self) -> None:
        """The last import goes: its entries, and names that nothing uses and nobody worked on."""
        batch = [one for one in self.now.batches if not one.undone][-1]
        batch.undone = True
        self._remove((uid for uid in batch.entries if self.now.records[uid].removed is None), self._next())
        for uid in [uid for one in self.now.batches if one.undone for uid in one.names]:
            known = self.now.records[uid]
            if known.removed is None and not known.worked_on and not self._is_used(uid):
                self.remove(uid)

    def _is_used(self, uid: str) -> bool:
        used = any(link.removed is None for link in self._links(uid))
        named = (("feedback", "giver"), ("action", "owner"))
        live = (self.now.records[one] for one in self.now.live("feedback", "action"))
        return used or any(one.fields.get(name) == uid for one in live for noun, name in named if one.noun == noun)
