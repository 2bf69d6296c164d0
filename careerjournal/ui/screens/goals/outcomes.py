"""Outcomes: what became of an option each time it was put to somebody, and what each of them became."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLayout, QWidget

from careerjournal.core import actions, ages, clock, days, outcomes
from careerjournal.core.fields import Field
from careerjournal.core.journal import Journal
from careerjournal.core.outcomes import OutcomeView
from careerjournal.core.trouble import Trouble
from careerjournal.ui.kit.chips import FlowLayout, LinkChip
from careerjournal.ui.kit.controls import Glyph
from careerjournal.ui.kit.fields import Day
from careerjournal.ui.kit.parts import (
    Button,
    MoreButton,
    VerbButton,
    across,
    action,
    bare,
    clear,
    down,
    ground,
    label,
    menu,
)
from careerjournal.ui.records import earlier_versions, states
from careerjournal.ui.records.record_page import Part

_MONTHS_AHEAD = (1, 3, 6)


class OutcomeBlock(QWidget):
    """One outcome in full. `last` is the one that counts: only that can be accepted, begun or looked at again."""

    led = Signal(str, str)
    """(noun, uid) of a record it names."""
    said = Signal(str)
    """What was just done, for a toast that takes it back."""
    change_wanted = Signal(str, str)
    """(uid, the field to begin with)."""

    def __init__(self, journal: Journal, one: OutcomeView, last: bool) -> None:
        super().__init__()
        ground(self, "well")
        self._journal, self.one, self._last = journal, one, last
        box = down(self._head(), *self._told(), *self._became(), *self._asks(), gap=4)
        box.setContentsMargins(14, 10, 10, 12)
        self.setLayout(box)

    # --- what is told

    def _head(self) -> QLayout:
        state = states.of_option(self.one.kind)
        word = label(state.word, "strong", wrap=False)
        head = across(Glyph(state.icon, 16, state.role), word, gap=8)
        if self.one.day:
            head.addWidget(label(days.plain(self.one.day), "meta", wrap=False))
        head.addStretch(1)
        if self.one.conversation:
            opens = VerbButton(self.tr("The conversation"), quiet=True, icon="messages-square")
            opens.clicked.connect(lambda: self.led.emit("conversation", self.one.conversation))
            head.addWidget(opens)
        head.addWidget(MoreButton(self.tr("More about this outcome"), self._lines))
        return head

    def _told(self) -> list[QWidget]:
        one = self.one
        said: list[QWidget] = []
        if one.reason:
            said.append(label(self.tr("“{reason}”").format(reason=one.reason), "body"))
        if one.offered_instead:
            said.append(label(self.tr("Offered instead: {what}").format(what=one.offered_instead), "body"))
        if one.accepted_on:
            said.append(label(self.tr("Accepted on {day}").format(day=days.plain(one.accepted_on)), "muted"))
        if one.from_day:
            from_day = self.tr("Trial from {day}, {age}")
            said.append(label(from_day.format(day=days.plain(one.from_day), age=ages.said(one.from_day)), "muted"))
        if one.review_on and one.look_again_on is None and one.looked_on:
            looked = self.tr("Looked at again on {day}").format(day=days.plain(one.looked_on))
            said.append(label(looked, "muted"))
        elif one.review_on and not self._is_due():
            again = self.tr("Look again on {day}, {age}")
            said.append(label(again.format(day=days.plain(one.review_on), age=ages.said(one.review_on)), "muted"))
        return said

    def _became(self) -> list[QWidget]:
        """The step and the win, where it became them."""
        made = QWidget()
        flow = FlowLayout(8)
        if self.one.action:
            step = actions.get(self._journal, self.one.action)
            flow.addWidget(self._chip(self._step(step), "list-checks", "conversation", step.conversation))
        if self.one.win:
            flow.addWidget(self._chip(self.tr("The win on the timeline"), "trophy", "entry", self.one.win))
        made.setLayout(flow)
        return [made] if flow.count() else []

    def _step(self, step: actions.ActionView) -> str:
        if step.done_on:
            return self.tr("Your step, done on {day}").format(day=days.plain(step.done_on))
        if step.dropped_on:
            return self.tr("Your step, let go on {day}").format(day=days.plain(step.dropped_on))
        return self.tr("Your step, from {day}").format(day=days.plain(step.due)) if step.due else self.tr("Your step")

    def _chip(self, text: str, icon: str, noun: str, uid: str) -> LinkChip:
        chip = LinkChip(text, icon)
        if uid:
            chip.clicked.connect(bare(partial(self.led.emit, noun, uid)))
        else:
            chip.setEnabled(False)
        return chip

    # --- what it asks

    def _is_due(self) -> bool:
        return self._last and self.one.look_again_on is not None and self.one.look_again_on <= clock.today()

    def _asks(self) -> list[QWidget | int]:
        if not self._last:
            return []
        found: list[QWidget | int] = []
        if self.one.can_accept:
            found += [4, _row(Button(self.tr("Accept it"), pressed=self.accept))]
        elif self.one.from_day is None and (self.one.kind == "agreed" or self.one.accepted_on):
            found += [4, self._beginning()]
        if self._is_due():
            found += [4, label(self._wanted(), "accent"), 2, self._looking()]
        return found

    def _wanted(self) -> str:
        return self.tr("You wanted to look again on {day}.").format(day=days.plain(self.one.review_on or clock.today()))

    def _beginning(self) -> QWidget:
        """When does it begin? With a first day it is a dated step."""
        self.begins = Day(Field("from_day", "day", self.tr("First day")))
        self.begins.line.setPlaceholderText(self.tr("From when?"))
        self.message = label("", "meta")
        self.message.hide()
        keep = self.tr("Keep the day") if self.one.action else self.tr("Make it a step")
        begin = VerbButton(keep, pressed=self.begin)
        self.begins.line.returnPressed.connect(self.begin)
        made = QWidget()
        made.setLayout(down(across(self.begins, begin, None), self.message, gap=4))
        return made

    def _looking(self) -> QWidget:
        nothing = Button(self.tr("Looked at; nothing changes"), pressed=self.looked_at)
        later = VerbButton(self.tr("Look again later"), icon="clock")
        later.clicked.connect(lambda: self._offer_days(later))
        return _row(nothing, later)

    # --- doing

    def accept(self) -> None:
        outcomes.accept(self._journal, self.one.id)
        self.said.emit(self.tr("Accepted. It is a step and a win now."))

    def begin(self) -> None:
        """Keep the first day that is typed."""
        try:
            day = self.begins.value()
        except Trouble as trouble:
            self.message.setText(str(trouble))
            self.message.show()
            return
        if day is None:
            self.begins.setFocus()
            return
        outcomes.change(self._journal, self.one.id, from_day=day)
        self.said.emit(self.tr("Noted") if self.one.action else self.tr("It is a step and a win now."))

    def looked_at(self, again_on: date | None = None) -> None:
        outcomes.looked_at(self._journal, self.one.id, again_on)
        self.said.emit(self.tr("Looked at"))

    def _offer_days(self, button: QWidget) -> None:
        wanted = [months_on(months) for months in _MONTHS_AHEAD]
        lines: list[QAction | None] = [action(days.plain(day), partial(self.looked_at, day)) for day in wanted]
        other = action(self.tr("Another day…"), lambda: self.change_wanted.emit(self.one.id, "review_on"))
        opened = menu(button, [*lines, None, other])
        opened.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        opened.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def _lines(self) -> list[QAction | None]:
        lines: list[QAction | None] = [
            action(self.tr("Change it"), lambda: self.change_wanted.emit(self.one.id, "kind"), "pencil")
        ]
        if self.one.accepted_on:
            lines.append(action(self.tr("Not accepted after all"), self._take_acceptance_back, "undo-2"))
        lines.append(earlier_versions.line(self, self.one.id))
        return [*lines, None, action(self.tr("Take it back"), self._take_back, "trash-2")]

    def _take_acceptance_back(self) -> None:
        outcomes.change(self._journal, self.one.id, accepted_on=None)
        self.said.emit(self.tr("Taken back"))

    def _take_back(self) -> None:
        self._journal.remove(self.one.id)
        self.said.emit(self.tr("Taken back"))


def _row(*parts: QWidget) -> QWidget:
    """Verbs that wrap where there is little room."""
    made = QWidget()
    flow = FlowLayout(8)
    for part in parts:
        flow.addWidget(part)
    made.setLayout(flow)
    return made


def months_on(months: int) -> date:
    """The same day some months from today, or the last of that month."""
    today = clock.today()
    number = today.month - 1 + months
    first = date(today.year + number // 12, number % 12 + 1, 1)
    last = date(first.year + first.month // 12, first.month % 12 + 1, 1) - timedelta(days=1)
    return min(first + timedelta(days=today.day - 1), last)


class Outcomes(Part):
    """Every outcome of an option, the newest first; none of them takes the option away."""

    led = Signal(str, str)
    said = Signal(str)
    change_wanted = Signal(str, str)

    def __init__(self, journal: Journal) -> None:
        super().__init__("")
        self.title.setText(self.tr("What became of it"))
        self._journal = journal
        self._shown: tuple[object, ...] = ()
        self.blocks: list[OutcomeBlock] = []

    def show_outcomes(self, found: Sequence[OutcomeView]) -> None:
        self.setVisible(bool(found))
        steps = tuple(actions.get(self._journal, one.action) for one in found if one.action)
        shown = (*found, *steps, clock.today())
        if shown == self._shown:
            return
        self._shown = shown
        clear(self.box)
        self.blocks = [OutcomeBlock(self._journal, one, one is found[-1]) for one in reversed(found)]
        for block in self.blocks:
            block.led.connect(self.led)
            block.said.connect(self.said)
            block.change_wanted.connect(self.change_wanted)
            self.box.addWidget(block)
