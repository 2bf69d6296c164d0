"""Records as plain data, for JSON and for whoever reads it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from careerjournal.core import (
    actions,
    conversations,
    entries,
    feedback,
    feedback_requests,
    goals,
    lookup,
    names,
    options,
    own_letters,
    plain_growth,
    plain_promotions,
    plain_strengths,
    recap,
    series,
    sessions,
    store,
    talk_note,
)
from careerjournal.core.entries import EntryView
from careerjournal.core.fields import Field
from careerjournal.core.journal import Journal
from careerjournal.core.nouns import NOUNS
from careerjournal.core.records import live
from careerjournal.core.search import Hit

Row = dict[str, Any]


def entry(view: EntryView) -> Row:
    """The keys of `list` and `search`."""
    return {
        "id": view.id,
        "noun": view.noun,
        "kind": view.kind,
        "day": view.day.isoformat(),
        "time": view.time,
        "zone": view.zone,
        "title": view.title,
        "body": view.body,
        "impact": view.impact,
        "energy": view.energy,
        "private": bool(view.private),
        "planned": view.planned,
        "told_on": _day(view.told_on),
        "people": [person.name for person in view.people],
        "strengths": [{"name": strength.name, "effect": strength.effect} for strength in view.strengths],
        "goals": [goal.name for goal in view.goals],
        "themes": [theme.name for theme in view.themes],
    }


def hit(found: Hit) -> Row:
    """A row of `search`: an entry's keys, empty for a record that is no entry."""
    if found.entry:
        return entry(found.entry) | {"snippet": found.snippet}
    empty: Row = {"kind": None, "day": None, "time": "", "zone": "", "impact": "", "energy": None, "private": False}
    links: Row = {"people": [], "strengths": [], "goals": [], "themes": []}
    said = {"id": found.id, "noun": found.noun, "title": found.title, "body": found.body, "snippet": found.snippet}
    return said | empty | links


def record(journal: Journal, uid: str) -> Row:
    """One record's fields; people, strengths, goals and themes by name, other references by id."""
    noun = NOUNS[store.noun_of(uid)]
    values = journal.values(uid)
    known = {name: {one.id: one.name for one in names.of(journal, name)} for name in lookup.NAMED}
    found: Row = {"id": uid, "noun": noun.name}
    for field in noun.fields:
        found[field.name] = _value(field, values[field.name], known.get(field.refers_to, {}))
    return found | _state(journal, noun.name, uid)


def _value(field: Field, value: Any, names: dict[str, str]) -> Any:
    if field.type == "effects":
        return [{"name": names.get(uid, uid), "effect": effect} for uid, effect in value]
    if field.many:
        return [names.get(uid, uid) for uid in value]
    if field.type == "ref":
        return names.get(value, value) if value else None
    return _day(value) if isinstance(value, date) else bool(value) if field.type == "flag" else value


def _day(value: date | None) -> str | None:
    return value.isoformat() if value else None


def _state(journal: Journal, noun: str, uid: str) -> Row:
    """What follows from the dates of a record."""
    states: dict[str, Callable[[], str]] = {
        "conversation": lambda: conversations.get(journal, uid).state,
        "goal": lambda: goals.get(journal, uid).state,
        "session": lambda: sessions.FINISHED if journal.values(uid)["finished_on"] else sessions.UNFINISHED,
        "action": lambda: "open" if actions.get(journal, uid).is_open else "closed",
    }
    if noun in _SAYING:
        return _SAYING[noun](journal, uid)
    return {"state": states[noun]()} if noun in states else {}


def _option(journal: Journal, uid: str) -> Row:
    view = options.get(journal, uid)
    return {"state": view.state, "lacks": list(view.lacks), "look_again_on": _day(view.review_on)}


def _feedback(journal: Journal, uid: str) -> Row:
    piece = feedback.get(journal, uid)
    days = {"promised_on": _day(piece.promised_on), "done_on": _day(piece.done_on)}
    return {"answered": piece.answered, **days, "days_to_response": piece.days_to_response}


def _request(journal: Journal, uid: str) -> Row:
    view = feedback_requests.get(journal, uid)
    state = "answered" if view.answered_by else "withdrawn" if view.withdrawn_on else "outstanding"
    return {"state": state, "outstanding": view.is_outstanding}


