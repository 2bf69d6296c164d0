"""Series: the next talk is planned when one is held or cancelled, once, on the rhythm's own days."""

from __future__ import annotations

from datetime import date

import pytest

from careerjournal.core import conversations, series
from careerjournal.core.trouble import Trouble

TUESDAY = date(2026, 1, 20)


@pytest.fixture
def priya(journal):
    return journal.add("person", name="Priya Raman", relation="manager")


@pytest.fixture
def fortnightly(journal, priya):
    return series.begin(journal, priya, TUESDAY, 2, time="10:00", kind="status")


def planned(journal):
    return [talk.day for talk in conversations.upcoming(journal)]


def first(journal):
    return conversations.upcoming(journal)[0].id


def test_a_series_plans_its_first_conversation(journal, priya, fortnightly):
    (talk,) = conversations.upcoming(journal)
    assert (talk.day, talk.time, talk.kind, talk.series) == (TUESDAY, "10:00", "status", fortnightly)
    assert [person.id for person in talk.people] == [priya]
    assert series.get(journal, fortnightly).rhythm == "Every two weeks, Tuesday at 10:00"
    journal.undo()
    assert (planned(journal), series.running(journal)) == ([], []), "one step"


def test_what_is_planned_on_its_first_day_becomes_its_first(journal, priya):
    talk = journal.add("conversation", people=[priya], day=TUESDAY, wish="A clear answer")
    uid = series.begin(journal, priya, TUESDAY, 2)
    assert [(one.id, one.series, one.wish) for one in conversations.upcoming(journal)] == [
        (talk, uid, "A clear answer")
    ]


@pytest.mark.parametrize("close", [conversations.hold, conversations.cancel])
def test_the_next_is_planned_when_one_is_over_and_never_twice(journal, fortnightly, close):
    talk = first(journal)
    close(journal, talk)
    assert planned(journal) == [date(2026, 2, 3)]
    if close is conversations.hold:
        conversations.hold(journal, talk, 30)
    series.plan_next(journal, fortnightly)
    series.go_on(journal, talk)
    assert planned(journal) == [date(2026, 2, 3)]
    if close is conversations.cancel:
        journal.undo()
        assert planned(journal) == [TUESDAY], "the same step"


def test_a_talk_of_no_series_plans_nothing(journal, priya):
    """The control."""
    conversations.hold(journal, journal.add("conversation", people=[priya], day=TUESDAY))
    assert planned(journal) == []


@pytest.mark.parametrize(
    ("moved_to", "following"),
    [
        (date(2026, 2, 10), date(2026, 2, 17)),  # three weeks: the day in between has passed
        (date(2026, 1, 22), date(2026, 2, 3)),
        (date(2026, 2, 3), date(2026, 2, 17)),
        (date(2026, 1, 16), date(2026, 2, 3)),  # earlier: its own day is taken
    ],
)
def test_one_that_moved_moves_nothing_else(journal, fortnightly, at, moved_to, following):
    at("2026-01-15T09:00")
    talk = first(journal)
    topic = conversations.add_topic(journal, talk, "Level 5")
    conversations.postpone(journal, talk, moved_to)
    assert planned(journal) == [moved_to]
    at(f"{moved_to}T18:00")
    conversations.hold(journal, talk)
    assert planned(journal) == [following]
    coming = conversations.upcoming(journal)[0]
    assert [one.id for one in conversations.topics(journal, coming)] == [topic], "what stayed open goes with them"


def test_one_held_early_does_not_come_again_on_its_own_day(journal, fortnightly, at):
    at("2026-01-19T09:00")
    conversations.hold(journal, first(journal))
    assert planned(journal) == [date(2026, 2, 3)]


def test_days_that_have_passed_are_left_out(journal, fortnightly, at):
    at("2026-03-01T09:00")
    conversations.hold(journal, first(journal))
    assert planned(journal) == [date(2026, 3, 3)]


def test_an_ended_series_plans_no_more_and_keeps_what_is_planned(journal, fortnightly):
    conversations.hold(journal, first(journal))
    series.end(journal, fortnightly)
    assert planned(journal) == [date(2026, 2, 3)]
    assert series.running(journal) == []
    conversations.cancel(journal, first(journal))
    assert planned(journal) == []
    with pytest.raises(Trouble, match="This series ended on 20 January"):
        series.plan_next(journal, fortnightly)


def test_another_rhythm_counts_from_the_one_that_is_planned(journal, fortnightly, at):
    conversations.hold(journal, first(journal))
    series.change_rhythm(journal, fortnightly, 3)
    assert planned(journal) == [date(2026, 2, 3)]
    at("2026-02-03T12:00")
    conversations.hold(journal, first(journal))
    assert planned(journal) == [date(2026, 2, 24)]


def test_a_series_needs_a_week_at_least(journal, priya):
    with pytest.raises(Trouble, match="one or more"):
        series.begin(journal, priya, TUESDAY, 0)


def test_topics_go_to_the_next_talk_though_it_moved_by_three_weeks_and_others_are_there(journal, priya, fortnightly):
    ines = journal.add("person", name="Ines")
    talk = first(journal)
    conversations.add_topic(journal, talk, "Level 5")
    conversations.hold(journal, talk)
    coming = first(journal)
    conversations.postpone(journal, coming, date(2026, 2, 24))
    alone = journal.add("conversation", people=[ines], day=date(2026, 2, 5))
    both = journal.add("conversation", people=[ines, priya], day=date(2026, 2, 12))

    def topics(uid):
        return [one.text for one in conversations.topics(journal, conversations.get(journal, uid))]

    assert (topics(alone), topics(both), topics(coming)) == ([], ["Level 5"], [])
    conversations.hold(journal, both)
    assert topics(coming) == ["Level 5"], "not covered there either"


def test_a_series_rests_while_its_person_is_in_the_trash(journal, priya, fortnightly):
    talk = first(journal)
    journal.remove(priya)
    conversations.hold(journal, talk)
    assert (planned(journal), series.running(journal)) == ([], [])
    with pytest.raises(Trouble, match="in the trash"):
        series.plan_next(journal, fortnightly)
    journal.restore(priya)
    assert series.plan_next(journal, fortnightly), "the control"
