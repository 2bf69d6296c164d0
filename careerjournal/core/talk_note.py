"""The note that tells somebody, a day or two before, what a conversation is to be about: twelve lines at most."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from careerjournal.core import conversations, days, options
from careerjournal.core.conversations import ConversationView, TopicView
from careerjournal.core.journal import Journal
from careerjournal.core.summary import choices
from careerjournal.core.to_send import ITEM
from careerjournal.core.words import counted, in_words, translate

MOST = 12


@dataclass(frozen=True)
class _Group:
    """A line that leads in, and the items below it."""

    lead: str
    items: tuple[str, ...]

    def lines(self, room: int) -> list[str]:
        """The lead and the items in `room` lines; what does not fit is counted, or stands in one line."""
        shown = [_one_line(item) for item in self.items]
        if room < len(shown):
            left = len(shown) - room + 1
            more = counted("and one more", "and %n more", left).replace(str(left), in_words(left))
            shown = [*shown[: room - 1], more] if room > 1 else ["; ".join(shown)]
        return [self.lead, *(f"{ITEM}{item}" for item in shown)]


def compose(journal: Journal, conversation: str) -> tuple[str, ...]:
    """The note, line by line; nothing for a private conversation, nor before there is anything to say.

    What is hard stands in it only once it is ticked for the page, with its proposal; what is private never does.
    """
    talk = conversations.get(journal, conversation)
    groups = [] if talk.private else [group for group in _groups(journal, talk) if group.items]
    wish = [] if talk.private or not talk.wish.strip() else [_wish(talk)]
    if not groups and not wish:
        return ()
    opening = translate("core", "Ahead of our talk on {day}:").format(day=_when(talk))
    closing = translate("core", "What would you like to raise?")
    rooms = _rooms(groups, MOST - 2 - len(wish))
    said = [line for group, room in zip(groups, rooms, strict=True) for line in group.lines(room)]
    return opening, *wish, *said, closing


def _rooms(groups: Sequence[_Group], lines: int) -> list[int]:
    """How many lines the items of each group get; the longest gives way first."""
    rooms = [len(group.items) for group in groups]
    while sum(rooms) + len(rooms) > lines:
        rooms[rooms.index(max(rooms))] -= 1
    return rooms


def _groups(journal: Journal, talk: ConversationView) -> list[_Group]:
    topics = [one for one in conversations.topics(journal, talk) if one.is_open and not one.private]
    mine = [one for one in topics if one.whose == "mine"]
    ticked = choices.ticked(talk.id)
    hard = [one for one in mine if one.kind == "hard" and one.id in ticked]
    ready = [option for option in options.undecided(journal) if option.state == "ready"]
    return [
        _Group(
            translate("core", "I would like to talk about:"),
            tuple(one.text for one in mine if one.kind == "talk") + tuple(map(_with_proposal, hard)),
        ),
        _Group(translate("core", "I will ask:"), tuple(one.text for one in mine if one.kind == "ask")),
        _Group(translate("core", "I would like to propose:"), tuple(option.title for option in ready)),
    ]


def _with_proposal(topic: TopicView) -> str:
    if not topic.proposal:
        return topic.text
    return translate("core", "{topic}; I propose: {proposal}").format(topic=topic.text, proposal=topic.proposal)


def _wish(talk: ConversationView) -> str:
    return translate("core", "What I most want from it: {wish}").format(wish=_one_line(talk.wish))


def _when(talk: ConversationView) -> str:
    day = translate("core", "{weekday}, {day}").format(weekday=days.weekday(talk.day), day=days.plain(talk.day))
    return translate("core", "{day} at {time}").format(day=day, time=talk.time) if talk.time else day


def _one_line(text: str) -> str:
    return " ".join(text.split())
