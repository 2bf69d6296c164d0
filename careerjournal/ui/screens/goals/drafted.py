"""A text that grows and is safe from the first key: its draft lies in the journal until the words are kept."""

from __future__ import annotations

from careerjournal.core import drafts
from careerjournal.core.journal import Journal
from careerjournal.ui.kit.controls import GrowingText


class DraftedText(GrowingText):
    """Several lines for one place after another; `place` names where the draft of what is typed lies."""

    def __init__(self, journal: Journal, name: str, least: int = 3, most: int = 12) -> None:
        super().__init__(name, least, most)
        self._journal, self.place, self._kept = journal, "", ""
        self.textChanged.connect(self._typed)

    def show_place(self, place: str, kept: str) -> None:
        """Show the words that are kept at a place, or the draft that was left there."""
        self.place = ""
        self._kept = kept
        draft = drafts.text(self._journal, place)
        self.set_text(kept if draft is None else draft)
        self.place = place

    def has_draft(self, place: str) -> bool:
        """Whether something was left at a place unsaved, as by a kill."""
        return drafts.text(self._journal, place) is not None

    def refresh_kept(self, kept: str) -> None:
        """Take in what the journal says now, unless something unsaved stands here."""
        if not self.is_changed:
            self._kept = kept
            self.set_text(kept)

    @property
    def is_changed(self) -> bool:
        return self.text() != self._kept

    def now_kept(self) -> None:
        """What stands here is saved, or was given up."""
        self._kept = self.text()
        if self.place:
            drafts.drop(self._journal, self.place)

    def _typed(self) -> None:
        if not self.place:
            return
        if self.is_changed:
            drafts.keep(self._journal, self.place, self.text())
        else:
            drafts.drop(self._journal, self.place)
