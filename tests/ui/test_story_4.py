"""Story 4: two days before the 1:1 Priya is told what it is about; just before it ten quiet minutes with the steps."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QGuiApplication

from careerjournal.core import clock, conversations, options, paths
from careerjournal.core.journal import Journal
from tests.ui.story import Person

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication

SUNDAY, TUESDAY = "2026-01-18T18:00", "2026-01-20T09:45"
TELL = "Tell Priya what you want to talk about"
HARD = "I do not know whether I stay"


def before_the_talk(journal: Journal) -> dict[str, str]:
    """What a busy quarter leaves: more than twelve lines to talk about, and something of every kind still open."""
    priya = journal.add("person", name="Priya Raman", relation="manager")
    ines = journal.add("person", name="Ines Carvalho", relation="peer")
    last = journal.add("conversation", people=[priya], day=date(2026, 1, 6), time="10:00", body="Two gales.")
    carried = conversations.add_topic(journal, last, "Who covers nights")
    conversations.hold(journal, last)
    talk = journal.add(
        "conversation", people=[priya], day=date(2026, 1, 20), time="10:00", kind="career", wish="A clear yes or no",
        hard_to_say=HARD,
    )  # fmt: skip
    for number in range(5):
        conversations.add_topic(journal, talk, f"Topic {number}")
        conversations.add_topic(journal, talk, f"Ask {number}", kind="ask")
        options.ready(journal, journal.add("option", title=f"Option {number}"))
    return {
        "talk": talk,
        "topics-carried": carried,
        "actions-mine": journal.add("action", text="Send the outline", conversation=last),
        "actions-theirs": journal.add("action", text="Ask the director", conversation=last, owner=priya),
        "feedback": journal.add("feedback", body="Slower, please.", giver=ines, day=date(2026, 1, 12)),
        "goals-evidence": journal.add("goal", title="Lead a small team", measure="Two choose to"),
    }


@pytest.fixture
def made() -> dict[str, str]:
    return {}


@pytest.fixture
def person(dressed: QApplication, made: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> Iterator[Person]:
    monkeypatch.setenv(clock.VARIABLE, SUNDAY)
    paths.default_journal().parent.mkdir(parents=True)
    journal = Journal.create(paths.default_journal())
    made.update(before_the_talk(journal))
    journal.close()
    somebody = Person()
    somebody.begin()
    yield somebody
    somebody.end()


def test_priya_is_told_and_ten_minutes_are_enough(
    person: Person, made: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    told_on_sunday(person, made["talk"])
    monkeypatch.setenv(clock.VARIABLE, TUESDAY)
    what_is_open(person, made)
    ten_minutes(person, made["talk"])


def told_on_sunday(person: Person, talk: str) -> None:
    person.reads(TELL)
    assert person.steps()["told"]["state"] == "open"
    person.click("Prepare")
    person.click(f"Write it: {TELL}")
    person.reads("Ahead of our talk on Tuesday, 20 January at 10:00:")
    person.click("Copy the note")
    note = QGuiApplication.clipboard().text().splitlines()
    shown = person.asks("show", talk)
    assert note == shown["note"]
    assert len(note) <= 12
    assert "What I most want from it: A clear yes or no" in note
    assert not any(HARD in line for line in note)
    assert shown["hard_to_say"] == HARD, "the control: it is there to be found"
    assert shown["told_on"] == "2026-01-18"
    assert person.steps()["told"]["state"] == "done"


def what_is_open(person: Person, made: dict[str, str]) -> None:
    person.keys("Ctrl+1", "Ctrl+3")
    person.click("Prepare")
    steps = person.steps()
    for key in ("topics-carried", "actions-mine", "actions-theirs", "feedback", "goals-evidence"):
        assert (steps[key]["state"], steps[key]["evidence"]) == ("open", [made[key]]), key
        person.reads(steps[key]["title"], steps[key]["reason"])


def ten_minutes(person: Person, talk: str) -> None:
    person.click("I have ten minutes")
    person.reads("Ten minutes left.", "Goals", "Needs", "Progress", "Growth", "Lead a small team")
    person.click("Read: Read what was said last time")
    person.reads("Two gales.")
    person.go_to("What do you need from Priya?")
    person.type("An hour with the planners")
    person.keys("Return")
    person.click("Hide the time")
    assert not person.sees("minutes left")
    person.click("That will do")
    shown = person.asks("show", talk)
    assert (shown["prepared_on"], shown["notes_read_on"]) == ("2026-01-20", "2026-01-20")
    assert ("An hour with the planners", "ask") in {(topic["text"], topic["kind"]) for topic in shown["topics"]}
    assert person.steps()["prepared"]["state"] == "done"
