"""The fifteen-minute card of an informal talk: one question, one thing to give, one insight to get."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction

from careerjournal.core import conversations
from careerjournal.core.conversations import ConversationView
from careerjournal.core.journal import Journal
from careerjournal.ui.kit import theme
from careerjournal.ui.kit.form import WIDTH
from careerjournal.ui.kit.parts import Button, Card, VerbButton, across, action, down, label
from careerjournal.ui.records import talk_words
from careerjournal.ui.records.record_page import RecordPage
from careerjournal.ui.screen import Context
from careerjournal.ui.screens.conversations.form_page import flowing
from careerjournal.ui.screens.conversations.plan_page import CARD


def has_card(talk: ConversationView) -> bool:
    """Whether it is a talk still to come that was planned as fifteen minutes."""
    return talk.state == "planned" and bool(talk.question or talk.give or talk.insight)


class CardPage(RecordPage):
    """Shows the card as it is carried in the head, and the form that changes it."""

    noun = "conversation"
    prepare_wanted = Signal(str)
    held = Signal(str)

    def __init__(self, journal: Journal, context: Context) -> None:
        super().__init__(journal, context)
        self.title, self.when = label("", "title"), label("", "meta")
        self.question = label("", "title")
        self.give, self.insight = label("", "reading"), label("", "reading")
        self.card = Card(padding=24, gap=6)
        self.card.setMaximumWidth(theme.size(WIDTH + 80))
        self._fill_card()
        self.took_place = Button(self.tr("It took place"), icon="check", pressed=self._hold)
        self.whole = VerbButton(self.tr("Prepare it in full"), icon="list-checks", pressed=self._prepare)
        self.form = self.form_of((*CARD, "day", "time"), 0, self.tr("Change it"))
        head = across(self.title, self.more)
        head.setStretch(0, 1)
        self.box.addLayout(head)
        self.box.addLayout(
            down(2, self.when, 20, self.card, 20, flowing(self.took_place, self.whole), 20, self.form, gap=0)
        )
        self.box.addStretch(1)

    def _fill_card(self) -> None:
        parts = (
            (self.tr("My one question"), self.question),
            (self.tr("One thing I can give"), self.give),
            (self.tr("One insight I want"), self.insight),
        )
        for number, (name, words) in enumerate(parts):
            if number:
                self.card.box.addSpacing(14)
            self.card.box.addWidget(label(name, "field"))
            self.card.box.addWidget(words)

    def begin(self) -> None:
        self.form.fold.set_open(False)

    def refresh(self) -> None:
        talk = conversations.get(self.journal, self.uid)
        self.title.setText(talk.name)
        self.when.setText(" · ".join((self.tr("Fifteen minutes"), talk_words.when(talk))))
        unsaid = self.tr("Not sure yet")
        for part, text in ((self.question, talk.question), (self.give, talk.give), (self.insight, talk.insight)):
            part.setText(text or unsaid)
        self.form.set_values(self.journal.values(self.uid))

    def _hold(self) -> None:
        self.settle()
        conversations.hold(self.journal, self.uid, conversations.get(self.journal, self.uid).minutes)
        self.held.emit(self.uid)

    def _prepare(self) -> None:
        self.settle()
        self.prepare_wanted.emit(self.uid)

    def rare_verbs(self) -> Sequence[QAction | None]:
        cancel = action(self.tr("It does not take place"), self._cancel, "x")
        return [action(self.tr("Print the card"), self._print, "printer"), cancel, None, *super().rare_verbs()]

    def _print(self) -> None:
        self.settle()
        self.context.go("summary", document="card", subject=self.uid)

    def _cancel(self) -> None:
        self.settle()
        conversations.cancel(self.journal, self.uid)
        self.say(self.tr("Cancelled"))
