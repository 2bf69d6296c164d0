"""Options: possible ways forward, put to somebody, and what became of each; an outcome never deletes one."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from careerjournal.core import clock, conversations, entries, outcomes
from careerjournal.core.entries import EntryView, Named
from careerjournal.core.journal import Journal
from careerjournal.core.outcomes import OutcomeView
from careerjournal.core.records import Conversation, Entry, Goal, Option, OptionEvidence, Strength, Topic, live
from careerjournal.core.trouble import Trouble
from careerjournal.core.words import translate

WAYS = 2
"""Options that are asked for: one alone is easily declined."""
STATES = ("idea", "ready", "proposed", "agreed", "counter-offered", "deferred", "declined")


@dataclass(frozen=True)
class OptionView:
    """A possible way forward, with the entries that speak for it and everything that became of it."""

    id: str
    title: str
    kind: str
    problem: str
    rationale: str
    benefit: str
    cost: str
    trial: str
    strength: Named | None
    goal: Named | None
    ready_on: date | None
    proposed_on: date | None
    evidence: tuple[EntryView, ...]
    outcomes: tuple[OutcomeView, ...]
    proposed_in: str = ""

    @property
    def state(self) -> str:
        """idea, ready, proposed, or the kind of its last outcome."""
        if self.outcomes:
            return self.outcomes[-1].kind
        return "proposed" if self.proposed_on else "ready" if self.ready_on else "idea"

    @property
    def is_open(self) -> bool:
        """Whether nothing was decided about it yet."""
        return not self.outcomes

    @property
    def is_agreed(self) -> bool:
        """Whether it goes ahead: agreed, or counter-offered and accepted."""
        last = self.outcomes[-1] if self.outcomes else None
        return last is not None and (last.kind == "agreed" or last.accepted_on is not None)

    @property
    def review_on(self) -> date | None:
        """When its last outcome is to be looked at again."""
        return self.outcomes[-1].look_again_on if self.outcomes else None

    @property
    def lacks(self) -> tuple[str, ...]:
        """What it does not say yet and will be asked about: rationale, cost, evidence."""
        said = {"rationale": self.rationale.strip(), "cost": self.cost.strip(), "evidence": self.evidence}
        return tuple(name for name, value in said.items() if not value)


@dataclass(frozen=True)
class Problem:
    """Something hard that I want to raise and for which nothing is proposed yet; it is a topic of a conversation."""

    id: str
    text: str
    conversation: str
    day: date
    ready_on: date | None = None


def all_of(journal: Journal) -> list[OptionView]:
    """Every option, the undecided ones first, newest first within each."""
    found = _views(journal, live(Option).order_by(Option.id.desc()))
    return sorted(found, key=lambda option: STATES.index(option.state) > STATES.index("proposed"))


def undecided(journal: Journal) -> list[OptionView]:
    return [option for option in all_of(journal) if option.is_open]


def due_for_review(
    found: Iterable[OptionView], day: date | None = None, people: Collection[str] = ()
) -> list[OptionView]:
    """Those whose review date has come by `day` (today); of those said to somebody, only with one of `people`."""
    by = day or clock.today()
    due = [option for option in found if option.review_on and option.review_on <= by]
    return [option for option in due if not people or _concerns(option.outcomes[-1], people)]


def _concerns(outcome: OutcomeView, people: Collection[str]) -> bool:
    return not outcome.people or any(person.id in people for person in outcome.people)


def beside(found: Iterable[OptionView], option: OptionView) -> list[OptionView]:
    """The other ways forward for the same strength, goal or problem."""
    return [other for other in found if other.id != option.id and _shared(option, other)]


def _shared(one: OptionView, other: OptionView) -> bool:
    same = one.problem.strip() and one.problem.strip().casefold() == other.problem.strip().casefold()
    return bool(same or (one.strength and one.strength == other.strength) or (one.goal and one.goal == other.goal))


def asks_for_more(found: Collection[OptionView]) -> bool:
    """Whether there is only one way forward for something, and no agreement about it yet."""
    return 0 < len(found) < WAYS and not any(option.is_agreed for option in found)


def pointed_out(option: OptionView) -> str:
    """What they may ask before they say yes to an option, in one sentence; “” where it says all of that."""
    asked = {
        "rationale": translate("core", "what it gives the team"),
        "cost": translate("core", "what it costs"),
        "evidence": translate("core", "what speaks for it"),
    }
    questions = [asked[name] for name in option.lacks]
    sentence = translate("core", "They may ask {questions}.")
    return sentence.format(questions=conversations.listed(questions)) if questions else ""


def of_strength(journal: Journal, uid: str) -> list[OptionView]:
    return [option for option in all_of(journal) if option.strength and option.strength.id == uid]


def of_goal(journal: Journal, uid: str) -> list[OptionView]:
    return [option for option in all_of(journal) if option.goal and option.goal.id == uid]


def decided_in(journal: Journal, conversation: str) -> list[OptionView]:
    """The options about which something was decided in a conversation."""
    return [one for one in all_of(journal) if any(outcome.conversation == conversation for outcome in one.outcomes)]


def get(journal: Journal, uid: str) -> OptionView:
    found = _views(journal, live(Option).where(Option.uid == uid))
    if not found:
        raise Trouble(translate("core", "There is no option “{id}”.").format(id=uid))
    return found[0]


def problems(journal: Journal) -> list[Problem]:
    """The hard topics of mine that nobody has covered and that come without a proposal, the newest first."""
    rows = (
        live(Topic, Topic.uid, Topic.text, Topic.ready_on, Entry.uid.alias("talk"), Entry.day.alias("day"))
        .join(Conversation, on=(Topic.conversation == Conversation.id))
        .join(Entry, on=(Entry.id == Conversation.id))
        .where(Topic.kind == "hard", Topic.whose == "mine", Topic.proposal == "")
        .where(Topic.covered_on.is_null(), Topic.dropped_on.is_null(), Conversation.cancelled_on.is_null())
        .order_by(Entry.day.desc(), Topic.id)
    )
    return [Problem(row.uid, row.text, row.talk, row.day, row.ready_on) for row in rows.objects()]


def ready_as_it_is(journal: Journal, problem: str, is_ready: bool = True) -> None:
    """Mark a hard topic as ready to be raised without a proposal, or take that back."""
    with journal.write(translate("core", "Mark a topic as ready")):
        journal.edit("topic", problem, ready_on=clock.today() if is_ready else None)


def answer(journal: Journal, problem: str, title: str) -> str:
    """Propose a way forward for a hard topic: an option that names the problem; its uid."""
    with journal.write(translate("core", "Propose a way forward")):
        option = journal.add("option", title=title, problem=journal.values(problem)["text"])
        journal.edit("topic", problem, proposal=title)
    return option


def second(journal: Journal, first: str, title: str) -> str:
    """One more way forward for what an option is for: its strength, goal and problem; the uid."""
    said: dict[str, Any] = journal.values(first)
    shared = {name: said[name] for name in ("strength", "goal", "problem")}
    return journal.add("option", title=title, **shared)


def ready(journal: Journal, uid: str, is_ready: bool = True) -> None:
    """Mark an option as ready to be proposed, or as an idea again."""
    with journal.write(translate("core", "Mark an option as ready")):
        journal.edit("option", uid, ready_on=clock.today() if is_ready else None)


def propose(journal: Journal, uid: str, conversation: str = "") -> None:
    """Note that an option was put to somebody: today, or on the day of the conversation it was put forward in."""
    day = outcomes.day_of(conversations.get(journal, conversation)) if conversation else clock.today()
    before = get(journal, uid).ready_on or day
    with journal.write(translate("core", "Propose an option")):
        journal.edit("option", uid, proposed_on=day, proposed_in=conversation or None, ready_on=min(before, day))


def decide(journal: Journal, uid: str, kind: str, **fields: Any) -> str:
    """Note an outcome of an option; the outcome's uid. The option stays, and counts as proposed."""
    option = get(journal, uid)
    with journal.write(translate("core", "Note an outcome")):
        outcome = outcomes.note(journal, uid, kind, **fields)
        if not option.proposed_on:
            said = journal.values(outcome)
            journal.edit("option", uid, proposed_on=said["day"] or clock.today(), proposed_in=said["conversation"])
    return outcome


