"""The nouns: what their fields refuse, and what their read models say."""

from __future__ import annotations

import ast
import dataclasses
from datetime import date
from pathlib import Path

import pytest

from careerjournal.core import (
    actions,
    conversations,
    cycle,
    entries,
    feedback,
    goals,
    options,
    plain,
    strengths,
    trash,
)
from careerjournal.core.nouns import NOUNS
from careerjournal.core.tables import RECORDS
from careerjournal.core.trouble import Trouble

CORE = Path(__file__).parents[2] / "careerjournal" / "core"


def test_a_fields_column_is_there_and_its_choices_are_checked(journal):
    for noun in NOUNS.values():
        for field in noun.fields:
            assert field.label, (noun.name, field.name)
            if not field.is_link:
                held = [record for record in (noun.record, RECORDS[1]) if field.stored_as in record._meta.fields]
                assert held, (noun.name, field.name)


@pytest.mark.parametrize(
    ("noun", "fields", "sentence"),
    [
        ("person", {}, "Name is needed"),
        ("person", {"name": "P", "relation": "boss"}, "“boss” is not one of manager, peer"),
        ("entry", {"body": "x", "energy": 3}, "energy: “3” does not fit"),
        ("entry", {"body": "x", "day": "2026-02-30"}, "no day"),
        ("entry", {"body": "x", "time": "25:00"}, "no time"),
        ("topic", {"text": "x", "conversation": "nowhere"}, "no conversation “nowhere”"),
        ("conversation", {"day": "2026-01-01"}, "With is needed"),
        ("feedback", {"body": "  "}, "Their words is needed"),
    ],
)
def test_a_field_says_what_it_cannot_keep(journal, noun, fields, sentence):
    with pytest.raises(Trouble, match=sentence):
        journal.add(noun, **fields)
    assert journal.rows("SELECT count(*) FROM entry") == [(0,)]


def test_values_come_back_as_they_went_in(journal):
    person = journal.add("person", name="Zoë", relation="peer", confidant=True)
    strength = journal.add("strength", name="Calm", rank=2)
    uid = journal.add(
        "entry", body="two\nlines", kind="win", title="T", day=date(2025, 12, 31), time="8:05", impact="much",
        energy=-1, private=True, people=[person], strengths=[(strength, "energised")], zone="Asia/Bangkok",
    )  # fmt: skip
    values = journal.values(uid)
    assert values["body"] == "two\nlines"
    assert (values["time"], values["energy"], values["private"], values["zone"]) == ("08:05", -1, True, "Asia/Bangkok")
    assert (values["people"], values["strengths"]) == ((person,), ((strength, "energised"),))


def test_an_entry_of_another_day_has_no_time_of_today(journal):
    assert journal.values(journal.add("entry", body="x"))["time"] == "09:45"
    assert journal.values(journal.add("entry", body="x", day=date(2026, 1, 2)))["time"] == ""


def test_entries_are_newest_first_by_day_time_row(journal):
    for day, time, body in ((2, "", "c"), (3, "09:00", "e"), (2, "10:00", "d"), (1, "", "a"), (1, "", "b")):
        journal.add("entry", body=body, day=date(2026, 1, day), time=time)
    assert [view.body for view in entries.select(journal)] == ["e", "d", "c", "b", "a"]
    page = entries.select(journal, limit=2)
    assert [view.body for view in entries.select(journal, limit=2, after=page[-1])] == ["c", "b"]


def test_the_state_of_a_strength_follows_its_entries(journal):
    names = {name: journal.add("strength", name=name) for name in ("used", "used a little", "unused", "draining")}
    for name, effects in {
        "used": ["used", "used", "energised"],
        "used a little": ["used"],
        "draining": ["used", "drained"],
    }.items():
        for effect in effects:
            journal.add("entry", body="x", strengths=[(names[name], effect)])
    journal.add("entry", body="old", day=date(2025, 1, 1), strengths=[(names["unused"], "used")])
    assert {one.name: one.state for one in strengths.ranked(journal)} == {name: name for name in names}
    assert len(strengths.evidence(journal, names["used"])) == 3


def test_feedback_is_answered_by_an_action_and_the_days_are_counted(journal, at):
    giver = journal.add("person", name="Ines")
    uid = journal.add("feedback", body="“Slower, please.”", giver=giver, about="the review")
    assert [piece.id for piece in feedback.without_response(feedback.newest_first(journal))] == [uid]
    at("2026-01-25T09:00")
    feedback.answer(journal, uid, "Pause after each slide", date(2026, 2, 1))
    piece = feedback.get(journal, uid)
    assert (piece.days_to_response, piece.answered, piece.words) == (5, True, "“Slower, please.”")
    assert entries.get(journal, uid).people[0].name == "Ines"


