"""Series: a conversation that comes again every few weeks; the next one is planned when one is held or cancelled.

A series is a rhythm of days, `from_day` and every few weeks after it. Each of its conversations stands for one of
those days and may be held on another: moving one moves neither the rhythm nor its place in it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from careerjournal.core import clock, days
from careerjournal.core.entries import Named
from careerjournal.core.journal import Journal
from careerjournal.core.records import Conversation, Entry, EntryPerson, Person, Series, live, with_trash
from careerjournal.core.trouble import Trouble
from careerjournal.core.words import in_words, translate

RHYTHMS = (1, 2, 3, 4, 6, 8)
"""The weeks that are offered; any other number can be typed on the command line."""


@dataclass(frozen=True)
class SeriesView:
    """A rhythm with somebody. `next` is the uid of its planned conversation, “” where none is planned."""

    id: str
    person: Named
    every_weeks: int
    from_day: date
    time: str
    kind: str
    until_day: date | None
    next: str

    @property
    def has_ended(self) -> bool:
        return self.until_day is not None and self.until_day <= clock.today()

    @property
    def rhythm(self) -> str:
        """“Every two weeks, Tuesday at 10:00”."""
        when = translate("days", "{day} at {time}") if self.time else "{day}"
        return f"{every(self.every_weeks)}, {when.format(day=days.weekday(self.from_day), time=self.time)}"


def every(weeks: int) -> str:
    """“Every two weeks”."""
    if weeks == 1:
        return translate("core", "Every week")
    return translate("core", "Every {number} weeks").format(number=in_words(weeks))


def get(journal: Journal, uid: str) -> SeriesView:
    """One series by its uid; Trouble where there is none."""
    row = live(Series).where(Series.uid == uid).first()
    if row is None:
        raise Trouble(translate("core", "There is no series “{id}”.").format(id=uid))
    return _view(row)


def running(journal: Journal, person: str = "") -> list[SeriesView]:
    """The series that have not ended, with one person where a uid is given; by the name of the person."""
    found = [_view(row) for row in live(Series) if not _is_gone(row)]
    found = [one for one in found if not one.has_ended and (not person or one.person.id == person)]
    return sorted(found, key=lambda one: (one.person.name.casefold(), one.from_day, one.id))


# Verbs


def begin(journal: Journal, person: str, from_day: date, every_weeks: int = 2, time: str = "", **fields: Any) -> str:
    """Begin a series on a day and plan its first conversation; one that is planned on that day becomes it."""
    _require_weeks(every_weeks)
    with journal.write(translate("core", "Begin a series")):
        rhythm: dict[str, Any] = {"from_day": from_day, "every_weeks": every_weeks, "time": time}
        uid = journal.add("series", person=person, **rhythm, **fields)
        row = live(Series).where(Series.uid == uid).get()
        first = _on_or_after(row, clock.today())
        planned = _planned_on(row, first)
        if planned:
            journal.edit("conversation", planned, series=uid, series_day=first)
        elif not _is_past_end(row, first):
            _plan(journal, row, first)
    return uid


def plan_next(journal: Journal, uid: str) -> str:
    """The next conversation of a series, planned if it is not yet; its uid."""
    row = live(Series).where(Series.uid == get(journal, uid).id).get()
    coming = _planned(row, since=clock.today())
    if coming:
        return coming
    if _is_gone(row):
        raise Trouble(translate("core", "The person of this series is in the trash. Bring them back first."))
    day = _after(row, _last_day(row))
    if _is_past_end(row, day):
        raise Trouble(translate("core", "This series ended on {day}.").format(day=days.plain(row.until_day)))
    with journal.write(translate("core", "Plan the next conversation")):
        return _plan(journal, row, day)


def go_on(journal: Journal, conversation: str) -> None:
    """After a conversation was held or cancelled: plan the next of its series, unless one is planned already."""
    talk = live(Conversation).where(Conversation.uid == conversation).get()
    row = live(Series).where(Series.id == talk.series_id).first() if talk.series_id else None
    if row is None or _planned(row) or _is_gone(row):
        return
    day = _after(row, _last_day(row))
    if not _is_past_end(row, day):
        _plan(journal, row, day)


def end(journal: Journal, uid: str) -> None:
    """No more of it after today; what is planned already stays until it is cancelled."""
    get(journal, uid)
    with journal.write(translate("core", "End a series")):
        journal.edit("series", uid, until_day=clock.today())


def change_rhythm(journal: Journal, uid: str, every_weeks: int) -> None:
    """Another number of weeks, counted from the conversation that is planned, which stays where it is."""
    _require_weeks(every_weeks)
    with journal.write(translate("core", "Change a series")):
        row = live(Series).where(Series.uid == get(journal, uid).id).get()
        journal.edit("series", uid, every_weeks=every_weeks, from_day=_last_day(row))


# The rhythm


def _after(row: Series, day: date) -> date:
    """The first of its days after `day` that has not passed."""
    return _on_or_after(row, max(day + timedelta(days=1), clock.today()))


def _on_or_after(row: Series, day: date) -> date:
    step = 7 * max(1, row.every_weeks)
    return row.from_day + timedelta(days=step * max(0, -(-(day - row.from_day).days // step)))


def _is_past_end(row: Series, day: date) -> bool:
    return row.until_day is not None and day > row.until_day


def _last_day(row: Series) -> date:
    """The newest day that a conversation takes or stands for already; the day before it begins without one."""
    taken = [day for talk in _talks(row) for day in (talk.series_day, talk.entry_day) if day]
    return max(taken, default=row.from_day - timedelta(days=1))


def _talks(row: Series) -> list[Any]:
    talks = live(Conversation, Conversation.uid, Conversation.series_day, Entry.day.alias("entry_day"))
    query = talks.join(Entry, on=(Entry.id == Conversation.id)).where(Conversation.series == row.id)
    return list(query.order_by(Entry.day, Entry.time, Entry.id).objects())


def _planned(row: Series, since: date | None = None) -> str:
    """The uid of the conversation of the series that is still to come."""
    still_open = {one.uid for one in live(Conversation, Conversation.uid).where(*_OPEN, Conversation.series == row.id)}
    found = (one.uid for one in _talks(row) if one.uid in still_open and (since is None or one.entry_day >= since))
    return next(found, "")


def _is_gone(row: Series) -> bool:
    """Whether the person is in the trash: nothing more is planned with them until they come back."""
    return not live(Person).where(Person.id == row.person_id).exists()


def _planned_on(row: Series, day: date) -> str:
    """A conversation that is planned on this day with this person and belongs to no series."""
    with_them = live(EntryPerson, EntryPerson.entry).where(EntryPerson.person == row.person_id)
    found = (
        live(Conversation, Conversation.uid)
        .join(Entry, on=(Entry.id == Conversation.id))
        .where(*_OPEN, Conversation.series.is_null(), Entry.day == day, Conversation.id << with_them)
        .first()
    )
    return str(found.uid) if found else ""


_OPEN = (Conversation.held_on.is_null(), Conversation.cancelled_on.is_null())


def _plan(journal: Journal, row: Series, day: date) -> str:
    person = Person.get_by_id(row.person_id).uid
    return journal.add(
        "conversation", people=[person], day=day, time=row.time, kind=row.talk_kind, series=row.uid, series_day=day
    )


def _require_weeks(number: int) -> None:
    if number < 1:
        raise Trouble(translate("core", "A series comes again every so many weeks: one or more."))


def _view(row: Series) -> SeriesView:
    person = with_trash(Person).where(Person.id == row.person_id).get()
    return SeriesView(
        row.uid, Named(person.uid, person.name), row.every_weeks, row.from_day, row.time, row.talk_kind,
        row.until_day, _planned(row),
    )  # fmt: skip
