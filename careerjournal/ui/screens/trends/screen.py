"""Trends: quarter against quarter as two charts and a table; every number opens the records it counts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from careerjournal.core import clock, entries, findings, trends
from careerjournal.core.journal import Journal
from careerjournal.core.trends import Trends
from careerjournal.ui.charts import charts
from careerjournal.ui.charts.chart_ink import short
from careerjournal.ui.charts.chart_view import Asked, ChartView, EnergyView, HeatView
from careerjournal.ui.kit import theme
from careerjournal.ui.kit.parts import Empty, Page, Segmented, VerbButton, across, down
from careerjournal.ui.kit.text import label
from careerjournal.ui.records.behind_panel import WIDTH, BehindPanel
from careerjournal.ui.records.number_table import Line, NumberTable
from careerjournal.ui.screen import Context, Screen
from careerjournal.ui.screens.trends import trend_lines

RANGES = (4, 8, 12, 20)
LEAST_SHOWN = 4
PAGE_LEAST = 600


class Section(QWidget):
    """One chart under its finding, with its table behind a verb; or a table alone."""

    asked = Signal(object)
    walked = Signal(QPoint)
    """Where the keyboard went, in the section's own measure."""

    def __init__(self, table: NumberTable, chart: ChartView | None = None) -> None:
        super().__init__()
        self.chart, self.table = chart, table
        self.title = label("", "h3")
        self.under = label("", "meta")
        self._said = ""
        self.verb = VerbButton(self.tr("Show as table"), pressed=self._turn)
        keeps = self.verb.sizePolicy()
        keeps.setRetainSizeWhenHidden(True)
        self.verb.setSizePolicy(keeps)
        if chart is None:
            self.verb.hide()
        head = across(self.title, self.verb, gap=16)
        head.setStretch(0, 1)
        head.setAlignment(self.verb, Qt.AlignmentFlag.AlignTop)
        box = down(head, self.under, 8, gap=2)
        if chart:
            box.addWidget(chart)
            chart.asked.connect(self.asked)
            chart.lit.connect(self._read_out)
            chart.walked.connect(lambda rect: self.walked.emit(chart.mapTo(self, rect.center())))
            table.hide()
        box.addWidget(table)
        table.asked.connect(self.asked)
        table.walked.connect(lambda rect: self.walked.emit(table.viewport().mapTo(self, rect.center())))
        self.setLayout(box)

    @property
    def shown(self) -> ChartView | NumberTable:
        return self.table if self.chart is None or not self.chart.isVisibleTo(self) else self.chart

    def show_trends(
        self, found: Trends, title: str, under: str, lines: Sequence[Line], totals: Sequence[str] = ()
    ) -> None:
        self.title.setText(title)
        self._said = under
        self.under.setText(under)
        if self.chart:
            self.chart.set_trends(found)
        heads = [short(one.quarter) for one in found.quarters]
        self.table.set_lines([*heads, *totals], lines, len(heads))

    def _turn(self) -> None:
        """Show the other of chart and table."""
        if self.chart:
            as_table = self.shown is self.chart
            self.chart.setVisible(not as_table)
            self.table.setVisible(as_table)
            self.verb.set_text(self.tr("Show as chart") if as_table else self.tr("Show as table"))
            self.under.setText(self._said)

    def _read_out(self, words: str) -> None:
        """Say what stands under the pointer, in the place of the line under the title."""
        self.under.setText(words or self._said)


