"""Rows of charts made of a number of the trends: each cell with its words, what it opens, and what is said of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QCoreApplication

from careerjournal.core import counting
from careerjournal.core.trends import QuarterNumbers, Trends
from careerjournal.ui.charts.chart_words import days_words, records_words
from careerjournal.ui.charts.figures import Cell, Form, Row, Tone

NOTHING = "–"
translate = QCoreApplication.translate


@dataclass(frozen=True)
class Look:
    """How a row is drawn."""

    form: Form = Form.DISC
    tone: Tone = Tone.ACCENT
    inner: bool = False


DISC, SLATE, OPEN = Look(), Look(tone=Tone.SLATE), Look(tone=Tone.OPEN)
FIGURE, INNER = Look(Form.FIGURE), Look(Form.FIGURE, inner=True)
BAR, SLATE_BAR = Look(Form.BAR), Look(Form.BAR, Tone.SLATE)
THREAD = Look(Form.THREAD)


def counted(
    trends: Trends, name: str, number: str, look: Look = DISC, subject: str = "", adds: bool = True, said_as: str = ""
) -> Row:
    """A number through the quarters, and its sum where the records of all quarters together are as many (`adds`).

    `said_as` is what its cells are called where the name alone would not say whose they are.
    """
    noun = counting.noun_of(number)

    def cell(n: int, where: str) -> Cell:
        said = translate("charts", "{name}, {when}: {records}")
        records = records_words(noun, n) if n else translate("charts", "none")
        return Cell(str(n), n, n > 0, said.format(name=said_as or name, when=where, records=records))

    counts = [one.count(number, subject) for one in trends.quarters]
    cells = tuple(
        Cell(blank=True, spoken=f"{said_as or name}, {nothing_told(one)}")
        if one.blank and not n
        else cell(n, one.quarter.label)
        for one, n in zip(trends.quarters, counts, strict=True)
    )
    total = cell(sum(counts), translate("charts", "all quarters")) if adds and cells else None
    return Row(name, number, cells, subject, look.form, look.tone, total, look.inner)


def in_days(
    trends: Trends, name: str, number: str, read: Callable[[QuarterNumbers], float | None], inner: bool = False
) -> Row:
    """Days through the quarters; they open the records that they lie between."""

    def cell(one: QuarterNumbers) -> Cell:
        if (value := read(one)) is None:
            none = translate("charts", "{name}, {when}: nothing to count from")
            spoken = f"{name}, {nothing_told(one)}" if one.blank else none.format(name=name, when=one.quarter.label)
            return Cell("" if one.blank else NOTHING, spoken=spoken, blank=one.blank)
        said = translate("charts", "{name}, {when}: {days}")
        words = said.format(name=name, when=one.quarter.label, days=days_words(value))
        return Cell(f"{value:g}", value, one.count(number) > 0, words)

    cells = tuple(cell(one) for one in trends.quarters)
    most = max((one.size for one in cells), default=0)
    return Row(name, number, cells, form=Form.THREAD, inner=inner, most=most)


def nothing_told(one: QuarterNumbers) -> str:
    return translate("charts", "{when}: nothing is told").format(when=one.quarter.label)


def as_figures(row: Row) -> Row:
    """The same row for a table."""
    return replace(row, form=Form.FIGURE)
