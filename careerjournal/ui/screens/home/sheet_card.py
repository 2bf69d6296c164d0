"""The next conversation's sheet, small: drawn by the print engine a moment after Home has been painted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from careerjournal.core.journal import Journal
from careerjournal.core.trouble import Trouble
from careerjournal.ui.kit import theme

if TYPE_CHECKING:
    from careerjournal.core.summary.fitting import Fitted
    from careerjournal.core.summary.page import Summary
    from careerjournal.ui.kit.paper import PaperView

WIDTH = 126
_SHADOW = 18
"""Room around the page for its shadow."""
_WAIT = 700
"""Milliseconds of quiet before the page is made: the first picture and typing go first."""


class SmallSheet(QWidget):
    """A page that leads to the whole one; hidden until there is something on it."""

    pressed = Signal()

    def __init__(self, journal: Journal) -> None:
        super().__init__()
        self._journal = journal
        self._talk = ""
        self._stale = True
        self._paper: PaperView | None = None
        self._shown: Fitted | None = None
        self._wanted: tuple[Summary, str] | None = None
        self._later = QTimer(self, singleShot=True, interval=_WAIT)
        self._later.timeout.connect(self.draw)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self.hide()

    def show_talk(self, uid: str) -> None:
        """Show the sheet of a conversation; none for none."""
        if uid != self._talk:
            self._talk, self._stale = uid, True
        self.setVisible(bool(uid) and self._paper is not None and not self._stale)
        self._later.start()

    def stale(self) -> None:
        """The journal has changed: make the page again when it is quiet."""
        self._stale = True
        self._later.start()

    def draw(self) -> None:
        """Make the page now, if it is to be seen and is out of date."""
        card = self.parentWidget()
        if not self._talk or not self._stale or card is None or not card.isVisible():
            return
        try:
            self._show_fitted()
        except Trouble:
            self.hide()
            return
        self._stale = False
        self.show()

    def _show_fitted(self) -> None:
        """Typeset the sheet where anything on it is new: most saves are none of it, and the engine takes its time."""
        from careerjournal.core.summary import documents, fitting
        from careerjournal.ui.kit.paper import PaperView

        wanted = documents.summary(self._journal, documents.sheet_of(self._talk))
        paper_size = self._journal.settings.paper
        if self._shown and (wanted, paper_size) == self._wanted:
            return
        self._shown = fitting.fit(wanted, paper_size, self._shown.let_go if self._shown else None)
        self._wanted = wanted, paper_size
        if self._paper is None:
            paper = PaperView(WIDTH, margin=_SHADOW, pressable=self.tr("Open the sheet"))
            paper.pressed.connect(self.pressed)
            self._paper = paper
            self.setFixedWidth(theme.size(WIDTH) + 2 * _SHADOW)
            self._box.addWidget(paper)
        self._paper.show_document(self._shown.document)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._later.start()
