"""The journal as one reading sees it: what several parts of a picture ask for is read once, and let go with it."""

from __future__ import annotations

from functools import cached_property

from careerjournal.core import actions, conversations, feedback, goals, options
from careerjournal.core.actions import ActionView
from careerjournal.core.conversations import ConversationView
from careerjournal.core.feedback import FeedbackView
from careerjournal.core.goals import GoalView
from careerjournal.core.journal import Journal
from careerjournal.core.options import OptionView


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
    def planned(self) -> list[ConversationView]:
        return conversations.upcoming(self.journal)
