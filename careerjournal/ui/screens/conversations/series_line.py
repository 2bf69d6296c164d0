"""The line of a series on a person's page: its rhythm, which can change, and its end."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import QPoint, Qt

from careerjournal.core import conversations, days, series
from careerjournal.core.journal import Journal
from careerjournal.core.series import SeriesView
from careerjournal.ui.kit.controls import Glyph
from careerjournal.ui.kit.parts import VerbButton, across, action, down, menu
from careerjournal.ui.kit.text import label
from careerjournal.ui.screen import Context
from careerjournal.ui.screens.conversations.form_page import flowing
from careerjournal.ui.screens.conversations.talk_rows import ViewRow


class SeriesLine(ViewRow):
    """Says how often they meet, and when next."""

    def __init__(self, journal: Journal, context: Context) -> None:
        super().__init__()
        self._journal, self._context = journal, context
        self.uid = ""
        self.words, self.next = label("", "body"), label("", "meta")
        self.rhythm = VerbButton(self.tr("Another rhythm"), pressed=self._offer)
        self.plan = VerbButton(self.tr("Plan the next"), pressed=self._plan)
        self.end = VerbButton(self.tr("End it"), quiet=True, pressed=self._end)
        glyph = Glyph("repeat", 16)
        row = across(glyph, down(self.words, self.next, flowing(self.rhythm, self.plan, self.end), gap=4), gap=10)
        row.setStretch(1, 1)
        row.setAlignment(glyph, Qt.AlignmentFlag.AlignTop)
        self.setLayout(row)
        self.setFocusProxy(self.rhythm)

    def show_view(self, view: Any) -> None:
        found: SeriesView = view
        self.uid = found.id
        self.words.setText(found.rhythm)
        self.next.setText(self._when(found))
        self.plan.setVisible(not found.next)
        self.rhythm.setAccessibleName(self.tr("Another rhythm than {rhythm}").format(rhythm=found.rhythm))
        self.end.setAccessibleName(self.tr("End the series: {rhythm}").format(rhythm=found.rhythm))

    def _when(self, found: SeriesView) -> str:
        if not found.next:
            return self.tr("No next one is planned.")
        day = conversations.get(self._journal, found.next).day
        return self.tr("The next one: {day}").format(day=f"{days.weekday(day)} {days.plain(day)}")

    def _offer(self) -> None:
        """Open the rhythms it could have instead."""
        now = series.get(self._journal, self.uid).every_weeks
        others = [weeks for weeks in series.RHYTHMS if weeks != now]
        offered = menu(self, [action(series.every(weeks), partial(self._change, weeks)) for weeks in others])
        offered.popup(self.rhythm.mapToGlobal(QPoint(0, self.rhythm.height())))

    def _change(self, weeks: int) -> None:
        series.change_rhythm(self._journal, self.uid, weeks)
        self._context.toast(self.tr("Changed"), self._journal.undo)

    def _plan(self) -> None:
        series.plan_next(self._journal, self.uid)
        self._context.toast(self.tr("Planned"), self._journal.undo)

    def _end(self) -> None:
        series.end(self._journal, self.uid)
        self._context.toast(self.tr("Ended. What is planned already stays."), self._journal.undo)
