"""The guard: an older file, one that lost saves, another file in its place, are noticed before anything is written."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as sqlcipher

from careerjournal.core import backup, drafts, file, guard, keys
from careerjournal.core.journal import Journal
from careerjournal.core.trouble import Trouble


@pytest.fixture(autouse=True)
def apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Notes go to a folder of the test's own."""
    monkeypatch.setattr(guard.paths, "state_dir", lambda: tmp_path / "state")
    monkeypatch.setattr(backup.paths, "data_dir", lambda: tmp_path / "data")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    Journal.create(tmp_path / "a.journal").close()
    write(tmp_path / "a.journal", 3)
    return tmp_path / "a.journal"


def write(path: Path, times: int) -> None:
    journal = Journal.open(path)
    for number in range(times):
        journal.add("entry", body=f"Entry {number} " + "of plain words " * 30)
    journal.close()


def count(path: Path) -> int:
    journal = Journal.open(path)
    found: int = journal.rows("SELECT count(*) FROM entry")[0][0]
    journal.close()
    return found


def test_an_old_copy_put_back_is_noticed_and_untouched(path: Path, tmp_path: Path) -> None:
    shutil.copy(path, tmp_path / "old")
    write(path, 2)
    newest = path.read_bytes()
    shutil.copy(tmp_path / "old", path)
    with pytest.raises(guard.Older, match="its last 2 saves are not in it"):
        Journal.open(path)
    assert path.read_bytes() == (tmp_path / "old").read_bytes()
    guard.forget(path)
    assert count(path) == 3, "the person goes on with it"
    assert newest != path.read_bytes()


def test_a_copy_at_another_place_has_a_line_of_its_own(path: Path, tmp_path: Path) -> None:
    shutil.copy(path, tmp_path / "copy.journal")
    write(path, 2)
    assert count(tmp_path / "copy.journal") == 3


def test_drafts_count_as_no_save(path: Path) -> None:
    journal = Journal.open(path)
    before = guard.seen(path)
    for number in range(20):
        drafts.keep(journal, "capture", "typed" * number)
    drafts.durable(journal)
    assert guard.seen(path) == before
    journal.add("entry", body="saved")
    assert guard.seen(path) != before
    journal.close()


def test_a_restored_backup_is_no_alarm(path: Path) -> None:
    made = backup.make(path, keys.fitting(path), "start")
    write(path, 2)
    backup.restore(made.path, keys.fitting(made.path), path)
    assert count(path) == 3


def test_saves_lost_with_the_log_are_noticed_where_sqlite_calls_the_file_whole(path: Path, tmp_path: Path) -> None:
    """Copies taken while the journal is open, as a crash leaves them, with the log flipped, cut or gone."""
    journal = Journal.open(path)
    for number in range(20):
        journal.add("entry", body=f"In the log {number} " + "of plain words " * 30)
    main, log = path.read_bytes(), Path(f"{path}-wal").read_bytes()
    key = journal.key
    journal.close()
    chance, noticed, silent, whole = random.Random(11), 0, 0, 0
    target, state = tmp_path / "crash" / "a.journal", guard.seen(path)
    target.parent.mkdir()
    assert state is not None
    for trial in range(60):
        for end in ("-wal", "-shm"):
            Path(f"{target}{end}").unlink(missing_ok=True)
        target.write_bytes(main)
        changed = _damaged(log, trial, chance)
        if changed is not None:
            Path(f"{target}-wal").write_bytes(changed)
        guard.forget(target)
        guard.note(target, state.journal, state.commits, state.salt)
        lost = _entries(target, key) < 23
        if lost:
            try:
                Journal.open(target).close()
                silent += 1
            except Trouble:
                noticed += 1
        else:
            whole += 1
    assert silent == 0
    assert noticed > 20, "the control: the damage was real"
    assert noticed + whole == 60


def _damaged(log: bytes, trial: int, chance: random.Random) -> bytes | None:
    if trial % 3 == 0:
        return None
    place = chance.randrange(32, len(log))
    return log[:place] if trial % 3 == 1 else log[:place] + bytes([log[place] ^ 1]) + log[place + 1 :]


def _entries(path: Path, key: file.Key) -> int:
    """What SQLite finds, which calls every one of these files whole; -1 where it reads nothing."""
    try:
        connection = file.reader(path, key)
        assert connection.execute("PRAGMA quick_check").fetchall() == [("ok",)]
        found: int = connection.execute("SELECT count(*) FROM entry").fetchone()[0]
        connection.close()
    except (Trouble, sqlcipher.DatabaseError):
        return -1
    return found


def test_another_file_in_its_place_is_noticed_before_a_save(path: Path, tmp_path: Path) -> None:
    journal = Journal.open(path)
    path.rename(tmp_path / "moved.journal")
    with pytest.raises(Trouble, match="is gone from its place"):
        journal.add("entry", body="nowhere")
    shutil.copy(tmp_path / "moved.journal", path)
    with pytest.raises(Trouble, match="Another file stands at"):
        journal.add("entry", body="nowhere")
    path.unlink()
    (tmp_path / "moved.journal").rename(path)
    journal.add("entry", body="back again")
    with path.open("r+b") as stream:
        stream.truncate(4096)
    with pytest.raises(Trouble, match="was cut off"):
        journal.add("entry", body="nowhere")
    journal.close()
