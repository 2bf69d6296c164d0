"""Outcomes: what became of an option each time it was put to somebody, and the step and the win that come of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from careerjournal.core import clock, conversations, outcome_becomes
from careerjournal.core.entries import Named
from careerjournal.core.journal import Journal
from careerjournal.core.records import Action, Entry, EntryPerson, Option, Outcome, Person, live
from careerjournal.core.trouble import Trouble
from careerjournal.core.words import translate


@dataclass(frozen=True)
class OutcomeView:
    """What became of an option once: agreed, counter-offered, deferred or declined.

    `people` are those of the conversation it was said in; `action` and `win` are uids, or “” where there is none.
    """

    id: str
    kind: str
    reason: str
    offered_instead: str
    conversation: str
    day: date | None
    review_on: date | None
    private: bool
    looked_on: date | None = None
    from_day: date | None = None
    accepted_on: date | None = None
    people: tuple[Named, ...] = ()
    action: str = ""
    win: str = ""

    @property
    def look_again_on(self) -> date | None:
        """When it is to be looked at again; None once that was done, or where no day was named."""
        looked = self.review_on and self.looked_on and self.looked_on >= self.review_on
        return None if looked else self.review_on

    @property
    def can_accept(self) -> bool:
        """Whether it is a counter-offer that waits for my answer."""
        return self.kind == "counter-offered" and self.accepted_on is None


def of_options(options: Iterable[int]) -> dict[int, list[OutcomeView]]:
    """The outcomes of options by the options' rows, oldest first."""
    rows = list(
        live(Outcome, Outcome, Entry.uid.alias("talk"), Entry.private.alias("private"))
        .left_outer_join(Entry, on=(Entry.id == Outcome.conversation))
        .where(Outcome.option << list(options))
        .order_by(Outcome.day, Outcome.id)
        .objects()
    )
    people = _people([row.conversation_id for row in rows if row.conversation_id])
    steps = _uids(Action, [row.action_id for row in rows])
    wins = _uids(Entry, [row.win_id for row in rows])
    found: dict[int, list[OutcomeView]] = {}
    for row in rows:
        view = OutcomeView(
            row.uid, row.kind, row.reason, row.offered_instead, row.talk or "", row.day, row.review_on,
            bool(row.private), row.looked_on, row.from_day, row.accepted_on,
            tuple(people.get(row.conversation_id, ())), steps.get(row.action_id, ""), wins.get(row.win_id, ""),
        )  # fmt: skip
        found.setdefault(row.option_id, []).append(view)
    return found


def _people(talks: list[int]) -> dict[int, list[Named]]:
    found: dict[int, list[Named]] = {}
    links = live(EntryPerson, EntryPerson.entry, Person.uid, Person.name).join(Person)
    for talk, uid, name in links.where(EntryPerson.entry << talks, Person.removed_on.is_null()).tuples():
        found.setdefault(talk, []).append(Named(uid, name))
    return found


def _uids(record: Any, ids: Iterable[int | None]) -> dict[int | None, str]:
    return dict(live(record, record.id, record.uid).where(record.id << [one for one in ids if one]).tuples())


def note(journal: Journal, option: str, kind: str, **fields: Any) -> str:
    """Note what became of an option, and what comes of that, in one step; the outcome's uid."""
    said = {name: value for name, value in fields.items() if value is not None}
    if "conversation" in said and "day" not in said:
        said["day"] = day_of(conversations.get(journal, said["conversation"]))
    with journal.write(translate("core", "Note an outcome")):
        uid = journal.add("outcome", option=option, kind=kind, **said)
        _follow(journal, uid)
    return uid


def day_of(talk: conversations.ConversationView) -> date:
    """The day on which something was said in a conversation."""
    return min(talk.held_on or talk.day, clock.today())


def change(journal: Journal, uid: str, **fields: Any) -> None:
    """Change an outcome; its step and its win follow as long as nobody has made them their own."""
    with journal.write(translate("core", "Change an outcome")):
        before = outcome_becomes.untouched(_row(uid))
        journal.edit("outcome", uid, **fields)
        _follow(journal, uid, before)


def accept(journal: Journal, uid: str, day: date | None = None, from_day: date | None = None) -> None:
    """Accept a counter-offer on `day` (today), to begin on `from_day`: from now on it is a step and a win, too."""
    outcome = _row(uid)
    if outcome.kind != "counter-offered":
        raise Trouble(translate("core", "This is no counter-offer, so there is nothing to accept."))
    with journal.write(translate("core", "Accept a counter-offer")):
        change(journal, uid, accepted_on=day or clock.today(), from_day=from_day or outcome.from_day)


def looked_at(journal: Journal, uid: str, again_on: date | None = None) -> None:
    """Note that an outcome was looked at again and nothing changes; the next look is on `again_on`, if ever."""
    if again_on and again_on <= clock.today():
        raise Trouble(translate("core", "Choose a day to come for the next look."))
    with journal.write(translate("core", "Look again")):
        moved: dict[str, Any] = {"review_on": again_on} if again_on else {}
        journal.edit("outcome", uid, looked_on=clock.today(), **moved)


def _row(uid: str) -> Outcome:
    found: Outcome | None = live(Outcome).where(Outcome.uid == uid).first()
    if found is None:
        raise Trouble(translate("core", "There is no outcome “{id}”.").format(id=uid))
    return found


def _follow(journal: Journal, uid: str, before: Iterable[tuple[str, int]] = ()) -> None:
    """Make the step and the win of an outcome say what it says; of those there were, change only `before`."""
    outcome = _row(uid)
    made = outcome_becomes.wanted(outcome)
    mine = dict(before)
    for noun, column, row in (("action", "action", outcome.action_id), ("entry", "win", outcome.win_id)):
        if made is None:
            if noun in mine:
                journal.remove(_uid_of(noun, mine[noun]))
            if row:
                journal.edit("outcome", uid, **_only(column, None))
        elif not row:
            journal.edit("outcome", uid, **_only(column, journal.add(noun, **_fields(noun, outcome, made))))
        elif noun in mine:
            journal.edit(noun, _uid_of(noun, row), **_wording(noun, made))


def _only(column: str, value: str | None) -> dict[str, Any]:
    return {column: value}


def _uid_of(noun: str, row: int) -> str:
    record: Any = Action if noun == "action" else Entry
    return str(record.get_by_id(row).uid)


def _wording(noun: str, made: outcome_becomes.Becomes) -> dict[str, Any]:
    if noun == "action":
        return {"text": made.step, "due": made.due}
    return {"title": made.win, "day": made.day or clock.today(), "told_on": made.told_on}


def _fields(noun: str, outcome: Outcome, made: outcome_becomes.Becomes) -> dict[str, Any]:
    """The step or the win as it is made: what it says, and whom and what it is about."""
    option: Option = outcome.option
    own: dict[str, Any]
    talk = Entry.get_by_id(outcome.conversation_id) if outcome.conversation_id else None
    goal = _alive(option.goal)
    if noun == "action":
        own = {"day": made.day, "goal": goal, "conversation": talk.uid if talk and not talk.removed_on else None}
    else:
        people = _people([talk.id]).get(talk.id, []) if talk else []
        strength = _alive(option.strength)
        own = {
            "kind": "win", "people": [one.id for one in people], "goals": [goal] if goal else [],
            "strengths": [(strength, "used")] if strength else [], "private": bool(talk and talk.private),
        }  # fmt: skip
    return own | _wording(noun, made)


def _alive(record: Any) -> str | None:
    return record.uid if record is not None and record.removed_on is None else None
