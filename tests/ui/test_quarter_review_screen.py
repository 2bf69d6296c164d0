"""The quarter review in the window: its numbers first, each with what it counts, then the questions."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from careerjournal.core import actions, clock, entries, session_quarter, sessions
from careerjournal.core.quarter import Quarter
from careerjournal.ui.kit.parts import VerbButton
from careerjournal.ui.screens.home.look_row import LookRow
from tests.ui.opening import alone, unnamed
from tests.ui.reflecting import CONTROL, Key, begun, page, press, rest, shown, toast, write

if TYPE_CHECKING:
    import pytest

    from careerjournal.core.journal import Journal
    from careerjournal.core.settings import Settings
    from careerjournal.ui.screens.reflect.review_face import ReviewFace
    from careerjournal.ui.screens.reflect.screen import ReflectScreen

SET = "quarter-review"
Q4 = Quarter(2025, 4)


def lived(journal: Journal) -> dict[str, str]:
    """Write two wins of the autumn, one of them only for me, one of the summer, and one of a year ago."""
    return {
        title: journal.add("entry", title=title, body="It held.", kind="win", day=day, private=private)
        for title, day, private in (
            ("Autumn", date(2025, 11, 3), False),
            ("Mine", date(2025, 12, 1), True),
            ("Summer", date(2025, 8, 1), False),
            ("Before", date(2024, 10, 1), False),
        )
    }


def cell(face: ReviewFace, number: str, column: int) -> QModelIndex:
    numbers = face.table.numbers
    return numbers.index(next(row for row, line in enumerate(numbers.lines) if line.number == number), column)


def press_cell(face: ReviewFace, number: str, column: int) -> None:
    rect = face.table.visualRect(cell(face, number, column))
    QTest.mouseClick(face.table.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    rest()


def in_numbers(screen: ReflectScreen) -> bool:
    return screen.session.faces.currentWidget() is screen.session.review


def test_it_begins_with_the_quarter_beside_the_last_and_a_year_ago(journal: Journal, settings: Settings) -> None:
    made = lived(journal)
    screen = begun(journal, settings, SET)
    face = screen.session.review
    assert in_numbers(screen)
    assert screen.session.title.text() == "Quarter review · Q4 2025"
    assert face.table.numbers.heads == ("Q4 2024", "Q3 2025", "Q4 2025")
    assert [cell(face, "wins", column).data() for column in range(3)] == ["1", "1", "2"]
    for column, wanted in enumerate((["Before"], ["Summer"], ["Mine", "Autumn"])):
        press_cell(face, "wins", column)
        assert list(face.panel.list.uids()) == [made[title] for title in wanted]
        assert face.panel.isVisible()
    assert face.panel.list.hasFocus()
    assert unnamed(screen) == []
    press(screen, Key.Key_Escape)
    assert not face.panel.isVisible()
    assert face.table.hasFocus()
    press_cell(face, "setbacks", 2)
    assert not face.panel.isVisible(), "nothing is counted there"
    press(screen, Key.Key_Escape)
    assert page(screen) == "list"
    assert sessions.unfinished(journal) == [], "it was only looked at"


def test_every_cell_opens_exactly_what_it_counts(journal: Journal, settings: Settings) -> None:
    lived(journal)
    person = journal.add("person", name="Ines Halloran")
    journal.add("conversation", people=[person], day=date(2025, 11, 6), held_on=date(2025, 11, 6), kind="career")
    journal.add("feedback", body="“Clear.”", giver=person, day=date(2025, 11, 8))
    journal.add("action", text="Write it up", day=date(2025, 11, 6), done_on=date(2025, 12, 1))
    strength = journal.add("strength", name="Listening")
    journal.add("entry", body="Nearly", kind="setback", day=date(2025, 11, 9), strengths=[(strength, "drained")])
    screen = begun(journal, settings, SET)
    face = screen.session.review
    seen = 0
    for row, line in enumerate(face.table.numbers.lines):
        found = face.review.line(line.number, line.strength) if face.review else None
        for column, one in enumerate(reversed(found.cells) if found else ()):
            face.close_panel()
            face.table.clicked.emit(face.table.numbers.index(row, column))
            shown_ids = face.panel.list.uids() if face.panel.isVisible() else []
            assert list(shown_ids) == list(one.behind.ids if one else ()), (line.name, column)
            seen += bool(shown_ids)
    assert seen > 8


def test_the_keyboard_walks_past_headings_and_opens_a_number(journal: Journal, settings: Settings) -> None:
    lived(journal)
    screen = begun(journal, settings, SET)
    face = screen.session.review
    assert face.table.hasFocus()
    assert face.table.currentIndex() == cell(face, "entries", 2)
    for _ in range(3):
        press(screen, Key.Key_Down)
    assert face.table.currentIndex() == cell(face, "energy", 2), "from the last of one part to the first of the next"
    press(screen, Key.Key_Up)
    press(screen, Key.Key_Up)
    press(screen, Key.Key_Return)
    assert face.panel.title.text() == "Wins in Q4 2025"


def test_then_come_the_questions_and_later_sittings_go_on_there(journal: Journal, settings: Settings) -> None:
    lived(journal)
    screen = begun(journal, settings, SET)
    assert screen.session.next.text() == "To the questions"
    press(screen, Key.Key_Return, CONTROL)
    assert not in_numbers(screen)
    assert screen.session.block
    assert screen.session.block.question.text() == "What are you most proud of in Q4 2025?"
    assert not screen.session.one.setting.isVisible(), "the quarter is looked back over, and no number of months"
    write(screen, "That it held.")
    press(screen, Key.Key_Return, CONTROL)
    uid = screen.session.uid
    press(screen, Key.Key_Escape)
    assert page(screen) == "list"
    screen.show_session(uid)
    assert not in_numbers(screen), "who has begun goes on where they were"
    assert screen.session.key == "setbacks-mattered"
    screen.session.numbers.click()
    rest()
    assert in_numbers(screen)
    screen.session.numbers.click()
    rest()
    assert screen.session.key == "setbacks-mattered"


def test_which_quarter_is_the_persons_choice(journal: Journal, settings: Settings) -> None:
    lived(journal)
    screen = begun(journal, settings, SET)
    face = screen.session.review
    offered = [face.which.itemText(row) for row in range(face.which.count())]
    assert offered[:2] == ["Q1 2026, January – March", "Q4 2025, October – December"]
    assert face.which.value() == "2025-Q4", "three weeks into the new quarter the last one is meant"
    face.which.chosen.emit("2025-Q3")
    rest()
    assert screen.session.title.text() == "Quarter review · Q3 2025"
    assert face.table.numbers.heads == ("Q3 2024", "Q2 2025", "Q3 2025")
    assert cell(face, "wins", 2).data() == "1"
    assert entries.get(journal, screen.session.uid).day == date(2025, 9, 30)
    face.which.chosen.emit("2026-Q1")
    rest()
    assert "still running" in face.hint.text()
    assert cell(face, "wins", 2).data() == "0", "the control: another quarter, other numbers"


def test_numbers_follow_what_is_written_meanwhile(journal: Journal, settings: Settings) -> None:
    made = lived(journal)
    screen = begun(journal, settings, SET)
    face = screen.session.review
    press_cell(face, "wins", 2)
    journal.remove(made["Autumn"])
    rest()
    assert cell(face, "wins", 2).data() == "1"
    assert list(face.panel.list.uids()) == [made["Mine"]]
    journal.remove(made["Mine"])
    rest()
    assert not face.panel.isVisible(), "nothing is left to list"
    journal.undo()
    rest()
    assert cell(face, "wins", 2).data() == "1"


def test_each_line_that_is_carried_on_becomes_what_it_is_to_be(journal: Journal, settings: Settings) -> None:
    screen = begun(journal, settings, SET)
    uid = screen.session.uid
    sessions.answer(journal, uid, "carry-on", "- Ask for a budget\n- Thursdays")
    screen.show_session(uid, "carry-on")
    becoming = screen.session.one.block.becoming
    becoming.begin("action")
    rest()
    assert becoming.which.isVisible()
    assert [becoming.which.itemText(row) for row in range(becoming.which.count())] == ["Ask for a budget", "Thursdays"]
    becoming.keep()
    rest()
    becoming.begin("action")
    assert becoming.text.text() == "Thursdays", "the next one that nothing was made of"
    becoming.keep()
    rest()
    assert sorted(one.text for one in actions.all_of(journal)) == ["Ask for a budget", "Thursdays"]
    assert toast(screen) == "Promise it: Thursdays"
    sessions.answer(journal, uid, "good-quarter", "One long thought, and no list.")
    screen.show_session(uid, "good-quarter")
    screen.session.one.block.becoming.begin("action")
    assert not screen.session.one.block.becoming.which.isVisible(), "the control: one text is offered as it is"


def test_a_finished_review_is_read_with_its_numbers_and_leads_to_its_page(
    journal: Journal, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    lived(journal)
    uid = sessions.begin(journal, SET)
    sessions.answer(journal, uid, "in-my-words", "It held, and I slept.")
    sessions.finish(journal, uid)
    screen = shown(journal, settings)
    screen.show_session(uid)
    rest()
    read = screen.session.read
    assert "looking back at Q4 2025" in read.when.text()
    assert read.page.isVisible()
    went: list[tuple[str, object]] = []
    monkeypatch.setattr(screen.session, "_go", lambda name, _uid="", **wanted: went.append((name, wanted)))
    read.page.click()
    assert went == [("summary", {"document": "quarter", "subject": "2025-Q4"})]
    screen.session.numbers.click()
    rest()
    assert in_numbers(screen)
    assert not screen.session.foot.isVisible()
    screen.session.numbers.click()
    rest()
    assert screen.session.faces.currentWidget() is read


def test_home_leads_there_in_a_quarters_last_days(
    journal: Journal, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(clock.VARIABLE, "2026-03-25T09:00")
    journal.add("entry", body="Here since autumn.", day=date(2025, 10, 1))
    window = alone(journal, settings, "home", "reflect")
    window.show()
    window.go("home")
    QApplication.processEvents()
    rows = window.screen_of("home").findChildren(LookRow)
    row = next(row for row in rows if "four short sittings" in row.look.why)
    row.findChildren(VerbButton)[0].click()
    QApplication.processEvents()
    screen = window.screen_of("reflect")
    assert in_numbers(screen)  # type: ignore[arg-type]
    assert session_quarter.reviews(journal, Quarter(2026, 1)) == [screen.session.uid]  # type: ignore[attr-defined]


def test_where_there_is_little_room_the_list_takes_the_place_of_the_numbers(
    journal: Journal, settings: Settings
) -> None:
    lived(journal)
    screen = shown(journal, settings, (760, 600))
    screen.open("", set=SET)
    rest()
    face = screen.session.review
    press_cell(face, "wins", 2)
    assert face.panel.isVisible()
    assert not face.page.isVisible()
    press(screen, Key.Key_Escape)
    assert face.page.isVisible()
