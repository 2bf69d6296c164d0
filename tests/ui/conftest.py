"""What every test of the window gets: the application in its own clothes, light, at the drawn size."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, Qt, QTimer

from tests import examples
from tests.ui import python_sockets

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from careerjournal.core.journal import Journal
    from careerjournal.core.settings import Settings


@pytest.fixture(autouse=True)
def no_socket() -> Iterator[None]:
    """Fail the test that opens a socket which could leave this computer; Qt's own have test_no_sockets.py."""
    python_sockets.opened.clear()
    yield
    assert not python_sockets.opened


@pytest.fixture(scope="session")
def dressed(qapp: QApplication) -> QApplication:
    from careerjournal.ui.kit import style, theme

    theme.use("light")
    style.install(qapp)
    return qapp


def loops_run() -> bool:
    """Whether an event loop begun now would wait at all."""
    loop = QEventLoop()
    QTimer.singleShot(0, loop, loop.quit)
    return loop.exec() == 0


def shut_windows(app: QApplication) -> None:
    """Close every window, and delete the large ones at once: a change of theme would dress them all again."""
    from careerjournal.ui.window import Window

    large = [window for window in app.topLevelWidgets() if isinstance(window, Window)]
    for window in app.topLevelWidgets():
        window.close()
        if window.parent() is None and window.windowType() != Qt.WindowType.Popup:  # a popup belongs to its field
            window.deleteLater()
    for window in large:
        QCoreApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete)


@pytest.fixture(autouse=True)
def light(dressed: QApplication) -> Iterator[None]:
    """Give the test a light window, and put theme and text scale back if it changed them."""
    from careerjournal.ui.kit import theme

    yield
    assert loops_run(), "An exit was asked for outside of a running application: every later loop would end at once."
    shut_windows(dressed)
    if theme.choice() != "light":
        theme.use("light")
    if theme.text_scale() != 1.0:
        theme.set_text_scale(1.0)


@pytest.fixture
def journal(dressed: QApplication) -> Iterator[Journal]:
    """Return an empty journal of this test's own; its windows are shut before it is."""
    made = examples.empty()
    yield made
    shut_windows(dressed)
    made.close()


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    from careerjournal.core.settings import Settings

    return Settings(theme="light", path=tmp_path / "settings.toml")
