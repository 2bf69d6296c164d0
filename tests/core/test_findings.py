"""Findings say what the numbers bear out, and nothing where too little is told: each sentence is derived once more."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest

from careerjournal.core import clock, counting, findings
from careerjournal.core.counting_talks import Gap
from careerjournal.core.entries import Named
from careerjournal.core.nouns import OUTCOMES, TALK_KINDS
from careerjournal.core.quarter import Quarter
from careerjournal.core.strengths import Use
from careerjournal.core.trends import Energy, QuarterNumbers, Trends
from careerjournal.core.words import in_words

NOW = Quarter(2026, 1)
STRENGTHS = (Named("s1", "Communication"), Named("s2", "Order"))
THEMES = (Named("t1", "Lantern"), Named("t2", "rest"))
ALL = tuple(getattr(findings, name) for name in findings.__all__ if name.startswith("of_"))
NUMBER = {in_words(n): n for n in range(1, 60)} | {"none": 0}


def quarter(place: int, felt: Energy | None = None, **more: Any) -> QuarterNumbers:
    """A quarter `place` steps before the present one; counts by name, with _ for the dot."""
    own = {name: more.pop(name) for name in list(more) if name in QuarterNumbers.__dataclass_fields__}
    counts = dict.fromkeys(counting.PLAIN, 0) | {"entries": 8} | {_dotted(name): n for name, n in more.items()}
    energy = felt or Energy()
    return QuarterNumbers(NOW.shifted(-place), counts | {"energy": energy.count}, energy, **own)


def _dotted(name: str) -> str:
    for whole in ("outcomes", "conversations", "actions_open"):
        if name.startswith(f"{whole}_"):
            return f"{whole}.{name.removeprefix(f'{whole}_').replace('_', '-')}"
    return name


def row(number: str, *values: int, ends: int = 1, **more: Any) -> Trends:
    """Quarters with these values of one number, the last of them `ends` before the present one."""
    places = range(len(values) + ends - 1, ends - 1, -1)
    told: list[dict[str, Any]] = [{number: n, **more} for n in values]
    made = [quarter(place, **one) for place, one in zip(places, told, strict=True)]
    return Trends(tuple(made), STRENGTHS, THEMES)


def felt(*medians: float, **more: Any) -> Trends:
    made = [quarter(len(medians) - n, Energy(6, median, median, median), **more) for n, median in enumerate(medians)]
    return Trends(tuple(made), STRENGTHS, THEMES)


# Sentences ----------------------------------------------------------------------------------------------------------


def uses(used: int = 0, drained: int = 0) -> dict[str, Use]:
    return {"s1": Use(used, 0, drained), "s2": Use()}


LONGEST = "the longest time without a conversation was from 3 March 2025 to 9 June 2025"
SAID: list[tuple[Callable[[Trends], str], Trends, str]] = [
    (
        findings.of_energy,
        felt(2, 1, 0, draining=5, strengths=uses(drained=3)),
        "Energy fell for two quarters; most drained entries name Communication",
    ),
    (
        findings.of_energy,
        felt(2, 1, 0, draining=6, strengths=uses(drained=3)),
        "Energy fell for two quarters",
    ),
    (findings.of_energy, felt(0, 1, 2, draining=5, strengths=uses(drained=5)), "Energy rose for two quarters"),
    (
        findings.of_energy,
        felt(2, 1, 0, draining=2, strengths=uses(drained=2)),
        "Energy fell for two quarters",
    ),
    (
        findings.of_strengths,
        row("entries", 8, 8, 8, strengths=uses(7), stock={"s1": "unused"}),
        "You said Communication was unused in Q4 2025; seven entries used it",
    ),
    (
        findings.of_strengths,
        row("entries", 8, 8, 8, strengths=uses(1), stock={"s1": "used", "s2": "used a little"}),
        "You said Order was used a little in Q4 2025; no entry names it",
    ),
    (findings.of_stock, row("entries", 8, 8, 8, strengths=uses(4), stock={"s1": "unused"}), ""),
    (findings.of_stock, row("entries", 8, 8, 8, strengths=uses(7), stock={"s1": "used"}), ""),
    (findings.of_stock, row("entries", 8, 8, strengths=uses(7), stock={"s1": "unused"}), ""),
    (findings.of_wins, row("wins", 1, 3, 4), "Wins rose for two quarters"),
    (findings.of_wins, row("wins", 1, 3, 4, 0, ends=0), "Wins rose for two quarters, up to Q4 2025"),
    (findings.of_wins, row("wins", 1, 2, 1), "More wins than setbacks in each quarter from Q2 2025 to Q4 2025"),
    (findings.of_wins, row("wins", 0, 1, 2), ""),
    (findings.of_wins, row("setbacks", 4, 3, 2), "Setbacks fell for two quarters"),
    (findings.of_impact, row("impact_missing", 2, 2, 3), "Seven wins of these quarters still wait for their impact"),
    (findings.of_impact, row("impact_missing", 1, 1, 2), ""),
    (findings.of_goals, row("goal_evidence", 6, 5, 2), "Entries that speak for a goal fell for two quarters"),
    (findings.of_goals, row("goal_evidence", 2, 7, 2), "Q3 2025 had the most entries that speak for a goal"),
    (findings.of_goals, row("goal_evidence", 7, 7, 2), ""),
    (
        findings.of_conversations,
        row(
            "conversations",
            3,
            3,
            3,
            conversations_status=2,
            gaps={"gap": Gap(date(2025, 3, 3), date(2025, 6, 9), ("b", "a"))},
        ),
        f"Most conversations were about status; {LONGEST}",
    ),
    (
        findings.of_conversations,
        row("conversations", 3, 3, gaps={"gap": Gap(date(2025, 3, 3), date(2025, 6, 9), ("b", "a"))}),
        "",
    ),
    (
        findings.of_feedback,
        row("feedback", 2, 2, 2, feedback_answered=1),
        "Feedback with a response so far: three of six",
    ),
    (
        findings.of_feedback,
        row("feedback", 2, 2, 2, feedback_answered=2),
        "All feedback of these quarters has a response",
    ),
    (findings.of_feedback, row("feedback", 1, 1, 2, feedback_answered=1), ""),
    (
        findings.of_actions,
        row("actions_open", 5, 5, 5, ends=0, actions_open_mine=3),
        "Five actions are open, three mine, two theirs",
    ),
    (findings.of_actions, row("actions_open", 5, 5, 5), "Five actions were open at the end of Q4 2025"),
    (findings.of_actions, row("actions_done", 2, 2, 2), "No action was kept late or left open past its day"),
    (findings.of_actions, row("actions_done", 2, 2, 2, actions_late=1), ""),
    (findings.of_options, row("outcomes", 2, 2, 2, outcomes_agreed=2), "Most outcomes were agreements, six of six"),
    (findings.of_options, row("outcomes", 2, 2, 2, outcomes_agreed=1, outcomes_declined=1), ""),
    (
        findings.of_themes,
        row("entries", 8, 8, 8, themes={"t2": 2}),
        "“rest” is in every quarter from Q2 2025 to Q4 2025",
    ),
    (findings.of_themes, row("entries", 8, 8, 8, themes={"t2": 1}), ""),
]


@pytest.mark.parametrize(("finding", "found", "sentence"), SAID)
def test_what_is_said(finding: Callable[[Trends], str], found: Trends, sentence: str) -> None:
    assert finding(found) == sentence


def test_responses_that_come_sooner_are_said() -> None:
    waits = (9, 7, 3.5)
    made = [quarter(3 - n, feedback=6, feedback_answered=5, days_to_response=wait) for n, wait in enumerate(waits)]
    assert findings.of_feedback(Trends(tuple(made), ())) == "Responses to feedback came sooner for two quarters"


# Any numbers --------------------------------------------------------------------------------------------------------


def any_trends(rng: random.Random, most: int = 9) -> Trends:
    """Quarters of consistent, otherwise arbitrary numbers up to the present one or some past one."""
    ends, n = rng.choice((0, 0, 1, 3)), rng.randint(1, 6)
    first = (NOW.shifted(-ends - n)).first
    made = [_any_quarter(rng, place, most, first) for place in range(ends + n - 1, ends - 1, -1)]
    return Trends(tuple(made), STRENGTHS, THEMES)


def _any_quarter(rng: random.Random, place: int, most: int, first: date) -> QuarterNumbers:
    def up_to(n: int) -> int:
        return rng.randint(0, n)

    n = most if rng.random() < 0.7 else up_to(most)
    counts = {
        "entries": n,
        "wins": up_to(n),
        "setbacks": up_to(n // 2),
        "goal_evidence": up_to(n),
        "draining": up_to(n),
    }
    counts |= {"impact_missing": up_to(counts["wins"]), "feedback": up_to(n), "actions_done": up_to(6)}
    counts |= {"feedback_answered": rng.choice((counts["feedback"], up_to(counts["feedback"])))}
    counts |= {"actions_late": rng.choice((0, 0, 0, 2)), "actions_open.mine": up_to(4), "actions_open.theirs": up_to(4)}
    counts["actions_open"] = counts["actions_open.mine"] + counts["actions_open.theirs"]
    for number, parts in (("conversations", TALK_KINDS), ("outcomes", OUTCOMES)):
        likely = rng.choice(parts)
        said = {f"{number}.{part}": up_to(4 if part == likely else 1) for part in parts}
        counts |= {**said, number: sum(said.values())}
    felt_by = rng.choice((n, up_to(n)))
    energy = Energy(felt_by, rng.choice((-1.0, 0.0, 1.0)), -2, 2) if felt_by > 2 else Energy(felt_by)
    use = {one.id: Use(up_to(n), 0, up_to(counts["draining"])) if rng.random() < 0.7 else Use() for one in STRENGTHS}
    since = first + timedelta(days=up_to(80))
    gap = Gap(since, since + timedelta(days=up_to(200)), rng.choice((("b", "a"), ("a",))))
    stock = {one.id: rng.choice(("used", "used a little", "unused")) for one in STRENGTHS if rng.random() < 0.5}
    return QuarterNumbers(
        NOW.shifted(-place), dict.fromkeys(counting.PLAIN, 0) | counts | {"energy": felt_by}, energy, use,
        {one.id: up_to(n) for one in THEMES if rng.random() < 0.7}, stock,
        float(up_to(9)) if counts["feedback_answered"] else None, {"gap": gap},
    )  # fmt: skip


def told(found: Trends) -> int:
    return sum(one.entries >= 5 for one in found.quarters)


def test_silence_under_three_quarters_of_five_entries() -> None:
    rng, spoke, checked = random.Random(4), 0, 0
    for _ in range(1500):
        found = any_trends(rng)
        sentences = [find(found) for find in ALL if find is not findings.of_energy]
        if told(found) < 3:
            checked += 1
            assert not any(sentences)
        else:
            spoke += any(sentences)
        if sum(one.energy.count >= 5 for one in found.quarters) < 3:
            assert not findings.of_energy(found)
    assert spoke > 300 < checked


def test_no_sentence_of_few_entries() -> None:
    rng = random.Random(5)
    for _ in range(300):
        assert not any(find(any_trends(rng, most=4)) for find in ALL)


# Each part of a sentence, and what has to hold of the numbers for it to be true.
Check = Callable[[Trends, Any], bool]


def _ended(found: Trends, label: str | None) -> int:
    """The place of the quarter that a sentence goes up to."""
    return [one.quarter.label for one in found.quarters].index(label) if label else len(found.quarters) - 1


def _at(found: Trends, label: str) -> QuarterNumbers:
    return found.quarters[_ended(found, label)]


def _way(values: Sequence[float], way: str) -> bool:
    return all(after > before if way in ("rose", "later") else after < before for before, after in pairwise(values))


def _steps(found: Trends, said: Any, read: Callable[[QuarterNumbers], float], basis: str) -> bool:
    end, steps = _ended(found, said["upto"]), NUMBER[said["n"]]
    run = found.quarters[end - steps : end + 1]
    longer = found.quarters[max(0, end - steps - 1) : end + 1]
    full = all((one.energy.count if basis == "energy" else one.count(basis)) >= 5 for one in run)
    over = basis == "energy" or run[-1].quarter.last < clock.today()
    more = len(longer) > len(run) and longer[0].count(basis) >= 5 and _way([read(one) for one in longer], said["way"])
    return (
        end - steps >= 0 and steps >= 2 and full and over and _way([read(one) for one in run], said["way"]) and not more
    )


def _count(number: str, basis: str = "entries") -> Check:
    def check(found: Trends, said: Any) -> bool:
        end, steps = _ended(found, said["upto"]), NUMBER[said["n"]]
        enough = sum(one.count(number) for one in found.quarters[end - steps + 1 : end + 1]) >= 5
        return enough and _steps(found, said, lambda one: one.count(number), basis)

    return check


def _sum(found: Trends, number: str, subject: str = "") -> int:
    return sum(one.count(number, subject) for one in found.quarters)


def _level(found: Trends, said: Any) -> bool:
    end, n = _ended(found, said["upto"]), NUMBER[said["n"]]
    run = found.quarters[end - n + 1 : end + 1]
    return (
        len(run) == n >= 3
        and len({one.energy.median for one in run}) == 1
        and all(one.energy.count >= 5 for one in run)
    )


def _highest(found: Trends, said: Any) -> bool:
    rest = [one.energy.median for one in found.quarters if one.energy.count >= 5 and one.quarter.label != said["q"]]
    best = _at(found, said["q"]).energy
    return len(rest) >= 2 and best.count >= 5 and all((best.median or 0) > (one or 0) for one in rest)


def _drained(found: Trends, said: Any) -> bool:
    end, steps = _ended(found, said["upto"]), NUMBER[said["n"]]
    run = found.quarters[end - steps + 1 : end + 1]
    whole = sum(one.count("draining") for one in run)
    return whole >= 5 and 2 * sum(one.strengths[_uid(said)].drained for one in run) > whole


def _uid(said: Any) -> str:
    return next(one.id for one in (*STRENGTHS, *THEMES) if one.name == said["name"])


def _unused(found: Trends, said: Any) -> bool:
    one = _at(found, said["q"])
    return one.stock[_uid(said)] == "unused" and one.strengths[_uid(said)].used == NUMBER[said["n"].lower()] >= 5


def _unnamed(found: Trends, said: Any) -> bool:
    one = _at(found, said["q"])
    return one.stock[_uid(said)] == said["state"] and one.strengths[_uid(said)].named == 0 and one.entries >= 5


def _used_most(found: Trends, said: Any) -> bool:
    sums = {one.id: _sum(found, "used", one.id) for one in STRENGTHS}
    return sums.pop(_uid(said)) == int(said["n"]) > max(sums.values()) and int(said["n"]) >= 5


def _more(found: Trends, said: Any) -> bool:
    run = found.quarters[_ended(found, said["a"]) : _ended(found, said["b"]) + 1]
    return len(run) == 3 and all(one.count("wins") > one.count("setbacks") and one.entries >= 5 for one in run)


def _most_kind(number: str, kinds: dict[str, str]) -> Check:
    def check(found: Trends, said: Any) -> bool:
        n, whole = _sum(found, f"{number}.{kinds[said['kind']]}"), _sum(found, number)
        exact = "n" not in said or (NUMBER[said["n"]], NUMBER[said["m"]]) == (n, whole)
        return exact and whole >= 5 and 2 * n > whole

    return check


def _gap(goes_on: bool) -> Check:
    def check(found: Trends, said: Any) -> bool:
        longest = max((one.gaps["gap"] for one in found.quarters), key=lambda gap: gap.days)
        days = said["a"].startswith(str(longest.first.day)) and longest.goes_on == goes_on
        return days and (goes_on or said["b"].startswith(str(longest.last.day))) and _sum(found, "conversations") >= 5

    return check


def _answered(found: Trends, said: Any) -> bool:
    pair = _sum(found, "feedback_answered"), _sum(found, "feedback")
    return (NUMBER[said["n"]], NUMBER[said["m"]]) == pair and pair[0] < pair[1] >= 5


def _open(found: Trends, said: Any) -> bool:
    last = found.quarters[-1]
    mine, theirs = last.count("actions_open.mine"), last.count("actions_open.theirs")
    running = last.quarter.last >= clock.today()
    return running and (NUMBER[said["n"].lower()], NUMBER[said["a"]], NUMBER[said["b"]]) == (
        mine + theirs,
        mine,
        theirs,
    )


def _were_open(found: Trends, said: Any) -> bool:
    last = found.quarters[-1]
    return last.quarter.label == said["q"] and NUMBER[said["n"].lower()] == last.count("actions_open") >= 5


def _through(found: Trends, said: Any) -> bool:
    run = found.quarters[_ended(found, said["a"]) : _ended(found, said["b"]) + 1]
    named = all(one.count("theme", _uid(said)) for one in run) and _sum(found, "theme", _uid(said)) >= 5
    return named and sum(one.entries >= 5 for one in run) >= 3


def _last_named(found: Trends, said: Any) -> bool:
    at = _ended(found, said["q"])
    later = found.quarters[at + 1 :]
    gone = not any(one.count("theme", _uid(said)) for one in later) and len(later) >= 2
    return gone and found.quarters[at].count("theme", _uid(said)) > 0 and _sum(found, "theme", _uid(said)) >= 5


_TALKS = {
    "about the career": "career", "about status": "status", "appraisals": "appraisal",
    "about a promotion": "promotion", "mentoring": "mentoring",
}  # fmt: skip
_OUTCOMES = {"agreements": "agreed", "counter-offers": "counter-offered", "deferrals": "deferred", "a no": "declined"}
_WAY = r"(?P<way>rose|fell) for (?P<n>\w+) quarters"
TRUE: dict[str, Check] = {
    rf"Energy {_WAY}": lambda found, said: _steps(found, said, lambda one: one.energy.median or 0, "energy"),
    r"Energy has been level for (?P<n>\w+) quarters": _level,
    r"Energy was highest in (?P<q>Q\d \d+)": _highest,
    rf"Energy {_WAY}; most drained entries name (?P<name>\w+)": _drained,
    r"You said (?P<name>\w+) was unused in (?P<q>Q\d \d+); (?P<n>\w+) entries used it": _unused,
    r"You said (?P<name>\w+) was (?P<state>used a little|used) in (?P<q>Q\d \d+); no entry names it": _unnamed,
    r"(?P<name>\w+) was used most, in (?P<n>\d+) entries": _used_most,
    rf"Wins {_WAY}": _count("wins"),
    rf"Setbacks {_WAY}": _count("setbacks"),
    r"More wins than setbacks in each quarter from (?P<a>Q\d \d+) to (?P<b>Q\d \d+)": _more,
    r"(?P<n>\w+) wins of these quarters still wait for their impact": lambda found, said: (
        NUMBER[said["n"].lower()] == _sum(found, "impact_missing") >= 5
    ),
    rf"Entries that speak for a goal {_WAY}": _count("goal_evidence"),
    r"(?P<q>Q\d \d+) had the most entries that speak for a goal": lambda found, said: (
        max(found.quarters, key=lambda one: one.count("goal_evidence")).quarter.label == said["q"]
        and [one.count("goal_evidence") for one in found.quarters].count(_at(found, said["q"]).count("goal_evidence"))
        == 1
    ),
    rf"Most conversations were (?P<kind>{'|'.join(_TALKS)})": _most_kind("conversations", _TALKS),
    r"The longest time without a conversation was from (?P<a>.+) to (?P<b>.+)": _gap(goes_on=False),
    r"The longest time without a conversation began on (?P<a>.+)": _gap(goes_on=True),
    r"Responses to feedback came (?P<way>sooner|later) for (?P<n>\w+) quarters": lambda found, said: _steps(
        found, said, lambda one: one.days_to_response or 0, "feedback_answered"
    ),
    r"All feedback of these quarters has a response": lambda found, said: (
        _sum(found, "feedback") == _sum(found, "feedback_answered") >= 5
    ),
    r"Feedback with a response so far: (?P<n>\w+) of (?P<m>\w+)": _answered,
    rf"Actions kept {_WAY}": _count("actions_done"),
    r"(?P<n>\w+) actions are open, (?P<a>\w+) mine, (?P<b>\w+) theirs": _open,
    r"(?P<n>\w+) actions were open at the end of (?P<q>Q\d \d+)": _were_open,
    r"No action was kept late or left open past its day": lambda found, said: (
        _sum(found, "actions_done") >= 5 and not _sum(found, "actions_late")
    ),
    rf"Most outcomes were (?P<kind>{'|'.join(_OUTCOMES)}), (?P<n>\w+) of (?P<m>\w+)": _most_kind("outcomes", _OUTCOMES),
    r"“(?P<name>\w+)” is in every quarter from (?P<a>Q\d \d+) to (?P<b>Q\d \d+)": _through,
    r"“(?P<name>\w+)” was last named in (?P<q>Q\d \d+)": _last_named,
}


def untrue(found: Trends, sentence: str) -> list[str]:
    """Return the parts of a sentence that the numbers do not bear out, or that nobody knows; and note what was seen."""
    wrong = []
    parts = [sentence] if sentence.startswith(("You said", "Energy")) else sentence.split("; ")
    for part in parts:
        whole = re.fullmatch(r"(?P<core>.*?)(?:, up to (?P<upto>Q\d \d+))?", part)
        assert whole
        for pattern, check in TRUE.items():
            said = re.fullmatch(pattern, whole["core"], re.IGNORECASE)
            if said:
                SEEN.add(pattern)
                if not check(found, {**said.groupdict(), "upto": whole["upto"]}):
                    wrong.append(part)
                break
        else:
            wrong.append(f"unknown: {part}")
    return wrong


SEEN: set[str] = set()


def test_every_sentence_is_true_of_any_numbers() -> None:
    rng = random.Random(6)
    for _ in range(4000):
        found = any_trends(rng)
        for find in ALL:
            if sentence := find(found):
                assert not untrue(found, sentence), (sentence, found)
    assert set(TRUE) == SEEN, "each of them was said at least once"


def test_the_derivation_finds_a_sentence_that_is_not_true() -> None:
    fell = felt(2, 1, 0)
    sentence = findings.of_energy(fell)
    assert not untrue(fell, sentence)
    assert untrue(felt(2, 1, 1), sentence)
    assert untrue(felt(0, 1, 2), sentence)
    assert untrue(fell, "Energy fell for two quarters; most drained entries name Order")
    assert untrue(fell, "Energy was a triumph")
    assert untrue(row("impact_missing", 2, 2, 3), "Six wins of these quarters still wait for their impact")
