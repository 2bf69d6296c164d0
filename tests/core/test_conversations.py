"""Conversations, their topics and promises: nothing open is lost when a talk moves, is held or is cancelled."""

from __future__ import annotations

from datetime import date

import pytest

from careerjournal.core import actions, conversations, entries, people
from careerjournal.core.entries import Filter
from careerjournal.core.trouble import Trouble


@pytest.fixture
def priya(journal):
    return journal.add("person", name="Priya Raman", relation="manager")


def planned(journal, person, day, **more):
    return journal.add("conversation", people=[person], day=day, time="10:00", **more)


def open_topics(journal, uid):
    return [topic.text for topic in conversations.topics(journal, conversations.get(journal, uid)) if topic.is_open]


def test_a_planned_talk_is_no_entry_until_it_is_held(journal, priya):
    talk = planned(journal, priya, date(2026, 1, 20))
    assert entries.count(journal) == 0
    assert entries.count(journal, Filter(planned=True)) == 1
    conversations.hold(journal, talk, 25)
    (view,) = entries.select(journal)
    assert (view.id, view.noun, view.kind, view.planned) == (talk, "conversation", "conversation", False)
    assert conversations.get(journal, talk).minutes == 25


def test_a_cancelled_talk_is_no_entry_in_either(journal, priya):
    talk = planned(journal, priya, date(2026, 1, 20))
    conversations.cancel(journal, talk)
    assert entries.count(journal, Filter(planned=True)) == 0
    assert conversations.next_one(journal) is None
    assert conversations.cancelled(journal)[0].id == talk


def test_open_topics_move_on_to_the_next_talk_with_that_person_whenever_it_is(journal, priya):
    first = planned(journal, priya, date(2026, 1, 20))
    for text in ("one", "two", "three"):
        conversations.add_topic(journal, first, text)
    covered = conversations.topics(journal, conversations.get(journal, first))[0].id
    conversations.cover(journal, covered)
    conversations.hold(journal, first)
    second = planned(journal, priya, date(2026, 2, 3))
    later = planned(journal, priya, date(2026, 2, 17))
    assert open_topics(journal, second) == ["two", "three"]
    assert open_topics(journal, later) == []
    conversations.postpone(journal, second, date(2026, 2, 24))
    assert open_topics(journal, later) == ["two", "three"]
    assert open_topics(journal, second) == []
    assert [topic.text for topic in conversations.moved_on(journal, conversations.get(journal, first))] == [
        "two",
        "three",
    ]


def test_a_topic_covered_later_belongs_to_both_talks(journal, priya):
    first = planned(journal, priya, date(2026, 1, 13))
    conversations.add_topic(journal, first, "Money")
    conversations.hold(journal, first)
    second = planned(journal, priya, date(2026, 1, 20))
    (topic,) = conversations.topics(journal, conversations.get(journal, second))
    assert (topic.carried, topic.first_day) == (True, date(2026, 1, 13))
    conversations.cover(journal, topic.id, second)
    conversations.hold(journal, second)
    assert open_topics(journal, planned(journal, priya, date(2026, 3, 1))) == []
    assert conversations.topics(journal, conversations.get(journal, second))[0].covered_in == second


def test_topics_never_move_to_somebody_else(journal, priya):
    tomas = journal.add("person", name="Tomás")
    first = planned(journal, priya, date(2026, 1, 13))
    conversations.add_topic(journal, first, "Money")
    conversations.hold(journal, first)
    assert open_topics(journal, planned(journal, tomas, date(2026, 1, 21))) == []
    together = journal.add("conversation", people=[tomas, priya], day=date(2026, 1, 22))
    assert open_topics(journal, together) == ["Money"]


def test_postponing_loses_nothing(journal, priya):
    talk = planned(journal, priya, date(2026, 1, 21), wish="time to think")
    conversations.add_topic(journal, talk, "Money")
    conversations.postpone(journal, talk, date(2026, 2, 11), "15:00")
    view = conversations.get(journal, talk)
    assert (view.day, view.time, view.wish, open_topics(journal, talk)) == (
        date(2026, 2, 11),
        "15:00",
        "time to think",
        ["Money"],
    )
    conversations.hold(journal, talk)
    assert conversations.get(journal, talk).day == date(2026, 1, 20), "held today, before its day"
    for verb in (
        lambda: conversations.cancel(journal, talk),
        lambda: conversations.postpone(journal, talk, date(2026, 3, 1)),
    ):
        with pytest.raises(Trouble, match="has been held"):
            verb()


def test_the_career_clock_never_goes_backwards(journal, priya):
    recent = planned(journal, priya, date(2026, 1, 12), kind="career")
    conversations.hold(journal, recent)
    for day, kind in ((date(2025, 11, 3), "career"), (date(2026, 1, 15), "status")):
        conversations.hold(journal, planned(journal, priya, day, kind=kind))
    last = people.last_career_talk(journal, people.MANAGER)
    assert last is not None
    assert (last.day, [person.name for person in last.people]) == (date(2026, 1, 12), ["Priya Raman"])
    assert people.last_career_talk(journal, "mentor") is None
    assert people.get(journal, priya).last_talk == date(2026, 1, 15)
    assert people.get(journal, priya).last_career_talk == date(2026, 1, 12)


def test_the_next_talk_is_the_one_still_to_come(journal, priya):
    overdue = planned(journal, priya, date(2026, 1, 5))
    assert conversations.next_one(journal).id == overdue
    coming = planned(journal, priya, date(2026, 1, 20))
    assert conversations.next_one(journal).id == coming
    assert [talk.id for talk in conversations.upcoming(journal)] == [overdue, coming]


def test_promises_stay_until_they_are_closed(journal, priya):
    talk = planned(journal, priya, date(2026, 1, 13))
    mine = journal.add("action", text="Write it down", conversation=talk, due=date(2026, 1, 15))
    theirs = journal.add("action", text="Ask finance", owner=priya, conversation=talk)
    assert [one.id for one in actions.open_ones(journal)] == [mine, theirs]
    assert actions.get(journal, mine).is_late(date(2026, 1, 20))
    actions.done(journal, mine)
    actions.drop(journal, theirs)
    assert actions.open_ones(journal) == []
    assert len(actions.all_of(journal)) == 2
    journal.undo()
    assert [one.id for one in actions.open_ones(journal)] == [theirs]


def test_what_hangs_on_a_private_talk_is_private(journal, priya):
    talk = planned(journal, priya, date(2026, 1, 13), private=True)
    action = journal.add("action", text="Secret", conversation=talk)
    conversations.add_topic(journal, talk, "Secret, too")
    assert actions.get(journal, action).private
    assert conversations.topics(journal, conversations.get(journal, talk))[0].private
