"""The picker: a small popup with a line to type into and the rows that fit, for jumping and filtering by keyboard."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QWidget

from careerjournal.ui.kit import theme
from careerjournal.ui.kit.lists import Heading, Row, SectionList
from careerjournal.ui.kit.parts import down

WIDTH, HEIGHT = 340, 420
Rows = Callable[[str], Sequence[Heading | Row]]
"""What to offer for what is typed; a row's uid is what `picked` carries."""


class Picker(QFrame):
    """Opens under a button; Enter or a click picks, Esc closes."""

    picked = Signal(str)

    def __init__(self, parent: QWidget, name: str, hint: str, rows: Rows) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("ground", "popup")
        self.setAccessibleName(name)
        self._rows = rows
        self.line = QLineEdit()
        self.line.setPlaceholderText(hint)
        self.line.setAccessibleName(name)
        self.line.textChanged.connect(self._offer)
        self.line.installEventFilter(self)
        self.list = SectionList(name)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.entered.connect(self._take)
        box = down(self.line, self.list)
        box.setContentsMargins(8, 8, 8, 8)
        self.setLayout(box)
        self._offer("")

    def open_below(self, widget: QWidget) -> None:
        """Show it at the button's lower edge, inside the button's window."""
        window = widget.window()
        width = min(theme.size(WIDTH), window.width() - 16)
        at = widget.mapTo(window, QPoint(0, widget.height() + 4))
        left = max(8, min(at.x(), window.width() - width - 8))
        height = min(theme.size(HEIGHT), max(160, window.height() - at.y() - 8))
        self.setFixedSize(width, height)
        self.move(window.mapToGlobal(QPoint(left, at.y())))
        self.show()
        self.line.setFocus()

    def _offer(self, typed: str) -> None:
        self.list.set_lines(self._rows(typed.strip()))
        self.list.choose_first()
        self.list.scrollToTop()

    def _take(self, uid: str) -> None:
        self.close()
        self.picked.emit(uid)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            self.list.keyPressEvent(event)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.list.uid():
                self._take(self.list.uid())
        else:
            return False
        return True
