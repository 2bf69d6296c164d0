"""How goals and what belongs to them are spoken of: states of support, happenings, days, horizons, sources."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from careerjournal.core import clock, days
from careerjournal.core.goal_history import Happening
from careerjournal.ui.kit import kinds
from careerjournal.ui.records import states
from careerjournal.ui.records.states import State

translate = QCoreApplication.translate

_SUPPORT = {
    "to ask": (QT_TRANSLATE_NOOP("goals", "To ask"), "circle-dashed", "faint"),
    "asked": (QT_TRANSLATE_NOOP("goals", "Asked"), "send", "accent_text"),
    "came": (QT_TRANSLATE_NOOP("goals", "It came"), "circle-check", "accent_text"),
    "declined": (QT_TRANSLATE_NOOP("goals", "Declined"), "minus", "muted"),
}
_HAPPENED = {
    "worded": (QT_TRANSLATE_NOOP("goals", "Worded"), "pen-line"),
    "paused": (QT_TRANSLATE_NOOP("goals", "Paused"), "pause"),
    "reached": (QT_TRANSLATE_NOOP("goals", "Reached"), "flag"),
    "let go": (QT_TRANSLATE_NOOP("goals", "Let go"), "feather"),
    "done": (QT_TRANSLATE_NOOP("goals", "Done"), "check"),
    "habit": (QT_TRANSLATE_NOOP("goals", "A habit"), "eye"),
    "came": (QT_TRANSLATE_NOOP("goals", "Support came"), "hand-helping"),
}
_AREA_SOURCES = {
    "assessment": QT_TRANSLATE_NOOP("goals", "An assessment said so"),
    "feedback": QT_TRANSLATE_NOOP("goals", "Feedback said so"),
    "reflection": QT_TRANSLATE_NOOP("goals", "I noticed it myself"),
}


def of_support(state: str) -> State:
    """How support stands, as a word, an icon and a quiet colour."""
    word, icon, role = _SUPPORT[state]
    return State(translate("goals", str(word)), icon, role)


def of_happening(one: Happening) -> State:
    """What happened to a goal, as a word and an icon."""
    if one.what in _HAPPENED:
        word, icon = _HAPPENED[one.what]
        return State(translate("goals", str(word)), icon, "muted")
    if one.noun == "support":
        return of_support(one.what)
    if one.noun == "option":
        return states.of_option(one.what)
    return State(kinds.word(one.what), kinds.icon_name(one.what), "muted")


def area_source(source: str) -> str:
    """Who or what says that something is to grow, as a sentence."""
    return translate("goals", str(_AREA_SOURCES[source]))


def short(day: date) -> str:
    """“19 Jan”, with the year where it is not this one."""
    year = f" {day.year}" if day.year != clock.today().year else ""
    return f"{day.day} {days.short_month(day)}{year}"


def with_year(day: date) -> str:
    """“19 Jan 2026”, for a column of days."""
    return f"{day.day} {days.short_month(day)} {day.year}"


def horizon(years: int) -> str:
    """“In two years”."""
    return translate("goals", "In two years") if years == 2 else translate("goals", "In five years")
