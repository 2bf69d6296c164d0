"""The development plan: what a person would put on the table, from where they stand to what is looked at next."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from careerjournal.core import actions, clock, days, goals, growth, stock_takes, strengths, support
from careerjournal.core.entries import Named
from careerjournal.core.goals import GoalView
from careerjournal.core.journal import Journal
from careerjournal.core.nouns_growth import SOURCES
from careerjournal.core.summary import growth_items, layouts
from careerjournal.core.summary.gathered import Gathered
from careerjournal.core.summary.page import Item
from careerjournal.core.words import translate

_STRENGTHS = 5


def subjects(_journal: Journal) -> list[Named]:
    """It is about the person."""
    return [Named("", "")]


def gather(journal: Journal, _subject: str, _asked_for: Collection[str]) -> Gathered:
    """Every candidate for the plan; what is closed, declined or beyond a few comes last and unticked."""
    every = goals.development(goals.all_of(journal))
    found = {
        "trends": growth_items.answer_whole(journal, "trends"),
        "strengths": _strengths(journal),
        "areas": _or_said(journal, "growth-areas", map(growth_items.area, growth.areas(journal))),
        "aspirations": growth_items.wanted(journal),
        "develop": [*growth_items.answer(journal, "must-develop"), *_unshown(journal)],
        "actions": _actions(journal, every),
        "behaviours": _or_said(journal, "behaviours", _behaviours(journal, every)),
        "support": _support(journal),
        "goals": _goals(journal, every),
        "year": growth_items.themes_of_the_year(journal),
        "look": growth_items.look(journal),
    }
    lead = layouts.read("plan").spoken("lead")
    return Gathered(translate("core", "Development plan"), days.whole(clock.today()), found, lead)


def _or_said(journal: Journal, prompt: str, found: Iterable[Item]) -> list[Item]:
    """Records, and what was answered in a session, which is ticked where no record says it."""
    records = list(found)
    return [*records, *growth_items.answer(journal, prompt, usual=not any(one.usual for one in records))]


def _strengths(journal: Journal) -> list[Item]:
    """In their order; the first few are ticked, of which something is said where it is of any."""
    taken = stock_takes.newest(journal)
    found = [growth_items.strength(one, taken.of(one.id) if taken else None) for one in strengths.ranked(journal)]
    telling = [item for item in found if item.parts] or found
    first = {item.uid for item in telling[:_STRENGTHS]}
    return _or_said(journal, "strengths-help", (replace(item, usual=item.uid in first) for item in found))


def _unshown(journal: Journal) -> list[Item]:
    """What target roles ask for and nothing shows yet."""
    shown = [one for one in growth.competencies(journal) if not any(not entry.private for entry in one.evidence)]
    return [growth_items.asked_for(one) for one in shown]


def _actions(journal: Journal, every: Iterable[GoalView]) -> list[Item]:
    """The next growth step, then what I do for these goals; other promises of mine wait unticked."""
    active = {goal.id for goal in every if goal.state == "active"}
    mine = [one for one in actions.mine(actions.open_ones(journal)) if not one.private]
    for_goals = [growth_items.action(one) for one in mine if one.goal in active]
    others = [growth_items.action(one, usual=False) for one in mine if one.goal not in active]
    said = growth_items.answer(journal, "develop-actions", usual=not for_goals)
    return [*growth_items.step(journal), *for_goals, *said, *others]


def _behaviours(journal: Journal, every: Iterable[GoalView]) -> list[Item]:
    """Those of open growth areas and active goals; what was for something past waits unticked."""
    going = {one.id for one in growth.areas(journal) if one.is_open}
    going |= {goal.id for goal in every if goal.state == "active"}
    return [
        growth_items.behaviour(one, usual=not about or any(each.id in going for each in about))
        for one in growth.behaviours(journal)
        for about in [[each for each in (one.goal, one.growth_area) if each]]
    ]


def _support(journal: Journal) -> list[Item]:
    """By where it comes from, in the order in which sources are named."""
    order = {source: place for place, source in enumerate(SOURCES)}
    found = sorted(support.all_of(journal), key=lambda one: order.get(one.source, len(order)))
    return [growth_items.support(one) for one in found]


def _goals(journal: Journal, every: Iterable[GoalView]) -> list[Item]:
    """The active ones, two or three of which are enough; those that were reached wait unticked."""
    active = [goal for goal in every if goal.state == "active"]
    reached = [goal for goal in every if goal.state == "reached"]
    ticked = {goal.id for goal in active[: goals.ENOUGH]}
    return [growth_items.goal(journal, goal, usual=goal.id in ticked) for goal in (*active, *reached)]
