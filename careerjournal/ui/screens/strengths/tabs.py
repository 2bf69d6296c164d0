"""The tabs of the strengths screen: the ranked list, the stock-takes, and work that drains or stays."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from careerjournal.core.journal import Journal
from careerjournal.ui.kit.lists import Heading, Row, SectionList
from careerjournal.ui.kit.parts import Empty
from careerjournal.ui.screens.strengths import strength_rows, work_rows

translate = QCoreApplication.translate

STRENGTHS, STOCK, WORK = "strengths", "stock-take", "work"
Show = Callable[[str], None]


@dataclass(frozen=True)
class Tab:
    """One of the three lists: its rows, the verb that adds to it, and how a row is shown."""

    verb: str
    list: SectionList
    rows: Callable[[Journal], Sequence[Heading | Row]]
    show: Show


def make(ranked: SectionList, show_strength: Show, show_quarter: Show, show_work: Show) -> dict[str, Tab]:
    """Every tab by its key; `ranked` is the list of strengths."""
    stock = SectionList(translate("strengths", "Stock-takes"))
    work = SectionList(translate("strengths", "Work that drains, work to keep"))
    return {
        STRENGTHS: Tab(translate("strengths", "Add a strength"), ranked, strength_rows.of_strengths, show_strength),
        STOCK: Tab(translate("strengths", "Take stock"), stock, strength_rows.of_quarters, show_quarter),
        WORK: Tab(translate("strengths", "Add draining work"), work, work_rows.rows, show_work),
    }


def nothing_listed() -> Empty:
    """What stands where no work is listed."""
    return Empty(
        translate("strengths", "Which piece of work drains you?"),
        translate("strengths", "“The rota, every second Thursday night.”"),
    )
