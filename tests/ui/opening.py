"""One screen in a window of its own, for its tests: opened at a size, and at rest."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from careerjournal import app
from careerjournal.ui.screen import Screen
from careerjournal.ui.screens import SCREENS
from careerjournal.ui.window import Window

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from careerjournal.core.journal import Journal
    from careerjournal.core.settings import Settings

S = TypeVar("S", bound=Screen)


def alone(journal: Journal, settings: Settings, *names: str, size: tuple[int, int] = (1320, 840)) -> Window:
    """Return a window with these screens only, so that no other one is read for nothing."""
    window = Window(journal, settings, {name: SCREENS[name] for name in names})
    window.resize(*size)
    return window


def opened(
    kind: type[S], journal: Journal, settings: Settings, size: tuple[int, int] = (1320, 840), also: tuple[str, ...] = ()
) -> S:
    """Return a screen that is shown, in a window that has no other but those in `also`."""
    window = alone(journal, settings, kind.name, *also, size=size)
    window.show()
    window.go(kind.name)
    window.activateWindow()
    QApplication.processEvents()
    screen = window.screen_of(kind.name)
    assert isinstance(screen, kind)
    return screen


@contextmanager
def standing(window: Window) -> Iterator[Window]:
    """Show a window for a test; afterwards it is closed, and whatever journal it has by then."""
    window.show()
    window.activateWindow()
    QTest.qWait(1)
    yield window
    window.backups.wait()
    window.close()
    window.journal.close()


def program(path: Path | None = None) -> int:
    """Run the whole program until its window stands, then leave it; what it ended with.

    The timer ends with it, and the program leaves because its last window closes: an exit asked for while nothing
    runs would end every later loop of this process before it begins.
    """

    def leave() -> None:
        if any(isinstance(one, Window) for one in QApplication.topLevelWidgets()):
            QApplication.closeAllWindows()

    timer = QTimer(interval=0)
    timer.timeout.connect(leave)
    timer.start()
    try:
        return app.main(path)
    finally:
        timer.stop()


def toast(screen: Screen) -> str:
    """Return what the toast of a screen's window says."""
    window = screen.window()
    assert isinstance(window, Window)
    return window._toast.accessibleName()


def unnamed(root: QWidget) -> list[str]:
    """Return the kinds of the parts that can be reached by keyboard and tell a screen reader no name."""
    return [
        type(one).__name__
        for one in root.findChildren(QWidget)
        if one.isVisible() and one.focusPolicy() & Qt.FocusPolicy.TabFocus and not one.accessibleName()
        and one.focusProxy() is None
    ]  # fmt: skip
