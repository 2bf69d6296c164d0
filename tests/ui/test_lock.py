"""Locking: what was typed is safe, the journal is closed, no word of it is left, and unlocking leads back."""

from __future__ import annotations

import gc
import os
import weakref
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QTextEdit, QWidget

from careerjournal.core import drafts, entries, keys, names, passphrase
from careerjournal.core.journal import Journal
from careerjournal.core.trouble import Trouble
from careerjournal.ui import whereabouts
from careerjournal.ui.kit import ask
from careerjournal.ui.kit import clipboard as clipboards
from careerjournal.ui.kit.parts import Button
from careerjournal.ui.screen import Screen
from careerjournal.ui.screens import SCREENS
from careerjournal.ui.unlock import UnlockPage
from careerjournal.ui.window import Window
from tests.ui import tour, watching_words
from tests.ui.opening import unnamed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from careerjournal.core.settings import Settings

CANARY = "zq9wren"
WORDS = "four plain quiet words"
_PATIENCE = 3000  # looks, 5 ms apart: a busy machine is no fault


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Return the example career under a passphrase, with a canary in every text; copied by each test."""
    rounds, keys.ROUNDS = keys.ROUNDS, 1000
    path = tmp_path_factory.mktemp("told") / "mine.journal"
    journal = tour.example(path, lambda text: f"{CANARY} {text}")
    passphrase.change(journal, WORDS)
    journal.close()
    yield path
    keys.ROUNDS = rounds


@pytest.fixture
def window(told: Path, tmp_path: Path, settings: Settings, dressed: QApplication) -> Iterator[Window]:
    watching_words.begin()
    path = tmp_path / "mine.journal"
    path.write_bytes(told.read_bytes())
    made = Window(Journal.open(path, WORDS), settings)
    made.resize(1320, 840)
    made.show()
    made.activateWindow()
    tour.settle()
    yield made
    made.close()
    made.journal.close()


def lock(window: Window) -> UnlockPage:
    """Press the keys that lock, and wait until it is."""
    QTest.keyClick(
        window.focusWidget() or window,
        Qt.Key.Key_L,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier,
    )
    return locked(window)


def locked(window: Window) -> UnlockPage:
    for _ in range(_PATIENCE):
        if window.locking.is_locked:
            break
        QTest.qWait(5)
    tour.settle()
    page = window.frame.currentWidget()
    assert isinstance(page, UnlockPage)
    return page


def unlock(window: Window, words: str = WORDS) -> None:
    """Type the passphrase where the cursor is, and Enter; wait for the answer."""
    page = window.frame.currentWidget()
    assert isinstance(page, UnlockPage)
    field = window.focusWidget()
    assert field is page.line.line
    QTest.keyClicks(field, words)
    QTest.keyClick(field, Qt.Key.Key_Return)
    for _ in range(_PATIENCE):
        if not window.locking.is_locked or page.open.isEnabled():
            break
        QTest.qWait(5)
    QTest.qWait(60)


def typed_in(window: Window) -> QTextEdit:
    """Return the text that has the keyboard."""
    field = window.focusWidget()
    assert isinstance(field, QTextEdit)
    return field


def newest(window: Window) -> str:
    return entries.select(window.journal, entries.Filter())[0].id


# --- no word is left


def test_no_word_is_left_in_any_widget_model_document_or_on_the_clipboard(window: Window) -> None:
    """Every screen was shown before it was locked; with CAREERJOURNAL_SOAK every face of each."""
    for face in tour.faces(window) if "CAREERJOURNAL_SOAK" in os.environ else SCREENS:
        if face in SCREENS:
            window.go(face)
            tour.settle()
    window.go("timeline", newest(window))
    window.toast(f"{CANARY} in the toast", lambda: None)
    window.trouble(f"{CANARY} in the bar")
    QGuiApplication.clipboard().setText(f"{CANARY} on the clipboard")
    tour.settle()
    before = watching_words.held()
    assert before.count(CANARY) > 100, "the control: it is everywhere before"
    lock(window)
    left = [line for line in watching_words.held().splitlines() if CANARY in line]
    assert not left, left[:10]
    assert window.windowTitle() == "Career Journal"


def test_no_screen_and_no_part_of_one_lives_on(window: Window) -> None:
    for name in ("timeline", "conversations", "strengths", "goals", "reflect", "summary", "search", "settings"):
        window.go(name)
        tour.settle()
    shells = [
        weakref.ref(one) for screen in window.findChildren(Screen) for one in (screen, *screen.findChildren(QWidget))
    ]
    journal = weakref.ref(window.journal)
    assert len(shells) > 200
    lock(window)
    gc.collect()
    alive = [type(one()).__name__ for one in shells if one() is not None]
    assert not alive, alive[:10]
    assert not window.findChildren(Screen)
    held = journal()
    assert held is not None, "the control: the window knows which journal it asks for"
    assert not hasattr(held, "key")
    assert not held.is_open
    assert (held.undo_label, held.redo_label) == ("", "")


def test_what_another_program_put_on_the_clipboard_stays(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    clipboard = QGuiApplication.clipboard()
    clipboard.setText(f"{CANARY} from here")
    monkeypatch.setattr(clipboards, "is_ours", lambda _clipboard: False)
    clipboard.setText("a shopping list")
    lock(window)
    assert clipboard.text() == "a shopping list"


def test_nothing_can_be_done_while_it_is_locked(window: Window) -> None:
    lock(window)
    assert {one.name for one in window.commands.all()} == {"close"}
    QTest.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    window.hide()
    window.show()
    tour.settle()
    assert not window.findChildren(Screen)
    assert Journal._open is None


def test_a_menu_and_a_question_are_closed_first(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = []
    window.go("timeline", newest(window))
    window.shown.reader.more.click()  # type: ignore[union-attr]
    assert QApplication.activePopupWidget() is not None

    def answer() -> None:
        answers.append(ask.question(window.shown or window, f"{CANARY}?", "", ["Keep it", "Do it"]))

    from PySide6.QtCore import QTimer

    QTimer.singleShot(0, answer)
    QTimer.singleShot(50, window.locking.lock_by_itself)
    QTest.qWait(1)
    locked(window)
    assert answers == [-1]
    assert QApplication.activePopupWidget() is None
    assert CANARY not in watching_words.held()


def over_a_dialog(window: Window, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> QDialog:
    """Press keys while a dialog has the keyboard, as the window's own shortcuts rest."""
    dialog = QDialog(window)
    field = QLineEdit(CANARY, dialog)
    dialog.open()
    dialog.activateWindow()
    field.setFocus()
    QTest.qWait(5)
    assert QApplication.activeModalWidget() is dialog
    handle = dialog.windowHandle()
    QTest.keyClick(handle, key, modifiers)
    return dialog


