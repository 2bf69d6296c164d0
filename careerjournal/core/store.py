"""How the declared fields of a noun become rows and links, inside a write that is already open."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from careerjournal.core import clock, outcome_becomes, records, records_growth, revision_rows, tables
from careerjournal.core.fields import Field, check
from careerjournal.core.nouns import NOUNS, Noun
from careerjournal.core.records import Record, live, with_trash
from careerjournal.core.trouble import Trouble
from careerjournal.core.uid import LENGTH, new_uid
from careerjournal.core.words import translate

_LINKS: dict[tuple[type[Record], str], tuple[type[Record], str, str]] = {
    (records.Entry, "people"): (records.EntryPerson, "entry", "person"),
    (records.Entry, "strengths"): (records.EntryStrength, "entry", "strength"),
    (records.Entry, "goals"): (records.EntryGoal, "entry", "goal"),
    (records.Entry, "themes"): (records.EntryTheme, "entry", "theme"),
    (records.Option, "evidence"): (records.OptionEvidence, "option", "entry"),
    (records_growth.Competency, "evidence"): (records_growth.CompetencyEvidence, "competency", "entry"),
    (records_growth.Aspiration, "strengths"): (records_growth.AspirationStrength, "aspiration", "strength"),
    (records_growth.StockTake, "states"): (records_growth.StockTakeState, "stock_take", "strength"),
    (records_growth.Promotion, "goals"): (records_growth.PromotionGoal, "promotion", "goal"),
}
# What goes to the trash with a record: rows that mean nothing without it. Everything else only mentions it.
_HANGS_ON: dict[type[Record], tuple[tuple[type[Record], str], ...]] = {
    records.Entry: (
        (records.EntryPerson, "entry"), (records.EntryStrength, "entry"), (records.EntryGoal, "entry"),
        (records.EntryTheme, "entry"), (records.OptionEvidence, "entry"), (records.Conversation, "id"),
        (records.Feedback, "id"), (records.Topic, "conversation"), (records_growth.Session, "id"),
        (records_growth.Answer, "session"), (records_growth.CompetencyEvidence, "entry"),
    ),
    records.Person: ((records.EntryPerson, "person"), (records_growth.WantHeard, "person")),
    records.Strength: (
        (records.EntryStrength, "strength"), (records_growth.AspirationStrength, "strength"),
        (records_growth.StockTakeState, "strength"),
    ),
    records.Goal: ((records.EntryGoal, "goal"), (records_growth.PromotionGoal, "goal")),
    records.Theme: ((records.EntryTheme, "theme"),),
    records.Option: ((records.OptionEvidence, "option"), (records.Outcome, "option")),
    records_growth.Competency: ((records_growth.CompetencyEvidence, "competency"),),
    records_growth.Aspiration: ((records_growth.AspirationStrength, "aspiration"),),
    records_growth.Promotion: ((records_growth.PromotionGoal, "promotion"),),
    records_growth.Want: ((records_growth.WantHeard, "want"),),
    records_growth.StockTake: ((records_growth.StockTakeState, "stock_take"),),
    records_growth.PlanTheme: ((records_growth.PlanRevisit, "plan_theme"),),
}  # fmt: skip
_SAYS: dict[type[Record], str] = {records_growth.StockTakeState: "state"}  # the column of a link that says something
ENTRY_KINDS = {"conversation": "conversation", "feedback": "feedback", "session": "reflection"}
_UID_CHARACTERS_NEEDED = 6


def label(noun: str, verb: str) -> str:
    """The name of an undo step."""
    spoken = NOUNS[noun].spoken
    phrases = {
        "add": translate("core", "Add {noun}"),
        "edit": translate("core", "Edit {noun}"),
        "remove": translate("core", "Move {noun} to trash"),
        "restore": translate("core", "Bring {noun} back"),
    }
    return phrases[verb].format(noun=spoken)


def add(name: str, uid: str, created: str, given: Mapping[str, object]) -> str:
    """A new record; its uid."""
    noun = NOUNS[name]
    values = _defaults(noun, given) | dict(given)
    checked = {field.name: _checked(noun, field, values.get(field.name)) for field in noun.fields if not field.is_link}
    for field in noun.fields:
        if field.is_link and field.required and not values.get(field.name):
            check(field, None)
    identity: dict[str, Any] = {"uid": uid or new_uid(), "created": created, "changed": created}
    row = _insert(noun, checked, identity)
    for field in noun.fields:
        if field.is_link and values.get(field.name):
            _link(noun, row, field, values[field.name], created)
    _require_order(noun, row)
    _keep_wording(noun, row)
    return str(identity["uid"])


def _insert(noun: Noun, checked: Mapping[str, object], identity: dict[str, Any]) -> int:
    columns = {field.stored_as: checked[field.name] for field in noun.fields if not field.is_link}
    if not noun.extends_entry:
        return int(noun.record.insert(**_present(noun.record, columns), **identity).execute())
    own = {name: value for name, value in columns.items() if name in noun.record._meta.fields}
    shared = {name: value for name, value in columns.items() if name not in own}
    shared |= {"kind": ENTRY_KINDS[noun.name]}
    row = int(records.Entry.insert(**_present(records.Entry, shared), **identity).execute())
    noun.record.insert(id=row, **_present(noun.record, own), **identity).execute()
    return row


def _present(record: type[Record], columns: Mapping[str, object]) -> dict[str, object]:
    """`columns` with the table's defaults where nothing was given."""
    return {
        name: record._meta.fields[name].default if value is None and not record._meta.fields[name].null else value
        for name, value in columns.items()
    }


