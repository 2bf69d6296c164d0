"""The trash: removed records, which can come back until it is emptied."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from careerjournal.core import clock, revision_rows, revisions, store
from careerjournal.core.journal import Journal
from careerjournal.core.nouns import NOUNS, Noun
from careerjournal.core.records import Entry, Revision, table, with_trash
from careerjournal.core.records_growth import Letter
from careerjournal.core.trouble import Trouble
from careerjournal.core.words import translate

_VERSION = "earlier-version"
KINDS = frozenset({*(table(noun.record) for noun in NOUNS.values()), table(Revision)})
"""The tables whose rows can be in it."""


@dataclass(frozen=True)
class Removed:
    """A record in the trash; what went with it is not listed."""

    id: str
    noun: str
    title: str
    removed_on: str
    day: date | None = None
    """An entry's own day; other records have none that they are known by."""

    @property
    def gone(self) -> date:
        """The day on which it was removed, here."""
        return clock.day_of(self.removed_on.split(" ")[0])

    @property
    def called(self) -> str:
        """What it is, in the person's language."""
        return translate("core", "earlier version") if self.noun == _VERSION else NOUNS[self.noun].spoken


def contents(journal: Journal) -> list[Removed]:
    """What was removed, the last first."""
    found = [piece for noun in NOUNS.values() if not noun.extends_entry for piece in _of(noun)]
    alone = _without_companions(found) + _versions()
    return sorted(alone, key=lambda piece: piece.removed_on, reverse=True)


def _of(noun: Noun) -> list[Removed]:
    record = noun.record
    rows = with_trash(record).where(record.removed_on.is_null(False))
    return [Removed(row.uid, _noun(noun, row), _title(noun, row), row.removed_on, _day(noun, row)) for row in rows]


def _versions() -> list[Removed]:
    return [Removed(row.uid, _VERSION, _beginning(text), str(row.removed_on)) for row, text in revision_rows.removed()]


def _beginning(text: str) -> str:
    return " ".join(text.split())[:120]


def _day(noun: Noun, row: Any) -> date | None:
    return row.day if noun.record is Entry else None


def _noun(noun: Noun, row: Any) -> str:
    return row.kind if noun.record is Entry and row.kind in ("conversation", "feedback") else noun.name


def _title(noun: Noun, row: Any) -> str:
    if isinstance(row, Letter) and row.opened_on is None:
        return ""
    named = str(getattr(row, noun.title) or "")
    return named or (_beginning(row.body) if noun.record is Entry else "")


def _without_companions(found: list[Removed]) -> list[Removed]:
    """Leave out what went only because something else did, with the same stamp.

    A topic goes with its conversation, an outcome with its option, a step and a win with their outcome, and a revisit
    with its theme.
    """
    by_stamp: dict[str, list[Removed]] = {}
    for piece in found:
        by_stamp.setdefault(piece.removed_on, []).append(piece)
    return [piece for went in by_stamp.values() for piece in _owners(went)]


def _owners(went: list[Removed]) -> list[Removed]:
    for noun in ("option", "outcome", "plan-theme"):
        if owners := [piece for piece in went if piece.noun == noun]:
            return owners
    return [piece for piece in went if piece.noun != "topic"] or went


def restore(journal: Journal, beginning: str) -> str:
    """Bring one record back with what went with it; its uid."""
    matching = [piece for piece in contents(journal) if beginning and piece.id.startswith(beginning.lower())]
    if len(matching) != 1:
        raise Trouble(
            translate("core", "“{id}” is not one record in the trash. “careerjournal trash” lists it.").format(
                id=beginning
            )
        )
    (found,) = matching
    (revisions.restore if found.noun == _VERSION else Journal.restore)(journal, found.id)
    return found.id


def empty(journal: Journal) -> int:
    """Delete for good what is in the trash and nothing else mentions; how many rows went."""
    with journal.bulk(translate("core", "Empty the trash")):
        return store.delete_removed()


def as_row(piece: Removed) -> dict[str, str]:
    return {"id": piece.id, "noun": piece.noun, "title": piece.title, "removed_on": piece.removed_on.split(" ")[0]}
