"""A batch of imported texts: what would come in, bringing it in once and only once, and taking it out again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from careerjournal.core import clock, marks, store
from careerjournal.core.exchange.reading import Found, Reading, Skipped, content_key
from careerjournal.core.journal import Journal
from careerjournal.core.nouns import NOUNS
from careerjournal.core.records import (
    Action,
    Entry,
    EntryGoal,
    EntryPerson,
    EntryStrength,
    EntryTheme,
    Feedback,
    Goal,
    ImportBatch,
    ImportItem,
    OptionEvidence,
    Person,
    Record,
    Strength,
    Theme,
    live,
    with_trash,
)
from careerjournal.core.records_growth import CompetencyEvidence
from careerjournal.core.trouble import Trouble
from careerjournal.core.uid import new_uid
from careerjournal.core.words import counted, translate

_CHUNK = 500
T = TypeVar("T")


@dataclass(frozen=True)
class Report:
    """What an import did, or in a dry run would do. `batch` names it for undoing; empty where nothing came in."""

    format: str
    found: int
    added: int
    already_there: int
    skipped: tuple[Skipped, ...]
    first: date | None
    last: date | None
    batch: str
    notes: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        return {
            "format": self.format,
            "found": self.found,
            "added": self.added,
            "already_there": self.already_there,
            "skipped": [{"place": one.place, "reason": one.reason} for one in self.skipped],
            "from": self.first.isoformat() if self.first else None,
            "to": self.last.isoformat() if self.last else None,
            "batch": self.batch or None,
            "notes": list(self.notes),
        }

    def text(self) -> str:
        """What a person reads: the counts, then what was left out, a line each."""
        counts = translate("core", "{found} found, {added} new, {there} already there.").format(
            found=self.found, added=self.added, there=self.already_there
        )
        span = (
            translate("core", "From {first} to {last}.").format(first=self.first, last=self.last) if self.first else ""
        )
        left = [f"{one.place}: {one.reason}" for one in self.skipped]
        return "\n".join([f"{counts} {span}".strip(), *self.notes, *left])


@dataclass(frozen=True)
class Undone:
    """What taking an import out again did. Names it brought and others use by now stay and are counted in `kept`."""

    format: str
    source: str
    day: date
    removed: int
    kept: int
    batch: str

    def as_json(self) -> dict[str, Any]:
        return {
            "format": self.format,
            "source": self.source,
            "day": self.day.isoformat(),
            "removed": self.removed,
            "kept": self.kept,
            "batch": self.batch,
        }

    def text(self) -> str:
        """What a person reads."""
        gone = counted("One entry taken out again.", "%n entries taken out again.", self.removed)
        kept = counted("One name stays: it is used.", "%n names stay: they are used.", self.kept) if self.kept else ""
        return f"{gone} {kept}".strip()


def run(journal: Journal, reading: Reading, dry_run: bool = False) -> Report:
    """Bring in what is not there yet, as one write; a second run of the same texts adds nothing."""
    new = _new(reading.found)
    batch, notes = "", reading.notes
    if new and not dry_run:
        with journal.bulk(translate("core", "Import from {source}").format(source=reading.source)):
            batch, unlinked = _bring_in(reading, new)
        notes += unlinked
    days = [found.day for found in reading.found]
    return Report(
        format=reading.format,
        found=len(reading.found),
        added=len(new),
        already_there=len(reading.found) - len(new),
        skipped=reading.skipped,
        first=min(days, default=None),
        last=max(days, default=None),
        batch=batch,
        notes=notes,
    )


def undo(journal: Journal, batch: str = "") -> Undone:
    """Move to the trash exactly what an import brought in: the last one, or the one whose id begins like `batch`."""
    found = _batch(batch)
    mine = ImportItem.batch == found.id, ImportItem.removed_on.is_null()
    with journal.bulk(translate("core", "Undo the import from {source}").format(source=found.source)):
        items = with_trash(ImportItem, ImportItem.record).where(*mine, ImportItem.noun == "entry")
        removed = _remove_entries([item.record for item in items])
        ImportItem.update(removed_on=clock.stamp(), changed=clock.stamp()).where(*mine).execute()
        ImportBatch.update(removed_on=clock.stamp(), changed=clock.stamp()).where(ImportBatch.id == found.id).execute()
        kept = sum(_remove_unused(noun, found.id) for noun in _NAMES)
    return Undone(found.format, found.source, found.day, removed, kept, found.uid)


def last_batch(journal: Journal) -> str:
    """The id of the import that `undo` would take out, or nothing."""
    found = live(ImportBatch).order_by(ImportBatch.id.desc()).first()
    return found.uid if found else ""


# What is there already ---------------------------------------------------------------------------------------------


def _new(found: Sequence[Found]) -> list[Found]:
    """The texts that no import brought yet and that no entry of their day says already."""
    known = _known_keys({one.key for one in found})
    said = _said_on({one.day for one in found})
    new: dict[str, Found] = {}
    for one in found:
        if one.key not in known and _content(one) not in said:
            new.setdefault(one.key, one)
    return list(new.values())


def _known_keys(keys: set[str]) -> set[str]:
    query = live(ImportItem, ImportItem.key)
    return {item.key for part in _parts(sorted(keys)) for item in query.where(ImportItem.key << part)}


def _said_on(days: set[date]) -> set[str]:
    query = live(Entry, Entry.day, Entry.time, Entry.title, Entry.body)
    return {_content(entry) for part in _parts(sorted(days)) for entry in query.where(Entry.day << part)}


def _content(entry: Any) -> str:
    return content_key(entry.day.isoformat(), entry.time, entry.title, entry.body)


def _parts(values: Sequence[T]) -> Iterator[Sequence[T]]:
    for start in range(0, len(values), _CHUNK):
        yield values[start : start + _CHUNK]


# Bringing in -------------------------------------------------------------------------------------------------------


class _Names:
    """The records of one noun by name; unknown names become records where that is wanted."""

    def __init__(self, noun: str, record: type[Record], link: type[Record], creates: bool = False) -> None:
        self.noun, self.record, self.link, self.creates = noun, record, link, creates
        title = getattr(record, NOUNS[noun].title)
        self.ids: dict[str, int] = {marks.fold(name): row for row, name in live(record, record.id, title).tuples()}
        self.brought: list[int] = []
        self.unknown: dict[str, None] = {}

    def id(self, name: str, moment: str) -> int | None:
        """The record's row; None for a name that is not known and not to be invented."""
        key = marks.fold(name)
        if key not in self.ids and self.creates:
            uid = store.add(self.noun, "", moment, {"name": name})
            self.ids[key] = live(self.record, self.record.id).where(self.record.uid == uid).get().id
            self.brought.append(self.ids[key])
        elif key not in self.ids:
            self.unknown[name] = None
        return self.ids.get(key)

    def links(self, entry: int, wanted: Iterable[tuple[str, dict[str, str]]], moment: str) -> list[dict[str, object]]:
        """The rows that link an entry to these names, each with what it says besides; one for each record."""
        found = {self.id(name, moment): more for name, more in wanted if name.strip()}
        return [
            {"entry": entry, self.noun: row, **more, **_born(moment)} for row, more in found.items() if row is not None
        ]


