"""The reading face: many days at once, whole entries in one column, for days that are chosen or typed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from careerjournal.core import clock, days, fields, passages, spans
from careerjournal.core.entries import Filter
from careerjournal.core.fields import Field
from careerjournal.core.journal import Journal
from careerjournal.core.quarter import Quarter
from careerjournal.core.spans import ALL, DAYS, MONTH, QUARTER, WEEK, Span
from careerjournal.core.trouble import Trouble
from careerjournal.core.words import counted
from careerjournal.ui.kit import theme
from careerjournal.ui.kit.chips import LinkChip
from careerjournal.ui.kit.flow import FlowLayout
from careerjournal.ui.kit.parts import Button, IconButton, Segmented, across, bare, clear, down, ground, rule
from careerjournal.ui.kit.text import label
from careerjournal.ui.screens.timeline.filters import parts_of
from careerjournal.ui.screens.timeline.flow import Flow, measure

_DAY = Field("day", "day")
_ICON = 9
"""What an icon's button has around the icon: the head reaches out by it, so that the icon stands over the words."""


class ReadingFace(QWidget):
    """Reads the days of a span, or one calendar day through the years. `left` asks for the timeline again."""

    left = Signal()
    opened = Signal(str)
    printed = Signal(str)
    """The interval that is to be printed, as `2026-01-01/2026-03-31`."""
    copied = Signal(str)
    trouble = Signal(str)

    def __init__(self, journal: Journal) -> None:
        super().__init__()
        ground(self, "surface")
        self._journal = journal
        self.wanted = Filter()
        self.span = Span()
        self.day: date | None = None
        """The calendar day that is looked back on; None while a span is read."""
        self._near = clock.today()
        self.flow = Flow(journal)
        self.flow.opened.connect(self.opened)
        self.flow.copied.connect(self.copied)
        self._make_head()
        self._make_body()
        self.setFocusProxy(self.flow)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.left.emit)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        theme.signals.changed.connect(self._set_measure)

    # --- making

    def _make_head(self) -> None:
        self.back = IconButton("arrow-left", self.tr("Back to the timeline"), self.left.emit)
        self.title = label("", "title", wrap=False)
        self.detail = label("", "muted", elide=True)
        self.printer = Button(self.tr("Print these days…"), icon="printer", pressed=self.print)
        named = [
            (WEEK, self.tr("Week")), (MONTH, self.tr("Month")), (QUARTER, self.tr("Quarter")), (ALL, self.tr("All")),
            (DAYS, self.tr("Days")),
        ]  # fmt: skip
        self.kinds = Segmented(named, self.tr("How many days"), QUARTER)
        self.kinds.chosen.connect(self._choose_kind)
        self.earlier = IconButton("chevron-left", "", partial(self.turn, False))
        self.later = IconButton("chevron-right", "", partial(self.turn, True))
        self.first, self.last = self._line(self.tr("From")), self._line(self.tr("To"))
        self.upto = label("–", "muted", wrap=False)
        self.wrong = label("", "trouble")
        self.wrong.hide()

    def _line(self, name: str) -> QLineEdit:
        line = QLineEdit()
        line.setAccessibleName(name)
        line.setPlaceholderText(name)
        line.returnPressed.connect(self._typed)
        line.editingFinished.connect(self._typed)
        return line

    def _make_body(self) -> None:
        self.arrows = QWidget()
        self.arrows.setLayout(across(self.earlier, self.later, gap=0))
        top = across(self.back, self.title, self.detail, self.arrows, self.printer, gap=8)
        top.setStretch(2, 1)
        choose = FlowLayout(8)
        self.dates = QWidget()
        self.dates.setLayout(across(self.first, self.upto, self.last, gap=6))
        for part in (self.kinds, self.dates):
            choose.addWidget(part)
        self.choose = QWidget()
        self.choose.setLayout(choose)
        self.chips = QWidget()
        self._chips = FlowLayout()
        self.chips.setLayout(self._chips)
        under = down(self.choose, self.wrong, self.chips, gap=10)
        under.setContentsMargins(_ICON, 0, _ICON, 0)
        top.setContentsMargins(0, 0, _ICON, 0)
        self._column = QWidget()
        self._column.setLayout(down(top, under, gap=10))
        self._head = across(None, self._column, None, gap=0)
        self.nothing = label("", "lead")
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(self._head)
        box.addWidget(rule())
        box.addWidget(self.flow, 1)
        box.addWidget(self.nothing, 1)
        self._set_measure()

    def _set_measure(self) -> None:
        """The head is as wide as the column under it."""
        bar = self.flow.verticalScrollBar().sizeHint().width()
        self._column.setFixedWidth(measure(self.width() - bar) + 2 * _ICON)
        self._head.setContentsMargins(0, 16, bar, 14)
        for line in (self.first, self.last):
            line.setFixedWidth(theme.size(104))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._set_measure()
        super().resizeEvent(event)

    # --- what is read

    def read_span(self, wanted: Filter, span: Span, near: date, uid: str = "") -> None:
        """Read the days of a span, of what a filter asks for, from an entry on or near a day."""
        self.day, self.span, self._near = None, span, near
        self.wanted = replace(wanted, first=None, last=None)
        found = self._passage()
        at = found.number_of(uid) if uid else -1
        self.flow.show_passage(found, at if at >= 0 else found.near(near))
        self._draw()

    def read_day(self, day: date, uid: str = "") -> None:
        """Read what earlier years hold on a calendar day."""
        self.day = day
        found = self._passage()
        self.flow.show_passage(found, max(0, found.number_of(uid)))
        self._draw()

    def refresh(self) -> None:
        """Read the journal again, and stay at the place."""
        self.flow.refresh(self._passage())
        self._draw()

    def _passage(self) -> passages.Passage:
        if self.day:
            return passages.on_this_day(self._journal, self.day)
        return passages.of_days(self._journal, replace(self.wanted, first=self.span.first, last=self.span.last))

    @property
    def _start(self) -> int:
        return self._journal.settings.fiscal_start

    # --- the head

    def _draw(self) -> None:
        looking_back, found = self.day is not None, self.flow.passage
        for part in (self.choose, self.printer):
            part.setVisible(not looking_back)
        count = counted("%n entry", "%n entries", len(found.places)) if found.places else ""
        self._say_title(count)
        self._say_arrows()
        self._draw_chips()
        self.wrong.hide()
        self.nothing.setText(self._no_words())
        self.nothing.setVisible(not found.places)
        self.flow.setVisible(bool(found.places))
        self.printer.set_off("" if found.places else self.tr("There is nothing to print in these days."))
        self.setFocusProxy(self.flow if found.places else self.back)

    def _say_title(self, count: str) -> None:
        if self.day:
            self.title.setText(self.tr("On this day"))
            self.detail.setText(days.dated(self.day, year=False))
            return
        kind = spans.kind_of(self.span, self._start)
        self.title.setText(spans.named(self.span, self._start))
        months = Quarter.of(self.span.first, self._start).span if kind == QUARTER and self.span.first else ""
        self.detail.setText(" · ".join(part for part in (months, count) if part))
        self.kinds.set_value(kind)
        for line, day in ((self.first, self.span.first), (self.last, self.span.last)):
            line.setText(day.isoformat() if day else "")

    def _say_arrows(self) -> None:
        kind = DAYS if self.day else spans.kind_of(self.span, self._start)
        names = {
            WEEK: (self.tr("The week before"), self.tr("The week after")),
            MONTH: (self.tr("The month before"), self.tr("The month after")),
            QUARTER: (self.tr("The quarter before"), self.tr("The quarter after")),
        }
        other = (self.tr("The day before"), self.tr("The day after"))
        before, after = names.get(kind, other if self.day else (self.tr("The days before"), self.tr("The days after")))
        self.earlier.set_name(before)
        self.later.set_name(after)
        closed = self.day is not None or None not in (self.span.first, self.span.last)
        self.arrows.setVisible(closed)

    def _draw_chips(self) -> None:
        clear(self._chips)
        shown = [] if self.day else parts_of(self._journal, self.wanted)
        for part in shown:
            chip = LinkChip(part.text, part.icon, removable=True, filled=True)
            chip.setAccessibleName(self.tr("Filter: {name}").format(name=part.text))
            chip.clicked.connect(bare(partial(self._read_without, part.without)))
            chip.removed.connect(partial(self._read_without, part.without))
            self._chips.addWidget(chip)
        self.chips.setVisible(bool(shown))

    def _read_without(self, wanted: Filter) -> None:
        self.read_span(wanted, self.span, self._here(), self.flow.uid())
        self.flow.setFocus()

    def _no_words(self) -> str:
        if self.day:
            said = self.tr("Earlier years hold nothing around {day} yet. It comes by itself.")
            return said.format(day=days.dated(self.day, year=False))
        if self.wanted != Filter():
            return self.tr("Nothing in these days fits the filter.")
        return self.tr("Nothing was kept in these days.")

    # --- choosing the days

    def _here(self) -> date:
        """The day that is being read."""
        found = self.flow.passage.places
        return found[self.flow.current].day if found else self._near

    def _choose_kind(self, kind: str) -> None:
        if kind == DAYS:
            self.kinds.set_value(spans.kind_of(self.span, self._start))
            self.first.setFocus()
            self.first.selectAll()
            return
        here = self._here()
        self.read_span(self.wanted, spans.around(kind, here, self._start), here, self.flow.uid())

    def turn(self, ahead: bool) -> None:
        """The days after these, or before."""
        if self.day:
            self.read_day(self.day + timedelta(days=1 if ahead else -1))
            return
        span = spans.beside(self.span, ahead, self._start)
        if span.first and span != self.span:
            self.read_span(self.wanted, span, span.first)

    def turn_quarter(self, ahead: bool) -> None:
        """The next quarter or the one before: the next chapter of what is read, or the next span."""
        if self.day or spans.kind_of(self.span, self._start) in (ALL, DAYS):
            self.flow.turn_chapter(1 if ahead else -1)
        elif self.span.first:
            quarter = Quarter.of(self.span.first, self._start).shifted(1 if ahead else -1)
            self.read_span(self.wanted, Span(quarter.first, quarter.last), quarter.first)

    def _typed(self) -> None:
        """Read the days that stand in the lines; what is no day is said and changes nothing."""
        try:
            span = Span(self._day_in(self.first), self._day_in(self.last))
        except Trouble as trouble:
            self.wrong.setText(str(trouble))
            self.wrong.show()
            return
        if span.first and span.last and span.first > span.last:
            span = Span(span.last, span.first)
        self.wrong.hide()
        if span != self.span:
            self.read_span(self.wanted, span, self._here(), self.flow.uid())

    def _day_in(self, line: QLineEdit) -> date | None:
        text = line.text().strip()
        day = fields.check(_DAY, days.read(text)) if text else None
        return day if isinstance(day, date) else None

    def print(self) -> None:
        """Ask for paper with these days: from the first to the last of them where an end is open."""
        found = self.flow.passage
        if self.day or not found.places:
            return
        self.printed.emit(spans.interval(Span(self.span.first or found.first, self.span.last or found.last)))
