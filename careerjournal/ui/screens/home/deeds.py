"""What the verbs of Home's lines do: most lead to where it is done, some are done on the spot and can be undone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QWidget

from careerjournal.core import actions, clock, conversations, days, looks
from careerjournal.core.journal import Journal
from careerjournal.core.look import Look
from careerjournal.core.summary import documents
from careerjournal.ui.kit.parts import VerbButton, action, menu
from careerjournal.ui.screen import Context

translate = QCoreApplication.translate
Way = tuple[str, dict[str, Any]]

_WAYS: dict[str, Way] = {
    "draft": ("timeline", {"field": "body"}),
    "note": ("conversations", {"face": "follow up"}),
    "answer": ("conversations", {}),
    "request": ("conversations", {}),
    "review": ("goals", {}),
    "session": ("reflect", {}),
    "tell": ("conversations", {"face": "follow up"}),
    "career": ("conversations", {"plan": True}),
    "want": ("goals", {}),
    "impact": ("timeline", {"field": "impact"}),
    "goal": ("goals", {}),
    "goals": ("goals", {}),
    "date": ("settings", {}),
}
"""Where an act leads: the screen, and what it is asked to show beside the line's record."""


class Deeds:
    """Acts on lines. `standing` opens the fold with all promises."""

    def __init__(self, journal: Journal, context: Context, standing: Callable[[], object]) -> None:
        self._journal, self._go, self._toast, self._standing = journal, context.go, context.toast, standing

    def verbs(self, look: Look) -> list[VerbButton]:
        """The line's verb, a second one where there are two ways to deal with it, and the quiet one."""
        found = [VerbButton(look.verb, pressed=partial(self.act, look))]
        quiet, how = translate("home", "Later"), "later"
        if look.act == "note":
            moved = VerbButton(translate("home", "It moved"))
            moved.clicked.connect(lambda: self._ask_when(look, moved))
            found.append(moved)
            quiet, how = translate("home", "Not now"), "not now"
        elif look.act == "lasted":
            found.append(VerbButton(translate("home", "It did not"), pressed=partial(self._say_lasted, look, False)))
        return [*found, VerbButton(quiet, quiet=True, pressed=partial(self.later, look, how))]

    def act(self, look: Look) -> None:
        """Do what the line's verb says."""
        on_the_spot: dict[str, Callable[[], object]] = {
            "done": lambda: self.done(look.id),
            "promises": self._standing,
            "begin": lambda: self._go("reflect", set=look.id),
            "letter": lambda: self._go("reflect", letter=look.id),
            "win": lambda: self._bring(look),
            "lasted": lambda: self._say_lasted(look, True),
        }
        if look.act in on_the_spot:
            on_the_spot[look.act]()
        else:
            screen, wanted = _WAYS[look.act]
            self._go(screen, look.id, **wanted)

    def later(self, look: Look, how: str) -> None:
        looks.later(self._journal, look.key, how)
        self._toast(translate("home", "Put off"), self._journal.undo)

    def done(self, uid: str) -> None:
        """Close a promise."""
        actions.done(self._journal, uid)
        self._toast(translate("home", "Done"), self._journal.undo)

    def _bring(self, look: Look) -> None:
        documents.choose(self._journal, documents.sheet_of(look.about), look.id, True)
        self._toast(translate("home", "It is on the sheet"), self._journal.undo)

    def _say_lasted(self, look: Look, lasted: bool) -> None:
        said = translate("home", "It lasted.") if lasted else translate("home", "It did not last.")
        self._journal.edit("entry", look.id, lasted=said)
        self._toast(translate("home", "Noted"), self._journal.undo)

    def _ask_when(self, look: Look, button: QWidget) -> None:
        """It moved: tomorrow, the same weekday, or another day that is chosen where the conversation lives."""
        today, held = clock.today(), conversations.get(self._journal, look.id).day
        same = held + timedelta(days=7 * ((today - held).days // 7 + 1))
        wanted = sorted({today, today + timedelta(days=1), same, same + timedelta(days=7)})
        lines = [action(days.capital(days.near(day)), partial(self.postpone, look.id, day)) for day in wanted]
        other = action(translate("home", "Another day…"), lambda: self._go("conversations", look.id, face="prepare"))
        opened = menu(button, [*lines, None, other])
        opened.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        opened.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def postpone(self, uid: str, day: date) -> None:
        """Move a conversation to another day."""
        conversations.postpone(self._journal, uid, day)
        self._toast(translate("home", "Moved to {day}").format(day=days.near(day)), self._journal.undo)
