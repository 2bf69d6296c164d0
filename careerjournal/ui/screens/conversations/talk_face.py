"""What Meet and Follow up share: topics, options, promises, notes, and the question what became of something."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from careerjournal.core import actions, follow_up, options, topics
from careerjournal.core.conversations import ConversationView
from careerjournal.core.journal import Journal
from careerjournal.ui.screen import Context
from careerjournal.ui.screens.conversations.agreed import ActionList, AgreedLine
from careerjournal.ui.screens.conversations.card_lines import CardLines
from careerjournal.ui.screens.conversations.notes_box import NotesBox
from careerjournal.ui.screens.conversations.talk_outcomes import OptionsAtTheTable, OutcomeLine
from careerjournal.ui.screens.conversations.talk_rows import Section
from careerjournal.ui.screens.conversations.topic_list import TopicList


class TalkFace(QWidget):
    """One conversation while it takes place or after it; a face of its own lays the parts out."""

    def __init__(self, journal: Journal, context: Context, options_title: str, notes_grow: bool) -> None:
        super().__init__()
        self._journal, self._context = journal, context
        self.talk: ConversationView | None = None
        self._about: tuple[str, str] = ("", "")
        self.card = CardLines()
        self.topics = TopicList(journal, context, ticking=True)
        self.options = OptionsAtTheTable(journal, context)
        self.agreed = ActionList(journal, context)
        self.notes = NotesBox(journal, growing=notes_grow)
        self.line = AgreedLine(journal)
        self.outcome = OutcomeLine(journal)
        self.outcome.hide()
        self._options = Section(options_title, gap=0)
        self._options.box.addWidget(self.options)
        self.topics.outcome_wanted.connect(self.ask_about_topic)
        self.options.outcome_wanted.connect(self.ask_about_option)
        self.line.kept.connect(self._promise)
        self.line.escaped.connect(self.take_focus)
        self.outcome.kept.connect(self._decide)
        self.outcome.escaped.connect(self._leave_outcome)
        self.notes.trouble.connect(context.trouble)

    # --- showing

    def show_talk(self, talk: ConversationView) -> None:
        """Show a conversation; what is being typed stays."""
        if self.talk is not None and self.talk.id != talk.id:
            self._leave_outcome()
        self.talk = talk
        self.card.show_talk(talk)
        self.topics.show_talk(talk)
        found = follow_up.at_the_table(self._journal, talk)
        self.options.show_options(talk.id, found)
        self._options.setVisible(bool(found))
        self.agreed.show_actions(talk, actions.of_conversation(self._journal, talk.id))
        self.line.show_people(talk)
        self.line.what.show_place(f"agreed/{talk.id}")
        self.notes.show_talk(talk)

    def settle(self) -> None:
        """Save what is being typed."""
        self.notes.settle()
        self.topics.settle()
        self.agreed.settle()

    def take_focus(self) -> None:
        raise NotImplementedError

    # --- doing

    @property
    def _day(self) -> date | None:
        return follow_up.told_day(self.talk) if self.talk else None

    def _promise(self, values: dict[str, Any]) -> None:
        if self.talk:
            self._journal.add("action", conversation=self.talk.id, day=self._day, **values)

    def ask_about_topic(self, uid: str) -> None:
        """Ask what became of what a topic asked for or proposed."""
        row = self.topics.row(uid)
        if row and row.view:
            self._ask("topic", uid, row.view.proposal or row.view.text)

    def ask_about_option(self, uid: str) -> None:
        self._ask("option", uid, options.get(self._journal, uid).title)

    def _ask(self, noun: str, uid: str, about: str) -> None:
        self._about = (noun, uid)
        self._show_outcome()
        self.outcome.ask(about)

    def _show_outcome(self) -> None:
        """Give the question its place."""
        raise NotImplementedError

    def _leave_outcome(self) -> None:
        """Take the question away, and give the focus back to where it came from."""
        raise NotImplementedError

    def _decide(self, values: dict[str, Any]) -> None:
        noun, uid = self._about
        if self.talk is None or not uid:
            return
        self._leave_outcome()
        if noun == "topic":
            topics.decide(self._journal, self.talk.id, uid, **values)
        else:
            options.decide(self._journal, uid, conversation=self.talk.id, day=self._day, **values)
        self._context.toast(self.tr("Noted"), self._journal.undo)
