"""What the tests of Reflect share: the screen in a small window of its own, and a person's keys on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from careerjournal.ui.screens.reflect.screen import ReflectScreen
from careerjournal.ui.window import Window
from tests.ui.opening import opened

if TYPE_CHECKING:
    from careerjournal.core.journal import Journal
    from careerjournal.core.settings import Settings

CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
Key = Qt.Key


def shown(journal: Journal, settings: Settings, size: tuple[int, int] = (1320, 840)) -> ReflectScreen:
    return opened(ReflectScreen, journal, settings, size, also=("timeline",))


def rest() -> None:
    for _ in range(3):
        QApplication.processEvents()


def press(screen: ReflectScreen, key: Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget() or screen, key, modifier)
    rest()


def write(screen: ReflectScreen, text: str) -> None:
    QTest.keyClicks(screen.session.block.editor if screen.session.block else screen, text)
    rest()


def begun(journal: Journal, settings: Settings, key: str = "pulse", **about: str) -> ReflectScreen:
    screen = shown(journal, settings)
    screen.open("", set=key, **about)
    rest()
    return screen


def page(screen: ReflectScreen) -> str:
    names = {screen.list: "list", screen.session: "session", screen.over_time: "over time", screen.set: "set",
             screen.letter: "letter"}  # fmt: skip
    return names[screen.pages.currentWidget()]  # type: ignore[index]


def rows(screen: ReflectScreen, kind: type[QWidget]) -> list[QWidget]:
    return [row for row in screen.findChildren(kind) if row.isVisible()]


def buttons(root: QWidget) -> list[str]:
    return [button.accessibleName() for button in root.findChildren(QAbstractButton) if button.isVisible()]


def toast(screen: ReflectScreen) -> str:
    window = screen.window()
    assert isinstance(window, Window)
    return window._toast.accessibleName()
