"""Logging a talk in half a minute afterwards: who, how long, and one line; Enter leads through."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import QTimer

from careerjournal.core import clock, conversations, people
from careerjournal.core.fields import Field, check
from careerjournal.core.journal import Journal
from careerjournal.core.nouns import CAREER_TALKS, NOUNS
from careerjournal.core.trouble import Trouble
from careerjournal.ui.kit import theme
from careerjournal.ui.kit.clipboard import lock_away
from careerjournal.ui.kit.controls import Choice, Tick
from careerjournal.ui.kit.drafted import DraftLine
from careerjournal.ui.kit.fields import Day, choice_words
from careerjournal.ui.kit.parts import Segmented
from careerjournal.ui.kit.references import References
from careerjournal.ui.kit.tab_order import follow_layout
from careerjournal.ui.kit.text import label
from careerjournal.ui.screens.conversations.form_page import Asked, FormPage, flowing

TODAY, YESTERDAY, ANOTHER = "0", "1", "another"
NOT_YET, TOLD, STAYS = "not yet", "told", "stays"
_DRAFT = "log-talk"


class LogPage(FormPage):
    """Three lines that Enter leads through; the rest has an answer already and can be said otherwise."""

    def __init__(self, journal: Journal) -> None:
        super().__init__(journal, self.tr("Log a talk"), self.tr("Log it"))
        noun = NOUNS["conversation"]
        self.who = References(noun.field("people"), journal)
        self.minutes = DraftLine(journal, self.tr("How many minutes"))
        self.minutes.setPlaceholderText("")
        self.minutes.setFixedWidth(theme.size(100))
        self.text = DraftLine(
            journal, self.tr("What it was about"), self.tr("“She moved sideways before she moved up.”")
        )
        kinds = [(kind, choice_words(noun.field("kind"), kind)) for kind in noun.field("kind").choices]
        self.kind = Choice([*kinds, ("", self.tr("Something else"))], self.tr("Which kind of talk"))
        self.when = Segmented(
            [(TODAY, self.tr("Today")), (YESTERDAY, self.tr("Yesterday")), (ANOTHER, self.tr("Another day"))],
            self.tr("When was it"),
        )
        self.day = Day(noun.field("day"))
        self.private = Tick(self.tr("Only for me"))
        self.told = Segmented(
            [(NOT_YET, self.tr("Not yet")), (TOLD, self.tr("Told")), (STAYS, self.tr("Need not know"))],
            self.tr("Does your manager know"),
        )
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self._who = Asked(self.tr("With whom"), self.who)
        self._minutes = Asked(self.tr("How long, in minutes"), self.minutes)
        self._day = Asked(self.tr("When"), self.when, self.day)
        self._told = Asked(self.tr("Does your manager know what was said?"), self.told)
        self.box.addWidget(self.title)
        self.box.addSpacing(-14)
        self.box.addWidget(label(self.tr("Any talk counts, even ten minutes over lunch."), "muted"))
        for part in (
            self._who, self._minutes, Asked(self.tr("What was it about? One line is enough."), self.text),
            Asked(self.tr("Kind"), self.kind), self._day, self._told, self.private, flowing(self.keep, self.leave),
        ):  # fmt: skip
            self.box.addWidget(part)
        self.box.addStretch(1)

    def _connect(self) -> None:
        self.who.line.picked.connect(lambda _who: QTimer.singleShot(0, self, self.minutes.setFocus))
        self.who.left.connect(self._follow)
        self.minutes.returnPressed.connect(self.text.setFocus)
        self.text.returnPressed.connect(self.finish)
        self.day.line.returnPressed.connect(self.finish)
        self.when.chosen.connect(lambda _when: self._follow())
        self.kind.chosen.connect(lambda _kind: self._follow())
        self.private.toggled.connect(lambda on: lock_away(self, on))
        self.private.toggled.connect(lambda _on: self._follow())

    def begin(self, person: str = "") -> None:
        """Begin a new one, with somebody if a uid is given; a line that was not used yet is still there."""
        self.who.set_value((person,) if person else ())
        for line, place in ((self.minutes, f"{_DRAFT}/minutes"), (self.text, _DRAFT)):
            line.show_place("")
            line.show_place(place)
        self.kind.set_value("career")
        self.when.set_value(TODAY)
        self.day.set_value(None)
        self.private.setChecked(False)
        self.told.set_value(NOT_YET)
        for asked in (self._who, self._minutes, self._day):
            asked.say("")
        self._follow()
        self.verticalScrollBar().setValue(0)

    def take_focus(self) -> None:
        (self.minutes if self.who.chosen else self.who.line).setFocus()

    def _follow(self) -> None:
        """Ask for another day, and whether the manager knows, only where there is such a question."""
        self.day.setVisible(self.when.value() == ANOTHER)
        self._told.setVisible(self._is_told_elsewhere())
        follow_layout(self)

    def _is_told_elsewhere(self) -> bool:
        managers = {one.id for one in people.managers(self.journal)}
        with_manager = any(one.id in managers for one in self.who.chosen)
        about_career = self.kind.value() in CAREER_TALKS and not self.private.isChecked()
        return bool(managers) and about_career and bool(self.who.chosen) and not with_manager

    def finish(self) -> None:
        try:
            values = self._values()
        except Trouble:
            return
        for line in (self.minutes, self.text):
            line.use_up()
        self.made.emit(conversations.log(self.journal, **values))

    def _values(self) -> dict[str, Any]:
        """What is to be kept; Trouble where something is missing, which is said beside it."""
        self.who.line.settle()
        day = self._said_day()
        values: dict[str, Any] = {"day": day, "text": self.text.words(), "kind": self.kind.value()}
        try:
            values["minutes"] = check(Field("minutes", "number"), self.minutes.text().strip())
        except Trouble as trouble:
            self._minutes.say(str(trouble))
            self.minutes.setFocus()
            raise
        self._minutes.say("")
        if not self.who.chosen:
            self._who.say(self.tr("Who was it?"))
            self.who.line.setFocus()
            raise Trouble
        if self._is_told_elsewhere():
            values["manager_told_on"] = clock.today() if self.told.value() == TOLD else None
            values["stays_here"] = self.told.value() == STAYS
        return values | {"people": tuple(one.id for one in self.who.chosen), "private": self.private.isChecked()}

    def _said_day(self) -> date:
        if self.when.value() != ANOTHER:
            return clock.today() - timedelta(days=int(self.when.value()))
        day = self.day.value()
        said = self.tr("Which day was it?") if not isinstance(day, date) else ""
        if isinstance(day, date) and day > clock.today():
            said = self.tr("That day is still to come.")
        self._day.say(said)
        if said or not isinstance(day, date):
            self.day.line.setFocus()
            raise Trouble
        return day
