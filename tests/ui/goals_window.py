"""The goals screen in a window of its own, for tests: its rows and its verbs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from careerjournal.ui.kit.lists import Heading, Row
from careerjournal.ui.screens.goals.screen import GoalsScreen
from tests.ui.opening import opened

if TYPE_CHECKING:
    from careerjournal.core.journal import Journal
    from careerjournal.core.settings import Settings


def shown(journal: Journal, settings: Settings, size: tuple[int, int] = (1320, 840)) -> GoalsScreen:
    return opened(GoalsScreen, journal, settings, size)


def lines(screen: GoalsScreen) -> list[str]:
    model = screen.tab.list.model()
    found = [model.index(row, 0).data(Qt.ItemDataRole.UserRole) for row in range(model.rowCount())]
    return [f"# {line.title}" if isinstance(line, Heading) else line.title for line in found]


def row(screen: GoalsScreen, uid: str) -> Row:
    model = screen.tab.list.model()
    found = [model.index(n, 0).data(Qt.ItemDataRole.UserRole) for n in range(model.rowCount())]
    return next(line for line in found if isinstance(line, Row) and line.uid == uid)


def press(screen: GoalsScreen, words: str) -> None:
    page = screen.page
    assert page is not None
    next(one for one in page.verbs.buttons if one.accessibleName() == words).click()  # type: ignore[attr-defined]
    QApplication.processEvents()
