"""The ranked list of strengths: place, name, and the quarter's state as a word with its icon."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractItemView, QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from careerjournal.ui.kit import icons, theme
from careerjournal.ui.kit.lists import Index, Row, SectionList
from careerjournal.ui.records.states import State

SIDE, PLACE = 12, 26


@dataclass(frozen=True)
class StrengthRow(Row):
    """A strength in the list; `detail` stands behind its state."""

    place: int = 0
    state: State | None = None

    @property
    def spoken(self) -> str:
        return ", ".join((str(self.place), self.title, self.state.word if self.state else "", self.detail))


class _Painter(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, theme.size(60))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line: StrengthRow = index.data(Qt.ItemDataRole.UserRole)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter, option)
        box = QRect(option.rect).adjusted(SIDE, 0, -SIDE, 0)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        first = QRect(box.left(), box.top() + theme.size(9), box.width(), theme.size(22))
        place = QRect(first.left(), first.top(), theme.size(PLACE), first.height())
        self._words(painter, option, place, str(line.place), theme.font(15, 500, theme.READING, figures=True), "muted")
        first.setLeft(place.right() + theme.size(8))
        self._words(painter, option, first, line.title, theme.font(13, 600), "accent_text" if chosen else "text")
        second = QRect(first.left(), first.bottom() + 1, first.width(), theme.size(20))
        self._state(painter, option, second, line)
        painter.restore()

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        t, state, box = theme.current(), option.state, QRectF(option.rect).adjusted(0, 1, 0, -1)
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if chosen or state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(t.colour("accent_soft" if chosen else "pressed"))
            painter.drawRoundedRect(box, 8, 8)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(t.colour("focus"), 2))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 8, 8)

    def _state(self, painter: QPainter, option: QStyleOptionViewItem, box: QRect, line: StrengthRow) -> None:
        if line.state is None:
            return
        side = theme.size(13)
        spot = QRect(box.left(), box.center().y() - side // 2 + 1, side, side)
        icons.paint(
            painter, line.state.icon, QStyle.visualRect(option.direction, option.rect, spot), line.state.colour, 2
        )
        box.setLeft(box.left() + side + theme.size(6))
        taken = self._words(painter, option, box, line.state.word, theme.font(12, 500), line.state.colour)
        box.setLeft(box.left() + taken + theme.size(8))
        self._words(painter, option, box, line.detail, theme.font(12), "faint")

    def _words(
        self, painter: QPainter, option: QStyleOptionViewItem, box: QRect, text: str, font: QFont, role: str
    ) -> int:
        painter.setFont(font)
        painter.setPen(theme.current().colour(role))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, max(0, box.width()))
        side = QStyle.visualAlignment(option.direction, Qt.AlignmentFlag.AlignLeft)
        place = QStyle.visualRect(option.direction, option.rect, box)
        painter.drawText(place, int(side | Qt.AlignmentFlag.AlignVCenter), shown)
        return painter.fontMetrics().horizontalAdvance(shown)


class StrengthList(SectionList):
    """Alt with the arrows moves the chosen one, the mouse drags any; `moved` carries the steps."""

    moved = Signal(int)

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._pressed = QPoint()
        self._dragged = self._gap = -1
        self.setItemDelegate(_Painter(self))
        self.setAccessibleDescription(self.tr("Alt with the up and down arrows changes the order"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if steps and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.moved.emit(steps)
            return
        super().keyPressEvent(event)

    # --- dragging

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not event.buttons() & Qt.MouseButton.LeftButton:
            super().mouseMoveEvent(event)
            return
        spot = event.position().toPoint()
        far = (spot - self._pressed).manhattanLength() >= QApplication.startDragDistance()
        if self._dragged < 0 and far and (index := self.indexAt(self._pressed)).isValid():
            self._dragged = index.row()
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        if self._dragged >= 0:
            self._gap = self._gap_at(spot.y())
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._dragged < 0:
            super().mouseReleaseEvent(event)
            return
        row, gap = self._dragged, self._gap
        self._dragged = self._gap = -1
        self.viewport().unsetCursor()
        self.viewport().update()
        self.setState(QAbstractItemView.State.NoState)
        steps = gap - row - (1 if gap > row else 0)
        if steps and self.choose(self.uids()[row]):
            self.moved.emit(steps)

    def _gap_at(self, y: int) -> int:
        """Before which row a dragged one would stand; after the last one it is their number."""
        rows = range(self.model().rowCount())
        boxes = (self.visualRect(self.model().index(row, 0)) for row in rows)
        return next((row for row, box in enumerate(boxes) if y < box.center().y()), len(rows))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._gap < 0:
            return
        last = self.model().rowCount() - 1
        box = self.visualRect(self.model().index(min(self._gap, last), 0))
        y = box.bottom() if self._gap > last else box.top()
        painter = QPainter(self.viewport())
        painter.setPen(QPen(theme.current().colour("focus"), 2))
        painter.drawLine(box.left() + SIDE, max(1, y), box.right() - SIDE, max(1, y))
        painter.end()
