"""The questions of checklist steps that look beyond the talk itself: goals, reviews, wants, dates, a promotion."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from careerjournal.core import (
    clock,
    conversations,
    cycle,
    days,
    entries,
    feedback_requests,
    options,
    promotion_case,
    promotions,
    prose,
    wants,
)
from careerjournal.core.checklist_asked import DONE, NOT_NEEDED, OPEN, Answer, Asked
from careerjournal.core.entries import Filter
from careerjournal.core.naming import ids, quoted
from careerjournal.core.promotions import PromotionView
from careerjournal.core.records import Entry
from careerjournal.core.words import counted_in_words, translate

OLDER_WINS = 183  # days after which a win is no longer among those that the sheet offers by itself
DATES_AHEAD = 42
_WORDS = 90


def goals_have_evidence(asked: Asked) -> Answer:
    active = asked.seen.active_goals
    if not active:
        return Answer(NOT_NEEDED, translate("core", "No goal is active."))
    bare = [goal for goal in active if not goal.evidence_count]
    if not bare:
        return Answer(DONE, translate("core", "Something speaks for every active goal."), ids(active))
    sentence = counted_in_words(
        "No entry speaks for one goal yet: {names}.", "No entry speaks for %n goals yet: {names}.", len(bare)
    )
    return Answer(OPEN, sentence.format(names=quoted([goal.title for goal in bare])), ids(bare))


def reviews_held(asked: Asked) -> Answer:
    """What was to be looked at again by the day of the talk, with these people where somebody said it."""
    due = options.due_for_review(asked.seen.options, max(asked.talk.day, clock.today()), asked.people)
    if not due:
        return Answer(NOT_NEEDED, translate("core", "Nothing is to be looked at again yet."))
    sentence = counted_in_words("One is due: {names}.", "%n are due: {names}.", len(due))
    return Answer(OPEN, sentence.format(names=quoted([option.title for option in due])), ids(due))


def want_heard(asked: Asked) -> Answer:
    want = wants.newest(asked.journal)
    if want is None:
        return Answer(NOT_NEEDED, translate("core", "What you want is not written down yet."))
    heard = {person.id: day for person, day in want.heard}
    if asked.people and asked.people <= set(heard):
        day = min(heard[person] for person in asked.people)
        said = translate("core", "{who} heard it on {day}.")
        return Answer(DONE, said.format(who=asked.who, day=days.plain(day)), (want.id,))
    topic = next((one for one in asked.topics if one.text == want_topic(want.text)), None)
    if topic:
        return Answer(DONE, translate("core", "It is among the topics."), (topic.id,))
    said = translate("core", "Not heard in these words yet: “{want}”")
    return Answer(OPEN, said.format(want=prose.excerpt(want.text, _WORDS)), (want.id,))


def want_topic(want: str) -> str:
    """What I want, as a topic."""
    return translate("core", "What I want: {want}").format(want=" ".join(want.split()))


def manager_told(asked: Asked) -> Answer:
    if not asked.is_with_manager:
        return Answer(NOT_NEEDED, translate("core", "This is about talks with a manager."))
    elsewhere = conversations.manager_not_told(asked.journal)
    if not elsewhere:
        return Answer(NOT_NEEDED, translate("core", "Nothing was first said elsewhere."))
    sentence = counted_in_words(
        "One talk they do not know of yet: {names}.", "%n talks they do not know of yet: {names}.", len(elsewhere)
    )
    return Answer(OPEN, sentence.format(names=quoted([talk.name for talk in elsewhere])), ids(elsewhere))


def requests_answered(asked: Asked) -> Answer:
    waiting = [one for one in feedback_requests.outstanding(asked.journal) if one.person.id in asked.people]
    if not waiting:
        return Answer(NOT_NEEDED, translate("core", "You are waiting for no words of theirs."))
    first = waiting[0]
    about = translate("core", "You asked {who} on {day}, about {about}.")
    plain = translate("core", "You asked {who} on {day}.")
    who = first.person.name.split()[0]
    said = (about if first.about else plain).format(who=who, day=days.plain(first.asked_on), about=first.about)
    return Answer(OPEN, said, ids(waiting))


def older_win_brought(asked: Asked) -> Answer:
    """One win from before the sheet's half year that nobody was told of: the newest that says for whom it mattered."""
    before = Filter(last=clock.today() - timedelta(days=OLDER_WINS), kinds=("win",))
    untold = entries.matching(before, Entry.uid).where(~Entry.private, Entry.told_on.is_null())
    brought = tuple(row.uid for row in untold.where(Entry.uid << list(asked.chosen)))
    if brought:
        return Answer(DONE, translate("core", "It is on the page."), brought)
    found = entries.impact_first(untold, 1)
    if not found:
        return Answer(NOT_NEEDED, translate("core", "No older win waits to be told."))
    best = entries.get(asked.journal, found[0])
    title = best.title or prose.first_line(best.body)
    said = translate("core", "“{win}”, {day}.").format(win=prose.excerpt(title, _WORDS), day=days.plain(best.day))
    return Answer(OPEN, said, (best.id,))


def dates_thought_of(asked: Asked) -> Answer:
    """The dates of the employer's year that come soon after the talk; nominations are passed over after a no."""
    end = max(asked.talk.day, clock.today()) + timedelta(days=DATES_AHEAD)
    found = cycle.dates(asked.journal, clock.today(), end)
    if promotions.is_quiet(asked.journal):
        found = [one for one in found if one.kind != "promotion nominations"]
    if not found:
        return Answer(NOT_NEEDED, translate("core", "No date of your year is near."))
    named = [translate("core", "{name}, {day}").format(name=one.name, day=days.plain(one.day)) for one in found[:2]]
    said = translate("core", "{dates}.").format(dates="; ".join(named))
    return Answer(OPEN, said, tuple(dict.fromkeys(ids(found))))


def promotion_looked_at(asked: Asked) -> Answer:
    if asked.talk.kind != promotions.KIND:
        return Answer(NOT_NEEDED, translate("core", "This talk is not about a promotion."))
    ask = promotions.of_talk(asked.journal, asked.talk)
    if ask is None:
        return Answer(OPEN, translate("core", "To which level or role?"))
    if ask.is_quiet:
        return Answer(NOT_NEEDED, _until(ask), (ask.id,))
    if ask.answer or ask.asked_on:
        return Answer(
            DONE,
            translate("core", "You asked on {day}.").format(day=days.plain(ask.asked_on or asked.talk.day)),
            (ask.id,),
        )
    thin = promotion_case.read(asked.journal, ask.id).thin
    if not thin:
        return Answer(DONE, translate("core", "Nothing about it is thin."), (ask.id,))
    sentence = counted_in_words("One thing is still thin: {first}", "%n things are still thin: {first}", len(thin))
    evidence = tuple(dict.fromkeys(uid for point in thin for uid in point.evidence))
    return Answer(OPEN, sentence.format(first=thin[0].text), evidence)


def _until(ask: PromotionView) -> str:
    if ask.follow_up_on is None:
        return translate("core", "It rests until you talk again.")
    return translate("core", "It rests until {day}.").format(day=days.plain(ask.follow_up_on))


QUESTIONS: dict[str, Callable[[Asked], Answer]] = {
    question.__name__: question
    for question in (
        goals_have_evidence, reviews_held, want_heard, manager_told, requests_answered, older_win_brought,
        dates_thought_of, promotion_looked_at,
    )
}  # fmt: skip
