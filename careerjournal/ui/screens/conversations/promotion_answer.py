"""The answer to a promotion ask: after a no one question after the other, after a yes how it goes on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from careerjournal.core import actions, clock, days, promotions, working_days
from careerjournal.core.conversations import ConversationView
from careerjournal.core.fields import Field
from careerjournal.core.journal import Journal
from careerjournal.core.nouns import NOUNS
from careerjournal.core.promotions import NO, YES, PromotionView
from careerjournal.core.trouble import Trouble
from careerjournal.ui.kit import theme
from careerjournal.ui.kit.chips import FlowLayout
from careerjournal.ui.kit.drafted import DraftLine
from careerjournal.ui.kit.fields import Day
from careerjournal.ui.kit.form import WIDTH, Form
from careerjournal.ui.kit.parts import Button, Segmented, VerbButton, across, down
from careerjournal.ui.kit.text import label
from careerjournal.ui.screen import Context
from careerjournal.ui.screens.conversations.agreed import ActionList
from careerjournal.ui.screens.conversations.promotion_ask import TargetLine
from careerjournal.ui.screens.conversations.talk_rows import Section

QUESTIONS = "promotion-no"
_FIELD = NOUNS["promotion"].field
_ON_YES = ("recommends", "by_when", "meanwhile")


class AgainOn(QWidget):
    """When do you talk again? One day is offered; another can be named."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._day = clock.today()
        self.offered = Button("", icon="calendar-plus", pressed=lambda: self.chosen.emit(self._day))
        self.other = Day(Field("follow_up_on", "day", self.tr("Another day")))
        self.other.line.setPlaceholderText(self.tr("Another day"))
        self.keep = VerbButton(self.tr("Take that day"), pressed=self._take)
        self.message = label("", "meta")
        self.message.hide()
        self.other.line.returnPressed.connect(self._take)
        choices = QWidget()
        flow = FlowLayout(8)
        for part in (self.offered, self.other, self.keep):
            flow.addWidget(part)
        choices.setLayout(flow)
        title = label(self.tr("When do you talk again?"), "strong")
        why = label(self.tr("Within this week, while it is fresh; time to think comes first."), "muted")
        self.setLayout(down(title, why, choices, self.message, gap=6))
        self.setFocusProxy(self.offered)

    def offer(self, day: date) -> None:
        self._day = day
        self.offered.set_text(self.tr("{weekday}, {day}").format(weekday=days.weekday(day), day=days.plain(day)))

    def _take(self) -> None:
        try:
            day = self.other.value()
        except Trouble as trouble:
            self._say(str(trouble))
            return
        self._say("" if day else self.tr("Which day?"))
        if isinstance(day, date):
            self.other.set_value(None)
            self.chosen.emit(day)

    def _say(self, sentence: str) -> None:
        self.message.setText(sentence)
        self.message.setVisible(bool(sentence))


class Plan(Section):
    """The plan, made on another day: the goals it serves, its steps, and that it stands."""

    def __init__(self, journal: Journal, context: Context) -> None:
        super().__init__(self.tr("The plan from here"), gap=12)
        self._journal, self._context = journal, context
        self._talk: ConversationView | None = None
        self._ask: PromotionView | None = None
        self.form = Form([replace(_FIELD("goals"), label=self.tr("The goals it serves"))], journal, shown=1)
        self.form.changed.connect(self._keep)
        self.steps = ActionList(journal, context)
        self.line = DraftLine(journal, self.tr("A step of the plan"))
        self.line.returnPressed.connect(self._add)
        self.done = Button(self.tr("The plan stands"), icon="check", pressed=self._stands)
        self.think = VerbButton(self.tr("Think it through"), quiet=True, icon="feather", pressed=self._think)
        verbs = across(self.done, self.think, None)
        self.line.setMaximumWidth(theme.size(WIDTH))
        for part in (self.form, self.steps, self.line):
            self.box.addWidget(part)
        self.box.addLayout(verbs)

    def show_plan(self, talk: ConversationView, ask: PromotionView) -> None:
        self._talk, self._ask = talk, ask
        self.form.set_values({"goals": tuple(goal.id for goal in ask.goals)})
        self.line.show_place(f"plan/{ask.id}")
        self.steps.show_actions(talk, [one for goal in ask.goals for one in actions.of_goal(self._journal, goal.id)])
        planned = ask.plan_made_on
        self.done.setVisible(planned is None)
        self.say(
            self.tr("It stands since {day}.").format(day=days.plain(planned)) if planned
            else self.tr("It serves a goal you have, and begins with one step.")
        )  # fmt: skip

    def settle(self) -> None:
        self.form.flush()
        self.steps.settle()

    def _keep(self, name: str, value: Any) -> None:
        if self._ask:
            promotions.note(self._journal, self._ask.id, **{name: value})

    def _add(self) -> None:
        text = self.line.words()
        if self._ask is None or not text:
            return
        if not self._ask.goals:
            self.form.say("goals", self.tr("Which goal is this a step to? It stands with it."))
            self.form.focus("goals")
            return
        self.line.use_up()
        self._journal.add("action", text=text, goal=self._ask.goals[0].id)

    def _stands(self) -> None:
        if self._ask:
            self.form.flush()
            promotions.plan(self._journal, self._ask.id)
            self._context.toast(self.tr("Noted"), self._journal.undo)

    def _think(self) -> None:
        if self._talk:
            self._context.go("reflect", set=QUESTIONS, conversation=self._talk.id)


