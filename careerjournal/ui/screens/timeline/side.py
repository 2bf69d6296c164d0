"""The side of the timeline: its list, with the filter, the jumps and the ways to look back above it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from careerjournal.core import marks, spans
from careerjournal.core.entries import Filter
from careerjournal.core.journal import Journal
from careerjournal.core.spans import Span
from careerjournal.ui.kit.lists import Heading, Row
from careerjournal.ui.kit.parts import Button, IconButton, VerbButton, across, down, label
from careerjournal.ui.kit.picker import Picker
from careerjournal.ui.screens.timeline.filters import FilterBar
from careerjournal.ui.screens.timeline.look_back import LastYear, LookBack
from careerjournal.ui.screens.timeline.stream import Stream, StreamView

LAST_YEAR = "last year"


class Side(QWidget):
    """Shows the list, or says that there is none; the screen does what the buttons say."""

    def __init__(self, journal: Journal) -> None:
        super().__init__()
        self._journal = journal
        self.stream = Stream(journal)
        self.list = StreamView(self.stream)
        self.filter = FilterBar(journal)
        self.last_year = LastYear(journal)
        self.look_back = LookBack()
        self.funnel = IconButton("list-filter", self.tr("Filter"))
        self.jump = IconButton("calendar-range", self.tr("Go to a quarter"))
        self.new = Button(self.tr("New entry"), primary=True, icon="plus")
        self.everything = VerbButton(self.tr("Show everything"))
        self._words = label("", "muted")
        self.nothing = QWidget()
        self._lay_out()
        self.setFocusProxy(self.list)

    def _lay_out(self) -> None:
        top = across(label(self.tr("Timeline"), "h2", wrap=False), None, self.funnel, self.jump, 8, self.new, gap=4)
        top.setContentsMargins(24, 20, 20, 0)
        chips = across(self.filter)
        chips.setContentsMargins(24, 0, 20, 0)
        self.look_back.setContentsMargins(16, 0, 12, 0)
        nothing = down(self._words, across(self.everything, None), None)
        nothing.setContentsMargins(26, 24, 20, 0)
        self.nothing.setLayout(nothing)
        box = down(top, 4, chips, self.look_back, self.list, self.nothing, gap=8)
        for part in (self.list, self.nothing):
            box.setStretchFactor(part, 1)
        self.setLayout(box)

    def show_what_there_is(self) -> None:
        """The list, or why nothing stands in it; and the way to last year, or back."""
        any_entry = bool(self.stream.rowCount())
        filtered = self.filter.value != Filter()
        self.list.setVisible(any_entry or not filtered)
        self.nothing.setVisible(filtered and not any_entry)
        self._words.setText(self._nothing())
        back = self.tr("Back to {quarter}").format(quarter=self.last_year.now.label)
        self.look_back.set_back(back if self.last_year.is_shown(self.filter.value) else "")

    def _nothing(self) -> str:
        value = self.filter.value
        span = Span(value.first, value.last)
        if value != Filter(first=span.first, last=span.last):
            return self.tr("Nothing here fits this filter.")
        said = spans.named(span, self._journal.settings.fiscal_start)
        return self.tr("Nothing was kept in these days: {days}.").format(days=said)

    def choose_quarter(self, picked: Callable[[str], object]) -> None:
        """Offer the quarters that hold something, with how many entries each has."""
        picker = Picker(self.jump, self.tr("Go to a quarter"), self.tr("2024, Q3…"), self._quarters)
        picker.picked.connect(picked)
        picker.open_below(self.jump)

    def _quarters(self, typed: str) -> Sequence[Heading | Row]:
        wanted = marks.fold(typed)
        rows: list[Heading | Row] = [
            Row(str(lane.quarter), lane.quarter.label, aside=str(lane.count), icon="calendar")
            for lane in self.stream.lanes.lanes
            if all(part in marks.fold(f"{lane.quarter.label} {lane.quarter.span}") for part in wanted.split())
        ]
        if not typed:
            last_year = self.last_year.quarter.label
            rows.insert(0, Row(LAST_YEAR, self.tr("This quarter last year"), aside=last_year, icon="history"))
        return rows
