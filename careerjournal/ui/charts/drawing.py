"""Drawing a chart: one way for the screen and for paper, whatever its form."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QRectF
from PySide6.QtGui import QPainter

from careerjournal.ui.charts.chart_ink import Ink, Marks
from careerjournal.ui.charts.figures import Chart, Form, Place
from careerjournal.ui.charts.grid import Grid, draw_grid, grid_height
from careerjournal.ui.charts.line import draw_line, line_plot

WIDTH = 960


def draw(painter: QPainter, rect: QRectF, chart: Chart, ink: Ink, marks: Marks | None = None) -> None:
    """Draw a chart into `rect`; `marks` are what the pointer and the keyboard stand on."""
    if chart.quarters and chart.rows:
        painter.setFont(ink.font(13))  # never the window's own: it would be written into the vectors
        (draw_line if chart.energies else draw_grid)(painter, rect, chart, ink, marks)


def height(chart: Chart, ink: Ink) -> float:
    """How high a chart is, drawn with `ink`."""
    return ink.size(Form.LINE.value) if chart.energies else grid_height(chart, ink)


def place(rect: QRectF, chart: Chart, ink: Ink, at: Place) -> QRectF:
    """Where a place of a chart in `rect` stands."""
    return line_plot(rect, chart, ink).slot(at[1]) if chart.energies else Grid.of(rect, chart, ink).cell(at)


def description(chart: Chart) -> str:
    """The chart in a sentence or two: what it finds, what it is, and from when to when."""
    if not chart.quarters:
        return chart.name
    first, last = chart.quarters[0].label, chart.quarters[-1].label
    ranged = QCoreApplication.translate("charts", "{name}, {first} to {last}.").format(
        name=chart.name, first=first, last=last
    )
    return ranged if chart.title == chart.name else f"{chart.title}. {ranged}"
