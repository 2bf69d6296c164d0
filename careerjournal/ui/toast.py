"""The toast: one sentence at the bottom for eight seconds, with the one verb that takes it back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QEnterEvent
from PySide6.QtWidgets import QWidget

from careerjournal.ui.kit import theme
from careerjournal.ui.kit.parts import VerbButton, across, ground
from careerjournal.ui.kit.text import label

SECONDS = 8
BOTTOM = 24


class Toast(QWidget):
    """Lies over the bottom of its parent; a new sentence takes the place of the last."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        ground(self, "toast")
        self._undo: Callable[[], object] | None = None
        self.words = label("", wrap=False)
        self.verb = VerbButton(self.tr("Undo"), pressed=self._take_back)
        self._box = across(self.words, self.verb, gap=16)
        self.setLayout(self._box)
        self.timer = QTimer(self, singleShot=True, interval=SECONDS * 1000)
        self.timer.timeout.connect(self.hide)
        parent.installEventFilter(self)
        self.hide()

    def say(self, text: str, undo: Callable[[], object] | None = None, verb: str = "") -> None:
        """Show `text`; with `undo` there is a button that calls it once."""
        self._undo = undo
        self.verb.set_text(verb or self.tr("Undo"))
        self.verb.setVisible(undo is not None)
        self._box.setContentsMargins(16, *((6, 8, 6) if undo else (12, 16, 12)))
        room = max(160, self._over.width() - theme.size(200))
        self.words.ensurePolished()
        self.words.setText(self.words.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room))
        self.setAccessibleName(text)
        self._place()
        self.show()
        self.raise_()
        self.timer.start()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def let_go(self) -> None:
        """Offer to take nothing back any more: another step was written since."""
        if self._undo is not None:
            self._undo = None
            self.hide()

    def forget(self) -> None:
        """Say nothing, and keep no word of what was said."""
        self._undo = None
        self.timer.stop()
        self.words.setText("")
        self.setAccessibleName("")
        self.hide()

    def _take_back(self) -> None:
        undo, self._undo = self._undo, None
        self.hide()
        if undo:
            undo()

    def _place(self) -> None:
        self.adjustSize()
        room = self._over.rect()
        self.move((room.width() - self.width()) // 2, room.height() - self.height() - BOTTOM)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return False

    def enterEvent(self, event: QEnterEvent) -> None:
        self.timer.stop()

    def leaveEvent(self, event: QEvent) -> None:
        self.timer.start()
