"""The window that has the keyboard, whichever of the program's: somebody hears its events, and only its."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication, QWindow
from shiboken6 import isValid


class FocusWindow(QObject):
    """Filters the events of one window at a time: a filter over the whole application would cost every event."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._watched: QWindow | None = None
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.focusWindowChanged.connect(self._turned)

    def hears(self, window: QWindow) -> bool:
        """Whether this window is to be heard, now that it has the keyboard."""
        return True

    def _turned(self, window: QWindow | None) -> None:
        if self._watched is not None and isValid(self._watched):  # it may have gone with its dialog without a word
            self._watched.removeEventFilter(self)
            self._watched.destroyed.disconnect(self._gone)
        self._watched = window if window is not None and self.hears(window) else None
        if self._watched is not None:
            self._watched.installEventFilter(self)
            self._watched.destroyed.connect(self._gone)

    def _gone(self) -> None:
        self._watched = None
