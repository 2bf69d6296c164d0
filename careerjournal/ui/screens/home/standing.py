"""Where things stand, folded: last talks, promises, goals and their newest evidence, words without a response."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from careerjournal.core import conversations, days, looks, prose
from careerjournal.core.actions import ActionView
from careerjournal.core.feedback import FeedbackView
from careerjournal.core.goals import GoalView
from careerjournal.core.home import Standing
from careerjournal.core.looks import Look
from careerjournal.core.people import LastTalk
from careerjournal.ui.kit.parts import Fold, VerbButton, across, clear, down, label

_FEEDBACK = 5


class StandingFold(Fold):
    """`led` goes to a record on its screen, `done` closes a promise, `acted` takes up a line that was put off."""

    led = Signal(str, str)
    done = Signal(str)
    acted = Signal(object)

    def __init__(self) -> None:
        super().__init__(self.tr("Where things stand"))

    def show_standing(self, now: Standing) -> None:
        """Show it; an empty one is not there at all."""
        clear(self.box)
        self.setVisible(not now.is_empty)
        self._talks(now)
        self._promises(self.tr("What I promised"), now.mine)
        self._promises(self.tr("What others promised"), now.theirs)
        self._goals(now.goals)
        self._feedback(now.feedback)
        self._put_off(now.passed)

    def _talks(self, now: Standing) -> None:
        for talk in (now.manager_talk, now.last_talk):
            if talk:
                self._line(self._last_talk(talk), "", self._leader("conversations", talk.id))
        if now.next_date:
            said = self.tr("Next date: {name}, {day}.")
            self._line(said.format(name=now.next_date.name, day=days.plain(now.next_date.day)), "")

    def _last_talk(self, talk: LastTalk) -> str:
        names = conversations.listed([person.name for person in talk.people])
        said = self.tr("Last career talk: {day}, with {people}.") if names else self.tr("Last career talk: {day}.")
        return said.format(day=days.plain(talk.day), people=names)

    def _promises(self, head: str, found: Sequence[ActionView]) -> None:
        self._heading(head, found)
        for promise in found:
            due = self.tr("by {day}").format(day=days.plain(promise.due)) if promise.due else ""
            who = promise.owner.name if promise.owner else ""
            done = VerbButton(self.tr("Done"), pressed=partial(self.done.emit, promise.id))
            done.setAccessibleName(self.tr("Done: {text}").format(text=promise.text))
            self._line(promise.text, " · ".join(part for part in (who, due) if part), verb=done)

    def _goals(self, found: Sequence[GoalView]) -> None:
        self._heading(self.tr("Goals"), found)
        for goal in found:
            newest = f"{days.plain(goal.newest.day)}: {looks.name_of(goal.newest)}" if goal.newest else ""
            self._line(goal.title, newest, self._leader("goals", goal.id))

    def _feedback(self, found: Sequence[FeedbackView]) -> None:
        self._heading(self.tr("Feedback without a response"), found)
        for piece in found[:_FEEDBACK]:
            who = " · ".join(part for part in (piece.giver.name if piece.giver else "", days.plain(piece.day)) if part)
            words = prose.excerpt(piece.words, 100) or piece.entry.title
            self._line(words, who, self._leader("timeline", piece.id))

    def _put_off(self, found: Sequence[Look]) -> None:
        self._heading(self.tr("Put off"), found)
        for look in found:
            self._line(look.why, "", partial(self.acted.emit, look))

    def _leader(self, screen: str, uid: str) -> Callable[[], object]:
        return partial(self.led.emit, screen, uid)

    def _heading(self, head: str, found: Sequence[object]) -> None:
        if found:
            self.box.addSpacing(8)
            self.box.addWidget(label(head, "strong"))

    def _line(
        self, text: str, detail: str, pressed: Callable[[], object] | None = None, verb: QWidget | None = None
    ) -> None:
        words = down(label(text, "body"), gap=0)
        if detail:
            words.addWidget(label(detail, "meta"))
        row = across(words, gap=8)
        row.setStretch(0, 1)
        if pressed:
            verb = VerbButton(self.tr("Look"), quiet=True, pressed=pressed)
            verb.setAccessibleName(self.tr("Look: {text}").format(text=text))
        if verb:
            row.addWidget(verb)
        row.setContentsMargins(20, 2, 0, 2)
        self.box.addLayout(row)
