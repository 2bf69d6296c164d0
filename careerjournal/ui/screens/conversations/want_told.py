"""Whether they heard, in a conversation, what I want."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from careerjournal.core import days, follow_up, wants
from careerjournal.core.conversations import ConversationView
from careerjournal.core.journal import Journal
from careerjournal.core.wants import WantView
from careerjournal.ui.kit.controls import Tick
from careerjournal.ui.kit.parts import across, down
from careerjournal.ui.kit.text import label
from careerjournal.ui.screen import Context
from careerjournal.ui.screens.conversations.talk_rows import Section


class WantTold(Section):
    """Ticked once everybody in the conversation has heard what I want."""

    def __init__(self, journal: Journal, context: Context) -> None:
        super().__init__(self.tr("What I want"), gap=0)
        self._journal, self._context = journal, context
        self._talk: ConversationView | None = None
        self._want: WantView | None = None
        self.tick = Tick(name=" ")
        self.tick.clicked.connect(self._tell)
        self.text = label("", "body")
        words = down(self.text)
        words.setContentsMargins(0, 4, 0, 4)
        line = QWidget()
        row = across(self.tick, words, gap=8)
        row.setStretch(1, 1)
        row.setAlignment(self.tick, Qt.AlignmentFlag.AlignTop)
        row.setContentsMargins(4, 0, 0, 0)
        line.setLayout(row)
        self.box.addWidget(line)

    def show_talk(self, talk: ConversationView) -> None:
        by = follow_up.told_day(talk) if talk.state == "held" else None  # a talk of long ago heard what was said then
        self._talk, self._want = talk, wants.newest(self._journal, by)
        self.setVisible(self._want is not None and bool(talk.people) and talk.state != "cancelled")
        if self._want is None:
            return
        here = {person.id for person in talk.people}
        heard = {person.id: day for person, day in self._want.heard if person.id in here}
        everybody = bool(heard) and here == set(heard)
        self.text.setText(self._want.text)
        self.tick.setAccessibleName(self.tr("Heard: {want}").format(want=self._want.text))
        self.tick.setChecked(everybody)
        self.tick.setEnabled(not everybody)
        heard_on = self.tr("Heard on {day}.").format(day=days.plain(max(heard.values()))) if everybody else ""
        self.say(heard_on or self.tr("Tick it if you said it."))

    def _tell(self, on: bool) -> None:
        if self._talk and self._want and on:
            with self._journal.write(self.tr("Note who heard what I want")):
                for person in self._talk.people:
                    wants.hear(self._journal, self._want.id, person.id, follow_up.told_day(self._talk))
            self._context.toast(self.tr("Noted"), self._journal.undo)
