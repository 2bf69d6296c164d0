"""Revisions: text that was there before and would otherwise be gone, and the saving that leads to one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from careerjournal.core import clock, store
from careerjournal.core.journal import Journal
from careerjournal.core.nouns import NOUNS
from careerjournal.core.records import Revision, live
from careerjournal.core.uid import new_uid


@dataclass(frozen=True)
class RevisionView:
    """An earlier text of one field of a record, and when it was set aside."""

    id: str
    field: str
    text: str
    created: str

    @property
    def moment(self) -> datetime:
        """When it was set aside, on the clock here."""
        return datetime.fromisoformat(self.created).astimezone(clock.now().tzinfo)


def save(journal: Journal, uid: str, field: str, typed: Any, before: Any, session: str = "") -> bool:
    """Save what was typed into one field; whether another text stood there meanwhile and was set aside.

    `before` is what the field held when the typing began. Where somebody else changed it since, the typed text still
    wins, and theirs stays as a revision. Writes of one `session` undo as one.
    """
    noun = store.noun_of(uid)
    with journal.write(store.label(noun, "edit"), session):
        current = journal.values(uid)[field]
        if current == typed:
            return False
        theirs = current != before and isinstance(current, str) and bool(current)
        if theirs:
            keep(journal, uid, field, str(current))
        changes: dict[str, Any] = {field: typed}
        journal.edit(noun, uid, **changes)
        return theirs


def keep(journal: Journal, uid: str, field: str, text: str) -> None:
    """Set a text aside; it is no longer in the record, and stays readable."""
    noun = NOUNS[store.noun_of(uid)]
    row = noun.record.get(noun.record.uid == uid)
    with journal.write(store.label(noun.name, "edit")):
        moment = clock.stamp()
        Revision.insert(
            noun=noun.name, record=row.id, field=field, text=text, uid=new_uid(), created=moment, changed=moment
        ).execute()


@contextmanager
def set_aside(journal: Journal, uid: str, field: str, text: str) -> Iterator[None]:
    """Keep a text of a record in the same step that saves another one in its place."""
    with journal.write(store.label(store.noun_of(uid), "edit")):
        keep(journal, uid, field, text)
        yield


def bring_back(journal: Journal, uid: str, version: RevisionView) -> None:
    """Let a text that was set aside stand again, in one step; what stood there becomes an earlier version."""
    stands = str(journal.values(uid)[version.field] or "")
    if stands == version.text:
        return
    changes: dict[str, Any] = {version.field: version.text}
    with journal.write(store.label(store.noun_of(uid), "edit")):
        if stands:
            keep(journal, uid, version.field, stands)
        journal.edit(store.noun_of(uid), uid, **changes)


def of(journal: Journal, uid: str) -> list[RevisionView]:
    """The texts that were set aside of a record, newest first."""
    noun = NOUNS[store.noun_of(uid)]
    row = noun.record.get(noun.record.uid == uid)
    found = live(Revision).where(Revision.noun == noun.name, Revision.record == row.id).order_by(Revision.id.desc())
    return [RevisionView(one.uid, one.field, one.text, one.created) for one in found]
