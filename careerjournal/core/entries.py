"""Entries: the dated records that make the timeline, read as frozen views."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import peewee as pw

from careerjournal.core import clock, index
from careerjournal.core.journal import Journal
from careerjournal.core.quarter import Quarter
from careerjournal.core.records import (
    Conversation,
    Entry,
    EntryGoal,
    EntryPerson,
    EntryStrength,
    EntryTheme,
    Goal,
    Person,
    Record,
    Strength,
    Theme,
    db,
    live,
)
from careerjournal.core.records_growth import Session
from careerjournal.core.trouble import Trouble
from careerjournal.core.words import translate

_CHUNK = 5000


@dataclass(frozen=True)
class Named:
    """A record as others mention it."""

    id: str
    name: str


@dataclass(frozen=True)
class EffectLink:
    """A strength that an entry met, and how."""

    id: str
    name: str
    effect: str


@dataclass(frozen=True)
class EntryView:
    """One dated record. `noun` is entry, conversation, feedback or session; `planned` is a talk still to come."""

    id: str
    noun: str
    kind: str
    day: date
    time: str
    zone: str
    title: str
    body: str
    impact: str
    energy: int | None
    private: bool
    told_on: date | None
    planned: bool
    people: tuple[Named, ...] = ()
    strengths: tuple[EffectLink, ...] = ()
    goals: tuple[Named, ...] = ()
    themes: tuple[Named, ...] = ()
    row: int = 0
    lasted: str = ""


@dataclass(frozen=True)
class Filter:
    """Which entries. Within one tuple any matches, between them all; days are inclusive; ids are uids."""

    first: date | None = None
    last: date | None = None
    kinds: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    goals: tuple[str, ...] = ()
    strengths: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    planned: bool = False
    text: str = ""

    @classmethod
    def of_quarter(cls, quarter: Quarter, **more: Any) -> Filter:
        return cls(first=quarter.first, last=quarter.last, **more)


def get(journal: Journal, uid: str) -> EntryView:
    """One entry by its uid; Trouble where there is none."""
    found = views(list(live(Entry).where(Entry.uid == uid)))
    if not found:
        raise Trouble(translate("core", "There is no entry “{id}”.").format(id=uid))
    return found[0]


def get_many(journal: Journal, uids: Sequence[str], cancelled: bool = False) -> list[EntryView]:
    """The entries of these uids, in this order, without the trash, and without cancelled talks unless asked for."""
    base = live(Entry) if cancelled else _base(planned=True)
    found = {view.id: view for part in _chunks(uids) for view in views(list(base.where(Entry.uid << part)))}
    return [found[uid] for uid in uids if uid in found]


def order(view: EntryView) -> tuple[date, str, int]:
    """Where an entry stands in time: by day, time, row."""
    return view.day, view.time, view.row


def select(
    journal: Journal, wanted: Filter | None = None, limit: int | None = None, after: EntryView | None = None
) -> list[EntryView]:
    """Entries newest first: by day, time, row. `after` goes on below that entry."""
    query = matching(wanted or Filter()).order_by(Entry.day.desc(), Entry.time.desc(), Entry.id.desc())
    if after:
        query = query.where(pw.Tuple(Entry.day, Entry.time, Entry.id) < (after.day.isoformat(), after.time, after.row))
    return views(list(query.limit(limit) if limit is not None else query))


def impact_first(query: Any, limit: int) -> list[str]:
    """The uids of a query of `matching`: those that say what they were good for first, and of each the newest first.

    In two questions, each of which walks the days and stops: to order them in one, SQLite would fetch them all.
    """
    found: list[str] = []
    for says in (Entry.impact != "", Entry.impact == ""):
        if len(found) < limit:
            newest = query.where(says).order_by(Entry.day.desc(), Entry.time.desc(), Entry.id.desc())
            found += [row.uid for row in newest.limit(limit - len(found))]
    return found


def count(journal: Journal, wanted: Filter | None = None) -> int:
    return int(matching(wanted or Filter(), Entry.id).count())


def matching(wanted: Filter, *columns: Any) -> Any:
    """The query of a filter, without order: what `select`, counts and trends are made from."""
    query = _base(wanted.planned, *columns)
    if wanted.first:
        query = query.where(Entry.day >= wanted.first)
    if wanted.last:
        query = query.where(Entry.day <= wanted.last)
    if wanted.kinds:
        query = query.where(Entry.kind << wanted.kinds)
    for link, target, uids in (
        (EntryPerson, Person, wanted.people), (EntryGoal, Goal, wanted.goals),
        (EntryStrength, Strength, wanted.strengths), (EntryTheme, Theme, wanted.themes),
    ):  # fmt: skip
        if uids:
            query = query.where(_linked(link, target, uids))
    if wanted.text.strip():
        query = query.where(_saying(wanted.text))
    return query


def _saying(text: str) -> Any:
    # “+ 0” keeps SQLite on the date index: by the key it would fetch every hit of a common word first.
    return (Entry.id + 0) << pw.SQL(f"({index.ENTRY_ROWS})", [index.question(text)])


def _linked(link: type[Record], target: type[Record], uids: Sequence[str]) -> Any:
    """Whether an entry has a link to one of these records; by id, so that SQLite walks the link's own index."""
    name = target._meta.table_name
    ids = live(target, target.id).where(target.uid << uids)
    return pw.fn.EXISTS(live(link, pw.SQL("1")).where(link.entry == Entry.id, getattr(link, name) << ids))  # type: ignore[attr-defined]


