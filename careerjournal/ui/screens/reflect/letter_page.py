"""A letter to myself: written here with the day on which it may be opened, and read here on that day."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QFrame, QStackedWidget, QWidget

from careerjournal.core import clock, days, own_letters
from careerjournal.core.journal import Journal
from careerjournal.core.nouns import NOUNS
from careerjournal.core.own_letters import LetterView
from careerjournal.core.trouble import Trouble
from careerjournal.ui.kit.clipboard import lock_away
from careerjournal.ui.kit.drafted import Draft
from careerjournal.ui.kit.fields import Day
from careerjournal.ui.kit.parts import Button, Page, VerbButton, across, down, restyle
from careerjournal.ui.kit.text import label
from careerjournal.ui.prose.editor import ProseEditor
from careerjournal.ui.prose.prose_view import ProseView

PLACE = "letter/new"
MEASURE = 620


class LetterPage(Page):
    """Writes one letter, or shows one that was opened."""

    left = Signal()
    sealed = Signal(str)
    """Until when the letter waits, as a sentence."""

    def __init__(self, journal: Journal) -> None:
        super().__init__(MEASURE, top=12, gap=0)
        self._journal = journal
        self._back = VerbButton(self.tr("Reflect"), quiet=True, icon="arrow-left", pressed=self.leave)
        self.faces = QStackedWidget()
        self.writing, self.reading = self._make_writing(), self._make_reading()
        self.faces.addWidget(self.writing)
        self.faces.addWidget(self.reading)
        lock_away(self, True)
        self.box.addLayout(across(self._back, None))
        self.box.addSpacing(12)
        self.box.addWidget(self.faces)
        self.box.addStretch(1)
        self._draft = Draft(journal, self)

    def _make_writing(self) -> QWidget:
        self.editor = ProseEditor(self.tr("Letter"), placeholder=self.tr("Dear me, in a year …"))
        self.editor.grow(8, 100_000)
        self.editor.edited.connect(self._typed)
        self.editor.installEventFilter(self)
        self.frame = QFrame()
        self.frame.setProperty("box", True)
        inside = down(self.editor)
        inside.setContentsMargins(14, 10, 8, 8)
        self.frame.setLayout(inside)
        self.day = Day(NOUNS["letter"].field("open_on"))
        self.trouble = label("", "meta")
        self.trouble.hide()
        seal = Button(self.tr("Seal it"), primary=True, pressed=self.seal)
        made = QWidget()
        made.setLayout(down(
            label(self.tr("A letter to myself"), "h1"), 4,
            label(self.tr("Only you read it, on the day you choose, and not before."), "muted"), 12, self.frame, 12,
            label(self.tr("Open it on"), "field"), self.day, self.trouble, 12, across(seal, None), gap=4,
        ))  # fmt: skip
        return made

    def _make_reading(self) -> QWidget:
        self.head, self.when = label("", "h1"), label("", "meta")
        self.words = ProseView(self.tr("Letter"), fit_content=True)
        made = QWidget()
        made.setLayout(down(self.head, self.when, 16, self.words, None, gap=6))
        return made

    # --- writing

    def begin(self) -> None:
        """Write a letter, or go on with the one that was begun."""
        self.faces.setCurrentWidget(self.writing)
        kept = self._draft.turn_to(PLACE) or ""
        if kept != self.editor.source():
            self.editor.set_source(kept)
        if not self.day.line.text():
            self.day.set_value(own_letters.in_a_year(clock.today()))
        self.trouble.hide()

    def _typed(self) -> None:
        text = self.editor.source()
        self._draft.typed(text if text.strip() else "")

    def seal(self) -> None:
        """Keep the letter, shut until its day."""
        try:
            day = self.day.value()
            if not isinstance(day, date):
                raise Trouble(self.tr("On which day may it be opened?"))
            own_letters.write(self._journal, self.editor.source(), day)
        except Trouble as trouble:
            self.trouble.setText(str(trouble))
            self.trouble.show()
            return
        self._draft.done()
        self.editor.set_source("")
        self.day.set_value(None)
        self.sealed.emit(self.tr("Sealed until {day}").format(day=days.plain(day)))

    # --- reading

    def read(self, uid: str) -> None:
        """Open a letter whose day has come."""
        letter: LetterView = own_letters.open(self._journal, uid)
        self.head.setText(self.tr("Written on {day}").format(day=days.plain(letter.day)))
        self.when.setText(self.tr("To be opened on {day}").format(day=days.plain(letter.open_on)))
        self.words.set_source(letter.text)
        self.faces.setCurrentWidget(self.reading)
        self.verticalScrollBar().setValue(0)

    # --- both

    def leave(self) -> None:
        """Back to the list; what is written stays as a draft."""
        self.left.emit()

    def settle(self) -> None:
        self._draft.settle()

    def take_focus(self) -> None:
        (self.editor if self.faces.currentWidget() is self.writing else self.words).setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            restyle(self.frame, "lit", event.type() == QEvent.Type.FocusIn)
        return False
