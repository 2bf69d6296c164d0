"""The file: keys, what is refused, what damage is noticed, and how safely it is opened."""

from __future__ import annotations

import os
import random
import sqlite3
import stat
import threading
from contextlib import closing

import pytest
from sqlcipher3 import dbapi2 as sqlcipher

from careerjournal.core import file, keys, migrations
from careerjournal.core.journal import Journal
from careerjournal.core.trouble import Trouble


def test_a_new_file_is_the_owners_alone_and_no_plain_text(tmp_path):
    path = tmp_path / "mine" / "a.journal"
    journal = Journal.create(path)
    journal.add("entry", body="the canary sings")
    journal.close()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert b"canary" not in path.read_bytes()
    assert b"SQLite" not in path.read_bytes()[:16]


@pytest.mark.parametrize("rights", [0o644, 0o664, 0o600])
def test_a_copy_that_others_may_read_is_the_owners_alone_once_opened_and_what_lies_beside_it(tmp_path, rights):
    path = tmp_path / "a.journal"
    Journal.create(path).close()
    path.chmod(rights)
    before = os.umask(0)  # the worst there is: SQLite gives a log the rights of its file in any case
    try:
        with closing(Journal.open(path)) as journal:
            journal.add("entry", body="calm")
            beside = {one.name: stat.S_IMODE(one.stat().st_mode) for one in tmp_path.glob("a.journal*")}
    finally:
        os.umask(before)
    assert beside == dict.fromkeys(("a.journal", "a.journal-wal", "a.journal-shm"), 0o600)


def test_the_file_is_opened_as_the_facts_say(journal):
    for pragma, expected in (
        ("journal_mode", "wal"),
        ("synchronous", 2),
        ("foreign_keys", 1),
        ("recursive_triggers", 1),
        ("secure_delete", 1),
        ("trusted_schema", 0),
        ("mmap_size", 0),
        ("temp_store", 2),
        ("cell_size_check", 1),
        ("application_id", file.APPLICATION_ID),
    ):
        assert journal.rows(f"PRAGMA {pragma}") == [(expected,)], pragma


def test_each_file_that_is_no_journal_has_its_own_sentence(tmp_path):
    plain = tmp_path / "plain.journal"
    connection = sqlite3.connect(plain)
    connection.execute("CREATE TABLE t (a)")
    connection.close()
    (tmp_path / "empty.journal").touch()
    (tmp_path / "text.journal").write_text("Dear diary, " * 400)
    for name, sentence in (
        ("plain.journal", "ordinary SQLite file"),
        ("empty.journal", "is empty"),
        ("text.journal", "is a text file"),
        ("missing.journal", "no journal at"),
        (".", "is a folder"),
    ):
        before = (tmp_path / name).stat().st_size if (tmp_path / name).exists() else None
        with pytest.raises(Trouble, match=sentence):
            Journal.open(tmp_path / name)
        assert (tmp_path / name).exists() == (before is not None)
        assert before is None or (tmp_path / name).stat().st_size == before
    assert not list(tmp_path.glob("*-wal"))


def test_nothing_is_written_over(tmp_path):
    (tmp_path / "a.journal").write_text("something of mine")
    with pytest.raises(Trouble, match="already there"):
        Journal.create(tmp_path / "a.journal")
    assert (tmp_path / "a.journal").read_text() == "something of mine"


def test_a_newer_journal_is_refused_untouched(tmp_path):
    path = tmp_path / "a.journal"
    Journal.create(path).close()
    newer = file.connect(path, keys.fitting(path))
    newer.execute(f"PRAGMA user_version = {migrations.VERSION + 1}")
    newer.execute("PRAGMA journal_mode = delete")
    newer.close()
    before = path.read_bytes()
    with pytest.raises(Trouble, match="newer Career Journal"):
        Journal.open(path)
    assert path.read_bytes() == before


