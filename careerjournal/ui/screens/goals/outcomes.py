"""Outcomes: what became of an option each time it was put to somebody, and the form that notes the next one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from careerjournal.core import ages, clock, days, options
from careerjournal.core.journal import Journal
from careerjournal.core.nouns import NOUNS
from careerjournal.core.options import OutcomeView
from careerjournal.ui.kit.controls import Glyph
from careerjournal.ui.kit.form import Form
from careerjournal.ui.kit.parts import Button, Card, VerbButton, across, clear, down, ground, label
from careerjournal.ui.records import states
from careerjournal.ui.records.record_page import Part

_FIELDS = ("kind", "reason", "offered_instead", "review_on", "conversation", "day")


class OutcomeForm(Card):
    """What did they say, why, what instead, and when to look again."""

    noted = Signal(str)
    left = Signal()

    def __init__(self, journal: Journal) -> None:
        super().__init__(gap=16)
        self._journal, self._option = journal, ""
        self.form = Form([NOUNS["outcome"].field(name) for name in _FIELDS], journal, shown=4)
        note = Button(self.tr("Note it"), pressed=self.note)
        leave = VerbButton(self.tr("Not now"), quiet=True, pressed=self.leave)
        self.box.addWidget(label(self.tr("What did they say?"), "title"))
        self.box.addWidget(self.form)
        self.box.addLayout(across(note, leave, None))
        self.hide()

    def open_form(self, option: str) -> None:
        self._option = option
        empty: dict[str, object] = dict.fromkeys(_FIELDS)
        self.form.set_values(empty | {"day": clock.today(), "kind": ""})
        self.show()
        self.form.focus("kind")

    def note(self) -> None:
        if self.form.problems():
            self.form.focus("kind")
            return
        values = {name: value for name, value in self.form.values().items() if value not in (None, "")}
        self.hide()
        options.decide(self._journal, self._option, str(values.pop("kind")), **values)
        self.noted.emit(self._option)

    def leave(self) -> None:
        self.hide()
        self.left.emit()

    def settle(self) -> None:
        """Keep what was typed, where it says at least how it went."""
        if not self.isHidden() and self.form.values().get("kind"):
            self.note()

    def forget(self) -> None:
        self.hide()


class Outcomes(Part):
    """Every outcome of an option, the newest first; none of them takes the option away."""

    opened = Signal(str)
    """The uid of the conversation it was said in."""

    def __init__(self) -> None:
        super().__init__("")
        self.title.setText(self.tr("What became of it"))
        self._shown: tuple[OutcomeView, ...] = ()

    def show_outcomes(self, found: Sequence[OutcomeView]) -> None:
        self.setVisible(bool(found))
        if tuple(found) == self._shown:
            return
        self._shown = tuple(found)
        clear(self.box)
        for one in reversed(found):
            self.box.addWidget(self._block(one))

    def _block(self, one: OutcomeView) -> QWidget:
        state = states.of_option(one.kind)
        head = across(Glyph(state.icon, 16, state.role), label(state.word, "strong", wrap=False), gap=8)
        if one.day:
            head.addWidget(label(days.plain(one.day), "meta", wrap=False))
        head.addStretch(1)
        if one.conversation:
            verb = VerbButton(self.tr("The conversation"), quiet=True, icon="messages-square")
            verb.clicked.connect(lambda: self.opened.emit(one.conversation))
            head.addWidget(verb)
        box = down(head, gap=4)
        if one.reason:
            box.addWidget(label(one.reason, "body"))
        if one.offered_instead:
            box.addWidget(label(self.tr("Offered instead: {what}").format(what=one.offered_instead), "body"))
        if one.review_on:
            again = self.tr("Look again on {day}, {age}")
            said = again.format(day=days.plain(one.review_on), age=ages.said(one.review_on))
            box.addWidget(label(said, "muted"))
        made = ground(QWidget(), "well")
        box.setContentsMargins(14, 10, 10, 12)
        made.setLayout(box)
        return made
