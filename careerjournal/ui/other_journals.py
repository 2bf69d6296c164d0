"""Another journal in the same window: one that is there, or a new one; the present one is saved and closed first."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication

from careerjournal.core import beginning, guard, keys, known
from careerjournal.core.journal import Journal
from careerjournal.core.trouble import Trouble
from careerjournal.ui.kit import ask
from careerjournal.ui.secret_dialog import SecretDialog

if TYPE_CHECKING:
    from careerjournal.ui.window import Window

translate = QCoreApplication.translate

OPEN, NEW = "journal.open", "journal.new"
JOURNALS = "journals"
"""What the settings open to show the other journals."""


class OtherJournals:
    """Changes the window over to another journal, once everything about it that could refuse is known."""

    def __init__(self, window: Window) -> None:
        self._window = window
        add = window.commands.add
        show = partial(window.go, "settings", JOURNALS)
        add(OPEN, translate("OtherJournals", "Open another journal"), show, icon="book-open-text")
        add(NEW, translate("OtherJournals", "Begin a new journal"), self.begin, icon="plus")

    def open(self, path: Path) -> None:
        """Show the journal at `path`, after its passphrase where it has one; Trouble where it is none."""
        window = self._window
        if known.is_same(path, window.journal.path):
            window.toast(translate("OtherJournals", "This journal is open already."))
            return
        try:
            key = keys.fitting(path, salts=guard.salts(path))
        except keys.Locked:
            dialog = _asking(window, path)
            dialog.fits.connect(partial(self._open_with, path))
            dialog.open()
        except Trouble as trouble:
            if not known.is_known(path):
                raise
            way = partial(self._rescue, path, trouble)
            window.trouble_bar.say(str(trouble), translate("OtherJournals", "What can I do?"), way)
        else:
            self._open_with(path, key)

    def begin(self) -> None:
        """Ask for a name and a place, and show the new, empty journal there."""
        window = self._window
        title, kinds = translate("OtherJournals", "Begin a new journal"), translate("OtherJournals", "Journals")
        name = translate("OtherJournals", "new.journal")
        beside = window.journal.path.parent
        path = ask.save_file(window, title, name, [(kinds, "*.journal")], beside, replaces=False)
        if path is None:
            return
        beginning.require_free(path)
        own = self._leave()
        try:
            window.locking.come_back(Journal.create(path))
        except Trouble as trouble:
            window.locking.open_other(own)
            window.trouble(str(trouble))

    def _leave(self) -> Path:
        """Save, back up and close the present journal, as locking does; where it is."""
        self._window.backups.leave()
        self._window.locking.shut()
        return self._window.journal.path

    def _open_with(self, path: Path, key: Any) -> None:
        own = self._leave()
        try:
            self._window.locking.come_back(Journal(path, key))
        except Trouble as trouble:
            self._window.locking.rescue(path, trouble, key, own)

    def _rescue(self, path: Path, trouble: Trouble) -> None:
        self._window.locking.rescue(path, trouble, back=self._leave())


def _asking(window: Window, path: Path) -> SecretDialog:
    title, verb = translate("OtherJournals", "Open {name}"), translate("OtherJournals", "Open")
    return SecretDialog(window, path, title.format(name=path.stem), str(path), verb)
