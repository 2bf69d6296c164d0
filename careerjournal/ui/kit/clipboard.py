"""The clipboard: what was copied from a locked-away place leaves it after a while, if it is still there."""

from __future__ import annotations

import hashlib

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

AFTER = 60_000  # milliseconds
_LOCKED_AWAY = "lockedAway"
_told = False


def lock_away(place: QWidget, locked: bool) -> None:
    """Say whether what stands in `place` is only for the person."""
    place.setProperty(_LOCKED_AWAY, locked)


def copy(text: str, locked_away: bool) -> None:
    """Copy what does not stand in one place."""
    global _told
    _told = locked_away
    QGuiApplication.clipboard().setText(text)
    _told = False


def _is_locked_away(place: QWidget | None) -> bool:
    while place is not None:
        if place.property(_LOCKED_AWAY):
            return True
        place = place.parentWidget()
    return False


class Keeper(QObject):
    """Watches what the program copies; it keeps no word of it, only what tells whether it is still there."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._held = b""
        self.timer = QTimer(self, singleShot=True, interval=AFTER)
        self.timer.timeout.connect(self.clear)
        QGuiApplication.clipboard().dataChanged.connect(self._look)
        if app := QApplication.instance():
            app.aboutToQuit.connect(self.clear)

    def _look(self) -> None:
        found = _print_of(QGuiApplication.clipboard().text())
        if found == self._held:  # a manager of clipboards took it over
            return
        locked_away = _told or _is_locked_away(QApplication.focusWidget())
        self._held = found if locked_away else b""
        self.timer.start() if locked_away else self.timer.stop()

    def clear(self) -> None:
        """Take it back; what was copied since, here or elsewhere, stays."""
        self.timer.stop()
        clipboard = QGuiApplication.clipboard()
        if self._held and _print_of(clipboard.text()) == self._held:
            clipboard.clear()
        self._held = b""


def _print_of(text: str) -> bytes:
    return hashlib.sha256(text.encode(errors="surrogatepass")).digest()
