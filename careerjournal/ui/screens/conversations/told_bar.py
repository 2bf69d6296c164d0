"""The line that a career talk held elsewhere carries until the manager has been told, or need not know."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt

from careerjournal.core import conversations, people
from careerjournal.core.conversations import ConversationView
from careerjournal.core.journal import Journal
from careerjournal.ui.kit.controls import Glyph
from careerjournal.ui.kit.parts import VerbButton, across, ground
from careerjournal.ui.kit.text import label
from careerjournal.ui.records import talk_words
from careerjournal.ui.screen import Context
from careerjournal.ui.screens.conversations.form_page import flowing
from careerjournal.ui.screens.conversations.talk_rows import ViewRow


class ToldBar(ViewRow):
    """Says that the manager does not know yet, with the two ways to have done with it."""

    def __init__(self, journal: Journal, context: Context, named: bool = False) -> None:
        """A `named` one says which talk it is about, where several stand below each other."""
        super().__init__()
        self._journal, self._context, self._named = journal, context, named
        self.uid = ""
        ground(self, "well")
        self.words = label("", "body")
        self.told = VerbButton(self.tr("Told"), icon="check", pressed=self._tell)
        self.stays = VerbButton(self.tr("Need not know"), quiet=True, pressed=self._keep)
        verbs = flowing(self.told, self.stays)
        glyph = Glyph("circle-dashed", 16)
        row = across(glyph, self.words, verbs, gap=10)
        row.setContentsMargins(14, 4, 8, 4)
        row.setStretch(1, 3)
        row.setStretch(2, 2)
        row.setAlignment(glyph, Qt.AlignmentFlag.AlignVCenter)
        self.setLayout(row)
        self.setFocusProxy(self.told)

    def show_view(self, view: Any) -> None:
        talk: ConversationView = view
        self.uid = talk.id
        said = self._said()
        day = talk_words.day_of(talk)
        self.words.setText(self.tr("{day}: {said}").format(day=day, said=said) if self._named else said)
        self.told.setAccessibleName(self.tr("Told: {talk}, {day}").format(talk=talk.name, day=day))
        self.stays.setAccessibleName(self.tr("Need not know: {talk}, {day}").format(talk=talk.name, day=day))

    def show_talk(self, uid: str) -> None:
        """Show it where this talk has not been told of, and nothing otherwise."""
        found = next((talk for talk in conversations.manager_not_told(self._journal) if talk.id == uid), None)
        if found:
            self.show_view(found)
        self.setVisible(found is not None)

    def _tell(self) -> None:
        conversations.tell_manager(self._journal, self.uid)
        self._context.toast(self.tr("Told"), self._journal.undo)

    def _keep(self) -> None:
        conversations.keep_here(self._journal, self.uid)
        self._context.toast(self.tr("It stays here"), self._journal.undo)

    def _said(self) -> str:
        managers = people.managers(self._journal)
        if len(managers) == 1:
            return self.tr("{name} has not been told yet.").format(name=managers[0].name)
        return self.tr("Your manager has not been told yet.")
