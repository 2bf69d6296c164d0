"""Story 1: the first start on a Monday in January, by keyboard, and a second start that asks nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from careerjournal.core import clock
from careerjournal.ui.screens.home.look_row import LookRow
from tests.ui.story import Person

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication

STRENGTHS = ("Learner", "Strategic", "Harmony", "Relator", "Achiever")


@pytest.fixture
def person(dressed: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[Person]:
    monkeypatch.setenv(clock.VARIABLE, "2026-01-05T09:00")
    somebody = Person()
    yield somebody
    somebody.end()


def say_whom(person: Person) -> None:
    """Priya, the manager, on 20 January at ten, every two weeks."""
    person.type("Priya")
    person.keys("Tab", "Tab")  # the relation is a manager's unless another is chosen
    person.type("2026-01-20")
    person.keys("Tab", "Tab")
    person.type("10:00")
    person.keys("Tab", "Down", "Down", "Tab", "Return")


def name_strengths(person: Person) -> None:
    for name in STRENGTHS:
        person.type(name)
        person.keys("Return")


def mark_year(person: Person) -> None:
    """Goals are set in February and reviewed in June; the others are not known."""
    person.type("2026-02-02")
    person.keys("Tab", "Tab")
    person.type("2026-06-15")
    person.click("Begin")


def lines(person: Person) -> list[str]:
    return [row.why.text() for row in person.window.findChildren(LookRow) if row.isVisible()]


def test_three_questions_then_home_and_never_again(person: Person) -> None:
    person.begin(first=True)
    person.reads("Who do you meet, and when next?", "This stays on this computer.")
    say_whom(person)
    person.reads("What do people come to you for?", "Your own words are fine.")
    name_strengths(person)
    person.reads("Which dates does your year have?", "I don’t know yet")
    mark_year(person)

    person.reads("Priya", "20 January at 10:00")
    assert person.window.screen_name == "home"
    assert lines(person) == ["No career talk is noted yet."]
    the_same_facts_come_out_of_the_command_line(person)

    before = facts(person)
    person.end()
    person.begin(first=True)
    assert person.window.screen_name == "home"
    assert not person.sees("Who do you meet, and when next?")
    assert len(lines(person)) <= 3
    assert facts(person) == before


def facts(person: Person) -> list[object]:
    tables = ("person", "entry", "conversation", "strength", "cycle_date", "series", "setting")
    return [person.journal.rows(f"SELECT * FROM {table}") for table in tables]


def the_same_facts_come_out_of_the_command_line(person: Person) -> None:
    assert [(one["name"], one["relation"]) for one in person.asks("person", "list")] == [("Priya", "manager")]
    (talk,) = person.asks("conversation", "list")
    assert (talk["day"], talk["time"], talk["people"], talk["held_on"]) == ("2026-01-20", "10:00", ["Priya"], None)
    (rhythm,) = person.asks("series", "list")
    assert (rhythm["every_weeks"], rhythm["from_day"], rhythm["person"]) == (2, "2026-01-20", "Priya")
    assert [(one["rank"], one["name"]) for one in person.asks("strength", "list")] == list(enumerate(STRENGTHS, 1))
    dates = [(one["name"], one["day"], one["yearly"]) for one in person.asks("cycle-date", "list")]
    assert sorted(dates) == [("Goals set", "2026-02-02", True), ("Review", "2026-06-15", True)]
    assert person.asks("checklist", "next")["day"] == "2026-01-20"


def test_every_step_can_be_passed(person: Person) -> None:
    person.begin(first=True)
    for words in ("Nobody yet", "Not now", "I don’t know yet"):
        person.click(words)
    assert person.window.screen_name == "home"
    assert person.journal.rows("SELECT count(*) FROM person") == [(0,)]
    person.end()
    person.begin(first=True)
    assert person.window.screen_name == "home"


def test_escape_leaves_it_and_what_was_typed_is_kept(person: Person) -> None:
    person.begin(first=True)
    person.type("Priya")
    person.keys("Esc")
    assert person.window.screen_name == "home"
    assert [one["name"] for one in person.asks("person", "list")] == ["Priya"]


def test_back_takes_the_step_back_and_a_corrected_name_is_no_second_person(person: Person) -> None:
    person.begin(first=True)
    person.type("Pria")
    person.click("Continue")
    person.click("Back")
    person.keys("Ctrl+A")
    person.type("Priya")
    person.click("Continue")
    assert [one["name"] for one in person.asks("person", "list")] == ["Priya"]


def test_a_day_without_anybody_is_asked_about_under_its_field(person: Person) -> None:
    person.begin(first=True)
    person.keys("Tab", "Tab")
    person.type("2026-01-20")
    person.click("Continue")
    person.reads("1 of 3", "With whom? A first name is enough.")


def test_a_look_round_the_example_leaves_no_trace(person: Person) -> None:
    person.begin(first=True)
    own = person.journal.path
    person.click("Look round the example")
    person.reads("This is an invented example. Nothing here is yours.", "Priya Raman")
    example = person.window.journal.path
    assert example != own
    person.keys("Ctrl+1")
    person.type("Scribbled into the example")
    person.keys("Ctrl+Return", "Ctrl+2")
    person.reads("This is an invented example. Nothing here is yours.")
    assert person.asks("list") == []
    person.click("Back to my journal")
    person.journal = person.window.journal
    assert person.journal.path == own
    assert person.window.screen_name == "first-start"
    assert not person.sees("This is an invented example.")
    assert not example.exists()
    assert person.asks("list") == []


def test_both_ways_stand_in_the_palette(person: Person) -> None:
    person.begin()
    person.keys("Ctrl+K")
    person.type("look round")
    person.reads("Look round the example")
    assert not [one.text for one in person.window.commands.matching("back to my")]
    person.window.commands.run("example")
    person.rest()
    assert not [one.text for one in person.window.commands.matching("look round")]
    assert [one.text for one in person.window.commands.matching("back to my")] == ["Back to my journal"]
    person.window.commands.run("example.leave")
    person.rest()
    person.journal = person.window.journal
