"""The next growth step: in any direction, done or still ahead, and the steps that were taken before."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from careerjournal.core import ages, days, growth_steps
from careerjournal.core.growth_steps import GrowthStepView
from careerjournal.core.journal import Journal
from careerjournal.ui.kit.add_line import AddLine
from careerjournal.ui.kit.controls import Glyph
from careerjournal.ui.kit.fields import choice_words
from careerjournal.ui.kit.parts import VerbButton, across, down, label
from careerjournal.ui.kit.title_text import TitleText
from careerjournal.ui.records.record_page import Part, RecordPage, Verb, VerbRow, state_label
from careerjournal.ui.screen import Context
from careerjournal.ui.screens.goals.plan_parts import TickRows, ToTick

UID = "step"
"""What the page is called in the list: one step follows the other on it."""


class GrowthStepPage(RecordPage):
    noun = "growth-step"

    def __init__(self, journal: Journal, context: Context) -> None:
        super().__init__(journal, context)
        self._step = ""
        self.state = state_label()
        self.question = label(self.tr("What could your next growth step be?"), "h1")
        self.hint = label(self.tr("A climbing wall, not a ladder: sideways and down lead on, too."), "muted")
        self.title = TitleText(self.tr("The next growth step"))
        self.title.changed.connect(lambda text: self.save("text", text))
        self.form = self.form_of(("direction",))
        self.verbs = VerbRow()
        self.line = AddLine(self.tr("The next growth step"), self.tr("Small enough to begin."), self.tr("Add"))
        self.line.keep_drafts(journal, "add/growth-step")
        self.line.added.connect(self._add)
        self.session = VerbButton(self.tr("The session it came from"), icon="arrow-up-right", pressed=self._lead)
        self.others = TickRows()
        self.others.ticked.connect(self._tick)
        self.others.removed.connect(self._remove)
        self.before = Part(self.tr("Other steps"))
        self.before.box.addWidget(self.others)
        head = across(Glyph("footprints", 16), self.state, self.more, gap=8)
        head.setStretch(1, 1)
        parts: tuple[QWidget | int, ...] = (
            self.question, self.title, 4, self.hint, 14, self.form, 16, self.verbs, self.line, 8,
        )  # fmt: skip
        self.box.addLayout(head)
        self.box.addLayout(down(4, *parts, across(self.session, None), 20, self.before, gap=0))
        self.box.addStretch(1)

    # --- showing

    def begin(self) -> None:
        self.line.close_line()

    def refresh(self) -> None:
        found = growth_steps.all_of(self.journal)
        step = next((one for one in found if one.done_on is None), None)
        if step is None or step.id != self._step:
            self._flush()
            self._step = step.id if step else ""
        for part, shown in ((self.title, step), (self.form, step), (self.question, not step), (self.more, step)):
            part.setVisible(bool(shown))
        self.session.setVisible(bool(step and step.session))
        self.state.setText(self._said(step))
        if step:
            self.title.set_text(step.text)
            self.form.set_values({"direction": step.direction})
        name = Verb(self.tr("Name another one") if step else self.tr("Name it"), self.line.open_line, lesser=bool(step))
        self.verbs.set_verbs([Verb(self.tr("Done"), self.finish), name] if step else [name])
        others = [one for one in found if one.id != self._step]
        self.others.set_lines([self._other(one) for one in others])
        self.before.setVisible(bool(others))

    def _said(self, step: GrowthStepView | None) -> str:
        if step is None:
            return self.tr("Not named yet")
        return self.tr("Named on {day}, {age}").format(day=days.plain(step.day), age=ages.said(step.day))

    def _other(self, one: GrowthStepView) -> ToTick:
        direction = choice_words(self.field("direction"), one.direction) if one.direction else ""
        day = self.tr("done {day}").format(day=days.plain(one.done_on)) if one.done_on else ""
        aside = " · ".join(part for part in (direction, day) if part)
        return ToTick(one.id, one.text, aside, one.done_on is not None)

    # --- doing

    def save(self, name: str, value: object) -> None:
        if self._step:
            self.journal.edit("growth-step", self._step, **{name: value})  # type: ignore[arg-type]
            self.say(self.tr("Saved"))

    def finish(self) -> None:
        self._flush()
        growth_steps.done(self.journal, self._step)
        self.say(self.tr("Done"))

    def _tick(self, uid: str, is_done: bool) -> None:
        growth_steps.done(self.journal, uid, is_done)
        self.say(self.tr("Done") if is_done else self.tr("Open again"))

    def _add(self, text: str) -> None:
        self._flush()
        self.journal.add("growth-step", text=text)
        self.say(self.tr("Added"))
        self.form.focus("direction")

    def _remove(self, uid: str) -> None:
        self.journal.remove(uid)
        self.say(self.tr("Moved to trash"))

    def _lead(self) -> None:
        self.led.emit("session", growth_steps.get(self.journal, self._step).session)

    def rare_verbs(self) -> Sequence[QAction | None]:
        return super().rare_verbs() if self._step else []

    def record(self) -> str:
        return self._step

    def remove(self) -> None:
        self._remove(self._step)

    def _flush(self) -> None:
        if self._step:
            self.title.flush()
            self.form.flush()

    def settle(self) -> None:
        if self.uid:
            self._flush()
