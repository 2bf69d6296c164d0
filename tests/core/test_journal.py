"""The door: one transaction, one undo step, one announcement; nothing gets round it."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

import peewee
import pytest
from hypothesis import given
from hypothesis import strategies as st

from careerjournal.core import index, records, tables
from careerjournal.core.change import Change
from careerjournal.core.journal import STEPS_KEPT
from careerjournal.core.trouble import Trouble
from tests import examples


def count(journal, table="entry"):
    return journal.rows(f"SELECT count(*) FROM {table}")[0][0]


def test_a_write_announces_exactly_what_it_touched(journal):
    heard: list[Change] = []
    stop = journal.on_change(heard.append)
    uid = journal.add("person", name="Priya")
    assert [change.kinds for change in heard] == [frozenset({"person"})]
    assert heard[0].touched == {("person", journal.rows("SELECT id FROM person")[0][0])}
    stop()
    journal.edit("person", uid, name="Priya Raman")
    assert len(heard) == 1


def test_a_write_that_changes_nothing_is_no_step_and_no_announcement(journal):
    uid = journal.add("person", name="Priya")
    heard: list[Change] = []
    journal.on_change(heard.append)
    with journal.write("Look"):
        journal.rows("SELECT 1")
    assert not heard
    assert journal.undo_label == "Add person"
    assert uid


def test_a_failed_write_leaves_nothing_behind(journal):
    heard: list[Change] = []
    journal.on_change(heard.append)
    with suppress(ZeroDivisionError), journal.write("Oops"):
        journal.add("person", name="Half")
        raise ZeroDivisionError
    assert count(journal, "person") == 0
    assert not heard
    journal.add("person", name="Whole")
    assert count(journal, "person") == 1


def test_writes_outside_the_door_are_refused_by_sqlite(journal):
    uid = journal.add("person", name="Priya")
    stamp = {"created": "x", "changed": "x"}
    for sneaky in (
        lambda: records.Person.insert(uid="u", name="x", relation="", confidant=False, note="", **stamp).execute(),
        lambda: records.Person.update(name="x").where(records.Person.uid == uid).execute(),
        lambda: records.Person.delete().execute(),
        lambda: records.db.execute_sql(
            "INSERT OR REPLACE INTO person (id, uid, created, changed, name, relation, confidant, note)"
            " VALUES (1, 'v', '', '', 'x', '', 0, '')"
        ),
    ):
        with pytest.raises(peewee.IntegrityError, match="write outside"):
            sneaky()
    assert journal.values(uid)["name"] == "Priya"


def test_a_write_inside_a_write_joins_it(journal):
    heard: list[Change] = []
    journal.on_change(heard.append)
    with journal.write("Outer"):
        journal.add("person", name="a")
        with journal.write("Inner"):
            journal.add("person", name="b")
    assert [change.label for change in heard] == ["Outer"]
    journal.undo()
    assert count(journal, "person") == 0


def test_undo_and_redo_go_through_every_noun(journal):
    with journal.write("Set up"):
        person = journal.add("person", name="Łukasz 'quote' \U0001f389")
        strength = journal.add("strength", name="Calm")
        entry = journal.add("entry", body="It's\nfine", people=[person], strengths=[(strength, "drained")])
        talk = journal.add("conversation", people=[person], day=date(2026, 1, 22))
        journal.add("topic", conversation=talk, text="Money")
    before = {table: journal.rows(f"SELECT * FROM {table}") for table in map(records.table, tables.RECORDS)}
    journal.remove(talk)
    journal.edit("entry", entry, body="other", strengths=[], people=[])
    journal.undo()
    journal.undo()
    after = {table: journal.rows(f"SELECT * FROM {table}") for table in before}
    assert after == before
    assert journal.undo() == "Set up"
    assert count(journal) == 0
    assert journal.redo() == "Set up"
    assert {table: journal.rows(f"SELECT * FROM {table}") for table in before} == before


def test_a_run_of_typing_undoes_as_one(journal):
    uid = journal.add("entry", body="a")
    for text in ("ab", "abc", "abcd"):
        journal.edit("entry", uid, session="typing-1", body=text)
    journal.edit("entry", uid, session="typing-2", body="abcde")
    assert journal.undo() == "Edit entry"
    assert journal.values(uid)["body"] == "abcd"
    journal.undo()
    assert journal.values(uid)["body"] == "a"
    journal.redo()
    assert journal.values(uid)["body"] == "abcd"


def test_bulk_work_empties_undo_and_is_announced_once(journal):
    journal.add("person", name="a")
    heard: list[Change] = []
    journal.on_change(heard.append)
    with journal.bulk("Import"):
        journal.add("person", name="b")
        journal.add("person", name="c")
    assert (journal.undo_label, len(heard)) == ("", 1)
    assert "entry" in heard[0].kinds


def test_about_a_hundred_steps_are_kept(journal):
    for number in range(STEPS_KEPT + 5):
        journal.add("theme", name=f"t{number}")
    undone = 0
    while journal.undo():
        undone += 1
    assert undone == STEPS_KEPT
    assert count(journal, "theme") == 5


def test_search_follows_undo(journal):
    def hits(word):
        return journal.rows("SELECT count(*) FROM search WHERE search MATCH ?", [index.question(word)])[0][0]

    uid = journal.add("entry", body="alpha")
    journal.edit("entry", uid, body="beta")
    assert (hits("alpha"), hits("beta")) == (0, 1)
    journal.undo()
    assert (hits("alpha"), hits("beta")) == (1, 0)
    journal.undo()
    assert hits("alpha") == 0


def test_a_nul_is_refused(journal):
    with pytest.raises(Trouble, match="NUL"):
        journal.add("entry", body="a\0b")
    assert count(journal) == 0


def test_removal_takes_what_hangs_on_it_and_restore_brings_exactly_that_back(journal):
    person = journal.add("person", name="Priya")
    talk = journal.add("conversation", people=[person], day=date(2026, 1, 22))
    early, late = (journal.add("topic", conversation=talk, text=text) for text in ("early", "late"))
    journal.remove(early)
    journal.remove(talk)
    assert count(journal, "topic WHERE removed_on IS NULL") == 0
    with pytest.raises(Trouble, match="There is no topic"):
        journal.edit("topic", late, text="x")
    journal.restore(talk)
    assert journal.rows("SELECT text FROM topic WHERE removed_on IS NULL") == [("late",)]
    assert journal.values(talk)["people"] == (person,)
    journal.restore(early)
    assert count(journal, "topic WHERE removed_on IS NULL") == 2


def test_links_that_fall_away_and_come_back_are_one_row(journal):
    strength = journal.add("strength", name="Calm")
    uid = journal.add("entry", body="x", strengths=[(strength, "used")])
    journal.edit("entry", uid, strengths=[])
    journal.edit("entry", uid, strengths=[(strength, "drained")])
    assert journal.rows("SELECT effect, removed_on FROM entry_strength") == [("drained", None)]


def test_a_goal_keeps_every_wording(journal, at):
    uid = journal.add("goal", title="Lead", measure="two rooms")
    at("2026-02-01T09:00")
    journal.edit("goal", uid, measure="three rooms")
    journal.edit("goal", uid, measure="four rooms")
    assert journal.rows("SELECT day, measure FROM goal_version ORDER BY id") == [
        ("2026-01-20", "two rooms"),
        ("2026-02-01", "four rooms"),
    ]


@given(st.lists(st.sampled_from(["add", "edit", "remove", "link"]), max_size=12))
def test_undoing_everything_and_redoing_it_comes_back_to_the_same_rows(moves):
    journal = examples.empty()
    try:
        person = journal.add("person", name="P")
        uids = [journal.add("entry", body="first")]
        journal.forget_steps()
        start = _snapshot(journal)
        for number, move in enumerate(moves):
            if move == "add" or not uids:
                uids.append(journal.add("entry", body=f"b{number}"))
            elif move == "edit":
                journal.edit("entry", uids[-1], body=f"e{number}", energy=1)
            elif move == "link":
                journal.edit("entry", uids[-1], people=[person])
            else:
                journal.remove(uids.pop())
        end = _snapshot(journal)
        while journal.undo():
            pass
        assert _snapshot(journal) == start
        while journal.redo():
            pass
        assert _snapshot(journal) == end
    finally:
        journal.close()


def _snapshot(journal):
    return {table: journal.rows(f"SELECT * FROM {table} ORDER BY id") for table in ("entry", "person", "entry_person")}
