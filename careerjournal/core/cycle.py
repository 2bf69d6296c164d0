"""Roles and cycle dates: where the person works, and the dates of the employer's year."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from careerjournal.core import clock
from careerjournal.core.journal import Journal
from careerjournal.core.records import CycleDate, Role, live


@dataclass(frozen=True)
class RoleView:
    """A post held: from and to are None where they were not said or it goes on."""

    id: str
    title: str
    company: str
    level: str
    from_day: date | None
    to_day: date | None
    note: str


@dataclass(frozen=True)
class CycleDateView:
    """One date of the employer's process, in one year."""

    id: str
    name: str
    kind: str
    day: date
    yearly: bool


def roles(journal: Journal) -> list[RoleView]:
    """All roles, newest first."""
    rows = live(Role).order_by(Role.from_day.desc(nulls="last"), Role.id.desc())
    return [RoleView(row.uid, row.title, row.company, row.level, row.from_day, row.to_day, row.note) for row in rows]


def present(journal: Journal) -> list[RoleView]:
    """The roles that go on, newest first."""
    today = clock.today()
    begun = (role for role in roles(journal) if role.from_day is None or role.from_day <= today)
    return [role for role in begun if role.to_day is None or role.to_day >= today]


def employed_since(journal: Journal) -> date | None:
    """Since when the person works where they work now: a new title in the same company is no new beginning."""
    here = next((role for role in present(journal) if role.from_day), None)
    if here is None:
        return None
    same = (role.from_day for role in roles(journal) if here.company and role.company == here.company)
    return min((day for day in same if day), default=here.from_day)


def dates(journal: Journal, first: date, last: date) -> list[CycleDateView]:
    """Every cycle date from `first` to `last`, the yearly ones in each of their years, in order."""
    found = []
    for row in live(CycleDate):
        base = CycleDateView(row.uid, row.name, row.kind, row.day, bool(row.yearly))
        years = range(max(first.year, row.day.year), last.year + 1) if row.yearly else (row.day.year,)
        found += [replace(base, day=_in_year(row.day, year)) for year in years]
    return sorted((one for one in found if first <= one.day <= last), key=lambda one: (one.day, one.name))


def next_date(journal: Journal, day: date | None = None) -> CycleDateView | None:
    """The first cycle date from `day` (today) on, within the year that follows."""
    start = day or clock.today()
    coming = dates(journal, start, _in_year(start, start.year + 1))
    return coming[0] if coming else None


def _in_year(day: date, year: int) -> date:
    """The same date of another year; 29 February becomes the 28th where there is none."""
    try:
        return day.replace(year=year)
    except ValueError:
        return day.replace(year=year, day=28)
