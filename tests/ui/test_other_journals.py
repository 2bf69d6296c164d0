"""Another journal in the same window: saved and closed first, asked for its passphrase, and never begun over one."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from careerjournal import app
from careerjournal.core import backup, demo, drafts, keys, known, passphrase
from careerjournal.core.journal import Journal
from careerjournal.core.trouble import Trouble
from careerjournal.ui.kit import ask
from careerjournal.ui.rescue import ClosedRescue
from careerjournal.ui.secret_dialog import SecretDialog
from careerjournal.ui.window import Window
from tests.ui import damages
from tests.ui.damages import names, press, wait_for, words
from tests.ui.opening import alone, standing, unnamed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from careerjournal.core.settings import Settings

SECRET = "four plain quiet words"


@pytest.fixture(autouse=True)
def quick_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keys, "ROUNDS", 1000)


def made(path: Path, body: str, secret: str = "") -> Path:
    journal = Journal.create(path)
    journal.add("entry", body=body)
    if secret:
        passphrase.change(journal, secret)
    journal.close()
    return path


@pytest.fixture
def window(
    tmp_path: Path, settings: Settings, dressed: QApplication, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Window]:
    """Return a window on a journal of one entry; two more were opened here, one of them with a passphrase."""
    made(tmp_path / "plain.journal", "In the plain one")
    made(tmp_path / "sealed.journal", "In the sealed one", SECRET)
    found = alone(Journal.open(made(tmp_path / "mine.journal", "In mine")), settings, "home", "settings")
    monkeypatch.setattr(sys, "excepthook", app._report(found))
    with standing(found):
        found.go("home")
        yield found


def bodies(window: Window) -> list[str]:
    return [body for (body,) in window.journal.rows("SELECT body FROM entry")]


def row(window: Window):
    window.commands.run("journal.open")
    QApplication.processEvents()
    return window.screen_of("settings")


def test_a_known_one_is_a_press_away_and_what_is_typed_waits_in_the_former(window: Window, tmp_path: Path) -> None:
    editor = window.screen_of("home").capture.editor
    editor.setFocus()
    QTest.keyClicks(editor, "half a thought")
    settings = row(window)
    assert window.screen_name == "settings"
    assert unnamed(settings) == []
    assert str(tmp_path / "mine.journal") not in names(settings), "not the one that is open"
    QTest.qWait(1)
    held = window.focusWidget()
    assert held is not None
    assert held.accessibleName() == f"Open {tmp_path / 'sealed.journal'}", "the last one of the others, a key away"
    press(settings, f"Open {tmp_path / 'plain.journal'}")
    assert bodies(window) == ["In the plain one"]
    assert window.journal.is_open
    window.journal.add("entry", body="goes on")
    press(row(window), f"Open {tmp_path / 'mine.journal'}")
    assert bodies(window) == ["In mine"]
    window.go("home")
    assert window.screen_of("home").capture.editor.toPlainText() == "half a thought"


def test_the_former_is_backed_up_as_on_closing(window: Window, tmp_path: Path) -> None:
    window.backups.begin()
    window.backups.wait()
    window.journal.add("entry", body="The last words")
    window.others.open(tmp_path / "plain.journal")
    window.backups.wait()
    held = backup.kept_in(backup.folder_of(tmp_path / "mine.journal"))
    assert [(one.reason, one.entries) for one in held] == [("closing", 2), ("start", 1)]


def test_one_with_a_passphrase_asks_first_and_not_now_leaves_the_present_one(window: Window, tmp_path: Path) -> None:
    window.others.open(tmp_path / "sealed.journal")
    dialog = window.findChild(SecretDialog)
    assert unnamed(dialog) == []
    assert str(tmp_path / "sealed.journal") in words(dialog)
    dialog.line.line.setText("no such words")
    dialog.line.entered.emit()
    wait_for(lambda: "doesn’t open" in words(dialog))
    press(dialog, "Not now")
    QTest.qWait(1)
    assert bodies(window) == ["In mine"]
    assert window.findChild(SecretDialog) is None
    window.others.open(tmp_path / "sealed.journal")
    dialog = window.findChild(SecretDialog)
    dialog.line.line.setText(SECRET)
    dialog.line.entered.emit()
    wait_for(lambda: window.journal.path.name == "sealed.journal" and window.journal.is_open)
    assert bodies(window) == ["In the sealed one"]
    window.locking.lock()
    wait_for(lambda: window.locking.is_locked)


def test_a_new_one_begins_with_the_three_questions(window: Window, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(ask, "save_file", lambda *_, **__: tmp_path / "new.journal")
    press(row(window), "Begin a new journal")
    assert window.journal.path == tmp_path / "new.journal"
    assert bodies(window) == []
    assert known.journals()[0] == tmp_path / "new.journal"
    assert window.frame.currentIndex() == 0


def test_none_begins_over_a_file_nor_in_place_of_one_that_is_away(window: Window, tmp_path: Path, monkeypatch) -> None:
    plain = tmp_path / "plain.journal"
    monkeypatch.setattr(ask, "save_file", lambda *_, **__: plain)
    press(row(window), "Begin a new journal")
    assert "already" in window.trouble_bar.words.text()
    backup.make(plain, keys.fitting(plain), "start")
    plain.rename(tmp_path / "elsewhere")
    press(row(window), "Begin a new journal")
    assert "A journal belongs at" in window.trouble_bar.words.text()
    assert not plain.exists()
    assert bodies(window) == ["In mine"]


def test_no_is_no_and_the_open_one_is_open(window: Window, monkeypatch) -> None:
    monkeypatch.setattr(ask, "save_file", lambda *_, **__: None)
    press(row(window), "Begin a new journal")
    monkeypatch.setattr(ask, "open_file", lambda *_: window.journal.path)
    press(row(window), "Open another file…")
    assert "open already" in window._toast.accessibleName()
    assert bodies(window) == ["In mine"]


def test_a_file_that_is_none_leaves_the_present_one_open(window: Window, tmp_path: Path, monkeypatch) -> None:
    (tmp_path / "diary.journal").write_text("Dear diary, " * 900)
    monkeypatch.setattr(ask, "open_file", lambda *_: tmp_path / "diary.journal")
    press(row(window), "Open another file…")
    assert "is a text file" in window.trouble_bar.words.text()
    assert bodies(window) == ["In mine"]


def test_a_known_one_that_is_damaged_leads_to_its_backups_and_back(window: Window, tmp_path: Path) -> None:
    plain = tmp_path / "plain.journal"
    backup.make(plain, keys.fitting(plain), "start")
    damages.first_page(plain)
    press(row(window), f"Open {plain}")
    assert bodies(window) == ["In mine"]
    press(window.trouble_bar, "What can I do?")
    page = window.frame.currentWidget()
    assert isinstance(page, ClosedRescue)
    assert "1 entry" in words(page)
    press(page, "Back to mine")
    assert bodies(window) == ["In mine"]
    press(row(window), f"Open {plain}")
    press(window.trouble_bar, "What can I do?")
    press(window.frame.currentWidget(), "Restore the backup of")
    wait_for(lambda: window.frame.currentIndex() == 0)
    assert bodies(window) == ["In the plain one"]


def test_an_older_one_leads_there_as_well(window: Window, tmp_path: Path) -> None:
    plain = tmp_path / "plain.journal"
    before = plain.read_bytes()
    window.others.open(plain)
    window.journal.add("entry", body="not in the old copy")
    window.others.open(tmp_path / "mine.journal")
    plain.write_bytes(before)
    window.others.open(plain)
    assert "is older" in words(window.frame.currentWidget())
    press(window.frame.currentWidget(), "Go on with this file")
    assert bodies(window) == ["In the plain one"]


def test_what_cannot_be_saved_keeps_the_window_where_it_is(window: Window, tmp_path: Path, monkeypatch) -> None:
    def refuse(*_: object) -> None:
        raise Trouble("The disk is full.")

    monkeypatch.setattr(Window, "settle", refuse)
    with pytest.raises(Trouble):
        window.others.open(tmp_path / "plain.journal")
    monkeypatch.undo()
    assert bodies(window) == ["In mine"]
    assert drafts.text(window.journal, "window/place") is None


@pytest.fixture
def quick_example(monkeypatch: pytest.MonkeyPatch) -> None:
    """An example without a career: which file it is matters here, not what it tells."""
    monkeypatch.setattr(demo, "fill", lambda _journal: None)


@pytest.mark.usefixtures("quick_example")
def test_the_example_gets_no_passphrase_and_nothing_is_restored_over_it(window: Window) -> None:
    window.example.begin()
    for name in ("passphrase", "passphrase.remove", "recovery-sheet"):
        window.commands.run(name)
        assert "This is the example." in window._toast.accessibleName()
    window.go("settings")
    assert not window.screen_of("settings").backups.other.isEnabled()
    window._toast.verb.click()
    assert not window.example.is_shown
    window.go("settings")
    assert window.screen_of("settings").backups.other.isEnabled()


@pytest.mark.usefixtures("quick_example")
def test_the_example_is_left_for_it(window: Window, tmp_path: Path) -> None:
    window.example.begin()
    window.others.open(tmp_path / "plain.journal")
    assert not window.example.is_shown
    assert bodies(window) == ["In the plain one"]
