"""Records by what a person calls them: a name, one unique beginning of it, or an id."""

from __future__ import annotations

from careerjournal.core import conversations, marks, names, store
from careerjournal.core.journal import Journal
from careerjournal.core.nouns import NOUNS
from careerjournal.core.trouble import Trouble
from careerjournal.core.words import translate

NAMED = ("person", "strength", "goal", "theme", "growth-area", "plan-theme", "value")
MADE_WHEN_NEW = ("person", "theme")
NEXT = "next"


def named(journal: Journal, noun: str) -> dict[str, str]:
    """Every live record of a noun: uid by title; the older one where two have the same."""
    return {one.name: one.id for one in sorted(names.of(journal, noun), key=lambda one: one.id, reverse=True)}


def find(journal: Journal, noun: str, text: str) -> str:
    """The uid of the record that `text` means; Trouble where there is none or more than one."""
    if noun == "conversation" and text == NEXT:
        talk = conversations.next_one(journal)
        if talk is None:
            raise Trouble(translate("core", "No conversation is planned. “careerjournal conversation add” plans one."))
        return talk.id
    if noun in NAMED:
        known = named(journal, noun)
        found = marks.match(text, known)
        if found is not None:
            return known[found]
    return _by_id(noun, text)


def find_or_add(journal: Journal, noun: str, text: str) -> str:
    """As `find`, but a person or theme that nobody has named before is made, inside the write that is open."""
    if noun not in MADE_WHEN_NEW:
        return find(journal, noun, text)
    known = named(journal, noun)
    found = marks.match(text, known)
    if found is not None:
        return known[found]
    try:
        return store.resolve(text, noun)
    except Trouble:
        if _is_id(text):
            raise
        return journal.add(noun, name=text)


def _is_id(text: str) -> bool:
    """Whether it is the id of any record, of another noun or in the trash: nobody is called so."""
    try:
        store.noun_of(text.strip().lower())
    except Trouble:
        return False
    return True


def _by_id(noun: str, text: str) -> str:
    try:
        return store.resolve(text, noun)
    except Trouble:
        if noun not in NAMED:
            raise
        raise Trouble(
            translate(
                "core",
                "There is no {noun} “{name}”. Nothing was saved. “careerjournal {command} list” shows what there is.",
            ).format(noun=NOUNS[noun].spoken, name=text, command=noun)
        ) from None
