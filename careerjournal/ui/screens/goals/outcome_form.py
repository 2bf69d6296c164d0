"""The form that notes what became of an option, or changes what was noted."""

from __future__ import annotations

from PySide6.QtCore import Signal

from careerjournal.core import clock, options, outcomes
from careerjournal.core.journal import Journal
from careerjournal.core.nouns import NOUNS
from careerjournal.ui.kit.controls import Choice
from careerjournal.ui.kit.form import Form
from careerjournal.ui.kit.parts import Button, Card, VerbButton, across, label

_FIELDS = ("kind", "reason", "offered_instead", "from_day", "review_on", "conversation", "day")
_SHOWN = 5


class OutcomeForm(Card):
    """What did they say, why, what instead, from when, and when to look again."""

    noted = Signal(str)

    def __init__(self, journal: Journal) -> None:
        super().__init__(gap=16)
        self._journal, self._option, self._outcome = journal, "", ""
        self.form = Form([NOUNS["outcome"].field(name) for name in _FIELDS], journal, shown=_SHOWN)
        for choice in self.form.edit_of("kind").findChildren(Choice):
            choice.chosen.connect(lambda _kind: self._follow())
        self.keep = Button(self.tr("Note it"), pressed=self.note)
        leave = VerbButton(self.tr("Not now"), quiet=True, pressed=self._give_up)
        self.box.addWidget(label(self.tr("What did they say?"), "title"))
        self.box.addWidget(self.form)
        self.box.addLayout(across(self.keep, leave, None))
        self.hide()

    def open_form(self, option: str, outcome: str = "", field: str = "kind") -> None:
        """Ask for the next outcome of an option, or show one that is to be changed."""
        self._option, self._outcome = option, outcome
        self.form.set_place(f"new/outcome/{outcome or option}")
        empty: dict[str, object] = dict.fromkeys(_FIELDS)
        said = self._journal.values(outcome) if outcome else {"day": clock.today(), "kind": ""}
        self.form.set_values(empty | {name: value for name, value in said.items() if name in _FIELDS})
        self.keep.set_text(self.tr("Save") if outcome else self.tr("Note it"))
        self._follow()
        self.show()
        self.form.focus(field)

    def _follow(self) -> None:
        """Ask only what the outcome can have."""
        kind = str(self.form.values().get("kind") or "")
        accepted = bool(self._outcome and self._journal.values(self._outcome)["accepted_on"])
        trial = kind == "agreed" or (kind == "counter-offered" and accepted)
        self.form.show_field("offered_instead", kind == "counter-offered")
        self.form.show_field("from_day", trial)
        if trial:
            self.form.say(
                "from_day", self.tr("With a first day it becomes a step of yours, and a win on the timeline.")
            )

    def note(self) -> None:
        if self.form.problems():
            self._follow()
            self.form.focus("kind")
            return
        values = self.form.values()
        kind = str(values.pop("kind"))
        if kind != "counter-offered":
            values["offered_instead"] = ""
        self.hide()
        if self._outcome:
            outcomes.change(self._journal, self._outcome, kind=kind, **values)
        else:
            said = {name: value for name, value in values.items() if value not in (None, "")}
            options.decide(self._journal, self._option, kind, **said)
        self.form.now_kept()
        self.noted.emit(self._option)

    def _give_up(self) -> None:
        self.form.now_kept()
        self.hide()

    def settle(self) -> None:
        """Keep what was typed, where it says at least how it went."""
        if not self.isHidden() and self.form.values().get("kind"):
            self.note()

    def forget(self) -> None:
        self.hide()
