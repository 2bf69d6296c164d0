"""Conversations: meetings planned, held and cancelled, with their topics; an open topic moves on to the next one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import peewee as pw

from careerjournal.core import clock, cycle, entries, series
from careerjournal.core.entries import EntryView, Named
from careerjournal.core.journal import Journal
from careerjournal.core.nouns import CAREER_TALKS
from careerjournal.core.records import Conversation, Entry, EntryPerson, Person, Series, Topic, live, with_trash
from careerjournal.core.trouble import Trouble
from careerjournal.core.words import translate

MANAGER = "manager"


@dataclass(frozen=True)
class ConversationView:
    """A meeting: an entry with more to it. `kind` is what the talk is about, “” where it was not said."""

    id: str
    entry: EntryView
    kind: str
    formal: bool
    wish: str
    minutes: int | None
    held_on: date | None
    cancelled_on: date | None
    told_on: date | None
    notes_read_on: date | None
    prepared_on: date | None
    printed_on: date | None
    question: str = ""
    give: str = ""
    insight: str = ""
    hard_to_say: str = ""
    manager_told_on: date | None = None
    stays_here: bool = False
    series: str = ""

    @property
    def day(self) -> date:
        return self.entry.day

    @property
    def time(self) -> str:
        return self.entry.time

    @property
    def people(self) -> tuple[Named, ...]:
        return self.entry.people

    @property
    def notes(self) -> str:
        return self.entry.body

    @property
    def private(self) -> bool:
        return self.entry.private

    @property
    def state(self) -> str:
        """planned, held or cancelled."""
        if self.cancelled_on:
            return "cancelled"
        return "held" if self.held_on else "planned"

    @property
    def name(self) -> str:
        """Its title, or whom it is with."""
        if self.entry.title:
            return self.entry.title
        who = listed([person.name for person in self.people])
        return translate("core", "1:1 with {people}").format(people=who) if who else translate("core", "A conversation")


@dataclass(frozen=True)
class TopicView:
    """One agenda point as it stands in one conversation; `carried` where it was first put to an earlier one."""

    id: str
    text: str
    whose: str
    kind: str
    proposal: str
    covered_on: date | None
    covered_in: str
    dropped_on: date | None
    position: int
    first_in: str
    first_day: date
    carried: bool
    private: bool
    ready_on: date | None = None

    @property
    def is_open(self) -> bool:
        return self.covered_on is None and self.dropped_on is None

    @property
    def is_bare(self) -> bool:
        """Whether it is hard, comes without a proposal, and nobody said that it is ready as it is."""
        return self.kind == "hard" and not self.proposal and self.ready_on is None


def listed(names: Sequence[str]) -> str:
    """“Priya”, “Priya and Tomás”, “Priya, Tomás and Zoë”."""
    if len(names) < 2:
        return "".join(names)
    return translate("core", "{some} and {last}").format(some=", ".join(names[:-1]), last=names[-1])


def get(journal: Journal, uid: str) -> ConversationView:
    """One conversation by its uid; Trouble where there is none."""
    found = _views(journal, live(Conversation).where(Conversation.uid == uid))
    if not found:
        raise Trouble(translate("core", "There is no conversation “{id}”.").format(id=uid))
    return found[0]


def upcoming(journal: Journal) -> list[ConversationView]:
    """The planned ones, earliest first; one whose day has passed stays until it is held, moved or cancelled."""
    planned = live(Conversation).where(Conversation.held_on.is_null(), Conversation.cancelled_on.is_null())
    return sorted(_views(journal, planned), key=_order)


def past(journal: Journal, person: str = "", limit: int | None = None) -> list[ConversationView]:
    """The held ones, newest first; with one person where a uid is given."""
    query = live(Conversation).where(Conversation.held_on.is_null(False))
    if person:
        query = query.where(_with(live(Person, Person.id).where(Person.uid == person)))
    return sorted(_views(journal, query), key=_order, reverse=True)[:limit]


def cancelled(journal: Journal) -> list[ConversationView]:
    return sorted(
        _views(journal, live(Conversation).where(Conversation.cancelled_on.is_null(False))), key=_order, reverse=True
    )


def next_one(journal: Journal, person: str = "") -> ConversationView | None:
    """The next planned conversation; one that should have been already only where nothing else is planned."""
    planned = [talk for talk in upcoming(journal) if not person or person in {one.id for one in talk.people}]
    coming = [talk for talk in planned if talk.day >= clock.today()]
    return next(iter(coming or planned[::-1]), None)


def manager_not_told(journal: Journal) -> list[ConversationView]:
    """Career talks with somebody else that the manager has not been told of and may have to be; the newest first.

    A talk that is only for me is not to be told; what was said before the present employer is past telling.
    """
    since = cycle.employed_since(journal) or date.min
    found = _views(journal, _elsewhere().where(~Conversation.stays_here))
    waiting = [talk for talk in found if talk.day >= since and talk.people and not talk.private]
    return sorted(waiting, key=_order, reverse=True)


def kept_from(journal: Journal, talk: ConversationView) -> frozenset[str]:
    """The career talks held elsewhere that nobody in this one has been told of: nothing of them goes on its page."""
    return frozenset(row.uid for row in _elsewhere().where(~_with(_people_of(talk))))


def untold(_journal: Journal) -> frozenset[str]:
    """The career talks held elsewhere that the manager has not been told of."""
    return frozenset(row.uid for row in _elsewhere())


def _elsewhere() -> Any:
    """The career talks without the manager, of which the manager has not been told."""
    managers = live(Person, Person.id).where(Person.relation == MANAGER)
    return live(Conversation).where(
        Conversation.held_on.is_null(False), Conversation.talk_kind << CAREER_TALKS,
        Conversation.manager_told_on.is_null(), ~_with(managers),
    )  # fmt: skip


def _with(people: Any) -> Any:
    """Whether a conversation is with any of these. Asked of each one: a manager is in thousands of other entries."""
    return pw.fn.EXISTS(
        live(EntryPerson, pw.SQL("1")).where(EntryPerson.entry == Conversation.id, EntryPerson.person << people)
    )


def _people_of(talk: ConversationView) -> Any:
    there: Any = EntryPerson.alias("there")
    return live(there, there.person).where(there.entry == _row(talk))


def is_over(talk: ConversationView) -> bool:
    """Whether a planned conversation should have begun by now; one without a time is over with its day."""
    return talk.state == "planned" and (talk.day, talk.time or "24:00") < (clock.today(), clock.time_of_day())


def last_before(journal: Journal, talk: ConversationView) -> ConversationView | None:
    """The last held conversation before this one with anybody who is in it."""
    day, time, row = _order(talk)
    # A cross join is SQLite's way to be told the order: it would walk all entries by day for the one that is a talk.
    held = live(Conversation).join(Entry, pw.JOIN.CROSS).where(
        Entry.id == Conversation.id, _with(_people_of(talk)), Conversation.held_on.is_null(False),
        Entry.removed_on.is_null(),
        pw.Tuple(Entry.day, Entry.time, Entry.id) < (day.isoformat(), time, row),
    )  # fmt: skip
    newest = held.order_by(Entry.day.desc(), Entry.time.desc(), Entry.id.desc()).limit(1)
    return next(iter(_views(journal, newest)), None)


def topics(journal: Journal, talk: ConversationView) -> list[TopicView]:
    """Its topics in order, the carried ones last; what was let go is left out.

    The next planned conversation with a person also shows what stayed open in those held with them before; what was
    covered here stays here whenever it was first put.
    """
    own = live(Topic).where((Topic.conversation == _row(talk)) | (Topic.covered_in == _row(talk)))
    found = {row.id: row for row in own}
    if talk.state == "planned":
        carried = live(Topic).where(Topic.conversation << _left_open_for(journal, talk), Topic.covered_on.is_null())
        found |= {row.id: row for row in carried}
    shown = [row for row in found.values() if row.dropped_on is None]
    firsts = {one.id: one for one in with_trash(Entry).where(Entry.id << [row.conversation_id for row in shown])}
    views = [_topic(row, talk, firsts[row.conversation_id]) for row in shown]
    return sorted(views, key=lambda topic: (topic.carried, topic.first_day, topic.position, topic.id))


def moved_on(journal: Journal, talk: ConversationView) -> list[TopicView]:
    """What stayed open in a conversation that was held."""
    return [topic for topic in topics(journal, talk) if topic.is_open and talk.state == "held"]


def _left_open_for(journal: Journal, talk: ConversationView) -> list[int]:
    """The closed talks whose open topics come to this one: it is the next with anybody who was in them."""
    coming = upcoming(journal)
    found = []
    open_ones = live(Topic, pw.SQL("1")).where(Topic.conversation == Conversation.id, Topic.covered_on.is_null())
    shared = live(Conversation).where(_with(_people_of(talk)), pw.fn.EXISTS(open_ones), Conversation.id != _row(talk))
    for earlier in _views(journal, shared):
        people = {person.id for person in earlier.people}
        following = (other for other in coming if people & {person.id for person in other.people})
        if earlier.state != "planned" and next(following, talk).id == talk.id:
            found.append(earlier.entry.row)
    return found


def _row(talk: ConversationView) -> int:
    return talk.entry.row


def _order(talk: ConversationView) -> tuple[date, str, int]:
    return entries.order(talk.entry)


def _views(journal: Journal, query: Any) -> list[ConversationView]:
    rows = list(query)
    by_id = {view.id: view for view in entries.get_many(journal, [row.uid for row in rows], cancelled=True)}
    of_series = dict(with_trash(Series, Series.id, Series.uid).tuples()) if any(row.series_id for row in rows) else {}
    return [
        _view(row, by_id[row.uid], of_series.get(row.series_id, "")) for row in rows if row.uid in by_id
    ]  # fmt: skip


def _view(row: Conversation, entry: EntryView, of_series: str) -> ConversationView:
    return ConversationView(
        row.uid, entry, row.talk_kind, bool(row.formal), row.wish, row.minutes, row.held_on, row.cancelled_on,
        row.expect_told_on, row.notes_read_on, row.prepared_on, row.printed_on, row.question, row.give, row.insight,
        row.hard_to_say, row.manager_told_on, bool(row.stays_here), of_series,
    )  # fmt: skip


def _topic(row: Topic, talk: ConversationView, first: Entry) -> TopicView:
    return TopicView(
        row.uid, row.text, row.whose, row.kind, row.proposal, row.covered_on,
        Conversation.get_by_id(row.covered_in_id).uid if row.covered_in_id else "",
        row.dropped_on, row.position, first.uid, first.day, row.conversation_id != _row(talk),
        bool(first.private or talk.private), row.ready_on,
    )  # fmt: skip


# Verbs


def add_topic(journal: Journal, talk: str, text: str, **fields: Any) -> str:
    """A new agenda point at the end of a conversation; its uid."""
    last = (
        live(Topic)
        .join(Conversation, on=(Topic.conversation == Conversation.id))
        .where(Conversation.uid == talk)
        .count()
    )
    return journal.add("topic", conversation=talk, text=text, position=last + 1, **fields)


def cover(journal: Journal, topic: str, talk: str = "", covered: bool = True) -> None:
    """Tick a topic as covered, in its own conversation unless another is named; or take the tick back."""
    with journal.write(translate("core", "Tick a topic") if covered else translate("core", "Untick a topic")):
        where = talk or journal.values(topic)["conversation"]
        journal.edit(
            "topic", topic, covered_on=clock.today() if covered else None, covered_in=where if covered else None
        )


def hold(journal: Journal, uid: str, minutes: int | None = None) -> None:
    """Note that a conversation took place, on its own day; one planned for later was held today."""
    talk = get(journal, uid)
    with journal.write(translate("core", "Hold a conversation")):
        changes: dict[str, Any] = {"held_on": min(talk.day, clock.today()), "cancelled_on": None}
        if talk.day > clock.today():
            changes["day"] = clock.today()
        if minutes is not None:
            changes["minutes"] = minutes
        journal.edit("conversation", uid, **changes)
        series.go_on(journal, uid)


def log(journal: Journal, people: Sequence[str], text: str = "", minutes: int | None = None, **fields: Any) -> str:
    """Note an informal talk that took place, today unless a day is given; its uid. One line becomes its notes."""
    with journal.write(translate("core", "Log a talk")):
        day = fields.pop("day", None) or clock.today()
        if day > clock.today():
            raise Trouble(translate("core", "That day is still to come. Plan the conversation, or log it afterwards."))
        said: dict[str, Any] = {"people": list(people), "body": text, "minutes": minutes, "day": day, "held_on": day}
        return journal.add("conversation", **said, **fields)


def tell_manager(journal: Journal, uid: str, told: bool = True) -> None:
    """Note that the manager knows what was said in a conversation, or take that back."""
    get(journal, uid)
    with journal.write(translate("core", "Tell the manager")):
        journal.edit("conversation", uid, manager_told_on=clock.today() if told else None, stays_here=False)


def keep_here(journal: Journal, uid: str, stays: bool = True) -> None:
    """Note that the manager need not know what was said in a conversation, or take that back."""
    get(journal, uid)
    with journal.write(translate("core", "The manager need not know")):
        journal.edit("conversation", uid, stays_here=stays, manager_told_on=None)


def postpone(journal: Journal, uid: str, day: date, time: str = "") -> None:
    """Move a planned conversation; everything prepared for it stays with it."""
    talk = get(journal, uid)
    if talk.state == "held":
        raise Trouble(translate("core", "This conversation has been held; only a planned one can move."))
    if day < clock.today():
        raise Trouble(translate("core", "That day has passed. Choose a day to come."))
    with journal.write(translate("core", "Move a conversation")):
        journal.edit("conversation", uid, day=day, time=time or talk.time, cancelled_on=None, told_on=None)


def cancel(journal: Journal, uid: str) -> None:
    """Note that a planned conversation does not take place; its open topics move on."""
    if get(journal, uid).state == "held":
        raise Trouble(translate("core", "This conversation has been held; only a planned one can be cancelled."))
    with journal.write(translate("core", "Cancel a conversation")):
        journal.edit("conversation", uid, cancelled_on=clock.today())
        series.go_on(journal, uid)


def mark(journal: Journal, uid: str, step: str, done: bool = True) -> None:
    """Note a step of the preparation as done today: told_on, notes_read_on, prepared_on or printed_on."""
    with journal.write(translate("core", "Mark a step")):
        marked: dict[str, Any] = {step: clock.today() if done else None}
        journal.edit("conversation", uid, **marked)
