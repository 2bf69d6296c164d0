"""A journal that is missing, older or damaged: said in one sentence, untouched, with its backups and a way out."""

from __future__ import annotations

import shutil
import sys
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from careerjournal import app
from careerjournal.core import backup, guard, keys, known, migrations, passphrase, paths
from careerjournal.core.journal import Journal
from careerjournal.core.restoring import restore
from careerjournal.core.trouble import Trouble
from careerjournal.ui import window as window_module
from careerjournal.ui.rescue import Rescue
from careerjournal.ui.window import Window
from tests.ui.damages import (
    cut,
    damage_a_page,
    empty,
    first_page,
    missing,
    moved,
    names,
    older,
    plain,
    press,
    replaced,
    short,
    text,
    wait_for,
    words,
)  # fmt: skip
from tests.ui.opening import alone, program, unnamed

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def path() -> Path:
    """A journal at the usual place, with two backups: of one entry and of two."""
    journal = Journal.create(paths.default_journal())
    for number in range(2):
        journal.add("entry", body=f"Entry {number} " + "of plain words " * 300)
        backup.make(journal.path, journal.key, "start")
    journal.close()
    return journal.path


def start(monkeypatch: pytest.MonkeyPatch, answer: Callable[[Rescue], object]) -> list[Rescue]:
    """Start the program, answer its rescue window, and leave the window; the rescue windows that were shown."""
    shown: list[Rescue] = []

    def choose(self: Rescue) -> object:
        self.show()
        QApplication.processEvents()
        assert unnamed(self) == []
        shown.append(self)
        if len(shown) > 1:
            return None
        answer(self)
        return self.answer

    monkeypatch.setattr(Rescue, "choose", choose)
    monkeypatch.setattr(Window, "showEvent", lambda *_: None)
    monkeypatch.setattr(window_module, "SCREENS", {})
    assert program() == 0
    return shown


def entries(path: Path) -> int:
    journal = Journal.open(path)
    found: int = journal.rows("SELECT count(*) FROM entry")[0][0]
    journal.close()
    return found


# --- at the start


DAMAGES = [
    (missing, "is not there"), (moved, "renamed.journal now"), (empty, "is empty"), (text, "is a text file"),
    (plain, "is an ordinary SQLite file"), (short, "is cut off"), (cut, "its end is missing"),
    (first_page, "first page"), (older, "is older"),
]  # fmt: skip


def files(path: Path) -> dict[str, bytes]:
    return {one.name: one.read_bytes() for one in path.parent.iterdir() if one.is_file()}


@pytest.mark.parametrize(("damage", "said"), DAMAGES, ids=lambda one: getattr(one, "__name__", ""))
def test_each_damage_is_said_and_nothing_is_written(damage, said: str, path: Path, monkeypatch) -> None:
    damage(path)
    before = files(path)
    (shown,) = start(monkeypatch, lambda rescue: rescue.close())
    assert said in words(shown)
    assert "2 entries" in words(shown)
    assert "1 entry" in words(shown)
    assert ("Go on with this file" in names(shown)) == (damage is older)
    assert "Begin a new journal" not in names(shown)
    after = files(path)
    assert {name: after.get(name) for name in before} == before
    assert all(name.endswith("-shm") or not after[name] for name in set(after) - set(before)), "an empty log at most"


def test_a_whole_journal_needs_no_rescue(path: Path, monkeypatch) -> None:
    assert start(monkeypatch, lambda rescue: rescue.close()) == []
    assert entries(path) == 2


@pytest.mark.parametrize("damage", [missing, empty, first_page, older])
def test_the_newest_backup_takes_its_place_and_the_file_is_kept(damage, path: Path, monkeypatch) -> None:
    damage(path)
    there = path.read_bytes() if path.exists() else None

    def restore(rescue: Rescue) -> None:
        press(rescue, "Restore the backup of")
        wait_for(lambda: rescue.answer)

    (shown,) = start(monkeypatch, restore)
    assert shown.answer == path
    assert entries(path) == 2
    kept = backup.asides(path)
    assert [one.read_bytes() for one in kept] == ([] if there is None else [there])


