"""Words worth keeping: what people said that one comes back to, on one calm page."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal

from careerjournal.core import days, feedback
from careerjournal.core.feedback import FeedbackView
from careerjournal.core.journal import Journal
from careerjournal.ui.kit.clipboard import lock_away
from careerjournal.ui.kit.parts import Page, VerbButton, across, clear, down, label
from careerjournal.ui.prose.prose_view import ProseView
from careerjournal.ui.records.record_page import MEASURE
from careerjournal.ui.screens.conversations.talk_rows import LinkRow


class KeptWords(Page):
    """Shows all of them, the newest first; `opened` carries the one whose page is wanted."""

    opened = Signal(str)
    printed = Signal()

    def __init__(self, journal: Journal) -> None:
        super().__init__(MEASURE, top=20, gap=0)
        self._journal = journal
        self._shown: Sequence[FeedbackView] | None = None
        self._words = down(gap=0)
        self.print = VerbButton(self.tr("Print"), quiet=True, icon="printer", pressed=self.printed.emit)
        self.print.setAccessibleName(self.tr("Print the words worth keeping"))
        head = across(label(self.tr("Words worth keeping"), "h1"), self.print)
        head.setStretch(0, 1)
        self.box.addLayout(head)
        self.box.addLayout(down(24, self._words, gap=0))
        self.box.addStretch(1)

    def refresh(self) -> None:
        found = feedback.worth_keeping(feedback.newest_first(self._journal))
        if found == self._shown:
            return
        self._shown = found
        clear(self._words)
        self.print.setVisible(bool(found))
        if not found:
            self._words.addWidget(label(self.tr("Mark kind words with a heart, and they gather here."), "muted"))
        for piece in found:
            self._add(piece)

    def _add(self, piece: FeedbackView) -> None:
        words = ProseView(self.tr("Their words"), fit_content=True)
        words.set_source(piece.words)
        lock_away(words, piece.private)
        said = [piece.giver.name if piece.giver else self.tr("Somebody"), piece.about]
        who = LinkRow(piece.id, " · ".join(part for part in said if part), days.plain(piece.day))
        who.pressed.connect(self.opened)
        indented = down(words)
        indented.setContentsMargins(6, 0, 0, 0)  # where the words of the line below begin
        self._words.addLayout(indented)
        self._words.addWidget(who)
        self._words.addSpacing(28)
