"""Past, present, future: nine answers in two sittings with a kill between them, two themes, one step sideways."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtWidgets import QLabel

from careerjournal.core import paths
from careerjournal.ui.screens.reflect.beside import EntryRow
from careerjournal.ui.screens.reflect.screen import ReflectScreen
from tests.ui.story import Person
from tests.ui.typist import typed, until_killed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication

TITLE = "Past, present, future"
WINS = (("2025-08-11", "Berth plan held through the storm"), ("2025-11-18", "Fourteen services moved, no rollback"))
SETBACKS = (("2025-09-02", "Said yes to the audit too quickly"),)
OUTSIDE = ("2025-05-04", "A win before the window")
FIRST, REST = ("engaged", "proud", "setbacks-mattered"), ("element", "drains", "expert", "expand", "own-more")


@pytest.fixture
def person(dressed: QApplication) -> Iterator[Person]:
    somebody = Person()
    somebody.begin()
    tell(somebody)
    yield somebody
    somebody.end()


def tell(person: Person) -> None:
    for kind, told in (("win", (*WINS, OUTSIDE)), ("setback", SETBACKS)):
        for day, title in told:
            person.journal.add("entry", kind=kind, title=title, body=f"{title}.", day=date.fromisoformat(day))


def reflect(person: Person) -> ReflectScreen:
    screen = person.window.screen_of("reflect")
    assert isinstance(screen, ReflectScreen)
    return screen


def beside(person: Person) -> list[str]:
    """Return the titles of the own entries that stand beside the question, as they are seen."""
    rows = [row for row in person.window.findChildren(EntryRow) if row.isVisible()]
    return [row.findChildren(QLabel)[1].text() for row in rows]


def session(person: Person) -> dict[str, Any]:
    (found,) = person.asks("session", "list")
    shown: dict[str, Any] = person.asks("show", found["id"])
    return shown


def answers(person: Person) -> dict[str, str]:
    return {one["key"]: one["answer"] for one in session(person)["questions"] if one["answer"]}


def first_sitting(person: Person) -> str:
    """Three answers, one of them with a quotation; the fourth is being typed when the power goes."""
    person.keys("Ctrl+6")
    person.click(f"Begin: {TITLE}")
    person.reads("When were you most engaged in the last six months?", "1 of 14")
    assert session(person)["window_months"] == 6
    person.type("In the storm week")
    person.keys("Ctrl+Return")
    person.reads("What are you most proud of in the last six months?")
    assert beside(person) == [title for _, title in reversed(WINS)], "own wins of the window, and none from before"
    person.keys("Alt+2")
    person.type("It was mine from the first sketch")
    person.keys("Ctrl+Return")
    person.reads("Which setbacks in the last six months mattered most?")
    assert beside(person) == [title for _, title in SETBACKS]
    person.type("The audit")
    person.keys("Ctrl+Return")
    person.reads("What fulfils you most in your work now?", "4 of 14")
    uid: str = session(person)["id"]
    person.end()
    return uid


def test_two_sittings_with_a_kill_between(person: Person) -> None:
    uid = first_sitting(person)
    acknowledged = until_killed(paths.default_journal(), f"session/{uid}/fulfils", seed=3)
    person.begin()
    kept = second_sitting(person)
    assert kept.startswith(typed(3, acknowledged))
    said = answers(person)
    assert [key for key in said if key in (*FIRST, "fulfils", *REST)] == [*FIRST, "fulfils", *REST]
    assert said["engaged"] == "In the storm week"
    assert said["proud"].endswith("It was mine from the first sketch")
    assert "> **Berth plan held through the storm**" in said["proud"]
    assert said["fulfils"] == f"{kept} and still"
    what_it_comes_to(person)


def second_sitting(person: Person) -> str:
    """Go on where the words broke off; what stood there after the kill."""
    person.keys("Ctrl+6")
    person.reads("3 of 14")
    person.click(f"Go on: {TITLE}")
    person.reads("What fulfils you most in your work now?")
    kept = reflect(person).session.one.block.editor.source()
    person.type(" and still")
    for key in REST:
        person.keys("Ctrl+Return")
        person.type(f"About {key}")
    person.keys("Ctrl+Return")
    person.reads("Which themes run through your answers?")
    return kept


def what_it_comes_to(person: Person) -> None:
    person.type("Teaching, calm water")
    person.waits(lambda: person.sees("Keep as theme"))
    person.click("Keep as theme")
    person.keys("Ctrl+Return")
    person.reads("Themes: Teaching · calm water")
    person.keys("Ctrl+Return")
    person.type("Run the planners' guild beside my own desk")
    person.waits(lambda: person.sees("Make it my next step"))
    person.click("Make it my next step")
    person.keys("Down", "Down", "Ctrl+Return")
    (step,) = person.asks("growth-step", "list")
    assert (step["text"], step["direction"]) == ("Run the planners' guild beside my own desk", "sideways")
    assert {one["name"] for one in person.asks("theme", "list")} == {"Teaching", "calm water"}
    for _ in range(3):
        person.keys("Alt+S")
    person.keys("Alt+S")
    person.click("Finish")
    person.reads("Left open", "Go on with it")
    shown = session(person)
    assert shown["finished_on"] == "2026-01-20"
    assert set(shown["themes"]) == {"Teaching", "calm water"}
    in_the_timeline(person)


def in_the_timeline(person: Person) -> None:
    """The session is an entry to read; it is written where it is asked."""
    person.keys("Ctrl+2")
    person.reads("Open in Reflect")
    assert person.asks("list", "--kind", "reflection")[0]["title"] == TITLE
    person.keys("Ctrl+E")
    assert person.window.screen_name == "reflect"
    person.reads("Go on with it")
