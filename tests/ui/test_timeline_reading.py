"""Reading many days at once in the window: one column, this quarter last year, on this day, and the way to paper."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from careerjournal.core import clock, entries
from careerjournal.core.entries import Filter
from careerjournal.ui.kit import theme
from careerjournal.ui.kit.parts import VerbButton
from careerjournal.ui.screens.timeline.screen import TimelineScreen
from tests.ui.opening import alone, opened, unnamed

if TYPE_CHECKING:
    from careerjournal.core.journal import Journal
    from careerjournal.core.settings import Settings
    from careerjournal.ui.screens.timeline.piece import Piece


@pytest.fixture
def screen(journal: Journal, settings: Settings) -> TimelineScreen:
    return opened(TimelineScreen, journal, settings)


def _fill(journal: Journal, last: date, count: int, step: int = 1, **fields: object) -> list[str]:
    """Entries back from a day, newest first."""
    days = [last - timedelta(days=number * step) for number in range(count)]
    with journal.bulk("Fill"):
        return [
            journal.add("entry", **{"title": f"Of {day}", "body": "Some words. " * 30, "day": day} | fields)
            for day in days
        ]


def _press(screen: TimelineScreen, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget() or screen, key, held)
    QApplication.processEvents()


def _begin(screen: TimelineScreen) -> None:
    QApplication.processEvents()
    screen.list.setFocus()
    screen.side.look_back.read.click()
    QApplication.processEvents()


def _piece(screen: TimelineScreen, uid: str) -> Piece:
    return next(piece for piece in screen.face.flow.pieces() if piece.uid == uid)


def _at(screen: TimelineScreen) -> date:
    return entries.get(screen.journal, screen.face.flow.uid()).day


# --- the column


def test_whole_entries_follow_each_other_as_the_days_went(journal: Journal, screen: TimelineScreen) -> None:
    uids = _fill(journal, date(2026, 1, 19), 3)
    _begin(screen)
    assert screen.reads
    shown = [piece.uid for piece in screen.face.flow.pieces()]
    assert shown == uids[::-1]
    piece = _piece(screen, uids[0])
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
    _begin(screen)
    assert not _piece(screen, first).day.isHidden()
    assert _piece(screen, second).day.isHidden()


def test_a_private_entry_carries_its_lock(journal: Journal, screen: TimelineScreen) -> None:
    private = journal.add("entry", body="Mine", day=date(2026, 1, 19), private=True)
    other = journal.add("entry", body="Anybody's", day=date(2026, 1, 18))
    _begin(screen)
    assert [_piece(screen, uid).lock.isHidden() for uid in (private, other)] == [False, True]
    assert _piece(screen, private).only_me.text() == "Only for me"


def test_a_hostile_text_stays_text(journal: Journal, screen: TimelineScreen) -> None:
    uid = journal.add("entry", title="<b>bold</b>", body="<img src='file:///etc/passwd'>", day=date(2026, 1, 19))
    _begin(screen)
    piece = _piece(screen, uid)
    assert "<img" in piece.body.toPlainText()
    assert piece.title.text() == "<b>bold</b>"


def test_keys_turn_pages_and_the_keys_entry_follows(journal: Journal, screen: TimelineScreen) -> None:
    _fill(journal, date(2026, 3, 31), 80)
    _begin(screen)
    flow = screen.face.flow
    _press(screen, Qt.Key.Key_Home)
    assert (flow.verticalScrollBar().value(), _at(screen)) == (0, date(2026, 1, 11))
    _press(screen, Qt.Key.Key_PageDown)
    there = flow.verticalScrollBar().value()
    assert flow.viewport().height() // 2 < there <= flow.viewport().height()
    assert _at(screen) > date(2026, 1, 11)
    _press(screen, Qt.Key.Key_PageUp)
    assert flow.verticalScrollBar().value() == 0
    _press(screen, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    _press(screen, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    before = _at(screen)
    _press(screen, Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier)
    assert _at(screen) == before - timedelta(days=1)
    _press(screen, Qt.Key.Key_End)
    assert _at(screen) == date(2026, 3, 31)
    assert flow.verticalScrollBar().value() == flow.verticalScrollBar().maximum()


def test_what_is_in_sight_never_jumps(journal: Journal, screen: TimelineScreen) -> None:
    """Guessed heights above are put right while one scrolls up; the words stay under the eye."""
    for number in range(60):
        body = "A line of words that is long enough to wrap. " * (1 + number * 7 % 40)
        journal.add("entry", body=body, day=date(2026, 1, 1) + timedelta(days=number))
    _begin(screen)
    flow = screen.face.flow
    _press(screen, Qt.Key.Key_End)
    for _ in range(40):
        before = {piece.uid: piece.y() for piece in flow.pieces()}
        at = flow.verticalScrollBar().value()
        _press(screen, Qt.Key.Key_Up)
        moved = {piece.y() - before[piece.uid] for piece in flow.pieces() if piece.uid in before}
        assert moved == {flow.verticalScrollBar().singleStep()} or at < flow.verticalScrollBar().singleStep()


def test_only_what_is_seen_is_made_and_read(journal: Journal, screen: TimelineScreen) -> None:
    _fill(journal, date(2026, 1, 19), 1500)
    _begin(screen)
    flow = screen.face.flow
    QTest.mouseClick(screen.face.kinds._buttons["all"], Qt.MouseButton.LeftButton)
    assert len(flow.passage.places) == 1500
    for key in (Qt.Key.Key_Home, Qt.Key.Key_PageDown, Qt.Key.Key_End, Qt.Key.Key_PageUp):
        screen.face.flow.setFocus()
        _press(screen, key)
    assert len(flow.pieces()) < 15
    assert len(flow._spare) + len(flow.pieces()) < 30
    assert len(flow._read) <= 12


def test_the_day_stays_at_the_top_while_its_words_go_by(journal: Journal, screen: TimelineScreen) -> None:
    _fill(journal, date(2026, 3, 31), 40)
    _begin(screen)
    flow = screen.face.flow
    flow.go_to(0)
    assert flow.day.isHidden()
    flow.verticalScrollBar().setValue(90)
    assert flow.day.isVisible()
    assert flow.day.words.text() == _piece(screen, flow.passage.places[0].id).day.words.text()
    flow.verticalScrollBar().setValue(_piece(screen, flow.passage.places[1].id).y() + 90 + 80)
    assert flow.day.words.text() == "Saturday 21 February 2026"


def test_words_can_be_selected_and_copied(journal: Journal, screen: TimelineScreen) -> None:
    uid = journal.add("entry", body="Plain *words* held", day=date(2026, 1, 19))
    _begin(screen)
    body = _piece(screen, uid).body
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
    _begin(screen)
    pieces = screen.face.flow.pieces()
    _drag(screen, pieces[0], pieces[2])
    chosen = [piece.body.textCursor().selectedText() for piece in pieces]
    assert chosen[1] == "Second entry here"
    assert words[0].endswith(chosen[0])
    assert words[2].startswith(chosen[2])
    assert 0 < len(chosen[0]) < len(words[0])
    assert chosen[3] == ""
    _press(screen, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
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
    _fill(journal, date(2026, 1, 19), 19)
    last = journal.add("entry", body="Last words", impact="It *held*.", day=date(2026, 1, 20))
    _begin(screen)
    held = Qt.KeyboardModifier.ControlModifier
    _press(screen, Qt.Key.Key_Home)
    _press(screen, Qt.Key.Key_A, held)
    _press(screen, Qt.Key.Key_C, held)
    copied = QApplication.clipboard().text()
    assert copied.endswith("Last words\n\nIt held.")
    assert copied.count("Some words.") == 19 * 30
    assert copied.count("January 2026") == 19, "each day but the first is said before its words"
    _press(screen, Qt.Key.Key_End)
    assert _piece(screen, last).body.textCursor().selectedText() == "Last words", "also what was not in sight"


def test_a_click_into_an_entry_is_where_the_keys_are(journal: Journal, screen: TimelineScreen) -> None:
    uids = _fill(journal, date(2026, 1, 19), 3)
    _begin(screen)
    body = _piece(screen, uids[1]).body
    QTest.mouseClick(body.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(60, 12))
    assert screen.face.flow.uid() == uids[1]
    QTest.keyClick(body, Qt.Key.Key_Return)
    assert screen.reader.writes
    assert screen.reader.uid == uids[1]


def test_after_a_click_into_the_words_the_keys_still_turn_pages(journal: Journal, screen: TimelineScreen) -> None:
    _fill(journal, date(2026, 1, 19), 30)
    _begin(screen)
    screen.face.flow.go_to(0)
    body = screen.face.flow.pieces()[0].body
    QTest.mouseClick(body.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(60, 12))
    assert body.hasFocus()
    QTest.keyClick(body, Qt.Key.Key_PageDown)
    assert screen.face.flow.verticalScrollBar().value() > 100


# --- coming and going


def test_esc_leads_back_to_where_one_was(journal: Journal, screen: TimelineScreen) -> None:
    uids = _fill(journal, date(2026, 1, 19), 60, kind="win")
    screen.show_filter(Filter(kinds=("win",)))
    screen.open(uids[20])
    at = screen.list.verticalScrollBar().value()
    assert at > 0
    _begin(screen)
    assert screen.face.flow.uid() == uids[20]
    _press(screen, Qt.Key.Key_PageDown)
    _press(screen, Qt.Key.Key_Escape)
    assert not screen.reads
    assert screen.list.uid() == screen.reader.uid == uids[20]
    assert screen.list.verticalScrollBar().value() == at
    assert screen.filter.value == Filter(kinds=("win",))
    assert screen.list.hasFocus()


def test_the_filter_holds_while_one_reads_and_can_be_taken_off(journal: Journal, screen: TimelineScreen) -> None:
    _fill(journal, date(2026, 1, 19), 5)
    win = journal.add("entry", kind="win", body="A win", day=date(2026, 1, 18))
    screen.show_filter(Filter(kinds=("win",)))
    _begin(screen)
    assert [piece.uid for piece in screen.face.flow.pieces()] == [win]
    chip = screen.face._chips.itemAt(0).widget()
    assert chip.accessibleName() == "Filter: Win"
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert len(screen.face.flow.passage.places) == 6
    _press(screen, Qt.Key.Key_Escape)
    assert screen.filter.value == Filter(kinds=("win",)), "the list keeps what it was narrowed to"


def test_enter_writes_and_esc_leads_back_to_the_reading(journal: Journal, screen: TimelineScreen) -> None:
    uids = _fill(journal, date(2026, 1, 19), 30)
    _begin(screen)
    screen.face.flow.go_to(screen.face.flow.passage.number_of(uids[10]))
    _press(screen, Qt.Key.Key_Return)
    assert not screen.reads
    assert screen.reader.writes
    assert screen.reader.uid == uids[10]
    assert screen.reader.back.isVisible()
    QTest.keyClicks(screen.reader.writing.body, "New ")
    QTest.keyClick(screen.reader.writing.body, Qt.Key.Key_Escape)
    assert screen.reads
    assert screen.face.flow.uid() == uids[10]
    assert _piece(screen, uids[10]).body.markdown_source().startswith("New ")
    assert not screen.reader.back.isVisible()


def test_an_entry_that_was_not_opened_from_the_reading_has_no_way_there(
    journal: Journal, screen: TimelineScreen
) -> None:
    _fill(journal, date(2026, 1, 19), 3)
    QApplication.processEvents()
    screen.list.setFocus()
    _press(screen, Qt.Key.Key_Return)
    assert screen.reader.writes
    assert not screen.reader.back.isVisible()
    QTest.keyClick(screen.reader.writing.body, Qt.Key.Key_Escape)
    assert not screen.reads


def test_a_change_elsewhere_is_read_and_the_place_is_kept(journal: Journal, screen: TimelineScreen) -> None:
    uids = _fill(journal, date(2026, 1, 19), 40)
    _begin(screen)
    flow = screen.face.flow
    flow.go_to(flow.passage.number_of(uids[15]))
    top = _piece(screen, uids[15]).y()
    journal.edit("entry", uids[15], title="Said better")
    journal.remove(uids[20])
    assert flow.uid() == uids[15]
    assert _piece(screen, uids[15]).y() == top
    assert _piece(screen, uids[15]).title.text() == "Said better"
    assert uids[20] not in [place.id for place in flow.passage.places]


# --- which days


def test_week_month_quarter_and_what_is_beside_them(journal: Journal, screen: TimelineScreen) -> None:
    _fill(journal, date(2026, 1, 19), 200)
    _begin(screen)
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
    _fill(journal, date(2026, 1, 19), 40)
    _begin(screen)
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
    _fill(journal, date(2026, 1, 19), 3)
    _begin(screen)
    QTest.mouseClick(screen.face.later, Qt.MouseButton.LeftButton)
    assert screen.face.title.text() == "Q2 2026"
    assert screen.face.nothing.text() == "Nothing was kept in these days."
    assert not screen.face.printer.isEnabled()
    QTest.mouseClick(screen.face.earlier, Qt.MouseButton.LeftButton)
    assert not screen.face.nothing.isVisible()
    assert screen.face.printer.isEnabled()


def test_quarters_turn_by_keys_in_the_reading_and_in_the_list(journal: Journal, screen: TimelineScreen) -> None:
    _fill(journal, date(2026, 1, 19), 12, step=60)
    QApplication.processEvents()
    screen.list.setFocus()
    alt = Qt.KeyboardModifier.AltModifier
    _press(screen, Qt.Key.Key_Left, alt)
    assert entries.get(journal, screen.reader.uid).day == date(2025, 11, 20)
    _press(screen, Qt.Key.Key_Right, alt)
    assert entries.get(journal, screen.reader.uid).day == date(2026, 1, 19)
    _begin(screen)
    _press(screen, Qt.Key.Key_Left, alt)
    assert screen.face.title.text() == "Q4 2025"
    QTest.mouseClick(screen.face.kinds._buttons["all"], Qt.MouseButton.LeftButton)
    screen.face.flow.setFocus()
    _press(screen, Qt.Key.Key_Left, alt)
    assert _at(screen) == date(2025, 7, 23)


# --- last year, this day, paper


def test_this_quarter_last_year_and_back(journal: Journal, screen: TimelineScreen) -> None:
    uids = _fill(journal, clock.today(), 30, step=20)
    screen.open(uids[1])
    verb = screen.side.look_back.year
    assert verb.accessibleName() == "This quarter last year"
    then = screen.last_year.quarter
    QTest.mouseClick(verb, Qt.MouseButton.LeftButton)
    assert (screen.filter.value.first, screen.filter.value.last) == (then.first, then.last)
    assert entries.get(journal, screen.reader.uid).day in then
    assert verb.accessibleName() == f"Back to {screen.last_year.now.label}"
    _press(screen, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert screen.filter.value == Filter()
    assert screen.reader.uid == uids[1]
    assert verb.accessibleName() == "This quarter last year"


def test_last_year_keeps_the_filter_and_says_where_nothing_was_kept(journal: Journal, screen: TimelineScreen) -> None:
    _fill(journal, clock.today(), 3)
    screen.show_filter(Filter(kinds=("note",)))
    screen.go_last_year()
    assert screen.filter.value.kinds == ("note",)
    assert screen.nothing.isVisible()
    screen.leave_last_year()
    screen.show_filter(Filter())
    screen.go_last_year()
    assert screen.side._words.text() == f"Nothing was kept in these days: {screen.last_year.quarter.label}."
    screen.leave_last_year()
    assert screen.list.isVisible()


def test_the_palette_knows_the_ways_to_look_back(journal: Journal, screen: TimelineScreen) -> None:
    _fill(journal, clock.today(), 2)
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
    _fill(journal, date(2026, 1, 19), 40)
    asked: list[tuple[tuple[str, ...], dict[str, Any]]] = []
    screen.go = lambda *places, **wanted: asked.append((places, wanted))  # type: ignore[method-assign]
    _begin(screen)
    QTest.mouseClick(screen.face.printer, Qt.MouseButton.LeftButton)
    QTest.mouseClick(screen.face.kinds._buttons["all"], Qt.MouseButton.LeftButton)
    screen.face.flow.setFocus()
    _press(screen, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    subjects = ["2026-01-01/2026-03-31", "2025-12-11/2026-01-19"]
    assert asked == [(("summary", ""), {"document": "timeline", "subject": one}) for one in subjects]


# --- sizes, names


def test_everything_that_is_reached_by_keyboard_has_a_name(journal: Journal, screen: TimelineScreen) -> None:
    uids = _fill(journal, date(2026, 1, 19), 3)
    _begin(screen)
    assert unnamed(screen) == []
    screen.face.flow.setFocus()
    assert screen.face.flow.accessibleDescription() == "Note: Of 2026-01-19, Monday 19 January 2026"
    assert entries.get(journal, uids[0]).title in screen.face.flow.accessibleDescription()


@pytest.mark.parametrize("size", [(1000, 640), (1920, 1200)])
def test_the_column_fits_and_is_never_wider_than_its_measure(
    journal: Journal, screen: TimelineScreen, size: tuple[int, int]
) -> None:
    _fill(journal, date(2026, 1, 19), 9, title="A very long title " * 12, people=[])
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
