"""What a noun is, and what several nouns share: choices, and the fields of when, how it felt and what it is about."""

from __future__ import annotations

from dataclasses import dataclass

from careerjournal.core import records
from careerjournal.core.fields import EFFECTS, Field
from careerjournal.core.words import translate

KINDS = ("note", "win", "learning", "setback", "feedback", "decision", "reflection", "conversation", "milestone")
PLAIN_KINDS = tuple(kind for kind in KINDS if kind not in ("feedback", "conversation"))
RELATIONS = ("manager", "peer", "mentor", "coach", "skip-level", "report", "human resources", "other")
TALK_KINDS = ("career", "status", "appraisal", "promotion", "mentoring")
CAREER_TALKS = ("career", "promotion", "mentoring")
GOAL_KINDS = ("business", "values", "professional", "career")
DIRECTIONS = ("up", "sideways", "down", "deepen", "evolve the role")
OUTCOMES = ("agreed", "counter-offered", "deferred", "declined")
OPTION_KINDS = ("responsibility", "project", "training", "other")
CYCLE_KINDS = ("goals set", "review", "promotion nominations", "results", "other")


def QT_TRANSLATE_NOOP(_context: str, text: str) -> str:  # noqa: N802 - lupdate knows this name
    """Mark a literal for translation where it is declared; it is translated where it is shown."""
    return text


_L = QT_TRANSLATE_NOOP


@dataclass(frozen=True)
class Noun:
    """One kind of record: its table, its fields, which field is its title, and which days follow which."""

    name: str
    label: str
    record: type[records.Record]
    fields: tuple[Field, ...]
    title: str
    extends_entry: bool = False
    spans: tuple[tuple[str, str], ...] = ()

    def field(self, name: str) -> Field:
        return next(field for field in self.fields if field.name == name)

    @property
    def spoken(self) -> str:
        """Its name in the person's language."""
        return translate("nouns", self.label)


WHEN = (
    Field("day", "day", _L("fields", "Day")),
    Field("time", "time", _L("fields", "Time")),
)
LINKS = (
    Field("people", "ref", _L("fields", "People"), refers_to="person", many=True),
    Field("strengths", "effects", _L("fields", "Strengths"), choices=EFFECTS, refers_to="strength", many=True),
    Field("goals", "ref", _L("fields", "Goals"), refers_to="goal", many=True),
    Field("themes", "ref", _L("fields", "Themes"), refers_to="theme", many=True),
)
ZONE = Field("zone", "text", _L("fields", "Time zone"))
FELT = Field("energy", "number", _L("fields", "How it felt"), choices=("-2", "-1", "0", "1", "2"))
PRIVATE = Field("private", "flag", _L("fields", "Only for me"))
