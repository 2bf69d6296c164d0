"""Where things stand, folded: last talks, what I want, promises, goals and their evidence, words without a response."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from careerjournal.core import conversations, days, look, prose
from careerjournal.core.actions import ActionView
from careerjournal.core.feedback import FeedbackView
from careerjournal.core.goals import GoalView
from careerjournal.core.home import Standing
from careerjournal.core.look import Look
from careerjournal.core.people import LastTalk
from careerjournal.core.wants import Hearer
from careerjournal.ui.kit.parts import Fold, VerbButton, across, clear, down, label

_FEEDBACK, _HEARERS = 5, 3


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
        if now.manager and now.manager_talk is None:
            self._line(self.tr("No career talk with {name} is noted yet.").format(name=now.manager.name), "")
        for talk in (now.manager_talk, now.last_talk):
            if talk:
                self._line(self._last_talk(talk), "", self._leader("conversations", talk.id))
        if now.want:
            text = self.tr("What you want: “{words}”").format(words=prose.excerpt(now.want.text, 120))
            self._line(text, self._who_heard(now.heard), self._leader("goals", now.want.id))
        if now.pulse:
            self._line(self.tr("Last pulse: {day}.").format(day=days.plain(now.pulse)), "")
        if now.next_date:
            said = self.tr("Next date: {name}, {day}.").format(
                name=now.next_date.name, day=days.plain(now.next_date.day)
            )
            self._line(said, "", self._leader("settings", now.next_date.id))

    def _last_talk(self, talk: LastTalk) -> str:
        names = conversations.listed([person.name for person in talk.people])
        said = self.tr("Last career talk: {day}, with {people}.") if names else self.tr("Last career talk: {day}.")
        return said.format(day=days.plain(talk.day), people=names)

    def _who_heard(self, heard: Sequence[Hearer]) -> str:
        if not heard:
            return self.tr("Nobody has heard it yet.")
        said = self.tr("{name} heard it on {day}.")
        return " ".join(said.format(name=one.person.name, day=days.plain(one.day)) for one in heard[:_HEARERS])

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
            newest = f"{days.plain(goal.newest.day)}: {look.name_of(goal.newest)}" if goal.newest else ""
            self._line(goal.title, newest, self._leader("goals", goal.id))

    def _feedback(self, found: Sequence[FeedbackView]) -> None:
        self._heading(self.tr("Feedback without a response"), found)
        for piece in found[:_FEEDBACK]:
            who = " · ".join(part for part in (piece.giver.name if piece.giver else "", days.plain(piece.day)) if part)
            words = prose.excerpt(piece.words, 100) or piece.entry.title
            self._line(words, who, self._leader("conversations", piece.id))

    def _put_off(self, found: Sequence[Look]) -> None:
        self._heading(self.tr("Put off"), found)
        for one in found:
            self._line(one.why, "", partial(self.acted.emit, one))

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