def _defaults(noun: Noun, given: Mapping[str, object]) -> dict[str, object]:
    """An entry happens now unless it says otherwise; a topic is mine; a promise is made today."""
    now: dict[str, object] = {"day": clock.today(), "time": clock.time_of_day(), "zone": clock.zone_name()}
    if given.get("day") not in (None, "", clock.today(), clock.today().isoformat()):
        now["time"] = ""  # the time of writing says nothing about another day
    if noun.name == "entry":
        return now | {"kind": "note"}
    if noun.name == "conversation":
        return now | {"time": ""}
    if noun.name == "feedback":
        return now | {"people": [given["giver"]] if given.get("giver") else []}
    dated = {field.name: clock.today() for field in noun.fields if field.name == "day" and noun.name != "cycle-date"}
    own: dict[str, dict[str, object]] = {
        "topic": {"whose": "mine", "kind": "talk"},
        "feedback-request": {"asked_on": clock.today()},
        "series": {"every_weeks": 2},
    }
    return dated | own.get(noun.name, {})


def edit(name: str, uid: str, given: Mapping[str, object], reason: str = "") -> None:
    """Change the given fields of a live record; with a `reason` a goal's wording is always kept as a new one."""
    noun = NOUNS[name]
    row = _row_id(noun, uid)
    moment = clock.stamp()
    columns = {}
    for key, value in given.items():
        field = noun.field(key)
        if field.is_link:
            if field.required and not value:
                check(field, None)
            _link(noun, row, field, value, moment)
        else:
            columns[field.stored_as] = _checked(noun, field, value)
    for record in _tables(noun):
        mine = {key: value for key, value in columns.items() if key in record._meta.fields}
        if mine:
            record.update(**_present(record, mine), changed=moment).where(record.id == row).execute()
            columns = {key: value for key, value in columns.items() if key not in mine}
    _require_order(noun, row)
    _keep_wording(noun, row, reason)


def _tables(noun: Noun) -> tuple[type[Record], ...]:
    return (noun.record, records.Entry) if noun.extends_entry else (noun.record,)


def _row_id(noun: Noun, uid: str) -> int:
    found = live(noun.record).where(noun.record.uid == uid).first()
    if found is None:
        raise Trouble(translate("core", "There is no {noun} “{id}”.").format(noun=noun.spoken, id=uid))
    return int(found.id)


def _checked(noun: Noun, field: Field, value: object) -> object:
    if field.type == "ref" and value:
        return _row_id(NOUNS[field.refers_to], str(value))
    found = check(field, value)
    columns = (table._meta.fields.get(field.stored_as) for table in _tables(noun))
    column = next(one for one in columns if one)
    if found is None and not column.null and column.default is None:
        check(replace(field, required=True), None)
    return found


