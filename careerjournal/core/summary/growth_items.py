"""What a person grows towards, as items of a page: strengths, growth areas, aspirations, support, goals, the year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from datetime import timedelta

from careerjournal.core import (
    aspirations,
    clock,
    conversations,
    days,
    entries,
    goals,
    growth_steps,
    people,
    prose,
    session_answers,
    year_plan,
)
from careerjournal.core.actions import ActionView
from careerjournal.core.aspirations import AspirationView
from careerjournal.core.conversations import ConversationView
from careerjournal.core.counting_themes import with_themes
from careerjournal.core.entries import EntryView, Filter
from careerjournal.core.goals import GoalView
from careerjournal.core.growth import BehaviourView, CompetencyView, GrowthAreaView
from careerjournal.core.journal import Journal
from careerjournal.core.records import Entry, EntryTheme, Theme
from careerjournal.core.session_answers import Earlier
from careerjournal.core.stock_takes import Said
from careerjournal.core.strengths import StrengthView
from careerjournal.core.summary import items
from careerjournal.core.summary.on_paper import blocks, parts, written
from careerjournal.core.summary.page import Item, Part, Run, Runs, run
from careerjournal.core.support import SupportView
from careerjournal.core.words import in_words, marked, translate
from careerjournal.core.year_plan import PlanThemeView

_SOURCES = dict(
    zip(
        ("assessment", "feedback", "reflection"),
        marked("core", "an assessment", "feedback", "my own reflection"),
        strict=True,
    )
)
_SEEN, _THEMES = 3, 6
_LOOKED = 60  # of the newest evidence of a goal
_HALF_YEAR = timedelta(days=183)
_TELLING = ("win", "milestone")


def answer(journal: Journal, prompt: str, usual: bool = True) -> list[Item]:
    """What was answered last to a question, on one line."""
    said = _answered(journal, prompt)
    return [Item(_key(said, prompt), written(said.text), usual=usual)] if said else []


def answer_whole(journal: Journal, prompt: str) -> list[Item]:
    """What was answered last to a question, with its paragraphs."""
    said = _answered(journal, prompt)
    return [Item(_key(said, prompt), (), blocks=blocks(said.text))] if said else []


def _key(said: Earlier, prompt: str) -> str:
    return f"answer:{said.session}:{prompt}"


def _answered(journal: Journal, prompt: str) -> Earlier | None:
    """The newest answer in a session that is not only for the person."""
    told = (said for quarter in session_answers.over_time(journal, prompt).quarters for said in quarter.answers)
    return next((said for said in reversed(list(told)) if not _is_private(journal, said.session)), None)


def _is_private(journal: Journal, session: str) -> bool:
    values = journal.values(session)
    talk = values.get("conversation")
    return bool(values.get("private")) or (bool(talk) and bool(journal.values(str(talk)).get("private")))


def strength(one: StrengthView, said: Said | None) -> Item:
    """Its name, how it helps now, and the work and state of the newest stock-take."""
    work = (translate("core", "Lately in"), run(said.work if said else ""))
    state = translate("choices", said.state) if said and said.state not in ("", "used") else ""
    return Item(one.id, run(one.name), parts(("", written(one.helps_now)), work), aside=state)


def area(one: GrowthAreaView) -> Item:
    """What is to grow, how it gets in the way now, and who says so."""
    sources = conversations.listed([translate("core", _SOURCES[source]) for source in one.sources])
    seen = translate("core", "from {sources}").format(sources=sources) if sources else ""
    if one.closed_on:
        seen = translate("core", "grown enough since {day}").format(day=days.plain(one.closed_on))
    return Item(one.id, run(one.name), parts(("", written(one.gets_in_the_way))), aside=seen, usual=one.is_open)


def wanted(journal: Journal) -> list[Item]:
    """Where the person wants to be in two and in five years, as said last."""
    newest = (aspirations.newest(journal, horizon) for horizon in aspirations.HORIZONS)
    return [_aspiration(one) for one in newest if one]


def wanted_in_short(journal: Journal) -> list[Item]:
    """The same, each on a few lines and without its day."""
    newest = (aspirations.newest(journal, horizon) for horizon in aspirations.HORIZONS)
    return [Item(one.id, _horizon(one), parts(("", written(one.text)))) for one in newest if one]


def _aspiration(one: AspirationView) -> Item:
    carrying = conversations.listed([strength.name for strength in one.strengths])
    said = translate("core", "said on {day}").format(day=days.plain(one.day))
    carried = parts((translate("core", "What will carry me"), run(carrying)))
    return Item(one.id, _horizon(one), carried, aside=said, blocks=blocks(one.text))


def _horizon(one: AspirationView) -> Runs:
    return run(translate("core", "In {number} years").format(number=in_words(one.horizon)))


def asked_for(one: CompetencyView, usual: bool = True) -> Item:
    """What a role asks for that nothing shows yet."""
    return Item(one.id, run(one.name), parts(("", written(one.note))), aside=one.target_role, usual=usual)


def step(journal: Journal) -> list[Item]:
    """The next growth step, unless it came out of a session that is only for the person."""
    found = next((one for one in growth_steps.all_of(journal) if one.done_on is None and not one.private), None)
    return [Item(found.id, run(found.text), aside=translate("choices", found.direction))] if found else []


def action(one: ActionView, usual: bool = True) -> Item:
    """What the person does, and by when."""
    if one.done_on:
        when = translate("core", "done {day}").format(day=days.plain(one.done_on))
    else:
        when = translate("core", "by {day}").format(day=days.plain(one.due)) if one.due else ""
    return Item(one.id, run(one.text), aside=when, done=one.done_on is not None, usual=usual)


def behaviour(one: BehaviourView, usual: bool = True) -> Item:
    """What somebody would see, and since when it is a habit or what it is for."""
    about = one.growth_area or one.goal
    aside = about.name if about else ""
    if one.done_on:
        aside = translate("core", "a habit since {day}").format(day=days.plain(one.done_on))
    return Item(one.id, run(one.text), aside=aside, done=one.is_done, usual=usual)


def support(one: SupportView) -> Item:
    """From where, what, and what came of it."""
    source = days.capital(translate("choices", one.source)) if one.source else ""
    head = ", ".join(filter(None, (source, one.person.name if one.person else "")))
    text, told = run(one.what), _SUPPORT[one.state]
    when = translate("core", told).format(day=days.plain(one.day)) if one.day else translate("core", told)
    return Item(one.id, run(head) or text, parts(("", text)) if head else (), aside=when, usual=one.declined_on is None)


_SUPPORT = dict(
    zip(
        ("asked", "to ask", "came", "declined"),
        marked("core", "asked on {day}", "still to ask", "came on {day}", "declined on {day}"),
        strict=True,
    )
)


def goal(journal: Journal, one: GoalView, usual: bool = True) -> Item:
    """A goal in its newest wording, with its measure, its day and the newest of what speaks for it."""
    measure = parts((translate("core", "Measure"), run(one.measure)))
    told = (*measure, *_seen(journal, one), *_reworded(journal, one))
    return Item(one.id, run(one.title), told, until(one), usual=usual)


def goal_met(journal: Journal, one: GoalView) -> Item:
    """A goal that was reached, with its measure and what shows it best."""
    measure = parts((translate("core", "Measure"), run(one.measure)))
    return Item(one.id, run(one.title), (*measure, *_seen(journal, one, 1)), until(one))


def until(one: GoalView) -> str:
    """By when a goal is to be reached, or when it was."""
    if one.reached_on:
        return translate("core", "reached on {day}").format(day=days.plain(one.reached_on))
    return translate("core", "by {day}").format(day=days.plain(one.target_date)) if one.target_date else ""


def _reworded(journal: Journal, one: GoalView) -> tuple[Part, ...]:
    """Since when it says what it says, and why, where it said something else before."""
    said = goals.wordings(journal, one.id)
    if len(said) < 2:
        return ()
    since = translate("core", "In these words since {day}.").format(day=days.plain(said[-1].day))
    return parts((translate("core", "Worded anew"), run(f"{since} {said[-1].reason}")))


def _seen(journal: Journal, one: GoalView, most: int = _SEEN) -> tuple[Part, ...]:
    """The newest of what speaks for it: what went well before what was merely noted."""
    seen = list(filter(items.may_be_seen, goals.evidence(journal, one.id, _LOOKED)))
    telling = [entry for entry in seen if entry.kind in _TELLING]
    return evidence([*telling, *(entry for entry in seen if entry not in telling)][:most])


def evidence(found: Iterable[EntryView]) -> tuple[Part, ...]:
    """Entries that speak for something, each with its day and its impact, the newest first."""
    return tuple(_dated(entry) for entry in sorted(found, key=entries.order, reverse=True))


def speaks(entry: EntryView) -> bool:
    """Whether an entry that was named as evidence may stand as such on paper: feedback may, too, in its own words."""
    return items.may_be_seen(entry) or (entry.noun == "feedback" and not entry.private and bool(entry.body.strip()))


def called(entry: EntryView) -> Runs:
    """What evidence is called: its title or its first line; feedback in its own words."""
    if entry.noun == "feedback":
        return items.quoted(entry.body)
    return run(items.without_marks(entry, entry.title or prose.first_line(entry.body)))


def _dated(entry: EntryView) -> Part:
    head, impact = called(entry), items.said(entry, entry.impact)
    return Part((*head, *((Run(" – "), *impact) if impact else ())), days.plain(entry.day), entry.id)


def year(one: PlanThemeView, this_year: int) -> Item:
    """A theme of the year, what it is to be by the end, and how it was when it was last looked at."""
    last = one.revisits[-1:] if one.year == this_year else one.revisits
    told = tuple((days.plain(each.day), written(each.text)) for each in last)
    aside = "" if one.year == this_year else str(one.year)
    return Item(one.id, run(one.name), parts(("", written(one.text)), *told), aside, usual=one.year == this_year)


def themes_of_the_year(journal: Journal) -> list[Item]:
    """The themes of this year and of the one before; until this year has one, the last year's are taken for it."""
    found = year_plan.all_of(journal)
    this = year_plan.this_year(journal)
    shown = [one for one in found if this - 1 <= one.year <= this]
    newest = max((one.year for one in shown), default=this)
    return [year(one, newest) for one in shown]


