"""Taking stock of a quarter through the window, and the next quarter beside it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from careerjournal.core import strengths
from tests.ui.story import Person

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication

NAMES = ("Harmony", "Relator", "Input", "Learner", "Strategic")


@pytest.fixture
def person(dressed: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[Person]:
    monkeypatch.setenv("CAREERJOURNAL_NOW", "2026-01-16T16:30")
    somebody = Person()
    somebody.begin()
    made = {name: strengths.add(somebody.journal, name) for name in NAMES}
    for day in (5, 8, 13):
        met = [(made["Harmony"], "energised"), (made["Relator"], "used")]
        somebody.journal.add("entry", title=f"The review, part {day}", day=date(2026, 1, day), strengths=met)
    yield somebody
    somebody.end()


def says(person: Person, strength: str, key: str) -> None:
    person.go_to(f"How much did your work use {strength}?")
    person.keys(key)


def write(person: Person, name: str, text: str) -> None:
    person.go_to(name)
    person.type(text)
    person.keys("Tab")


def take_stock(person: Person) -> None:
    person.keys("Ctrl+4")
    person.click("Stock-takes")
    person.keys("Ctrl+N")
    person.reads("Q1 2026", "By your entries so far: used", "By your entries so far: unused")
    person.keys("1")  # the first strength is waiting for its answer
    write(person, "In which piece of work: Harmony", "Chairing the review")
    for strength, key in (("Relator", "3"), ("Input", "1"), ("Learner", "2"), ("Strategic", "2")):
        says(person, strength, key)
    write(person, "A note on Relator", "Only new faces since the move")
    person.reads("You said unused; 3 entries name it.", "You said used; no entry names it.")


def name_work(person: Person) -> None:
    person.click("I enjoy this and want to go on with it")
    person.click("Add draining work")
    person.type("Co-creation workshops")
    person.keys("Return")
    for part in ("C", "ommunication"):  # own strengths are offered at the first letter, and go away again
        person.type(part)
    person.keys("Tab")
    for field, letter in (("Can it be avoided?", "p"), ("What will you do about it?", "c")):
        person.go_to(field)
        person.type(letter)
    person.go_to("With which strength")
    person.type("Harm")
    person.keys("Return")
    person.reads("Compensate with Harmony")


def states(take: dict[str, Any]) -> dict[str, tuple[str | None, str, int]]:
    return {one["name"]: (one["state"], one["computed"], one["entries"]) for one in take["states"]}


def test_a_quarter_is_taken_stock_of_and_stands_beside_the_next(
    person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    take_stock(person)
    name_work(person)
    (take,) = person.asks("stock-take", "list")
    assert (take["quarter"], take["day"]) == ("2026-Q1", "2026-01-16")
    assert states(take) == {
        "Harmony": ("used", "used", 3), "Relator": ("unused", "used", 3), "Input": ("used", "unused", 0),
        "Learner": ("used a little", "unused", 0), "Strategic": ("used a little", "unused", 0),
    }  # fmt: skip
    assert take["states"][0]["work"] == "Chairing the review"
    assert take["states"][1]["note"] == "Only new faces since the move"
    (drain,) = person.asks("drain", "list")
    assert (drain["work"], drain["asks_for"], drain["on_list"]) == ("Co-creation workshops", "Communication", False)
    assert (drain["avoidable"], drain["plan"], drain["with_strength"]) == ("partly", "compensate", "Harmony")
    (keep,) = person.asks("keep", "list")
    assert (keep["work"], keep["strength"], keep["state"]) == ("Chairing the review", "Harmony", "open")
    assert person.asks("show", drain["id"])["state"] == "open"

    person.end()
    monkeypatch.setenv("CAREERJOURNAL_NOW", "2026-04-10T09:00")
    person.begin()
    next_quarter(person)
    relator = person.asks("strength", "show", "Relator")
    assert [(one["quarter"], one["state"], one["computed"]) for one in relator["quarters"]] == [
        ("2026-Q2", "used a little", "unused"), ("2026-Q1", "unused", "used"),
    ]  # fmt: skip
    options_for_unused(person)
    assert len(person.asks("strength", "show", "Learner")["options"]) == 2
    assert person.asks("strength", "show", "Harmony")["drains"] == [drain["id"]]


def next_quarter(person: Person) -> None:
    """Both quarters stand side by side, with what was said in each and what its entries say."""
    person.keys("Ctrl+4")
    person.click("Stock-takes")
    person.keys("Ctrl+N")
    person.reads("Q2 2026")
    for strength, key in (("Harmony", "1"), ("Relator", "2"), ("Learner", "3")):
        says(person, strength, key)
    assert [take["quarter"] for take in person.asks("stock-take", "list")] == ["2026-Q1", "2026-Q2"]
    person.click("Side by side")
    person.reads("Q1 2026", "Q2 2026", "Taken on 16 January", "Taken on 10 April", "Chairing the review")
    person.reads("Said otherwise than in Q1 2026: Relator, Learner.", "Relator, Q1 2026: 3 entries")
    person.reads("Co-creation workshops\nCompensate with Harmony")


def options_for_unused(person: Person) -> None:
    person.click("My list")
    person.click("Stock-takes")
    person.keys("Ctrl+N")
    person.click("Think of options for Learner")
    person.reads("What would let you use it?", "In your stock-take of Q2 2026: unused.")
    person.click("Add an option")
    person.type("A morning a week with the new pilots")
    person.keys("Return")
    person.reads("One way so far. A second makes it a choice.")
    person.type("The radar course in June")
    person.keys("Return")
    assert not person.sees("One way so far.")
