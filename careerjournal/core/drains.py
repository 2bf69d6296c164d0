"""Drains: pieces of work that drain, what each asks for, whether it can be avoided, and the plan."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from careerjournal.core import clock, days
from careerjournal.core.entries import Named
from careerjournal.core.journal import Journal
from careerjournal.core.quarter import Quarter
from careerjournal.core.records import Person, Strength, live, with_trash
from careerjournal.core.records_growth import Drain
from careerjournal.core.trouble import Trouble
from careerjournal.core.words import translate


@dataclass(frozen=True)
class DrainView:
    """One piece of work that drains. `on_list` is the strength that is called as what it asks for, if there is one."""

    id: str
    work: str
    asks_for: str
    on_list: Named | None
    avoidable: str
    plan: str
    with_strength: Named | None
    to_person: Named | None
    note: str
    day: date
    ended_on: date | None

    @property
    def is_open(self) -> bool:
        return self.ended_on is None

    def concerns(self, strength: str) -> bool:
        """Whether it asks for a strength, or is carried by it."""
        return any(one is not None and one.id == strength for one in (self.on_list, self.with_strength))


def all_of(journal: Journal) -> list[DrainView]:
    """Every drain: open ones first, the newest first within each."""
    found = _views(live(Drain).order_by(Drain.day.desc(), Drain.id.desc()))
    return sorted(found, key=lambda one: not one.is_open)


def get(journal: Journal, uid: str) -> DrainView:
    found = _views(live(Drain).where(Drain.uid == uid))
    if not found:
        raise Trouble(translate("core", "There is no drain “{id}”.").format(id=uid))
    return found[0]


def of_strength(journal: Journal, strength: str) -> list[DrainView]:
    """Those that ask for a strength or are compensated with it."""
    return [one for one in all_of(journal) if one.concerns(strength)]


def in_quarter(journal: Journal, quarter: Quarter) -> list[DrainView]:
    """Those that were known by the end of a quarter and had not ended before it."""
    return [one for one in all_of(journal) if quarter.meets(one.day, one.ended_on)]


def end(journal: Journal, uid: str, day: date | None = None) -> None:
    """The work drains no more, since `day` (today)."""
    with journal.write(translate("core", "End a drain")):
        journal.edit("drain", uid, ended_on=day or clock.today())


def reopen(journal: Journal, uid: str) -> None:
    with journal.write(translate("core", "Open a drain again")):
        journal.edit("drain", uid, ended_on=None)


def plan(drain: DrainView) -> str:
    """The plan as a few words, without a full stop; empty where there is none."""
    if drain.plan == "compensate":
        if drain.with_strength:
            return translate("core", "Compensate with {strength}").format(strength=drain.with_strength.name)
        return translate("core", "Compensate with a strength")
    if drain.plan == "hand over":
        if drain.to_person:
            return translate("core", "Hand over to {person}").format(person=drain.to_person.name)
        return translate("core", "Hand over")
    return translate("core", "Drop it") if drain.plan else ""


def sentence(drain: DrainView) -> str:
    """What it asks for and whether it can be avoided, in words; what is not said is left out."""
    said = []
    if drain.on_list:
        said.append(translate("core", "It asks for {strength}.").format(strength=drain.on_list.name))
    elif drain.asks_for:
        said.append(translate("core", "It asks for “{words}”, which is not on your list.").format(words=drain.asks_for))
    if drain.avoidable:
        said.append(_avoided()[drain.avoidable])
    if drain.ended_on:
        said.append(translate("core", "Ended on {day}.").format(day=days.plain(drain.ended_on)))
    return " ".join(said)


def _avoided() -> dict[str, str]:
    return {
        "yes": translate("core", "It can be avoided."),
        "partly": translate("core", "It can be avoided in part."),
        "no": translate("core", "It cannot be avoided."),
    }


def _views(query: Any) -> list[DrainView]:
    rows = list(query)
    listed = {one.name.casefold(): Named(one.uid, one.name) for one in live(Strength)}
    strengths = {one.id: Named(one.uid, one.name) for one in with_trash(Strength)}
    asked = [row.to_person_id for row in rows if row.to_person_id]
    people = {one.id: Named(one.uid, one.name) for one in with_trash(Person).where(Person.id << asked)}
    return [
        DrainView(
            row.uid, row.work, row.asks_for, listed.get(row.asks_for.strip().casefold()), row.avoidable, row.plan,
            strengths.get(row.with_strength_id), people.get(row.to_person_id), row.note, row.day, row.ended_on,
        )
        for row in rows
    ]  # fmt: skip
