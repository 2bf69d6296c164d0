"""The page of one option, in the order it is proposed: what, why, cost, a smaller trial; and what became of it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from careerjournal.core import days, entries, options
from careerjournal.core.entries import EntryView, Filter
from careerjournal.core.journal import Journal
from careerjournal.core.options import OptionView
from careerjournal.core.prose import first_line
from careerjournal.ui.kit.chips import FlowLayout, LinkChip
from careerjournal.ui.kit.controls import Glyph
from careerjournal.ui.kit.lists import Heading, Row
from careerjournal.ui.kit.parts import VerbButton, across, action, bare, clear, down, label
from careerjournal.ui.kit.picker import Picker
from careerjournal.ui.kit.title_text import TitleText
from careerjournal.ui.records import states
from careerjournal.ui.records.option_list import OptionList
from careerjournal.ui.records.record_page import Part, RecordPage, Verb, VerbRow, state_label
from careerjournal.ui.records.record_rows import RecordRows, of_entry
from careerjournal.ui.screen import Context
from careerjournal.ui.screens.goals.outcome_form import OutcomeForm
from careerjournal.ui.screens.goals.outcomes import Outcomes
from careerjournal.ui.screens.goals.ready_anyway import ReadyAnyway

OFFERED = 40
_FORM = ("rationale", "cost", "trial", "problem", "strength", "goal", "benefit", "kind")


class OptionPage(RecordPage):
    noun = "option"

    def __init__(self, journal: Journal, context: Context) -> None:
        super().__init__(journal, context)
        self.glyph = Glyph("lightbulb", 16)
        self.state = state_label()
        self.title = TitleText(self.tr("A possible way forward"))
        self.title.changed.connect(lambda text: self.save("title", text))
        self._about = FlowLayout()
        self.verbs = VerbRow()
        self.advice = ReadyAnyway()
        self.advice.passed.connect(self.ready_anyway)
        self.outcome_form = OutcomeForm(journal)
        self.outcome_form.noted.connect(lambda _uid: self.say(self.tr("Noted")))
        self.form = self.form_of(_FORM, 3, self.tr("The problem, what it is for, what it gives me"))
        self.add_evidence = VerbButton(self.tr("Add evidence"), icon="plus", pressed=self.choose_evidence)
        self.evidence = Part(self.tr("Evidence"), self.add_evidence)
        self.entries = RecordRows(removable=True)
        self.entries.opened.connect(lambda uid: self.led.emit("entry", uid))
        self.entries.removed.connect(self._drop_evidence)
        self.nothing = label(self.tr("An entry or two that speak for it make a proposal easier to believe."), "muted")
        self.evidence.box.addWidget(self.nothing)
        self.evidence.box.addWidget(self.entries)
        self.outcomes = Outcomes(journal)
        self.outcomes.led.connect(self.led)
        self.outcomes.said.connect(self.say)
        self.outcomes.change_wanted.connect(self.change_outcome)
        self.others = OptionList(journal)
        self.others.opened.connect(lambda uid: self.led.emit("option", uid))
        self.others.added.connect(self.add_another)
        self._lay_out()

    def _lay_out(self) -> None:
        state = across(self.glyph, self.state, self.more, gap=8)
        state.setStretch(1, 1)
        self.about = QWidget()
        self.about.setLayout(self._about)
        parts: tuple[QWidget | int, ...] = (
            self.title, 8, self.about, 14, self.verbs, 8, self.advice, self.outcome_form, 8, self.outcomes, 24,
            self.form, 24, self.evidence, 16, self.others,
        )  # fmt: skip
        self.box.addLayout(state)
        self.box.addSpacing(4)
        self.box.addLayout(down(*parts, gap=0))
        self.box.addStretch(1)

    # --- showing

    def begin(self) -> None:
        self.outcome_form.forget()
        self.advice.hide()
        self.form.fold.set_open(False)

    def refresh(self) -> None:
        option = options.get(self.journal, self.uid)
        state = states.of_option(option.state)
        self.glyph.set_icon(state.icon, state.role)
        self.state.setText(self._stands(option))
        self.title.set_text(option.title)
        self._show_about(option)
        self._show_verbs(option)
        self.form.set_values(self.journal.values(self.uid))
        newest_first = sorted(option.evidence, key=lambda entry: (entry.day, entry.time, entry.row), reverse=True)
        self.entries.set_lines([of_entry(entry) for entry in newest_first])
        self.nothing.setVisible(not option.evidence)
        self.outcomes.show_outcomes(option.outcomes)
        self._show_others(option)

    def _stands(self, option: OptionView) -> str:
        """How the option stands, in a sentence."""
        word, day = states.of_option(option.state).word, option.outcomes[-1].day if option.outcomes else None
        if option.outcomes and option.outcomes[-1].accepted_on:
            accepted = days.plain(option.outcomes[-1].accepted_on)
            return self.tr("{word}, accepted on {day}").format(word=word, day=accepted)
        if option.outcomes:
            return self.tr("{word} on {day}").format(word=word, day=days.plain(day)) if day else word
        if option.proposed_on:
            return self.tr("Proposed on {day}").format(day=days.plain(option.proposed_on))
        if option.ready_on:
            return self.tr("Ready since {day}").format(day=days.plain(option.ready_on))
        return self.tr("An idea so far")

    def _show_about(self, option: OptionView) -> None:
        clear(self._about)
        for noun, named, icon in (("strength", option.strength, "sparkles"), ("goal", option.goal, "target")):
            if named:
                chip = LinkChip(named.name, icon)
                chip.clicked.connect(bare(partial(self.led.emit, noun, named.id)))
                self._about.addWidget(chip)
        self.about.setVisible(bool(option.strength or option.goal))

    def _show_others(self, option: OptionView) -> None:
        """What else there is for the same strength, goal or problem; without any of them there is nothing to ask."""
        self.others.setVisible(bool(option.strength or option.goal or option.problem.strip()))
        beside = options.beside(options.all_of(self.journal), option)
        self.others.show_options([option, *beside], self.uid, here=self.uid)

    def _show_verbs(self, option: OptionView) -> None:
        outcome = self.tr("Note another outcome") if option.outcomes else self.tr("Note an outcome")
        verbs = []
        if option.state == "idea":
            verbs = [
                Verb(self.tr("Mark as ready"), self.mark_ready),
                Verb(self.tr("Propose"), self.propose, lesser=True),
            ]
        elif option.state == "ready":
            verbs = [
                Verb(self.tr("Propose"), self.propose),
                Verb(self.tr("An idea again"), self.mark_idea, lesser=True),
            ]
        self.verbs.set_verbs([*verbs, Verb(outcome, self.note_outcome, lesser=bool(verbs))])

    # --- doing

    def mark_ready(self) -> None:
        """Ready is advice: what they may ask is pointed out first, once."""
        self.settle()
        asked = options.pointed_out(options.get(self.journal, self.uid))
        if asked:
            self.outcome_form.hide()
            self.advice.point_out(asked)
            self.ensureWidgetVisible(self.advice)
        else:
            self.ready_anyway()

    def ready_anyway(self) -> None:
        options.ready(self.journal, self.uid)
        self.say(self.tr("Ready to be proposed"))

    def mark_idea(self) -> None:
        self.settle()
        options.ready(self.journal, self.uid, is_ready=False)
        self.say(self.tr("An idea again"))

    def propose(self) -> None:
        self.settle()
        self.advice.hide()
        options.propose(self.journal, self.uid)
        self.say(self.tr("Proposed. What they say comes next."))

    def note_outcome(self) -> None:
        self.advice.hide()
        self.outcome_form.open_form(self.uid)
        self.ensureWidgetVisible(self.outcome_form)

    def change_outcome(self, uid: str, field: str) -> None:
        self.outcome_form.open_form(self.uid, uid, field)
        self.ensureWidgetVisible(self.outcome_form)

    def add_another(self, title: str) -> None:
        """One more way forward for what this one is for."""
        options.second(self.journal, self.uid, title)
        self.say(self.tr("Option added"))

    def choose_evidence(self) -> None:
        """Search the journal for entries that speak for it."""
        picker = Picker(self.add_evidence, self.tr("Add evidence"), self.tr("Search your entries"), self._offer)
        picker.picked.connect(self._take_evidence)
        picker.open_below(self.add_evidence)

    def _offer(self, typed: str) -> Sequence[Heading | Row]:
        """What is searched for; before that, what names the option's strength or goal, and then the rest."""
        option = options.get(self.journal, self.uid)
        has = {entry.id for entry in option.evidence}
        lines: list[Heading | Row] = []
        for head, wanted in self._sources(option, typed):
            found = [entry for entry in entries.select(self.journal, wanted, OFFERED) if entry.id not in has]
            has |= {entry.id for entry in found}
            lines += [Heading(head)] if head and found else []
            lines += [_offered(entry, typed) for entry in found]
        return lines

    def _sources(self, option: OptionView, typed: str) -> list[tuple[str, Filter]]:
        if typed:
            return [("", Filter(text=typed))]
        named = [(option.strength.name, Filter(strengths=(option.strength.id,)))] if option.strength else []
        named += [(option.goal.name, Filter(goals=(option.goal.id,)))] if option.goal else []
        return [*named, (self.tr("Lately") if named else "", Filter())]

    def _take_evidence(self, uid: str) -> None:
        had = [entry.id for entry in options.get(self.journal, self.uid).evidence]
        self.journal.edit("option", self.uid, evidence=[*had, uid])
        self.say(self.tr("Evidence added"))

    def _drop_evidence(self, uid: str) -> None:
        had = [entry.id for entry in options.get(self.journal, self.uid).evidence]
        self.journal.edit("option", self.uid, evidence=[one for one in had if one != uid])
        self.say(self.tr("Evidence taken off"))

    def settle(self) -> None:
        if self.uid:
            self.title.flush()
            self.outcome_form.settle()
        super().settle()

    def forget(self) -> None:
        super().forget()
        self.outcome_form.forget()

    # --- paper

    def rare_verbs(self) -> Sequence[QAction | None]:
        return [action(self.tr("Print the proposal"), self._print, "printer"), None, *super().rare_verbs()]

    def _print(self) -> None:
        self.settle()
        self.context.go("summary", document="proposal", subject=self.uid)


def _offered(entry: EntryView, typed: str) -> Row:
    name = entry.title or first_line(entry.body)
    return Row(entry.id, name, days.plain(entry.day), kind=entry.kind, asked=typed)
