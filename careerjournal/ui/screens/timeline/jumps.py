"""Jumps on the timeline: to a quarter, to the one before or after, and to this quarter of last year and back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from careerjournal.core import entries, spans
from careerjournal.core.quarter import Quarter
from careerjournal.core.spans import QUARTER, Span
from careerjournal.ui.screens.timeline.side import LAST_YEAR

if TYPE_CHECKING:
    from careerjournal.ui.screens.timeline.screen import TimelineScreen


class Jumps:
    """Turns a timeline to other quarters, and remembers where it was before last year."""

    def __init__(self, screen: TimelineScreen) -> None:
        self._screen, self._last_year = screen, screen.side.last_year

    def choose_quarter(self) -> None:
        """Offer the quarters that hold something, with how many entries each has."""
        self._screen.leave()
        self._screen.pair.show_list()
        self._screen.side.choose_quarter(self._jump)

    def _jump(self, key: str) -> None:
        if key == LAST_YEAR:
            self.go_last_year()
            return
        if self._screen.filter.value.first or self._screen.filter.value.last:
            self._screen.show_filter(replace(self._screen.filter.value, first=None, last=None))
        self._go(Quarter.parse(key, self._screen.journal.settings.fiscal_start))

    def _go(self, quarter: Quarter) -> None:
        self._screen.pair.show_list()
        self._screen.list.setFocus()
        self._screen.list.go_to(quarter)

    def turn_quarter(self, ahead: bool) -> None:
        """The next quarter, or the one before: of the list, of what it is narrowed to, or of what is read."""
        if self._screen.reads:
            self._screen.face.turn_quarter(ahead)
            return
        value = self._screen.filter.value
        span = Span(value.first, value.last)
        if spans.kind_of(span, self._screen.journal.settings.fiscal_start) == QUARTER and span.first:
            quarter = Quarter.of(span.first, self._screen.journal.settings.fiscal_start).shifted(1 if ahead else -1)
            self._screen.show_filter(replace(value, first=quarter.first, last=quarter.last))
            return
        lanes, here = self._screen.stream.lanes, self._screen.list.currentIndex().row()
        if lanes.lanes:
            number = lanes.number_at(here) + (-1 if ahead else 1)
            self._go(lanes.lanes[min(max(0, number), len(lanes.lanes) - 1)].quarter)

    def turn_year(self) -> None:
        """To this quarter of last year, or back from there."""
        if self._last_year.is_shown(self._screen.filter.value):
            self.leave_last_year()
        else:
            self.go_last_year()

    def go_last_year(self) -> None:
        """Show the same quarter of last year, and that nothing stands there where it is so."""
        self._screen.leave()
        self._screen.show_filter(self._last_year.begin(self._screen.filter.value, self._screen.reader.uid))
        (self._screen.side.look_back.year if self._screen.list.isHidden() else self._screen.list).setFocus()

    def leave_last_year(self) -> None:
        """Back to what was shown before, at the entry that was shown."""
        self._screen.leave()
        wanted, uid = self._last_year.end(self._screen.filter.value)
        self._screen.show_filter(wanted)
        found = entries.get_many(self._screen.journal, [uid]) if uid else []
        if not found or not self._screen.list.choose(found[0]):
            self._screen.list.go_to(self._last_year.now)
        self._screen.list.setFocus()
