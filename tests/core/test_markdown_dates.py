"""Every way in which people write a day into a name or into brackets, and what only looks like one."""

from __future__ import annotations

from pathlib import PurePath

import pytest

from careerjournal.core.exchange import markdown_dates


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("2023-04-21.md", "2023-04-21"),
        ("2023-04-21 Offsite.md", "2023-04-21"),
        ("Offsite 2023_04_21.md", "2023-04-21"),
        ("20230421.md", "2023-04-21"),
        ("202304211530 Offsite.md", "2023-04-21"),
        ("2023/04/21.md", "2023-04-21"),
        ("2023/April/21 Offsite.md", "2023-04-21"),
        ("2023-04/21.md", "2023-04-21"),
        ("2023-W16.md", "2023-04-23"),
        ("2023-16.md", "2023-04-23"),
        ("2023-04.md", "2023-01-29"),
        ("2023/Week 16.md", "2023-04-23"),
        ("2023/2023-04.md", "2023-04-30"),
        ("2023/04.md", "2023-04-30"),
        ("2023/04-April.md", "2023-04-30"),
        ("2023/Feb.md", "2023-02-28"),
        ("2023.md", "2023-12-31"),
    ],
)
def test_a_name_or_path_says_the_day(name: str, day: str) -> None:
    found = markdown_dates.in_path(PurePath("notes") / name)
    assert found is not None
    assert found.day.isoformat() == day


@pytest.mark.parametrize("name", ["Offsite.md", "2023-02-30.md", "12345.md", "2023-54.md", "04/21.md", "1.2.2023.md"])
def test_other_names_say_no_day(name: str) -> None:
    assert markdown_dates.in_path(PurePath("notes") / name) is None


@pytest.mark.parametrize(
    ("text", "day", "span"),
    [
        ("Jun 12, 2026", "2026-06-12", "day"),
        ("July 11, 2022", "2022-07-11", "day"),
        ("12 Sept. 2024", "2024-09-12", "day"),
        ("2026-06-12", "2026-06-12", "day"),
        ("Jan 2024", "2024-01-31", "month"),
        ("February, 2024", "2024-02-29", "month"),
        ("Jan - Mar, 2011", "2011-03-31", "range"),
        ("Aug-Sep, 2024", "2024-09-30", "range"),
        ("Nov 28-30, 2025", "2025-11-30", "range"),
        ("Jan 31 – Feb 1, 2026", "2026-02-01", "range"),
        ("Jun 13 & Jul 24, 2023", "2023-07-24", "range"),
        ("Nov 2025 - Apr 2026", "2026-04-30", "range"),
        ("Dec 30 - Jan 2, 2024", "2024-01-02", "range"),
    ],
)
def test_brackets_land_on_their_last_day(text: str, day: str, span: str) -> None:
    found = markdown_dates.in_brackets(text)
    assert found is not None
    assert (found.day.isoformat(), found.span.value) == (day, span)


@pytest.mark.parametrize("text", ["2/2023", "Live", "Jun 12", "2026", "Feb 30, 2023", "May 2026 x", "Mayor 2026", ""])
def test_other_brackets_are_text(text: str) -> None:
    assert markdown_dates.in_brackets(text) is None
