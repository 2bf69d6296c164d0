"""The passphrase in the settings: set, changed and removed with the window open, and every backup told of."""

from __future__ import annotations

import time
from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from careerjournal.core import backup, entries, file, first_start, keys
from careerjournal.core.journal import Journal
from careerjournal.core.lock import Lock
from careerjournal.ui.kit.parts import Button
from careerjournal.ui.passphrase_dialog import PassphraseDialog
from careerjournal.ui.window import Window
from tests.ui.opening import unnamed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from careerjournal.core.settings import Settings

WORDS, OTHER = "four plain quiet words", "another set of words"


def waits(until: Callable[[], object]) -> None:
    end = time.monotonic() + 20
    while not until():
        assert time.monotonic() < end, "it never came"
        QTest.qWait(5)


@pytest.fixture
def window(
    tmp_path: Path, settings: Settings, dressed: QApplication, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Window]:
    monkeypatch.setattr(keys, "ROUNDS", 1000)
    journal = Journal.create(tmp_path / "mine.journal")
    first_start.asked(journal)
    journal.add("entry", kind="note", body="A quiet day", day=date(2026, 1, 19))
    made = Window(journal, settings)
    made.show()
    made.go("settings")
    made.activateWindow()
    QTest.qWait(1)
    yield made
    waits(lambda: not made.locking.is_shut or made.locking.is_locked)
    made.close()
    made.backups.wait()
    made.journal.close()


def button(within: QWidget, name: str) -> Button:
    """Return the button of this name that is seen."""
    found = [one for one in within.findChildren(Button) if one.accessibleName() == name and one.isVisible()]
    assert found, [one.accessibleName() for one in within.findChildren(Button) if one.isVisible()]
    return found[0]


def press(within: QWidget, name: str) -> None:
    QTest.mouseClick(button(within, name), Qt.MouseButton.LeftButton)
    QTest.qWait(1)


def the_dialog(window: Window) -> PassphraseDialog:
    found = [one for one in window.findChildren(PassphraseDialog) if one.isVisible()]
    assert found
    return found[0]


def said(dialog: QWidget) -> str:
    return "\n".join(one.text() for one in dialog.findChildren(QLabel) if one.isVisible())


def fill(dialog: PassphraseDialog, *texts: str) -> None:
    """Type these by keyboard alone, Enter after each."""
    for text in texts:
        focused = dialog.focusWidget()
        assert focused is not None
        QTest.keyClicks(focused, text)
        QTest.keyClick(focused, Qt.Key.Key_Return)
    waits(lambda: not dialog._works)


def set_one(window: Window, words: str = WORDS) -> PassphraseDialog:
    press(window, "Set a passphrase…")
    dialog = the_dialog(window)
    fill(dialog, words, words)
    return dialog


def test_a_passphrase_is_set_by_keyboard_and_its_backups_follow(window: Window) -> None:
    path = window.journal.path
    backup.make(path, window.journal.key, "command")
    former = window.journal.key
    dialog = set_one(window)
    assert "The journal has a passphrase now." in said(dialog)
    assert "backups open with it, too." in said(dialog)
    press(dialog, "Done")
    assert window.journal.encrypted
    assert [one.body for one in entries.select(window.journal)] == ["A quiet day"]
    kept = backup.kept_in(backup.folder_of(path))
    assert kept
    assert all(file.opens(one.path, window.journal.key) for one in kept)
    assert not any(file.opens(one.path, former) for one in kept)


def test_the_settings_say_not_encrypted_until_then(window: Window) -> None:
    assert "Not encrypted" in said(window)
    press(set_one(window), "Done")
    waits(lambda: window.screen_name == "settings")
    QTest.qWait(30)
    assert "Not encrypted" not in said(window)
    assert "Encrypted" in said(window)


def test_two_that_differ_change_nothing(window: Window) -> None:
    press(window, "Set a passphrase…")
    dialog = the_dialog(window)
    fill(dialog, WORDS, OTHER)
    assert "The two are not the same." in said(dialog)
    assert dialog.focusWidget() is dialog.again.line
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not window.journal.encrypted
    assert not dialog.isVisible()


def test_an_empty_one_is_refused(window: Window) -> None:
    press(window, "Set a passphrase…")
    dialog = the_dialog(window)
    fill(dialog, "", "")
    assert "An empty passphrase protects nothing." in said(dialog)
    assert not window.journal.encrypted


@pytest.mark.parametrize(
    ("typed", "word"),
    [("hello", "Short"), ("kitchen window 1 42 apples", "Fair"), ("one quiet orchard before autumn rain", "Long")],
)
def test_the_strength_is_said_in_words_and_no_rule_is_made_of_it(window: Window, typed: str, word: str) -> None:
    press(window, "Set a passphrase…")
    dialog = the_dialog(window)
    QTest.keyClicks(dialog.new.line, typed)
    assert dialog.strength.text().startswith(word)
    assert dialog.do.isEnabled()


