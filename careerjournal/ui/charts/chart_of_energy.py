"""The chart of energy: what its points say, and the numbers of the line and the band for its table."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from careerjournal.core import feelings
from careerjournal.core.trends import Energy, QuarterNumbers, Trends
from careerjournal.ui.charts.chart_words import entries_words
from careerjournal.ui.charts.figures import Cell, Form, Row
from careerjournal.ui.charts.rows import FIGURE, NOTHING, counted

translate = QCoreApplication.translate


def rows(trends: Trends) -> tuple[Row, ...]:
    """One point a quarter."""
    cells = tuple(
        Cell(str(one.energy.count), one.energy.count, one.energy.count > 0, _spoken(one)) for one in trends.quarters
    )
    return (Row(translate("charts", "Energy"), "energy", cells, form=Form.LINE),)


def table(trends: Trends) -> tuple[Row, ...]:
    """The line, the band, and what they rest on."""
    return (
        _value(trends, translate("charts", "Middle (−2 to +2)"), lambda energy: energy.median),
        _value(trends, translate("charts", "Middle half, from"), lambda energy: energy.lower),
        _value(trends, translate("charts", "Middle half, to"), lambda energy: energy.upper),
        counted(trends, translate("charts", "Entries that say it"), "energy", FIGURE, adds=False),
    )


def _value(trends: Trends, name: str, read: Callable[[Energy], float | None]) -> Row:
    cells = tuple(
        Cell(signed(read(one.energy)), opens=one.energy.count > 0, spoken=f"{name}, {_spoken(one)}")
        for one in trends.quarters
    )
    return Row(name, "energy", cells, form=Form.FIGURE)


def signed(value: float | None) -> str:
    """A number on the scale of energy: “+0.5”, “−1”, “0”."""
    if value is None:
        return NOTHING
    return f"{value:+g}".replace("-", "−") if value else "0"


def _spoken(one: QuarterNumbers) -> str:
    energy, when = one.energy, one.quarter.label
    if energy.median is None or energy.lower is None or energy.upper is None:
        if not energy.count:
            return translate("charts", "{quarter}: no entry says how it felt").format(quarter=when)
        few = translate("charts", "{quarter}: {entries}, too few for a line")
        return few.format(quarter=when, entries=entries_words(energy.count))
    low, high = feelings.around(energy.lower)[0], feelings.around(energy.upper)[-1]
    half = low if low == high else translate("charts", "{low} to {high}").format(low=low, high=high)
    return translate("charts", "{quarter}: {middle}; the middle half is {half}; {entries}").format(
        quarter=when, middle=feelings.middle(energy.median), half=half, entries=entries_words(energy.count)
    )
