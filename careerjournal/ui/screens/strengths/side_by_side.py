"""Two stock-takes side by side: each strength as it was said then and now, with what the entries say beneath."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from careerjournal.core import days, drains, keeps, stock_takes
from careerjournal.core.journal import Journal
from careerjournal.core.quarter import Quarter
from careerjournal.core.stock_takes import Said, StockTakeView
from careerjournal.core.words import counted
from careerjournal.ui.kit.controls import Choice, Glyph
from careerjournal.ui.kit.parts import VerbButton, across, bare, clear, down, label, rule
from careerjournal.ui.records import states
from careerjournal.ui.screens.strengths.state_row import entries_of
from careerjournal.ui.screens.strengths.work_rows import plan_words


class SideBySide(QWidget):
    """The earlier quarter is chosen at its head; the later one is that of the page."""

    entries_wanted = Signal(object)

    def __init__(self, journal: Journal) -> None:
        super().__init__()
        self._journal = journal
        self._row = 0
        self._later: Quarter | None = None
        self._earlier: Quarter | None = None
        self.choice = Choice([], self.tr("The quarter to compare with"))
        self.choice.chosen.connect(self._choose)
        self.changed = label("", "lead")
        self._body = QWidget()
        self._grid = QGridLayout(self._body)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(20)
        self._grid.setVerticalSpacing(0)
        for column, part in enumerate((3, 4, 4)):
            self._grid.setColumnStretch(column, part)
        with_words = label(self.tr("Beside:"), "meta", wrap=False)
        self.setLayout(down(across(with_words, self.choice, None), self.changed, self._body, gap=12))

    # --- showing

    def show_quarter(self, later: Quarter) -> None:
        """Compare a quarter with the one before it, unless another was chosen."""
        if later != self._later:
            self._later, self._earlier = later, None
        taken = [one.quarter for one in stock_takes.all_of(self._journal)]
        earlier = sorted({later.previous(), *(one for one in taken if one < later)}, reverse=True)
        if self._earlier not in earlier:
            self._earlier = earlier[0]
        self.choice.clear()
        for quarter in earlier:
            self.choice.addItem(quarter.label, str(quarter))
        self.choice.set_value(str(self._earlier))
        self.choice.updateGeometry()
        self._fill(stock_takes.page(self._journal, self._earlier), stock_takes.page(self._journal, later))

    def _choose(self, key: str) -> None:
        if self._later:
            self._earlier = Quarter.parse(key, self._later.fiscal_start)
            self.show_quarter(self._later)

    def _fill(self, before: StockTakeView, now: StockTakeView) -> None:
        self.changed.setText(self._say_changed(before, now))
        clear(self._grid)
        self._row = 0
        self._add(label("", "meta"), self._head(before), self._head(now))
        for was, is_now in zip(before.lines, now.lines, strict=True):
            self._rule()
            moved = bool(was.state and is_now.state and was.state != is_now.state)
            self._add(_padded(label(was.strength.name, "strong")), self._cell(was, False), self._cell(is_now, moved))
        for title, found in (
            (
                self.tr("Work to keep"),
                [[one.work for one in keeps.in_quarter(self._journal, view.quarter)] for view in (before, now)],
            ),
            (self.tr("Draining work"), [self._drains(view.quarter) for view in (before, now)]),
            (self.tr("A note on the quarter"), [[view.note] if view.note else [] for view in (before, now)]),
        ):
            if any(found):
                self._rule()
                self._add(_padded(label(title, "strong")), *(_listed(words) for words in found))

    def _add(self, *cells: QWidget) -> None:
        for column, cell in enumerate(cells):
            self._grid.addWidget(cell, self._row, column)
        self._row += 1

    def _rule(self) -> None:
        self._grid.addWidget(rule(), self._row, 0, 1, self._grid.columnCount())
        self._row += 1

    def _say_changed(self, before: StockTakeView, now: StockTakeView) -> str:
        pairs = zip(before.lines, now.lines, strict=True)
        moved = [one.strength.name for was, one in pairs if was.state and one.state and was.state != one.state]
        if moved:
            return self.tr("Said otherwise than in {quarter}: {names}.").format(
                quarter=before.quarter.label, names=", ".join(moved)
            )
        if before.id and now.id:
            return self.tr("Said as in {quarter}.").format(quarter=before.quarter.label)
        return ""

    def _head(self, view: StockTakeView) -> QWidget:
        taken = self.tr("Taken on {day}").format(day=days.plain(view.day)) if view.day else self.tr("No stock-take")
        made = QWidget()
        box = down(label(view.quarter.label, "title"), label(taken, "meta"), gap=0)
        box.setContentsMargins(0, 0, 0, 10)
        made.setLayout(box)
        return made

    def _cell(self, line: Said, moved: bool) -> QWidget:
        box = down(gap=2)
        if line.state:
            state = states.of_strength(line.state)
            box.addLayout(
                across(_glyph(state.icon, state.colour), label(state.word, "strong" if moved else "body"), gap=6)
            )
        else:
            box.addWidget(label(self.tr("Nothing said"), "faint"))
        for words in (line.work, line.note):
            if words:
                box.addWidget(label(words, "muted"))
        box.addLayout(self._counted(line))
        made = QWidget()
        box.setContentsMargins(0, 10, 0, 10)
        box.addStretch(1)
        made.setLayout(box)
        return made

    def _counted(self, line: Said) -> QHBoxLayout:
        """What the entries say; where they are any, a verb that opens them."""
        state = states.of_strength(line.use.state).word.lower()
        said = label(self.tr("Entries: {state}").format(state=state), "faint", wrap=False)
        if not line.use.named:
            return across(said, None)
        verb = VerbButton(counted("%n entry", "%n entries", line.use.named))
        verb.setAccessibleName(f"{line.strength.name}, {line.quarter.label}: {verb.text()}")
        verb.clicked.connect(bare(partial(self.entries_wanted.emit, entries_of(line))))
        return across(said, verb, None, gap=2)

    def _drains(self, quarter: Quarter) -> list[str]:
        found = drains.in_quarter(self._journal, quarter)
        return [f"{one.work}\n{plan_words(one)}" for one in found]


def _glyph(icon: str, colour: str) -> QWidget:
    made = Glyph(icon, 14)
    made.set_icon(icon, colour)
    return made


def _padded(inner: QWidget) -> QWidget:
    made = QWidget()
    box = down(inner, None, gap=0)
    box.setContentsMargins(0, 10, 0, 10)
    made.setLayout(box)
    return made


def _listed(words: Sequence[str]) -> QWidget:
    made = QWidget()
    box = down(*(label(one, "muted") for one in words), None, gap=6)
    box.setContentsMargins(0, 10, 0, 10)
    made.setLayout(box)
    return made
