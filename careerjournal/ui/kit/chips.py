"""Chips: a kind (filled), a link to a record (outlined), a filter (checkable), and the layout they flow in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QEnterEvent, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from careerjournal.ui.kit import icons, kinds, theme
from careerjournal.ui.kit.flow import FlowLayout
from careerjournal.ui.kit.parts import Button, bare, clear
from careerjournal.ui.kit.text import plain_button_text, set_tip

__all__ = ["Chips", "FilterChip", "FlowLayout", "KindChip", "LinkChip", "kind_width", "paint_kind"]

KIND_HEIGHT, LINK_HEIGHT, SHOWN = 22, 24, 3


# --- painted, for delegates


def kind_width(kind: str) -> int:
    """How wide `paint_kind` will be."""
    words = QFontMetrics(theme.font(11, 600)).horizontalAdvance(kinds.word(kind))
    return words + theme.size(34)


def paint_kind(painter: QPainter, left: float, top: float, kind: str) -> int:
    """Draw a kind's chip, 22 high, and return its width."""
    pair, width, height = theme.current().kind(kind), kind_width(kind), theme.size(KIND_HEIGHT)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(pair.background))
    painter.drawRoundedRect(QRectF(left, top, width, height), height / 2, height / 2)
    glyph = theme.size(12)
    mark = QRectF(left + theme.size(8), top + (height - glyph) / 2, glyph, glyph)
    icons.paint(painter, kinds.icon_name(kind), mark, pair.text, 2)
    painter.setFont(theme.font(11, 600))
    painter.setPen(QColor(pair.text))
    words = QRectF(left + theme.size(24), top, width, height)
    painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, kinds.word(kind))
    painter.restore()
    return width


# --- widgets


class KindChip(QWidget):
    """A kind as icon, word and colour."""

    def __init__(self, kind: str) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_kind(kind)

    def set_kind(self, kind: str) -> None:
        self._kind = kind
        self.setAccessibleName(kinds.word(kind))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(kind_width(self._kind), theme.size(KIND_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_kind(QPainter(self), 0, 0, self._kind)


class LinkChip(QPushButton):
    """A link to a record, outlined; where it can be removed, by its cross (on hover and focus) or the Delete key."""

    removed = Signal()

    def __init__(self, text: str, icon: str = "", removable: bool = False, filled: bool = False) -> None:
        super().__init__(plain_button_text(text))
        self.setProperty("chip", True)
        self.setProperty("elided", True)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(text)
        if removable:
            self.setAccessibleDescription(self.tr("Delete removes it"))
        self._words, self._icon, self._removable, self._filled = text, icon, removable, filled
        self._over_cross = False
        self.setMouseTracking(removable)

    def sizeHint(self) -> QSize:
        width = QFontMetrics(theme.font(12, 500)).horizontalAdvance(self._words) + theme.size(22)
        width += theme.size(16) if self._icon else 0
        width += theme.size(16) if self._removable else 0
        return QSize(min(width, theme.size(320)), theme.size(LINK_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.sizeHint().width(), theme.size(80)), theme.size(LINK_HEIGHT))

    def _cross(self) -> QRect:
        side = theme.size(14)
        return QRect(self.width() - side - theme.size(7), (self.height() - side) // 2, side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        t = theme.current()
        lit = self.underMouse() or self.hasFocus()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, lit)
        ink = t.accent_text if self._filled else t.text if lit else t.muted
        left = theme.size(11)
        if self._icon:
            glyph = theme.size(12)
            icons.paint(painter, self._icon, QRectF(left - 1, (self.height() - glyph) / 2, glyph, glyph), ink, 2)
            left += theme.size(16)
        right = theme.size(11) + (theme.size(16) if self._removable else 0)
        painter.setFont(theme.font(12, 500))
        painter.setPen(QColor(ink))
        room = self.width() - left - right + 1
        words = painter.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRect(left, 0, room, self.height()), Qt.AlignmentFlag.AlignVCenter, words)
        if self._removable and lit:
            icons.paint(painter, "x", self._cross(), t.text if self._over_cross else ink, 2)
        painter.end()

    def _paint_ground(self, painter: QPainter, lit: bool) -> None:
        t = theme.current()
        if self.hasFocus():
            painter.setPen(QPen(QColor(t.focus), 2))
        else:
            painter.setPen(QPen(QColor(t.accent_soft if self._filled else t.outline), 1))
        painter.setBrush(QColor(t.accent_soft) if self._filled else QColor(t.raised) if lit else Qt.BrushStyle.NoBrush)
        edge = 1.0 if self.hasFocus() else 0.5
        box = QRectF(self.rect()).adjusted(edge, edge, -edge, -edge)
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = self._removable and self._cross().adjusted(-4, -6, 6, 6).contains(event.position().toPoint())
        if over != self._over_cross:
            self._over_cross = over
            self.update()
        super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._over_cross and self.isDown():
            self.setDown(False)
            self.removed.emit()
            return
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._removable and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self._over_cross = False
        super().leaveEvent(event)
        self.update()


class FilterChip(Button):
    """A filter that is on or off; on, it carries a check mark."""

    def __init__(self, text: str, on: bool = False) -> None:
        super().__init__(text)
        self.setProperty("filter", True)
        self.setCheckable(True)
        self.toggled.connect(self._draw)
        self.setChecked(on)

    def _draw(self, on: bool) -> None:
        if on:
            self.set_icon("check", "accent_text")
        else:
            self.setIcon(type(self.icon())())


class Chips(QWidget):
    """Links that flow: the first three, then "+2" which shows the rest."""

    opened = Signal(str)

    def __init__(self, links: Sequence[tuple[str, str]] = (), shown: int = SHOWN, icon: str = "") -> None:
        """`links` are (uid, name)."""
        super().__init__()
        self._shown, self._icon = shown, icon
        self._flow = FlowLayout()
        self.setLayout(self._flow)
        self.set_links(links)

    def set_links(self, links: Sequence[tuple[str, str]]) -> None:
        self._links = tuple(links)
        self._fill(self._shown)

    def _fill(self, shown: int) -> None:
        clear(self._flow)
        for uid, name in self._links[:shown]:
            self._add(LinkChip(name, self._icon), partial(self.opened.emit, uid))
        rest = self._links[shown:]
        if rest:
            more = LinkChip(f"+{len(rest)}")
            more.setAccessibleName(self.tr("%n more", "", len(rest)))
            set_tip(more, ", ".join(name for _uid, name in rest))
            self._add(more, lambda: self._fill(len(self._links)))

    def _add(self, chip: LinkChip, pressed: Callable[[], object]) -> None:
        chip.clicked.connect(bare(pressed))
        self._flow.addWidget(chip)
