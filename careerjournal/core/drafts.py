"""Drafts: typed text that is not saved yet, safe from the first keystroke and outside the ledger.

A draft is kept on every change without waiting for the disk, which costs no key press anything and survives a kill;
once a second `durable` waits for the disk, which survives a power cut.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import peewee as pw

from careerjournal.core import clock, records, refusals, store, uid
from careerjournal.core.journal import Journal
from careerjournal.core.records import Draft
from careerjournal.core.trouble import Trouble
from careerjournal.core.words import translate

CAPTURE = "capture"
"""Where the words of the capture box wait."""


@dataclass(frozen=True)
class DraftView:
    """What was typed at a place, and when: `capture`, or `entry/UID/FIELD`."""

    place: str
    text: str
    changed: str


def keep(journal: Journal, place: str, text: str) -> None:
    """Keep what is typed at a place now. No undo step, no announcement."""
    _write(journal, place, text, wait=False)


def durable(journal: Journal) -> None:
    """Wait until the drafts that are there have reached the disk."""
    newest = Draft.select().order_by(Draft.changed.desc(), Draft.id.desc()).first()
    if newest is not None:
        _write(journal, newest.place, newest.text, wait=True)
        journal.tidy()


def drop(journal: Journal, place: str) -> None:
    """Let the draft of a place go: its text is saved, or was given up."""
    if Draft.select(Draft.id).where(Draft.place == place).exists():
        with journal.told_as_trouble():
            Draft.delete().where(Draft.place == place).execute()


def text(journal: Journal, place: str) -> str | None:
    """What was typed at a place and not saved; None where there is nothing, “” where everything was deleted."""
    found = Draft.get_or_none(Draft.place == place)
    return str(found.text) if found else None


def all(journal: Journal, beginning: str = "") -> list[DraftView]:  # noqa: A001 - read as drafts.all(journal)
    """Every draft whose place begins like this, oldest first."""
    rows = Draft.select().order_by(Draft.changed, Draft.id)
    return [DraftView(row.place, row.text, row.changed) for row in rows if row.place.startswith(beginning)]


def carry(journal: Journal, words: Iterable[tuple[str, str]]) -> None:
    """Keep words that were typed in another state of this journal, as before a restore: place and text of each.

    Those of a record that is not here, and those that find others at their place, wait in the capture box.
    """
    for place, typed in words:
        there = text(journal, place)
        if not typed.strip() or (there and typed in there):
            continue
        if there or not _has_place(place):
            before = text(journal, CAPTURE)
            keep(journal, CAPTURE, f"{before}\n\n{typed}" if before else typed)
        else:
            keep(journal, place, typed)
    durable(journal)


def _has_place(place: str) -> bool:
    """Whether the record that a place belongs to is in the journal; a place without one always is."""
    return not any(uid.is_uid(part) and not store.is_there(part) for part in place.split("/"))


def _write(journal: Journal, place: str, typed: str, wait: bool) -> None:
    journal.require_file()
    db = records.db
    cheap = not wait and not db.in_transaction()  # SQLite refuses to change its level inside a transaction
    if cheap:
        db.execute_sql("PRAGMA synchronous = normal")
    try:
        row = {"place": place, "text": typed.replace("\0", ""), "changed": clock.stamp()}
        Draft.insert(**row).on_conflict(conflict_target=[Draft.place], preserve=[Draft.text, Draft.changed]).execute()
    except pw.OperationalError as error:
        raise Trouble(
            translate("core", "What you type is not kept yet. {why}").format(why=refusals.failed(journal.path, error))
        ) from error
    finally:
        if cheap:
            db.execute_sql("PRAGMA synchronous = full")
