"""Actions: what was promised, by me or by somebody else, carried until it is closed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from careerjournal.core import clock
from careerjournal.core.entries import Named
from careerjournal.core.journal import Journal
from careerjournal.core.records import Action, Entry, Goal, Person, live, with_trash
from careerjournal.core.trouble import Trouble
from careerjournal.core.words import translate


@dataclass(frozen=True)
class ActionView:
    """One promise. `owner` None is me; `conversation`, `feedback`, `goal` are uids or “”; private where those are."""

    id: str
    text: str
    owner: Named | None
    day: date | None
    due: date | None
    done_on: date | None
    dropped_on: date | None
    conversation: str
    feedback: str
    private: bool
    goal: str = ""

    @property
    def is_open(self) -> bool:
        return self.done_on is None and self.dropped_on is None

    def is_late(self, today: date) -> bool:
        return self.is_open and self.due is not None and self.due < today


def all_of(journal: Journal) -> list[ActionView]:
    """Every action: open ones first by due day, then the closed ones, newest first."""
    found = _views(live(Action))
    still_open = sorted((one for one in found if one.is_open), key=_urgency)
    closed = sorted(
        (one for one in found if not one.is_open),
        key=lambda one: one.done_on or one.dropped_on or date.min,
        reverse=True,
    )
    return still_open + closed


def open_ones(journal: Journal) -> list[ActionView]:
    """What is still to be done, mine and theirs, the most urgent first."""
    return sorted(_views(live(Action).where(Action.done_on.is_null(), Action.dropped_on.is_null())), key=_urgency)


def mine(found: Iterable[ActionView]) -> list[ActionView]:
    return [action for action in found if action.owner is None]


def of_conversation(journal: Journal, uid: str) -> list[ActionView]:
    """What was promised in one conversation."""
    return _views(
        live(Action).join(Entry, on=(Entry.id == Action.conversation)).where(Entry.uid == uid).order_by(Action.id)
    )


def of_goal(journal: Journal, uid: str) -> list[ActionView]:
    """What was promised for one goal: open ones first, then the closed ones."""
    return [one for one in all_of(journal) if one.goal == uid]


def of_feedback(journal: Journal, uids: Iterable[str]) -> dict[str, list[ActionView]]:
    """The responses to pieces of feedback, by the feedback's uid, oldest first."""
    rows = (
        live(Action)
        .join(Entry, on=(Entry.id == Action.feedback))
        .where(Entry.uid << list(uids))
        .order_by(Action.day, Action.id)
    )
    found: dict[str, list[ActionView]] = {}
    for action in _views(rows):
        found.setdefault(action.feedback, []).append(action)
    return found


def closed_since(journal: Journal, day: date) -> list[ActionView]:
    """What was done on or after `day`, oldest first."""
    return _views(live(Action).where(Action.done_on >= day).order_by(Action.done_on, Action.id))


def done(journal: Journal, uid: str, is_done: bool = True) -> None:
    """Close an action as done today, or open it again."""
    with journal.write(translate("core", "Close an action") if is_done else translate("core", "Open an action again")):
        journal.edit("action", uid, done_on=clock.today() if is_done else None, dropped_on=None)


def drop(journal: Journal, uid: str) -> None:
    """Let an action go; it stays readable."""
    with journal.write(translate("core", "Let an action go")):
        journal.edit("action", uid, dropped_on=clock.today())


def get(journal: Journal, uid: str) -> ActionView:
    found = _views(live(Action).where(Action.uid == uid))
    if not found:
        raise Trouble(translate("core", "There is no action “{id}”.").format(id=uid))
    return found[0]


def _urgency(action: ActionView) -> tuple[date, date, str]:
    return action.due or date.max, action.day or date.max, action.id


def _views(query: Any) -> list[ActionView]:
    rows = list(query)
    owners = {
        person.id: Named(person.uid, person.name)
        for person in with_trash(Person).where(Person.id << [row.owner_id for row in rows])
    }
    sources = {row.conversation_id for row in rows} | {row.feedback_id for row in rows}
    entries = {
        entry.id: entry
        for entry in with_trash(Entry, Entry.id, Entry.uid, Entry.private).where(Entry.id << list(sources))
    }
    goals = dict(with_trash(Goal, Goal.id, Goal.uid).where(Goal.id << [row.goal_id for row in rows]).tuples())
    return [_view(row, owners.get(row.owner_id), entries, goals.get(row.goal_id, "")) for row in rows]


def _view(row: Action, owner: Named | None, entries: dict[int, Entry], goal: str) -> ActionView:
    talk, feedback = entries.get(row.conversation_id or 0), entries.get(row.feedback_id or 0)
    return ActionView(
        row.uid, row.text, owner, row.day, row.due, row.done_on, row.dropped_on,
        talk.uid if talk else "", feedback.uid if feedback else "",
        any(source is not None and source.private for source in (talk, feedback)), goal,
    )  # fmt: skip
