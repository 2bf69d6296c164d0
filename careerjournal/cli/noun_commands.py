"""add, edit, list, show and remove for every noun, and the verbs that only some of them have."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from careerjournal.cli import output
from careerjournal.core import (
    actions,
    conversations,
    days,
    drains,
    entries,
    feedback,
    feedback_requests,
    goals,
    growth,
    growth_steps,
    keeps,
    lookup,
    options,
    outcomes,
    own_letters,
    own_sets,
    plain,
    promotions,
    series,
    sessions,
    stock_takes,
    support,
    wants,
)
from careerjournal.core.fields import Field, check
from careerjournal.core.journal import Journal
from careerjournal.core.nouns import NOUNS
from careerjournal.core.trouble import Trouble
from careerjournal.core.words import translate

Given = Any


def add(given: Given) -> None:
    """Add a record and print its id, or the record as JSON."""
    with output.opened(given) as journal:
        with journal.write(translate("core", "Add a record")):
            fields = _fields(journal, given)
            if given.noun == "entry" and not (fields.get("body") or fields.get("title")):
                raise Trouble(translate("core", "There is no text to keep. Nothing was saved."))
            uid = _ADDED.get(given.noun, _plainly)(journal, given.noun, fields)
        output.added(journal, uid, given.json)


def _plainly(journal: Journal, noun: str, fields: dict[str, Any]) -> str:
    return journal.add(noun, **fields)


def _begun(journal: Journal, _noun: str, fields: dict[str, Any]) -> str:
    return sessions.begin(journal, fields.pop("prompt_set", ""), **fields)


def _own_set(journal: Journal, _noun: str, fields: dict[str, Any]) -> str:
    return own_sets.add(journal, fields.get("text", ""))


def _decided(journal: Journal, noun: str, fields: dict[str, Any]) -> str:
    if not fields.get("option") or not fields.get("kind"):
        return _plainly(journal, noun, fields)
    return options.decide(journal, fields.pop("option"), fields.pop("kind"), **fields)


def _taken(journal: Journal, _noun: str, fields: dict[str, Any]) -> str:
    return stock_takes.take(journal, **fields)


def _series(journal: Journal, noun: str, fields: dict[str, Any]) -> str:
    if not fields.get("person") or not fields.get("from_day"):
        return _plainly(journal, noun, fields)
    return series.begin(journal, **{name: value for name, value in fields.items() if value is not None})


def _letter(journal: Journal, noun: str, fields: dict[str, Any]) -> str:
    if not fields.get("text") or not fields.get("open_on"):
        return _plainly(journal, noun, fields)
    return own_letters.write(journal, fields.pop("text"), fields.pop("open_on"), **fields)


_ADDED: dict[str, Callable[[Journal, str, dict[str, Any]], str]] = {
    "session": _begun, "prompt-set": _own_set, "stock-take": _taken, "outcome": _decided, "series": _series,
    "letter": _letter,
}  # fmt: skip


def log(given: Given) -> None:
    """Note a talk that took place, and print its id."""
    with output.opened(given) as journal:
        with journal.write(translate("core", "Log a talk")):
            fields = _fields(journal, given)
            text = str(fields.pop("body", ""))
            uid = conversations.log(journal, fields.pop("people", ()), text, **fields)
        output.added(journal, uid, given.json)


LIKE_ADD = {"conversation": {"log": log}}
"""Verbs that make a record from the fields of its noun, as `add` does."""


def edit(given: Given) -> None:
    """Change the fields that were given."""
    with output.opened(given) as journal:
        uid = lookup.find(journal, given.noun, given.id)
        with journal.write(translate("core", "Edit a record")):
            _CHANGED.get(given.noun, _change)(journal, given.noun, uid, _fields(journal, given))
        if given.json:
            output.json_of(plain.record(journal, uid))


def _change(journal: Journal, noun: str, uid: str, changed: dict[str, Any]) -> None:
    journal.edit(noun, uid, **changed)


def _changed_outcome(journal: Journal, _noun: str, uid: str, changed: dict[str, Any]) -> None:
    outcomes.change(journal, uid, **changed)


def _changed_session(journal: Journal, noun: str, uid: str, changed: dict[str, Any]) -> None:
    if changed.get("prompt_set", journal.values(uid)["prompt_set"]) != journal.values(uid)["prompt_set"]:
        raise Trouble(translate("core", "A session keeps its questions. “careerjournal session add” begins another."))
    _change(journal, noun, uid, changed)


def _changed_set(journal: Journal, noun: str, uid: str, changed: dict[str, Any]) -> None:
    if changed.get("text"):
        own_sets.save(journal, uid, changed.pop("text"))
    _change(journal, noun, uid, changed)


_CHANGED: dict[str, Callable[[Journal, str, str, dict[str, Any]], None]] = {
    "outcome": _changed_outcome, "session": _changed_session, "prompt-set": _changed_set,
}  # fmt: skip


def list_all(given: Given) -> None:
    """Print every record of the noun."""
    with output.opened(given) as journal:
        rows = plain.everything(journal, given.noun)
        output.json_of(rows) if given.json else output.records(rows, NOUNS[given.noun])


def show(given: Given) -> None:
    """Print one record with all that hangs on it."""
    with output.opened(given) as journal:
        output.whole(plain.whole(journal, lookup.find(journal, given.noun, given.id)), given.json)


def remove(given: Given) -> None:
    """Move a record to the trash."""
    with output.opened(given) as journal:
        uid = lookup.find(journal, given.noun, given.id)
        journal.remove(uid)
        print(translate("core", "Moved to trash. “careerjournal trash restore {id}” brings it back.").format(id=uid))


def _fields(journal: Journal, given: Given) -> dict[str, Any]:
    values = {field: getattr(given, field.name) for field in NOUNS[given.noun].fields}
    return {field.name: value_of(journal, field, value) for field, value in values.items() if value is not None}


def value_of(journal: Journal, field: Field, value: Any) -> object:
    """What was typed for a field as the journal takes it: names become ids, and new people and themes are made."""
    if field.type == "effects":
        return [_effect(journal, field, text) for text in value if text]
    if field.many:
        return [lookup.find_or_add(journal, field.refers_to, text) for text in value if text]
    if field.type == "ref":
        return lookup.find_or_add(journal, field.refers_to, value) if value else None
    if field.type == "day" and value:
        return check(field, days.read(str(value)))
    return check(field, value)


def _effect(journal: Journal, field: Field, text: str) -> tuple[str, str]:
    name, colon, effect = text.rpartition(":")
    if not colon or (effect not in field.choices and text in lookup.named(journal, "strength")):
        name, effect = text, "used"
    return lookup.find(journal, "strength", name), effect


@dataclass(frozen=True)
class Verb:
    """A verb of one noun: what it does with the record, and the options it takes."""

    act: Callable[[Journal, str, Given], object]
    options: tuple[str, ...] = ()
    required: tuple[str, ...] = ()

    def run(self, given: Given) -> None:
        """Find the record, act on it, and print the id of what it made or the record as JSON."""
        with output.opened(given) as journal:
            uid = lookup.find(journal, given.noun, given.id)
            made = self.act(journal, uid, given)
            if given.json:
                output.json_of(plain.record(journal, made if isinstance(made, str) else uid))
            elif isinstance(made, str):
                print(made)


def _minutes(given: Given) -> int | None:
    if given.minutes is None:
        return None
    number = check(Field("minutes", "number"), given.minutes)
    return number if isinstance(number, int) else None


def _day(text: str | None) -> Any:
    return days.read(text) if text else None


def _postpone(journal: Journal, uid: str, given: Given) -> None:
    conversations.postpone(journal, uid, days.read(given.day), str(check(Field("time", "time"), given.time)))


def _cover(journal: Journal, uid: str, given: Given) -> None:
    talk = lookup.find(journal, "conversation", given.conversation) if given.conversation else ""
    conversations.cover(journal, uid, talk)


def _talk(journal: Journal, given: Given) -> str:
    return lookup.find(journal, "conversation", given.conversation) if given.conversation else ""


def _decide(journal: Journal, uid: str, given: Given) -> str:
    return options.decide(
        journal, uid, given.kind, reason=given.reason, offered_instead=given.offered_instead,
        review_on=_day(given.review_on), from_day=_day(given.from_day), day=_day(given.day),
        conversation=_talk(journal, given) or None,
    )  # fmt: skip


def _ready(journal: Journal, uid: str, given: Given) -> None:
    """Ready is advice: what they may ask is said, and the option is ready all the same."""
    asked = options.pointed_out(options.get(journal, uid))
    options.ready(journal, uid)
    if asked and not given.json:
        print(asked)


def _accept(journal: Journal, uid: str, given: Given) -> None:
    outcomes.accept(journal, uid, _day(given.day), _day(given.from_day))


def _mark(step: str) -> Verb:
    return Verb(lambda journal, uid, given: conversations.mark(journal, uid, step))


def _state(column: str) -> Verb:
    return Verb(lambda journal, uid, given: goals.settle(journal, uid, column, _day(given.day)), ("day",))


def _support(column: str) -> Verb:
    return Verb(lambda journal, uid, given: support.settle(journal, uid, column, _day(given.day)), ("day",))


def _heard(journal: Journal, uid: str, given: Given) -> None:
    wants.hear(journal, uid, lookup.find_or_add(journal, "person", given.person), _day(given.day))


def _reword(journal: Journal, uid: str, given: Given) -> None:
    wording = {"title": given.title, "measure": given.measure, "target_date": _day(given.target_date)}
    changed = {name: value for name, value in wording.items() if value is not None}
    if not changed:
        raise Trouble(translate("core", "Nothing to change: give --title, --measure or --target-date."))
    goals.reword(journal, uid, given.reason, **changed)


def _open(journal: Journal, uid: str, given: Given) -> None:
    """Open a letter; what it says is what `show` shows from then on."""
    own_letters.open(journal, uid)


def _answer_promotion(journal: Journal, uid: str, given: Given) -> None:
    if given.answer not in (promotions.YES, promotions.NO):
        raise Trouble(translate("core", "An answer is yes or no."))
    said = {"said": given.said, "understood": given.understood, "recommends": given.recommends}
    more = {"meanwhile": given.meanwhile, "by_when": _day(given.by_when), "follow_up_on": _day(given.follow_up_on)}
    given_fields = {name: value for name, value in (said | more).items() if value is not None}
    promotions.answer(journal, uid, given.answer, **given_fields)


VERBS: dict[str, dict[str, Verb]] = {
    "entry": {"told": Verb(lambda journal, uid, given: entries.tell(journal, uid))},
    "action": {
        "done": Verb(lambda journal, uid, given: actions.done(journal, uid)),
        "reopen": Verb(lambda journal, uid, given: actions.done(journal, uid, False)),
        "drop": Verb(lambda journal, uid, given: actions.drop(journal, uid)),
    },
    "topic": {
        "ready": Verb(lambda journal, uid, given: options.ready_as_it_is(journal, uid)),
        "cover": Verb(_cover, ("conversation",)),
        "uncover": Verb(lambda journal, uid, given: conversations.cover(journal, uid, covered=False)),
    },
    "feedback": {
        "answer": Verb(
            lambda journal, uid, given: feedback.answer(journal, uid, given.text, _day(given.due)),
            ("text", "due"),
            ("text",),
        ),
        "told-back": Verb(lambda journal, uid, given: feedback.tell_back(journal, uid)),
        "keep": Verb(lambda journal, uid, given: feedback.keep(journal, uid)),
        "unkeep": Verb(lambda journal, uid, given: feedback.keep(journal, uid, False)),
    },
    "feedback-request": {
        "answer": Verb(
            lambda journal, uid, given: feedback_requests.answer(journal, uid, given.text), ("text",), ("text",)
        ),
        "withdraw": Verb(lambda journal, uid, given: feedback_requests.withdraw(journal, uid)),
    },
    "series": {
        "next": Verb(lambda journal, uid, given: series.plan_next(journal, uid)),
        "end": Verb(lambda journal, uid, given: series.end(journal, uid)),
    },
    "conversation": {
        "hold": Verb(lambda journal, uid, given: conversations.hold(journal, uid, _minutes(given)), ("minutes",)),
        "postpone": Verb(_postpone, ("day", "time"), ("day",)),
        "cancel": Verb(lambda journal, uid, given: conversations.cancel(journal, uid)),
        "told": _mark("told_on"),
        "notes-read": _mark("notes_read_on"),
        "prepared": _mark("prepared_on"),
        "manager-told": Verb(lambda journal, uid, given: conversations.tell_manager(journal, uid)),
        "stays-here": Verb(lambda journal, uid, given: conversations.keep_here(journal, uid)),
    },
    "session": {
        "answer": Verb(
            lambda journal, uid, given: sessions.answer(journal, uid, given.prompt, given.text),
            ("prompt", "text"),
            ("prompt", "text"),
        ),
        "skip": Verb(lambda journal, uid, given: sessions.skip(journal, uid, given.prompt), ("prompt",), ("prompt",)),
        "finish": Verb(lambda journal, uid, given: sessions.finish(journal, uid)),
        "reopen": Verb(lambda journal, uid, given: sessions.reopen(journal, uid)),
    },
    "option": {
        "ready": Verb(_ready),
        "idea": Verb(lambda journal, uid, given: options.ready(journal, uid, False)),
        "propose": Verb(
            lambda journal, uid, given: options.propose(journal, uid, _talk(journal, given)), ("conversation",)
        ),
        "decide": Verb(
            _decide,
            ("kind", "reason", "offered-instead", "from-day", "review-on", "conversation", "day"),
            ("kind",),
        ),
    },
    "outcome": {
        "accept": Verb(_accept, ("from-day", "day")),
        "looked": Verb(
            lambda journal, uid, given: outcomes.looked_at(journal, uid, _day(given.again_on)), ("again-on",)
        ),
    },
    "drain": {
        "end": Verb(lambda journal, uid, given: drains.end(journal, uid, _day(given.day)), ("day",)),
        "reopen": Verb(lambda journal, uid, given: drains.reopen(journal, uid)),
    },
    "keep": {
        "end": Verb(lambda journal, uid, given: keeps.end(journal, uid, _day(given.day)), ("day",)),
        "reopen": Verb(lambda journal, uid, given: keeps.reopen(journal, uid)),
    },
    "promotion": {
        "answer": Verb(
            _answer_promotion,
            ("answer", "said", "understood", "follow-up-on", "recommends", "by-when", "meanwhile"),
            ("answer",),
        ),
        "plan": Verb(lambda journal, uid, given: promotions.plan(journal, uid)),
    },
    "goal": {
        "reach": _state("reached_on"),
        "let-go": _state("let_go_on"),
        "pause": _state("paused_on"),
        "resume": Verb(lambda journal, uid, given: goals.resume(journal, uid)),
        "reword": Verb(_reword, ("title", "measure", "target-date", "reason"), ("reason",)),
    },
    "want": {"heard": Verb(_heard, ("person", "day"), ("person",))},
    "support": {"asked": _support("asked_on"), "came": _support("came_on"), "declined": _support("declined_on")},
    "behaviour": {"done": Verb(lambda journal, uid, given: growth.practise(journal, uid))},
    "letter": {"open": Verb(_open)},
    "growth-step": {"done": Verb(lambda journal, uid, given: growth_steps.done(journal, uid))},
    "growth-area": {
        "close": Verb(lambda journal, uid, given: growth.close(journal, uid)),
        "reopen": Verb(lambda journal, uid, given: growth.close(journal, uid, False)),
    },
}
