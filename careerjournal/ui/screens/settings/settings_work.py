"""How it works here: the last answers about levels, goals, reviews and promotions, beside the dates of the year."""

from __future__ import annotations

from careerjournal.core import days, sessions
from careerjournal.core.journal import Journal
from careerjournal.core.sessions import SessionView
from careerjournal.ui.kit.parts import Button, Fold, clear, down
from careerjournal.ui.kit.text import label
from careerjournal.ui.screen import Go
from careerjournal.ui.screens.settings.settings_rows import Part, SettingRow

SET = "how-it-works"


class HowItWorks(Part):
    """Opens the session, and shows in a fold what its newest one said."""

    def __init__(self, journal: Journal, go: Go) -> None:
        super().__init__()
        self.journal, self.go = journal, go
        self.button = Button("", pressed=self._open)
        help_ = self.tr("Levels, goals, reviews and promotions where you work: who decides what, and when.")
        self.fold = Fold("", gap=12)
        self.setLayout(down(SettingRow(self.tr("How it works here"), help_, self.button), self.fold, gap=4))

    def refresh(self) -> None:
        newest = next((line for line in self._lines() if line.set_key == SET), None)
        session = sessions.get(self.journal, newest.id) if newest else None
        self.button.set_text(self.tr("Write it down") if session is None else self.tr("Look again"))
        self.button.setAccessibleName(f"{self.button.text()}: {self.tr('How it works here')}")
        self._show(session)

    def _lines(self) -> list[sessions.SessionLine]:
        found = [*sessions.unfinished(self.journal), *sessions.finished(self.journal)]
        return sorted(found, key=lambda line: line.day, reverse=True)

    def _show(self, session: SessionView | None) -> None:
        answered = [question for question in session.questions if question.answer] if session else []
        self.fold.setVisible(bool(answered))
        clear(self.fold.box)
        if session and answered:
            self.fold.set_title(self.tr("What you wrote on {day}").format(day=days.plain(session.day)))
        for question in answered:
            self.fold.box.addLayout(down(label(question.text, "meta"), label(question.answer, "body"), gap=2))

    def _open(self) -> None:
        self.go("reflect", set=SET)
