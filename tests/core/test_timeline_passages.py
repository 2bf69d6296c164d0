"""Passages: many days in the order of reading, and one calendar day through the years."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from careerjournal.core import entries, passages
from careerjournal.core.entries import Filter
from careerjournal.core.journal import Journal
from tests import examples

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def journal() -> Iterator[Journal]:
    made = examples.empty()
    yield made
    made.close()


def _add(journal: Journal, day: date, **fields: object) -> str:
    return journal.add("entry", **{"body": f"On {day}", "day": day, "time": "10:00"} | fields)


def _years(found: passages.Passage) -> dict[str, list[date]]:
    """What stands under the head of each year."""
    starts = [*found.chapters, len(found.places)]
    return {
        chapter.title: [place.day for place in found.places[start:end]]
        for (start, chapter), end in zip(found.chapters.items(), starts[1:], strict=True)
    }


# Many days ------------------------------------------------------------------------------------------------------


def test_days_are_read_as_they_went(journal: Journal) -> None:
    late = _add(journal, date(2026, 1, 5), time="17:00")
    early = _add(journal, date(2026, 1, 5), time="08:00")
    before = _add(journal, date(2025, 12, 30))
    found = passages.of_days(journal)
    assert [place.id for place in found.places] == [before, early, late]
    assert [entry.id for entry in passages.read(journal, found.places)] == [before, early, late]
    assert [place.id for place in found.places] == [entry.id for entry in entries.select(journal)][::-1]


def test_what_is_read_is_what_the_filter_counts(journal: Journal) -> None:
    for number in range(30):
        _add(journal, date(2025, 11, 20) + timedelta(days=number), kind="win" if number % 3 else "note")
    trashed = _add(journal, date(2025, 12, 1), kind="win")
    journal.remove(trashed)
    wanted = Filter(first=date(2025, 12, 1), last=date(2025, 12, 10), kinds=("win",))
    found = passages.of_days(journal, wanted)
    assert 0 < len(found.places) == entries.count(journal, wanted) < 30
    assert trashed not in [place.id for place in found.places]


def test_a_conversation_still_to_come_is_not_read(journal: Journal) -> None:
    person = journal.add("person", name="Priya Raman")
    journal.add("conversation", people=[person], day=date(2026, 1, 5), time="10:00")
    assert passages.of_days(journal).places == ()


def test_quarters_are_chapters_where_there_are_several(journal: Journal) -> None:
    for day in (date(2025, 12, 31), date(2026, 1, 1), date(2026, 3, 31), date(2026, 4, 1)):
        _add(journal, day)
    titles = {number: chapter.title for number, chapter in passages.of_days(journal).chapters.items()}
    assert titles == {0: "Q4 2025", 1: "Q1 2026", 3: "Q2 2026"}
    assert not passages.of_days(journal, Filter(first=date(2026, 1, 1), last=date(2026, 3, 31))).chapters
    journal.settings.fiscal_start = 2
    assert [one.title for one in passages.of_days(journal).chapters.values()] == ["Q4 2025", "Q1 2026"]


def test_role_changes_and_cycle_dates_stand_before_the_next_entry(journal: Journal) -> None:
    for day in (5, 10, 15):
        _add(journal, date(2026, 1, day), kind="win")
    journal.add("role", title="Lead engineer", from_day=date(2026, 1, 10))
    journal.add("cycle-date", name="Review", day=date(2024, 1, 12), yearly=True)
    journal.add("cycle-date", name="Results", day=date(2026, 1, 18))
    marks = passages.of_days(journal).marks
    assert {number: [mark.text for mark in found] for number, found in marks.items()} == {
        1: ["Began as Lead engineer"], 2: ["Review"], 3: ["Results"],
    }  # fmt: skip
    assert not passages.of_days(journal, Filter(kinds=("win",))).marks


def test_where_to_begin(journal: Journal) -> None:
    uids = [_add(journal, date(2026, 1, day)) for day in (2, 9, 16)]
    found = passages.of_days(journal)
    assert [found.near(date(2026, 1, day)) for day in (1, 9, 10, 30)] == [0, 1, 2, 2]
    assert found.number_of(uids[1]) == 1
    assert found.number_of("nobody") == -1
    assert (found.first, found.last) == (date(2026, 1, 2), date(2026, 1, 16))


# On this day -----------------------------------------------------------------------------------------------------


def test_earlier_years_stand_newest_first(journal: Journal) -> None:
    for year in (2022, 2024, 2025, 2026):
        _add(journal, date(year, 1, 20))
    found = passages.on_this_day(journal, date(2026, 1, 20))
    assert _years(found) == {"2025": [date(2025, 1, 20)], "2024": [date(2024, 1, 20)], "2022": [date(2022, 1, 20)]}
    assert [one.detail for one in found.chapters.values()] == ["A year ago", "Two years ago", "Four years ago"]
    assert not any(one.note for one in found.chapters.values())


def test_the_days_around_stand_in_and_it_is_said(journal: Journal) -> None:
    for day in (date(2025, 1, 17), date(2025, 1, 23), date(2025, 1, 24), date(2024, 1, 20), date(2024, 1, 21)):
        _add(journal, day)
    found = passages.on_this_day(journal, date(2026, 1, 20))
    assert _years(found) == {"2025": [date(2025, 1, 17), date(2025, 1, 23)], "2024": [date(2024, 1, 20)]}
    notes = [one.note for one in found.chapters.values()]
    assert notes == ["Nothing stands on 20 January itself. This is from the days around it.", ""]


def test_the_days_around_new_year_belong_to_the_year_they_are_near(journal: Journal) -> None:
    _add(journal, date(2024, 12, 30))
    assert _years(passages.on_this_day(journal, date(2026, 1, 1))) == {"2025": [date(2024, 12, 30)]}
    assert _years(passages.on_this_day(journal, date(2025, 12, 30))) == {"2024": [date(2024, 12, 30)]}


def test_the_wins_of_a_day_come_before_the_rest(journal: Journal) -> None:
    day = date(2025, 1, 20)
    setback = _add(journal, day, kind="setback", time="08:00")
    note = _add(journal, day, time="09:00")
    win = _add(journal, day, kind="win", time="18:00")
    found = passages.on_this_day(journal, date(2026, 1, 20))
    assert [place.id for place in found.places] == [win, setback, note]


def test_a_leap_day_in_other_years_is_the_28th_and_it_is_said(journal: Journal) -> None:
    for day in (date(2024, 2, 29), date(2027, 2, 28), date(2026, 2, 27), date(2025, 3, 1)):
        _add(journal, day)
    found = passages.on_this_day(journal, date(2028, 2, 29))
    assert _years(found) == {
        "2027": [date(2027, 2, 28)],
        "2026": [date(2026, 2, 27)],
        "2025": [date(2025, 3, 1)],
        "2024": [date(2024, 2, 29)],
    }
    notes = [one.note for one in found.chapters.values()]
    assert notes[0] == "This year had no 29 February. This is the day before."
    assert "28 February itself" in notes[1]
    assert notes[3] == ""


def test_the_28th_remembers_a_leap_day_where_its_own_year_has_none(journal: Journal) -> None:
    _add(journal, date(2024, 2, 28))
    _add(journal, date(2024, 2, 29))
    assert _years(passages.on_this_day(journal, date(2026, 2, 28)))["2024"] == [date(2024, 2, 28), date(2024, 2, 29)]
    assert _years(passages.on_this_day(journal, date(2028, 2, 28)))["2024"] == [date(2024, 2, 28)]


def test_nothing_earlier_is_nothing(journal: Journal) -> None:
    assert passages.on_this_day(journal).places == ()
    _add(journal, date(2026, 1, 20))
    assert passages.on_this_day(journal, date(2026, 1, 20)).places == ()
