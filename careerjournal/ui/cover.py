"""The cover: an empty page over the window at once, which any key or click takes away; it needs no passphrase."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from careerjournal.ui.kit.parts import down, ground
from careerjournal.ui.kit.text import label

if TYPE_CHECKING:
    from careerjournal.ui.window import Window

_ALONE = frozenset(
    {Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_AltGr, Qt.Key.Key_CapsLock}
)


class Cover(QWidget):
    """Stands in the page's place; under it nothing is shown, read out, or reached by keyboard."""

    def __init__(self, window: Window) -> None:
        super().__init__()
        ground(self, "canvas")
        self._window = window
        self._before: QWidget | None = None
        words = label(self.tr("Press any key to go on."), "faint", wrap=False)
        words.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom)
        box = down(None, words, gap=0)
        box.setContentsMargins(24, 24, 24, 24)
        self.setLayout(box)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("The page is covered. Press any key to go on."))
        window.frame.addWidget(self)

    @property
    def is_on(self) -> bool:
        return self._window.frame.currentWidget() is self

    def begin(self) -> None:
        """Hide the page, its menus and its tool tips."""
        if self.is_on or self._window.frame.currentIndex():
            return
        QToolTip.hideText()
        if (popup := QApplication.activePopupWidget()) is not None:
            popup.close()
        self._before = self._window.focusWidget()
        self._window.frame.setCurrentWidget(self)
        self._window.commands.rest(True)
        self.setFocus()

    def end(self) -> None:
        """Show the page again, with the cursor where it was."""
        self._window.commands.rest(False)
        self._window.frame.setCurrentIndex(0)
        if self._before is not None:
            self._before.setFocus()
        self._before = None

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):  # also Tab, which would lead on
            if event.key() not in _ALONE:
                self.end()
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.end()
