"""The window and the command line at once: what the other one wrote between a write and its undo is never lost."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from careerjournal.core.change import Change
from careerjournal.core.journal import Journal
from careerjournal.core.lock import Lock
from careerjournal.core.trouble import Trouble

ROOT = Path(__file__).parents[2]


def other(journal, *arguments):
    """Run one command on the same journal in another process."""
    done = subprocess.run(
        [sys.executable, "-m", "careerjournal", "--journal", str(journal.path), *arguments],
        capture_output=True, text=True, cwd=ROOT,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_an_edit_of_the_same_field_elsewhere_is_not_taken_back(journal):
    uid = journal.add("entry", body="mine")
    journal.edit("entry", uid, title="my title")
    other(journal, "entry", "edit", uid, "--title", "their title")
    with pytest.raises(Trouble, match="changed elsewhere"):
        journal.undo()
    assert journal.values(uid)["title"] == "their title"
    assert journal.undo_label == "Edit entry"


def test_an_edit_of_another_field_elsewhere_stays_when_mine_is_taken_back(journal):
    uid = journal.add("entry", body="mine")
    journal.edit("entry", uid, title="my title")
    other(journal, "entry", "edit", uid, "--energy", "2")
    assert journal.undo() == "Edit entry"
    assert (journal.values(uid)["title"], journal.values(uid)["energy"]) == ("", 2)


def test_a_record_that_was_edited_elsewhere_is_not_removed_by_undoing_its_add(journal):
    uid = journal.add("entry", body="mine")
    other(journal, "entry", "edit", uid, "--body", "theirs")
    with pytest.raises(Trouble):
        journal.undo()
    assert journal.values(uid)["body"] == "theirs"


def test_a_record_that_gained_a_child_elsewhere_is_not_removed(journal):
    person = journal.add("person", name="Priya")
    talk = journal.add("conversation", people=[person], day=date(2026, 1, 22))
    topic = other(journal, "topic", "add", "--text", "Money", "--conversation", talk)
    with pytest.raises(Trouble, match="something was added to it"):
        journal.undo()
    assert journal.values(topic)["text"] == "Money"
    assert journal.undo_label == "Add conversation"


def test_a_delete_elsewhere_is_seen_before_undo(journal):
    uid = journal.add("entry", body="mine")
    journal.edit("entry", uid, title="my title")
    other(journal, "entry", "remove", uid)
    journal.undo()  # another column of the same row: the title goes back, the trash keeps it
    assert journal.rows("SELECT title, removed_on IS NULL FROM entry") == [("", 0)]
    with pytest.raises(Trouble):
        journal.undo()
    assert journal.rows("SELECT count(*) FROM entry") == [(1,)]


def test_ids_are_never_used_twice(journal):
    journal.add("theme", name="first")
    journal.undo()
    other(journal, "theme", "add", "--name", "theirs")
    assert journal.rows("SELECT id, name FROM theme") == [(2, "theirs")]
    assert journal.redo() == "Add theme"
    assert journal.rows("SELECT id, name FROM theme ORDER BY id") == [(1, "first"), (2, "theirs")]


def test_a_redo_that_would_meet_a_foreign_row_changes_nothing(journal):
    person = journal.add("person", name="Priya")
    journal.edit("person", person, name="Priya Raman")
    journal.undo()
    other(journal, "person", "edit", person, "--name", "Priya R.")
    with pytest.raises(Trouble):
        journal.redo()
    assert journal.values(person)["name"] == "Priya R."


def test_poll_notices_the_other_and_only_the_other(journal):
    heard: list[Change] = []
    journal.on_change(heard.append)
    assert not journal.poll()
    other(journal, "theme", "add", "--name", "theirs")
    assert journal.poll()
    assert not journal.poll()
    assert len(heard) == 1
    journal.add("theme", name="mine")
    assert not journal.poll()


def test_both_write_in_turn_and_nothing_is_lost(journal):
    for number in range(5):
        journal.add("entry", body=f"mine {number}")
        other(journal, "add", f"theirs {number}")
    assert journal.rows("SELECT count(*) FROM entry") == [(10,)]


def test_what_needs_the_journal_alone_says_to_close_the_window(journal):
    script = (
        "import sys; from pathlib import Path; from careerjournal.core.lock import Lock\n"
        "from careerjournal.core.trouble import Trouble\n"
        "lock = Lock(Path(sys.argv[1]))\n"
        "try:\n"
        "    with lock.alone(): print('alone')\n"
        "except Trouble as trouble: print(trouble)\n"
    )

    def ask():
        return subprocess.run(
            [sys.executable, "-c", script, str(journal.path)], capture_output=True, text=True, cwd=ROOT
        ).stdout.strip()

    assert "Close the window first" in ask()
    path = journal.path
    journal.close()
    assert ask() == "alone"
    Lock(path).release()
    assert isinstance(Journal.open(path), Journal)
    Journal._open.close()
