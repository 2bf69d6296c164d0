"""The clock stands where it is set; a quarter knows its days for every fiscal start."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerjournal.core import clock, uid
from careerjournal.core.quarter import Quarter, between
from careerjournal.core.trouble import Trouble


def test_the_clock_stands_still_in_the_systems_zone(at):
    at("2026-01-20T09:45")
    assert clock.today() == date(2026, 1, 20)
    assert clock.time_of_day() == "09:45"
    at("2026-01-20T23:30+07:00")
    assert (clock.today(), clock.zone_name()) == (date(2026, 1, 20), "Etc/GMT-7")
    at("2026-01-20T23:30+00:00")
    assert clock.zone_name() == "UTC"


def test_a_clock_that_is_no_time_is_one_clear_sentence(at):
    at("yesterday")
    with pytest.raises(Trouble, match="CAREERJOURNAL_NOW is “yesterday”"):
        clock.now()


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.integers(1, 12))
def test_every_day_lies_in_exactly_one_quarter(day, start):
    quarter = Quarter.of(day, start)
    assert day in quarter
    assert day not in quarter.previous()
    assert day not in quarter.next()
    assert quarter.last + timedelta(days=1) == quarter.next().first
    assert Quarter.parse(str(quarter), start) == quarter
    assert quarter.shifted(-4) == quarter.year_before()


def test_a_fiscal_year_is_named_after_the_year_it_begins_in():
    april = Quarter.of(date(2027, 2, 3), 4)
    assert (str(april), april.first, april.last) == ("2026-Q4", date(2027, 1, 1), date(2027, 3, 31))
    assert april.span == "January 2027 – March 2027"
    assert Quarter(2026, 1).span == "January – March"
    assert [str(one) for one in between(Quarter(2025, 4), Quarter(2026, 2))] == ["2025-Q4", "2026-Q1", "2026-Q2"]


@pytest.mark.parametrize("text", ["2026-Q5", "Q1", "2026", "", "２０２６-Q1", "9999-Q4"])
def test_what_is_no_quarter_is_refused(text):
    with pytest.raises(Trouble, match="no quarter"):
        Quarter.parse(text)


def test_ids_are_ordered_by_time_and_never_the_same():
    found = [uid.new_uid(ms) for ms in range(1000)]
    assert found == sorted(found)
    assert len(set(found)) == 1000
    assert all(uid.is_uid(one) for one in found)
    assert not uid.is_uid("i" * 26)
