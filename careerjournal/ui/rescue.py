"""A journal that cannot be opened: what the rescue page says of it, and the page at work while no journal is open."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEventLoop, Signal
from PySide6.QtGui import QCloseEvent, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from careerjournal.core import backup, keys
from careerjournal.core.rescue import Case
from careerjournal.core.restoring import Restored, restore
from careerjournal.core.trouble import Trouble
from careerjournal.core.words import translate
from careerjournal.ui.kit import theme
from careerjournal.ui.kit.behind import Work
from careerjournal.ui.kit.parts import ground
from careerjournal.ui.rescue_page import RescuePage

NEW, GO_ON = "new", "go on"
Run = Callable[[Callable[..., Any], Callable[[Any], object], Callable[[Trouble], object], Callable[[str], object]], Any]
"""Does work beside the window: what, and who is told of its end, of trouble, and of how far it is."""


def restoring(source: Path, secret: str, journal: Path, present: Any = None) -> Callable[[Callable[[str], None]], Any]:
    """Work that puts a backup in the journal's place, as `restoring.restore`; `secret` is what was typed for it."""

    def work(tell: Callable[[str], None]) -> Restored:
        tell(translate("core", "Looking at the backup…"))
        fits = present is not None and backup.opens(source, present)
        key = present if fits else keys.fitting(source, secret)
        return restore(source, key, journal, present, tell)

    return work


class ClosedRescue(RescuePage):
    """The page while no journal is open: it restores by itself, and says what to open then.

    `chosen` carries a path, NEW, GO_ON, or None for leaving; `key` is what opens the case's own journal, once known.
    """

    chosen = Signal(object)

    def __init__(self, case: Case, key: Any = None, leaving: str = "", run: Run | None = None) -> None:
        super().__init__(case, leaving)
        self.key, self.is_busy = key, False
        self._journal, self._run = case.path, run or partial(Work, self)
        self.restore.connect(self._begin)
        self.elsewhere.connect(self.chosen)
        self.begin.connect(lambda: self.chosen.emit(NEW))
        self.go_on.connect(lambda: self.chosen.emit(GO_ON))
        self.again.connect(lambda: self.chosen.emit(case.path))
        self.leave.connect(lambda: self.chosen.emit(None))

    def _begin(self, source: Path, secret: str) -> None:
        self.is_busy = True
        self._run(restoring(source, secret, self._journal, self.key), self._restored, self._refused, self.say)

    def _restored(self, done: Restored) -> None:
        self.key, self.is_busy = done.key, False
        self.line.clear()
        self.chosen.emit(self._journal)

    def _refused(self, trouble: Trouble) -> None:
        self.is_busy = False
        self.refused(trouble)


class Rescue(QWidget):
    """The page in a window of its own, before there is a journal to show; `choose` waits for it."""

    def __init__(self, case: Case, key: Any = None) -> None:
        super().__init__()
        ground(self, "canvas")
        self.setWindowTitle(self.tr("Career Journal"))
        self.resize(min(theme.size(760), 1200), min(theme.size(620), 800))
        self.setMinimumSize(520, 420)
        self.answer: Path | str | None = None
        self._loop = QEventLoop()
        QShortcut("Ctrl+Q", self, self.close)
        self.page = ClosedRescue(case, key)
        self.page.chosen.connect(self._take)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.page)

    @property
    def key(self) -> Any:
        """What opens the journal that was restored, or was to be opened; None where nothing is known to."""
        return self.page.key

    def _take(self, answer: Path | str | None) -> None:
        self.answer = answer
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.page.is_busy:  # a moment, and nothing half made
            event.ignore()
            return
        self._loop.quit()
        super().closeEvent(event)

    def choose(self) -> Path | str | None:
        """Show the window and wait: a path, NEW, GO_ON, or None for closing it."""
        self.show()
        self._loop.exec()
        return self.answer