def _require_order(noun: Noun, row: int) -> None:
    """Trouble where a day that follows another one comes before it."""
    for first, last in noun.spans:
        record = noun.record.get_by_id(row)
        begun, ended = getattr(record, first), getattr(record, last)
        if begun and ended and ended < begun:
            names = {"first": first, "last": last}
            spoken = {key: translate("fields", noun.field(name).label) for key, name in names.items()}
            raise Trouble(translate("core", "“{last}” is a day before “{first}”. Look at both.").format(**spoken))


def _link(noun: Noun, row: int, field: Field, wanted: object, moment: str) -> None:
    """Make the links of one field exactly `wanted`; links that fall away go to the trash and may come back."""
    source = records.Entry if noun.extends_entry else noun.record
    table, ours, theirs = _LINKS[source, field.name]
    targets = _targets(field, wanted)
    mine = getattr(table, ours)
    # In the trash too: a pair of records has one link, which comes back.
    existing: dict[int, Any] = {getattr(link, f"{theirs}_id"): link for link in with_trash(table).where(mine == row)}
    said = _SAYS.get(table, "effect")
    for target, effect in targets.items():
        extra = {said: effect} if field.type == "effects" else {}
        link = existing.get(target)
        if link is None:
            table.insert(
                **{f"{ours}_id": row, f"{theirs}_id": target, **extra},
                uid=new_uid(), created=moment, changed=moment,
            ).execute()  # fmt: skip
        elif link.removed_on is not None or (extra and getattr(link, said) != effect):
            table.update(removed_on=None, changed=moment, **extra).where(table.id == link.id).execute()
    gone = [link.id for target, link in existing.items() if target not in targets and link.removed_on is None]
    if gone:
        table.update(removed_on=moment, changed=moment).where(table.id << gone).execute()


def _targets(field: Field, wanted: object) -> dict[int, str]:
    items: Iterable[Any] = wanted if isinstance(wanted, Iterable) and not isinstance(wanted, str) else [wanted]
    noun = NOUNS[field.refers_to]
    found = {}
    for item in items:
        uid, effect = item if isinstance(item, tuple) else (item, "used")
        if field.type == "effects" and effect not in field.choices:
            check(Field(field.name, "choice", choices=field.choices), effect)
        found[_row_id(noun, str(uid))] = str(effect)
    return found


def _keep_wording(noun: Noun, row: int, reason: str = "") -> None:
    """Note how a goal is worded now; a wording of an earlier day is never overwritten."""
    if noun.record is not records.Goal:
        return
    goal = records.Goal.get_by_id(row)
    version = records.GoalVersion
    last = live(version).where(version.goal == row).order_by(version.id.desc()).first()
    wording = {"title": goal.title, "measure": goal.measure, "target_date": goal.target_date}
    if last and all(getattr(last, name) == value for name, value in wording.items()):
        return
    moment = clock.stamp()
    if last and last.day == clock.today() and not last.reason and not reason:
        version.update(**wording, changed=moment).where(version.id == last.id).execute()
        return
    version.insert(
        goal=row, day=clock.today(), reason=reason, **wording, uid=new_uid(), created=moment, changed=moment
    ).execute()


def remove(uid: str) -> None:
    """Put a record and what hangs on it in the trash, all with one stamp."""
    noun = NOUNS[noun_of(uid)]
    row = _row_id(noun, uid)
    stamp = f"{clock.stamp()} {new_uid()}"
    for outcome in _outcomes(noun, row):
        for other, made in outcome_becomes.untouched(outcome):
            _stamp_removal(NOUNS[other], made, stamp, from_trash=None)
    _stamp_removal(noun, row, stamp, from_trash=None)


def restore(uid: str) -> None:
    """Take a record out of the trash with everything that carries the same stamp."""
    noun = NOUNS[noun_of(uid)]
    found = noun.record.get_or_none(noun.record.uid == uid)
    if found is None or found.removed_on is None:
        raise Trouble(translate("core", "{noun} “{id}” is not in the trash.").format(noun=noun.spoken, id=uid))
    _stamp_removal(noun, found.id, None, from_trash=found.removed_on)
    for other, made in outcome_becomes.of_outcomes(_outcomes(noun, found.id)):
        _stamp_removal(NOUNS[other], made, None, from_trash=found.removed_on)


