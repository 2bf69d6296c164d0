"""Planning a conversation, or noting one that already happened: with whom, when, of which kind."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from careerjournal.core import clock, people
from careerjournal.core.journal import Journal
from careerjournal.core.nouns import NOUNS
from careerjournal.ui.kit.chips import FlowLayout
from careerjournal.ui.kit.controls import Choice
from careerjournal.ui.kit.fields import choice_words
from careerjournal.ui.kit.form import Form
from careerjournal.ui.kit.parts import Button, Page, Segmented, VerbButton, across, clear, down
from careerjournal.ui.kit.tab_order import follow_layout
from careerjournal.ui.kit.text import label

PLANNED, HELD = "planned", "held"
_FIELDS = ("people", "day", "time", "kind")
_LATELY = 2  # days that one verb each fills in


class PlanPage(Page):
    """A short form. A conversation without a day is not planned; the person is kept all the same."""

    planned = Signal(str)
    """The uid of the conversation that was made."""
    left = Signal()
    kept_without_day = Signal(str)
    """The name of somebody with whom no day is known yet."""

    def __init__(self, journal: Journal) -> None:
        super().__init__(9999, margin=24, top=20, gap=20)
        self._journal = journal
        self.title = label(self.tr("Plan a conversation"), "title")
        self.which = Segmented(
            [(PLANNED, self.tr("To come")), (HELD, self.tr("It already happened"))], self.tr("When was it")
        )
        self.which.chosen.connect(lambda _which: self._follow())
        fields = [NOUNS["conversation"].field(name) for name in (*_FIELDS, "minutes")]
        self.form = Form(fields, journal, shown=len(fields))
        self.form.changed.connect(lambda name, _value: self._follow() if name == "people" else None)
        self._relations = QWidget()
        self._relation_box = down(gap=8)
        self._relations.setLayout(self._relation_box)
        self._lately = QWidget()
        flow = FlowLayout(4)
        for ago in range(_LATELY):
            flow.addWidget(self._quick(ago))
        self._lately.setLayout(flow)
        self._make_verbs()
        self._below("people", self._relations)
        self._below("day", self._lately)
        self.box.addWidget(self.title)
        self.box.addLayout(across(self.which, None))
        self.box.addWidget(self.form)
        self.box.addWidget(self._verbs)
        self.box.addStretch(1)

    def _below(self, field: str, part: QWidget) -> None:
        """Put a part right under a field of the form."""
        around = self.form.edit_of(field).parentWidget()
        if around is not None and (box := around.layout()) is not None:
            box.addWidget(part)

    def _quick(self, ago: int) -> VerbButton:
        words = (self.tr("Today"), self.tr("Yesterday"))
        return VerbButton(words[ago], quiet=True, pressed=lambda: self._fill(clock.today() - timedelta(days=ago)))

    def _make_verbs(self) -> None:
        self.keep = Button(self.tr("Plan it"), primary=True, pressed=self.finish)
        self.no_day = VerbButton(self.tr("No date yet"), quiet=True, pressed=self._without_day)
        self.leave = VerbButton(self.tr("Not now"), quiet=True, pressed=self.left.emit)
        self._verbs = QWidget()
        flow = FlowLayout(8)
        for part in (self.keep, self.no_day, self.leave):
            flow.addWidget(part)
        self._verbs.setLayout(flow)

    def begin(self, person: str = "", held: bool = False) -> None:
        """Begin a new one, with somebody if a uid is given."""
        self.which.set_value(HELD if held else PLANNED)
        empty = {"people": (person,) if person else (), "day": None, "time": "", "kind": "", "minutes": None}
        self.form.set_values(empty)
        self._follow()
        self.verticalScrollBar().setValue(0)

    def take_focus(self) -> None:
        self.form.focus("day" if self._people() else "people")

    def _follow(self) -> None:
        held = self.which.value() == HELD
        self.title.setText(self.tr("Note a conversation") if held else self.tr("Plan a conversation"))
        self.keep.set_text(self.tr("Note it") if held else self.tr("Plan it"))
        self.no_day.setVisible(not held)
        self._lately.setVisible(held)
        minutes = self.form.edit_of("minutes").parentWidget()
        if minutes is not None:
            minutes.setVisible(held)
        self._ask_relations()

    def _ask_relations(self) -> None:
        """Ask who somebody new is; it can be left unsaid."""
        clear(self._relation_box)
        field = NOUNS["person"].field("relation")
        unsaid = [one for one in people.everyone(self._journal) if one.id in self._people() and not one.relation]
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
        self._journal.edit("person", uid, relation=relation)

    def _people(self) -> tuple[str, ...]:
        found = self.form.values().get("people")
        return tuple(str(uid) for uid in found) if isinstance(found, tuple) else ()

    def _fill(self, day: date) -> None:
        self.form.set_values({"day": day})
        self.form.focus("kind")

    def finish(self) -> None:
        """Plan it, or note it as held."""
        if self.form.problems():
            return
        values: dict[str, Any] = self.form.values()
        held, day = self.which.value() == HELD, values.get("day")
        if not isinstance(day, date):
            self.form.say("day", self.tr("Which day was it?") if held else self.tr("Which day? “No date yet” is fine."))
            self.form.focus("day")
            return
        if not held:
            values.pop("minutes", None)
        elif day > clock.today():
            self.form.say("day", self.tr("That day is still to come."))
            return
        if held:
            values["held_on"] = day
        self.planned.emit(self._journal.add("conversation", **values))

    def _without_day(self) -> None:
        self.form.flush()
        known = {person.id: person.name for person in people.everyone(self._journal)}
        names = [known[uid] for uid in self._people() if uid in known]
        if names:
            self.kept_without_day.emit(", ".join(names))
        self.left.emit()
