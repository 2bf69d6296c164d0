"""The plan of one goal: next steps, what somebody would see, support, and what the role asks for; folded."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from careerjournal.core import actions, days, growth, support
from careerjournal.core.actions import ActionView
from careerjournal.core.growth import BehaviourView, CompetencyView
from careerjournal.core.journal import Journal
from careerjournal.core.nouns import NOUNS
from careerjournal.core.support import SupportView
from careerjournal.ui.kit.fields import choice_words
from careerjournal.ui.kit.parts import down
from careerjournal.ui.records.record_rows import Line
from careerjournal.ui.records.states import State
from careerjournal.ui.screens.goals import goal_words
from careerjournal.ui.screens.goals.plan_parts import RowFold, TickFold, ToTick


class GoalPlan(QWidget):
    """Four folds; each opens by itself only for a goal that has something open in the first two."""

    said = Signal(str)
    """What a toast says after a step that can be taken back."""
    led = Signal(str, str)

    def __init__(self, journal: Journal) -> None:
        super().__init__()
        self._journal, self._goal = journal, ""
        self.steps = TickFold(
            self.tr("Next steps"), self.tr("What will you do?"),
            self.tr("What you will do, or somebody for you."), self.tr("Add a step"),
        )  # fmt: skip
        self.behaviours = TickFold(
            self.tr("What somebody would see"), self.tr("What would somebody see you do?"),
            self.tr("Something visible that you do not do today."), self.tr("Add a behaviour"),
        )  # fmt: skip
        self.support = RowFold(
            self.tr("Support"), self.tr("What would help?"),
            self.tr("From a manager, a mentor, a coach, learning and development, or an experience."),
            self.tr("Add support"),
        )  # fmt: skip
        self.competencies = RowFold(
            self.tr("What the role asks for"), self.tr("What does the role ask for?"),
            self.tr("One line for each thing, so that evidence can stand beside it."), self.tr("Add a competency"),
        )  # fmt: skip
        self.setLayout(down(self.steps, self.behaviours, self.support, self.competencies, gap=8))
        self._connect()

    def _connect(self) -> None:
        self.steps.added.connect(lambda text: self._add("action", text=text))
        self.steps.list.ticked.connect(self._do)
        self.steps.list.removed.connect(self._remove)
        self.behaviours.added.connect(lambda text: self._add("behaviour", text=text))
        self.behaviours.list.ticked.connect(self._practise)
        self.behaviours.list.removed.connect(self._remove)
        self.support.added.connect(lambda what: self._add("support", what=what))
        self.support.opened.connect(lambda uid: self.led.emit("support", uid))
        self.competencies.added.connect(self._add_competency)
        self.competencies.opened.connect(lambda uid: self.led.emit("competency", uid))

    # --- showing

    def begin(self, uid: str) -> None:
        """Show another goal: open what has something to do in it."""
        self._goal = uid
        for fold in (self.steps, self.behaviours, self.support, self.competencies):
            fold.line.close_line()
            fold.set_open(False)
        self.steps.set_open(any(one.is_open for one in actions.of_goal(self._journal, uid)))
        self.behaviours.set_open(any(not one.is_done for one in growth.behaviours_of_goal(self._journal, uid)))

    def refresh(self) -> None:
        journal, goal = self._journal, self._goal
        self.steps.show_lines([self._step(one) for one in actions.of_goal(journal, goal) if not one.dropped_on])
        self.behaviours.show_lines([self._behaviour(one) for one in growth.behaviours_of_goal(journal, goal)])
        self.support.show_lines([self._support(one) for one in support.of_goal(journal, goal)])
        self.competencies.show_lines([self._competency(one) for one in growth.competencies_of_goal(journal, goal)])

    def _step(self, one: ActionView) -> ToTick:
        by = self.tr("by {day}").format(day=days.plain(one.due)) if one.due else ""
        when = self.tr("done {day}").format(day=days.plain(one.done_on)) if one.done_on else by
        who = one.owner.name if one.owner else ""
        return ToTick(one.id, one.text, " · ".join(part for part in (who, when) if part), one.done_on is not None)

    def _behaviour(self, one: BehaviourView) -> ToTick:
        since = self.tr("a habit since {day}").format(day=days.plain(one.done_on)) if one.done_on else ""
        grows = one.growth_area.name if one.growth_area else ""
        return ToTick(one.id, one.text, since or grows, one.is_done)

    def _support(self, one: SupportView) -> Line:
        source = choice_words(NOUNS["support"].field("source"), one.source) if one.source else ""
        who = one.person.name if one.person else ""
        detail = " · ".join(part for part in (source, who) if part)
        return Line(one.id, one.what, detail, "", "hand-helping", goal_words.of_support(one.state))

    def _competency(self, one: CompetencyView) -> Line:
        newest = self.tr("Newest evidence: {day}").format(day=days.plain(one.evidence[0].day)) if one.evidence else ""
        thin = State(self.tr("Nothing yet"), "", "faint")
        return Line(one.id, one.name, newest or one.note, "", "target", None if one.evidence else thin)

    # --- doing

    def _add(self, noun: str, **fields: str) -> None:
        self._journal.add(noun, goal=self._goal, **fields)
        self.said.emit(self.tr("Added"))

    def _add_competency(self, name: str) -> None:
        """The role that the goal's other competencies are for is this one's, too."""
        known = growth.competencies_of_goal(self._journal, self._goal)
        self._add("competency", name=name, target_role=known[-1].target_role if known else "")

    def _do(self, uid: str, is_done: bool) -> None:
        actions.done(self._journal, uid, is_done)
        self.said.emit(self.tr("Done") if is_done else self.tr("Open again"))

    def _practise(self, uid: str, is_habit: bool) -> None:
        growth.practise(self._journal, uid, is_habit)
        self.said.emit(self.tr("A habit from today on") if is_habit else self.tr("Open again"))

    def _remove(self, uid: str) -> None:
        self._journal.remove(uid)
        self.said.emit(self.tr("Moved to trash"))
