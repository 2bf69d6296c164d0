"""Away: the one sentence that Home says while the person is away, and the way back before its day."""

from __future__ import annotations

from PySide6.QtCore import Qt

from careerjournal.core import away
from careerjournal.core.away import AwayView
from careerjournal.core.journal import Journal
from careerjournal.ui.kit.parts import Card, VerbButton, across, label


class AwayCard(Card):
    """Says until when; hidden while nobody is away."""

    def __init__(self, journal: Journal) -> None:
        super().__init__(padding=20)
        self._journal = journal
        self._uid = ""
        self.words = label("", "title")
        self.words.setAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        back = VerbButton(self.tr("I am back"), quiet=True, pressed=self._back)
        row = across(self.words, back, gap=12)
        row.setStretch(0, 1)
        self.box.addLayout(row)
        self.hide()

    def show_away(self, absent: AwayView | None) -> None:
        self._uid = absent.id if absent else ""
        self.words.setText(absent.sentence if absent else "")
        self.setVisible(absent is not None)

    def _back(self) -> None:
        away.end(self._journal, self._uid)
