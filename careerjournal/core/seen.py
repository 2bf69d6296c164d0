"""The journal as one reading sees it: what several parts of a picture ask for is read once, and let go with it."""

from __future__ import annotations

from datetime import date
from functools import cached_property

from careerjournal.core import actions, conversations, cycle, feedback, goals, options, people, sessions, wants
from careerjournal.core.actions import ActionView
from careerjournal.core.conversations import ConversationView
from careerjournal.core.feedback import FeedbackView
from careerjournal.core.goals import GoalView
from careerjournal.core.journal import Journal
from careerjournal.core.options import OptionView
from careerjournal.core.people import LastTalk, PersonView
from careerjournal.core.records import Outcome, live
from careerjournal.core.sessions import SessionLine
from careerjournal.core.summary import choices
from careerjournal.core.wants import Hearer, WantView

_FINISHED = """
SELECT session.prompt_set, max(session.finished_on) FROM session CROSS JOIN entry ON entry.id = session.id
WHERE session.removed_on IS NULL AND entry.removed_on IS NULL AND session.finished_on IS NOT NULL GROUP BY 1
"""


class Seen:
    """Made for one reading and never kept: what it has read does not follow a change."""

    def __init__(self, journal: Journal) -> None:
        self.journal = journal

    @cached_property
    def open_actions(self) -> list[ActionView]:
        return actions.open_ones(self.journal)

    @cached_property
    def feedback(self) -> list[FeedbackView]:
        return feedback.newest_first(self.journal)

    @property
    def unanswered(self) -> list[FeedbackView]:
        return feedback.without_response(self.feedback)

    @cached_property
    def active_goals(self) -> list[GoalView]:
        return goals.active(self.journal)

    @cached_property
    def options(self) -> list[OptionView]:
        return options.all_of(self.journal)

    @cached_property
    def trial_wins(self) -> set[str]:
        """The wins that agreed trials became, by uid."""
        return {row.win.uid for row in live(Outcome, Outcome.win).where(Outcome.win.is_null(False))}

    # Talks and people

    @cached_property
    def planned(self) -> list[ConversationView]:
        return conversations.upcoming(self.journal)

    @cached_property
    def managers(self) -> list[PersonView]:
        return people.managers(self.journal)

    @cached_property
    def manager_talk(self) -> LastTalk | None:
        """The last career talk with the manager; a new employer starts this clock afresh."""
        found, since = people.last_career_talk(self.journal, people.MANAGER), cycle.employed_since(self.journal)
        return found if found and (since is None or found.day >= since) else None

    @cached_property
    def last_talk(self) -> LastTalk | None:
        """The last career talk with anyone."""
        return people.last_career_talk(self.journal)

    def chosen_for(self, talk: ConversationView) -> set[str]:
        """The records that the person put on, or took off, the sheet of a conversation."""
        return set(choices.read(choices.About("sheet", talk.id)).ticks)

    # What I want, and sessions

    @cached_property
    def want(self) -> WantView | None:
        return wants.newest(self.journal)

    @cached_property
    def hearers(self) -> tuple[Hearer, ...]:
        return wants.hearers(self.journal)

    @cached_property
    def unfinished(self) -> list[SessionLine]:
        return sessions.unfinished(self.journal)

    def is_unfinished(self, set_key: str) -> bool:
        return any(session.set_key == set_key for session in self.unfinished)

    @cached_property
    def _finished(self) -> dict[str, date]:
        return {key: date.fromisoformat(day) for key, day in self.journal.rows(_FINISHED)}

    def last_session(self, set_key: str) -> date | None:
        """When a session of a prompt set was last finished."""
        return self._finished.get(set_key)

    @cached_property
    def first_day(self) -> date | None:
        """The day of the oldest entry."""
        found = self.journal.rows("SELECT min(day) FROM entry WHERE removed_on IS NULL")
        return date.fromisoformat(found[0][0]) if found[0][0] else None
