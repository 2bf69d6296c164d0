"""The session: whether its screen was locked or the computer is about to sleep, as the desktop says it over D-Bus.

D-Bus is a socket of this computer and no network. Where there is none, as on other systems, nothing is ever said.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import SLOT, QObject, Signal, Slot

if TYPE_CHECKING:
    from PySide6.QtDBus import QDBusConnection, QDBusMessage

_LOGIN = "org.freedesktop.login1"
_PATIENCE = 500
"""Milliseconds that the system has for its answer."""
_SAVERS = ("org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver")


class SessionWatch(QObject):
    """`left` says that nobody sits before the screen any more."""

    left = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._held: QDBusMessage | None = None
        try:
            from PySide6.QtDBus import QDBusConnection
        except ImportError:  # a Qt that was built without
            return
        system, session = QDBusConnection.systemBus(), QDBusConnection.sessionBus()
        # From any path: only the session in use has somebody at its screen, and to lock once more is no harm.
        self._listen(system, _LOGIN, f"{_LOGIN}.Session", "Lock", "gone()")
        self._listen(system, _LOGIN, f"{_LOGIN}.Manager", "PrepareForSleep", "sleeps(bool)")
        for name in _SAVERS:
            self._listen(session, "", name, "ActiveChanged", "turned(bool)")
        self._hold_sleep()

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

    @Slot(bool)
    def sleeps(self, begins: bool) -> None:
        """The computer is about to sleep, and waits for `let_sleep`; or it is awake again."""
        if begins:
            self.left.emit()
        else:
            self._hold_sleep()

    def _hold_sleep(self) -> None:
        """Have the system wait before it sleeps, five seconds at most, so that nothing is left on the screen."""
        from PySide6.QtDBus import QDBus, QDBusConnection, QDBusMessage

        bus = QDBusConnection.systemBus()
        if not bus.isConnected():
            return
        call = QDBusMessage.createMethodCall(_LOGIN, "/org/freedesktop/login1", f"{_LOGIN}.Manager", "Inhibit")
        call.setArguments(["sleep", "Career Journal", self.tr("It locks the journal first."), "delay"])
        answer = bus.call(call, QDBus.CallMode.Block, _PATIENCE)
        self._held = answer if answer.type() == QDBusMessage.MessageType.ReplyMessage else None

    def let_sleep(self) -> None:
        """Let the computer sleep: the descriptor in the system's answer is closed with it."""
        self._held = None
