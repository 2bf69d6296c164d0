"""Commands: each is declared once, and shortcuts, menus, the palette and tool tips are made of the declaration."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from careerjournal.ui.kit import icons
from careerjournal.ui.kit.parts import bare
from careerjournal.ui.kit.text import plain_button_text, plain_tip


@dataclass(frozen=True)
class Command:
    """Something the person can do: `name` is for the program, `text` for the person."""

    name: str
    text: str
    action: QAction
    shortcut: str = ""
    icon: str = ""
    where: QWidget | None = None

    def __call__(self) -> None:
        self.action.trigger()

    @property
    def keys(self) -> str:
        """The shortcut as the system writes it."""
        return self.action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)

    @property
    def available(self) -> bool:
        return self.action.isEnabled() and (self.where is None or self.where.isVisible())


class Commands:
    """All commands of one window, in the order of their declaration."""

    def __init__(self, window: QWidget) -> None:
        self._window = window
        self._commands: dict[str, Command] = {}
        self._resting: list[QAction] = []

    def add(
        self,
        name: str,
        text: str,
        run: Callable[[], object],
        shortcut: str = "",
        icon: str = "",
        where: QWidget | None = None,
    ) -> QAction:
        """Declare a command; with `where` it holds only inside that screen."""
        action = QAction(plain_button_text(text), where or self._window)
        if icon:
            action.setIcon(icons.icon(icon))
        if shortcut:
            action.setShortcuts([QKeySequence(keys) for keys in shortcut.split(" | ")])
            inside = Qt.ShortcutContext.WidgetWithChildrenShortcut
            action.setShortcutContext(inside if where else Qt.ShortcutContext.WindowShortcut)
        action.triggered.connect(bare(run))
        (where or self._window).addAction(action)
        command = Command(name, text, action, shortcut, icon, where)
        action.setToolTip(plain_tip(_tip(command)))
        self._commands[name] = command
        return action

    def forget(self, where: QWidget) -> None:
        """Drop the commands of a screen that goes away."""
        self._commands = {name: one for name, one in self._commands.items() if one.where is not where}

    def rest(self, whether: bool, but: str = "close") -> None:
        """Let nothing be run while no journal is shown, but for one; afterwards as before."""
        for action in self._resting:
            action.setEnabled(True)
        wanted = [one.action for one in self._commands.values() if one.name != but and one.where is None]
        self._resting = [action for action in wanted if action.isEnabled()] if whether else []
        for action in self._resting:
            action.setEnabled(False)

    def __getitem__(self, name: str) -> Command:
        return self._commands[name]

    def run(self, name: str) -> None:
        self._commands[name]()

    def tip(self, name: str) -> str:
        """What a tool tip says: the words, and the keys in brackets."""
        return _tip(self._commands[name])

    def matching(self, typed: str) -> list[Command]:
        """The available commands whose words begin as typed; those that begin so themselves first, else in order."""
        wanted = _fold(typed).split()
        if not wanted:
            return []
        found = [one for one in self._commands.values() if one.available and _matches(one.text, wanted)]
        return sorted(found, key=lambda one: not _fold(one.text).startswith(wanted[0]))

    def all(self) -> list[Command]:
        """The commands that can be run now."""
        return [one for one in self._commands.values() if one.available]


def _tip(command: Command) -> str:
    return f"{command.text} ({command.keys})" if command.keys else command.text


def _fold(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", text).casefold() if not unicodedata.combining(c))


def _matches(text: str, wanted: list[str]) -> bool:
    words = _fold(text).split()
    begins = [*words, *(first + second for first, second in pairwise(words))]  # “backup” finds “Back up now”
    return all(any(word.startswith(part) for word in begins) for part in wanted)
