"""What a conversation was about, in the order of the paper: what the two faces after Prepare show."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from careerjournal.core import actions, clock, conversations, days, entries, options, people, working_days
from careerjournal.core.actions import ActionView
from careerjournal.core.conversations import ConversationView
from careerjournal.core.entries import EntryView
from careerjournal.core.journal import Journal
from careerjournal.core.options import OptionView
from careerjournal.core.records import Entry
from careerjournal.core.summary import choices
from careerjournal.core.words import translate

_WINS = 3
_LATELY = 14  # days after a talk in which one still remembers what was told


def since_last_time(journal: Journal, talk: ConversationView) -> list[ActionView]:
    """Promises from before that concern this conversation: the open ones, and those kept on its day or after."""
    here = {person.id for person in talk.people}
    held = [one for person in here for one in conversations.past(journal, person)]
    before = {one.id for one in held if one.day <= talk.day and one.id != talk.id}
    made = [*actions.open_ones(journal), *actions.closed_since(journal, talk.day)]
    return [one for one in made if _made_before(one, talk) and _concerns(one, here, before)]


def _made_before(action: ActionView, talk: ConversationView) -> bool:
    return action.conversation != talk.id and (action.day is None or action.day <= talk.day)


def _concerns(action: ActionView, here: set[str], talks: set[str]) -> bool:
    return action.conversation in talks or (action.owner is not None and action.owner.id in here)


def at_the_table(journal: Journal, talk: ConversationView) -> list[OptionView]:
    """The options to talk about: what was decided here, what waits for an answer, what was to be looked at again."""
    return [option for option in options.all_of(journal) if _at_the_table(option, talk)]


def _at_the_table(option: OptionView, talk: ConversationView) -> bool:
    if any(outcome.conversation == talk.id for outcome in option.outcomes):
        return True
    if talk.state == "held":
        return False
    due = option.review_on is not None and option.review_on <= talk.day
    return due or option.state in ("ready", "proposed")


def wins_to_tell(journal: Journal, talk: ConversationView) -> list[EntryView]:
    """The wins that are on the page, those that were told here, and for a manager a few that were not told yet."""
    if talk.private:
        return []
    told = _wins(journal, Entry.told_on == told_day(talk))
    on_page = _wins(journal, Entry.told_on.is_null(), Entry.uid << list(choices.ticked(talk.id)))
    others = [win for win in _wins(journal, Entry.told_on.is_null(), most=_WINS) if win not in on_page]
    left = max(0, _WINS - len(told) - len(on_page))
    fresh = (clock.today() - talk.day).days <= _LATELY and _is_for_a_manager(journal, talk)
    return told + on_page + (others[:left] if fresh else [])


def _is_for_a_manager(journal: Journal, talk: ConversationView) -> bool:
    """Whether a manager is in it; where nobody is known as one, anybody may be."""
    managers = {person.id for person in people.managers(journal)}
    return not managers or bool(managers & {person.id for person in talk.people})


def _wins(journal: Journal, *asked: Any, most: int | None = None) -> list[EntryView]:
    """Wins that may be seen, in the order of the page: those with an impact first, the newest first."""
    found = entries.matching(entries.Filter(kinds=("win",), last=clock.today()), Entry.uid)
    found = found.where(~Entry.private, *asked)
    newest = found.order_by(Entry.impact == "", Entry.day.desc(), Entry.time.desc(), Entry.id.desc()).limit(most)
    return entries.get_many(journal, [row.uid for row in newest])


def told_day(talk: ConversationView) -> date:
    """The day on which what was said there was told."""
    return min(talk.held_on or talk.day, clock.today())


def tell(journal: Journal, talk: ConversationView, win: str, told: bool) -> None:
    """Mark a win as told in this conversation, or take that back."""
    with journal.write(translate("core", "Mark as told") if told else translate("core", "Mark as not told")):
        journal.edit("entry", win, told_on=told_day(talk) if told else None)


@dataclass(frozen=True)
class Onward:
    """What stayed open, and the conversation it goes to; None where the next one has no day yet."""

    topics: tuple[str, ...]
    to: ConversationView | None


def onward(journal: Journal, talk: ConversationView) -> Onward:
    """Where the topics that stayed open go."""
    left = [topic for topic in conversations.topics(journal, talk) if topic.is_open]
    here = {person.id for person in talk.people}
    coming = [
        one
        for one in conversations.upcoming(journal)
        if one.id != talk.id and here & {person.id for person in one.people}
    ]
    return Onward(tuple(topic.text for topic in left), next(iter(coming), None))


def pocket_line(talk: ConversationView) -> str:
    """A sentence for a moment that is hard: it asks for two working days to think."""
    back = working_days.soon(max(talk.day, clock.today()) if talk.state == "planned" else talk.day)
    return translate("core", "Thank you. May I think and come back on {day}?").format(day=days.weekday(back))
