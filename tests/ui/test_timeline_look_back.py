"""Which days are read, this quarter last year, on this day, and the way to paper."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from careerjournal.core import clock, entries
from careerjournal.core.entries import Filter
from careerjournal.ui.kit import theme
from careerjournal.ui.kit.parts import VerbButton
from careerjournal.ui.screens.timeline.screen import TimelineScreen
from tests.ui.opening import alone, opened, unnamed
from tests.ui.reading_days import begin, day_read, fill, press

if TYPE_CHECKING:
    from careerjournal.core.journal import Journal
    from careerjournal.core.settings import Settings


@pytest.fixture
def screen(journal: Journal, settings: Settings) -> TimelineScreen:
    return opened(TimelineScreen, journal, settings)


# --- which days


def test_week_month_quarter_and_what_is_beside_them(journal: Journal, screen: TimelineScreen) -> None:
    fill(journal, date(2026, 1, 19), 200)
    begin(screen)
    face = screen.face
    assert face.title.text() == "Q1 2026"
    counts = {}
    for kind in ("week", "month", "all"):
        QTest.mouseClick(face.kinds._buttons[kind], Qt.MouseButton.LeftButton)
        counts[face.title.text()] = len(face.flow.passage.places)
    assert counts == {"Week of 19 January 2026": 1, "January 2026": 19, "All days": 200}
    assert face.arrows.isHidden()
    QTest.mouseClick(face.kinds._buttons["month"], Qt.MouseButton.LeftButton)
    QTest.mouseClick(face.earlier, Qt.MouseButton.LeftButton)
    assert (face.title.text(), face.detail.text()) == ("December 2025", "31 entries")
    QTest.mouseClick(face.later, Qt.MouseButton.LeftButton)
    assert face.title.text() == "January 2026"


def test_days_are_typed_in_words(journal: Journal, screen: TimelineScreen) -> None:
    fill(journal, date(2026, 1, 19), 40)
    begin(screen)
    face = screen.face
    for line, words in ((face.first, "28 Dec 2025"), (face.last, "3.1.2026")):
        line.setFocus()
        line.selectAll()
        QTest.keyClicks(line, words)
        QTest.keyClick(line, Qt.Key.Key_Return)
    assert face.title.text() == "28 December 2025 – 3 January 2026"
    assert len(face.flow.passage.places) == 7
    face.last.selectAll()
    QTest.keyClicks(face.last, "1/2/2026")
    QTest.keyClick(face.last, Qt.Key.Key_Return)
    assert "could be 1 February or 2 January" in face.wrong.text()
    assert face.wrong.isVisible()
    assert len(face.flow.passage.places) == 7


def test_empty_days_say_so(journal: Journal, screen: TimelineScreen) -> None:
    fill(journal, date(2026, 1, 19), 3)
    begin(screen)
    QTest.mouseClick(screen.face.later, Qt.MouseButton.LeftButton)
    assert screen.face.title.text() == "Q2 2026"
    assert screen.face.nothing.text() == "Nothing was kept in these days."
    assert not screen.face.printer.isEnabled()
    QTest.mouseClick(screen.face.earlier, Qt.MouseButton.LeftButton)
    assert not screen.face.nothing.isVisible()
    assert screen.face.printer.isEnabled()


def test_quarters_turn_by_keys_in_the_reading_and_in_the_list(journal: Journal, screen: TimelineScreen) -> None:
    fill(journal, date(2026, 1, 19), 12, step=60)
    QApplication.processEvents()
    screen.list.setFocus()
    alt = Qt.KeyboardModifier.AltModifier
    press(screen, Qt.Key.Key_Left, alt)
    assert entries.get(journal, screen.reader.uid).day == date(2025, 11, 20)
    press(screen, Qt.Key.Key_Right, alt)
    assert entries.get(journal, screen.reader.uid).day == date(2026, 1, 19)
    begin(screen)
    press(screen, Qt.Key.Key_Left, alt)
    assert screen.face.title.text() == "Q4 2025"
    QTest.mouseClick(screen.face.kinds._buttons["all"], Qt.MouseButton.LeftButton)
    screen.face.flow.setFocus()
    press(screen, Qt.Key.Key_Left, alt)
    assert day_read(screen) == date(2025, 7, 23)


# --- last year, this day, paper


def test_this_quarter_last_year_and_back(journal: Journal, screen: TimelineScreen) -> None:
    uids = fill(journal, clock.today(), 30, step=20)
    screen.open(uids[1])
    verb = screen.side.look_back.year
    assert verb.accessibleName() == "This quarter last year"
    then = screen.side.last_year.quarter
    QTest.mouseClick(verb, Qt.MouseButton.LeftButton)
    assert (screen.filter.value.first, screen.filter.value.last) == (then.first, then.last)
    assert entries.get(journal, screen.reader.uid).day in then
    assert verb.accessibleName() == f"Back to {screen.side.last_year.now.label}"
    press(screen, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert screen.filter.value == Filter()
    assert screen.reader.uid == uids[1]
    assert verb.accessibleName() == "This quarter last year"


def test_last_year_keeps_the_filter_and_says_where_nothing_was_kept(journal: Journal, screen: TimelineScreen) -> None:
    fill(journal, clock.today(), 3)
    screen.show_filter(Filter(kinds=("note",)))
    screen.jumps.go_last_year()
    assert screen.filter.value.kinds == ("note",)
    assert screen.nothing.isVisible()
    screen.jumps.leave_last_year()
    screen.show_filter(Filter())
    screen.jumps.go_last_year()
    assert screen.side._words.text() == f"Nothing was kept in these days: {screen.side.last_year.quarter.label}."
    screen.jumps.leave_last_year()
    assert screen.list.isVisible()


def test_the_palette_knows_the_ways_to_look_back(journal: Journal, screen: TimelineScreen) -> None:
    fill(journal, clock.today(), 2)
    for typed, text in (
        ("quarter last", "This quarter last year"), ("on this", "On this day"), ("read", "Read these days"),
        ("print these", "Print these days…"),
    ):  # fmt: skip
        assert text in [command.text for command in screen.context.commands.matching(typed)]


def test_on_this_day_shows_earlier_years_and_other_days(journal: Journal, screen: TimelineScreen) -> None:
    today = clock.today()
    last = journal.add("entry", body="A year ago", day=today.replace(year=today.year - 1))
    other = journal.add("entry", body="The day after", day=today.replace(year=today.year - 2) + timedelta(days=9))
    QApplication.processEvents()
    QTest.mouseClick(screen.side.look_back.day, Qt.MouseButton.LeftButton)
    assert screen.face.title.text() == "On this day"
    assert [piece.uid for piece in screen.face.flow.pieces()] == [last]
    assert screen.face.flow.pieces()[0].chapter.text() == str(today.year - 1)
    assert not screen.face.printer.isVisible()
    for _ in range(9):
        QTest.mouseClick(screen.face.later, Qt.MouseButton.LeftButton)
    assert [piece.uid for piece in screen.face.flow.pieces()] == [other]
    QTest.mouseClick(screen.face.later, Qt.MouseButton.LeftButton)
    assert screen.face.flow.pieces()[0].note.text().startswith("Nothing stands on")
    for _ in range(20):
        QTest.mouseClick(screen.face.later, Qt.MouseButton.LeftButton)
    assert screen.face.nothing.text().startswith("Earlier years hold nothing around")


def test_home_leads_to_this_day(journal: Journal, settings: Settings) -> None:
    day = clock.today() - timedelta(days=365)
    journal.add("entry", kind="win", title="The desk answers by itself", body="It held.", day=day)
    window = alone(journal, settings, "home", "timeline")
    window.show()
    window.go("home")
    QApplication.processEvents()
    verb = next(one for one in window.findChildren(VerbButton) if one.accessibleName() == "On this day")
    QTest.mouseClick(verb, Qt.MouseButton.LeftButton)
    screen = window.screen_of("timeline")
    assert isinstance(screen, TimelineScreen)
    assert screen.isVisible()
    assert screen.face.title.text() == "On this day"
    assert screen.face.flow.passage.places[0].day == day


def test_printing_hands_over_the_days_that_are_shown(journal: Journal, screen: TimelineScreen) -> None:
    fill(journal, date(2026, 1, 19), 40)
    asked: list[tuple[tuple[str, ...], dict[str, Any]]] = []
    screen.go = lambda *places, **wanted: asked.append((places, wanted))  # type: ignore[method-assign]
    begin(screen)
    QTest.mouseClick(screen.face.printer, Qt.MouseButton.LeftButton)
    QTest.mouseClick(screen.face.kinds._buttons["all"], Qt.MouseButton.LeftButton)
    screen.face.flow.setFocus()
    press(screen, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    subjects = ["2026-01-01/2026-03-31", "2025-12-11/2026-01-19"]
    assert asked == [(("summary", ""), {"document": "timeline", "subject": one}) for one in subjects]


# --- sizes, names


def test_everything_that_is_reached_by_keyboard_has_a_name(journal: Journal, screen: TimelineScreen) -> None:
    uids = fill(journal, date(2026, 1, 19), 3)
    begin(screen)
    assert unnamed(screen) == []
    screen.face.flow.setFocus()
    assert screen.face.flow.accessibleDescription() == "Note: Of 2026-01-19, Monday 19 January 2026"
    assert entries.get(journal, uids[0]).title in screen.face.flow.accessibleDescription()


@pytest.mark.parametrize("size", [(1000, 640), (1920, 1200)])
def test_the_column_fits_and_is_never_wider_than_its_measure(
    journal: Journal, screen: TimelineScreen, size: tuple[int, int]
) -> None:
    fill(journal, date(2026, 1, 19), 9, title="A very long title " * 12, people=[])
    screen.window().resize(*size)
    for scale in (1.0, 2.0):
        theme.set_text_scale(scale)
        QApplication.processEvents()
        shown = screen.window().findChild(TimelineScreen)
        assert shown is not None
        shown.read_days()
        QApplication.processEvents()
        for piece in shown.face.flow.pieces():
            assert piece.body.width() <= theme.size(640)
            assert piece.x() >= 0
            assert piece.x() + piece.width() <= shown.face.flow.viewport().width()
        words = shown.face.flow.viewport().mapTo(shown, QPoint(shown.face.flow.pieces()[0].x() + 20, 0)).x()
        assert abs(shown.face.kinds.mapTo(shown, QPoint(0, 0)).x() - words) <= 1, "head and column stand in one line"


def test_a_row_that_was_a_head_is_as_high_as_a_card_after_it_is_one(screen: TimelineScreen) -> None:
    """The heights of one narrowing must not stay for the next."""
    for month in (1, 4, 7, 10):
        for kind in ("win", "note", "note"):
            screen.journal.add("entry", body=f"A {kind}", kind=kind, day=date(2024, month, 9))
    header, seen = screen.list.verticalHeader(), []
    for wanted in (Filter(), Filter(kinds=("win",)), Filter(), Filter(kinds=("note",)), Filter()):
        screen.show_filter(wanted)
        special, card = screen.stream.special_rows(), header.defaultSectionSize()
        seen.append({row for row in special if row < header.count()})
        heights = [header.sectionSize(row) for row in range(header.count())]
        assert heights == [special.get(row, card) for row in range(header.count())]
    assert seen[1] - seen[2], "the control: rows were heads that are none now"