def test_changing_asks_for_the_present_one(window: Window) -> None:
    press(set_one(window), "Done")
    window.commands.run("passphrase")
    dialog = the_dialog(window)
    fill(dialog, "wrong", OTHER, OTHER)
    assert "That passphrase doesn’t open this journal. Nothing changed." in said(dialog)
    before = window.journal.key
    dialog.present.line.setText(WORDS)
    dialog.try_it()
    waits(lambda: not dialog._works)
    assert "The journal has another passphrase now." in said(dialog)
    assert window.journal.key != before
    press(dialog, "Done")
    path = window.journal.path
    window.locking.shut()
    assert keys.fitting(path, OTHER)
    with pytest.raises(keys.WrongSecret):
        keys.fitting(path, WORDS)
    window.locking.come_back(Journal.open(path, OTHER))


def test_the_recovery_key_stands_in_for_a_forgotten_one(window: Window) -> None:
    press(set_one(window), "Done")
    text = keys.recovery_text(window.journal.key)
    window.commands.run("passphrase")
    dialog = the_dialog(window)
    fill(dialog, text, OTHER, OTHER)
    assert "another passphrase" in said(dialog)


def test_it_can_be_removed(window: Window) -> None:
    press(set_one(window), "Done")
    window.commands.run("passphrase.remove")
    dialog = the_dialog(window)
    assert "not encrypted afterwards" in said(dialog)
    fill(dialog, WORDS)
    assert "The journal has no passphrase any more: it is not encrypted." in said(dialog)
    assert not window.journal.encrypted
    assert [one.body for one in entries.select(window.journal)] == ["A quiet day"]


def test_removing_needs_the_present_one(window: Window) -> None:
    press(set_one(window), "Done")
    window.commands.run("passphrase.remove")
    dialog = the_dialog(window)
    fill(dialog, OTHER)
    assert "That passphrase doesn’t open this journal. Nothing changed." in said(dialog)
    assert window.journal.encrypted


def test_a_place_that_is_not_there_is_named(window: Window, tmp_path: Path) -> None:
    window.settings.second_place = str(tmp_path / "stick")
    dialog = set_one(window)
    assert str(tmp_path / "stick") in said(dialog)
    assert "could not be reached" in said(dialog)
    assert window.journal.encrypted


def test_another_process_at_the_journal_leaves_everything_as_it_was(window: Window) -> None:
    other = Lock(window.journal.path)  # as another process holds it: a share that is not this journal's
    try:
        dialog = set_one(window)
        assert "Close the window first." in said(dialog)
        assert not window.journal.encrypted
        assert window.journal.is_open
        assert window.screen_name == "settings"
        assert [one.body for one in entries.select(window.journal)] == ["A quiet day"]
    finally:
        other.release()


def test_what_is_typed_elsewhere_survives_the_change(window: Window) -> None:
    window.go("home")
    QTest.qWait(20)
    field = window.focusWidget()
    assert field is not None
    QTest.keyClicks(field, "half a thought")
    window.commands.run("passphrase")
    dialog = the_dialog(window)
    fill(dialog, WORDS, WORDS)
    press(dialog, "Done")
    waits(lambda: window.screen_name == "home")
    QTest.qWait(50)
    again = window.focusWidget()
    assert again is not None
    assert again is not field
    assert again.toPlainText() == "half a thought"  # type: ignore[attr-defined]


def test_the_window_paints_while_the_key_is_changed(window: Window) -> None:
    from PySide6.QtCore import QTimer

    ticks = []
    timer = QTimer(window, interval=5)
    timer.timeout.connect(lambda: ticks.append(1))
    press(window, "Set a passphrase…")
    dialog = the_dialog(window)
    timer.start()
    fill(dialog, WORDS, WORDS)
    assert len(ticks) > 3


def test_no_typed_word_stays_in_the_dialog(window: Window) -> None:
    dialog = set_one(window)
    assert {one.line.text() for one in (dialog.present, dialog.new, dialog.again)} == {""}
    dialog.reject()
    window.commands.run("passphrase")
    dialog = the_dialog(window)
    QTest.keyClicks(dialog.present.line, WORDS)
    dialog.reject()
    assert dialog.present.text() == ""


def test_the_first_start_leads_there(window: Window) -> None:
    window.go("first-start")
    press(window, "Add a passphrase")
    press(set_in(the_dialog(window)), "Done")
    waits(lambda: window.screen_name == "first-start")
    QTest.qWait(1)
    assert not [
        one for one in window.findChildren(Button) if one.accessibleName() == "Add a passphrase" and one.isVisible()
    ]


def set_in(dialog: PassphraseDialog) -> PassphraseDialog:
    fill(dialog, WORDS, WORDS)
    return dialog


def test_every_part_of_the_dialog_has_a_name(window: Window) -> None:
    press(window, "Set a passphrase…")
    assert not unnamed(the_dialog(window))
