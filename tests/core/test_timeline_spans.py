"""Spans of days: what they are called, what stands beside them, and how they are handed on."""

from __future__ import annotations

from datetime import date

import pytest

from careerjournal.core import spans
from careerjournal.core.spans import ALL, DAYS, MONTH, QUARTER, WEEK, Span
from careerjournal.core.trouble import Trouble

DAY = date(2026, 1, 20)


@pytest.mark.parametrize(
    ("kind", "first", "last", "name"),
    [
        (WEEK, date(2026, 1, 19), date(2026, 1, 25), "Week of 19 January 2026"),
        (MONTH, date(2026, 1, 1), date(2026, 1, 31), "January 2026"),
        (QUARTER, date(2026, 1, 1), date(2026, 3, 31), "Q1 2026"),
        (ALL, None, None, "All days"),
    ],
)
def test_what_lies_around_a_day(kind: str, first: date | None, last: date | None, name: str) -> None:
    span = spans.around(kind, DAY)
    assert span == Span(first, last)
    assert spans.kind_of(span) == kind
    assert spans.named(span) == name


def test_a_quarter_follows_the_fiscal_year() -> None:
    span = spans.around(QUARTER, DAY, 2)
    assert span == Span(date(2025, 11, 1), date(2026, 1, 31))
    assert spans.kind_of(span, 2) == QUARTER
    assert spans.kind_of(span, 1) == DAYS
    assert spans.named(span, 2) == "Q4 2025"


def test_typed_days_have_their_own_name() -> None:
    assert spans.named(Span(date(2026, 1, 3), date(2026, 2, 9))) == "3 January – 9 February 2026"
    assert spans.named(Span(date(2025, 12, 30), date(2026, 2, 9))) == "30 December 2025 – 9 February 2026"
    assert spans.named(Span(DAY, DAY)) == "Tuesday 20 January 2026"
    assert spans.named(Span(first=DAY)) == "From 20 January 2026"
    assert spans.named(Span(last=DAY)) == "Up to 20 January 2026"


@pytest.mark.parametrize("kind", [WEEK, MONTH, QUARTER])
def test_there_and_back_again(kind: str) -> None:
    span = spans.around(kind, DAY)
    for _ in range(30):
        after = spans.beside(span, ahead=True)
        assert spans.kind_of(after) == kind
        assert spans.beside(after, ahead=False) == span
        span = after


def test_typed_days_move_by_their_own_length_and_open_ones_stay() -> None:
    span = Span(date(2026, 1, 3), date(2026, 1, 7))
    assert spans.beside(span, ahead=True) == Span(date(2026, 1, 8), date(2026, 1, 12))
    assert spans.beside(span, ahead=False) == Span(date(2025, 12, 29), date(2026, 1, 2))
    assert spans.beside(Span(first=DAY), ahead=True) == Span(first=DAY)


def test_an_interval_has_both_ends() -> None:
    assert spans.interval(spans.around(QUARTER, DAY)) == "2026-01-01/2026-03-31"
    with pytest.raises(Trouble, match="Say from when to when"):
        spans.interval(Span(first=DAY))
