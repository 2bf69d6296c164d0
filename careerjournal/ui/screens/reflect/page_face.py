"""All questions of a session on one page, under each other, each with what helps folded below its answer."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from careerjournal.core import own_sets
from careerjournal.core.journal import Journal
from careerjournal.core.sessions import Question, SessionView
from careerjournal.ui.kit.layout import Page
from careerjournal.ui.kit.parts import Fold, VerbButton, across, clear, down
from careerjournal.ui.screens.reflect.beside import Beside, Setting
from careerjournal.ui.screens.reflect.one_face import MEASURE
from careerjournal.ui.screens.reflect.question_block import QuestionBlock

_LINES = 3


class Item(QWidget):
    """One question on the page."""

    skipped = Signal(str)

    def __init__(self, journal: Journal) -> None:
        super().__init__()
        self.block = QuestionBlock(journal, _LINES)
        self.beside = Beside()
        self.beside.quoted.connect(self.block.quote)
        self.fold = Fold(self.tr("What helps"))
        self.fold.box.addWidget(self.beside)
        self.skip = VerbButton(self.tr("Skip"), quiet=True, pressed=lambda: self.skipped.emit(self.block.key))
        self.setLayout(down(self.block, self.fold, across(self.skip, None), gap=4))

    def show_question(self, view: SessionView, question: Question, place: str, asked: tuple[str, ...]) -> None:
        self.block.show_question(view, question, place)
        self.beside.show_question(question, asked)
        self.fold.setVisible(not self.beside.isHidden())
        self.skip.setVisible(question.is_open)
        self.skip.setAccessibleDescription(question.text)


class PageFace(Page):
    """Shows every question of a session."""

    skipped = Signal(str)
    opened = Signal(str)
    over_time = Signal(str)
    trouble = Signal(str)
    state = Signal(str)
    became = Signal(str)

    def __init__(self, journal: Journal) -> None:
        super().__init__(MEASURE, top=24, gap=40)
        self._journal = journal
        self._session = self._at = ""
        self.setting = Setting(journal)
        self.items: dict[str, Item] = {}
        self._items = down(gap=40)
        self.box.addWidget(self.setting)
        self.box.addLayout(self._items)
        self.box.addStretch(1)

    def show_session(self, view: SessionView) -> None:
        """Show a session; answers that are being typed are left alone."""
        keys = [question.key for question in view.questions]
        if view.id != self._session or keys != list(self.items):
            self._make(view.id, keys)
        self.setting.show_session(view)
        one = own_sets.all_sets(self._journal).get(view.set_key)
        part = ""
        for number, question in enumerate(view.questions, 1):
            prompt = one.prompt(question.key) if one else None
            place = self.tr("{place} of {total}").format(place=number, total=view.total)
            self.items[question.key].show_question(view, question, place, prompt.evidence if prompt else ())
            self.items[question.key].block.part.setVisible(question.part not in ("", part))
            part = question.part

    def _make(self, session: str, keys: list[str]) -> None:
        self.settle()
        clear(self._items)
        self._session, self._at, self.items = session, keys[0] if keys else "", {}
        for key in keys:
            item = Item(self._journal)
            item.skipped.connect(self.skipped)
            item.beside.opened.connect(self.opened)
            item.beside.over_time.connect(self.over_time)
            item.block.trouble.connect(self.trouble)
            item.block.state.connect(self.state)
            item.block.becoming.became.connect(self.became)
            item.block.entered.connect(partial(self._entered, key))
            item.block.editor.cursorPositionChanged.connect(lambda item=item: self._soon(item))
            self.items[key] = item
            self._items.addWidget(item)

    def _entered(self, key: str) -> None:
        self._at = key
        self._soon(self.items[key])

    def _soon(self, item: Item) -> None:
        QTimer.singleShot(0, item, lambda: self._follow_caret(item))

    def _follow_caret(self, item: Item) -> None:
        editor = item.block.editor
        if editor.hasFocus():
            at = editor.viewport().mapTo(self.column, editor.cursorRect().center())
            self.ensureVisible(at.x(), at.y(), 0, 120)

    @property
    def item(self) -> Item | None:
        """The question that has the keyboard, or had it last."""
        return self.items.get(self._at)

    def answer_on(self, key: str = "") -> None:
        """Put the cursor into an answer, the one before or the first unless named."""
        self._at = key if key in self.items else self._at
        if self.item:
            self.item.block.answer_on()

    def step(self, by: int) -> bool:
        """Go on to another answer; False at the end."""
        keys = list(self.items)
        place = keys.index(self._at) + by if self._at in keys else 0
        if not 0 <= place < len(keys):
            return False
        self.answer_on(keys[place])
        return True

    def settle(self) -> None:
        self.setting.settle()
        for item in self.items.values():
            item.block.settle()

    def forget(self) -> None:
        for item in self.items.values():
            item.block.forget()
