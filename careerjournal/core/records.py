"""The tables of a journal, one short class a noun; nothing outside `core` sees them."""

from __future__ import annotations

from typing import Any, TypeVar

import peewee as pw

db = pw.DatabaseProxy()
"""The one open journal. `journal.py` binds it, and it answers on the thread that opened it only."""


class Record(pw.Model):
    """What every table has: a row id that is never shown, a uid that is, and when it came, changed and went."""

    id = pw.AutoField()
    uid = pw.TextField(unique=True)
    created = pw.TextField()
    changed = pw.TextField()
    removed_on = pw.TextField(null=True)

    class Meta:
        database = db
        legacy_table_names = False


R = TypeVar("R", bound=Record)


def live(record: type[R], *columns: Any) -> Any:
    """The rows of a table that are not in the trash: the way in for every reader."""
    return record.select(*columns).where(record.removed_on.is_null())


def with_trash(record: type[R], *columns: Any) -> Any:
    """All rows, the removed ones too: for names that are mentioned still, and for the trash itself."""
    return record.select(*columns)


class Setting(Record):
    name = pw.TextField(unique=True)
    value = pw.TextField(default="")


class Entry(Record):
    day = pw.DateField()
    time = pw.TextField(default="")
    zone = pw.TextField(default="")
    kind = pw.TextField(default="note")
    title = pw.TextField(default="")
    body = pw.TextField(default="")
    impact = pw.TextField(default="")
    energy = pw.IntegerField(null=True)
    private = pw.BooleanField(default=False)
    told_on = pw.DateField(null=True)
    lasted = pw.TextField(default="")


class Person(Record):
    name = pw.TextField()
    relation = pw.TextField(default="")
    confidant = pw.BooleanField(default=False)
    note = pw.TextField(default="")


class Strength(Record):
    name = pw.TextField()
    rank = pw.IntegerField(null=True)
    framework = pw.TextField(default="")
    domain = pw.TextField(default="")
    note = pw.TextField(default="")
    helps_now = pw.TextField(default="")


class Goal(Record):
    title = pw.TextField()
    kind = pw.TextField(default="")
    measure = pw.TextField(default="")
    target_date = pw.DateField(null=True)
    direction = pw.TextField(default="")
    why = pw.TextField(default="")
    paused_on = pw.DateField(null=True)
    reached_on = pw.DateField(null=True)
    let_go_on = pw.DateField(null=True)


class GoalVersion(Record):
    """How a goal was worded from a day on; no wording is ever overwritten by a later one."""

    goal = pw.ForeignKeyField(Goal)
    day = pw.DateField()
    title = pw.TextField(default="")
    measure = pw.TextField(default="")
    target_date = pw.DateField(null=True)
    reason = pw.TextField(default="")


class Theme(Record):
    name = pw.TextField()


class Role(Record):
    title = pw.TextField()
    company = pw.TextField(default="")
    level = pw.TextField(default="")
    from_day = pw.DateField(null=True)
    to_day = pw.DateField(null=True)
    note = pw.TextField(default="")


class CycleDate(Record):
    name = pw.TextField()
    kind = pw.TextField(default="")
    day = pw.DateField()
    yearly = pw.BooleanField(default=False)


class Series(Record):
    """A conversation that comes again every few weeks; the next one is made when the last one is held or cancelled."""

    person_id: int

    person = pw.ForeignKeyField(Person)
    every_weeks = pw.IntegerField(default=2)
    from_day = pw.DateField()
    until_day = pw.DateField(null=True)
    time = pw.TextField(default="")
    talk_kind = pw.TextField(default="")


class Conversation(Record):
    """An entry with more to it: it shares the entry's id and uid."""

    talk_kind = pw.TextField(default="")
    formal = pw.BooleanField(default=False)
    wish = pw.TextField(default="")
    minutes = pw.IntegerField(null=True)
    held_on = pw.DateField(null=True)
    cancelled_on = pw.DateField(null=True)
    expect_told_on = pw.DateField(null=True)
    notes_read_on = pw.DateField(null=True)
    prepared_on = pw.DateField(null=True)
    printed_on = pw.DateField(null=True)
    series = pw.ForeignKeyField(Series, null=True)
    series_day = pw.DateField(null=True)
    hard_to_say = pw.TextField(default="")
    question = pw.TextField(default="")
    give = pw.TextField(default="")
    insight = pw.TextField(default="")
    manager_told_on = pw.DateField(null=True)
    stays_here = pw.BooleanField(default=False)


class Feedback(Record):
    """An entry with more to it: it shares the entry's id and uid."""

    giver = pw.ForeignKeyField(Person, null=True)
    about = pw.TextField(default="")
    told_back_on = pw.DateField(null=True)
    worth_keeping = pw.BooleanField(default=False)


