"""Chosen evidence: the entries that were picked for a record, with a search for more and a cross beside each."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import Signal

from careerjournal.core import days, entries
from careerjournal.core.entries import EntryView, Filter
from careerjournal.core.journal import Journal
from careerjournal.core.prose import first_line
from careerjournal.ui.kit.lists import Heading, Row
from careerjournal.ui.kit.parts import VerbButton, bare, label
from careerjournal.ui.kit.picker import Picker
from careerjournal.ui.records.record_page import Part
from careerjournal.ui.records.record_rows import RecordRows, of_entry

_OFFERED = 40


def offered(journal: Journal, typed: str, has: Collection[str]) -> list[Row]:
    """The entries that a picker offers for what is typed, without those that are there already."""
    found = entries.select(journal, Filter(text=typed), _OFFERED)
    return [
        Row(entry.id, entry.title or first_line(entry.body), days.plain(entry.day), kind=entry.kind, asked=typed)
        for entry in found
        if entry.id not in has
    ]


class ChosenEvidence(Part):
    """Shows them newest first; `changed` carries all uids after one was picked or taken off, and which of the two."""

    opened = Signal(str)
    changed = Signal(list, bool)

    def __init__(self, journal: Journal, nothing: str) -> None:
        add = VerbButton("", icon="plus")
        super().__init__("", add)
        self.title.setText(self.tr("Evidence"))
        self.add = add
        self.add.clicked.connect(bare(self.choose))
        self.add.set_text(self.tr("Add evidence"))
        self._journal = journal
        self._uids: list[str] = []
        self.said = label("", "muted")
        self.nothing = label(nothing, "muted")
        self.list = RecordRows(removable=True)
        self.list.opened.connect(self.opened)
        self.list.removed.connect(self._drop)
        for part in (self.said, self.nothing, self.list):
            self.box.addWidget(part)

    def show_entries(self, found: Sequence[EntryView], said: str = "") -> None:
        """`said` is a line above them, as the age of the newest."""
        self._uids = [entry.id for entry in found]
        self.list.set_lines([of_entry(entry) for entry in found])
        self.nothing.setVisible(not found)
        self.said.setText(said)
        self.said.setVisible(bool(said))

    def choose(self) -> None:
        """Search the journal for entries that speak for it."""
        picker = Picker(self.add, self.tr("Add evidence"), self.tr("Search your entries"), self._offer)
        picker.picked.connect(lambda uid: self.changed.emit([*self._uids, uid], True))
        picker.open_below(self.add)

    def _offer(self, typed: str) -> Sequence[Heading | Row]:
        return offered(self._journal, typed, self._uids)

    def _drop(self, uid: str) -> None:
        self.changed.emit([one for one in self._uids if one != uid], False)
