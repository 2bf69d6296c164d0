"""Keys that hold over a dialog, too: there a window's own shortcuts rest, just when one may want to hide it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QWindow
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid


class OverDialogs(QObject):
    """Listens to whatever window of the program has the keyboard, and is not the one that `home` stands in."""

    def __init__(self, home: QWidget, keys: Mapping[str, Callable[[], object]]) -> None:
        super().__init__(home)
        self._home = home
        self._keys = {QKeySequence(text).toString(): run for text, run in keys.items()}
        self._watched: QWindow | None = None
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.focusWindowChanged.connect(self._turned)

    def _turned(self, window: QWindow | None) -> None:
        if self._watched is not None and isValid(self._watched):  # it may have gone with its dialog without a word
            self._watched.removeEventFilter(self)
        self._watched = window if window is not None and window is not self._home.windowHandle() else None
        if self._watched is not None:
            self._watched.installEventFilter(self)
            self._watched.destroyed.connect(self._gone)

    def _gone(self) -> None:
        self._watched = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            run = self._keys.get(QKeySequence(event.keyCombination()).toString())
            if run is not None:
                run()
                return True
        return super().eventFilter(watched, event)