def test_the_keys_that_lock_hold_over_a_dialog(window: Window) -> None:
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    over_a_dialog(window, Qt.Key.Key_L, both)
    locked(window)
    assert QApplication.activeModalWidget() is None


def test_the_cover_hides_a_dialog_too(window: Window) -> None:
    dialog = over_a_dialog(window, Qt.Key.Key_F9, Qt.KeyboardModifier.NoModifier)
    assert window.locking.cover.is_on
    assert not dialog.isVisible()


def test_other_keys_are_the_dialogs(window: Window) -> None:
    dialog = over_a_dialog(window, Qt.Key.Key_F8, Qt.KeyboardModifier.NoModifier)
    assert dialog.isVisible()
    assert not window.locking.cover.is_on
    dialog.reject()


# --- what is typed is safe


def test_half_typed_words_cursor_and_place_come_back(window: Window) -> None:
    window.go("home")
    field = typed_in(window)
    QTest.keyClicks(field, "half a thought")
    cursor = field.textCursor()
    cursor.setPosition(4)
    field.setTextCursor(cursor)
    lock(window)
    unlock(window)
    again = typed_in(window)
    assert again.toPlainText() == "half a thought"
    assert again.textCursor().position() == 4
    QTest.keyClicks(again, "!")
    assert again.toPlainText() == "half! a thought"
    assert window.screen_name == "home"


def test_an_entry_is_written_on_where_one_stood(window: Window) -> None:
    uid = entries.select(window.journal, entries.Filter())[40].id
    window.go("timeline", uid, field="body")
    QTest.qWait(20)
    field = typed_in(window)
    cursor = field.textCursor()
    cursor.setPosition(5)
    field.setTextCursor(cursor)
    QTest.keyClicks(field, "XY")
    lock(window)
    unlock(window)
    again = typed_in(window)
    assert again is not field
    assert again.toPlainText()[5:7] == "XY"
    assert again.textCursor().position() == 7
    assert window.shown.reader.uid == uid  # type: ignore[union-attr]
    assert entries.get(window.journal, uid).body[5:7] == "XY"


def where(window: Window) -> tuple[str, str, dict[str, Any]]:
    screen = window.shown
    assert screen is not None
    return (screen.name, *screen.where())


PLACES = [
    "timeline",
    "conversations",
    "strengths",
    "goals",
    "reflect",
    "trends",
    "summary",
    "search",
    "settings",
    "home",
]


@pytest.mark.parametrize("name", PLACES)
def test_every_screen_comes_back_as_it_was(window: Window, name: str) -> None:
    open_a_record(window, name)
    QTest.qWait(20)
    before = where(window)
    lock(window)
    unlock(window)
    assert where(window) == before
    assert drafts.text(window.journal, "window/place") is None, "it was used up"