def _born(moment: str) -> dict[str, object]:
    return {"uid": new_uid(), "created": moment, "changed": moment}


def _bring_in(reading: Reading, new: list[Found]) -> tuple[str, tuple[str, ...]]:
    """Write the batch; its uid, and the names that could not be linked."""
    moment, zone = clock.stamp(), clock.zone_name()
    uid = new_uid()
    batch = ImportBatch.insert(
        **_born(moment) | {"uid": uid}, day=clock.today(), format=reading.format, source=reading.source
    ).execute()
    uids = [store.add("entry", "", moment, _fields(found, zone)) for found in new]
    ids = {
        row.uid: row.id for part in _parts(uids) for row in live(Entry, Entry.uid, Entry.id).where(Entry.uid << part)
    }
    rows = [(ids[uid], found) for uid, found in zip(uids, new, strict=True)]
    nouns = (
        _Names("theme", Theme, EntryTheme, creates=True),
        _Names("person", Person, EntryPerson, creates=True),
        _Names("goal", Goal, EntryGoal),
        _Names("strength", Strength, EntryStrength),
    )
    for names in nouns:
        _insert(
            names.link, [link for row, found in rows for link in names.links(row, _named(names.noun, found), moment)]
        )
    items: list[tuple[str, int, str]] = [("entry", row, found.key) for row, found in rows]
    items += [(names.noun, row, "") for names in nouns for row in names.brought]
    of_batch = [{"batch": batch, "noun": noun, "record": row, "key": key, **_born(moment)} for noun, row, key in items]
    _insert(ImportItem, of_batch)
    return uid, _not_linked(nouns)


