"""What fails in the middle of a backup, a restore or an export: every call of the system once, and every full disk."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from careerjournal.core import backup, check, file, keys, second_place
from careerjournal.core.exchange import markdown_export
from careerjournal.core.journal import Journal
from careerjournal.core.trouble import Trouble

CALLS = ("fsync", "open", "replace", "rename", "link", "mkdir", "chmod", "unlink")
ENTRIES = 16

Doing = Callable[[Path, file.Key], object]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A journal with one backup, and a place for others."""
    journal = Journal.create(tmp_path / "mine.journal")
    with journal.write("Fill"):
        for number in range(ENTRIES):
            journal.add("entry", body=f"Entry {number} " + "of plain words " * 100)
    journal.close()
    backup.make(journal.path, journal.key, "start")
    (tmp_path / "stick").mkdir()
    return journal.path


def backed_up(path: Path, key: file.Key) -> object:
    return backup.make(path, key, "again")


def prepared(path: Path) -> None:
    """Nothing was copied to the second place or written out, and little is kept from before."""
    shutil.rmtree(path.parent / "out", ignore_errors=True)
    shutil.rmtree(second_place.folder_in(path.parent / "stick", path), ignore_errors=True)
    for one in backup.asides(path):
        one.unlink()
    for one in backup.kept_in(backup.folder_of(path))[2:-1]:
        one.path.unlink()


def restored(path: Path, key: file.Key) -> object:
    return backup.restored_by(backup.kept_in(backup.folder_of(path))[-1].path, key, path, None)


def copied(path: Path, key: file.Key) -> object:
    return second_place.keep_up(path, key, path.parent / "stick")


def rekeyed(path: Path, key: file.Key) -> object:
    return backup.rekey(backup.kept_in(backup.folder_of(path))[-1], key, key)


def exported(path: Path, _key: file.Key) -> object:
    journal = Journal.open(path)
    try:
        return markdown_export.write(journal, path.parent / "out")
    finally:
        journal.close()


@contextmanager
def failing(number: int, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The `number`-th call of the system fails, and no other; the names of all that were made."""
    made: list[str] = []

    def counted(name: str, real: Callable[..., object]) -> Callable[..., object]:
        def call(*arguments: object, **named: object) -> object:
            made.append(name)
            if len(made) == number:
                raise OSError(28, "No space left on device")
            return real(*arguments, **named)

        return call

    with monkeypatch.context() as patched:
        for name in CALLS:
            patched.setattr(os, name, counted(name, getattr(os, name)))
        yield made


def require_whole(path: Path, key: file.Key) -> None:
    journal = Journal.open(path)
    assert journal.rows("SELECT count(*) FROM entry") == [(ENTRIES,)]
    journal.close()
    assert check.problems(path, key) == []
    for one in backup.kept_in(backup.folder_of(path)):
        backup.verify(one, key)


@pytest.mark.parametrize("doing", [backed_up, restored, copied, rekeyed, exported])
def test_each_call_of_the_system_may_fail_once(doing: Doing, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    key, refused, number = keys.fitting(path), list[str](), 0
    while True:
        number += 1
        prepared(path)
        with failing(number, monkeypatch) as made:
            try:
                doing(path, key)
            except Trouble as trouble:
                refused.append(str(trouble))
        require_whole(path, key)
        if len(made) < number:
            break
    assert len(refused) >= 2, "the control: something did fail"
    assert all(("disk is full" in said or "No space left" in said) and "\n" not in said for said in refused), refused
    prepared(path)
    doing(path, key)
    require_whole(path, key)
    left = [one for one in path.parent.rglob("*") if ".part" in one.name or one.name.endswith(".restored")]
    assert left == []


@pytest.mark.skipif(sys.platform == "win32", reason="no limit for the size of files")
@pytest.mark.parametrize("doing", [backed_up, restored, copied, rekeyed])
def test_a_disk_may_be_full_at_any_size(doing: Doing, path: Path) -> None:
    import resource

    key, refused = keys.fitting(path), 0
    whole = path.stat().st_size
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    for limit in range(0, whole + 4096 * 3, 4096 * 9):
        prepared(path)
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, before[1]))
        try:
            doing(path, key)
        except Trouble:
            refused += 1
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, before)
        require_whole(path, key)
    assert refused >= 3, "the control: something did fail"
    prepared(path)
    doing(path, key)
    require_whole(path, key)
