"""Days on which one works: when to come back to something that was hard to hear."""

from __future__ import annotations

from datetime import date, timedelta

_FRIDAY = 4
_SOON = 2  # working days after which one comes back


def after(day: date, count: int) -> date:
    """The day `count` working days later; Saturday and Sunday are none."""
    while count:
        day += timedelta(days=1)
        count -= day.weekday() <= _FRIDAY
    return day


def soon(day: date) -> date:
    """Two working days later: time to think, and soon enough to mean it."""
    return after(day, _SOON)


def within_week(day: date) -> date:
    """As `soon`, but by the Friday of the same week; from a Friday on, the next Monday."""
    friday = day + timedelta(days=_FRIDAY - day.weekday())
    return min(soon(day), friday) if day < friday else after(day, 1)
