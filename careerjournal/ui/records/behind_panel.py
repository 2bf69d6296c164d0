"""The panel behind a number: the records it counts, neither more nor fewer, each of which opens."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from careerjournal.core import actions, days, entries, goals
from careerjournal.core.actions import ActionView
from careerjournal.core.entries import EntryView
from careerjournal.core.goals import GoalView
from careerjournal.core.journal import Journal
from careerjournal.core.prose import first_line
from careerjournal.core.trends import Behind
from careerjournal.ui.charts.chart_ink import entries_words
from careerjournal.ui.kit.lists import Row, SectionList
from careerjournal.ui.kit.parts import IconButton, OnKey, Segmented, across, clear, down, ground
from careerjournal.ui.kit.text import label
from careerjournal.ui.screen import Go

WIDTH = 376


class BehindPanel(QWidget):
    """A title, how many there are, and the list; Esc closes it. `switched` names another number of the strength."""

    closed = Signal()
    switched = Signal(str)

    def __init__(self, journal: Journal, go: Go) -> None:
        super().__init__()
        ground(self, "reader")
        self._journal, self._go = journal, go
        self._openers: dict[str, Callable[[], None]] = {}
        self.title = label("", "h3")
        self.count = label("", "meta", wrap=False)
        self.list = SectionList(self.tr("What the number counts"))
        self.list.entered.connect(lambda uid: self._openers[uid]())
        close = IconButton("x", self.tr("Close the list"), self.closed.emit)
        for widget in (self.list, close):
            OnKey(widget, Qt.Key.Key_Escape, self.closed.emit)
        self._choices = across()
        words = down(self.title, self.count, gap=2)
        head = across(words, close, gap=8)
        head.setStretch(0, 1)
        head.setAlignment(close, Qt.AlignmentFlag.AlignTop)
        head.setContentsMargins(12, 0, 0, 0)
        box = down(head, self._choices, self.list, gap=12)
        self._choices.setContentsMargins(12, 0, 0, 0)
        box.setContentsMargins(12, 24, 12, 0)
        box.setStretch(2, 1)
        self.setLayout(box)

    def show_behind(self, behind: Behind, choices: Sequence[tuple[str, str]] = (), chosen: str = "") -> None:
        """Fill the panel; `choices` are the other numbers of a strength, (name, words)."""
        self.title.setText(behind.title)
        self.count.setText(self._counted(behind))
        clear(self._choices)
        if choices:
            switch = Segmented(choices, self.tr("Which entries"), chosen)
            switch.chosen.connect(self.switched)
            self._choices.addWidget(switch)
            self._choices.addStretch(1)
        rows = self._rows(behind)
        self._openers = {row.uid: opener for row, opener in rows}
        self.list.set_lines([row for row, _opener in rows])

    def _counted(self, behind: Behind) -> str:
        n = len(behind.ids)
        if behind.noun == "entry":
            return entries_words(n)
        if behind.noun == "action":
            return self.tr("1 action") if n == 1 else self.tr("%n actions", "", n)
        return self.tr("1 goal") if n == 1 else self.tr("%n goals", "", n)

    def _rows(self, behind: Behind) -> list[tuple[Row, Callable[[], None]]]:
        if behind.noun == "entry":
            views = entries.get_many(self._journal, behind.ids)
            return [(_entry_row(view), partial(self._go, "timeline", view.id)) for view in views]
        if behind.noun == "action":
            promised = {one.id: one for one in actions.all_of(self._journal)}
            return [(self._action_row(promised[uid]), self._opener(promised[uid])) for uid in behind.ids]
        wanted = {one.id: one for one in goals.all_of(self._journal)}
        return [(self._goal_row(wanted[uid]), partial(self._go, "goals", uid)) for uid in behind.ids]

    def _opener(self, action: ActionView) -> Callable[[], None]:
        """An action is seen where it was promised."""
        if action.conversation:
            return partial(self._go, "conversations", action.conversation, face="follow up")
        return partial(self._go, "timeline", action.feedback) if action.feedback else partial(self._go, "home")

    def _action_row(self, action: ActionView) -> Row:
        said = [action.owner.name if action.owner else self.tr("Me")]
        if action.done_on:
            said.append(self.tr("done {day}").format(day=days.plain(action.done_on)))
        elif action.dropped_on:
            said.append(self.tr("let go {day}").format(day=days.plain(action.dropped_on)))
        elif action.due:
            said.append(self.tr("by {day}").format(day=days.plain(action.due)))
        icon = "circle-check" if action.done_on else "circle"
        return Row(action.id, action.text, " · ".join(said), icon=icon)

    def _goal_row(self, goal: GoalView) -> Row:
        by = self.tr("by {day}").format(day=days.plain(goal.target_date)) if goal.target_date else ""
        return Row(goal.id, goal.title, by or goal.measure, icon="target")


def _entry_row(view: EntryView) -> Row:
    return Row(view.id, view.title or first_line(view.body), days.plain(view.day), kind=view.kind)
