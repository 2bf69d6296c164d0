"""Capture: what a text says about itself, and what its marks link."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from careerjournal.core import capture, entries, people
from careerjournal.core.journal import Journal
from careerjournal.core.trouble import Trouble
from tests import examples

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def journal() -> Iterator[Journal]:
    made = examples.empty()
    yield made
    made.close()


@pytest.mark.parametrize(
    ("text", "title", "body"),
    [
        ("One sentence.", "", "One sentence."),
        ("First line\nsecond line", "", "First line\nsecond line"),
        (
            "The cut-over held\n\nFourteen services, no rollback.",
            "The cut-over held",
            "Fourteen services, no rollback.",
        ),
        ("# The cut-over held\nFourteen services.", "The cut-over held", "Fourteen services."),
        ("## Only a heading", "Only a heading", ""),
        ("Wins:\n\n- a\n- b", "", "Wins:\n\n- a\n- b"),
        ("- a\n\n- b", "", "- a\n\n- b"),
        ("1. a\n\n2. b", "", "1. a\n\n2. b"),
        (f"{'x' * 81}\n\nrest", "", f"{'x' * 81}\n\nrest"),
        (f"{'x' * 80}\n\nrest", "x" * 80, "rest"),
        ("#4521 is closed\n\nAt last.", "", "#4521 is closed\n\nAt last."),
        ("\n\nAfter empty lines\n\n", "", "After empty lines"),
        ("A title\n   \nrest", "A title", "   \nrest"),
    ],
)
def test_split(text: str, title: str, body: str) -> None:
    assert capture.split(text) == (title, body)


def test_marks_link_and_stay_in_the_text(journal: Journal) -> None:
    strength = journal.add("strength", name="Planning")
    goal = journal.add("goal", title="Lead a migration")
    text = "Dry run with @Priya, #cutover +planning ^lead !private"
    entry = entries.get(journal, capture.keep_text(journal, text, {"kind": "win"}))
    assert entry.body == text
    assert entry.kind == "win"
    assert entry.private
    assert [person.name for person in entry.people] == ["Priya"]
    assert [theme.name for theme in entry.themes] == ["cutover"]
    assert [(link.id, link.effect) for link in entry.strengths] == [(strength, "energised")]
    assert [link.id for link in entry.goals] == [goal]


def test_an_unknown_strength_saves_nothing(journal: Journal) -> None:
    with pytest.raises(Trouble, match=r"planning.*\\\+planning"):
        capture.keep_text(journal, "With @Priya +planning")
    assert entries.count(journal) == 0
    assert people.everyone(journal) == []


def test_in_the_window_only_picked_marks_count(journal: Journal) -> None:
    entry = entries.get(journal, capture.keep(journal, "With @Priya and @Tomás", picked=[("@", "priya")]))
    assert [person.name for person in entry.people] == ["Priya"]


def test_fields_and_marks_come_together(journal: Journal) -> None:
    ines = journal.add("person", name="Ines")
    planning = journal.add("strength", name="Planning")
    fields = {"people": [ines], "strengths": [(planning, "drained")], "title": "Mine"}
    entry = entries.get(journal, capture.keep_text(journal, "A line\n\n@Priya and @Ines +planning", fields))
    assert [person.name for person in entry.people] == ["Ines", "Priya"]
    assert [link.effect for link in entry.strengths] == ["drained"]
    assert (entry.title, entry.body) == ("Mine", "A line\n\n@Priya and @Ines +planning")


def test_it_is_one_step(journal: Journal) -> None:
    capture.keep_text(journal, "With @Priya on #cutover")
    journal.undo()
    assert entries.count(journal) == 0
    assert people.everyone(journal) == []


def test_nothing_is_no_entry(journal: Journal) -> None:
    with pytest.raises(Trouble, match="A sentence is enough"):
        capture.keep_text(journal, " \n")


def test_feedback_is_kept_as_feedback(journal: Journal) -> None:
    uid = capture.keep_text(journal, "“You make it clear.”", {"kind": "feedback"})
    assert entries.get(journal, uid).noun == "feedback"
