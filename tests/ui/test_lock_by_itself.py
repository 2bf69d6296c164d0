"""What locks or hides the page without the command: idleness, the screen, sleep, and the cover key."""

from __future__ import annotations

import shutil
import subprocess
import sys
import textwrap
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtGui import QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from shiboken6 import delete

from careerjournal.core import first_start, keys, passphrase
from careerjournal.core.journal import Journal
from careerjournal.core.settings import Settings
from careerjournal.ui.screens.settings.lock_section import LockRows
from careerjournal.ui.window import Window
from tests.ui.opening import standing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication

WORDS = "four plain quiet words"
ROOT = Path(__file__).parents[2]


class Clock:
    """A clock that goes when it is told to."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def window(
    tmp_path: Path, settings: Settings, dressed: QApplication, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Window]:
    monkeypatch.setattr(keys, "ROUNDS", 1000)
    journal = Journal.create(tmp_path / "mine.journal")
    first_start.asked(journal)
    passphrase.change(journal, WORDS)
    with standing(Window(journal, settings)) as made:
        yield made


@pytest.fixture
def clock(window: Window) -> Clock:
    made = Clock()
    window.locking.idle.clock = made
    window.locking.idle.begin()
    return made


def is_locked_soon(window: Window) -> bool:
    for _ in range(20):
        QTest.qWait(5)
        if window.locking.is_locked:
            return True
    return False


# --- idleness


def test_it_locks_after_the_minutes_of_the_settings(window: Window, clock: Clock) -> None:
    window.settings.lock_after = 15
    clock.now += 15 * 60 - 1
    window.locking.idle.look()
    assert not is_locked_soon(window)
    clock.now += 1
    window.locking.idle.look()
    assert is_locked_soon(window)


def test_a_window_that_went_with_its_dialog_is_let_go_of(window: Window) -> None:
    """Destroyed with nobody told, as where a dialog ends in the middle of a change of focus."""
    handle = window.windowHandle()
    assert handle is not None
    for keeper in (window.locking.idle, window.locking._over_dialogs):
        keeper._watched = QWindow()
        delete(keeper._watched)
        keeper._turned(handle)
    assert window.locking.idle._watched is handle
    window.locking.idle._turned(None)


def test_what_locks_while_the_file_is_worked_on_locks_right_after(window: Window) -> None:
    path, key = window.journal.path, window.journal.key
    window.locking.shut()
    window.locking._screen_was_locked()
    assert not is_locked_soon(window)
    window.locking.come_back(Journal(path, key))
    assert is_locked_soon(window)
    window.locking.lock_by_itself()
    window.locking.come_back(Journal(path, key))
    assert not is_locked_soon(window), "the control: it was locked already"


def test_a_key_and_the_mouse_count_anew(window: Window, clock: Clock) -> None:
    handle = window.windowHandle()
    assert handle is not None
    window.locking.idle._turned(handle)
    for sign in (
        lambda: QTest.keyClick(handle, Qt.Key.Key_A),
        lambda: QTest.mouseMove(handle, QPoint(20, 20)),
        lambda: QTest.mouseClick(handle, Qt.MouseButton.LeftButton, pos=QPoint(2, 2)),
    ):
        clock.now += 14 * 60
        sign()
        QCoreApplication.processEvents()
        clock.now += 14 * 60
        window.locking.idle.look()
        assert not is_locked_soon(window)
    clock.now += 60
    window.locking.idle.look()
    assert is_locked_soon(window)


def test_never_is_never(window: Window, clock: Clock) -> None:
    window.settings.lock_after = 0
    clock.now += 1_000_000
    window.locking.idle.look()
    assert not is_locked_soon(window)


def test_without_a_passphrase_nothing_happens(journal: Journal, settings: Settings) -> None:
    first_start.asked(journal)
    made = Window(journal, settings)
    made.show()
    made.locking.idle.passed.emit()
    assert not is_locked_soon(made)
    assert journal.is_open


def test_it_counts_again_once_unlocked(window: Window, clock: Clock) -> None:
    path = window.journal.path
    clock.now += 16 * 60
    window.locking.idle.look()
    assert is_locked_soon(window)
    window.locking.come_back(Journal.open(path, WORDS))
    window.locking.idle.look()
    assert not is_locked_soon(window)
    clock.now += 16 * 60
    window.locking.idle.look()
    assert is_locked_soon(window)


# --- the screen and sleep


def test_it_locks_with_the_screen_unless_that_is_not_wanted(window: Window) -> None:
    window.settings.lock_with_screen = False
    window.locking._watch_the_session()
    window.locking.session.turned(True)
    assert not is_locked_soon(window)
    window.settings.lock_with_screen = True
    window.locking.session.turned(False)
    assert not is_locked_soon(window), "waking up locks nothing"
    window.locking.session.turned(True)
    assert is_locked_soon(window)


BUS = """
    import os
    os.environ["DBUS_SYSTEM_BUS_ADDRESS"] = os.environ["DBUS_SESSION_BUS_ADDRESS"]
    from PySide6.QtCore import QCoreApplication, QObject, QTimer
    from PySide6.QtDBus import QDBusConnection, QDBusMessage
    from careerjournal.ui.session_watch import SessionWatch

    app = QCoreApplication([])
    parent, heard = QObject(), []
    watch = SessionWatch(parent)
    watch.left.connect(lambda: heard.append(1))
    bus = QDBusConnection.sessionBus()
    assert bus.isConnected()
    login = QDBusConnection.connectToBus(os.environ["DBUS_SESSION_BUS_ADDRESS"], "login")
    assert login.registerService("org.freedesktop.login1")

    def says(connection, path, interface, name, *values):
        said = QDBusMessage.createSignal(path, interface, name)
        said.setArguments(list(values))
        connection.send(said)
        QTimer.singleShot(150, app.quit)
        app.exec()
        print(name, *values, len(heard))

    says(bus, "/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver", "ActiveChanged", False)
    says(bus, "/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver", "ActiveChanged", True)
    says(login, "/org/freedesktop/login1", "org.freedesktop.login1.Manager", "PrepareForSleep", False)
    says(login, "/org/freedesktop/login1", "org.freedesktop.login1.Manager", "PrepareForSleep", True)
    says(login, "/org/freedesktop/login1/session/_32", "org.freedesktop.login1.Session", "Lock")
    says(bus, "/org/freedesktop/login1", "org.freedesktop.login1.Manager", "PrepareForSleep", True)