def test_plain_sqlcipher_opens_it_with_the_published_key(tmp_path):
    path = tmp_path / "a.journal"
    journal = Journal.create(path)
    journal.add("person", name="Priya")
    journal.close()
    other = sqlcipher.connect(str(path))
    other.execute(f"PRAGMA key = \"x'{file.PUBLISHED_KEY}'\"")
    assert other.execute("SELECT name FROM person").fetchall() == [("Priya",)]
    other.close()
    assert not keys.fitting(path).encrypted


def test_flipped_bits_are_noticed_where_plain_sqlite_misses_some(tmp_path):
    path = tmp_path / "a.journal"
    journal = Journal.create(path)
    with journal.bulk("Fill"):
        for number in range(60):
            journal.add("entry", body=f"Entry {number} " + "of plain words " * 40)
    journal.close()
    plain = tmp_path / "plain.db"
    _as_plain(path, plain)
    rng = random.Random(7)
    noticed = sum(_noticed(path, rng, tmp_path, _check_journal) for _ in range(40))
    missed = sum(not _noticed(plain, rng, tmp_path, _check_plain) for _ in range(40))
    assert noticed == 40
    assert missed > 0, "the control must miss some, or the test shows nothing"


def _as_plain(path, target):
    source = file.connect(path, keys.fitting(path))
    copy = sqlite3.connect(target)
    copy.execute("CREATE TABLE entry (id INTEGER PRIMARY KEY, body TEXT)")
    copy.executemany("INSERT INTO entry VALUES (?, ?)", source.execute("SELECT id, body FROM entry"))
    copy.commit()
    copy.close()
    source.close()


def _noticed(path, rng, folder, check):
    damaged = folder / f"damaged-{path.name}"
    data = bytearray(path.read_bytes())
    place = rng.randrange(len(data))
    data[place] ^= 1 << rng.randrange(8)
    damaged.write_bytes(data)
    return not check(damaged)


def _check_journal(path):
    try:
        connection = file.reader(path, keys.fitting(path))
        good = connection.execute("PRAGMA cipher_integrity_check").fetchall() == []
        connection.close()
        return good
    except (Trouble, sqlcipher.DatabaseError):
        return False


def _check_plain(path):
    try:
        connection = sqlite3.connect(path)
        good = connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        connection.close()
        return good
    except sqlite3.DatabaseError:
        return False


def test_another_thread_is_refused(journal):
    said = []

    def read():
        try:
            journal.rows("SELECT 1")
        except Exception as error:  # noqa: BLE001 - whatever it is, it must be an error
            said.append(error)

    thread = threading.Thread(target=read)
    thread.start()
    thread.join()
    assert len(said) == 1


def test_a_second_journal_is_refused_and_the_first_goes_on(journal, tmp_path):
    with pytest.raises(RuntimeError, match="open already"):
        Journal.create(tmp_path / "second.journal")
    journal.add("entry", body="still here")
    assert journal.rows("SELECT count(*) FROM entry") == [(1,)]


def test_a_deleted_file_takes_no_more_saves(journal):
    journal.path.unlink()
    with pytest.raises(Trouble, match="gone from its place"):
        journal.add("entry", body="into nowhere")


@pytest.mark.skipif(os.getuid() == 0, reason="root writes everywhere")
def test_an_unwritable_folder_is_one_clear_sentence(tmp_path):
    (tmp_path / "locked").mkdir(mode=0o500)
    with pytest.raises(Trouble, match="cannot be written"):
        Journal.create(tmp_path / "locked" / "a.journal")


def test_a_place_that_cannot_be_is_one_clear_sentence(tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(Trouble, match="cannot be written"):
        Journal.create(tmp_path / "file" / "a.journal")


def test_a_checked_copy_opens_and_holds_the_same(journal, tmp_path):
    journal.add("entry", body="kept twice")
    target = file.checked_copy(journal.path, journal.key, tmp_path / "copy.journal")
    copy = file.reader(target, journal.key)
    assert copy.execute("SELECT body FROM entry").fetchall() == [("kept twice",)]
    assert copy.execute("PRAGMA user_version").fetchall() == [(migrations.VERSION,)]
    copy.close()
