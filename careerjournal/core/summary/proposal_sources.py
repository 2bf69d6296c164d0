"""A proposal: several ways forward side by side for its reader to narrow down; the problem never comes bare."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from careerjournal.core import clock, days, drains, goals, options, strengths
from careerjournal.core.drains import DrainView
from careerjournal.core.entries import Named
from careerjournal.core.journal import Journal
from careerjournal.core.options import OptionView
from careerjournal.core.outcomes import OutcomeView
from careerjournal.core.summary import growth_items, items
from careerjournal.core.summary.gathered import Gathered
from careerjournal.core.summary.on_paper import parts, written
from careerjournal.core.summary.page import Item, run, words
from careerjournal.core.trouble import Trouble
from careerjournal.core.words import translate

_TITLE_WORDS = 16


def subjects(journal: Journal) -> list[Named]:
    """Goals, strengths and drains with ways forward that wait for an answer; those with most of them ready first."""
    waiting = options.undecided(journal)
    found = {about: _ways(waiting, about, journal) for about in _abouts(journal, waiting)}
    return sorted(found, key=lambda about: (-sum(map(_is_ready, found[about])), -len(found[about])))


def _abouts(journal: Journal, waiting: Iterable[OptionView]) -> list[Named]:
    named = dict.fromkeys(about for option in waiting for about in (option.goal, option.strength) if about)
    alone = [Named(one.id, one.title) for one in waiting if not (one.goal or one.strength)]
    drained = [Named(one.id, one.work) for one in drains.all_of(journal) if one.is_open and _own(waiting, one)]
    return [*named, *drained, *alone]


def _own(waiting: Iterable[OptionView], drain: DrainView) -> list[OptionView]:
    """What is proposed instead of a piece of work that drains: it is the problem, or asks for their strength."""
    return [
        one
        for one in waiting
        if one.problem.strip().casefold() == drain.work.strip().casefold()
        or (one.strength is not None and drain.concerns(one.strength.id))
    ]


def _is_ready(option: OptionView) -> bool:
    return option.state != "idea"


def _ways(found: Sequence[OptionView], about: Named, journal: Journal) -> list[OptionView]:
    """The ways forward for a goal, a strength, a drain, or beside one option."""
    whose = {about.id}
    drain = next((one for one in drains.all_of(journal) if one.id == about.id), None)
    if drain:
        return _own(found, drain)
    first = [one for one in found if one.id == about.id]
    near = [other for one in first for other in options.beside(found, one)]
    linked = [one for one in found if {each.id for each in (one.goal, one.strength) if each} & whose]
    return [*first, *near, *linked]


def gather(journal: Journal, subject: str, _asked_for: Collection[str]) -> Gathered:
    """The ways forward, those that are ready ticked; ideas too where nothing is ready yet."""
    about = Named(subject, _name(journal, subject))
    every = _ways(options.all_of(journal), about, journal)
    ways = sorted((one for one in every if one.is_open), key=lambda one: ("ready", "proposed", "idea").index(one.state))
    if not ways:
        raise Trouble(translate("core", "Nothing waits for an answer here. What could you propose?"))
    shared = _shared_problem(ways)
    some_ready = any(map(_is_ready, ways))
    found = {
        "problem": [Item(f"problem:{ways[0].id}", run(shared))] if shared else [],
        "serves": _serves(journal, subject),
        "options": [_way(one, not shared, usual=_is_ready(one) or not some_ready) for one in ways],
        "setbacks": _setbacks(ways),
        "decided": [item for one in every if not one.is_open for item in _decided(one)],
    }
    title = translate("core", "Proposal: {name}").format(name=about.name)
    title = title if words(title) <= _TITLE_WORDS else translate("core", "Proposal")
    return Gathered(title, days.whole(clock.today()), found, readers=())


def _name(journal: Journal, subject: str) -> str:
    values = journal.values(subject)
    return " ".join(str(values.get("title") or values.get("name") or values.get("work") or "").split())


def _shared_problem(ways: Sequence[OptionView]) -> str:
    """The problem, where all that name one name the same."""
    named = {one.problem.strip().casefold(): one.problem for one in ways if one.problem.strip()}
    return next(iter(named.values())) if len(named) == 1 else ""


def _serves(journal: Journal, subject: str) -> list[Item]:
    """What the title leaves open: a goal's measure, how a strength helps, what a piece of work asks for."""
    told = {goal.id: (run(goal.measure), growth_items.until(goal)) for goal in goals.all_of(journal)}
    told |= {strength.id: (written(strength.helps_now), "") for strength in strengths.ranked(journal)}
    told |= {drain.id: (run(drains.sentence(drain)), "") for drain in drains.all_of(journal)}
    words, aside = told.get(subject, ((), ""))
    return [Item(subject, words, aside=aside)] if words else []


def _way(one: OptionView, with_problem: bool, usual: bool) -> Item:
    """What it is, what it answers, gives, rests on and costs, and how it could begin small."""
    problem = written(one.problem) if with_problem else ()
    said = parts(
        ("", written(one.rationale)),
        (translate("core", "Problem"), problem),
        (translate("core", "Benefit"), run(one.benefit)),
        (translate("core", "Cost"), run(one.cost)),
        (translate("core", "Smaller trial"), run(one.trial)),
        (translate("core", "Strength it uses"), run(one.strength.name if one.strength else "")),
    )
    seen = growth_items.evidence(filter(growth_items.speaks, one.evidence))
    return Item(one.id, run(one.title), (*said, *seen), usual=usual)


def _setbacks(ways: Iterable[OptionView]) -> list[Item]:
    hard = (entry for one in ways for entry in one.evidence if entry.kind == "setback" and not entry.private)
    return [items.setback(entry) for entry in dict.fromkeys(hard)]


def _decided(one: OptionView) -> list[Item]:
    """What was said about a way forward before, unless it was said in a conversation that is only for the person."""
    told = [outcome for outcome in one.outcomes if not outcome.private]
    said = parts(*((_when(outcome), written(_answer(outcome))) for outcome in told))
    return [Item(one.id, run(one.title), said)] if said else []


def _when(outcome: OutcomeView) -> str:
    return days.plain(outcome.day) if outcome.day else translate("core", "Before")


def _answer(outcome: OutcomeView) -> str:
    kind = days.capital(translate("choices", outcome.kind))
    offered = translate("core", "offered: {words}").format(words=outcome.offered_instead)
    told = [text for text in (outcome.reason, offered if outcome.offered_instead else "") if text]
    return f"{kind}: {'; '.join(told)}" if told else kind