class PromotionAnswer(Section):
    """What was answered in a talk about a promotion, and what follows from it."""

    def __init__(self, journal: Journal, context: Context) -> None:
        super().__init__(self.tr("The answer"), gap=14)
        self._journal, self._context = journal, context
        self._talk: ConversationView | None = None
        self._ask: PromotionView | None = None
        self.target = TargetLine(journal)
        answers = [("", self.tr("None yet")), (YES, self.tr("Yes")), (NO, self.tr("Not this time"))]
        self.answer = Segmented(answers, self.tr("The answer"))
        self.answer.chosen.connect(self._answer)
        self.said, self.understood = Form([_FIELD("said")], journal), Form([_FIELD("understood")], journal)
        self.yes = Form([_FIELD(name) for name in _ON_YES], journal, shown=len(_ON_YES))
        for form in self._forms:
            form.changed.connect(self._keep)
        self.again = AgainOn()
        self.again.chosen.connect(self._talk_again)
        self.rests = label("", "muted")
        self.plan = Plan(journal, context)
        self._chooser = QWidget()
        self._chooser.setLayout(across(self.answer, None))
        for part in (self.target, self._chooser, *self._forms, self.again, self.rests, self.plan):
            self.box.addWidget(part)

    @property
    def _forms(self) -> tuple[Form, ...]:
        return self.said, self.understood, self.yes

    # --- showing

    @property
    def is_fresh(self) -> bool:
        """Whether a no has just been heard: nothing else is asked about then."""
        return self._ask is not None and self._ask.next_step == "said"

    def show_talk(self, talk: ConversationView) -> None:
        """Show the answer to the ask of a talk; nothing where it has none and is of another kind."""
        ask = promotions.of_talk(self._journal, talk)
        if ask is None or self._ask is None or ask.id != self._ask.id:
            self.settle()
        self._talk, self._ask = talk, ask
        self.setVisible(ask is not None or talk.kind == promotions.KIND)
        self.target.setVisible(ask is None)
        self.target.show_talk(talk)
        self._chooser.setVisible(ask is not None)
        if ask is not None:
            self.answer.set_value(ask.answer)
            for form in self._forms:
                form.set_place(f"promotion/{ask.id}")
                form.set_values(self._journal.values(ask.id))
        self._show_steps(ask)

    def _show_steps(self, ask: PromotionView | None) -> None:
        """After a no their words come first, then what I understood and when you talk again; the plan comes later."""
        step = ask.next_step if ask else ""
        self.say(self._about(ask))
        self.yes.setVisible(ask is not None and ask.answer == YES)
        self.said.setVisible(bool(step))
        self.understood.setVisible(step not in ("", "said"))
        self.again.setVisible(step == "when")
        self.rests.setVisible(step == "rest")
        self.plan.setVisible(step == "plan")
        if self._talk and step == "when":
            self.again.offer(working_days.within_week(max(self._talk.held_on or self._talk.day, clock.today())))
        if ask and ask.follow_up_on:
            rests = self.tr("You talk again on {day}. Nothing about it comes up before; the plan is for another day.")
            self.rests.setText(rests.format(day=days.near(ask.follow_up_on)))
        if self._talk and ask and step == "plan":
            self.plan.show_plan(self._talk, ask)

    def _about(self, ask: PromotionView | None) -> str:
        if ask is None:
            return self.tr("To which level or role did you ask?")
        if ask.answer == NO:
            return self.tr("Not this time. Start with their words.")
        return self.tr("{target}. How does it go on?").format(target=ask.target) if ask.answer else ask.target

    def settle(self) -> None:
        """Save what is being typed."""
        if self._ask:
            for form in self._forms:
                form.flush()
            self.plan.settle()

    # --- doing

    def _answer(self, answer: str) -> None:
        if self._ask:
            promotions.answer(self._journal, self._ask.id, answer)
            if answer == NO:
                self.said.focus()

    def _keep(self, name: str, value: Any) -> None:
        if self._ask:
            promotions.note(self._journal, self._ask.id, **{name: value})

    def _talk_again(self, day: date) -> None:
        if self._ask:
            promotions.follow_up(self._journal, self._ask.id, day)
            self._context.toast(self.tr("Planned for {day}").format(day=days.near(day)), self._journal.undo)
