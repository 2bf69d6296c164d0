"""A locked journal that turns out to be gone, older or damaged: the same page as at the start, and the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication

from careerjournal.core import backup, keys, passphrase, paths
from careerjournal.core.journal import Journal
from careerjournal.ui.rescue import ClosedRescue
from careerjournal.ui.unlock import UnlockPage
from tests.ui import damages
from tests.ui.damages import names, press, wait_for, words
from tests.ui.opening import alone, unnamed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from careerjournal.core.settings import Settings
    from careerjournal.ui.window import Window

SECRET = "four plain quiet words"


@pytest.fixture
def window(settings: Settings, dressed: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[Window]:
    """Return a locked window; its journal has backups of one entry and of two."""
    monkeypatch.setattr(keys, "ROUNDS", 1000)
    journal = Journal.create(paths.default_journal())
    passphrase.change(journal, SECRET)
    for number in range(2):
        journal.add("entry", body=f"Entry {number} " + "of plain words " * 300)
        backup.make(journal.path, journal.key, "start")
    made = alone(journal, settings, "home")
    made.show()
    made.go("home")
    made.locking.lock()
    wait_for(lambda: made.locking.is_locked)
    yield made
    made.backups.wait()
    made.close()
    made.journal.close()


def unlock(window: Window, secret: str = SECRET) -> None:
    page = window.frame.currentWidget()
    assert isinstance(page, UnlockPage)
    page.line.line.setText(secret)
    page.try_it()
    wait_for(lambda: not window.locking.is_locked or window.frame.currentWidget() is not page)
    QApplication.processEvents()


def entries(window: Window) -> int:
    found: int = window.journal.rows("SELECT count(*) FROM entry")[0][0]
    return found


def older(path: Path) -> None:
    """Put back what the journal was before one more save."""
    before = path.read_bytes()
    journal = Journal.open(path, SECRET)
    journal.add("entry", body="not in the old copy")
    journal.close()
    path.write_bytes(before)


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        (damages.missing, "is not there"), (damages.moved, "renamed.journal now"), (damages.empty, "is empty"),
        (damages.text, "is a text file"), (damages.short, "is cut off"), (damages.cut, "its end is missing"),
        (damages.first_page, "first page"),
        (older, "is older"),
    ],
    ids=lambda one: getattr(one, "__name__", ""),
)  # fmt: skip
def test_each_damage_leads_to_the_backups_and_one_of_them_back(damage, said: str, window: Window) -> None:
    path = window.journal.path
    damage(path)
    before = path.read_bytes() if path.exists() else b""
    unlock(window)
    page = window.frame.currentWidget()
    assert isinstance(page, ClosedRescue)
    assert said in words(page)
    assert "2 entries" in words(page)
    assert "1 entry" in words(page)
    assert ("Go on with this file" in names(page)) == (damage is older)
    assert unnamed(page) == []
    assert (path.read_bytes() if path.exists() else b"") == before
    press(page, "Restore the backup of")
    if damage is not older:  # whose passphrase was given already
        wait_for(lambda: not page.asks.isHidden())
        page.line.line.setText(SECRET)
        page.line.entered.emit()
    wait_for(lambda: not window.locking.is_locked)
    assert entries(window) == 2
    assert window.journal.encrypted
    window.journal.add("entry", body="goes on")


def test_a_whole_journal_is_only_unlocked(window: Window) -> None:
    unlock(window)
    assert not window.locking.is_locked
    assert entries(window) == 2


def test_the_person_may_go_on_with_the_older_file_without_typing_again(window: Window) -> None:
    older(window.journal.path)
    unlock(window)
    press(window.frame.currentWidget(), "Go on with this file")
    assert not window.locking.is_locked
    assert entries(window) == 2


def test_the_way_back_to_the_passphrase(window: Window) -> None:
    path = window.journal.path
    path.rename(path.with_suffix(".away"))
    unlock(window)
    path.with_suffix(".away").rename(path)
    press(window.frame.currentWidget(), "Back to the passphrase")
    unlock(window)
    assert entries(window) == 2


def test_the_journal_that_was_moved_is_opened_where_it_is_now(window: Window) -> None:
    path = window.journal.path
    damages.moved(path)
    unlock(window)
    press(window.frame.currentWidget(), f"Open {path.with_name('renamed.journal')}")
    unlock(window)
    assert window.journal.path == path.with_name("renamed.journal")
    assert entries(window) == 2
