"""A journal of an earlier version: brought up to date beside a few calm words, after a backup."""

from __future__ import annotations

import shutil
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel

from careerjournal.core import backup, guard, keys, migrations
from careerjournal.core.journal import Journal
from careerjournal.core.settings import Settings
from careerjournal.core.trouble import Trouble
from careerjournal.ui import at_work, starting

SHIPPED = Path(__file__).parents[1] / "journals"


@pytest.fixture
def old(qapp: QApplication, tmp_path: Path) -> Path:
    path = tmp_path / "old.journal"
    shutil.copyfile(SHIPPED / "v1.journal", path)
    return path


def pages() -> list[str]:
    """What stands on the pages that are to be seen now."""
    seen = [page for page in QApplication.topLevelWidgets() if isinstance(page, at_work.AtWork) and page.isVisible()]
    return [" ".join(label.text() for label in page.findChildren(QLabel)) for page in seen]


def opened(path: Path, settings: Settings) -> Journal:
    journal = starting.named(path, settings)
    assert journal is not None
    return journal


def test_an_old_journal_is_brought_up_to_date_beside_a_page_that_says_so(
    old: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    upgrade, go = migrations.upgrade, threading.Event()
    threads, said = [], []

    def slowly(*arguments: object) -> None:
        threads.append(threading.current_thread())
        assert go.wait(20), "no page came"
        upgrade(*arguments)  # type: ignore[arg-type]

    def look() -> None:
        said.extend(pages())
        if said:
            for page in QApplication.topLevelWidgets():
                page.close()  # it stays: nothing is left half made
            said.append(str(len(pages())))
            watch.stop()
            go.set()

    monkeypatch.setattr(at_work, "WORD_AFTER", 0)
    monkeypatch.setattr(migrations, "upgrade", slowly)
    watch = QTimer(interval=5)
    watch.timeout.connect(look)
    watch.start()
    journal = opened(old, settings)
    assert "This takes a moment" in said[0]
    assert said[1] == "1"
    assert threads != [threading.main_thread()]
    assert pages() == []
    assert journal.rows("PRAGMA user_version") == [(migrations.VERSION,)]
    assert [one.reason for one in backup.kept_in(backup.folder_of(old))] == ["migration"]
    journal.add("entry", body="It goes on")
    assert journal.undo() is not None
    journal.close()
    again = opened(old, settings)  # no upgrade, and so no page
    assert len(threads) == 1
    again.close()


def test_each_part_of_it_is_told(old: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr(at_work, "wait", lambda work: work(said.append))
    opened(old, settings).close()
    assert said == ["Copying…", "Checking the copy…", "Bringing it up to date…"]


def test_where_no_backup_can_be_made_it_stays_as_it_is(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_arguments: object, **_named: object) -> None:
        raise Trouble("No space left.")

    before = old.read_bytes()
    monkeypatch.setattr(backup, "make", full)
    with pytest.raises(Trouble, match="No space left"):
        starting._opened(old, keys.fitting(old, salts=guard.salts(old)))
    assert old.read_bytes() == before
    assert pages() == []
