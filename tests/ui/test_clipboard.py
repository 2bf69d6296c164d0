"""What was copied from a locked-away place leaves the clipboard after a while, and nothing else ever does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget

from careerjournal.core import entries
from careerjournal.ui.kit import clipboard
from careerjournal.ui.kit.clipboard import Keeper, lock_away
from careerjournal.ui.kit.layout import down
from careerjournal.ui.screens.timeline.reading import ReadingPage
from careerjournal.ui.screens.timeline.writing import WritingPage
from tests.ui.opening import alone

if TYPE_CHECKING:
    from collections.abc import Iterator

    from careerjournal.core.journal import Journal
    from careerjournal.core.settings import Settings


@pytest.fixture
def keeper() -> Iterator[Keeper]:
    holder = QWidget()
    made = Keeper(holder)
    made.setProperty("held", holder)
    yield made
    made.timer.stop()
    QGuiApplication.clipboard().clear()
    holder.deleteLater()


@pytest.fixture
def line(keeper: Keeper) -> QLineEdit:
    page, made = keeper.parent(), QLineEdit("quillfeather")
    page.setLayout(down(made))
    page.show()
    page.activateWindow()
    made.setFocus()
    QTest.qWait(1)
    made.selectAll()
    return made


def held() -> str:
    return QGuiApplication.clipboard().text()


def a_while(keeper: Keeper) -> None:
    """Let the minute pass at once; a timer that does not run brings nothing about."""
    if keeper.timer.isActive():
        keeper.timer.timeout.emit()


def test_what_is_only_for_me_is_taken_back_after_a_minute(keeper: Keeper, line: QLineEdit) -> None:
    lock_away(keeper.parent(), True)
    line.copy()
    assert (held(), keeper.timer.interval(), keeper.timer.isActive()) == ("quillfeather", 60_000, True)
    a_while(keeper)
    assert held() == ""


def test_anything_else_stays(keeper: Keeper, line: QLineEdit) -> None:
    line.copy()
    a_while(keeper)
    assert held() == "quillfeather", "the control"


def test_what_was_copied_since_stays(keeper: Keeper, line: QLineEdit) -> None:
    lock_away(keeper.parent(), True)
    line.copy()
    line.clearFocus()
    QGuiApplication.clipboard().setText("milk, eggs")
    a_while(keeper)
    keeper.clear()
    assert held() == "milk, eggs"


def test_a_selection_over_several_entries_says_so_itself(keeper: Keeper) -> None:
    clipboard.copy("a calm day", locked_away=False)
    a_while(keeper)
    assert held() == "a calm day"
    clipboard.copy("a private day", locked_away=True)
    a_while(keeper)
    assert held() == ""


def test_it_is_taken_back_when_the_program_ends(keeper: Keeper) -> None:
    clipboard.copy("a private day", locked_away=True)
    keeper.clear()  # what the end of the program calls
    assert held() == ""


@pytest.mark.parametrize("page", [ReadingPage, WritingPage], ids=["read", "written"])
def test_a_private_entry_is_such_a_place(journal: Journal, settings: Settings, page: type[QWidget]) -> None:
    hard, calm = journal.add("entry", body="Hard to say", private=True), journal.add("entry", body="Calm")
    window = alone(journal, settings, "timeline")
    for uid, locked in ((hard, True), (calm, False), (hard, True)):
        window.go("timeline", uid)
        reader = window.screen_of("timeline").reader
        for shown in (reader.reading, reader.writing):
            shown.show_entry(entries.get(journal, uid))
        QTest.qWait(1)
        assert window.findChild(page).property("lockedAway") is locked
