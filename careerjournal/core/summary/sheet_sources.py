"""What could stand on the sheet of one conversation: the journal's records as items, section by section.

Nothing private comes through here, nor anything that hangs on something private, so that no tick can bring it back.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date, timedelta

from careerjournal.core import (
    actions,
    clock,
    conversations,
    days,
    entries,
    feedback,
    goals,
    options,
)
from careerjournal.core.actions import ActionView
from careerjournal.core.conversations import ConversationView, TopicView
from careerjournal.core.entries import EntryView, Filter, Named
from careerjournal.core.goals import GoalView
from careerjournal.core.journal import Journal
from careerjournal.core.nouns import CAREER_TALKS
from careerjournal.core.records import Entry
from careerjournal.core.summary import growth_items, items, layouts
from careerjournal.core.summary.gathered import Gathered, Items
from careerjournal.core.summary.on_paper import parts
from careerjournal.core.summary.page import Item, run, words
from careerjournal.core.trouble import Trouble
from careerjournal.core.words import translate

_TITLE_WORDS = 16
_WINS, _SETBACKS, _GOALS, _PAIRS = 9, 3, 6, 3
_QUARTER = timedelta(days=92)
_STANDING = "standing-"


def is_career(talk: ConversationView) -> bool:
    return talk.kind in CAREER_TALKS


def subjects(journal: Journal) -> list[Named]:
    """The planned conversations, the next one first; a private one has no sheet."""
    coming = conversations.next_one(journal)
    planned = [talk for talk in conversations.upcoming(journal) if not talk.private]
    planned.sort(key=lambda talk: coming is None or talk.id != coming.id)
    return [_subject(talk) for talk in planned]


def subject(journal: Journal, uid: str) -> Named:
    """One conversation, planned or past."""
    return _subject(conversations.get(journal, uid))


def _subject(talk: ConversationView) -> Named:
    return Named(talk.id, translate("core", "{day}, {name}").format(day=days.plain(talk.day), name=talk.name))


def gather(journal: Journal, conversation: str, asked_for: Collection[str]) -> Gathered:
    """Every candidate for the sheet of a conversation; `asked_for` are entries wanted beyond the usual ones."""
    talk = conversations.get(journal, conversation)
    if talk.private:
        raise Trouble(translate("core", "This conversation is only for you, so nothing of it goes on paper."))
    lead, order = "", "usual"
    if is_career(talk):
        lead, order = layouts.read("sheet").spoken("lead"), "career"
    readers = tuple(person.name for person in talk.people)
    return Gathered(_title(talk), _when(talk), _items(journal, talk, asked_for), lead, order, readers)


def _title(talk: ConversationView) -> str:
    name = " ".join(talk.name.split())
    return name if words(name) <= _TITLE_WORDS else translate("core", "A conversation")


def _when(talk: ConversationView) -> str:
    return f"{days.whole(talk.day)}, {talk.time}" if talk.time else days.whole(talk.day)


def _items(journal: Journal, talk: ConversationView, asked_for: Collection[str]) -> Items:
    found: Items = {
        "wish": [Item(talk.id, run(talk.wish))] if talk.wish.strip() else [],
        "since": _since(journal, talk),
        "options": _options(journal),
        "feedback": _pairs(journal, talk),
    }
    extra = [one for one in entries.get_many(journal, list(asked_for)) if not one.private]
    found["wins"] = [items.win(one) for one in _wins(journal, extra)]
    wanted = _goals(journal)
    if is_career(talk):
        found["themes"] = growth_items.themes(journal, conversations.kept_from(journal, talk))
        found["standing"] = _standing()
        found["growth"] = growth_items.step(journal)
        if not found["growth"]:
            step = next((goal for goal in wanted if goal.kind == "career"), None)
            found["growth"] = [_towards(step)] if step else []
            wanted = [goal for goal in wanted if goal is not step]
    found["goals"] = [items.goal(journal, goal) for goal in wanted[:_GOALS]]
    open_topics = [topic for topic in conversations.topics(journal, talk) if topic.is_open and not topic.private]
    found |= _topics(open_topics)
    found["hard"] += [items.setback(one) for one in _setbacks(journal, extra)]
    return found


# Since last time


def _since(journal: Journal, talk: ConversationView) -> list[Item]:
    """What was promised last time, then older promises that are open or were kept since; mine, then theirs."""
    last = conversations.last_before(journal, talk)
    if last is None:
        return []
    people = {person.id for person in talk.people}
    before = {one.id for person in people for one in conversations.past(journal, person)}
    kept = conversations.kept_from(journal, talk)
    concerns_us = [
        action
        for action in actions.all_of(journal)
        if not action.private
        and not action.dropped_on
        and action.conversation not in kept
        and _concerns(action, people, before)
    ]
    lately = [one for one in concerns_us if one.is_open or one.conversation == last.id or _kept_since(one, last.day)]
    lately.sort(key=lambda action: (action.conversation != last.id, not action.is_open))
    mine = [_promise(action, talk) for action in lately if action.owner is None]
    return mine + [_promise(action, talk) for action in lately if action.owner is not None]


def _concerns(action: ActionView, people: Collection[str], talks: Collection[str]) -> bool:
    return action.conversation in talks or (action.owner is not None and action.owner.id in people)


def _kept_since(action: ActionView, day: date) -> bool:
    return action.done_on is not None and action.done_on >= day


def _promise(action: ActionView, talk: ConversationView) -> Item:
    if action.done_on:
        when = translate("core", "done {day}").format(day=days.plain(action.done_on))
    else:
        when = translate("core", "due {day}").format(day=days.plain(action.due)) if action.due else ""
    alone = len(talk.people) == 1 and action.owner == talk.people[0]
    who = "" if action.owner is None or alone else action.owner.name
    side = "mine" if action.owner is None else "theirs"
    return Item(
        action.id, run(action.text), aside=", ".join(filter(None, (who, when))), side=side, done=bool(action.done_on)
    )


# Entries


def _wins(journal: Journal, extra: Iterable[EntryView]) -> list[EntryView]:
    """Wins nobody was told yet, those with an impact first and the newest first; then what was asked for."""
    untold = entries.matching(Filter(kinds=("win",)), Entry.uid).where(
        Entry.told_on.is_null(), ~Entry.private, Entry.day <= clock.today()
    )
    found = entries.get_many(journal, entries.impact_first(untold, _WINS))
    known = {one.id for one in found}
    return found + [one for one in extra if one.kind in ("win", "milestone") and one.id not in known]


def _setbacks(journal: Journal, extra: Iterable[EntryView]) -> list[EntryView]:
    recent = entries.select(journal, Filter(kinds=("setback",), first=clock.today() - _QUARTER), limit=4 * _SETBACKS)
    found = [one for one in recent if not one.private][:_SETBACKS]
    known = {one.id for one in found}
    return found + [one for one in extra if one.kind == "setback" and one.id not in known]


# Feedback


def _pairs(journal: Journal, talk: ConversationView) -> list[Item]:
    """What was heard with what was done about it, the newest first; on the page once it was done since last time."""
    last = conversations.last_before(journal, talk)
    since = last.day if last else clock.today() - _QUARTER
    found: list[Item] = []
    for piece in feedback.newest_first(journal):
        kept = [one for one in piece.responses if not one.dropped_on and (one.is_open or _kept_since(one, since))]
        if kept and not piece.private and len(found) < _PAIRS:
            found.append(items.pair(piece, kept))
    return found


# Goals and options


def _goals(journal: Journal) -> list[GoalView]:
    return goals.active(journal)


def _towards(goal: GoalView) -> Item:
    """The first career goal, where no growth step was said."""
    return Item(goal.id, run(goal.title), parts(("", run(goal.measure))), aside=goal.direction)


def _options(journal: Journal) -> list[Item]:
    """What waits for an answer: ready or put forward; mere ideas come last and unticked."""
    waiting = sorted(options.undecided(journal), key=lambda option: ("ready", "proposed", "idea").index(option.state))
    return [items.option(option) for option in waiting]


# Topics


def _topics(topics: list[TopicView]) -> Items:
    own = [topic for topic in topics if not topic.carried]
    mine = [topic for topic in own if topic.whose == "mine"]
    return {
        "hard": [
            Item(topic.id, run(topic.text), parts((translate("core", "Proposal"), run(topic.proposal))))
            for topic in topics
            if topic.kind == "hard" and topic.whose == "mine"
        ],
        "asks": [_topic(one) for kind in ("ask", "talk") for one in mine if one.kind == kind],
        "raise": [_topic(one) for one in own if one.whose == "theirs"],
        "carried": [
            Item(one.id, run(one.text), aside=translate("core", "since {day}").format(day=days.plain(one.first_day)))
            for one in topics
            if one.carried and not (one.kind == "hard" and one.whose == "mine")
        ],
    }


def _topic(topic: TopicView) -> Item:
    return Item(topic.id, run(topic.text))


def _standing() -> list[Item]:
    rule = layouts.read("sheet").rules["standing"]
    return [Item(f"{_STANDING}{n}", run(question)) for n, question in enumerate(rule.extra["questions"], 1)]
