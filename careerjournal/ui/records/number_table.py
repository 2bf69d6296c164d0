"""The number table: the same numbers as a chart, or more of them, as cells that can be walked, heard and opened."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPen, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from careerjournal.ui.charts.chart_ink import Columns, Ink, wrapped
from careerjournal.ui.charts.figures import Asked
from careerjournal.ui.kit import theme
from careerjournal.ui.kit.text import plain_tip

Index = QModelIndex | QPersistentModelIndex
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
ROW, HEAD, PADDING = 36, 32, 7


@dataclass(frozen=True)
class Line:
    """A row: its name, the words of its cells, and the number that they open; `inner` rows belong to the one above."""

    name: str
    cells: tuple[str, ...]
    number: str
    strength: str = ""
    inner: bool = False
    spoken: tuple[str, ...] = ()
    """What is said of each cell, where that is more than its name, head and words."""


class Numbers(QAbstractTableModel):
    """Quarters across, numbers down."""

    def __init__(self) -> None:
        super().__init__()
        self.heads: tuple[str, ...] = ()
        self.lines: tuple[Line, ...] = ()
        self.quarters = 0

    def set_lines(self, heads: Sequence[str], lines: Sequence[Line], quarters: int) -> None:
        self.beginResetModel()
        self.quarters = quarters
        self.heads, self.lines = tuple(heads), tuple(lines)
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.heads)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self.lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return line.cells[index.column()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            plain = f"{line.name}, {self.heads[index.column()]}: {line.cells[index.column()]}"
            return line.spoken[index.column()] if line.spoken else plain
        if role == Qt.ItemDataRole.UserRole:
            return Asked(line.number, index.column(), line.strength)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """The keyboard walks past a row that only is a heading."""
        return super().flags(index) if self.lines[index.row()].number else Qt.ItemFlag.NoItemFlags

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        if orientation == Qt.Orientation.Horizontal:
            return self.heads[section]
        name = self.lines[section].name
        return plain_tip(name) if role == Qt.ItemDataRole.ToolTipRole else name


class _Names(QHeaderView):
    """The names of the rows, on two lines where they are long."""

    def __init__(self, numbers: Numbers) -> None:
        super().__init__(Qt.Orientation.Vertical)
        self._numbers = numbers
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        ink, line = Ink(), self._numbers.lines[section]
        inset = ink.size(16) if line.inner else 0
        box = QRectF(rect).adjusted(inset, 0, -8, 0)
        lines, px = wrapped(line.name, box.width(), ink)
        painter.setFont(ink.font(px))
        painter.setPen(ink.colour("muted" if line.inner else "text"))
        height = box.height() / len(lines)
        for number, words in enumerate(lines):
            painter.drawText(QRectF(box.left(), box.top() + number * height, box.width(), height), _LEFT, words)
        _hairlines(painter, rect, section)


class _Heads(QHeaderView):
    """The quarters over the columns, the newest one stronger."""

    def __init__(self, numbers: Numbers) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._numbers = numbers
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(8)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        ink = Ink()
        last = section == self._numbers.quarters - 1
        painter.setFont(ink.font(12, 600 if last else 400))
        painter.setPen(ink.colour("text" if last else "muted"))
        painter.drawText(QRectF(rect).adjusted(0, 0, -PADDING, 0), _RIGHT, self._numbers.heads[section])


class _Cell(QStyledItemDelegate):
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        ink, words = Ink(), str(index.data())
        rect, state = QRect(option.rect), option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _hairlines(painter, rect, index.row())
        box = QRectF(rect).adjusted(1, 2, -1, -3)
        nothing = words in ("0", "–", "")
        if state & QStyle.StateFlag.State_MouseOver and not nothing:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ink.colour("pressed"))
            painter.drawRoundedRect(box, 6, 6)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(ink.colour("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, 6, 6)
        painter.setFont(ink.font(13, 400))
        painter.setPen(ink.colour("faint" if nothing else "text"))
        painter.drawText(QRectF(rect).adjusted(0, 0, -PADDING, 0), _RIGHT, words)
        painter.restore()


def _hairlines(painter: QPainter, rect: QRect, row: int) -> None:
    """A line under each row, and over the first; filled, since a drawn one blurs where edges are smoothed."""
    colour = theme.current().colour("line")
    painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, colour)
    if row == 0:
        painter.fillRect(rect.left(), rect.top(), rect.width(), 1, colour)


class NumberTable(QTableView):
    """A table as high as its rows; its columns stand where those of the charts do, as far as the numbers fit."""

    asked = Signal(object)
    walked = Signal(QRect)
    """Where the keyboard went."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.numbers = Numbers()
        self._at_newest = True
        self.setModel(self.numbers)
        self.setItemDelegate(_Cell(self))
        self.setVerticalHeader(_Names(self.numbers))
        self.setHorizontalHeader(_Heads(self.numbers))
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.clicked.connect(self._open)
        self.selectionModel().currentChanged.connect(lambda index: self.walked.emit(self.visualRect(index)))
        self.horizontalScrollBar().actionTriggered.connect(self._scrolled)
        theme.signals.changed.connect(self.fit)

    def set_lines(self, heads: Sequence[str], lines: Sequence[Line], quarters: int) -> None:
        """Show these under `heads`; columns after the first `quarters` are as wide as the charts' sums."""
        held = self.currentIndex().row(), self.currentIndex().column()
        self.numbers.set_lines(heads, lines, quarters)
        self.fit()
        self.selectionModel().blockSignals(True)
        place = self.numbers.index(*held) if held[0] >= 0 else self.numbers.index(0, quarters - 1)
        self.setCurrentIndex(place if place.isValid() else self.numbers.index(0, 0))
        self.selectionModel().blockSignals(False)

    def fit(self) -> None:
        """Measure rows, columns and the whole again."""
        if not self.numbers.heads:
            return
        ink = Ink()
        columns = Columns(QRectF(self.rect()), self.numbers.quarters, ink.scale)
        self.verticalHeader().setFixedWidth(round(columns.names))
        self.verticalHeader().setDefaultSectionSize(round(ink.size(ROW)))
        self.horizontalHeader().setFixedHeight(round(ink.size(HEAD)))
        wide = self._set_widths(columns, ink)
        bar = self.horizontalScrollBar().sizeHint().height() if wide else 0
        self.setFixedHeight(round(ink.size(HEAD)) + len(self.numbers.lines) * round(ink.size(ROW)) + bar + 2)
        if self._at_newest:
            self.updateGeometries()
            self.horizontalScrollBar().setValue(self.horizontalScrollBar().maximum())

    def _set_widths(self, columns: Columns, ink: Ink) -> bool:
        """As the charts' columns, or where numbers need more so that whole columns fill the view: whether they do."""
        count = len(self.numbers.heads)
        needed = max(self._needed(column, ink) for column in range(count))
        wide = needed > columns.step
        room = int(columns.rect.right()) - round(columns.names)
        for column in range(count):
            box = columns.column(column, 0, 0)
            width = round(box.right()) - round(box.left())
            self.setColumnWidth(column, room // max(1, room // needed) if wide else width)
        return wide and needed * count > room

    def _scrolled(self, _action: int) -> None:
        bar = self.horizontalScrollBar()
        self._at_newest = bar.sliderPosition() == bar.maximum()

    def _needed(self, column: int, ink: Ink) -> int:
        cells = max((ink.width(line.cells[column], 13) for line in self.numbers.lines), default=0)
        return round(max(cells, ink.width(self.numbers.heads[column], 12, 600))) + PADDING * 2

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._open(self.currentIndex())
            return
        super().keyPressEvent(event)

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            self.asked.emit(index.data(Qt.ItemDataRole.UserRole))
