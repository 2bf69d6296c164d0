"""The page of one goal: its wording, how it stands, the entries that show it, its options, and how it was worded."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from careerjournal.core import ages, clock, days, goals, options
from careerjournal.core.entries import Filter
from careerjournal.core.goals import GoalView
from careerjournal.core.journal import Journal
from careerjournal.core.nouns import NOUNS
from careerjournal.core.words import in_words
from careerjournal.ui.kit.chips import FlowLayout, LinkChip
from careerjournal.ui.kit.controls import Glyph
from careerjournal.ui.kit.fields import choice_words
from careerjournal.ui.kit.parts import VerbButton, across, bare, clear, down, ground, label
from careerjournal.ui.records import states
from careerjournal.ui.records.evidence_list import EvidenceList
from careerjournal.ui.records.option_list import OptionList
from careerjournal.ui.records.record_page import RecordPage, Verb, VerbRow, state_label
from careerjournal.ui.screen import Context
from careerjournal.ui.screens.goals.wording import WordingForm, Wordings


class CarryNotice(QWidget):
    """Asks, once, whether one more active goal is to be carried; it stands in nobody's way."""

    paused = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        ground(self, "well")
        self.words = label("", "strong")
        self._chips = FlowLayout()
        holder = QWidget()
        holder.setLayout(self._chips)
        self.carry = VerbButton("", quiet=True, pressed=self.hide)
        box = down(self.words, holder, across(self.carry, None), gap=8)
        box.setContentsMargins(14, 12, 14, 8)
        self.setLayout(box)
        self.hide()

    def ask(self, others: list[GoalView]) -> None:
        """`others` are the goals that were active before this one."""
        before, after = in_words(len(others)), in_words(len(others) + 1)
        self.words.setText(self.tr("You have {n}. Pause one, or carry {m}?").format(n=before, m=after))
        self.carry.set_text(self.tr("Carry {n}").format(n=after))
        clear(self._chips)
        for goal in others:
            chip = LinkChip(goal.title, "pause")
            chip.setAccessibleName(self.tr("Pause {goal}").format(goal=goal.title))
            chip.clicked.connect(bare(partial(self._pause, goal.id)))
            self._chips.addWidget(chip)
        self.show()

    def _pause(self, uid: str) -> None:
        self.hide()
        self.paused.emit(uid)


