"""Story 8, the goal: it changes on the way, and two versions stand beside each other, each with its own measure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from careerjournal.core import clock
from tests.ui.story import Person

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication

TITLE = "Every cancellation explained"
OLD, NEW = "Nine in ten notices within 30 minutes", "Nine in ten notices within 10 minutes"
UNDERSTOOD, HELP, NEEDED = "The council wants ten minutes.", "Which boards matter most to you?", "A second screen"


@pytest.fixture
def person(dressed: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[Person]:
    monkeypatch.setenv(clock.VARIABLE, "2026-01-05T09:00")
    somebody = Person()
    somebody.begin()
    yield somebody
    somebody.end()


def later(person: Person, monkeypatch: pytest.MonkeyPatch, moment: str) -> None:
    person.end()
    monkeypatch.setenv(clock.VARIABLE, moment)
    person.begin()
    person.keys("Ctrl+5")


def set_goal(person: Person) -> str:
    """A goal with its measure, typed; its id."""
    person.keys("Ctrl+5", "Return")
    person.type(TITLE)
    person.keys("Return")
    person.type(OLD)
    person.click("Keep it")
    (goal,) = person.asks("goal", "list")
    assert (goal["title"], goal["measure"]) == (TITLE, OLD)
    return str(goal["id"])


def walk(person: Person) -> None:
    """The four steps, two of them on one evening and two on the next."""
    person.click("It changed")
    person.reads("Say that you understand", "1 of 4")
    person.type(UNDERSTOOD)
    person.click("Next")
    person.reads("Ask how to help", "2 of 4")
    person.type(HELP)
    person.click("Enough for today")


def finish(person: Person) -> None:
    person.click("It changed: go on")
    person.reads("Ask what support there is", "3 of 4")
    person.type(NEEDED)
    person.click("Note it as support to ask for")
    person.click("Next")
    person.reads("Write the new version", "4 of 4")
    person.keys("Ctrl+A")
    person.type(NEW)
    person.click("Keep the new version")


def told(goal: dict[str, Any], key: str, *names: str) -> list[tuple[Any, ...]]:
    return [tuple(one[name] for name in names) for one in goal[key]]


def test_the_changed_goal_has_two_versions_and_two_measures(person: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    goal = set_goal(person)
    old = person.terminal("add", "Ten of ten in half an hour", "--goal", TITLE, "--day", "2026-02-12")
    assert told(person.asks("show", goal), "measures", "measure", "to") == [(OLD, None)], "the control: it holds"
    later(person, monkeypatch, "2026-02-27T18:00")
    walk(person)
    later(person, monkeypatch, "2026-02-28T18:00")
    finish(person)
    new = person.terminal("add", "Eight of ten in ten minutes", "--goal", TITLE)

    found = person.asks("show", goal)
    assert found["measure"] == NEW
    assert told(found, "wordings", "day", "measure", "reason") == [
        ("2026-01-05", OLD, ""), ("2026-02-28", NEW, UNDERSTOOD),
    ]  # fmt: skip
    assert told(found, "measures", "measure", "from", "to", "evidence") == [
        (OLD, "2026-01-05", "2026-02-27", [old]), (NEW, "2026-02-28", None, [new]),
    ]  # fmt: skip
    assert told(found, "support", "what", "state") == [(NEEDED, "to ask")]
    (session,) = found["changes"]
    answers = {one["key"]: one["answer"] for one in person.asks("show", session)["questions"]}
    assert (answers["change-understood"], answers["change-help"]) == (UNDERSTOOD, HELP)

    person.window.screen_of("goals").journal.poll()
    person.rest()
    person.reads("Newest evidence: 28 February, today.")
    assert not person.sees("Ten of ten in half an hour"), "what was seen under the old measure stands with that"
    person.click("How it was worded (2)")
    person.reads("5 January – 27 February", "1 entry while this was the measure", "Since 28 February")
