"""Findings of what is counted: wins, goals, conversations, feedback, actions, options and themes."""

from __future__ import annotations

from itertools import dropwhile

from careerjournal.core import days
from careerjournal.core.counting_talks import Gap
from careerjournal.core.entries import Named
from careerjournal.core.finding_runs import (
    ENTRIES_NEEDED,
    QUARTERS_NEEDED,
    enough,
    joined,
    latest,
    moved,
    over,
    total,
    up_to,
)
from careerjournal.core.nouns import OUTCOMES, TALK_KINDS
from careerjournal.core.trends import QuarterNumbers, Trends
from careerjournal.core.words import counted_in_words, in_words, translate


def of_wins(trends: Trends) -> str:
    """How wins went, or else setbacks, or that the wins were more; and the impact that is still missing."""
    went = (
        moved(
            trends, "wins",
            translate("core", "Wins rose for {number} quarters"),
            translate("core", "Wins fell for {number} quarters"),
        )
        or moved(
            trends, "setbacks",
            translate("core", "Setbacks rose for {number} quarters"),
            translate("core", "Setbacks fell for {number} quarters"),
        )
        or _more_wins(trends)
    )  # fmt: skip
    return joined(went, of_impact(trends))


def of_impact(trends: Trends) -> str:
    """How many wins do not say yet what they were good for."""
    missing = total(trends, "impact_missing")
    if not enough(trends) or missing < ENTRIES_NEEDED:
        return ""
    return counted_in_words(
        "%n win of these quarters still waits for its impact",
        "%n wins of these quarters still wait for their impact",
        missing,
    )  # fmt: skip


def _more_wins(trends: Trends) -> str:
    quarters = over(trends)[-QUARTERS_NEEDED:]
    told = len(quarters) == QUARTERS_NEEDED and all(one.entries >= ENTRIES_NEEDED for one in quarters)
    if not told or not all(one.count("wins") > one.count("setbacks") for one in quarters):
        return ""
    first, last = quarters[0].quarter.label, quarters[-1].quarter.label
    said = translate("core", "More wins than setbacks in each quarter from {first} to {last}")
    return said.format(first=first, last=last)


def of_goals(trends: Trends) -> str:
    """How what speaks for a goal went, or where most of it was."""
    went = moved(
        trends, "goal_evidence",
        translate("core", "Entries that speak for a goal rose for {number} quarters"),
        translate("core", "Entries that speak for a goal fell for {number} quarters"),
    )  # fmt: skip
    return went or _most(
        trends, "goal_evidence", translate("core", "{quarter} had the most entries that speak for a goal")
    )


def _most(trends: Trends, number: str, sentence: str) -> str:
    """The one quarter that holds the most."""
    counts = {one.quarter: one.count(number) for one in trends.quarters}
    best = [quarter for quarter, n in counts.items() if n == max(counts.values())]
    if not enough(trends) or len(best) != 1 or counts[best[0]] < ENTRIES_NEEDED:
        return ""
    return sentence.format(quarter=best[0].label)


def of_conversations(trends: Trends) -> str:
    """Which kind most conversations were of, and the longest time without one."""
    held = total(trends, "conversations")
    if not enough(trends) or held < ENTRIES_NEEDED:
        return ""
    kinds = {kind: total(trends, f"conversations.{kind}") for kind in TALK_KINDS}
    most = next((kind for kind, n in kinds.items() if 2 * n > held), "")
    return joined(_kinds()[most] if most else "", _without(trends))


def _kinds() -> dict[str, str]:
    return {
        "career": translate("core", "Most conversations were about the career"),
        "status": translate("core", "Most conversations were about status"),
        "appraisal": translate("core", "Most conversations were appraisals"),
        "promotion": translate("core", "Most conversations were about a promotion"),
        "mentoring": translate("core", "Most conversations were mentoring"),
    }


def _without(trends: Trends) -> str:
    """The longest time without a conversation, from day to day; not where several were as long."""
    gaps = {(gap.first, gap.last): gap for one in trends.quarters if (gap := one.gaps.get("gap"))}
    # A time that goes on ends later in the next quarter: the same one, longer.
    longest = [gap for gap in gaps.values() if gap.days == max(other.days for other in gaps.values())]
    return _from_day_to_day(longest[0]) if len(longest) == 1 and longest[0].days else ""


def _from_day_to_day(gap: Gap) -> str:
    if gap.goes_on:
        said = translate("core", "The longest time without a conversation began on {first}")
    else:
        said = translate("core", "The longest time without a conversation was from {first} to {last}")
    return said.format(first=days.plain(gap.first), last=days.plain(gap.last))


