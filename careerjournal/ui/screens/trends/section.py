"""One chart of Trends under its finding, with its table behind a verb."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QWidget

from careerjournal.ui.charts import catalogue, drawing
from careerjournal.ui.charts.chart_ink import short
from careerjournal.ui.charts.chart_view import DrawnChart
from careerjournal.ui.charts.figures import Asked, Cell, Chart, Row
from careerjournal.ui.kit.parts import VerbButton, across, down
from careerjournal.ui.kit.text import label
from careerjournal.ui.records.number_table import Line, NumberTable


class Section(QWidget):
    """A title, a line of explanation, the chart, and in its place the table."""

    asked = Signal(object)
    walked = Signal(QPoint)
    """Where the keyboard went, in the section's own measure."""

    def __init__(self, key: str) -> None:
        super().__init__()
        self.key = key
        self.chart = DrawnChart(key)
        self._table: NumberTable | None = None
        self.title = label("", "h3")
        self.under = label("", "meta")
        self.nothing = label("", "faint")
        self._said = ""
        self.verb = VerbButton(self.tr("Show as table"), pressed=self.turn)
        keeps = self.verb.sizePolicy()
        keeps.setRetainSizeWhenHidden(True)
        self.verb.setSizePolicy(keeps)
        self._lay_out()
        self.chart.asked.connect(self.asked)
        self.chart.lit.connect(self._read_out)
        self.chart.walked.connect(lambda rect: self.walked.emit(self.chart.mapTo(self, rect.center())))

    def _lay_out(self) -> None:
        head = across(down(self.title, self.under, gap=2), self.verb, gap=16)
        head.setStretch(0, 1)
        head.setAlignment(self.verb, Qt.AlignmentFlag.AlignTop)
        self.nothing.hide()
        self._box = down(head, 8, self.chart, self.nothing, gap=2)
        self.setLayout(self._box)

    @property
    def table(self) -> NumberTable:
        """The table, made when it is first asked for: few are."""
        if self._table is None:
            self._table = made = NumberTable("")
            made.hide()
            made.asked.connect(self._ask_of_table)
            made.walked.connect(lambda rect: self.walked.emit(made.viewport().mapTo(self, rect.center())))
            self._box.addWidget(made)
        return self._table

    @property
    def shown(self) -> DrawnChart | NumberTable:
        """What takes the keyboard: the chart, or the table in its place."""
        return self.table if self.as_table else self.chart

    @property
    def as_table(self) -> bool:
        return self._table is not None and self._table.isVisibleTo(self)

    def show_chart(self, chart: Chart, under: str, nothing: str) -> None:
        """Fill it; where the chart holds nothing, `nothing` stands in its place."""
        as_table = self.as_table
        self.title.setText(chart.title)
        self._said = under
        self.under.setText(under)
        self.under.setVisible(chart.any)
        self.nothing.setText(nothing)
        self.nothing.setVisible(not chart.any)
        self.verb.setVisible(chart.any)
        self.chart.show_chart(chart)
        self._show_form(as_table)

    def turn(self) -> None:
        """Show the other of chart and table."""
        held = self.shown.hasFocus()
        self._show_form(not self.as_table)
        if held:
            self.shown.setFocus()

    def _show_form(self, as_table: bool) -> None:
        chart = self.chart.chart
        if as_table:
            self._fill_table(chart)
        if self._table:
            self._table.setVisible(chart.any and as_table)
        self.chart.setVisible(chart.any and not as_table)
        self.verb.set_text(self.tr("Show as chart") if as_table else self.tr("Show as table"))
        self.under.setText(self._said)

    def _fill_table(self, chart: Chart) -> None:
        adds = any(row.total for row in chart.table)
        heads = [*(short(one) for one in chart.quarters), *([catalogue.all_word()] if adds else [])]
        self.table.set_lines(heads, [_line(row, adds) for row in chart.table], len(chart.quarters))
        self.table.setAccessibleName(chart.name)
        self.table.setAccessibleDescription(drawing.description(chart))

    def _ask_of_table(self, asked: Asked) -> None:
        """A place without a sum opens nothing."""
        row = self.chart.chart.table[self.table.currentIndex().row()]
        cell = row.cell(asked.column)
        if cell and cell.opens:
            self.asked.emit(asked)

    def _read_out(self, words: str) -> None:
        """Say what stands under the pointer, in the place of the line under the title; the chart stays where it is."""
        self.under.setMinimumHeight(self.under.height() if words else 0)
        self.under.setText(words or self._said)


def _line(row: Row, adds: bool) -> Line:
    cells = [*row.cells, *([row.total or Cell()] if adds else [])]
    words, spoken = tuple(cell.words for cell in cells), tuple(cell.spoken for cell in cells)
    return Line(row.name, words, row.number, row.subject, row.inner, spoken)
