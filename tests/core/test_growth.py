"""Strengths in order, goals in words, problems with a way forward: the small verbs behind two screens."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from careerjournal.core import drift, goals, options, strengths
from careerjournal.core.strengths import Use

if TYPE_CHECKING:
    from careerjournal.core.journal import Journal


def order(journal: Journal) -> list[tuple[int | None, str]]:
    return [(one.rank, one.name) for one in strengths.ranked(journal)]


def test_a_new_strength_stands_last_and_is_never_there_twice(journal: Journal) -> None:
    first = strengths.add(journal, "Listening")
    strengths.add(journal, "Planning")
    assert order(journal) == [(1, "Listening"), (2, "Planning")]
    assert strengths.add(journal, " listening ") == first
    assert len(order(journal)) == 2


def test_moving_numbers_the_list_anew_in_one_step(journal: Journal) -> None:
    journal.add("strength", name="Unranked")
    for name in ("One", "Two", "Three"):
        strengths.add(journal, name)
    moved = strengths.ranked(journal)[2].id
    assert strengths.move(journal, moved, -2)
    assert order(journal) == [(1, "Three"), (2, "One"), (3, "Two"), (4, "Unranked")]
    assert not strengths.move(journal, moved, -1), "the control: it is first already"
    assert journal.undo() == "Rank strengths"
    assert [name for _rank, name in order(journal)] == ["One", "Two", "Three", "Unranked"]


@pytest.mark.parametrize(
    ("use", "said"),
    [
        (Use(), "Unused: no entry names it this quarter."),
        (Use(1), "Used a little, in 1 entry this quarter."),
        (Use(4, 2, 1), "Used in 4 entries this quarter; 2 energised, 1 drained."),
        (Use(3, 1, 2), "Draining: used in 3 entries this quarter; 1 energised, 2 drained."),
        (Use(0, 0, 2), "Draining: in 2 entries this quarter."),
    ],
)
def test_a_quarter_in_a_sentence(use: Use, said: str) -> None:
    assert strengths.sentence(use) == said


@pytest.mark.parametrize("measure", ["", "Better at it", "Be a stronger leader", "More confidence in meetings"])
def test_what_nobody_could_see_is_vague(measure: str) -> None:
    assert goals.is_vague(measure)


@pytest.mark.parametrize("measure", ["Three talks by July 2026", "Priya puts my name forward", "More users, 10 a week"])
def test_what_somebody_could_see_is_not(measure: str) -> None:
    assert not goals.is_vague(measure)


def test_a_wording_shows_what_went_and_what_came() -> None:
    found = drift.changes("Explained within half an hour", "Explained within ten minutes")
    assert [(one.text, one.change) for one in found] == [
        ("Explained within", "same"), ("half an hour", "gone"), ("ten minutes", "new"),
    ]  # fmt: skip
    assert [one.change for one in drift.changes("Same words", "Same words")] == ["same"]


def test_a_problem_without_a_proposal_becomes_an_option(journal: Journal) -> None:
    priya = journal.add("person", name="Priya")
    talk = journal.add("conversation", people=[priya], day=date(2026, 1, 27))
    hard = journal.add("topic", conversation=talk, text="The rota eats my mornings", kind="hard", whose="mine")
    journal.add("topic", conversation=talk, text="Only an ask", kind="ask", whose="mine")
    assert [one.text for one in options.problems(journal)] == ["The rota eats my mornings"]
    option = options.get(journal, options.answer(journal, hard, "Give it to the crew office"))
    assert (option.title, option.problem) == ("Give it to the crew office", "The rota eats my mornings")
    assert options.problems(journal) == []
    journal.undo()
    assert len(options.problems(journal)) == 1
    assert options.all_of(journal) == []
