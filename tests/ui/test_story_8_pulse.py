"""The pulse of 28 February, with January's answers beside it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from careerjournal.core import clock, sessions
from tests.ui.story import Person

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication

JANUARY = {
    "where-am-i": "The berth plan is mine, the night desk is not yet.",
    "where-to": "Planning with a team, by summer.",
    "how-and-when": "Ask Priya for the trial before April.",
}


@pytest.fixture
def person(dressed: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[Person]:
    monkeypatch.setenv("CAREERJOURNAL_NOW", "2026-02-28T18:00")
    somebody = Person()
    somebody.begin()
    uid = sessions.begin(somebody.journal, "pulse", day=date(2026, 1, 28))
    for key, text in JANUARY.items():
        sessions.answer(somebody.journal, uid, key, text)
    sessions.finish(somebody.journal, uid)
    yield somebody
    somebody.end()
    clock.set_now(None)


def test_january_stands_beside_february(person: Person) -> None:
    person.keys("Ctrl+6")
    person.reads("about 6 minutes · last 28 January")
    person.click("Begin: Monthly pulse")
    for key, now in (("where-am-i", "The night desk, too"), ("where-to", "A team"), ("how-and-when", "In April")):
        person.reads("Last time, 28 January", JANUARY[key])
        person.type(now)
        person.keys("Ctrl+Return")
    person.keys("Ctrl+Shift+Return", "Ctrl+Shift+Return", "Ctrl+Shift+Return")
    person.reads("1 of 7")
    person.click("Your answers over time")
    person.reads("Q1 2026", "28 January", "28 February")
    person.keys("Esc")
    person.reads("1 of 7")
    person.click("Enough for today")
    before, newest = sorted(person.asks("session", "list"), key=lambda one: str(one["day"]))
    assert (before["day"], newest["day"], newest["finished_on"]) == ("2026-01-28", "2026-02-28", None)
    (first, *_rest) = person.asks("show", newest["id"])["questions"]
    assert (first["answer"], first["last"]["text"]) == ("The night desk, too", JANUARY["where-am-i"])
    person.reads("3 of 7 · begun today")


def test_another_question_has_other_words_beside_it(person: Person) -> None:
    person.keys("Ctrl+6")
    person.click("Begin: Monthly pulse")
    assert not person.sees(JANUARY["where-to"])
    person.keys("Ctrl+Return")
    person.reads(JANUARY["where-to"])
    assert not person.sees(JANUARY["where-am-i"])
