"""Your answers over time: one question and what was said to it, quarter after quarter, oldest first."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from careerjournal.core import days, session_answers
from careerjournal.core.journal import Journal
from careerjournal.core.session_answers import AnswersOverTime, QuarterAnswers
from careerjournal.ui.kit import theme
from careerjournal.ui.kit.controls import Choice
from careerjournal.ui.kit.parts import IconButton, Page, VerbButton, across, clear, down, label
from careerjournal.ui.prose.prose_view import ProseView

MEASURE, WIDE = 640, 960
_SIDE_BY_SIDE, _RECENT = 3, 8
_LEAST, _LABEL = 260, 96


class OverTimePage(Page):
    """Shows the answers to one question: side by side where they are few and there is room, else under each other."""

    left = Signal()
    opened = Signal(str)

    def __init__(self, journal: Journal) -> None:
        super().__init__(WIDE, top=12, gap=0)
        self._journal = journal
        self.key = ""
        self._shown: AnswersOverTime | None = None
        self._beside: bool | None = None
        self._all = False
        self._back = VerbButton(self.tr("Back"), quiet=True, icon="arrow-left", pressed=self.left.emit)
        self.which = Choice([], self.tr("Another question"))
        self.which.chosen.connect(self.show_question)
        self.which.setMaximumWidth(theme.size(MEASURE))
        self.question = label("", "title")
        self.earlier = VerbButton(self.tr("Earlier quarters, too"), icon="history", pressed=self._show_all)
        self._quarters = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._quarters.setSpacing(32)
        self.box.addLayout(across(self._back, None))
        self.box.addSpacing(12)
        self.box.addWidget(label(self.tr("Your answers over time"), "accent"))
        self.box.addSpacing(4)
        self.box.addWidget(self.question)
        self.box.addSpacing(12)
        self.box.addLayout(across(self.which, self.earlier, None))
        self.box.addSpacing(24)
        self.box.addLayout(self._quarters)
        self.box.addStretch(1)

    def show_question(self, key: str) -> None:
        """Show one question, the newest quarters of it."""
        self.key, self._all = key, self._all and key == self.key
        self.verticalScrollBar().setValue(0)
        self.refresh()

    def refresh(self) -> None:
        """Read it again."""
        if not self.key:
            return
        found = session_answers.over_time(self._journal, self.key)
        self._offer(found)
        if found != self._shown:
            self._shown = found
            self.question.setText(found.text)
            self._fill()

    def _offer(self, found: AnswersOverTime) -> None:
        asked = {one.key: one.text for one in session_answers.asked_before(self._journal)} | {self.key: found.text}
        self.which.clear()
        for key, text in asked.items():
            self.which.addItem(text, key)
        self.which.set_value(self.key)
        self.which.setVisible(len(asked) > 1)

    def _fill(self) -> None:
        clear(self._quarters)
        quarters = self._shown.quarters if self._shown else ()
        self.earlier.setVisible(not self._all and len(quarters) > _RECENT)
        quarters = quarters if self._all else quarters[-_RECENT:]
        self._beside = self._has_room()
        direction = QBoxLayout.Direction
        self._quarters.setDirection(direction.LeftToRight if self._beside else direction.TopToBottom)
        self.column.set_measure(WIDE if self._beside else MEASURE)
        for one in quarters:
            self._quarters.addWidget(self._column(one, self._beside), 1)

    def _show_all(self) -> None:
        self._all = True
        self._fill()
        self._back.setFocus()

    def _has_room(self) -> bool:
        count = len(self._shown.quarters) if self._shown else 0
        return 1 < count <= _SIDE_BY_SIDE and self.width() - 64 >= count * theme.size(_LEAST)

    def _column(self, one: QuarterAnswers, beside: bool) -> QWidget:
        made = QWidget()
        head = label(one.quarter.label, "h3")
        answers = down(gap=16)
        for answer in one.answers:
            words = ProseView(self.tr("Answer of {day}").format(day=days.plain(answer.day)), fit_content=True)
            words.set_source(answer.text)
            day = days.plain(answer.day)
            name = self.tr("Open the session of {day}").format(day=day)
            verb = IconButton("arrow-up-right", name, partial(self.opened.emit, answer.session), "faint")
            answers.addLayout(down(across(label(day, "meta", wrap=False), verb, None, gap=2), words, gap=0))
        if beside:
            made.setLayout(down(head, answers, None, gap=8))
        else:
            head.setFixedWidth(theme.size(_LABEL))
            head.setContentsMargins(0, 4, 0, 0)  # in line with the first day
            row = across(head, answers, gap=16)
            row.setStretch(1, 1)
            row.setAlignment(head, Qt.AlignmentFlag.AlignTop)
            made.setLayout(row)
        return made

    def take_focus(self) -> None:
        self._back.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._shown and self._has_room() != self._beside:
            self._fill()
