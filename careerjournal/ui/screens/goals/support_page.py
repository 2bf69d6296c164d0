"""The page of one thing that would help: asked of whom, for which goal, and whether it came."""

from __future__ import annotations

from careerjournal.core import ages, days, support
from careerjournal.core.journal import Journal
from careerjournal.core.support import SupportView
from careerjournal.ui.kit.controls import Glyph
from careerjournal.ui.kit.parts import across, down
from careerjournal.ui.kit.title_text import TitleText
from careerjournal.ui.records.record_page import RecordPage, Verb, VerbRow, state_label
from careerjournal.ui.screen import Context
from careerjournal.ui.screens.goals import goal_words


class SupportPage(RecordPage):
    noun = "support"

    def __init__(self, journal: Journal, context: Context) -> None:
        super().__init__(journal, context)
        self.glyph = Glyph("hand-helping", 16)
        self.state = state_label()
        self.title = TitleText(self.tr("What would help"))
        self.title.changed.connect(lambda text: self.save("what", text))
        self.verbs = VerbRow()
        self.form = self.form_of(("source", "person", "goal", "asked_on", "came_on", "declined_on"), 3, self.tr("Days"))
        head = across(self.glyph, self.state, self.more, gap=8)
        head.setStretch(1, 1)
        self.box.addLayout(head)
        self.box.addLayout(down(4, self.title, 14, self.verbs, 24, self.form, gap=0))
        self.box.addStretch(1)

    def begin(self) -> None:
        self.form.fold.set_open(False)

    def refresh(self) -> None:
        one = support.get(self.journal, self.uid)
        state = goal_words.of_support(one.state)
        self.glyph.set_icon(state.icon, state.role)
        self.state.setText(self._stands(one))
        self.title.set_text(one.what)
        self.form.set_values(self.journal.values(self.uid))
        self.verbs.set_verbs(self._verbs(one))

    def _stands(self, one: SupportView) -> str:
        """How it stands, in a sentence."""
        if one.day is None:
            return self.tr("To ask")
        day, age = days.plain(one.day), ages.said(one.day)
        said = {
            "asked": self.tr("Asked on {day}, {age}"),
            "came": self.tr("It came on {day}"),
            "declined": self.tr("Declined on {day}"),
        }[one.state]
        if one.state == "asked" and one.person:
            said = self.tr("Asked of {name} on {day}, {age}")
        return said.format(day=day, age=age, name=one.person.name if one.person else "")

    def _verbs(self, one: SupportView) -> list[Verb]:
        if not one.is_open:
            return [Verb(self.tr("It may still come"), self.reopen, lesser=True)]
        came = [Verb(self.tr("It came"), lambda: self.settle_support("came_on"))]
        came.append(Verb(self.tr("Declined"), lambda: self.settle_support("declined_on"), lesser=True))
        if one.state == "asked":
            return came
        return [Verb(self.tr("Asked today"), lambda: self.settle_support("asked_on")), *came]

    def settle_support(self, column: str) -> None:
        """Note that it was asked, came or was declined, today."""
        self.settle()
        support.settle(self.journal, self.uid, column)
        said = {"asked_on": self.tr("Asked"), "came_on": self.tr("It came"), "declined_on": self.tr("Declined")}
        self.say(said[column])

    def reopen(self) -> None:
        self.settle()
        support.reopen(self.journal, self.uid)
        self.say(self.tr("Open again"))

    def settle(self) -> None:
        if self.uid:
            self.title.flush()
        super().settle()
