"""The notes of the last conversation, read before the next one."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from careerjournal.core import actions, days
from careerjournal.core.conversations import ConversationView
from careerjournal.core.journal import Journal
from careerjournal.ui.kit.clipboard import lock_away
from careerjournal.ui.kit.parts import Card, IconButton, VerbButton, across
from careerjournal.ui.kit.text import label
from careerjournal.ui.prose.prose_view import ProseView


class LastTime(Card):
    """What was said last time, and what was promised there."""

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
        lock_away(self, talk.private)
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
