"""The list beside a conversation: upcoming and past ones, of everybody or of one person; people; feedback."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from careerjournal.core import clock, conversations, days, people
from careerjournal.core.conversations import ConversationView
from careerjournal.core.journal import Journal
from careerjournal.core.people import PersonView
from careerjournal.ui.kit import theme
from careerjournal.ui.kit.add_line import AddLine
from careerjournal.ui.kit.controls import Choice
from careerjournal.ui.kit.lists import Heading, Row, SectionList
from careerjournal.ui.kit.parts import Button, IconButton, Segmented, VerbButton, across, down, restyle
from careerjournal.ui.kit.text import label
from careerjournal.ui.records import talk_words
from careerjournal.ui.screens.conversations import feedback_list

TALKS, PEOPLE, FEEDBACK = "talks", "people", "feedback"
_LARGE = 1.3  # the text scale from which the head's parts stand below each other


class ConversationList(QWidget):
    """Chooses a conversation, a person or a piece of feedback."""

    talk_chosen = Signal(str)
    person_chosen = Signal(str)
    feedback_chosen = Signal(str)
    entered = Signal(str)
    turned = Signal(str)
    """Talks, people or feedback are shown now."""
    plan_wanted = Signal()
    log_wanted = Signal()
    ask_wanted = Signal()
    feedback_wanted = Signal()
    words_wanted = Signal()
    sheet_wanted = Signal()
    person_named = Signal(str)
    """Somebody is to be added under this name."""

    def __init__(self, journal: Journal) -> None:
        super().__init__()
        self._journal = journal
        self.plan = Button(self.tr("Plan a conversation"), primary=True, icon="plus", pressed=self.plan_wanted.emit)
        self.ask = Button(self.tr("Ask for feedback"), primary=True, icon="plus", pressed=self.ask_wanted.emit)
        names = [(TALKS, self.tr("Talks")), (PEOPLE, self.tr("People")), (FEEDBACK, self.tr("Feedback"))]
        self.which = Segmented(names, self.tr("What to list"))
        self.which.chosen.connect(self._turn)
        self.person = Choice([], self.tr("Conversations with"))
        self.person.chosen.connect(lambda _uid: self.refresh())
        self.log = VerbButton(self.tr("Log a talk"), icon="notebook-pen", pressed=self.log_wanted.emit)
        self.add_person = VerbButton(self.tr("Add a person"), icon="user-plus", pressed=self.name_person)
        self.add_feedback = VerbButton(
            self.tr("Note feedback"), icon="message-square-quote", pressed=self.feedback_wanted.emit
        )
        self.words = VerbButton(self.tr("Words worth keeping"), icon="heart", pressed=self.words_wanted.emit)
        self.sheet = IconButton("printer", self.tr("Print the feedback sheet"), self.sheet_wanted.emit)
        self.new_person = AddLine(
            self.tr("Whom do you meet?"), self.tr("A manager, a peer, a mentor, an old colleague."), self.tr("Add")
        )
        self.new_person.keep_drafts(journal, "add/person")
        self.new_person.added.connect(self.person_named)
        self.talks, self.people = SectionList(self.tr("Conversations")), SectionList(self.tr("People"))
        self.feedback = SectionList(self.tr("Feedback"))
        self.lists = {TALKS: self.talks, PEOPLE: self.people, FEEDBACK: self.feedback}
        self.nobody = label(self.tr("Nothing with them yet. Any talk counts, even ten minutes over lunch."), "muted")
        self._lay_out()
        self._connect()
        theme.signals.changed.connect(self._fit)
        self._fit()

    def _lay_out(self) -> None:
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head.addWidget(label(self.tr("Conversations"), "h2", wrap=False))
        self._head.addStretch(1)
        self._head.addWidget(self.plan)
        self._head.addWidget(self.ask)
        self.person.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        verbs = across(self.log, self.add_person, self.add_feedback, self.words, None, self.sheet, gap=4)
        self._second = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._second.addWidget(self.person, 1)
        self._second.addLayout(verbs, 1)
        self._second.setSpacing(12)
        head = down(self._head, across(self.which, None), gap=12)
        head.setContentsMargins(24, 20, 20, 12)
        self.new_person.setContentsMargins(24, 12, 20, 0)
        nobody = down(self.nobody)
        nobody.setContentsMargins(26, 12, 24, 0)
        lists = down(*self.lists.values(), gap=0)
        lists.setContentsMargins(12, 0, 8, 8)
        box = down(head, self._second, self.new_person, nobody, 12, lists, gap=0)
        box.setStretch(5, 1)
        self.setLayout(box)
        self.turn_to(TALKS)

    def _connect(self) -> None:
        signals = (self.talk_chosen, self.person_chosen, self.feedback_chosen)
        for shown, chosen in zip(self.lists.values(), signals, strict=True):
            shown.chosen.connect(chosen)
            shown.entered.connect(chosen)
            shown.entered.connect(self.entered)

    # --- showing

    @property
    def mode(self) -> str:
        return self.which.value()

    def refresh(self) -> None:
        everyone = people.everyone(self._journal)
        self._offer(everyone)
        person = self.person.value()
        coming = [one for one in conversations.upcoming(self._journal) if not person or person in _ids(one)]
        gone = [one for one in conversations.cancelled(self._journal) if not person or person in _ids(one)]
        past = [*conversations.past(self._journal, person), *gone]
        past.sort(key=lambda talk: (talk.day, talk.time, talk.id), reverse=True)
        untold = {talk.id for talk in conversations.manager_not_told(self._journal)}
        over = [one for one in coming if one.day < clock.today()]
        ahead = [one for one in coming if one not in over]
        lines: list[Heading | Row] = []
        for title, found in ((self.tr("How was it?"), over), (self.tr("Upcoming"), ahead), (self.tr("Past"), past)):
            if found:
                lines += [Heading(title), *(_row(talk, talk.id in untold) for talk in found)]
        self.talks.set_lines(lines)
        self.nobody.setVisible(not lines and self.mode == TALKS and bool(person))
        self.people.set_lines([_person(one) for one in everyone])
        self.feedback.set_lines(feedback_list.rows(self._journal))

    def _offer(self, everyone: list[PersonView]) -> None:
        chosen = self.person.value()
        self.person.clear()
        self.person.addItem(self.tr("With anyone"), "")
        for one in everyone:
            self.person.addItem(one.name, one.id)
        self.person.set_value(chosen if self.person.findData(chosen) >= 0 else "")

    def turn_to(self, mode: str) -> None:
        """List talks, people or feedback, without a signal."""
        self.which.set_value(mode)
        talks = mode == TALKS
        for name, shown in self.lists.items():
            shown.setVisible(name == mode)
        self.person.setVisible(talks)
        self.log.setVisible(talks)
        self.add_person.setVisible(mode == PEOPLE)
        if mode != PEOPLE:
            self.new_person.close_line()
        for part in (self.add_feedback, self.words, self.sheet, self.ask):
            part.setVisible(mode == FEEDBACK)
        self.plan.setVisible(mode != FEEDBACK)
        self._second.setContentsMargins(24 if talks else 16, 0, 20, 0)  # a verb's words stand under the heading
        self.nobody.setVisible(talks and not self.talks.uids() and bool(self.person.value()))
        self.setFocusProxy(self.lists[mode])

    def name_person(self) -> None:
        """Open the line for the name of somebody new."""
        self.turn_to(PEOPLE)
        self.new_person.open_line()

    def _turn(self, mode: str) -> None:
        self.turn_to(mode)
        self.turned.emit(mode)

    def choose(self, uid: str) -> bool:
        """Choose a record of any list, without a signal; the filter gives way to a conversation it hides."""
        for mode in (PEOPLE, FEEDBACK):
            if uid in self.lists[mode].uids():
                self.turn_to(mode)
                return self.lists[mode].choose(uid, quietly=True)
        if uid not in self.talks.uids() and self.person.value():
            self.person.set_value("")
            self.refresh()
        self.turn_to(TALKS)
        return self.talks.choose(uid, quietly=True)

    def first(self) -> str:
        """The conversation to show where none is chosen: the next one, else the newest."""
        coming = conversations.next_one(self._journal, self.person.value())
        uids = self.talks.uids()
        return coming.id if coming and coming.id in uids else next(iter(uids), "")

    def set_filling(self, filling: bool) -> None:
        """While a form is being filled in, the filled button is the form's."""
        for button in (self.plan, self.ask):
            restyle(button, "primary", not filling)
            button.set_icon("plus", "muted" if filling else "on_accent")

    def _fit(self) -> None:
        large = theme.text_scale() > _LARGE
        way = QBoxLayout.Direction.TopToBottom if large else QBoxLayout.Direction.LeftToRight
        self._head.setDirection(way)
        self._second.setDirection(way)


def _ids(talk: ConversationView) -> set[str]:
    return {person.id for person in talk.people}


def _row(talk: ConversationView, untold: bool) -> Row:
    return Row(
        talk.id, talk.name, talk_words.about(talk, untold), aside=talk_words.day_of(talk),
        muted=talk.state == "cancelled",
    )  # fmt: skip


def _person(person: PersonView) -> Row:
    parts = [talk_words.relation(person), talk_words.confidant(person)]
    if person.last_career_talk:
        parts.append(talk_words.last_career_talk(person.last_career_talk))
    aside = days.plain(person.last_talk) if person.last_talk else ""
    return Row(person.id, person.name, " · ".join(part for part in parts if part), aside)
