"""The walk to a new employer in the window: what is needed is said, what was chosen holds, one Undo brings it back."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QAbstractButton

from careerjournal.core import cycle, goals, people
from careerjournal.ui.window import Window
from tests.ui import tour


@pytest.fixture
def window(journal, settings):
    journal.add("person", name="Priya", relation="manager")
    journal.add("role", title="Analyst", company="Marrow Sound Ferries", from_day=date(2024, 1, 1))
    journal.add("goal", title="Lead a migration")
    journal.add("goal", title="Write every week")
    found = tour.opened(journal, settings)
    found.go("new-employer")
    tour.settle()
    return found


def press(window: Window, name: str) -> None:
    screen = window.screen_of(window.screen_name)
    next(
        one for one in screen.findChildren(QAbstractButton) if one.accessibleName() == name and one.isVisible()
    ).click()
    tour.settle()


def test_nothing_is_written_without_company_title_and_day(window, journal):
    press(window, "Begin there")
    assert window.screen_name == "new-employer"
    assert len(cycle.roles(journal)) == 1


def test_one_walk_and_one_undo(window, journal):
    screen = window.screen_of("new-employer")
    kept, gone = screen.choices
    screen.choices[gone].set_value("let go")
    screen.form.edit_of("company").set_value("Ystervik Lines")
    journal.add("person", name="Somebody else")  # a change from elsewhere takes back nothing that was chosen
    tour.settle()
    for name, value in (("title", "Head of information"), ("from_day", date(2026, 3, 1)), ("manager", "Gerrit")):
        screen.form.edit_of(name).set_value(value)
    press(window, "Begin there")
    assert window.screen_name == "home"
    assert {goal.id: goal.state for goal in goals.all_of(journal)} == {kept: "active", gone: "let go"}
    assert {one.name: one.relation for one in people.everyone(journal) if one.relation} == {
        "Gerrit": "manager", "Priya": "other",
    }  # fmt: skip
    window._toast.verb.click()
    assert [one.title for one in cycle.roles(journal)] == ["Analyst"]
    assert cycle.roles(journal)[0].to_day is None
    assert {goal.state for goal in goals.all_of(journal)} == {"active"}


def test_let_all_go_takes_one_group(window, journal):
    press(window, "Let all go: Goals")
    assert {choice.value() for choice in window.screen_of("new-employer").choices.values()} == {"let go"}


def test_the_settings_lead_there(window):
    window.go("settings")
    tour.settle()
    press(window, "Begin with a new employer")
    assert window.screen_name == "new-employer"
