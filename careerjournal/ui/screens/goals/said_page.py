"""A page of words that are said anew, version after version: what holds now, and the card for what comes next."""

from __future__ import annotations

from datetime import date
from typing import Protocol

from careerjournal.core import ages, days
from careerjournal.ui.records.record_page import RecordPage
from careerjournal.ui.screens.goals.saying import SayingCard


class Said(Protocol):
    """One version: its id, and the day on which it was said."""

    @property
    def id(self) -> str: ...
    @property
    def day(self) -> date: ...


class SaidPage(RecordPage):
    """What the pages of aspirations and of what I want do in the same way; `card` is made by each."""

    card: SayingCard

    def newest(self) -> Said | None:
        """The version that holds now."""
        raise NotImplementedError

    def open_card(self) -> None:
        """Begin the next version with the words that hold now, or with the draft of them."""
        raise NotImplementedError

    def record(self) -> str:
        newest = self.newest()
        return newest.id if newest else ""

    def said_on(self) -> str:
        newest = self.newest()
        if newest is None:
            return self.tr("Not said yet")
        return self.tr("Said on {day}, {age}").format(day=days.plain(newest.day), age=ages.said(newest.day))

    def say_anew(self) -> None:
        self.open_card()
        self.refresh()
        self.card.text.setFocus()

    def remove(self) -> None:
        """Move the version that holds now to the trash; the one before holds again."""
        newest = self.newest()
        if newest:
            self.card.hide()
            self.journal.remove(newest.id)
            self.say(self.tr("Moved to trash"))

    def settle(self) -> None:
        if self.uid:
            self.card.settle()
        super().settle()
