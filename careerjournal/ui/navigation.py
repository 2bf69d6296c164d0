"""The sidebar: a list of screens whose places never change, search above, settings at the foot."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFocusEvent, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from careerjournal.ui.kit import icons, theme
from careerjournal.ui.kit.controls import Glyph
from careerjournal.ui.kit.parts import across, ground, restyle
from careerjournal.ui.kit.text import label, plain_tip, set_tip

WIDE, COMPACT = 208, 56
ROW, GAP = 36, 14
LEAST = 24
"""Rows move together down to this height where the window is low and the text large."""

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class Place:
    """One row of the sidebar; `gap` stands before the first of a group."""

    name: str
    text: str
    icon: str
    keys: str = ""
    gap: bool = False


class _Places(QAbstractListModel):
    def __init__(self, places: Sequence[Place]) -> None:
        super().__init__()
        self.places = list(places)
        self.compact = False

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.places)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        place = self.places[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return place.text
        if role == Qt.ItemDataRole.ToolTipRole and (self.compact or place.keys):
            return plain_tip(f"{place.text} ({place.keys})" if place.keys else place.text)
        if role == Qt.ItemDataRole.UserRole:
            return place
        return None


class _Painter(QStyledItemDelegate):
    row = ROW

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        place: Place = index.data(Qt.ItemDataRole.UserRole)
        return QSize(0, self.row + (GAP if place.gap else 0))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        t, place = theme.current(), index.data(Qt.ItemDataRole.UserRole)
        rect = QRect(option.rect)
        state = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        over = bool(state & QStyle.StateFlag.State_MouseOver)
        height = self.row
        box = QRectF(rect.left(), rect.bottom() + 1 - height + 1, rect.width(), height - 2)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen or over:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(t.colour("accent_soft" if chosen else "line"))
            painter.drawRoundedRect(box, 6, 6)
        self._words(painter, box, place, chosen, option)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(t.colour("focus"), 2))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 6, 6)
        painter.restore()

    def _words(self, painter: QPainter, box: QRectF, place: Place, chosen: bool, option: QStyleOptionViewItem) -> None:
        compact = self.property("compact")
        glyph = theme.size(18)
        whole = box.toRect()
        left = (whole.width() - glyph) // 2 if compact else 10
        spot = QRect(whole.left() + left, int(box.center().y() - glyph / 2), glyph, glyph)
        words = QRect(whole.left() + left + glyph + 10, whole.top(), whole.width() - left - glyph - 16, whole.height())
        direction = option.direction
        ink = "accent_text" if chosen else "muted"
        icons.paint(painter, place.icon, QStyle.visualRect(direction, whole, spot), ink)
        if compact:
            return
        painter.setFont(theme.font(13, 600 if chosen else 500))
        painter.setPen(QColor(theme.current().colour("accent_text" if chosen else "text")))
        align = QStyle.visualAlignment(direction, Qt.AlignmentFlag.AlignLeft) | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QStyle.visualRect(direction, whole, words), int(align), place.text)


class PlaceList(QListView):
    """Some rows of the sidebar, as a list: one stop of the Tab key, arrows inside."""

    picked = Signal(str, bool)
    """The screen, and whether it was pressed with the mouse."""

    def __init__(self, places: Sequence[Place], name: str) -> None:
        super().__init__()
        self._model = _Places(places)
        self._painter = _Painter(self)
        self._pressing = False
        self.setModel(self._model)
        self.setItemDelegate(self._painter)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.selectionModel().currentChanged.connect(self._moved)
        self.fit(theme.size(ROW), 10_000)

    @property
    def gaps(self) -> int:
        """The room between groups, in pixels."""
        return sum(GAP for place in self._model.places if place.gap)

    @property
    def rows(self) -> int:
        return len(self._model.places)

    def fit(self, row: int, most: int) -> None:
        """Be as high as rows of this height are; what `most` has no room for scrolls."""
        self._painter.row = row
        self.setFixedHeight(min(row * self.rows + self.gaps, max(row, most)))
        self.doItemsLayout()

    def set_compact(self, compact: bool) -> None:
        self._model.compact = compact
        self._painter.setProperty("compact", compact)
        self.viewport().update()

    def widest(self) -> int:
        """How wide the rows want to be, in pixels."""
        metrics = QFontMetrics(theme.font(13, 600))
        return max(metrics.horizontalAdvance(place.text) for place in self._model.places) + theme.size(18) + 30

    def show_place(self, name: str) -> None:
        """Mark a row without going there; none if it is not in this list."""
        rows = [row for row, place in enumerate(self._model.places) if place.name == name]
        self.selectionModel().blockSignals(True)
        if rows:
            self.setCurrentIndex(self._model.index(rows[0]))
        else:
            self.clearSelection()
            self.setCurrentIndex(QModelIndex())
        self.selectionModel().blockSignals(False)
        self.viewport().update()

    def _moved(self, index: QModelIndex) -> None:
        if index.isValid() and not self._pressing:
            self.picked.emit(self._model.places[index.row()].name, False)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is, without going there, while another list holds the place."""
        if not self.currentIndex().isValid() and event.reason() != Qt.FocusReason.MouseFocusReason:
            self.selectionModel().blockSignals(True)
            self.selectionModel().setCurrentIndex(self._model.index(0), QItemSelectionModel.SelectionFlag.NoUpdate)
            self.selectionModel().blockSignals(False)
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and index.isValid():
            self.picked.emit(self._model.places[index.row()].name, True)
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressing = True
        super().mousePressEvent(event)
        self._pressing = False
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.button() == Qt.MouseButton.LeftButton:
            self.picked.emit(self._model.places[index.row()].name, True)