def test_a_renamed_journal_is_found_again(path: Path, monkeypatch) -> None:
    moved(path)
    (shown,) = start(monkeypatch, lambda rescue: press(rescue, "Open /"))
    assert shown.answer == path.with_name("renamed.journal")
    assert known.journals()[0] == shown.answer
    assert not path.exists()


def test_the_person_may_go_on_with_an_older_file(path: Path, monkeypatch) -> None:
    older(path)
    start(monkeypatch, lambda rescue: press(rescue, "Go on with this file"))
    assert entries(path) == 2


def test_a_disk_that_is_connected_meanwhile_is_looked_at_again(path: Path, monkeypatch) -> None:
    away = path.parent.rename(path.parent.with_name("away"))

    def connect(rescue: Rescue) -> None:
        assert "not connected now" in words(rescue)
        away.rename(path.parent)
        press(rescue, "Look again")

    monkeypatch.setattr(backup, "folder_of", lambda _path: paths.state_dir() / "none")
    assert len(start(monkeypatch, connect)) == 1
    assert entries(path) == 2


def newer(path: Path) -> None:
    """A file that a later program has made a step of its own in."""
    journal = Journal.open(path)
    journal.rows(f"PRAGMA user_version = {migrations.VERSION + 1}")
    journal.close()


def test_nothing_older_is_put_in_place_of_a_journal_that_a_newer_program_wrote(path: Path, monkeypatch) -> None:
    newer(path)
    before = path.read_bytes()
    (shown,) = start(monkeypatch, lambda rescue: rescue.close())
    assert "Open it with the newer program" in words(shown)
    assert not [name for name in names(shown) if name.startswith("Restore the")]
    assert "Begin a new journal" not in names(shown)
    assert path.read_bytes() == before


def test_a_backup_that_a_newer_program_wrote_takes_nobodys_place(path: Path) -> None:
    later = path.with_name("later.journal")
    shutil.copy(path, later)
    newer(later)
    before = path.read_bytes()
    with pytest.raises(Trouble, match="newer program"):
        restore(later, keys.fitting(later), path)
    assert path.read_bytes() == before
    assert not backup.asides(path)


def test_what_is_typed_blindly_on_the_page_presses_nothing(path: Path, monkeypatch) -> None:
    path.write_bytes(b"")

    def type_a_passphrase(rescue: Rescue) -> None:
        rescue.activateWindow()
        QTest.qWait(1)
        QTest.keyClicks(rescue.focusWidget() or rescue, "three plain words")
        QTest.keyClick(rescue.focusWidget() or rescue, Qt.Key.Key_Return)
        QTest.qWait(1)
        assert not rescue.page.is_busy
        rescue.close()

    start(monkeypatch, type_a_passphrase)
    assert path.read_bytes() == b""
    assert not backup.asides(path)


def test_a_backup_with_a_passphrase_asks_for_it_in_place(path: Path, monkeypatch) -> None:
    journal = Journal.open(path)
    passphrase.change(journal, "drie kleine kleuters")
    sheet = keys.recovery_text(journal.key)
    journal.close()
    path.unlink()

    def restore(rescue: Rescue) -> None:
        press(rescue, "Restore the backup of")
        wait_for(lambda: not rescue.page.asks.isHidden())
        rescue.page.line.line.setText("wrong")
        rescue.page.line.entered.emit()
        wait_for(lambda: "doesn’t open" in words(rescue))
        assert not path.exists()
        rescue.page.line.line.setText(sheet[:-1])
        rescue.page.line.entered.emit()
        wait_for(lambda: "Group 17 of the recovery key" in words(rescue))
        rescue.page.line.line.setText("drie kleine kleuters")
        rescue.page.line.entered.emit()
        wait_for(lambda: path.exists() and not rescue.page.is_busy)
        rescue.answer = None

    start(monkeypatch, restore)
    keys.fitting(path, "drie kleine kleuters")


