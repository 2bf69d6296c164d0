"""Findings: the one plain sentence that a chart's numbers bear out, or none."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from careerjournal.core.trends import QuarterNumbers, Trends
from careerjournal.core.words import in_words, translate

QUARTERS_NEEDED = 3
ENTRIES_NEEDED = 5


def of_energy(trends: Trends) -> str:
    """How the median went in the latest quarters, or where it was highest; “” where too little is said."""
    enough = [one.energy.count >= ENTRIES_NEEDED for one in trends.quarters]
    run = _latest_run(trends.quarters, enough)
    if len(run) >= QUARTERS_NEEDED and (moved := _movement(run)):
        return moved if run[-1] is trends.quarters[-1] else _up_to(moved, run[-1])
    if sum(enough) < QUARTERS_NEEDED:
        return ""
    medians = {one.quarter: one.energy.median or 0.0 for one, said in zip(trends.quarters, enough, strict=True) if said}
    best = [quarter for quarter, value in medians.items() if value == max(medians.values())]
    return translate("core", "Energy was highest in {quarter}").format(quarter=best[0].label) if len(best) == 1 else ""


def of_strengths(trends: Trends) -> str:
    """Which strength was used most, and in how many entries; “” where too little is told, or several tie."""
    if sum(one.entries >= ENTRIES_NEEDED for one in trends.quarters) < QUARTERS_NEEDED:
        return ""
    used: Counter[str] = Counter()
    for quarter in trends.quarters:
        used.update({uid: use.used for uid, use in quarter.strengths.items()})
    ranks = used.most_common(2)
    if not ranks or ranks[0][1] < ENTRIES_NEEDED or (len(ranks) > 1 and ranks[1][1] == ranks[0][1]):
        return ""
    name = next(one.name for one in trends.strengths if one.id == ranks[0][0])
    return translate("core", "{name} was used most, in %n entries", ranks[0][1]).format(name=name)


def _latest_run(quarters: tuple[QuarterNumbers, ...], enough: list[bool]) -> list[QuarterNumbers]:
    """The last unbroken row of quarters that say enough; the very last one may still be too young."""
    run: list[QuarterNumbers] = []
    for one, said in zip(reversed(quarters), reversed(enough), strict=True):
        if said:
            run.append(one)
        elif run or one is not quarters[-1]:
            break
    return run[::-1]


def _movement(run: list[QuarterNumbers]) -> str:
    """Two steps or more in one direction, or none at all."""
    medians = [one.energy.median or 0.0 for one in run]
    signs = [(after > before) - (after < before) for before, after in pairwise(medians)]
    steps = next((n for n, sign in enumerate(reversed(signs)) if sign != signs[-1]), len(signs))
    if steps < QUARTERS_NEEDED - 1:
        return ""
    if signs[-1] == 0:
        return translate("core", "Energy has been level for {number} quarters").format(number=in_words(steps + 1))
    rose = translate("core", "Energy rose for {number} quarters")
    fell = translate("core", "Energy fell for {number} quarters")
    return (rose if signs[-1] > 0 else fell).format(number=in_words(steps))


def _up_to(sentence: str, last: QuarterNumbers) -> str:
    return translate("core", "{finding}, up to {quarter}").format(finding=sentence, quarter=last.quarter.label)
