"""Prepare: what would help, the wish and the topics on the left, and on the right the page that they make."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from careerjournal.core import agendas, checklist, checklist_further, conversations, ten_minutes, wants
from careerjournal.core.checklist import Checklist, Step
from careerjournal.core.conversations import ConversationView
from careerjournal.core.evidence import Evidence
from careerjournal.core.journal import Journal
from careerjournal.core.summary import documents
from careerjournal.core.summary.fitting import fit
from careerjournal.core.summary.page import Summary
from careerjournal.core.words import counted_in_words
from careerjournal.ui.kit import theme
from careerjournal.ui.kit.paper import PaperView
from careerjournal.ui.kit.parts import VerbButton, across, action, down, ground, menu
from careerjournal.ui.kit.text import label, plain_tip
from careerjournal.ui.records import places
from careerjournal.ui.screen import Context
from careerjournal.ui.screens.conversations.card_lines import CardLines
from careerjournal.ui.screens.conversations.kept_text import HardToSay, Wish
from careerjournal.ui.screens.conversations.last_time import LastTime
from careerjournal.ui.screens.conversations.promotion_ask import PromotionAsk
from careerjournal.ui.screens.conversations.quiet_timer import QuietTimer
from careerjournal.ui.screens.conversations.scrolling import scroll
from careerjournal.ui.screens.conversations.step_list import StepList
from careerjournal.ui.screens.conversations.talk_note_card import TalkNote
from careerjournal.ui.screens.conversations.talk_rows import Section
from careerjournal.ui.screens.conversations.ten_minutes_boxes import TenMinutes
from careerjournal.ui.screens.conversations.topic_list import TopicList

_BESIDE = 600  # the width from which the page stands beside the steps
_PAUSE = 400  # ms from a change to the new page


class PrepareFace(QWidget):
    """One conversation before it takes place."""

    opened = Signal(str)
    """Another conversation is to be shown."""
    turned = Signal()
    """The ten minutes have begun or are over."""

    def __init__(self, journal: Journal, context: Context) -> None:
        super().__init__()
        self._journal, self._context = journal, context
        self.talk: ConversationView | None = None
        self.short = False
        self.checklist: Checklist | None = None
        self._sheet: Summary | None = None
        self._let_go: int | None = None
        self._paper_size = ""
        self.steps = StepList(journal, context)
        self.wish = Wish(journal)
        self.topics = TopicList(journal, context, ticking=False)
        self.last = LastTime(journal)
        self.note = TalkNote(journal, context)
        self.timer = QuietTimer(ten_minutes.MINUTES)
        self.boxes = TenMinutes(journal, context)
        self.ask = PromotionAsk(journal, context)
        self.card = CardLines()
        self.hard = HardToSay(journal)
        self.page = PaperView(margin=20, pressable=self.tr("Open the page in Summary"))
        self.no_page = label(self.tr("This conversation is only for you, so nothing of it goes on paper."), "muted")
        self.no_page.hide()  # until the page has been thought of
        self._soon = QTimer(self, singleShot=True, interval=_PAUSE)
        self._soon.timeout.connect(self.typeset)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self._topics = Section(self.tr("Topics"), gap=8)
        self._topics.box.addWidget(self.topics)
        self.agenda = VerbButton(self.tr("Use an agenda"), quiet=True, icon="list-checks", pressed=self._offer_agendas)
        self._topics.box.addLayout(across(self.agenda, None))
        left = QWidget()
        above = (self.last, self.note, self.timer, self.steps, self.boxes, self.ask)
        self._column = down(*above, self.card, self.wish, self._topics, self.hard, gap=24)
        self._column.setContentsMargins(24, 8, 20, 24)
        self._column.addStretch(1)
        left.setLayout(self._column)
        self.left = scroll(left)
        self._paper = QWidget()
        self.choose = VerbButton(self.tr("Choose what is on it"), pressed=self._open_page)
        self._paper.setLayout(down(self.page, across(None, self.choose, None), self._around_no_page(), None, gap=0))
        desk = QWidget()
        self._desk_box = down()
        desk.setLayout(self._desk_box)
        self._ground = ground(QWidget(), "canvas")
        self._ground.setLayout(down(scroll(desk)))
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.left, 57)
        box.addWidget(self._ground, 43)
        self._beside: bool | None = None
        self._place_page(beside=True)

    def _around_no_page(self) -> QWidget:
        around = QWidget()
        box = down(self.no_page)
        box.setContentsMargins(20, 20, 20, 20)
        around.setLayout(box)
        return around

    def _connect(self) -> None:
        self.steps.wanted.connect(self._do)
        self.steps.opened.connect(self.open_record)
        self.ask.opened.connect(self.open_record)
        self.boxes.ended.connect(self._end_ten_minutes)
        self.page.pressed.connect(self._open_page)
        self.last.opened.connect(self.opened)
        for card in (self.last, self.note):
            card.closed.connect(self.steps.take_focus)
        for typed in (self.topics.form.line.textEdited, self.wish.field.textChanged):
            typed.connect(self._wait)

    # --- showing

    def show_talk(self, talk: ConversationView) -> None:
        if self.talk is None or self.talk.id != talk.id:
            self.last.hide()
            self.note.hide()
            self.hard.set_open(False)
            self.left.verticalScrollBar().setValue(0)
            self.page.show_document(None)
            self._sheet = self._let_go = None
        self.talk = talk
        read = checklist.in_ten_minutes if self.short else checklist.read
        self.checklist = read(self._journal, talk.id)
        self.steps.show_list(self.checklist, self.short)
        self.steps.setVisible(talk.state == "planned")
        self.card.show_talk(talk)
        self.wish.show_talk(talk)
        self.hard.show_talk(talk)
        self.topics.show_talk(talk)
        self.ask.show_talk(talk)
        if not self.note.isHidden():
            self.note.show_talk(talk)
        for part in (self.timer, self.boxes):
            part.setVisible(self.short)
        if self.short:
            self.boxes.show_talk(talk)
        self._soon.start()

    def set_short(self, short: bool) -> None:
        """Show what fits into ten minutes, with a timer, or all steps."""
        self.short = short
        self.timer.begin() if short else self.timer.stop()
        if self.talk:
            self.show_talk(self.talk)
        self.left.verticalScrollBar().setValue(0)
        self.steps.take_focus()
        self.turned.emit()

    def leave_short(self) -> None:
        """Go back to all steps, before another conversation is shown."""
        self.short = False
        self.timer.stop()

    def _end_ten_minutes(self) -> None:
        self._mark("prepared_on")
        self.set_short(False)

    def settle(self) -> None:
        self.wish.settle()
        self.hard.settle()
        self.topics.settle()

    def take_focus(self) -> None:
        if self.steps.isHidden() or not self.steps.take_focus():
            self.topics.form.setFocus()

    def _wait(self) -> None:
        """The new page waits while somebody types."""
        if self._soon.isActive():
            self._soon.start()

    def typeset(self) -> None:
        """Make the page anew; a moment after the change, so that typing on is never slower for it."""
        if self.talk is None or not self.isVisible():
            return
        private = self.talk.private
        self.page.setVisible(not private)
        self.choose.setVisible(not private)
        self.no_page.setVisible(private)
        made = None if private else documents.summary(self._journal, documents.sheet_of(self.talk.id))
        if made is not None and (made, self._journal.settings.paper) != (self._sheet, self._paper_size):
            self._sheet, self._paper_size = made, self._journal.settings.paper
            fitted = fit(made, self._paper_size, self._let_go)
            self._let_go = fitted.let_go
            self.page.show_document(fitted.document)

    def _place_page(self, beside: bool) -> None:
        """The page stands beside the steps, or where there is no room, below them."""
        if beside == self._beside:
            return
        self._beside = beside
        self._ground.setVisible(beside)
        if beside:
            self._desk_box.addWidget(self._paper)
        else:
            self._column.insertWidget(self._column.count() - 1, self._paper)
        self._paper.show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place_page(event.size().width() >= theme.size(_BESIDE))
        super().resizeEvent(event)

    # --- doing

    def _open_page(self) -> None:
        if self.talk:
            self._context.go("summary", self.talk.id, conversation=self.talk.id)

    def _do(self, step: Step) -> None:
        """Open what the step's verb names."""
        steps: dict[str, Callable[[], object]] = {
            "last-notes": self._read_last,
            "wish": lambda: self._turn_to(self.wish.field),
            "topics": lambda: self._add_topic(""),
            "ask": lambda: self._add_topic("ask"),
            "actions": lambda: self._unfold(step),
            "options": lambda: self._options(step),
            "told": self._write_note,
            "prepared": lambda: self.set_short(True),
            "feedback": lambda: self._context.go("conversations", next(iter(step.evidence), "")),
            "goals": lambda: self._context.go("goals", next(iter(step.evidence), "")),
            "talk": lambda: self.opened.emit(next(iter(step.evidence), "")),
            "want": self._bring_want,
            "bring": lambda: self._bring(step),
            "promotion": lambda: self._turn_to(self.ask.target if self.ask.target.isVisible() else self.ask.parts),
            "sheet": self._open_page,
        }
        steps.get(step.does, lambda: self._tick(step))()

    def _tick(self, step: Step) -> None:
        if self.talk:
            checklist.tick(self._journal, self.talk.id, step.key)

    def _mark(self, column: str) -> None:
        if self.talk:
            conversations.mark(self._journal, self.talk.id, column)
            self._context.toast(self.tr("Noted"), self._journal.undo)

    def _read_last(self) -> None:
        """Show the notes of last time; they count as read."""
        last = conversations.last_before(self._journal, self.talk) if self.talk else None
        if self.talk is None or last is None:
            return
        self.last.show_talk(last)
        self._turn_to(self.last.close_button)
        if self.talk.notes_read_on is None:
            conversations.mark(self._journal, self.talk.id, "notes_read_on")
        self.last.close_button.setFocus()

    def _write_note(self) -> None:
        """Show the note that tells them."""
        if self.talk:
            self.note.show_talk(self.talk)
            self.note.show()
            self._turn_to(self.note.close_button if self.note.note.isHidden() else self.note.note.copy)

    def _bring_want(self) -> None:
        """Put what I want on the list of topics."""
        want = wants.newest(self._journal)
        if self.talk and want:
            conversations.add_topic(self._journal, self.talk.id, checklist_further.want_topic(want.text))
            self._context.toast(self.tr("It is among the topics"), self._journal.undo)

    def _bring(self, step: Step) -> None:
        """Put a win on the page."""
        if self.talk and step.evidence:
            documents.choose(self._journal, documents.sheet_of(self.talk.id), step.evidence[0], True)
            self._context.toast(self.tr("It is on the page"), self._journal.undo)

    def _offer_agendas(self) -> None:
        """The agendas there are, below the verb; one is put among the topics."""
        offered = menu(self, [action(one.title, partial(self._put, one.key)) for one in agendas.all()])
        for line, one in zip(offered.actions(), agendas.all(), strict=True):
            line.setToolTip(plain_tip(one.about))
        offered.setToolTipsVisible(True)
        offered.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        offered.popup(self.agenda.mapToGlobal(QPoint(0, self.agenda.height() + 4)))

    def _put(self, key: str) -> None:
        if self.talk:
            count = agendas.put(self._journal, self.talk.id, key)
            added = counted_in_words("One topic added", "%n topics added", count)
            said = added if count else self.tr("All of it is on the list already")
            self._context.toast(said, self._journal.undo if count else None)

    def _add_topic(self, kind: str) -> None:
        self.topics.begin(kind)
        self._turn_to(self.topics.form.line)

    def _unfold(self, step: Step) -> None:
        row = self.steps.row(step.key)
        if row:
            row.open_records()
            self._turn_to(row.show_records)

    def _options(self, step: Step) -> None:
        """A hard topic without a proposal asks for one here; options have their own screen."""
        row = next(filter(None, map(self.topics.row, step.evidence)), None)
        if row:
            row.edit("proposal")
            self._turn_to(row)
        else:
            self._context.go("goals", next(iter(step.evidence), ""))

    def _turn_to(self, widget: QWidget) -> None:
        widget.setFocus()
        QTimer.singleShot(0, widget, lambda: self.left.ensureWidgetVisible(widget, 0, 80))

    def open_record(self, record: Evidence) -> None:
        """Open a record where it lives."""
        row = self.topics.row(record.id) if record.noun == "topic" else None
        screen, uid = places.place(self._journal, record.noun, record.id)
        if row:
            self._turn_to(row)
        elif screen == "conversations" and record.noun in ("conversation", "topic", "action", "promotion"):
            self.opened.emit(uid)
        else:
            self._context.go(screen, uid)
