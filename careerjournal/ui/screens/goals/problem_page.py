"""A hard topic that comes without a proposal: the problem, and the one question that turns it into an option."""

from __future__ import annotations

from PySide6.QtCore import Signal

from careerjournal.core import conversations, days, options
from careerjournal.core.journal import Journal
from careerjournal.core.options import Problem
from careerjournal.ui.kit import theme
from careerjournal.ui.kit.controls import Glyph
from careerjournal.ui.kit.drafted import DraftLine
from careerjournal.ui.kit.form import WIDTH
from careerjournal.ui.kit.parts import Button, VerbButton, across, down, label
from careerjournal.ui.records.record_page import RecordPage
from careerjournal.ui.screen import Context
from careerjournal.ui.screens.goals.ready_anyway import ReadyAnyway


class ProblemPage(RecordPage):
    noun = "topic"
    made = Signal(str)
    """The uid of the option that answers it."""

    def __init__(self, journal: Journal, context: Context) -> None:
        super().__init__(journal, context)
        self.where = label("", "meta")
        self.title = label("", "h1")
        self.line = DraftLine(journal, self.tr("What could you propose?"), self.tr("A possible way forward"))
        self.line.setMaximumWidth(theme.size(WIDTH))
        self.line.returnPressed.connect(self.propose)
        take = Button(self.tr("Propose it"), pressed=self.propose)
        self.ready = VerbButton("", quiet=True, pressed=self.mark_ready)
        self.advice = ReadyAnyway()
        self.advice.passed.connect(self.ready_anyway)
        self.advice.later.clicked.connect(lambda _on: self.ready.setFocus())
        talk = VerbButton(self.tr("The conversation"), quiet=True, icon="messages-square", pressed=self._lead)
        head = across(Glyph("messages-square", 16), self.where, gap=8)
        head.setStretch(1, 1)
        self.box.addLayout(head)
        self.box.addSpacing(8)
        question = label(self.tr("What could you propose?"), "accent")
        hint = label(self.tr("“Not sure yet” is fine."), "muted")
        verbs = across(take, self.ready, None, talk)
        self.box.addLayout(down(self.title, 16, question, 2, hint, 8, self.line, 12, verbs, 12, self.advice, gap=0))
        self.box.addStretch(1)

    def problem(self) -> Problem:
        return next(one for one in options.problems(self.journal) if one.id == self.uid)

    def begin(self) -> None:
        self.line.show_place(f"proposal/{self.uid}")
        self.advice.hide()

    def refresh(self) -> None:
        one = self.problem()
        talk = conversations.get(self.journal, one.conversation)
        where = [self.tr("For {talk}, {day}").format(talk=talk.name, day=days.near(one.day))]
        if one.ready_on:
            where.append(self.tr("Ready as it is since {day}").format(day=days.plain(one.ready_on)))
        self.where.setText(" · ".join(where))
        self.title.setText(one.text)
        self.ready.set_text(self.tr("Not ready yet") if one.ready_on else self.tr("Mark as ready"))

    def propose(self) -> None:
        """Make an option of what is typed."""
        text = " ".join(self.line.text().split())
        if not text:
            self.line.setFocus()
            return
        self.line.use_up()
        option = options.answer(self.journal, self.uid, text)
        self.say(self.tr("Option added"))
        self.made.emit(option)

    def mark_ready(self) -> None:
        """A problem may be raised as it is; what would help is said first, once."""
        if self.problem().ready_on:
            options.ready_as_it_is(self.journal, self.uid, is_ready=False)
            self.say(self.tr("Not ready yet"))
            return
        self.advice.point_out(self.tr("They may ask what you propose. “Not sure yet” is fine."))
        self.ensureWidgetVisible(self.advice)

    def ready_anyway(self) -> None:
        options.ready_as_it_is(self.journal, self.uid)
        self.line.setFocus()
        self.say(self.tr("Ready as it is"))

    def settle(self) -> None:
        if self.uid and self.line.text().strip() and self.uid in {one.id for one in options.problems(self.journal)}:
            self.propose()

    def _lead(self) -> None:
        self.led.emit("conversation", self.problem().conversation)
