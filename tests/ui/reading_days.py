"""Reading many days at once, for its tests: a journal that is filled, the keys, and what stands in the column."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from careerjournal.core import entries

if TYPE_CHECKING:
    from careerjournal.core.journal import Journal
    from careerjournal.ui.screens.timeline.piece import Piece
    from careerjournal.ui.screens.timeline.screen import TimelineScreen


def fill(journal: Journal, last: date, count: int, step: int = 1, **fields: object) -> list[str]:
    """Entries back from a day, newest first."""
    days = [last - timedelta(days=number * step) for number in range(count)]
    with journal.bulk("Fill"):
        return [
            journal.add("entry", **{"title": f"Of {day}", "body": "Some words. " * 30, "day": day} | fields)
            for day in days
        ]


def press(screen: TimelineScreen, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget() or screen, key, held)
    QApplication.processEvents()


def begin(screen: TimelineScreen) -> None:
    QApplication.processEvents()
    screen.list.setFocus()
    screen.side.look_back.read.click()
    QApplication.processEvents()


def piece_of(screen: TimelineScreen, uid: str) -> Piece:
    return next(piece for piece in screen.face.flow.pieces() if piece.uid == uid)


def day_read(screen: TimelineScreen) -> date:
    return entries.get(screen.journal, screen.face.flow.uid()).day
