"""Story 3: an unused strength opens three options with evidence; what is thin is pointed out and passed in one step."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from careerjournal.core import paths
from careerjournal.core.journal import Journal
from careerjournal.ui.kit.picker import Picker
from careerjournal.ui.records.record_rows import RecordRow
from tests.ui.story import Person

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication

WAYS = ("Mentor the two newcomers", "Run the onboarding project", "A course in coaching")
PROBLEM = "The planning eats my mornings"


def last_quarter(journal: Journal) -> None:
    """Five strengths, Relator unused since last quarter, and the next 1:1 with something hard in it."""
    priya = journal.add("person", name="Priya Raman", relation="manager")
    strengths = {
        name: journal.add("strength", name=name, rank=rank)
        for rank, name in enumerate(("Learner", "Harmony", "Relator", "Focus", "Input"), 1)
    }
    for number, title in enumerate(("Ines asked me first", "Lunch with both newcomers", "The night desk called me"), 1):
        journal.add(
            "entry", title=title, day=date(2025, 11, number), strengths=[(strengths["Relator"], "energised")]
        )  # fmt: skip
    journal.add("entry", title="Read the new rota rules", strengths=[(strengths["Learner"], "used")])
    talk = journal.add("conversation", people=[priya], day=date(2026, 1, 20), time="10:00", kind="career")
    journal.add("topic", conversation=talk, text=PROBLEM, kind="hard")


@pytest.fixture
def person(dressed: QApplication) -> Iterator[Person]:
    paths.default_journal().parent.mkdir(parents=True)
    journal = Journal.create(paths.default_journal())
    last_quarter(journal)
    journal.close()
    somebody = Person()
    somebody.begin()
    yield somebody
    somebody.end()


def test_three_options_with_evidence_a_bare_problem_and_a_proposal_that_is_ready(person: Person) -> None:
    three_ways(person)
    for way, evidence in zip(WAYS, (1, 2, 3), strict=True):
        give_evidence(person, way, evidence)
    found = {one["title"]: one for one in person.asks("option", "list")}
    assert [(found[way]["strength"], len(found[way]["evidence"])) for way in WAYS] == [
        ("Relator", 1), ("Relator", 2), ("Relator", 3),
    ]  # fmt: skip
    compare(person)
    raise_the_problem(person)
    make_ready(person, found[WAYS[0]]["id"])


def three_ways(person: Person) -> None:
    """The unused strength asks what would let me use it, until there are two ways."""
    person.keys("Ctrl+4", "Down", "Down")
    person.reads("Relator", "What would let you use it?")
    person.click("Add an option")
    for number, way in enumerate(WAYS):
        person.type(way)
        person.keys("Return")
        assert person.sees("One way so far. A second makes it a choice.") == (number == 0), "at least two are asked for"


def give_evidence(person: Person, way: str, count: int) -> None:
    """From the strength to the option; the entries that named the strength are offered first."""
    person.keys("Ctrl+4")
    person.click(next(name for name in names_of_rows(person) if name.startswith(way)))
    person.reads(way, "An idea so far")
    for _ in range(count):
        person.click("Add evidence")
        person.waits(lambda: person.window.findChild(Picker) is not None)
        person.keys("Return")
    assert person.sees("An entry or two that speak for it") is False


def names_of_rows(person: Person) -> list[str]:
    rows = person.window.screen_of("strengths").findChildren(RecordRow)
    return [row.accessibleName() for row in rows if row.isVisible()]


def compare(person: Person) -> None:
    person.keys("Ctrl+4")
    person.click("Compare them")
    person.reads("What it gives the team", "What it costs", "What speaks for it", "A smaller trial")
    assert person.sees("Open “Mentor the two newcomers”", "Open “A course in coaching”")


def raise_the_problem(person: Person) -> None:
    """What could be proposed is asked once, and passed in one step."""
    assert (person.steps()["options"]["state"], len(person.steps()["options"]["evidence"])) == ("open", 1)
    person.keys("Ctrl+5", "Up")
    person.reads(PROBLEM, "What could you propose?")
    person.click("Mark as ready")
    person.reads("They may ask what you propose. “Not sure yet” is fine.")
    assert person.asks("topic", "list")[0]["ready_on"] is None, "the control: it was pointed out, not passed"
    person.click("Ready anyway")
    person.reads("Ready as it is since 20 January")
    assert person.asks("topic", "list")[0]["ready_on"] == "2026-01-20"


def make_ready(person: Person, option: str) -> None:
    """The proposal says why and what it costs; then it is ready for the 1:1."""
    assert person.steps()["options"]["state"] == "open", "the control: three ideas are no proposal"
    person.keys("Ctrl+5", "Down", "Down", "Down")
    person.reads(WAYS[0], "An idea so far")
    person.click("Mark as ready")
    person.reads("They may ask what it gives the team and what it costs.")
    person.click("Not now")
    person.go_to("What it gives the team")
    person.type("They find their feet in weeks, not months.")
    person.go_to("What it costs")
    person.type("Two hours a week")
    person.keys("Tab")
    person.type("One of them, for a quarter")
    person.click("Mark as ready")
    person.reads("Ready since 20 January")
    shown = person.asks("show", option)
    assert (shown["state"], shown["lacks"], shown["trial"]) == ("ready", [], "One of them, for a quarter")
    step = person.steps()["options"]
    assert (step["state"], step["evidence"]) == ("done", [option])
