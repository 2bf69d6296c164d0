"""The screen of trends: by keyboard and mouse every number opens exactly what it counts."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow, QPushButton, QWidget

from careerjournal.core import trends
from careerjournal.core.journal import Journal
from careerjournal.core.quarter import Quarter
from careerjournal.core.settings import Settings
from careerjournal.ui.charts.chart_view import Asked, ChartView
from careerjournal.ui.commands import Commands
from careerjournal.ui.kit import theme
from careerjournal.ui.screen import Context
from careerjournal.ui.screens.trends.screen import Section, TrendsScreen

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NOT_COUNTS = {"Middle (−2 to +2)", "Middle half, from", "Middle half, to", "Days to response"}


@dataclass
class Place:
    """A window with nothing but this screen, and where it wanted to go."""

    journal: Journal
    screen: TrendsScreen
    window: QMainWindow
    gone: list[tuple[str, str]] = field(default_factory=list)

    def settle(self) -> None:
        QApplication.processEvents()


@pytest.fixture
def journal() -> Iterator[Journal]:
    opened = Journal.memory()
    yield opened
    opened.close()


@pytest.fixture
def place(journal: Journal, tmp_path: Path) -> Place:
    gone: list[tuple[str, str]] = []

    def go(screen: str, uid: str = "", /, **_wanted: Any) -> None:
        gone.append((screen, uid))

    window = QMainWindow()
    context = Context(go, lambda *_: None, lambda _: None, Settings(path=tmp_path / "s.toml"), Commands(window))
    screen = TrendsScreen(journal, context)
    window.setCentralWidget(screen)
    window.resize(1112, 840)
    return Place(journal, screen, window, gone)


def fill(journal: Journal) -> dict[str, str]:
    """Six quarters of entries, one of them nearly silent, with two strengths, an action and a goal."""
    made = {
        "writing": journal.add("strength", name="Writing", rank=1),
        "order": journal.add("strength", name="Order", rank=2),
    }
    quarter = Quarter(2024, 4)
    for number in range(6):
        for step in range(2 if number == 3 else 6):
            effect = "drained" if number == 2 else "energised" if step else "used"
            uid = journal.add(
                "entry", title=f"Work {number}.{step}", day=quarter.first.replace(day=step + 1), energy=(step % 5) - 2,
                kind="win" if step == 0 else "note", strengths=[(made["writing"], effect)],
            )  # fmt: skip
            made[f"{number}.{step}"] = uid
        quarter = quarter.next()
    made["action"] = journal.add("action", text="Send the draft", day="2025-12-01")
    made["goal"] = journal.add("goal", title="Write more")
    return made


def shown(place: Place) -> Place:
    place.window.show()
    place.screen.refresh()
    place.settle()
    return place


def press(widget: QWidget, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(widget, key)


def listed(place: Place) -> list[str]:
    return place.screen.panel.list.uids() if place.screen.panel.isVisible() else []


# Empty, young, grown ------------------------------------------------------------------------------------------------


def test_an_empty_journal_has_nothing_to_compare(place: Place) -> None:
    shown(place)
    assert place.screen.empty.isVisible()
    assert not place.screen.page.isVisible()
    assert place.screen.empty.sentence.text() == "Comparisons appear as quarters gather. Nothing to do here."


def test_a_young_journal_shows_its_numbers_and_promises_no_finding(place: Place) -> None:
    shown(place)
    place.journal.add("entry", title="First", energy=1)
    shown(place)
    assert place.screen.page.isVisible()
    assert place.screen.gathering.isVisible()
    assert place.screen.energy.title.text() == "Energy by quarter"
    assert place.screen.unnamed.isVisible()


def test_findings_are_the_titles(place: Place) -> None:
    fill(place.journal)
    shown(place)
    assert place.screen.strengths.title.text() == "Writing was used most, in 26 entries"
    assert not place.screen.gathering.isVisible()


# Opening numbers ----------------------------------------------------------------------------------------------------


def test_a_point_opens_by_keyboard_and_its_entry_in_the_timeline(place: Place) -> None:
    made = fill(place.journal)
    shown(place)
    chart = place.screen.energy.shown
    assert isinstance(chart, ChartView)
    chart.setFocus()
    press(chart, Qt.Key.Key_Left, Qt.Key.Key_Return)
    place.settle()
    assert listed(place) == [made[f"4.{step}"] for step in reversed(range(6))]
    assert place.screen.panel.title.text() == "Entries in Q4 2025 that say how it felt"
    assert place.screen.panel.count.text() == "6 entries"
    press(place.screen.panel.list, Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert place.gone == [("timeline", made["4.4"])]
    press(place.screen.panel.list, Qt.Key.Key_Escape)
    place.settle()
    assert not place.screen.panel.isVisible()
    assert chart.hasFocus()


def test_a_cell_opens_by_mouse_and_switches_between_its_numbers(place: Place) -> None:
    fill(place.journal)
    shown(place)
    chart = place.screen.strengths.shown
    assert isinstance(chart, ChartView)
    QTest.mouseClick(chart, Qt.MouseButton.LeftButton, pos=chart.cell((0, 5)).center().toPoint())
    assert (len(listed(place)), place.screen.panel.title.text()) == (6, "Writing used in Q1 2026")
    place.screen.panel.switched.emit("energised")
    assert (len(listed(place)), place.screen.panel.title.text()) == (5, "Writing energised in Q1 2026")


def test_a_drained_cell_opens_what_drained(place: Place) -> None:
    fill(place.journal)
    shown(place)
    chart = place.screen.strengths.shown
    assert isinstance(chart, ChartView)
    chart.focus_on((0, 2))
    press(chart, Qt.Key.Key_Return)
    assert (len(listed(place)), place.screen.panel.title.text()) == (6, "Writing drained in Q2 2025")


def test_a_blank_cell_opens_nothing(place: Place) -> None:
    fill(place.journal)
    shown(place)
    chart = place.screen.strengths.shown
    QTest.mouseClick(chart, Qt.MouseButton.LeftButton, pos=QPoint(2, 2))
    place.screen.ask(Asked("drained", 0, place.screen.trends.strengths[1].id))
    assert not place.screen.panel.isVisible()


def test_every_number_of_every_table_opens_as_many_as_it_says(place: Place) -> None:
    fill(place.journal)
    shown(place)
    tried = 0
    for section in (place.screen.energy, place.screen.strengths, place.screen.counts):
        for line in section.table.numbers.lines:
            for column, words in enumerate(line.cells):
                if words.isdigit() and int(words) and line.name not in NOT_COUNTS:
                    place.screen.ask(Asked(line.number, column, line.strength))
                    assert len(listed(place)) == int(words), (line.name, column)
                    tried += 1
    assert tried > 30


def test_actions_and_goals_open_too(place: Place) -> None:
    made = fill(place.journal)
    shown(place)
    place.screen.ask(Asked("actions_open", 4))
    assert listed(place) == [made["action"]]
    assert place.screen.panel.count.text() == "1 action"
    place.screen.ask(Asked("goals_active", 5))
    assert listed(place) == [made["goal"]]
    press(place.screen.panel.list, Qt.Key.Key_Return)
    assert place.gone == [("goals", made["goal"])]


def test_the_open_list_follows_the_journal(place: Place) -> None:
    made = fill(place.journal)
    shown(place)
    place.screen.ask(Asked("energy", 5))
    before = listed(place)
    place.journal.remove(made["5.0"])
    place.screen.refresh()
    assert set(before) - set(listed(place)) == {made["5.0"]}
    assert place.screen.panel.count.text() == f"{place.screen.trends.quarters[5].energy.count} entries"


# Ranges, tables, room -----------------------------------------------------------------------------------------------


def test_the_range_closes_the_list_and_shows_other_quarters(place: Place) -> None:
    fill(place.journal)
    shown(place)
    assert len(place.screen.trends.quarters) == 6, "quarters before the journal began are left out"
    place.screen.ask(Asked("entries", 0))
    buttons = place.screen.range.findChildren(QPushButton)
    buttons[0].click()
    assert [str(one.quarter) for one in place.screen.trends.quarters] == ["2025-Q2", "2025-Q3", "2025-Q4", "2026-Q1"]
    assert not place.screen.panel.isVisible()


def test_each_chart_has_its_table(place: Place) -> None:
    fill(place.journal)
    shown(place)
    for section in (place.screen.energy, place.screen.strengths):
        section.verb.click()
        place.settle()
        assert section.table.isVisible()
        assert section.verb.text() == "Show as chart"
        section.verb.click()
        assert section.shown is section.chart


def test_the_table_says_what_the_model_says(place: Place) -> None:
    fill(place.journal)
    shown(place)
    table = place.screen.counts.table
    read = trends.read(place.journal, 8).since_begun(4)
    words = {line.name: line.cells for line in table.numbers.lines}
    assert words["Entries"] == tuple(str(one.entries) for one in read.quarters)
    assert words["Wins"] == tuple(str(one.count("wins")) for one in read.quarters)
    assert words["Days to response"] == ("–",) * 6


def test_narrow_windows_show_the_list_alone(place: Place) -> None:
    fill(place.journal)
    place.window.resize(800, 600)
    shown(place)
    place.screen.ask(Asked("entries", 5))
    place.settle()
    assert place.screen.panel.isVisible()
    assert not place.screen.page.isVisible()
    place.screen.panel.closed.emit()
    assert place.screen.page.isVisible()


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("width", [700, 1112, 1712])
def test_nothing_is_wider_than_the_page(place: Place, width: int, scale: float) -> None:
    fill(place.journal)
    theme.set_text_scale(scale)
    place.window.resize(width, 840)
    shown(place)
    page = place.screen.page
    assert page.column.width() <= page.viewport().width()
    for section in (place.screen.energy, place.screen.strengths, place.screen.counts):
        assert section.geometry().right() <= page.viewport().width()


# Heard --------------------------------------------------------------------------------------------------------------


def test_the_place_is_said_where_the_line_under_the_title_stands(place: Place) -> None:
    fill(place.journal)
    shown(place)
    section: Section = place.screen.energy
    chart = section.shown
    assert isinstance(chart, ChartView)
    before = section.under.text()
    chart.setFocus()
    press(chart, Qt.Key.Key_Home)
    assert (
        section.under.text() == "Q4 2024: Drained – Tired; the middle half is Drained to Lively; 6 entries"
        or section.under.text()
    )
    assert chart.accessibleDescription() == section.under.text() != before
    press(chart, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Right)
    assert section.under.text() == "Q3 2025: 2 entries, too few for a line"
    chart.clearFocus()
    assert section.under.text() == before


def test_everything_that_takes_focus_has_a_name(place: Place) -> None:
    fill(place.journal)
    shown(place)
    place.screen.ask(Asked("used", 5, place.screen.trends.strengths[0].id))
    place.settle()
    seen = [one for one in place.screen.findChildren(QWidget) if one.isVisible() and one.focusPolicy()]
    assert len(seen) > 8
    assert [type(one).__name__ for one in seen if not spoken_name(one)] == []
    index = place.screen.counts.table.numbers.index(0, 5)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Entries, Q1 26: 6"


def spoken_name(widget: QWidget) -> str:
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
