"""The first start by keyboard: Enter in a line goes on, and so does Ctrl+Enter anywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from careerjournal.core import people, strengths
from careerjournal.ui.screens.home.first_start import FirstStartScreen
from tests.ui.opening import opened

if TYPE_CHECKING:
    from careerjournal.core.journal import Journal
    from careerjournal.core.settings import Settings


@pytest.fixture
def screen(journal: Journal, settings: Settings) -> FirstStartScreen:
    found = opened(FirstStartScreen, journal, settings, also=("home",))
    found.take_focus()
    return found


def focused() -> QLineEdit:
    held = QApplication.focusWidget()
    assert isinstance(held, QLineEdit)
    return held


def test_all_three_questions_are_answered_without_the_mouse(screen: FirstStartScreen, journal: Journal) -> None:
    QTest.keyClicks(focused(), "Priya Raman")
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert screen.at == 1
    assert [one.name for one in people.everyone(journal)] == ["Priya Raman"]
    QTest.keyClicks(focused(), "Finishing things")
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert screen.at == 1, "the next line first"
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert screen.at == 2, "an empty line is the end of them"
    assert [one.name for one in strengths.ranked(journal)] == ["Finishing things"]
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert screen.window().screen_name == "home"


def test_ctrl_enter_goes_on_from_anywhere(screen: FirstStartScreen) -> None:
    for at in (1, 2):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        assert screen.at == at
    screen.step.yearly.setFocus()
    QTest.keyClick(screen.step.yearly, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert screen.window().screen_name == "home"


def test_what_does_not_fit_is_said_and_stays(screen: FirstStartScreen) -> None:
    day = screen.step.day.edit_of("next").focusProxy() or screen.step.day.edit_of("next")
    day.setFocus()
    QTest.keyClicks(focused(), "sometime")
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert screen.at == 0


def test_enter_on_a_choice_or_a_verb_is_its_own(screen: FirstStartScreen) -> None:
    screen.step.every.setFocus()
    QTest.keyClick(screen.step.every, Qt.Key.Key_Return)
    if (opened_list := QApplication.activePopupWidget()) is not None:
        opened_list.close()
    assert screen.at == 0
