"""The timeline's lanes, pages, markers and places."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from careerjournal.core import entries, timeline
from careerjournal.core.entries import Filter
from careerjournal.core.journal import Journal
from careerjournal.core.quarter import Quarter
from careerjournal.core.timeline import Lane, Marker
from tests import examples

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def journal() -> Iterator[Journal]:
    made = examples.empty()
    yield made
    made.close()


def _fill(journal: Journal, first: date, count: int, step: int = 1, **fields: object) -> list[str]:
    days = [first + timedelta(days=number * step) for number in range(count)]
    return [journal.add("entry", body=f"On {day}", day=day, time="10:00", **fields) for day in days]


def test_lanes_count_their_quarter_newest_first(journal: Journal) -> None:
    _fill(journal, date(2025, 12, 30), 4)
    _fill(journal, date(2025, 3, 1), 2)
    lanes = timeline.read(journal).lanes
    assert [(str(lane.quarter), lane.count) for lane in lanes] == [("2026-Q1", 2), ("2025-Q4", 2), ("2025-Q1", 2)]
    assert timeline.read(journal).height == 9


def test_lanes_follow_the_fiscal_year(journal: Journal) -> None:
    journal.settings.fiscal_start = 4
    _fill(journal, date(2026, 1, 5), 1)
    assert [str(lane.quarter) for lane in timeline.read(journal).lanes] == ["2025-Q4"]


def test_counts_honour_the_filter_and_leave_out_the_trash(journal: Journal) -> None:
    uids = _fill(journal, date(2026, 1, 1), 5)
    _fill(journal, date(2026, 1, 1), 3, kind="win")
    journal.remove(uids[0])
    assert timeline.read(journal).count == 7
    assert timeline.read(journal, Filter(kinds=("win",))).count == 3
    assert timeline.read(journal, Filter(text="nowhere")).lanes == ()


def test_pages_join_to_the_whole_stream(journal: Journal) -> None:
    _fill(journal, date(2025, 10, 1), 90)
    lane = timeline.read(journal).lanes[0]
    assert lane.count == 90
    read = [
        entry.id for start in range(0, 90, timeline.PAGE) for entry in timeline.page(journal, lane.quarter, None, start)
    ]
    assert read == [entry.id for entry in entries.select(journal)]


def test_an_entry_knows_its_place(journal: Journal) -> None:
    _fill(journal, date(2025, 10, 1), 60)
    lane = timeline.page(journal, Quarter(2025, 4))
    assert [timeline.place(journal, entry) for entry in lane[:5]] == [0, 1, 2, 3, 4]
    assert timeline.place(journal, lane[3], Filter(kinds=("win",))) is None


def test_markers_stand_where_their_day_is(journal: Journal) -> None:
    _fill(journal, date(2026, 1, 5), 3, step=5)  # 5, 10, 15 January
    journal.add("role", title="Lead engineer", company="Norrland Rail", from_day=date(2026, 1, 10))
    journal.add("cycle-date", name="Review", day=date(2024, 1, 12), yearly=True)
    lane = timeline.read(journal).lanes[0]
    assert [(above, marker.text) for above, marker in lane.markers] == [(1, "Review"), (2, "Began as Lead engineer")]
    lines = [lane.line(number) for number in range(lane.height - 1)]
    assert [line.text if isinstance(line, Marker) else line for line in lines] == [
        0, "Review", 1, "Began as Lead engineer", 2,
    ]  # fmt: skip
    assert [lane.line_of(number) for number in range(3)] == [0, 2, 4]


def test_markers_make_no_promise_about_the_future_or_a_filter(journal: Journal) -> None:
    _fill(journal, date(2026, 1, 5), 1)
    journal.add("cycle-date", name="Review", day=date(2026, 3, 1))
    journal.add("role", title="Lead", from_day=date(2025, 12, 1))
    assert [marker.text for lane in timeline.read(journal).lanes for _, marker in lane.markers] == ["Began as Lead"]
    assert not any(lane.markers for lane in timeline.read(journal, Filter(kinds=("note",))).lanes)


def test_a_role_that_another_follows_has_one_marker(journal: Journal) -> None:
    journal.add("role", title="Engineer", from_day=date(2024, 1, 1), to_day=date(2025, 3, 31))
    journal.add("role", title="Lead", from_day=date(2025, 4, 1), to_day=date(2025, 9, 30))
    _fill(journal, date(2026, 1, 5), 1)
    texts = [marker.text for lane in timeline.read(journal).lanes for _, marker in lane.markers]
    assert texts == ["Left as Lead", "Began as Lead", "Began as Engineer"]


def test_nearest_quarter() -> None:
    lanes = [Lane(Quarter(2026, 1), 1), Lane(Quarter(2025, 3), 1), Lane(Quarter(2024, 1), 1)]
    asked = (Quarter(2025, 3), Quarter(2025, 1), Quarter(2020, 1), Quarter(2027, 1))
    assert [timeline.nearest(lanes, quarter) for quarter in asked] == [1, 2, 2, 0]
    assert timeline.nearest([], Quarter(2026, 1)) is None
