"""The topics of a conversation, mine, theirs and what moved on to it: written, ordered, ticked, let go."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QWidget

from careerjournal.core import conversations, days, topics
from careerjournal.core.conversations import ConversationView, TopicView
from careerjournal.core.journal import Journal
from careerjournal.ui.kit import theme
from careerjournal.ui.kit.controls import Glyph
from careerjournal.ui.kit.parts import MoreButton, VerbButton, across, action, down
from careerjournal.ui.kit.text import label
from careerjournal.ui.records import earlier_versions
from careerjournal.ui.screen import Context
from careerjournal.ui.screens.conversations.talk_rows import ENTER, RowStack, RowTick, Section, ViewRow
from careerjournal.ui.screens.conversations.topic_form import TopicForm, kind_word

_ICONS = {"ask": "hand-helping", "hard": "signpost", "talk": "message-circle"}
_WAYS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class TopicRow(ViewRow):
    """One topic. Where topics are ticked the tick has the focus, otherwise the row itself."""

    ticked = Signal(str, bool)
    moved = Signal(str, int)
    changed = Signal(str, dict)
    dropped = Signal(str)
    outcome_wanted = Signal(str)

    def __init__(self, journal: Journal, ticking: bool) -> None:
        super().__init__()
        self._journal, self._ticking = journal, ticking
        self.view: TopicView | None = None
        self.form: TopicForm | None = None
        self.line = QFrame()
        self.line.setProperty("row", True)
        self.tick = RowTick(name=" ")
        self.tick.clicked.connect(self._tick)
        self.glyph = Glyph("message-circle", 16, "muted")
        self.text = label("", "body")
        self.detail = label("", "meta")
        self.outcome = VerbButton(self.tr("Outcome"), quiet=True, pressed=self._want_outcome)
        self.more = MoreButton(self.tr("More about this topic"), self._lines)
        self._lay_out()

    def _lay_out(self) -> None:
        self.detail.setAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        self._pair = across(self.detail, self.outcome)
        self._pair.setStretch(0, 1)
        self._second = QWidget()
        self._second.setLayout(self._pair)
        words = down(self.text, self._second, gap=0)
        words.setContentsMargins(0, theme.size(4), 0, theme.size(4))
        lead = down(self.tick if self._ticking else self.glyph)
        lead.setContentsMargins(0, 0 if self._ticking else 7, 0, 0)
        (self.glyph if self._ticking else self.tick).hide()
        row = across(lead, words, self.more, gap=8)
        row.setContentsMargins(2, 0, 2, 0)
        row.setStretch(1, 1)
        for part in (lead, self.more):
            row.setAlignment(part, Qt.AlignmentFlag.AlignTop)
        self.line.setLayout(row)
        if self._ticking:
            self.setFocusProxy(self.tick)
        else:
            self.line.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setFocusProxy(self.line)
            self.outcome.hide()
        self._box = down(self.line, gap=4)
        self.setLayout(self._box)

    def show_view(self, view: TopicView) -> None:
        self.view = view
        self.text.setText(view.text)
        self.glyph.set_icon(_ICONS.get(view.kind, _ICONS["talk"]))
        self.detail.setText(self._about(view))
        self.tick.setChecked(view.covered_on is not None)
        self.outcome.setVisible(self._ticking and view.kind != "talk" and view.is_open)
        self._second.setVisible(bool(self.detail.text()))
        self._stand()
        spoken = ", ".join(part for part in (view.text, self.detail.text()) if part)
        self.tick.setAccessibleName(spoken)
        self.line.setAccessibleName(spoken)
        self.more.set_name(self.tr("More about “{topic}”").format(topic=view.text))

    def _about(self, view: TopicView) -> str:
        parts = [] if view.kind == "talk" else [kind_word(view.kind)]
        if view.carried and view.whose == "theirs":
            parts.append(self.tr("theirs"))
        if view.carried:
            parts.append(self.tr("from {day}").format(day=days.plain(view.first_day)))
        if view.proposal:
            parts.append(self.tr("“{proposal}”").format(proposal=view.proposal))
        elif view.is_bare:
            parts.append(self.tr("what could you propose? “Not sure yet” is fine."))
        return " · ".join(parts)

    def _stand(self) -> None:
        """The verb beside the detail where that fits into one line, else below it."""
        text = self.detail.fontMetrics().horizontalAdvance(self.detail.text())
        room = self._second.width() - self.outcome.sizeHint().width() - 8
        way = QBoxLayout.Direction.LeftToRight if text <= room else QBoxLayout.Direction.TopToBottom
        self._pair.setDirection(way)
        self._pair.setSpacing(8 if way == QBoxLayout.Direction.LeftToRight else 0)
        self._pair.setAlignment(self.outcome, Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._box.activate()
        self._stand()
        self.updateGeometry()  # the rows below must move: what stands below its detail is higher

    def _lines(self) -> list[QAction | None]:
        if self.view is None:
            return []
        lines: list[QAction | None] = [action(self.tr("Change"), self.edit, "pencil")]
        if not self.view.carried:
            lines.append(action(self.tr("Move up"), partial(self.moved.emit, self.view.id, -1), "arrow-up"))
            lines.append(action(self.tr("Move down"), partial(self.moved.emit, self.view.id, 1), "arrow-down"))
        if self._ticking:
            lines.append(action(self.tr("Note an outcome"), self._want_outcome, "split"))
        lines.append(earlier_versions.line(self, self.view.id))
        word = self.tr("Let go") if self.view.carried else self.tr("Remove")
        return [*lines, None, action(word, self._drop, "trash-2")]

    def _tick(self, on: bool) -> None:
        if self.view:
            self.ticked.emit(self.view.id, on)

    def _drop(self) -> None:
        if self.view:
            self.dropped.emit(self.view.id)

    def _want_outcome(self) -> None:
        if self.view:
            self.outcome_wanted.emit(self.view.id)

    def edit(self, field: str = "") -> None:
        """Change the topic in its place."""
        if self.view is None or self.form is not None:
            return
        self.form = TopicForm(self._journal, adding=False)
        self.form.show_topic(self.view)
        self.form.done.connect(self._edited)
        self.form.escaped.connect(self.close_form)
        self.line.hide()
        self._box.addWidget(self.form)
        (self.form.proposal if field == "proposal" else self.form.line).setFocus()

    def _edited(self, values: dict[str, str]) -> None:
        self.close_form()
        if self.view:
            self.changed.emit(self.view.id, values)

    def close_form(self) -> None:
        """Leave the form without saving."""
        if self.form is not None:
            form, self.form = self.form, None
            self.line.show()
            self.setFocus()
            self._box.removeWidget(form)
            form.hide()
            form.deleteLater()

    def settle(self) -> None:
        """Save what is being changed."""
        if self.form is not None:
            self.form.keep.click()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, alt = event.key(), event.modifiers() == Qt.KeyboardModifier.AltModifier
        if self.form is not None or self.view is None:
            super().keyPressEvent(event)
        elif key in _WAYS and alt:
            self.moved.emit(self.view.id, _WAYS[Qt.Key(key)])
        elif key == Qt.Key.Key_Delete:
            self._drop()
        elif key in (*ENTER, Qt.Key.Key_F2):
            self.edit()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._ticking and self.form is None and self.line.geometry().contains(event.position().toPoint()):
            self.tick.click()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if not self._ticking:
            self.edit()


class TopicList(QWidget):
    """All topics of one conversation, with a line to add one."""

    outcome_wanted = Signal(str)

    def __init__(self, journal: Journal, context: Context, ticking: bool) -> None:
        super().__init__()
        self._journal, self._context, self._ticking = journal, context, ticking
        self._talk = ""
        titles = {"mine": self.tr("Mine"), "theirs": self.tr("Theirs"), "carried": self.tr("Carried over")}
        self.groups: dict[str, RowStack] = {}
        self._sections: dict[str, Section] = {}
        box = down(gap=12)
        for name in ("mine", "carried", "theirs"):
            section = Section(titles[name], gap=0)
            self.groups[name] = RowStack(lambda _view: self._row())
            section.box.addWidget(self.groups[name])
            self._sections[name] = section
            box.addWidget(section)
        self.form = TopicForm(journal)
        self.form.done.connect(self._add)
        box.addWidget(self.form)
        self.setLayout(box)

    def _row(self) -> TopicRow:
        row = TopicRow(self._journal, self._ticking)
        row.ticked.connect(lambda uid, on: conversations.cover(self._journal, uid, self._talk, on))
        row.moved.connect(lambda uid, by: topics.move(self._journal, self._talk, uid, by))
        row.changed.connect(lambda uid, values: self._journal.edit("topic", uid, **values))
        row.dropped.connect(self._drop)
        row.outcome_wanted.connect(self.outcome_wanted)
        return row

    # --- showing

    def show_talk(self, talk: ConversationView) -> None:
        if talk.id != self._talk:
            self.settle()
        self._talk = talk.id
        self.form.line.show_place(f"topic/{talk.id}")
        for name, found in topics.grouped(self._journal, talk.id).items():
            self.groups[name].show_views(found)
            self._sections[name].setVisible(bool(found))

    def all_rows(self) -> list[TopicRow]:
        return [row for stack in self.groups.values() for row in stack.rows.values() if isinstance(row, TopicRow)]

    def row(self, uid: str) -> TopicRow | None:
        return next((row for row in self.all_rows() if row.view and row.view.id == uid), None)

    def focused(self) -> TopicRow | None:
        """The row that has the focus."""
        return next((row for row in self.all_rows() if row.tick.hasFocus() or row.line.hasFocus()), None)

    def begin(self, kind: str = "", whose: str = "") -> None:
        """Begin to write a topic of this kind."""
        self.form.begin(kind, whose)

    def settle(self) -> None:
        for row in self.all_rows():
            row.settle()

    # --- doing

    def _add(self, values: dict[str, str]) -> None:
        conversations.add_topic(self._journal, self._talk, **values)

    def _drop(self, uid: str) -> None:
        row = self.row(uid)
        if row and row.view and row.view.carried:
            topics.let_go(self._journal, uid)
            self._context.toast(self.tr("Let go. It stays where it was first put."), self._journal.undo)
        else:
            self._journal.remove(uid)
            self._context.toast(self.tr("Moved to trash"), self._journal.undo)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down walk from topic to topic, over the headings."""
        rows, held = self.all_rows(), self.focused()
        if event.key() in _WAYS and not event.modifiers() and held in rows:
            place = rows.index(held) + _WAYS[Qt.Key(event.key())]
            if 0 <= place < len(rows):
                rows[place].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)
