"""Figures: charts for paper, drawn by whoever has a pen; the program's composition roots hand it one."""

from __future__ import annotations

from collections.abc import Callable

from careerjournal.core.summary.page import Figure
from careerjournal.core.trends import Trends

CHARTS = (
    "energy", "strengths", "wins", "goals", "conversations", "feedback", "actions", "options", "themes",
)  # fmt: skip
"""The charts that Trends shows, in their order."""
Draw = Callable[[str, Trends], Figure | None]
_draw: Draw = lambda _chart, _trends: None  # noqa: E731


def use(draw: Draw) -> None:
    """Draw charts with this from now on."""
    global _draw
    _draw = draw


def drawn(chart: str, trends: Trends) -> Figure | None:
    """The chart of that name; None where nothing here can draw."""
    return _draw(chart, trends)
