"""The draft of one field of a form: what is typed there is safe before the field is left and its value saved."""

from __future__ import annotations

from PySide6.QtCore import QObject

from careerjournal.core.journal import Journal
from careerjournal.ui.kit.drafted import Draft
from careerjournal.ui.kit.fields import Written

_NEW = "new/"


def record_at(place: str) -> str:
    """The record whose fields are saved as they are left, as `goal/UID`; nothing where a verb keeps, as `new/goal`."""
    return "" if place.startswith(_NEW) else place.partition("/")[2]


class FieldDraft(QObject):
    """Follows one field that is typed into, at the place of one record after another."""

    def __init__(self, journal: Journal, edit: Written, parent: QObject) -> None:
        super().__init__(parent)
        self._edit, self._draft = edit, Draft(journal, self)
        self._shown = edit.written()
        self._left: str | None = None
        self.unsaved = False
        """Whether words stand here that the journal has as a draft only."""

    def turn_to(self, place: str) -> None:
        """Go to another record; what stands in the field belongs to the one before."""
        self._left = self._draft.turn_to(f"form/{place}/{self._edit.field.name}" if place else "")
        self.unsaved = False

    def bring_back(self) -> bool:
        """Show again what was typed here and not saved; whether there was anything."""
        self._shown, left, self._left = self._edit.written(), self._left, None
        if left is None:
            return False
        if left == self._shown:
            self._draft.done()
            return False
        self._edit.write(left)
        self.unsaved = True
        return True

    def typed(self) -> None:
        """A key was pressed."""
        if self._draft.place:
            text = self._edit.written()
            self._draft.typed(text, self._shown)
            self.unsaved = text != self._shown

    def taken_back(self) -> None:
        """What stands here was kept, and is not any more: it is a draft again."""
        self._shown = ""
        self.typed()

    def now_kept(self) -> None:
        """What stands here is saved, or was given up."""
        self._draft.done()
        self._shown, self._left, self.unsaved = self._edit.written(), None, False
