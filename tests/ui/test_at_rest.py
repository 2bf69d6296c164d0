"""A window that nobody touches does nothing: no layout asks for another one for ever."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from careerjournal.ui.kit.layout import Column, Page
from careerjournal.ui.kit.text import label
from careerjournal.ui.screens import SCREENS
from careerjournal.ui.unlock import Unlock
from tests.ui import tour
from tests.ui.opening import alone

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from careerjournal.core.settings import Settings


class Asked(QObject):
    """Counts how often anything asked to be laid out."""

    def __init__(self) -> None:
        super().__init__()
        self.times = 0
        QApplication.instance().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.times += event.type() == QEvent.Type.LayoutRequest
        return False


def at_rest(window: QWidget) -> int:
    """How often a shown window asks, once it has had a hundred turns to come to rest."""
    window.show()
    for _ in range(100):
        QApplication.processEvents()
    asked = Asked()
    for _ in range(100):
        QTest.qWait(1)
    QApplication.instance().removeEventFilter(asked)
    return asked.times


@pytest.mark.parametrize("name", [name for name in SCREENS if name != "first-start"])
def test_no_screen_lays_itself_out_for_ever(name: str, tmp_path: Path, settings: Settings) -> None:
    journal = tour.example(tmp_path / "example.journal")
    window = alone(journal, settings, name, size=(1000, 640))
    assert at_rest(window) <= 4
    journal.close()


def test_the_page_that_unlocks_rests(tmp_path: Path) -> None:
    assert at_rest(Unlock(tmp_path / "mine.journal")) <= 4


def test_a_page_that_asks_for_ever_is_found(dressed: QApplication) -> None:
    """The control: a column that changes its margins to answer how high it would be."""

    class Restless(Column):
        def heightForWidth(self, width: int) -> int:
            for side in (self._side(width), self._side(self.width()) + 1):
                self.box.setContentsMargins(side, 0, side, 0)
            return super().heightForWidth(width)

    page = Page()
    page.column = Restless()
    page.setWidget(page.column)
    page.column.box.addWidget(label("Some words that break into lines where they have to, here or there. " * 20))
    page.resize(700, 200)
    assert at_rest(page) > 50
