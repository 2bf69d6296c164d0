"""Charts: how the energy line and the heat map of strengths are drawn, on the screen and on paper alike."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from careerjournal.core.entries import Named
from careerjournal.core.trends import Energy, QuarterNumbers, Trends
from careerjournal.ui.charts.chart_ink import (
    Columns,
    Ink,
    Marks,
    entries_words,
    feeling,
    hatch,
    heads,
    legible,
    mixed,
    wrapped,
)
from careerjournal.ui.kit import kinds

WIDTH, HEIGHT, ROW = 960, 240, 36
LEAST, MOST = kinds.FEELINGS[0], kinds.FEELINGS[-1]
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_CENTRE = Qt.AlignmentFlag.AlignCenter


# --- energy


@dataclass(frozen=True)
class EnergyPlot:
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


def energy_plot(rect: QRectF, quarters: Sequence[QuarterNumbers], ink: Ink) -> EnergyPlot:
    return EnergyPlot(Columns(rect, len(quarters), ink.scale), ink)


def draw_energy(painter: QPainter, rect: QRectF, trends: Trends, ink: Ink, marks: Marks | None = None) -> None:
    """The median of each quarter as a line, the middle half as a band; a quarter that says too little is a gap."""
    quarters, marks = trends.quarters, marks or Marks()
    plot = energy_plot(rect, quarters, ink)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _light(painter, plot, marks)
    _scale(painter, plot)
    said = [one.energy for one in quarters]
    for run in _runs(said):
        _band(painter, plot, said, run)
    for run in _runs(said):
        _line(painter, plot, said, run)
    _last_word(painter, plot, said)
    heads(painter, plot.columns, plot.bottom + ink.size(10), quarters, ink)
    _counts(painter, plot, said)
    _ring(painter, plot, said, marks)


def _light(painter: QPainter, plot: EnergyPlot, marks: Marks) -> None:
    place = marks.lit or marks.focused
    if place:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(plot.ink.colour("pressed"))
        painter.drawRoundedRect(plot.slot(place[1]).adjusted(2, 0, -2, 0), 8, 8)


def _scale(painter: QPainter, plot: EnergyPlot) -> None:
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


def _band(painter: QPainter, plot: EnergyPlot, said: Sequence[Energy], run: Sequence[int]) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(plot.ink.colour("accent", 38))
    upper = [plot.point(column, said[column].upper or 0.0) for column in run]
    lower = [plot.point(column, said[column].lower or 0.0) for column in run]
    if len(run) == 1:  # a quarter alone still has a middle half
        half = QPointF(plot.ink.size(8), 0)
        upper, lower = [upper[0] - half, upper[0] + half], [lower[0] - half, lower[0] + half]
    painter.drawPolygon(QPolygonF([*upper, *reversed(lower)]))


def _line(painter: QPainter, plot: EnergyPlot, said: Sequence[Energy], run: Sequence[int]) -> None:
    points = [plot.point(column, said[column].median or 0.0) for column in run]
    painter.setBrush(Qt.BrushStyle.NoBrush)
    weight = plot.ink.scale**0.5
    round_pen = QPen(plot.ink.colour("accent"), 2.25 * weight)
    round_pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    round_pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(round_pen)
    painter.drawPolyline(QPolygonF(points))
    painter.setPen(QPen(plot.ink.colour("canvas"), 2 * weight))
    painter.setBrush(plot.ink.colour("accent"))
    for point in points:
        painter.drawEllipse(point, 5 * weight, 5 * weight)


def _last_word(painter: QPainter, plot: EnergyPlot, said: Sequence[Energy]) -> None:
    """The word for the last median, right of its point."""
    if not said or said[-1].median is None:
        return
    ink, right = plot.ink, plot.columns.right
    point = plot.point(len(said) - 1, said[-1].median)
    left = max(point.x() + ink.size(14), right - plot.columns.step / 2 + ink.size(14))
    words = feeling(said[-1].median).split(" – ")
    painter.setFont(ink.fitting(words, 13, plot.columns.rect.right() - left, 600))
    painter.setPen(ink.colour("accent_text"))
    height = ink.size(18)
    for number, word in enumerate(reversed(words)):
        box = QRectF(
            left, point.y() - height * len(words) / 2 + number * height, plot.columns.rect.right() - left, height
        )
        painter.drawText(box, _LEFT, word)


def _counts(painter: QPainter, plot: EnergyPlot, said: Sequence[Energy]) -> None:
    """How many entries a point rests on; only figures, and the word once, where the columns are narrow."""
    ink = plot.ink
    widest = max((ink.width(entries_words(energy.count), 11) for energy in said), default=0)
    whole = widest + ink.size(8) <= plot.columns.step
    figures = [str(energy.count) for energy in said]
    painter.setFont(ink.font(11) if whole else ink.fitting(figures, 11, plot.columns.step - 5))
    painter.setPen(ink.colour("faint"))
    for column, energy in enumerate(said):
        if energy.count:
            painter.drawText(
                plot.count_box(column), _CENTRE, entries_words(energy.count) if whole else str(energy.count)
            )
    if not whole:
        box = QRectF(plot.columns.rect.left(), plot.count_box(0).top(), plot.columns.names, ink.size(16))
        painter.setFont(ink.font(11))
        painter.drawText(box, _LEFT, QCoreApplication.translate("charts", "Entries"))


def _ring(painter: QPainter, plot: EnergyPlot, said: Sequence[Energy], marks: Marks) -> None:
    if not marks.focused or not 0 <= (column := marks.focused[1]) < len(said):
        return
    painter.setPen(QPen(plot.ink.colour("focus"), 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if (value := said[column].median) is not None:
        painter.drawEllipse(plot.point(column, value), 9 * plot.ink.scale**0.5, 9 * plot.ink.scale**0.5)
    else:
        painter.drawRoundedRect(plot.count_box(column).adjusted(2, -2, -2, 2), 6, 6)


# --- strengths


def heat_height(strengths: Sequence[Named], ink: Ink) -> float:
    return ink.size(24) + len(strengths) * ink.size(ROW)


def heat_cell(columns: Columns, row: int, column: int, ink: Ink) -> QRectF:
    top = columns.rect.top() + ink.size(24) + row * ink.size(ROW)
    return columns.column(column, top, ink.size(ROW)).adjusted(1.5, 1.5, -1.5, -1.5)


def draw_heat(painter: QPainter, rect: QRectF, trends: Trends, ink: Ink, marks: Marks | None = None) -> None:
    """A row a strength, a column a quarter, the number of entries that used it; draining hatched, unused blank."""
    quarters, marks = trends.quarters, marks or Marks()
    columns = Columns(rect, len(quarters), ink.scale)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    heads(painter, columns, rect.top(), quarters, ink)
    painter.setFont(ink.font(11))
    painter.setPen(ink.colour("muted"))
    head = columns.column(len(quarters), rect.top(), ink.size(16))
    painter.drawText(head, _CENTRE, QCoreApplication.translate("charts", "All"))
    most = max((use.used for one in quarters for use in one.strengths.values()), default=0)
    for row, strength in enumerate(trends.strengths):
        _name(painter, heat_cell(columns, row, 0, ink), columns, strength.name, ink)
        for column, one in enumerate(quarters):
            _cell(painter, heat_cell(columns, row, column, ink), one, strength.id, most, ink)
        _sum(painter, heat_cell(columns, row, len(quarters), ink), trends, strength.id, ink)
    _frame(painter, columns, marks, ink)


def _name(painter: QPainter, cell: QRectF, columns: Columns, name: str, ink: Ink) -> None:
    """A strength's name, on two smaller lines where it is long."""
    box = QRectF(columns.rect.left(), cell.top(), columns.names - ink.size(12), cell.height())
    lines, px = wrapped(name, box.width(), ink)
    painter.setFont(ink.font(px))
    painter.setPen(ink.colour("text"))
    height = box.height() / 2 if len(lines) > 1 else box.height()
    for number, line in enumerate(lines):
        painter.drawText(QRectF(box.left(), box.top() + number * height, box.width(), height), _LEFT, line)


