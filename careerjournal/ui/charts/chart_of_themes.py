"""The chart of themes: the entries that name each, quarter by quarter, with a word where one is new or gone."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QCoreApplication

from careerjournal.core import clock
from careerjournal.core.entries import Named
from careerjournal.core.trends import Trends
from careerjournal.ui.charts.figures import Cell, Row, together
from careerjournal.ui.charts.rows import DISC, FIGURE, INNER, counted

SHOWN = 10
"""Themes in the chart, those of most entries first; the table has them all."""
translate = QCoreApplication.translate


def rows(trends: Trends) -> tuple[Row, ...]:
    """The themes of most entries in the order in which they came, then how many come and go."""
    shown = sorted(trends.themes[:SHOWN], key=lambda theme: _first(trends, theme))
    return (*together(_row(trends, theme) for theme in shown), *_turns(trends))


def table(trends: Trends) -> tuple[Row, ...]:
    named = (counted(trends, theme.name, "theme", FIGURE, theme.id) for theme in trends.themes)
    return (*named, *_turns(trends))


def _turns(trends: Trends) -> tuple[Row, ...]:
    if not trends.themes:
        return ()
    return (
        counted(trends, translate("charts", "New themes"), "themes_new", INNER, adds=False),
        counted(trends, translate("charts", "Back again"), "themes_again", INNER, adds=False),
        counted(trends, translate("charts", "Gone since the quarter before"), "themes_gone", INNER, adds=False),
    )


def _row(trends: Trends, theme: Named) -> Row:
    row = counted(trends, theme.name, "theme", DISC, theme.id)
    cells = (_marked(trends, theme, column, cell) for column, cell in enumerate(row.cells))
    return replace(row, cells=tuple(cells), joined=True)


def _marked(trends: Trends, theme: Named, column: int, cell: Cell) -> Cell:
    word = _turn(trends, theme, column)
    return replace(cell, note=word, spoken=f"{cell.spoken}, {word}") if word else cell


def _turn(trends: Trends, theme: Named, column: int) -> str:
    """Whether a theme is new in a quarter, back, or gone; nothing where the quarters shown cannot tell."""
    one, counts = trends.quarters[column], [quarter.count("theme", theme.id) for quarter in trends.quarters]
    if counts[column]:
        if column and counts[column - 1]:
            return ""
        if any(counts[:column]):
            return translate("charts", "again")
        return translate("charts", "new") if _all_new(trends, column) else ""
    over = one.quarter.last < clock.today()
    return translate("charts", "gone") if column and counts[column - 1] and over else ""


def _all_new(trends: Trends, column: int) -> bool:
    """Whether every theme that these quarters see for the first time in one of them is new altogether."""
    first = sum(_first(trends, theme) == column for theme in trends.themes)
    return first == trends.quarters[column].count("themes_new")


def _first(trends: Trends, theme: Named) -> int:
    seen = (n for n, one in enumerate(trends.quarters) if one.count("theme", theme.id))
    return next(seen, len(trends.quarters))
