"""The window that stands in for a journal that cannot be opened: the rescue page before there is a journal to show."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEventLoop
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from careerjournal.core import backup, keys, second_place
from careerjournal.core.backup import Backup
from careerjournal.core.words import translate
from careerjournal.ui.kit import theme
from careerjournal.ui.kit.behind import Work
from careerjournal.ui.kit.parts import ground
from careerjournal.ui.rescue_page import RescuePage

NEW, GO_ON = "new", "go on"


def known_backups(journal: Path, places: Sequence[Path] = ()) -> list[Backup]:
    """Every verified backup of a journal that can be reached, the newest first; one of two equal copies."""
    folders = [backup.folder_of(journal), *(second_place.folder_in(place, journal) for place in places)]
    found: dict[tuple[Any, str], Backup] = {}
    for one in (one for folder in folders for one in backup.kept_in(folder)):
        found.setdefault((one.made, one.fingerprint), one)
    return sorted(found.values(), key=lambda one: one.made, reverse=True)


def restoring(source: Path, secret: str, journal: Path, present: Any = None) -> Callable[[Callable[[str], None]], Any]:
    """Work that puts a backup in the journal's place: the key that opens it, and where the former file is."""

    def work(tell: Callable[[str], None]) -> tuple[Any, Path | None]:
        tell(translate("core", "Looking at the backup…"))
        fits = [present] if present is not None and backup.opens(source, present) else []
        key = fits[0] if fits else keys.fitting(source, secret)
        return key, backup.restored_by(source, key, journal, present, tell)

    return work


class Rescue(QWidget):
    """Says what is wrong with the journal at a path and lets the person choose; `choose` waits for it."""

    def __init__(
        self,
        sentence: str,
        seen: Sequence[Path] = (),
        may_begin: bool = False,
        journal: Path | None = None,
        backups: Sequence[Backup] = (),
        may_go_on: bool = False,
    ) -> None:
        super().__init__()
        ground(self, "canvas")
        self.setWindowTitle(self.tr("Career Journal"))
        self.resize(min(theme.size(760), 1200), min(theme.size(620), 800))
        self.setMinimumSize(520, 420)
        self.answer: Path | str | None = None
        self._journal, self._busy = journal, False
        self._loop = QEventLoop()
        self.page = RescuePage(sentence, backups, seen, may_begin, may_go_on)
        self.page.restore.connect(self._restore)
        self.page.elsewhere.connect(self._take)
        self.page.begin.connect(lambda: self._take(NEW))
        self.page.go_on.connect(lambda: self._take(GO_ON))
        self.page.leave.connect(self.close)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.page)

    def _restore(self, source: Path, secret: str) -> None:
        journal = self._journal
        if journal is None:
            return
        self._busy = True
        Work(self, restoring(source, secret, journal), lambda _done: self._restored(journal), self._refused, self._tell)

    def _tell(self, words: str) -> None:
        self.page.say(words)

    def _restored(self, journal: Path) -> None:
        self._busy = False
        self.page.line.clear()
        self._take(journal)

    def _refused(self, trouble: Any) -> None:
        self._busy = False
        self.page.refused(trouble)

    def _take(self, answer: Path | str) -> None:
        self.answer = answer
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._busy:  # a moment, and nothing half made
            event.ignore()
            return
        self._loop.quit()
        super().closeEvent(event)

    def choose(self) -> Path | str | None:
        """Show the window and wait: a path, NEW, GO_ON, or None for closing it."""
        self.show()
        self._loop.exec()
        return self.answer
