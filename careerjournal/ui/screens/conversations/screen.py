"""The conversations screen: who said what, and one conversation with its three faces; people, and their feedback."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, ClassVar

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from careerjournal.core import conversations, feedback_requests, names, people
from careerjournal.core.change import Change
from careerjournal.core.journal import Journal
from careerjournal.ui.kit.lists import ListAndReader
from careerjournal.ui.kit.parts import Empty
from careerjournal.ui.screen import Context, Screen
from careerjournal.ui.screens.conversations.card_page import CardPage, has_card
from careerjournal.ui.screens.conversations.conversation_list import FEEDBACK, PEOPLE, TALKS, ConversationList
from careerjournal.ui.screens.conversations.conversation_page import FOLLOW_UP, MEET, PREPARE, ConversationPage
from careerjournal.ui.screens.conversations.feedback_desk import FeedbackDesk
from careerjournal.ui.screens.conversations.form_page import FormPage
from careerjournal.ui.screens.conversations.log_page import LogPage
from careerjournal.ui.screens.conversations.person_page import PersonPage
from careerjournal.ui.screens.conversations.plan_page import PlanPage

LIST_WIDTH = 400
_LISTED = frozenset({"conversation", "entry", "entry_person", "person", "feedback"})


class ConversationsScreen(Screen):
    name: ClassVar[str] = "conversations"
    shows: ClassVar[frozenset[str]] = frozenset({
        "entry", "entry_person", "person", "conversation", "topic", "action", "option", "option_evidence", "outcome",
        "goal", "feedback", "checklist_step", "summary_choice", "setting", "theme", "entry_theme", "entry_goal", "role",
        "series", "feedback_request", "want", "want_heard", "promotion", "promotion_goal", "competency",
        "competency_evidence", "cycle_date",
    })  # fmt: skip

    def __init__(self, journal: Journal, context: Context) -> None:
        super().__init__(journal, context)
        self._filling: FormPage | None = None
        self._opened = False
        self.list = ConversationList(journal)
        self.page = ConversationPage(journal, context)
        self.card, self.person = CardPage(journal, context), PersonPage(journal, context)
        self.plan, self.log = PlanPage(journal), LogPage(journal)
        self.desk = FeedbackDesk(journal, context)
        self.nothing = Empty(self.tr("Any talk counts, even ten minutes over lunch."))
        self.reader = QStackedWidget()
        for page in (self.nothing, self.page, self.card, self.person, self.plan, self.log, self.desk):
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

    def _connect(self) -> None:
        self.list.talk_chosen.connect(self.show_talk)
        self.list.person_chosen.connect(self.show_person)
        self.list.feedback_chosen.connect(self.show_feedback)
        self.list.entered.connect(lambda _uid: self._enter())
        self.list.turned.connect(self._turned)
        self.list.plan_wanted.connect(self.begin_plan)
        self.list.log_wanted.connect(self.begin_log)
        self.list.ask_wanted.connect(self.begin_ask)
        self.list.feedback_wanted.connect(self.begin_feedback)
        self.list.words_wanted.connect(self.show_words)
        self.list.sheet_wanted.connect(lambda: self.go("summary", document="feedback"))
        self.list.person_named.connect(self._add_person)
        for page in (self.page, self.person, self.desk):
            page.opened.connect(self.open)
        self.page.person_wanted.connect(self.open)
        self.person.plan_wanted.connect(self.begin_plan)
        self.person.log_wanted.connect(self.begin_log)
        self.person.ask_wanted.connect(self.begin_ask)
        self.card.prepare_wanted.connect(lambda uid: self.open(uid, face=PREPARE))
        self.card.held.connect(lambda uid: self.open(uid, face=FOLLOW_UP))
        self.plan.log_wanted.connect(self.begin_log)
        self.plan.kept_without_day.connect(self._say_kept)
        self.desk.asked.connect(self._asked)
        self.desk.request.answer_wanted.connect(self.answer_request)
        for form in self._forms():
            form.left.connect(self._leave_form)
        self.plan.made.connect(lambda uid: self._made(uid, self.tr("Planned")))
        self.log.made.connect(lambda uid: self._made(uid, self.tr("Logged")))
        self.desk.new.made.connect(lambda uid: self._made(uid, self.tr("Kept")))

    def _forms(self) -> tuple[FormPage, ...]:
        return self.plan, self.log, self.desk.ask, self.desk.new

    def _declare(self) -> None:
        self.command("new", self.tr("Plan a conversation"), self.begin_plan, "Ctrl+N", "plus")
        self.command("log", self.tr("Log a talk"), self.begin_log, "Ctrl+L", "notebook-pen")
        self.command("quick", self.tr("Plan fifteen minutes"), self.begin_quick, "", "clock")
        self.command("ask", self.tr("Ask for feedback"), self.begin_ask, "", "hand-helping")
        self.command("feedback", self.tr("Note feedback"), self.begin_feedback, "", "message-square-quote")
        self.command("words", self.tr("Words worth keeping"), self.show_words, "", "heart")
        self.command("person", self.tr("Add a person"), self.add_person, "", "user-plus")
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
        if self.card.uid not in talks:
            self.card.forget()
        if self.person.uid and self.person.uid not in {one.id for one in people.everyone(self.journal)}:
            self.person.gone()
        self.desk.forget_removed(self.list.feedback.uids())

    def _show_reader(self) -> None:
        shown = self.reader.currentWidget()
        if self._filling:
            return
        if self.list.mode == FEEDBACK:
            self.show_feedback(self.desk.uid or next(iter(self.list.feedback.uids()), ""), self.desk.reads_words)
        elif self.list.mode == PEOPLE:
            self.show_person(self.person.uid or next(iter(self.list.people.uids()), ""))
        else:
            kept = self.card.uid if shown is self.card else self.page.uid
            self.show_talk(kept or self.list.first(), whole=shown is self.page)

    def show_talk(self, uid: str, face: str = "", whole: bool = False) -> None:
        """Show a conversation beside the list: the card of fifteen minutes, or with `face` or `whole` its faces."""
        self._fill(None)
        if not uid:
            self.reader.setCurrentWidget(self.nothing)
            return
        same = whole and uid == self.page.uid
        if not face and not same and has_card(conversations.get(self.journal, uid)):
            self.card.open_record(uid)
            self.reader.setCurrentWidget(self.card)
        else:
            self.page.show_talk(uid, face)
            self.reader.setCurrentWidget(self.page)
        self.list.choose(uid)

    def show_person(self, uid: str) -> None:
        """Show a person beside the list."""
        self._fill(None)
        if uid:
            self.person.show_person(uid)
            self.list.choose(uid)
        self.reader.setCurrentWidget(self.person if uid else self.nothing)

    def show_feedback(self, uid: str, words: bool = False) -> None:
        """Show a piece of feedback or a request beside the list, or the words worth keeping."""
        self._fill(None)
        if words:
            self.desk.show_words()
        elif uid:
            self.desk.show_record(uid)
            self.list.choose(uid)
        else:
            self.desk.show_nothing()
        self.reader.setCurrentWidget(self.desk)

    def show_words(self) -> None:
        """Show the words worth keeping."""
        self.settle()
        self.list.turn_to(FEEDBACK)
        self.list.feedback.clearSelection()
        self.pages.setCurrentWidget(self.pair)
        self.show_feedback("", words=True)
        self.pair.show_reader()

    def open(self, uid: str, **wanted: Any) -> None:
        """Show a conversation (`face=` prepare, meet or follow up), a person, a series, feedback or a request for it.

        `plan=True` begins to plan a conversation and `log=True` to log one, with a person where a uid is given;
        `tab=` turns to talks, people or feedback.
        """
        self.settle()
        if wanted.get("plan"):
            self.begin_plan(uid)
        elif wanted.get("log"):
            self.begin_log(uid)
        elif uid:
            self._open(uid, str(wanted.get("face", "")))
        elif wanted.get("tab") in self.list.lists:
            self._turned(str(wanted["tab"]))

    def where(self) -> tuple[str, dict[str, Any]]:
        if self._filling in (self.plan, self.log):
            return "", {"plan" if self._filling is self.plan else "log": True}
        shown = self.reader.currentWidget()
        if shown is self.page:
            return self.page.uid, {"face": self.page.face}
        found = next((one.uid for one in (self.card, self.person, self.desk) if one is shown), "")
        return found, {"tab": self.list.mode}

    def _open(self, uid: str, face: str) -> None:
        self.list.refresh()
        if uid in self.list.people.uids():
            self.show_person(uid)
        elif uid in self.list.feedback.uids():
            self.show_feedback(uid)
        elif answer := self._answer_of(uid):
            self.show_feedback(answer)
        else:
            conversations.get(self.journal, uid)
            self.show_talk(uid, face)
        self.pages.setCurrentWidget(self.pair)
        self.pair.show_reader()
        self.take_focus_inside()
        self._opened = True

    def _answer_of(self, uid: str) -> str:
        """The feedback that a request led to."""
        known = {one.id for one in names.of(self.journal, "feedback-request")}
        return feedback_requests.get(self.journal, uid).answered_by if uid in known else ""

    def turn_to(self, face: str) -> None:
        """Turn the conversation that is shown to another face."""
        if self.reader.currentWidget() is self.card:
            self.open(self.card.uid, face=face)
        elif self.reader.currentWidget() is self.page and self.page.uid:
            self.page.show_face(face)
            self.page.take_focus()

    def _turned(self, mode: str) -> None:
        self.settle()
        self.list.turn_to(mode)  # words that were kept by going elsewhere have turned to their own list
        self._fill(None)
        self.refresh()

    def _enter(self) -> None:
        self.pair.show_reader()
        self.take_focus_inside()

    def settle(self) -> None:
        for page in (self.page, self.card, self.person, self.desk):
            page.settle()
        if self._filling:
            self._filling.settle()

    def take_focus(self) -> None:
        if self.pages.currentWidget() is self.empty:
            (self.empty.button or self.empty).setFocus()
        elif self._filling:
            self._filling.take_focus()
        elif self._opened or self.pair.reading:
            self.take_focus_inside()
        else:
            self.list.setFocus()
        self._opened = False

    def take_focus_inside(self) -> None:
        """Put the cursor into what is read."""
        shown = self.reader.currentWidget()
        if shown is self.page:
            self.page.take_focus()
        elif shown is self.card or (self.pair.reading and shown is not None):
            shown.setFocus()
        elif not self.pair.reading and shown is not self.page:
            self.list.setFocus()

    def scenes(self) -> Iterator[str]:
        """Each face, the people, the feedback, and the forms."""
        for face in (PREPARE, MEET, FOLLOW_UP):
            if self.page.uid:
                self.open(self.page.uid, face=face)
                self.page.prepare.typeset()
                yield face
        for mode in (PEOPLE, FEEDBACK):
            self._turned(mode)
            self.list.setFocus()
            yield mode
        self.show_words()
        yield "words"
        begins: tuple[tuple[str, Callable[[], None]], ...] = (
            ("plan", self.begin_plan), ("quick", self.begin_quick), ("log", self.begin_log), ("ask", self.begin_ask),
            ("new feedback", self.begin_feedback),
        )  # fmt: skip
        for name, begin in begins:
            begin()
            yield name
        self._turned(TALKS)
        self.pair.show_list()
        yield "list"

    # --- filling in

    def _fill(self, form: FormPage | None) -> None:
        """Begin to fill in a form in the reader's place, or have done with it."""
        self._filling = form
        self.list.set_filling(form is not None)

    def _show_form(self, form: FormPage) -> None:
        self._fill(form)
        self.pages.setCurrentWidget(self.pair)
        if form in (self.desk.ask, self.desk.new):
            self.desk.show_form(form)
        self.reader.setCurrentWidget(self.desk if self.desk.shows(form) else form)
        self.pair.show_reader()
        form.take_focus()

    def begin_plan(self, person: str = "", quick: bool = False) -> None:
        """Plan a conversation, with somebody if a uid is given."""
        self.settle()
        self._leave_feedback()
        self.plan.begin(person, quick)  # filled before it is shown: a field with the focus keeps what stands in it
        self._show_form(self.plan)

    def _leave_feedback(self) -> None:
        """What is planned or logged stands among the talks."""
        if self.list.mode == FEEDBACK:
            self.list.turn_to(TALKS)

    def begin_quick(self) -> None:
        """Plan fifteen minutes with one question."""
        self.begin_plan(quick=True)

    def begin_log(self, person: str = "") -> None:
        """Log a talk that took place."""
        self.settle()
        self._leave_feedback()
        self.log.begin(person)
        self._show_form(self.log)

    def begin_ask(self, person: str = "") -> None:
        """Ask for feedback."""
        self.settle()
        self.list.turn_to(FEEDBACK)
        self.desk.ask.begin(person)
        self._show_form(self.desk.ask)

    def begin_feedback(self) -> None:
        """Note what somebody said."""
        self.answer_request("")

    def answer_request(self, request: str) -> None:
        """Note what somebody said, as the answer to a request where one is given."""
        self.settle()
        self.list.turn_to(FEEDBACK)
        self.desk.new.begin(request=request)
        self._show_form(self.desk.new)

    def _made(self, uid: str, said: str) -> None:
        self._fill(None)
        self.open(uid)
        self.toast(said, self.journal.undo)

    def _asked(self, number: int) -> None:
        self._fill(None)
        self._turned(FEEDBACK)
        self.toast(self.tr("Noted") if number == 1 else self.tr("Noted, one for each"), self.journal.undo)

    def _leave_form(self) -> None:
        self._fill(None)
        self.list.turn_to(self.list.mode)
        self.refresh()
        self.pair.show_list()
        self.take_focus()

    def _say_kept(self, who: str) -> None:
        self.toast(self.tr("{name} is kept under People. Plan it once there is a day.").format(name=who))

    def add_person(self) -> None:
        """Open the line for the name of somebody new."""
        self.settle()
        self._turned(PEOPLE)
        self.pages.setCurrentWidget(self.pair)
        self.pair.show_list()
        self.list.name_person()

    def _add_person(self, name: str) -> None:
        uid = self.journal.add("person", name=name)
        self.open(uid)
        self.toast(self.tr("Added: {name}").format(name=name), self.journal.undo)
        self.person.form.focus("relation")
