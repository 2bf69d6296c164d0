"""Charts for paper: each as vectors, with the sentence that stands for it and the rows of its table."""

from __future__ import annotations

import re

from PySide6.QtCore import QBuffer, QIODevice, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtSvg import QSvgGenerator

from careerjournal.core.trends import Trends
from careerjournal.ui.charts import catalogue, drawing
from careerjournal.ui.charts.chart_ink import Ink, short
from careerjournal.ui.charts.figures import Row

KEYS = catalogue.KEYS
"""The charts, in their order."""
WIDTH_MM = 170.0
DOTS = 96
_TOLD = re.compile(r"\s*<(title|desc)>.*?</\1>", re.DOTALL)


def svg(chart_key: str, trends: Trends, width_mm: float = WIDTH_MM, ink: Ink | None = None) -> str:
    """A chart as SVG, black on white and the same every time; it needs a QGuiApplication, but no window."""
    ink = ink or Ink.paper()
    chart = catalogue.chart(chart_key, trends)
    width = round(width_mm / 25.4 * DOTS)
    size = QSize(width, round(drawing.height(chart, ink)) + 2)
    buffer, made = QBuffer(), QSvgGenerator()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    made.setOutputDevice(buffer)
    made.setResolution(DOTS)
    made.setSize(size)
    made.setViewBox(QRectF(0, 0, size.width(), size.height()))
    painter = QPainter(made)
    drawing.draw(painter, QRectF(0, 1, size.width(), size.height() - 2), chart, ink)
    painter.end()
    return _TOLD.sub("", bytes(buffer.data().data()).decode("utf-8"))


def title(chart_key: str, trends: Trends) -> str:
    """What the chart finds, or its plain name."""
    return catalogue.chart(chart_key, trends).title


def under(chart_key: str, trends: Trends) -> str:
    """The line of explanation under the title."""
    return catalogue.chart(chart_key, trends).under


def description(chart_key: str, trends: Trends) -> str:
    """What is said in the chart's place to whoever does not see it."""
    return drawing.description(catalogue.chart(chart_key, trends))


def holds(chart_key: str, trends: Trends) -> bool:
    """Whether the chart has anything to show."""
    return catalogue.chart(chart_key, trends).any


def table(chart_key: str, trends: Trends) -> tuple[list[str], list[list[str]]]:
    """The heads and rows of the chart's table: a name, the quarters, and the sum where rows add up."""
    chart = catalogue.chart(chart_key, trends)
    adds = any(row.total for row in chart.table)
    heads = ["", *(short(one) for one in chart.quarters), *([catalogue.all_word()] if adds else [])]
    return heads, [_cells(row, adds) for row in chart.table]


def _cells(row: Row, adds: bool) -> list[str]:
    total = [row.total.words if row.total else ""] if adds else []
    return [row.name, *(cell.words for cell in row.cells), *total]
