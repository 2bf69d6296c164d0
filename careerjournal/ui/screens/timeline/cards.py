"""Cards: how an entry, a quarter's head and a marker look in the timeline, painted."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from careerjournal.core import days, prose
from careerjournal.core.entries import EntryView
from careerjournal.core.quarter import Quarter
from careerjournal.core.timeline import Marker
from careerjournal.ui.kit import chips, icons, theme
from careerjournal.ui.kit.theme import READING

CARD, HEAD, MARKER = 128, 60, 40
SIDE, END = 22, 12
"""Room beside the cards; the scroll bar stands in what is left at the end."""
_INSIDE, _DATE = 16, 34
_EXCERPT = 400
MARKS = {"role": "milestone", "cycle-date": "calendar-check"}


@dataclass(frozen=True)
class Head:
    """The line above a lane: its quarter and how many entries follow."""

    quarter: Quarter
    count: int
    entries: str


Line = Head | EntryView | Marker
Index = QModelIndex | QPersistentModelIndex


def card_height() -> int:
    return theme.size(CARD)


def head_height() -> int:
    return theme.size(HEAD)


def marker_height() -> int:
    return theme.size(MARKER)


def link_names(entry: EntryView) -> tuple[str, ...]:
    """What an entry is about, in the order in which it is shown."""
    return tuple(link.name for links in (entry.people, entry.strengths, entry.goals, entry.themes) for link in links)


class CardPainter(QStyledItemDelegate):
    """Paints one line of the timeline; the model gives it whole as UserRole."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, card_height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line: Line = index.data(Qt.ItemDataRole.UserRole)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        brush = _Brush(painter, option, option.rect.adjusted(SIDE, 0, -END, 0))
        if isinstance(line, Head):
            _head(brush, line)
        elif isinstance(line, Marker):
            _marker(brush, line)
        elif isinstance(line, EntryView):
            _card(brush, line)
        painter.restore()


