"""The energy line: each quarter's median, the middle half as a band, words at the ends of the scale."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from careerjournal.core import feelings
from careerjournal.core.trends import Energy
from careerjournal.ui.charts.chart_ink import Columns, Ink, Marks, heads
from careerjournal.ui.charts.chart_words import entries_words
from careerjournal.ui.charts.figures import Chart
from careerjournal.ui.kit import kinds

LEAST, MOST = kinds.FEELINGS[0], kinds.FEELINGS[-1]
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_CENTRE = Qt.AlignmentFlag.AlignCenter


@dataclass(frozen=True)
class LinePlot:
    """Where things stand in the energy chart."""

    columns: Columns
    ink: Ink

    @property
    def top(self) -> float:
        return self.columns.rect.top() + self.ink.size(22)

    @property
    def bottom(self) -> float:
        return self.columns.rect.bottom() - self.ink.size(46)

    def y(self, value: float) -> float:
        return self.bottom - (value - LEAST) / (MOST - LEAST) * (self.bottom - self.top)

    def point(self, column: int, value: float) -> QPointF:
        return QPointF(self.columns.centre(column), self.y(value))

    def slot(self, column: int) -> QRectF:
        rect = self.columns.rect
        return self.columns.column(column, self.top - self.ink.size(8), rect.bottom() - self.top + self.ink.size(8))

    def count_box(self, column: int) -> QRectF:
        return QRectF(
            self.columns.centre(column) - self.columns.step / 2, self.bottom + self.ink.size(28),
            self.columns.step, self.ink.size(16),
        )  # fmt: skip


def line_plot(rect: QRectF, chart: Chart, ink: Ink) -> LinePlot:
    return LinePlot(Columns(rect, len(chart.quarters), ink.scale), ink)


def draw_line(painter: QPainter, rect: QRectF, chart: Chart, ink: Ink, marks: Marks | None = None) -> None:
    """The median of each quarter as a line, the middle half as a band; a quarter that says too little is a gap."""
    plot, said, marks = line_plot(rect, chart, ink), chart.energies, marks or Marks()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _light(painter, plot, marks)
    _scale(painter, plot)
    for run in _runs(said):
        _band(painter, plot, said, run)
    for run in _runs(said):
        _line(painter, plot, said, run)
    _last_word(painter, plot, said)
    heads(painter, plot.columns, plot.bottom + ink.size(10), chart.quarters, ink)
    _counts(painter, plot, said)
    _ring(painter, plot, said, marks)


def _light(painter: QPainter, plot: LinePlot, marks: Marks) -> None:
    place = marks.lit or marks.focused
    if place:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(plot.ink.colour("pressed"))
        painter.drawRoundedRect(plot.slot(place[1]).adjusted(2, 0, -2, 0), 8, 8)


def _scale(painter: QPainter, plot: LinePlot) -> None:
    ink, rect = plot.ink, plot.columns.rect
    for value in kinds.FEELINGS:
        named = value in (LEAST, 0, MOST)
        painter.setPen(QPen(ink.colour("line"), 1))
        left = rect.left() if named else plot.columns.left
        y = round(plot.y(value)) + 0.5
        painter.drawLine(QPointF(left, y), QPointF(plot.columns.right, y))
        if named:
            painter.setFont(ink.font(12))
            painter.setPen(ink.colour("muted"))
            box = QRectF(left, y - ink.size(20), plot.columns.names, ink.size(18))
            painter.drawText(box, _LEFT, kinds.feeling(value))


def _runs(said: Sequence[Energy]) -> list[list[int]]:
    """The columns with a median, split where there is a gap."""
    runs: list[list[int]] = [[]]
    for column, energy in enumerate(said):
        if energy.median is None:
            runs.append([])
        else:
            runs[-1].append(column)
    return [run for run in runs if run]


def _band(painter: QPainter, plot: LinePlot, said: Sequence[Energy], run: Sequence[int]) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(plot.ink.colour("accent", 38))
    upper = [plot.point(column, said[column].upper or 0.0) for column in run]
    lower = [plot.point(column, said[column].lower or 0.0) for column in run]
    if len(run) == 1:  # a quarter alone still has a middle half
        half = QPointF(plot.ink.size(8), 0)
        upper, lower = [upper[0] - half, upper[0] + half], [lower[0] - half, lower[0] + half]
    painter.drawPolygon(QPolygonF([*upper, *reversed(lower)]))


def _line(painter: QPainter, plot: LinePlot, said: Sequence[Energy], run: Sequence[int]) -> None:
    points = [plot.point(column, said[column].median or 0.0) for column in run]
    painter.setBrush(Qt.BrushStyle.NoBrush)
    weight = plot.ink.scale**0.5
    dot = min(5.0, plot.columns.step * 0.22) * weight
    round_pen = QPen(plot.ink.colour("accent"), 2.25 * weight)
    round_pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    round_pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(round_pen)
    painter.drawPolyline(QPolygonF(points))
    painter.setPen(QPen(plot.ink.colour("canvas"), 2 * weight) if dot > 3 else Qt.PenStyle.NoPen)
    painter.setBrush(plot.ink.colour("accent"))
    for point in points:
        painter.drawEllipse(point, dot, dot)


def _last_word(painter: QPainter, plot: LinePlot, said: Sequence[Energy]) -> None:
    """The word for the last median, right of its point."""
    if not said or said[-1].median is None:
        return
    ink, right = plot.ink, plot.columns.right
    point = plot.point(len(said) - 1, said[-1].median)
    left = max(point.x() + ink.size(14), right - plot.columns.step / 2 + ink.size(14))
    words = feelings.around(said[-1].median)
    painter.setFont(ink.fitting(words, 13, plot.columns.rect.right() - left, 600))
    painter.setPen(ink.colour("accent_text"))
    height = ink.size(18)
    for number, word in enumerate(reversed(words)):
        box = QRectF(
            left, point.y() - height * len(words) / 2 + number * height, plot.columns.rect.right() - left, height
        )
        painter.drawText(box, _LEFT, word)


def _counts(painter: QPainter, plot: LinePlot, said: Sequence[Energy]) -> None:
    """How many entries a point rests on; figures and the word once where columns are narrow, or all of them once."""
    ink, room = plot.ink, plot.columns.step
    words = [entries_words(energy.count) for energy in said]
    figures = [str(energy.count) for energy in said]
    whole = _widest(words, ink) + ink.size(8) <= room
    apart = _widest(figures, ink) + 2 <= room
    painter.setFont(ink.font(11))
    painter.setPen(ink.colour("faint"))
    for column, energy in enumerate(said):
        if energy.count and (whole or apart):
            painter.drawText(plot.count_box(column), _CENTRE, (words if whole else figures)[column])
    if not whole:
        box = QRectF(plot.columns.rect.left(), plot.count_box(0).top(), plot.columns.names, ink.size(16))
        together = entries_words(sum(energy.count for energy in said))
        painter.drawText(box, _LEFT, QCoreApplication.translate("charts", "Entries") if apart else together)


def _widest(texts: Sequence[str], ink: Ink) -> float:
    return max((ink.width(text, 11) for text in texts), default=0)


def _ring(painter: QPainter, plot: LinePlot, said: Sequence[Energy], marks: Marks) -> None:
    if not marks.focused or not 0 <= (column := marks.focused[1]) < len(said):
        return
    painter.setPen(QPen(plot.ink.colour("focus"), 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if (value := said[column].median) is not None:
        painter.drawEllipse(plot.point(column, value), 9 * plot.ink.scale**0.5, 9 * plot.ink.scale**0.5)
    else:
        painter.drawRoundedRect(plot.count_box(column).adjusted(2, -2, -2, 2), 6, 6)
