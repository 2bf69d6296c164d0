"""The page of one piece of feedback: their words, from whom and about what, and the actions that answer it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from careerjournal.core import actions, days, feedback, feedback_requests
from careerjournal.core.actions import ActionView
from careerjournal.core.entries import Named
from careerjournal.core.feedback import FeedbackView
from careerjournal.core.journal import Journal
from careerjournal.core.nouns import NOUNS
from careerjournal.core.words import counted
from careerjournal.ui.kit import theme
from careerjournal.ui.kit.chips import Chips
from careerjournal.ui.kit.clipboard import lock_away
from careerjournal.ui.kit.controls import Glyph, Tick
from careerjournal.ui.kit.drafted import DraftedText, DraftLine
from careerjournal.ui.kit.fields import Day
from careerjournal.ui.kit.form import WIDTH
from careerjournal.ui.kit.parts import Button, VerbButton, across, action, clear, down, label
from careerjournal.ui.prose.prose_view import ProseView
from careerjournal.ui.records.record_page import RecordPage
from careerjournal.ui.screen import Context

_FORM = ("giver", "about", "day", "private")

translate = QCoreApplication.translate


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
        self.asked = label("", "meta")
        self.kept = VerbButton("", icon="heart", pressed=self._keep)
        self.told = label("", "muted")
        self.tell = VerbButton("", icon="send", pressed=self._tell)
        self.correcting = self._make_correcting()
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
        self.line = DraftLine(self.journal, question)
        self.line.returnPressed.connect(self.take_answer)
        self.due = Day(NOUNS["action"].field("due"))
        verb = Button(self.tr("Answer with an action"), pressed=self.take_answer)
        made = QWidget()
        made.setMaximumWidth(theme.size(WIDTH))
        by = label(self.tr("By when"), "field", wrap=False)
        made.setLayout(down(self.line, across(by, self.due, gap=12), across(verb, None), gap=10))
        return made

    def _make_correcting(self) -> QWidget:
        """Their words, to be put right on purpose only: nothing typed here counts until it is kept."""
        self.correction = DraftedText(self.journal, self.tr("Their words, corrected"), least=3, most=12)
        keep = Button(self.tr("Keep the correction"), pressed=self._correct)
        leave = VerbButton(self.tr("Leave them as they were"), quiet=True, pressed=self._leave_correction)
        made = QWidget()
        made.setLayout(down(self.correction, across(keep, leave, None), gap=10))
        made.hide()
        return made

    def _lay_out(self) -> None:
        head = across(self.giver, self.when, self.lock, self.more, gap=8)
        head.setStretch(1, 1)
        head.setAlignment(self.giver, Qt.AlignmentFlag.AlignVCenter)
        answered = across(down(2, self.glyph, None), self.answered, gap=8)
        answered.setStretch(1, 1)
        self.box.addLayout(head)
        self.box.addLayout(
            down(8, self.title, 4, self.asked, 12, self.words, self.correcting, 8, across(self.kept, None), 20,
                 answered, 8, self._responses, 8, across(self.told, self.tell, None, gap=12), 8, self.answer, 20,
                 self.form, gap=0)
        )  # fmt: skip
        self.box.addStretch(1)

    # --- showing

    def begin(self) -> None:
        self.line.show_place(f"answer/{self.uid}")
        self.due.set_value(None)
        self.form.fold.set_open(False)
        self._close_correction()
        self._shown = None

    def refresh(self) -> None:
        piece = feedback.get(self.journal, self.uid)
        if piece.giver != self._giver:
            self._giver = piece.giver
            self.giver.set_links([(piece.giver.id, piece.giver.name)] if piece.giver else [])
        self.giver.setVisible(bool(piece.giver))
        self.when.setText(days.whole(piece.day))
        self.lock.setVisible(piece.private)
        lock_away(self, piece.private)
        self.title.setText(named(piece))
        self.words.set_source(piece.words)
        self.glyph.set_icon(
            "circle-check" if piece.answered else "circle-dashed", "accent" if piece.answered else "faint"
        )
        self.answered.setText(_answer_words(piece))
        self._show_what_hangs_on(piece)
        self._show_responses(piece.responses)
        self.form.set_values(self.journal.values(self.uid))

    def _show_what_hangs_on(self, piece: FeedbackView) -> None:
        """What it was asked with, whether it is kept, and whether they know what became of it."""
        request = feedback_requests.answered(self.journal, self.uid)
        self.asked.setText(self.tr("You asked on {day}.").format(day=days.plain(request.asked_on)) if request else "")
        self.asked.setVisible(request is not None)
        kept, keep = self.tr("Among the words worth keeping"), self.tr("Words worth keeping")
        self.kept.set_text(kept if piece.worth_keeping else keep)
        self.kept.setProperty("kept", piece.worth_keeping)
        who = piece.giver.name if piece.giver else ""
        said = ""
        if piece.told_back_on:
            told = self.tr("Told {name} what became of it on {day}.")
            said = told.format(name=who, day=days.plain(piece.told_back_on))
        elif piece.waits_for_word:
            said = self.tr("{name} could hear what became of it.").format(name=who)
        self.told.setText(said)
        self.told.setVisible(bool(said))
        self.tell.set_text(self.tr("Not told yet") if piece.told_back_on else self.tr("Told them"))
        self.tell.setVisible(bool(said))

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
        self.line.use_up()
        self.due.set_value(None)
        feedback.answer(self.journal, self.uid, text, due)  # type: ignore[arg-type]
        self.say(self.tr("Promised"))

    def _tick(self, uid: str, done: bool) -> None:
        actions.done(self.journal, uid, done)
        self.say(self.tr("Done") if done else self.tr("Open again"))

    def _keep(self) -> None:
        kept = not self.kept.property("kept")
        feedback.keep(self.journal, self.uid, kept)
        self.say(self.tr("Kept among the words worth keeping") if kept else self.tr("No longer among them"))

    def _tell(self) -> None:
        feedback.tell_back(self.journal, self.uid, feedback.get(self.journal, self.uid).told_back_on is None)
        self.say(self.tr("Saved"))

    def _begin_correction(self) -> None:
        self.correction.show_place(f"correction/{self.uid}", feedback.get(self.journal, self.uid).words)
        self.words.hide()
        self.correcting.show()
        self.correction.setFocus()

    def _leave_correction(self) -> None:
        self.correction.now_kept()
        self._close_correction()

    def _close_correction(self) -> None:
        self.correcting.hide()
        self.words.show()

    def _correct(self) -> None:
        feedback.correct(self.journal, self.uid, self.correction.text())
        self._leave_correction()
        self.say(self.tr("Corrected. What stood there before stays readable."))

    def settle(self) -> None:
        if self.uid and self.line.text().strip():
            self.take_answer()
        super().settle()

    def rare_verbs(self) -> Sequence[QAction | None]:
        opened = action(self.tr("Open in the timeline"), lambda: self.led.emit("entry", self.uid), "arrow-up-right")
        correct = action(self.tr("Correct their words"), self._begin_correction, "pencil")
        return [correct, opened, None, *super().rare_verbs()]


def _answer_words(piece: FeedbackView) -> str:
    """Whether it was answered, and how long that took: by what was done, and until then by the promise."""
    wait = piece.days_to_response
    if not piece.answered:
        return translate("feedback", "Not answered yet")
    if piece.done_on:
        same, answered = translate("feedback", "Answered the same day"), translate("feedback", "Answered")
        after = counted("Answered after %n day", "Answered after %n days", wait or 0)
    else:
        same, answered = (
            translate("feedback", "A response was promised the same day"),
            translate("feedback", "Answered"),
        )
        after = counted("A response was promised after %n day", "A response was promised after %n days", wait or 0)
    return answered if wait is None else after if wait else same


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
