"""Backups: verified before they count, thinned out by age, given another key, and restored without losing the old."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from careerjournal.core import backup, clock, entries, file, keys, passphrase
from careerjournal.core.backup_rotation import to_let_go
from careerjournal.core.journal import Journal
from careerjournal.core.trouble import Trouble

NOON = datetime(2026, 1, 20, 12, 0, tzinfo=ZoneInfo("UTC"))


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    """Set the clock; backups go to a folder of the test's own."""
    monkeypatch.setattr(backup.paths, "data_dir", lambda: tmp_path / "data")
    yield clock.set_now
    clock.set_now(None)


@pytest.fixture
def path(tmp_path: Path, at) -> Path:
    at(NOON)
    journal = Journal.create(tmp_path / "mine.journal")
    for number in range(5):
        journal.add("entry", body=f"Entry {number}", day=NOON.date() - timedelta(days=number))
    journal.close()
    return tmp_path / "mine.journal"


def key_of(path: Path) -> file.Key:
    return keys.fitting(path)


def test_a_backup_says_what_is_in_it_and_opens(path: Path) -> None:
    made = backup.make(path, key_of(path), "start")
    assert (made.entries, made.first, made.last) == (5, NOON.date() - timedelta(days=4), NOON.date())
    assert made.path.stat().st_mode & 0o777 == 0o600
    assert backup.kept_in(backup.folder_of(path)) == [made]
    backup.verify(made, key_of(path))
    copy = Journal.open(made.path)
    assert copy.rows("SELECT count(*) FROM entry") == [(5,)]
    copy.close()


def test_it_counts_what_the_journal_counts_and_no_talk_to_come(path: Path) -> None:
    journal = Journal.open(path)
    priya = journal.add("person", name="Priya Raman")
    soon = NOON.date() + timedelta(days=4)
    talks = [journal.add("conversation", people=[priya], day=NOON.date() + timedelta(days=n)) for n in (-9, 1, 2)]
    journal.edit("conversation", talks[0], held_on=NOON.date() - timedelta(days=9))
    journal.edit("conversation", talks[1], cancelled_on=NOON.date())
    journal.add("conversation", people=[priya], day=soon)
    journal.remove(journal.add("entry", body="Let go", day=NOON.date() - timedelta(days=30)))
    counted = entries.count(journal)
    held = journal.rows("SELECT count(*), max(day) FROM entry WHERE removed_on IS NULL")
    journal.close()
    assert held == [(9, soon.isoformat())], "the control: rows alone say something else"
    made = backup.make(path, key_of(path), "start")
    assert (made.entries, counted) == (6, 6)
    assert (made.first, made.last) == (NOON.date() - timedelta(days=9), NOON.date())


def test_it_is_due_half_an_hour_after_the_last(path: Path, at) -> None:
    assert backup.is_due(path)
    backup.make(path, key_of(path), "start")
    at(NOON + timedelta(minutes=29))
    assert not backup.is_due(path)
    at(NOON + timedelta(minutes=30))
    assert backup.is_due(path)


def test_a_damaged_backup_is_noticed_and_one_that_changed_its_size_does_not_count(path: Path) -> None:
    made = backup.make(path, key_of(path), "start")
    whole = made.path.read_bytes()
    made.path.write_bytes(whole[:9000] + bytes([whole[9000] ^ 1]) + whole[9001:])
    with pytest.raises(Trouble, match="is damaged"):
        backup.verify(made, key_of(path))
    made.path.write_bytes(whole[:-4096])
    assert backup.kept_in(made.path.parent) == []
    made.path.write_bytes(whole)
    backup.verify(made, key_of(path))


def test_a_lost_list_is_made_again_from_the_copies(path: Path) -> None:
    made = backup.make(path, key_of(path), "start")
    (made.path.parent / "backups.json").unlink()
    (made.path.parent / "other.journal").write_text("no journal at all")
    assert backup.kept_in(made.path.parent) == [], "the control"
    newer = backup.make(path, key_of(path), "start")
    found = {one.path: one for one in backup.kept_in(made.path.parent)}
    assert set(found) == {made.path, newer.path}
    assert (found[made.path].entries, found[made.path].fingerprint) == (5, made.fingerprint)


