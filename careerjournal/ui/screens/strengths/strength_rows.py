"""The rows of two lists: strengths by rank with what this quarter says, and quarters with their stock-takes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from careerjournal.core import days, stock_takes, strengths
from careerjournal.core.journal import Journal
from careerjournal.core.stock_takes import Said, StockTakeView
from careerjournal.core.strengths import StrengthView
from careerjournal.ui.kit.lists import Row
from careerjournal.ui.records import states
from careerjournal.ui.screens.strengths.strength_list import StrengthRow


def of_strengths(journal: Journal) -> Sequence[Row]:
    taken = stock_takes.page(journal, stock_takes.this_quarter(journal))
    return [_strength(place, one, taken.of(one.id)) for place, one in enumerate(strengths.ranked(journal), 1)]


def _strength(place: int, one: StrengthView, line: Said | None) -> StrengthRow:
    """Its state by the entries; behind it what the person said, where that is something else."""
    detail = ""
    if line and line.differs:
        said = QCoreApplication.translate("strengths", "you said {state}")
        detail = said.format(state=states.of_strength(line.state).word.lower())
    elif one.last_named and one.state == "unused":
        named = QCoreApplication.translate("strengths", "last named on {day}")
        detail = named.format(day=days.plain(one.last_named))
    return StrengthRow(one.id, one.name, detail, place=place, state=states.of_strength(one.state))


def of_quarters(journal: Journal) -> Sequence[Row]:
    """The present quarter and the one before it, taken or not, and all that were taken; a row's uid is “2026-Q1”."""
    found = {view.quarter: view for view in stock_takes.all_of(journal)}
    now = stock_takes.this_quarter(journal)
    shown = sorted({now, now.previous(), *found}, reverse=True)
    return [Row(str(one), one.label, _taken(found.get(one)), one.span, muted=one not in found) for one in shown]


def _taken(view: StockTakeView | None) -> str:
    if view is None or not view.day:
        return QCoreApplication.translate("strengths", "Not taken yet")
    counts = [(len(view.having(state)), states.of_strength(state).word.lower()) for state in stock_takes.STATES]
    said = ", ".join(f"{n} {word}" for n, word in counts if n)
    whole = QCoreApplication.translate("strengths", "{day}: {states}") if said else "{day}"
    return whole.format(day=days.plain(view.day), states=said)
