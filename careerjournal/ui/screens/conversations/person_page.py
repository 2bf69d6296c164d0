"""One person: who they are, when you last talked, and your conversations in order."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QAction

from careerjournal.core import actions, conversations, people
from careerjournal.core.conversations import ConversationView
from careerjournal.core.entries import Filter
from careerjournal.core.journal import Journal
from careerjournal.core.nouns import NOUNS
from careerjournal.core.people import PersonView
from careerjournal.ui.kit.form import Form
from careerjournal.ui.kit.parts import Button, MoreButton, Page, across, action, clear
from careerjournal.ui.kit.tab_order import follow_layout
from careerjournal.ui.kit.text import label
from careerjournal.ui.records import talk_words
from careerjournal.ui.screen import Context
from careerjournal.ui.screens.conversations.agreed import ActionList
from careerjournal.ui.screens.conversations.talk_rows import LinkRow, Section

_FORM = ("name", "relation", "note", "confidant")


class PersonPage(Page):
    """Shows one person at a time."""

    plan_wanted = Signal(str)
    opened = Signal(str)

    def __init__(self, journal: Journal, context: Context) -> None:
        super().__init__(9999, margin=24, top=20, gap=24)
        self._journal, self._context = journal, context
        self.uid = ""
        self.title, self.last = label("", "title"), label("", "meta")
        self.more = MoreButton(self.tr("More about this person"), self._lines)
        self.plan = Button(self.tr("Plan a conversation"), icon="calendar-plus", pressed=self._plan)
        self.form = Form([NOUNS["person"].field(name) for name in _FORM], journal, shown=2)
        self.form.changed.connect(self._changed)
        self.promises = ActionList(journal, context)
        self._promises = Section(self.tr("Open promises"), gap=0)
        self._promises.box.addWidget(self.promises)
        self._talks = Section(self.tr("Conversations"), gap=0)
        head = across(self.title, self.more)
        head.setStretch(0, 1)
        self.box.addLayout(head)
        self.box.addSpacing(-20)
        self.box.addWidget(self.last)
        self.box.addLayout(across(self.plan, None))
        for part in (self.form, self._promises, self._talks):
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
        self.form.set_values(self._journal.values(uid))
        mine = [one for one in actions.open_ones(self._journal) if one.owner and one.owner.id == uid]
        self.promises.show_actions(None, mine)
        self._promises.setVisible(bool(mine))
        self._show_talks(uid)
        QTimer.singleShot(0, self, lambda: follow_layout(self))

    def _show_talks(self, uid: str) -> None:
        coming = [one for one in conversations.upcoming(self._journal) if uid in {person.id for person in one.people}]
        talks = [*coming, *conversations.past(self._journal, uid)]
        clear(self._talks.box)
        for talk in talks:
            self._talks.box.addWidget(self._row(talk))
        self._talks.say("" if talks else self.tr("Any talk counts, even ten minutes over lunch."))

    def _row(self, talk: ConversationView) -> LinkRow:
        row = LinkRow(talk.id, talk_words.about(talk), talk_words.day_of(talk), "messages-square")
        row.setAccessibleName(f"{talk.name}, {talk_words.day_of(talk)}")
        row.pressed.connect(self.opened)
        return row

    def settle(self) -> None:
        if self.uid:
            self.form.flush()
            self.promises.settle()

    def gone(self) -> None:
        self.uid = ""

    def _changed(self, name: str, value: Any) -> None:
        if self.uid:
            self._journal.edit("person", self.uid, **{name: value})

    def _plan(self) -> None:
        self.plan_wanted.emit(self.uid)

    def _lines(self) -> list[QAction | None]:
        entries = partial(self._context.go, "timeline", "", filter=Filter(people=(self.uid,)))
        return [
            action(self.tr("Entries that name them"), entries, "calendar-range"), None,
            action(self.tr("Remove"), self.remove, "trash-2"),
        ]  # fmt: skip

    def remove(self) -> None:
        """Move this person to the trash; what was said with them stays."""
        self.settle()
        self._journal.remove(self.uid)
        self._context.toast(self.tr("Moved to trash"), self._journal.undo)


def last_talks(person: PersonView) -> str:
    """“Manager · Last talk: 7 January · Last career talk: 14 November 2025”."""
    parts = [talk_words.relation(person)]
    if person.last_talk:
        parts.append(talk_words.last_talk(person.last_talk))
    if person.last_career_talk and person.last_career_talk != person.last_talk:
        parts.append(talk_words.last_career_talk(person.last_career_talk))
    return " · ".join(part for part in parts if part)
