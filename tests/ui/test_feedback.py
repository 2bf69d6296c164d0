"""Feedback under Conversations: what was not answered comes first, an action answers it, and new words are kept."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from careerjournal.core import clock, feedback
from careerjournal.core.journal import Journal
from careerjournal.core.settings import Settings
from careerjournal.ui.kit.lists import Heading
from careerjournal.ui.screens.conversations.conversation_list import FEEDBACK, TALKS
from careerjournal.ui.screens.conversations.feedback_page import ResponseRow
from careerjournal.ui.screens.conversations.screen import ConversationsScreen
from tests.ui.opening import opened, toast

Key = Qt.Key


@pytest.fixture
def priya(journal: Journal) -> str:
    return journal.add("person", name="Priya Raman", relation="manager")


def shown(journal: Journal, settings: Settings, size: tuple[int, int] = (1320, 840)) -> ConversationsScreen:
    return opened(ConversationsScreen, journal, settings, size)


def turn(screen: ConversationsScreen, mode: str) -> None:
    screen.list.which.chosen.emit(mode)
    QApplication.processEvents()


def lines(screen: ConversationsScreen) -> list[str]:
    model = screen.list.feedback.model()
    found = [model.index(row, 0).data(Qt.ItemDataRole.UserRole) for row in range(model.rowCount())]
    return [f"# {line.title}" if isinstance(line, Heading) else line.title for line in found]


def test_feedback_without_a_response_comes_first_and_an_action_answers_it(
    journal: Journal, priya: str, settings: Settings
) -> None:
    answered = journal.add("feedback", body="You waited.", giver=priya, about="Fifty chairs", day=date(2026, 1, 12))
    feedback.answer(journal, answered, "Ask her to be there again")
    open_ = journal.add("feedback", body="Give us a *difficult* one.", giver=priya, day=date(2026, 1, 2))
    screen = shown(journal, settings)
    turn(screen, FEEDBACK)
    assert lines(screen) == ["# Not answered yet", "Priya Raman", "# Answered", "Priya Raman"]
    page = screen.desk.page
    assert page.uid == open_
    assert page.answered.text() == "Not answered yet"
    QTest.keyClicks(page.line, "Sit in the other room")
    page.due.set_value(date(2026, 2, 1))
    QTest.keyClick(page.line, Key.Key_Return)
    QApplication.processEvents()
    assert page.answered.text() == "A response was promised after 18 days"
    response = feedback.get(journal, open_).responses[0]
    assert (response.text, response.due) == ("Sit in the other room", date(2026, 2, 1))
    assert "# Not answered yet" not in lines(screen)
    journal.undo()
    QApplication.processEvents()
    assert page.answered.text() == "Not answered yet"


def test_a_response_is_ticked_where_it_stands(journal: Journal, priya: str, settings: Settings) -> None:
    uid = journal.add("feedback", body="You waited.", giver=priya)
    feedback.answer(journal, uid, "Ask her to be there again")
    screen = shown(journal, settings)
    screen.open(uid)
    tick = next(one.tick for one in screen.desk.page.findChildren(ResponseRow))
    tick.setFocus()
    QTest.keyClick(tick, Key.Key_Space)
    QApplication.processEvents()
    assert feedback.get(journal, uid).responses[0].done_on == clock.today()
    assert toast(screen) == "Done"


def test_ctrl_enter_keeps_new_feedback(journal: Journal, priya: str, settings: Settings) -> None:
    screen = shown(journal, settings)
    screen.begin_feedback()
    body = screen.desk.new.form.edit_of("body").focusProxy()
    assert body is not None
    QTest.keyClicks(body, "Say it sooner.")
    QTest.keyClick(body, Qt.Key.Key_Return)
    assert feedback.newest_first(journal) == [], "the control: Enter alone is a line of theirs"
    QTest.keyClick(body, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert [piece.words.strip() for piece in feedback.newest_first(journal)] == ["Say it sooner."]


def test_new_feedback_is_kept_even_by_going_elsewhere(journal: Journal, priya: str, settings: Settings) -> None:
    screen = shown(journal, settings)
    screen.begin_feedback()
    body = screen.desk.new.form.edit_of("body").focusProxy()
    assert body is not None
    QTest.keyClicks(body, "Three of you ask me the same thing.")
    turn(screen, TALKS)
    assert screen.list.mode == TALKS
    assert [piece.words for piece in feedback.newest_first(journal)] == ["Three of you ask me the same thing."]
    screen.begin_feedback()
    turn(screen, TALKS)
    assert len(feedback.newest_first(journal)) == 1, "the control: an empty form is no feedback"
