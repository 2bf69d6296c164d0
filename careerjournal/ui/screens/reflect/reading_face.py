"""A finished session to read: what was asked and answered, what was left open, and the way back into it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt, Signal

from careerjournal.core import days, session_becomes
from careerjournal.core.entries import Filter
from careerjournal.core.sessions import Question, SessionTheme, SessionView
from careerjournal.core.words import counted
from careerjournal.ui.kit.chips import Chips
from careerjournal.ui.kit.parts import Button, Fold, IconButton, Page, VerbButton, across, clear, down, label
from careerjournal.ui.prose.prose_view import ProseView

MEASURE = 640


class ReadingFace(Page):
    """Reads one session."""

    reopened = Signal(str)
    """Go on, at this question or at the first open one."""
    over_time = Signal(str)
    theme_opened = Signal(object)
    """The Filter of the entries that a theme was seen in since, or of all where it was not."""
    copied = Signal(str)
    shared = Signal()
    """The one line to share is to be a topic."""
    page_wanted = Signal()
    """It is to become a document."""

    def __init__(self) -> None:
        super().__init__(MEASURE, top=24, gap=0)
        self._shown: SessionView | None = None
        self.title = label("", "h1")
        self.when = label("", "meta")
        self.again = Button(self.tr("Go on with it"), pressed=lambda: self.reopened.emit(""))
        self.themes = Chips(icon="hash")
        self.themes.opened.connect(self._open_theme)
        self._answers = down(gap=24)
        self.line = label("", "muted")
        self.share = Button(session_becomes.label("topic"), pressed=self.shared.emit)
        self.page = Button(self.tr("Make a page of it"), pressed=self.page_wanted.emit)
        self.open = Fold(self.tr("Left open"))
        for part in (self.title, 6, self.when, 12, self.themes, 20):
            if isinstance(part, int):
                self.box.addSpacing(part)
            else:
                self.box.addWidget(part)
        self.box.addLayout(self._answers)
        self.box.addSpacing(24)
        self.box.addWidget(self.open)
        self.box.addSpacing(16)
        self.box.addWidget(self.line)
        self.box.addSpacing(8)
        self.box.addLayout(across(self.page, self.share, self.again, None))
        self.box.addStretch(1)

    def show_session(self, view: SessionView) -> None:
        """Show a session, made anew only where it says something else."""
        if view == self._shown:
            return
        if self._shown is None or view.id != self._shown.id:
            self.verticalScrollBar().setValue(0)
        self._shown = view
        self.title.setText(view.title)
        self.when.setText(self._when(view))
        self.themes.set_links([(theme.id, _seen(theme)) for theme in view.themes])
        self.themes.setVisible(bool(view.themes))
        self.page.setVisible(view.quarter is not None and view.finished_on is not None)
        clear(self._answers)
        for question in view.questions:
            if question.answer.strip():
                self._answer(question)
        self._leave_open([question for question in view.questions if not question.answer.strip()])

    def offer(self, words: str) -> None:
        """Offer one line to be brought up in the next talk; no words, no offer."""
        held = self.share.hasFocus()
        self.line.setText(self.tr("To share in your next talk: {words}").format(words=words))
        self.share.setAccessibleDescription(words)
        for part in (self.line, self.share):
            part.setVisible(bool(words))
        if held and not words:
            self.again.setFocus()

    def take_focus(self) -> None:
        """Put the keyboard on what comes next."""
        first = self.again if self.share.isHidden() else self.share
        first.setFocus()

    def _when(self, view: SessionView) -> str:
        parts = [days.whole(view.day)]
        if view.finished_on and view.finished_on != view.day:
            parts.append(self.tr("finished on {day}").format(day=days.plain(view.finished_on)))
        if view.quarter:
            parts.append(self.tr("looking back at {quarter}").format(quarter=view.quarter.label))
        elif any(question.evidence for question in view.questions):
            parts.append(counted("looking back over %n month", "looking back over %n months", view.window.months))
        return " · ".join(parts)

    def _open_theme(self, uid: str) -> None:
        for theme in self._shown.themes if self._shown else ():
            if theme.id == uid:
                self.theme_opened.emit(theme.entries if theme.since else Filter(themes=(uid,)))

    def _answer(self, question: Question) -> None:
        words = ProseView(question.text, fit_content=True)
        words.set_source(question.answer)
        words.copied.connect(self.copied)
        asked = label(question.text, "accent")
        asked.setAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        head = across(asked, gap=8)
        head.setStretch(0, 1)
        if question.last:
            verb = IconButton("history", self.tr("Your answers over time"), role="faint")
            verb.setAccessibleDescription(question.text)
            verb.clicked.connect(partial(self._emit_over_time, question.key))
            head.addWidget(verb)
        self._answers.addLayout(down(head, words, gap=0 if question.last else 4))

    def _emit_over_time(self, key: str, _on: bool = False) -> None:
        self.over_time.emit(key)

    def _leave_open(self, questions: Sequence[Question]) -> None:
        clear(self.open.box)
        self.open.setVisible(bool(questions))
        for question in questions:
            verb = VerbButton(self.tr("Answer it"))
            verb.setAccessibleDescription(question.text)
            verb.clicked.connect(partial(self._reopen, question.key))
            row = across(label(question.text, "muted"), verb, gap=12)
            row.setStretch(0, 1)
            self.open.box.addLayout(row)

    def _reopen(self, key: str, _on: bool = False) -> None:
        self.reopened.emit(key)


def _seen(theme: SessionTheme) -> str:
    """The theme, and how often it has been seen since."""
    if not theme.since:
        return theme.name
    times = counted("seen once since", "seen %n times since", theme.since)
    return QCoreApplication.translate("reflect", "{theme}, {times}").format(theme=theme.name, times=times)
