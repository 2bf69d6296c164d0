"""The second place: closed and verified copies only, a rotation of its own, and calm words when the stick is gone."""

from __future__ import annotations

import os
import shutil
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from careerjournal.core import backup, clock, file, keys, passphrase, refusals, second_place, synced
from careerjournal.core.journal import Journal
from careerjournal.core.trouble import Trouble

NOON = datetime(2026, 1, 20, 12, 0, tzinfo=ZoneInfo("UTC"))


@pytest.fixture
def path(tmp_path: Path):
    clock.set_now(NOON)
    journal = Journal.create(tmp_path / "mine.journal")
    for number in range(5):
        journal.add("entry", body=f"Entry {number}", day=NOON.date() - timedelta(days=number))
    journal.close()
    yield tmp_path / "mine.journal"
    clock.set_now(None)


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    (tmp_path / "stick").mkdir()
    return tmp_path / "stick"


def backed_up(path: Path) -> tuple[backup.Backup, file.Key]:
    key = keys.fitting(path)
    return backup.make(path, key, "start"), key


def test_the_newest_backup_is_copied_and_verified_there(path: Path, stick: Path) -> None:
    made, key = backed_up(path)
    there = second_place.keep_up(path, key, stick)
    assert there is not None
    assert there.path.parent == second_place.folder_in(stick, path)
    assert there.path.read_bytes() == made.path.read_bytes()
    assert backup.kept_in(there.path.parent) == [there]
    backup.verify(there, key)
    assert sorted(one.name for one in there.path.parent.iterdir()) == ["backups.json", there.path.name]
    assert second_place.keep_up(path, key, stick) == made, "once is enough"


def test_a_stick_that_is_away_is_no_error_and_is_not_made_up(path: Path, tmp_path: Path) -> None:
    _made, key = backed_up(path)
    with pytest.raises(second_place.NotThere, match="is not there right now"):
        second_place.keep_up(path, key, tmp_path / "gone")
    assert not (tmp_path / "gone").exists()


