"""A goal that changes on the way: two wordings, two measures with their own evidence, what was said in the steps."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from careerjournal.core import actions, entries, goal_change, goal_history, goals, sessions, support

if TYPE_CHECKING:
    from collections.abc import Callable

    from careerjournal.core.journal import Journal

OLD, NEW = "Nine in ten notices within half an hour", "Nine in ten notices within ten minutes"


@pytest.fixture
def goal(journal: Journal, at: Callable[[str], None]) -> str:
    at("2025-05-01T09:00")
    made = journal.add("goal", title="Every cancellation explained", measure=OLD, kind="professional")
    at("2026-01-20T09:45")
    return made


def titles(journal: Journal, time: goals.MeasureTime) -> list[str]:
    return [one.title for one in entries.select(journal, time.evidence)]


def test_each_measure_stands_with_its_days_and_its_own_evidence(journal: Journal, goal: str) -> None:
    for title, day in (("Before there was a goal", 2024), ("Under the old one", 2025), ("Under the new one", 2026)):
        journal.add("entry", title=title, goals=[goal], day=date(day, 12, 1) if day < 2026 else date(2026, 1, 20))
    assert [(one.measure, one.last) for one in goals.measures(journal, goal)] == [(OLD, None)], "the control"
    goals.reword(journal, goal, "Thirty was easy", measure=NEW)
    first, second = goals.measures(journal, goal)
    assert (first.measure, first.first, first.last) == (OLD, date(2025, 5, 1), date(2026, 1, 19))
    assert (second.measure, second.first, second.last) == (NEW, date(2026, 1, 20), None)
    assert titles(journal, first) == ["Under the old one", "Before there was a goal"]
    assert titles(journal, second) == ["Under the new one"]
    shown = goals.get(journal, goal)
    assert (shown.evidence_count, shown.newest and shown.newest.title) == (1, "Under the new one")


def test_the_newest_evidence_of_a_goal_speaks_for_its_present_measure(journal: Journal, goal: str) -> None:
    journal.add("entry", title="Under the old one", goals=[goal], day=date(2025, 12, 1))
    assert goals.get(journal, goal).evidence_count == 1, "the control"
    goals.reword(journal, goal, "Thirty was easy", measure=NEW)
    shown = goals.get(journal, goal)
    assert (shown.evidence_count, shown.newest, shown.started_on) == (0, None, date(2025, 5, 1))


def test_another_title_is_no_other_measure(journal: Journal, goal: str) -> None:
    goals.reword(journal, goal, "Shorter", title="Explained")
    assert len(goals.wordings(journal, goal)) == 2
    assert [(one.measure, one.first) for one in goals.measures(journal, goal)] == [(OLD, date(2025, 5, 1))]


def test_a_measure_found_later_counts_from_the_beginning(journal: Journal, at: Callable[[str], None]) -> None:
    at("2025-05-01T09:00")
    made = journal.add("goal", title="Speak freely")
    at("2025-06-01T09:00")
    journal.edit("goal", made, measure="One talk, fifty chairs")
    assert [(one.measure, one.first) for one in goals.measures(journal, made)] == [
        ("One talk, fifty chairs", date(2025, 5, 1))
    ]


def test_a_measure_that_held_for_no_whole_day_has_no_evidence(journal: Journal, at: Callable[[str], None]) -> None:
    at("2026-01-20T09:45")
    made = journal.add("goal", title="Speak freely", measure=OLD)
    goals.reword(journal, made, "At once", measure=NEW)
    journal.add("entry", title="Today", goals=[made])
    first, second = goals.measures(journal, made)
    assert (first.last, titles(journal, first), titles(journal, second)) == (date(2026, 1, 20), [], ["Today"])


def test_the_walk_keeps_what_was_said_and_both_wordings(journal: Journal, goal: str, at: Callable[[str], None]) -> None:
    goal_change.say(journal, goal, goal_change.UNDERSTOOD, "")
    assert goal_change.begun(journal, goal) is None, "nothing said is nothing begun"
    goal_change.say(journal, goal, goal_change.UNDERSTOOD, "The council wants ten minutes.")
    goal_change.say(journal, goal, goal_change.HELP, "Which boards matter most to you?")
    at("2026-01-22T18:00")
    assert goal_change.answers(journal, goal)[goal_change.UNDERSTOOD] == "The council wants ten minutes."
    goal_change.say(journal, goal, goal_change.RESOURCES, "A second screen")
    goal_change.finish(journal, goal, as_support=True, measure=NEW)
    assert [(one.measure, one.reason) for one in goals.wordings(journal, goal)] == [
        (OLD, ""), (NEW, "The council wants ten minutes."),
    ]  # fmt: skip
    walk = goal_change.walks(journal, goal)[0]
    assert walk.finished_on == date(2026, 1, 22)
    assert walk.goal
    assert walk.goal.id == goal
    assert walk.question(goal_change.UPDATE).answer == f"Every cancellation explained\n\n{NEW}"
    assert [(one.what, one.state) for one in support.of_goal(journal, goal)] == [("A second screen", "to ask")]
    assert journal.undo() == "Change a goal"
    assert len(goals.wordings(journal, goal)) == 1
    assert support.of_goal(journal, goal) == []
    assert goal_change.begun(journal, goal), "one step takes back the new version; what was said stays"


def test_a_walk_without_words_is_a_new_wording_alone(journal: Journal, goal: str) -> None:
    goal_change.finish(journal, goal, as_support=True, measure=NEW)
    assert len(goals.wordings(journal, goal)) == 2
    assert sessions.finished(journal) == []
    assert support.all_of(journal) == []


def test_only_goals_of_ones_own_development_are_counted(journal: Journal) -> None:
    for kind in ("business", "values", "professional", "career", ""):
        journal.add("goal", title=kind or "Not said", kind=kind)
    found = goals.development(goals.active(journal))
    assert {one.title for one in found} == {"values", "professional", "career", "Not said"}


def test_how_it_went_is_told_by_day(journal: Journal, goal: str, at: Callable[[str], None]) -> None:
    journal.add("entry", kind="win", title="Ten in ten", goals=[goal], day=date(2025, 8, 1))
    journal.add("entry", title="A note", goals=[goal], day=date(2025, 8, 2))
    promise = journal.add("action", text="Write to the boards", goal=goal)
    journal.add("support", what="A screen", goal=goal, asked_on=date(2025, 9, 1), came_on=date(2025, 10, 1))
    journal.add("support", what="Not asked yet", goal=goal)
    actions.done(journal, promise)
    at("2026-01-21T09:00")
    goals.settle(journal, goal, "reached_on")
    assert [(one.what, one.text) for one in goal_history.of_goal(journal, goal)] == [
        ("reached", "Every cancellation explained"), ("done", "Write to the boards"), ("came", "A screen"),
        ("win", "Ten in ten"), ("worded", OLD),
    ]  # fmt: skip
    assert [one.id for one in actions.of_goal(journal, goal)] == [promise]


def test_evidence_is_linked_beside_what_an_entry_is_about_already(journal: Journal, goal: str) -> None:
    other = journal.add("goal", title="Another one")
    entry = journal.add("entry", title="Ten in ten", goals=[other])
    talk = journal.add("conversation", people=[journal.add("person", name="Priya")], held_on=date(2026, 1, 12))
    for uid in (entry, entry, talk):
        goals.link(journal, goal, uid)
    assert {one.id for one in goals.evidence(journal, goal)} == {entry, talk}
    assert [one.id for one in goals.evidence(journal, other)] == [entry]
