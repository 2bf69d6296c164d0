"""A text of one conversation that is kept as it is typed: the wish, and what is hard to say."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from careerjournal.core.conversations import ConversationView
from careerjournal.core.journal import Journal
from careerjournal.core.summary.page import words
from careerjournal.ui.kit.clipboard import lock_away
from careerjournal.ui.kit.drafted import DraftedText
from careerjournal.ui.kit.parts import Fold, down
from careerjournal.ui.kit.text import label
from careerjournal.ui.screens.conversations.talk_rows import Section

_WISH_WORDS = 25


class KeptText(QWidget):
    """One column of a conversation, saved by leaving its field."""

    def __init__(self, journal: Journal, column: str, field: DraftedText) -> None:
        super().__init__()
        self._journal, self._column = journal, column
        self._talk, self._saved = "", ""
        self.field = field
        self.field.left.connect(self.settle)
        self.setLayout(down(self.field))
        self.setFocusProxy(self.field)

    def show_talk(self, talk: ConversationView) -> None:
        """Show what is kept there; what is being typed is left alone."""
        kept = str(getattr(talk, self._column))
        if talk.id != self._talk:
            self.settle()
            self._talk, self._saved = talk.id, kept
            self.field.show_place(f"{self._column}/{talk.id}", kept)
        elif self._said() == self._saved != kept:
            self._saved = kept
            self.field.refresh_kept(kept)

    def _said(self) -> str:
        return self.field.text().strip()

    def settle(self) -> None:
        """Save what is written."""
        said = self._said()
        if self._talk and said != self._saved:
            self._saved = said
            self._journal.edit("conversation", self._talk, **{self._column: said})
        self.field.now_kept()


class _Line(KeptText):
    """A text that is one line on paper."""

    def _said(self) -> str:
        return " ".join(self.field.text().split())


class Wish(Section):
    """What the person most wants from the conversation, in a sentence that fits the page."""

    def __init__(self, journal: Journal) -> None:
        super().__init__(self.tr("What I most want from today"))
        name, example = self.tr("What I most want from today"), self.tr("One sentence, 25 words or so")
        field = DraftedText(journal, name, 1, 4, example)
        self.text = _Line(journal, "wish", field)
        self.field = field
        self.count = label("", "faint")
        self.box.addWidget(self.text)
        self.box.addWidget(self.count)
        field.textChanged.connect(self._show_count)

    def show_talk(self, talk: ConversationView) -> None:
        self.text.show_talk(talk)
        self._show_count()

    def _show_count(self) -> None:
        used = words(self.field.text())
        self.count.setText(self.tr("{n} of {most} words").format(n=used, most=_WISH_WORDS))
        self.count.setVisible(used > _WISH_WORDS - 10)

    def settle(self) -> None:
        self.text.settle()


class HardToSay(Fold):
    """A place to find words for what is hard to say; they stay in the journal."""

    def __init__(self, journal: Journal) -> None:
        super().__init__(self.tr("Hard to say"), gap=6)
        lock_away(self, True)
        example = self.tr("Say it badly first. Nobody reads this but you.")
        field = DraftedText(journal, self.tr("Hard to say"), 3, 12, example)
        self.text = KeptText(journal, "hard_to_say", field)
        self.box.addWidget(self.text)
        self.box.addWidget(label(self.tr("This stays here: it is on no page, in no note and in no recap."), "meta"))

    def show_talk(self, talk: ConversationView) -> None:
        self.text.show_talk(talk)

    def settle(self) -> None:
        self.text.settle()
