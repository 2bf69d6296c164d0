"""A piece of the reading: one whole entry in the column, under the heads of the day and the quarter that it begins."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QEnterEvent,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QStyle, QWidget

from careerjournal.core import days
from careerjournal.core.entries import EntryView
from careerjournal.core.passages import Chapter
from careerjournal.core.timeline import Marker
from careerjournal.ui.kit import kinds, theme
from careerjournal.ui.kit.chips import KindChip
from careerjournal.ui.kit.clipboard import lock_away
from careerjournal.ui.kit.controls import Glyph
from careerjournal.ui.kit.parts import IconButton, across, clear, down, rule
from careerjournal.ui.kit.text import Label, label
from careerjournal.ui.prose.prose_view import ProseView
from careerjournal.ui.screens.timeline.cards import MARKS, link_names
from careerjournal.ui.screens.timeline.selection import BODY, IMPACT, Selection

INSET = 20
"""Room before the words, where a bar marks the entry that the keys are at."""
DAY_HEIGHT, MARK_HEIGHT = 36, 28
_BAR = 3
_GAPS = {"chapter": 44, "day": 28, "entry": 32}
"""What stands free above a piece that begins a quarter, a day, or only itself."""
_TURNS = (
    Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End,
    Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter,
)  # fmt: skip


@dataclass(frozen=True)
class Heads:
    """What begins with an entry: a chapter, a day, both or neither; `first` where nothing stands above it.

    `marks` stand before its day, `after` below the last entry of all.
    """

    chapter: Chapter | None = None
    day: bool = False
    first: bool = False
    marks: tuple[Marker, ...] = ()
    after: tuple[Marker, ...] = ()

    @property
    def gap(self) -> int:
        """What stands free above the entry."""
        return 0 if self.first else theme.size(_GAPS["chapter" if self.chapter else "day" if self.day else "entry"])


class DayHead(QWidget):
    """The day as words over a hairline; the same in the column and where it stays at the top."""

    def __init__(self, inset: int = 0) -> None:
        """With an inset it also covers the room beside the column."""
        super().__init__()
        self.words = label("", "strong", wrap=False)
        self.aside = label("", "faint", wrap=False)
        row = across(self.words, None, self.aside)
        row.setContentsMargins(0, 6, 0, 6)
        box = down(None, row, rule(), gap=0)
        box.setContentsMargins(inset, 0, inset, 0)
        self.setLayout(box)

    def set_words(self, words: str, aside: str = "") -> None:
        self.words.setText(words)
        self.aside.setText(aside)


class Marks(QWidget):
    """Role changes and dates of the employer's year, one quiet line each."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[Marker, ...] = ()
        self._lines = down(gap=0)
        self.setLayout(self._lines)

    def show_marks(self, marks: tuple[Marker, ...]) -> None:
        self.setVisible(bool(marks))
        if marks == self._shown:
            return
        self._shown = marks
        clear(self._lines)
        for mark in marks:
            words = " · ".join(part for part in (mark.text, mark.detail) if part)
            line = across(Glyph(MARKS[mark.noun], 14, "faint"), label(words, "muted", elide=True), gap=8)
            line.addWidget(label(days.dated(mark.day), "faint", wrap=False))
            line.setStretch(1, 1)
            row = QWidget()
            row.setLayout(line)
            row.setFixedHeight(theme.size(MARK_HEIGHT))
            self._lines.addWidget(row)
            row.show()

    def height_now(self) -> int:
        return len(self._shown) * theme.size(MARK_HEIGHT)