class GoalPage(RecordPage):
    noun = "goal"
    filtered = Signal(object)

    def __init__(self, journal: Journal, context: Context) -> None:
        super().__init__(journal, context)
        self.glyph = Glyph("target", 16)
        self.state = state_label()
        self.title = label("", "h1")
        self.measure_head = label(self.tr("How would you notice it worked?"), "accent")
        self.measure = label("", "reading")
        self.doubt = label(self.tr("A number, a day or a name would let somebody else notice it, too."), "muted")
        self.say_measure = VerbButton(self.tr("Say how"), pressed=lambda: self.change("measure"))
        self.by = label("", "body")
        self.why = label("", "muted")
        self.verbs = VerbRow()
        self.wording = WordingForm(journal)
        self.carry = CarryNotice()
        self.evidence = EvidenceList()
        self.options = OptionList()
        self.form = self.form_of(("kind", "direction", "why"), 0, self.tr("Kind, direction and why"))
        self.wordings = Wordings()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        state = across(self.glyph, self.state, self.more, gap=8)
        state.setStretch(1, 1)
        self.worded = QWidget()
        doubt = across(self.doubt, self.say_measure)
        doubt.setStretch(0, 1)
        self.worded.setLayout(
            down(self.title, 14, self.measure_head, 2, self.measure, doubt, 10, self.by, 4, self.why, gap=0)
        )
        parts: tuple[QWidget | int, ...] = (
            self.worded, self.wording, 18, self.verbs, 12, self.carry, 16, self.evidence, 16, self.options,
            8, self.form, 8, self.wordings,
        )  # fmt: skip
        self.box.addLayout(state)
        self.box.addSpacing(4)
        self.box.addLayout(down(*parts, gap=0))
        self.box.addStretch(1)

    def _connect(self) -> None:
        self.evidence.opened.connect(lambda uid: self.led.emit("entry", uid))
        self.evidence.all_wanted.connect(self.filtered)
        self.options.opened.connect(lambda uid: self.led.emit("option", uid))
        self.options.added.connect(self._add_option)
        self.carry.paused.connect(lambda uid: self.settle_goal(uid, "paused_on"))
        self.wording.kept.connect(self._worded)
        self.wording.left.connect(self.refresh)

    # --- showing

    def begin(self) -> None:
        self.wording.forget()
        self.carry.hide()
        self.form.fold.set_open(False)
        self.wordings.set_open(False)

    def refresh(self) -> None:
        goal = goals.get(self.journal, self.uid)
        self._show_state(goal)
        self._show_wording(goal)
        self._show_verbs(goal)
        self._show_evidence()
        self.options.show_options(options.of_goal(self.journal, self.uid), self.uid)
        self.form.set_values({"kind": goal.kind, "direction": goal.direction, "why": goal.why})
        self.wordings.show_wordings(goals.wordings(self.journal, self.uid))

    def _show_evidence(self) -> None:
        nothing = self.tr("Entries that you link to it stand here.")
        found = self.evidence.show_entries(self.journal, Filter(goals=(self.uid,)), nothing)
        said = self.tr("Newest evidence: {day}, {age}.")
        newest = found[0].day if found else None
        self.evidence.say(said.format(day=days.plain(newest), age=ages.said(newest)) if newest else "")

    def _show_state(self, goal: GoalView) -> None:
        state = states.of_goal(goal.state)
        self.glyph.set_icon(state.icon, state.role)
        kinds = [choice_words(NOUNS["goal"].field(name), value) for name, value in self._said(goal) if value]
        self.state.setText(" · ".join([self._stands(goal), *kinds]))

    def _said(self, goal: GoalView) -> tuple[tuple[str, str], ...]:
        return ("kind", goal.kind), ("direction", goal.direction)

    def _stands(self, goal: GoalView) -> str:
        """How the goal stands, in a sentence."""
        if goal.reached_on:
            return self.tr("Reached on {day}").format(day=days.plain(goal.reached_on))
        if goal.let_go_on:
            return self.tr("Let go on {day}. What you learned stays.").format(day=days.plain(goal.let_go_on))
        if goal.paused_on:
            return self.tr("Paused on {day}").format(day=days.plain(goal.paused_on))
        since = self.tr("Active since {day}")
        return since.format(day=days.plain(goal.started_on)) if goal.started_on else states.of_goal("active").word

    def _show_wording(self, goal: GoalView) -> None:
        open_ = goal.state in ("active", "paused")
        for part in (self.worded, self.verbs):
            part.setVisible(not self.wording.is_open)
        self.title.setText(goal.title)
        self.measure.setText(goal.measure)
        self.measure.setVisible(bool(goal.measure))
        self.measure_head.setVisible(bool(goal.measure) or open_)
        vague = open_ and goals.is_vague(goal.measure)
        self.doubt.setVisible(vague)
        self.say_measure.setVisible(vague)
        by = self.tr("By {day}, {age}")
        day = goal.target_date
        self.by.setText(by.format(day=days.plain(day), age=ages.said(day)) if day else "")
        self.by.setVisible(day is not None)
        self.why.setText(self.tr("Why: {why}").format(why=goal.why))
        self.why.setVisible(bool(goal.why))

    def _show_verbs(self, goal: GoalView) -> None:
        going = goal.state in ("active", "paused")
        verbs = [self._settling(self.tr("Reached"), "reached_on")] if going else []
        if goal.state == "active":
            verbs.append(self._settling(self.tr("Pause"), "paused_on"))
        else:
            verbs.append(Verb(self.tr("Take up again"), self.take_up))
        verbs += [self._settling(self.tr("Let go"), "let_go_on")] if going else []
        self.verbs.set_verbs([*verbs, Verb(self.tr("Change it"), self.change, lesser=True, icon="pen-line")])

    def _settling(self, words: str, column: str) -> Verb:
        return Verb(words, lambda: self.settle_goal(self.uid, column))

    # --- doing

    def change(self, field: str = "title") -> None:
        """Open the wording."""
        self.worded.hide()
        self.verbs.hide()
        self.wording.open_wording(self.uid, field)
        self.ensureWidgetVisible(self.wording)

    def _worded(self) -> None:
        self.say(self.tr("Worded anew"))
        self.refresh()

    def settle_goal(self, uid: str, column: str) -> None:
        """Pause a goal, or note that it was reached or let go, today."""
        self.settle()
        goals.settle(self.journal, uid, column)
        self.say(self._settled(column, clock.today()))

    def _settled(self, column: str, today: date) -> str:
        return {
            "paused_on": self.tr("Paused on {day}."),
            "reached_on": self.tr("Reached on {day}."),
            "let_go_on": self.tr("Let go on {day}. What you learned stays."),
        }[column].format(day=days.plain(today))

    def take_up(self) -> None:
        self.settle()
        goals.resume(self.journal, self.uid)
        self.say(self.tr("Taken up again"))
        self.ask_to_carry()

    def ask_to_carry(self) -> None:
        """After one more goal became active: is that too many?"""
        others = [goal for goal in goals.active(self.journal) if goal.id != self.uid]
        if len(others) >= goals.ENOUGH:
            self.carry.ask(others)

    def _add_option(self, title: str) -> None:
        self.journal.add("option", title=title, goal=self.uid)
        self.say(self.tr("Option added"))

    def settle(self) -> None:
        if self.uid:
            self.wording.settle()
        super().settle()

    def forget(self) -> None:
        super().forget()
        self.wording.forget()
