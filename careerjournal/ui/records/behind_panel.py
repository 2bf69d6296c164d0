"""The panel behind a number: the records it counts, neither more nor fewer, each of which opens."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from careerjournal.core.journal import Journal
from careerjournal.core.trends import Behind
from careerjournal.ui.charts.chart_words import records_words
from careerjournal.ui.kit.lists import SectionList
from careerjournal.ui.kit.parts import IconButton, OnKey, Segmented, across, clear, down, ground
from careerjournal.ui.kit.text import label
from careerjournal.ui.records import behind_rows
from careerjournal.ui.screen import Go

WIDTH = 376


class BehindPanel(QWidget):
    """A title, how many there are, and the list; Esc closes it. `switched` names another number of the strength."""

    closed = Signal()
    switched = Signal(str)

    def __init__(self, journal: Journal, go: Go) -> None:
        super().__init__()
        ground(self, "reader")
        self._journal, self._go = journal, go
        self._openers: dict[str, Callable[[], None]] = {}
        self.title = label("", "h3")
        self.count = label("", "meta", wrap=False)
        self.list = SectionList(self.tr("What the number counts"))
        self.list.entered.connect(lambda uid: self._openers[uid]())
        close = IconButton("x", self.tr("Close the list"), self.closed.emit)
        for widget in (self.list, close):
            OnKey(widget, Qt.Key.Key_Escape, self.closed.emit)
        self._choices = across()
        words = down(self.title, self.count, gap=2)
        head = across(words, close, gap=8)
        head.setStretch(0, 1)
        head.setAlignment(close, Qt.AlignmentFlag.AlignTop)
        head.setContentsMargins(12, 0, 0, 0)
        box = down(head, self._choices, self.list, gap=12)
        self._choices.setContentsMargins(12, 0, 0, 0)
        box.setContentsMargins(12, 24, 12, 0)
        box.setStretch(2, 1)
        self.setLayout(box)

    def show_behind(self, behind: Behind, choices: Sequence[tuple[str, str]] = (), chosen: str = "") -> None:
        """Fill the panel; `choices` are the other numbers of a strength, (name, words)."""
        self.title.setText(behind.title)
        self.count.setText(records_words(behind.noun, len(behind.ids)))
        clear(self._choices)
        if choices:
            switch = Segmented(choices, self.tr("Which entries"), chosen)
            switch.chosen.connect(self.switched)
            self._choices.addWidget(switch)
            self._choices.addStretch(1)
        rows = behind_rows.rows(self._journal, self._go, behind.noun, behind.ids)
        self._openers = {row.uid: opener for row, opener in rows}
        self.list.set_lines([row for row, _opener in rows])
