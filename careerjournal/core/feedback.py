"""Feedback: words received, verbatim, and what became of them; a response is an action."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from careerjournal.core import actions, clock, entries
from careerjournal.core.actions import ActionView
from careerjournal.core.entries import EntryView, Named
from careerjournal.core.journal import Journal
from careerjournal.core.records import Feedback, Person, live, with_trash
from careerjournal.core.trouble import Trouble
from careerjournal.core.words import translate

_LATELY = timedelta(days=60)


@dataclass(frozen=True)
class FeedbackView:
    """A piece of feedback: an entry with a giver, and the actions that answer it."""

    id: str
    entry: EntryView
    giver: Named | None
    about: str
    responses: tuple[ActionView, ...]
    told_back_on: date | None = None
    worth_keeping: bool = False

    @property
    def day(self) -> date:
        return self.entry.day

    @property
    def words(self) -> str:
        return self.entry.body

    @property
    def private(self) -> bool:
        return self.entry.private

    @property
    def answered(self) -> bool:
        return bool(self.responses)

    @property
    def done_on(self) -> date | None:
        """When the first response was carried out."""
        return min((action.done_on for action in self.responses if action.done_on), default=None)

    @property
    def promised_on(self) -> date | None:
        """When the first response was promised."""
        return min((action.day for action in self.responses if action.day), default=None)

    @property
    def days_to_response(self) -> int | None:
        """Days from hearing it to the first response that was carried out; until one is, to the first promise."""
        day = self.done_on or self.promised_on
        return max(0, (day - self.day).days) if day else None

    @property
    def waits_for_word(self) -> bool:
        """Whether whoever gave it could be told what became of it: a response is done and none is open."""
        closed = self.done_on is not None and not any(action.is_open for action in self.responses)
        return closed and self.giver is not None and self.told_back_on is None


def newest_first(journal: Journal, limit: int | None = None) -> list[FeedbackView]:
    found = _views(journal, live(Feedback))  # put in order here: SQLite would walk every entry for it
    return sorted(found, key=lambda piece: entries.order(piece.entry), reverse=True)[:limit]


def without_response(found: Iterable[FeedbackView]) -> list[FeedbackView]:
    """What was heard and not answered yet."""
    return [piece for piece in found if not piece.answered]


def worth_keeping(found: Iterable[FeedbackView]) -> list[FeedbackView]:
    """The words to come back to."""
    return [piece for piece in found if piece.worth_keeping]


def to_tell_back(found: Iterable[FeedbackView]) -> list[FeedbackView]:
    """What somebody could be told the end of, while they still remember the beginning."""
    since = clock.today() - _LATELY
    return [piece for piece in found if piece.waits_for_word and piece.done_on and piece.done_on >= since]


def get(journal: Journal, uid: str) -> FeedbackView:
    found = _views(journal, live(Feedback).where(Feedback.uid == uid))
    if not found:
        raise Trouble(translate("core", "There is no feedback “{id}”.").format(id=uid))
    return found[0]


def answer(journal: Journal, uid: str, text: str, due: date | None = None) -> str:
    """Answer a piece of feedback with an action of mine; the action's uid."""
    get(journal, uid)
    with journal.write(translate("core", "Answer feedback")):
        return journal.add("action", text=text, feedback=uid, due=due)


def tell_back(journal: Journal, uid: str, told: bool = True) -> None:
    """Note that whoever gave it knows what became of it, or take that back."""
    get(journal, uid)
    with journal.write(translate("core", "Tell them what became of it")):
        journal.edit("feedback", uid, told_back_on=clock.today() if told else None)


def correct(journal: Journal, uid: str, words: str) -> None:
    """Put right how their words were taken down; those that stood there stay as an earlier text."""
    before = get(journal, uid).words
    if words.strip() and words != before:
        with journal.write(translate("core", "Correct their words")):
            journal.edit("feedback", uid, body=words)


def keep(journal: Journal, uid: str, kept: bool = True) -> None:
    """Mark words as worth keeping, or take the mark away."""
    get(journal, uid)
    with journal.write(translate("core", "Words worth keeping")):
        journal.edit("feedback", uid, worth_keeping=kept)


def _views(journal: Journal, query: Any) -> list[FeedbackView]:
    rows = list(query)
    uids = [row.uid for row in rows]
    by_id = {view.id: view for view in entries.get_many(journal, uids)}
    responses = actions.of_feedback(journal, uids)
    givers = {
        person.id: Named(person.uid, person.name)
        for person in with_trash(Person).where(Person.id << [row.giver_id for row in rows])
    }
    return [
        FeedbackView(
            row.uid, by_id[row.uid], givers.get(row.giver_id), row.about, tuple(responses.get(row.uid, ())),
            row.told_back_on, bool(row.worth_keeping),
        )
        for row in rows
        if row.uid in by_id
    ]  # fmt: skip
