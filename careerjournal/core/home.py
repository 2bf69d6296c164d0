"""Home: what now? The next conversation, a few lines worth a look, the last entries, and where things stand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from careerjournal.core import checklist, clock, conversations, cycle, days, entries, looks, people
from careerjournal.core.actions import ActionView
from careerjournal.core.conversations import ConversationView
from careerjournal.core.cycle import CycleDateView
from careerjournal.core.entries import EntryView, Filter
from careerjournal.core.feedback import FeedbackView
from careerjournal.core.goals import GoalView
from careerjournal.core.journal import Journal
from careerjournal.core.looks import Look
from careerjournal.core.people import LastTalk
from careerjournal.core.seen import Seen

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
    """Where things stand: dates and names, no counts."""

    manager_talk: LastTalk | None
    last_talk: LastTalk | None
    mine: tuple[ActionView, ...]
    theirs: tuple[ActionView, ...]
    goals: tuple[GoalView, ...]
    feedback: tuple[FeedbackView, ...]
    next_date: CycleDateView | None
    passed: tuple[Look, ...]

    @property
    def is_empty(self) -> bool:
        return self == Standing(None, None, (), (), (), (), None, ())


@dataclass(frozen=True)
class Home:
    """Everything the screen paints. `new` is a journal in which nobody wrote yet."""

    new: bool
    meets_somebody: bool
    talk: TalkCard | None
    looks: tuple[Look, ...]
    latest: tuple[EntryView, ...]
    year_ago: EntryView | None
    standing: Standing


def read(journal: Journal) -> Home:
    seen = Seen(journal)
    now, passed = looks.worth(seen)
    latest = tuple(entries.select(journal, Filter(last=clock.today()), limit=LATEST))
    somebody = bool(people.everyone(journal))
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
    )


def _talk(seen: Seen) -> TalkCard | None:
    talk = next((talk for talk in seen.planned if not conversations.is_over(talk)), None)
    if talk is None:
        return None
    found = checklist.read(seen.journal, talk.id, seen)
    steps = tuple(step.title for step in found.of_group("worth"))
    when = days.capital(days.at(talk.day, talk.time))
    return TalkCard(talk, looks.names_of(talk), when, found.sentence if steps else "", steps)


def _year_ago(journal: Journal) -> EntryView | None:
    """The win nearest to this day of last year."""
    then = clock.today() - timedelta(days=365)
    span = Filter(first=then - timedelta(days=_YEAR_AGO), last=then + timedelta(days=_YEAR_AGO), kinds=("win",))
    wins = [win for win in entries.select(journal, span) if not win.private]
    return min(wins, key=lambda win: abs((win.day - then).days), default=None)


def _standing(seen: Seen, passed: tuple[Look, ...]) -> Standing:
    journal, open_ones = seen.journal, seen.open_actions
    manager, anyone = people.last_career_talk(journal, people.MANAGER), people.last_career_talk(journal)
    return Standing(
        manager_talk=manager,
        last_talk=anyone if anyone and (manager is None or anyone.id != manager.id) else None,
        mine=tuple(one for one in open_ones if one.owner is None),
        theirs=tuple(one for one in open_ones if one.owner),
        goals=tuple(seen.active_goals),
        feedback=tuple(seen.unanswered),
        next_date=cycle.next_date(journal),
        passed=passed,
    )
