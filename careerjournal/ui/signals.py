"""The journal's announcements as one Qt signal, with an eye on what other processes write."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from careerjournal.core.journal import Journal
from careerjournal.core.trouble import Trouble

INTERVAL = 500
"""Milliseconds between two looks at the file's version."""


CALM = 2000
"""Milliseconds without a save after which everything is brought into the one file."""


class Signals(QObject):
    """`changed` carries every Change of the journal; `trouble` a sentence where looking at the file failed."""

    changed = Signal(object)
    trouble = Signal(str)

    def __init__(self, journal: Journal, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._journal = journal
        self._stop = journal.on_change(self.changed.emit)
        self._timer = QTimer(self, interval=INTERVAL)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        self._calm = QTimer(self, singleShot=True, interval=CALM)
        self._calm.timeout.connect(journal.checkpoint)
        self.changed.connect(lambda _change: self._calm.start())
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.applicationStateChanged.connect(self._state_changed)

    def _state_changed(self, state: Qt.ApplicationState) -> None:
        if state == Qt.ApplicationState.ApplicationActive:
            self.look()

    def look(self) -> None:
        """Ask the file whether somebody else wrote to it."""
        if not self._timer.isActive():
            return
        try:
            self._journal.poll()
        except Trouble as trouble:
            self.trouble.emit(str(trouble))

    def stop(self) -> None:
        """Listen no more; the journal is about to close."""
        self._timer.stop()
        self._calm.stop()
        self._stop()
