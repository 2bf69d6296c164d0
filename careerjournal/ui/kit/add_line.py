"""The line that opens above a list to add one more: Enter adds, leaving it empty closes it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from careerjournal.ui.kit.parts import Button, OnKey, across, down, label


class AddLine(QWidget):
    """A question, a line to answer it in, and a hint. `added` carries the words."""

    added = Signal(str)

    def __init__(self, question: str, hint: str, verb: str, stays: bool = False) -> None:
        """With `stays` the line is ready for the next one after each Enter."""
        super().__init__()
        self._stays = stays
        self.line = QLineEdit()
        self.line.setAccessibleName(question)
        self.line.setPlaceholderText(question)
        self.line.returnPressed.connect(self.take)
        self.line.installEventFilter(self)
        OnKey(self.line, Qt.Key.Key_Escape, self.close_line)
        self.button = Button(verb, pressed=self.take)
        row = across(self.line, self.button)
        row.setStretch(0, 1)
        self.setLayout(down(row, label(hint, "faint"), gap=4))
        self.hide()

    def open_line(self) -> None:
        self.show()
        self.line.setFocus()

    def close_line(self) -> None:
        self.line.clear()
        self.hide()

    def take(self) -> None:
        """Add what was typed."""
        text = " ".join(self.line.text().split())
        if not text:
            self.line.setFocus()
            return
        self.line.clear()
        if not self._stays:
            self.hide()
        self.added.emit(text)
        if self._stays and self.isVisible():
            self.line.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut and not self.line.text():
            QTimer.singleShot(0, self, self._close_if_left)
        elif event.type() == QEvent.Type.ShortcutOverride and getattr(event, "key", int)() == Qt.Key.Key_Escape:
            event.accept()  # Esc closes this line before it leaves the list
            return True
        return False

    def _close_if_left(self) -> None:
        if not self.line.text() and not self.line.hasFocus() and not self.button.hasFocus():
            self.hide()
