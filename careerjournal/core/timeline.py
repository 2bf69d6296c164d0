"""The timeline: everything in one stream, newest first, in quarter lanes with role changes and cycle dates between.

A lane knows how many entries it holds before one of them is read, so a list of a hundred thousand has its whole height
at once and reads only the page that is seen.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

import peewee as pw

from careerjournal.core import clock, cycle, entries
from careerjournal.core.entries import EntryView, Filter
from careerjournal.core.journal import Journal
from careerjournal.core.quarter import Quarter
from careerjournal.core.records import Entry
from careerjournal.core.words import translate

PAGE = 40


@dataclass(frozen=True)
class Marker:
    """Something that stands between entries: a role that began or ended, a date of the employer's year."""

    id: str
    noun: str
    day: date
    text: str
    detail: str = ""


@dataclass(frozen=True)
class Lane:
    """One quarter: its entries by number, its markers newest first, each with how many entries stand above it."""

    quarter: Quarter
    count: int
    markers: tuple[tuple[int, Marker], ...] = ()

    @property
    def height(self) -> int:
        """Its lines: the head, the entries, the markers."""
        return 1 + self.count + len(self.markers)

    def line(self, number: int) -> Marker | int:
        """What stands on a line under the head: a marker, or the number of an entry."""
        above = 0
        for place, (before, marker) in enumerate(self.markers):
            if number == before + place:
                return marker
            above += number > before + place
        return number - above

    def line_of(self, number: int) -> int:
        """On which line an entry stands."""
        return number + sum(before <= number for before, _ in self.markers)


@dataclass(frozen=True)
class Timeline:
    """The lanes that hold something, newest first."""

    lanes: tuple[Lane, ...] = ()

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """On which line each lane begins."""
        found, at = [], 0
        for lane in self.lanes:
            found.append(at)
            at += lane.height
        return tuple(found)

    @property
    def height(self) -> int:
        return sum(lane.height for lane in self.lanes)

    def number_at(self, line: int) -> int:
        """Which lane a line belongs to."""
        return max(0, bisect_right(self.starts, line) - 1)

    @property
    def count(self) -> int:
        return sum(lane.count for lane in self.lanes)


def read(journal: Journal, wanted: Filter | None = None) -> Timeline:
    """The lanes of what a filter asks for; markers only where nothing but days is asked."""
    asked = wanted or Filter()
    counts = counted(journal, asked)
    found = _markers(journal, asked, counts)
    quarters = sorted({*counts, *(_quarter(journal, marker.day) for marker in found)}, reverse=True)
    return Timeline(tuple(_lane(journal, asked, quarter, counts.get(quarter, 0), found) for quarter in quarters))


def markers(journal: Journal, wanted: Filter) -> list[Marker]:
    """What stands between the entries that a filter asks for."""
    return _markers(journal, wanted, counted(journal, wanted))


def counted(journal: Journal, wanted: Filter | None = None) -> dict[Quarter, int]:
    """How many entries each quarter holds, newest quarter first."""
    month = pw.fn.substr(Entry.day, 1, 7)
    rows = entries.matching(wanted or Filter(), month, pw.fn.COUNT(Entry.id)).group_by(month).tuples()
    start = journal.settings.fiscal_start
    found: dict[Quarter, int] = {}
    for text, number in sorted(rows, reverse=True):
        quarter = Quarter.of(date.fromisoformat(f"{text}-01"), start)
        found[quarter] = found.get(quarter, 0) + number
    return found


def begun(journal: Journal) -> Quarter | None:
    """The quarter of the first entry; None where there is none."""
    first = entries.matching(Filter(), Entry.day).order_by(Entry.day).first()
    return _quarter(journal, first.day) if first else None


def page(journal: Journal, quarter: Quarter, wanted: Filter | None = None, start: int = 0) -> list[EntryView]:
    """The entries of a lane from number `start` on, at most PAGE of them."""
    query = entries.matching(within(wanted or Filter(), quarter))
    rows = query.order_by(Entry.day.desc(), Entry.time.desc(), Entry.id.desc()).limit(PAGE).offset(start)
    return entries.views(list(rows))


def place(journal: Journal, entry: EntryView, wanted: Filter | None = None) -> int | None:
    """The number of an entry in its lane, or None where the filter leaves it out."""
    lane = within(wanted or Filter(), _quarter(journal, entry.day))
    if not entries.matching(lane, Entry.id).where(Entry.uid == entry.id).exists():
        return None
    here = (entry.day.isoformat(), entry.time, entry.row)
    newer = pw.Tuple(Entry.day, Entry.time, Entry.id) > here
    return int(entries.matching(lane, Entry.id).where(newer).count())


def within(wanted: Filter, quarter: Quarter) -> Filter:
    """A filter that also keeps to one quarter."""
    first = max(wanted.first, quarter.first) if wanted.first else quarter.first
    last = min(wanted.last, quarter.last) if wanted.last else quarter.last
    return replace(wanted, first=first, last=last)


def this_quarter(journal: Journal) -> Quarter:
    return _quarter(journal, clock.today())


def nearest(lanes: Sequence[Lane], quarter: Quarter) -> int | None:
    """Which lane shows a quarter, or the next older one that holds something, or else the oldest."""
    if not lanes:
        return None
    return next((number for number, lane in enumerate(lanes) if lane.quarter <= quarter), len(lanes) - 1)


def _quarter(journal: Journal, day: date) -> Quarter:
    return Quarter.of(day, journal.settings.fiscal_start)


def _lane(journal: Journal, wanted: Filter, quarter: Quarter, count: int, markers: Sequence[Marker]) -> Lane:
    here = sorted((marker for marker in markers if marker.day in quarter), key=lambda one: one.day, reverse=True)
    lane = within(wanted, quarter)
    above = [entries.count(journal, replace(lane, first=marker.day)) if count else 0 for marker in here]
    return Lane(quarter, count, tuple(zip(above, here, strict=True)))


def _markers(journal: Journal, wanted: Filter, counts: dict[Quarter, int]) -> list[Marker]:
    """Markers up to today: from the first entry on, and role changes before it too; none beside a filter."""
    if wanted != Filter(first=wanted.first, last=wanted.last):
        return []
    last = min(wanted.last or clock.today(), clock.today())
    first = wanted.first or (min(counts).first if counts else last.replace(day=1))
    found = [
        Marker(one.id, "cycle-date", one.day, one.name, one.kind if one.kind not in ("other", one.name.lower()) else "")
        for one in cycle.dates(journal, first, last)
    ]
    began = wanted.first or date.min
    return found + [marker for marker in _roles(journal) if began <= marker.day <= last]


def _roles(journal: Journal) -> list[Marker]:
    """One marker where a role begins; one where it ends, unless another begins within a month of it."""
    roles = cycle.roles(journal)
    starts = [role.from_day for role in roles if role.from_day]
    found = []
    for role in roles:
        where = " · ".join(part for part in (role.company, role.level) if part)
        if role.from_day:
            text = translate("core", "Began as {title}").format(title=role.title)
            found.append(Marker(role.id, "role", role.from_day, text, where))
        end = role.to_day
        if end and not any(0 <= (start - end).days <= 31 for start in starts):
            text = translate("core", "Left as {title}").format(title=role.title)
            found.append(Marker(role.id, "role", end, text, where))
    return found
