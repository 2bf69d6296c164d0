"""The first start: asked once, each step apart, and saying a thing twice keeps it once."""

from __future__ import annotations

from datetime import date

import pytest

from careerjournal.core import conversations, cycle, first_start, people, series, strengths
from careerjournal.core.first_start import Meeting, YearDate
from careerjournal.core.journal import Journal

DAY = date(2026, 1, 20)


def test_an_empty_journal_is_asked_once_and_undo_does_not_ask_again(journal):
    assert first_start.is_due(journal)
    first_start.asked(journal)
    assert not first_start.is_due(journal)
    assert journal.undo() is None
    path = journal.path
    journal.close()
    again = Journal.open(path)
    assert not first_start.is_due(again)
    again.close()


@pytest.mark.parametrize("noun", ["entry", "person", "strength", "goal"])
def test_a_journal_with_something_in_it_is_not_asked(journal, noun):
    journal.add(noun, **{"body": "x"} if noun == "entry" else {"title": "x"} if noun == "goal" else {"name": "x"})
    assert not first_start.is_due(journal)


def test_a_manager_the_next_talk_and_how_often_it_comes_in_one_step(journal):
    priya = first_start.meet(journal, Meeting("Priya  Raman", "manager", DAY, "10:00", 2))
    assert [(one.name, one.relation) for one in people.everyone(journal)] == [("Priya Raman", "manager")]
    (talk,) = conversations.upcoming(journal)
    (rhythm,) = series.running(journal)
    assert (talk.day, talk.time, [one.id for one in talk.people], talk.series) == (DAY, "10:00", [priya], rhythm.id)
    assert (rhythm.every_weeks, rhythm.from_day) == (2, DAY)
    conversations.hold(journal, talk.id)
    assert [one.day for one in conversations.upcoming(journal)] == [date(2026, 2, 3)]
    journal.undo()
    journal.undo()
    assert people.everyone(journal) == []
    assert series.running(journal) == []


def test_no_date_yet_is_fine(journal):
    first_start.meet(journal, Meeting("Priya", "manager", every_weeks=2))
    assert len(people.everyone(journal)) == 1
    assert conversations.upcoming(journal) == []
    assert series.running(journal) == []


def test_said_twice_is_kept_once(journal):
    for _ in range(2):
        first_start.meet(journal, Meeting("priya", "manager", DAY, "10:00", 2))
        first_start.name_strengths(journal, ["Seeing the pattern", "", "Harmony"])
        first_start.mark_year(journal, [YearDate("Review", "review", date(2026, 6, 15))])
    assert len(people.everyone(journal)) == len(conversations.upcoming(journal)) == len(series.running(journal)) == 1
    assert [(one.name, one.rank) for one in strengths.ranked(journal)] == [("Seeing the pattern", 1), ("Harmony", 2)]
    assert [(one.name, one.yearly) for one in cycle.dates(journal, DAY, date(2026, 12, 31))] == [("Review", True)]
