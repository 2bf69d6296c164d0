"""The steps of the first start: whom one meets and when, what one is good at, and the dates of the year."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from careerjournal.core import first_start, series
from careerjournal.core.fields import Field
from careerjournal.core.first_start import Meeting, YearDate
from careerjournal.core.journal import Journal
from careerjournal.core.noun import QT_TRANSLATE_NOOP as _L
from careerjournal.core.nouns import NOUNS
from careerjournal.core.people import MANAGER
from careerjournal.ui.kit import theme
from careerjournal.ui.kit.controls import Choice, Tick
from careerjournal.ui.kit.drafted import DraftLine
from careerjournal.ui.kit.form import Form
from careerjournal.ui.kit.parts import OnKey, across, down, label

_WIDTH = 480


class Step(QWidget):
    """One question. `keep` writes what was said, nothing where nothing was; False where something does not fit."""

    finished = Signal()
    """Enter in a line."""
    title = help = pass_words = ""
    kept_as = ""
    """What undo calls this step."""

    def __init__(self, journal: Journal) -> None:
        super().__init__()
        self.journal = journal
        self.forms: list[Form] = []
        self.setMaximumWidth(theme.size(_WIDTH))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A line leaves Enter to what holds it; buttons and lists that use it do not."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(QApplication.focusWidget(), QLineEdit):
            self.finished.emit()
        else:
            super().keyPressEvent(event)

    def form_of(self, *fields: Field) -> Form:
        """A form whose words are drafts until the step is kept."""
        made = Form(fields, self.journal, shown=len(fields))
        made.begin(first_start.PLACE)
        self.forms.append(made)
        return made

    def keep(self) -> bool:
        raise NotImplementedError

    @property
    def is_begun(self) -> bool:
        """Whether words stand here that are not kept yet, as after a kill."""
        return any(form.is_unsaved for form in self.forms)

    def drop_drafts(self) -> None:
        """What was typed here is kept, or was given up."""
        for form in self.forms:
            form.now_kept()

    def taken_back(self) -> None:
        """What was kept of this step is not any more."""
        for form in self.forms:
            form.taken_back()

    def take_focus(self) -> None:
        raise NotImplementedError


class TalkStep(Step):
    """Somebody, the next conversation with them, and how often it comes again."""

    def __init__(self, journal: Journal) -> None:
        super().__init__(journal)
        self.title = self.tr("Who do you meet, and when next?")
        self.help = self.tr("“No date yet” is fine. What helps before it will be ready for you.")
        self.pass_words = self.tr("Nobody yet")
        self.kept_as = first_start.MEET
        person, talk = NOUNS["person"], NOUNS["conversation"]
        who = Field("who", "text", _L("fields", "Who is it?"))
        self.form = self.form_of(who, person.field("relation"))
        self.form.set_values({"relation": MANAGER})
        self.day = self.form_of(Field("next", "day", _L("fields", "When next?")))
        self.time = self.form_of(talk.field("time"))
        rhythms = [("", self.tr("Only this once, for now"))]
        rhythms += [(str(weeks), series.every(weeks)) for weeks in series.RHYTHMS]
        self.every = Choice(rhythms, self.tr("Does it come again?"))
        again = down(label(self.tr("Does it come again?"), "field"), across(self.every, None), gap=6)
        when = across(self.day, self.time, None, gap=20)
        for part in (self.day, self.time):
            when.setAlignment(part, Qt.AlignmentFlag.AlignTop)
        self.setLayout(down(self.form, when, again, gap=20))

    def keep(self) -> bool:
        if self.form.problems() or self.day.problems() or self.time.problems():
            return False
        said = self.form.values() | self.day.values() | self.time.values()
        day = said["next"] if isinstance(said["next"], date) else None
        weeks = int(self.every.value() or 0)
        if not said["who"]:
            if day:
                self.form.say("who", self.tr("With whom? A first name is enough."))
                return False
            self.drop_drafts()
            return True
        if weeks and not day:
            self.day.say("next", self.tr("From which day on? Without one, choose “only this once”."))
            return False
        who, relation, time = (str(said[name] or "") for name in ("who", "relation", "time"))
        first_start.meet(self.journal, Meeting(who, relation, day, time, weeks))
        self.drop_drafts()
        return True

    def take_focus(self) -> None:
        self.form.focus("who")


class StrengthsStep(Step):
    """Up to five lines; Enter goes from one to the next, and on from an empty one."""

    def __init__(self, journal: Journal) -> None:
        super().__init__(journal)
        self.title = self.tr("What do people come to you for?")
        self.help = self.tr("Three to five strengths, the strongest first. Your own words are fine.")
        self.pass_words = self.tr("Not now")
        self.kept_as = first_start.STRENGTHS
        self.lines = [self._line(place) for place in range(first_start.MOST_STRENGTHS)]
        self.setLayout(down(*self.lines, gap=12))

    def _line(self, place: int) -> DraftLine:
        examples = (self.tr("Seeing the pattern"), self.tr("Bringing people together"), self.tr("Finishing things"))
        line = DraftLine(self.journal, self.tr("Strength {number}").format(number=place + 1))
        line.setPlaceholderText(examples[place] if place < len(examples) else "")
        line.show_place(f"form/{first_start.PLACE}/strength-{place + 1}")
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            OnKey(line, key, lambda: self._entered(place))
        return line

    def _entered(self, place: int) -> None:
        if place + 1 < len(self.lines) and self.lines[place].text().strip():
            self.lines[place + 1].setFocus()
        else:
            self.finished.emit()

    def keep(self) -> bool:
        named = [line.text() for line in self.lines if line.text().strip()]
        if named:
            first_start.name_strengths(self.journal, named)
        self.drop_drafts()
        return True

    @property
    def is_begun(self) -> bool:
        return any(line.text() for line in self.lines)

    def drop_drafts(self) -> None:
        for line in self.lines:
            line.now_kept()

    def taken_back(self) -> None:
        for line in self.lines:
            line.taken_back()

    def take_focus(self) -> None:
        self.lines[0].setFocus()


class YearStep(Step):
    """The usual dates of an employer's year, each with a day where one is known."""

    def __init__(self, journal: Journal) -> None:
        super().__init__(journal)
        self.title = self.tr("Which dates does your year have?")
        self.help = self.tr("Goals, reviews, promotions: when is something decided where you work?")
        self.pass_words = self.tr("I don’t know yet")
        self.kept_as = first_start.YEAR
        self.names = dict(self._asked())
        fields = [Field(kind, "day", words) for kind, words in self.names.items()]
        self.form = self.form_of(*fields)
        self.yearly = Tick(self.tr("They come every year"), on=True)
        self.setLayout(down(self.form, self.yearly, gap=20))

    def _asked(self) -> tuple[tuple[str, str], ...]:
        return (
            ("goals set", self.tr("Goals set")),
            ("review", self.tr("Review")),
            ("promotion nominations", self.tr("Promotion nominations")),
            ("results", self.tr("Results")),
        )

    def keep(self) -> bool:
        if self.form.problems():
            return False
        days = self.form.values().items()
        found = [YearDate(self.names[kind], kind, day) for kind, day in days if isinstance(day, date)]
        if found:
            first_start.mark_year(self.journal, found, self.yearly.isChecked())
        self.drop_drafts()
        return True

    def take_focus(self) -> None:
        self.form.focus(next(iter(self.names)))
