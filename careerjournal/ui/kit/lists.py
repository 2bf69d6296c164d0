"""Lists: rows under headings, and the pair of list and reader that becomes one page where the window is narrow."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPen, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from careerjournal.core import search
from careerjournal.ui.kit import chips, icons, theme
from careerjournal.ui.kit.parts import VerbButton, across, ground
from careerjournal.ui.kit.text import plain_tip

NARROW = 1180
LIST_LEAST, LIST_MOST, READER_LEAST = 360, 440, 480
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class Heading:
    """A line between rows: a title, and a muted word behind it."""

    title: str
    detail: str = ""


@dataclass(frozen=True)
class Row:
    """One record in a list: its uid, one line, a muted second line, a word at the end, a kind or an icon in front."""

    uid: str
    title: str
    detail: str = ""
    aside: str = ""
    kind: str = ""
    icon: str = ""
    muted: bool = False
    asked: str = ""
    """What was searched for: its words are marked in both lines."""

    @property
    def spoken(self) -> str:
        return ", ".join(part for part in (self.title, self.detail, self.aside) if part)


class Rows(QAbstractListModel):
    """Headings and rows, as the list shows them."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[Heading | Row] = []

    def set_lines(self, lines: Sequence[Heading | Row]) -> None:
        self.beginResetModel()
        self.lines = list(lines)
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self.lines[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return line
        if role == Qt.ItemDataRole.DisplayRole:
            return line.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return line.spoken if isinstance(line, Row) else f"{line.title} {line.detail}".strip()
        if role == Qt.ItemDataRole.ToolTipRole and isinstance(line, Row):
            return plain_tip(line.title)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if isinstance(self.lines[index.row()], Heading):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def row_of(self, uid: str) -> int:
        return next((row for row, line in enumerate(self.lines) if isinstance(line, Row) and line.uid == uid), -1)


class _RowPainter(QStyledItemDelegate):
    SIDE = 12

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        line = index.data(Qt.ItemDataRole.UserRole)
        if isinstance(line, Heading):
            return QSize(0, theme.size(32 if index.row() == 0 else 48))
        return QSize(0, theme.size(60 if line.detail else 44))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line = index.data(Qt.ItemDataRole.UserRole)
        rect = QRect(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(line, Heading):
            self._heading(painter, rect, line, option)
        else:
            self._ground(painter, rect, option)
            self._row(painter, rect.adjusted(self.SIDE, 0, -self.SIDE, 0), line, option)
        painter.restore()

    def _heading(self, painter: QPainter, rect: QRect, line: Heading, option: QStyleOptionViewItem) -> None:
        t, direction = theme.current(), option.direction
        box = rect.adjusted(self.SIDE, rect.height() - theme.size(30), -self.SIDE, -theme.size(4))
        align = QStyle.visualAlignment(direction, Qt.AlignmentFlag.AlignLeft) | Qt.AlignmentFlag.AlignVCenter
        painter.setFont(theme.font(12, 600))
        painter.setPen(t.colour("muted"))
        painter.drawText(box, int(align), line.title)
        skip = painter.fontMetrics().horizontalAdvance(line.title) + 8
        painter.setFont(theme.font(12))
        painter.setPen(t.colour("faint"))
        painter.drawText(QStyle.visualRect(direction, box, box.adjusted(skip, 0, 0, 0)), int(align), line.detail)

    def _ground(self, painter: QPainter, rect: QRect, option: QStyleOptionViewItem) -> None:
        t, state = theme.current(), option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        box = QRectF(rect).adjusted(0, 1, 0, -1)
        if chosen or state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(t.colour("accent_soft" if chosen else "pressed"))
            painter.drawRoundedRect(box, 8, 8)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(t.colour("focus"), 2))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 8, 8)

    def _row(self, painter: QPainter, box: QRect, line: Row, option: QStyleOptionViewItem) -> None:
        t, direction = theme.current(), option.direction
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        align = int(QStyle.visualAlignment(direction, Qt.AlignmentFlag.AlignLeft) | Qt.AlignmentFlag.AlignVCenter)
        first = QRect(box.left(), box.top() + (theme.size(9) if line.detail else 0), box.width(), theme.size(22))
        if not line.detail:
            first.setHeight(box.height())
        if line.icon:
            glyph = theme.size(18)
            spot = QRect(first.left(), first.center().y() - glyph // 2 + 1, glyph, glyph)
            icons.paint(painter, line.icon, QStyle.visualRect(direction, box, spot), "muted")
            first.setLeft(first.left() + glyph + 10)
        inside = QRect(first.left(), 0, box.right() - first.left() + 1, 0)
        first.setRight(first.right() - self._end(painter, first, line, box, direction))
        painter.setFont(theme.font(13, 500 if line.muted else 600))
        painter.setPen(t.colour("accent_text" if chosen else "muted" if line.muted else "text"))
        self._words(painter, QStyle.visualRect(direction, box, first), align, line.title, line.asked)
        if line.detail:
            second = QRect(inside.left(), first.bottom() + 1, inside.width(), theme.size(20))
            painter.setFont(theme.font(12))
            painter.setPen(t.colour("muted"))
            self._words(painter, QStyle.visualRect(direction, box, second), align, line.detail, line.asked)

    def _words(self, painter: QPainter, box: QRect, align: int, text: str, asked: str) -> None:
        """One line cut with … where it is too long, with the words that were asked for on a soft ground."""
        metrics = painter.fontMetrics()
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        for start, end in search.spans(shown, asked) if asked else ():
            left = metrics.horizontalAdvance(shown[:start])
            width = metrics.horizontalAdvance(shown[:end]) - left
            spot = QRectF(
                box.left() + left - 1, box.center().y() - metrics.height() / 2, width + 2, metrics.height() + 1
            )
            painter.fillRect(spot, theme.current().colour("mark"))
        painter.drawText(box, align, shown)

    def _end(self, painter: QPainter, first: QRect, line: Row, box: QRect, direction: Qt.LayoutDirection) -> int:
        """Draw the word or kind at the end of the first line; how much room it took."""
        if line.kind:
            width = chips.kind_width(line.kind)
            height = theme.size(chips.KIND_HEIGHT)
            spot = QRect(box.right() + 1 - width, first.center().y() - height // 2 + 1, width, height)
            spot = QStyle.visualRect(direction, box, spot)
            chips.paint_kind(painter, spot.left(), spot.top(), line.kind)
            return width + 8
        if not line.aside:
            return 0
        dated = any(letter.isdigit() for letter in line.aside)  # equal widths would pull a hyphen off its words
        painter.setFont(theme.font(12, figures=dated))
        painter.setPen(theme.current().colour("muted"))
        width = painter.fontMetrics().horizontalAdvance(line.aside) + 1
        spot = QRect(box.right() + 1 - width, first.top(), width, first.height())
        painter.drawText(QStyle.visualRect(direction, box, spot), int(Qt.AlignmentFlag.AlignVCenter), line.aside)
        return width + 10


class SectionList(QListView):
    """Rows under headings, 44 or 60 high; `chosen` says which record, `entered` that Enter was pressed on it."""

    chosen = Signal(str)
    entered = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self._rows = Rows()
        self.setModel(self._rows)
        self.setItemDelegate(_RowPainter(self))
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.selectionModel().currentChanged.connect(self._moved)
        self.clicked.connect(lambda index: self._tell(index, self.entered))
        theme.signals.changed.connect(self.doItemsLayout)

    def set_lines(self, lines: Sequence[Heading | Row]) -> None:
        """Show these, and keep the chosen record where it still is, without a signal."""
        uid = self.uid()
        self.selectionModel().blockSignals(True)
        self._rows.set_lines(lines)
        self.selectionModel().blockSignals(False)
        if uid:
            self.choose(uid, quietly=True)

    def uid(self) -> str:
        """The chosen record, or nothing."""
        index = self.currentIndex()
        line = self._rows.lines[index.row()] if index.isValid() else None
        return line.uid if isinstance(line, Row) else ""

    def uids(self) -> list[str]:
        return [line.uid for line in self._rows.lines if isinstance(line, Row)]

    def choose(self, uid: str, quietly: bool = False) -> bool:
        """Choose a record; False if it is not in the list."""
        row = self._rows.row_of(uid)
        if row < 0:
            return False
        self.selectionModel().blockSignals(quietly)
        self.setCurrentIndex(self._rows.index(row))
        self.selectionModel().blockSignals(False)
        self.viewport().update()
        return True

    def choose_first(self) -> bool:
        uids = self.uids()
        return bool(uids) and self.choose(uids[0])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._tell(self.currentIndex(), self.entered)
            return
        super().keyPressEvent(event)

    def _moved(self, index: QModelIndex) -> None:
        self._tell(index, self.chosen)

    def _tell(self, index: QModelIndex, signal: Any) -> None:
        line = self._rows.lines[index.row()] if index.isValid() else None
        if isinstance(line, Row):
            signal.emit(line.uid)


class ListAndReader(QWidget):
    """A list beside a reader; below 1180 px of window the reader takes the list's place and Esc returns."""

    def __init__(self, side: QWidget, reader: QWidget, back: str, most: int = LIST_MOST) -> None:
        """`back` names the list on the button that returns to it; the list is never wider than `most` beside it."""
        super().__init__()
        self.side, self.reader, self._most = side, reader, most
        self._back = VerbButton(back, quiet=True, icon="arrow-left", pressed=self.show_list)
        self._bar = QWidget()
        bar = across(self._back, None)
        bar.setContentsMargins(16, 12, 16, 0)
        self._bar.setLayout(bar)
        self._right = ground(QWidget(), "reader")
        right = QVBoxLayout(self._right)
        right.setContentsMargins(1, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(self._bar)
        right.addWidget(reader, 1)
        self._box = QHBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(0)
        self._box.addWidget(side, 40)
        self._box.addWidget(self._right, 60)
        side.setMinimumWidth(LIST_LEAST)
        self._right.setMinimumWidth(READER_LEAST)
        self._narrow = self._reading = False
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self._escape)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._show()

    @property
    def narrow(self) -> bool:
        return self._narrow

    @property
    def reading(self) -> bool:
        """Whether the reader stands in the list's place."""
        return self._narrow and self._reading

    def show_reader(self) -> None:
        """Turn to the reader, where only one of the two has room."""
        self._reading = True
        self._show()

    def show_list(self) -> None:
        self._reading = False
        self._show()
        if self._narrow:
            self.side.setFocus()

    def _escape(self) -> None:
        if self.reading:
            self.show_list()
        else:
            self.side.setFocus()

    def _show(self) -> None:
        self.side.setVisible(not self._narrow or not self._reading)
        self._right.setVisible(not self._narrow or self._reading)
        self._bar.setVisible(self._narrow)
        self.side.setMaximumWidth(16777215 if self._narrow else self._most + round((theme.text_scale() - 1) * 200))

    def _measure(self) -> None:
        narrow = self.window().width() < NARROW + round((theme.text_scale() - 1) * 600)
        if narrow != self._narrow:
            self._narrow = narrow
            self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._measure()
        super().resizeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        self._measure()
        super().showEvent(event)
