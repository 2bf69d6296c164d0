"""The flow: whole entries one after another in one column, of which only those in sight are made."""

from __future__ import annotations

from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Iterator
from functools import partial
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QFrame, QWidget

from careerjournal.core import days, passages, prose
from careerjournal.core.entries import EntryView
from careerjournal.core.journal import Journal
from careerjournal.core.passages import Passage
from careerjournal.ui.kit import kinds, theme
from careerjournal.ui.kit.layout import MARGIN, ground
from careerjournal.ui.screens.timeline.heights import Heights
from careerjournal.ui.screens.timeline.piece import DAY_HEIGHT, INSET, DayHead, Heads, Piece
from careerjournal.ui.screens.timeline.selecting import Selecting

MEASURE = 640
_ABOVE, _BELOW = 8, 64
_AHEAD = 200
"""Pixels beyond the edges that are made before they are seen."""
_BATCH, _BATCHES = 20, 12
_LETTER, _LINE = 8.1, 28
"""What a letter and a line of prose take, to guess the height of an entry that nobody has seen."""

_NONE = Heads()
_IN_SIGHT = 80
"""Pixels of an entry that are enough to know where one is."""


class Flow(QAbstractScrollArea):
    """Reads a passage. Every entry has a height at once, guessed until it is seen; what is in sight never jumps."""

    opened = Signal(str)
    """Enter: the uid of an entry that is to be written."""
    copied = Signal(str)

    def __init__(self, journal: Journal) -> None:
        super().__init__()
        self._journal = journal
        self.passage = Passage()
        self.current = 0
        self._heights = Heights()
        self._shown: dict[int, Piece] = {}
        self._spare: list[Piece] = []
        self._read: OrderedDict[int, dict[str, EntryView]] = OrderedDict()
        self._laying = False
        self._arriving = True
        self._wide = 0
        self.selecting = Selecting(self)
        self.setAccessibleName(self.tr("Reading"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # A short text stands where a long one does.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.verticalScrollBar().setSingleStep(48)
        ground(self.viewport(), "surface")
        self.day = DayHead(INSET)
        self.day.setParent(self.viewport())
        ground(self.day, "surface")
        self.day.hide()
        theme.signals.changed.connect(self._measure_anew)

    # --- what is read

    def show_passage(self, passage: Passage, number: int = 0) -> None:
        """Read a passage, from one of its entries on."""
        self.passage = passage
        self.current = max(0, number)
        self._arriving = True
        self.selecting.forget()
        self._forget()
        self._arrive()

    def refresh(self, passage: Passage) -> None:
        """Take in what changed elsewhere, and stay at the place."""
        uid, top = self.uid(), self._offset()
        self.passage = passage
        self.selecting.forget()
        self._forget()
        number = passage.number_of(uid)
        self._hold(max(0, number), top if number >= 0 else 0)

    def uid(self) -> str:
        """The entry that the keys are at."""
        return self.passage.places[self.current].id if self.current < len(self.passage.places) else ""

    def _forget(self) -> None:
        for piece in list(self._shown.values()):
            self._put_away(piece)
        self._read.clear()
        self._measure_anew()

    def _measure_anew(self) -> None:
        """All heights are guesses again: other entries, another width, another size of text."""
        number, top = self.current, self._offset()
        self._wide = self._width()
        self._heights.guess(self._guesses(), theme.size(_ABOVE))
        for piece in list(self._shown.values()):
            self._put_away(piece)
        if not self._arriving:
            self._hold(number, top)

    def entry(self, number: int) -> EntryView | None:
        batch = number // _BATCH
        if batch not in self._read:
            places = self.passage.places[batch * _BATCH : (batch + 1) * _BATCH]
            self._read[batch] = {entry.id: entry for entry in passages.read(self._journal, places)}
            if len(self._read) > _BATCHES:
                self._read.popitem(last=False)
        self._read.move_to_end(batch)
        return self._read[batch].get(self.passage.places[number].id)

    def _heads(self, number: int) -> Heads:
        chapter = self.passage.chapters.get(number)
        places = self.passage.places
        new_day = number == 0 or chapter is not None or places[number].day != places[number - 1].day
        marks = self.passage.marks.get(number, ())
        after = self.passage.marks.get(number + 1, ()) if number == len(places) - 1 else ()
        return Heads(chapter, new_day, number == 0, marks, after)

    # --- heights

    def _width(self) -> int:
        return measure(self.viewport().width())

    def _guesses(self) -> Iterator[int]:
        """How high each entry may be, by the length of its text and the heads over it."""
        letter = _LETTER * theme.text_scale() / max(1, self._wide)
        chapters, day = self.passage.chapters, None
        for number, place in enumerate(self.passage.places):
            lines = 1 + int(place.length * letter)
            heads = (64 if place.day != day else 0) + (70 if number in chapters else 0)
            day = place.day
            yield theme.size(100 + heads + lines * _LINE)

    def _offset(self) -> int:
        """How far the current entry's top is below the edge of what is seen."""
        tops = self._heights.tops
        return tops[self.current] - self.verticalScrollBar().value() if self.current < len(tops) else 0

    # --- moving

    def _arrive(self) -> None:
        """Begin where one wanted to, once there is something to see it in."""
        if self.isVisible() and self._arriving:
            self._arriving = False
            self.go_to(self.current)

    def go_to(self, number: int) -> None:
        """Bring an entry to the top, and the keys to it."""
        self.set_current(number)
        self._hold(number, self._below_day(number))

    def _below_day(self, number: int) -> int:
        """Where an entry stands at the top: below the day that stays there, unless it begins one."""
        if not number or number >= len(self.passage.places):
            return theme.size(_ABOVE)
        heads = self._heads(number)
        under = 12 if heads.chapter else 0 if heads.day and not heads.marks else DAY_HEIGHT + 12
        return theme.size(under) - heads.gap

    def step(self, by: int) -> None:
        """Go some entries on or back."""
        if self.passage.places:
            self.go_to(min(max(0, self.current + by), len(self.passage.places) - 1))

    def turn_chapter(self, by: int) -> None:
        """Go to the beginning of the chapter after or before this one."""
        starts = sorted(self.passage.chapters)
        if starts:
            here = bisect_right(starts, self.current) - 1
            self.go_to(starts[min(max(0, here + by), len(starts) - 1)])

    def go_to_end(self) -> None:
        self.step(len(self.passage.places))
        bar = self.verticalScrollBar()
        bar.setValue(bar.maximum())

    def set_current(self, number: int) -> None:
        self.current = number
        self._mark()

    def _mark(self) -> None:
        for piece in self._shown.values():
            piece.set_current(piece.number == self.current, self._has_keys())
        entry = self.entry(self.current) if self.passage.places and self.isVisible() else None
        self.setAccessibleDescription(spoken(entry) if entry else "")

    # --- laying out what is in sight

    def _hold(self, number: int, top: int) -> None:
        """Lay out so that an entry's top stands some pixels below the edge."""
        if not self.isVisible() or self._laying or self._arriving:
            return
        self._laying = True
        for _ in range(6):  # each round may show entries whose height was only guessed
            self._scroll_to(number, top)
            if not self._make():
                break
        self._scroll_to(number, top)
        self._place()
        stops = [self, *(stop for piece in self.pieces() for stop in piece.stops)]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)
        self._laying = False

    def _scroll_to(self, number: int, top: int) -> None:
        tops, bar, high = self._heights.tops, self.verticalScrollBar(), self.viewport().height()
        bar.setPageStep(max(1, high - theme.size(DAY_HEIGHT + _LINE)))
        bar.setRange(0, max(0, tops[-1] + theme.size(_BELOW) - high))
        bar.setValue(tops[min(number, len(tops) - 1)] - top)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        if self._laying:
            return
        y = self.verticalScrollBar().value()
        known = (number for number in range(self._heights.at(y), self._heights.at(y + self.viewport().height()) + 1))
        anchor = next((number for number in known if self._heights.is_measured(number)), self._heights.at(y))
        self._hold(anchor, self._heights.tops[anchor] - y if self.passage.places else 0)
        self._follow()

    def _follow(self) -> None:
        """The keys go along: to the first entry in sight whose beginning is seen, if theirs is out of it."""
        y, high = self.verticalScrollBar().value(), self.viewport().height()
        tops, places = self._heights.tops, len(self.passage.places)
        if not places or (tops[self.current + 1] > y + theme.size(DAY_HEIGHT) and tops[self.current] < y + high - 40):
            return
        first = self._heights.at(y + theme.size(DAY_HEIGHT))
        begins = first + 1 if first + 1 < places and tops[first + 1] < y + high // 2 and tops[first] < y else first
        self.set_current(begins)

    def _make(self) -> bool:
        """Make the pieces in sight; whether a height was not as guessed."""
        y, high = self.verticalScrollBar().value(), self.viewport().height()
        heights, seen = self._heights, bool(self.passage.places)
        wanted = range(heights.at(y - _AHEAD), heights.at(y + high + _AHEAD) + 1) if seen else range(0)
        kept = {*wanted, self.selecting.held_number}
        for piece in [piece for number, piece in self._shown.items() if number not in kept]:
            self._put_away(piece)
        changed = False
        for number in wanted:
            if number not in self._shown:
                changed |= self._heights.measure(number, self._show_piece(number))
        return changed

    def _show_piece(self, number: int) -> int:
        piece = self._spare.pop() if self._spare else self._new_piece()
        self._shown[number] = piece
        piece.move(0, -10_000)
        piece.show()
        height = piece.show_entry(number, self.entry(number), self._heads(number), self._wide)
        piece.resize(self._wide + INSET, height)
        piece.set_current(number == self.current, self._has_keys())
        piece.show_selection(self.selecting.selection)
        return height

    def _new_piece(self) -> Piece:
        piece = Piece(self.viewport())
        piece.written.connect(self.opened)
        piece.pressed.connect(self._pressed)
        piece.copied.connect(self.copied)
        for view in (piece.body, piece.impact):
            view.grabbed.connect(partial(self.selecting.grab, piece))
            view.dragged.connect(self.selecting.drag)
            view.let_go.connect(self.selecting.let_go)
            view.turned_to.connect(partial(self._turned_to, piece))
        return piece

    def _put_away(self, piece: Piece) -> None:
        del self._shown[piece.number]
        if (held := piece.focusWidget()) is not None and held.hasFocus():
            self.setFocus()
        piece.hide()
        self._spare.append(piece)

    def _place(self) -> None:
        tops, y = self._heights.tops, self.verticalScrollBar().value()
        left = (self.viewport().width() - self._wide) // 2
        mirrored = self.isRightToLeft()
        for number, piece in self._shown.items():
            piece.move(left if mirrored else left - INSET, tops[number] - y)
        self._place_day(left, y)

    def _place_day(self, left: int, y: int) -> None:
        """Let the day of the first words in sight stay at the top; the next one pushes it away."""
        here, height = self._heights.at(y), theme.size(DAY_HEIGHT)
        begins = {number: self._heights.tops[number] - y for number in self._shown}
        days_at = {number: begins[number] + self._shown[number].day_top for number in begins}
        heads = {number: self._heads(number) for number in begins}
        if heads.get(here, _NONE).day and days_at[here] > 0:
            here -= 1
        chapters = (begins[number] + heads[number].gap for number in begins if heads[number].chapter and number > here)
        following = [days_at[number] for number in begins if heads[number].day and number > here]
        covers = any(-height < at < height for at in chapters)  # never over the head of a quarter
        self.day.setVisible(here >= 0 and y > theme.size(_ABOVE) and not covers)
        if self.day.isHidden():
            return
        begun = [self.passage.chapters[at].title for at in sorted(self.passage.chapters) if at <= here]
        self.day.set_words(days.whole(self.passage.places[here].day), begun[-1] if begun else "")
        top = min(0, min(following, default=height) - height)
        self.day.setGeometry(left - INSET, top, self._wide + 2 * INSET, height)
        self.day.raise_()

    def _has_keys(self) -> bool:
        """Whether the keys are here, or in the words of one of the entries."""
        held = QApplication.focusWidget()
        return self.hasFocus() or (held is not None and self.viewport().isAncestorOf(held))

    # --- events

    def _turned_to(self, piece: Piece, by_tab: bool) -> None:
        """The keys are at the entry that Tab came to, and it is in sight."""
        if by_tab and piece.number in self._shown:
            self.current = piece.number
            if piece.y() > self.viewport().height() - _IN_SIGHT or piece.geometry().bottom() < _IN_SIGHT:
                self.go_to(piece.number)
        self._mark()

    def _pressed(self, number: int) -> None:
        self.setFocus()
        self.set_current(number)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._width() != self._wide:
            self._measure_anew()
        else:
            self._hold(self.current, self._offset())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._width() != self._wide:
            self._measure_anew()
        self._arrive()
        self._mark()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._mark()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._mark()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.selecting.copy()
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self.selecting.select_all()
        elif not self._move(event):
            event.ignore()

    def _move(self, event: QKeyEvent) -> bool:
        """Move by a key; False where it is none that moves."""
        key, bar = event.key(), self.verticalScrollBar()
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            down = key == Qt.Key.Key_Down
            if control:
                self.step(1 if down else -1)
            else:
                bar.setValue(bar.value() + (bar.singleStep() if down else -bar.singleStep()))
        elif key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp, Qt.Key.Key_Space):
            ahead = key == Qt.Key.Key_PageDown or (key == Qt.Key.Key_Space and not back)
            bar.setValue(bar.value() + (bar.pageStep() if ahead else -bar.pageStep()))
        elif key == Qt.Key.Key_Home:
            self.go_to(0)
        elif key == Qt.Key.Key_End:
            self.go_to_end()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.uid():
            self.opened.emit(self.uid())
        else:
            return False
        return True

    def pieces(self) -> list[Piece]:
        """The pieces in sight, in the order of reading."""
        return [self._shown[number] for number in sorted(self._shown)]


def measure(room: int) -> int:
    """How wide the column is where there is so much room."""
    return max(200, min(theme.size(MEASURE), room - 2 * MARGIN))


def spoken(entry: EntryView) -> str:
    """An entry as a screen reader says it."""
    name = entry.title or prose.first_line(entry.body)
    return f"{kinds.word(entry.kind)}: {name}, {days.whole(entry.day)}"
