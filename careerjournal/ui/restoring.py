"""Restoring in the window: the journal closed, a backup put in its place beside the window, and opened again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication

from careerjournal.core import guard, moving
from careerjournal.core.journal import Journal
from careerjournal.core.trouble import Trouble
from careerjournal.ui.kit.layout import Page
from careerjournal.ui.kit.text import label
from careerjournal.ui.rescue import known_backups, restoring
from careerjournal.ui.rescue_page import RescuePage

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from careerjournal.ui.window import Window

translate = QCoreApplication.translate


class Restoring:
    """Shows the rescue page in the window, and puts backups in the journal's place."""

    def __init__(self, window: Window) -> None:
        self._window = window
        self._page: RescuePage | None = None

    # --- the rescue page, over a session that cannot save

    def show(self, sentence: str) -> None:
        """Say what is wrong and offer the backups; what is typed waits under the page and can be copied."""
        window, path = self._window, self._window.journal.path
        backups = known_backups(path, window.settings.second_places)
        page = RescuePage(
            sentence, backups, may_go_on=path.is_file(), leaving=translate("Restoring", "Back to what I was writing")
        )
        page.restore.connect(lambda source, secret: self.begin(source, secret, page))
        page.elsewhere.connect(self._open_other)
        page.go_on.connect(self._go_on)
        page.leave.connect(self._leave)
        self._page = page
        self._put_on(page)

    def _put_on(self, page: QWidget) -> None:
        window = self._window
        window.frame.addWidget(page)
        window.frame.setCurrentWidget(page)
        window.commands.rest(True)
        page.setFocus()

    def _take_off(self, page: QWidget) -> None:
        self._window.commands.rest(False)
        self._window.frame.setCurrentIndex(0)
        self._window.frame.removeWidget(page)
        page.deleteLater()

    def _leave(self) -> None:
        if self._page is not None:
            page, self._page = self._page, None
            self._take_off(page)

    def _go_on(self) -> None:
        """Take the file as it is now: the person has looked at it."""
        former = self._window.journal
        self._shut()
        guard.forget(former.path)
        self._window.backups.accept(former.path)
        self._open_again(former)

    def _open_other(self, path: Path) -> None:
        former = self._window.journal
        self._shut()
        try:
            self._came_back(Journal.open(path))
        except Trouble as trouble:
            self._open_again(former, trouble)

    # --- a backup in the journal's place

    def begin(self, source: Path, secret: str = "", page: RescuePage | None = None) -> None:
        """Close the journal and restore `source`; Trouble in the bar, and the journal as it was, where it fails."""
        window = self._window
        former, key = window.journal, window.journal.key
        if page is None:
            window.settle()
        self._shut()
        waiting = page or _Waiting()
        if page is None:
            self._put_on(waiting)
        tell: Callable[[str], object] = waiting.say

        def done(answer: tuple[Any, Path | None]) -> None:
            key, aside = answer
            self._drop(waiting)
            self._came_back(Journal(former.path, key, former.known_here))
            words = translate("Restoring", "Restored. What was there before is kept as {name}.")
            window.toast(words.format(name=aside.name) if aside else translate("Restoring", "Restored."))

        def failed(trouble: Trouble) -> None:
            if page is not None:
                page.refused(trouble)
                return
            self._drop(waiting)
            self._open_again(former, trouble)

        window.backups.run(restoring(source, secret, former.path, key), done, failed, tell)

    def move_out(self) -> None:
        """Move the journal out of a synced folder, which becomes the second place of its backups."""
        window = self._window
        former, key = window.journal, window.journal.key
        window.settle()
        self._shut()
        waiting = _Waiting()
        self._put_on(waiting)

        def done(path: Path) -> None:
            self._drop(waiting)
            window.settings.second_place = window.settings.second_place or str(former.path.parent)
            window.settings.save()
            self._came_back(Journal(path, key))
            window.toast(translate("Restoring", "Your journal is at {path} now.").format(path=path))

        def failed(trouble: Trouble) -> None:
            self._drop(waiting)
            self._open_again(former, trouble)

        window.backups.run(lambda tell: moving.move_out(former.path, key, tell), done, failed, waiting.say)

    def _drop(self, page: QWidget) -> None:
        self._page = None
        self._take_off(page)

    def _shut(self) -> None:
        """Close the journal, with whatever could not be saved: the person was told, and chose."""
        window = self._window
        window.backups.wait()
        if window.journal.is_open:
            window.let_go(settled=False)
            window.journal.close()
        window.locking.is_shut = True

    def _open_again(self, former: Journal, trouble: Trouble | None = None) -> None:
        try:
            journal = Journal.again(former)
        except Trouble as worse:
            if self._page is None:
                self.show(str(worse))
            else:
                self._page.refused(worse)
            return
        self._came_back(journal)
        if trouble is not None:
            self._window.trouble(str(trouble))

    def _came_back(self, journal: Journal) -> None:
        if self._page is not None:
            self._drop(self._page)
        self._window.locking.is_shut = False
        self._window.settings.opened(journal.path)
        self._window.take(journal)


class _Waiting(Page):
    """A few words while a backup takes the journal's place."""

    def __init__(self) -> None:
        super().__init__(480, top=72)
        self._words = label("", "lead")
        self.box.addWidget(label(translate("Restoring", "One moment"), "h1"))
        self.box.addWidget(self._words)
        self.box.addStretch(1)

    def say(self, words: str) -> None:
        self._words.setText(words)
