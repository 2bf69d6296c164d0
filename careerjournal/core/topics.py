"""Topics while a talk is prepared and held: their order, letting one go, and the outcome of what was asked for."""

from __future__ import annotations

from typing import Any

from careerjournal.core import clock, conversations, options, outcomes
from careerjournal.core.conversations import TopicView
from careerjournal.core.journal import Journal
from careerjournal.core.trouble import Trouble
from careerjournal.core.words import translate

GROUPS = ("mine", "theirs", "carried")


def group(topic: TopicView) -> str:
    """mine, theirs or carried: under which words a topic is listed."""
    return "carried" if topic.carried else "theirs" if topic.whose == "theirs" else "mine"


def grouped(journal: Journal, talk: str) -> dict[str, list[TopicView]]:
    """The topics of a conversation in their groups, each in the person's order."""
    found: dict[str, list[TopicView]] = {name: [] for name in GROUPS}
    for topic in conversations.topics(journal, conversations.get(journal, talk)):
        found[group(topic)].append(topic)
    return found


def move(journal: Journal, talk: str, topic: str, by: int) -> bool:
    """Move a topic up (−1) or down (1) within its group; False where it stands at the end already."""
    groups = grouped(journal, talk)
    own = next((group for group in (groups["mine"], groups["theirs"]) if topic in _ids(group)), [])
    place = next((number for number, one in enumerate(own) if one.id == topic), -1)
    if place < 0 or not 0 <= place + by < len(own):
        return False
    own.insert(place + by, own.pop(place))
    with journal.write(translate("core", "Move a topic")):
        for number, one in enumerate([*groups["mine"], *groups["theirs"]], 1):
            if one.position != number:
                journal.edit("topic", one.id, position=number)
    return True


def _ids(topics: list[TopicView]) -> list[str]:
    return [topic.id for topic in topics]


def let_go(journal: Journal, topic: str) -> None:
    """Carry a topic no further; it stays readable where it was first put."""
    with journal.write(translate("core", "Let a topic go")):
        journal.edit("topic", topic, dropped_on=clock.today())


def decide(journal: Journal, talk: str, topic: str, kind: str, **fields: Any) -> str:
    """Note what became of something asked for: it is an option from now on, with this outcome; the outcome's uid.

    A hard topic's proposal is the option and the topic its problem. The topic counts as covered.
    """
    view = next((one for group in grouped(journal, talk).values() for one in group if one.id == topic), None)
    if view is None:
        raise Trouble(translate("core", "This topic does not belong to this conversation."))
    held = outcomes.day_of(conversations.get(journal, talk))
    with journal.write(translate("core", "Note an outcome")):
        option = _option_of(journal, view) or journal.add(
            "option", title=view.proposal or view.text, problem=view.text if view.proposal else ""
        )
        outcome = options.decide(journal, option, kind, conversation=talk, day=held, **fields)
        conversations.cover(journal, topic, talk)
    return outcome


def _option_of(journal: Journal, topic: TopicView) -> str:
    """The undecided option that a topic speaks of in the same words; “” where there is none."""
    title = (topic.proposal or topic.text).strip().casefold()
    found = options.undecided(journal)
    return next((option.id for option in found if option.title.strip().casefold() == title), "")
