"""The first start: whom one meets and when, what one is good at, the dates of the year; asked once, each step apart."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from careerjournal.core import clock, conversations, drafts, names, series, strengths
from careerjournal.core.journal import Journal
from careerjournal.core.records import CycleDate, live
from careerjournal.core.words import marked, translate

MOST_STRENGTHS = 5
MEET, STRENGTHS, YEAR = marked("core", "Note whom you meet", "Name your strengths", "Note the dates of the year")
"""What undo calls the three steps."""
PLACE = "new/first-start"
"""Where the drafts of its forms lie."""
_SETTING = "first_start"
_ANYTHING = " UNION ALL ".join(
    f"SELECT * FROM (SELECT 1 FROM {table} LIMIT 1)" for table in ("entry", "person", "strength", "goal", "cycle_date")
)


@dataclass(frozen=True)
class Meeting:
    """Somebody one meets, and the next time: without a day nothing is planned, without weeks nothing comes again."""

    name: str
    relation: str = ""
    day: date | None = None
    time: str = ""
    every_weeks: int = 0


@dataclass(frozen=True)
class YearDate:
    """A date of the employer's year, as the first start asks for it."""

    name: str
    kind: str
    day: date


def is_due(journal: Journal) -> bool:
    """Whether to ask: never twice, and not where something is written already, but for words that a kill broke off."""
    if drafts.all(journal, f"form/{PLACE}/"):
        return True
    return not journal.settings.get(_SETTING) and not journal.rows(_ANYTHING)


def asked(journal: Journal) -> None:
    """Note that it was asked; a second start asks nothing. It is no step that undo could take back."""
    if not journal.settings.get(_SETTING):
        with journal.bulk(translate("core", "First start")):
            journal.settings.set(_SETTING, clock.today().isoformat())


def meet(journal: Journal, meeting: Meeting) -> str:
    """Keep a person, the next conversation, and how often it comes; the person's uid. Said twice, it is kept once."""
    with journal.write(translate("core", MEET)):
        person = _person(journal, meeting)
        if meeting.day:
            _plan(journal, person, meeting, meeting.day)
    return person


def _person(journal: Journal, meeting: Meeting) -> str:
    name = " ".join(meeting.name.split())
    known = next((one for one in names.of(journal, "person") if one.name.casefold() == name.casefold()), None)
    if known is None:
        return journal.add("person", name=name, relation=meeting.relation)
    if meeting.relation and journal.values(known.id)["relation"] != meeting.relation:
        journal.edit("person", known.id, relation=meeting.relation)
    return known.id


def _plan(journal: Journal, person: str, meeting: Meeting, day: date) -> None:
    planned = [one for one in conversations.upcoming(journal) if person in {who.id for who in one.people}]
    if not any(one.day == day for one in planned):
        journal.add("conversation", people=[person], day=day, time=meeting.time)
    if meeting.every_weeks and not series.running(journal, person):
        series.begin(journal, person, day, meeting.every_weeks, meeting.time)


def name_strengths(journal: Journal, found: Iterable[str]) -> list[str]:
    """Keep strengths in the order in which they were named; their uids. One that is there already stays one."""
    with journal.write(translate("core", STRENGTHS)):
        return [strengths.add(journal, name) for name in found if name.strip()]


def mark_year(journal: Journal, found: Iterable[YearDate], yearly: bool = True) -> None:
    """Keep dates of the employer's year; one of the same name and day is kept once."""
    known = {(row.name, row.day) for row in live(CycleDate)}
    with journal.write(translate("core", YEAR)):
        for one in found:
            if (one.name, one.day) not in known:
                journal.add("cycle-date", name=one.name, kind=one.kind, day=one.day, yearly=yearly)
