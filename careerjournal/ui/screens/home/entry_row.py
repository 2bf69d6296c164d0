"""One entry on one line: its day, what it says, its kind."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from careerjournal.core import days, look
from careerjournal.core.entries import EntryView
from careerjournal.ui.kit import theme
from careerjournal.ui.kit.chips import KindChip
from careerjournal.ui.kit.controls import Glyph
from careerjournal.ui.kit.parts import across, ground, label


class EntryRow(QWidget):
    """A line that opens its entry by a click, Enter or Space."""

    def __init__(self, entry: EntryView, pressed: Callable[[], object]) -> None:
        super().__init__()
        self._pressed = pressed
        name = look.name_of(entry)
        day = label(f"{entry.day.day} {days.short_month(entry.day)}", "meta", wrap=False)
        day.setFixedWidth(theme.size(52))
        lock = Glyph("lock", 14, "faint")
        if not entry.private:  # setVisible(True) before it has a parent would open it as a window
            lock.hide()
        box = across(day, label(name, "body", elide=True), lock, KindChip(entry.kind), gap=12)
        box.setContentsMargins(4, 0, 4, 0)
        box.setStretch(1, 1)
        self.setLayout(box)
        self.setMinimumHeight(theme.size(44))
        ground(self, "row")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(f"{name}, {days.whole(entry.day)}")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.rect().contains(event.position().toPoint()):
            self._pressed()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._pressed()
        else:
            super().keyPressEvent(event)
