"""People: whom the person meets, and when they last talked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from careerjournal.core import conversations
from careerjournal.core.entries import Named
from careerjournal.core.journal import Journal
from careerjournal.core.nouns import CAREER_TALKS
from careerjournal.core.records import Person, live, with_trash
from careerjournal.core.trouble import Trouble
from careerjournal.core.words import translate

MANAGER = conversations.MANAGER


@dataclass(frozen=True)
class PersonView:
    """Somebody met. Days are of held conversations; None where there was none."""

    id: str
    name: str
    relation: str
    confidant: bool
    note: str
    last_talk: date | None = None
    last_career_talk: date | None = None


@dataclass(frozen=True)
class LastTalk:
    """When a career talk was last held, and with whom."""

    id: str
    day: date
    people: tuple[Named, ...]


_TALKS = f"""
SELECT link.person_id, max(entry.day), max(CASE WHEN talk.talk_kind IN {CAREER_TALKS} THEN entry.day END)
FROM conversation AS talk CROSS JOIN entry_person AS link ON link.entry_id = talk.id AND link.removed_on IS NULL
JOIN entry ON entry.id = talk.id
WHERE talk.held_on IS NOT NULL AND talk.removed_on IS NULL GROUP BY link.person_id
"""

_LAST_CAREER = f"""
SELECT entry.id, entry.uid, entry.day FROM conversation AS talk CROSS JOIN entry ON entry.id = talk.id
WHERE talk.removed_on IS NULL AND talk.held_on IS NOT NULL AND talk.talk_kind IN {CAREER_TALKS}
AND (? = '' OR EXISTS (
  SELECT 1 FROM entry_person AS link JOIN person ON person.id = link.person_id
  WHERE link.entry_id = entry.id AND link.removed_on IS NULL AND person.relation = ?))
ORDER BY entry.day DESC, entry.time DESC, entry.id DESC LIMIT 1
"""

_NAMES = """
SELECT person.uid, person.name FROM entry_person AS link JOIN person ON person.id = link.person_id
WHERE link.entry_id = ? AND link.removed_on IS NULL ORDER BY link.id
"""


def everyone(journal: Journal) -> list[PersonView]:
    """All people: managers first, then by name."""
    talks = {row[0]: (_day(row[1]), _day(row[2])) for row in journal.rows(_TALKS)}
    people = live(Person).order_by((Person.relation == MANAGER).desc(), Person.name.collate("NOCASE"))
    return [_view(person, *talks.get(person.id, (None, None))) for person in people]


def ever_known(journal: Journal) -> list[str]:
    """Every name once, those of people in the trash last: what was said by them or of them still names them."""
    removed = with_trash(Person, Person.name).where(Person.removed_on.is_null(False)).order_by(Person.id)
    return list(dict.fromkeys([*(person.name for person in everyone(journal)), *(row.name for row in removed)]))


def get(journal: Journal, uid: str) -> PersonView:
    found = [person for person in everyone(journal) if person.id == uid]
    if not found:
        raise Trouble(translate("core", "There is no person “{id}”.").format(id=uid))
    return found[0]


def managers(journal: Journal) -> list[PersonView]:
    return [person for person in everyone(journal) if person.relation == MANAGER]


def last_career_talk(journal: Journal, relation: str = "") -> LastTalk | None:
    """The latest held talk about the career, with anyone or with somebody of this relation.

    It goes by the day of the talk, so noting an older one later never turns the clock back.
    """
    found = journal.rows(_LAST_CAREER, (relation, relation))
    if not found:
        return None
    row, uid, day = found[0]
    return LastTalk(uid, date.fromisoformat(day), tuple(Named(*person) for person in journal.rows(_NAMES, (row,))))


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _view(person: Person, last_talk: date | None, last_career_talk: date | None) -> PersonView:
    return PersonView(
        person.uid, person.name, person.relation, bool(person.confidant), person.note, last_talk, last_career_talk
    )
