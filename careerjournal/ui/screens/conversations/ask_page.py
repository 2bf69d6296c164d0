"""Asking for feedback: several people about one thing; and the page of a request that waits for its answer."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import QT_TRANSLATE_NOOP, Signal

from careerjournal.core import days, feedback_requests
from careerjournal.core.fields import Field
from careerjournal.core.journal import Journal
from careerjournal.core.nouns import NOUNS
from careerjournal.ui.kit.chips import Chips
from careerjournal.ui.kit.form import Form
from careerjournal.ui.kit.parts import Button, VerbButton, across, down, label
from careerjournal.ui.records.record_page import RecordPage
from careerjournal.ui.screen import Context
from careerjournal.ui.screens.conversations.form_page import FormPage, flowing


class AskPage(FormPage):
    """Notes who was asked; the asking itself is done by word or letter."""

    asked = Signal(int)
    """So many people were asked."""

    def __init__(self, journal: Journal) -> None:
        super().__init__(journal, self.tr("Ask for feedback"), self.tr("I have asked them"))
        noun = NOUNS["feedback-request"]
        asked = Field("people", "ref", self.tr("Whom do you ask?"), refers_to="person", many=True, required=True)
        day = replace(noun.field("asked_on"), help=str(QT_TRANSLATE_NOOP("fields", "Empty means today.")))
        self.form = Form([asked, noun.field("about"), day], journal)
        self.forms.append(self.form)
        self.asked.connect(self.drop_drafts)
        self.box.addWidget(self.title)
        self.box.addSpacing(-14)
        self.box.addWidget(
            label(self.tr("Two or three people see more than one. Ask about one thing, and soon after it."), "muted")
        )
        self.box.addWidget(self.form)
        self.box.addWidget(flowing(self.keep, self.leave))
        self.box.addStretch(1)

    def begin(self, person: str = "") -> None:
        self.form.set_place(f"new/feedback-request/{person}")
        self.form.set_values({"people": (person,) if person else (), "about": "", "asked_on": None})
        self.verticalScrollBar().setValue(0)

    def take_focus(self) -> None:
        self.form.focus("about" if self.form.values().get("people") else "people")

    def finish(self) -> None:
        self.form.flush()
        if self.form.problems():
            self.form.focus("people")
            return
        said = self.form.values()
        people, day = said["people"], said["asked_on"]
        chosen = [str(uid) for uid in people] if isinstance(people, tuple) else []
        made = feedback_requests.ask(self.journal, chosen, str(said["about"]), day if isinstance(day, date) else None)
        self.asked.emit(len(made))


class RequestPage(RecordPage):
    """One request: whom, about what, since when; its answer is taken down from here."""

    noun = "feedback-request"
    answer_wanted = Signal(str)
    """Their words are to be noted for this request."""

    def __init__(self, journal: Journal, context: Context) -> None:
        super().__init__(journal, context)
        self.person = Chips(icon="user")
        self.person.opened.connect(lambda uid: self.led.emit("person", uid))
        self.title, self.since = label("", "h1"), label("", "muted")
        self.answer = Button(self.tr("Note their words"), icon="message-square-quote", pressed=self._answer)
        self.withdraw = VerbButton(self.tr("Wait no longer"), pressed=self._withdraw)
        self.form = self.form_of(("person", "about", "asked_on"), 0, self.tr("Change it"))
        head = across(self.person, None, self.more)
        self.box.addLayout(
            down(head, 8, self.title, 8, self.since, 20, flowing(self.answer, self.withdraw), 20, self.form, gap=0)
        )
        self.box.addStretch(1)

    def begin(self) -> None:
        self.form.fold.set_open(False)

    def refresh(self) -> None:
        request = feedback_requests.get(self.journal, self.uid)
        self.person.set_links([(request.person.id, request.person.name)])
        self.title.setText(request.about or self.tr("How do they see your work?"))
        self.since.setText(self.tr("Asked on {day}. No answer yet.").format(day=days.plain(request.asked_on)))
        self.form.set_values(self.journal.values(self.uid))

    def _answer(self) -> None:
        self.settle()
        self.answer_wanted.emit(self.uid)

    def _withdraw(self) -> None:
        self.settle()
        feedback_requests.withdraw(self.journal, self.uid)
        self.say(self.tr("Withdrawn"))
