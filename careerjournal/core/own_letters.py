"""Letters to myself: written now, opened on a day that was chosen then, and not read before it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from careerjournal.core import clock, days
from careerjournal.core.journal import Journal
from careerjournal.core.records import live
from careerjournal.core.records_growth import Letter
from careerjournal.core.trouble import Trouble
from careerjournal.core.words import translate


@dataclass(frozen=True)
class LetterView:
    """A letter; `text` is empty until it was opened."""

    id: str
    day: date
    open_on: date
    opened_on: date | None
    text: str


def write(journal: Journal, text: str, open_on: date, day: date | None = None, **fields: Any) -> str:
    """Keep a letter of `day` (today) to be opened on a later one; its uid."""
    if not text.strip():
        raise Trouble(translate("core", "A letter begins with a word. What would you like to tell yourself?"))
    if open_on <= (day or clock.today()):
        raise Trouble(translate("core", "Choose a day to come, so that the letter has a way to go."))
    with journal.write(translate("core", "Write a letter to myself")):
        return journal.add("letter", text=text, open_on=open_on, day=day or clock.today(), **fields)


def in_a_year(day: date) -> date:
    """The same day a year later, the last of February where there is none."""
    return day.replace(year=day.year + 1, day=28) if (day.month, day.day) == (2, 29) else day.replace(year=day.year + 1)


def get(journal: Journal, uid: str) -> LetterView:
    """One letter, shut until it was opened."""
    found = _views(Letter.uid == uid)
    if not found:
        raise Trouble(translate("core", "There is no letter “{id}”.").format(id=uid))
    return found[0]


def due(journal: Journal) -> list[LetterView]:
    """Letters whose day has come and that were not opened yet, the longest waiting first."""
    return _views(Letter.opened_on.is_null(), Letter.open_on <= clock.today())


def waiting(journal: Journal) -> list[LetterView]:
    """Letters whose day is to come, the nearest first; their text stays shut."""
    return _views(Letter.opened_on.is_null(), Letter.open_on > clock.today())


def opened(journal: Journal) -> list[LetterView]:
    """Letters that were opened, the one opened last first."""
    found = _views(Letter.opened_on.is_null(False))
    return sorted(found, key=lambda letter: letter.opened_on or letter.open_on, reverse=True)


def open(journal: Journal, uid: str) -> LetterView:  # noqa: A001 - read as own_letters.open(journal, uid)
    """Open a letter, or read an opened one again; Trouble before its day."""
    row = live(Letter).where(Letter.uid == uid).first()
    if row is None:
        raise Trouble(translate("core", "There is no letter “{id}”.").format(id=uid))
    if row.opened_on is None:
        if row.open_on > clock.today():
            sentence = translate("core", "This letter waits until {day}.")
            raise Trouble(sentence.format(day=days.plain(row.open_on)))
        with journal.write(translate("core", "Open a letter")):
            journal.edit("letter", uid, opened_on=clock.today())
        row = live(Letter).where(Letter.uid == uid).get()
    return _view(row)


def _views(*which: Any) -> list[LetterView]:
    return [_view(row) for row in live(Letter).where(*which).order_by(Letter.open_on, Letter.id)]


def _view(row: Any) -> LetterView:
    return LetterView(row.uid, row.day, row.open_on, row.opened_on, row.text if row.opened_on else "")
