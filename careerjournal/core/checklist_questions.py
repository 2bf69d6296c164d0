"""The questions that checklist steps ask of the journal before a conversation; each answers with its evidence."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from careerjournal.core import actions, clock, conversations, days, entries
from careerjournal.core.actions import ActionView
from careerjournal.core.conversations import ConversationView, TopicView, listed
from careerjournal.core.entries import Filter
from careerjournal.core.records import SheetChoice, live
from careerjournal.core.seen import Seen
from careerjournal.core.words import counted_in_words, in_words, translate

DONE, OPEN, SKIPPED, NOT_NEEDED = "done", "open", "skipped", "not-needed"
NEWS_WITHIN = 30  # days after which a goal is worth a look, where no earlier talk says since when
WINS_WITHIN = 183
TELL_DAYS_BEFORE = 2
ENOUGH_TOPICS = 3
_NAMED = 2


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
        self.chosen = {
            choice.about
            for choice in live(SheetChoice).where(SheetChoice.conversation == talk.entry.row, SheetChoice.included)
        }

    @property
    def who(self) -> str:
        return listed([person.name.split()[0] for person in self.talk.people]) or translate("core", "them")

    def promised(self, mine: bool) -> list[ActionView]:
        """Open promises that matter here: all of mine, or those of the people in this conversation."""
        people = {person.id for person in self.talk.people}
        found = self.seen.open_actions
        return [one for one in found if (one.owner is None if mine else one.owner and one.owner.id in people)]


def last_notes_read(asked: Asked) -> Answer:
    if asked.last is None:
        return Answer(NOT_NEEDED, translate("core", "No earlier talk with {who} is noted.").format(who=asked.who))
    evidence = (asked.last.id,)
    if asked.talk.notes_read_on:
        return Answer(
            DONE, translate("core", "Read on {day}.").format(day=days.plain(asked.talk.notes_read_on)), evidence
        )
    said = translate("core", "You last talked on {day}.").format(day=days.plain(asked.last.day))
    return Answer(OPEN, said, evidence)


def wish_said(asked: Asked) -> Answer:
    if asked.talk.wish:
        return Answer(DONE, translate("core", "“{wish}”").format(wish=asked.talk.wish), (asked.talk.id,))
    return Answer(OPEN, translate("core", "It is the first line of the page."))


def topics_set(asked: Asked) -> Answer:
    own = [topic for topic in asked.topics if not topic.carried and topic.whose == "mine"]
    if own:
        sentence = counted_in_words("One topic of yours: {names}.", "%n topics of yours: {names}.", len(own))
        return Answer(DONE, sentence.format(names=_names([topic.text for topic in own])), _ids(own))
    return Answer(OPEN, translate("core", "Nothing of yours is on the list yet."))


def three_topics(asked: Asked) -> Answer:
    found = [topic for topic in asked.topics if topic.is_open]
    if len(found) >= ENOUGH_TOPICS:
        return Answer(DONE, _names([topic.text for topic in found]), _ids(found))
    if not found:
        return Answer(OPEN, translate("core", "Nothing is on the list yet."))
    sentence = counted_in_words("So far one: {names}.", "So far %n: {names}.", len(found))
    return Answer(OPEN, sentence.format(names=_names([topic.text for topic in found])), _ids(found))


def one_ask(asked: Asked) -> Answer:
    asks = [topic for topic in asked.topics if topic.kind == "ask" and topic.is_open]
    if asks:
        return Answer(DONE, _names([topic.text for topic in asks]), _ids(asks))
    return Answer(OPEN, translate("core", "Time, money, a name or an introduction: what would you borrow?"))


def my_actions_closed(asked: Asked) -> Answer:
    sentence = ("One promise of yours is open: {names}.", "%n promises of yours are open: {names}.")
    return _promises(asked, asked.promised(mine=True), sentence, mine=True)


def their_actions_closed(asked: Asked) -> Answer:
    sentence = ("One promise of theirs is open: {names}.", "%n promises of theirs are open: {names}.")
    return _promises(asked, asked.promised(mine=False), sentence, mine=False)


def _promises(asked: Asked, found: Sequence[ActionView], sentence: tuple[str, str], mine: bool) -> Answer:
    if found:
        return Answer(
            OPEN, counted_in_words(*sentence, len(found)).format(names=_names([one.text for one in found])), _ids(found)
        )
    since = asked.last.day if asked.last else clock.today() - timedelta(days=NEWS_WITHIN)
    people = {person.id for person in asked.talk.people}
    kept = [
        one
        for one in actions.closed_since(asked.journal, since)
        if (one.owner is None if mine else one.owner and one.owner.id in people)
    ]
    if kept:
        return Answer(DONE, counted_in_words("One was kept since.", "%n were kept since.", len(kept)), _ids(kept))
    return Answer(NOT_NEEDED, translate("core", "Nothing is open."))


def carried_topics_kept(asked: Asked) -> Answer:
    carried = [topic for topic in asked.topics if topic.carried and topic.is_open]
    if not carried:
        return Answer(NOT_NEEDED, translate("core", "Nothing moved on from last time."))
    sentence = counted_in_words("One topic moved on: {names}.", "%n topics moved on: {names}.", len(carried))
    return Answer(OPEN, sentence.format(names=_names([topic.text for topic in carried])), _ids(carried))


def wins_chosen(asked: Asked) -> Answer:
    since = clock.today() - timedelta(days=WINS_WITHIN)
    wins = [win for win in entries.select(asked.journal, Filter(first=since, kinds=("win",))) if not win.private]
    fresh = [win for win in wins if win.told_on is None]
    if not wins:
        return Answer(NOT_NEEDED, translate("core", "No win is noted for the last half year."))
    if not fresh:
        return Answer(DONE, translate("core", "Every win has been told."), _ids(wins[:3]))
    chosen = [win for win in fresh if win.id in asked.chosen]
    if chosen:
        sentence = counted_in_words(
            "One win is on the page: {names}.", "%n wins are on the page: {names}.", len(chosen)
        )
        return Answer(DONE, sentence.format(names=_names([_said(win) for win in chosen])), _ids(chosen))
    sentence = counted_in_words("One win is not told yet: {names}.", "%n wins are not told yet: {names}.", len(fresh))
    return Answer(OPEN, sentence.format(names=_names([_said(win) for win in fresh])), _ids(fresh))


def options_ready(asked: Asked) -> Answer:
    bare = [topic for topic in asked.topics if topic.kind == "hard" and topic.is_open and not topic.proposal]
    if bare:
        sentence = translate("core", "“{topic}”: what could you propose? “Not sure yet” is fine.")
        return Answer(OPEN, sentence.format(topic=bare[0].text), _ids(bare))
    undecided = [option for option in asked.seen.options if option.is_open]
    ready = [option for option in undecided if option.ready_on or option.proposed_on]
    if ready:
        sentence = counted_in_words("One option is ready: {names}.", "%n options are ready: {names}.", len(ready))
        return Answer(DONE, sentence.format(names=_names([option.title for option in ready])), _ids(ready))
    if undecided:
        sentence = counted_in_words(
            "One option is still an idea: {names}.", "%n options are still ideas: {names}.", len(undecided)
        )
        return Answer(OPEN, sentence.format(names=_names([one.title for one in undecided])), _ids(undecided))
    answered = [topic for topic in asked.topics if topic.kind == "hard" and topic.proposal]
    if answered:
        return Answer(DONE, translate("core", "What is hard comes with a proposal."), _ids(answered))
    return Answer(NOT_NEEDED, translate("core", "Nothing hard is on the list."))


def feedback_answered(asked: Asked) -> Answer:
    pieces = asked.seen.feedback
    waiting = asked.seen.unanswered
    if waiting:
        sentence = counted_in_words(
            "One piece has no response yet, from {names}.", "%n have no response yet, from {names}.", len(waiting)
        )
        givers = [piece.giver.name if piece.giver else translate("core", "somebody") for piece in waiting]
        return Answer(OPEN, sentence.format(names=_named(list(dict.fromkeys(givers)))), _ids(waiting))
    if pieces:
        return Answer(DONE, translate("core", "Every piece of feedback has a response."), _ids(pieces[:3]))
    return Answer(NOT_NEEDED, translate("core", "No feedback is noted."))


def goals_have_news(asked: Asked) -> Answer:
    active = asked.seen.active_goals
    if not active:
        return Answer(NOT_NEEDED, translate("core", "No goal is active."))
    since = asked.last.day if asked.last else clock.today() - timedelta(days=NEWS_WITHIN)
    quiet = [goal for goal in active if goal.newest is None or goal.newest.day < since]
    if not quiet:
        return Answer(
            DONE,
            translate("core", "Every active goal has news since {day}.").format(day=days.plain(since)),
            _ids(active),
        )
    sentence = counted_in_words(
        "No news since {day} on one goal: {names}.", "No news since {day} on %n goals: {names}.", len(quiet)
    )
    named = _names([goal.title for goal in quiet])
    return Answer(OPEN, sentence.format(day=days.plain(since), names=named), _ids(quiet))


def expectations_told(asked: Asked) -> Answer:
    talk = asked.talk
    if talk.told_on:
        return Answer(DONE, translate("core", "Told on {day}.").format(day=days.plain(talk.told_on)), (talk.id,))
    start = talk.day - timedelta(days=TELL_DAYS_BEFORE)
    if clock.today() < start:
        return Answer(NOT_NEEDED, translate("core", "Best done from {day}.").format(day=days.plain(start)))
    return Answer(OPEN, translate("core", "A day or two ahead lets {who} think, too.").format(who=asked.who))


def ten_minutes_taken(asked: Asked) -> Answer:
    return _marked(
        asked, asked.talk.prepared_on, translate("core", "Goals, needs, progress, growth: ten quiet minutes.")
    )


def sheet_printed(asked: Asked) -> Answer:
    return _marked(asked, asked.talk.printed_on, translate("core", "One page, half written from your own words."))


def _marked(asked: Asked, day: date | None, invitation: str) -> Answer:
    if day:
        return Answer(DONE, translate("core", "Done on {day}.").format(day=days.plain(day)), (asked.talk.id,))
    return Answer(OPEN, invitation)


def _ids(found: Sequence[ActionView | TopicView | ConversationView | object]) -> tuple[str, ...]:
    return tuple(getattr(one, "id") for one in found)  # noqa: B009 - views of several nouns, each with an id


def _said(win: entries.EntryView) -> str:
    from careerjournal.core import prose

    return win.title or prose.excerpt(win.body, 60)


def _names(names: Sequence[str]) -> str:
    """The first few in quotes, and that there are more."""
    return _named([f"“{name}”" for name in names])


def _named(names: Sequence[str]) -> str:
    """The first few, and that there are more."""
    more = len(names) - _NAMED
    return listed(
        [*names[:_NAMED], translate("core", "{number} more").format(number=in_words(more))] if more > 0 else names
    )


QUESTIONS: dict[str, Callable[[Asked], Answer]] = {
    question.__name__: question
    for question in (
        last_notes_read, wish_said, topics_set, my_actions_closed, their_actions_closed, carried_topics_kept,
        wins_chosen,
        options_ready, feedback_answered, goals_have_news, expectations_told, ten_minutes_taken, sheet_printed,
        three_topics, one_ask,
    )
}  # fmt: skip
