"""Keys that hold over a dialog, too: there a window's own shortcuts rest, just when one may want to hide it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence, QWindow
from PySide6.QtWidgets import QWidget

from careerjournal.ui.kit.focus_window import FocusWindow


class OverDialogs(FocusWindow):
    """Listens to whatever window of the program has the keyboard, and is not the one that `home` stands in."""

    def __init__(self, home: QWidget, keys: Mapping[str, Callable[[], object]]) -> None:
        super().__init__(home)
        self._home = home
        self._keys = {QKeySequence(text).toString(): run for text, run in keys.items()}

    def hears(self, window: QWindow) -> bool:
        return window is not self._home.windowHandle()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            run = self._keys.get(QKeySequence(event.keyCombination()).toString())
            if run is not None:
                run()
                return True
        return super().eventFilter(watched, event)