def of_feedback(trends: Trends) -> str:
    """How soon responses came, or how much of the feedback has one."""
    run = latest(over(trends), _wait, _waits)
    if run and run.sign:
        sooner = translate("core", "Responses to feedback came sooner for {number} quarters")
        later = translate("core", "Responses to feedback came later for {number} quarters")
        said = (sooner if run.sign < 0 else later).format(number=in_words(run.steps))
        return said if run.quarters[-1] is trends.quarters[-1] else up_to(said, run.quarters[-1])
    heard, answered = total(trends, "feedback"), total(trends, "feedback_answered")
    if not enough(trends) or heard < ENTRIES_NEEDED:
        return ""
    if answered == heard:
        return translate("core", "All feedback of these quarters has a response")
    said = translate("core", "Feedback with a response so far: {answered} of {heard}")
    return said.format(answered=_number(answered), heard=in_words(heard))


def _wait(one: QuarterNumbers) -> float:
    return one.days_to_response or 0.0


def _waits(one: QuarterNumbers) -> int:
    return 0 if one.days_to_response is None else one.count("feedback_answered")


def of_actions(trends: Trends) -> str:
    """How the promises that were kept went, or the open ones; or that none went past its day."""
    if not enough(trends):
        return ""
    kept = moved(
        trends, "actions_done",
        translate("core", "Actions kept rose for {number} quarters"),
        translate("core", "Actions kept fell for {number} quarters"),
    )  # fmt: skip
    return joined(kept, _open(trends)) or _never_late(trends)


def _open(trends: Trends) -> str:
    """Whose promises are open at the end."""
    last = trends.quarters[-1]
    n, mine = last.count("actions_open"), last.count("actions_open.mine")
    if n < ENTRIES_NEEDED:
        return ""
    said = counted_in_words("%n action is open", "%n actions are open", n)
    if last is not next(iter(over(trends)[-1:]), None):
        whose = translate("core", "{mine} mine, {theirs} theirs")
        return f"{said}, {whose.format(mine=_number(mine), theirs=_number(n - mine))}"
    ended = translate("core", "{actions} at the end of {quarter}")
    was = counted_in_words("%n action was open", "%n actions were open", n)
    return ended.format(actions=was, quarter=last.quarter.label)


def _never_late(trends: Trends) -> str:
    if total(trends, "actions_done") < ENTRIES_NEEDED or total(trends, "actions_late"):
        return ""
    return translate("core", "No action was kept late or left open past its day")


def _number(n: int) -> str:
    return in_words(n) if n else translate("core", "none")


def of_options(trends: Trends) -> str:
    """What most options met with."""
    noted = total(trends, "outcomes")
    if not enough(trends) or noted < ENTRIES_NEEDED:
        return ""
    kinds = {kind: total(trends, f"outcomes.{kind}") for kind in OUTCOMES}
    most = next((kind for kind, n in kinds.items() if 2 * n > noted), "")
    return _outcomes()[most].format(n=in_words(kinds[most]), noted=in_words(noted)) if most else ""


def _outcomes() -> dict[str, str]:
    return {
        "agreed": translate("core", "Most outcomes were agreements, {n} of {noted}"),
        "counter-offered": translate("core", "Most outcomes were counter-offers, {n} of {noted}"),
        "deferred": translate("core", "Most outcomes were deferrals, {n} of {noted}"),
        "declined": translate("core", "Most outcomes were a no, {n} of {noted}"),
    }


def of_themes(trends: Trends) -> str:
    """A theme that runs through, and one that was much there and is gone."""
    if not enough(trends):
        return ""
    known = [one for one in trends.themes if total(trends, "theme", one.id) >= ENTRIES_NEEDED]
    return joined(_through(trends, known), _gone(trends, known))


def _through(trends: Trends, known: list[Named]) -> str:
    """The theme of most entries that every quarter names, from the first that tells enough to the last that is over."""
    quarters = list(dropwhile(lambda one: one.entries < ENTRIES_NEEDED, over(trends)))
    through = (one for one in known if all(quarter.count("theme", one.id) for quarter in quarters))
    theme = next(through, None)
    if theme is None or sum(one.entries >= ENTRIES_NEEDED for one in quarters) < QUARTERS_NEEDED:
        return ""
    said = translate("core", "“{name}” is in every quarter from {first} to {last}")
    return said.format(name=theme.name, first=quarters[0].quarter.label, last=quarters[-1].quarter.label)


def _gone(trends: Trends, known: list[Named]) -> str:
    """The theme of most entries that the last two quarters do not name."""
    for one in known:
        named = [quarter for quarter in trends.quarters if quarter.count("theme", one.id)]
        since = [quarter for quarter in trends.quarters if quarter.quarter > named[-1].quarter]
        if len(since) >= 2 and sum(quarter.entries >= ENTRIES_NEEDED for quarter in since) >= 2:
            last = named[-1].quarter.label
            return translate("core", "“{name}” was last named in {quarter}").format(name=one.name, quarter=last)
    return ""
