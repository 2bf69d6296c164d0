"""The questions that checklist steps ask of the journal before a conversation; each answers with its evidence."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

import peewee as pw

from careerjournal.core import actions, checklist_further, clock, days, entries, prose
from careerjournal.core.actions import ActionView
from careerjournal.core.checklist_asked import DONE, NOT_NEEDED, OPEN, SKIPPED, Answer, Asked
from careerjournal.core.entries import Filter
from careerjournal.core.naming import ids, quoted, some
from careerjournal.core.records import Entry
from careerjournal.core.words import counted_in_words, translate

__all__ = ["DONE", "NOT_NEEDED", "OPEN", "QUESTIONS", "SKIPPED", "Answer", "Asked"]

NEWS_WITHIN = 30  # days after which a goal is worth a look, where no earlier talk says since when
WINS_WITHIN = 183
TELL_DAYS_BEFORE = 2
ENOUGH_TOPICS = 3
_SAID, _BEGINNING = 60, 700  # letters of a win without a title, and how much of its text they are found in


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
        return Answer(DONE, sentence.format(names=quoted([topic.text for topic in own])), ids(own))
    return Answer(OPEN, translate("core", "Nothing of yours is on the list yet."))


def three_topics(asked: Asked) -> Answer:
    found = [topic for topic in asked.topics if topic.is_open]
    if len(found) >= ENOUGH_TOPICS:
        return Answer(DONE, quoted([topic.text for topic in found]), ids(found))
    if not found:
        return Answer(OPEN, translate("core", "Nothing is on the list yet."))
    sentence = counted_in_words("So far one: {names}.", "So far %n: {names}.", len(found))
    return Answer(OPEN, sentence.format(names=quoted([topic.text for topic in found])), ids(found))


def one_ask(asked: Asked) -> Answer:
    asks = [topic for topic in asked.topics if topic.kind == "ask" and topic.is_open]
    if asks:
        return Answer(DONE, quoted([topic.text for topic in asks]), ids(asks))
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
            OPEN, counted_in_words(*sentence, len(found)).format(names=quoted([one.text for one in found])), ids(found)
        )
    since = asked.last.day if asked.last else clock.today() - timedelta(days=NEWS_WITHIN)
    kept = [
        one
        for one in actions.closed_since(asked.journal, since)
        if (one.owner is None if mine else one.owner and one.owner.id in asked.people)
    ]
    if kept:
        return Answer(DONE, counted_in_words("One was kept since.", "%n were kept since.", len(kept)), ids(kept))
    return Answer(NOT_NEEDED, translate("core", "Nothing is open."))


def carried_topics_kept(asked: Asked) -> Answer:
    carried = [topic for topic in asked.topics if topic.carried and topic.is_open]
    if not carried:
        return Answer(NOT_NEEDED, translate("core", "Nothing moved on from last time."))
    sentence = counted_in_words("One topic moved on: {names}.", "%n topics moved on: {names}.", len(carried))
    return Answer(OPEN, sentence.format(names=quoted([topic.text for topic in carried])), ids(carried))


def wins_chosen(asked: Asked) -> Answer:
    since = clock.today() - timedelta(days=WINS_WITHIN)
    wins = _wins(since)
    fresh = [win for win in wins if not win.told]
    if not wins:
        return Answer(NOT_NEEDED, translate("core", "No win is noted for the last half year."))
    if not fresh:
        return Answer(DONE, translate("core", "Every win has been told."), ids(wins[:3]))
    chosen = [win for win in fresh if win.id in asked.chosen]
    if chosen:
        sentence = counted_in_words(
            "One win is on the page: {names}.", "%n wins are on the page: {names}.", len(chosen)
        )
        return Answer(DONE, sentence.format(names=quoted([_said(win) for win in chosen])), ids(chosen))
    sentence = counted_in_words("One win is not told yet: {names}.", "%n wins are not told yet: {names}.", len(fresh))
    return Answer(OPEN, sentence.format(names=quoted([_said(win) for win in fresh])), ids(fresh))


def options_ready(asked: Asked) -> Answer:
    bare = [topic for topic in asked.topics if topic.is_bare and topic.is_open]
    if bare:
        sentence = translate("core", "“{topic}”: what could you propose? “Not sure yet” is fine.")
        return Answer(OPEN, sentence.format(topic=bare[0].text), ids(bare))
    undecided = [option for option in asked.seen.options if option.is_open]
    ready = [option for option in undecided if option.ready_on or option.proposed_on]
    if ready:
        sentence = counted_in_words("One option is ready: {names}.", "%n options are ready: {names}.", len(ready))
        return Answer(DONE, sentence.format(names=quoted([option.title for option in ready])), ids(ready))
    if undecided:
        sentence = counted_in_words(
            "One option is still an idea: {names}.", "%n options are still ideas: {names}.", len(undecided)
        )
        return Answer(OPEN, sentence.format(names=quoted([one.title for one in undecided])), ids(undecided))
    as_it_is = [topic for topic in asked.topics if topic.kind == "hard" and topic.ready_on and not topic.proposal]
    if as_it_is:
        said = translate("core", "“{topic}” comes as it is.")
        return Answer(DONE, said.format(topic=as_it_is[0].text), ids(as_it_is))
    answered = [topic for topic in asked.topics if topic.kind == "hard" and topic.proposal]
    if answered:
        return Answer(DONE, translate("core", "What is hard comes with a proposal."), ids(answered))
    return Answer(NOT_NEEDED, translate("core", "Nothing hard is on the list."))


def feedback_answered(asked: Asked) -> Answer:
    pieces = asked.seen.feedback
    waiting = asked.seen.unanswered
    if waiting:
        sentence = counted_in_words(
            "One piece has no response yet, from {names}.", "%n have no response yet, from {names}.", len(waiting)
        )
        givers = [piece.giver.name if piece.giver else translate("core", "somebody") for piece in waiting]
        return Answer(OPEN, sentence.format(names=some(list(dict.fromkeys(givers)))), ids(waiting))
    if pieces:
        return Answer(DONE, translate("core", "Every piece of feedback has a response."), ids(pieces[:3]))
    return Answer(NOT_NEEDED, translate("core", "No feedback is noted."))


def goals_have_news(asked: Asked) -> Answer:
    active = asked.seen.active_goals
    if not active:
        return Answer(NOT_NEEDED, translate("core", "No goal is active."))
    since = asked.last.day if asked.last else clock.today() - timedelta(days=NEWS_WITHIN)
    told = [goal for goal in active if goal.newest]
    if not told:
        return Answer(NOT_NEEDED, translate("core", "No entry speaks for a goal yet."))
    quiet = [goal for goal in told if goal.newest and goal.newest.day < since]
    if not quiet:
        return Answer(
            DONE,
            translate("core", "There is news of your goals since {day}.").format(day=days.plain(since)),
            ids(told),
        )
    sentence = counted_in_words(
        "No news since {day} on one goal: {names}.", "No news since {day} on %n goals: {names}.", len(quiet)
    )
    named = quoted([goal.title for goal in quiet])
    return Answer(OPEN, sentence.format(day=days.plain(since), names=named), ids(quiet))


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


class _Win(NamedTuple):
    """As much of a win as is said of it: half a year may hold hundreds."""

    id: str
    title: str
    beginning: str
    told: bool


def _wins(since: date) -> list[_Win]:
    """Those that are not only for me, the newest first."""
    beginning = pw.fn.SUBSTR(Entry.body, 1, _BEGINNING)
    found = entries.matching(
        Filter(first=since, kinds=("win",)), Entry.uid, Entry.title, beginning, Entry.told_on.is_null(False)
    )
    newest = found.where(~Entry.private).order_by(Entry.day.desc(), Entry.time.desc(), Entry.id.desc())
    return [_Win(*row) for row in newest.tuples()]


def _said(win: _Win) -> str:
    return win.title or prose.excerpt(win.beginning, _SAID)


QUESTIONS: dict[str, Callable[[Asked], Answer]] = {
    question.__name__: question
    for question in (
        last_notes_read, wish_said, topics_set, my_actions_closed, their_actions_closed, carried_topics_kept,
        wins_chosen,
        options_ready, feedback_answered, goals_have_news, expectations_told, ten_minutes_taken, sheet_printed,
        three_topics, one_ask,
    )
} | checklist_further.QUESTIONS  # fmt: skip
