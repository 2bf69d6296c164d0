"""Trends: quarter against quarter as nine charts; every number opens the records it counts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from PySide6.QtCore import QEvent, QObject, QPoint, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from careerjournal.core import clock, entries, findings, trends
from careerjournal.core.journal import Journal
from careerjournal.core.quarter import Quarter
from careerjournal.core.summary import trends_sources
from careerjournal.core.trends import Trends
from careerjournal.ui.charts import catalogue, drawing
from careerjournal.ui.charts.figures import Asked
from careerjournal.ui.kit import theme
from careerjournal.ui.kit.layout import MARGIN, Column
from careerjournal.ui.kit.parts import Empty, IconButton, Page, across, down
from careerjournal.ui.kit.text import label
from careerjournal.ui.records.behind_panel import WIDTH, BehindPanel
from careerjournal.ui.screen import Context, Screen
from careerjournal.ui.screens.trends.section import Section
from careerjournal.ui.screens.trends.span_choice import ALL, DEFAULT, LENGTHS, SpanChoice
from careerjournal.ui.screens.trends.ways import Ways

LEAST_SHOWN = 4
PAGE_LEAST = 600
APART = 40
"""Between two charts."""


class TrendsScreen(Screen):
    """What is changing, quarter against quarter."""

    name = "trends"
    shows = frozenset(
        {
            "entry", "conversation", "feedback", "strength", "entry_strength", "action", "goal", "goal_version",
            "entry_goal", "theme", "entry_theme", "option", "outcome", "stock_take", "stock_take_state", "setting",
        }
    )  # fmt: skip

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
        self.range = SpanChoice(self.journal)
        self.range.changed.connect(self._take_range)
        self.ways = Ways([(key, catalogue.short_name(key)) for key in catalogue.KEYS], self.tr("The charts"))
        self.ways.chosen.connect(self.show_section)
        self.print = IconButton("printer", self.tr("Print these charts"), self._print)
        self.gathering = label(self.tr("Comparisons appear as quarters gather. Nothing to do here."), "muted")
        self.sections = {key: Section(key) for key in catalogue.KEYS}
        self.panel = BehindPanel(self.journal, self.go)
        self.panel.closed.connect(self._close_panel)
        self.panel.switched.connect(self._switch)
        self.empty = Empty(
            self.tr("Comparisons appear as quarters gather. Nothing to do here."),
            self.tr("In a while: how work felt, which strengths it used, what was promised and kept."),
        )

    def _lay_out(self) -> None:
        self.page = Page(drawing.WIDTH, top=0, gap=APART)
        self.page.setAccessibleName(self.tr("Trends"))
        self.page.box.addWidget(self.gathering)
        for section in self.sections.values():
            self.page.box.addWidget(section)
            section.asked.connect(self._ask_from(section))
            section.walked.connect(self._follow(section))
        self.page.box.addStretch(1)
        self.page.verticalScrollBar().valueChanged.connect(lambda _value: self._mark_way())
        title = across(label(self.tr("Trends"), "h2", wrap=False), None, self.range, self.print)
        title.setContentsMargins(Ways.INSET, 0, Ways.INSET, 0)
        head = Column(drawing.WIDTH + 2 * Ways.INSET, margin=MARGIN - Ways.INSET, top=24, gap=8)
        head.box.addLayout(title)
        head.box.addWidget(self.ways)
        self.head = down(head)
        self.charts = QWidget()
        whole = down(self.head, self.page, gap=0)
        whole.setStretch(1, 1)
        self.charts.setLayout(whole)
        self.page.column.installEventFilter(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.empty, 1)
        row.addWidget(self.charts, 1)
        row.addWidget(self.panel)

    # --- showing

    def refresh(self) -> None:
        self.range.show_now()
        found = trends.read(self.journal, self.range.quarters(), self.range.last)
        if self.range.begun > found.quarters[0].quarter:
            found = found.since_begun(LEAST_SHOWN)
        if [one.quarter for one in found.quarters] != [one.quarter for one in self.trends.quarters]:
            self._asked = None
        self.trends = found
        nothing = all(one.blank for one in found.quarters) and not entries.count(self.journal)
        self.empty.setVisible(nothing)
        self.charts.setVisible(not nothing)
        self.gathering.setVisible(sum(one.entries > 0 for one in found.quarters) < findings.QUARTERS_NEEDED)
        for key, section in self.sections.items():
            chart = catalogue.chart(key, found)
            section.show_chart(chart, self._explained(key, chart.under, chart.basis), self._nothing(key))
        self._show_panel()
        self._arrange()

    def _explained(self, key: str, under: str, basis: str) -> str:
        words = [under, self.tr("{entries} in all.").format(entries=basis) if basis else ""]
        last = self.trends.quarters[-1].quarter
        if key == catalogue.KEYS[0] and clock.today() in last and clock.today() < last.last:
            words.append(self.tr("{quarter} is still running.").format(quarter=last.label))
        return " ".join(part for part in words if part)

    def _nothing(self, key: str) -> str:
        """What stands in the place of a chart that has nothing to show."""
        if key == "strengths" and not self.trends.strengths:
            return self.tr("What do people come to you for? Strengths that you name stand here.")
        return self.tr("Nothing is told of this in these quarters.")

    def _take_range(self) -> None:
        self.refresh()
        self.page.verticalScrollBar().setValue(self.page.verticalScrollBar().value())

    def open(self, uid: str, **wanted: Any) -> None:
        """Show `quarters=12` quarters, or one of the lengths that are offered; with `chart`, that one's place."""
        if str(wanted.get("quarters", "")) in {*(str(n) for n in LENGTHS), ALL}:
            last = wanted.get("last")
            self.range.choose(str(wanted["quarters"]), last if isinstance(last, Quarter) else None)
            self.refresh()
        if wanted.get("chart") in self.sections:
            QTimer.singleShot(0, self, lambda: self.show_section(str(wanted["chart"])))

    def where(self) -> tuple[str, dict[str, Any]]:
        return "", {"quarters": self.range.length.value()}

    def _print(self) -> None:
        shown = len(self.trends.quarters) if self.range.length.value() != DEFAULT else int(DEFAULT)
        self.go("summary", document="trends", subject=trends_sources.spanning(shown, self.range.last))

    def take_focus(self) -> None:
        (self.page if self.charts.isVisibleTo(self) else self).setFocus()

    def scenes(self) -> Iterator[str]:
        """The top of the page, each chart, a table, and what a number opens."""
        yield ""
        for key, section in self.sections.items():
            self.show_section(key)
            yield key
            if key == "wins" and section.chart.chart.any:
                section.turn()
                section.shown.setFocus()
                yield "table"
                section.turn()
        held = next((one.chart for one in self.sections.values() if one.chart.chart.any), None)
        if held:
            self.ask(held.question((0, len(self.trends.quarters) - 1)))
            yield "behind a number"
            self.panel.closed.emit()
        self.page.verticalScrollBar().setValue(0)

    # --- finding one's way on the page

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the head above the page's column, which makes room for the scroll bar."""
        if watched is self.page.column and event.type() == QEvent.Type.Resize:
            self.head.setContentsMargins(0, 0, self.page.width() - self.page.column.width(), 0)
        return super().eventFilter(watched, event)

    def show_section(self, key: str) -> None:
        """Bring a chart to the top of the page, and put the keyboard on it."""
        section = self.sections[key]
        bar = self.page.verticalScrollBar()
        bar.setValue(min(section.y() - self.page.column.box.contentsMargins().top(), bar.maximum()))
        section.shown.setFocus()
        self.ways.mark(key)

    def _mark_way(self) -> None:
        """Mark the chart that begins highest in sight; at the page's end the one with the keyboard, or the last."""
        bar = self.page.verticalScrollBar()
        seen = [key for key, one in self.sections.items() if one.geometry().bottom() - theme.size(80) > bar.value()]
        if 0 < bar.maximum() <= bar.value():
            held = [key for key in seen if self.sections[key].isAncestorOf(self.focusWidget() or self)]
            seen = held or seen[-1:]
        self.ways.mark(next(iter(seen), catalogue.KEYS[-1]))

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
        return trends.behind(self.journal, first, asked.number, asked.subject or None, until=last)

    def _show_panel(self) -> None:
        asked = self._asked
        subjects = {one.id for one in (*self.trends.strengths, *self.trends.themes)}
        if asked is None or (asked.subject and asked.subject not in subjects):
            self._asked = None
            self.panel.hide()
            return
        self.panel.show_behind(self._behind(asked), self._effects(asked), asked.number)
        self.panel.show()

    def _effects(self, asked: Asked) -> list[tuple[str, str]]:
        """The three numbers of a strength, to switch between."""
        if asked.subject not in {one.id for one in self.trends.strengths}:
            return []
        span = self.trends.quarters[asked.column : asked.column + 1] or self.trends.quarters
        words = {
            "used": self.tr("Used {n}"), "energised": self.tr("Energised {n}"), "drained": self.tr("Drained {n}"),
        }  # fmt: skip
        return [
            (number, text.format(n=sum(one.count(number, asked.subject) for one in span)))
            for number, text in words.items()
        ]

    def _switch(self, number: str) -> None:
        if self._asked:
            self._asked = Asked(number, self._asked.column, self._asked.subject)
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
        self.charts.setVisible(self.empty.isHidden() and not (alone and opened))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()
        super().resizeEvent(event)
