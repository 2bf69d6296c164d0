"""The grid: rows of numbers over quarters, as a heat map, columns, discs, threads or figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from careerjournal.ui.charts import cells
from careerjournal.ui.charts.chart_ink import Columns, Ink, Marks, heads, wrapped
from careerjournal.ui.charts.figures import Chart, Form, Place, Row

HEAD = 24
GAP = 4
"""Between rows of different forms."""
INSET = 14
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_CENTRE = Qt.AlignmentFlag.AlignCenter


@dataclass(frozen=True)
class Grid:
    """Where things stand in a chart of rows."""

    columns: Columns
    ink: Ink
    tops: tuple[float, ...]
    heights: tuple[float, ...]

    @classmethod
    def of(cls, rect: QRectF, chart: Chart, ink: Ink) -> Grid:
        tops, top = [], rect.top() + ink.size(HEAD)
        for row, before in zip(chart.rows, (None, *chart.rows), strict=False):
            top += ink.size(GAP) if before and _apart(before, row) else 0
            tops.append(top)
            top += ink.size(row.form.value)
        heights = tuple(ink.size(row.form.value) for row in chart.rows)
        return cls(Columns(rect, len(chart.quarters), ink.scale), ink, tuple(tops), heights)

    def cell(self, place: Place) -> QRectF:
        return self.columns.column(place[1], self.tops[place[0]], self.heights[place[0]]).adjusted(1.5, 1.5, -1.5, -1.5)


def grid_height(chart: Chart, ink: Ink) -> float:
    """How high a chart of rows is."""
    gaps = sum(ink.size(GAP) for before, row in zip(chart.rows, chart.rows[1:], strict=False) if _apart(before, row))
    return ink.size(HEAD) + sum(ink.size(row.form.value) for row in chart.rows) + gaps


def _apart(before: Row, row: Row) -> bool:
    return before.form is not row.form and not row.inner


def draw_grid(painter: QPainter, rect: QRectF, chart: Chart, ink: Ink, marks: Marks | None = None) -> None:
    """The quarters above, a name before each row, its numbers, and their sum where they add up."""
    grid, marks = Grid.of(rect, chart, ink), marks or Marks()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    heads(painter, grid.columns, rect.top(), chart.quarters, ink)
    if chart.totals:
        painter.setFont(ink.font(11))
        painter.setPen(ink.colour("muted"))
        head = grid.columns.column(len(chart.quarters), rect.top(), ink.size(16))
        painter.drawText(head, _CENTRE, QCoreApplication.translate("charts", "All"))
    _light(painter, grid, chart, marks)
    for number, row in enumerate(chart.rows):
        _name(painter, grid, number, row)
        _row(painter, grid, number, row)
    _frame(painter, grid, chart, marks)


def _name(painter: QPainter, grid: Grid, number: int, row: Row) -> None:
    """A row's name, on two smaller lines where it is long; an inner one stands in, and is quieter."""
    ink, inset = grid.ink, grid.ink.size(INSET) if row.inner else 0
    box = grid.cell((number, 0))
    box.setLeft(grid.columns.rect.left() + inset)
    box.setWidth(grid.columns.names - inset - ink.size(12))
    lines, px = wrapped(row.name, box.width(), ink)
    px = min(px, 12) if row.inner else px
    if len(lines) * ink.size(px) * 1.25 > box.height():  # two lines need a row of their height
        lines = [ink.elided(row.name, 11, box.width())]
    painter.setFont(ink.font(px))
    painter.setPen(ink.colour("muted" if row.inner else "text"))
    height = box.height() / len(lines)
    for line_number, line in enumerate(lines):
        painter.drawText(QRectF(box.left(), box.top() + line_number * height, box.width(), height), _LEFT, line)


def _row(painter: QPainter, grid: Grid, number: int, row: Row) -> None:
    boxes = [grid.cell((number, column)) for column in range(len(row.cells))]
    if row.form in (Form.DISC, Form.BAR):
        _ground_line(painter, boxes, row, grid.ink)
    if row.joined:
        _join(painter, boxes, row, grid.ink)
    draw = cells.DRAW[row.form]
    if boxes and not _fit(row, boxes[0].width(), grid.ink):
        row = replace(row, cells=tuple(replace(cell, words="") for cell in row.cells))
        draw = cells.UNWORDED.get(row.form, draw)
    for cell, box in zip(row.cells, boxes, strict=True):
        if not cell.blank:
            draw(painter, box, cell, row, grid.ink)
    if row.total:
        cells.draw_total(painter, grid.cell((number, len(row.cells))), row.total, row, grid.ink)


def _fit(row: Row, room: float, ink: Ink) -> bool:
    """Whether every number of a row has room; else none is drawn, for single ones would look like the only ones."""
    room -= 3 if row.form is Form.DISC else 0
    return max(ink.advance(cell.words, ink.fitting([cell.words], 12, room, 500)) for cell in row.cells) <= room


def _ground_line(painter: QPainter, boxes: Sequence[QRectF], row: Row, ink: Ink) -> None:
    """A hairline under columns, or through discs; it stops where nothing at all is told."""
    painter.setPen(QPen(ink.colour("line"), 1))
    for cell, box in zip(row.cells, boxes, strict=True):
        if not cell.blank:
            y = round(box.center().y() if row.form is Form.DISC else box.bottom()) + 0.5
            painter.drawLine(QPointF(box.left() - 1.5, y), QPointF(box.right() + 1.5, y))


def _join(painter: QPainter, boxes: Sequence[QRectF], row: Row, ink: Ink) -> None:
    """A line from one quarter to the next where both hold something."""
    pen = QPen(cells.shade(row.tone, 0.25, ink), 3 * ink.scale**0.5)
    painter.setPen(pen)
    for column in range(1, len(row.cells)):
        if row.cells[column - 1].size and row.cells[column].size:
            painter.drawLine(boxes[column - 1].center(), boxes[column].center())


def _light(painter: QPainter, grid: Grid, chart: Chart, marks: Marks) -> None:
    if marks.lit and chart.rows[marks.lit[0]].form is not Form.HEAT and (cell := chart.cell(marks.lit)) and cell.opens:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(grid.ink.colour("pressed"))
        painter.drawRoundedRect(grid.cell(marks.lit), 6, 6)


def _frame(painter: QPainter, grid: Grid, chart: Chart, marks: Marks) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if marks.lit and chart.rows[marks.lit[0]].form is Form.HEAT:
        painter.setPen(QPen(grid.ink.colour("control"), 1))
        painter.drawRoundedRect(grid.cell(marks.lit), 6, 6)
    if marks.focused and chart.cell(marks.focused):
        painter.setPen(QPen(grid.ink.colour("focus"), 2))
        painter.drawRoundedRect(grid.cell(marks.focused), 6, 6)
