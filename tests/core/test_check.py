"""The check of a whole journal: what it says of damage, and that it promises no backup which is not there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from careerjournal.core import backup, check
from careerjournal.core.journal import Journal

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(backup.paths, "data_dir", lambda: tmp_path / "data")
    journal = Journal.create(tmp_path / "mine.journal")
    with journal.bulk("Fill"):
        for number in range(40):
            journal.add("entry", body=f"Entry {number} " + "of plain words " * 60)
    journal.checkpoint()
    journal.close()
    return journal.path


def key_of(path: Path):
    journal = Journal.open(path)
    journal.close()
    return journal.key


def test_the_sentence_promises_only_backups_that_are_there(path: Path) -> None:
    assert "no backup of it is here" in check.damaged(path)
    backup.make(path, key_of(path), "start")
    assert "Your backups are safe" in check.damaged(path)


def test_every_damaged_page_is_named(path: Path) -> None:
    key, whole = key_of(path), bytearray(path.read_bytes())
    assert check.problems(path, key) == [], "the control"
    for page in (7, 12):
        whole[4096 * (page - 1) + 500] ^= 1
    path.write_bytes(whole)
    said = f"A part of {path} is damaged: page {{}} of the file cannot be read."
    assert check.problems(path, key) == [said.format(7), said.format(12)]
