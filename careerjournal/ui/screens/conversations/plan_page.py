"""Planning a conversation: with whom, when, of which kind, whether it comes again; or fifteen minutes with a card."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from careerjournal.core import people, series
from careerjournal.core.journal import Journal
from careerjournal.core.nouns import NOUNS
from careerjournal.ui.kit.controls import Choice
from careerjournal.ui.kit.fields import choice_words
from careerjournal.ui.kit.form import Form
from careerjournal.ui.kit.parts import Segmented, VerbButton, across, clear, down
from careerjournal.ui.kit.tab_order import follow_layout
from careerjournal.ui.kit.text import label
from careerjournal.ui.screens.conversations.form_page import Asked, FormPage, flowing

TALK, QUICK = "talk", "quick"
CARD = ("question", "give", "insight")
_FIELDS = ("people", "day", "time", "kind")


class PlanPage(FormPage):
    """A short form. A conversation without a day is not planned; the person is kept all the same."""

    log_wanted = Signal(str)
    """It happened already, with this person or with nobody named yet."""
    kept_without_day = Signal(str)
    """The name of somebody with whom no day is known yet."""

    def __init__(self, journal: Journal) -> None:
        super().__init__(journal, self.tr("Plan a conversation"), self.tr("Plan it"))
        self.which = Segmented(
            [(TALK, self.tr("A conversation")), (QUICK, self.tr("Fifteen minutes"))], self.tr("What to plan")
        )
        self.which.chosen.connect(lambda _which: self._follow())
        self.advice = label(self.tr("One specific question, one thing to give, one insight to get."), "muted")
        fields = [NOUNS["conversation"].field(name) for name in (*_FIELDS, *CARD)]
        self.form = Form(fields, journal, shown=len(fields))
        self.forms.append(self.form)
        self.form.changed.connect(lambda name, _value: self._follow() if name == "people" else None)
        self._relations = QWidget()
        self._relation_box = down(gap=8)
        self._relations.setLayout(self._relation_box)
        self.again = Choice(
            [("", self.tr("Just this once")), *((str(weeks), series.every(weeks)) for weeks in series.RHYTHMS)],
            self.tr("Does it come again"),
        )
        self._again = Asked(self.tr("Does it come again?"), self.again)
        self.no_day = VerbButton(self.tr("No date yet"), quiet=True, pressed=self._without_day)
        self.happened = VerbButton(self.tr("It already happened"), quiet=True, pressed=self._log)
        self._lay_out()

    def _lay_out(self) -> None:
        around = self.form.edit_of("people").parentWidget()
        if around is not None and (box := around.layout()) is not None:
            box.addWidget(self._relations)
        self.box.addWidget(self.title)
        self.box.addLayout(across(self.which, None))
        for part in (
            self.advice, self.form, self._again, flowing(self.keep, self.no_day, self.happened, self.leave)
        ):  # fmt: skip
            self.box.addWidget(part)
        self.box.addStretch(1)

    def begin(self, person: str = "", quick: bool = False) -> None:
        """Begin a new one, with somebody if a uid is given."""
        self.which.set_value(QUICK if quick else TALK)
        empty = {"people": (person,) if person else (), "day": None, "time": "", "kind": ""}
        self.form.set_place(f"new/conversation/{person}")
        self.form.set_values(empty | dict.fromkeys(CARD, ""))
        self.again.set_value("")
        self._follow()
        self.verticalScrollBar().setValue(0)

    def take_focus(self) -> None:
        self.form.focus("day" if self._people() else "people")

    def _follow(self) -> None:
        quick = self.which.value() == QUICK
        self.advice.setVisible(quick)
        for name in CARD:
            self.form.show_field(name, quick)
        self.form.show_field("kind", not quick)
        alone = self._people()[0] if len(self._people()) == 1 else ""
        self._again.setVisible(not quick and bool(alone) and not series.running(self.journal, alone))
        self._ask_relations()

    def _ask_relations(self) -> None:
        """Ask who somebody new is; it can be left unsaid."""
        clear(self._relation_box)
        field = NOUNS["person"].field("relation")
        unsaid = [one for one in people.everyone(self.journal) if one.id in self._people() and not one.relation]
        for person in unsaid:
            offered = [("", self.tr("Not said")), *((one, choice_words(field, one)) for one in field.choices)]
            question = self.tr("Who is {name} to you?").format(name=person.name)
            choice = Choice(offered, question)
            choice.chosen.connect(lambda relation, uid=person.id: self._relate(uid, relation))
            self._relation_box.addWidget(label(question, "field"))
            self._relation_box.addLayout(across(choice, None))
        self._relations.setVisible(bool(unsaid))
        follow_layout(self)

    def _relate(self, uid: str, relation: str) -> None:
        self.journal.edit("person", uid, relation=relation)

    def _people(self) -> tuple[str, ...]:
        found = self.form.values().get("people")
        return tuple(str(uid) for uid in found) if isinstance(found, tuple) else ()

    def finish(self) -> None:
        if self.form.problems():
            return
        values: dict[str, Any] = self.form.values()
        if not isinstance(values.get("day"), date):
            self.form.say("day", self.tr("Which day? “No date yet” is fine."))
            self.form.focus("day")
            return
        if self.which.value() == TALK:
            values |= dict.fromkeys(CARD, "")
        else:
            values["kind"] = "career"
        again = self.again.value() if not self._again.isHidden() else ""
        self.made.emit(self._begin_series(values, int(again)) if again else self.journal.add("conversation", **values))

    def _begin_series(self, values: dict[str, Any], weeks: int) -> str:
        person, day = values["people"][0], values["day"]
        made = series.begin(self.journal, person, day, weeks, values["time"], kind=values["kind"])
        return series.get(self.journal, made).next

    def _log(self) -> None:
        self.form.flush()
        self.drop_drafts()
        self.log_wanted.emit(next(iter(self._people()), ""))

    def _without_day(self) -> None:
        self.form.flush()
        known = {person.id: person.name for person in people.everyone(self.journal)}
        names = [known[uid] for uid in self._people() if uid in known]
        if names:
            self.kept_without_day.emit(", ".join(names))
        self.left.emit()
