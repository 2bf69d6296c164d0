"""What a journal says when its file refuses: one sentence with the reason that came first."""

from __future__ import annotations

import os
import shutil

import peewee
import pytest

from careerjournal.core import refusals
from careerjournal.core.trouble import Trouble
from tests import examples


@pytest.fixture
def journal():
    opened = examples.empty()
    yield opened
    opened.close()


def fill(journal):
    """Let the file grow no further, as on a full disk, and write what does not fit."""
    journal.rows(f"PRAGMA max_page_count = {journal.rows('PRAGMA page_count')[0][0]}")
    with journal.write("Grow"):
        journal.add("entry", body="long " * 100_000)


def test_a_full_disk_is_named_and_nothing_is_lost(journal):
    uid = journal.add("entry", body="kept")
    with pytest.raises(Trouble, match="full"):
        fill(journal)
    assert [row[0] for row in journal.rows("SELECT uid FROM entry")] == [uid]
    journal.rows("PRAGMA max_page_count = 1000000")
    journal.add("entry", body="there is room again")
    assert len(journal.rows("SELECT uid FROM entry")) == 2


@pytest.mark.parametrize(
    ("error", "sentence"),
    [("database disk image is malformed", "damaged"), ("database is locked", "cannot be written")],
)
def test_what_the_file_refuses_is_told_as_trouble(journal, error, sentence):
    with pytest.raises(Trouble, match=sentence), journal.told_as_trouble():
        raise peewee.DatabaseError(error)


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        ("database or disk is full", "the disk is full. Nothing was changed. Make some room."),
        ("database is locked", "while another program writes to it. Nothing was changed. Close it there."),
        ("attempt to write a readonly database", "its folder takes no new files. Nothing was changed. Allow writing"),
        ("disk I/O error", "(disk I/O error). Nothing was changed."),
    ],
)
def test_why_nothing_can_be_written_is_said_in_plain_words(journal, monkeypatch, error, sentence):
    if "readonly" in error:
        monkeypatch.setattr(os, "access", lambda path, _mode: path != journal.path.parent)
    told = str(refusals.failed(journal.path, peewee.OperationalError(error)))
    assert told.startswith(f"{journal.path} cannot be written")
    assert sentence in told


def test_a_full_disk_is_told_from_one_that_fails(journal, monkeypatch):
    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: shutil._ntuple_diskusage(100, 100, 0))
    assert "the disk is full" in str(refusals.failed(journal.path, peewee.OperationalError("disk I/O error")))


def test_closing_succeeds_when_the_log_cannot_be_folded_in(journal, monkeypatch):
    def full(*_arguments):
        raise peewee.OperationalError("database or disk is full")

    with monkeypatch.context() as patched:
        patched.setattr(journal._db, "execute_sql", full)
        journal.checkpoint()
