"""What records are called where a reference is chosen."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from careerjournal.core import names
from careerjournal.core.journal import Journal
from tests import examples

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def journal() -> Iterator[Journal]:
    made = examples.empty()
    yield made
    made.close()


def test_people_stand_by_name_and_without_the_trash(journal: Journal) -> None:
    journal.add("person", name="tomás")
    priya = journal.add("person", name="Priya Raman")
    gone = journal.add("person", name="Ana")
    journal.remove(gone)
    assert [one.name for one in names.of(journal, "person")] == ["Priya Raman", "tomás"]
    assert names.of(journal, "person")[0].id == priya


def test_dated_records_stand_newest_first_with_their_day(journal: Journal) -> None:
    journal.add("entry", body="An older line\nthat goes on", day=date(2025, 3, 1))
    journal.add("entry", title="Newer", day=date(2026, 1, 2))
    journal.add("feedback", body="Clear and calm", day=date(2026, 1, 3))
    assert [one.name for one in names.of(journal, "entry")] == [
        "2026-01-03 Clear and calm",
        "2026-01-02 Newer",
        "2025-03-01 An older line that goes on",
    ]
    assert [one.name for one in names.of(journal, "feedback")] == ["2026-01-03 Clear and calm"]


def test_a_long_name_is_cut_between_words(journal: Journal) -> None:
    journal.add("entry", body="seventeen " * 12, day=date(2026, 1, 2))
    name = names.of(journal, "entry")[0].name
    assert name.endswith("seventeen…")
    assert len(name) < 80
