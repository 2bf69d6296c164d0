"""What is being typed survives a lock, a wrong passphrase and a full disk, and comes back quietly and in place."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from careerjournal import app
from careerjournal.core import drafts, keys, memory, passphrase, sessions
from careerjournal.core.journal import Journal
from careerjournal.ui.screens import SCREENS
from careerjournal.ui.window import Window
from tests.ui.test_lock import WORDS, lock, unlock

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from careerjournal.core.settings import Settings

MUCH = "quite a few words that nobody should lose, " * 200


@dataclass(frozen=True)
class Where:
    """A place in the window where words are typed: how to go there, and the record and field that they end in."""

    screen: str
    uid: str
    wanted: dict[str, Any]
    field: str

    def says(self, journal: Journal) -> str:
        if self.screen == "reflect":
            return sessions.get(journal, self.uid).question(self.field).answer
        return str(journal.values(self.uid)[self.field])


def entry(journal: Journal) -> Where:
    return Where("timeline", journal.add("entry", body="Stood there."), {"field": "body"}, "body")


def notes(journal: Journal) -> Where:
    ines = journal.add("person", name="Ines")
    talk = journal.add("conversation", people=[ines], day=date(2026, 1, 22), time="10:00", body="Stood there.")
    return Where("conversations", talk, {"face": "meet"}, "body")


def answer(journal: Journal) -> Where:
    uid = sessions.begin(journal, "pulse")
    key = sessions.get(journal, uid).questions[0].key
    sessions.answer(journal, uid, key, "Stood there.")
    return Where("reflect", uid, {"key": key}, key)


def form(journal: Journal) -> Where:
    return Where("goals", journal.add("goal", title="Lead the desk", why="Stood there."), {}, "why")


def field_in(window: Window, where: Where) -> QTextEdit | QPlainTextEdit | QLineEdit:
    """Return the field in which the words stand, with the keyboard in it."""
    fields = [one for kind in (QTextEdit, QPlainTextEdit) for one in window.shown.findChildren(kind)]
    for one in fields:
        if not one.isReadOnly() and one.toPlainText().startswith("Stood there."):
            fold = one.parentWidget()
            while isinstance(fold, QWidget) and not one.isVisible():
                if hasattr(fold, "set_open"):
                    fold.set_open(True)
                fold = fold.parentWidget()
            one.setFocus()
            return one
    raise AssertionError(f"nothing to type in on {where.screen}")


@pytest.fixture(params=[entry, notes, answer, form], ids=lambda made: made.__name__)
def place(
    request: pytest.FixtureRequest, tmp_path: Path, settings: Settings, dressed: QApplication,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[tuple[Window, Where]]:  # fmt: skip
    """Return a window in which one can type somewhere, of a journal with a passphrase."""
    monkeypatch.setattr(keys, "ROUNDS", 1000)
    monkeypatch.setattr(memory, "forget", lambda: None)  # it takes its time, and is not what is looked at here
    journal = Journal.create(tmp_path / "mine.journal")
    where = request.param(journal)
    passphrase.change(journal, WORDS)
    window = Window(journal, settings, {name: SCREENS[name] for name in ("home", where.screen)})
    monkeypatch.setattr(sys, "excepthook", app._report(window))
    window.resize(1320, 840)
    window.show()
    window.activateWindow()
    window.go(where.screen, where.uid, **where.wanted)
    QTest.qWait(20)
    yield window, where
    window.journal.rows("PRAGMA max_page_count = 1000000")
    window.close()
    window.journal.close()


def text_of(field: QTextEdit | QPlainTextEdit | QLineEdit) -> str:
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()


def move(field: QTextEdit | QPlainTextEdit, to: int) -> None:
    caret = field.textCursor()
    caret.setPosition(to)
    field.setTextCursor(caret)


def test_a_lock_and_a_wrong_passphrase_bring_it_back_in_place(place: tuple[Window, Where]) -> None:
    window, where = place
    field = field_in(window, where)
    move(field, 5)
    QTest.keyClicks(field, "XY")
    page = lock(window)
    unlock(window, "four plain loud words")
    assert window.locking.is_locked
    assert "Nothing changed" in page.said.text()
    unlock(window)
    again = window.focusWidget()
    assert isinstance(again, QTextEdit | QPlainTextEdit)
    assert again is not field
    assert (text_of(again), again.textCursor().position()) == ("StoodXY there.", 7)
    assert (window.screen_name, window.trouble_bar.isVisible()) == (where.screen, False), "quietly"
    QTest.keyClicks(again, "Z")
    window.settle()
    assert where.says(window.journal) == "StoodXYZ there."
    assert [one for one in drafts.all(window.journal) if not one.place.startswith("window/")] == []


def fill(window: Window, full: bool) -> None:
    """Fill the disk, as far as the journal can tell, or make room."""
    window.journal.rows(f"PRAGMA max_page_count = {1 if full else 1_000_000}")  # it goes down to the pages there are


def type_much(window: Window, field: QTextEdit | QPlainTextEdit) -> None:
    """Put more in at the cursor than any page has room for, as pasting does."""
    cursor = field.textCursor()
    try:
        cursor.insertText(MUCH)
        QTest.qWait(1)
    except Exception as error:  # noqa: BLE001 - a slot's error reaches the hook, or the one who edits
        sys.excepthook(type(error), error, error.__traceback__)


@pytest.mark.parametrize("full", [True, False], ids=["full", "room"])
def test_a_full_disk_is_said_in_one_sentence_and_the_words_stay_until_there_is_room(
    place: tuple[Window, Where], full: bool
) -> None:
    window, where = place
    field = field_in(window, where)
    move(field, 12)
    fill(window, full)
    type_much(window, field)
    said = window.trouble_bar.words.text() if window.trouble_bar.isVisible() else ""
    assert bool(said) == full, "the control: with room nothing is said"
    if full:
        assert said.startswith("What you type is not kept yet.")
        assert "the disk is full" in said
    assert text_of(field).strip() == f"Stood there.{MUCH}".strip()
    if full:
        assert where.says(window.journal) == "Stood there."
    fill(window, full=False)
    QTest.keyClicks(field, "!")
    window.settle()
    assert where.says(window.journal).strip() == text_of(field).strip()
    assert where.says(window.journal).count("quite a few words") == 200