def test_backups_alone_keep_a_new_journal_from_being_begun(path: Path, monkeypatch) -> None:
    shutil.rmtree(paths.state_dir())
    path.unlink()
    (shown,) = start(monkeypatch, lambda rescue: rescue.close())
    assert "Begin a new journal" not in names(shown)
    assert not path.exists()


# --- during a session


@pytest.fixture
def window(path: Path, settings, hooked):
    found = alone(Journal.open(path), settings, "home")
    hooked(found)
    found.show()
    found.go("home")
    yield found
    found.backups.wait()
    found._leaving = True
    found.close()
    found.journal.close()


@pytest.fixture(autouse=True)
def hooked(monkeypatch: pytest.MonkeyPatch) -> Callable[[Window], None]:
    """What a slot raises goes where the program sends it."""
    return lambda window: monkeypatch.setattr(sys, "excepthook", app._report(window))


TYPED = "Typed before it went"


def type_into(window: Window, letters: str) -> None:
    editor = window.screen_of("home").capture.editor
    editor.setFocus()
    QTest.keyClicks(editor, letters)


def keep(window: Window) -> None:
    window.screen_of("home").capture.keep_button.click()


@pytest.mark.parametrize(
    ("damage", "said"), [(missing, "is gone from its place"), (replaced, "Another file stands"), (cut, "was cut off")]
)
def test_a_save_that_meets_no_whole_file_keeps_the_text_and_leads_to_the_backups(damage, said: str, window) -> None:
    path = window.journal.path
    type_into(window, TYPED)
    damage(path)
    before = path.read_bytes() if path.exists() else b""
    keep(window)
    type_into(window, "!")
    assert said in window.trouble_bar.words.text()
    assert "can be copied" in window.trouble_bar.words.text()
    press(window.trouble_bar, "What can I do?")
    page = window.frame.currentWidget()
    assert said in words(page)
    assert "2 entries" in words(page)
    press(page, "Back to what I was writing")
    assert window.screen_of("home").capture.editor.toPlainText() == f"{TYPED}!"
    assert (path.read_bytes() if path.exists() else b"") == before


def test_a_whole_file_takes_the_save(window) -> None:
    type_into(window, TYPED)
    keep(window)
    assert not window.trouble_bar.isVisible()
    assert window.journal.rows("SELECT count(*) FROM entry") == [(3,)]


def test_the_way_out_of_a_session_is_a_backup(window) -> None:
    path = window.journal.path
    type_into(window, TYPED)
    path.unlink()
    keep(window)
    press(window.trouble_bar, "What can I do?")
    press(window.frame.currentWidget(), "Restore the backup of")
    wait_for(lambda: window.frame.currentIndex() == 0)
    assert window.journal.rows("SELECT count(*) FROM entry") == [(2,)]
    assert window.screen_of("home").capture.editor.toPlainText() == TYPED, "what was typed goes along"
    window.journal.add("entry", body="goes on")


def test_a_damaged_page_is_noticed_before_the_first_save(path: Path, settings) -> None:
    damage_a_page(path)
    before = path.read_bytes()
    window = alone(Journal.open(path), settings, "home")
    window.backups.begin()
    with pytest.raises(guard.Lost, match="is damaged"):
        window.journal.add("entry", body="not into a damaged file")
    window.show()
    wait_for(window.trouble_bar.isVisible)
    press(window.trouble_bar, "What can I do?")
    assert "2 entries" in words(window.frame.currentWidget())
    window.backups.wait()
    assert path.read_bytes() == before
    press(window.frame.currentWidget(), "Go on with this file")
    window.journal.add("entry", body="the person wants it so")
    window.backups.wait()
    window.close()
    window.journal.close()


def test_without_the_check_a_damaged_page_goes_unnoticed(path: Path) -> None:
    damage_a_page(path)
    journal = Journal.open(path)
    journal.add("entry", body="into a damaged file")
    journal.close()
