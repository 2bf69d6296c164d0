"""A kill while the window is locked, or while it is locking: no typed word is lost, and the place is found again."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTextEdit

from careerjournal.core import first_start, keys, passphrase
from careerjournal.core.journal import Journal
from careerjournal.ui.window import Window
from tests.ui import tour
from tests.ui.typist import crew

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from careerjournal.core.settings import Settings

WORDS, TYPED = "four plain quiet words", "half a thought that nobody has saved"

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a process is killed with SIGKILL")


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(keys, "ROUNDS", 1000)
    made = Journal.create(tmp_path / "mine.journal")
    first_start.asked(made)
    passphrase.change(made, WORDS)
    made.close()
    return made.path


def killed(path: Path, said: str, wait: float) -> None:
    """Lock in another process, and kill it a moment after it has said a word."""
    child = crew().begin("locking", path, WORDS, TYPED, path.with_name("s.toml"))
    until = time.monotonic() + 60
    while [said] not in child.told():
        assert time.monotonic() < until, child.told()
        time.sleep(0.001)
    child.killed_after(wait)
    assert child.was_killed, child.told()


@pytest.mark.parametrize(
    ("said", "wait"), [("typed", 0.0), ("typed", 0.02), ("typed", 0.06), ("locked", 0.0), ("locked", 0.3)]
)
def test_a_kill_loses_no_word_and_no_place(
    path: Path, said: str, wait: float, settings: Settings, dressed: QApplication
) -> None:
    killed(path, said, wait)
    with pytest.raises(keys.Locked):
        keys.fitting(path)
    window = Window(Journal.open(path, WORDS), settings)
    window.show()
    window.activateWindow()
    tour.settle()
    QTest.qWait(60)
    assert window.screen_name == "home"
    texts = [one.toPlainText() for one in window.findChildren(QTextEdit)]
    assert TYPED in texts
    if said == "locked":
        field = window.focusWidget()
        assert isinstance(field, QTextEdit)
        assert field.textCursor().position() == len(TYPED)
    window.close()
    window.journal.close()


def test_the_file_says_nothing_of_what_was_typed(path: Path) -> None:
    killed(path, "locked", 0.0)
    for file in path.parent.rglob("*"):
        if file.is_file():
            assert TYPED.encode() not in file.read_bytes(), file
    found = b"".join(file.read_bytes() for file in path.parent.glob("mine*"))
    assert len(found) > 10_000, "something was looked at"
