"""What is selected in the reading: words of one entry, or of many from the middle of one to the middle of another."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject
from PySide6.QtGui import QTextCursor

from careerjournal.core import days, prose
from careerjournal.core.entries import EntryView
from careerjournal.ui.prose.prose_page import page

BODY, IMPACT = 0, 1


@dataclass(frozen=True, order=True)
class End:
    """A place between two letters: of which entry, in its text or its impact, after how many of them."""

    number: int
    part: int
    at: int

    @property
    def text(self) -> tuple[int, int]:
        return self.number, self.part


@dataclass(frozen=True)
class Selection:
    """From where the mouse was pressed to where it is."""

    anchor: End
    head: End

    @property
    def is_wide(self) -> bool:
        """Whether it goes over more than one text."""
        return self.anchor.text != self.head.text

    @property
    def ends(self) -> tuple[End, End]:
        return min(self.anchor, self.head), max(self.anchor, self.head)

    def within(self, number: int, part: int, length: int) -> tuple[int, int]:
        """From where to where a text of some length is selected."""
        first, last = self.ends
        if not first.text <= (number, part) <= last.text:
            return 0, 0
        return first.at if first.text == (number, part) else 0, last.at if last.text == (number, part) else length


def text_of(selection: Selection, entry_of: Callable[[int], EntryView | None], parent: QObject) -> str:
    """The selected words as plain text, with days and titles between them."""
    first, last = selection.ends
    said: list[str] = []
    day = None
    for number in range(first.number, last.number + 1):
        entry = entry_of(number)
        if entry is None:
            continue
        if number != first.number:
            said += [days.whole(entry.day)] if entry.day != day else []
            said += [entry.title] if entry.title else []
        day = entry.day
        for part, source in ((BODY, entry.body), (IMPACT, entry.impact)):
            if source.strip() and first.text <= (number, part) <= last.text:
                said.append(_words(source, selection, number, part, parent))
    return "\n\n".join(part for part in said if part)


def _words(source: str, selection: Selection, number: int, part: int, parent: QObject) -> str:
    """The selected words of one text: all of it, or as the page counts its letters."""
    if (number, part) not in (selection.anchor.text, selection.head.text):
        return prose.plain(prose.parse(source))
    document = page(prose.parse(source), parent)
    cursor = QTextCursor(document)
    start, end = selection.within(number, part, document.characterCount() - 1)
    cursor.setPosition(start)
    cursor.setPosition(min(end, document.characterCount() - 1), QTextCursor.MoveMode.KeepAnchor)
    words = plain(cursor)
    document.deleteLater()
    return words


def plain(cursor: QTextCursor) -> str:
    """The selected words with their line ends."""
    return cursor.selectedText().replace("\u2029", "\n").replace("\u2028", "\n")
