"""The conversations screen: who said what, and one conversation with its three faces; people, and their feedback."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

from PySide6.QtWidgets import QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from careerjournal.core import conversations, names, people
from careerjournal.core.journal import Change, Journal
from careerjournal.ui.kit.lists import ListAndReader
from careerjournal.ui.kit.parts import Empty
from careerjournal.ui.screen import Context, Screen
from careerjournal.ui.screens.conversations.conversation_list import FEEDBACK, PEOPLE, ConversationList
from careerjournal.ui.screens.conversations.conversation_page import FOLLOW_UP, MEET, PREPARE, ConversationPage
from careerjournal.ui.screens.conversations.feedback_page import FeedbackPage, NewFeedback
from careerjournal.ui.screens.conversations.person_page import PersonPage
from careerjournal.ui.screens.conversations.plan_page import PlanPage

LIST_WIDTH = 380
_LISTED = frozenset({"conversation", "entry", "entry_person", "person", "feedback"})


class ConversationsScreen(Screen):
    name: ClassVar[str] = "conversations"
    shows: ClassVar[frozenset[str]] = frozenset({
        "entry", "entry_person", "person", "conversation", "topic", "action", "option", "option_evidence", "outcome",
        "goal", "feedback", "checklist_step", "sheet_choice", "setting", "theme", "entry_theme", "entry_goal",
    })  # fmt: skip

    def __init__(self, journal: Journal, context: Context) -> None:
        super().__init__(journal, context)
        self._filling: PlanPage | NewFeedback | None = None
        self._opened = False
        self.list = ConversationList(journal)
        self.page = ConversationPage(journal, context)
        self.person = PersonPage(journal, context)
        self.plan, self.new_feedback = PlanPage(journal), NewFeedback(journal, context)
        self.feedback = FeedbackPage(journal, context)
        self.nothing = Empty(self.tr("Any talk counts, even ten minutes over lunch."))
        self.reader = QStackedWidget()
        for page in self._pages():
            self.reader.addWidget(page)
        self.pair = ListAndReader(self.list, self.reader, self.tr("Conversations"), LIST_WIDTH)
        self.empty = Empty(
            self.tr("Any talk counts, even ten minutes over lunch."),
            self.tr("“Ines, Thursday. How did she find her first mentor?”"),
            self.tr("Plan a conversation"), self.begin_plan,
        )  # fmt: skip
        self.pages = QStackedWidget()
        self.pages.addWidget(self.pair)
        self.pages.addWidget(self.empty)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.pages)
        self._connect()
        self._declare()

    def _pages(self) -> tuple[QWidget, ...]:
        return self.nothing, self.page, self.person, self.plan, self.feedback, self.new_feedback

    def _connect(self) -> None:
        self.list.talk_chosen.connect(self.show_talk)
        self.list.person_chosen.connect(self.show_person)
        self.list.feedback_chosen.connect(self.show_feedback)
        self.list.entered.connect(lambda _uid: self._enter())
        self.list.turned.connect(self._turned)
        self.list.plan_wanted.connect(self.begin_plan)
        self.list.person_wanted.connect(self.add_person)
        self.list.feedback_wanted.connect(self.begin_feedback)
        self.feedback.led.connect(self._lead)
        self.new_feedback.made.connect(self._made_feedback)
        self.new_feedback.left.connect(self._leave_form)
        self.page.opened.connect(self.open)
        self.page.person_wanted.connect(self.open)
        self.person.opened.connect(self.open)
        self.person.plan_wanted.connect(self.begin_plan)
        self.plan.planned.connect(self._planned)
        self.plan.left.connect(self._leave_form)
        self.plan.kept_without_day.connect(self._say_kept)

    def _declare(self) -> None:
        self.command("new", self.tr("Plan a conversation"), self.begin_plan, "Ctrl+N", "plus")
        self.command("note", self.tr("Note a talk that happened"), self.begin_note, "Ctrl+Shift+N", "notebook-pen")
        faces = ((PREPARE, self.tr("Prepare")), (MEET, self.tr("Meet")), (FOLLOW_UP, self.tr("Follow up")))
        for number, (face, words) in enumerate(faces, 1):
            self.command(face.replace(" ", "-"), words, lambda face=face: self.turn_to(face), f"Alt+{number}")  # type: ignore[misc]

    # --- showing

    def changed(self, change: Change) -> None:
        """A topic, a promise or a step leaves the list of talks as it is."""
        listed = self.list.mode == FEEDBACK or change.kinds & _LISTED
        if change.kinds & self.shows and not listed and self.isVisible() and not self.stale:
            self._show_reader()
        else:
            super().changed(change)

    def refresh(self) -> None:
        """Read the list and what is open again; typing stays."""
        self.list.refresh()
        self._forget_removed()
        anything = any(shown.uids() for shown in self.list.lists.values()) or self.list.person.value()
        self.pages.setCurrentWidget(self.pair if anything or self._filling else self.empty)
        self._show_reader()

    def _forget_removed(self) -> None:
        """What went to the trash is not shown any more."""
        talks = {talk.id for talk in names.of(self.journal, "conversation", 100_000)}
        if self.page.uid and self.page.uid not in talks:
            self.page.gone()
        if self.person.uid and self.person.uid not in {one.id for one in people.everyone(self.journal)}:
            self.person.gone()
        if self.feedback.uid and self.feedback.uid not in self.list.feedback.uids():
            self.feedback.forget()

    def _show_reader(self) -> None:
        if self._filling:
            self.reader.setCurrentWidget(self._filling)
        elif self.list.mode == FEEDBACK:
            self.show_feedback(self.feedback.uid or next(iter(self.list.feedback.uids()), ""))
        elif self.list.mode == PEOPLE:
            self.show_person(self.person.uid or next(iter(self.list.people.uids()), ""))
        else:
            self.show_talk(self.page.uid or self.list.first())

    def show_talk(self, uid: str, face: str = "") -> None:
        """Show a conversation beside the list."""
        self._fill(None)
        self.reader.setCurrentWidget(self.page if uid else self.nothing)
        if uid:
            self.page.show_talk(uid, face)
            self.list.choose(uid)

    def show_person(self, uid: str) -> None:
        """Show a person beside the list."""
        self._fill(None)
        if uid:
            self.person.show_person(uid)
            self.list.choose(uid)
        self.reader.setCurrentWidget(self.person if uid else self.nothing)

    def show_feedback(self, uid: str) -> None:
        """Show a piece of feedback beside the list."""
        self._fill(None)
        self.reader.setCurrentWidget(self.feedback if uid else self.nothing)
        if uid:
            self.feedback.open_record(uid)
            self.list.choose(uid)

    def open(self, uid: str, **wanted: Any) -> None:
        """Show a conversation (`face=` prepare, meet or follow up), a person or a piece of feedback.

        `plan=True` begins to plan a conversation, with a person where a uid is given.
        """
        self.settle()
        if wanted.get("plan") or wanted.get("note"):
            self.begin_plan(uid, held=bool(wanted.get("note")))
            return
        if not uid:
            return
        self.list.refresh()
        if uid in self.list.people.uids():
            self.show_person(uid)
        elif uid in self.list.feedback.uids():
            self.show_feedback(uid)
        else:
            conversations.get(self.journal, uid)
            self.show_talk(uid, str(wanted.get("face", "")))
            self.page.take_focus()
        self.pages.setCurrentWidget(self.pair)
        self.pair.show_reader()
        self._opened = True

    def turn_to(self, face: str) -> None:
        """Turn the conversation that is shown to another face."""
        if self.reader.currentWidget() is self.page and self.page.uid:
            self.page.show_face(face)
            self.page.take_focus()

    def _turned(self, mode: str) -> None:
        self.settle()
        self.list.turn_to(mode)  # words that were kept by going elsewhere have turned to their own list
        self._fill(None)
        self.refresh()

    def _enter(self) -> None:
        self.pair.show_reader()
        if self.reader.currentWidget() is self.page:
            self.page.take_focus()

    def settle(self) -> None:
        self.page.settle()
        self.person.settle()
        self.feedback.settle()
        if self._filling is self.new_feedback:
            self.new_feedback.settle()

    def take_focus(self) -> None:
        if self.pages.currentWidget() is self.empty:
            (self.empty.button or self.empty).setFocus()
        elif self._filling:
            self._filling.take_focus()
        elif self.reader.currentWidget() is self.page and (self._opened or self.pair.reading):
            self.page.take_focus()
        else:
            self.list.setFocus()
        self._opened = False

    def scenes(self) -> Iterator[str]:
        """Each face, the people, and the form."""
        for face in (PREPARE, MEET, FOLLOW_UP):
            if self.page.uid:
                self.turn_to(face)
                self.pair.show_reader()
                self.page.prepare.typeset()
                yield face
        for mode in (PEOPLE, FEEDBACK):
            self.list.turn_to(mode)
            self._turned(mode)
            yield mode
        self.begin_plan()
        yield "plan"
        self._leave_form()
        self.pair.show_list()
        yield "list"

    # --- planning

    def _fill(self, form: PlanPage | NewFeedback | None) -> None:
        """Begin to fill in a form in the reader's place, or have done with it."""
        self._filling = form
        self.list.set_filling(form is not None)

    def begin_plan(self, person: str = "", held: bool = False) -> None:
        """Plan a conversation, with somebody if a uid is given."""
        self.settle()
        self.plan.begin(person, held)  # filled before it is shown: a field with the focus keeps what stands in it
        self._show_form(self.plan)

    def _show_form(self, form: PlanPage | NewFeedback) -> None:
        self._fill(form)
        self.pages.setCurrentWidget(self.pair)
        self.reader.setCurrentWidget(form)
        self.pair.show_reader()
        form.take_focus()

    def begin_note(self) -> None:
        """Note a conversation that already happened."""
        self.begin_plan(held=True)

    def _planned(self, uid: str) -> None:
        self._fill(None)
        self.open(uid)
        self.toast(self.tr("Noted") if self.page.face == FOLLOW_UP else self.tr("Planned"), self.journal.undo)

    def begin_feedback(self) -> None:
        """Note what somebody said."""
        self.settle()
        self.list.turn_to(FEEDBACK)
        self.list.feedback.clearSelection()
        self._show_form(self.new_feedback)

    def _made_feedback(self, uid: str) -> None:
        self._fill(None)
        self.open(uid)

    def _lead(self, noun: str, uid: str) -> None:
        self.go("timeline" if noun == "entry" else self.name, uid)

    def _leave_form(self) -> None:
        self._fill(None)
        self.list.turn_to(self.list.mode)
        self.refresh()
        self.pair.show_list()
        self.take_focus()

    def _say_kept(self, who: str) -> None:
        self.toast(self.tr("{name} is kept under People. Plan it once there is a day.").format(name=who))

    def add_person(self) -> None:
        """Add somebody, to be named in the form."""
        uid = self.journal.add("person", name=self.tr("New person"))
        self.list.turn_to(PEOPLE)
        self.open(uid)
        self.person.form.focus("name")
        line = self.person.form.edit_of("name").focusProxy()
        if isinstance(line, QLineEdit):
            line.selectAll()
