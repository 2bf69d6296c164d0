"""Work to keep: what the person enjoys and wants to go on with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from careerjournal.core import clock
from careerjournal.core.entries import Named
from careerjournal.core.journal import Journal
from careerjournal.core.quarter import Quarter
from careerjournal.core.records import Strength, live, with_trash
from careerjournal.core.records_growth import Keep
from careerjournal.core.trouble import Trouble
from careerjournal.core.words import translate


@dataclass(frozen=True)
class KeepView:
    """One piece of work to go on with, and the strength that it uses, where that was said."""

    id: str
    work: str
    strength: Named | None
    day: date
    ended_on: date | None

    @property
    def is_open(self) -> bool:
        return self.ended_on is None


def all_of(journal: Journal) -> list[KeepView]:
    """All work to keep: what goes on first, the newest first within each."""
    found = _views(live(Keep).order_by(Keep.day.desc(), Keep.id.desc()))
    return sorted(found, key=lambda one: not one.is_open)


def get(journal: Journal, uid: str) -> KeepView:
    found = _views(live(Keep).where(Keep.uid == uid))
    if not found:
        raise Trouble(translate("core", "There is no work to keep “{id}”.").format(id=uid))
    return found[0]


def of_strength(journal: Journal, strength: str) -> list[KeepView]:
    return [one for one in all_of(journal) if one.strength and one.strength.id == strength]


def in_quarter(journal: Journal, quarter: Quarter) -> list[KeepView]:
    """What was to be kept by the end of a quarter and had not ended before it."""
    return [one for one in all_of(journal) if quarter.meets(one.day, one.ended_on)]


def add(journal: Journal, work: str, strength: str | None = None) -> str:
    """Work to keep; the uid of the one that is called so already, where it goes on."""
    same = (one.id for one in all_of(journal) if one.is_open and one.work.casefold() == work.strip().casefold())
    return next(same, "") or journal.add("keep", work=work, strength=strength)


def end(journal: Journal, uid: str, day: date | None = None) -> None:
    """It goes on no longer, since `day` (today)."""
    with journal.write(translate("core", "End work to keep")):
        journal.edit("keep", uid, ended_on=day or clock.today())


def reopen(journal: Journal, uid: str) -> None:
    with journal.write(translate("core", "Take work up again")):
        journal.edit("keep", uid, ended_on=None)


def _views(query: Any) -> list[KeepView]:
    strengths = {one.id: Named(one.uid, one.name) for one in with_trash(Strength)}
    return [KeepView(row.uid, row.work, strengths.get(row.strength_id), row.day, row.ended_on) for row in query]
