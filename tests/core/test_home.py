"""Home: facts of the journal in words, at most three lines, and Later."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from careerjournal.core import actions, clock, conversations, days, home, look, looks, looks_growth
from careerjournal.core.journal import Journal
from tests import examples

if TYPE_CHECKING:
    from collections.abc import Iterator

TODAY = date(2026, 1, 20)  # a Tuesday


@pytest.fixture
def journal() -> Iterator[Journal]:
    made = examples.empty()
    yield made
    made.close()


def _keys(journal: Journal) -> list[str]:
    return [look.act for look in home.read(journal).looks]


def test_an_empty_journal_says_nothing(journal: Journal) -> None:
    seen = home.read(journal)
    assert seen.new
    assert not seen.meets_somebody
    assert (seen.talk, seen.looks, seen.latest, seen.year_ago) == (None, (), (), None)
    assert seen.standing.is_empty


def test_the_next_conversation_in_words(journal: Journal) -> None:
    priya = journal.add("person", name="Priya Raman", relation="manager")
    journal.add("conversation", people=[priya], day=date(2026, 1, 23), time="10:00")
    talk = home.read(journal).talk
    assert talk is not None
    assert (talk.who, talk.when) == ("Priya Raman", "Friday at 10:00")


def test_a_talk_whose_day_has_passed_is_asked_about(journal: Journal) -> None:
    priya = journal.add("person", name="Priya")
    uid = journal.add("conversation", people=[priya], day=date(2026, 1, 19))
    assert [(look.act, look.why) for look in home.read(journal).looks] == [("note", "How was yesterday, with Priya?")]
    assert home.read(journal).talk is None
    conversations.hold(journal, uid)
    assert _keys(journal) == []


def test_promises_past_their_day(journal: Journal) -> None:
    one = journal.add("action", text="Send the outline", due=TODAY - timedelta(days=3))
    assert [look.act for look in home.read(journal).looks] == ["done"]
    journal.add("action", text="Book the room", due=TODAY - timedelta(days=2))
    assert [look.why for look in home.read(journal).looks] == ["Two promises are open. Which still matter?"]
    actions.done(journal, one)
    assert "Book the room" in home.read(journal).looks[0].why


def test_feedback_impact_goal_and_review(journal: Journal) -> None:
    ines = journal.add("person", name="Ines")
    journal.add("feedback", body="You make the trade-off visible.", giver=ines, day=TODAY - timedelta(days=5))
    assert _keys(journal) == ["answer"]
    journal.add("entry", kind="win", body="Fourteen services.", day=TODAY - timedelta(days=15))
    journal.add("entry", kind="win", body="Too young.", day=TODAY - timedelta(days=13))
    assert _keys(journal) == ["answer", "impact"]
    option = journal.add("option", title="Run the review")
    journal.add("outcome", option=option, kind="deferred", review_on=TODAY)
    assert _keys(journal) == ["review", "answer", "impact"]


def test_a_quiet_goal_is_mentioned_after_a_while(journal: Journal) -> None:
    clock.set_now(clock.now() - timedelta(days=looks_growth.GOAL_QUIET + 1))
    try:
        goal = journal.add("goal", title="Lead a migration")
    finally:
        clock.set_now(None)
    assert _keys(journal) == ["goal"]
    journal.add("entry", body="A step", goals=[goal])
    assert _keys(journal) == []


def test_never_more_than_three(journal: Journal) -> None:
    test_feedback_impact_goal_and_review(journal)
    priya = journal.add("person", name="Priya")
    journal.add("conversation", people=[priya], day=date(2026, 1, 19))
    journal.add("action", text="Send the outline", due=TODAY - timedelta(days=3))
    assert _keys(journal) == ["note", "review", "done"]


def test_later_lets_a_line_go_and_come_back(journal: Journal) -> None:
    journal.add("action", text="Send the outline", due=TODAY - timedelta(days=3))
    moment = clock.now()
    try:
        for week in range(looks.PASSED_OVER):
            clock.set_now(moment + timedelta(days=7 * week))
            seen = home.read(journal)
            assert [look.act for look in seen.looks] == ["done"], week
            looks.later(journal, seen.looks[0].key)
            assert _keys(journal) == []
        clock.set_now(moment + timedelta(days=60))
        seen = home.read(journal)
        assert (seen.looks, [look.act for look in seen.standing.passed]) == ((), ["done"])
    finally:
        clock.set_now(None)


def test_not_now_is_until_tomorrow_and_undone_like_a_write(journal: Journal) -> None:
    journal.add("action", text="Send the outline", due=TODAY - timedelta(days=3))
    looks.later(journal, home.read(journal).looks[0].key, "not now")
    assert _keys(journal) == []
    journal.undo()
    assert _keys(journal) == ["done"]


def test_a_win_of_a_year_ago(journal: Journal) -> None:
    journal.add("entry", kind="win", body="Not so near", day=date(2025, 1, 27))
    near = journal.add("entry", kind="win", body="Near", day=date(2025, 1, 19))
    journal.add("entry", kind="win", body="Mine alone", day=date(2025, 1, 20), private=True)
    found = home.read(journal).year_ago
    assert found is not None
    assert found.id == near


def test_where_things_stand_names_the_last_talks(journal: Journal) -> None:
    priya = journal.add("person", name="Priya", relation="manager")
    tomas = journal.add("person", name="Tomás", relation="mentor")
    for person, day in ((priya, date(2025, 3, 14)), (tomas, date(2025, 11, 2))):
        uid = journal.add("conversation", people=[person], day=day, kind="career", held_on=day)
        assert uid
    standing = home.read(journal).standing
    assert standing.manager_talk is not None
    assert standing.last_talk is not None
    assert (standing.manager_talk.day, standing.last_talk.people[0].name) == (date(2025, 3, 14), "Tomás")


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2026, 1, 20), "today"), (date(2026, 1, 21), "tomorrow"), (date(2026, 1, 19), "yesterday"),
        (date(2026, 1, 26), "Monday"), (date(2026, 1, 27), "27 January"), (date(2025, 3, 14), "14 March 2025"),
    ],
)  # fmt: skip
def test_days_near_today(day: date, said: str) -> None:
    assert days.near(day) == said


def test_whole_day() -> None:
    assert days.whole(date(2026, 11, 18)) == "Wednesday 18 November 2026"
    assert days.at(date(2026, 1, 23), "10:00") == "Friday at 10:00"


def test_a_talk_of_this_morning_is_asked_about_and_no_longer_prepared(journal, at):
    person = journal.add("person", name="Priya")
    talk = journal.add("conversation", people=[person], day=date(2026, 1, 20), time="10:00")
    at("2026-01-20T09:45")
    assert home.read(journal).talk.talk.id == talk
    at("2026-01-20T11:00")
    seen = home.read(journal)
    assert seen.talk is None
    assert [look.why for look in seen.looks] == ["How was today, with Priya?"]


def test_a_talk_without_words_is_called_by_whom_it_was_with(journal):
    people = [journal.add("person", name=name) for name in ("Priya", "Tomás")]
    journal.add("conversation", people=people, day=TODAY, held_on=TODAY)
    assert [look.name_of(entry) for entry in home.read(journal).latest] == ["With Priya and Tomás"]
