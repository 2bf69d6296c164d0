"""Evidence: the entries that speak for a strength or a goal, newest first, each opening in the timeline."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from careerjournal.core import entries
from careerjournal.core.entries import EntryView, Filter
from careerjournal.core.journal import Journal
from careerjournal.ui.kit.parts import VerbButton, across
from careerjournal.ui.kit.text import label
from careerjournal.ui.records.record_page import Part
from careerjournal.ui.records.record_rows import RecordRows, of_entry

SHOWN = 6


class EvidenceList(Part):
    """The newest few, and a way to all of them."""

    opened = Signal(str)
    all_wanted = Signal(object)
    """A Filter that holds exactly these."""

    def __init__(self, verb: QWidget | None = None) -> None:
        """`verb` stands at the end of the heading."""
        super().__init__("", verb)
        self._filter = Filter()
        self.whole = VerbButton("", pressed=lambda: self.all_wanted.emit(self._filter))
        self.newest = label("", "muted")
        self.newest.hide()
        self.nothing = label("", "muted")
        self.list = RecordRows()
        self.list.opened.connect(self.opened)
        self.box.addWidget(self.newest)
        self.box.addWidget(self.nothing)
        self.box.addWidget(self.list)
        self.box.addLayout(across(self.whole, None))

    def show_entries(
        self, journal: Journal, wanted: Filter, nothing: str, strength: str = "", title: str = ""
    ) -> list[EntryView]:
        """Show the newest that `wanted` holds, and return them; a strength's evidence says how it was met."""
        found, count = entries.select(journal, wanted, SHOWN), entries.count(journal, wanted)
        self._filter = wanted
        self.title.setText(title or self.tr("Evidence"))
        self.list.set_lines([of_entry(entry, strength) for entry in found])
        self.nothing.setText(nothing)
        self.nothing.setVisible(not found)
        self.whole.setVisible(count > SHOWN)
        self.whole.set_text(self.tr("All {n} in the timeline").format(n=count))
        return found

    def say(self, words: str) -> None:
        """A line above them; nothing takes it away."""
        self.newest.setText(words)
        self.newest.setVisible(bool(words))
