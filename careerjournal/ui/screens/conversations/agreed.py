"""What was agreed: one line that adds a promise (what, who, when), and the promises themselves."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QFrame, QWidget

from careerjournal.core import actions, days, people
from careerjournal.core.actions import ActionView
from careerjournal.core.conversations import ConversationView
from careerjournal.core.fields import Field
from careerjournal.core.journal import Journal
from careerjournal.core.trouble import Trouble
from careerjournal.ui.kit import theme
from careerjournal.ui.kit.chips import FlowLayout
from careerjournal.ui.kit.controls import Choice
from careerjournal.ui.kit.drafted import DraftLine
from careerjournal.ui.kit.fields import Day
from careerjournal.ui.kit.parts import MoreButton, VerbButton, across, action, down
from careerjournal.ui.kit.text import label
from careerjournal.ui.records import earlier_versions
from careerjournal.ui.screen import Context
from careerjournal.ui.screens.conversations.talk_rows import ENTER, RowStack, RowTick, ViewRow

Values = dict[str, Any]


class Who(Choice):
    """Me or a person; never wider than a name needs, however long the longest one is."""

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(min(hint.width(), theme.size(190)), hint.height())


class AgreedLine(QWidget):
    """What, who, when. Enter in any of the three keeps it; who is me until it is said otherwise."""

    kept = Signal(dict)
    escaped = Signal()

    def __init__(self, journal: Journal, adding: bool = True) -> None:
        super().__init__()
        self._journal, self._adding = journal, adding
        self.what = DraftLine(journal, self.tr("What was agreed"), self.tr("What was agreed? “Send the outline”"))
        self.who = Who([("", self.tr("Me"))], self.tr("Who does it"))
        self.due = Day(Field("due", "day", self.tr("By when")))
        self.due.line.setPlaceholderText(self.tr("By when"))
        self.keep = VerbButton(self.tr("Add") if adding else self.tr("Save"), pressed=self._finish)
        self.message = label("", "meta")
        self.message.hide()
        rest = QWidget()
        flow = FlowLayout(8)
        for part in (self.who, self.due, self.keep):
            flow.addWidget(part)
        rest.setLayout(flow)
        self.setLayout(down(self.what, rest, self.message, gap=6))
        self.setFocusProxy(self.what)
        self.what.returnPressed.connect(self._finish)
        self.due.line.returnPressed.connect(self._finish)
        self.what.on_escape(self.escaped.emit)

    def show_people(self, talk: ConversationView | None) -> None:
        """Offer me, whoever is in the conversation, then everybody else."""
        inside = [(one.id, one.name) for one in talk.people] if talk else []
        known = {uid for uid, _name in inside}
        others = [(one.id, one.name) for one in people.everyone(self._journal) if one.id not in known]
        offered = [("", self.tr("Me")), *inside, *others]
        if offered != [(self.who.itemData(row), self.who.itemText(row)) for row in range(self.who.count())]:
            chosen = self.who.value()
            self.who.clear()
            for uid, name in offered:
                self.who.addItem(name, uid)
            self.who.set_value(chosen)

    def show_action(self, view: ActionView) -> None:
        self.what.setText(view.text)
        self.who.set_value(view.owner.id if view.owner else "")
        self.due.set_value(view.due)

    def _finish(self) -> None:
        text = self.what.words()
        if not text:
            self.what.setFocus()
            return
        try:
            due = self.due.value()
        except Trouble as trouble:
            self._say(str(trouble))
            self.due.setFocus()
            return
        self._say("")
        values: Values = {"text": text, "owner": self.who.value() or None, "due": due}
        if self._adding:
            self.what.use_up()
            self.who.set_value("")
            self.due.set_value(None)
            self.what.setFocus()
        self.kept.emit(values)

    def _say(self, sentence: str) -> None:
        self.message.setText(sentence)
        self.message.setVisible(bool(sentence))


class ActionRow(ViewRow):
    """One promise: ticked when it is kept, changed in its place."""

    def __init__(self, journal: Journal, context: Context, talk: Callable[[], ConversationView | None]) -> None:
        super().__init__()
        self._journal, self._context, self._talk = journal, context, talk
        self.view: ActionView | None = None
        self.form: AgreedLine | None = None
        self.tick = RowTick(name=" ")
        self.tick.clicked.connect(self._tick)
        self.text, self.detail = label("", "body"), label("", "meta")
        self.more = MoreButton(self.tr("More about this promise"), self._lines)
        self.line = QFrame()
        self.line.setProperty("row", True)
        words = down(self.text, self.detail, gap=0)
        words.setContentsMargins(0, theme.size(4), 0, theme.size(4))
        row = across(self.tick, words, self.more, gap=8)
        row.setContentsMargins(2, 0, 2, 0)
        row.setStretch(1, 1)
        for part in (self.tick, self.more):
            row.setAlignment(part, Qt.AlignmentFlag.AlignTop)
        self.line.setLayout(row)
        self._box = down(self.line, gap=4)
        self.setLayout(self._box)
        self.setFocusProxy(self.tick)

    def show_view(self, view: ActionView) -> None:
        self.view = view
        self.text.setText(view.text)
        self.detail.setText(self._about(view))
        self.tick.setChecked(view.done_on is not None)
        self.tick.setAccessibleName(f"{view.text}, {self.detail.text()}")
        self.more.set_name(self.tr("More about “{promise}”").format(promise=view.text))

    def _about(self, view: ActionView) -> str:
        parts = [view.owner.name if view.owner else self.tr("Me")]
        if view.dropped_on:
            parts.append(self.tr("let go on {day}").format(day=days.plain(view.dropped_on)))
        elif view.done_on:
            parts.append(self.tr("done on {day}").format(day=days.plain(view.done_on)))
        elif view.due:
            parts.append(self.tr("by {day}").format(day=days.plain(view.due)))
        return " · ".join(parts)

    def _lines(self) -> list[QAction | None]:
        if self.view is None:
            return []
        lines: list[QAction | None] = [action(self.tr("Change"), self.edit, "pencil")]
        if self.view.is_open:
            lines.append(
                action(self.tr("Let go"), partial(actions.drop, self._journal, self.view.id), "corner-up-right")
            )
        lines.append(earlier_versions.line(self, self.view.id))
        return [*lines, None, action(self.tr("Remove"), self._remove, "trash-2")]

    def _tick(self, on: bool) -> None:
        if self.view:
            actions.done(self._journal, self.view.id, on)

    def _remove(self) -> None:
        if self.view:
            self._journal.remove(self.view.id)
            self._context.toast(self.tr("Moved to trash"), self._journal.undo)

    def edit(self) -> None:
        """Change what, who and when in its place."""
        if self.view is None or self.form is not None:
            return
        self.form = AgreedLine(self._journal, adding=False)
        self.form.show_people(self._talk())
        self.form.show_action(self.view)
        self.form.kept.connect(self._keep)
        self.form.escaped.connect(self._close)
        self.line.hide()
        self._box.addWidget(self.form)
        self.form.setFocus()

    def _keep(self, values: Values) -> None:
        self._close()
        if self.view:
            self._journal.edit("action", self.view.id, **values)

    def _close(self) -> None:
        if self.form is not None:
            form, self.form = self.form, None
            self.line.show()
            self.setFocus()
            self._box.removeWidget(form)
            form.hide()
            form.deleteLater()

    def settle(self) -> None:
        """Keep what is being changed."""
        if self.form is not None:
            self.form.keep.click()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.form is None and event.key() in (*ENTER, Qt.Key.Key_F2):
            self.edit()
        elif self.form is None and event.key() == Qt.Key.Key_Delete:
            self._remove()
        else:
            super().keyPressEvent(event)


class ActionList(QWidget):
    """Promises, one below the other."""

    def __init__(self, journal: Journal, context: Context) -> None:
        super().__init__()
        self.talk: ConversationView | None = None
        self.stack = RowStack(lambda _view: ActionRow(journal, context, lambda: self.talk))
        self.setLayout(down(self.stack, None))

    def show_actions(self, talk: ConversationView | None, found: list[ActionView]) -> None:
        self.talk = talk
        self.stack.show_views(found)
        self.setVisible(bool(found))

    def settle(self) -> None:
        for row in self.stack.rows.values():
            if isinstance(row, ActionRow):
                row.settle()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        ways = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.key() not in ways or not self.stack.step(ways[Qt.Key(event.key())]):
            super().keyPressEvent(event)
