"""Prepare: what would help, the wish and the topics on the left, and on the right the page that they make."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from careerjournal.core import actions, checklist, conversations, days, drafts, summary
from careerjournal.core.checklist import Checklist, Step
from careerjournal.core.conversations import ConversationView
from careerjournal.core.evidence import Evidence
from careerjournal.core.journal import Journal
from careerjournal.core.sheet import Sheet, fit, words
from careerjournal.ui.kit import theme
from careerjournal.ui.kit.controls import GrowingText
from careerjournal.ui.kit.paper import PaperView
from careerjournal.ui.kit.parts import Card, IconButton, VerbButton, across, down, ground
from careerjournal.ui.kit.text import label
from careerjournal.ui.prose.prose_view import ProseView
from careerjournal.ui.screen import Context
from careerjournal.ui.screens.conversations.scrolling import scroll
from careerjournal.ui.screens.conversations.step_list import StepList
from careerjournal.ui.screens.conversations.talk_rows import Section
from careerjournal.ui.screens.conversations.topic_list import TopicList

_BESIDE = 600  # the width from which the page stands beside the steps
_PAUSE = 400  # ms from a change to the new page
_WISH_WORDS = 25
_LEADS = {"entry": "timeline", "feedback": "timeline", "goal": "goals", "option": "goals", "strength": "strengths"}


class Wish(Section):
    """What the person most wants from the conversation, in a sentence that fits the page."""

    kept = Signal(str)

    def __init__(self, journal: Journal) -> None:
        super().__init__(self.tr("What I most want from today"))
        self._journal, self._talk, self._saved = journal, "", ""
        self.field = GrowingText(self.tr("What I most want from today"), 1, 4, self.tr("One sentence, 25 words or so"))
        self.field.textChanged.connect(self._typed)
        self.field.left.connect(self.settle)
        self.count = label("", "faint")
        self.box.addWidget(self.field)
        self.box.addWidget(self.count)

    @property
    def _place(self) -> str:
        return f"wish/{self._talk}"

    def show_talk(self, talk: ConversationView) -> None:
        if talk.id != self._talk:
            self.settle()
            self._talk, self._saved = talk.id, talk.wish
            self._set(drafts.text(self._journal, self._place) or talk.wish)
        elif self._said() == self._saved:
            self._saved = talk.wish
            self._set(talk.wish)
        self._show_count()

    def _set(self, text: str) -> None:
        if text != self._said():
            self.field.blockSignals(True)
            self.field.set_text(text)
            self.field.blockSignals(False)

    def _said(self) -> str:
        return " ".join(self.field.text().split())

    def _typed(self) -> None:
        drafts.keep(self._journal, self._place, self._said())
        self._show_count()

    def _show_count(self) -> None:
        used = words(self.field.text())
        self.count.setText(self.tr("{n} of {most} words").format(n=used, most=_WISH_WORDS))
        self.count.setVisible(used > _WISH_WORDS - 10)

    def settle(self) -> None:
        """Save what is written."""
        said = self._said()
        if self._talk and said != self._saved:
            self._saved = said
            self.kept.emit(said)
        if self._talk:
            drafts.drop(self._journal, self._place)


class LastTime(Card):
    """The notes of the last conversation, what was agreed there, and what stayed open."""

    closed = Signal()
    opened = Signal(str)

    def __init__(self, journal: Journal) -> None:
        super().__init__(gap=8)
        self._journal, self._uid = journal, ""
        self.title = label("", "strong", wrap=False)
        self.notes = ProseView(self.tr("Notes of last time"), fit_content=True)
        self.agreed = label("", "muted")
        self.close_button = IconButton("x", self.tr("Close the notes of last time"), self._close)
        head = across(self.title, None, self.close_button)
        opens = VerbButton(self.tr("Open it"), quiet=True, pressed=lambda: self.opened.emit(self._uid))
        for part in (head, self.notes, self.agreed, across(opens, None)):
            self.box.addWidget(part) if isinstance(part, QWidget) else self.box.addLayout(part)
        self.hide()

    def show_talk(self, talk: ConversationView) -> None:
        self._uid = talk.id
        self.title.setText(self.tr("Last time, {day}").format(day=days.plain(talk.day)))
        self.notes.set_source(talk.notes or self.tr("No notes were kept."))
        promised = [self._promise(one) for one in actions.of_conversation(self._journal, talk.id)]
        self.agreed.setText("\n".join(promised))
        self.agreed.setVisible(bool(promised))
        self.show()

    def _promise(self, one: actions.ActionView) -> str:
        who = one.owner.name if one.owner else self.tr("Me")
        state = "✓" if one.done_on else "–"
        return f"{state} {who}: {one.text}"

    def _close(self) -> None:
        self.hide()
        self.closed.emit()


class PrepareFace(QWidget):
    """One conversation before it takes place."""

    opened = Signal(str)
    """Another conversation is to be shown."""

    def __init__(self, journal: Journal, context: Context) -> None:
        super().__init__()
        self._journal, self._context = journal, context
        self.talk: ConversationView | None = None
        self.short = False
        self.checklist: Checklist | None = None
        self._sheet: Sheet | None = None
        self._let_go: int | None = None
        self._paper_size = ""
        self.steps = StepList(journal, context)
        self.wish = Wish(journal)
        self.topics = TopicList(journal, context, ticking=False)
        self.last = LastTime(journal)
        self.page = PaperView(margin=20, pressable=self.tr("Open the page in Summary"))
        self.no_page = label(self.tr("This conversation is only for you, so nothing of it goes on paper."), "muted")
        self._soon = QTimer(self, singleShot=True, interval=_PAUSE)
        self._soon.timeout.connect(self.typeset)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self._topics = Section(self.tr("Topics"), gap=8)
        self._topics.box.addWidget(self.topics)
        left = QWidget()
        self._column = down(self.last, self.steps, self.wish, self._topics, gap=24)
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
        self.wish.kept.connect(self._keep_wish)
        self.page.pressed.connect(self._open_page)
        self.last.opened.connect(self.opened)
        self.last.closed.connect(self.steps.take_focus)
        for typed in (self.topics.form.line.textEdited, self.wish.field.textChanged):
            typed.connect(self._wait)

    # --- showing

    def show_talk(self, talk: ConversationView) -> None:
        if self.talk is None or self.talk.id != talk.id:
            self.last.hide()
            self.left.verticalScrollBar().setValue(0)
            self.page.show_document(None)
            self._sheet = self._let_go = None
        self.talk = talk
        read = checklist.in_ten_minutes if self.short else checklist.read
        self.checklist = read(self._journal, talk.id)
        self.steps.show_list(self.checklist, self.short)
        self.wish.show_talk(talk)
        self.topics.show_talk(talk)
        self._soon.start()

    def set_short(self, short: bool) -> None:
        """Show the four steps that fit into ten minutes, or all."""
        self.short = short
        if self.talk:
            self.show_talk(self.talk)
        self.left.verticalScrollBar().setValue(0)
        self.steps.take_focus()

    def settle(self) -> None:
        self.wish.settle()
        self.topics.settle()

    def take_focus(self) -> None:
        if not self.steps.take_focus():
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
        made = None if private else summary.sheet(self._journal, self.talk.id)
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

    def _keep_wish(self, wish: str) -> None:
        if self.talk:
            self._journal.edit("conversation", self.talk.id, wish=wish)

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
            "told": lambda: self._mark("told_on"),
            "prepared": lambda: self._mark("prepared_on"),
            "feedback": lambda: self._context.go("timeline", next(iter(step.evidence), "")),
            "goals": lambda: self._context.go("goals", next(iter(step.evidence), "")),
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
        if record.noun == "conversation":
            self.opened.emit(record.id)
        elif record.noun == "topic":
            if row := self.topics.row(record.id):
                self._turn_to(row)
        elif record.noun == "action":
            self._open_source(record.id)
        else:
            self._context.go(_LEADS.get(record.noun, "timeline"), record.id)

    def _open_source(self, promise: str) -> None:
        """A promise lives in the conversation or the feedback in which it was made."""
        found = actions.get(self._journal, promise)
        if found.conversation:
            self.opened.emit(found.conversation)
        elif found.feedback:
            self._context.go("timeline", found.feedback)
