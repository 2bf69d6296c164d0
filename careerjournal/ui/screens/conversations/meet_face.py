"""Meet: topics and options on the left, the notes on the right, what was agreed at the bottom, all by keyboard."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from careerjournal.core import actions, follow_up, options, topics
from careerjournal.core.conversations import ConversationView
from careerjournal.core.journal import Journal
from careerjournal.ui.kit import theme
from careerjournal.ui.kit.parts import down, rule
from careerjournal.ui.kit.text import label
from careerjournal.ui.screen import Context
from careerjournal.ui.screens.conversations.agreed import ActionList, AgreedLine
from careerjournal.ui.screens.conversations.notes_box import NotesBox
from careerjournal.ui.screens.conversations.talk_outcomes import OptionsAtTheTable, OutcomeLine
from careerjournal.ui.screens.conversations.talk_rows import Section
from careerjournal.ui.screens.conversations.topic_list import TopicList

_PROMISED = 150  # the height of the promises below the notes, before they scroll
_LEAST = 170  # the height below which neither is of use
_HINTED = 380  # the height from which there is room to name the keys
_BESIDE = 560  # the width from which topics and notes stand side by side


class UpTo(QScrollArea):
    """As high as what is inside it, up to a height from which it scrolls."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self._most = most

    def sizeHint(self) -> QSize:
        inside, wide = self.widget(), self.viewport().width()
        if inside is None:
            return super().sizeHint()
        high = inside.heightForWidth(wide) if inside.hasHeightForWidth() else inside.sizeHint().height()
        return QSize(super().sizeHint().width(), min(high, theme.size(self._most)))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            QTimer.singleShot(0, self, self.updateGeometry)  # a scroll area keeps its inside's wishes to itself
        return super().eventFilter(watched, event)


def scroll(inside: QWidget, area: QScrollArea | None = None) -> QScrollArea:
    """A part of a page that scrolls by itself."""
    area = area or QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    inside.setProperty("ground", "clear")
    area.setWidget(inside)
    area.verticalScrollBar().setSingleStep(24)
    return area


class _Whole(QVBoxLayout):
    """Parts that share the height there is: a scroll area would give them all that they could use."""

    def hasHeightForWidth(self) -> bool:
        return False


