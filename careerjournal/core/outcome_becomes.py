"""What an outcome becomes: the dated step and the win of an agreed trial or an accepted counter-offer, as rows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from careerjournal.core.records import Action, Entry, Option, Outcome, Person, live
from careerjournal.core.words import translate


@dataclass(frozen=True)
class Becomes:
    """How the step and the win read: `step` on the first day of the trial, `win` on the day it was said.

    `told_on` is that day, too, where it was said in a conversation: who agreed to it need not be told.
    """

    step: str
    due: date | None
    win: str
    day: date | None
    told_on: date | None


def wanted(outcome: Outcome) -> Becomes | None:
    """What an outcome becomes as it stands; a counter-offer only once it was accepted."""
    option = outcome.option
    if outcome.kind == "agreed" and outcome.from_day:
        what, day = _named(option), outcome.day
    elif outcome.kind == "counter-offered" and outcome.accepted_on:
        what, day = outcome.offered_instead or _named(option), outcome.accepted_on
    else:
        return None
    told_on = day if outcome.conversation_id and day == outcome.day else None
    return Becomes(what, outcome.from_day, translate("core", "Agreed: {what}").format(what=what), day, told_on)


def _named(option: Option) -> str:
    """The option, and its trial if it has one: months later “One of them” alone says nothing."""
    if not option.trial:
        return str(option.title)
    said = {"option": option.title.rstrip(" .:"), "trial": _going_on(option.trial)}
    return translate("core", "{option}: {trial}").format(**said)


def _going_on(text: str) -> str:
    """A sentence as it reads after a colon: small, unless it begins with a short form, with “I” or with a name."""
    first = text.split(maxsplit=1)[0] if text.strip() else ""
    plain = first == "A" or (len(first) > 1 and first.isalpha() and first.istitle())
    names = {word for person in live(Person, Person.name) for word in person.name.split()} if plain else set()
    return text[:1].lower() + text[1:] if plain and first not in names else text


def untouched(outcome: Outcome) -> list[tuple[str, int]]:
    """The step and the win as (noun, row) that nobody has made their own: they still read as they were made."""
    made = wanted(outcome)
    if made is None:
        return []
    steps = live(Action, Action.id).where(
        Action.id == outcome.action, Action.text == made.step, _on(Action.due, made.due), Action.owner.is_null(),
        Action.done_on.is_null(), Action.dropped_on.is_null(),
    )  # fmt: skip
    wins = live(Entry, Entry.id).where(
        Entry.id == outcome.win, Entry.title == made.win, Entry.kind == "win", Entry.body == "", Entry.impact == "",
        Entry.energy.is_null(), _on(Entry.told_on, made.told_on), Entry.lasted == "",
    )  # fmt: skip
    return [*(("action", row.id) for row in steps), *(("entry", row.id) for row in wins)]


def _on(column: Any, day: date | None) -> Any:
    return column.is_null() if day is None else column == day


def of_outcomes(outcomes: list[Outcome]) -> list[tuple[str, int]]:
    """Every step and win that these outcomes became."""
    steps = [("action", one.action_id) for one in outcomes if one.action_id]
    return steps + [("entry", one.win_id) for one in outcomes if one.win_id]
