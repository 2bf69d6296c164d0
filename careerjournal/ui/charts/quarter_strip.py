"""The last quarters of one strength as a strip of cells; choosing one narrows the evidence below to it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from careerjournal.core.entries import Named
from careerjournal.core.strengths import Use
from careerjournal.core.trends import Trends
from careerjournal.ui.charts.chart_ink import Ink, Marks, hatch, legible, mixed, short
from careerjournal.ui.charts.chart_view import ChartView
from careerjournal.ui.charts.chart_words import entries_words
from careerjournal.ui.charts.figures import Asked, Place
from careerjournal.ui.records import states

CELL, HEAD, GAP = 36, 20, 3


class QuarterStrip(ChartView):
    """One cell a quarter: the number of entries that used the strength, hatched where it drained more than it gave."""

    def __init__(self, name: str) -> None:
        self.trends = Trends((), ())
        super().__init__(name)
        self.chosen = -1
        self._most = 1

    def show_strength(self, trends: Trends, uid: str) -> None:
        """Show one strength out of all trends; shades count within it alone."""
        mine = tuple(Named(one.id, one.name) for one in trends.strengths if one.id == uid)
        self._most = max((one.strengths[uid].used for one in trends.quarters if uid in one.strengths), default=0) or 1
        self.chosen = min(self.chosen, len(trends.quarters) - 1)
        self._begun = self._begun and len(trends.quarters) == len(self.trends.quarters)
        self.trends = Trends(trends.quarters if mine else (), mine)
        self.renew(self.columns() - 1)

    def choose(self, column: int) -> None:
        """Mark a quarter as the chosen one; -1 is none."""
        self.chosen = column
        self.update()

    def columns(self) -> int:
        return len(self.trends.quarters)

    def use(self, column: int) -> Use:
        return self.trends.quarters[column].strengths[self.trends.strengths[0].id]

    def natural_height(self) -> float:
        return Ink().size(CELL + HEAD) + 4

    def cell(self, place: Place) -> QRectF:
        area, count, ink = self.area(), max(1, self.columns()), Ink()
        step = area.width() / count
        return QRectF(area.left() + place[1] * step, area.top() + 2, step, ink.size(CELL)).adjusted(1.5, 0, -1.5, 0)

    def question(self, place: Place) -> Asked:
        return Asked("used", place[1], self.trends.strengths[0].id)

    def holds(self, place: Place) -> bool:
        use = self.use(place[1])
        return bool(use.used or use.drained)

    def words(self, place: Place) -> str:
        use, quarter = self.use(place[1]), self.trends.quarters[place[1]].quarter
        said = QCoreApplication.translate("strengths", "{quarter}: {state}; used in {entries}, drained in {drained}")
        return said.format(
            quarter=quarter.label, state=states.of_strength(use.state).word.lower(),
            entries=entries_words(use.used), drained=use.drained,
        )  # fmt: skip

    def draw(self, painter: QPainter, marks: Marks) -> None:
        if not self.trends.strengths:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = Ink()
        every = self._every(ink)
        for column, one in enumerate(self.trends.quarters):
            cell = self.cell((0, column))
            self._cell(painter, cell, self.use(column), ink)
            self._edge(painter, cell, column, marks, ink)
            if (self.columns() - 1 - column) % every == 0:
                self._head(painter, cell, short(one.quarter), column, ink)

    def _every(self, ink: Ink) -> int:
        """Each quarter is named, or every second or fourth where there is no room."""
        step = self.area().width() / max(1, self.columns())
        widest = max((ink.width(short(one.quarter), 11, 600) for one in self.trends.quarters), default=0) + ink.size(6)
        return next((n for n in (1, 2, 4) if step * n >= widest), 8)

    def _cell(self, painter: QPainter, cell: QRectF, use: Use, ink: Ink) -> None:
        ground = ink.colour("well")
        if use.used:
            ground = mixed(ground, ink.colour("accent"), 0.12 + 0.88 * use.used / self._most)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(cell, 5, 5)
        text = legible(ground, ink)
        words = str(use.used) if use.used else ""
        if use.state == "draining":
            hatch(painter, cell, text, alpha=110)
            _clear_behind(painter, cell, words, ground, ink)
        painter.setFont(ink.fitting([words], 12, cell.width() - 4, 500))
        painter.setPen(text)
        painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, words)

    def _edge(self, painter: QPainter, cell: QRectF, column: int, marks: Marks, ink: Ink) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if marks.focused == (0, column):
            pen = QPen(ink.colour("focus"), 2)
        elif column == self.chosen:
            pen = QPen(ink.colour("text"), 1.5)
        elif marks.lit == (0, column):
            pen = QPen(ink.colour("control"), 1)
        else:
            return
        painter.setPen(pen)
        painter.drawRoundedRect(cell.adjusted(-0.5, -0.5, 0.5, 0.5), 6, 6)

    def _head(self, painter: QPainter, cell: QRectF, words: str, column: int, ink: Ink) -> None:
        strong = column in (self.columns() - 1, self.chosen)
        painter.setFont(ink.font(11, 600 if strong else 400))
        painter.setPen(ink.colour("text" if strong else "muted"))
        room = ink.width(words, 11, 600) + 4
        box = QRectF(cell.center().x() - room / 2, cell.bottom() + ink.size(4), room, ink.size(16))
        right = float(self.width())
        box.moveLeft(max(0.0, min(box.left(), right - room)))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)


def _clear_behind(painter: QPainter, cell: QRectF, words: str, ground: QColor, ink: Ink) -> None:
    """No hatching behind the number."""
    if words:
        spot = QRectF(0, 0, ink.width(words, 12, 500) + ink.size(10), ink.size(18))
        spot.moveCenter(cell.center())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(spot, 4, 4)
