"""A kill while the window is locked, or while it is locking: no typed word is lost, and the place is found again."""

from __future__ import annotations

import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTextEdit

from careerjournal.core import first_start, keys, passphrase
from careerjournal.core.journal import Journal
from careerjournal.ui.window import Window
from tests.ui import tour

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from careerjournal.core.settings import Settings

ROOT = Path(__file__).parents[2]
WORDS, TYPED = "four plain quiet words", "half a thought that nobody has saved"

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a process is killed with SIGKILL")

CHILD = """
    import sys, time
    from pathlib import Path
    from PySide6.QtCore import QTimer
    from PySide6.QtTest import QTest
    from careerjournal import app
    from careerjournal.core import keys
    from careerjournal.core.journal import Journal
    from careerjournal.core.settings import Settings
    from careerjournal.ui.window import Window

    keys.ROUNDS = 1000
    path, words, typed, settings = sys.argv[1:]
    application = app.application(Settings(theme="light", path=Path(settings)))
    window = Window(Journal.open(Path(path), words), Settings(path=Path(settings)))
    window.show()
    window.go("home")
    QTest.qWait(30)
    QTest.keyClicks(window.focusWidget(), typed)
    print("typed", flush=True)
    window.locking.lock()
    while not window.locking.is_locked:
        QTest.qWait(1)
    print("locked", flush=True)
    QTest.qWait(60_000)
"""


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
    command = [sys.executable, "-c", textwrap.dedent(CHILD), str(path), WORDS, TYPED, str(path.with_name("s.toml"))]
    child = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None
    for line in child.stdout:
        if line.strip() == said:
            break
    time.sleep(wait)
    child.send_signal(signal.SIGKILL)
    child.wait()
    child.stdout.close()


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
