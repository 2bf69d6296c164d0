"""A former colleague, twelve minutes by the lifts: logged in a breath, and not on the manager's page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.ui.story import Person

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication

SAID = "He moved sideways before he moved up."


@pytest.fixture
def person(dressed: QApplication) -> Iterator[Person]:
    somebody = Person()
    somebody.begin()
    yield somebody
    somebody.end()


def sheet(person: Person, talk: str, *ticked: str) -> str:
    """Return what the page for the next conversation says."""
    to = person.journal.path.with_suffix(".txt")
    include = [part for uid in ticked for part in ("--include", uid)]
    person.terminal("summary", "sheet", "--conversation", talk, *include, "-o", str(to))
    return to.read_text("utf-8")


def test_a_talk_elsewhere_is_logged_in_half_a_minute_and_stays_off_the_managers_page(person: Person) -> None:
    priya = person.terminal("person", "add", "--name", "Priya Raman", "--relation", "manager")
    oskar = person.terminal("person", "add", "--name", "Oskar Lindqvist", "--relation", "other")
    planned = person.terminal(
        "conversation", "add", "--person", "Priya Raman", "--day", "2026-01-22", "--kind", "career"
    )
    person.journal.poll()
    person.rest()

    moves = 0

    def keys(*pressed: str) -> None:
        nonlocal moves
        moves += len(pressed)
        person.keys(*pressed)

    keys("Ctrl+3", "Ctrl+L")
    person.type("Osk")
    keys("Return")
    person.type("12")
    keys("Return")
    person.type(SAID)
    keys("Return")
    assert moves == 5, "to the screen, log a talk, and Enter through three fields"

    (talk,) = [row for row in person.asks("conversation", "list") if row["state"] == "held"]
    assert (talk["held_on"], talk["minutes"], talk["kind"], talk["formal"]) == ("2026-01-20", 12, "career", False)
    assert (talk["people"], talk["body"], talk["manager_told_on"]) == (["Oskar Lindqvist"], SAID, None)
    assert person.asks("show", talk["id"])["manager_not_told"] is True
    person.reads("Priya Raman has not been told yet.")
    person.reads("Manager not told yet")

    page = sheet(person, planned)
    assert SAID not in page
    assert "Oskar" not in page, "not who it was either"
    person.terminal("topic", "add", "--text", "Sideways, as Oskar did", "--conversation", planned)
    assert "Sideways, as Oskar did" in sheet(person, planned), "the control: what is put to her is on her page"

    person.journal.poll()
    person.rest()
    person.click("Told")
    shown = person.asks("show", talk["id"])
    assert (shown["manager_told_on"], shown["manager_not_told"]) == ("2026-01-20", False)
    assert not person.sees("Manager not told yet")
    person.keys("Ctrl+Z")
    person.reads("Manager not told yet")
    person.click("Need not know")
    assert person.asks("show", talk["id"])["stays_here"] is True
    assert not person.sees("Manager not told yet")

    assert person.asks("person", "show", oskar)["conversations"] == [talk["id"]]
    assert person.asks("person", "show", priya)["conversations"] == []
