"""Which backups are kept: all of two days, then the newest of 14 days, 8 weeks and 12 months."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import Protocol, TypeVar

ALL_OF = timedelta(days=2)
DAYS, WEEKS, MONTHS = 14, 8, 12


class Dated(Protocol):
    """Something with the moment in which it was made."""

    @property
    def made(self) -> datetime: ...


Kept = TypeVar("Kept", bound=Dated)


def to_let_go(backups: Sequence[Kept], now: datetime) -> list[Kept]:
    """The ones that no rule keeps; one from the future is kept, since a clock may have gone wrong."""
    newest_first = sorted(backups, key=lambda one: one.made, reverse=True)
    kept = {id(one) for one in newest_first if now - one.made <= ALL_OF}
    for period, most in ((_day, DAYS), (_week, WEEKS), (_month, MONTHS)):
        kept |= {id(one) for one in _newest_of_each(newest_first, period, most)}
    return [one for one in newest_first if id(one) not in kept]


def _newest_of_each(newest_first: Iterable[Kept], period: Callable[[date], Hashable], most: int) -> list[Kept]:
    """The newest of each of the latest `most` periods that have any."""
    found: dict[Hashable, Kept] = {}
    for one in newest_first:
        found.setdefault(period(one.made.date()), one)
    return list(found.values())[:most]


def _day(day: date) -> Hashable:
    return day


def _week(day: date) -> Hashable:
    return day.isocalendar()[:2]


def _month(day: date) -> Hashable:
    return day.year, day.month