class FlowProse(ProseView):
    """Prose in the column: its words can be selected, and the keys that turn pages are the column's."""

    grabbed = Signal(object, int)
    """Where a selection begins: this text, and after how many letters."""
    dragged = Signal(QPoint)
    """Where on the screen the mouse is while it selects."""
    let_go = Signal()
    turned_to = Signal(bool)
    """The keys come here, or go; whether Tab brought them."""

    def __init__(self, name: str) -> None:
        super().__init__(name, fit_content=True)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.turned_to.emit(event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.turned_to.emit(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        selecting = event.modifiers() & Qt.KeyboardModifier.ShiftModifier and event.key() != Qt.Key.Key_Space
        wide = event.matches(QKeySequence.StandardKey.Copy) or event.matches(QKeySequence.StandardKey.SelectAll)
        if wide or (event.key() in _TURNS and not selecting):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self.grabbed.emit(self, self.at(event.globalPosition().toPoint()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.dragged.emit(event.globalPosition().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self.let_go.emit()

    def at(self, where: QPoint) -> int:
        """After how many letters a place on the screen is."""
        return self.cursorForPosition(self.viewport().mapFromGlobal(where)).position()

    def select(self, start: int, end: int) -> None:
        """Select some letters; the same place twice for none."""
        cursor = self.textCursor()
        most = self.document().characterCount() - 1
        cursor.setPosition(min(start, most))
        cursor.setPosition(min(end, most), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)


class Piece(QWidget):
    """Shows one entry whole. Pieces are used again for other entries as the column moves."""

    written = Signal(str)
    """The uid of the entry that is to be written."""
    pressed = Signal(int)
    copied = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.number = -1
        self.uid = ""
        self.day_top = 0
        self._current = self._marked = False
        self._top = self._bottom = 0
        self._make()
        for part in self._parts:
            part.setParent(self)
        self._pen.setParent(self)
        for view in (self.body, self.impact):
            view.copied.connect(self.copied)

    def _make(self) -> None:
        self.chapter, self.detail = label("", "h1", wrap=False), label("", "muted", wrap=False)
        self.note = label("", "muted")
        self.marks, self.after = Marks(), Marks()
        self.day = DayHead()
        self.title = label("", "title")
        self.kind = KindChip("note")
        self.when = label("", "meta", wrap=False)
        self.lock = Glyph("lock", 14, "muted")
        self.only_me = label(self.tr("Only for me"), "meta", wrap=False)
        self.meta = QWidget()
        self.meta.setLayout(across(self.kind, self.when, self.lock, self.only_me, None, gap=8))
        self.body = FlowProse(self.tr("Entry"))
        self.impact_head = label(self.tr("Impact"), "accent", wrap=False)
        self.impact = FlowProse(self.tr("Impact"))
        self.foot = label("", "faint")
        self.heading = QWidget()
        self.heading.setLayout(across(self.chapter, self.detail, None, gap=12))
        self._pen = IconButton("pen-line", self.tr("Write this entry"), lambda: self.written.emit(self.uid))
        self._parts = (
            self.marks, self.after,
            self.heading, self.note, self.day, self.title, self.meta,
            self.body, self.impact_head, self.impact, self.foot,
        )  # fmt: skip

    # --- filling

    def show_entry(self, number: int, entry: EntryView | None, heads: Heads, width: int) -> int:
        """Show an entry in a column of some width; the height that it takes."""
        self.number, self.uid = number, entry.id if entry else ""
        self._fill_heads(entry, heads)
        self._fill(entry)
        return self._lay_out(heads, width)

    def _fill_heads(self, entry: EntryView | None, heads: Heads) -> None:
        chapter = heads.chapter
        self.heading.setVisible(chapter is not None)
        self.chapter.setText(chapter.title if chapter else "")
        self.detail.setText(chapter.detail if chapter else "")
        self._say(self.note, chapter.note if chapter else "")
        self.marks.show_marks(heads.marks)
        self.after.show_marks(heads.after)
        self.day.setVisible(heads.day and entry is not None)
        self.day.set_words(days.whole(entry.day) if entry else "")

    def _fill(self, entry: EntryView | None) -> None:
        for part in (self.meta, self.body, self.impact_head, self.impact):
            part.setVisible(entry is not None)
        self._say(self.title, entry.title if entry else self.tr("This entry is in the trash now."))
        self._say(self.foot, about(entry) if entry else "")
        if entry is None:
            return
        self.kind.set_kind(entry.kind)
        self.when.setText(entry.time)
        self.lock.setVisible(entry.private)
        lock_away(self, entry.private)
        self.only_me.setVisible(entry.private)
        self.body.set_source(entry.body)
        self.body.setVisible(bool(entry.body.strip()))
        self.impact.set_source(entry.impact)
        for part in (self.impact_head, self.impact):
            part.setVisible(bool(entry.impact.strip()))

    def _say(self, where: Label, words: str) -> None:
        where.setText(words)
        where.setVisible(bool(words))

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """What Tab goes through, in its order."""
        return self.body, self.impact, self._pen

    # --- selecting

    def text_at(self, where: QPoint) -> tuple[int, FlowProse]:
        """The text that is nearest to a place on the screen: which part of the entry it is, and its page."""
        below = not self.impact.isHidden() and self.mapFromGlobal(where).y() >= self.impact_head.y()
        return (IMPACT, self.impact) if below or self.body.isHidden() else (BODY, self.body)

    def show_selection(self, selection: Selection | None, without: FlowProse | None = None) -> None:
        """Select what lies in this entry, but for the text that the mouse is selecting in itself."""
        for part, view in ((BODY, self.body), (IMPACT, self.impact)):
            if view is not without:
                length = view.document().characterCount() - 1
                view.select(*(selection.within(self.number, part, length) if selection else (0, 0)))

    # --- laying out: by hand, because the height is needed at once

    def _lay_out(self, heads: Heads, width: int) -> int:
        self._width = width
        y = heads.gap
        y = self._put(self.heading, y, self.heading.sizeHint().height(), 0)
        y = self._put(self.note, y, self.note.heightForWidth(width), 8)
        y += theme.size(8) if heads.chapter else 0
        y = self._put(self.marks, y, self.marks.height_now(), 16)
        self.day_top = y
        y = self._put(self.day, y, theme.size(DAY_HEIGHT), 20)
        self._top = y
        y = self._put(self.title, y, self.title.heightForWidth(self._beside_pen()), 6, self._beside_pen())
        y = self._put(self.meta, y, theme.size(24), 8)
        y = self._put_prose(self.body, y, 4)
        y = self._put(self.impact_head, y, theme.size(20), 4)
        y = self._put_prose(self.impact, y, 4)
        y += theme.size(4) if not self.foot.isHidden() else 0
        y = self._put(self.foot, y, self.foot.heightForWidth(width), 0)
        self._bottom = y
        y += theme.size(20) if heads.after else 0
        y = self._put(self.after, y, self.after.height_now(), 0)
        side = self._pen.sizeHint()
        self._place(self._pen, QRect(INSET + width - side.width(), self._top - 2, side.width(), side.height()))
        self._show_pen()
        self.update()
        return y

    def _beside_pen(self) -> int:
        return self._width - self._pen.sizeHint().width() - 8

    def _put(self, part: QWidget, y: int, height: int, below: int, width: int = 0) -> int:
        """Place a part where it is shown; where the next one begins."""
        if part.isHidden():
            return y
        self._place(part, QRect(INSET, y, width or self._width, height))
        return y + height + theme.size(below)

    def _put_prose(self, view: ProseView, y: int, below: int) -> int:
        if view.isHidden():
            return y
        self._place(view, QRect(INSET, y, self._width, view.height()))  # a new width gives it its new height
        return y + view.height() + theme.size(below)

    def _place(self, part: QWidget, rect: QRect) -> None:
        whole = QRect(0, 0, INSET + self._width, rect.height())
        part.setGeometry(QStyle.visualRect(self.layoutDirection(), whole, rect))

    # --- the entry that the keys are at

    def set_current(self, current: bool, has_keys: bool) -> None:
        """Offer to write the entry that one is at, with a bar beside it while the keys are here."""
        if (current, current and has_keys) != (self._current, self._marked):
            self._current, self._marked = current, current and has_keys
            self._show_pen()
            self.update()

    def _show_pen(self) -> None:
        self._pen.setVisible(bool(self.uid) and (self._current or self.underMouse()))

    def enterEvent(self, event: QEnterEvent) -> None:
        self._show_pen()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._show_pen()
        super().leaveEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.pressed.emit(self.number)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._marked:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.current().colour("accent"))
        bar = QRect(0, self._top + 2, _BAR, self._bottom - self._top - 4)
        painter.drawRoundedRect(QRectF(QStyle.visualRect(self.layoutDirection(), self.rect(), bar)), 1.5, 1.5)
        painter.end()

    def sizeHint(self) -> QSize:
        return self.size()


def about(entry: EntryView) -> str:
    """How it felt and what it is linked to, as one line."""
    felt = (kinds.feeling(entry.energy),) if entry.energy is not None else ()
    return " · ".join((*felt, *link_names(entry)))
