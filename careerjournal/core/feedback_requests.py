"""Requests for feedback: whom one asked, about what, and the words that came back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from careerjournal.core import clock
from careerjournal.core.entries import Named
from careerjournal.core.journal import Journal
from careerjournal.core.records import Feedback, Person, live, with_trash
from careerjournal.core.records_growth import FeedbackRequest
from careerjournal.core.trouble import Trouble
from careerjournal.core.words import translate


@dataclass(frozen=True)
class RequestView:
    """One request. `answered_by` is the uid of the feedback that came, “” where none did yet."""

    id: str
    person: Named
    about: str
    asked_on: date
    answered_by: str
    withdrawn_on: date | None

    @property
    def is_outstanding(self) -> bool:
        return not self.answered_by and self.withdrawn_on is None


def outstanding(journal: Journal, person: str = "") -> list[RequestView]:
    """What has not come back yet, the oldest first; of one person where a uid is given."""
    found = (one for one in _views(live(FeedbackRequest)) if one.is_outstanding)
    return sorted((one for one in found if not person or one.person.id == person), key=lambda one: one.asked_on)


def get(journal: Journal, uid: str) -> RequestView:
    found = _views(live(FeedbackRequest).where(FeedbackRequest.uid == uid))
    if not found:
        raise Trouble(translate("core", "There is no request for feedback “{id}”.").format(id=uid))
    return found[0]


def answered(journal: Journal, feedback: str) -> RequestView | None:
    """The request that a piece of feedback answers."""
    found = live(FeedbackRequest).join(Feedback).where(Feedback.uid == feedback).order_by(FeedbackRequest.id)
    return next(iter(_views(found)), None)


# Verbs


def ask(journal: Journal, people: Sequence[str], about: str = "", day: date | None = None) -> list[str]:
    """Note that several people were asked for feedback about the same thing; a request each."""
    with journal.write(translate("core", "Ask for feedback")):
        asked_on = day or clock.today()
        return [journal.add("feedback-request", person=one, about=about, asked_on=asked_on) for one in people]


def answer(journal: Journal, uid: str, text: str, **fields: Any) -> str:
    """Keep the words that came back, as feedback from whom was asked; the feedback's uid."""
    request = get(journal, uid)
    if request.answered_by:
        raise Trouble(translate("core", "This request has its answer already."))
    said = {"giver": request.person.id, "about": request.about} | fields
    with journal.write(translate("core", "Note an answer")):
        made = journal.add("feedback", body=text, **said)
        journal.edit("feedback-request", uid, answered_by=made, withdrawn_on=None)
    return made


def withdraw(journal: Journal, uid: str) -> None:
    """Wait no longer for an answer."""
    if get(journal, uid).answered_by:
        raise Trouble(translate("core", "This request has its answer already."))
    with journal.write(translate("core", "Withdraw a request")):
        journal.edit("feedback-request", uid, withdrawn_on=clock.today())


def _views(query: Any) -> list[RequestView]:
    rows = list(query)
    people = {one.id: one for one in with_trash(Person).where(Person.id << [row.person_id for row in rows])}
    answers = live(Feedback, Feedback.id, Feedback.uid).where(Feedback.id << [row.answered_by_id for row in rows])
    came = {one.id: one.uid for one in answers}
    return [
        RequestView(
            row.uid, Named(people[row.person_id].uid, people[row.person_id].name), row.about, row.asked_on,
            came.get(row.answered_by_id, ""), row.withdrawn_on,
        )
        for row in rows
    ]  # fmt: skip
