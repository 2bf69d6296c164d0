"""Spans of days: a week, a month, a quarter, any other days, or all; what each is called, and what follows it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from careerjournal.core import days
from careerjournal.core.quarter import Quarter
from careerjournal.core.trouble import Trouble
from careerjournal.core.words import month_name, translate

WEEK, MONTH, QUARTER, ALL, DAYS = "week", "month", "quarter", "all", "days"


@dataclass(frozen=True)
class Span:
    """Days from `first` to `last`, both included; None leaves an end open."""

    first: date | None = None
    last: date | None = None


def around(kind: str, day: date, fiscal_start: int = 1) -> Span:
    """The week (from its Monday), the month or the quarter in which a day lies; all days for anything else."""
    if kind == WEEK:
        monday = day - timedelta(days=day.weekday())
        return Span(monday, monday + timedelta(days=6))
    if kind == MONTH:
        first = day.replace(day=1)
        return Span(first, _month_after(first) - timedelta(days=1))
    if kind == QUARTER:
        quarter = Quarter.of(day, fiscal_start)
        return Span(quarter.first, quarter.last)
    return Span()


def kind_of(span: Span, fiscal_start: int = 1) -> str:
    """Which kind of span it is; `days` for one that is none of the named ones."""
    if span == Span():
        return ALL
    if span.first is None or span.last is None:
        return DAYS
    return next((kind for kind in (WEEK, MONTH, QUARTER) if around(kind, span.first, fiscal_start) == span), DAYS)


def beside(span: Span, ahead: bool, fiscal_start: int = 1) -> Span:
    """The span of the same kind after it, or before it; one with an open end stays."""
    if span.first is None or span.last is None:
        return span
    near = span.last + timedelta(days=1) if ahead else span.first - timedelta(days=1)
    kind = kind_of(span, fiscal_start)
    if kind != DAYS:
        return around(kind, near, fiscal_start)
    rest = span.last - span.first
    return Span(near, near + rest) if ahead else Span(near - rest, near)


def named(span: Span, fiscal_start: int = 1) -> str:
    """“Q1 2026”, “January 2026”, “Week of 19 January 2026”, “3 January – 9 February 2026”, “All days”."""
    if span.first is None or span.last is None:
        return _open_name(span)
    kind = kind_of(span, fiscal_start)
    if kind == QUARTER:
        return Quarter.of(span.first, fiscal_start).label
    if kind == MONTH:
        return f"{month_name(span.first.month)} {span.first.year}"
    if kind == WEEK:
        return translate("days", "Week of {day}").format(day=days.dated(span.first))
    if span.first == span.last:
        return days.whole(span.first)
    return f"{days.dated(span.first, span.first.year != span.last.year)} – {days.dated(span.last)}"


def _open_name(span: Span) -> str:
    if span.first:
        return translate("days", "From {day}").format(day=days.dated(span.first))
    if span.last:
        return translate("days", "Up to {day}").format(day=days.dated(span.last))
    return translate("days", "All days")


def interval(span: Span) -> str:
    """`2026-01-01/2026-03-31`, both ends included; Trouble where an end is open."""
    if span.first is None or span.last is None:
        raise Trouble(translate("core", "These days have no end yet. Say from when to when."))
    return f"{span.first.isoformat()}/{span.last.isoformat()}"


def _month_after(first: date) -> date:
    return (first + timedelta(days=31)).replace(day=1)