def open_a_record(window: Window, name: str) -> None:
    journal = window.journal
    wanted: dict[str, tuple[str, dict[str, Any]]] = {
        "timeline": (newest(window), {"filter": entries.Filter(kinds=("win", "note"))}),
        "conversations": (names.of(journal, "conversation")[3].id, {"face": "follow up"}),
        "strengths": (names.of(journal, "strength")[2].id, {}),
        "goals": (names.of(journal, "goal")[1].id, {}),
        "reflect": (names.of(journal, "session")[0].id, {}),
        "trends": ("", {"quarters": "4"}),
        "summary": ("", {"document": "quarter"}),
        "search": ("the", {}),
    }
    uid, more = wanted.get(name, ("", {}))
    window.go(name, uid, **more)


def test_a_page_is_scrolled_as_it_was(window: Window) -> None:
    window.go("settings")
    QTest.qWait(20)
    screen = window.shown
    assert screen is not None
    bar = screen.page.verticalScrollBar()  # type: ignore[attr-defined]
    bar.setValue(437)
    lock(window)
    unlock(window)
    QTest.qWait(100)
    again = window.shown
    assert again is not None
    assert again.page.verticalScrollBar().value() == 437  # type: ignore[attr-defined]


def test_a_record_that_is_gone_meanwhile_leads_home(window: Window) -> None:
    uid = newest(window)
    window.go("timeline", uid)
    page = lock(window)
    journal = Journal.open(page.path, WORDS)
    journal.remove(uid)
    journal.close()
    unlock(window)
    assert window.screen_name in ("home", "timeline")
    assert window.shown is not None


def test_a_wrong_passphrase_opens_nothing_and_loses_nothing(window: Window) -> None:
    window.go("home")
    QTest.keyClicks(typed_in(window), "half a thought")
    page = lock(window)
    unlock(window, "four plain loud words")
    assert window.locking.is_locked
    assert page.said.text() == "That passphrase doesn’t open this journal. Nothing changed."
    assert CANARY not in watching_words.held()
    unlock(window)
    assert typed_in(window).toPlainText() == "half a thought"


def test_what_cannot_be_saved_is_covered_and_not_lost(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    window.go("home")
    field = typed_in(window)
    QTest.keyClicks(field, "half a thought")

    def refuse(*_: object) -> None:
        raise Trouble("The disk is full.")

    monkeypatch.setattr(Window, "settle", refuse)
    window.locking.lock()
    for _ in range(100):
        if window.locking.cover.is_on:
            break
        QTest.qWait(5)
    assert window.locking.cover.is_on
    assert not window.locking.is_locked
    monkeypatch.undo()
    QTest.keyClick(window.locking.cover, Qt.Key.Key_Space)
    assert field.toPlainText() == "half a thought"
    assert "The disk is full." in window.trouble_bar.words.text()


def test_a_file_that_takes_no_note_is_locked_all_the_same(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise Trouble("The file is read-only.")

    window.go("goals")
    monkeypatch.setattr(whereabouts, "note", refuse)
    lock(window)
    unlock(window)
    assert window.screen_name == "home"


# --- the page that unlocks


def test_the_locked_window_has_names_and_is_closed_by_keyboard(window: Window) -> None:
    lock(window)
    assert not unnamed(window)
    assert isinstance(window.focusWidget(), QLineEdit)
    names_met = []
    for _ in range(8):
        focused = window.focusWidget()
        assert focused is not None
        names_met.append(focused.accessibleName())
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    assert {"Passphrase or recovery key", "Open", "Close"} <= set(names_met)
    next(one for one in window.findChildren(Button) if one.accessibleName() == "Close").click()
    assert not window.isVisible()


def test_a_plain_journal_can_be_opened_from_there(window: Window, tmp_path: Path) -> None:
    page = lock(window)
    Journal.create(tmp_path / "plain.journal", known_here=False).close()
    page.elsewhere.emit(tmp_path / "plain.journal")
    tour.settle()
    assert window.journal.path == tmp_path / "plain.journal"
    assert not window.locking.is_locked


def test_a_journal_without_a_passphrase_is_covered_instead(journal: Journal, settings: Settings) -> None:
    made = Window(journal, settings)
    made.show()
    tour.settle()
    made.commands.run("lock")
    tour.settle()
    assert not made.locking.is_locked
    assert "no passphrase" in made._toast.accessibleName()
    made._toast.verb.click()
    assert made.locking.cover.is_on
    made.locking.lock_by_itself()
    tour.settle()
    assert journal.is_open


# --- the example


def test_the_example_is_left_for_the_page_that_unlocks(window: Window) -> None:
    window.go("goals")
    path = window.journal.path
    window.example.begin()
    tour.settle()
    assert window.journal.path != path
    window.example.leave()
    locked(window)
    assert CANARY not in watching_words.held()
    unlock(window)
    assert window.journal.path == path
    assert window.screen_name == "goals"