class MeetFace(QWidget):
    """One conversation while it takes place."""

    def __init__(self, journal: Journal, context: Context) -> None:
        super().__init__()
        self._journal, self._context = journal, context
        self.talk: ConversationView | None = None
        self._about: tuple[str, str] = ("", "")
        self.topics = TopicList(journal, context, ticking=True)
        self.options = OptionsAtTheTable(journal, context)
        self.agreed = ActionList(journal, context)
        self.notes = NotesBox(journal, growing=False)
        self.line = AgreedLine(journal)
        self.outcome = OutcomeLine(journal)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self._options = Section(self.tr("Options put forward"), gap=0)
        self._options.box.addWidget(self.options)
        self._agreed = Section(self.tr("Agreed so far"), gap=0)
        promised = scroll(self.agreed, UpTo(_PROMISED))
        promised.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._agreed.box.addWidget(promised)
        left = QWidget()
        inside = down(self.topics, self._options, None, gap=20)
        inside.setContentsMargins(24, 4, 12, 16)
        left.setLayout(inside)
        self.left = scroll(left)
        self._right = QWidget()
        self._noted = down(self.notes, self._agreed, gap=12)
        self._noted.setStretch(0, 1)
        self._right.setLayout(self._noted)
        self._pair = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._pair.setSpacing(0)
        self._pair.addWidget(self.left, 45)
        self._pair.addWidget(self._right, 55)
        page = QWidget()
        whole = _Whole(page)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(self._pair, 1)
        whole.addWidget(rule())
        whole.addWidget(self._bottom())
        self.setLayout(down(scroll(page)))  # it scrolls as a whole only where the window is very low

    def _bottom(self) -> QWidget:
        """The line that notes a promise; in its place, when it is asked for, the one that notes an outcome."""
        self._promising = QWidget()
        title = label(self.tr("Agreed: what, who, when"), "strong", wrap=False)
        self._hint = label(self.tr("Outside text: Space ticks · O outcome · A agreed"), "faint")
        self._promising.setLayout(down(title, self.line, self._hint, gap=6))
        self.outcome.hide()
        bottom = QWidget()
        box = down(self._promising, self.outcome)
        box.setContentsMargins(24, 12, 24, 12)
        bottom.setLayout(box)
        return bottom

    def _connect(self) -> None:
        self.topics.outcome_wanted.connect(self.ask_about_topic)
        self.options.outcome_wanted.connect(self.ask_about_option)
        self.line.kept.connect(self._promise)
        self.line.escaped.connect(self.take_focus)
        self.outcome.kept.connect(self._decide)
        self.outcome.escaped.connect(self._leave_outcome)
        self.notes.trouble.connect(self._context.trouble)

    # --- showing

    def show_talk(self, talk: ConversationView) -> None:
        if self.talk is not None and self.talk.id != talk.id:
            self._show_outcome(False)
        self.talk = talk
        self.topics.show_talk(talk)
        found = follow_up.at_the_table(self._journal, talk)
        self.options.show_options(talk.id, found)
        self._options.setVisible(bool(found))
        promised = actions.of_conversation(self._journal, talk.id)
        self.agreed.show_actions(talk, promised)
        self._agreed.setVisible(bool(promised))
        self.notes.show_talk(talk)
        self.line.show_people(talk)
        self.line.what.show_place(f"agreed/{talk.id}")

    def settle(self) -> None:
        self.notes.settle()
        self.topics.settle()
        self.agreed.settle()

    def take_focus(self) -> None:
        """Begin at the first topic that is still open."""
        rows = self.topics.all_rows()
        still_open = [row for row in rows if row.view and row.view.is_open]
        first = next(iter(still_open or rows), None)
        (first or self.notes).setFocus(Qt.FocusReason.TabFocusReason)

    def _show_outcome(self, on: bool) -> None:
        self._promising.setVisible(not on)
        self.outcome.setVisible(on)

    # --- doing

    @property
    def _day(self) -> date | None:
        return follow_up.told_day(self.talk) if self.talk else None

    def _promise(self, values: dict[str, Any]) -> None:
        if self.talk:
            self._journal.add("action", conversation=self.talk.id, day=self._day, **values)

    def ask_about_topic(self, uid: str) -> None:
        row = self.topics.row(uid)
        if row and row.view:
            self._ask("topic", uid, row.view.proposal or row.view.text)

    def ask_about_option(self, uid: str) -> None:
        self._ask("option", uid, options.get(self._journal, uid).title)

    def _ask(self, noun: str, uid: str, about: str) -> None:
        self._about = (noun, uid)
        self._show_outcome(True)
        self.outcome.ask(about)

    def _decide(self, values: dict[str, Any]) -> None:
        noun, uid = self._about
        if self.talk is None or not uid:
            return
        self._leave_outcome()
        if noun == "topic":
            topics.decide(self._journal, self.talk.id, uid, **values)
        else:
            options.decide(self._journal, uid, conversation=self.talk.id, day=self._day, **values)
        self._context.toast(self.tr("Noted"), self._journal.undo)

    def _leave_outcome(self) -> None:
        noun, uid = self._about
        self._about = ("", "")
        self._show_outcome(False)
        stacks = [*self.topics.groups.values()] if noun == "topic" else [self.options.stack]
        row = next((stack.rows[uid] for stack in stacks if uid in stack.rows), None)
        (row or self.line).setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters that no text took."""
        key = event.key() if not event.modifiers() else None
        if key == Qt.Key.Key_A:
            self._show_outcome(False)
            self.line.setFocus()
        elif key == Qt.Key.Key_O:
            self._ask_about_focused()
        else:
            super().keyPressEvent(event)

    def _ask_about_focused(self) -> None:
        topic, option = self.topics.focused(), self.options.focused()
        if topic and topic.view:
            self.ask_about_topic(topic.view.id)
        elif option:
            self.ask_about_option(option.id)

    def resizeEvent(self, event: QResizeEvent) -> None:
        beside = event.size().width() >= theme.size(_BESIDE)
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._pair.setDirection(way)
        self._noted.setContentsMargins(12 if beside else 24, 4, 24, 16)
        for part in (self.left, self._right):
            part.setMinimumHeight(theme.size(_LEAST))
        self._hint.setVisible(event.size().height() >= theme.size(_HINTED))
        super().resizeEvent(event)
