"""The note of a journal's pages: what lies on the disk or in the log, or none; and the share that goes with it."""

from __future__ import annotations

import shutil
from contextlib import closing
from pathlib import Path

import pytest

from careerjournal.core import backup, drafts, file, guard, keys, page_notes
from careerjournal.core.journal import Journal
from careerjournal.core.lock import Busy, Lock


@pytest.fixture
def path(tmp_path: Path) -> Path:
    journal = Journal.create(tmp_path / "a.journal")
    journal.close()
    Journal.open(journal.path).close()
    return journal.path


def noted(path: Path) -> bytes:
    found = guard.pages(path)
    assert found is not None
    return found.marks


def write(journal: Journal, times: int) -> None:
    for number in range(times):
        drafts.keep(journal, "capture", f"typed {number}")
        journal.add("entry", body=f"Entry {number} " + "of plain words " * 60)


def test_what_is_noted_is_what_a_closed_file_holds(path: Path) -> None:
    before = noted(path)
    journal = Journal.open(path)
    write(journal, 5)
    assert noted(path) == before, "a save costs no note"
    journal.checkpoint()
    assert noted(path) != before
    write(journal, 5)
    drafts.keep(journal, "capture", "typed last")
    journal.close()
    assert noted(path) == page_notes.marks(path)


def test_a_journal_is_noted_from_its_first_sitting_on(tmp_path: Path) -> None:
    journal = Journal.create(tmp_path / "new.journal")
    write(journal, 3)
    assert guard.pages(journal.path) is None
    journal.checkpoint()
    assert noted(journal.path)
    write(journal, 3)
    journal.close()
    assert noted(journal.path) == page_notes.marks(journal.path)


def test_a_journal_to_be_thrown_away_is_not_noted(tmp_path: Path) -> None:
    journal = Journal.create(tmp_path / "example.journal", known_here=False)
    write(journal, 3)
    journal.close()
    assert guard.pages(journal.path) is None
    assert page_notes.marks(journal.path)


def test_a_log_that_grows_is_folded_in_without_being_asked(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(file, "LOG_LIMIT", 100_000)
    journal, before = Journal.open(path), noted(path)
    for number in range(60):
        drafts.keep(journal, "capture", f"typed {number}")
    drafts.durable(journal)
    assert noted(path) != before
    before = noted(path)
    write(journal, 20)
    assert noted(path) != before
    journal.close()
    assert noted(path) == page_notes.marks(path)


def test_what_cannot_be_noted_is_forgotten_and_costs_no_save(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_arguments: object) -> None:
        raise OSError(28, "No space left on device")

    journal = Journal.open(path)
    write(journal, 2)
    with monkeypatch.context() as patched:
        patched.setattr(guard, "note_pages", refuse)
        journal.checkpoint()
    assert guard.pages(path) is None
    write(journal, 2)
    journal.close()
    journal = Journal.open(path)
    assert noted(path), "the next start begins anew"
    assert journal.rows("SELECT count(*) FROM entry") == [(4,)]
    journal.close()


def test_a_damaged_note_is_none(path: Path) -> None:
    note = guard._pages(path)
    content = note.read_bytes()
    for place in range(0, len(content), 97):
        note.write_bytes(content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :])
        assert guard.pages(path) is None
        Journal.open(path).close()
        assert noted(path) == page_notes.marks(path)


def test_saves_that_something_else_folded_in_are_no_alarm_and_other_pages_are(path: Path) -> None:
    key = keys.fitting(path)
    with closing(file.connect(path, key)) as other:
        other.execute("UPDATE guard SET commits = commits + 1")
    Journal.open(path).close()
    assert noted(path) == page_notes.marks(path), "noted anew"
    with closing(file.connect(path, key)) as other, closing(file.reader(path, key)):
        for _ in range(3):
            other.execute("UPDATE guard SET commits = commits + 1")
        other.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        other.execute("UPDATE guard SET commits = commits + 1")  # which stays in the log
        crashed = {end: Path(f"{path}{end}").read_bytes() for end in ("", "-wal")}
    for end, content in crashed.items():
        Path(f"{path}{end}").write_bytes(content)
    Journal.open(path).close()
    assert noted(path) == page_notes.marks(path), "noted anew"
    with closing(file.connect(path, key)) as other:
        other.execute("CREATE TABLE theirs (a)")
    with pytest.raises(guard.Changed, match="changed by something else since it was last written here"):
        Journal.open(path)


def test_a_log_that_is_taken_away_after_it_was_noted_is_noticed(path: Path, tmp_path: Path) -> None:
    """What was typed is no save: the count of saves says nothing of it."""
    journal = Journal.open(path)
    drafts.keep(journal, "capture", "typed and kept")
    before = path.read_bytes()
    journal.checkpoint()
    note = guard._pages(path).read_bytes()
    journal.close()
    path.write_bytes(before)
    guard._pages(path).write_bytes(note)
    with pytest.raises(guard.Changed):
        Journal.open(path)


def test_a_restored_backup_begins_a_note_of_its_own(path: Path) -> None:
    key = keys.fitting(path)
    made = backup.make(path, key, "start")
    journal = Journal.open(path)
    write(journal, 2)
    journal.close()
    backup.restored_by(made.path, key, path, key)
    assert guard.pages(path) is None
    Journal.open(path).close()
    assert noted(path) == page_notes.marks(path)


def test_a_copy_elsewhere_and_a_journal_whose_key_changed_are_no_alarm(path: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copy(path, tmp_path / "b.journal"))
    Journal.open(copy).close()
    journal = Journal.open(path)
    journal.rekey(keys.derived("words", bytes.fromhex(journal.key.salt)))
    write(journal, 1)
    journal.close()
    Journal.open(path, "words").close()
    assert noted(path) == page_notes.marks(path)


def test_who_asks_to_be_alone_in_vain_keeps_a_share(path: Path) -> None:
    first, second, third = Lock(path), Lock(path), Lock(path)
    third.release()
    with pytest.raises(Busy), first.alone():
        pytest.fail("the second one has it, too")
    with pytest.raises(Busy), second.alone():
        pytest.fail("the first one has it still")
    first.release()
    with second.alone(), pytest.raises(Busy):
        Lock(path)
    second.release()
