"""The pages of work: what drains, with its plan, and what is to be kept."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from careerjournal.core import days, drains, keeps
from careerjournal.core.drains import DrainView
from careerjournal.core.entries import Named
from careerjournal.core.journal import Journal
from careerjournal.ui.kit.chips import FlowLayout, LinkChip
from careerjournal.ui.kit.controls import Glyph
from careerjournal.ui.kit.parts import across, bare, clear, down, label
from careerjournal.ui.kit.title_text import TitleText
from careerjournal.ui.records.record_page import RecordPage, Verb, VerbRow, state_label
from careerjournal.ui.screen import Context
from careerjournal.ui.screens.strengths.drain_fields import DrainFields
from careerjournal.ui.screens.strengths.work_rows import DRAIN, KEEP


class WorkPage(RecordPage):
    """A piece of work: since when, what it is called, who and what it has to do with, and its end."""

    icon = ""

    def __init__(self, journal: Journal, context: Context) -> None:
        super().__init__(journal, context)
        self.state = state_label()
        self.title = TitleText(self.tr("Piece of work"))
        self.title.changed.connect(lambda text: self.save("work", text))
        self.sentence = label("", "lead")
        self._chips = FlowLayout()
        self.about = QWidget()
        self.about.setLayout(self._chips)
        self.verbs = VerbRow()
        head = across(Glyph(self.icon, 16), self.state, self.more, gap=8)
        head.setStretch(1, 1)
        self.box.addLayout(head)
        self.box.addSpacing(4)
        self.box.addLayout(down(self.title, 10, self.sentence, 8, self.about, 14, self.verbs, 24, gap=0))

    def show_about(self, strength: Named | None) -> None:
        """A chip that leads to the strength it has to do with."""
        clear(self._chips)
        if strength:
            chip = LinkChip(strength.name, "sparkles")
            chip.clicked.connect(bare(partial(self.led.emit, "strength", strength.id)))
            self._chips.addWidget(chip)
        self.about.setVisible(strength is not None)

    def settle(self) -> None:
        if self.uid:
            self.title.flush()
        super().settle()


class DrainPage(WorkPage):
    noun, icon = "drain", DRAIN

    def __init__(self, journal: Journal, context: Context) -> None:
        super().__init__(journal, context)
        self.form = DrainFields(journal)
        self.form.saved.connect(lambda: self.say(self.tr("Saved")))
        self.forms.append(self.form)
        self.box.addWidget(self.form)
        self.box.addStretch(1)

    def refresh(self) -> None:
        drain = drains.get(self.journal, self.uid)
        self.state.setText(self.tr("Draining since {day}").format(day=days.plain(drain.day)))
        self.title.set_text(drain.work)
        self.sentence.setText(self._told(drain))
        self.show_about(drain.on_list)
        verb = (
            Verb(self.tr("It drains no more"), self.end)
            if drain.is_open
            else Verb(self.tr("It drains again"), self.reopen)
        )
        self.verbs.set_verbs([verb])
        self.form.show_drain(self.uid)

    def _told(self, drain: DrainView) -> str:
        said, plan = drains.sentence(drain), drains.plan(drain)
        if plan:
            return " ".join(part for part in (said, self.tr("The plan: {plan}.").format(plan=_inside(plan))) if part)
        return said or self.tr("What does it ask of you? Perhaps nothing on your list.")

    def end(self) -> None:
        self.settle()
        drains.end(self.journal, self.uid)
        self.say(self.tr("Noted. What helped stays readable."))

    def reopen(self) -> None:
        self.settle()
        drains.reopen(self.journal, self.uid)
        self.say(self.tr("Among the draining ones again"))

    def forget(self) -> None:
        super().forget()
        self.form.forget()


class KeepPage(WorkPage):
    noun, icon = "keep", KEEP

    def __init__(self, journal: Journal, context: Context) -> None:
        super().__init__(journal, context)
        self.form = self.form_of(("strength",), 0, self.tr("Which strength it uses"))
        self.box.addWidget(self.form)
        self.box.addStretch(1)

    def begin(self) -> None:
        self.form.fold.set_open(False)

    def refresh(self) -> None:
        keep = keeps.get(self.journal, self.uid)
        self.state.setText(self.tr("Work to keep since {day}").format(day=days.plain(keep.day)))
        self.title.set_text(keep.work)
        ended = self.tr("It ended on {day}.").format(day=days.plain(keep.ended_on)) if keep.ended_on else ""
        self.sentence.setText(ended or self.tr("You enjoy it and want to go on with it."))
        self.show_about(keep.strength)
        verb = Verb(self.tr("It has ended"), self.end) if keep.is_open else Verb(self.tr("It goes on"), self.reopen)
        self.verbs.set_verbs([verb])
        self.form.fold.set_open(self.form.fold.is_open() or keep.strength is None)
        self.form.set_values({"strength": keep.strength.id if keep.strength else None})

    def end(self) -> None:
        self.settle()
        keeps.end(self.journal, self.uid)
        self.say(self.tr("Noted"))

    def reopen(self) -> None:
        self.settle()
        keeps.reopen(self.journal, self.uid)
        self.say(self.tr("Among your work to keep again"))


def _inside(plan: str) -> str:
    """A plan as it stands inside a sentence."""
    return plan[:1].lower() + plan[1:]
