"""One question of a session: its words, the answer as it is written, and what that may become."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QFrame, QWidget

from careerjournal.core import names, sessions
from careerjournal.core.entries import EntryView
from careerjournal.core.journal import Journal
from careerjournal.core.sessions import Question, SessionView
from careerjournal.ui.kit.parts import across, down, restyle
from careerjournal.ui.kit.text import label
from careerjournal.ui.prose.editor import ProseEditor
from careerjournal.ui.screens.reflect.answer_saver import AnswerSaver
from careerjournal.ui.screens.reflect.becoming import Becoming

LINES = 6
_NOUN_OF = {"@": "person", "#": "theme", "+": "strength", "-": "strength", "^": "goal"}


class QuestionBlock(QWidget):
    """Asks one question at a time and keeps what is answered."""

    trouble = Signal(str)
    state = Signal(str)
    entered = Signal()
    """The keyboard came into the answer."""

    def __init__(self, journal: Journal, lines: int = LINES) -> None:
        super().__init__()
        self._journal = journal
        self.part, self.place = label("", "accent", wrap=False), label("", "meta", wrap=False)
        self.question = label("", "title")
        self.hint = label("", "muted")
        self.skipped = label(self.tr("Skipped. It can still be answered."), "faint")
        self.editor = ProseEditor(self.tr("Answer"), placeholder=self.tr("A sentence is enough."))
        self.editor.grow(lines, 100_000)
        self.editor.set_candidates(lambda sign: names.of(journal, _NOUN_OF[sign]))
        self.editor.installEventFilter(self)
        self.box = QFrame()
        self.box.setProperty("box", True)
        inside = down(self.editor)
        inside.setContentsMargins(14, 10, 8, 8)
        self.box.setLayout(inside)
        self.saver = AnswerSaver(journal, self.editor, self)
        self.becoming = Becoming(journal)
        self.becoming.left.connect(self.editor.setFocus)
        head = down(across(self.part, None, self.place), self.question, self.hint, gap=6)
        self.setLayout(down(head, self.box, self.skipped, self.becoming, gap=12))
        self.setFocusProxy(self.editor)
        self.editor.edited.connect(self.saver.touched)
        self.editor.left.connect(self.saver.settle)
        self.saver.state.connect(self.state)
        self.saver.trouble.connect(self.trouble)

    @property
    def key(self) -> str:
        return self.saver.key

    def show_question(self, view: SessionView, question: Question, place: str = "") -> None:
        """Show a question; an answer that is being typed is left alone."""
        self.part.setText(question.part)
        self.part.setVisible(bool(question.part))
        self.place.setText(place)
        self.place.setVisible(bool(place))
        self.question.setText(question.text)
        self.editor.setAccessibleName(question.text)
        self.hint.setText(question.hint)
        self.hint.setVisible(bool(question.hint))
        if (self.saver.uid, self.saver.key) == (view.id, question.key):
            self.saver.refresh(question.answer)
        elif self.saver.show_answer(view.id, question.key, question.answer):
            self.saver.touched()  # words that a kill left unsaved: save them now
        self.skipped.setVisible(question.skipped and not self.editor.source().strip())
        self.becoming.show_question(view, question)

    def quote(self, entry: EntryView) -> None:
        """Put an own entry into the answer as a quotation, on lines of its own, and go on below it."""
        cursor = self.editor.textCursor()
        cursor.beginEditBlock()
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        above = cursor.block()
        if above.text().strip():
            cursor.insertText("\n\n")
        elif above.previous().isValid() and above.previous().text().strip():
            cursor.insertText("\n")
        cursor.insertText(f"{sessions.quote(entry).rstrip()}\n\n")
        cursor.endEditBlock()
        self.editor.setTextCursor(cursor)
        self.editor.ensureCursorVisible()
        self.editor.setFocus()

    def become(self, what: str) -> None:
        """Open the form that makes something of the answer, or of the part of it that is selected."""
        chosen = self.editor.textCursor().selectedText().replace("\u2029", "\n")
        self.saver.save()
        self.becoming.begin(what, chosen=chosen)

    def answer_on(self) -> None:
        """Put the cursor behind what is written."""
        self.editor.setFocus()
        self.editor.moveCursor(QTextCursor.MoveOperation.End)

    def settle(self) -> None:
        self.saver.settle()

    def forget(self) -> None:
        """The session is gone, and with it what was typed into it."""
        self.saver.dirty = False
        self.saver.uid = ""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            came = event.type() == QEvent.Type.FocusIn
            restyle(self.box, "lit", came)
            if came:
                self.entered.emit()
        return False
