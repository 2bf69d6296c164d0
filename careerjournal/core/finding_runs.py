"""What findings rest on: which quarters tell enough, and how long a number has gone one way."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from careerjournal.core import clock
from careerjournal.core.trends import QuarterNumbers, Trends
from careerjournal.core.words import in_words, translate

QUARTERS_NEEDED = 3
ENTRIES_NEEDED = 5


@dataclass(frozen=True)
class Run:
    """How a number went at the end of an unbroken row of quarters: up (1), down (-1) or level (0), so many steps."""

    sign: int
    steps: int
    quarters: tuple[QuarterNumbers, ...]
    """Those of the steps, without the one that they began from."""


def enough(trends: Trends) -> bool:
    """Whether as many quarters tell as much as a finding needs."""
    return sum(one.entries >= ENTRIES_NEEDED for one in trends.quarters) >= QUARTERS_NEEDED


def over(trends: Trends) -> tuple[QuarterNumbers, ...]:
    """The quarters that are over: only their sums compare."""
    return tuple(one for one in trends.quarters if one.quarter.last < clock.today())


def total(trends: Trends, number: str, subject: str = "") -> int:
    return sum(one.count(number, subject) for one in trends.quarters)


def latest(
    quarters: Sequence[QuarterNumbers], value: Callable[[QuarterNumbers], float], told: Callable[[QuarterNumbers], int]
) -> Run | None:
    """How a number went last, in quarters that tell enough; the very last one may still be too young."""
    row: list[QuarterNumbers] = []
    for one in reversed(quarters):
        if told(one) >= ENTRIES_NEEDED:
            row.insert(0, one)
        elif row or one is not quarters[-1]:
            break
    signs = [(value(after) > value(before)) - (value(after) < value(before)) for before, after in pairwise(row)]
    if not signs:
        return None
    steps = next((n for n, sign in enumerate(reversed(signs)) if sign != signs[-1]), len(signs))
    return Run(signs[-1], steps, tuple(row[-steps:])) if steps >= QUARTERS_NEEDED - 1 else None


def moved(trends: Trends, number: str, rose: str, fell: str) -> str:
    """How a count went in the quarters that are over, as one of two translated sentences with {number} steps."""
    run = latest(over(trends), lambda one: one.count(number), lambda one: one.entries)
    if not run or not run.sign or sum(one.count(number) for one in run.quarters) < ENTRIES_NEEDED:
        return ""
    said = (rose if run.sign > 0 else fell).format(number=in_words(run.steps))
    return said if run.quarters[-1] is trends.quarters[-1] else up_to(said, run.quarters[-1])


def up_to(sentence: str, last: QuarterNumbers) -> str:
    return translate("core", "{finding}, up to {quarter}").format(finding=sentence, quarter=last.quarter.label)


def joined(*parts: str) -> str:
    """What there is to say, as one sentence."""
    said = [part for part in parts if part]
    return "; ".join(said[:1] + [part[:1].lower() + part[1:] for part in said[1:]])
