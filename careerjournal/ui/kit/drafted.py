"""Drafts of what is typed: a text or a line is safe from the first key, until its words are kept or given up."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy

from careerjournal.core import drafts
from careerjournal.core.journal import Journal
from careerjournal.ui.kit.controls import GrowingText

DURABLE = 1000
"""Milliseconds between two drafts that wait for the disk."""


class Draft(QObject):
    """The draft of one text at one place after another: kept at every key, on the disk within a second."""

    def __init__(self, journal: Journal, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._journal, self.place = journal, ""
        self.unkept: str | None = None
        """What the journal did not take; it stands on the screen alone."""
        self._durable = QTimer(self, singleShot=True, interval=DURABLE)
        self._durable.timeout.connect(self._wait_for_disk)

    def turn_to(self, place: str) -> str | None:
        """Go to a place; what was typed there and not kept, as before a kill, or None."""
        self.settle()
        self.place = place
        return drafts.text(self._journal, place) if place else None

    def typed(self, text: str, kept: str = "") -> None:
        """Keep what is typed now; the words that are kept already need no draft."""
        if not self.place:
            return
        if text == kept:
            self.done()
            return
        self._keep(text)
        if not self._durable.isActive():
            self._durable.start()

    def _keep(self, text: str) -> None:
        self.unkept = text
        drafts.keep(self._journal, self.place, text)
        self.unkept = None

    def done(self) -> None:
        """What is typed here is kept, or was given up."""
        self._durable.stop()
        self.unkept = None
        if self.place:
            drafts.drop(self._journal, self.place)

    def settle(self) -> None:
        """Let the draft reach the disk now; Trouble where it cannot."""
        if self.unkept is not None:
            self._keep(self.unkept)
            self._wait_for_disk()
        if self._durable.isActive():
            self._durable.stop()
            self._wait_for_disk()

    def _wait_for_disk(self) -> None:
        drafts.durable(self._journal)


class DraftedText(GrowingText):
    """Several lines for one place after another; what is typed there is a draft until `now_kept`."""

    def __init__(self, journal: Journal, name: str, least: int = 3, most: int = 12, placeholder: str = "") -> None:
        super().__init__(name, least, most, placeholder)
        self._draft = Draft(journal, self)
        self._journal, self._kept = journal, ""
        self.textChanged.connect(self._typed)

    @property
    def place(self) -> str:
        """Where the draft lies; nowhere, where nothing is shown yet."""
        return self._draft.place

    def show_place(self, place: str, kept: str) -> None:
        """Show the words that are kept at a place, or the draft that was left there."""
        left = self._draft.turn_to(place)
        self._show(kept, kept if left is None else left)

    def has_draft(self, place: str) -> bool:
        """Whether something was left at a place unsaved, as by a kill."""
        return drafts.text(self._journal, place) is not None

    def refresh_kept(self, kept: str) -> None:
        """Take in what the journal says now, unless something unsaved stands here."""
        if not self.is_changed:
            self._show(kept, kept)

    @property
    def is_changed(self) -> bool:
        return self.text() != self._kept

    def now_kept(self) -> None:
        """What stands here is saved, or was given up."""
        self._kept = self.text()
        self._draft.done()

    def forget_place(self) -> None:
        """Show no place any more; a draft stays where it lies."""
        self._draft.turn_to("")

    def _show(self, kept: str, text: str) -> None:
        self._kept, showing = kept, self._draft.place
        self._draft.place = ""  # being shown is no typing
        self.set_text(text)
        self._draft.place = showing

    def _typed(self) -> None:
        self._draft.typed(self.text(), self._kept)


class DraftLine(QLineEdit):
    """A line that is used up by Enter. Until then every key is kept as a draft, which survives a kill."""

    escaped = Signal()

    def __init__(self, journal: Journal, name: str, example: str = "") -> None:
        super().__init__()
        self._draft, self._catches_escape = Draft(journal, self), False
        self.setAccessibleName(name)
        self.setPlaceholderText(example or name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.textEdited.connect(self._keep)

    def show_place(self, place: str) -> None:
        """Show what was typed at this place and not used yet."""
        if place != self._draft.place:
            self.setText(self._draft.turn_to(place) or "")

    def on_escape(self, done: Callable[[], object]) -> None:
        """Do this on Esc, which would otherwise lead back to the list."""
        self._catches_escape = True
        self.escaped.connect(done)

    def words(self) -> str:
        return " ".join(self.text().split())

    def use_up(self) -> None:
        self.clear()
        self.now_kept()

    def now_kept(self) -> None:
        """What stands here is kept, or was given up."""
        self._draft.done()

    def taken_back(self) -> None:
        """What stands here was kept, and is not any more: it is a draft again."""
        self._keep(self.text())

    def _keep(self, text: str) -> None:
        self._draft.typed(text if text.strip() else "")

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and self._catches_escape:
            event.setAccepted(event.key() == Qt.Key.Key_Escape)
            if event.isAccepted():
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)
