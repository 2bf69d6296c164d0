"""Whatever goes wrong, no word of the journal is told: not to a terminal, not to a log, not in the window."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from careerjournal import cli, privacy
from careerjournal.cli import running

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parents[1]
CANARY = "quillfeather"

RAISING = {
    "uncaught": "raise ValueError(CANARY)",
    "from another": "try:\n    raise KeyError(CANARY)\nexcept KeyError as error:\n"
    "    raise ValueError(CANARY) from error",
    "with a note": "error = ValueError('x'); error.add_note(CANARY); raise error",
    "a group": "raise ExceptionGroup(CANARY, [ValueError(CANARY)])",
    "of its own": "class Own(Exception):\n    def __str__(self): return CANARY\nraise Own",
    "on a thread": "import threading\n"
    "def work(): raise ValueError(CANARY)\n"
    "thread = threading.Thread(target=work, name=CANARY); thread.start(); thread.join()",
    "while let go": "class Held:\n    def __del__(self): raise ValueError(CANARY)\nheld = Held(); del held",
    "at the end": "import atexit\n@atexit.register\ndef end(): raise ValueError(CANARY)",
    "in a slot": "import os; os.environ['QT_QPA_PLATFORM'] = 'offscreen'\n"
    "from PySide6.QtCore import QCoreApplication, QTimer\napp = QCoreApplication([])\n"
    "def slot(): raise ValueError(CANARY)\n"
    "QTimer.singleShot(0, slot); QTimer.singleShot(20, app.quit); app.exec()",
}


def told(way: str, before: str, tmp_path: Path) -> str:
    return said_by(f"{before}\nCANARY = 'quill' + 'feather'\n{RAISING[way]}\n", tmp_path)


def said_by(lines: str, tmp_path: Path) -> str:
    """Everything that a process of its own says."""
    script = tmp_path / "raises.py"
    script.write_text(lines, encoding="utf-8")
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, script], capture_output=True, text=True, env=environment, timeout=60)
    return done.stdout + done.stderr


@pytest.mark.parametrize("way", RAISING)
def test_an_error_that_nobody_foresaw_is_named_and_not_quoted(way: str, tmp_path: Path) -> None:
    said = told(way, "from careerjournal import privacy; privacy.harden()", tmp_path)
    assert CANARY not in said
    assert "Traceback" not in said
    assert "careerjournal: " in said
    assert "raises.py:" in said
    assert CANARY in told(way, "", tmp_path), "the control"


@pytest.mark.parametrize("window", [True, False], ids=["of the window", "the control"])
def test_what_qt_stumbles_over_is_not_quoted(window: bool, tmp_path: Path) -> None:
    """As Qt does of a style sheet, a picture, or what a text names."""
    begun = "from careerjournal import app\nfrom careerjournal.core.settings import Settings\n"
    begun += "made = app.application(Settings())\n" if window else "made = QApplication([])\n"
    wrong = (
        "page = QLabel()\npage.setObjectName('quill' + 'feather')\npage.setStyleSheet('}{')\npage.ensurePolished()\n"
    )
    said = said_by(f"from PySide6.QtWidgets import QApplication, QLabel\n{begun}{wrong}", tmp_path)
    assert (CANARY in said) is not window
    assert ("careerjournal: Qt complains (default)" in said) is window


def _raises(error: BaseException) -> Callable[[object], None]:
    def command(_given: object) -> None:
        raise error

    return command


@pytest.mark.parametrize(
    "error",
    [
        ValueError(CANARY), UnicodeEncodeError("ascii", CANARY, 0, 1, CANARY), KeyError(CANARY),
        OSError(28, "No space left on device", f"/journal/2026-01-20 {CANARY}.md"), RuntimeError(CANARY, CANARY),
        AssertionError({"body": CANARY}), OSError(CANARY),
    ],
    ids=lambda error: type(error).__name__,
)  # fmt: skip
def test_a_command_that_breaks_tells_no_word(
    error: Exception, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(running, "_run", _raises(error))
    assert cli.main(["list"]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("careerjournal: ")
    assert CANARY not in said.err


def test_the_spot_is_where_it_was_raised() -> None:
    with pytest.raises(ValueError, match=CANARY) as raised:
        _raises(ValueError(CANARY))(None)
    assert privacy.spot(raised.value.__traceback__).startswith("test_told_errors.py:")
    assert privacy.spot(None) == "?"
