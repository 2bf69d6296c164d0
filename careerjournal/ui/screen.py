"""A screen: what it shows, when that is stale, and the few things it may ask of the window."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, Protocol

from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import QWidget

from careerjournal.core.change import Change
from careerjournal.core.journal import Journal
from careerjournal.core.settings import Settings
from careerjournal.ui.commands import Commands
from careerjournal.ui.kit.parts import ground

if TYPE_CHECKING:
    from careerjournal.ui.backups import Backups


class Go(Protocol):
    def __call__(self, screen: str, uid: str = "", /, **wanted: Any) -> None:
        """Show a screen, and there a record or whatever else its `open` understands."""


class Toast(Protocol):
    def __call__(self, text: str, undo: Callable[[], object] | None = None, verb: str = "") -> None:
        """Say something at the bottom for eight seconds; `undo` is the one verb beside it."""


@dataclass(frozen=True)
class Context:
    """What the window gives each of its screens."""

    go: Go
    toast: Toast
    trouble: Callable[[str], None]
    settings: Settings
    commands: Commands
    backups: Backups | None = None
    restore: Callable[[Path], object] | None = None
    move_out: Callable[[], object] | None = None
    open_journal: Callable[[Path], object] | None = None


class Screen(QWidget):
    """One screen of the window. It builds its widgets once and fills them in `refresh`."""

    name: ClassVar[str]
    shows: ClassVar[frozenset[str]] = frozenset()
    """The kinds of record (tables) whose change concerns this screen."""

    def __init__(self, journal: Journal, context: Context) -> None:
        super().__init__()
        ground(self, "canvas")
        self.journal, self.context = journal, context
        self.go, self.toast, self.trouble = context.go, context.toast, context.trouble
        self.stale = True

    def refresh(self) -> None:
        """Read the journal again and paint it; must leave alone a field that holds unsaved typing."""

    def open(self, uid: str, **wanted: Any) -> None:
        """Show one record of this screen; `uid` may be empty where `wanted` says more."""

    def where(self) -> tuple[str, dict[str, Any]]:
        """What `open` takes to come back to what is shown now; plain values and a Filter only."""
        return "", {}

    def scenes(self) -> Iterator[str]:
        """Put on each face worth a picture, and yield its name; the first is how the screen opens."""
        yield ""

    def settle(self) -> None:
        """Save what is being typed: the screen is about to be hidden, or the window to close."""

    def take_focus(self) -> None:
        """Put the cursor where the person would begin."""
        self.setFocus()

    def changed(self, change: Change) -> None:
        """Refresh if the change concerns this screen: at once if it is seen, otherwise once it is shown."""
        if not change.kinds & self.shows:
            return
        if self.isVisible():
            self.freshen(force=True)
        else:
            self.stale = True

    def freshen(self, force: bool = False) -> None:
        """Refresh if stale."""
        if force or self.stale:
            self.stale = False
            self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        self.freshen()
        super().showEvent(event)

    def command(self, name: str, text: str, run: Callable[[], object], shortcut: str = "", icon: str = "") -> QAction:
        """Declare a command that holds while this screen is shown: shortcut, palette and tool tips know it."""
        return self.context.commands.add(f"{self.name}.{name}", text, run, shortcut, icon, where=self)