def test_a_stick_pulled_out_while_it_is_copied_to(path: Path, stick: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made, key = backed_up(path)

    def pulled(*_arguments: object) -> None:
        shutil.rmtree(stick)
        raise OSError(5, "Input/output error")

    with monkeypatch.context() as patched:
        patched.setattr(second_place.shutil, "copyfileobj", pulled)
        with pytest.raises(Trouble, match=r"was not finished .*on this computer is whole"):
            second_place.keep_up(path, key, stick)
    backup.verify(made, key)
    stick.mkdir()
    assert second_place.keep_up(path, key, stick) is not None


def test_a_copy_that_arrives_damaged_does_not_count(path: Path, stick: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _made, key = backed_up(path)

    def wrong(source, copy, _size) -> None:
        whole = source.read()
        copy.write(whole[:9000] + bytes([whole[9000] ^ 1]) + whole[9001:])

    with monkeypatch.context() as patched:
        patched.setattr(second_place.shutil, "copyfileobj", wrong)
        with pytest.raises(Trouble, match="is damaged"):
            second_place.keep_up(path, key, stick)
    assert backup.kept_in(second_place.folder_in(stick, path)) == []
    assert not list(second_place.folder_in(stick, path).glob("*.part*"))


def test_each_write_that_fails_leaves_the_copies_there_whole(
    path: Path, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _first, key = backed_up(path)
    second_place.keep_up(path, key, stick)
    clock.set_now(NOON + timedelta(hours=1))
    _second, key = backed_up(path)
    for failing in (os.fsync, os.open):
        with monkeypatch.context() as patched:
            patched.setattr(os, failing.__name__, _full)
            with pytest.raises(Trouble, match="was not finished"):
                second_place.keep_up(path, key, stick)
        (kept,) = backup.kept_in(second_place.folder_in(stick, path))
        backup.verify(kept, key)
    second_place.keep_up(path, key, stick)
    assert len(backup.kept_in(second_place.folder_in(stick, path))) == 2


def _full(*_arguments: object, **_named: object) -> None:
    raise OSError(28, "No space left on device")


def test_it_has_a_rotation_of_its_own_and_leaves_another_journals_copies_alone(path: Path, stick: Path) -> None:
    other = path.with_name("other.journal")
    Journal.create(other).close()
    _made, key_of_other = backed_up(other)
    second_place.keep_up(other, key_of_other, stick)
    for hours in range(0, 24 * 4, 6):
        clock.set_now(NOON + timedelta(hours=hours))
        _made, key = backed_up(path)
        second_place.keep_up(path, key, stick)
    here, there = (
        [one.made for one in backup.kept_in(folder)]
        for folder in (backup.folder_of(path), second_place.folder_in(stick, path))
    )
    assert here == there
    assert len(there) < 16, "the control: some were let go"
    assert len(backup.kept_in(second_place.folder_in(stick, other))) == 1


def test_a_passphrase_reaches_the_second_place_and_what_a_restore_has_set_aside(path: Path, stick: Path) -> None:
    made, key = backed_up(path)
    second_place.keep_up(path, key, stick)
    aside = backup.restore(made.path, key, path)
    assert aside is not None
    journal = Journal.open(path)
    changed = passphrase.change(journal, "drie kleine kleuters", [stick])
    journal.close()
    assert changed.unreachable == ()
    (there,) = backup.kept_in(second_place.folder_in(stick, path))
    for one in (there.path, aside):
        with pytest.raises(keys.Locked):
            keys.fitting(one)
        keys.fitting(one, "drie kleine kleuters")


def test_a_full_disk_after_the_change_hides_nothing_and_names_what_is_as_it_was(
    path: Path, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made, key = backed_up(path)
    second_place.keep_up(path, key, stick)
    makes = backup.make

    def full(*_arguments: object, **_named: object) -> None:
        raise refusals.cannot_write(path, OSError(28, "No space left on device"))

    def rekey_and_fill(self: Journal, new: file.Key) -> None:
        change(self, new)
        monkeypatch.setattr(backup, "rekey", full)
        monkeypatch.setattr(backup, "make", full)

    change = Journal.rekey
    monkeypatch.setattr(Journal, "rekey", rekey_and_fill)
    journal = Journal.open(path)
    changed = passphrase.change(journal, "drie kleine kleuters", [stick])
    journal.close()
    assert changed.replaced_by is None
    assert changed.rekeyed == 0
    there = second_place.folder_in(stick, path)
    assert {one.parent for one in changed.unreachable} == {made.path.parent, there}
    assert all(one.exists() for one in changed.unreachable), "nothing is let go without a new one"
    keys.fitting(path, "drie kleine kleuters")
    monkeypatch.setattr(backup, "make", makes)


def test_a_passphrase_follows_a_moved_journal_and_leaves_other_journals_alone(path: Path, stick: Path) -> None:
    made, _key = backed_up(path)
    other = path.with_name("other.journal")
    Journal.create(other).close()
    theirs = [backup.make(other, keys.fitting(other), "start", folder) for folder in (None, stick)]
    moved = path.rename(path.with_name("moved.journal"))
    journal = Journal.open(moved)
    changed = passphrase.change(journal, "drie kleine kleuters", [stick])
    journal.close()
    assert changed.unreachable == ()
    with pytest.raises(keys.Locked):
        keys.fitting(made.path)
    for one in theirs:
        backup.verify(one, keys.fitting(other))


@pytest.mark.parametrize(
    ("folder", "mark", "said"),
    [("Dropbox", "", "Dropbox"), ("Dropbox (Personal)", "", "Dropbox"), ("OneDrive - Example Ltd", "", "OneDrive"),
     ("GoogleDrive-me", "", "Google Drive"), ("com~apple~CloudDocs", "", "iCloud"), ("Nextcloud", "", "Nextcloud"),
     ("box", ".dropbox", "Dropbox"), ("box", ".stfolder", "Syncthing"), ("box", ".sync_a1b2c3d4.db", "Nextcloud"),
     ("box", ".tmp.drivedownload", "Google Drive"), ("box", ".hidden", ""), ("Documents", "", ""),
     ("My Dropbox notes", "", "")],
)  # fmt: skip
def test_a_synced_folder_is_told_by_its_name_or_its_marks(tmp_path: Path, folder: str, mark: str, said: str) -> None:
    inside = tmp_path / folder / "deep" / "er"
    inside.mkdir(parents=True)
    if mark:
        (tmp_path / folder / mark).touch()
    assert synced.service(inside / "a.journal") == said
