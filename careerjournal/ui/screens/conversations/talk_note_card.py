"""The note that tells them what the conversation is to be about, to look at, copy or save."""

from __future__ import annotations

from PySide6.QtCore import Signal

from careerjournal.core import conversations, talk_note
from careerjournal.core.conversations import ConversationView
from careerjournal.core.journal import Journal
from careerjournal.ui.kit.parts import Card, IconButton, VerbButton, across
from careerjournal.ui.kit.text import label
from careerjournal.ui.screen import Context
from careerjournal.ui.screens.conversations.to_send_box import ToSend


class TalkNote(Card):
    """Open until it is sent or closed; taking it along marks them as told."""

    closed = Signal()

    def __init__(self, journal: Journal, context: Context) -> None:
        super().__init__(gap=8)
        self._journal, self._context = journal, context
        self._talk: ConversationView | None = None
        self.title = label(self.tr("A note, a day or two before"), "strong", wrap=False)
        self.close_button = IconButton("x", self.tr("Close the note"), self._close)
        self.nothing = label("", "muted")
        self.note = ToSend(context, self.tr("Note"), self.tr("Copy the note"))
        self.otherwise = VerbButton(self.tr("I told them already"), quiet=True, pressed=self._told)
        self.note.verbs.addWidget(self.otherwise)
        self.note.sent.connect(self._told)
        self.box.addLayout(across(self.title, None, self.close_button))
        self.box.addWidget(self.nothing)
        self.box.addWidget(self.note)
        self.hide()

    def show_talk(self, talk: ConversationView) -> None:
        """Write the note anew from what is there."""
        self._talk = talk
        lines = talk_note.compose(self._journal, talk.id)
        self.note.show_lines(lines, talk.name)
        self.note.setVisible(bool(lines))
        self.nothing.setVisible(not lines)
        self.nothing.setText(
            self.tr("This conversation is only for you, so nothing of it is sent.") if talk.private
            else self.tr("Say what you want from it, or put down a topic: the note is made of these.")
        )  # fmt: skip

    def _told(self) -> None:
        if self._talk and conversations.get(self._journal, self._talk.id).told_on is None:
            conversations.mark(self._journal, self._talk.id, "told_on")

    def _close(self) -> None:
        self.hide()
        self.closed.emit()
