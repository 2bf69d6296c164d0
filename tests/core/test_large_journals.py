"""What the window asks at a save costs as much in a large journal as in a small one: counted in steps of SQLite."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from careerjournal.core import checklist, clock, conversations, entries, home, strengths
from careerjournal.core.journal import Journal
from careerjournal.core.summary import documents

FEW, MANY = 200, 1_200
YEARS = 12
TODAY = date(2026, 1, 20)
_STEPS = 20  # of SQLite's machine, for each tick that is counted


@pytest.fixture(scope="module")
def steps(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Callable[[Journal], object]], float]:
    """Return how many times as many steps a question takes where there are six times as many entries."""
    folder: Path = tmp_path_factory.mktemp("large")
    made = {count: folder / f"{count}.journal" for count in (FEW, MANY)}
    clock.set_now(None)
    for count, path in made.items():
        _fill(path, count)

    def grown(asked: Callable[[Journal], object]) -> float:
        few, many = (_steps(path, asked) for path in made.values())
        return many / few

    return grown


def _fill(path: Path, count: int) -> None:
    """Many years of entries about a few things; the last half year is the same in both."""
    journal = Journal.create(path)
    with journal.bulk("Fill"):
        priya = journal.add("person", name="Priya Raman", relation="manager")
        strength, goal = journal.add("strength", name="Calm", rank=1), journal.add("goal", title="Teach", measure="Two")
        theme = journal.add("theme", name="night work")
        for number in range(count):
            lately = number < FEW // 10
            day = TODAY - timedelta(days=number * 3 if lately else 400 + number * YEARS * 365 // count)
            journal.add(
                "entry", kind="win" if number % 4 == 0 else "note", title=f"Entry {number}", body="Some words. " * 40,
                impact="Half the calls" if number % 3 == 0 else "", day=day, people=[priya], goals=[goal] * lately,
                strengths=[(strength, "energised")], themes=[theme],
            )  # fmt: skip
        journal.add("conversation", people=[priya], day=TODAY - timedelta(days=30), kind="career", held_on=TODAY)
        journal.add("conversation", people=[priya], day=TODAY + timedelta(days=2), kind="career", title="1:1")
        ann = journal.add("person", name="Ann Bergström")
        journal.add("conversation", people=[ann], day=TODAY + timedelta(days=9), kind="career", title="The first one")
    journal.close()


def _steps(path: Path, asked: Callable[[Journal], object]) -> int:
    journal = Journal.open(path)
    ticks = 0

    def tick() -> int:
        nonlocal ticks
        ticks += 1
        return 0

    try:
        asked(journal)
        journal._db.connection().set_progress_handler(tick, _STEPS)
        asked(journal)
        journal._db.connection().set_progress_handler(None, _STEPS)
    finally:
        journal.close()
    assert ticks, "nothing was asked"
    return ticks


@pytest.mark.parametrize(
    "asked",
    [
        home.read,
        strengths.ranked,
        lambda journal: checklist.read(journal, conversations.upcoming(journal)[0].id),
        lambda journal: checklist.read(journal, conversations.upcoming(journal)[-1].id),
        lambda journal: documents.summary(journal, documents.sheet_of(conversations.upcoming(journal)[0].id)),
    ],
    ids=["home", "strengths", "checklist", "checklist of a first talk", "sheet"],
)
def test_it_takes_as_many_steps(steps: Callable[..., float], asked: Callable[[Journal], object]) -> None:
    assert steps(asked) < 2


def test_control_what_looks_at_every_entry_takes_more(steps: Callable[..., float]) -> None:
    assert steps(entries.count) > 3
