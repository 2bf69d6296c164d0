"""The first start: three short questions on the window's first page, each of which can be passed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from careerjournal.core import first_start
from careerjournal.core.journal import Journal
from careerjournal.ui.kit.parts import Button, OnKey, Page, VerbButton, across, down, label, on_ctrl_enter
from careerjournal.ui.kit.text import set_tip
from careerjournal.ui.screen import Context, Screen
from careerjournal.ui.screens.home.first_steps import Step, StrengthsStep, TalkStep, YearStep

_EXAMPLE, _PASSPHRASE = "example", "passphrase"


class FirstStartScreen(Screen):
    """One step at a time. What is typed is kept by going on, by going elsewhere, and by closing the window."""

    name: ClassVar[str] = "first-start"
    shows: ClassVar[frozenset[str]] = frozenset()

    def __init__(self, journal: Journal, context: Context) -> None:
        super().__init__(journal, context)
        self.steps: list[Step] = [TalkStep(journal), StrengthsStep(journal), YearStep(journal)]
        self.at = 0
        self._passed: set[int] = set()
        self.place = label("", "meta")
        self.title = label("", "h1")
        self.help = label("", "lead")
        self.on = Button(self.tr("Continue"), primary=True, pressed=self.go_on)
        self.past = VerbButton("", quiet=True, pressed=self.pass_by)
        self.back = VerbButton(self.tr("Back"), quiet=True, icon="arrow-left", pressed=self.go_back)
        page = Page(560, top=40, gap=8)
        for part in (self.place, self.title, self.help):
            page.box.addWidget(part)
        page.box.addSpacing(16)
        for step in self.steps:
            page.box.addWidget(step)
            step.finished.connect(self.go_on)
        page.box.addSpacing(16)
        page.box.addLayout(across(self.on, self.past, None, self.back, gap=12))
        page.box.addStretch(1)
        page.box.addSpacing(24)
        page.box.addWidget(self._foot())
        self.page = page
        self.setLayout(down(page, gap=0))
        OnKey(self, Qt.Key.Key_Escape, self.leave)
        on_ctrl_enter(self, self.go_on)
        set_tip(self.on, self.tr("Ctrl+Enter"))
        self._show_step(next((at for at, step in enumerate(self.steps) if step.is_begun), 0))

    def _foot(self) -> QWidget:
        foot = QWidget()
        stays = label(self.tr("This stays on this computer."), "muted")
        stays.setAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        self.passphrase = VerbButton(self.tr("Add a passphrase"), pressed=self._add_passphrase)
        self.look_round = VerbButton(self.tr("Look round the example"), pressed=self._look_round)
        later = VerbButton(self.tr("Later"), quiet=True, pressed=self.leave)
        row = across(stays, self.passphrase, self.look_round, later, gap=12)
        row.setStretch(0, 1)
        foot.setLayout(row)
        return foot

    # --- going on

    @property
    def step(self) -> Step:
        return self.steps[self.at]

    def refresh(self) -> None:
        """It is asked by being shown; a second start asks nothing."""
        if first_start.is_due(self.journal):
            first_start.asked(self.journal)
        known = {one.name for one in self.context.commands.all()}
        self.passphrase.setVisible(_PASSPHRASE in known and not self.journal.encrypted)
        self.look_round.setVisible(_EXAMPLE in known)

    def go_on(self) -> None:
        """Keep this step and show the next one; what does not fit is said under its field."""
        if self.step.keep():
            self._passed.discard(self.at)
            self._turn()

    def pass_by(self) -> None:
        """Leave this step unsaid."""
        self._passed.add(self.at)
        self.step.drop_drafts()
        self._turn()

    def _turn(self) -> None:
        """Show the next step, or Home after the last."""
        if self.at + 1 < len(self.steps):
            self._show_step(self.at + 1)
            self.take_focus()
        else:
            self.go("home")

    def go_back(self) -> None:
        """Show the step before, as it was filled in; what it had kept is taken back, to be kept anew."""
        self._show_step(self.at - 1)
        if self.journal.undo_label == self.step.kept_as:
            self.journal.undo()
            self.step.taken_back()
        self.take_focus()

    def leave(self) -> None:
        self.go("home")
        for step in self.steps:
            step.drop_drafts()

    def _look_round(self) -> None:
        self.context.commands.run(_EXAMPLE)

    def _add_passphrase(self) -> None:
        self.context.commands.run(_PASSPHRASE)

    def _show_step(self, at: int) -> None:
        self.at = at
        for place, step in enumerate(self.steps):
            step.setVisible(place == at)
        self.place.setText(self.tr("{number} of {count}").format(number=at + 1, count=len(self.steps)))
        self.title.setText(self.step.title)
        self.help.setText(self.step.help)
        self.past.set_text(self.step.pass_words)
        self.on.set_text(self.tr("Begin") if at + 1 == len(self.steps) else self.tr("Continue"))
        self.back.setVisible(at > 0)
        self.page.verticalScrollBar().setValue(0)

    def open(self, uid: str, **wanted: Any) -> None:
        self._show_step(int(wanted.get("step", 0)))

    def where(self) -> tuple[str, dict[str, Any]]:
        return "", {"step": self.at}

    def settle(self) -> None:
        for at, step in enumerate(self.steps):
            if at not in self._passed:
                step.keep()

    def take_focus(self) -> None:
        self.step.take_focus()

    def scenes(self) -> Iterator[str]:
        for at, name in enumerate(("talk", "strengths", "year")):
            self._show_step(at)
            yield name
        self._show_step(0)
