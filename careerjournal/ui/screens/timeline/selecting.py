"""Selecting in the reading: with the mouse over however many entries, or everything, and the way to the clipboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint

from careerjournal.ui.kit import clipboard
from careerjournal.ui.screens.timeline.piece import FlowProse, Piece
from careerjournal.ui.screens.timeline.selection import BODY, IMPACT, End, Selection, text_of

if TYPE_CHECKING:
    from careerjournal.ui.screens.timeline.flow import Flow

_MANY = 1 << 30


class Selecting:
    """What is selected in a flow, and the text that the mouse holds."""

    def __init__(self, flow: Flow) -> None:
        self._flow = flow
        self.selection: Selection | None = None
        self._held: FlowProse | None = None

    @property
    def held_number(self) -> int:
        """The entry in which the mouse went down and is held; -1 where it is not."""
        return self.selection.anchor.number if self._held and self.selection else -1

    def forget(self) -> None:
        self.selection = self._held = None

    def grab(self, piece: Piece, view: FlowProse, at: int) -> None:
        """A selection begins here; the one before goes."""
        end = End(piece.number, IMPACT if view is piece.impact else BODY, at)
        self.selection, self._held = Selection(end, end), view
        self._flow.set_current(piece.number)
        for other in self._flow.pieces():
            other.show_selection(None, view)

    def drag(self, where: QPoint) -> None:
        """Select up to the place of the mouse, and scroll where it is beyond the edge."""
        pieces, view, bar = self._flow.pieces(), self._flow.viewport(), self._flow.verticalScrollBar()
        if self.selection is None or not pieces:
            return
        y = view.mapFromGlobal(where).y()
        if not 0 <= y < view.height():
            bar.setValue(bar.value() + (bar.singleStep() if y > 0 else -bar.singleStep()))
        inside = min(max(0, y), view.height() - 1)
        nearest = min(pieces, key=lambda piece: max(piece.y() - inside, inside - piece.geometry().bottom(), 0))
        part, words = nearest.text_at(where)
        self.selection = Selection(self.selection.anchor, End(nearest.number, part, words.at(where)))
        for piece in pieces:
            piece.show_selection(self.selection if self.selection.is_wide else None, self._held)

    def let_go(self) -> None:
        self._held = None

    def select_all(self) -> None:
        """Select every text of the passage."""
        if places := self._flow.passage.places:
            self.selection = Selection(End(0, BODY, 0), End(len(places) - 1, IMPACT, _MANY))
            for piece in self._flow.pieces():
                piece.show_selection(self.selection)

    def copy(self) -> None:
        """Copy what is selected, over however many entries."""
        if self.selection and self.selection.is_wide:
            first, last = self.selection.ends
            entries = (self._flow.entry(number) for number in range(first.number, last.number + 1))
            private = any(entry.private for entry in entries if entry)
            clipboard.copy(text_of(self.selection, self._flow.entry, self._flow), locked_away=private)
            return
        for piece in self._flow.pieces():
            for view in (piece.body, piece.impact):
                if view.textCursor().hasSelection():
                    view.copy()
