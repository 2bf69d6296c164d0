"""Reading many days at once in the window: one column of whole entries, its keys, and its words."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from careerjournal.core import entries
from careerjournal.core.entries import Filter
from careerjournal.ui.kit.text import Label
from careerjournal.ui.screens.timeline.screen import TimelineScreen
from tests.ui.opening import opened
from tests.ui.reading_days import begin, day_read, fill, piece_of, press

if TYPE_CHECKING:
    from careerjournal.core.journal import Journal
    from careerjournal.core.settings import Settings
    from careerjournal.ui.screens.timeline.piece import Piece


@pytest.fixture
def screen(journal: Journal, settings: Settings) -> TimelineScreen:
    return opened(TimelineScreen, journal, settings)


# --- the column


def test_whole_entries_follow_each_other_as_the_days_went(journal: Journal, screen: TimelineScreen) -> None:
    uids = fill(journal, date(2026, 1, 19), 3)
    begin(screen)
    assert screen.reads
    shown = [piece.uid for piece in screen.face.flow.pieces()]
    assert shown == uids[::-1]
    piece = piece_of(screen, uids[0])
    assert piece.body.markdown_source() == entries.get(journal, uids[0]).body
    assert piece.body.height() >= piece.body.document().size().height() - 1, "nothing is cut"
    assert [piece.day.words.text() for piece in screen.face.flow.pieces()] == [
        "Saturday 17 January 2026", "Sunday 18 January 2026", "Monday 19 January 2026",
    ]  # fmt: skip
    tops = [piece.y() for piece in screen.face.flow.pieces()]
    heights = [piece.height() for piece in screen.face.flow.pieces()]
    assert tops[1:] == [top + height for top, height in zip(tops, heights, strict=True)][:-1]


def test_a_day_is_said_once(journal: Journal, screen: TimelineScreen) -> None:
    day = date(2026, 1, 19)
    first, second = (journal.add("entry", body="Words", day=day, time=time) for time in ("08:00", "09:00"))
    begin(screen)
    assert not piece_of(screen, first).day.isHidden()
    assert piece_of(screen, second).day.isHidden()


def test_role_changes_stand_between_the_entries_and_after_the_last(journal: Journal, screen: TimelineScreen) -> None:
    first = journal.add("entry", body="Words", day=date(2026, 1, 12))
    second = journal.add("entry", body="More words", day=date(2026, 1, 14))
    journal.add("role", title="Lead", company="Norrland Rail", from_day=date(2026, 1, 13))
    journal.add("cycle-date", name="Results", day=date(2026, 1, 16))
    begin(screen)
    said = {
        uid: [
            [words.text() for words in marks.findChildren(Label)] if marks.isVisible() else []
            for marks in (piece_of(screen, uid).marks, piece_of(screen, uid).after)
        ]
        for uid in (first, second)
    }
    assert said == {
        first: [[], []],
        second: [["Began as Lead · Norrland Rail", "13 January 2026"], ["Results", "16 January 2026"]],
    }


def test_a_private_entry_carries_its_lock(journal: Journal, screen: TimelineScreen) -> None:
    private = journal.add("entry", body="Mine", day=date(2026, 1, 19), private=True)
    other = journal.add("entry", body="Anybody's", day=date(2026, 1, 18))
    begin(screen)
    assert [piece_of(screen, uid).lock.isHidden() for uid in (private, other)] == [False, True]
    assert piece_of(screen, private).only_me.text() == "Only for me"


def test_a_hostile_text_stays_text(journal: Journal, screen: TimelineScreen) -> None:
    uid = journal.add("entry", title="<b>bold</b>", body="<img src='file:///etc/passwd'>", day=date(2026, 1, 19))
    begin(screen)
    piece = piece_of(screen, uid)
    assert "<img" in piece.body.toPlainText()
    assert piece.title.text() == "<b>bold</b>"


def test_keys_turn_pages_and_the_keys_entry_follows(journal: Journal, screen: TimelineScreen) -> None:
    fill(journal, date(2026, 3, 31), 80)
    begin(screen)
    flow = screen.face.flow
    press(screen, Qt.Key.Key_Home)
    assert (flow.verticalScrollBar().value(), day_read(screen)) == (0, date(2026, 1, 11))
    press(screen, Qt.Key.Key_PageDown)
    there = flow.verticalScrollBar().value()
    assert flow.viewport().height() // 2 < there <= flow.viewport().height()
    assert day_read(screen) > date(2026, 1, 11)
    press(screen, Qt.Key.Key_PageUp)
    assert flow.verticalScrollBar().value() == 0
    press(screen, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    press(screen, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    before = day_read(screen)
    press(screen, Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier)
    assert day_read(screen) == before - timedelta(days=1)
    press(screen, Qt.Key.Key_End)
    assert day_read(screen) == date(2026, 3, 31)
    assert flow.verticalScrollBar().value() == flow.verticalScrollBar().maximum()


def test_what_is_in_sight_never_jumps(journal: Journal, screen: TimelineScreen) -> None:
    """Guessed heights above are put right while one scrolls up; the words stay under the eye."""
    for number in range(60):
        body = "A line of words that is long enough to wrap. " * (1 + number * 7 % 40)
        journal.add("entry", body=body, day=date(2026, 1, 1) + timedelta(days=number))
    begin(screen)
    flow = screen.face.flow
    press(screen, Qt.Key.Key_End)
    for _ in range(40):
        before = {piece.uid: piece.y() for piece in flow.pieces()}
        at = flow.verticalScrollBar().value()
        press(screen, Qt.Key.Key_Up)
        moved = {piece.y() - before[piece.uid] for piece in flow.pieces() if piece.uid in before}
        assert moved == {flow.verticalScrollBar().singleStep()} or at < flow.verticalScrollBar().singleStep()


def test_only_what_is_seen_is_made_and_read(journal: Journal, screen: TimelineScreen) -> None:
    fill(journal, date(2026, 1, 19), 1500)
    begin(screen)
    flow = screen.face.flow
    QTest.mouseClick(screen.face.kinds._buttons["all"], Qt.MouseButton.LeftButton)
    assert len(flow.passage.places) == 1500
    for key in (Qt.Key.Key_Home, Qt.Key.Key_PageDown, Qt.Key.Key_End, Qt.Key.Key_PageUp):
        screen.face.flow.setFocus()
        press(screen, key)
    assert len(flow.pieces()) < 15
    assert len(flow._spare) + len(flow.pieces()) < 30
    assert len(flow._read) <= 12


def test_the_day_stays_at_the_top_while_its_words_go_by(journal: Journal, screen: TimelineScreen) -> None:
    fill(journal, date(2026, 3, 31), 40)
    begin(screen)
    flow = screen.face.flow
    flow.go_to(0)
    assert flow.day.isHidden()
    flow.verticalScrollBar().setValue(90)
    assert flow.day.isVisible()
    assert flow.day.words.text() == piece_of(screen, flow.passage.places[0].id).day.words.text()
    flow.verticalScrollBar().setValue(piece_of(screen, flow.passage.places[1].id).y() + 90 + 80)
    assert flow.day.words.text() == "Saturday 21 February 2026"


def test_words_can_be_selected_and_copied(journal: Journal, screen: TimelineScreen) -> None:
    uid = journal.add("entry", body="Plain *words* held", day=date(2026, 1, 19))
    begin(screen)
    body = piece_of(screen, uid).body
    QTest.mouseDClick(body.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(60, 12))
    QTest.keyClick(body, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == "words"


def _middle(piece: Piece) -> QPoint:
    return piece.body.mapToGlobal(QPoint(60, 12))


def _drag(screen: TimelineScreen, start: Piece, end: Piece) -> None:
    """Press the mouse in one entry's words, go to another's, and let go."""
    view = start.body.viewport()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=view.mapFromGlobal(_middle(start)))
    move = QMouseEvent(
        QEvent.Type.MouseMove, QPointF(view.mapFromGlobal(_middle(end))), QPointF(_middle(end)),
        Qt.MouseButton.NoButton, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    QApplication.sendEvent(view, move)
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=view.mapFromGlobal(_middle(end)))


def test_a_selection_goes_over_several_entries(journal: Journal, screen: TimelineScreen) -> None:
    words = ("First entry here", "Second *entry* here", "Third entry here", "Fourth entry here")
    for number, body in enumerate(words):
        journal.add("entry", title=f"T{number}", body=body, day=date(2026, 1, 12 + number // 2), time=f"0{number}:00")
    begin(screen)
    pieces = screen.face.flow.pieces()
    _drag(screen, pieces[0], pieces[2])
    chosen = [piece.body.textCursor().selectedText() for piece in pieces]
    assert chosen[1] == "Second entry here"
    assert words[0].endswith(chosen[0])
    assert words[2].startswith(chosen[2])
    assert 0 < len(chosen[0]) < len(words[0])
    assert chosen[3] == ""
    press(screen, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    copied = QApplication.clipboard().text()
    assert copied == "\n\n".join([
        chosen[0], "T1", "Second entry here", "Tuesday 13 January 2026", "T2", chosen[2],
    ])  # fmt: skip
    _drag(screen, pieces[2], pieces[1])
    chosen = [piece.body.textCursor().selectedText() for piece in pieces]
    assert "Second entry here".endswith(chosen[1])
    assert words[2].startswith(chosen[2])
    assert chosen[0] == chosen[3] == "", "the selection before is gone"


def test_everything_can_be_selected_and_copied(journal: Journal, screen: TimelineScreen) -> None:
    fill(journal, date(2026, 1, 19), 19)
    last = journal.add("entry", body="Last words", impact="It *held*.", day=date(2026, 1, 20))
    begin(screen)
    held = Qt.KeyboardModifier.ControlModifier
    press(screen, Qt.Key.Key_Home)
    press(screen, Qt.Key.Key_A, held)
    press(screen, Qt.Key.Key_C, held)
    copied = QApplication.clipboard().text()
    assert copied.endswith("Last words\n\nIt held.")
    assert copied.count("Some words.") == 19 * 30
    assert copied.count("January 2026") == 19, "each day but the first is said before its words"
    press(screen, Qt.Key.Key_End)
    assert piece_of(screen, last).body.textCursor().selectedText() == "Last words", "also what was not in sight"


def test_a_click_into_an_entry_is_where_the_keys_are(journal: Journal, screen: TimelineScreen) -> None:
    uids = fill(journal, date(2026, 1, 19), 3)
    begin(screen)
    body = piece_of(screen, uids[1]).body
    QTest.mouseClick(body.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(60, 12))
    assert screen.face.flow.uid() == uids[1]
    QTest.keyClick(body, Qt.Key.Key_Return)
    assert screen.reader.writes
    assert screen.reader.uid == uids[1]


def test_after_a_click_into_the_words_the_keys_still_turn_pages(journal: Journal, screen: TimelineScreen) -> None:
    fill(journal, date(2026, 1, 19), 30)
    begin(screen)
    screen.face.flow.go_to(0)
    body = screen.face.flow.pieces()[0].body
    QTest.mouseClick(body.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(60, 12))
    assert body.hasFocus()
    QTest.keyClick(body, Qt.Key.Key_PageDown)
    assert screen.face.flow.verticalScrollBar().value() > 100


# --- coming and going


def test_esc_leads_back_to_where_one_was(journal: Journal, screen: TimelineScreen) -> None:
    uids = fill(journal, date(2026, 1, 19), 60, kind="win")
    screen.show_filter(Filter(kinds=("win",)))
    screen.open(uids[20])
    at = screen.list.verticalScrollBar().value()
    assert at > 0
    begin(screen)
    assert screen.face.flow.uid() == uids[20]
    press(screen, Qt.Key.Key_PageDown)
    press(screen, Qt.Key.Key_Escape)
    assert not screen.reads
    assert screen.list.uid() == screen.reader.uid == uids[20]
    assert screen.list.verticalScrollBar().value() == at
    assert screen.filter.value == Filter(kinds=("win",))
    assert screen.list.hasFocus()


def test_the_filter_holds_while_one_reads_and_can_be_taken_off(journal: Journal, screen: TimelineScreen) -> None:
    fill(journal, date(2026, 1, 19), 5)
    win = journal.add("entry", kind="win", body="A win", day=date(2026, 1, 18))
    screen.show_filter(Filter(kinds=("win",)))
    begin(screen)
    assert [piece.uid for piece in screen.face.flow.pieces()] == [win]
    chip = screen.face._chips.itemAt(0).widget()
    assert chip.accessibleName() == "Filter: Win"
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert len(screen.face.flow.passage.places) == 6
    press(screen, Qt.Key.Key_Escape)
    assert screen.filter.value == Filter(kinds=("win",)), "the list keeps what it was narrowed to"


def test_enter_writes_and_esc_leads_back_to_the_reading(journal: Journal, screen: TimelineScreen) -> None:
    uids = fill(journal, date(2026, 1, 19), 30)
    begin(screen)
    screen.face.flow.go_to(screen.face.flow.passage.number_of(uids[10]))
    press(screen, Qt.Key.Key_Return)
    assert not screen.reads
    assert screen.reader.writes
    assert screen.reader.uid == uids[10]
    assert screen.reader.back.isVisible()
    QTest.keyClicks(screen.reader.writing.body, "New ")
    QTest.keyClick(screen.reader.writing.body, Qt.Key.Key_Escape)
    assert screen.reads
    assert screen.face.flow.uid() == uids[10]
    assert piece_of(screen, uids[10]).body.markdown_source().startswith("New ")
    assert not screen.reader.back.isVisible()


def test_an_entry_that_was_not_opened_from_the_reading_has_no_way_there(
    journal: Journal, screen: TimelineScreen
) -> None:
    fill(journal, date(2026, 1, 19), 3)
    QApplication.processEvents()
    screen.list.setFocus()
    press(screen, Qt.Key.Key_Return)
    assert screen.reader.writes
    assert not screen.reader.back.isVisible()
    QTest.keyClick(screen.reader.writing.body, Qt.Key.Key_Escape)
    assert not screen.reads


def test_a_change_elsewhere_is_read_and_the_place_is_kept(journal: Journal, screen: TimelineScreen) -> None:
    uids = fill(journal, date(2026, 1, 19), 40)
    begin(screen)
    flow = screen.face.flow
    flow.go_to(flow.passage.number_of(uids[15]))
    top = piece_of(screen, uids[15]).y()
    journal.edit("entry", uids[15], title="Said better")
    journal.remove(uids[20])
    assert flow.uid() == uids[15]
    assert piece_of(screen, uids[15]).y() == top
    assert piece_of(screen, uids[15]).title.text() == "Said better"
    assert uids[20] not in [place.id for place in flow.passage.places]


def test_tab_goes_through_the_entries_in_sight_and_enter_writes_where_it_is(
    journal: Journal, screen: TimelineScreen
) -> None:
    uids = fill(journal, date(2026, 1, 19), 12)
    begin(screen)
    screen.face.flow.go_to(0)
    screen.face.flow.setFocus()
    for number in (11, 10, 9):  # the oldest is read first
        press(screen, Qt.Key.Key_Tab)
        piece = piece_of(screen, uids[number])
        assert piece.body.hasFocus()
        assert screen.face.flow.uid() == uids[number]
        assert piece.y() < screen.face.flow.viewport().height()
        press(screen, Qt.Key.Key_Tab)
        assert piece.stops[-1].hasFocus(), "and to the button that writes it"
    press(screen, Qt.Key.Key_Space)
    assert screen.reader.writes
    assert screen.reader.uid == uids[9]