def _views(journal: Journal, query: Any) -> list[OptionView]:
    rows = list(query)
    ids = [row.id for row in rows]
    decided = outcomes.of_options(ids)
    proposed_in = _talks(row.proposed_in_id for row in rows)
    evidence = _evidence(journal, ids)
    strengths = _named(Strength, Strength.name, (row.strength_id for row in rows))
    goals = _named(Goal, Goal.title, (row.goal_id for row in rows))
    return [
        OptionView(
            row.uid, row.title, row.kind, row.problem, row.rationale, row.benefit, row.cost, row.trial,
            strengths.get(row.strength_id), goals.get(row.goal_id), row.ready_on, row.proposed_on,
            tuple(evidence.get(row.id, ())), tuple(decided.get(row.id, ())), proposed_in.get(row.proposed_in_id, ""),
        )
        for row in rows
    ]  # fmt: skip


def _named(record: Any, name: Any, ids: Iterable[int | None]) -> dict[int | None, Named]:
    rows = live(record, record.id, record.uid, name).where(record.id << [one for one in ids if one]).tuples()
    return {number: Named(uid, text) for number, uid, text in rows}


def _talks(ids: Iterable[int | None]) -> dict[int | None, str]:
    return dict(live(Entry, Entry.id, Entry.uid).where(Entry.id << [one for one in ids if one]).tuples())


def _evidence(journal: Journal, options: list[int]) -> dict[int, list[EntryView]]:
    links = list(
        live(OptionEvidence, OptionEvidence.option, Entry.uid)
        .join(Entry)
        .where(OptionEvidence.option << options)
        .tuples()
    )
    views = {view.id: view for view in entries.get_many(journal, [uid for _, uid in links])}
    found: dict[int, list[EntryView]] = {}
    for option, uid in links:
        if uid in views:
            found.setdefault(option, []).append(views[uid])
    return found
