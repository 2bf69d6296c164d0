"""Feedback asked of three: one answers, the response is done five days later, they hear of it, the pair is on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from careerjournal.core import clock
from tests.ui.story import Person

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QApplication

WORDS = "You explain well, and then you explain it again."
RESPONSE = "Stop after the first sentence and wait"


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    return lambda moment: monkeypatch.setenv(clock.VARIABLE, moment)


@pytest.fixture
def person(dressed: QApplication) -> Iterator[Person]:
    somebody = Person()
    somebody.begin()
    yield somebody
    somebody.end()


def ask_three(person: Person) -> None:
    person.keys("Ctrl+3")
    person.click("Feedback")
    person.click("Ask for feedback")
    for name in ("Ines Okafor", "Tomas Vidal", "Zoe Lind"):
        person.type(name)
        person.keys("Return")
    person.keys("Tab")
    person.type("the tender")
    person.click("I have asked them")


def note_answer(person: Person) -> None:
    person.click("Note their words")
    person.type(WORDS)
    person.click("Keep it")


def test_feedback_is_asked_for_answered_done_and_told_back(person: Person, at: Callable[[str], None]) -> None:
    person.terminal("person", "add", "--name", "Priya Raman", "--relation", "manager")
    talk = person.terminal("conversation", "add", "--person", "Priya Raman", "--day", "2026-01-29", "--kind", "career")
    person.journal.poll()
    ask_three(person)
    asked = person.asks("feedback-request", "list")
    assert [(row["person"], row["about"], row["asked_on"], row["outstanding"]) for row in asked] == [
        (name, "the tender", "2026-01-20", True) for name in ("Ines Okafor", "Tomas Vidal", "Zoe Lind")
    ]
    person.reads("Asked on 20 January. No answer yet.")

    note_answer(person)
    (piece,) = person.asks("feedback", "list")
    assert (piece["giver"], piece["about"], piece["body"]) == ("Ines Okafor", "the tender", WORDS)
    assert [row["state"] for row in person.asks("feedback-request", "list")] == [
        "answered",
        "outstanding",
        "outstanding",
    ]
    person.reads("You asked on 20 January.", "Not answered yet")
    assert person.steps()["feedback"]["state"] == "open"

    person.go_to("What will you do with it?")
    person.type(RESPONSE)
    person.keys("Return")
    person.reads("A response was promised the same day")
    assert not person.sees("could hear what became of it"), "nothing has come of it yet"

    at("2026-01-25T16:00")
    person.click(RESPONSE)
    (piece,) = person.asks("feedback", "list")
    assert (piece["done_on"], piece["days_to_response"]) == ("2026-01-25", 5)
    person.reads("Answered after 5 days", "Ines Okafor could hear what became of it.")
    person.click("Told them")
    assert person.asks("show", piece["id"])["told_back_on"] == "2026-01-25"
    person.reads("Told Ines Okafor what became of it on 25 January.")

    page = person.journal.path.with_suffix(".txt")
    person.terminal("summary", "sheet", "--conversation", talk, "-o", str(page))
    said = " ".join(page.read_text("utf-8").split())
    assert WORDS in said
    assert RESPONSE in said
    person.terminal("feedback", "edit", piece["id"], "--private")
    person.terminal("summary", "sheet", "--conversation", talk, "-o", str(page))
    assert WORDS not in " ".join(page.read_text("utf-8").split()), "the control: what is only for me stays here"
