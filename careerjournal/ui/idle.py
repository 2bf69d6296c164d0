"""Idleness: how long no key was pressed and no mouse moved in the program's windows."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QWindow

from careerjournal.core.settings import Settings
from careerjournal.ui.kit.focus_window import FocusWindow

LOOK = 5000
"""Milliseconds between two looks at the clock."""
_SIGNS = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseMove,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
        QEvent.Type.InputMethod,
    }
)


def clock() -> float:
    """Seconds that only grow, those that the computer slept among them where the system counts them."""
    return time.clock_gettime(time.CLOCK_BOOTTIME) if hasattr(time, "CLOCK_BOOTTIME") else time.monotonic()


class Idle(FocusWindow):
    """Says once that the minutes of the settings have passed without a sign of life; 0 minutes never pass."""

    passed = Signal()

    def __init__(self, parent: QObject, settings: Settings, clock: Callable[[], float] = clock) -> None:
        super().__init__(parent)
        self._settings, self.clock = settings, clock
        self._since = clock()
        self._timer = QTimer(self, interval=LOOK)
        self._timer.timeout.connect(self.look)
        self.begin()

    def begin(self) -> None:
        """Count anew."""
        self._since = self.clock()
        self._timer.start()

    def look(self) -> None:
        """Look at the clock: have the minutes passed?"""
        minutes = self._settings.lock_after
        if minutes and self.clock() - self._since >= minutes * 60:
            self._timer.stop()
            self.passed.emit()

    def hears(self, window: QWindow) -> bool:
        self.begin()  # turning to a window is a sign of life
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _SIGNS:
            self._since = self.clock()
            if not self._timer.isActive():
                self._timer.start()
        return False
