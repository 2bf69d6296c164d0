"""The ways to look further than the list: to read many days at once, this quarter last year, on this day."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from careerjournal.core import timeline
from careerjournal.core.entries import Filter
from careerjournal.core.journal import Journal
from careerjournal.core.quarter import Quarter
from careerjournal.ui.kit.flow import FlowLayout
from careerjournal.ui.kit.parts import VerbButton
from careerjournal.ui.kit.text import set_tip


class LookBack(QWidget):
    """A quiet row of verbs; the middle one goes back from last year's quarter."""

    def __init__(self) -> None:
        super().__init__()
        self.read = self._verb(self.tr("Read"), "book-open-text")
        self.year = self._verb(self.tr("This quarter last year"), "history")
        self.day = self._verb(self.tr("On this day"), "calendar-days")
        flow = FlowLayout(0)
        for verb in (self.read, self.year, self.day):
            flow.addWidget(verb)
        self.setLayout(flow)

    def _verb(self, text: str, icon: str) -> VerbButton:
        verb = VerbButton(text, quiet=True, icon=icon)
        verb.set_icon(icon)
        return verb

    def set_tips(self, read: str, year: str, day: str) -> None:
        """What the verbs do, with their keys."""
        for verb, tip in ((self.read, read), (self.year, year), (self.day, day)):
            set_tip(verb, tip)

    def set_back(self, words: str) -> None:
        """Offer the way back instead of the way to last year; nothing for that."""
        self.year.set_text(words or self.tr("This quarter last year"))
        self.year.set_icon("undo-2" if words else "history")


class LastYear:
    """The present quarter of last year as a filter, and what was shown before it."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._before: tuple[Filter, str] | None = None

    @property
    def now(self) -> Quarter:
        return timeline.this_quarter(self._journal)

    @property
    def quarter(self) -> Quarter:
        return self.now.year_before()

    def is_shown(self, wanted: Filter) -> bool:
        return (wanted.first, wanted.last) == (self.quarter.first, self.quarter.last)

    def begin(self, wanted: Filter, uid: str) -> Filter:
        """Narrow a filter to last year's quarter, and remember it with the entry that is shown."""
        if not self.is_shown(wanted):
            self._before = wanted, uid
        return replace(wanted, first=self.quarter.first, last=self.quarter.last)

    def end(self, wanted: Filter) -> tuple[Filter, str]:
        """The filter and the entry to go back to: without its days where nobody remembers another."""
        before, self._before = self._before, None
        return before or (replace(wanted, first=None, last=None), "")
