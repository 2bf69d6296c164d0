"""The way to the earlier versions of a record, the same one wherever its texts are edited: a line in its “…”."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from careerjournal.core import revisions
from careerjournal.core.trouble import Trouble
from careerjournal.ui.kit.parts import action
from careerjournal.ui.screen import Screen

if TYPE_CHECKING:
    from careerjournal.ui.window import Window

NAME, ICON, KEYS = "versions", "history", "Ctrl+Shift+H"


def words() -> str:
    return QCoreApplication.translate("versions", "Earlier versions")


def line(place: QWidget, uid: str) -> QAction:
    """The line in the “…” of a part of a screen that shows or edits a record."""
    return action(words(), lambda: _show(place, uid), ICON)


def _show(place: QWidget, uid: str) -> None:
    screen: QWidget | None = place
    while screen is not None and not isinstance(screen, Screen):
        screen = screen.parentWidget()
    if screen is not None:
        screen.go(NAME, uid, back=screen.name)


def shower(window: Window) -> Callable[[], None]:
    """The command that shows those of the record on which the person stands."""

    def show() -> None:
        screen = window.shown
        if screen is None or screen.name == NAME:
            return
        uid, _wanted = screen.where()
        try:
            revisions.whose(window.journal, uid)
        except Trouble:
            said = QCoreApplication.translate("versions", "Open a record first. Then this shows what it said before.")
            window.toast(said)
        else:
            _show(screen, uid)

    return show
