"""One conversation: its header, and its three faces: Prepare, Meet, Follow up."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QStackedWidget, QWidget

from careerjournal.core import clock, conversations, days
from careerjournal.core.conversations import ConversationView
from careerjournal.core.journal import Journal
from careerjournal.core.nouns import NOUNS
from careerjournal.core.trouble import Trouble
from careerjournal.core.words import counted
from careerjournal.ui.kit import theme
from careerjournal.ui.kit.chips import FlowLayout
from careerjournal.ui.kit.clipboard import lock_away
from careerjournal.ui.kit.controls import Glyph
from careerjournal.ui.kit.fields import Day, Line
from careerjournal.ui.kit.form import Form
from careerjournal.ui.kit.parts import MoreButton, Page, Segmented, VerbButton, across, action, down, ground
from careerjournal.ui.kit.tab_order import follow_layout
from careerjournal.ui.kit.text import label
from careerjournal.ui.records import earlier_versions, talk_words
from careerjournal.ui.screen import Context
from careerjournal.ui.screens.conversations.follow_up_face import FollowUpFace
from careerjournal.ui.screens.conversations.meet_face import MeetFace
from careerjournal.ui.screens.conversations.prepare_face import PrepareFace

PREPARE, MEET, FOLLOW_UP = "prepare", "meet", "follow up"
_DETAILS = ("people", "kind", "title", "formal", "private", "minutes", "day", "time")
_STACKED = 520  # the width below which the state goes under the three faces


def face_for(talk: ConversationView) -> str:
    """The face a conversation opens with: by its state, and on its day Meet."""
    if talk.state == "held" or talk_words.should_have_been(talk):
        return FOLLOW_UP
    return MEET if talk.state == "planned" and talk.day == clock.today() else PREPARE


class MovePanel(QWidget):
    """Another day for a conversation, and the time if it changes too."""

    kept = Signal(object, str)
    escaped = Signal()

    def __init__(self) -> None:
        super().__init__()
        fields = NOUNS["conversation"]
        self.day = Day(fields.field("day"))
        self.time = Line(fields.field("time"), 88, "hh:mm")
        self.message = label("", "meta")
        self.message.hide()
        self.keep = VerbButton(self.tr("Move it"), pressed=self._finish)
        self.leave = VerbButton(self.tr("Leave it"), quiet=True, pressed=self.escaped.emit)
        parts = QWidget()
        flow = FlowLayout(8)
        for part in (self.day, self.time, self.keep, self.leave):
            flow.addWidget(part)
        parts.setLayout(flow)
        inside = ground(QWidget(), "well")
        box = down(label(self.tr("To which day does it move?"), "strong"), parts, self.message, gap=6)
        box.setContentsMargins(14, 10, 14, 12)
        inside.setLayout(box)
        self.setLayout(down(inside))
        for line in (self.day.line, self.time.line):
            line.returnPressed.connect(self._finish)

    def begin(self, talk: ConversationView) -> None:
        self.day.set_value(None)
        self.time.set_value(talk.time)
        self._say("")
        self.show()
        self.day.line.setFocus()

    def _say(self, sentence: str) -> None:
        self.message.setText(sentence)
        self.message.setVisible(bool(sentence))

    def _finish(self) -> None:
        try:
            day, time = self.day.value(), str(self.time.value())
        except Trouble as trouble:
            self._say(str(trouble))
            return
        if isinstance(day, date):
            self.kept.emit(day, time)
        else:
            self._say(self.tr("Which day?"))


class ConversationPage(QWidget):
    """Shows one conversation at a time."""

    opened = Signal(str)
    """Another conversation is to be shown."""
    person_wanted = Signal(str)

    def __init__(self, journal: Journal, context: Context) -> None:
        super().__init__()
        self._journal, self._context = journal, context
        self.uid = ""
        self.prepare = PrepareFace(journal, context)
        self.meet = MeetFace(journal, context)
        self.follow_up = FollowUpFace(journal, context)
        self.faces: dict[str, PrepareFace | MeetFace | FollowUpFace] = {
            PREPARE: self.prepare, MEET: self.meet, FOLLOW_UP: self.follow_up
        }  # fmt: skip
        self.prepare.opened.connect(self.opened)
        self.prepare.turned.connect(self._show_ten)
        self.details = self._make_details()
        self.stack = QStackedWidget()
        for face in (*self.faces.values(), self.details):
            self.stack.addWidget(face)
        whole = down(self._header(), self.stack, gap=0)
        whole.setStretch(1, 1)
        self.setLayout(whole)

    def _header(self) -> QWidget:
        self.title = label("", "title")
        self.when = label("", "meta")
        self.lock = Glyph("lock", 16)
        self.lock.setAccessibleName(self.tr("Only for me"))
        self.lock.setToolTip(self.tr("Only for me"))
        self.more = MoreButton(self.tr("More about this conversation"), self._lines)
        first = across(self.title, self.lock, self.more)
        first.setStretch(0, 1)
        names = [(PREPARE, self.tr("Prepare")), (MEET, self.tr("Meet")), (FOLLOW_UP, self.tr("Follow up"))]
        self.chooser = Segmented(names, self.tr("Face"))
        self.chooser.chosen.connect(self._choose)
        self.state = label("", "muted")
        self.state.setAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        self.ten = VerbButton(self.tr("I have ten minutes"), quiet=True, icon="clock", pressed=self._ten_minutes)
        self._second = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._second.setSpacing(10)
        for part in (self.chooser, self.state, self.ten):
            self._second.addWidget(part)
        self._second.setStretch(1, 1)
        self._second.setAlignment(self.chooser, Qt.AlignmentFlag.AlignLeading)
        self.move_panel = MovePanel()
        self.move_panel.hide()
        self.move_panel.kept.connect(self._move)
        self.move_panel.escaped.connect(self._close_move)
        header = QWidget()
        box = down(first, self.when, 8, self._second, self.move_panel, gap=4)
        box.setContentsMargins(24, 20, 20, 12)
        header.setLayout(box)
        return header

    def _make_details(self) -> Page:
        page = Page(9999, margin=24, top=8, gap=20)
        self.form = Form([NOUNS["conversation"].field(name) for name in _DETAILS], self._journal, shown=5)
        self.form.changed.connect(self._detail)
        page.box.addWidget(self.form)
        done = VerbButton(self.tr("Done"), pressed=lambda: self.show_face(self.chooser.value()))
        page.box.addLayout(across(done, None))
        page.box.addStretch(1)
        return page

    # --- showing

    def show_talk(self, uid: str, face: str = "") -> None:
        """Show a conversation, with the face that fits its state unless one is named."""
        talk = conversations.get(self._journal, uid)
        if uid != self.uid:
            self.settle()
            self.prepare.leave_short()
            self.move_panel.hide()
        fresh = uid != self.uid
        self.uid = uid
        if fresh or face:
            self.show_face(face if face in self.faces else face_for(talk))
        else:
            self.refresh()

    def show_face(self, name: str) -> None:
        """Turn to a face; what is typed on the one before is saved."""
        self.settle()
        self.chooser.set_value(name)
        self.stack.setCurrentWidget(self.faces[name])
        self.refresh()

    @property
    def face(self) -> str:
        return self.chooser.value()

    def refresh(self) -> None:
        """Read the conversation again; what is being typed stays."""
        talk = conversations.get(self._journal, self.uid)
        shown = self.stack.currentWidget()
        for face in self.faces.values():
            if face is shown:
                face.show_talk(talk)
        if shown is self.details:
            self._show_details()
        self._show_header(talk)
        QTimer.singleShot(0, self, lambda: follow_layout(self))

    def _show_header(self, talk: ConversationView) -> None:
        self.title.setText(talk.name)
        parts = [talk_words.when(talk), talk_words.kind(talk)]
        if talk.entry.title:
            parts.insert(0, talk_words.who(talk))
        if talk.minutes and talk.state == "held":
            parts.append(counted("One minute", "%n minutes", talk.minutes))
        self.when.setText(" · ".join(part for part in parts if part))
        self.lock.setVisible(talk.private)
        lock_away(self, talk.private)
        self.state.setText(self._state(talk))
        self.state.setVisible(bool(self.state.text()))
        planned = talk.state == "planned"
        self.ten.setVisible(planned and self.stack.currentWidget() is self.prepare)
        self._show_ten()

    def _show_ten(self) -> None:
        self.ten.set_text(self.tr("All steps") if self.prepare.short else self.tr("I have ten minutes"))

    def _state(self, talk: ConversationView) -> str:
        if talk.cancelled_on:
            return self.tr("Cancelled on {day}.").format(day=days.plain(talk.cancelled_on))
        if talk_words.should_have_been(talk):
            return self.tr("How was {day}?").format(day=days.near(talk.day))
        if talk.state == "held" or self.stack.currentWidget() is not self.prepare:
            return ""
        found = self.prepare.checklist
        return found.sentence if found and found.conversation == talk.id else ""

    def settle(self) -> None:
        """Save what is being typed."""
        for face in self.faces.values():
            face.settle()
        if self.uid and self.stack.currentWidget() is self.details:
            self.form.flush()

    def gone(self) -> None:
        """The conversation is in the trash."""
        self.uid = ""

    def take_focus(self) -> None:
        for face in self.faces.values():
            if face is self.stack.currentWidget():
                face.take_focus()

    def _choose(self, name: str) -> None:
        self.show_face(name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters that the header did not take are meant for the meeting."""
        if self.stack.currentWidget() is self.meet:
            self.meet.keyPressEvent(event)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        beside = event.size().width() >= theme.size(_STACKED)
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._second.setDirection(way)
        super().resizeEvent(event)

    # --- doing

    def _ten_minutes(self) -> None:
        self.prepare.set_short(not self.prepare.short)
        self._show_header(conversations.get(self._journal, self.uid))

    def _lines(self) -> list[QAction | None]:
        talk = conversations.get(self._journal, self.uid)
        lines: list[QAction | None] = []
        if talk.state != "held":
            again = self.tr("Plan it again") if talk.cancelled_on else self.tr("Move to another day")
            lines.append(action(again, lambda: self.move_panel.begin(talk), "calendar-days"))
        if talk.state == "planned":
            lines.append(action(self.tr("Cancel it"), self.cancel, "x"))
        lines.append(action(self.tr("With whom, which kind …"), self.show_details, "pencil"))
        word = self.tr("Not only for me") if talk.private else self.tr("Only for me")
        lines.append(action(word, lambda: self._detail("private", not talk.private), "lock"))
        lines += [action(one.name, partial(self.person_wanted.emit, one.id), "user") for one in talk.people]
        lines.append(earlier_versions.line(self, self.uid))
        return [*lines, None, action(self.tr("Remove"), self.remove, "trash-2")]

    def show_details(self) -> None:
        """Change with whom it is, its kind and the like."""
        self.settle()
        self._show_details()  # before a field has the focus, which would keep it
        self.stack.setCurrentWidget(self.details)
        self.refresh()
        self.form.focus()

    def _show_details(self) -> None:
        self.form.set_place(f"conversation/{self.uid}")
        self.form.set_values(self._journal.values(self.uid))

    def _detail(self, name: str, value: Any) -> None:
        self._journal.edit("conversation", self.uid, **{name: value})

    def _move(self, day: date, time: str) -> None:
        conversations.postpone(self._journal, self.uid, day, time)
        self._close_move()
        self._context.toast(self.tr("Moved to {day}").format(day=days.near(day)), self._journal.undo)

    def _close_move(self) -> None:
        self.move_panel.hide()
        self.more.setFocus()

    def cancel(self) -> None:
        """Note that it does not take place."""
        conversations.cancel(self._journal, self.uid)
        self._context.toast(self.tr("Cancelled. Its open topics move on."), self._journal.undo)

    def remove(self) -> None:
        """Move it to the trash."""
        self.settle()
        self._journal.remove(self.uid)
        self._context.toast(self.tr("Moved to trash"), self._journal.undo)