def themes(journal: Journal, kept: Collection[str] = ()) -> list[Item]:
    """The themes of the last half year, those with most entries first; nothing of `kept` counts."""
    recent = with_themes(entries.matching(Filter(first=clock.today() - _HALF_YEAR), Theme.uid, Theme.name))
    seen = recent.where(~Entry.private, Entry.uid.not_in(list(kept)))
    newest = seen.order_by(Entry.day.desc(), Entry.time.desc(), Entry.id.desc(), EntryTheme.id)
    counted = Counter(newest.tuples())  # of as many, the one that was named last
    return [Item(uid, run(name)) for (uid, name), _ in counted.most_common(_THEMES)]


def managers(journal: Journal) -> set[str]:
    return {person.id for person in people.everyone(journal) if person.relation == conversations.MANAGER}


def next_talk(journal: Journal) -> ConversationView | None:
    """The next planned conversation with a manager that is not only for the person; of others nothing goes on paper."""
    theirs = managers(journal)
    coming = (talk for talk in conversations.upcoming(journal) if not talk.private and talk.day >= clock.today())
    return next((talk for talk in coming if theirs & {person.id for person in talk.people}), None)


def look(journal: Journal) -> list[Item]:
    """When it is looked at again, and with whom."""
    talk = next_talk(journal)
    if talk is None:
        return []
    said = translate("core", "{day}, with {people}")
    who = conversations.listed([person.name for person in talk.people])
    return [Item(talk.id, run(said.format(day=days.whole(talk.day), people=who)))]
