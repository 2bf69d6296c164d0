"""Locking: everything saved, the journal closed, its key forgotten and no word of it left, until it is unlocked."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QThread, QTimer, Slot
from PySide6.QtWidgets import QApplication, QDialog, QToolTip, QWidget

from careerjournal.core import guard, keys, known, memory, paths
from careerjournal.core.journal import Journal
from careerjournal.core.rescue import case_of
from careerjournal.core.trouble import Trouble
from careerjournal.ui import passphrase_dialog, whereabouts
from careerjournal.ui.cover import Cover
from careerjournal.ui.idle import Idle
from careerjournal.ui.kit.parts import VerbButton
from careerjournal.ui.over_dialogs import OverDialogs
from careerjournal.ui.rescue import GO_ON, NEW, ClosedRescue
from careerjournal.ui.unlock import UnlockPage

if TYPE_CHECKING:
    from careerjournal.ui.session_watch import SessionWatch
    from careerjournal.ui.window import Window

LOCK, COVER = "lock", "cover"
LOCK_KEYS, COVER_KEYS = "Ctrl+Alt+L", "F9"
_LATER = 500
"""Milliseconds after which the session is watched: not before the first picture."""
_AGAIN = 20
"""Milliseconds until another look whether a dialog or menu has let go of what it stood on."""


class Locking(QObject):
    """Locks one window, and covers it."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._page: UnlockPage | ClosedRescue | None = None
        self._wanted = self._wanted_after = False
        self.is_shut = False
        """Whether the window has no journal open: locked, or while its passphrase is changed or a backup restored."""
        self.cover = Cover(window)
        self.session: SessionWatch | None = None
        self.idle = Idle(self, window.settings)
        self.idle.passed.connect(self.lock_by_itself)
        add = window.commands.add
        add(LOCK, self.tr("Lock the journal"), self.lock, LOCK_KEYS, "lock")
        add("passphrase", self.tr("Set or change the passphrase"), self._set_passphrase, icon="lock")
        add(passphrase_dialog.SHEET, self.tr("Recovery sheet"), self._show_sheet)
        add("passphrase.remove", self.tr("Remove the passphrase"), self._remove_passphrase)
        add(COVER, self.tr("Cover the page"), self.cover.begin, COVER_KEYS, "eye-off")
        self._over_dialogs = OverDialogs(window, {LOCK_KEYS: self.lock, COVER_KEYS: self._cover_all})
        QTimer.singleShot(_LATER, self, self._watch_the_session)

    def _set_passphrase(self) -> None:
        if not self._told_of_example():
            passphrase_dialog.show(self._window)

    def _remove_passphrase(self) -> None:
        if self._has_one():
            passphrase_dialog.show(self._window, passphrase_dialog.removing)

    def _show_sheet(self) -> None:
        if self._has_one():
            from careerjournal.ui import recovery_dialog

            recovery_dialog.show(self._window)

    def _has_one(self) -> bool:
        """Whether there is a passphrase to do something about; says why where there is none."""
        if self._told_of_example():
            return False
        if not self._window.journal.encrypted:
            self._window.toast(self.tr("This journal has no passphrase."))
        return self._window.journal.encrypted

    def _told_of_example(self) -> bool:
        """The example, which goes away, gets no passphrase; nobody is to think that the own journal has one then."""
        example = self._window.example
        if example.is_shown:
            said = self.tr("This is the example. A passphrase is for your own journal.")
            self._window.toast(said, example.leave, self.tr("Back to my journal"))
        return example.is_shown

    @property
    def is_locked(self) -> bool:
        return self._page is not None

    def _watch_the_session(self) -> None:
        from careerjournal.ui.session_watch import SessionWatch

        self.session = SessionWatch(self)
        self.session.left.connect(self._screen_was_locked)

    def _cover_all(self) -> None:
        """Close the dialog that stands over the page, as locking does, and hide the page."""
        _nothing_waits()
        self.cover.begin()

    # --- locking

    def lock(self) -> None:
        """Lock now; without a passphrase say why that cannot be, and offer the cover."""
        if self.is_shut or self._wanted:
            return
        if not self._own_is_encrypted():
            self._window.toast(
                self.tr("There is no passphrase, so there is nothing to lock with. A cover hides the page."),
                self.cover.begin,
                self.tr("Cover"),
            )
            return
        self._lock_soon()

    @Slot()
    def lock_by_itself(self) -> None:
        """As `lock`, and without a word where there is no passphrase; while the file is worked on, right after that."""
        if self.is_shut:
            self._wanted_after = not self.is_locked
        elif not self._wanted and self._own_is_encrypted():
            self._lock_soon()

    @Slot()
    def _screen_was_locked(self) -> None:
        if self._window.settings.lock_with_screen:
            self.lock_by_itself()
        if not self._wanted:
            self._let_sleep()

    def _let_sleep(self) -> None:
        if self.session is not None:
            self.session.let_sleep()

    def _own_is_encrypted(self) -> bool:
        example = self._window.example
        return example.own_is_encrypted if example.is_shown else self._window.journal.encrypted

    def _lock_soon(self) -> None:
        """Not from within a slot of what is about to go, nor under a dialog that still waits for its answer."""
        self._wanted = True
        QTimer.singleShot(0, self, self._lock_when_free)

    def _lock_when_free(self) -> None:
        if _nothing_waits():
            self._wanted = False
            self._lock()
            self._let_sleep()
        else:
            QTimer.singleShot(_AGAIN, self, self._lock_when_free)

    def _lock(self) -> None:
        try:
            self.shut()
        except Trouble as trouble:  # what is typed stays where it is, and is hidden at least
            self.cover.begin()
            said = self.tr("The page is covered, not locked. {reason}").format(reason=trouble)
            (self._window.lost if isinstance(trouble, guard.Lost) else self._window.trouble)(said)
            return
        self.ask()

    def ask(self, path: Path | None = None) -> None:
        """Ask for the passphrase of the journal that was shut, or of the one at `path`."""
        self.is_shut = True
        self._window.commands.rest(True)
        self._show_unlock(path or self._window.journal.path)

    def shut(self, spare: QWidget | None = None) -> None:
        """Save everything, note where the person stands, and close the journal; Trouble leaves it open and shown.

        `spare` is the one dialog that stays.
        """
        window = self._window
        window.settle()
        if window.example.is_shown:
            window.example.throw_away()
        else:
            with suppress(Trouble):  # a file that takes no note of the place can be locked all the same
                whereabouts.note(window)
            window.let_go()
            window.journal.close()
            window.journal.forget_key()
        self.is_shut = True
        window.commands.rest(True)
        window.clipboard.clear_all()
        _forget_words(window, spare)
        memory.forget()

    # --- unlocking

    def _show_unlock(self, path: Path) -> None:
        page = UnlockPage(path, known.others(path))
        page.fits.connect(partial(self._unlocked, path))
        page.damaged.connect(partial(self.rescue, path))
        page.elsewhere.connect(self.open_other)
        page.foot.addWidget(VerbButton(self.tr("Close"), quiet=True, pressed=self._window.close))
        self._put_on(page)
        page.line.setFocus()

    def _put_on(self, page: UnlockPage | ClosedRescue) -> None:
        former, self._page = self._page, page
        self._window.frame.addWidget(page)
        self._window.frame.setCurrentWidget(page)
        if former is not None:
            former.deleteLater()

    def _unlocked(self, path: Path, key: Any) -> None:
        try:
            self.come_back(Journal(path, key))
        except Trouble as trouble:
            self.rescue(path, trouble, key)

    def open_other(self, path: Path) -> None:
        """Show another journal in this window, once its passphrase is given where it has one."""
        try:
            self.come_back(Journal.open(path))
        except keys.Locked:
            self._show_unlock(path)
        except Trouble as trouble:
            if known.is_known(path) or self._page is None:
                self.rescue(path, trouble)
            else:
                self._page.say(str(trouble))

    def rescue(self, path: Path, trouble: Trouble, key: Any = None, back: Path | None = None) -> None:
        """Lead from a journal that turns out to be gone, older or damaged to its backups, as at the start.

        Leaving asks for its passphrase again; or opens the journal at `back`, where one came from there.
        """
        case = case_of(path, trouble, self._window.settings.second_places)
        leaving = self.tr("Back to {name}").format(name=back.stem) if back else self.tr("Back to the passphrase")
        page = ClosedRescue(case, key, leaving, self._window.backups.run)
        page.chosen.connect(partial(self._chosen, page, path, back))
        self._put_on(page)
        page.setFocus()

    def _chosen(self, page: ClosedRescue, path: Path, back: Path | None, answer: Path | str | None) -> None:
        if answer is None:
            self.open_other(back) if back else self._show_unlock(path)
            return
        if answer == NEW:
            self.come_back(Journal.create(paths.default_journal()))
            return
        if answer == GO_ON:
            guard.forget(path)
        elif Path(answer) != path:
            self.open_other(Path(answer))
            return
        if page.key is None:
            self.open_other(path)
        else:
            self._unlocked(path, page.key)

    def come_back(self, journal: Journal) -> None:
        """Show a journal again, where the person stood in it."""
        window, page = self._window, self._page
        self._page, self.is_shut = None, False
        window.commands.rest(False)
        window.frame.setCurrentIndex(0)
        if page is not None:
            page.deleteLater()
        window.settings.opened(journal.path)
        window.take(journal)
        self.idle.begin()
        if self._wanted_after:
            self._wanted_after = False
            self.lock_by_itself()


def _nothing_waits() -> bool:
    """Close whatever waits for an answer; whether everything that asked has had it."""
    while (popup := QApplication.activePopupWidget()) is not None:
        if not popup.close():
            break
    modal = QApplication.activeModalWidget()
    if isinstance(modal, QDialog):
        modal.reject()
    elif modal is not None:
        modal.close()
    return modal is None and QThread.currentThread().loopLevel() <= 1


def _forget_words(window: Window, spare: QWidget | None) -> None:
    """Leave no word of the journal in a widget, nor on its way to one."""
    QToolTip.hideText()
    for one in window.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
        if one.isWindow() and one is not spare:
            one.deleteLater()
    window.forget_words()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
