"""The checklist of one conversation: steps from data and from the person, computed from the journal with evidence."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Any

from careerjournal.core import clock, conversations, days, paths
from careerjournal.core.checklist_questions import DONE, NOT_NEEDED, OPEN, QUESTIONS, SKIPPED, Asked
from careerjournal.core.conversations import ConversationView
from careerjournal.core.entries import Named
from careerjournal.core.journal import Journal
from careerjournal.core.records import ChecklistStep, Conversation, live
from careerjournal.core.seen import Seen
from careerjournal.core.trouble import Trouble
from careerjournal.core.uid import new_uid
from careerjournal.core.words import counted_in_words, translate

GROUPS = ("worth", "time")
_KEYS = {"key", "title", "question", "group", "verb", "does"}
_OWN = "own-"
_COUNTED = 6  # things named by their number; more are “a few”
WHOLE, SHORT = "conversation", "ten-minutes"


@dataclass(frozen=True)
class Step:
    """One step. `group` is worth or time; `verb` and `does` are the button that closes it."""

    key: str
    title: str
    state: str
    reason: str
    evidence: tuple[str, ...]
    group: str
    verb: str
    does: str
    own: bool = False


@dataclass(frozen=True)
class Checklist:
    """What would help before one conversation. Ready is advice: nothing worth doing is open."""

    conversation: str
    name: str
    day: date
    people: tuple[Named, ...]
    steps: tuple[Step, ...]

    @property
    def open_steps(self) -> tuple[Step, ...]:
        return tuple(step for step in self.steps if step.state == OPEN)

    @property
    def ready(self) -> bool:
        return not any(step.group == "worth" for step in self.open_steps)

    def of_group(self, group: str) -> tuple[Step, ...]:
        return tuple(step for step in self.open_steps if step.group == group)

    @property
    def sentence(self) -> str:
        """What would still help, in a few words; that it is ready where nothing would."""
        count = len(self.of_group("worth"))
        if not count:
            return translate("core", "Ready.")
        few = count <= _COUNTED
        things = counted_in_words("One thing", "%n things", count) if few else translate("core", "A few things")
        if self.day <= clock.today():
            return translate("core", "{things} would help before you meet.").format(things=things)
        return translate("core", "{things} would help before {day}.").format(things=things, day=days.near(self.day))

    @property
    def finished(self) -> tuple[Step, ...]:
        return tuple(step for step in self.steps if step.state != OPEN)


@lru_cache
def declared(name: str = WHOLE) -> tuple[dict[str, str], ...]:
    """The steps that ship in one list, read once and checked."""
    return read_steps((paths.resources() / "checklists" / f"{name}.toml").read_text(encoding="utf-8"))


def read_steps(text: str) -> tuple[dict[str, str], ...]:
    """Steps from TOML; Trouble where one is incomplete, asks an unknown question or repeats a key."""
    steps = tuple(tomllib.loads(text).get("step", ()))
    for step in steps:
        if set(step) != _KEYS or step["question"] not in QUESTIONS or step["group"] not in GROUPS:
            raise Trouble(
                translate("core", "The checklist step {step} cannot be read.").format(step=step.get("key", "?"))
            )
    if len({step["key"] for step in steps}) != len(steps):
        raise Trouble(translate("core", "Two checklist steps have the same key."))
    return steps


def read(journal: Journal, conversation: str, seen: Seen | None = None) -> Checklist:
    """The checklist of one conversation, as the journal stands now, or as a reading that is under way sees it."""
    talk = conversations.get(journal, conversation)
    asked = Asked(seen or Seen(journal), talk)
    changes = _changes(talk)
    steps = [_step(step, asked, changes.get(step["key"])) for step in declared()]
    steps += [_own(change) for change in changes.values() if change.added]
    return Checklist(talk.id, talk.name, talk.day, talk.people, tuple(steps))


def in_ten_minutes(journal: Journal, conversation: str) -> Checklist:
    """The four steps that fit into ten minutes."""
    talk = conversations.get(journal, conversation)
    asked = Asked(Seen(journal), talk)
    steps = tuple(_step(step, asked, None) for step in declared(SHORT))
    return Checklist(talk.id, talk.name, talk.day, talk.people, steps)


def next_one(journal: Journal) -> Checklist | None:
    """The checklist of the next planned conversation."""
    talk = conversations.next_one(journal)
    return read(journal, talk.id) if talk else None


def _changes(talk: ConversationView) -> dict[str, Any]:
    """What the person changed, by key: for all conversations first, then for this one over it."""
    rows = live(ChecklistStep).where(
        ChecklistStep.conversation.is_null() | (ChecklistStep.conversation == talk.entry.row)
    )
    return {row.key: row for row in sorted(rows, key=lambda row: (row.conversation_id is not None, row.id))}


def _step(step: dict[str, str], asked: Asked, change: Any) -> Step:
    answer = QUESTIONS[step["question"]](asked)
    title = translate("checklists", step["title"]).replace("{who}", asked.who)
    found = Step(
        step["key"], title, answer.state, answer.reason, answer.evidence, step["group"],
        translate("checklists", step["verb"]), step["does"],
    )  # fmt: skip
    return _changed(found, change)


def _changed(step: Step, change: Any) -> Step:
    if change is None:
        return step
    title = change.title or step.title
    if change.skipped_on:
        return replace(step, title=title, state=SKIPPED, reason=translate("core", "Skipped this time."))
    if change.done_on and step.state in (OPEN, NOT_NEEDED):
        return replace(step, title=title, state=DONE)
    return replace(step, title=title)


def _own(change: Any) -> Step:
    state = DONE if change.done_on else SKIPPED if change.skipped_on else OPEN
    reason = translate("core", "A step of your own.")
    return Step(change.key, change.title, state, reason, (), "worth", translate("core", "Done"), "tick", own=True)


# What the person can change


def tick(journal: Journal, conversation: str, key: str, done: bool = True) -> None:
    """Mark a step as done by hand, or take that back."""
    _change(journal, conversation, key, translate("core", "Tick a step"), done_on=clock.today() if done else None)


def skip(journal: Journal, conversation: str, key: str, skipped: bool = True) -> None:
    """Leave a step out of this conversation's preparation, or take it in again."""
    _change(journal, conversation, key, translate("core", "Skip a step"), skipped_on=clock.today() if skipped else None)


