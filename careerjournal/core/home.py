"""Home: what now? The next conversation, a few lines worth a look, the last entries, and where things stand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from careerjournal.core import (
    away,
    checklist,
    clock,
    conversations,
    cycle,
    days,
    entries,
    looks,
    looks_year,
    people,
)
from careerjournal.core.actions import ActionView
from careerjournal.core.away import AwayView
from careerjournal.core.conversations import ConversationView
from careerjournal.core.cycle import CycleDateView
from careerjournal.core.entries import EntryView, Filter
from careerjournal.core.feedback import FeedbackView
from careerjournal.core.goals import GoalView
from careerjournal.core.journal import Journal
from careerjournal.core.look import Look, names_of
from careerjournal.core.people import LastTalk, PersonView
from careerjournal.core.seen import Seen
from careerjournal.core.wants import Hearer, WantView

LATEST = 3
_YEAR_AGO = 10  # days around the same day of last year


@dataclass(frozen=True)
class TalkCard:
    """The next conversation: with whom and when, in words, and what would still help."""

    talk: ConversationView
    who: str
    when: str
    sentence: str
    steps: tuple[str, ...]


@dataclass(frozen=True)
class Standing:
    """Where things stand: dates and names, no counts. The manager's clock is that of the present employer."""

    manager: PersonView | None = None
    manager_talk: LastTalk | None = None
    last_talk: LastTalk | None = None
    mine: tuple[ActionView, ...] = ()
    theirs: tuple[ActionView, ...] = ()
    goals: tuple[GoalView, ...] = ()
    feedback: tuple[FeedbackView, ...] = ()
    want: WantView | None = None
    heard: tuple[Hearer, ...] = ()
    pulse: date | None = None
    next_date: CycleDateView | None = None
    passed: tuple[Look, ...] = ()

    @property
    def is_empty(self) -> bool:
        return self == Standing()


@dataclass(frozen=True)
class Home:
    """Everything the screen paints.

    `new` is a journal in which nobody wrote yet; while the person is away there is nothing but `away` and the entries.
    """

    new: bool
    meets_somebody: bool
    talk: TalkCard | None
    looks: tuple[Look, ...]
    latest: tuple[EntryView, ...]
    year_ago: EntryView | None
    standing: Standing
    away: AwayView | None = None
    is_back: bool = False


def read(journal: Journal) -> Home:
    """Home as the journal stands now."""
    latest = tuple(entries.select(journal, Filter(last=clock.today()), limit=LATEST))
    somebody = bool(people.everyone(journal))
    if absent := away.now(journal):
        return Home(False, somebody, None, (), latest, None, Standing(), absent)
    seen = Seen(journal)
    now, passed = looks.worth(seen)
    talk = _talk(seen)
    standing = _standing(seen, tuple(passed))
    return Home(
        new=not latest and not somebody and talk is None and not now and standing.is_empty,
        meets_somebody=somebody,
        talk=talk,
        looks=tuple(now),
        latest=latest,
        year_ago=_year_ago(journal),
        standing=standing,
        is_back=away.is_back(journal),
    )


def _talk(seen: Seen) -> TalkCard | None:
    talk = next((talk for talk in seen.planned if not conversations.is_over(talk)), None)
    if talk is None:
        return None
    found = checklist.read(seen.journal, talk.id, seen)
    steps = tuple(step.title for step in found.of_group("worth"))
    when = days.capital(days.at(talk.day, talk.time))
    return TalkCard(talk, names_of(talk), when, found.sentence if steps else "", steps)


def _year_ago(journal: Journal) -> EntryView | None:
    """The win nearest to this day of last year."""
    then = clock.today() - timedelta(days=365)
    span = Filter(first=then - timedelta(days=_YEAR_AGO), last=then + timedelta(days=_YEAR_AGO), kinds=("win",))
    wins = [win for win in entries.select(journal, span) if not win.private]
    return min(wins, key=lambda win: abs((win.day - then).days), default=None)


def _standing(seen: Seen, passed: tuple[Look, ...]) -> Standing:
    open_ones, manager, anyone = seen.open_actions, seen.manager_talk, seen.last_talk
    return Standing(
        manager=next(iter(seen.managers), None),
        manager_talk=manager,
        last_talk=anyone if anyone and (manager is None or anyone.id != manager.id) else None,
        mine=tuple(one for one in open_ones if one.owner is None),
        theirs=tuple(one for one in open_ones if one.owner),
        goals=tuple(seen.active_goals),
        feedback=tuple(seen.unanswered),
        want=seen.want,
        heard=seen.hearers,
        pulse=seen.last_session(looks_year.PULSE),
        next_date=cycle.next_date(seen.journal),
        passed=passed,
    )
