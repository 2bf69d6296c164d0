"""The schema: the same steps for a new file as for an old one, and the tables the records say."""

from __future__ import annotations

import pytest

from careerjournal.core import backup, file, keys, migrations, records, tables
from careerjournal.core.journal import Journal
from careerjournal.core.trouble import Trouble


def test_the_schema_is_what_the_records_declare(journal):
    for record in (*tables.RECORDS, records.Draft):
        found = {row[1]: not row[3] for row in journal.rows(f"PRAGMA table_info({records.table(record)})")}
        declared = {field.column_name: field.null for field in record._meta.sorted_fields}
        found.pop("id")
        declared.pop("id")
        assert found == declared, record


def test_every_table_has_what_every_table_has(journal):
    for record in tables.RECORDS:
        names = {row[1] for row in journal.rows(f"PRAGMA table_info({records.table(record)})")}
        assert {"id", "uid", "created", "changed", "removed_on"} <= names
        (sql,) = journal.rows("SELECT sql FROM sqlite_master WHERE name = ?", [records.table(record)])[0]
        assert "AUTOINCREMENT" in sql


def test_a_step_runs_after_a_checked_copy_was_set_aside(tmp_path, monkeypatch):
    path = tmp_path / "a.journal"
    journal = Journal.create(path)
    journal.add("entry", body="kept")
    journal.close()
    monkeypatch.setattr(migrations, "STEPS", (*migrations.STEPS, ("ALTER TABLE theme ADD COLUMN colour TEXT",)))
    monkeypatch.setattr(migrations, "VERSION", len(migrations.STEPS))
    journal = Journal.open(path)
    assert journal.rows("SELECT max(colour) FROM theme") == [(None,)]
    assert journal.rows("SELECT body FROM entry") == [("kept",)]
    journal.close()
    (before,) = backup.kept_in(backup.folder_of(path))
    assert (before.reason, before.entries) == ("migration", 1)
    backup.verify(before, keys.fitting(before.path))


def test_a_step_that_fails_leaves_the_journal_as_it_was(tmp_path, monkeypatch):
    path = tmp_path / "a.journal"
    Journal.create(path).close()
    bad = ("CREATE TABLE half (id INTEGER)", "CREATE TABLE half (id INTEGER)")
    monkeypatch.setattr(migrations, "STEPS", (*migrations.STEPS, bad))
    monkeypatch.setattr(migrations, "VERSION", len(migrations.STEPS))
    with pytest.raises(Exception, match="half"):
        Journal.open(path)
    connection = file.connect(path, keys.fitting(path))
    assert connection.execute("PRAGMA user_version").fetchone() == (migrations.VERSION - 1,)
    assert connection.execute("SELECT count(*) FROM sqlite_master WHERE name = 'half'").fetchone() == (0,)
    connection.close()


def test_no_migration_where_the_copy_fails(tmp_path, monkeypatch):
    path = tmp_path / "a.journal"
    Journal.create(path).close()
    monkeypatch.setattr(migrations, "STEPS", (*migrations.STEPS, ("CREATE TABLE later (id INTEGER)",)))
    monkeypatch.setattr(migrations, "VERSION", len(migrations.STEPS))

    def full(*_arguments: object) -> None:
        raise Trouble("the disk is full")

    monkeypatch.setattr(file, "checked_copy", full)
    with pytest.raises(Trouble, match="full"):
        Journal.open(path)
    connection = file.connect(path, keys.fitting(path))
    assert connection.execute("PRAGMA user_version").fetchone() == (migrations.VERSION - 1,)
    connection.close()
