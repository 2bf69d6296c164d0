"""One person: who they are, when you last talked, what is open between you, and your conversations in order."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QAction

from careerjournal.core import actions, conversations, days, feedback_requests, people, series, wants
from careerjournal.core.actions import ActionView
from careerjournal.core.conversations import ConversationView
from careerjournal.core.entries import Filter
from careerjournal.core.journal import Journal
from careerjournal.core.nouns import NOUNS
from careerjournal.core.people import PersonView
from careerjournal.ui.kit.form import Form
from careerjournal.ui.kit.parts import Button, MoreButton, Page, VerbButton, across, action, clear
from careerjournal.ui.kit.tab_order import follow_layout
from careerjournal.ui.kit.text import label
from careerjournal.ui.records import earlier_versions, talk_words
from careerjournal.ui.screen import Context
from careerjournal.ui.screens.conversations.agreed import ActionList
from careerjournal.ui.screens.conversations.form_page import flowing
from careerjournal.ui.screens.conversations.series_line import SeriesLine
from careerjournal.ui.screens.conversations.talk_rows import LinkRow, RowStack, Section
from careerjournal.ui.screens.conversations.told_bar import ToldBar

_FORM = ("name", "relation", "note", "confidant")


class PersonPage(Page):
    """Shows one person at a time."""

    plan_wanted = Signal(str)
    log_wanted = Signal(str)
    ask_wanted = Signal(str)
    opened = Signal(str)

    def __init__(self, journal: Journal, context: Context) -> None:
        super().__init__(9999, margin=24, top=20, gap=24)
        self._journal, self._context = journal, context
        self.uid = ""
        self.title, self.last = label("", "title"), label("", "meta")
        self.more = MoreButton(self.tr("More about this person"), self._lines)
        self.plan = Button(self.tr("Plan a conversation"), icon="calendar-plus", pressed=self._plan)
        self.log = VerbButton(self.tr("Log a talk"), icon="notebook-pen", pressed=self._log)
        self.ask = VerbButton(self.tr("Ask for feedback"), icon="message-square-quote", pressed=self._ask)
        self.heard = label("", "body")
        self.hears = VerbButton(self.tr("They heard it today"), pressed=self._hear)
        self.form = Form([NOUNS["person"].field(name) for name in _FORM], journal, shown=2)
        self.form.changed.connect(self._changed)
        self.series = RowStack(lambda _view: SeriesLine(journal, context), gap=12)
        self.untold = RowStack(lambda _view: ToldBar(journal, context, named=True), gap=4)
        self.promises, self.theirs = ActionList(journal, context), ActionList(journal, context)
        self._make_sections()
        self._lay_out()

    def _make_sections(self) -> None:
        self._want = Section(self.tr("What I want"), gap=4)
        self._want.box.addWidget(flowing(self.heard, self.hears, gap=12))
        self._mine = Section(self.tr("What I promised them"), gap=0)
        self._mine.box.addWidget(self.promises)
        self._theirs = Section(self.tr("What they promised"), gap=0)
        self._theirs.box.addWidget(self.theirs)
        self._requests = Section(self.tr("Asked for, no answer yet"), gap=0)
        self._talks = Section(self.tr("Conversations"), gap=0)

    def _lay_out(self) -> None:
        head = across(self.title, self.more)
        head.setStretch(0, 1)
        self.box.addLayout(head)
        self.box.addSpacing(-20)
        self.box.addWidget(self.last)
        for part in (
            flowing(self.plan, self.log, self.ask), self.untold, self.series, self._want, self._mine, self._theirs,
            self._requests, self._talks, self.form,
        ):  # fmt: skip
            self.box.addWidget(part)
        self.box.addStretch(1)

    def show_person(self, uid: str) -> None:
        """Show somebody; a field that is being typed into is left alone."""
        if uid != self.uid:
            self.settle()
            self.verticalScrollBar().setValue(0)
        person = people.get(self._journal, uid)
        self.uid = uid
        self.title.setText(person.name)
        self.last.setText(last_talks(person))
        self.form.set_place(f"person/{uid}")
        self.form.set_values(self._journal.values(uid))
        talks = conversations.past(self._journal, uid)
        self._show_want()
        self._show_promises(talks)
        self._show_requests()
        untold = {talk.id for talk in conversations.manager_not_told(self._journal)}
        self.untold.show_views([talk for talk in talks if talk.id in untold])
        self.series.show_views(series.running(self._journal, uid))
        self._show_talks(talks)
        QTimer.singleShot(0, self, lambda: follow_layout(self))

    def _show_want(self) -> None:
        want = wants.newest(self._journal)
        self._want.setVisible(want is not None)
        if want is None:
            return
        last = next((one for one in wants.hearers(self._journal) if one.person.id == self.uid), None)
        said = self.tr("They have not heard it yet.")
        if last:
            heard, before = self.tr("Last heard on {day}."), self.tr("Last heard on {day}, in earlier words.")
            said = (heard if last.is_current else before).format(day=days.plain(last.day))
        self._want.say(f"“{want.text}”")
        self.heard.setText(said)
        self.hears.setVisible(last is None or not last.is_current)

    def _show_promises(self, talks: list[ConversationView]) -> None:
        """What is open between us: mine from our talks, and theirs."""
        still_open, with_them = actions.open_ones(self._journal), {talk.id for talk in talks}
        mine = [one for one in still_open if one.owner is None and one.conversation in with_them]
        theirs = [one for one in still_open if one.owner and one.owner.id == self.uid]
        found: list[tuple[Section, ActionList, list[ActionView]]] = [
            (self._mine, self.promises, mine), (self._theirs, self.theirs, theirs)
        ]  # fmt: skip
        for section, shown, promises in found:
            shown.show_actions(None, promises)
            section.setVisible(bool(promises))

    def _show_requests(self) -> None:
        found = feedback_requests.outstanding(self._journal, self.uid)
        clear(self._requests.box)
        for one in found:
            about = one.about or self.tr("How do they see your work?")
            asked = self.tr("asked on {day}").format(day=days.plain(one.asked_on))
            row = LinkRow(one.id, about, asked, "hand-helping")
            row.pressed.connect(self.opened)
            self._requests.box.addWidget(row)
        self._requests.setVisible(bool(found))

    def _show_talks(self, talks: list[ConversationView]) -> None:
        upcoming = conversations.upcoming(self._journal)
        coming = [one for one in upcoming if self.uid in {person.id for person in one.people}]
        clear(self._talks.box)
        for talk in [*coming, *talks]:
            self._talks.box.addWidget(self._row(talk))
        self._talks.say("" if coming or talks else self.tr("Any talk counts, even ten minutes over lunch."))

    def _row(self, talk: ConversationView) -> LinkRow:
        row = LinkRow(talk.id, talk_words.about(talk), talk_words.day_of(talk), "messages-square")
        row.setAccessibleName(f"{talk.name}, {talk_words.day_of(talk)}")
        row.pressed.connect(self.opened)
        return row

    def settle(self) -> None:
        if self.uid:
            self.form.flush()
            self.promises.settle()
            self.theirs.settle()

    def gone(self) -> None:
        self.uid = ""

    def _changed(self, name: str, value: Any) -> None:
        if self.uid:
            self._journal.edit("person", self.uid, **{name: value})

    def _plan(self) -> None:
        self.plan_wanted.emit(self.uid)

    def _log(self) -> None:
        self.log_wanted.emit(self.uid)

    def _ask(self) -> None:
        self.ask_wanted.emit(self.uid)

    def _hear(self) -> None:
        want = wants.newest(self._journal)
        if want:
            wants.hear(self._journal, want.id, self.uid)
            self._context.toast(self.tr("Noted"), self._journal.undo)

    def _lines(self) -> list[QAction | None]:
        entries = partial(self._context.go, "timeline", "", filter=Filter(people=(self.uid,)))
        told = partial(self._context.go, "summary", document="person", subject=self.uid)
        return [
            action(self.tr("Entries that name them"), entries, "calendar-range"),
            action(self.tr("Print your conversations"), told, "printer"), earlier_versions.line(self, self.uid), None,
            action(self.tr("Remove"), self.remove, "trash-2"),
        ]  # fmt: skip

    def remove(self) -> None:
        """Move this person to the trash; what was said with them stays."""
        self.settle()
        self._journal.remove(self.uid)
        self._context.toast(self.tr("Moved to trash"), self._journal.undo)


def last_talks(person: PersonView) -> str:
    """“Manager · Last talk: 7 January · Last career talk: 14 November 2025”."""
    parts = [talk_words.relation(person), talk_words.confidant(person)]
    if person.last_talk:
        parts.append(talk_words.last_talk(person.last_talk))
    if person.last_career_talk and person.last_career_talk != person.last_talk:
        parts.append(talk_words.last_career_talk(person.last_career_talk))
    return " · ".join(part for part in parts if part)
