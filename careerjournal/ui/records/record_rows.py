"""Rows inside a page: what hangs on a record, one line each, which lead to where it is told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QStyle, QWidget

from careerjournal.core import days
from careerjournal.core.entries import EntryView
from careerjournal.core.options import OptionView
from careerjournal.core.prose import first_line
from careerjournal.ui.kit import icons, kinds, theme
from careerjournal.ui.kit.parts import IconButton, across, bare, clear, down, set_tip
from careerjournal.ui.records import states
from careerjournal.ui.records.states import State

SIDE, GAP = 8, 12


@dataclass(frozen=True)
class Line:
    """One row: a date or an icon in front, the words, a muted second line, and a state at the end."""

    uid: str
    title: str
    detail: str = ""
    lead: str = ""
    icon: str = ""
    state: State | None = None

    @property
    def spoken(self) -> str:
        return ", ".join(part for part in (self.title, self.lead, self.detail, self.state and self.state.word) if part)


def of_entry(entry: EntryView, strength: str = "") -> Line:
    """An entry by its day; with a strength, how it met that one."""
    met = next((link.effect for link in entry.strengths if link.id == strength), "")
    day = f"{entry.day.day} {days.short_month(entry.day)} {entry.day.year}"
    title = entry.title or first_line(entry.body)
    return Line(entry.id, title, "", day, kinds.icon_name(entry.kind), states.of_effect(met) if met else None)


def of_option(option: OptionView) -> Line:
    return Line(option.id, option.title, option.trial, "", "signpost", states.of_option(option.state))


class RecordRow(QAbstractButton):
    """One line that is pressed to open what it names."""

    def __init__(self, line: Line, lead: int) -> None:
        """`lead` is the room for the dates in front, the same in every row."""
        super().__init__()
        self.line, self._lead = line, lead
        self.setAccessibleName(line.spoken)
        set_tip(self, line.title)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        return QSize(theme.size(280), theme.size(60 if self.line.detail else 44))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._ground(painter)
        box = self.rect().adjusted(SIDE, 0, -SIDE, 0)
        first = QRect(box.left(), box.top() + (theme.size(9) if self.line.detail else 0), box.width(), theme.size(22))
        if not self.line.detail:
            first.setHeight(box.height())
        first.setLeft(self._front(painter, first))
        inside = first.left()
        first.setRight(first.right() - self._end(painter, first))
        self._words(painter, first, self.line.title, theme.font(13, 500), "text")
        if self.line.detail:
            second = QRect(inside, first.bottom() + 1, box.right() - inside, theme.size(20))
            self._words(painter, second, self.line.detail, theme.font(12), "muted")
        painter.end()

    def _ground(self, painter: QPainter) -> None:
        t, box = theme.current(), QRectF(self.rect())
        painter.setPen(QPen(t.colour("line"), 1))
        bottom = self.height() - 0.5
        painter.drawLine(round(box.left()) + SIDE, round(bottom), round(box.right()) - SIDE, round(bottom))
        if self.underMouse() or self.isDown():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(t.colour("raised" if not t.dark else "pressed"))
            painter.drawRoundedRect(box.adjusted(0, 1, 0, -1), 6, 6)
        if self.hasFocus():
            painter.setPen(QPen(t.colour("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -2), 6, 6)

    def _front(self, painter: QPainter, row: QRect) -> int:
        """The date, then the icon; where the words begin."""
        left = row.left()
        if self._lead:
            spot = QRect(left, row.top(), self._lead, row.height())
            self._words(painter, spot, self.line.lead, theme.font(12, figures=True), "muted")
            left += self._lead + theme.size(GAP)
        if self.line.icon:
            self._glyph(painter, self.line.icon, "muted", left, row)
            left += theme.size(16) + theme.size(10)
        return left

    def _end(self, painter: QPainter, row: QRect) -> int:
        """The state; how much room it took."""
        state = self.line.state
        if state is None:
            return 0
        font = theme.font(12, 500)
        width = QFontMetrics(font).horizontalAdvance(state.word) + 2
        left = row.right() + 1 - width
        self._words(painter, QRect(left, row.top(), width, row.height()), state.word, font, state.colour)
        if state.icon:
            left -= theme.size(20)
            self._glyph(painter, state.icon, state.colour, left, row)
        return row.right() + 1 - left + theme.size(GAP)

    def _glyph(self, painter: QPainter, name: str, role: str, left: int, row: QRect) -> None:
        side = theme.size(16)
        spot = QRect(left, row.center().y() - side // 2 + 1, side, side)
        icons.paint(painter, name, QStyle.visualRect(self.layoutDirection(), self.rect(), spot), role)

    def _words(self, painter: QPainter, box: QRect, text: str, font: QFont, role: str) -> None:
        painter.setFont(font)
        painter.setPen(theme.current().colour(role))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        side = QStyle.visualAlignment(self.layoutDirection(), Qt.AlignmentFlag.AlignLeft)
        place = QStyle.visualRect(self.layoutDirection(), self.rect(), box)
        painter.drawText(place, int(side | Qt.AlignmentFlag.AlignVCenter), shown)


class RecordRows(QWidget):
    """Some rows under each other; they are made anew only where they say something else."""

    opened = Signal(str)
    removed = Signal(str)

    def __init__(self, removable: bool = False) -> None:
        super().__init__()
        self._lines: tuple[Line, ...] = ()
        self._removable = removable
        self._box = down(gap=0)
        self.setLayout(self._box)
        theme.signals.changed.connect(self._fill)

    def set_lines(self, lines: Sequence[Line]) -> None:
        if tuple(lines) != self._lines:
            self._lines = tuple(lines)
            self._fill()
        self.setVisible(bool(lines))

    def lines(self) -> tuple[Line, ...]:
        return self._lines

    def rows(self) -> list[RecordRow]:
        return [row for row in self.findChildren(RecordRow) if not row.isHidden()]

    def _fill(self) -> None:
        held = next((row.line.uid for row in self.rows() if row.hasFocus()), "")
        clear(self._box)
        metrics = QFontMetrics(theme.font(12, figures=True))
        lead = max((metrics.horizontalAdvance(line.lead) + 2 for line in self._lines if line.lead), default=0)
        for line in self._lines:
            row = RecordRow(line, lead)
            row.clicked.connect(bare(partial(self.opened.emit, line.uid)))
            self._box.addWidget(self._with_cross(row) if self._removable else row)
            if line.uid == held:
                row.setFocus()

    def _with_cross(self, row: RecordRow) -> QWidget:
        name = self.tr("Remove {title}").format(title=row.line.title)
        cross = IconButton("x", name, partial(self.removed.emit, row.line.uid), "faint")
        both = QWidget()
        both.setLayout(across(row, cross, gap=4))
        return both
