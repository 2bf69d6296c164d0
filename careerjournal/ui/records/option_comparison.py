"""Options side by side: what, why, what it costs, what speaks for it and the smaller trial, one column each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from careerjournal.core.entries import EntryView
from careerjournal.core.options import OptionView
from careerjournal.core.prose import excerpt, first_line
from careerjournal.core.words import counted
from careerjournal.ui.kit import theme
from careerjournal.ui.kit.controls import Glyph
from careerjournal.ui.kit.parts import Label, VerbButton, across, clear, down, ground, label, rule
from careerjournal.ui.records import states

_COLUMN, _GAP = 180, 20
_EVIDENCE = 3


class OptionComparison(QWidget):
    """As many columns as fit; further options stand below, with the same rows."""

    opened = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._found: tuple[OptionView, ...] = ()
        self._here, self._columns = "", 0
        self._bands = down(gap=24)
        self._bands.setContentsMargins(0, 0, 0, 8)
        self.setLayout(self._bands)
        ground(self, "clear")

    def show_options(self, found: Sequence[OptionView], here: str = "") -> None:
        """Compare these; `here` is the one whose page this is."""
        if (tuple(found), here) != (self._found, self._here):
            self._found, self._here = tuple(found), here
            self._fill()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._fitting() != self._columns:
            self._fill()

    def _fitting(self) -> int:
        room = (self.width() + theme.size(_GAP)) // theme.size(_COLUMN + _GAP)
        return max(1, min(room, len(self._found) or 1))

    def _fill(self) -> None:
        self._columns = self._fitting()
        clear(self._bands)
        for first in range(0, len(self._found), self._columns):
            self._bands.addWidget(self._band(self._found[first : first + self._columns]))

    def _band(self, found: Sequence[OptionView]) -> QWidget:
        made = QWidget()
        grid = QGridLayout(made)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.size(_GAP))
        grid.setVerticalSpacing(theme.size(4))
        for column, option in enumerate(found):
            grid.addWidget(self._head(option), 0, column, Qt.AlignmentFlag.AlignTop)
        for column in range(self._columns):
            grid.setColumnStretch(column, 1)
        for number, (name, say) in enumerate(self._aspects()):
            top = 1 + number * 3
            grid.addWidget(rule(), top, 0, 1, self._columns)
            grid.addWidget(label(name, "meta"), top + 1, 0, 1, self._columns)
            grid.setRowMinimumHeight(top, theme.size(13))
            for column, option in enumerate(found):
                said = say(option)
                cell = _cell(said or self.tr("Not said yet"), "body" if said else "muted")
                grid.addWidget(cell, top + 2, column, Qt.AlignmentFlag.AlignTop)
        return made

    def _aspects(self) -> list[tuple[str, Callable[[OptionView], str]]]:
        every: list[tuple[str, Callable[[OptionView], str]]] = [
            (self.tr("What it gives the team"), lambda option: excerpt(option.rationale, 400)),
            (self.tr("What it gives me"), lambda option: option.benefit),
            (self.tr("What it costs"), lambda option: option.cost),
            (self.tr("What speaks for it"), self._evidence),
            (self.tr("A smaller trial"), lambda option: option.trial),
        ]
        return [aspect for aspect in every if aspect[0] != every[1][0] or any(one.benefit for one in self._found)]

    def _evidence(self, option: OptionView) -> str:
        lines = [_name(entry) for entry in option.evidence[:_EVIDENCE]]
        more = len(option.evidence) - len(lines)
        return "\n".join([*lines, counted("and %n more", "and %n more", more)] if more > 0 else lines)

    def _head(self, option: OptionView) -> QWidget:
        state = states.of_option(option.state)
        word = label(state.word, "meta", wrap=False)
        opens = VerbButton(self.tr("Open"), quiet=True, pressed=partial(self.opened.emit, option.id))
        opens.setAccessibleName(self.tr("Open “{option}”").format(option=option.title))
        keeps = opens.sizePolicy()
        keeps.setRetainSizeWhenHidden(True)  # the titles of all columns begin at one height
        opens.setSizePolicy(keeps)
        if option.id == self._here:
            opens.hide()
        row = across(Glyph(state.icon, 16, state.role), word, None, opens, gap=6)
        made = QWidget()
        made.setLayout(down(row, _cell(option.title, "strong"), gap=2))
        return made


def _name(entry: EntryView) -> str:
    return entry.title or excerpt(first_line(entry.body), 80)


def _cell(text: str, role: str) -> Label:
    """Words that take the width of their column, however long they are."""
    made = label(text, role)
    policy = made.sizePolicy()
    policy.setHorizontalPolicy(QSizePolicy.Policy.Ignored)
    made.setSizePolicy(policy)
    return made
