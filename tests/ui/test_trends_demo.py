"""Every number on the trends of the demo, by its place on the screen: the list beside it is what the number counts."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow

from careerjournal.core import clock, trends
from careerjournal.core.journal import Journal
from careerjournal.core.settings import Settings
from careerjournal.ui.charts import catalogue
from careerjournal.ui.charts.chart_words import records_words
from careerjournal.ui.charts.figures import Form
from careerjournal.ui.commands import Commands
from careerjournal.ui.screen import Context
from careerjournal.ui.screens.trends.screen import TrendsScreen
from tests import examples

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from careerjournal.ui.charts.figures import Asked, Cell, Row


@dataclass
class Page:
    """The trends of the demo in a window."""

    journal: Journal
    screen: TrendsScreen
    window: QMainWindow
    gone: list[tuple[str, str, dict[str, Any]]] = field(default_factory=list)


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Journal]:
    made = examples.opened(tmp_path_factory.mktemp("example") / "demo.journal")
    yield made
    made.close()


@pytest.fixture
def page(filled: Journal, tmp_path: Path) -> Iterator[Page]:
    gone: list[tuple[str, str, dict[str, Any]]] = []

    def go(screen: str, uid: str = "", /, **wanted: Any) -> None:
        gone.append((screen, uid, wanted))

    window = QMainWindow()
    context = Context(go, lambda *_: None, lambda _: None, Settings(path=tmp_path / "s.toml"), Commands(window))
    screen = TrendsScreen(filled, context)
    window.setCentralWidget(screen)
    window.resize(1320, 840)
    window.show()
    QApplication.processEvents()
    yield Page(filled, screen, window, gone)
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete)


def expected(page: Page, asked: Asked) -> trends.Behind:
    quarters = [one.quarter for one in page.screen.trends.quarters]
    if asked.column == len(quarters):
        return trends.behind(page.journal, quarters[0], asked.number, asked.subject or None, until=quarters[-1])
    return trends.behind(page.journal, quarters[asked.column], asked.number, asked.subject or None)


def opened(page: Page) -> tuple[tuple[str, ...], str]:
    """The list that a cell has opened, and the count above it; nothing where it opened none."""
    panel = page.screen.panel
    found = (tuple(panel.list.uids()), panel.count.text()) if panel.isVisibleTo(page.screen) else ((), "")
    panel.closed.emit()
    return found


def check(page: Page, row: Row, cell: Cell, asked: Asked) -> None:
    """The number shown, the list, its count, and what core says is behind it all agree."""
    uids, count = opened(page)
    behind = expected(page, asked)
    where = (row.name, asked)
    assert bool(uids) == cell.opens, where
    assert uids == (behind.ids if cell.opens else ()), where
    if cell.opens:
        assert count == records_words(behind.noun, len(uids)), where
    if cell.words.isdigit() and row.form is not Form.THREAD and not row.name.startswith("Middle"):
        assert len(uids) == int(cell.words), where


@pytest.mark.parametrize("key", catalogue.KEYS)
def test_every_place_of_every_chart_opens_exactly_what_it_counts(page: Page, key: str) -> None:
    chart = page.screen.sections[key].chart
    tried = 0
    for row_number, row in enumerate(chart.chart.rows):
        for column in range(chart.columns()):
            if (cell := chart.chart.cell((row_number, column))) is None:
                continue
            chart.focus_on((row_number, column))
            QTest.keyClick(chart, Qt.Key.Key_Return)
            check(page, row, cell, chart.question((row_number, column)))
            tried += cell.opens
    assert tried >= 7, "the demo has something to open everywhere"


@pytest.mark.parametrize("key", catalogue.KEYS)
def test_every_number_of_every_table_opens_exactly_what_it_counts(page: Page, key: str) -> None:
    section = page.screen.sections[key]
    section.turn()
    table, tried = section.table, 0
    for row_number, row in enumerate(section.chart.chart.table):
        for column in range(table.numbers.columnCount()):
            index = table.numbers.index(row_number, column)
            table.setCurrentIndex(index)
            QTest.keyClick(table, Qt.Key.Key_Return)
            cell = row.cell(column)
            if cell is None:
                assert (index.data(), opened(page)[0]) == ("", ())
                continue
            assert index.data() == cell.words
            check(page, row, cell, index.data(Qt.ItemDataRole.UserRole))
            tried += cell.opens
    assert tried >= 7


@pytest.mark.parametrize("key", catalogue.KEYS)
def test_a_click_opens_what_the_keyboard_opens(page: Page, key: str) -> None:
    chart = page.screen.sections[key].chart
    places = ((row, column) for row in range(chart.rows()) for column in range(chart.columns()))
    place = next(one for one in places if chart.holds(one))
    QTest.mouseClick(chart, Qt.MouseButton.LeftButton, pos=chart.cell(place).center().toPoint())
    assert opened(page)[0] == expected(page, chart.question(place)).ids


def test_each_noun_that_is_counted_leads_to_a_screen(page: Page) -> None:
    led = {}
    for section in page.screen.sections.values():
        for row_number, row in enumerate(section.chart.chart.rows):
            column = next((n for n, cell in enumerate(row.cells) if cell.opens), None)
            if column is None:
                continue
            page.screen.ask(section.chart.question((row_number, column)))
            QTest.keyClick(page.screen.panel.list, Qt.Key.Key_Return)
            led[expected(page, section.chart.question((row_number, column))).noun] = page.gone[-1][0]
            page.screen.panel.closed.emit()
    assert led.pop("action") in ("conversations", "timeline", "home")
    assert led == {
        "entry": "timeline", "goal": "goals", "option": "goals", "outcome": "goals", "theme": "timeline",
        "stock-take": "strengths",
    }  # fmt: skip


def test_every_place_has_words_to_be_heard(page: Page) -> None:
    for section in page.screen.sections.values():
        chart = section.chart
        assert chart.accessibleName()
        assert page.screen.trends.quarters[0].quarter.label in chart.accessibleDescription()
        said = [
            chart.words((row, column))
            for row in range(chart.rows())
            for column in range(chart.columns())
            if chart.has((row, column))
        ]
        assert all(said)
        assert len(set(said)) == len(said), "no two places sound alike"


def test_the_clock_stands_where_the_demo_ends(page: Page) -> None:
    assert clock.today() in page.screen.trends.quarters[-1].quarter, "the control of what is walked above"