def _outcomes(noun: Noun, row: int) -> list[records.Outcome]:
    """The outcomes that come and go with a record: itself, or those of an option."""
    if noun.record not in (records.Outcome, records.Option):
        return []
    column = records.Outcome.id if noun.record is records.Outcome else records.Outcome.option
    return list(live(records.Outcome).where(column == row))


def _stamp_removal(noun: Noun, row: int, value: str | None, from_trash: str | None) -> None:
    root = records.Entry if noun.extends_entry else noun.record
    for table, column in ((root, "id"), *_HANGS_ON.get(root, ())):
        same = table.removed_on.is_null() if from_trash is None else table.removed_on == from_trash
        table.update(removed_on=value, changed=clock.stamp()).where(getattr(table, column) == row, same).execute()


def is_there(uid: str) -> bool:
    """Whether there is a record of this uid, in the trash or not."""
    return bool(_noun_of(uid))


def _noun_of(uid: str) -> str:
    for noun in _most_specific_first():
        if with_trash(noun.record, noun.record.id).where(noun.record.uid == uid).exists():
            return noun.name
    return ""


def noun_of(uid: str) -> str:
    """The noun of a record, in the trash or not; an entry with more to it answers with the more."""
    if found := _noun_of(uid):
        return found
    raise Trouble(translate("core", "There is no record “{id}”.").format(id=uid))


def _most_specific_first() -> list[Noun]:
    return sorted(NOUNS.values(), key=lambda noun: not noun.extends_entry)


def resolve(beginning: str, noun: str = "") -> str:
    """The uid of the one live record whose uid begins like this (six characters or more)."""
    text = beginning.strip().lower()
    nouns = [NOUNS[noun]] if noun else _most_specific_first()
    found: dict[str, None] = {}
    if _UID_CHARACTERS_NEEDED <= len(text) <= LENGTH and text.isalnum():
        for candidate in nouns:
            record = candidate.record
            matching = live(record, record.uid).where(record.uid >= text, record.uid < text + "~").limit(2)
            found |= dict.fromkeys(row.uid for row in matching)
    if len(found) == 1:
        return next(iter(found))
    what = NOUNS[noun].spoken if noun else translate("core", "record")
    if found:
        sentence = translate("core", "More than one {noun} begins with “{id}”. Give more of it.")
    else:
        sentence = translate("core", "There is no {noun} “{id}”.")
    raise Trouble(sentence.format(noun=what, id=beginning))


def values(uid: str) -> dict[str, object]:
    """The fields of a record by name; references as uids, strengths as (uid, effect)."""
    noun = NOUNS[noun_of(uid)]
    row = noun.record.get(noun.record.uid == uid)
    entry = records.Entry.get_by_id(row.id) if noun.extends_entry else row
    return {field.name: _value(noun, field, row, entry) for field in noun.fields}


def _value(noun: Noun, field: Field, row: Any, entry: Any) -> object:
    if field.is_link:
        return _linked(noun, field, row.id)
    holder = row if field.stored_as in row._meta.fields else entry
    value = getattr(holder, field.stored_as)
    return value.uid if isinstance(value, Record) else value


def _linked(noun: Noun, field: Field, row: int) -> tuple[object, ...]:
    source = records.Entry if noun.extends_entry else noun.record
    table, ours, theirs = _LINKS[source, field.name]
    links = live(table).where(getattr(table, ours) == row).order_by(table.id)
    if field.type == "effects":
        said = _SAYS.get(table, "effect")
        return tuple((getattr(link, theirs).uid, getattr(link, said)) for link in links)
    return tuple(getattr(link, theirs).uid for link in links)


def delete_removed() -> int:
    """Delete the rows in the trash that no other row refers to, children first; how many records went.

    Their earlier versions go with them.
    """
    revision_rows.delete_removed()
    deleted = 0
    for record in _children_first():
        going = record.removed_on.is_null(False)
        for child in tables.RECORDS:
            for name in child._meta.refs:
                if name.rel_model is record:
                    going &= ~(record.id << with_trash(child, name).where(name.is_null(False)))
        deleted += int(record.delete().where(going).execute())
    revision_rows.delete_orphans()
    return deleted


def _children_first() -> list[type[Record]]:
    """The tables with those that refer to others before those referred to."""
    return [*reversed(tables.RECORDS)]
