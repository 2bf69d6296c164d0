"""Goals, needs, progress and growth: four questions of the ten minutes, own records beside, and a line to answer in."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from careerjournal.core import conversations, ten_minutes
from careerjournal.core.conversations import ConversationView
from careerjournal.core.journal import Journal
from careerjournal.core.ten_minutes import Box
from careerjournal.ui.kit.chips import FlowLayout
from careerjournal.ui.kit.drafted import DraftLine
from careerjournal.ui.kit.layout import clear
from careerjournal.ui.kit.parts import Button, VerbButton, down
from careerjournal.ui.kit.text import label
from careerjournal.ui.screen import Context
from careerjournal.ui.screens.conversations.talk_rows import LinkRow, RowStack, ViewRow

_LEADS = {"goals-today": ("goals", "target")}
_ENTRY = ("timeline", "notebook-pen")


@dataclass(frozen=True)
class _Shown:
    """A box in one conversation."""

    box: Box
    talk: str

    @property
    def id(self) -> str:
        return self.box.key


class BoxRow(ViewRow):
    """One question. Enter makes what is written a topic."""

    def __init__(self, journal: Journal, context: Context) -> None:
        super().__init__()
        self._journal, self._context = journal, context
        self._shown: _Shown | None = None
        self.title, self.question = label("", "strong", wrap=False), label("", "muted")
        self._facts = QWidget()
        self._fact_box = down(gap=0)
        self._facts.setLayout(self._fact_box)
        self.line = DraftLine(journal, self.tr("Bring it up"))
        self.line.returnPressed.connect(self._add)
        self.setLayout(down(self.title, self.question, self._facts, self.line, gap=4))
        self.setFocusProxy(self.line)

    def show_view(self, view: _Shown) -> None:
        before, self._shown = self._shown, view
        self.title.setText(view.box.title)
        self.question.setText(view.box.question)
        self.line.setAccessibleName(view.box.question)
        self.line.show_place(f"ten-minutes/{view.talk}/{view.box.key}")
        if before is None or before.box.facts != view.box.facts:
            self._show_facts(view.box)

    def _show_facts(self, box: Box) -> None:
        clear(self._fact_box)
        screen, icon = _LEADS.get(box.key, _ENTRY)
        for fact in box.facts:
            row = LinkRow(fact.id, fact.text, fact.aside, icon)
            row.pressed.connect(lambda uid, screen=screen: self._context.go(screen, uid))
            self._fact_box.addWidget(row)
        self._facts.setVisible(bool(box.facts))

    def _add(self) -> None:
        if self._shown and (text := self.line.words()):
            self.line.use_up()
            conversations.add_topic(self._journal, self._shown.talk, text, kind=self._shown.box.kind)
            self._context.toast(self.tr("It is among the topics"), self._journal.undo)


class TenMinutes(QWidget):
    """The boxes of one conversation, and the two ways on: in writing, or done."""

    ended = Signal()

    def __init__(self, journal: Journal, context: Context) -> None:
        super().__init__()
        self._journal, self._context, self._talk = journal, context, ""
        self.stack = RowStack(lambda _view: BoxRow(journal, context), gap=18)
        self.done = Button(self.tr("That will do"), icon="check", pressed=self.ended.emit)
        self.write = VerbButton(self.tr("Answer it in writing"), quiet=True, icon="feather", pressed=self._write)
        verbs = QWidget()
        flow = FlowLayout(8)
        for verb in (self.done, self.write):
            flow.addWidget(verb)
        verbs.setLayout(flow)
        self.setLayout(down(self.stack, verbs, gap=18))

    def show_talk(self, talk: ConversationView) -> None:
        if talk.id != self._talk:
            self.stack.show_views([])
            self._talk = talk.id
        self.stack.show_views([_Shown(box, talk.id) for box in ten_minutes.boxes(self._journal, talk)])

    def _write(self) -> None:
        self._context.go("reflect", set=ten_minutes.SET, conversation=self._talk)
