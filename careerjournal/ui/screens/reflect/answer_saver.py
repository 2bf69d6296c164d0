"""What is typed as an answer, carried into its session: a draft at every key, saved after a pause or on leaving."""

from __future__ import annotations

from PySide6.QtCore import QObject

from careerjournal.core import drafts, sessions
from careerjournal.core.journal import Journal
from careerjournal.core.trouble import Trouble
from careerjournal.ui.prose.saver import Saver, Text

_PLACE = "session"


class AnswerSaver(Saver):
    """Saves the answer to one question of one session at a time."""

    def __init__(self, journal: Journal, text: Text, parent: QObject | None = None) -> None:
        super().__init__(journal, "", text, lambda _key, _text, _session: "", parent)

    @property
    def place(self) -> str:
        return f"{_PLACE}/{self.uid}/{self._field}"

    @property
    def key(self) -> str:
        """The question that is answered here."""
        return self._field

    def show_answer(self, session: str, key: str, saved: str) -> bool:
        """Show the answer to a question; whether a draft came back that a kill had left of it."""
        self.settle()
        self.dirty = False
        self._field = key
        return self.show(session, saved)

    def save(self) -> None:
        if self.uid:
            super().save()

    def _write(self, typed: str) -> None:
        sessions.answer(self._journal, self.uid, self._field, typed, self._session)


def bring_back(journal: Journal, session: str) -> str:
    """Save what a kill left unsaved in a session; the question that was being answered, or nothing."""
    last = ""
    for draft in drafts.all(journal, f"{_PLACE}/{session}/"):
        key = draft.place.rpartition("/")[2]
        try:
            if sessions.get(journal, session).question(key).answer != draft.text:
                sessions.answer(journal, session, key, draft.text)
                last = key
        except Trouble:
            continue  # the set asks this no more; the draft stays
        drafts.drop(journal, draft.place)
    return last
