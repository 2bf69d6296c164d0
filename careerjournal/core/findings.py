"""Findings: the one plain sentence that a chart's numbers bear out, or none."""

from __future__ import annotations

from collections import Counter

from careerjournal.core.finding_runs import (
    ENTRIES_NEEDED,
    QUARTERS_NEEDED,
    Run,
    enough,
    joined,
    latest,
    total,
    up_to,
)
from careerjournal.core.findings_counts import (
    of_actions,
    of_conversations,
    of_feedback,
    of_goals,
    of_impact,
    of_options,
    of_themes,
    of_wins,
)
from careerjournal.core.strengths import Use
from careerjournal.core.trends import QuarterNumbers, Trends
from careerjournal.core.words import counted, in_words, translate

__all__ = [
    "ENTRIES_NEEDED", "QUARTERS_NEEDED", "of_actions", "of_conversations", "of_energy", "of_feedback", "of_goals",
    "of_impact", "of_options", "of_stock", "of_strengths", "of_themes", "of_wins",
]  # fmt: skip


def of_energy(trends: Trends) -> str:
    """How the median went in the latest quarters, and what drained there; or where it was highest."""
    run = latest(trends.quarters, _median, lambda one: one.energy.count)
    if run:
        drained = _drained(trends, run) if run.sign < 0 else ""
        said = joined(_movement(run), drained)
        return said if run.quarters[-1] is trends.quarters[-1] else up_to(said, run.quarters[-1])
    medians = {one.quarter: _median(one) for one in trends.quarters if one.energy.count >= ENTRIES_NEEDED}
    if len(medians) < QUARTERS_NEEDED:
        return ""
    best = [quarter for quarter, value in medians.items() if value == max(medians.values())]
    return translate("core", "Energy was highest in {quarter}").format(quarter=best[0].label) if len(best) == 1 else ""


def of_strengths(trends: Trends) -> str:
    """Where the last stock-take and the entries say different things; or which strength was used most."""
    return of_stock(trends) or _used_most(trends)


def of_stock(trends: Trends) -> str:
    """One strength of which the last stock-take says another thing than the entries of its quarter, by rank."""
    taken = [one for one in trends.quarters if one.stock]
    if not enough(trends) or not taken or taken[-1].entries < ENTRIES_NEEDED:
        return ""
    last = taken[-1]
    said = (_differs(one.name, last.stock.get(one.id, ""), last.strengths[one.id], last) for one in trends.strengths)
    return next((sentence for sentence in said if sentence), "")


def _median(one: QuarterNumbers) -> float:
    return one.energy.median or 0.0


def _movement(run: Run) -> str:
    """Two steps or more in one direction, or none at all."""
    if run.sign == 0:
        return translate("core", "Energy has been level for {number} quarters").format(number=in_words(run.steps + 1))
    rose = translate("core", "Energy rose for {number} quarters")
    fell = translate("core", "Energy fell for {number} quarters")
    return (rose if run.sign > 0 else fell).format(number=in_words(run.steps))


def _drained(trends: Trends, run: Run) -> str:
    """The strength that drained in more than half of the entries of a run in which any did."""
    whole = sum(one.count("draining") for one in run.quarters)
    drained = {one: sum(quarter.count("drained", one.id) for quarter in run.quarters) for one in trends.strengths}
    most = [one for one, n in drained.items() if n == max(drained.values())]
    if whole < ENTRIES_NEEDED or len(most) != 1 or 2 * drained[most[0]] <= whole:
        return ""
    return translate("core", "Most drained entries name {name}").format(name=most[0].name)


def _used_most(trends: Trends) -> str:
    used: Counter[str] = Counter({one.id: total(trends, "used", one.id) for one in trends.strengths})
    ranks = used.most_common(2)
    if not enough(trends) or not ranks or ranks[0][1] < ENTRIES_NEEDED:
        return ""
    if len(ranks) > 1 and ranks[1][1] == ranks[0][1]:
        return ""
    name = next(one.name for one in trends.strengths if one.id == ranks[0][0])
    return translate("core", "{name} was used most, in %n entries", ranks[0][1]).format(name=name)


def _differs(name: str, said: str, use: Use, last: QuarterNumbers) -> str:
    """“You said Communication was unused in Q4 2025; seven entries used it”; “” where too few entries say so."""
    when = last.quarter.label
    if said == "unused" and use.used >= ENTRIES_NEEDED:
        begin = translate("core", "You said {name} was unused in {quarter}").format(name=name, quarter=when)
        entries = counted("%n entry used it", "%n entries used it", use.used)
        return f"{begin}; {entries.replace(str(use.used), in_words(use.used), 1)}"
    if said in ("used", "used a little") and not use.named:
        begin = {
            "used": translate("core", "You said {name} was used in {quarter}"),
            "used a little": translate("core", "You said {name} was used a little in {quarter}"),
        }[said]
        return f"{begin.format(name=name, quarter=when)}; {translate('core', 'no entry names it')}"
    return ""
