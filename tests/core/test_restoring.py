"""Restoring a backup with another passphrase: what opens the journal afterwards, and what lies beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from careerjournal.core import backup, file, keys, passphrase, restoring
from careerjournal.core.journal import Journal
from careerjournal.core.trouble import Trouble

if TYPE_CHECKING:
    from pathlib import Path

THEN, NOW = "the words of then", "the words of now"


@pytest.fixture(autouse=True)
def quick_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keys, "ROUNDS", 1000)


def journal_with(path: Path, secret: str) -> file.Key:
    """A journal of two entries."""
    journal = Journal.create(path)
    if secret:
        passphrase.change(journal, secret)
    for number in range(2):
        journal.add("entry", body=f"Entry {number}")
    journal.close()
    return journal.key


def backup_with(path: Path, secret: str) -> tuple[Path, file.Key]:
    """A file of one entry, of another journal: not even its salt is the same."""
    journal = Journal.create(path)
    journal.add("entry", body="Of then")
    if secret:
        passphrase.change(journal, secret)
    journal.close()
    return path, journal.key


@pytest.mark.parametrize(
    ("then", "now", "opens", "said"),
    [
        ("", "", "", ""), ("", NOW, NOW, "that the journal had"), (THEN, NOW, NOW, "that the journal had"),
        (THEN, "", THEN, "of that backup"),
    ],
)  # fmt: skip
def test_a_journal_keeps_its_passphrase_and_one_without_takes_that_of_the_backup(
    then: str, now: str, opens: str, said: str, tmp_path: Path
) -> None:
    path = tmp_path / "mine.journal"
    present, (source, key) = journal_with(path, now), backup_with(tmp_path / "other.journal", then)
    before = source.read_bytes()
    done = restoring.restore(source, key, path, present)
    assert said in done.said
    assert bool(done.said) == bool(said)
    assert source.read_bytes() == before
    assert keys.fitting(path, opens) == done.key
    if opens:
        with pytest.raises(keys.Locked):
            keys.fitting(path)
    journal = Journal(path, done.key)
    assert journal.rows("SELECT body FROM entry") == [("Of then",)]
    journal.add("entry", body="goes on")
    journal.close()
    assert done.aside
    assert keys.fitting(done.aside, now) == present
    assert not list(tmp_path.glob("*.restored*"))


def test_the_recovery_sheet_of_now_opens_what_came_back(tmp_path: Path) -> None:
    path = tmp_path / "mine.journal"
    present, (source, key) = journal_with(path, NOW), backup_with(tmp_path / "other.journal", THEN)
    restoring.restore(source, key, path, present)
    assert keys.fitting(path, keys.recovery_text(present)) == present


def test_where_nobody_knows_the_present_one_that_of_the_backup_holds(tmp_path: Path) -> None:
    path = tmp_path / "mine.journal"
    journal_with(path, NOW)
    source, key = backup_with(tmp_path / "other.journal", THEN)
    restoring.restore(source, key, path)
    assert keys.fitting(path, THEN) == key


def test_damage_in_the_backup_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "mine.journal"
    present, (source, key) = journal_with(path, NOW), backup_with(tmp_path / "other.journal", THEN)
    whole, there = source.read_bytes(), path.read_bytes()
    source.write_bytes(whole[:9000] + bytes([whole[9000] ^ 1]) + whole[9001:])
    with pytest.raises(Trouble, match="is damaged"):
        restoring.restore(source, key, path, present)
    assert path.read_bytes() == there
    assert backup.asides(path) == []
    assert [one.name for one in tmp_path.glob("mine*")] == ["mine.journal"]


def test_a_journal_is_no_backup_of_itself(tmp_path: Path) -> None:
    with pytest.raises(Trouble, match="is the journal itself"):
        restoring.refuse_itself(tmp_path / "x" / ".." / "mine.journal", tmp_path / "mine.journal")
