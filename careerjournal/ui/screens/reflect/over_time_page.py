"""Questions over time: one question and what was said to it, two quarters side by side, and all of them in order."""

from __future__ import annotations

from PySide6.QtCore import Signal

from careerjournal.core import days, prose, session_answers
from careerjournal.core.journal import Journal
from careerjournal.core.session_answers import AnswersOverTime, Earlier, QuarterAnswers
from careerjournal.ui.kit import theme
from careerjournal.ui.kit.controls import Choice
from careerjournal.ui.kit.parts import Page, VerbButton, across
from careerjournal.ui.kit.text import label
from careerjournal.ui.records.side_by_side import SideBySide, Version

WIDE, MEASURE = 960, 640


class OverTimePage(Page):
    """Shows the answers to one question through time."""

    left = Signal()
    opened = Signal(str)

    def __init__(self, journal: Journal) -> None:
        super().__init__(WIDE, top=12, gap=0)
        self._journal = journal
        self.key = ""
        self._back = VerbButton(self.tr("Back"), quiet=True, icon="arrow-left", pressed=self.left.emit)
        self.which = Choice([], self.tr("Another question"))
        self.which.chosen.connect(self.show_question)
        self.which.setMaximumWidth(theme.size(MEASURE))
        self.question = label("", "title")
        self.side = SideBySide()
        self.side.opened.connect(self.opened)
        self.box.addLayout(across(self._back, None))
        self.box.addSpacing(12)
        self.box.addWidget(label(self.tr("Questions over time"), "accent"))
        self.box.addSpacing(4)
        self.box.addWidget(self.question)
        self.box.addSpacing(12)
        self.box.addLayout(across(self.which, None))
        self.box.addSpacing(24)
        self.box.addWidget(self.side)
        self.box.addStretch(1)

    def show_question(self, key: str) -> None:
        """Show one question, its newest answer beside the one before."""
        self.key = key
        self.verticalScrollBar().setValue(0)
        self.refresh()

    def refresh(self) -> None:
        """Read it again."""
        if not self.key:
            return
        found = session_answers.over_time(self._journal, self.key)
        self._offer(found)
        self.question.setText(found.text)
        self.side.show_versions([_version(one, answer) for one in found.quarters for answer in one.answers])

    def _offer(self, found: AnswersOverTime) -> None:
        asked = {one.key: one.text for one in session_answers.asked_before(self._journal)} | {self.key: found.text}
        self.which.clear()
        for key, text in asked.items():
            self.which.addItem(text, key)
        self.which.set_value(self.key)
        self.which.setVisible(len(asked) > 1)

    def take_focus(self) -> None:
        self._back.setFocus()


def _version(quarter: QuarterAnswers, answer: Earlier) -> Version:
    words = prose.plain(prose.parse(answer.text))
    return Version(answer.session, quarter.quarter.label, days.plain(answer.day), (words,), opens=answer.session)
