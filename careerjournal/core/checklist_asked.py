"""What a checklist step asks about, one conversation looked up once, and the answer that a question gives."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from careerjournal.core import conversations, people
from careerjournal.core.actions import ActionView
from careerjournal.core.conversations import ConversationView, listed
from careerjournal.core.seen import Seen
from careerjournal.core.summary import choices
from careerjournal.core.words import translate

DONE, OPEN, SKIPPED, NOT_NEEDED = "done", "open", "skipped", "not-needed"


@dataclass(frozen=True)
class Answer:
    """Where one step stands: done, open or not-needed, why in one sentence, and the records it rests on."""

    state: str
    reason: str
    evidence: tuple[str, ...] = ()


class Asked:
    """One conversation and what several questions want to know about it, looked up once."""

    def __init__(self, seen: Seen, talk: ConversationView) -> None:
        self.seen, self.journal = seen, seen.journal
        self.talk = talk
        self.last = conversations.last_before(self.journal, talk)
        self.topics = conversations.topics(self.journal, talk)
        self.chosen = choices.ticked(talk.id)

    @property
    def who(self) -> str:
        return listed([person.name.split()[0] for person in self.talk.people]) or translate("core", "them")

    @cached_property
    def people(self) -> set[str]:
        """The uids of whom it is with."""
        return {person.id for person in self.talk.people}

    @cached_property
    def is_with_manager(self) -> bool:
        return any(person.id in self.people for person in people.managers(self.journal))

    def promised(self, mine: bool) -> list[ActionView]:
        """Open promises that matter here: all of mine, or those of the people in this conversation."""
        found = self.seen.open_actions
        return [one for one in found if (one.owner is None if mine else one.owner and one.owner.id in self.people)]