class TrendsScreen(Screen):
    """What is changing, quarter against quarter."""

    name = "trends"
    shows = frozenset(
        {"entry", "conversation", "feedback", "strength", "entry_strength", "action", "goal", "goal_version", "setting"}
    )

    def __init__(self, journal: Journal, context: Context) -> None:
        super().__init__(journal, context)
        self.trends = Trends((), ())
        self._asked: Asked | None = None
        self._asked_from: QWidget | None = None
        self._make_parts()
        self._lay_out()
        self.panel.hide()

    # --- making

    def _make_parts(self) -> None:
        choices = [(str(n), str(n)) for n in RANGES]
        self.range = Segmented(choices, self.tr("How many quarters"), "8")
        self.range.chosen.connect(lambda _value: self.refresh())
        self.gathering = label(self.tr("Comparisons appear as quarters gather. Nothing to do here."), "muted")
        self.energy = Section(NumberTable(self.tr("Energy by quarter")), EnergyView(self.tr("Energy by quarter")))
        self.strengths = Section(
            NumberTable(self.tr("Strengths by quarter")), HeatView(self.tr("Strengths by quarter"))
        )
        self.counts = Section(NumberTable(self.tr("Quarter by quarter")))
        self.unnamed = label(self.tr("What do people come to you for? Strengths that you name stand here."), "muted")
        self.panel = BehindPanel(self.journal, self.go)
        self.panel.closed.connect(self._close_panel)
        self.panel.switched.connect(self._switch)
        self.empty = Empty(
            self.tr("Comparisons appear as quarters gather. Nothing to do here."),
            self.tr("In a while: how work felt, which strengths it used, what was promised and kept."),
        )

    def _lay_out(self) -> None:
        self.page = Page(charts.WIDTH, gap=8)
        self.page.setAccessibleName(self.tr("Trends"))
        choice = across(label(self.tr("Quarters"), "meta", wrap=False), self.range, gap=8)
        box = self.page.box
        box.addLayout(across(label(self.tr("Trends"), "h2", wrap=False), None, choice))
        box.addWidget(self.gathering)
        for section in (self.energy, self.strengths, self.counts):
            box.addSpacing(16)
            box.addWidget(section)
            section.asked.connect(self._ask_from(section))
            section.walked.connect(self._follow(section))
            if section is self.strengths:
                box.addWidget(self.unnamed)
        box.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.empty, 1)
        row.addWidget(self.page, 1)
        row.addWidget(self.panel)

    # --- showing

    def refresh(self) -> None:
        found = trends.read(self.journal, int(self.range.value())).since_begun(LEAST_SHOWN)
        if [one.quarter for one in found.quarters] != [one.quarter for one in self.trends.quarters]:
            self._asked = None
        self.trends = found
        nothing = all(one.blank for one in found.quarters) and not entries.count(self.journal)
        self.empty.setVisible(nothing)
        self.page.setVisible(not nothing)
        self.gathering.setVisible(sum(one.entries > 0 for one in found.quarters) < findings.QUARTERS_NEEDED)
        self.energy.show_trends(
            found,
            findings.of_energy(found) or self.tr("Energy by quarter"),
            self._energy_words(),
            trend_lines.energy(found),
        )
        self.strengths.show_trends(
            found, findings.of_strengths(found) or self.tr("Strengths by quarter"),
            self.tr("Entries that used each strength. Hatched: it drained more often than it energised."),
            trend_lines.strengths(found), [self.tr("All")],
        )  # fmt: skip
        self.counts.show_trends(
            found,
            self.tr("Quarter by quarter"),
            self.tr("Every number opens what it counts."),
            trend_lines.counts(found),
        )
        self.strengths.setVisible(bool(found.strengths))
        self.unnamed.setVisible(not found.strengths)
        self._show_panel()
        self._arrange()

    def _energy_words(self) -> str:
        words = self.tr("The middle of how your work felt, by quarter; the band is the middle half of your entries.")
        last = self.trends.quarters[-1].quarter
        if clock.today() in last and clock.today() < last.last:
            words += " " + self.tr("{quarter} is still running.").format(quarter=last.label)
        return words

    def open(self, uid: str, **wanted: Any) -> None:
        """Show `quarters=12` quarters, or one of the lengths that are offered."""
        if str(wanted.get("quarters", "")) in {str(n) for n in RANGES}:
            self.range.set_value(str(wanted["quarters"]))
            self.refresh()

    def take_focus(self) -> None:
        (self.page if self.page.isVisibleTo(self) else self).setFocus()

    def _follow(self, section: Section) -> Callable[[QPoint], None]:
        """Keep the place of the keyboard in sight."""

        def follow(point: QPoint) -> None:
            inside = section.mapTo(self.page.column, point)
            self.page.ensureVisible(inside.x(), inside.y(), 0, theme.size(48))

        return follow

    # --- opening what a number counts

    def _ask_from(self, section: Section) -> Callable[[Asked], None]:
        def ask(asked: Asked) -> None:
            self._asked_from = section.shown
            self.ask(asked)

        return ask

    def ask(self, asked: Asked) -> None:
        """Show what a number counts beside the charts; nothing where it counts nothing."""
        if not self._behind(asked).ids:
            return
        self._asked = asked
        self._show_panel()
        self._arrange()
        self.panel.list.setFocus()
        self.panel.list.choose_first()

    def _behind(self, asked: Asked) -> trends.Behind:
        quarters = [one.quarter for one in self.trends.quarters]
        whole = asked.column >= len(quarters)
        first, last = (quarters[0], quarters[-1]) if whole else (quarters[asked.column], None)
        return trends.behind(self.journal, first, asked.number, asked.strength or None, until=last)

    def _show_panel(self) -> None:
        asked = self._asked
        if asked is None or (asked.strength and asked.strength not in {one.id for one in self.trends.strengths}):
            self._asked = None
            self.panel.hide()
            return
        self.panel.show_behind(self._behind(asked), self._effects(asked), asked.number)
        self.panel.show()

    def _effects(self, asked: Asked) -> list[tuple[str, str]]:
        """The three numbers of a strength, to switch between."""
        if not asked.strength:
            return []
        span = self.trends.quarters[asked.column : asked.column + 1] or self.trends.quarters
        words = {
            "used": self.tr("Used {n}"), "energised": self.tr("Energised {n}"), "drained": self.tr("Drained {n}"),
        }  # fmt: skip
        return [
            (number, text.format(n=sum(one.count(number, asked.strength) for one in span)))
            for number, text in words.items()
        ]

    def _switch(self, number: str) -> None:
        if self._asked:
            self._asked = Asked(number, self._asked.column, self._asked.strength)
            self._show_panel()

    def _close_panel(self) -> None:
        self._asked = None
        held = self.panel.isVisible()
        self.panel.hide()
        self._arrange()
        if held and self._asked_from is not None:
            self._asked_from.setFocus()

    def _arrange(self) -> None:
        """The list beside the charts, or in their place where there is no room for both."""
        width = theme.size(WIDTH)
        alone = self.width() - width < theme.size(PAGE_LEAST)
        opened = self._asked is not None
        self.panel.setMaximumWidth(16777215 if alone else width)
        self.panel.setMinimumWidth(0 if alone else width)
        self.page.setVisible(self.empty.isHidden() and not (alone and opened))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()
        super().resizeEvent(event)
