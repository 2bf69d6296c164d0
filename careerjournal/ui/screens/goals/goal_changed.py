"""It changed: four steps for a goal that changes on the way, and at the end the new version beside the old one."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from careerjournal.core import goal_change
from careerjournal.core.journal import Journal
from careerjournal.core.nouns import NOUNS
from careerjournal.ui.kit.chips import FlowLayout
from careerjournal.ui.kit.controls import Tick
from careerjournal.ui.kit.drafted import DraftedText
from careerjournal.ui.kit.form import Form
from careerjournal.ui.kit.parts import Button, Card, VerbButton, across, down, label, on_ctrl_enter

_LAST = len(goal_change.STEPS) - 1


def draft_place(goal: str) -> str:
    """How the places begin where the drafts of a goal's walk lie."""
    return f"goal-change/{goal}/"


class ChangeWalk(Card):
    """One step at a time; what was said is kept whenever it is left, and the walk goes on where it stopped."""

    kept = Signal()
    left = Signal()

    def __init__(self, journal: Journal) -> None:
        super().__init__(gap=0)
        self._journal, self._uid, self._step = journal, "", 0
        self._before: dict[str, object] = {}
        self.place = label("", "faint", wrap=False)
        self.question = label("", "title")
        self.hint = label("", "muted")
        self.text = DraftedText(journal, self.tr("Your words"))
        self.as_support = Tick(self.tr("Note it as support to ask for"))
        noun = NOUNS["goal"]
        measure = replace(noun.field("measure"), type="prose")
        self.form = Form([noun.field("title"), measure, noun.field("target_date")], journal)
        self.next_button = Button("", pressed=self.go_on)
        self.back_button = VerbButton(self.tr("Back"), quiet=True, pressed=lambda: self._turn(self._step - 1))
        self.skip_button = VerbButton(self.tr("Straight to the new version"), quiet=True, pressed=self.skip_to_the_end)
        self.leave_button = VerbButton(self.tr("Enough for today"), quiet=True, pressed=self.leave)
        head = across(label(self.tr("It changed"), "accent", wrap=False), None, self.place)
        verbs = QWidget()
        flow = FlowLayout(4)  # large text needs a second line for them
        for button in (self.next_button, self.back_button, self.skip_button, self.leave_button):
            flow.addWidget(button)
        verbs.setLayout(flow)
        self.box.addLayout(
            down(head, 10, self.question, 4, self.hint, 14, self.text, self.form, 8, self.as_support, 14, verbs, gap=0)
        )
        on_ctrl_enter(self, self.go_on)
        self.hide()

    def _words(self) -> tuple[str, str]:
        return (
            (self.tr("Say that you understand"),
             self.tr("What is changing, and why, as you understand it? Liking it may come later.")),
            (self.tr("Ask how to help"), self.tr("“How can I help to make this work?” What could you offer yourself?")),
            (self.tr("Ask what support there is"), self.tr("Which time, means or people does the new way need?")),
            (self.tr("Write the new version"), self.tr("The old one stays, with its measure and its days.")),
        )[self._step]  # fmt: skip

    @property
    def is_open(self) -> bool:
        return not self.isHidden()

    @property
    def step(self) -> str:
        return goal_change.STEPS[self._step]

    # --- walking

    def open_walk(self, uid: str) -> None:
        """Begin, or go on where it was left."""
        self._uid = uid
        self.as_support.setChecked(False)
        self.form.set_place(f"new/goal-change/{uid}")
        self.form.set_values(self._journal.values(uid))
        self._before = self.form.kept_values()
        said = goal_change.answers(self._journal, uid)
        self._step = next((n for n, step in enumerate(goal_change.STEPS) if step not in said), _LAST)
        self._show()
        self.show()
        self._focus()

    def go_on(self) -> None:
        """Keep what stands here and turn to the next step; from the last one the new version is written."""
        if self._step == _LAST:
            self.finish()
        else:
            self._turn(self._step + 1)

    def skip_to_the_end(self) -> None:
        self._turn(_LAST)

    def _turn(self, step: int) -> None:
        self._keep()
        self._step = step
        self._show()
        self._focus()

    def _keep(self) -> None:
        if self._step != _LAST and self.text.is_changed:
            goal_change.say(self._journal, self._uid, self.step, self.text.text().strip())
            self.text.now_kept()

    def _show(self) -> None:
        question, hint = self._words()
        at_end = self._step == _LAST
        self.place.setText(self.tr("{n} of {m}").format(n=self._step + 1, m=_LAST + 1))
        self.question.setText(question)
        self.hint.setText(hint)
        self.text.setAccessibleName(question)
        if not at_end:
            said = goal_change.answers(self._journal, self._uid)
            self.text.show_place(f"{draft_place(self._uid)}{self.step}", said.get(self.step, ""))
        self.text.setVisible(not at_end)
        self.form.setVisible(at_end)
        self.as_support.setVisible(self.step == goal_change.RESOURCES)
        self.back_button.setVisible(self._step > 0)
        self.skip_button.setVisible(not at_end)
        self.next_button.set_text(self.tr("Keep the new version") if at_end else self.tr("Next"))
        self.leave_button.set_text(self.tr("Leave it as it was") if at_end else self.tr("Enough for today"))

    def _focus(self) -> None:
        if self._step == _LAST:
            self.form.focus("measure")
        else:
            self.text.setFocus()

    # --- leaving

    def finish(self) -> None:
        """Write the new version, and close the walk."""
        if self.form.problems():
            return
        now = self.form.values()
        changed: dict[str, Any] = {name: value for name, value in now.items() if value != self._before.get(name)}
        self.hide()
        goal_change.finish(self._journal, self._uid, self.as_support.isChecked(), **changed)
        self.form.now_kept()
        self.kept.emit()

    def leave(self) -> None:
        """Another day, or no new version after all: what was said in the steps is kept."""
        self._keep()
        self.form.now_kept()
        self.hide()
        self.left.emit()

    def settle(self) -> None:
        """Whoever goes elsewhere keeps what they typed; a new version that was begun is written."""
        if not self.is_open:
            return
        self._keep()
        if self._step == _LAST and self.form.values() != self._before and not self.form.problems():
            self.finish()
        self.hide()

    def forget(self) -> None:
        self.hide()
