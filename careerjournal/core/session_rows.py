"""A session as it is kept: its row, its answers, and the entry's text that is made of them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from careerjournal.core import clock, own_sets, prompt_variables, prompts, revision_rows, session_quarter
from careerjournal.core.entries import Named
from careerjournal.core.journal import Journal
from careerjournal.core.prompt_variables import Window
from careerjournal.core.prompts import PromptSet
from careerjournal.core.quarter import Quarter
from careerjournal.core.records import Entry, Record, live
from careerjournal.core.records_growth import Answer, Session
from careerjournal.core.trouble import Trouble
from careerjournal.core.uid import new_uid
from careerjournal.core.words import translate


def keep(journal: Journal, uid: str, key: str, **values: Any) -> None:
    """Write one answer, and the entry's text with it; inside a write that is open."""
    row = row_of(uid)
    one = set_of(journal, row)
    if one.prompt(key) is None and key not in answers_of(row):
        raise no_question(key)
    before = _body(one, answers_of(row).values())
    moment = clock.stamp()
    found = live(Answer).where(Answer.session == row.id, Answer.prompt == key).first()
    if found:
        Answer.update(**values, changed=moment).where(Answer.id == found.id).execute()
    else:
        Answer.insert(
            session=row.id, prompt=key, uid=new_uid(), created=moment, changed=moment,
            **{"question": "", "text": ""} | values,
        ).execute()  # fmt: skip
    _write_body(journal, uid, before, _body(one, answers_of(row).values()))


def _write_body(journal: Journal, uid: str, before: str, after: str) -> None:
    """Let the entry say what the answers say; a text that somebody else wrote there is set aside, not lost."""
    entry = live(Entry).where(Entry.uid == uid).get()
    if entry.body == after:
        return
    if entry.body.strip() and entry.body != before:
        revision_rows.keep("entry", entry.id, "body", entry.body)
    Entry.update(body=after, changed=clock.stamp()).where(Entry.id == entry.id).execute()


def _body(one: PromptSet, answers: Iterable[Any]) -> str:
    """The answers as Markdown: each question as a small heading, in the order of the set."""
    places = {prompt.key: number for number, prompt in enumerate(one.prompts)}
    given = sorted(
        (each for each in answers if each.text.strip()), key=lambda each: places.get(each.prompt, len(places))
    )
    return "\n\n".join(f"### {each.question}\n\n{each.text.strip()}" for each in given)


def asked(journal: Journal, uid: str, key: str) -> str:
    """How a question is put in this session; once it was answered, how it was put then."""
    row = row_of(uid)
    given = answers_of(row).get(key)
    if given and given.question:
        return str(given.question)
    found = put(journal, uid)
    if key not in found:
        raise no_question(key)
    return found[key]


def put(journal: Journal, uid: str) -> dict[str, str]:
    """How each question of the session's set is put in it, by key."""
    row = row_of(uid)
    one = set_of(journal, row)
    day = live(Entry).where(Entry.id == row.id).get().day
    known = said(journal, row, window_of(journal, row, day, one))
    return {prompt.key: prompt_variables.resolved(prompt.text, known) for prompt in one.prompts}


def answers_of(row: Session) -> dict[str, Any]:
    """The answers of a session by question, in the order in which they came."""
    return {given.prompt: given for given in live(Answer).where(Answer.session == row.id).order_by(Answer.id)}


def row_of(uid: str) -> Any:
    """The row of a session; Trouble where there is none."""
    found = live(Session).where(Session.uid == uid).first()
    if found is None:
        raise Trouble(translate("core", "There is no session “{id}”.").format(id=uid))
    return found


def no_question(key: str) -> Trouble:
    """What to raise where a session does not ask that."""
    return Trouble(translate("core", "There is no question “{key}” in this session.").format(key=key))


def set_of(journal: Journal, row: Any) -> PromptSet:
    """The set of a session; an empty one where it was removed: the answers have their questions with them."""
    return own_sets.all_sets(journal).get(row.prompt_set) or PromptSet(row.prompt_set, "")


def window_of(journal: Journal, row: Any, day: date, one: PromptSet) -> Window:
    """What a session looks back over: the whole quarter where its set does, else its own months or those of its set."""
    if one.quarter:
        return session_quarter.window(Quarter.of(day, journal.settings.fiscal_start))
    return prompt_variables.window(day, row.window_months or one.window_months)


def said(journal: Journal, row: Any, span: Window) -> dict[str, str]:
    """What the variables stand for in this session; one that looks back at a quarter calls its time by that name."""
    about = {name: named(row, name) for name in prompts.NEEDS}
    names = {name: one.name if one else "" for name, one in about.items()}
    found = prompt_variables.said_by(journal, span, **names)
    return found | {"window": found["quarter"]} if set_of(journal, row).quarter else found


def named(row: Any, name: str) -> Named | None:
    """What a session is about, also where it was removed since."""
    if getattr(row, f"{name}_id") is None:
        return None
    found = getattr(row, name)
    return Named(found.uid, found.title if name == "goal" else found.name)


def uid_of(row: Any, name: str) -> str:
    """The uid of what a session refers to, or empty."""
    found: Record | None = getattr(row, name)
    return str(found.uid) if found else ""
