"""The clipboard: what was copied from a locked-away place leaves it after a while, all of it when locking."""

from __future__ import annotations

import hashlib

from PySide6.QtCore import QMimeData, QObject, QTimer
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

AFTER = 60_000  # milliseconds
SECRET = "x-kde-passwordManagerHint", b"secret"
"""What asks a manager of clipboards to keep no copy; Klipper and others heed it."""
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


def is_locked_away(place: QWidget | None) -> bool:
    """Whether a widget, or anything that it stands in, is only for the person."""
    while place is not None:
        if place.property(_LOCKED_AWAY):
            return True
        place = place.parentWidget()
    return False


class Keeper(QObject):
    """Watches what the program copies; it keeps no word of it, only what tells whether it is still there."""

    def __init__(self, parent: QObject, clipboard: QClipboard | None = None) -> None:
        super().__init__(parent)
        self._clipboard = clipboard or QGuiApplication.clipboard()
        self._held = b""
        self._locked_away = self._selected_there = False
        self.timer = QTimer(self, singleShot=True, interval=AFTER)
        self.timer.timeout.connect(self.clear)
        self._clipboard.dataChanged.connect(self._look)
        self._clipboard.selectionChanged.connect(self._look_at_selection)
        if app := QApplication.instance():
            app.aboutToQuit.connect(self.clear)

    def _look(self) -> None:
        found = _print_of(self._clipboard.text())
        if found == self._held:  # a manager of clipboards took it over
            return
        self._locked_away = _told or is_locked_away(QApplication.focusWidget())
        self._held = found if self._locked_away or is_ours(self._clipboard) else b""
        self._wait()
        if self._locked_away:
            self._hint()

    def _look_at_selection(self) -> None:
        """On some systems what is merely selected is pasted by the middle button; nobody else can take it over."""
        self._selected_there = self._clipboard.ownsSelection() and is_locked_away(QApplication.focusWidget())
        self._wait()

    def _wait(self) -> None:
        self.timer.start() if self._locked_away or self._selected_there else self.timer.stop()

    def _hint(self) -> None:
        """Put the same there once more with the hint, before another program has had a turn to read it."""
        found, hinted = self._clipboard.mimeData(), QMimeData()
        for kind in found.formats():
            hinted.setData(kind, found.data(kind))
        hinted.setData(*SECRET)
        self._clipboard.setMimeData(hinted)

    def clear(self) -> None:
        """Take back what was locked away; what was copied since, here or elsewhere, stays."""
        if self._selected_there:
            self._unselect()
        if self._locked_away:
            self._take_back()

    def clear_all(self) -> None:
        """Take back whatever was copied or selected here, as locking does; what another program copied stays."""
        self._take_back()
        self._unselect()

    def _take_back(self) -> None:
        self.timer.stop()
        if self._held and _print_of(self._clipboard.text()) == self._held:
            self._clipboard.clear()
        self._held, self._locked_away = b"", False

    def _unselect(self) -> None:
        self._selected_there = False
        if self._clipboard.supportsSelection() and self._clipboard.ownsSelection():
            self._clipboard.clear(QClipboard.Mode.Selection)


_keepers: list[Keeper] = []


def keeper() -> Keeper:
    """The program's own, from the first passphrase that is typed to the last window."""
    if not _keepers:
        _keepers.append(Keeper(QGuiApplication.instance() or QObject()))
    return _keepers[0]


def is_ours(clipboard: QClipboard) -> bool:
    """Whether what the clipboard holds now was put there by this program; some systems cannot say whose it is."""
    return clipboard.ownsClipboard() or QGuiApplication.focusWindow() is not None


def _print_of(text: str) -> bytes:
    return hashlib.sha256(text.encode(errors="surrogatepass")).digest()
