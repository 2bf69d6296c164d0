"""The line that opens above a list to add one more: Enter adds, leaving it empty closes it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from careerjournal.core.journal import Journal
from careerjournal.ui.kit.drafted import Draft
from careerjournal.ui.kit.parts import Button, OnKey, across, down, label


class AddLine(QWidget):
    """A question, a line to answer it in, and a hint. `added` carries the words."""

    added = Signal(str)

    def __init__(self, question: str, hint: str, verb: str, stays: bool = False) -> None:
        """With `stays` the line is ready for the next one after each Enter."""
        super().__init__()
        self._stays = stays
        self._draft: Draft | None = None
        self.line = QLineEdit()
        self.line.setAccessibleName(question)
        self.line.setPlaceholderText(question)
        self.line.returnPressed.connect(self.take)
        self.line.installEventFilter(self)
        OnKey(self.line, Qt.Key.Key_Escape, self._give_up)
        self.button = Button(verb, pressed=self.take)
        row = across(self.line, self.button)
        row.setStretch(0, 1)
        self.setLayout(down(row, label(hint, "faint"), gap=4))
        self.hide()

    def keep_drafts(self, journal: Journal, place: str) -> None:
        """Have what is typed here be a draft at a place, which stands here again when the line is opened."""
        if self._draft is None:
            self._draft = Draft(journal, self)
            self.line.textEdited.connect(self._draft.typed)
        if place != self._draft.place:
            self.close_line()
            self._draft.turn_to(place)

    def open_line(self) -> None:
        if self._draft:
            self.line.setText(self._draft.turn_to(self._draft.place) or "")
        self.show()
        self.line.setFocus()

    def close_line(self) -> None:
        """Close it; a draft of what was typed stays."""
        self.line.clear()
        self.hide()

    def _give_up(self) -> None:
        self.close_line()
        self._drop_draft()

    def _drop_draft(self) -> None:
        if self._draft:
            self._draft.done()

    def take(self) -> None:
        """Add what was typed."""
        text = " ".join(self.line.text().split())
        if not text:
            self.line.setFocus()
            return
        self.line.clear()
        self._drop_draft()
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
