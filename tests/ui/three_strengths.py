"""Three strengths, and the screen that shows them: what the tests of the strengths screen share."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import Qt

from careerjournal.core import clock, strengths
from careerjournal.core.journal import Journal
from careerjournal.core.quarter import Quarter
from careerjournal.core.settings import Settings
from careerjournal.ui.screens.strengths.screen import StrengthsScreen
from careerjournal.ui.screens.strengths.strength_list import StrengthRow
from tests.ui.opening import opened

Key = Qt.Key
Q1 = Quarter(2026, 1)


def three(journal: Journal) -> dict[str, str]:
    """Three strengths by name: one used, one draining, one that nothing names this quarter."""
    found = {name: strengths.add(journal, name) for name in ("Listening", "Planning", "Drawing")}
    for days in range(4):
        effect = "energised" if days else "used"
        journal.add("entry", title=f"Heard {days}", strengths=[(found["Listening"], effect)], day=ago(days))
    journal.add("entry", title="Rota", strengths=[(found["Planning"], "drained")], day=ago(2))
    journal.add("entry", title="A map", strengths=[(found["Drawing"], "used")], day=date(2025, 7, 4))
    return found


def ago(days: int) -> date:
    return clock.today() - timedelta(days=days)


def shown(journal: Journal, settings: Settings, size: tuple[int, int] = (1320, 840)) -> StrengthsScreen:
    return opened(StrengthsScreen, journal, settings, size)


def lines(screen: StrengthsScreen) -> list[tuple[int, str, str]]:
    found = [
        screen.list.model().index(row, 0).data(Qt.ItemDataRole.UserRole)
        for row in range(screen.list.model().rowCount())
    ]
    return [(line.place, line.title, line.state.word) for line in found if isinstance(line, StrengthRow) and line.state]