def _named(noun: str, found: Found) -> list[tuple[str, dict[str, str]]]:
    if noun == "strength":
        return [(name, {"effect": effect}) for name, effect in found.strengths]
    names = {"theme": found.themes, "person": found.people, "goal": found.goals}[noun]
    return [(name, {}) for name in names]


def _insert(record: type[Record], rows: list[dict[str, Any]]) -> None:
    for part in _parts(rows):
        record.insert_many(part).execute()


def _fields(found: Found, zone: str) -> dict[str, object]:
    return {
        "day": found.day,
        "time": found.time,
        "zone": found.zone or zone,
        "kind": found.kind,
        "title": found.title,
        "body": found.body,
        "impact": found.impact,
        "energy": found.energy,
        "private": found.private,
        "told_on": found.told_on,
    }


def _not_linked(nouns: Iterable[_Names]) -> tuple[str, ...]:
    names = [name for noun in nouns for name in noun.unknown]
    text = translate("core", "Goals and strengths that this journal does not know, and that were not linked: {names}.")
    return (text.format(names=", ".join(f"“{name}”" for name in names)),) if names else ()


# Taking out --------------------------------------------------------------------------------------------------------

# What hangs on an entry that came in: one without a conversation or feedback to it.
_ON_ENTRY: tuple[type[Record], ...] = (
    EntryPerson, EntryStrength, EntryGoal, EntryTheme, OptionEvidence, CompetencyEvidence,
)  # fmt: skip
# What a batch may create beside entries, and everything that may use it.
_NAMES: dict[str, tuple[type[Record], tuple[tuple[type[Record], str], ...]]] = {
    "theme": (Theme, ((EntryTheme, "theme"),)),
    "person": (Person, ((EntryPerson, "person"), (Feedback, "giver"), (Action, "owner"))),
}


def _batch(beginning: str) -> ImportBatch:
    query = live(ImportBatch).order_by(ImportBatch.id.desc())
    wanted = beginning.strip().lower()
    found = list(query.where(ImportBatch.uid.startswith(wanted)) if wanted else query.limit(1))
    if len(found) == 1:
        batch: ImportBatch = found[0]
        return batch
    if found:
        raise Trouble(
            translate("core", "More than one import begins with “{id}”. Give more of it.").format(id=beginning)
        )
    if wanted:
        raise Trouble(translate("core", "There is no import “{id}”, or it was undone already.").format(id=beginning))
    raise Trouble(translate("core", "No import is left to undo."))


def _remove_entries(ids: list[int]) -> int:
    """As `store.remove` does it, for thousands at once and with one stamp for all; how many were still there.

    What is in the trash already keeps what hangs on it, to come back with it.
    """
    moment = clock.stamp()
    stamp = f"{moment} {new_uid()}"
    removed = 0
    for some in _parts(sorted(ids)):
        part = [row.id for row in live(Entry, Entry.id).where(Entry.id << some)]
        for table in _ON_ENTRY:
            on_these = table.entry << part, table.removed_on.is_null()  # type: ignore[attr-defined]
            table.update(removed_on=stamp, changed=moment).where(*on_these).execute()
        removed += Entry.update(removed_on=stamp, changed=moment).where(Entry.id << part).execute()
    return removed


def _remove_unused(noun: str, batch: int) -> int:
    """Remove the names that undone imports brought; how many of this one's stay.

    A name stays while something uses it, or when the person worked on it.
    """
    record, uses = _NAMES[noun]
    brought = with_trash(ImportItem, ImportItem.record, ImportItem.batch).where(
        ImportItem.noun == noun, ImportItem.removed_on.is_null(False)
    )
    pairs: Any = brought.tuples()
    batches: dict[int, int] = dict(pairs)
    rows = [
        row
        for part in _parts(sorted(batches))
        for row in live(record, record.id, record.uid, record.created, record.changed).where(record.id << part)
    ]
    used = {
        getattr(link, f"{column}_id")
        for table, column in uses
        for part in _parts([row.id for row in rows])
        for link in live(table, getattr(table, column)).where(getattr(table, column) << part)
    }
    staying = {row.id for row in rows if row.id in used or row.created != row.changed}
    for row in rows:
        if row.id not in staying:
            store.remove(row.uid)
    return sum(batches[row] == batch for row in staying)