def _cell(painter: QPainter, cell: QRectF, one: QuarterNumbers, strength: str, most: int, ink: Ink) -> None:
    use = one.strengths[strength]
    ground = (
        mixed(ink.colour("well"), ink.colour("accent"), 0.12 + 0.88 * use.used / most)
        if use.used
        else ink.colour("well")
    )
    if not use.used:
        ground.setAlpha(110)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawRoundedRect(cell, 5, 5)
    text = legible(mixed(ink.colour("canvas"), ground, ground.alphaF()), ink)
    words = str(use.used) if use.used else ""
    if use.state == "draining":
        hatch(painter, cell, text)
        if words:
            _knock_out(painter, cell, words, ground, ink)
    painter.setFont(ink.fitting([words], 12, cell.width() - 4, 500))
    painter.setPen(text)
    painter.drawText(cell, _CENTRE, words)


def _knock_out(painter: QPainter, cell: QRectF, words: str, ground: QColor, ink: Ink) -> None:
    """Clear the hatching behind the number."""
    solid = mixed(ink.colour("canvas"), ground, ground.alphaF())
    width = min(ink.width(words, 12, 500) + ink.size(10), cell.width() - 2)
    spot = QRectF(cell.center().x() - width / 2, cell.center().y() - ink.size(9), width, ink.size(18))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(solid)
    painter.drawRoundedRect(spot, 4, 4)


def _sum(painter: QPainter, cell: QRectF, trends: Trends, strength: str, ink: Ink) -> None:
    painter.setFont(ink.font(12, 600))
    painter.setPen(ink.colour("text"))
    total = sum(one.strengths[strength].used for one in trends.quarters)
    painter.drawText(cell, _CENTRE, str(total) if total else "")


def _frame(painter: QPainter, columns: Columns, marks: Marks, ink: Ink) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for place, pen in ((marks.lit, QPen(ink.colour("control"), 1)), (marks.focused, QPen(ink.colour("focus"), 2))):
        if place:
            painter.setPen(pen)
            painter.drawRoundedRect(heat_cell(columns, *place, ink), 6, 6)
