"""What records are called: the names a reference can be chosen from, and the name of one record."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from careerjournal.core.entries import Named
from careerjournal.core.nouns import NOUNS
from careerjournal.core.records import Entry, live
from careerjournal.core.records_growth import Session

if TYPE_CHECKING:
    from careerjournal.core.journal import Journal

DATED = {"entry": None, "conversation": "conversation", "feedback": "feedback", "session": "reflection"}
WORDS = 60


def of(journal: Journal, noun: str, newest: int = 400) -> list[Named]:
    """The records of a noun by name; dated ones newest first, and not more than `newest` of them."""
    if noun in DATED:
        return _dated(DATED[noun], newest)
    record, title = NOUNS[noun].record, NOUNS[noun].title
    column: Any = getattr(record, title)
    rows = live(record, record.uid, column).tuples()
    return sorted((Named(uid, str(name)) for uid, name in rows), key=lambda named: named.name.casefold())


def by_row(noun: str, rows: Iterable[int | None]) -> dict[int, Named]:
    """The records with these row ids that are not in the trash, as others mention them."""
    record, title = NOUNS[noun].record, NOUNS[noun].title
    column: Any = getattr(record, title)
    found = live(record, record.id, record.uid, column).where(record.id << [row for row in rows if row])
    return {row: Named(uid, str(name)) for row, uid, name in found.tuples()}


def _dated(kind: str | None, newest: int) -> list[Named]:
    rows: Any = live(Entry, Entry.uid, Entry.day, Entry.title, Entry.body)
    if kind:
        rows = rows.where(Entry.kind == kind)
    if kind == "reflection":
        rows = rows.where(Entry.id << live(Session, Session.id))
    rows = rows.order_by(Entry.day.desc(), Entry.time.desc(), Entry.id.desc()).limit(newest).tuples()
    return [Named(uid, _called(str(day), title, body)) for uid, day, title, body in rows]


def _called(day: str, title: str, body: str) -> str:
    words = " ".join((title or body).split())
    return f"{day} {words if len(words) <= WORDS else words[:WORDS].rsplit(' ', 1)[0] + '…'}".strip()
