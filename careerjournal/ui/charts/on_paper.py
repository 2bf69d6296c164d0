"""Charts as figures of a document: the drawing of the screen, its words as they are said on paper, and its table."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QCoreApplication

from careerjournal.core.summary.page import Figure
from careerjournal.core.trends import Trends
from careerjournal.ui.charts import catalogue, chart_svg
from careerjournal.ui.charts.chart_ink import Ink

translate = QCoreApplication.translate
LARGE = 1.27
"""How much larger the letters are where the whole document is in large type."""


def figure(chart: str, trends: Trends) -> Figure | None:
    """The chart of that name; None where it has nothing to show."""
    if not chart_svg.holds(chart, trends):
        return None
    (_corner, *heads), rows = chart_svg.table(chart, trends)
    inner = [row.inner for row in catalogue.chart(chart, trends).table]
    told = tuple(_row(cells, within) for cells, within in zip(rows, inner, strict=True))
    titled = _without_stock(trends)
    return Figure(
        chart_svg.svg(chart, trends), chart_svg.description(chart, titled), (translate("charts", "What"), *heads), told,
        chart_svg.title(chart, titled), _in_my_words(chart) or chart_svg.under(chart, trends),
        chart_svg.svg(chart, trends, ink=Ink.paper(LARGE)),
    )  # fmt: skip


def _without_stock(trends: Trends) -> Trends:
    """What a title is found in: where stock-take and entries differ is said to the person, and to nobody else."""
    return replace(trends, quarters=tuple(replace(one, stock={}) for one in trends.quarters))


def _row(cells: list[str], within: bool) -> tuple[str, ...]:
    """A row of the table; one that belongs to the row above says so."""
    name, *others = cells
    return (f"– {name}" if within else name, *others)


def _in_my_words(chart: str) -> str:
    """The line of explanation where the one on the screen speaks to the person; on paper they speak themselves."""
    return {
        "energy": translate(
            "charts", "The middle of how the work felt, by quarter; the band is the middle half of the entries."
        ),
        "strengths": translate(
            "charts",
            "Entries that used each strength. Hatched: it drained more often than it energised. "
            "A ring or a word: the stock-take said otherwise.",
        ),
        "actions": translate("charts", "What was promised, by me and to me. Rings are open on the quarter’s last day."),
    }.get(chart, "")
