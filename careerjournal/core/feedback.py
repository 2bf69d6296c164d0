"""Feedback: words received, verbatim, and what became of them; a response is an action."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from careerjournal.core import actions, entries
from careerjournal.core.actions import ActionView
from careerjournal.core.entries import EntryView, Named
from careerjournal.core.journal import Journal
from careerjournal.core.records import Feedback, Person, live, with_trash
from careerjournal.core.trouble import Trouble
from careerjournal.core.words import translate


@dataclass(frozen=True)
class FeedbackView:
    """A piece of feedback: an entry with a giver, and the actions that answer it."""

    id: str
    entry: EntryView
    giver: Named | None
    about: str
    responses: tuple[ActionView, ...]

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
    def days_to_response(self) -> int | None:
        """Days from hearing it to the first response that was promised; None without one."""
        days = [action.day for action in self.responses if action.day]
        return max(0, (min(days) - self.day).days) if days else None


def newest_first(journal: Journal, limit: int | None = None) -> list[FeedbackView]:
    found = _views(journal, live(Feedback))  # put in order here: SQLite would walk every entry for it
    return sorted(found, key=lambda piece: entries.order(piece.entry), reverse=True)[:limit]


def without_response(found: Iterable[FeedbackView]) -> list[FeedbackView]:
    """What was heard and not answered yet."""
    return [piece for piece in found if not piece.answered]


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
        FeedbackView(row.uid, by_id[row.uid], givers.get(row.giver_id), row.about, tuple(responses.get(row.uid, ())))
        for row in rows
        if row.uid in by_id
    ]