def reword(journal: Journal, conversation: str, key: str, title: str) -> None:
    """Call a step something else from now on, in this conversation."""
    _change(journal, conversation, key, translate("core", "Reword a step"), title=" ".join(title.split()))


def add(journal: Journal, conversation: str, title: str) -> str:
    """Add a step of one's own to this conversation; its key."""
    words = " ".join(title.split())
    if not words:
        raise Trouble(translate("core", "A step needs words."))
    key = _OWN + new_uid()
    _change(journal, conversation, key, translate("core", "Add a step"), title=words, added=True)
    return key


def _change(journal: Journal, conversation: str, key: str, label: str, **values: object) -> None:
    talk = Conversation.get_or_none(Conversation.uid == conversation)
    known = {step["key"] for step in declared()}
    if talk is None or not (key in known or key.startswith(_OWN)):
        raise Trouble(translate("core", "There is no step “{key}” in this checklist.").format(key=key))
    with journal.write(label):
        row = live(ChecklistStep).where(ChecklistStep.conversation == talk, ChecklistStep.key == key).first()
        if row:
            ChecklistStep.update(**values, changed=clock.stamp()).where(ChecklistStep.id == row.id).execute()
        else:
            stamps = {"uid": new_uid(), "created": clock.stamp(), "changed": clock.stamp()}
            ChecklistStep.create(conversation=talk, key=key, **values, **stamps)


def as_json(found: Checklist) -> dict[str, Any]:
    """The keys that PRODUCT.md gives `checklist`."""
    return {
        "conversation": found.conversation,
        "day": found.day.isoformat(),
        "people": [person.name for person in found.people],
        "ready": found.ready,
        "steps": [
            {
                "key": step.key,
                "title": step.title,
                "state": step.state,
                "reason": step.reason,
                "evidence": list(step.evidence),
            }
            for step in found.steps
        ],
    }