class SearchBox(QPushButton):
    """Looks like a search field and opens the search, which has the field itself."""

    def __init__(self, text: str, keys: str) -> None:
        super().__init__()
        self._text, self._keys, self._compact = text, keys, False
        self.setProperty("searchbox", True)
        self.setIcon(icons.icon("search", "faint"))
        self.setAccessibleName(text)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        set_tip(self, f"{text} ({keys})")
        self.set_compact(False)

    def set_compact(self, compact: bool) -> None:
        self._compact = compact
        self.setText("" if compact else self._text)
        restyle(self, "compact", compact)
        self.setIconSize(QSize(theme.size(16), theme.size(16)))


class Sidebar(QWidget):
    """The left edge of the window: its name, search, the screens, settings."""

    picked = Signal(str, bool)

    def __init__(self, places: Sequence[Place], foot: Sequence[Place], search_keys: str) -> None:
        super().__init__()
        ground(self, "sidebar")
        self._mark = Glyph("book-open-text", 20, "accent")
        self._brand = label(self.tr("Career Journal"), "brand", wrap=False)
        self.search = SearchBox(self.tr("Search"), search_keys)
        self.search.clicked.connect(lambda: self.picked.emit("search", True))
        self.screens = PlaceList(places, self.tr("Screens"))
        self.foot = PlaceList(foot, self.tr("Settings"))
        for part in (self.screens, self.foot):
            part.picked.connect(self.picked)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(8, 20, 9, 12)
        self._box.setSpacing(0)
        self._brand_row = across(self._mark, self._brand, None, gap=9)
        self._box.addLayout(self._brand_row)
        self._box.addSpacing(16)
        self._box.addWidget(self.search)
        self._box.addSpacing(12)
        self._box.addWidget(self.screens)
        self._box.addStretch(1)
        self._box.addWidget(self.foot)
        self._compact = False
        self.fit(compact=False)
        theme.signals.changed.connect(self.refit)

    def show_place(self, name: str) -> None:
        self.screens.show_place(name)
        self.foot.show_place(name)

    def refit(self) -> None:
        self.fit(self._compact)

    def fit(self, compact: bool) -> None:
        """Take the width of words, or of icons only."""
        self._compact = compact
        glyph = theme.size(20)
        narrow = max(COMPACT, theme.size(18) + 38)
        self._brand_row.setContentsMargins((narrow - 17 - glyph) // 2 if compact else 9, 0, 0, 0)
        self._brand.setVisible(not compact)
        self.search.set_compact(compact)
        for part in (self.screens, self.foot):
            part.set_compact(compact)
        self._fit_rows()
        words = max(WIDE, self.screens.widest() + 17, self._brand.sizeHint().width() + glyph + 38)
        self.setFixedWidth(narrow if compact else words)

    def _fit_rows(self) -> None:
        """Give the rows their height, or as much as a low window has for them."""
        margins = self._box.contentsMargins()
        above = self._brand_row.sizeHint().height() + 16 + self.search.sizeHint().height() + 12
        room = self.height() - margins.top() - margins.bottom() - above
        shared = (room - self.screens.gaps - GAP) // (self.screens.rows + self.foot.rows)
        row = max(theme.size(LEAST), min(theme.size(ROW), shared))
        self.foot.fit(row, row)
        self.screens.fit(row, room - row)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_rows()