class _Brush:
    """A painter that is told places as for left-to-right and mirrors them where the language runs the other way."""

    def __init__(self, painter: QPainter, option: QStyleOptionViewItem, box: QRect) -> None:
        self.painter, self.box = painter, box
        self._direction = option.direction
        state = option.state
        self.chosen = bool(state & QStyle.StateFlag.State_Selected)
        self.over = bool(state & QStyle.StateFlag.State_MouseOver)
        self.focused = bool(state & QStyle.StateFlag.State_HasFocus)

    def place(self, rect: QRect) -> QRect:
        return QStyle.visualRect(self._direction, self.box, rect)

    def align(self, flags: Qt.AlignmentFlag) -> Qt.AlignmentFlag:
        return QStyle.visualAlignment(self._direction, flags)

    def words(self, rect: QRect, text: str, font: QFont, role: str, end: bool = False) -> int:
        """Write one line, cut with an ellipsis; the width it took."""
        metrics = QFontMetrics(font)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        self.painter.setFont(font)
        self.painter.setPen(theme.current().colour(role))
        side = Qt.AlignmentFlag.AlignRight if end else Qt.AlignmentFlag.AlignLeft
        self.painter.drawText(self.place(rect), int(self.align(side) | Qt.AlignmentFlag.AlignVCenter), shown)
        return metrics.horizontalAdvance(shown)

    def middle(self, rect: QRect, text: str, font: QFont, role: str) -> None:
        self.painter.setFont(font)
        self.painter.setPen(theme.current().colour(role))
        self.painter.drawText(self.place(rect), int(Qt.AlignmentFlag.AlignCenter), text)

    def icon(self, rect: QRect, name: str, role: str) -> None:
        icons.paint(self.painter, name, self.place(rect), role)

    def paragraph(self, rect: QRect, text: str, font: QFont, role: str, lines: int, step: int) -> int:
        """Write at most so many lines, the last one cut with an ellipsis; how many it took."""
        layout = QTextLayout(text, font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        number = 0
        while number < lines and (line := layout.createLine()).isValid():
            line.setLineWidth(rect.width())
            start, length = line.textStart(), line.textLength()
            piece = text[start:] if number == lines - 1 else text[start : start + length].rstrip()
            self.words(QRect(rect.left(), rect.top() + number * step, rect.width(), step), piece, font, role)
            number += 1
        layout.endLayout()
        return number


def _head(brush: _Brush, head: Head) -> None:
    box = brush.box
    line = QRect(box.left() + 2, box.bottom() - theme.size(38), box.width() - 4, theme.size(30))
    title = theme.font(20, 600, READING)
    count = theme.font(12, figures=True)
    room = QFontMetrics(count).horizontalAdvance(head.entries)
    brush.words(QRect(line.right() - room, line.top() + 2, room + 1, line.height()), head.entries, count, "faint", True)
    taken = brush.words(line, head.quarter.label, title, "text")
    left = line.left() + taken + theme.size(10)
    space = line.right() - room - theme.size(10) - left
    if space > theme.size(40):
        brush.words(QRect(left, line.top() + 2, space, line.height()), head.quarter.span, theme.font(12), "muted")


def _marker(brush: _Brush, marker: Marker) -> None:
    box, glyph = brush.box, theme.size(14)
    middle = box.center().y()
    left = box.left() + _INSIDE
    brush.icon(
        QRect(left + (theme.size(_DATE) - glyph) // 2, middle - glyph // 2, glyph, glyph), MARKS[marker.noun], "faint"
    )
    day = f"{marker.day.day} {days.short_month(marker.day)}"
    font = theme.font(12, figures=True)
    room = QFontMetrics(font).horizontalAdvance(day) + 2
    line = QRect(left + theme.size(_DATE) + _INSIDE, box.top(), 0, box.height())
    line.setRight(box.right() - room - theme.size(12))
    brush.words(QRect(box.right() - room, box.top(), room, box.height()), day, font, "faint", True)
    taken = brush.words(line, marker.text, theme.font(12, 600), "muted")
    rest = QRect(line)
    rest.setLeft(line.left() + taken + theme.size(8))
    if marker.detail and rest.width() > theme.size(40):
        brush.words(rest, marker.detail, theme.font(12), "faint")
    brush.painter.setPen(QPen(theme.current().colour("line"), 1))
    y = box.bottom() - 1
    brush.painter.drawLine(QPoint(box.left() + 2, y), QPoint(box.right() - 2, y))


def _card(brush: _Brush, entry: EntryView) -> None:
    box = brush.box.adjusted(0, 4, 0, -6)
    _ground(brush, QRectF(box))
    inside = box.adjusted(_INSIDE, theme.size(14), -_INSIDE, -theme.size(12))
    _date(brush, QRect(inside.left(), inside.top() - 3, theme.size(_DATE), inside.height()), entry)
    inside.setLeft(inside.left() + theme.size(_DATE) + _INSIDE)
    foot = QRect(inside.left(), inside.bottom() + 1 - theme.size(22), inside.width(), theme.size(22))
    _foot(brush, foot, entry)
    top = QRect(inside.left(), inside.top() - 2, inside.width(), theme.size(22))
    if entry.title:
        brush.words(top, entry.title, theme.font(15, 600), "text")
        under = QRect(inside.left(), top.bottom() + 3, inside.width(), theme.size(40))
        brush.paragraph(under, prose.excerpt(entry.body, _EXCERPT), theme.font(13), "muted", 2, theme.size(20))
    else:
        brush.paragraph(top, prose.excerpt(entry.body, _EXCERPT), theme.font(15), "text", 3, theme.size(21))


def _ground(brush: _Brush, box: QRectF) -> None:
    t, painter = theme.current(), brush.painter
    if brush.chosen:  # a soft shadow in steps is cheaper and crisper than an effect
        painter.setPen(Qt.PenStyle.NoPen)
        for spread, alpha in ((3, 5), (2, 8), (1, 12)):
            painter.setBrush(QColor(0, 0, 0, alpha * 2 if t.dark else alpha))
            painter.drawRoundedRect(
                box.adjusted(1 - spread, 2.5 - spread, spread - 1, spread + 0.5), 12 + spread, 12 + spread
            )
    painter.setBrush(t.colour("selected" if brush.chosen else "raised" if brush.over else "surface"))
    painter.setPen(QPen(t.colour("accent" if brush.chosen else "line"), 1.5 if brush.chosen else 1))
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 12, 12)
    if brush.focused:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(t.colour("focus"), 2))
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 12, 12)


def _date(brush: _Brush, box: QRect, entry: EntryView) -> None:
    day = QRect(box.left(), box.top(), box.width(), theme.size(24))
    brush.middle(day, str(entry.day.day), theme.font(20, 600, figures=True), "text")
    month = QRect(box.left(), day.bottom(), box.width(), theme.size(16))
    brush.middle(month, days.short_month(entry.day), theme.font(11, 500), "muted")
    if entry.private:
        glyph = theme.size(14)
        brush.icon(QRect(box.center().x() - glyph // 2 + 1, box.bottom() - glyph - 1, glyph, glyph), "lock", "faint")


def _foot(brush: _Brush, box: QRect, entry: EntryView) -> None:
    width = chips.kind_width(entry.kind)
    spot = brush.place(QRect(box.left(), box.top(), width, box.height()))
    chips.paint_kind(brush.painter, spot.left(), spot.top(), entry.kind)
    rest = QRect(box)
    rest.setLeft(box.left() + width + theme.size(10))
    _links(brush, rest, link_names(entry))


def _links(brush: _Brush, box: QRect, names: tuple[str, ...]) -> None:
    """As many names as there is room for, at most three, then "+2"."""
    font, gap = theme.font(12), theme.size(10)
    metrics = QFontMetrics(font)
    left = box.left()
    for number, name in enumerate(names):
        more = len(names) - number - 1
        reserve = metrics.horizontalAdvance(f"+{more}") + gap if more else 0
        room = box.right() - left - reserve
        wide = metrics.horizontalAdvance(name)
        if number == chips.SHOWN or (wide > room and number):
            brush.words(QRect(left, box.top(), box.right() - left, box.height()), f"+{more + 1}", font, "faint")
            return
        left += brush.words(QRect(left, box.top(), max(0, room), box.height()), name, font, "faint") + gap
