"""The page of one goal: its wording, how it stands, what shows it, its plan and options, and how it went."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from careerjournal.core import ages, clock, days, drafts, entries, goal_change, goal_history, goals, options, promotions
from careerjournal.core.entries import Filter, Named
from careerjournal.core.goals import GoalView, MeasureTime
from careerjournal.core.journal import Journal
from careerjournal.core.nouns import NOUNS
from careerjournal.ui.kit.chips import Chips
from careerjournal.ui.kit.controls import Glyph
from careerjournal.ui.kit.fields import choice_words
from careerjournal.ui.kit.parts import VerbButton, across, down, label
from careerjournal.ui.kit.picker import Picker
from careerjournal.ui.records import states
from careerjournal.ui.records.evidence_list import EvidenceList
from careerjournal.ui.records.option_list import OptionList
from careerjournal.ui.records.record_page import RecordPage, Verb, VerbRow, folded, state_label
from careerjournal.ui.records.record_rows import Line, RecordRows
from careerjournal.ui.screen import Context
from careerjournal.ui.screens.goals import chosen_evidence, goal_words
from careerjournal.ui.screens.goals.carry_notice import CarryNotice
from careerjournal.ui.screens.goals.goal_changed import ChangeWalk, draft_place
from careerjournal.ui.screens.goals.goal_plan import GoalPlan
from careerjournal.ui.screens.goals.wording import WordingForm, Wordings


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
        self.doubt = label("", "muted")
        self.say_measure = VerbButton(self.tr("Say how"), pressed=lambda: self.change("measure"))
        self.fine = VerbButton(self.tr("Fine as it is"), quiet=True, pressed=self.pass_doubt)
        self.by = label("", "body")
        self.why = label("", "muted")
        self.asked_for = Chips(icon="milestone")
        self.verbs = VerbRow()
        self.wording = WordingForm(journal)
        self.walk = ChangeWalk(journal)
        self.carry = CarryNotice("pause")
        self.link = VerbButton(self.tr("Add evidence"), icon="plus", pressed=self.choose_evidence)
        self.evidence = EvidenceList(self.link)
        self.plan = GoalPlan(journal)
        self.options = OptionList(journal)
        self.form = self.form_of(("kind", "direction", "why"), 0, self.tr("Kind, direction and why"))
        self.wordings = Wordings()
        self.happened = RecordRows()
        self.history = folded(self.tr("How it went"), self.happened)
        self._told: dict[str, str] = {}
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        state = across(self.glyph, self.state, self.more, gap=8)
        state.setStretch(1, 1)
        self.worded = QWidget()
        self.doubtful = QWidget()
        self.doubtful.setLayout(down(self.doubt, across(self.say_measure, self.fine, None, gap=4), gap=2))
        self.worded.setLayout(
            down(self.title, 14, self.measure_head, 2, self.measure, self.doubtful, 10, self.by, 4, self.why, 6,
                 self.asked_for, gap=0)
        )  # fmt: skip
        parts: tuple[QWidget | int, ...] = (
            self.worded, self.wording, self.walk, 14, self.verbs, 12, self.carry, 16, self.evidence, 16, self.plan, 8,
            self.options, 8, self.form, 8, self.wordings, 8, self.history,
        )  # fmt: skip
        self.box.addLayout(state)
        self.box.addSpacing(4)
        self.box.addLayout(down(*parts, gap=0))
        self.box.addStretch(1)

    def _connect(self) -> None:
        self.evidence.opened.connect(lambda uid: self.led.emit("entry", uid))
        self.evidence.all_wanted.connect(self.filtered)
        self.asked_for.opened.connect(lambda uid: self.led.emit("promotion", uid))
        self.plan.led.connect(self.led)
        self.plan.said.connect(self.say)
        self.options.opened.connect(lambda uid: self.led.emit("option", uid))
        self.options.added.connect(self._add_option)
        self.carry.chosen.connect(lambda uid: self.settle_goal(uid, "paused_on"))
        for part in (self.wording, self.walk):
            part.kept.connect(self._worded)
            part.left.connect(self.refresh)
        self.wordings.asked.connect(self.filtered)
        self.history.toggled.connect(lambda _opened: self._show_history())
        self.happened.opened.connect(self._open_happening)

    # --- showing

    def begin(self) -> None:
        self.wording.forget()
        self.walk.forget()
        self.carry.hide()
        self.plan.begin(self.uid)
        self.form.fold.set_open(not goals.get(self.journal, self.uid).kind)
        self.wordings.set_open(False)
        self.history.set_open(False)

    def refresh(self) -> None:
        goal, times = goals.get(self.journal, self.uid), goals.measures(self.journal, self.uid)
        self._show_state(goal)
        self._show_wording(goal)
        self._show_verbs(goal)
        self._show_evidence(times)
        self.plan.refresh()
        self.options.show_options(options.of_goal(self.journal, self.uid), self.uid)
        self.form.set_values({"kind": goal.kind, "direction": goal.direction, "why": goal.why})
        counts = [(time, entries.count(self.journal, time.evidence)) for time in times]
        self.wordings.show_wordings(goals.wordings(self.journal, self.uid), counts if len(counts) > 1 else ())
        self._show_history()

    def _show_evidence(self, times: tuple[MeasureTime, ...]) -> None:
        """What was seen while the present measure held; what speaks for a former one stands with that."""
        if len(times) > 1:
            nothing = self.tr(
                "Nothing yet since the measure changed on {day}. Earlier entries stand with the former one."
            )
            nothing, wanted = nothing.format(day=days.plain(times[-1].first)), times[-1].evidence
        else:
            nothing, wanted = self.tr("Entries that you link to it stand here."), Filter(goals=(self.uid,))
        found = self.evidence.show_entries(self.journal, wanted, nothing)
        said = self.tr("Newest evidence: {day}, {age}.")
        newest = found[0].day if found else None
        self.evidence.say(said.format(day=days.plain(newest), age=ages.said(newest)) if newest else "")

    def _show_history(self) -> None:
        """Read only while somebody looks: it goes through everything that hangs on the goal."""
        if not self.history.is_open():
            return
        found = goal_history.of_goal(self.journal, self.uid)
        self._told = {one.id: one.noun for one in found if one.noun != "goal"}
        lines = []
        for one in found:
            state = goal_words.of_happening(one)
            lines.append(Line(one.id, one.text, "", goal_words.with_year(one.day), "", state))
        self.happened.set_lines(lines)

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
            part.setVisible(not self.wording.is_open and not self.walk.is_open)
        self.title.setText(goal.title)
        self.measure.setText(goal.measure)
        self.measure.setVisible(bool(goal.measure))
        self.measure_head.setVisible(bool(goal.measure) or open_)
        self.doubtful.setVisible(open_ and goals.is_vague(goal.measure) and self._passed() != goal.measure)
        self.doubt.setText(
            self.tr("A number, a day or a name would let somebody else notice it, too.")
            if goal.measure
            else self.tr("“Not sure yet” is fine. A number, a day or a name helps.")
        )
        by = self.tr("By {day}, {age}")
        day = goal.target_date
        self.by.setText(by.format(day=days.plain(day), age=ages.said(day)) if day else "")
        self.by.setVisible(day is not None)
        self.why.setText(self.tr("Why: {why}").format(why=goal.why))
        self.why.setVisible(bool(goal.why))
        named = [one for one in promotions.all_of(self.journal) if self.uid in {each.id for each in one.goals}]
        said = self.tr("In the plan for {target}")
        self.asked_for.set_links([(one.id, said.format(target=one.target)) for one in named])
        self.asked_for.setVisible(bool(named))

    def _show_verbs(self, goal: GoalView) -> None:
        going = goal.state in ("active", "paused")
        verbs = [self._settling(self.tr("Reached"), "reached_on")] if going else []
        if goal.state == "active":
            verbs.append(self._settling(self.tr("Pause"), "paused_on"))
        else:
            verbs.append(Verb(self.tr("Take up again"), self.take_up))
        verbs += [self._settling(self.tr("Let go"), "let_go_on")] if going else []
        verbs.append(Verb(self.tr("Reword it"), self.change, lesser=True, icon="pen-line"))
        begun = goal_change.begun(self.journal, self.uid) or drafts.all(self.journal, draft_place(self.uid))
        words = self.tr("It changed: go on") if begun else self.tr("It changed")
        verbs += [Verb(words, self.walk_through, lesser=True, icon="repeat")] if going else []
        self.verbs.set_verbs(verbs)

    def _settling(self, words: str, column: str) -> Verb:
        return Verb(words, lambda: self.settle_goal(self.uid, column))

    # --- doing

    def change(self, field: str = "title") -> None:
        """Open the wording."""
        self.worded.hide()
        self.verbs.hide()
        self.wording.open_wording(self.uid, field)
        self.ensureWidgetVisible(self.wording)

    def walk_through(self) -> None:
        """The goal changed on the way: the four steps."""
        self.worded.hide()
        self.verbs.hide()
        self.walk.open_walk(self.uid)
        self.ensureWidgetVisible(self.walk)

    def _worded(self) -> None:
        self.setFocus()
        self.say(self.tr("Worded anew"))
        self.refresh()

    def _passed(self) -> str | None:
        """The measure that was said to be fine as it is."""
        return self.journal.settings.get(f"measure.{self.uid}", "\n")

    def pass_doubt(self) -> None:
        """Enough about this measure; another one is looked at again."""
        self.journal.settings.set(f"measure.{self.uid}", goals.get(self.journal, self.uid).measure)
        self.refresh()

    def save(self, name: str, value: object) -> None:
        super().save(name, value)
        if name == "kind":
            self.ask_to_carry()

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
        """After one more goal of one's own development became active: is that too many?"""
        found = goals.development(goals.active(self.journal))
        others = [Named(goal.id, goal.title) for goal in found if goal.id != self.uid]
        if len(others) >= goals.ENOUGH and len(others) < len(found):
            question = self.tr("You have {n}. Pause one, or carry {m}?")
            self.carry.ask(question, self.tr("Pause {name}"), others)
        else:
            self.carry.hide()

    def choose_evidence(self) -> None:
        """Search the journal for an entry that shows it."""
        has = {entry.id for entry in goals.evidence(self.journal, self.uid)}
        picker = Picker(
            self.link, self.tr("Add evidence"), self.tr("Search your entries"),
            lambda typed: chosen_evidence.offered(self.journal, typed, has),
        )  # fmt: skip
        picker.picked.connect(self._take_evidence)
        picker.open_below(self.link)

    def _take_evidence(self, uid: str) -> None:
        goals.link(self.journal, self.uid, uid)
        self.say(self.tr("Evidence added"))

    def _open_happening(self, uid: str) -> None:
        if uid in self._told:
            self.led.emit(self._told[uid], uid)
        else:
            self.wordings.set_open(True)
            self.ensureWidgetVisible(self.wordings)

    def _add_option(self, title: str) -> None:
        self.journal.add("option", title=title, goal=self.uid)
        self.say(self.tr("Option added"))

    def settle(self) -> None:
        if self.uid:
            self.wording.settle()
            self.walk.settle()
        super().settle()

    def forget(self) -> None:
        super().forget()
        self.wording.forget()
        self.walk.forget()
