"""A quarter's numbers beside those of the last quarter and of a year ago, in words where words say it better."""

from __future__ import annotations

from itertools import groupby

from careerjournal.core.quarter_review import NOTHING, QuarterReview
from careerjournal.core.quarter_review import Line as ReviewLine
from careerjournal.ui.charts.chart_ink import Ink
from careerjournal.ui.kit import theme
from careerjournal.ui.records.number_table import HEAD, PADDING, Line, NumberTable

ROW, LEAST_CELL, LEAST_NAMES = 32, 96, 120


class QuarterTable(NumberTable):
    """Three quarters in the order of time, the one that is reviewed last; the names take what room is left.

    Where there is no room for three, whole columns fill the view, and the others are scrolled to.
    """

    def show_review(self, review: QuarterReview) -> None:
        """Show the lines of a review, each part of it under its heading."""
        heads = [quarter.label for quarter in reversed(review.quarters)]
        lines: list[Line] = []
        for part, members in groupby(review.lines, key=lambda line: line.part):
            lines.append(Line(part, ("",) * len(heads), ""))
            lines += [_line(one) for one in members]
        self.set_lines(heads, lines, len(heads))
        if not self.currentIndex().flags():
            self.setCurrentIndex(self.numbers.index(1, len(heads) - 1))

    def fit(self) -> None:
        """Measure rows, columns and the whole again."""
        if not self.numbers.heads:
            return
        ink, count = Ink(), len(self.numbers.heads)
        needed = max(self._width(column, ink) for column in range(count))
        names = max(theme.size(LEAST_NAMES), self.width() - needed * count)
        room = self.width() - names
        cell = needed if room >= needed * count else room // max(1, room // needed)
        self.verticalHeader().setFixedWidth(names)
        self.verticalHeader().setDefaultSectionSize(theme.size(ROW))
        self.horizontalHeader().setFixedHeight(theme.size(HEAD))
        for column in range(count):
            self.setColumnWidth(column, cell)
        wide = names + cell * count > self.width()
        bar = self.horizontalScrollBar().sizeHint().height() if wide else 0
        self.setFixedHeight(theme.size(HEAD) + len(self.numbers.lines) * theme.size(ROW) + bar + 2)
        self.updateGeometries()
        self.horizontalScrollBar().setValue(self.horizontalScrollBar().maximum())

    def _width(self, column: int, ink: Ink) -> int:
        cells = max((ink.width(line.cells[column], 13) for line in self.numbers.lines), default=0)
        words = max(cells, ink.width(self.numbers.heads[column], 12, 600))
        return max(theme.size(LEAST_CELL), round(words) + PADDING * 3)


def _line(one: ReviewLine) -> Line:
    words = tuple(cell.words if cell else NOTHING for cell in reversed(one.cells))
    return Line(one.label, words, one.number, one.subject, inner=True)
