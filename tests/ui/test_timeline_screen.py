"""The timeline in the window: lanes, cards, filters, jumps, the trash, and its speed in a long journal."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from careerjournal.core import entries, revisions
from careerjournal.core.entries import EntryView, Filter
from careerjournal.core.journal import Journal
from careerjournal.core.quarter import Quarter
from careerjournal.core.settings import Settings
from careerjournal.core.timeline import Marker
from careerjournal.ui.kit.picker import Picker
from careerjournal.ui.screens.timeline.cards import Head
from careerjournal.ui.screens.timeline.screen import TimelineScreen
from careerjournal.ui.window import Window
from tests.ui.opening import alone

if TYPE_CHECKING:
    pass


@pytest.fixture
def window(journal: Journal, settings: Settings) -> Window:
    return alone(journal, settings, "timeline")


def _screen(window: Window) -> TimelineScreen:
    window.show()
    screen = window.screen_of("timeline")
    assert isinstance(screen, TimelineScreen)
    QApplication.processEvents()
    return screen


def _fill(journal: Journal, count: int = 6, step: int = 40) -> list[str]:
    """Entries back from today, newest first."""
    days = [date(2026, 1, 19) - timedelta(days=number * step) for number in range(count)]
    return [journal.add("entry", title=f"Entry of {day}", body="Some words.", day=day, time="10:00") for day in days]


def _lines(screen: TimelineScreen) -> list[object]:
    return [screen.stream.line(row) for row in range(screen.stream.rowCount())]


def _said(line: object) -> str:
    return line.quarter.label if isinstance(line, Head) else getattr(line, "title", getattr(line, "text", ""))


def test_an_empty_journal_invites(window: Window) -> None:
    screen = _screen(window)
    assert screen.pages.currentWidget() is screen.empty
    assert screen.empty.sentence.text() == "Small things count. A sentence is enough."


def test_heads_cards_and_markers_stand_in_order(journal: Journal, window: Window) -> None:
    _fill(journal, 2)
    journal.add("role", title="Lead engineer", from_day=date(2025, 12, 20))
    screen = _screen(window)
    assert [type(line) for line in _lines(screen)] == [Head, EntryView, Head, Marker, EntryView]
    assert _said(_lines(screen)[0]) == "Q1 2026"
    spoken = screen.stream.index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Note: Entry of 2026-01-19, Monday 19 January 2026"


def test_arrows_read_and_skip_heads(journal: Journal, window: Window) -> None:
    uids = _fill(journal, 3)
    screen = _screen(window)
    assert screen.reader.uid == uids[0]
    QTest.keyClick(screen.list, Qt.Key.Key_Down)
    assert screen.reader.uid == uids[1]
    QTest.keyClick(screen.list, Qt.Key.Key_End)
    assert screen.reader.uid == uids[2]
    QTest.keyClick(screen.list, Qt.Key.Key_Home)
    assert screen.reader.uid == uids[0]


def test_enter_writes_and_delete_moves_to_the_trash_with_undo(journal: Journal, window: Window) -> None:
    uids = _fill(journal, 3)
    screen = _screen(window)
    screen.list.setFocus()
    QTest.keyClick(screen.list, Qt.Key.Key_Return)
    assert screen.reader.writes
    screen.reader.read()
    QTest.keyClick(screen.list, Qt.Key.Key_Delete)
    assert entries.count(journal) == 2
    assert screen.reader.uid == uids[1]
    assert window._toast.words.text() == "Moved to trash"
    window._toast.verb.click()
    assert entries.count(journal) == 3
    assert screen.reader.uid == screen.list.uid() == uids[0], "what came back, and not its neighbour"


def test_each_undo_shows_what_it_brought_back(journal: Journal, window: Window) -> None:
    uids = _fill(journal, 4)
    screen = _screen(window)
    screen.list.setFocus()
    for _ in range(2):
        QTest.keyClick(screen.list, Qt.Key.Key_Delete)
    assert screen.reader.uid == uids[2]
    shown = []
    for _ in range(2):
        window.undo()
        shown.append((screen.reader.uid, screen.list.uid()))
    assert shown == [(uids[1], uids[1]), (uids[0], uids[0])]


def test_what_comes_back_takes_nobody_from_writing(journal: Journal, window: Window) -> None:
    uids = _fill(journal, 3)
    screen = _screen(window)
    screen.throw_away(uids[0])
    screen.reader.show_entry(uids[2])
    screen.reader.write()
    window._toast.verb.click()
    assert entries.count(journal) == 3
    assert screen.reader.uid == uids[2]
    assert screen.reader.writes


def test_kind_chips_filter_and_everything_comes_back(journal: Journal, window: Window) -> None:
    _fill(journal, 3)
    win = journal.add("entry", kind="win", body="A win", day=date(2026, 1, 3))
    screen = _screen(window)
    screen.show_filter(Filter(kinds=("win",)))
    assert [line.id for line in _lines(screen) if isinstance(line, EntryView)] == [win]
    screen.show_filter(Filter(kinds=("milestone",)))
    assert screen.nothing.isVisible()
    assert not screen.list.isVisible()
    screen.show_filter(Filter())
    assert len([line for line in _lines(screen) if isinstance(line, EntryView)]) == 4


def test_the_filter_popup_takes_people_and_text(journal: Journal, window: Window) -> None:
    _fill(journal, 2)
    priya = journal.add("person", name="Priya Raman")
    with_her = journal.add("entry", body="With Priya", people=[priya], day=date(2026, 1, 2))
    screen = _screen(window)
    rows = [getattr(row, "uid", "") for row in screen.filter._rows("pri")]
    assert rows[0] == "text:pri"
    screen.filter._picked(f"people:{priya}")
    assert [line.id for line in _lines(screen) if isinstance(line, EntryView)] == [with_her]
    screen.filter._picked(f"people:{priya}")
    screen.filter._picked("text:some words")
    assert len([line for line in _lines(screen) if isinstance(line, EntryView)]) == 2


def test_jump_by_quarter_with_the_keyboard(journal: Journal, window: Window) -> None:
    _fill(journal, 12, step=90)
    screen = _screen(window)
    screen.jumps.choose_quarter()
    picker = QApplication.activePopupWidget()
    assert isinstance(picker, Picker)
    QTest.keyClicks(picker.line, "q2 2024")
    QTest.keyClick(picker.line, Qt.Key.Key_Return)
    shown = entries.get(journal, screen.reader.uid)
    assert shown.day in Quarter(2024, 2)


def test_this_quarter_last_year(journal: Journal, window: Window) -> None:
    _fill(journal, 12, step=90)
    screen = _screen(window)
    screen.jumps.go_last_year()
    assert entries.get(journal, screen.reader.uid).day in Quarter(2025, 1)


def test_a_change_elsewhere_keeps_entry_and_place(journal: Journal, window: Window) -> None:
    uids = _fill(journal, 40, step=3)
    screen = _screen(window)
    screen.open(uids[20])
    at = screen.list.verticalScrollBar().value()
    assert at > 0
    journal.edit("entry", uids[20], title="Changed")
    assert screen.reader.uid == uids[20]
    assert screen.list.uid() == uids[20]
    assert screen.list.verticalScrollBar().value() == at
    assert screen.reader.reading.title.text() == "Changed"


def test_opening_what_the_filter_hides_shows_everything(journal: Journal, window: Window) -> None:
    uids = _fill(journal, 3)
    screen = _screen(window)
    screen.show_filter(Filter(kinds=("win",)))
    screen.open(uids[1])
    assert screen.filter.value == Filter()
    assert screen.list.uid() == uids[1]


def test_narrow_the_reader_takes_the_place_of_the_list(journal: Journal, window: Window) -> None:
    _fill(journal, 3)
    window.resize(1000, 640)
    screen = _screen(window)
    assert screen.list.isVisible()
    assert not screen.reader.isVisible()
    QTest.keyClick(screen.list, Qt.Key.Key_Return)
    assert screen.reader.isVisible()
    assert not screen.reader.writes
    assert not screen.list.isVisible()
    QTest.keyClick(screen.reader.reading.body, Qt.Key.Key_Escape)
    assert screen.list.isVisible()


def test_a_long_journal_reads_only_the_pages_it_shows(journal: Journal, window: Window) -> None:
    with journal.bulk("Fill"):
        _fill(journal, 600, step=4)
    screen = _screen(window)
    assert len(screen.stream._pages) <= 3
    assert screen.stream.rowCount() > 600
    QTest.keyClick(screen.list, Qt.Key.Key_End)
    QApplication.processEvents()
    assert len(screen.stream._pages) <= 8  # the last lanes, not all that lie between
    assert entries.get(journal, screen.reader.uid).day == date(2026, 1, 19) - timedelta(days=599 * 4)


def test_what_somebody_said_stays_as_it_was_first_written_down(journal: Journal, window: Window) -> None:
    giver = journal.add("person", name="Ines")
    said = journal.add("feedback", giver=giver, body="You make it visible.", day=date(2026, 1, 19))
    mine = journal.add("entry", body="A note of mine.", day=date(2026, 1, 18))
    screen = _screen(window)
    for uid in (said, mine):
        screen.open(uid, field="body")
        for words in ("First. ", "Second. "):
            QTest.keyClicks(screen.reader.writing.body, words)
            screen.reader.writing.texts.save()
    screen.reader.settle()
    assert entries.get(journal, said).body == "First. Second. You make it visible."
    assert [one.text for one in revisions.of(journal, said)] == ["You make it visible."], "once for both savings"
    assert [one.text for one in revisions.of(journal, mine)] == ["A note of mine."], "one's own words as well"
    screen.open(said, field="body")
    QTest.keyClicks(screen.reader.writing.body, "Third. ")
    screen.reader.settle()
    assert [one.text for one in revisions.of(journal, said)][1:] == ["You make it visible."]
    journal.undo()
    assert [one.text for one in revisions.of(journal, said)] == ["You make it visible."], "undone as one"
