"""The case for a promotion: what supports an ask and what is still thin, each with the records it rests on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from careerjournal.core import clock, entries, feedback, goals, growth, promotions
from careerjournal.core.entries import EntryView, Filter
from careerjournal.core.feedback import FeedbackView
from careerjournal.core.goals import GoalView
from careerjournal.core.growth import CompetencyView
from careerjournal.core.journal import Journal
from careerjournal.core.naming import ids, quoted, some
from careerjournal.core.promotions import PromotionView
from careerjournal.core.records import Feedback, live
from careerjournal.core.words import counted_in_words, in_words, translate

_YEAR, _HALF = timedelta(days=365), timedelta(days=183)
_REACHED_WITHIN = timedelta(days=730)
_ENOUGH = 5  # wins in each half year: below that, nothing is said about a trend
_NAMED = 3


@dataclass(frozen=True)
class Point:
    """One thing that supports the ask, or that is thin; `evidence` are uids."""

    key: str
    text: str
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True)
class Case:
    """Both sides, the strongest first. Nothing private is in it: a case is made to be brought."""

    supports: tuple[Point, ...]
    thin: tuple[Point, ...]


def read(journal: Journal, uid: str) -> Case:
    """The case for one ask, as the journal stands now."""
    found = promotions.get(journal, uid)
    wins = [win for win in _wins(journal) if not win.private]
    heard = [
        piece for piece in feedback.newest_first(journal) if not piece.private and piece.day >= clock.today() - _YEAR
    ]
    kind = _encouraging(heard)
    every = goals.all_of(journal)
    asked = competencies(journal, found)
    return Case(
        (*_goals_met(every), *_telling(wins), *_kind_words(kind), *_shown(asked), *_trend(wins, up=True)),
        (*_unshown(asked), *_open_goals(every, found), *_mute(wins), *_no_kind_words(kind), *_waiting(heard),
         *_trend(wins, up=False)),
    )  # fmt: skip


def _wins(journal: Journal) -> list[EntryView]:
    return entries.select(journal, Filter(first=clock.today() - _YEAR, last=clock.today(), kinds=("win",)))


# Goals


def _goals_met(every: Sequence[GoalView]) -> Iterator[Point]:
    met = [goal for goal in every if goal.reached_on and goal.reached_on >= clock.today() - _REACHED_WITHIN]
    if met:
        said = counted_in_words("One goal reached: {names}.", "%n goals reached: {names}.", len(met))
        yield Point("goals-met", said.format(names=quoted([goal.title for goal in met], _NAMED)), ids(met))


def _open_goals(every: Sequence[GoalView], ask: PromotionView) -> Iterator[Point]:
    """What its goals lack; all active ones where none is linked."""
    linked = {goal.id for goal in ask.goals}
    active = [goal for goal in every if goal.state == "active" and (not linked or goal.id in linked)]
    bare = [goal for goal in active if not goal.measure.strip()]
    if bare:
        said = translate("core", "{names}: how would you notice it worked?")
        yield Point(
            "goals-without-measure", said.format(names=quoted([goal.title for goal in bare], _NAMED)), ids(bare)
        )
    unseen = [goal for goal in active if not goal.evidence_count]
    if unseen:
        said = translate("core", "{names}: no entry speaks for it yet.")
        yield Point(
            "goals-without-evidence", said.format(names=quoted([goal.title for goal in unseen], _NAMED)), ids(unseen)
        )
    if not any(goal.reached_on for goal in every):
        yield Point("no-goal-met", translate("core", "No goal is marked as reached yet."))


# Wins


def _telling(wins: Sequence[EntryView]) -> Iterator[Point]:
    telling = [win for win in wins if win.impact.strip()]
    if telling:
        one = "One win of the last year says for whom it mattered."
        said = counted_in_words(one, "%n wins of the last year say for whom they mattered.", len(telling))
        yield Point("wins", said, ids(telling))


def _mute(wins: Sequence[EntryView]) -> Iterator[Point]:
    mute = [win for win in wins if not win.impact.strip()]
    if mute:
        one = "One win of the last year does not say yet for whom it mattered."
        said = counted_in_words(one, "%n wins of the last year do not say yet for whom they mattered.", len(mute))
        yield Point("wins-without-impact", said, ids(mute))


def _trend(wins: Sequence[EntryView], up: bool) -> Iterator[Point]:
    """How many wins either half of the year holds, where both hold enough to say so."""
    middle = clock.today() - _HALF
    lately, before = [win for win in wins if win.day > middle], [win for win in wins if win.day <= middle]
    if min(len(lately), len(before)) >= _ENOUGH and (len(lately) >= len(before)) == up:
        said = translate("core", "Wins in the last half year: {lately}; in the one before: {before}.")
        text = said.format(lately=in_words(len(lately)), before=in_words(len(before)))
        yield Point("trend", text, ids(lately))


# Feedback


def _encouraging(heard: Sequence[FeedbackView]) -> list[FeedbackView]:
    kept = {uid for (uid,) in live(Feedback, Feedback.uid).where(Feedback.worth_keeping).tuples()}
    return [piece for piece in heard if piece.id in kept]


def _kind_words(kind: Sequence[FeedbackView]) -> Iterator[Point]:
    if kind:
        givers = dict.fromkeys(piece.giver.name if piece.giver else translate("core", "somebody") for piece in kind)
        said = translate("core", "Words worth keeping, from {names}.")
        yield Point("feedback", said.format(names=some(list(givers), _NAMED)), ids(kind))


def _no_kind_words(kind: Sequence[FeedbackView]) -> Iterator[Point]:
    if not kind:
        yield Point("no-feedback", translate("core", "No words worth keeping are marked yet. Whom could you ask?"))


def _waiting(heard: Sequence[FeedbackView]) -> Iterator[Point]:
    waiting = feedback.without_response(heard)
    if waiting:
        one = "One piece of feedback has no response yet."
        said = counted_in_words(one, "%n pieces of feedback have no response yet.", len(waiting))
        yield Point("feedback-unanswered", said, ids(waiting))


# Competencies


def competencies(journal: Journal, ask: PromotionView) -> list[CompetencyView]:
    """What the target role asks for; every competency where none names that role."""
    found = growth.competencies(journal)
    target = ask.target.strip().casefold()
    return [one for one in found if one.target_role.strip().casefold() == target] or found


def _evidence(one: CompetencyView) -> tuple[str, ...]:
    return tuple(entry.id for entry in one.evidence if not entry.private)


def _shown(found: Sequence[CompetencyView]) -> Iterator[Point]:
    shown = [one for one in found if _evidence(one)]
    if shown:
        said = translate("core", "Asked for and shown: {names}.")
        evidence = dict.fromkeys(uid for one in shown for uid in _evidence(one))
        yield Point("competencies", said.format(names=quoted([one.name for one in shown], _NAMED)), tuple(evidence))


def _unshown(found: Sequence[CompetencyView]) -> Iterator[Point]:
    unshown = [one for one in found if not _evidence(one)]
    if unshown:
        said = translate("core", "Asked for and not shown yet: {names}.")
        names = quoted([one.name for one in unshown], _NAMED)
        yield Point("competencies-without-evidence", said.format(names=names), ids(unshown))
