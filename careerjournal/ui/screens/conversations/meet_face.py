"""Meet: topics and options on the left, the notes on the right, what was agreed at the bottom, all by keyboard."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from careerjournal.core import follow_up
from careerjournal.core.conversations import ConversationView
from careerjournal.core.journal import Journal
from careerjournal.ui.kit import theme
from careerjournal.ui.kit.parts import down, rule
from careerjournal.ui.kit.text import label
from careerjournal.ui.screen import Context
from careerjournal.ui.screens.conversations.scrolling import UpTo, scroll
from careerjournal.ui.screens.conversations.talk_face import TalkFace
from careerjournal.ui.screens.conversations.talk_rows import Section

_PROMISED = 150  # the height of the promises below the notes, before they scroll
_LEAST = 170  # the height below which neither topics nor notes are of use
_LEAST_STACKED = 72  # the same where both scroll together above the line of what was agreed
_HINTED = 380  # the height from which there is room to name the keys
_BESIDE = 560  # the width from which topics and notes stand side by side


class _Whole(QVBoxLayout):
    """Parts that share the height there is: a scroll area would give them all that they could use."""

    def hasHeightForWidth(self) -> bool:
        return False


class _Pair(QBoxLayout):
    """Two parts side by side in the height there is, or one below the other, each as high as it likes."""

    def hasHeightForWidth(self) -> bool:
        return self.direction() == QBoxLayout.Direction.TopToBottom and super().hasHeightForWidth()


class MeetFace(TalkFace):
    """One conversation while it takes place."""

    def __init__(self, journal: Journal, context: Context) -> None:
        super().__init__(journal, context, self.tr("Options put forward"), notes_grow=False)
        self._lay_out()

    def _lay_out(self) -> None:
        self._agreed = Section(self.tr("Agreed so far"), gap=0)
        promised = scroll(self.agreed, UpTo(_PROMISED))
        promised.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._agreed.box.addWidget(promised)
        self._inside = QWidget()
        self.pocket = label("", "meta")
        inside = down(self.card, self.topics, self._options, None, gap=20)
        inside.setContentsMargins(24, 4, 12, 16)
        self._inside.setLayout(inside)
        self.left = scroll(self._inside)
        self._right = QWidget()
        self._noted = down(self.notes, self.pocket, self._agreed, gap=12)
        self._noted.setStretch(0, 1)
        self._right.setLayout(self._noted)
        both = QWidget()
        self._pair = _Pair(QBoxLayout.Direction.LeftToRight, both)
        self._pair.setContentsMargins(0, 0, 0, 0)
        self._pair.setSpacing(0)
        self._pair.addWidget(self.left, 45)
        self._pair.addWidget(self._right, 55)
        self._middle = scroll(both)
        page = QWidget()
        whole = _Whole(page)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._middle, 1)
        whole.addWidget(rule())
        whole.addWidget(self._bottom())
        self.setLayout(down(scroll(page)))  # it scrolls as a whole only where the window is very low

    def _bottom(self) -> QWidget:
        """The line that notes a promise; in its place, when it is asked for, the one that notes an outcome."""
        self._promising = QWidget()
        self._title = label(self.tr("Agreed: what, who, when"), "strong", wrap=False)
        self._hint = label(self.tr("Outside text: Space ticks · O outcome · A agreed"), "faint")
        self._promising.setLayout(down(self._title, self.line, self._hint, gap=6))
        bottom = QWidget()
        box = down(self._promising, self.outcome)
        box.setContentsMargins(24, 12, 24, 12)
        bottom.setLayout(box)
        return bottom

    # --- showing

    def show_talk(self, talk: ConversationView) -> None:
        super().show_talk(talk)
        self._agreed.setVisible(not self.agreed.isHidden())
        self.pocket.setText(self.tr("For a hard moment: “{line}”").format(line=follow_up.pocket_line(talk)))

    def take_focus(self) -> None:
        """Begin at the first topic that is still open."""
        rows = self.topics.all_rows()
        still_open = [row for row in rows if row.view and row.view.is_open]
        first = next(iter(still_open or rows), None)
        (first or self.notes).setFocus(Qt.FocusReason.TabFocusReason)

    def _show_outcome(self) -> None:
        self._promising.hide()
        self.outcome.show()

    def _show_promising(self) -> None:
        self.outcome.hide()
        self._promising.show()

    def _leave_outcome(self) -> None:
        noun, uid = self._about
        self._about = ("", "")
        self._show_promising()
        stacks = [*self.topics.groups.values()] if noun == "topic" else [self.options.stack]
        row = next((stack.rows[uid] for stack in stacks if uid in stack.rows), None)
        if uid:
            (row or self.line).setFocus(Qt.FocusReason.TabFocusReason)

    # --- keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters that no text took."""
        key = event.key() if not event.modifiers() else None
        if key == Qt.Key.Key_A:
            self._show_promising()
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
        self._stand(beside)
        self._noted.setContentsMargins(12 if beside else 24, 4, 24, 16)
        for part in (self.left, self._right):
            part.setMinimumHeight(theme.size(_LEAST))
        self._middle.setMinimumHeight(theme.size(_LEAST if beside else _LEAST_STACKED))
        roomy = event.size().height() >= theme.size(_HINTED)
        self._hint.setVisible(roomy)
        self._title.setVisible(roomy or beside)
        super().resizeEvent(event)

    def _stand(self, beside: bool) -> None:
        """Topics and notes side by side, the topics scrolling by themselves; or below each other in one scroll."""
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if way == self._pair.direction():
            return
        self._pair.setDirection(way)
        if beside:
            self._pair.removeWidget(self._inside)
            self.left.setWidget(self._inside)
        else:
            self.left.takeWidget()
            self._pair.insertWidget(0, self._inside)
            self._inside.setAutoFillBackground(False)  # a scroll area switches it on for what it holds
            self._inside.show()
        self.left.setVisible(beside)
