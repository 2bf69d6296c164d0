"""A person at the window, for tests: finds things by the names they are read out with, and has keys and a mouse."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QLabel, QMenu, QWidget

from careerjournal.core import first_start
from careerjournal.core.settings import Settings
from careerjournal.ui import starting
from careerjournal.ui.window import Window

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from careerjournal.core.journal import Journal

ROOT = Path(__file__).parents[2]
_PATIENCE = 10  # seconds


class Person:
    """Sits before the window of the default journal; `begin` and `end` as often as the story wants."""

    def __init__(self) -> None:
        self.journal: Journal
        self.window: Window

    # --- beginning and ending

    def begin(self, first: bool = False) -> None:
        """Start the program as `careerjournal` alone does, but for the event loop; with `first` it asks at first."""
        journal = starting.usual(Settings.load())
        assert journal is not None
        self.journal, settings = journal, Settings.load()
        if not first:
            first_start.asked(journal)
        settings.opened(journal.path)
        self.window = Window(journal, settings)
        self.window.resize(1320, 840)
        self.window.show()
        self.window.activateWindow()
        self.rest()

    def end(self) -> None:
        self.window.close()
        self.window.deleteLater()
        self.rest()
        self.journal.close()

    # --- hands

    def keys(self, *sequences: str) -> None:
        """Press keys, each where the focus is then."""
        for sequence in sequences:
            QTest.keySequence(self._focused(), QKeySequence(sequence))
            self.rest()

    def type(self, text: str) -> None:
        QTest.keyClicks(self._focused(), text)
        self.rest()

    def click(self, name: str) -> None:
        """Press the mouse on what is called so."""
        found = self.find(name)
        spot = found.rect().center() if isinstance(found, QAbstractButton) else QPoint(8, 8)
        QTest.mouseClick(found, Qt.MouseButton.LeftButton, pos=spot)
        self.rest()

    def go_to(self, name: str) -> None:
        """Put the focus on what is called so."""
        self.find(name).setFocus(Qt.FocusReason.TabFocusReason)
        self.rest()

    def choose(self, name: str) -> None:
        """Choose a line of the menu that is open."""
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        line = next(line for line in menu.actions() if line.text() == name)
        QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(line).center())
        self.rest()

    # --- eyes

    def find(self, name: str) -> QWidget:
        """Return what is shown under this name; rather a thing to use than its label."""
        found = [widget for widget in self._shown() if name in _names(widget)]
        assert found, f"nothing called “{name}” among {sorted({name for w in self._shown() for name in _names(w)})}"
        return min(found, key=lambda widget: isinstance(widget, QLabel))

    def sees(self, *words: str) -> bool:
        """Whether all these words stand somewhere in the window."""
        shown = "\n".join(text for widget in self._shown() for text in _names(widget))
        return all(each in shown for each in words)

    def reads(self, *words: str) -> None:
        """Expect words in the window, now or in a moment."""
        self.waits(lambda: self.sees(*words), lambda: f"{words} not in {[_names(one) for one in self._shown()]}")

    def waits(self, until: Callable[[], bool], why: Callable[[], str] = lambda: "it never came") -> None:
        end = time.monotonic() + _PATIENCE
        while not until():
            assert time.monotonic() < end, why()
            QTest.qWait(10)

    def rest(self) -> None:
        """Let the window do what it has put off."""
        for _ in range(3):
            QCoreApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def _focused(self) -> QWidget:
        return QApplication.focusWidget() or self.window.focusWidget() or self.window

    def _shown(self) -> Iterator[QWidget]:
        return (widget for widget in self.window.findChildren(QWidget) if widget.isVisible())

    # --- another terminal

    def terminal(self, *arguments: str) -> str:
        """Run a command on the same journal in another process, as a person would beside the window."""
        done = subprocess.run(
            [sys.executable, "-m", "careerjournal", *arguments], capture_output=True, text=True, cwd=ROOT
        )
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    def asks(self, *arguments: str) -> Any:
        return json.loads(self.terminal(*arguments, "--json"))

    def steps(self) -> dict[str, dict[str, Any]]:
        """Return the checklist of the next conversation by key, as another process reads it."""
        return {step["key"]: step for step in self.asks("checklist", "next")["steps"]}


def _names(widget: QWidget) -> list[str]:
    said = [widget.accessibleName()]
    if isinstance(widget, (QAbstractButton, QLabel)):
        said.append(widget.text().strip())
    if isinstance(widget, QAbstractItemView) and (model := widget.model()) is not None:
        said += [str(model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole)) for row in range(model.rowCount())]
    return [name for name in said if name]
