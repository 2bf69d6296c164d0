"""What every test gets: folders of its own, a clock that stands still, and Qt warnings that fail it."""

from __future__ import annotations

import os
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication

    from careerjournal.core.journal import Journal

# Set before the first import of the program, so that nothing of this machine's is read.
os.environ["CAREERJOURNAL_NOW"] = "2026-01-20T09:45"
os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["TZ"] = "Europe/Berlin"
os.environ["LC_ALL"] = "C.UTF-8"
time.tzset()
_FOLDERS = {"XDG_DATA_HOME": "data", "XDG_STATE_HOME": "state", "XDG_CONFIG_HOME": "config", "XDG_CACHE_HOME": "cache"}
for _variable, _name in _FOLDERS.items():
    os.environ[_variable] = str(Path(tempfile.gettempdir()) / f"careerjournal-tests-{os.getuid()}" / _name)
for _variable in ("DISPLAY", "WAYLAND_DISPLAY", "LANGUAGE"):
    os.environ.pop(_variable, None)

settings.register_profile("house", deadline=None, derandomize=True, max_examples=60)
settings.load_profile("house")

# What the offscreen platform cannot do is no fault of a test.
_HARMLESS = ("This plugin does not support", "propagateSizeHints", "XDG_RUNTIME_DIR")


@pytest.fixture(autouse=True)
def own_folders(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Give the test data, state, settings and cache folders, and a home, that nobody else uses."""
    for variable, name in _FOLDERS.items():
        monkeypatch.setenv(variable, str(tmp_path / "xdg" / name))
    monkeypatch.setenv("HOME", str(tmp_path / "home"))


@pytest.fixture
def sam(journal: Journal) -> None:
    """Let the journal be Sam Okafor's, whose name stands on documents."""
    journal.settings.name = "Sam Okafor"


@pytest.fixture(scope="session")
def qapp() -> QApplication:
    """Return the one application; a test that shows anything asks for it."""
    from PySide6.QtWidgets import QApplication

    running = QApplication.instance()
    return running if isinstance(running, QApplication) else QApplication(["careerjournal"])


@pytest.fixture(autouse=True)
def qt_warnings(request: pytest.FixtureRequest) -> Iterator[list[str]]:
    """Collect what Qt complains about during a test of the window, and fail the test when there is anything."""
    if "PySide6.QtCore" not in sys.modules and "ui" not in request.path.parts:
        yield []
        return
    from PySide6.QtCore import QtMsgType, qInstallMessageHandler

    said: list[str] = []

    def note(kind: QtMsgType, _context: object, message: str) -> None:
        if kind not in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg) and not any(word in message for word in _HARMLESS):
            said.append(message)

    before = qInstallMessageHandler(note)
    yield said
    qInstallMessageHandler(before)
    assert not said, "Qt complained:\n" + "\n".join(said)