def test_a_copy_that_fails_its_check_does_not_count(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(file, "problems", lambda *_: ["page 3"])
    with pytest.raises(Trouble, match="did not pass its check"):
        backup.make(path, key_of(path), "start")
    assert list(backup.folder_of(path).iterdir()) == []


def test_the_rotation_keeps_two_days_14_days_8_weeks_and_12_months() -> None:
    class Copy:
        def __init__(self, made: datetime) -> None:
            self.made = made

    hourly = [Copy(NOON - timedelta(hours=n)) for n in range(24 * 800)]
    dropped = set(map(id, to_let_go(hourly, NOON)))
    kept = [one for one in hourly if id(one) not in dropped]
    recent = [one for one in kept if NOON - one.made <= timedelta(days=2)]
    assert len(recent) == 49
    older = [one.made.date() for one in kept if NOON - one.made > timedelta(days=2)]
    assert len(older) == len(set(older)), "one a day at most"
    assert {one.made.date() for one in kept} >= {NOON.date() - timedelta(days=n) for n in range(14)}
    assert len({one.made.date().isocalendar()[:2] for one in kept}) >= 8
    assert len({(one.made.year, one.made.month) for one in kept}) == 12
    future = Copy(NOON + timedelta(days=400))
    assert future not in to_let_go([future, *hourly], NOON), "a clock that went wrong costs no backup"


def test_a_restore_keeps_the_file_that_was_there(path: Path, at) -> None:
    made = backup.make(path, key_of(path), "start")
    journal = Journal.open(path)
    journal.add("entry", body="after the backup")
    journal.close()
    at(NOON + timedelta(hours=1))
    aside = backup.restore(made.path, key_of(made.path), path)
    for where, count in ((path, 5), (aside, 6)):
        opened = Journal.open(where)
        assert opened.rows("SELECT count(*) FROM entry") == [(count,)]
        opened.close()
    again = backup.make(path, key_of(path), "check")
    assert again.fingerprint == made.fingerprint


def test_a_damaged_backup_is_never_restored(path: Path) -> None:
    made = backup.make(path, key_of(path), "start")
    whole, before = made.path.read_bytes(), path.read_bytes()
    made.path.write_bytes(whole[:9000] + bytes([whole[9000] ^ 1]) + whole[9001:])
    with pytest.raises(Trouble, match=r"is damaged\. Nothing was changed\. Choose another"):
        backup.restore(made.path, key_of(made.path), path)
    assert path.read_bytes() == before


def test_a_passphrase_takes_every_backup_with_it(path: Path, tmp_path: Path) -> None:
    here, there = backup.make(path, key_of(path), "start"), tmp_path / "stick"
    second = backup.make(path, key_of(path), "second place", there)
    journal = Journal.open(path)
    changed = passphrase.change(journal, "drie kleine kleuters", [there, tmp_path / "gone"])
    journal.add("entry", body="goes on")
    journal.close()
    assert changed.rekeyed == 3, "the two, and the one that is made before the change"
    assert changed.unreachable == (tmp_path / "gone",)
    for file_of in (path, here.path, second.path):
        with pytest.raises(keys.Locked):
            keys.fitting(file_of)
        keys.fitting(file_of, "drie kleine kleuters")
    for folder in (backup.folder_of(path), there):
        for one in backup.kept_in(folder):
            backup.verify(one, keys.fitting(one.path, "drie kleine kleuters"))
    opened = Journal.open(path, "drie kleine kleuters")
    passphrase.change(opened, "", [there])
    opened.close()
    for file_of in (path, here.path, second.path):
        keys.fitting(file_of)
        assert not file.opens(file_of, keys.derived("drie kleine kleuters", file.salt_of(file_of)))


def test_a_backup_under_an_unknown_key_gives_way_to_a_new_one(path: Path) -> None:
    left = backup.make(path, key_of(path), "start")
    backup.rekey(left, key_of(path), keys.derived("of another time", file.salt_of(path)))
    journal = Journal.open(path)
    changed = passphrase.change(journal, "new")
    journal.close()
    assert not left.path.exists()
    assert changed.replaced_by is not None
    assert file.opens(changed.replaced_by.path, changed.key)


def test_a_full_disk_before_the_change_changes_nothing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise Trouble("No space left.")

    journal = Journal.open(path)
    monkeypatch.setattr(backup, "make", full)
    with pytest.raises(Trouble, match="No space"):
        passphrase.change(journal, "new")
    journal.close()
    keys.fitting(path)


@pytest.mark.parametrize(
    ("typed", "said"),
    [("", ""), ("hunter2", "short"), ("passpasspass", "short"), ("the the the the", "short"),
     ("password1234password1234", "short"), ("Tr0ub4dor&3", "short"), ("qwertyuiop asdfghjkl", "short"),
     ("correct horse battery staple", "fair"), ("umbrella kettle fjord lantern moss crater", "long"),
     ("drie kleine kleuters zaten op een hek van hout", "long"), ("x" * 4096, "short")],
)  # fmt: skip
def test_the_strength_is_told_honestly(typed: str, said: str) -> None:
    assert passphrase.strength(typed) == said


def test_names_of_the_journal_make_no_strength() -> None:
    typed = "Wolkenstein-Obermaier-2026"
    assert passphrase.strength(typed) == "long"
    assert passphrase.strength(typed, ["Obermaier Wolkenstein"]) == "short"
    assert passphrase.strength(typed) == "long"
    from zxcvbn import matching

    assert not any("obermaier wolkenstein" in words for words in matching.RANKED_DICTIONARIES.values())
