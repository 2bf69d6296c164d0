"""Story 10: a promotion ask, a no, a talk in the same week, and on another day a plan that serves the goals."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from careerjournal.core import clock, paths
from careerjournal.core.journal import Journal
from tests.ui.story import Person

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication

MORNING, AFTER, ANOTHER_DAY = "2026-01-20T09:00", "2026-01-20T10:40", "2026-01-23T17:00"
GOAL, STEP = "Run two gales without me", "Ask for the next gale"
SAID, UNDERSTOOD = "Not this round. The panel has not seen it.", "The work has to be seen earlier."


def before_the_ask(journal: Journal) -> None:
    priya = journal.add("person", name="Priya Raman", relation="manager")
    journal.add("goal", title="Night rota", measure="Two gales", reached_on=date(2025, 11, 3))
    goal = journal.add("goal", title=GOAL)
    won = date(2026, 1, 12)
    win = journal.add("entry", kind="win", title="Nobody waited", impact="Six boats", day=won, goals=[goal])
    journal.add("feedback", body="We slept.", giver=priya, worth_keeping=True, day=date(2026, 1, 9))
    journal.add("competency", name="Steers", evidence=[win])
    journal.add("competency", name="Mentors")
    journal.add("cycle-date", name="Names go in", day=date(2026, 2, 2), kind="promotion nominations")
    journal.add("conversation", people=[priya], day=date(2026, 1, 20), time="10:00", kind="promotion")


@pytest.fixture
def person(dressed: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[Person]:
    monkeypatch.setenv(clock.VARIABLE, MORNING)
    paths.default_journal().parent.mkdir(parents=True)
    journal = Journal.create(paths.default_journal())
    before_the_ask(journal)
    journal.close()
    somebody = Person()
    somebody.begin()
    yield somebody
    somebody.end()


def promotion(person: Person) -> dict[str, Any]:
    (found,) = person.asks("promotion", "list")
    whole: dict[str, Any] = person.asks("show", found["id"])
    return whole


def test_a_no_is_met_with_their_words_then_time_then_a_plan(person: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    prepare_the_ask(person)
    monkeypatch.setenv(clock.VARIABLE, AFTER)
    hear_the_no(person)
    it_rests(person)
    monkeypatch.setenv(clock.VARIABLE, ANOTHER_DAY)
    make_the_plan(person)


def prepare_the_ask(person: Person) -> None:
    assert person.steps()["promotion"]["state"] == "open"
    assert person.steps()["dates"]["state"] == "open"
    person.keys("Ctrl+3")
    person.click("Prepare")
    person.go_to("To which level or role?")
    person.type("Lead planner")
    person.keys("Return")
    person.reads("What supports it", "One goal reached: “Night rota”.", "Asked for and not shown yet: “Mentors”.")
    found = promotion(person)
    supports = {point["key"]: point["evidence"] for point in found["supports"]}
    thin = {point["key"]: point["evidence"] for point in found["thin"]}
    assert set(supports) == {"goals-met", "wins", "feedback", "competencies"}
    assert set(thin) == {"competencies-without-evidence", "goals-without-measure", "feedback-unanswered"}
    assert all((*supports.values(), *thin.values())), "each with what it rests on"
    person.click("Put its four parts on the list")
    (talk,) = person.asks("conversation", "list")
    assert len(person.asks("show", talk["id"])["topics"]) == 4


def hear_the_no(person: Person) -> None:
    person.click("Follow up")
    person.click("Mark as held")
    person.click("Not this time")
    person.reads("Not this time. Start with their words.", "What did they say?")
    assert not person.sees("What did I understand?")
    assert not person.sees("Copy the recap"), "only their words are asked for"
    person.go_to("What did they say?")
    person.type(SAID)
    person.keys("Tab")
    person.go_to("What did I understand?")
    person.type(UNDERSTOOD)
    person.keys("Tab")
    person.click("Thursday, 22 January")
    person.reads("You talk again on Thursday.")
    found = promotion(person)
    assert (found["answer"], found["said"], found["understood"]) == ("no", SAID, UNDERSTOOD)
    assert (found["asked_on"], found["follow_up_on"], found["quiet"]) == ("2026-01-20", "2026-01-22", True)


def it_rests(person: Person) -> None:
    """Nothing about it comes up until you talk again; the control is the morning before."""
    planned = person.asks("checklist", "next")
    assert planned["day"] == "2026-01-22"
    assert planned["people"] == ["Priya Raman"]
    steps = person.steps()
    assert (steps["promotion"]["state"], steps["dates"]["state"]) == ("not-needed", "not-needed")
    assert not person.sees("The plan from here")
    person.keys("Ctrl+1")
    assert not person.sees("Names go in")


def make_the_plan(person: Person) -> None:
    person.end()
    person.begin()
    person.click("Note it")
    person.click("Mark as held")
    person.reads("The plan from here")
    person.go_to("The goals it serves")
    person.type("Run two")
    person.keys("Return")
    person.go_to("A step of the plan")
    person.type(STEP)
    person.keys("Return")
    person.click("The plan stands")
    found = promotion(person)
    assert (found["goals"], found["plan_made_on"], found["state"]) == ([GOAL], "2026-01-23", "planned")
    step = next(one for one in person.asks("action", "list") if one["text"] == STEP)
    assert step["goal"] == GOAL
