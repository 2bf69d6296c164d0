"""What I want: one or two sentences, every version of them, and when each person last heard it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from careerjournal.core import clock
from careerjournal.core.entries import Named
from careerjournal.core.journal import Journal
from careerjournal.core.records import Person, live
from careerjournal.core.records_growth import Want, WantHeard
from careerjournal.core.trouble import Trouble
from careerjournal.core.uid import new_uid
from careerjournal.core.words import translate


@dataclass(frozen=True)
class WantView:
    """One version of what I want; `heard` says when each person last heard it in these words, the newest first."""

    id: str
    text: str
    day: date
    heard: tuple[tuple[Named, date], ...]


@dataclass(frozen=True)
class Hearer:
    """When a person last heard what I want, in whichever words; `is_current` where those still hold."""

    person: Named
    day: date
    want: str
    is_current: bool


def versions(journal: Journal) -> list[WantView]:
    """Every version, newest first."""
    return _views(live(Want))


def newest(journal: Journal, by: date | None = None) -> WantView | None:
    """What I want, as said last; with `by` as said up to that day, to whoever had heard it by then."""
    said = versions(journal)
    if by is None:
        return next(iter(said), None)
    found = next((one for one in said if one.day <= by), None)
    return found and replace(found, heard=tuple((person, day) for person, day in found.heard if day <= by))


def get(journal: Journal, uid: str) -> WantView:
    """One version."""
    found = _views(live(Want).where(Want.uid == uid))
    if not found:
        raise Trouble(translate("core", "There is no what I want “{id}”.").format(id=uid))
    return found[0]


def hearers(journal: Journal) -> tuple[Hearer, ...]:
    """Everybody who ever heard it, with the last day, the newest first."""
    found: dict[str, Hearer] = {}
    for place, want in enumerate(versions(journal)):
        for person, day in want.heard:
            before = found.get(person.id)
            if before is None or day > before.day:
                found[person.id] = Hearer(person, day, want.id, place == 0)
    return tuple(sorted(found.values(), key=lambda one: one.day, reverse=True))


def say(journal: Journal, text: str, day: date | None = None) -> str:
    """A new version; its uid. One of the same day that nobody has heard yet is still being written, and changes."""
    said_on = day or clock.today()
    with journal.write(translate("core", "Say what I want")):
        last = newest(journal)
        if last is None or last.day != said_on or last.heard:
            return journal.add("want", text=text, day=said_on)
        journal.edit("want", last.id, text=text)
        return last.id


def hear(journal: Journal, want: str, person: str, day: date | None = None) -> None:
    """Note that a person heard it on `day` (today). The day of the last time never goes back."""
    heard_on = day or clock.today()
    if heard_on > clock.today():
        raise Trouble(translate("core", "That day is still to come. Note it once they have heard it."))
    what, who = _row(Want, "want", want), _row(Person, "person", person)
    before = live(WantHeard).where(WantHeard.want == what, WantHeard.person == who)
    if any(row.day >= heard_on for row in before):
        return
    moment = clock.stamp()
    with journal.write(translate("core", "Note who heard what I want")):
        identity: dict[str, Any] = {"uid": new_uid(), "created": moment, "changed": moment}
        WantHeard.insert(want=what, person=who, day=heard_on, **identity).execute()


def _row(record: Any, noun: str, uid: str) -> int:
    found = live(record).where(record.uid == uid).first()
    if found is None:
        raise Trouble(translate("core", "There is no {noun} “{id}”.").format(noun=noun, id=uid))
    return int(found.id)


def _views(query: Any) -> list[WantView]:
    rows: Sequence[Any] = list(query.order_by(Want.day.desc(), Want.id.desc()))
    heard: dict[int, dict[Named, date]] = {}
    links = (
        live(WantHeard, WantHeard.want, Person.uid, Person.name, WantHeard.day)
        .join(Person)
        .where(WantHeard.want << rows, Person.removed_on.is_null())
        .order_by(WantHeard.day.desc(), WantHeard.id.desc())
    )
    for want, uid, name, day in links.tuples():
        heard.setdefault(want, {}).setdefault(Named(uid, name), day)
    return [WantView(row.uid, row.text, row.day, tuple(heard.get(row.id, {}).items())) for row in rows]
