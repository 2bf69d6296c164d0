"""The case for a promotion: thanks, how far it has come, what shows it by competency, the ask, and what is next."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date, timedelta

from careerjournal.core import clock, cycle, days, entries, feedback, goals, promotion_case, promotions
from careerjournal.core.entries import EntryView, Filter, Named
from careerjournal.core.feedback import FeedbackView
from careerjournal.core.goals import GoalView
from careerjournal.core.growth import CompetencyView
from careerjournal.core.journal import Journal
from careerjournal.core.promotions import PromotionView
from careerjournal.core.summary import growth_items, items, layouts
from careerjournal.core.summary.gathered import Gathered
from careerjournal.core.summary.on_paper import blocks, parts, written
from careerjournal.core.summary.page import Item, run
from careerjournal.core.trouble import Trouble
from careerjournal.core.words import translate

_YEAR = timedelta(days=365)
_WINS, _WORDS = 5, 4
_FIT_TO_BRING = ("goals-without-measure", "goals-without-evidence", "trend")


def subjects(journal: Journal) -> list[Named]:
    """Every ask that was not made in a conversation only for the person, those with something to come first."""
    asks = [one for one in promotions.all_of(journal) if not _is_private(journal, one)]
    return [Named(one.id, _name(one)) for one in sorted(asks, key=lambda one: not one.is_open)]


def _is_private(journal: Journal, ask: PromotionView) -> bool:
    return bool(ask.conversation) and bool(journal.values(ask.conversation).get("private"))


def _name(ask: PromotionView) -> str:
    return translate("core", "The case for {target}").format(target=" ".join(ask.target.split()))


def gather(journal: Journal, subject: str, _asked_for: Collection[str]) -> Gathered:
    """Everything that speaks for an ask since it was made before, or within the year; what is thin waits unticked."""
    ask = promotions.get(journal, subject)
    if _is_private(journal, ask):
        raise Trouble(translate("core", "This ask was made in a conversation that is only for you."))
    answered = _answered_before(journal, ask)
    since = answered.asked_on if answered and answered.asked_on else clock.today() - _YEAR
    asked = promotion_case.competencies(journal, ask)
    shown = [item for one in asked for item in _evidence(one)]
    every = goals.all_of(journal)
    found = {
        "thanks": _said(journal, "thanks", "thanks"),
        "answered": _answer(answered, ask) if answered else [],
        "progress": _progress(journal, since, {item.uid for item in shown}),
        "competencies": shown,
        "goals": _goals(journal, every, ask, since),
        "feedback": _words(journal, since),
        "interest": _said(journal, "interest", "interest", ask.target),
        "when": [*_agreed(ask), *_dates(journal)],
        "next": [*growth_items.answer(journal, "next-steps"), *_questions(journal)],
        "thin": _thin(journal, ask, asked),
    }
    readers = (ask.person.name,) if ask.person else ()
    return Gathered(_name(ask), days.whole(clock.today()), found, readers=readers)


def _answered_before(journal: Journal, ask: PromotionView) -> PromotionView | None:
    """The last no to this ask or to one before it: what is brought now answers that."""
    asks = promotions.all_of(journal)
    earlier = asks[next(n for n, one in enumerate(asks) if one.id == ask.id) :]
    return next((one for one in earlier if one.answer == promotions.NO and not _is_private(journal, one)), None)


def _said(journal: Journal, prompt: str, word: str, target: str = "") -> list[Item]:
    """What the person wants to say, in their own words, or in plain ones that they can change."""
    own = growth_items.answer(journal, prompt)
    usual = layouts.read("promotion").spoken(word).format(target=" ".join(target.split()))
    return [*own, Item(f"line-{word}", run(usual), usual=not own)]


def _answer(answered: PromotionView, ask: PromotionView) -> list[Item]:
    """What they asked to see when the answer was no, word for word."""
    if not answered.said.strip():
        return []
    day = [days.plain(answered.asked_on)] if answered.asked_on else []
    aside = ", ".join([*([answered.person.name] if answered.person else []), *day])
    usual = ask.person is None or answered.person in (None, ask.person)
    return [Item(answered.id, (), aside=aside, blocks=blocks(answered.said), usual=usual)]


def _progress(journal: Journal, since: date, shown: Collection[str]) -> list[Item]:
    """What went well, the newest first; ticked are the newest that say for whom it mattered and stand nowhere else."""
    span = Filter(first=since, last=clock.today(), kinds=("win", "milestone"))
    wins = [entry for entry in entries.select(journal, span) if not entry.private]
    telling = [entry for entry in wins if entry.impact.strip() and entry.id not in shown]
    ticked = {entry.id for entry in telling[:_WINS]}
    return [_dated(entry, usual=entry.id in ticked) for entry in wins]


def _dated(entry: EntryView, over: tuple[str, ...] = (), usual: bool = True) -> Item:
    impact = parts(("", items.said(entry, entry.impact)))
    return Item(entry.id, growth_items.called(entry), impact, aside=days.plain(entry.day), over=over, usual=usual)


def _evidence(one: CompetencyView) -> list[Item]:
    """What shows a competency, under its name."""
    return [_dated(entry, over=(" ".join(one.name.split()),)) for entry in filter(growth_items.speaks, one.evidence)]


def _goals(journal: Journal, every: Iterable[GoalView], ask: PromotionView, since: date) -> list[Item]:
    """Those that were met since, with their measure; what is still on its way waits unticked."""
    linked = {goal.id for goal in ask.goals}
    met = [goal for goal in every if goal.reached_on and (goal.reached_on >= since or goal.id in linked)]
    going = [goal for goal in every if goal.state == "active"]
    return [
        *(growth_items.goal_met(journal, goal) for goal in met),
        *(growth_items.goal(journal, goal, usual=False) for goal in going),
    ]


def _words(journal: Journal, since: date) -> list[Item]:
    """Encouraging words since then, as they were said."""
    kept = [piece for piece in feedback.worth_keeping(feedback.newest_first(journal)) if not piece.private]
    lately = [piece for piece in kept if piece.day >= since]
    ticked = {piece.id for piece in lately[:_WORDS]}
    return [_quoted(piece, usual=piece.id in ticked) for piece in lately]


def _quoted(piece: FeedbackView, usual: bool) -> Item:
    giver = piece.giver.name if piece.giver else ""
    aside = ", ".join(filter(None, (giver, days.plain(piece.day), piece.about)))
    return Item(piece.id, (), aside=aside, blocks=blocks(piece.words), usual=usual)


def _agreed(ask: PromotionView) -> list[Item]:
    """What was agreed after a yes."""
    by = days.plain(ask.by_when) if ask.by_when else ""
    told = parts(
        (translate("core", "Who recommends"), run(ask.recommends)),
        (translate("core", "By when"), run(by)),
        (translate("core", "Meanwhile"), written(ask.meanwhile)),
    )
    return [Item(ask.id, run(ask.target), told)] if told and ask.answer == promotions.YES else []


def _dates(journal: Journal) -> list[Item]:
    """The dates of the employer's year that such an ask depends on."""
    today = clock.today()
    coming = [
        one for one in cycle.dates(journal, today, today + _YEAR) if one.kind in ("promotion nominations", "results")
    ]
    return [Item(one.id, run(one.name), aside=days.plain(one.day)) for one in coming]


def _questions(journal: Journal) -> list[Item]:
    """What is to be asked, where the person has not said it in their own words."""
    own = bool(growth_items.answer(journal, "next-steps"))
    asked = layouts.read("promotion").rules["next"].extra["questions"]
    return [Item(f"line-next-{n}", run(question), usual=not own or n > 1) for n, question in enumerate(asked, 1)]


def _thin(journal: Journal, ask: PromotionView, asked: Iterable[CompetencyView]) -> list[Item]:
    """What is not there yet: competencies that nothing shows, goals that nothing speaks for, and the person's words."""
    unshown = [one for one in asked if not _evidence(one)]
    points = [one for one in promotion_case.read(journal, ask.id).thin if one.key in _FIT_TO_BRING]
    return [
        *(growth_items.asked_for(one) for one in unshown),
        *(Item(f"line-{point.key}", run(point.text)) for point in points),
        *growth_items.answer(journal, "thin"),
    ]
