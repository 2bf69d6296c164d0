"""A new employer: one step that keeps what is the person's, lets go what is not wanted, and can be undone whole."""

from __future__ import annotations

from datetime import date

import pytest

from careerjournal.core import (
    actions,
    conversations,
    cycle,
    first_start,
    goals,
    new_employer,
    people,
    series,
    strengths,
)
from careerjournal.core.first_start import Meeting
from careerjournal.core.new_employer import NewRole
from careerjournal.core.seen import Seen
from careerjournal.core.trouble import Trouble

MARCH = date(2026, 3, 1)
ROLE = NewRole("Head of information", "Ystervik Lines", MARCH)


@pytest.fixture
def life(journal):
    """Return the uids of an employed life: a manager with a rhythm, a talk, a topic, a promise, a goal."""
    priya = first_start.meet(journal, Meeting("Priya", "manager", date(2026, 1, 22), "10:00", 2))
    journal.add("role", title="Analyst", company="Marrow Sound Ferries", from_day=date(2024, 1, 1))
    journal.add("role", title="Clerk", company="Old Quay", from_day=date(2020, 1, 1), to_day=date(2023, 12, 31))
    journal.add("conversation", people=[priya], day=date(2025, 12, 1), kind="career", held_on=date(2025, 12, 1))
    (talk,) = conversations.upcoming(journal)
    journal.add("cycle-date", name="Review", day=date(2026, 6, 1), yearly=True)
    journal.add("feedback", body="Calm in a gale.", giver=priya)
    strengths.add(journal, "Harmony")
    return {
        "priya": priya,
        "talk": talk.id,
        "topic": conversations.add_topic(journal, talk.id, "The night shift"),
        "action": journal.add("action", text="Send the outline"),
        "goal": journal.add("goal", title="Lead a migration"),
    }


def everything(journal):
    tables = ("role", "person", "series", "conversation", "topic", "action", "goal", "cycle_date", "strength")
    # What changes with every write, undone or not, is no part of what was there.
    return [
        [
            tuple(value for value in row if not str(value).endswith("Z"))
            for row in journal.rows(f"SELECT * FROM {table}")
        ]
        for table in tables
    ]


def test_everything_open_is_offered(journal, life):
    nouns = {one.id: one.noun for one in new_employer.carried(journal)}
    assert nouns == {
        life["talk"]: "conversation",
        life["topic"]: "topic",
        life["action"]: "action",
        life["goal"]: "goal",
    }


def test_kept_by_default(journal, life):
    before = {one.id for one in new_employer.carried(journal)}
    new_employer.begin(journal, ROLE)
    assert {one.id for one in new_employer.carried(journal)} == before


def test_what_is_let_go_stays_readable(journal, life):
    new_employer.begin(journal, ROLE, {life["talk"], life["topic"], life["action"], life["goal"]})
    assert new_employer.carried(journal) == ()
    assert conversations.get(journal, life["talk"]).state == "cancelled"
    assert actions.get(journal, life["action"]).dropped_on == date(2026, 1, 20)
    assert goals.get(journal, life["goal"]).state == "let go"


def test_roles_dates_and_manager_change_in_one_step(journal, life):
    new_employer.begin(journal, ROLE, manager="Gerrit Oldenkamp")
    assert [(one.title, one.to_day) for one in cycle.roles(journal)] == [
        ("Head of information", None), ("Analyst", date(2026, 2, 28)), ("Clerk", date(2023, 12, 31)),
    ]  # fmt: skip
    assert cycle.next_date(journal) is None
    assert {one.name: one.relation for one in people.everyone(journal)} == {
        "Gerrit Oldenkamp": "manager", "Priya": "other",
    }  # fmt: skip
    assert series.get(journal, series.running(journal)[0].id).until_day == date(2026, 2, 28)


def test_the_managers_clock_starts_afresh_and_anyones_goes_on(journal, life, at):
    assert Seen(journal).manager_talk.day == date(2025, 12, 1)
    new_employer.begin(journal, ROLE, manager="Gerrit Oldenkamp")
    at("2026-03-02T09:00")
    assert Seen(journal).manager_talk is None
    assert Seen(journal).last_talk.day == date(2025, 12, 1)


def test_a_former_mentor_who_is_the_manager_now_starts_afresh_too(journal, life, at):
    new_employer.begin(journal, ROLE, manager="priya")
    assert people.get(journal, life["priya"]).relation == "manager"
    assert len(people.everyone(journal)) == 1
    at("2026-03-02T09:00")
    assert Seen(journal).manager_talk is None


def test_one_undo_brings_everything_back(journal, life):
    before = everything(journal)
    new_employer.begin(journal, ROLE, {life["talk"], life["topic"], life["action"], life["goal"]}, "Gerrit")
    assert everything(journal) != before
    journal.undo()
    assert everything(journal) == before


def test_strengths_and_feedback_stay(journal, life):
    new_employer.begin(journal, ROLE, {one.id for one in new_employer.carried(journal)})
    assert [one.name for one in strengths.ranked(journal)] == ["Harmony"]
    assert len(Seen(journal).feedback) == 1


def test_a_role_without_a_name_changes_nothing(journal, life):
    before = everything(journal)
    with pytest.raises(Trouble):
        new_employer.begin(journal, NewRole("", "Ystervik Lines", MARCH))
    assert everything(journal) == before
