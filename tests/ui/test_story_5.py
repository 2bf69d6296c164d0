"""Story 5: a 1:1 with six topics and three options, what was agreed in it, and what comes of that until April."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from careerjournal.core import clock, paths
from careerjournal.core.journal import Journal
from tests.ui.story import Person

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication

TOPICS = ("The rota in spring", "Two days a month", "Who covers nights", "A desk by the window", "Level 5", "Oslo")
TEAM, PROJECT, MENTOR = "A team of two more", "Run the onboarding project", "Mentor the newcomers"
MINE, THEIRS = "Write down how the pairs were chosen", "Ask the director"
GOAL, TRIAL = "Lead a small team", "One of them, for a quarter"
AGREED = "Mentor the newcomers: one of them, for a quarter"


def before_the_talk(journal: Journal) -> None:
    """Today's 1:1 with Priya with six topics and three options that are ready, and the next one in two weeks."""
    priya = journal.add("person", name="Priya Raman", relation="manager")
    relator = journal.add("strength", name="Relator", rank=1)
    goal = journal.add("goal", title=GOAL, measure="Two people choose to work with me")
    talk = journal.add("conversation", people=[priya], day=date(2026, 1, 20), time="09:30", kind="career")
    journal.add("conversation", people=[priya], day=date(2026, 2, 3), time="09:30", kind="status")
    for position, text in enumerate(TOPICS, 1):
        journal.add("topic", conversation=talk, text=text, position=position)
    about = {"strength": relator, "goal": goal, "ready_on": date(2026, 1, 19)}
    for title, trial in ((TEAM, ""), (PROJECT, ""), (MENTOR, TRIAL)):
        journal.add("option", title=title, trial=trial, **about)


@pytest.fixture
def person(dressed: QApplication) -> Iterator[Person]:
    paths.default_journal().parent.mkdir(parents=True)
    journal = Journal.create(paths.default_journal())
    before_the_talk(journal)
    journal.close()
    somebody = Person()
    somebody.begin()
    yield somebody
    somebody.end()


