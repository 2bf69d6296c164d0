"""Days as a person types them: the ways that are understood, and those that could be two days."""

from __future__ import annotations

from datetime import date

import pytest

from careerjournal.core import clock, days
from careerjournal.core.trouble import Trouble


@pytest.mark.parametrize(
    "typed",
    [
        "2026-01-20", "2026/1/20", "20 Jan 2026", "20 January 2026", "20. january 2026", " 20  JAN.  2026 ",
        "January 20, 2026", "Jan 20 2026", "20th January 2026", "20.1.2026", "20.01.2026", "20/1/2026", "1/20/2026",
    ],
)  # fmt: skip
def test_one_day_in_many_ways(typed: str) -> None:
    assert days.read(typed) == date(2026, 1, 20)


@pytest.mark.parametrize("typed", ["1/2/2026", "01-02-2026"])
def test_what_could_be_two_days_is_refused_with_both(typed: str) -> None:
    with pytest.raises(Trouble, match=r"could be 1 February or 2 January\. .* as 2026-02-01"):
        days.read(typed)


def test_the_same_figures_twice_are_one_day() -> None:
    assert days.read("2/2/2026") == days.read("2.2.2026") == date(2026, 2, 2)
    assert days.read("1.2.2026") == date(2026, 2, 1)


@pytest.mark.parametrize(
    "typed",
    ["", "soon", "20", "20 Jan", "30 Feb 2026", "2026-02-30", "32.1.2026", "20 Ja 2026", "13/13/2026", "٢٠.١.٢٠٢٦"],
)
def test_what_is_no_day_is_refused(typed: str) -> None:
    with pytest.raises(Trouble, match="is no day"):
        days.read(typed)


def test_near_days_follow_the_clock() -> None:
    today = clock.today()
    assert [(days.read(word) - today).days for word in ("Today", "yesterday", "tomorrow")] == [0, -1, 1]
