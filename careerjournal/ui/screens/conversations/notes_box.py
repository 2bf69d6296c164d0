"""The notes of a conversation: one box, saved as it is typed, with a word that says so."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QFrame, QWidget

from careerjournal.core import names
from careerjournal.core.conversations import ConversationView
from careerjournal.core.journal import Journal
from careerjournal.ui.kit.parts import across, down, restyle
from careerjournal.ui.kit.text import label
from careerjournal.ui.prose.editor import ProseEditor
from careerjournal.ui.prose.saver import KEPT, SAVED, Saver

_NOUN_OF = {"@": "person", "#": "theme", "+": "strength", "-": "strength", "^": "goal"}


class NotesBox(QWidget):
    """Edits the notes of one conversation at a time."""

    trouble = Signal(str)

    def __init__(self, journal: Journal, growing: bool) -> None:
        super().__init__()
        self._journal = journal
        self.editor = ProseEditor(self.tr("Notes"), placeholder=self.tr("What was said? Their words, where you can."))
        self.editor.set_candidates(lambda sign: names.of(journal, _NOUN_OF[sign]))
        if growing:
            self.editor.grow(5, 100_000)
        self.saver = Saver(journal, "body", self.editor, lambda _field, _text, _session: "", self)
        self.state = label("", "faint", wrap=False)
        self.box = QFrame()
        self.box.setProperty("box", True)
        inside = down(self.editor)
        inside.setContentsMargins(14, 10, 8, 8)
        self.box.setLayout(inside)
        self.title = label(self.tr("Notes"), "strong", wrap=False)
        whole = down(across(self.title, None, self.state), self.box, gap=6)
        whole.setStretch(1, 1)
        self.setLayout(whole)
        self.setFocusProxy(self.editor)
        self.editor.edited.connect(self.saver.touched)
        self.editor.left.connect(self.saver.settle)
        self.editor.installEventFilter(self)
        self.saver.state.connect(self._say)
        self.saver.trouble.connect(self.trouble)

    def show_talk(self, talk: ConversationView) -> None:
        """Show its notes; what is being typed is left alone."""
        if talk.id == self.saver.uid:
            self.saver.refresh(talk.notes)
        elif self.saver.show(talk.id, talk.notes):
            self.saver.touched()  # words that a kill left unsaved: save them now
        self._say(self.saver.now)

    def settle(self) -> None:
        self.saver.settle()

    def forget(self) -> None:
        """The conversation is gone; show nothing of it."""
        self.saver.settle()
        if not self.saver.dirty:
            self.saver.show("", "")

    def _say(self, state: str) -> None:
        written = bool(self.editor.source().strip())
        words = {SAVED: self.tr("Saved") if written else "", KEPT: self.tr("Kept as a draft")}
        self.state.setText(words.get(state, ""))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            restyle(self.box, "lit", event.type() == QEvent.Type.FocusIn)
        return False
