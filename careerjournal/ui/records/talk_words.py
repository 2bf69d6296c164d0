"""How a conversation is spoken of in the window: its kind, its day, what stands in its second line."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication

from careerjournal.core import clock, days, prose
from careerjournal.core.conversations import ConversationView
from careerjournal.core.nouns import NOUNS
from careerjournal.core.people import PersonView
from careerjournal.ui.kit.fields import choice_words

_LETTERS = 70


def kind(talk: ConversationView) -> str:
    """“Career”, or nothing where it was not said."""
    return choice_words(NOUNS["conversation"].field("kind"), talk.kind) if talk.kind else ""


def relation(person: PersonView) -> str:
    return choice_words(NOUNS["person"].field("relation"), person.relation) if person.relation else ""


def confidant(person: PersonView) -> str:
    """“Confidant”, or nothing."""
    return QCoreApplication.translate("talks", "Confidant") if person.confidant else ""


def last_talk(day: date) -> str:
    """When there was one last, as a date."""
    return QCoreApplication.translate("talks", "Last talk: {day}").format(day=days.plain(day))


def last_career_talk(day: date) -> str:
    """When it was last about the career, as a date."""
    return QCoreApplication.translate("talks", "Last career talk: {day}").format(day=days.plain(day))


def when(talk: ConversationView) -> str:
    """“Tuesday 20 January 2026, 10:00”."""
    return f"{days.whole(talk.day)}, {talk.time}" if talk.time else days.whole(talk.day)


def day_of(talk: ConversationView) -> str:
    """The day as a list says it: near ones by weekday."""
    return days.capital(days.near(talk.day)) if talk.state == "planned" else days.plain(talk.day)


def about(talk: ConversationView, untold: bool = False) -> str:
    """The line below its name: when, of which kind, and a few words of it; `untold` where the manager does not know."""
    if talk.state == "cancelled":
        return " · ".join(part for part in (QCoreApplication.translate("talks", "Cancelled"), kind(talk)) if part)
    coming = talk.state == "planned"
    said = talk.wish or talk.question if coming else prose.excerpt(talk.notes, _LETTERS)
    parts = [talk.time if coming else "", kind(talk), said]
    if untold:
        parts.insert(0, QCoreApplication.translate("talks", "Manager not told yet"))
    if talk.private:
        parts.insert(0, QCoreApplication.translate("talks", "Only for me"))
    return " · ".join(part for part in parts if part) or who(talk)


def who(talk: ConversationView) -> str:
    return ", ".join(person.name for person in talk.people)


def should_have_been(talk: ConversationView) -> bool:
    """Whether it is planned for a day that has passed."""
    return talk.state == "planned" and talk.day < clock.today()
