"""Restoring a backup with another passphrase: asked for in place, and one clear word on which one holds afterwards."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from careerjournal import app
from careerjournal.core import backup, file, keys, passphrase
from careerjournal.core.journal import Journal
from careerjournal.ui.kit import ask
from careerjournal.ui.secret_dialog import SecretDialog
from tests.ui.damages import press, wait_for, words
from tests.ui.opening import alone, standing, unnamed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from careerjournal.core.settings import Settings
    from careerjournal.ui.window import Window


@pytest.fixture
def window(journal: Journal, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[Window]:
    """Return a window on a journal of one entry, at the settings."""
    journal.add("entry", body="The first one")
    found = alone(journal, settings, "settings")
    monkeypatch.setattr(sys, "excepthook", app._report(found))
    with standing(found):
        found.go("settings")
        yield found


@pytest.fixture
def quick_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keys, "ROUNDS", 1000)


def other_backup(path: Path, secret: str) -> Path:
    """Return a copy of the one entry of an earlier time, under a passphrase of its own."""
    key = keys.derived(secret, b"0123456789abcdef") if secret else file.Key.published(b"0123456789abcdef")
    made = Journal._open
    assert made
    backup.rekey_file(file.checked_copy(made.path, made.key, path), made.key, key)
    return path


def restore_file(window: Window, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ask, "open_file", lambda *_: path)
    monkeypatch.setattr(ask, "question", lambda *_: 1)
    press(window.screen_of("settings").backups, "Restore from another file")
    QApplication.processEvents()


def answer(dialog: SecretDialog, secret: str) -> None:
    dialog.line.line.setText(secret)
    dialog.line.entered.emit()
    wait_for(lambda: not isValid(dialog) or not dialog.isVisible() or dialog.do.isEnabled())


def back(window: Window) -> bool:
    return window.journal.is_open and window.frame.currentIndex() == 0 and not window.locking.is_shut


@pytest.mark.usefixtures("quick_keys")
@pytest.mark.parametrize("now", ["", "the words of now"])
def test_a_backup_with_another_passphrase_asks_for_it_and_goes_on(window: Window, now: str, tmp_path, monkeypatch):
    if now:
        passphrase.change(window.journal, now)
    source = other_backup(tmp_path / "then.journal", "the words of then")
    window.journal.add("entry", body="after it")
    restore_file(window, source, monkeypatch)
    dialog = window.findChild(SecretDialog)
    assert unnamed(dialog) == []
    assert ("keeps the passphrase that it has now" if now else "has that passphrase afterwards") in words(dialog)
    answer(dialog, "no such words")
    assert "doesn’t open this backup" in words(dialog)
    assert window.journal.is_open, "nothing was shut yet"
    answer(dialog, "the words of then")
    wait_for(lambda: back(window) and len(window.journal.rows("SELECT body FROM entry")) == 1)
    assert window.journal.rows("SELECT body FROM entry") == [("The first one",)]
    said = window._toast.accessibleName()
    assert ("that the journal had" if now else "of that backup") in said
    assert keys.fitting(window.journal.path, now or "the words of then") == window.journal.key


@pytest.mark.usefixtures("quick_keys")
def test_a_backup_without_one_leaves_the_journal_encrypted(window: Window, tmp_path, monkeypatch) -> None:
    passphrase.change(window.journal, "the words of now")
    source = other_backup(tmp_path / "then.journal", "")
    restore_file(window, source, monkeypatch)
    wait_for(lambda: window.journal.is_open and backup.asides(window.journal.path) and back(window))
    assert window.journal.encrypted
    assert keys.fitting(window.journal.path, "the words of now") == window.journal.key


@pytest.mark.usefixtures("quick_keys")
def test_not_now_leaves_everything_and_a_lock_takes_the_question_away(window: Window, tmp_path, monkeypatch) -> None:
    passphrase.change(window.journal, "the words of now")
    source = other_backup(tmp_path / "then.journal", "the words of then")
    restore_file(window, source, monkeypatch)
    press(window.findChild(SecretDialog), "Not now")
    assert window.journal.is_open
    restore_file(window, source, monkeypatch)
    window.locking.lock()
    wait_for(lambda: window.locking.is_locked)
    assert window.findChild(SecretDialog) is None
    assert backup.asides(window.journal.path) == []


def test_the_journal_itself_and_a_text_are_no_backups(window: Window, tmp_path, monkeypatch) -> None:
    restore_file(window, window.journal.path, monkeypatch)
    assert "is the journal itself" in window.trouble_bar.words.text()
    (tmp_path / "text.journal").write_text("Dear diary, " * 900)
    restore_file(window, tmp_path / "text.journal", monkeypatch)
    assert "is a text file" in window.trouble_bar.words.text()
    assert window.journal.is_open
