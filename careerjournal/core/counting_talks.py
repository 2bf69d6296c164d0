"""The longest times without a conversation, and what was said when stock was taken."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any

from careerjournal.core import clock
from careerjournal.core.quarter import Quarter
from careerjournal.core.records import Strength, db, live
from careerjournal.core.records_growth import StockTake, StockTakeState

Talk = tuple[date, str]


@dataclass(frozen=True)
class Gap:
    """Days without a conversation, from one day to another, and the talks at the ends, the later one first.

    Where it goes on still, there is one talk, and `last` is the end of the quarter, or today.
    """

    first: date
    last: date
    bounds: tuple[str, ...]

    @property
    def days(self) -> int:
        return (self.last - self.first).days

    @property
    def goes_on(self) -> bool:
        return len(self.bounds) == 1


# The few talks first: by itself SQLite would walk all entries in their order.
_HELD = """
SELECT entry.day, entry.uid, talk.talk_kind FROM conversation AS talk CROSS JOIN entry ON entry.id = talk.id
WHERE talk.held_on IS NOT NULL AND entry.removed_on IS NULL AND entry.day <= ?
ORDER BY entry.day, entry.time, entry.id
"""


def held(last: date, kinds: Sequence[str] = ()) -> list[Talk]:
    """The conversations held up to a day, of some kinds or any, oldest first: day and uid."""
    rows = db.execute_sql(_HELD, [last.isoformat()])
    return [(date.fromisoformat(day), uid) for day, uid, kind in rows if not kinds or kind in kinds]


def longest(talks: Sequence[Talk], first: date, last: date) -> Gap | None:
    """The longest time without a talk that ends from `first` to `last`, or goes on there; of equal ones the latest."""
    until = min(last, clock.today())
    known = [talk for talk in talks if talk[0] <= until]
    if not known or until < first:
        return None
    gaps = [
        Gap(before, after, (later, earlier)) for (before, earlier), (after, later) in pairwise(known) if after >= first
    ]
    gaps.append(Gap(known[-1][0], until, (known[-1][1],)))
    return max(reversed(gaps), key=lambda gap: gap.days)


# Stock-takes


def stock_takes(first: Quarter, last: Quarter) -> tuple[str, ...]:
    """The last stock-take of each quarter, newest first."""
    return tuple(uid for uid, _states in reversed(taken(first, last).values()))


def taken(first: Quarter, last: Quarter) -> dict[Quarter, tuple[str, dict[str, str]]]:
    """By quarter the last stock-take that says anything, and what was said of each strength, the last word of it."""
    found: dict[Quarter, tuple[str, dict[str, str]]] = {}
    for uid, day, note, strength, state in _said(first.first, last.last):
        if note or strength:
            quarter = Quarter.of(day, first.fiscal_start)
            states = found[quarter][1] if quarter in found else {}
            found[quarter] = uid, states | ({strength: state} if strength else {})
    return found


def _said(first: date, last: date) -> Any:
    mine = (StockTakeState.stock_take == StockTake.id) & StockTakeState.removed_on.is_null()
    named = (Strength.id == StockTakeState.strength) & Strength.removed_on.is_null()
    columns = StockTake.uid, StockTake.day, StockTake.note, Strength.uid, StockTakeState.state
    rows = live(StockTake, *columns).left_outer_join(StockTakeState, on=mine).left_outer_join(Strength, on=named)
    rows = rows.where(StockTake.day.between(first, last))
    return rows.order_by(StockTake.day, StockTake.id, StockTakeState.id).tuples()