def test_a_talk_what_was_agreed_in_it_and_what_comes_of_it(person: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    tick_four(person)
    note_outcomes(person)
    promise_two(person)
    person.click("Follow up")
    person.click("Mark as held")
    moves_three_weeks(person, after(person))
    an_old_talk_changes_nothing(person)
    monkeypatch.setenv(clock.VARIABLE, "2026-04-30T09:45")
    the_review_is_due(person)


def tick_four(person: Person) -> None:
    person.keys("Ctrl+3")
    person.click("Meet")
    person.keys("Tab", *("Space", "Down") * 4)
    covered = [one["text"] for one in person.asks("topic", "list") if one["covered_on"]]
    assert covered == list(TOPICS[:4])


def note_outcomes(person: Person) -> None:
    """Declined for two reasons, deferred to the third quarter, and a trial from February, all by keyboard."""
    person.go_to(f"{MENTOR}, or, smaller: {TRIAL}")
    person.keys("O", "Tab")
    person.keys("Tab")
    person.type("2026-02-01")
    person.keys("Tab", "Tab")
    person.type("2026-04-30")
    person.keys("Return")
    person.go_to(TEAM)
    person.keys("O", "Right", "Right", "Right", "Tab")
    person.type("capability, workload")
    person.keys("Return")
    person.go_to(PROJECT)
    person.keys("O", "Right", "Right", "Tab")
    person.type("Not before Q3")
    person.keys("Tab")
    person.type("2026-07-01")
    person.keys("Return")
    outcomes = {one["kind"]: one for one in person.asks("outcome", "list")}
    assert outcomes["declined"]["reason"] == "capability, workload"
    assert outcomes["deferred"]["review_on"] == "2026-07-01"
    trial = outcomes["agreed"]
    assert (trial["from_day"], trial["review_on"], trial["day"]) == ("2026-02-01", "2026-04-30", "2026-01-20")
    step, win = person.asks("show", trial["action"]), person.asks("show", trial["win"])
    assert (step["text"], step["owner"], step["due"], step["goal"]) == (AGREED, None, "2026-02-01", GOAL)
    assert (win["kind"], win["day"], win["goals"], win["people"]) == ("win", "2026-01-20", [GOAL], ["Priya Raman"])
    assert outcomes["declined"]["win"] is outcomes["deferred"]["win"] is None, "the control"


def promise_two(person: Person) -> None:
    person.go_to(TOPICS[0])
    person.keys("A")
    person.type(MINE)
    person.keys("Tab", "Tab")
    person.type("2026-01-30")
    person.keys("Return")
    person.type(THEIRS)
    person.keys("Tab", "P", "Tab")
    person.type("2026-02-06")
    person.keys("Return")
    person.reads("Agreed so far")


def after(person: Person) -> str:
    """What stays, what was decided, and that nothing proposed is gone; the next conversation."""
    states = {one["title"]: one["state"] for one in person.asks("option", "list")}
    assert states == {TEAM: "declined", PROJECT: "deferred", MENTOR: "agreed"}
    person.keys("Ctrl+2")
    person.reads(f"Agreed: {AGREED}")
    listed = person.asks("list", "--goal", GOAL)
    assert [(one["kind"], one["title"]) for one in listed] == [("win", f"Agreed: {AGREED}")]
    checklist = person.asks("checklist", "next")
    carried = next(step for step in checklist["steps"] if step["key"] == "topics-carried")
    assert (carried["state"], len(carried["evidence"])) == ("open", 2)
    return str(checklist["conversation"])


def moves_three_weeks(person: Person, talk: str) -> None:
    """Postponing the next 1:1 loses neither topics nor promises."""
    person.terminal("conversation", "postpone", talk, "--day", "2026-02-24")
    person.journal.poll()
    checklist = person.asks("checklist", "next")
    assert (checklist["conversation"], checklist["day"]) == (talk, "2026-02-24")
    shown = person.asks("show", talk)
    assert [(one["text"], one["carried"]) for one in shown["topics"]] == [(text, True) for text in TOPICS[4:]]
    person.keys("Ctrl+3")
    person.window.screen_of("conversations").open(talk, face="prepare")
    person.reads(*TOPICS[4:])
    promised = person.asks("action", "list")
    assert [(one["text"], one["owner"], one["state"]) for one in promised] == [
        (AGREED, None, "open"), (MINE, None, "open"), (THEIRS, "Priya Raman", "open"),
    ]  # fmt: skip
    closed = person.asks("action", "done", promised[2]["id"])
    assert closed["state"] == "closed", "the control"


def an_old_talk_changes_nothing(person: Person) -> None:
    """The last career talk is today's, and one that is noted for last November does not change that."""
    person.terminal(
        "conversation", "add", "--person", "Priya Raman", "--day", "2025-11-12", "--kind", "career",
        "--held-on", "2025-11-12",
    )  # fmt: skip
    person.journal.poll()
    person.keys("Ctrl+1")
    person.click("Where things stand")
    person.reads("Last career talk: 20 January, with Priya Raman.")
    assert not person.sees("Last career talk: 12 November")


def the_review_is_due(person: Person) -> None:
    """On the day that was named it is on Home and on the next checklist, until it was looked at."""
    person.terminal("conversation", "add", "--person", "Priya Raman", "--day", "2026-05-05", "--time", "10:00")
    step = person.steps()["reviews"]
    assert (step["state"], len(step["evidence"])) == ("open", 1)
    person.end()
    person.begin()
    person.reads(f"You wanted to look again on 30 April: {MENTOR}")
    person.click("Look again")
    person.reads(MENTOR, "You wanted to look again on 30 April.")
    person.click("Looked at; nothing changes")
    person.reads("Looked at again on 30 April")
    assert person.steps()["reviews"]["state"] == "not-needed"
    (outcome,) = person.asks("show", step["evidence"][0])["outcomes"]
    assert (outcome["kind"], outcome["looked_on"], outcome["review_on"]) == ("agreed", "2026-04-30", "2026-04-30")
