"""Which quarter a session looks back at: the one that its own day lies in; who chooses another one, moves that day.

Most reviews are written just after their quarter. So that every question, and every entry beside it, is of the quarter
that is meant, such a session stands on the quarter's last day; when it was finished is noted beside that.
"""

from __future__ import annotations

from datetime import date, timedelta

from careerjournal.core import clock, own_sets
from careerjournal.core.journal import Journal
from careerjournal.core.prompt_variables import Window
from careerjournal.core.quarter import Quarter, between
from careerjournal.core.records import Entry, live
from careerjournal.core.records_growth import Session

GRACE = 21
"""Days of a new quarter in which a look back most likely means the one that has just ended."""
OFFERED = 5
"""Quarters to choose from: up to the same one a year ago."""
_MONTHS = 3


def lately(journal: Journal) -> Quarter:
    """The quarter that one looks back at these days: the last one for its first weeks, then the present one."""
    return Quarter.of(clock.today() - timedelta(days=GRACE), journal.settings.fiscal_start)


def likely(journal: Journal) -> Quarter:
    """The quarter that a look back begun today most likely means; one that was finished is not begun again."""
    quarter = lately(journal)
    done = any(journal.values(uid)["finished_on"] for uid in reviews(journal, quarter))
    return Quarter.of(clock.today(), journal.settings.fiscal_start) if done else quarter


def day_in(quarter: Quarter) -> date:
    """The day on which a look back at a quarter stands: today, or the quarter's last day where that is over."""
    return max(quarter.first, min(clock.today(), quarter.last))


def choices(journal: Journal, chosen: Quarter) -> list[Quarter]:
    """The quarters that a session may look back at, newest first: the last ones, and the one that it is at."""
    now = Quarter.of(clock.today(), journal.settings.fiscal_start)
    return sorted({chosen, *between(now.shifted(1 - OFFERED), now)}, reverse=True)


def window(quarter: Quarter) -> Window:
    """The days that such a session looks back over: the whole quarter, whichever of its days the session has."""
    return Window(quarter.first, quarter.last, _MONTHS)


def reviews(journal: Journal, quarter: Quarter) -> list[str]:
    """The sessions that look back at a quarter, the newest first; begun is enough."""
    sets = [one.key for one in own_sets.all_sets(journal).values() if one.quarter]
    found = live(Session, Session.uid).join(Entry, on=(Entry.id == Session.id))
    found = found.where(
        Session.prompt_set << sets, Entry.removed_on.is_null(), Entry.day.between(quarter.first, quarter.last)
    )
    return [uid for (uid,) in found.order_by(Session.id.desc()).tuples()]
