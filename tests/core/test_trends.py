"""The trends, checked against counts in plain SQL that share nothing with the program's own queries."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from careerjournal.core import clock, counting, entries, findings, strengths, trends
from careerjournal.core.goals import reword
from careerjournal.core.journal import Journal
from careerjournal.core.nouns import OUTCOMES, PLAIN_KINDS
from careerjournal.core.quarter import Quarter
from careerjournal.core.trouble import Trouble
from tests import examples
from tests.core import plain_counts
from tests.core.plain_counts import Plain, Span

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def journal() -> Iterator[Journal]:
    opened = examples.empty()
    yield opened
    opened.close()


# The comparison -----------------------------------------------------------------------------------------------------


def told(one: trends.QuarterNumbers, names: dict[str, str]) -> dict[tuple[str, str], int]:
    """Every number of a quarter that is not 0, by (name, subject)."""
    found = {(number, ""): one.count(number) for number in counting.PLAIN if number not in counting.GAPS}
    found |= {(counting.TALK + kind, ""): n for kind, n in one.talks.items()}
    found |= {(number, names[uid]): one.count(number, uid) for uid in one.strengths for number in counting.STRENGTHS}
    found |= {(counting.THEME, names[uid]): one.count(counting.THEME, uid) for uid in one.themes}
    return {key: n for key, n in found.items() if n}


def plain(journal: Journal, one: Quarter) -> Plain:
    return Plain(journal, Span(one.first, one.last, one.previous().first, clock.today()))


def compare(journal: Journal, quarters: int = 8, last: Quarter | None = None) -> None:
    """Hold every number of every quarter against plain SQL and against the list behind it."""
    read = trends.read(journal, quarters, last)
    assert len(read.quarters) == quarters
    names = {one.id: one.name for one in (*read.strengths, *read.themes)}
    uids = {name: uid for uid, name in names.items()}
    for one in read.quarters:
        counted = plain(journal, one.quarter)
        assert told(one, names) == {key: n for key, n in counted.numbers().items() if n}, str(one.quarter)
        values = counted.values()
        assert (one.energy.median, one.days_to_response) == (values["energy_median"], values["days_to_response"])
        assert (one.longest_gap, one.longest_career_gap) == (values["longest_gap"], values["longest_career_gap"])
        for (number, subject), n in told(one, names).items():
            behind = trends.behind(journal, one.quarter, number, uids.get(subject))
            assert len(set(behind.ids)) == len(behind.ids) == n, behind.title
            if behind.filter:
                assert [view.id for view in entries.select(journal, behind.filter)] == list(behind.ids)


# A mixed journal ----------------------------------------------------------------------------------------------------


def mixed(journal: Journal) -> dict[str, str]:
    """A journal with some of everything that must, and must not, count in the last quarter of 2025."""
    add, made = journal.add, {}
    made["writing"] = add("strength", name="Writing", rank=1)
    made["gone"] = add("strength", name="Juggling", rank=2)
    person = add("person", name="Ines Halloran")
    links: Any = {"strengths": [(made["writing"], "energised"), (made["gone"], "used")]}
    made["first"] = add("entry", title="First day", day="2025-10-01", time="00:00", kind="win", energy=2, **links)
    made["last"] = add("entry", title="Last day", day="2025-12-31", time="23:59", zone="Pacific/Kiritimati", kind="win")
    add("entry", title="New year elsewhere", day="2026-01-01", time="00:10", zone="Pacific/Pago_Pago", kind="setback")
    add(
        "entry",
        title="Mine",
        day="2025-11-02",
        private=True,
        kind="learning",
        energy=-1,
        strengths=[(made["writing"], "drained")],
    )
    made["unlinked"] = add("entry", title="No longer about it", day="2025-11-03", energy=1, strengths=[made["writing"]])
    journal.edit("entry", made["unlinked"], strengths=[])
    made["removed"] = add("entry", title="Trash", day="2025-11-04", energy=1, kind="win", **links)
    journal.remove(made["removed"])
    made["planned"] = add("conversation", people=[person], day="2025-12-01", kind="career", energy=1, **links)
    add("conversation", people=[person], day="2025-12-02", cancelled_on="2025-12-01", kind="status", energy=2)
    add("conversation", people=[person], day="2025-12-03", held_on="2025-12-03", kind="career", energy=0)
    add("conversation", people=[person], day="2025-12-04", held_on="2025-12-04")
    made["heard"] = add("feedback", body="“Clear.”", giver=person, day="2025-12-20")
    add("feedback", body="“Too fast.”", giver=person, day="2025-12-21")
    made["early"] = add("action", text="Slow down", feedback=made["heard"], day="2025-12-24", done_on="2026-01-02")
    add("action", text="Write it up", day="2025-10-05", done_on="2025-12-31")
    add("action", text="Let go", day="2025-10-05", dropped_on="2025-11-01")
    journal.remove(add("action", text="Trash", day="2025-10-05", done_on="2025-11-01"))
    for goal in (
        {"title": "Open"},
        {"title": "Reached", "reached_on": "2026-01-10"},
        {"title": "Paused", "paused_on": "2026-01-05"},
    ):
        add("goal", **goal)
    journal.remove(made["gone"])
    return made


def test_a_mixed_journal_agrees_with_plain_sql(journal: Journal) -> None:
    made = mixed(journal)
    compare(journal)
    autumn = trends.read(journal, 2).quarters[0]
    assert (autumn.entries, autumn.count("wins"), autumn.count("conversations"), autumn.count("feedback")) == (
        8,
        2,
        2,
        2,
    )
    assert (
        autumn.count("actions_done"),
        autumn.count("actions_open"),
        autumn.count("feedback_answered"),
        autumn.days_to_response,
    ) == (
        1,
        1,
        1,
        13,
    )
    journal.edit("action", made["early"], done_on=None)
    assert trends.read(journal, 2).quarters[0].days_to_response == 4, "until it is done, the promise counts"
    assert dict(autumn.talks) == {"": 1, "career": 1}


def test_the_comparison_can_fail(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    made = mixed(journal)
    autumn = trends.read(journal, 2).quarters[0]
    monkeypatch.setattr(plain_counts, "ENTRIES", plain_counts.ENTRIES.replace("held_on IS NULL", "held_on = 0"))
    careless, names = plain(journal, autumn.quarter).numbers(), {made["writing"]: "Writing"}
    assert {number for (number, _), n in told(autumn, names).items() if n != careless[number, _]} == {
        "entries", "conversations", "energy", "used", "energised", "conversations.career",
    }  # fmt: skip


# Any journal --------------------------------------------------------------------------------------------------------

DAYS = st.dates(date(2025, 3, 1), date(2026, 1, 31))
ENTRY = st.fixed_dictionaries(
    {
        "day": DAYS,
        "kind": st.sampled_from(PLAIN_KINDS),
        "energy": st.none() | st.integers(-2, 2),
        "private": st.booleans(),
    },
    optional={
        "impact": st.just("Less waiting"),
        "goals": st.sets(st.integers(0, 1)),
        "themes": st.sets(st.integers(0, 1)),
        "effects": st.dictionaries(st.integers(0, 2), st.sampled_from(["energised", "used", "drained"])),
        "trash": st.just(1),
    },
)
TALK = st.fixed_dictionaries(
    {
        "day": DAYS,
        "kind": st.sampled_from(["status", "career"]),
        "held_on": st.none() | DAYS,
        "cancelled_on": st.none() | DAYS,
    }
)
ACTION = st.fixed_dictionaries(
    {
        "day": st.none() | DAYS,
        "due": st.none() | DAYS,
        "done_on": st.none() | DAYS,
        "dropped_on": st.none() | DAYS,
        "owner": st.booleans(),
    }
)
OUTCOME = st.fixed_dictionaries({"day": st.none() | DAYS, "kind": st.sampled_from(OUTCOMES)})
GOAL = st.fixed_dictionaries({name: st.none() | DAYS for name in ("paused_on", "reached_on", "let_go_on", "reworded")})


STOCK = st.fixed_dictionaries(
    {"day": DAYS, "states": st.dictionaries(st.integers(0, 2), st.sampled_from(["used", "used a little", "unused"]))}
)
LIFE = st.fixed_dictionaries(
    {
        "notes": st.lists(ENTRY, max_size=12),
        "talks": st.lists(TALK, max_size=4),
        "actions": st.lists(ACTION, max_size=5),
        "goals": st.lists(GOAL, max_size=2),
        "outcomes": st.lists(OUTCOME, max_size=3),
        "stock": st.lists(STOCK, max_size=2),
    }
)


@settings(max_examples=20)
@given(LIFE, st.integers(1, 12))
def test_any_journal_agrees_with_plain_sql(life: dict[str, list[Any]], fiscal_start: int) -> None:
    journal = examples.empty()
    try:
        with journal.bulk("Make"):
            journal.settings.fiscal_start = fiscal_start
            _make(journal, **life)
        compare(journal, 3, Quarter.of(date(2025, 12, 31), fiscal_start))
    finally:
        journal.close()


def _make(journal: Journal, notes: Any, talks: Any, actions: Any, goals: Any, outcomes: Any, stock: Any) -> None:
    add = journal.add
    named = [add("strength", name=f"Strength {n}") for n in range(3)]
    themes = [add("theme", name=f"Theme {n}") for n in range(2)]
    aims = [add("goal", title=f"Aim {n}") for n in range(2)]
    person, option = add("person", name="Ines Halloran"), add("option", title="Lead it", proposed_on="2025-11-01")
    for note in notes:
        links: Any = {
            "goals": [aims[n] for n in note.get("goals", ())],
            "themes": [themes[n] for n in note.get("themes", ())],
        }
        met = [(named[n], effect) for n, effect in note.get("effects", {}).items()]
        said = {name: value for name, value in note.items() if name not in ("trash", "effects", "goals", "themes")}
        uid = add("entry", title="Something", strengths=met, **links, **said)
        if "trash" in note:
            journal.remove(uid)
    for talk in talks:
        add("conversation", people=[person], **talk)
    for action in actions:
        add("action", text="Do it", **{**action, "owner": person if action["owner"] else None})
    for goal in goals:
        uid = add("goal", title="Get there", **{name: value for name, value in goal.items() if name != "reworded"})
        if goal["reworded"]:
            reword(journal, uid, "It grew", goal["reworded"], title="Get further")
    for outcome in outcomes:
        add("outcome", option=option, **outcome)
    for taken in stock:
        add("stock-take", day=taken["day"], states=[(named[n], state) for n, state in taken["states"].items()])


# Quarters, states, keys ---------------------------------------------------------------------------------------------


def test_quarters_follow_the_fiscal_year(journal: Journal) -> None:
    journal.settings.fiscal_start = 4
    journal.add("entry", title="Spring", day="2025-06-30")
    last = trends.read(journal).quarters[-1]
    assert (str(last.quarter), last.quarter.first, last.quarter.last) == (
        "2025-Q4",
        date(2026, 1, 1),
        date(2026, 3, 31),
    )
    assert [str(one.quarter) for one in trends.read(journal).quarters if one.entries] == ["2025-Q1"]
    compare(journal, 6)


def test_energy_is_silent_below_three(journal: Journal) -> None:
    for energy in (2, 1):
        journal.add("entry", title="Felt", energy=energy)
    assert trends.read(journal, 1).quarters[0].energy == trends.Energy(2)
    journal.add("entry", title="Felt", energy=-2)
    assert trends.read(journal, 1).quarters[0].energy == trends.Energy(3, 1.0, -0.5, 1.5)


@pytest.mark.parametrize(
    ("effects", "state"),
    [
        ("", "unused"),
        ("u", "used a little"),
        ("uue", "used"),
        ("ud", "draining"),
        ("uuued", "used"),
        ("uuuedd", "draining"),
    ],
)
def test_the_state_of_a_quarter(journal: Journal, effects: str, state: str) -> None:
    uid = journal.add("strength", name="Writing")
    words = {"u": "used", "e": "energised", "d": "drained"}
    for letter in effects:
        journal.add("entry", title="Wrote", strengths=[(uid, words[letter])])
    use = trends.read(journal, 1).quarters[0].strengths[uid]
    assert use.state == state
    assert use == strengths.get(journal, uid).use, "the screen of strengths says otherwise"


def test_as_json_has_the_promised_keys(journal: Journal) -> None:
    mixed(journal)
    journal.add("strength", name="Writing")
    autumn = trends.as_json(trends.read(journal, 2))["quarters"][0]
    assert {
        "quarter": "2025-Q4",
        "from": "2025-10-01",
        "to": "2025-12-31",
        "entries": 8,
        "wins": 2,
    }.items() <= autumn.items()
    others = {"setbacks", "learnings", "energy_median", "conversations", "feedback"}
    assert others | {"actions_done", "actions_open", "goals_active"} <= autumn.keys()
    assert autumn["strengths"]["Writing"] == {"used": 1, "energised": 1, "drained": 1, "state": "used a little"}
    assert autumn["strengths"].keys() == {"Writing", "Writing (2)"}


def test_several_quarters_open_as_one(journal: Journal) -> None:
    made = mixed(journal)
    autumn, winter = (one.quarter for one in trends.read(journal, 2).quarters)
    behind = trends.behind(journal, autumn, "used", made["writing"], until=winter)
    assert (behind.title, behind.ids) == ("Writing used in Q4 2025 – Q1 2026", (made["first"],))


@pytest.mark.parametrize("quarters", [0, -3, 401])
def test_a_span_has_its_limits(journal: Journal, quarters: int) -> None:
    with pytest.raises(Trouble, match="1 to 400"):
        trends.read(journal, quarters)


def test_quarters_before_the_journal_are_left_out(journal: Journal) -> None:
    assert len(trends.read(journal, 12).since_begun(4).quarters) == 4
    journal.add("entry", title="First", day="2024-08-01")
    begun = trends.read(journal, 12).since_begun(4)
    assert str(begun.quarters[0].quarter) == "2024-Q3"
    assert len(begun.quarters) == 7


# Findings -----------------------------------------------------------------------------------------------------------


def felt(journal: Journal, *quarters: tuple[int, int], **more: Any) -> trends.Trends:
    """Give a row of quarters up to this one, oldest first: (energy, how many entries say it)."""
    quarter = Quarter(2026, 1).shifted(1 - len(quarters))
    for energy, n in quarters:
        for step in range(n):
            journal.add("entry", title="Work", day=quarter.first + timedelta(days=step), energy=energy, **more)
        quarter = quarter.next()
    return trends.read(journal, 8)


@pytest.mark.parametrize(
    ("quarters", "finding"),
    [
        ([(2, 5), (1, 5), (0, 5)], "Energy fell for two quarters"),
        ([(0, 5), (-1, 5), (0, 5), (1, 6)], "Energy rose for two quarters"),
        ([(1, 5), (1, 5), (1, 5)], "Energy has been level for three quarters"),
        ([(2, 5), (1, 5), (0, 5), (0, 2)], "Energy fell for two quarters, up to Q4 2025"),
        ([(0, 5), (2, 5), (1, 5)], "Energy was highest in Q4 2025"),
        ([(0, 5), (2, 5), (1, 5), (2, 5)], ""),
        ([(2, 5), (1, 5)], ""),
        ([(2, 4), (1, 4), (0, 4)], ""),
        ([(2, 5), (1, 4), (0, 5)], ""),
        ([(2, 5), (1, 5), (0, 2), (0, 2)], ""),
    ],
)
def test_the_finding_of_energy(journal: Journal, quarters: list[tuple[int, int]], finding: str) -> None:
    assert findings.of_energy(felt(journal, *quarters)) == finding


def test_the_finding_of_strengths(journal: Journal) -> None:
    writing, other = journal.add("strength", name="Writing {x}"), journal.add("strength", name="Listening")
    few = felt(journal, (0, 5), (0, 5), strengths=[writing])
    assert findings.of_strengths(few) == "", "two quarters tell nothing"
    more = felt(journal, (0, 5), strengths=[(writing, "drained")])
    more = felt(journal, (0, 5), (0, 0), (0, 0), (0, 0), strengths=[other])
    assert findings.of_strengths(more) == "Writing {x} was used most, in 10 entries"
    tied = felt(journal, (0, 5), strengths=[other])
    assert findings.of_strengths(tied) == "", "a tie has no first"
