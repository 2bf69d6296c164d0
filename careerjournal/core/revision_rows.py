"""Revisions as rows: the text that stood in a field before each editing session, packed against the one before it.

The door keeps them, so that no way in can forget to: whoever writes over a text, the window or the command line, has
the former one kept in the same step of undo.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from careerjournal.core import clock, packed, records_growth
from careerjournal.core.ledger import Image, RowChange
from careerjournal.core.nouns import NOUNS
from careerjournal.core.packed import EVERY, Packed, Unreadable
from careerjournal.core.records import Entry, Revision, table, with_trash
from careerjournal.core.uid import new_uid

_NO_WORDS = ("zone", "prompt_set")  # text that nobody types as such
_READ = "id, before_id, head, tail, middle, crc, kind, record, field"


def _texts() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {table(records_growth.Answer): ["text"]}
    for noun in NOUNS.values():
        for field in noun.fields:
            if field.type in ("text", "prose") and field.name not in _NO_WORDS:
                own = field.stored_as in noun.record._meta.fields
                columns = found.setdefault(table(noun.record if own else Entry), [])
                columns += [field.stored_as] if field.stored_as not in columns else []
    return {name: tuple(columns) for name, columns in found.items()}


TEXTS: dict[str, tuple[str, ...]] = _texts()
"""The columns of each table that hold what a person wrote."""


class Typing:
    """What the editing sessions that are going on have written themselves, which need not be kept."""

    def __init__(self) -> None:
        self._wrote: dict[tuple[str, int, str], tuple[str, str]] = {}

    def keep_before(self, rows: Iterable[RowChange], session: str) -> None:
        """Keep each text that was written over, unless the same `session` wrote it: inside a write that is open."""
        for row in rows:
            for column in TEXTS.get(row.table, ()):
                was, now = _said(row.before, column), _said(row.after, column)
                if was == now or row.after is None:
                    continue
                place = row.table, row.id, column
                if was.strip() and self._wrote.get(place) != (session, was) and not _is_derived(row, column):
                    keep(*place, was)
                if session:
                    self._wrote[place] = (session, now)


def _said(image: Image | None, column: str) -> str:
    return str(image[column]) if image else ""


def _is_derived(row: RowChange, column: str) -> bool:
    """Whether the text is made of others, as a session's is of its answers."""
    session = records_growth.Session
    may_be = row.table == "entry" and column == "body" and _said(row.after, "kind") == "reflection"
    return may_be and bool(with_trash(session, session.id).where(session.id == row.id).exists())


def keep(kind: str, record: int, field: str, text: str) -> None:
    """Keep a text of a column, packed against the newest that is kept of it: inside a write that is open."""
    newest = list(_of_field(kind, record, field).order_by(Revision.id.desc()).limit(EVERY))[::-1]
    before = newest[-1] if newest and _length(newest) < EVERY else None
    base = _texts_of(newest).get(before.id) if before else None
    one = packed.pack(text, base or "")
    moment = clock.stamp()
    Revision.insert(
        kind=kind, record=record, field=field, before=before.id if before and base is not None else None,
        head=one.head, tail=one.tail, middle=one.middle, crc=one.crc, uid=new_uid(), created=moment, changed=moment,
    ).execute()  # fmt: skip


def _of_field(kind: str, record: int, field: str) -> Any:
    """All that is kept of a field, in the trash too: another one may be packed against it."""
    mine = Revision.kind == kind, Revision.record == record, Revision.field == field
    return with_trash(Revision).where(*mine)


def _length(newest: Sequence[Any]) -> int:
    """How many texts the newest one hangs on, itself among them."""
    by_id = {row.id: row for row in newest}
    count, at = 1, newest[-1]
    while (before := by_id.get(at.before_id)) is not None:
        count, at = count + 1, before
    return count


def of(kind: str, record: int) -> list[tuple[Revision, str]]:
    """What is kept of a row, newest first, and not in the trash; what cannot be read back is left out."""
    here = Revision.kind == kind, Revision.record == record
    rows = list(with_trash(Revision).where(*here).order_by(Revision.id))
    texts = _texts_of(rows)
    return [(row, texts[row.id]) for row in reversed(rows) if row.id in texts and row.removed_on is None]


def removed() -> list[tuple[Revision, str]]:
    """What is in the trash, each with its text."""
    found = []
    for place in _removed_places():
        rows = list(_of_field(*place).order_by(Revision.id))
        texts = _texts_of(rows)
        found += [(row, texts.get(row.id, "")) for row in rows if row.removed_on is not None]
    return found


def _removed_places() -> set[tuple[str, int, str]]:
    places = with_trash(Revision, Revision.kind, Revision.record, Revision.field)
    return set(places.where(Revision.removed_on.is_null(False)).tuples())


def _texts_of(rows: Iterable[Any]) -> dict[int, str]:
    """The texts that can be read back, by row; what a row is packed against comes before it."""
    found: dict[int, str] = {}
    for row in rows:
        _unpack(found, row.id, row.before_id, Packed(row.head, row.tail, bytes(row.middle), row.crc))
    return found


def _unpack(found: dict[int, str], row: int, before: int | None, one: Packed) -> bool:
    """Read one text back into `found`; whether it could be."""
    if before is not None and before not in found:
        return False
    try:
        found[row] = packed.unpack(one, found[before] if before is not None else "")
    except Unreadable:
        return False
    return True


@dataclass(frozen=True)
class Lost:
    """An earlier version that cannot be read back, and where it belongs."""

    id: int
    kind: str
    record: int
    field: str


def lost(source: Any) -> Iterator[Lost]:
    """The revisions in a file that cannot be read back; `source` is a connection of its own."""
    texts: dict[int, str] = {}
    place: tuple[Any, ...] = ()
    for row in source.execute(f"SELECT {_READ} FROM revision ORDER BY kind, record, field, id"):
        if row[6:] != place:
            texts, place = {}, row[6:]
        if not _unpack(texts, row[0], row[1], Packed(*row[2:6])):
            yield Lost(row[0], *row[6:])


# --- deleting for good


def delete_removed() -> None:
    """Delete what is in the trash, and pack anew what was packed against it: inside a write that is open."""
    for place in _removed_places():
        rows = list(_of_field(*place).order_by(Revision.id))
        _pack_anew([row for row in rows if row.removed_on is None], _texts_of(rows))
        Revision.delete().where(Revision.id << [row.id for row in rows if row.removed_on is not None]).execute()


def _pack_anew(rows: Sequence[Revision], texts: dict[int, str]) -> None:
    """One chain of what stays. What cannot be read stays as it is, and hangs on nothing."""
    readable = [row for row in rows if row.id in texts]
    before = None
    for row, (hangs, one) in zip(readable, packed.chained(texts[row.id] for row in readable), strict=True):
        values = {"head": one.head, "tail": one.tail, "middle": one.middle, "crc": one.crc}
        Revision.update(before=before if hangs else None, **values).where(Revision.id == row.id).execute()
        before = row.id
    unreadable = [row.id for row in rows if row.id not in texts]
    Revision.update(before=None).where(Revision.id << unreadable).execute()


def delete_orphans() -> None:
    """Delete what is kept of rows that are gone for good: inside a write that is open."""
    for kind in TEXTS:
        there = f"SELECT id FROM {kind}"
        Revision.raw(f"DELETE FROM revision WHERE kind = ? AND record NOT IN ({there})", kind).execute()
