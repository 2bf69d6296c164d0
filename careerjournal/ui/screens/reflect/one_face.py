"""One question at a time: the question and its answer, and on the right what helps; in a narrow window below it."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from careerjournal.core import own_sets
from careerjournal.core.journal import Journal
from careerjournal.core.sessions import Question, SessionView
from careerjournal.ui.kit import theme
from careerjournal.ui.kit.layout import Page
from careerjournal.ui.kit.lists import NARROW
from careerjournal.ui.kit.parts import down
from careerjournal.ui.screens.reflect.beside import WIDTH, Beside, Setting
from careerjournal.ui.screens.reflect.question_block import QuestionBlock

MEASURE, GAP = 620, 32
WHOLE = MEASURE + GAP + WIDTH
_LEAST = WHOLE - 32  # the answer may be a little narrower before the right folds under


class OneFace(Page):
    """Shows one question of a session."""

    narrowed = Signal(bool)

    def __init__(self, journal: Journal) -> None:
        super().__init__(WHOLE, top=24, gap=0)
        self._journal = journal
        self._narrow: bool | None = None
        self.block = QuestionBlock(journal)
        self.setting = Setting(journal)
        self.beside = Beside()
        self.beside.quoted.connect(self.block.quote)
        self.right = QWidget()
        self.right.setLayout(down(self.setting, self.beside, None, gap=24))
        self._pair = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._pair.setContentsMargins(0, 0, 0, 0)
        self._pair.setSpacing(GAP)
        left = QWidget()
        left.setLayout(down(self.block, None))
        self._pair.addWidget(left, 1)
        self._pair.addWidget(self.right)
        self.box.addLayout(self._pair)
        self.box.addStretch(1)
        self.setFocusProxy(self.block)
        self.block.editor.cursorPositionChanged.connect(lambda: QTimer.singleShot(0, self, self._follow_caret))

    def show_question(self, view: SessionView, question: Question) -> None:
        """Show a question of a session; another one from its top."""
        if (view.id, question.key) != (self.block.saver.uid, self.block.key):
            self.verticalScrollBar().setValue(0)
        place = view.questions.index(question) + 1
        said = self.tr("{place} of {total}").format(place=place, total=view.total)
        self.block.show_question(view, question, said)
        self.setting.show_session(view, question.key)
        one = own_sets.all_sets(self._journal).get(view.set_key)
        prompt = one.prompt(question.key) if one else None
        self.beside.show_question(question, prompt.evidence if prompt else ())
        self.right.setVisible(not (self.setting.isHidden() and self.beside.isHidden()))

    def _follow_caret(self) -> None:
        if self.block.editor.hasFocus():
            caret = self.block.editor.cursorRect()
            at = self.block.editor.viewport().mapTo(self.column, caret.center())
            self.ensureVisible(at.x(), at.y(), 0, 48)

    # --- wide and narrow

    @property
    def narrow(self) -> bool:
        return bool(self._narrow)

    def _measure(self) -> None:
        narrow = self.window().width() < NARROW or self.width() < theme.size(_LEAST)
        if narrow == self._narrow:
            return
        self._narrow = narrow
        direction = QBoxLayout.Direction
        self._pair.setDirection(direction.TopToBottom if narrow else direction.LeftToRight)
        self.right.setMinimumWidth(0 if narrow else theme.size(WIDTH))
        self.right.setMaximumWidth(16777215 if narrow else theme.size(WIDTH))
        self.column.set_measure(MEASURE if narrow else WHOLE)
        self.narrowed.emit(narrow)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._measure()
        super().resizeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        self._measure()
        super().showEvent(event)
