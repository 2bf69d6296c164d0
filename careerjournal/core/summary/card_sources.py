"""The fifteen-minute card: one question, one thing to give, one insight to get, and a line for a hard moment."""

from __future__ import annotations

from collections.abc import Collection

from careerjournal.core import conversations, days, follow_up
from careerjournal.core.conversations import ConversationView
from careerjournal.core.entries import Named
from careerjournal.core.journal import Journal
from careerjournal.core.summary.gathered import Gathered, Items
from careerjournal.core.summary.page import Item, run
from careerjournal.core.trouble import Trouble
from careerjournal.core.words import translate


def subjects(journal: Journal) -> list[Named]:
    """The talks to come, those with a card first; where none is planned, a card to fill in by hand."""
    planned = [talk for talk in conversations.upcoming(journal) if not talk.private]
    planned.sort(key=lambda talk: not _has_card(talk))
    return [_subject(talk) for talk in planned] or [Named("", "")]


def _has_card(talk: ConversationView) -> bool:
    return bool(talk.question or talk.give or talk.insight)


def subject(journal: Journal, uid: str) -> Named:
    """One conversation, planned or past."""
    return _subject(conversations.get(journal, uid))


def _subject(talk: ConversationView) -> Named:
    return Named(talk.id, translate("core", "{day}, {name}").format(day=days.plain(talk.day), name=talk.name))


def _with(talk: ConversationView) -> str:
    who = conversations.listed([" ".join(person.name.split()) for person in talk.people])
    said = translate("core", "Fifteen minutes with {people}") if who else translate("core", "Fifteen minutes")
    return said.format(people=who)


def gather(journal: Journal, conversation: str, _asked_for: Collection[str]) -> Gathered:
    """What the card of a talk may say; of one without a question, what is to be asked in it."""
    if not conversation:
        return Gathered(translate("core", "Fifteen minutes"), "", {})
    talk = conversations.get(journal, conversation)
    if talk.private:
        raise Trouble(translate("core", "This conversation is only for you, so nothing of it goes on paper."))
    when = f"{days.whole(talk.day)}, {talk.time}" if talk.time else days.whole(talk.day)
    readers = tuple(person.name for person in talk.people)
    return Gathered(_with(talk), when, _items(journal, talk), readers=readers)


def _items(journal: Journal, talk: ConversationView) -> Items:
    asks = [
        Item(one.id, run(one.text), usual=not talk.question)
        for one in conversations.topics(journal, talk)
        if one.kind == "ask" and one.whose == "mine" and one.is_open and not one.private
    ]
    line = translate("core", "“{line}”").format(line=follow_up.pocket_line(talk))
    return {
        "question": [*_line("question", talk.question), *asks],
        "give": _line("give", talk.give),
        "insight": _line("insight", talk.insight),
        "pocket": _line("pocket", line),
    }


def _line(name: str, text: str) -> list[Item]:
    words = run(text)
    return [Item(f"line-{name}", words)] if words else []