class Topic(Record):
    conversation_id: int
    covered_in_id: int | None

    conversation = pw.ForeignKeyField(Conversation)
    text = pw.TextField()
    whose = pw.TextField(default="mine")
    kind = pw.TextField(default="talk")
    proposal = pw.TextField(default="")
    position = pw.IntegerField(default=0)
    covered_on = pw.DateField(null=True)
    covered_in = pw.ForeignKeyField(Conversation, null=True)
    dropped_on = pw.DateField(null=True)
    ready_on = pw.DateField(null=True)


class Action(Record):
    owner_id: int | None
    conversation_id: int | None
    feedback_id: int | None

    text = pw.TextField()
    owner = pw.ForeignKeyField(Person, null=True)
    day = pw.DateField(null=True)
    due = pw.DateField(null=True)
    done_on = pw.DateField(null=True)
    dropped_on = pw.DateField(null=True)
    conversation = pw.ForeignKeyField(Conversation, null=True)
    feedback = pw.ForeignKeyField(Feedback, null=True)
    goal = pw.ForeignKeyField(Goal, null=True)


class Option(Record):
    title = pw.TextField()
    kind = pw.TextField(default="")
    problem = pw.TextField(default="")
    rationale = pw.TextField(default="")
    benefit = pw.TextField(default="")
    cost = pw.TextField(default="")
    trial = pw.TextField(default="")
    strength = pw.ForeignKeyField(Strength, null=True)
    goal = pw.ForeignKeyField(Goal, null=True)
    ready_on = pw.DateField(null=True)
    proposed_on = pw.DateField(null=True)
    proposed_in = pw.ForeignKeyField(Conversation, null=True)


class Outcome(Record):
    option_id: int
    conversation_id: int | None
    action_id: int | None
    win_id: int | None

    option = pw.ForeignKeyField(Option)
    kind = pw.TextField()
    reason = pw.TextField(default="")
    offered_instead = pw.TextField(default="")
    conversation = pw.ForeignKeyField(Conversation, null=True)
    day = pw.DateField(null=True)
    review_on = pw.DateField(null=True)
    looked_on = pw.DateField(null=True)
    from_day = pw.DateField(null=True)
    accepted_on = pw.DateField(null=True)
    win = pw.ForeignKeyField(Entry, null=True)
    action = pw.ForeignKeyField(Action, null=True)


class EntryPerson(Record):
    entry = pw.ForeignKeyField(Entry)
    person = pw.ForeignKeyField(Person)


class EntryStrength(Record):
    entry = pw.ForeignKeyField(Entry)
    strength = pw.ForeignKeyField(Strength)
    effect = pw.TextField(default="used")


class EntryGoal(Record):
    entry = pw.ForeignKeyField(Entry)
    goal = pw.ForeignKeyField(Goal)


class EntryTheme(Record):
    entry = pw.ForeignKeyField(Entry)
    theme = pw.ForeignKeyField(Theme)


class OptionEvidence(Record):
    option = pw.ForeignKeyField(Option)
    entry = pw.ForeignKeyField(Entry)


class Revision(Record):
    """A text as it stood in a column of a row before it was edited, packed; see packed.py."""

    kind = pw.TextField()
    """The table."""
    record = pw.IntegerField()
    field = pw.TextField()
    before = pw.ForeignKeyField("self", null=True)
    """The version that this one is packed against."""
    head = pw.IntegerField()
    tail = pw.IntegerField()
    middle = pw.BlobField()
    crc = pw.IntegerField()


class ChecklistStep(Record):
    """What the person changed about one step: of one conversation, or of all of them where `conversation` is empty."""

    conversation = pw.ForeignKeyField(Conversation, null=True)
    key = pw.TextField()
    title = pw.TextField(default="")
    added = pw.BooleanField(default=False)
    done_on = pw.DateField(null=True)
    skipped_on = pw.DateField(null=True)


class SummaryChoice(Record):
    """Whether a record is in a document about something, and its short wording for paper."""

    document = pw.TextField()
    subject = pw.TextField(default="")
    about = pw.TextField()
    included = pw.BooleanField(null=True)
    short = pw.TextField(default="")


class ImportBatch(Record):
    day = pw.DateField()
    format = pw.TextField(default="")
    source = pw.TextField(default="")


class ImportItem(Record):
    batch = pw.ForeignKeyField(ImportBatch)
    noun = pw.TextField()
    record = pw.IntegerField()
    key = pw.TextField(default="")


class Draft(pw.Model):
    """Typed text that is not saved yet; outside the ledger: no undo, no announcement."""

    id = pw.AutoField()
    place = pw.TextField(unique=True)
    text = pw.TextField()
    changed = pw.TextField()

    class Meta:
        database = db
        legacy_table_names = False


def table(record: type[pw.Model]) -> str:
    """The table's name in SQL."""
    name: str = record._meta.table_name
    return name
