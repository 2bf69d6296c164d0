"""What is asked about a piece of work that drains: what it asks for, whether it can be avoided, and the plan."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtWidgets import QCompleter, QLineEdit

from careerjournal.core import names
from careerjournal.core.journal import Journal
from careerjournal.core.nouns import NOUNS
from careerjournal.ui.kit.form import Form
from careerjournal.ui.kit.parts import IconButton, OnKey

_FIELDS = ("asks_for", "avoidable", "plan", "with_strength", "to_person", "note")
_BELONGS = {"with_strength": "compensate", "to_person": "hand over"}


class Offer(QCompleter):
    """Offers the person's own strengths in a line of free text, as it is typed or by the Down key."""

    def __init__(self, line: QLineEdit, journal: Journal) -> None:
        self._words = QStringListModel()
        super().__init__(self._words, line)
        self._journal, self._line = journal, line
        self.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setFilterMode(Qt.MatchFlag.MatchContains)
        if (popup := self.popup()) is not None:
            popup.setProperty("popup", True)
        line.setCompleter(self)
        line.textEdited.connect(self.read)
        OnKey(line, Qt.Key.Key_Down, self.offer_all)

    def read(self) -> None:
        self._words.setStringList([one.name for one in names.of(self._journal, "strength")])

    def offer_all(self) -> None:
        """Offer all of them, whatever stands in the line."""
        self.read()
        self._line.setFocus()
        self.setCompletionPrefix("")
        self.complete()


class DrainFields(Form):
    """The form of a drain; only the plan that was chosen asks for a strength or a person. Saves as it is left."""

    saved = Signal()

    def __init__(self, journal: Journal) -> None:
        noun = NOUNS["drain"]
        super().__init__([noun.field(name) for name in _FIELDS], journal, len(_FIELDS))
        self._journal, self.uid = journal, ""
        asks = self.edit_of("asks_for")
        self.offer = Offer(asks.findChildren(QLineEdit)[0], journal)
        own = IconButton("chevron-down", self.tr("Offer my own strengths"), self.offer.offer_all)
        if (row := asks.layout()) is not None:
            row.addWidget(own)
        self.changed.connect(self._save)

    def show_drain(self, uid: str) -> None:
        """Show another drain, or the same one as the journal has it now."""
        if uid != self.uid:
            self.flush()
            self.uid = uid
            self.set_place(f"drain/{uid}")
        values = self._journal.values(uid)
        self.set_values(values)
        for name, plan in _BELONGS.items():
            self._fields[name].setVisible(values["plan"] == plan or bool(values[name]))

    def _save(self, name: str, value: object) -> None:
        if self.uid:
            changed: dict[str, Any] = {name: value}
            self._journal.edit("drain", self.uid, **changed)
            self.saved.emit()

    def forget(self) -> None:
        self.uid = ""
