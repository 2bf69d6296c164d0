"""Backups beside the window: made when one is due, on closing and when the person asks; and the check at the start."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from careerjournal.core import backup, check, second_place, synced
from careerjournal.core.backup import Backup
from careerjournal.core.journal import Journal
from careerjournal.core.trouble import Trouble
from careerjournal.ui.kit.behind import Work
from careerjournal.ui.kit.parts import across, ground
from careerjournal.ui.kit.text import label

if TYPE_CHECKING:
    from careerjournal.ui.window import Window

translate = QCoreApplication.translate

LOOK = 10 * 60 * 1000
"""Milliseconds between two looks at whether a long session wants another backup."""

BACKUPS, NOW, RESTORE = "backups", "back-up-now", "restore"
"""What the settings open to show the backups, to make one now, and to choose the one to go back to."""

WORD_AFTER = 0.3
"""Seconds of waiting on closing that pass without a word."""


class Backups(QObject):
    """Makes the backups of the journal that the window shows; an example, or a locked journal, has none."""

    said = Signal(str)
    changed = Signal()

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._begun = False
        self._accepted: set[Path] = set()
        self._running: set[threading.Event] = set()
        self.away = ""
        """Why the second place has no copy of the newest backup; nothing where it has."""
        self._timer = QTimer(self, interval=LOOK)
        self._timer.timeout.connect(self.look)

    def declare(self) -> None:
        """The commands that lead to the backups."""
        for name, words, icon in (
            (NOW, translate("Backups", "Back up now"), "archive"),
            (RESTORE, translate("Backups", "Restore a backup…"), "rotate-ccw"),
        ):
            self._window.commands.add(name, words, partial(self._window.go, "settings", name), icon=icon)

    # --- by themselves

    def begin(self) -> None:
        """The window stands: from now on look after every journal that it shows."""
        self._begun = True
        self.opened()

    def opened(self) -> None:
        """A journal was opened for the person: check it, and make a backup where one is due."""
        if not self._begun or not self._wanted():
            return
        backup.sweep_beside(self._journal.path)
        self._timer.start()
        self._warn_of_syncing()
        if self._journal.path in self._accepted:
            self._back_up_if_due()
        else:
            self.check()

    def _back_up_if_due(self) -> None:
        if backup.is_due(self._journal.path):
            self.make("start")
        elif self._place is not None:
            self._keep_up()

    def _warn_of_syncing(self) -> None:
        """Say once that something else copies the journal while it is written."""
        path, settings = self._journal.path, self._window.settings
        service = "" if str(path) in settings.synced_told else synced.service(path)
        if service:
            settings.synced_told = [*settings.synced_told, str(path)]
            settings.save()
            said = translate("Backups", "Your journal lies in a folder that {service} copies. It is safer elsewhere.")
            show = translate("Backups", "Show me")
            self._window.trouble_bar.say(
                said.format(service=service), show, lambda: self._window.go("settings", BACKUPS)
            )

    def _show(self) -> None:
        self._window.go("settings", BACKUPS)

    def accept(self, path: Path) -> None:
        """The person goes on with a file that did not pass its check."""
        self._accepted.add(path)

    def look(self) -> None:
        """During a long session: another one where something was saved since a last one that is old enough."""
        if self._wanted() and not self._running and self._unsaved() and backup.is_due(self._journal.path):
            self.make("session")

    def finish(self) -> None:
        """The window is closed: make the last one where something was saved, and wait for what still runs."""
        self._timer.stop()
        self.leave()
        self.wait()

    def leave(self) -> None:
        """The journal is about to be closed for the day, or for another one: back up what no backup holds."""
        if self._begun and self._wanted() and self._unsaved():
            self.make("closing")

    def wait(self) -> None:
        """Let whatever runs come to its end; after a moment there is a word about it."""
        begun, word = time.monotonic(), None
        while self._running:
            if word is None and time.monotonic() - begun > WORD_AFTER:
                word = _Word(translate("Backups", "One moment: a backup is being kept."))
            QCoreApplication.processEvents()
            self._running = {one for one in self._running if not one.wait(0.01)}
        if word is not None:
            word.close()
            word.deleteLater()

    @property
    def is_busy(self) -> bool:
        return any(not one.is_set() for one in self._running)

    @property
    def _journal(self) -> Journal:
        return self._window.journal

    @property
    def _place(self) -> Path | None:
        return next(iter(self._window.settings.second_places), None)

    def _wanted(self) -> bool:
        return self._journal.is_open and self._journal.known_here

    def _unsaved(self) -> bool:
        """Whether something was saved that the newest backup does not hold."""
        newest = next(iter(backup.kept_in(backup.folder_of(self._journal.path))), None)
        return newest is None or newest.commits != self._journal.commits

    # --- one backup

    def make(
        self,
        reason: str,
        owner: QObject | None = None,
        done: Callable[[Backup], object] = lambda _made: None,
        failed: Callable[[Trouble], object] | None = None,
    ) -> None:
        """Make one beside the window, and copy it to the second place; the bar at the top says what `failed` does not.

        Nobody is told where `owner` is gone by then.
        """
        path, key, place = self._journal.path, self._journal.key, self._place

        def work(tell: Callable[[str], None]) -> tuple[Backup, str]:
            made = backup.make(path, key, reason, progress=tell)
            if place is not None:
                tell(translate("Backups", "Copying to the second place…"))
            return made, _kept_up(path, key, place)

        def ready(answer: tuple[Backup, str]) -> None:
            self.away = answer[1]
            self.changed.emit()
            if owner is None or isValid(owner):
                done(answer[0])

        def refused(trouble: Trouble) -> None:
            self.changed.emit()
            if failed is None:
                self._tell_failed(trouble)
            elif owner is None or isValid(owner):
                failed(trouble)

        self.run(work, ready, refused)

    def _keep_up(self) -> None:
        path, key, place = self._journal.path, self._journal.key, self._place

        def ready(away: str) -> None:
            self.away = away
            self.changed.emit()

        self.run(lambda _tell: _kept_up(path, key, place), ready, lambda _trouble: None)

    def keep_up(self) -> None:
        """The second place was chosen or given up: bring the newest backup there."""
        self.away = ""
        self._keep_up()

    def _tell_failed(self, trouble: Trouble) -> None:
        said = translate("Backups", "Your journal is safe. A backup of it could not be made: {reason}")
        self._window.trouble(said.format(reason=trouble))

    def run(
        self,
        work: Callable[[Callable[[str], None]], Any],
        done: Callable[[Any], object],
        failed: Callable[[Trouble], object],
        told: Callable[[str], object] | None = None,
    ) -> None:
        """Do something to the journal's file beside the window; the program ends only after it."""
        ended = threading.Event()

        def noted(tell: Callable[[str], None]) -> Any:
            try:
                return work(tell)
            except Trouble:
                raise
            except BaseException:  # nobody is told of a mistake of the program but the hook
                ended.set()
                raise

        def then(told: Callable[[Any], object]) -> Callable[[Any], None]:
            def tell(answer: Any) -> None:
                ended.set()
                told(answer)

            return tell

        self._running = {one for one in self._running if not one.is_set()} | {ended}
        Work(self, noted, then(done), then(failed), told or self.said.emit)

    # --- the check

    def check(self) -> None:
        """Look at every page beside the window; the first save waits for that, and damage lets nothing be written."""
        journal = self._journal
        journal.checkpoint()  # the digests of the pages do not cover the log
        path, key, looked = journal.path, journal.key, threading.Event()
        found: list[str] = []

        def work(_tell: Callable[[str], None]) -> list[str]:
            try:
                found.extend(check.pages(path, key))
            finally:
                looked.set()
            return found or check.quick(path, key)

        def sentence() -> str:
            looked.wait()
            return check.damaged(path) if found else ""

        journal.write_after(sentence)
        self.run(work, lambda problems: self._checked(journal, problems), lambda _trouble: None)

    def _checked(self, journal: Journal, problems: list[str]) -> None:
        if journal is not self._journal or not journal.is_open:
            return
        if problems:
            journal.refuse(check.damaged(journal.path))
            self._window.lost(check.damaged(journal.path))
        elif self._begun:
            self._back_up_if_due()


def _kept_up(path: Path, key: Any, place: Path | None) -> str:
    """Why the second place has no copy; nothing where it has, or there is no such place."""
    try:
        if place is not None:
            second_place.keep_up(path, key, place)
    except Trouble as trouble:
        return str(trouble)
    return ""


class _Word(QWidget):
    """A few words in the middle of the screen while the program waits to close."""

    def __init__(self, words: str) -> None:
        super().__init__()
        ground(self, "canvas")
        self.setWindowTitle(translate("Backups", "Career Journal"))
        box = across(label(words, "body", wrap=False))
        box.setContentsMargins(32, 24, 32, 24)
        self.setLayout(box)
        self.adjustSize()
        self.move(QGuiApplication.primaryScreen().availableGeometry().center() - self.rect().center())
        self.show()
