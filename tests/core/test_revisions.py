"""Saving typed text: the last word wins, and no other text is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from careerjournal.core import entries, revisions
from careerjournal.core.journal import Journal

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def journal() -> Iterator[Journal]:
    made = Journal.memory()
    yield made
    made.close()


def test_a_run_of_typing_undoes_as_one(journal: Journal) -> None:
    uid = journal.add("entry", body="One")
    before = "One"
    for typed in ("One two", "One two three"):
        assert not revisions.save(journal, uid, "body", typed, before, session="s1")
        before = typed
    journal.undo()
    assert entries.get(journal, uid).body == "One"


def test_two_sessions_undo_apart(journal: Journal) -> None:
    uid = journal.add("entry", body="One")
    revisions.save(journal, uid, "body", "One two", "One", session="s1")
    revisions.save(journal, uid, "body", "One two three", "One two", session="s2")
    journal.undo()
    assert entries.get(journal, uid).body == "One two"


def test_saving_the_same_is_no_step(journal: Journal) -> None:
    uid = journal.add("entry", body="One")
    revisions.save(journal, uid, "body", "One", "One")
    assert journal.undo_label == "Add entry"


def test_a_text_changed_elsewhere_is_set_aside(journal: Journal) -> None:
    uid = journal.add("entry", body="One")
    journal.edit("entry", uid, body="Theirs")
    assert revisions.save(journal, uid, "body", "Mine", "One")
    assert entries.get(journal, uid).body == "Mine"
    assert [(one.field, one.text) for one in revisions.of(journal, uid)] == [("body", "Theirs")]


def test_only_the_touched_field_is_written(journal: Journal) -> None:
    uid = journal.add("entry", body="One", title="Old")
    journal.edit("entry", uid, title="Theirs")
    revisions.save(journal, uid, "body", "Mine", "One")
    assert entries.get(journal, uid).title == "Theirs"
    assert revisions.of(journal, uid) == []
