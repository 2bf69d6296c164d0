"""Passages: entries to be read whole, one after another, with the heads that stand over them.

A passage knows the day and the length of each of its entries before one of them is read, so ten years can be laid out
at once and only what is seen is fetched.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from types import MappingProxyType

import peewee as pw

from careerjournal.core import clock, days, entries, timeline
from careerjournal.core.entries import EntryView, Filter
from careerjournal.core.journal import Journal
from careerjournal.core.quarter import Quarter
from careerjournal.core.records import Entry
from careerjournal.core.timeline import Marker
from careerjournal.core.words import counted_in_words, translate

AROUND = 3
"""Days before and after, where a day itself holds nothing."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where an entry stands in a passage: which one, its day, and how long its text is in letters."""

    id: str
    day: date
    length: int


@dataclass(frozen=True)
class Chapter:
    """What stands over the first entry of a quarter, or of a year that is looked back on."""

    title: str
    detail: str = ""
    note: str = ""


@dataclass(frozen=True)
class Passage:
    """Entries in the order of reading; `chapters` begin at the entry of that number, and `marks` stand before it.

    What comes after the last entry stands before the number that would follow.
    """

    places: tuple[Place, ...] = ()
    chapters: Mapping[int, Chapter] = field(default_factory=lambda: MappingProxyType({}))
    marks: Mapping[int, tuple[Marker, ...]] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def first(self) -> date | None:
        """The earliest day on which something stands."""
        return min((place.day for place in self.places), default=None)

    @property
    def last(self) -> date | None:
        return max((place.day for place in self.places), default=None)

    def number_of(self, uid: str) -> int:
        """The number of an entry, or -1."""
        return next((number for number, place in enumerate(self.places) if place.id == uid), -1)

    def near(self, day: date) -> int:
        """The number of the first entry of a day, or of the next day that holds one, or else the last."""
        later = (number for number, place in enumerate(self.places) if place.day >= day)
        return next(later, len(self.places) - 1)


def of_days(journal: Journal, wanted: Filter | None = None) -> Passage:
    """What a filter asks for, as the days went: a chapter for each quarter of several, role changes, cycle dates."""
    asked = wanted or Filter()
    places = _places(asked)
    start = journal.settings.fiscal_start
    chapters, first, last = {}, date.max, date.min
    for number, place in enumerate(places):
        if not first <= place.day <= last:
            quarter = Quarter.of(place.day, start)
            first, last = quarter.first, quarter.last
            chapters[number] = Chapter(quarter.label, quarter.span)
    marks = _marks(journal, asked, places) if places else {}
    return Passage(places, MappingProxyType(chapters if len(chapters) > 1 else {}), MappingProxyType(marks))


def _marks(journal: Journal, wanted: Filter, places: Sequence[Place]) -> dict[int, tuple[Marker, ...]]:
    """What stands before the first entry of its day, or of the next day that has one."""
    found: dict[int, tuple[Marker, ...]] = {}
    entry_days = [place.day for place in places]
    for marker in sorted(timeline.markers(journal, wanted), key=lambda one: one.day):
        number = bisect_left(entry_days, marker.day)
        found[number] = (*found.get(number, ()), marker)
    return found


def read(journal: Journal, places: Sequence[Place]) -> list[EntryView]:
    """The entries of some places, in their order; one that is gone meanwhile is left out."""
    return entries.get_many(journal, [place.id for place in places])


# On this day


def on_this_day(journal: Journal, day: date | None = None) -> Passage:
    """What earlier years hold on a calendar day, newest year first, the wins of a day before the rest.

    Where a year has nothing on the day itself, the days around it are taken and the chapter says so; a year with
    nothing there either is passed over.
    """
    asked = day or clock.today()
    oldest = _oldest_year()
    places: list[Place] = []
    chapters: dict[int, Chapter] = {}
    for year in range(asked.year - 1, oldest - 1, -1):
        found, exact = _of_year(asked, year)
        if found:
            chapters[len(places)] = _chapter(asked, year, exact)
            places += found
    return Passage(tuple(places), MappingProxyType(chapters))


def in_year(day: date, year: int) -> date:
    """The same calendar day of another year; the 28th for a 29 February that this year does not have."""
    return day.replace(year=year, day=28) if _is_leap_day(day) and not _is_leap(year) else day.replace(year=year)


def _of_year(asked: date, year: int) -> tuple[list[Place], bool]:
    """The entries of the day in a year, or else of the days around it; whether they are of the day itself."""
    day = in_year(asked, year)
    # In a year without a 29 February the 28th remembers both: nobody would meet the leap day's entries otherwise.
    both = (asked.month, asked.day) == (2, 28) and not _is_leap(asked.year) and _is_leap(year)
    found = _wins_first(Filter(first=day, last=day + timedelta(days=both)))
    if found:
        return found, True
    near = timedelta(days=AROUND)
    return _wins_first(Filter(first=day - near, last=day + near)), False


def _chapter(asked: date, year: int, exact: bool) -> Chapter:
    ago = counted_in_words("A year ago", "%n years ago", asked.year - year)
    note = ""
    if not exact:
        note = translate("core", "Nothing stands on {day} itself. This is from the days around it.")
    elif _is_leap_day(asked) and not _is_leap(year):
        note = translate("core", "This year had no 29 February. This is the day before.")
    return Chapter(str(year), ago, note.format(day=days.dated(in_year(asked, year), year=False)))


def _wins_first(wanted: Filter) -> list[Place]:
    wins = {place.id for place in _places(Filter(first=wanted.first, last=wanted.last, kinds=("win",)))}
    return sorted(_places(wanted), key=lambda place: (place.day, place.id not in wins))


def _oldest_year() -> int:
    day = entries.matching(Filter(), pw.fn.MIN(Entry.day)).scalar()
    return date.fromisoformat(str(day)).year if day else date.max.year


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _is_leap_day(day: date) -> bool:
    return (day.month, day.day) == (2, 29)


def _places(wanted: Filter) -> tuple[Place, ...]:
    length = pw.fn.LENGTH(Entry.body.concat(Entry.impact)).coerce(False)
    as_text = pw.fn.SUBSTR(Entry.day, 1).coerce(False)  # one date for all the entries of a day
    query = entries.matching(wanted, Entry.uid, as_text, length)
    rows = query.order_by(Entry.day, Entry.time, Entry.id).tuples()
    known: dict[str, date] = {}
    return tuple(
        Place(uid, known.get(day) or known.setdefault(day, date.fromisoformat(day)), size) for uid, day, size in rows
    )
