"""What is typed into one field, carried into the journal: a draft at every key, saved after a pause or on leaving."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from careerjournal.core import drafts, revisions
from careerjournal.core.journal import Journal
from careerjournal.core.trouble import Trouble
from careerjournal.core.uid import new_uid
from careerjournal.ui.kit.drafted import DURABLE

PAUSE = 400
"""Milliseconds after the last key until what was typed is saved."""

SAVED, SAVING, KEPT = "saved", "saving", "kept"


class Text(Protocol):
    """A field that can be read and written as text."""

    def source(self) -> str: ...

    def set_source(self, text: str) -> None: ...


class Saver(QObject):
    """Saves one field of one record at a time.

    The record is fixed when typing begins, so a delayed save never writes one record's text into the next. Where there
    is no record yet, `make` adds one at the first save, given the text and the session, and answers with its uid.
    """

    state = Signal(str)
    """saved, saving, or kept: only the draft is safe."""
    trouble = Signal(str)

    def __init__(
        self,
        journal: Journal,
        field: str,
        text: Text,
        make: Callable[[str, str, str], str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._journal, self._field, self._text, self._make = journal, field, text, make
        self.uid = ""
        self._before: str | None = ""
        self._session = new_uid()
        self.dirty = False
        self.now = SAVED
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self.save)
        self._durable = QTimer(self, interval=DURABLE)
        self._durable.timeout.connect(self._wait_for_disk)

    @property
    def place(self) -> str:
        """Where the draft lies."""
        return f"entry/{self.uid or 'new'}/{self._field}"

    @property
    def typed(self) -> str:
        """What stands in the field now."""
        return self._text.source()

    def show(self, uid: str, saved: str) -> bool:
        """Show another record's text, or the draft that a kill left of it; whether it was such a draft."""
        self.settle()
        self.dirty = False  # what could not be saved stays as that record's draft
        self.uid, self._before = uid, saved
        draft = drafts.text(self._journal, self.place)
        if draft is None or draft == saved:
            self._text.set_source(saved)
            self._say(SAVED)
            return False
        self._text.set_source(draft)
        self._before = None  # nobody knows what it grew from: whatever stands there is set aside
        self.dirty = True
        self._say(KEPT)
        return True

    def _say(self, state: str) -> None:
        self.now = state
        self.state.emit(state)

    def refresh(self, saved: str) -> None:
        """Take in what the journal says now, unless something unsaved stands here."""
        if not self.dirty and saved != self._before:
            self._before = saved
            self._session = new_uid()
            self._text.set_source(saved)

    def adopt(self, uid: str) -> None:
        """Go on typing into a record that was made meanwhile."""
        if self.dirty:
            drafts.drop(self._journal, self.place)
        self.uid = uid
        if self.dirty:
            self._keep()

    def let_go(self) -> None:
        """The record is gone: what is unsaved here becomes a new one's."""
        self.adopt("")
        self._before = ""

    def touched(self) -> None:
        """A key was pressed: keep the draft now, save soon."""
        self.dirty = True
        self._say(SAVING)
        self._pause.start()
        if not self._durable.isActive():
            self._durable.start()
        self._keep()

    def _keep(self) -> None:
        drafts.keep(self._journal, self.place, self._text.source())

    def _wait_for_disk(self) -> None:
        if self.dirty:
            drafts.durable(self._journal)
        else:
            self._durable.stop()

    def save(self) -> None:
        """Save what is typed; where that fails the draft stays, and somebody is told why."""
        self._pause.stop()
        if not self.dirty:
            return
        typed, place = self._text.source(), self.place
        if not self.uid and not typed.strip():
            drafts.drop(self._journal, place)  # nothing was written after all
            self.dirty = False
            self._say(SAVED)
            return
        try:
            self._save(typed)
        except Trouble as trouble:
            drafts.keep(self._journal, place, typed)
            drafts.durable(self._journal)
            self._say(KEPT)
            self.trouble.emit(str(trouble))
            return
        drafts.drop(self._journal, place)
        self._say(SAVED)

    def _save(self, typed: str) -> None:
        self.dirty = False  # the write announces itself, and the refresh must find this field settled
        before, self._before = self._before, typed
        try:
            if self.uid:
                self._write(typed)
            else:
                self.uid = self._make(self._field, typed, self._session)
        except Trouble:
            self.dirty, self._before = True, before
            raise

    def _write(self, typed: str) -> None:
        """Write into the record that is there."""
        revisions.save(self._journal, self.uid, self._field, typed, self._session)

    def settle(self) -> None:
        """Save now, and let the next typing be a step of its own."""
        self.save()
        self._durable.stop()
        self._session = new_uid()