def _base(planned: bool, *columns: Any) -> Any:
    """Live entries; without the conversations that are still to come unless `planned`, and never the cancelled ones."""
    query = live(Entry, *columns)
    talk = live(Conversation, pw.SQL("1")).where(Conversation.id == Entry.id, Conversation.held_on.is_null())
    if planned:
        talk = talk.where(Conversation.cancelled_on.is_null(False))
    return query.where((Entry.kind != "conversation") | ~pw.fn.EXISTS(talk))


def _chunks(items: Sequence[Any]) -> Iterable[Sequence[Any]]:
    return (items[start : start + _CHUNK] for start in range(0, len(items), _CHUNK))


def views(rows: Sequence[Any]) -> list[EntryView]:
    """Entry rows with their links, in the same order."""
    links = _links(rows)
    planned = _planned(rows)
    sessions = _sessions(rows)
    return [
        EntryView(
            row.uid, _noun(row, sessions), row.kind, row.day, row.time,
            row.zone, row.title, row.body, row.impact, row.energy, row.private, row.told_on, row.id in planned,
            tuple(Named(uid, name) for uid, name, _ in links.get((row.id, "person"), ())),
            tuple(EffectLink(*link) for link in links.get((row.id, "strength"), ())),
            tuple(Named(uid, name) for uid, name, _ in links.get((row.id, "goal"), ())),
            tuple(Named(uid, name) for uid, name, _ in links.get((row.id, "theme"), ())),
            row.id, row.lasted,
        )
        for row in rows
    ]  # fmt: skip


_LINKED = " UNION ALL ".join(
    f"SELECT link.entry_id, '{target}', target.uid, target.{name}, {extra}, link.id "
    f"FROM entry_{target} AS link JOIN {target} AS target ON target.id = link.{target}_id "
    "WHERE link.entry_id IN asked AND link.removed_on IS NULL AND target.removed_on IS NULL"
    for target, name, extra in (
        ("person", "name", "''"), ("strength", "name", "link.effect"), ("goal", "title", "''"), ("theme", "name", "''")
    )
)  # fmt: skip
_LINKS = f"WITH asked AS (SELECT value FROM json_each(?)) {_LINKED} ORDER BY 6"


def _links(rows: Sequence[Any]) -> dict[tuple[int, str], list[tuple[str, str, str]]]:
    """What entries are linked to, by the entry's row and the noun: uid, name, and how a strength was met."""
    found: dict[tuple[int, str], list[tuple[str, str, str]]] = {}
    for entry, noun, uid, name, effect, _ in db.execute_sql(_LINKS, [json.dumps([row.id for row in rows])]):
        found.setdefault((entry, noun), []).append((uid, name, effect))
    return found


def _noun(row: Any, sessions: set[int]) -> str:
    if row.kind in ("conversation", "feedback"):
        return str(row.kind)
    return "session" if row.id in sessions else "entry"


def _sessions(rows: Sequence[Any]) -> set[int]:
    reflections = [row.id for row in rows if row.kind == "reflection"]
    return {row.id for part in _chunks(reflections) for row in live(Session, Session.id).where(Session.id << part)}


def _planned(rows: Sequence[Any]) -> set[int]:
    talks = [row.id for row in rows if row.kind == "conversation"]
    found = set()
    for part in _chunks(talks):
        found |= {
            row.id
            for row in live(Conversation, Conversation.id).where(
                Conversation.id << part, Conversation.held_on.is_null()
            )
        }
    return found


def tell(journal: Journal, uid: str, told: bool = True) -> None:
    """Mark a win as told to the manager today, or as not told."""
    with journal.write(translate("core", "Mark as told") if told else translate("core", "Mark as not told")):
        journal.edit("entry", uid, told_on=clock.today() if told else None)
