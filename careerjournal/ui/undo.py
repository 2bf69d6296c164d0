"""Who hears Ctrl+Z: the text under the cursor while it has something to take back, otherwise the window."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

Text = QLineEdit | QTextEdit | QPlainTextEdit


def can_undo(text: Text) -> bool:
    return text.isUndoAvailable() if isinstance(text, QLineEdit) else text.document().isUndoAvailable()


def can_redo(text: Text) -> bool:
    return text.isRedoAvailable() if isinstance(text, QLineEdit) else text.document().isRedoAvailable()


class TextFirst(QObject):
    """Watches the focused text only: a filter over the whole application would cost every event."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._text: QWidget | None = None
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_changed)

    def _focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        if self._text is not None:
            self._text.removeEventFilter(self)
            self._text.destroyed.disconnect(self._gone)
        self._text = new if isinstance(new, Text) else None
        if self._text is not None:
            self._text.installEventFilter(self)
            self._text.destroyed.connect(self._gone)

    def _gone(self) -> None:
        self._text = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # A text claims the keys even where it has nothing to take back; refusing the claim lets the window have them.
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        if not isinstance(watched, Text):
            return False
        undo, redo = event.matches(QKeySequence.StandardKey.Undo), event.matches(QKeySequence.StandardKey.Redo)
        if (undo and not can_undo(watched)) or (redo and not can_redo(watched)):
            event.ignore()
            return True
        return False
