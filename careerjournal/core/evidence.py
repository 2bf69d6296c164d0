"""Evidence as lines to read: what a record is called and when it was, whatever noun it is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from careerjournal.core import conversations, entries, prose, store
from careerjournal.core.journal import Journal
from careerjournal.core.nouns import NOUNS

_LETTERS = 90


@dataclass(frozen=True)
class Evidence:
    """One record that a sentence rests on."""

    id: str
    noun: str
    title: str
    day: date | None


def named(journal: Journal, uids: Iterable[str]) -> tuple[Evidence, ...]:
    """The records of these uids, in this order."""
    return tuple(_named(journal, uid) for uid in uids)


def _named(journal: Journal, uid: str) -> Evidence:
    noun = store.noun_of(uid)
    if noun == "conversation":
        talk = conversations.get(journal, uid)
        return Evidence(uid, noun, talk.name, talk.day)
    if NOUNS[noun].extends_entry or noun == "entry":
        entry = entries.get(journal, uid)
        return Evidence(uid, noun, entry.title or prose.excerpt(entry.body, _LETTERS), entry.day)
    values = journal.values(uid)
    day = values.get("due")
    return Evidence(uid, noun, str(values[NOUNS[noun].title]), day if isinstance(day, date) else None)
