"""One line worth a look on Home: why, the record, the one verb that deals with it, and the reason behind it."""

from __future__ import annotations

from dataclasses import dataclass

from careerjournal.core import prose
from careerjournal.core.conversations import ConversationView, listed
from careerjournal.core.entries import EntryView
from careerjournal.core.words import translate

_CUT = 90


@dataclass(frozen=True)
class Look:
    """A line. `act` says what its verb does, with the record `id`; `because` answers “Why do I see this?”.

    `act` is draft, note, done, promises, answer, request, review, letter, session, begin (`id` is a prompt set),
    win (a win to bring to the talk `about`), tell, career, want, impact, goal, goals or lasted.
    """

    key: str
    act: str
    why: str
    verb: str
    id: str
    because: str
    about: str = ""


def cut(text: str) -> str:
    """The first words of a text, for a line."""
    return prose.excerpt(text, _CUT)


def name_of(entry: EntryView) -> str:
    """An entry's title, or its first line; a talk without either is called by whom it was with."""
    said = entry.title or prose.first_line(entry.body)
    if said or not entry.people:
        return said
    return translate("core", "With {people}").format(people=listed([person.name for person in entry.people]))


def names_of(talk: ConversationView) -> str:
    """Whom a conversation is with, as one says it."""
    return listed([person.name for person in talk.people])


def first_name(name: str) -> str:
    """How a colleague is called in a sentence."""
    return name.split(maxsplit=1)[0] if name.split() else name
