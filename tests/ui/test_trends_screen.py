"""The screen of trends: by keyboard and mouse every number opens exactly what it counts."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow, QPushButton, QWidget

from careerjournal.core import trends
from careerjournal.core.journal import Journal
from careerjournal.core.quarter import Quarter
from careerjournal.core.settings import Settings
from careerjournal.ui.charts.chart_view import ChartView
from careerjournal.ui.charts.figures import Asked
from careerjournal.ui.commands import Commands
from careerjournal.ui.kit import theme
from careerjournal.ui.screen import Context
from careerjournal.ui.screens.trends.screen import TrendsScreen
from careerjournal.ui.screens.trends.section import Section
from tests import examples

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@dataclass
class Place:
    """A window with nothing but this screen, and where it wanted to go."""

    journal: Journal
    screen: TrendsScreen
    window: QMainWindow
    gone: list[tuple[str, str]] = field(default_factory=list)
    wanted: dict[str, Any] = field(default_factory=dict)

    def settle(self) -> None:
        QApplication.processEvents()


@pytest.fixture
def journal() -> Iterator[Journal]:
    opened = examples.empty()
    yield opened
    opened.close()


@pytest.fixture
def place(journal: Journal, tmp_path: Path) -> Iterator[Place]:
    gone: list[tuple[str, str]] = []
    last: dict[str, Any] = {}

    def go(screen: str, uid: str = "", /, **wanted: Any) -> None:
        gone.append((screen, uid))
        last.update(wanted)

    window = QMainWindow()
    context = Context(go, lambda *_: None, lambda _: None, Settings(path=tmp_path / "s.toml"), Commands(window))
    screen = TrendsScreen(journal, context)
    window.setCentralWidget(screen)
    window.resize(1112, 840)
    yield Place(journal, screen, window, gone, last)
    drop(window)


def drop(window: QMainWindow) -> None:
    """Delete it at once: a change of theme would dress it again."""
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete)


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


def section(place: Place, key: str) -> Section:
    return place.screen.sections[key]


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
    assert section(place, "energy").title.text() == "Energy by quarter"
    strengths = section(place, "strengths")
    assert strengths.nothing.text() == "What do people come to you for? Strengths that you name stand here."
    assert strengths.nothing.isVisible()
    assert not strengths.verb.isVisible()
    assert section(place, "options").nothing.text() == "Nothing is told of this in these quarters."


def test_findings_are_the_titles(place: Place) -> None:
    fill(place.journal)
    shown(place)
    assert section(place, "strengths").title.text() == "Writing was used most, in 26 entries"
    assert not place.screen.gathering.isVisible()


# Opening numbers ----------------------------------------------------------------------------------------------------


def test_a_point_opens_by_keyboard_and_its_entry_in_the_timeline(place: Place) -> None:
    made = fill(place.journal)
    shown(place)
    chart = section(place, "energy").shown
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
    chart = section(place, "strengths").shown
    assert isinstance(chart, ChartView)
    QTest.mouseClick(chart, Qt.MouseButton.LeftButton, pos=chart.cell((0, 5)).center().toPoint())
    assert (len(listed(place)), place.screen.panel.title.text()) == (6, "Writing used in Q1 2026")
    place.screen.panel.switched.emit("energised")
    assert (len(listed(place)), place.screen.panel.title.text()) == (5, "Writing energised in Q1 2026")


def test_a_drained_cell_opens_what_drained(place: Place) -> None:
    fill(place.journal)
    shown(place)
    chart = section(place, "strengths").shown
    assert isinstance(chart, ChartView)
    chart.focus_on((0, 2))
    press(chart, Qt.Key.Key_Return)
    assert (len(listed(place)), place.screen.panel.title.text()) == (6, "Writing drained in Q2 2025")


def test_a_blank_cell_opens_nothing(place: Place) -> None:
    fill(place.journal)
    shown(place)
    chart = section(place, "strengths").shown
    QTest.mouseClick(chart, Qt.MouseButton.LeftButton, pos=QPoint(2, 2))
    place.screen.ask(Asked("drained", 0, place.screen.trends.strengths[1].id))
    assert not place.screen.panel.isVisible()


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
    buttons = place.screen.range.length.findChildren(QPushButton)
    buttons[0].click()
    assert [str(one.quarter) for one in place.screen.trends.quarters] == ["2025-Q2", "2025-Q3", "2025-Q4", "2026-Q1"]
    assert not place.screen.panel.isVisible()


def test_each_chart_has_its_table(place: Place) -> None:
    fill(place.journal)
    shown(place)
    for key in ("energy", "strengths", "wins", "goals", "actions"):
        one = section(place, key)
        one.verb.click()
        place.settle()
        assert one.table.isVisible()
        assert not one.chart.isVisible()
        assert one.verb.text() == "Show as chart"
        assert one.table.accessibleDescription() == one.chart.accessibleDescription()
        one.verb.click()
        assert one.shown is one.chart


def test_a_table_follows_the_journal(place: Place) -> None:
    fill(place.journal)
    shown(place)
    wins = section(place, "wins")
    wins.turn()
    before = wins.table.numbers.lines[0].cells
    place.journal.add("entry", title="One more", day="2026-01-19")
    place.screen.refresh()
    assert wins.table.isVisible(), "it stays a table"
    assert wins.table.numbers.lines[0].cells[-2] == str(int(before[-2]) + 1)


def test_the_table_says_what_the_model_says(place: Place) -> None:
    fill(place.journal)
    shown(place)
    wins = section(place, "wins")
    wins.turn()
    read = trends.read(place.journal, 8).since_begun(4)
    words = {line.name: line.cells for line in wins.table.numbers.lines}
    assert words["Entries"] == (*(str(one.entries) for one in read.quarters), "32")
    assert words["Wins"] == (*(str(one.count("wins")) for one in read.quarters), "6")


def test_a_range_may_end_earlier_and_steps_by_quarters(place: Place) -> None:
    fill(place.journal)
    shown(place)
    choice = place.screen.range
    assert choice.until.text() == "Q1 2026"
    assert (choice.later.isEnabled(), choice.later.toolTip() != "") == (False, True)
    choice.earlier.click()
    assert choice.until.text() == "Q4 2025"
    assert str(place.screen.trends.quarters[-1].quarter) == "2025-Q4"
    choice.later.click()
    assert str(place.screen.trends.quarters[-1].quarter) == "2026-Q1"
    choice.length.findChildren(QPushButton)[0].click()
    for _ in range(9):
        choice.earlier.click()
    assert choice.until.text() == "Q4 2024", "nothing is told before"


def test_all_quarters_reach_from_the_first_entry_to_the_present(place: Place) -> None:
    fill(place.journal)
    place.journal.add("entry", title="Long ago", day="2019-05-05")
    shown(place)
    assert len(place.screen.trends.quarters) == 8
    place.screen.range.length.findChildren(QPushButton)[-1].click()
    assert str(place.screen.trends.quarters[0].quarter) == "2019-Q2"
    assert str(place.screen.trends.quarters[-1].quarter) == "2026-Q1"


def test_another_first_month_of_the_year_names_other_quarters(place: Place) -> None:
    fill(place.journal)
    shown(place)
    place.screen.range.earlier.click()
    place.journal.settings.fiscal_start = 4
    place.screen.refresh()
    assert place.screen.range.until.text() == place.screen.trends.quarters[-1].quarter.label == "Q4 2025"


def test_the_ways_lead_to_each_chart_and_mark_where_one_is(place: Place) -> None:
    fill(place.journal)
    shown(place)
    ways = place.screen.ways
    for key, button in ways.words.items():
        button.click()
        place.settle()
        assert ways.here == key
        seen = section(place, key)
        top = seen.mapTo(place.screen.page.viewport(), QPoint(0, 0)).y()
        at_end = place.screen.page.verticalScrollBar().value() == place.screen.page.verticalScrollBar().maximum()
        assert -40 < top < 60 or (at_end and 0 < top < place.screen.page.height()), key
        assert not seen.chart.chart.any or seen.chart.hasFocus()
    place.screen.page.verticalScrollBar().setValue(0)
    assert ways.here == "energy"


def test_at_the_foot_of_the_page_the_last_chart_is_marked_unless_the_keyboard_is_on_another_in_sight(
    place: Place,
) -> None:
    fill(place.journal)
    shown(place)
    bar, ways = place.screen.page.verticalScrollBar(), place.screen.ways
    ways.words["energy"].click()
    bar.setValue(bar.maximum())
    assert ways.here == list(ways.words)[-1]
    place.screen.sections["actions"].shown.setFocus()
    bar.setValue(bar.maximum() - 1)
    bar.setValue(bar.maximum())
    assert ways.here == "actions"


def test_the_ways_are_one_stop_of_the_tab_key(place: Place) -> None:
    fill(place.journal)
    shown(place)
    ways = place.screen.ways
    tabbed = [button for button in ways.words.values() if button.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert len(tabbed) == 1
    tabbed[0].setFocus()
    press(tabbed[0], Qt.Key.Key_Right)
    assert ways.words["strengths"].hasFocus()
    press(ways.words["strengths"], Qt.Key.Key_Space)
    assert section(place, "strengths").chart.hasFocus()


def test_every_chart_is_one_stop_of_the_tab_key_and_the_arrows_walk_in_it(place: Place) -> None:
    fill(place.journal)
    shown(place)
    chart = section(place, "wins").chart
    chart.setFocus()
    press(chart, Qt.Key.Key_End)
    assert section(place, "wins").under.text() == "Wins, all quarters: 6 entries"
    press(chart, Qt.Key.Key_Down, Qt.Key.Key_Home)
    assert section(place, "wins").under.text() == "impact still missing, Q4 2024: 1 entry"
    goals = section(place, "goals").chart
    goals.focus_on((0, goals.columns() - 1))
    press(goals, Qt.Key.Key_Down)
    assert goals.marks().focused is None or goals.has(goals._focused)


def test_the_charts_lead_to_their_paper(place: Place) -> None:
    fill(place.journal)
    shown(place)
    place.screen.range.earlier.click()
    place.screen.print.click()
    assert place.gone == [("summary", "")]
    assert place.wanted == {"document": "trends", "subject": "2025-Q4"}
    place.screen.range.length.set_value("4")
    place.screen.refresh()
    place.screen.print.click()
    assert place.wanted["subject"] == "2025-Q1/2025-Q4", "the quarters that are on the screen"


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
    for one in place.screen.sections.values():
        assert one.geometry().right() <= page.viewport().width()


# Heard --------------------------------------------------------------------------------------------------------------


def test_the_place_is_said_where_the_line_under_the_title_stands(place: Place) -> None:
    fill(place.journal)
    shown(place)
    one = section(place, "energy")
    chart = one.shown
    assert isinstance(chart, ChartView)
    before = one.under.text()
    whole = chart.accessibleDescription()
    assert whole.endswith("Energy by quarter, Q4 2024 to Q1 2026.")
    chart.setFocus()
    assert chart.accessibleDescription() == f"{whole} {one.under.text()}"
    press(chart, Qt.Key.Key_Home)
    assert one.under.text().startswith("Q4 2024: ")
    assert one.under.text().endswith("; 6 entries")
    assert chart.accessibleDescription() == one.under.text() != before
    press(chart, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Right)
    assert one.under.text() == "Q3 2025: 2 entries, too few for a line"
    chart.clearFocus()
    assert (one.under.text(), chart.accessibleDescription()) == (before, whole)


def test_everything_that_takes_focus_has_a_name(place: Place) -> None:
    fill(place.journal)
    shown(place)
    place.screen.ask(Asked("used", 5, place.screen.trends.strengths[0].id))
    place.settle()
    seen = [one for one in place.screen.findChildren(QWidget) if one.isVisible() and one.focusPolicy()]
    assert len(seen) > 8
    assert [type(one).__name__ for one in seen if not spoken_name(one)] == []
    wins = section(place, "wins")
    wins.turn()
    index = wins.table.numbers.index(0, 5)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Entries, Q1 2026: 6 entries"


def spoken_name(widget: QWidget) -> str:
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