def test_an_outcome_never_deletes_an_option(journal):
    uid = journal.add("option", title="Lead the guild")
    assert options.get(journal, uid).state == "idea"
    options.ready(journal, uid)
    assert options.get(journal, uid).state == "ready"
    options.decide(journal, uid, "deferred", reason="no budget", review_on=date(2026, 1, 19), day=date(2026, 1, 5))
    assert [option.id for option in options.due_for_review(options.all_of(journal))] == [uid]
    options.decide(journal, uid, "agreed")
    option = options.get(journal, uid)
    assert (option.state, [one.kind for one in option.outcomes]) == ("agreed", ["deferred", "agreed"])
    assert option.proposed_on == date(2026, 1, 5)
    assert options.due_for_review(options.all_of(journal)) == []
    with pytest.raises(Trouble, match="not one of agreed"):
        options.decide(journal, uid, "maybe")


def test_goals_have_states_and_their_newest_evidence(journal):
    uid = journal.add("goal", title="Lead")
    journal.add("entry", body="first", day=date(2026, 1, 2), goals=[uid])
    journal.add("entry", body="second", day=date(2026, 1, 9), goals=[uid])
    goal = goals.get(journal, uid)
    assert (goal.state, goal.evidence_count, goal.newest.body) == ("active", 2, "second")
    for column, state in (("paused_on", "paused"), ("reached_on", "reached"), ("let_go_on", "reached")):
        goals.settle(journal, uid, column)
        assert goals.get(journal, uid).state == state
    goals.resume(journal, uid)
    assert goals.get(journal, uid).state == "active"
    goals.reword(journal, uid, "The team changed", title="Lead the guild")
    assert [(one.title, one.reason) for one in goals.wordings(journal, uid)] == [
        ("Lead", ""),
        ("Lead the guild", "The team changed"),
    ]


def test_evidence_of_a_goal_is_neither_in_the_trash_nor_still_to_come(journal):
    uid = journal.add("goal", title="Lead")
    priya = journal.add("person", name="Priya")
    journal.add("entry", body="older", day=date(2026, 1, 2), goals=[uid])
    newer = journal.add("entry", body="newer", day=date(2026, 1, 5), goals=[uid])
    journal.add("conversation", people=[priya], day=date(2027, 1, 9), goals=[uid])
    goal = goals.get(journal, uid)
    assert (goal.evidence_count, goal.newest.body) == (2, "newer")
    journal.remove(newer)
    goal = goals.get(journal, uid)
    assert (goal.evidence_count, goal.newest.body) == (1, "older")
    journal.restore(newer)
    assert goals.active(journal)[0].newest.body == "newer", "the control: it counts again"


def test_cycle_dates_repeat_yearly_also_on_29_february(journal):
    journal.add("cycle-date", name="Review", day=date(2024, 2, 29), yearly=True)
    journal.add("cycle-date", name="Once", day=date(2025, 6, 1))
    found = cycle.dates(journal, date(2024, 1, 1), date(2026, 12, 31))
    assert [one.day for one in found] == [date(2024, 2, 29), date(2025, 2, 28), date(2025, 6, 1), date(2026, 2, 28)]
    assert cycle.next_date(journal).day == date(2026, 2, 28)


def test_the_trash_lists_what_was_removed_and_empties_for_good(journal):
    person = journal.add("person", name="Priya")
    talk = journal.add("conversation", people=[person], day=date(2026, 1, 22))
    conversations.add_topic(journal, talk, "Money")
    uid = journal.add("entry", body="gone")
    journal.remove(talk)
    journal.remove(uid)
    assert {(piece.noun, piece.title) for piece in trash.contents(journal)} == {("entry", "gone"), ("conversation", "")}
    assert trash.restore(journal, uid) == uid
    trash.empty(journal)
    assert trash.contents(journal) == []
    assert journal.rows("SELECT count(*) FROM entry") == [(1,)]
    assert journal.rows("SELECT count(*) FROM topic") == [(0,)]


def test_views_are_plain_and_json_is_json(journal):
    import json

    person = journal.add("person", name="Priya")
    talk = journal.add("conversation", people=[person], day=date(2026, 1, 22), kind="career")
    made = {
        "topic": journal.add("topic", conversation=talk, text="Money"),
        "action": journal.add("action", text="Do", conversation=talk, owner=person),
        "option": journal.add("option", title="Try"),
    }
    for uid in (person, talk, *made.values()):
        json.dumps(plain.whole(journal, uid))
    assert plain.record(journal, made["action"])["owner"] == "Priya"
    assert plain.whole(journal, talk)["topics"][0]["text"] == "Money"
    for view in (
        conversations.get(journal, talk),
        actions.get(journal, made["action"]),
        options.get(journal, made["option"]),
    ):
        assert dataclasses.is_dataclass(view)


# Every reader leaves the trash out


def queries_without_live(source: str) -> list[int]:
    """Lines that select from a table themselves, and not through `live` or `with_trash`; drafts have no trash."""
    found = []
    for node in ast.walk(ast.parse(source)):
        is_select = isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "select"
        if is_select and ast.unparse(node.func.value) not in ("Draft", "records.Draft", "entries"):
            found.append(node.lineno)
    return found


def test_everything_reads_through_the_helper_that_leaves_the_trash_out():
    files = [path for path in CORE.rglob("*.py") if path.name != "records.py"]
    assert len(files) > 20
    assert {path.name: found for path in files if (found := queries_without_live(path.read_text()))} == {}


def test_the_rule_finds_a_query_that_does_not():
    assert queries_without_live("def all_of():\n    return list(Person.select())\n") == [2]
