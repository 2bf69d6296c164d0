"""Earlier versions: what the texts of a record were before they were edited, and the way back to each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from careerjournal.core import clock, days, revision_rows, sessions, store
from careerjournal.core.journal import Journal
from careerjournal.core.noun import Noun
from careerjournal.core.nouns import NOUNS
from careerjournal.core.records import Entry, Revision, live, table, with_trash
from careerjournal.core.records_growth import Answer, Session
from careerjournal.core.trouble import Trouble
from careerjournal.core.words import translate

# What is edited on the page of another record, and the column that names it.
_ON_PAGE_OF = {
    "conversation": (("topic", "conversation"), ("action", "conversation"), ("outcome", "conversation"),
                     ("promotion", "conversation")),
    "person": (("promotion", "person"),),
    "feedback": (("action", "feedback"),),
    "goal": (("behaviour", "goal"), ("action", "goal")),
    "growth-area": (("behaviour", "growth_area"),),
    "option": (("outcome", "option"),),
    "plan-theme": (("plan-revisit", "plan_theme"),),
}  # fmt: skip
_ANSWER = "answer"
_NEVER_LEAVES = ("hard_to_say",)  # whatever the record it is of
KINDS = frozenset({*revision_rows.TEXTS, table(Revision)})
"""The tables whose change may be one of a text or of its earlier versions."""


@dataclass(frozen=True)
class RevisionView:
    """A text of a field as it stood before an editing session, and what stands there now.

    `noun` and `record` say whose it is: the record that was asked for, or one that is edited on its page. An answer is
    its session's, and `asked` is its question.
    """

    id: str
    noun: str
    record: str
    field: str
    asked: str
    text: str
    now: str
    created: str
    can_return: bool = True
    """False for a text that is made of others, which can only be read."""

    @property
    def moment(self) -> datetime:
        """When it was written over, on the clock here."""
        return datetime.fromisoformat(self.created).astimezone(clock.now().tzinfo)

    @property
    def never_leaves(self) -> bool:
        """Whether it stays in the journal, whatever the record it is of."""
        return self.field in _NEVER_LEAVES

    @property
    def called(self) -> str:
        """What the field is called."""
        if self.asked:
            return self.asked
        found = next((field for field in NOUNS[self.noun].fields if field.name == self.field), None)
        return translate("fields", found.label if found else "Text")


@dataclass(frozen=True)
class Whose:
    """The record that earlier versions are of: what it is, what it is called, whether it is only for the person."""

    noun: str
    title: str
    private: bool


def whose(journal: Journal, uid: str) -> Whose:
    """The record of this uid; Trouble where there is none, or it is in the trash."""
    noun = NOUNS[store.noun_of(uid)]
    row: Any = live(noun.record).where(noun.record.uid == uid).first()
    if row is None:
        raise Trouble(translate("core", "There is no {noun} “{id}”.").format(noun=noun.spoken, id=uid))
    values = journal.values(uid)
    day = values.get("day")
    said = str(values.get(noun.title) or values.get("body") or (days.plain(day) if isinstance(day, date) else ""))
    return Whose(noun.spoken, " ".join(said.split()), _is_private(journal, values))


def _is_private(journal: Journal, values: dict[str, object]) -> bool:
    """Whether a record, or the talk, feedback or session that it hangs on, is only for the person."""
    owners = [str(values[name]) for name in ("conversation", "feedback", "session") if values.get(name)]
    return bool(values.get("private")) or any(_is_private(journal, journal.values(owner)) for owner in owners)


def save(journal: Journal, uid: str, field: str, typed: Any, session: str = "") -> None:
    """Save what was typed into one field. Writes of one `session` undo as one, and keep what stood there once."""
    noun = store.noun_of(uid)
    if journal.values(uid)[field] != typed:
        changes: dict[str, Any] = {field: typed}
        journal.edit(noun, uid, session=session, **changes)


def of(journal: Journal, uid: str) -> list[RevisionView]:
    """The earlier versions of a record's texts and of what is edited on its page, the newest first."""
    noun = NOUNS[store.noun_of(uid)]
    row: Any = noun.record.get(noun.record.uid == uid)
    if noun.name == "letter" and row.opened_on is None:
        return []  # sealed
    found = [*_of_record(noun, row), *(_of_answers(row) if noun.record is Session else ())]
    for other, column in _ON_PAGE_OF.get(noun.name, ()):
        hanging = NOUNS[other]
        for one in live(hanging.record).where(getattr(hanging.record, column) == row.id):
            found += _of_record(hanging, one)
    return [view for _id, view in sorted(found, key=lambda pair: pair[0], reverse=True)]


def _of_record(noun: Noun, row: Any) -> Iterator[tuple[int, RevisionView]]:
    names = {field.stored_as: field.name for field in noun.fields}
    for holder in (noun.record, Entry) if noun.extends_entry else (noun.record,):
        stands = holder.get_by_id(row.id)
        for kept, text in revision_rows.of(table(holder), row.id):
            returns = kept.field in names
            name, now = names.get(kept.field, kept.field), str(getattr(stands, kept.field) or "")
            yield kept.id, RevisionView(kept.uid, noun.name, row.uid, name, "", text, now, kept.created, returns)


def _of_answers(session: Session) -> Iterator[tuple[int, RevisionView]]:
    for given in live(Answer).where(Answer.session == session.id):
        for kept, text in revision_rows.of(_ANSWER, given.id):
            now, asked = given.text, given.question
            view = RevisionView(kept.uid, "session", session.uid, given.prompt, asked, text, now, kept.created)
            yield kept.id, view


def bring_back(journal: Journal, version: RevisionView) -> None:
    """Let an earlier text stand again, as a new version and in one step; what stood there is kept, too."""
    if version.asked:
        sessions.answer(journal, version.record, version.field, version.text)
    else:
        save(journal, version.record, version.field, version.text)


# --- the trash


def remove(journal: Journal, uid: str) -> None:
    """Move one earlier version to the trash."""
    _stamp(journal, uid, clock.stamp(), translate("core", "Move an earlier version to trash"))


def restore(journal: Journal, uid: str) -> None:
    """Bring an earlier version back from the trash; the text that stands now stays."""
    _stamp(journal, uid, None, translate("core", "Bring an earlier version back"))


def _stamp(journal: Journal, uid: str, removed_on: str | None, label: str) -> None:
    if not with_trash(Revision, Revision.id).where(Revision.uid == uid).exists():
        raise Trouble(translate("core", "There is no earlier version “{id}”.").format(id=uid))
    with journal.write(label):
        Revision.update(removed_on=removed_on, changed=clock.stamp()).where(Revision.uid == uid).execute()
