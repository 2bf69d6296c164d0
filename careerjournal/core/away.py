"""Away: days that quiet everything, and the welcome back that follows them or any other long absence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from careerjournal.core import clock, days
from careerjournal.core.journal import Journal
from careerjournal.core.records import live
from careerjournal.core.records_growth import Away
from careerjournal.core.words import translate

ABSENCE = 30  # days without a word, after which one is welcome back
_AFTER = 14  # days after being away in which one is


@dataclass(frozen=True)
class AwayView:
    """A time away, both days included."""

    id: str
    from_day: date
    to_day: date
    note: str

    @property
    def sentence(self) -> str:
        """“Away until 14 July.”"""
        return translate("core", "Away until {day}.").format(day=days.plain(self.to_day))


def all_of(journal: Journal) -> list[AwayView]:
    """Every time away, the latest first."""
    rows = live(Away).order_by(Away.from_day.desc(), Away.id.desc())
    return [AwayView(row.uid, row.from_day, row.to_day, row.note) for row in rows]


def now(journal: Journal) -> AwayView | None:
    """The time away that holds today; the one that ends last, where several do."""
    today = clock.today()
    here = [one for one in all_of(journal) if one.from_day <= today <= one.to_day]
    return max(here, key=lambda one: one.to_day, default=None)


def end(journal: Journal, uid: str) -> None:
    """Be back: a time away ends with yesterday; one that began today goes to the trash."""
    yesterday = clock.today() - timedelta(days=1)
    with journal.write(translate("core", "Be back")):
        if journal.values(uid)["from_day"] == clock.today():
            journal.remove(uid)
        else:
            journal.edit("away", uid, to_day=yesterday)


def is_back(journal: Journal) -> bool:
    """Whether somebody returns: after a time away or a long absence, until something is written."""
    written = _last_written(journal)
    if written is None or written == clock.today() or now(journal):
        return False
    ended = max((one.to_day for one in all_of(journal) if one.to_day < clock.today()), default=None)
    after_away = ended is not None and written <= ended and (clock.today() - ended).days <= _AFTER
    return after_away or (clock.today() - written).days >= ABSENCE


def _last_written(journal: Journal) -> date | None:
    """The day on which an entry was last made, by this computer's clock, whatever day it is about."""
    found = journal.rows("SELECT created FROM entry WHERE removed_on IS NULL ORDER BY id DESC LIMIT 1")
    if not found:
        return None
    stamp = datetime.fromisoformat(found[0][0])
    return stamp.astimezone(clock.now().tzinfo).date()
