"""After a run through the window with a passphrase no file holds a word of the journal, and no former key opens one."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTextEdit

from careerjournal.core import backup, entries, file, keys
from careerjournal.core.file import Key
from careerjournal.core.journal import Journal
from careerjournal.ui import passphrase_dialog
from careerjournal.ui.screens import SCREENS
from careerjournal.ui.window import Window
from tests.core import documents_kit
from tests.ui import tour

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication

    from careerjournal.core.settings import Settings

CANARY = "zq9wren"
FIRST, SECOND = "four plain quiet words", "five plain but louder words"


def files(*folders: Path) -> list[Path]:
    return [path for folder in folders for path in folder.rglob("*") if path.is_file()]


def with_words(found: list[Path]) -> list[str]:
    """Return the files in which the canary stands, in any of the ways text is written."""
    ways = [CANARY.encode(), CANARY.encode("utf-16-le"), CANARY.encode("utf-16-be"), CANARY.encode().hex().encode()]
    return [str(path) for path in found if any(way in path.read_bytes() for way in ways)]


def opened_by(found: list[Path], former: list[str]) -> list[str]:
    """Return the files that open with the published key or with what a passphrase was before."""
    wrong = []
    for path in found:
        salt = path.read_bytes()[:16]
        candidates = [Key.published(salt), *(keys.derived(each, salt) for each in former)] if len(salt) == 16 else []
        if any(file.opens(path, key) for key in candidates):
            wrong.append(str(path))
    return wrong


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    """Return the example with the canary in every text."""
    with documents_kit.example(
        tmp_path / "mine.journal", documents_kit.every_text(lambda _type, before: f"{CANARY} {before}")
    ) as journal:
        return journal.path


@pytest.fixture
def temporary(mine: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder of its own for whatever is temporary from here on."""
    made = tmp_path / "temporary"
    made.mkdir()
    monkeypatch.setenv("TMPDIR", str(made))
    monkeypatch.setattr(tempfile, "tempdir", str(made))
    return made


@pytest.fixture
def window(
    mine: Path,
    tmp_path: Path,
    temporary: Path,
    settings: Settings,
    dressed: QApplication,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Window]:
    monkeypatch.setattr(keys, "ROUNDS", 1000)
    settings.second_place = str(tmp_path / "stick")
    (tmp_path / "stick").mkdir()
    journal = Journal.open(mine)
    made = Window(journal, settings)
    made.show()
    made.activateWindow()
    made.backups.begin()
    made.backups.wait()
    yield made
    made.close()
    made.journal.close()


def change(window: Window, *typed: str) -> None:
    dialog = passphrase_dialog.show(window)
    for line, text in zip((dialog.present, dialog.new, dialog.again)[-len(typed) :], typed, strict=True):
        line.line.setText(text)
    dialog.try_it()
    while dialog._works:
        QTest.qWait(5)
    dialog.accept()


def work(window: Window) -> None:
    """Look at everything, write a little, copy, undo, lock in the middle of a word, and unlock."""
    for name in SCREENS:
        window.go(name)
        tour.settle()
    window.go("summary", document="quarter")
    tour.settle()
    window.go("timeline", entries.select(window.journal, entries.Filter())[0].id, field="body")
    QTest.qWait(20)
    field = window.focusWidget()
    assert isinstance(field, QTextEdit)
    QTest.keyClicks(field, f"{CANARY} again ")
    window.journal.edit("entry", entries.select(window.journal, entries.Filter())[1].id, title=f"{CANARY} title")
    window.undo()
    window.backups.make("command")
    window.backups.wait()
    window.locking.lock()
    while not window.locking.is_locked:
        QTest.qWait(5)


def test_no_file_holds_a_word_and_no_former_key_opens_one(window: Window, tmp_path: Path, temporary: Path) -> None:
    path = window.journal.path
    plain_backups = files(backup.folder_of(path), tmp_path / "stick")
    assert opened_by([path, *plain_backups], []), "the control: before, they open without a passphrase"
    change(window, FIRST, FIRST)
    change(window, FIRST, SECOND, SECOND)
    work(window)
    while_locked = files(tmp_path)
    assert len(while_locked) > 6
    assert not with_words(while_locked)
    assert not opened_by(while_locked, [FIRST])
    window.locking.come_back(Journal.open(path, SECOND))
    tour.settle()
    window.backups.wait()
    window.settings.opened(path)
    window.close()
    window.backups.finish()
    window.journal.close()
    found = files(tmp_path)
    assert any(one.suffix == ".toml" for one in found), "the settings are among what was looked at"
    assert not with_words(found)
    assert not opened_by(found, [FIRST])
    kept = [one.path for one in backup.kept_in(backup.folder_of(path))]
    assert len(kept) >= 2
    assert len(opened_by(found, [SECOND])) >= 1 + len(kept), "the control: the present passphrase opens them"


def test_the_test_finds_what_was_left_behind_on_purpose(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keys, "ROUNDS", 1000)
    (tmp_path / "log.txt").write_text(f"opened {CANARY}")
    journal = Journal.create(tmp_path / "plain.journal")
    journal.close()
    left = files(tmp_path)
    assert with_words(left) == [str(tmp_path / "log.txt")]
    assert str(tmp_path / "plain.journal") in opened_by(left, [])