def _series(journal: Journal, uid: str) -> Row:
    view = series.get(journal, uid)
    return {"state": "ended" if view.has_ended else "running", "next": view.next or None}


def _letter(journal: Journal, uid: str) -> Row:
    """A letter that was not opened yet says nothing, here either."""
    letter = own_letters.get(journal, uid)
    return {"text": letter.text, "state": "opened" if letter.opened_on else "sealed"}


_SAYING: dict[str, Callable[[Journal, str], Row]] = {
    "feedback": _feedback,
    "feedback-request": _request,
    "series": _series,
    "letter": _letter,
    "option": _option,
    "stock-take": plain_strengths.stock_take,
    "drain": plain_strengths.drain,
    "keep": plain_strengths.keep,
} | plain_growth.STATES


def everything(journal: Journal, noun: str) -> list[Row]:
    """All live records of a noun, in the order in which they came."""
    table = NOUNS[noun].record
    return [record(journal, uid) for (uid,) in live(table, table.uid).order_by(table.id).tuples()]


def whole(journal: Journal, uid: str) -> Row:
    """One record with all that hangs on it."""
    noun = store.noun_of(uid)
    found = record(journal, uid)
    if noun == "entry" or NOUNS[noun].extends_entry:
        own = {key: value for key, value in found.items() if key != "kind"}  # a talk's kind is not its entry's
        found = entry(entries.get(journal, uid)) | own
        if noun == "conversation":
            found["talk_kind"] = journal.values(uid)["kind"]
    return found | _HANGING.get(noun, _nothing)(journal, uid)


def _nothing(_journal: Journal, _uid: str) -> Row:
    return {}


def _of_conversation(journal: Journal, uid: str) -> Row:
    talk = conversations.get(journal, uid)
    return {
        "topics": [
            record(journal, topic.id) | {"carried": topic.carried} for topic in conversations.topics(journal, talk)
        ],
        "actions": [record(journal, action.id) for action in actions.of_conversation(journal, uid)],
        "manager_not_told": uid in {other.id for other in conversations.manager_not_told(journal)},
        "outcomes": [
            record(journal, outcome.id)
            for option in options.decided_in(journal, uid)
            for outcome in option.outcomes
            if outcome.conversation == uid
        ],
        "note": list(talk_note.compose(journal, uid)),
        "recap": list(recap.lines(journal, uid)),
    }


def _of_feedback(journal: Journal, uid: str) -> Row:
    request = feedback_requests.answered(journal, uid)
    return {
        "responses": [record(journal, action.id) for action in feedback.get(journal, uid).responses],
        "request": request.id if request else None,
    }


def _of_option(journal: Journal, uid: str) -> Row:
    return {"outcomes": [record(journal, outcome.id) for outcome in options.get(journal, uid).outcomes]}


def _of_person(journal: Journal, uid: str) -> Row:
    return {"conversations": [talk.id for talk in conversations.past(journal, uid)]}


def _of_session(journal: Journal, uid: str) -> Row:
    view = sessions.get(journal, uid)
    return {
        "quarter": str(view.quarter) if view.quarter else None,
        "questions": [
            {
                "key": one.key,
                "question": one.text,
                "answer": one.answer,
                "skipped": one.skipped,
                "last": {"text": one.last.text, "day": _day(one.last.day), "session": one.last.session}
                if one.last
                else None,
                "evidence": [entry.id for entry in one.evidence],
            }
            for one in view.questions
        ],
    }


_HANGING: dict[str, Callable[[Journal, str], Row]] = {
    "conversation": _of_conversation,
    "feedback": _of_feedback,
    "goal": lambda journal, uid: plain_growth.goal(journal, uid, record),
    "growth-area": lambda journal, uid: plain_growth.growth_area(journal, uid, record),
    "aspiration": plain_growth.aspiration,
    "want": plain_growth.want,
    "plan-theme": plain_growth.plan_theme,
    "option": _of_option,
    "strength": plain_strengths.strength,
    "person": _of_person,
    "promotion": plain_promotions.promotion,
    "session": _of_session,
}
