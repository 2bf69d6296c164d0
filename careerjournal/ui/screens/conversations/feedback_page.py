"""The page of one piece of feedback: their words, from whom and about what, and the actions that answer it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QWidget

from careerjournal.core import actions, days, feedback
from careerjournal.core.actions import ActionView
from careerjournal.core.entries import Named
from careerjournal.core.feedback import FeedbackView
from careerjournal.core.journal import Journal
from careerjournal.core.nouns import NOUNS
from careerjournal.ui.kit import theme
from careerjournal.ui.kit.chips import Chips
from careerjournal.ui.kit.controls import Glyph, Tick
from careerjournal.ui.kit.fields import Day
from careerjournal.ui.kit.form import WIDTH, Form
from careerjournal.ui.kit.parts import Button, VerbButton, across, action, clear, down, label
from careerjournal.ui.prose.prose_view import ProseView
from careerjournal.ui.records.record_page import RecordPage
from careerjournal.ui.screen import Context

_FORM = ("body", "giver", "about", "day", "private")


def named(piece: FeedbackView) -> str:
    """What it is about, or whom it is from."""
    return piece.about or piece.entry.title or (piece.giver.name if piece.giver else "")


class FeedbackPage(RecordPage):
    noun = "feedback"

    def __init__(self, journal: Journal, context: Context) -> None:
        super().__init__(journal, context)
        self.giver = Chips(icon="user")
        self.giver.opened.connect(lambda uid: self.led.emit("person", uid))
        self._giver: Named | None = None
        self.when = label("", "meta")
        self.when.setAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        self.lock = Glyph("lock", 14)
        self.title = label("", "h1")
        self.words = ProseView(self.tr("Their words"), fit_content=True)
        self.glyph = Glyph("circle-dashed", 18)
        self.answered = label("", "lead")
        self._responses = down(gap=4)
        self._shown: tuple[ActionView, ...] | None = None
        self.answer = self._make_answer()
        self.form = self.form_of(_FORM, 0, self.tr("Change it"))
        self._lay_out()

    def _make_answer(self) -> QWidget:
        """The line for one more response, with its day."""
        question = self.tr("What will you do with it?")
        self.line = QLineEdit()
        self.line.setAccessibleName(question)
        self.line.setPlaceholderText(question)
        self.line.returnPressed.connect(self.take_answer)
        self.due = Day(NOUNS["action"].field("due"))
        verb = Button(self.tr("Answer with an action"), pressed=self.take_answer)
        made = QWidget()
        made.setMaximumWidth(theme.size(WIDTH))
        by = label(self.tr("By when"), "field", wrap=False)
        made.setLayout(down(self.line, across(by, self.due, gap=12), across(verb, None), gap=10))
        return made

    def _lay_out(self) -> None:
        head = across(self.giver, self.when, self.lock, self.more, gap=8)
        head.setStretch(1, 1)
        head.setAlignment(self.giver, Qt.AlignmentFlag.AlignVCenter)
        answered = across(down(2, self.glyph, None), self.answered, gap=8)
        answered.setStretch(1, 1)
        opened = VerbButton(self.tr("Open in the timeline"), icon="arrow-up-right")
        opened.clicked.connect(lambda: self.led.emit("entry", self.uid))
        self.box.addLayout(head)
        self.box.addLayout(
            down(8, self.title, 12, self.words, 20, answered, 8, self._responses, 8, self.answer, 20, self.form, 4,
                 across(opened, None), gap=0)
        )  # fmt: skip
        self.box.addStretch(1)

    # --- showing

    def begin(self) -> None:
        self.line.clear()
        self.due.set_value(None)
        self.form.fold.set_open(False)
        self._shown = None

    def refresh(self) -> None:
        piece = feedback.get(self.journal, self.uid)
        if piece.giver != self._giver:
            self._giver = piece.giver
            self.giver.set_links([(piece.giver.id, piece.giver.name)] if piece.giver else [])
        self.giver.setVisible(bool(piece.giver))
        self.when.setText(days.whole(piece.day))
        self.lock.setVisible(piece.private)
        self.title.setText(named(piece))
        self.words.set_source(piece.words)
        self.glyph.set_icon(
            "circle-check" if piece.answered else "circle-dashed", "accent" if piece.answered else "faint"
        )
        self.answered.setText(self._answer_words(piece))
        self._show_responses(piece.responses)
        self.form.set_values(self.journal.values(self.uid))

    def _answer_words(self, piece: FeedbackView) -> str:
        """Whether it was answered, and after how many days."""
        wait = piece.days_to_response
        if not piece.answered:
            return self.tr("Not answered yet")
        if not wait:
            return self.tr("Answered the same day") if wait == 0 else self.tr("Answered")
        one, many = self.tr("Answered after 1 day"), self.tr("Answered after {n} days")
        return one if wait == 1 else many.format(n=wait)

    def _show_responses(self, found: tuple[ActionView, ...]) -> None:
        if found == self._shown:
            return
        self._shown = found
        held = next((tick.property("uid") for tick in self.findChildren(Tick) if tick.hasFocus()), "")
        clear(self._responses)
        for one in found:
            row = ResponseRow(one)
            row.ticked.connect(partial(self._tick, one.id))
            self._responses.addWidget(row)
            if one.id == held:
                row.tick.setFocus()

    # --- doing

    def take_answer(self) -> None:
        """Promise what is typed."""
        text = " ".join(self.line.text().split())
        if not text:
            self.line.setFocus()
            return
        due = self.due.value()
        self.line.clear()
        self.due.set_value(None)
        feedback.answer(self.journal, self.uid, text, due)  # type: ignore[arg-type]
        self.say(self.tr("Promised"))

    def _tick(self, uid: str, done: bool) -> None:
        actions.done(self.journal, uid, done)
        self.say(self.tr("Done") if done else self.tr("Open again"))

    def settle(self) -> None:
        if self.uid and self.line.text().strip():
            self.take_answer()
        super().settle()

    def rare_verbs(self) -> Sequence[QAction | None]:
        opened = action(self.tr("Open in the timeline"), lambda: self.led.emit("entry", self.uid), "arrow-up-right")
        return [opened, None, *super().rare_verbs()]


class ResponseRow(QWidget):
    """One promise that answers it: a box to tick, the words, and its day."""

    ticked = Signal(bool)

    def __init__(self, one: ActionView) -> None:
        super().__init__()
        self.tick = Tick("", one.done_on is not None, one.text)
        self.tick.setProperty("uid", one.id)
        self.tick.clicked.connect(self.ticked)
        words = label(one.text, "muted" if one.done_on or one.dropped_on else "body")
        words.setContentsMargins(0, 4, 0, 0)
        when = label(self._when(one), "meta", wrap=False)
        when.setContentsMargins(0, 4, 0, 0)
        row = across(self.tick, words, when, gap=8)
        row.setStretch(1, 1)
        for part in (self.tick, when):
            row.setAlignment(part, Qt.AlignmentFlag.AlignTop)
        self.setLayout(row)

    def _when(self, one: ActionView) -> str:
        if one.done_on:
            return self.tr("done {day}").format(day=days.plain(one.done_on))
        if one.dropped_on:
            return self.tr("let go {day}").format(day=days.plain(one.dropped_on))
        return self.tr("by {day}").format(day=days.plain(one.due)) if one.due else ""


class NewFeedback(RecordPage):
    """Words that somebody said, noted while they are fresh; `made` carries the uid."""

    noun = "feedback"
    made = Signal(str)
    left = Signal()

    def __init__(self, journal: Journal, context: Context) -> None:
        super().__init__(journal, context)
        self._holder = down()
        self._make_form()
        keep = Button(self.tr("Keep it"), pressed=self.keep)
        leave = VerbButton(self.tr("Not now"), quiet=True, pressed=self.leave)
        self.box.addWidget(label(self.tr("What did they say?"), "h1"))
        self.box.addWidget(label(self.tr("Their own words, as well as you remember them."), "muted"))
        self.box.addLayout(down(20, self._holder, 20, across(keep, leave, None), gap=0))
        self.box.addStretch(1)

    def _make_form(self) -> None:
        clear(self._holder)
        self.form = Form([self.field(name) for name in _FORM], self.journal)
        self._holder.addWidget(self.form)

    def refresh(self) -> None:
        """There is no record yet."""

    def take_focus(self) -> None:
        self.form.focus("body")

    def keep(self) -> None:
        if self.form.problems():
            self.form.focus("body")
            return
        values: dict[str, Any] = {name: value for name, value in self.form.values().items() if value not in (None, "")}
        self._make_form()
        uid = self.journal.add("feedback", **values)
        self.say(self.tr("Kept"))
        self.made.emit(uid)

    def leave(self) -> None:
        self._make_form()
        self.left.emit()

    def settle(self) -> None:
        """Their words are not lost by going elsewhere."""
        if str(self.form.values().get("body") or "").strip():
            self.keep()
