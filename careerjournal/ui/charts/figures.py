"""A chart before it is drawn: rows of cells over quarters, and what each of them says and opens."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import Enum

from careerjournal.core.quarter import Quarter
from careerjournal.core.trends import Energy

Place = tuple[int, int]
"""Row and column; the column after the last quarter is all of them together."""


class Form(Enum):
    """How the cells of a row are drawn, and how high the row is."""

    LINE = 240
    HEAT = 36
    BAR = 52
    DISC = 28
    THREAD = 29
    FIGURE = 24


class Tone(Enum):
    """What a row is drawn in; the name beside it always says what it is."""

    ACCENT = "accent"
    SLATE = "slate"
    OPEN = "open"


@dataclass(frozen=True)
class Asked:
    """A number whose records the person wants to see; the column after the last quarter is all of them together."""

    number: str
    column: int
    subject: str = ""


@dataclass(frozen=True)
class Cell:
    """One number: what stands there, how much it is, and what is said of it."""

    words: str = ""
    size: float = 0
    opens: bool = False
    spoken: str = ""
    note: str = ""
    """A small word beside the number."""
    part: float = 0
    """How much of `size` is drawn as an outline: what is still missing."""
    hatched: bool = False
    blank: bool = False
    """Nothing at all is told of the quarter."""
    differs: bool = False
    """The person said something else in the stock-take; `note` says what."""
    number: str = ""
    """What it opens, where that is not the number of its row."""


@dataclass(frozen=True)
class Row:
    """A name, and a cell for each quarter; `total` is all of them together, where they add up."""

    name: str
    number: str
    cells: tuple[Cell, ...]
    subject: str = ""
    form: Form = Form.DISC
    tone: Tone = Tone.ACCENT
    total: Cell | None = None
    inner: bool = False
    joined: bool = False
    """Neighbouring cells that hold something are joined by a line."""
    most: float = 0
    """What the largest mark stands for."""

    def cell(self, column: int) -> Cell | None:
        """The cell of a quarter, or the total; None where there is none."""
        return self.cells[column] if column < len(self.cells) else self.total

    @property
    def any(self) -> bool:
        return any(cell.opens for cell in self.cells)


@dataclass(frozen=True)
class Chart:
    """One chart: its finding or name, a line of explanation, its rows, and the rows of its table."""

    key: str
    name: str
    title: str
    under: str
    quarters: tuple[Quarter, ...]
    rows: tuple[Row, ...]
    table: tuple[Row, ...]
    basis: str = ""
    """How much it rests on: “372 entries”."""
    energies: tuple[Energy, ...] = ()
    """Where the chart is a line: what its points are."""

    @property
    def totals(self) -> bool:
        """Whether any of the rows adds up."""
        return any(row.total for row in self.rows)

    @property
    def any(self) -> bool:
        """Whether there is anything to show."""
        return any(row.any for row in self.table)

    def cell(self, place: Place) -> Cell | None:
        return self.rows[place[0]].cell(place[1]) if place[0] < len(self.rows) else None

    def question(self, place: Place) -> Asked:
        row, cell = self.rows[place[0]], self.cell(place)
        return Asked((cell.number if cell else "") or row.number, place[1], row.subject)


def together(rows: Iterable[Row]) -> tuple[Row, ...]:
    """The rows, measured by the largest of all their cells."""
    held = tuple(rows)
    most = max((cell.size for row in held for cell in row.cells), default=0)
    return tuple(replace(row, most=most) for row in held)
