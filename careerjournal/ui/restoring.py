"""Restoring in the window: the journal closed, a backup put in its place beside the window, and opened again."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication

from careerjournal.core import backup, drafts, guard, keys, moving
from careerjournal.core.journal import Journal
from careerjournal.core.rescue import Case, known_backups
from careerjournal.core.restoring import Restored, refuse_itself, restore
from careerjournal.core.trouble import Trouble
from careerjournal.ui import whereabouts
from careerjournal.ui.kit.layout import Page
from careerjournal.ui.kit.text import label
from careerjournal.ui.rescue_page import RescuePage
from careerjournal.ui.secret_dialog import SecretDialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from careerjournal.ui.window import Window

translate = QCoreApplication.translate


class Restoring:
    """Shows the rescue page in the window, and puts backups in the journal's place."""

    def __init__(self, window: Window) -> None:
        self._window = window
        self._page: RescuePage | None = None
        self._unkept: list[tuple[str, str]] = []

    # --- the rescue page, over a session that cannot save

    def show(self, sentence: str) -> None:
        """Say what is wrong and offer the backups; what is typed waits under the page and can be copied."""
        window, path = self._window, self._window.journal.path
        there = path.is_file()
        backups = tuple(known_backups(path, window.settings.second_places))
        case = Case(sentence, path, backups, is_there=there, may_go_on=there)
        page = RescuePage(case, translate("Restoring", "Back to what I was writing"))
        page.restore.connect(partial(self._restore_over, page))
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
        if not self._window.journal.is_open:  # a restore has closed it, and did not succeed
            self._open_again(self._window.journal)
        elif self._page is not None:
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
        except keys.Locked:
            self._drop(self._page)
            self._window.locking.ask(path)
        except Trouble as trouble:
            self._open_again(former, trouble)

    # --- a backup in the journal's place

    def begin(self, source: Path) -> None:
        """Restore a backup that the person chose; one with another passphrase asks for it first, in place."""
        window = self._window
        refuse_itself(source, window.journal.path)
        if backup.opens(source, window.journal.key):
            self._replace(source, window.journal.key)
            return
        try:
            self._replace(source, keys.fitting(source))
        except keys.Locked:
            dialog = _asking(window, source)
            dialog.fits.connect(partial(self._replace, source))
            dialog.open()

    def _replace(self, source: Path, key: Any) -> None:
        window = self._window
        former, present = window.journal, window.journal.key
        window.settle()
        words = self._words()
        self._shut()
        waiting = _Waiting()
        self._put_on(waiting)

        def failed(trouble: Trouble) -> None:
            self._drop(waiting)
            self._open_again(former, trouble)

        def work(tell: Callable[[str], None]) -> Restored:
            return restore(source, key, former.path, present, tell)

        window.backups.run(work, partial(self._restored, former, waiting, words), failed, waiting.say)

    def _restore_over(self, page: RescuePage, source: Path, secret: str) -> None:
        """Restore from the rescue page; what is typed under it is let go only once a key is there."""
        present, run = self._window.journal.key, self._window.backups.run

        def key_of(_tell: object) -> Any:
            return present if backup.opens(source, present) else keys.fitting(source, secret)

        run(key_of, partial(self._replace_lost, page, source), page.refused, page.say)

    def _replace_lost(self, page: RescuePage, source: Path, key: Any) -> None:
        former = self._window.journal
        self._unkept = self._unkept or self._words()  # a second try finds the screens gone
        self._shut()

        def work(tell: Callable[[str], None]) -> Restored:
            return restore(source, key, former.path, former.key, tell)

        self._window.backups.run(work, partial(self._restored, former, page, self._unkept), page.refused, page.say)

    def _words(self) -> list[tuple[str, str]]:
        """What is typed and not saved: it goes along to the journal that comes back."""
        with suppress(Trouble):
            kept = [(draft.place, draft.text) for draft in drafts.all(self._window.journal)]
            return [*kept, *self._window.unkept()]
        return self._window.unkept()

    def _restored(self, former: Journal, page: QWidget, words: list[tuple[str, str]], done: Restored) -> None:
        self._drop(page)
        journal, self._unkept = Journal(former.path, done.key, former.known_here), []
        drafts.carry(journal, (one for one in words if one[0] != whereabouts.PLACE))
        self._came_back(journal)
        kept = translate("Restoring", "What was there before is kept as {name}.")
        said = (translate("Restoring", "Restored."), done.said, kept.format(name=done.aside.name) if done.aside else "")
        back = partial(self.begin, done.aside) if done.aside else None
        self._window.toast(" ".join(filter(None, said)), back, translate("Restoring", "Put it back") if back else "")

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

    def _drop(self, page: QWidget | None) -> None:
        self._page = None
        if page is not None:
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
        self._window.locking.come_back(journal)


def _asking(window: Window, source: Path) -> SecretDialog:
    """Asks for the passphrase of a backup, and says which one the journal has afterwards."""
    if window.journal.encrypted:
        lead = translate(
            "Restoring",
            "It was made under another passphrase. Type the one of then, or the key from the recovery sheet of then. "
            "The journal keeps the passphrase that it has now.",
        )
    else:
        lead = translate(
            "Restoring",
            "Type its passphrase, or the key from its recovery sheet. The journal has that passphrase afterwards.",
        )
    return SecretDialog(
        window,
        source,
        translate("Restoring", "This backup has a passphrase of its own"),
        lead,
        translate("Restoring", "Restore"),
        translate("Restoring", "That passphrase doesn’t open this backup. Nothing changed."),
    )


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