"""


@pytest.mark.skipif(not shutil.which("dbus-run-session"), reason="a session bus of its own is needed")
def test_the_desktop_is_heard_over_its_bus() -> None:
    done = subprocess.run(
        ["dbus-run-session", "--", sys.executable, "-c", textwrap.dedent(BUS)],
        capture_output=True, text=True, cwd=ROOT, timeout=60,
    )  # fmt: skip
    assert done.stdout.splitlines() == [
        "ActiveChanged False 0", "ActiveChanged True 1", "PrepareForSleep False 1", "PrepareForSleep True 2", "Lock 3",
        "PrepareForSleep True 3",  # by somebody who is not the system
    ], done.stderr  # fmt: skip


# --- the cover


def test_the_cover_hides_the_page_at_once_and_any_key_brings_it_back(window: Window) -> None:
    window.go("home")
    field = window.focusWidget()
    assert field is not None
    QTest.keyClicks(field, "half a thought")
    QTest.keyClick(field, Qt.Key.Key_F9)
    assert window.locking.cover.is_on
    assert not [one for one in window.stack.findChildren(QWidget) if one.isVisible()]
    assert {one.name for one in window.commands.all()} == {"close"}
    for _turn in range(3):
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Control)
    assert window.locking.cover.is_on, "the key of a shortcut alone is no key"
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
    assert not window.locking.cover.is_on
    assert window.focusWidget() is field
    assert field.toPlainText() == "half a thought"  # type: ignore[attr-defined]


def test_a_click_brings_it_back_too(window: Window) -> None:
    window.locking.cover.begin()
    QTest.mouseClick(window.locking.cover, Qt.MouseButton.LeftButton)
    assert not window.locking.cover.is_on


def test_a_covered_page_is_locked_as_well(window: Window, clock: Clock) -> None:
    window.locking.cover.begin()
    clock.now += 16 * 60
    window.locking.idle.look()
    assert is_locked_soon(window)
    window.locking.come_back(Journal.open(window.journal.path, WORDS))
    assert {"go.home", "lock"} <= {one.name for one in window.commands.all()}


# --- the settings


def test_the_settings_keep_minutes_and_screen(window: Window, tmp_path: Path) -> None:
    window.go("settings")
    rows = window.findChildren(LockRows)[0]
    assert rows.after.isEnabled()
    rows.after.chosen.emit("5")
    rows.with_screen.click()
    kept = Settings.load(window.settings.path)
    assert (kept.lock_after, kept.lock_with_screen) == (5, False)
    rows.after.chosen.emit("0")
    assert Settings.load(window.settings.path).lock_after == 0


def test_without_a_passphrase_the_settings_say_why(journal: Journal, settings: Settings) -> None:
    first_start.asked(journal)
    made = Window(journal, settings)
    made.show()
    made.go("settings")
    rows = made.findChildren(LockRows)[0]
    assert not rows.lock.isEnabled()
    assert rows.lock.accessibleDescription() == "Locking needs a passphrase."
    assert rows.cover.isEnabled()
    rows.cover.click()
    assert made.locking.cover.is_on


def test_words_of_another_computer_change_nothing(tmp_path: Path) -> None:
    (tmp_path / "s.toml").write_text('lock_after = "soon"\nlock_with_screen = 3\n')
    kept = Settings.load(tmp_path / "s.toml")
    assert (kept.lock_after, kept.lock_with_screen) == (15, True)
