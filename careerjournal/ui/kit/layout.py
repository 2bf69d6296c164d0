"""Laying out: rows, columns and pages of one measure, and the grounds they stand on."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QScrollArea, QVBoxLayout, QWidget

from careerjournal.ui.kit import theme

MARGIN, NARROW_MARGIN = 32, 24


def ground(widget: QWidget, name: str) -> QWidget:
    """Paint `widget` as one of the grounds of the style sheet: canvas, surface, reader, card, well."""
    widget.setProperty("ground", name)
    widget.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    return widget


def restyle(widget: QWidget, name: str, value: object) -> None:
    """Set a property that the style sheet reads, and have it read again."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def scrolling(inside: QWidget, area: QScrollArea | None = None) -> QScrollArea:
    """`inside` in an area that scrolls downwards alone."""
    area = area or QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(inside)
    area.verticalScrollBar().setSingleStep(24)
    return area


def _fill(box: QHBoxLayout | QVBoxLayout, items: Sequence[QWidget | QLayout | int | None]) -> None:
    for item in items:
        if item is None:
            box.addStretch(1)
        elif isinstance(item, int):
            box.addSpacing(item)
        elif isinstance(item, QLayout):
            box.addLayout(item)
        else:
            box.addWidget(item)


def across(*items: QWidget | QLayout | int | None, gap: int = 8) -> QHBoxLayout:
    """A row: widgets and layouts; a number is a space, None takes what is left."""
    box = QHBoxLayout()
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(gap)
    _fill(box, items)
    return box


def down(*items: QWidget | QLayout | int | None, gap: int = 8) -> QVBoxLayout:
    """A column, written like `across`."""
    box = QVBoxLayout()
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(gap)
    _fill(box, items)
    return box


def clear(layout: QLayout) -> None:
    """Empty a layout and let its widgets go."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()
        elif (inner := item.layout()) is not None:
            clear(inner)
            inner.deleteLater()


def rule() -> QFrame:
    """A hairline."""
    line = QFrame()
    line.setProperty("rule", True)
    return line


class Column(QWidget):
    """One centred column that is never wider than its measure; fill `box`."""

    def __init__(self, width: int = 680, margin: int = MARGIN, top: int = 32, gap: int = 16) -> None:
        super().__init__()
        self.setProperty("ground", "clear")
        self._width, self._margin, self._top = width, margin, top
        self.box = QVBoxLayout(self)
        self.box.setSpacing(gap)
        self._set_margins(width)

    def _side(self, width: int) -> int:
        margin = self._margin if width >= 560 else min(self._margin, NARROW_MARGIN)
        return max(margin, (width - theme.size(self._width)) // 2)

    def _set_margins(self, width: int) -> None:
        side = self._side(width)
        self.box.setContentsMargins(side, self._top, side, 32)

    def set_measure(self, width: int) -> None:
        """Take another measure from now on."""
        if width != self._width:
            self._width = width
            self._set_margins(self.width())

    def heightForWidth(self, width: int) -> int:
        # Other margins, set only to ask, would have everything around it laid out again, and then ask again, for ever.
        now = self.box.contentsMargins()
        return self.box.totalHeightForWidth(width - 2 * self._side(width) + now.left() + now.right())

    def minimumSizeHint(self) -> QSize:
        # Wide margins are no reason not to become narrow.
        least, margins = self.box.totalMinimumSize(), self.box.contentsMargins()
        return QSize(least.width() - margins.left() - margins.right() + 2 * NARROW_MARGIN, least.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._set_margins(event.size().width())
        super().resizeEvent(event)


class Page(QScrollArea):
    """A page that scrolls downwards, with one centred column; fill `box`."""

    def __init__(self, width: int = 680, margin: int = MARGIN, top: int = 32, gap: int = 16) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.column = Column(width, margin, top, gap)
        self.box = self.column.box
        self.setWidget(self.column)
        self.verticalScrollBar().setSingleStep(24)
