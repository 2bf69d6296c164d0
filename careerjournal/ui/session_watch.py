"""The session: whether its screen was locked or the computer is about to sleep, as the desktop says it over D-Bus.

D-Bus is a socket of this computer and no network. Where there is none, as on other systems, nothing is ever said.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import SLOT, QObject, Signal, Slot

if TYPE_CHECKING:
    from PySide6.QtDBus import QDBusConnection

_LOGIN = "org.freedesktop.login1"
_SAVERS = ("org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver")


class SessionWatch(QObject):
    """`left` says that nobody sits before the screen any more."""

    left = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        try:
            from PySide6.QtDBus import QDBusConnection
        except ImportError:  # a Qt that was built without
            return
        system, session = QDBusConnection.systemBus(), QDBusConnection.sessionBus()
        # From any path: only the session in use has somebody at its screen, and to lock once more is no harm.
        self._listen(system, _LOGIN, f"{_LOGIN}.Session", "Lock", "gone()")
        self._listen(system, _LOGIN, f"{_LOGIN}.Manager", "PrepareForSleep", "turned(bool)")
        for name in _SAVERS:
            self._listen(session, "", name, "ActiveChanged", "turned(bool)")

    def _listen(self, bus: QDBusConnection, service: str, interface: str, name: str, slot: str) -> None:
        if bus.isConnected():
            bus.connect(service, "", interface, name, self, SLOT(slot))  # type: ignore[call-overload]  # takes the str

    @Slot()
    def gone(self) -> None:
        self.left.emit()

    @Slot(bool)
    def turned(self, begins: bool) -> None:
        if begins:
            self.left.emit()
