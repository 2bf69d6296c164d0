"""The feedback sheet: what was heard, word for word, with what was done about it and when; and what was asked for."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import date, timedelta

from careerjournal.core import clock, days, feedback, feedback_requests
from careerjournal.core.actions import ActionView
from careerjournal.core.entries import Named
from careerjournal.core.feedback import FeedbackView
from careerjournal.core.feedback_requests import RequestView
from careerjournal.core.journal import Journal
from careerjournal.core.summary.gathered import Gathered
from careerjournal.core.summary.on_paper import blocks, parts
from careerjournal.core.summary.page import Item, Part, run
from careerjournal.core.words import counted_in_words, translate

_YEAR = timedelta(days=365)


def subjects(journal: Journal) -> list[Named]:
    """Everybody's words of the last year, then those of each giver, whoever spoke last first."""
    givers = dict.fromkeys(piece.giver for piece in feedback.newest_first(journal) if piece.giver and not piece.private)
    return [Named("", translate("core", "Everybody, the last year")), *givers]


def gather(journal: Journal, person: str, _asked_for: Collection[str]) -> Gathered:
    """All feedback of the last year, or everything that one person ever gave; the newest first."""
    heard = [_seen(piece) for piece in feedback.newest_first(journal) if not piece.private]
    since = clock.today() - _YEAR
    found = [piece for piece in heard if _is_from(piece, person) and (person or piece.day >= since)]
    asked = feedback_requests.outstanding(journal, person)
    made = {"heard": [_heard(piece) for piece in found], "asked": [_request(one) for one in asked]}
    name = next((one.name for one in subjects(journal) if one.id == person), "") if person else ""
    title = translate("core", "Feedback from {name}").format(name=name) if name else translate("core", "Feedback")
    return Gathered(title, _when(found, None if person else since), made, readers=(name,) if name else ())


def _is_from(piece: FeedbackView, person: str) -> bool:
    return not person or (piece.giver is not None and piece.giver.id == person)


def _seen(piece: FeedbackView) -> FeedbackView:
    """The feedback without responses that hang on something private, as if they were not."""
    return replace(piece, responses=tuple(action for action in piece.responses if not action.private))


def _when(found: list[FeedbackView], since: date | None) -> str:
    if not found:
        return ""
    first, last = since or found[-1].day, clock.today() if since else found[0].day
    return days.dated(last) if first == last else f"{days.dated(first)} – {days.dated(last)}"


def _heard(piece: FeedbackView) -> Item:
    """Their words, whose they are and about what; what I did, how soon, and whether they know."""
    who = [piece.giver.name] if piece.giver else []
    about = [piece.about] if piece.about else []
    aside = " · ".join([*who, days.whole(piece.day), *about])
    return Item(piece.id, (), (*_done(piece), *_told(piece)), aside=aside, blocks=blocks(piece.words))


def _done(piece: FeedbackView) -> Iterator[Part]:
    kept = [action for action in piece.responses if not action.dropped_on]
    for label, found in (
        (translate("core", "What I did"), [action for action in kept if action.done_on]),
        (translate("core", "What I do"), [action for action in kept if action.is_open]),
    ):
        yield from parts(*((label, run(_with_day(action))) for action in found))
    waited = replace(piece, responses=tuple(kept)).days_to_response
    if waited is not None:
        yield from parts((translate("core", "Answered"), run(_later(waited))))


def _with_day(action: ActionView) -> str:
    if action.done_on:
        return translate("core", "{text} (done {day})").format(text=action.text, day=days.dated(action.done_on))
    if action.due:
        return translate("core", "{text} (due {day})").format(text=action.text, day=days.dated(action.due))
    return action.text


def _later(waited: int) -> str:
    """“The same day”, “One day later”, “Nine days later”."""
    return counted_in_words("%n day later", "%n days later", waited) if waited else translate("core", "The same day")


def _told(piece: FeedbackView) -> tuple[Part, ...]:
    if piece.told_back_on is None:
        return ()
    return parts((translate("core", "They know since"), run(days.dated(piece.told_back_on))))


def _request(request: RequestView) -> Item:
    """Whom I asked, about what, and when."""
    asked = translate("core", "asked on {day}").format(day=days.dated(request.asked_on))
    if not request.about:
        return Item(request.id, run(request.person.name), aside=asked)
    return Item(request.id, run(request.about), aside=f"{request.person.name}, {asked}")
