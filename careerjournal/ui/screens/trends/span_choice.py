"""The choice of a range: how many quarters, and up to which one."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from careerjournal.core import clock, timeline
from careerjournal.core.journal import Journal
from careerjournal.core.quarter import Quarter, between
from careerjournal.ui.kit.layout import across
from careerjournal.ui.kit.parts import IconButton, Segmented
from careerjournal.ui.kit.text import label

LENGTHS = (4, 8, 12)
ALL = "all"
DEFAULT = "8"


class SpanChoice(QWidget):
    """“Quarters 4 8 12 All, up to ‹ Q1 2026 ›”."""

    changed = Signal()

    def __init__(self, journal: Journal) -> None:
        super().__init__()
        self._journal = journal
        self._last: Quarter | None = None
        lengths = [*((str(n), str(n)) for n in LENGTHS), (ALL, self.tr("All"))]
        self.length = Segmented(lengths, self.tr("How many quarters"), DEFAULT)
        self.length.chosen.connect(lambda _value: self.changed.emit())
        self.earlier = IconButton("chevron-left", self.tr("One quarter earlier"), lambda: self._step(-1))
        self.later = IconButton("chevron-right", self.tr("One quarter later"), lambda: self._step(1))
        self.until = label("", "body", wrap=False)
        self.until.setAlignment(Qt.AlignmentFlag.AlignCenter)
        row = across(
            label(self.tr("Quarters"), "meta", wrap=False), self.length, 8,
            label(self.tr("up to"), "meta", wrap=False), self.earlier, self.until, self.later, gap=4,
        )  # fmt: skip
        self.setLayout(row)

    @property
    def present(self) -> Quarter:
        return Quarter.of(clock.today(), self._journal.settings.fiscal_start)

    @property
    def last(self) -> Quarter:
        """The last quarter of the range; a range that reaches up to the present goes on with it."""
        return self._last or self.present

    @property
    def begun(self) -> Quarter:
        """The quarter of the first entry."""
        return timeline.begun(self._journal) or self.present

    def quarters(self) -> int:
        """How many quarters are asked for."""
        if self.length.value() != ALL:
            return int(self.length.value())
        return max(1, len(between(self.begun, self.last))) if self.begun <= self.last else 1

    def show_now(self) -> None:
        """Say the range again, after the journal or the calendar has changed."""
        if self._last and (self._last.fiscal_start != self.present.fiscal_start or self._last >= self.present):
            self._last = None
        self.until.setText(self.last.label)
        newest, oldest = self.last >= self.present, self.last <= self.begun
        self._set(self.later, self.tr("One quarter later"), self.tr("This is the present quarter") if newest else "")
        self._set(self.earlier, self.tr("One quarter earlier"), self.tr("Nothing is told before") if oldest else "")

    def choose(self, quarters: str = "", last: Quarter | None = None) -> None:
        """Take a length that is offered, and a last quarter."""
        if quarters:
            self.length.set_value(quarters)
        self._last = last if last and last < self.present else None

    def _step(self, quarters: int) -> None:
        self._last = min(self.last.shifted(quarters), self.present)
        self.changed.emit()

    def _set(self, button: IconButton, name: str, why_not: str) -> None:
        """Switch a step on, or off with the reason; the keyboard is not left on what is off."""
        if why_not and button.hasFocus():
            (self.later if button is self.earlier else self.earlier).setFocus()
        button.setEnabled(not why_not)
        button.set_name(why_not or name)
