"""Options: possible ways forward, put to somebody, and what became of each; an outcome never deletes one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from careerjournal.core import clock, entries
from careerjournal.core.entries import EntryView, Named
from careerjournal.core.journal import Journal
from careerjournal.core.records import Conversation, Entry, Goal, Option, OptionEvidence, Outcome, Strength, Topic, live
from careerjournal.core.trouble import Trouble
from careerjournal.core.words import translate

STATES = ("idea", "ready", "proposed", "agreed", "counter-offered", "deferred", "declined")


@dataclass(frozen=True)
class OutcomeView:
    """What became of an option once: agreed, counter-offered, deferred or declined."""

    id: str
    kind: str
    reason: str
    offered_instead: str
    conversation: str
    day: date | None
    review_on: date | None
    private: bool


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
    def review_on(self) -> date | None:
        return self.outcomes[-1].review_on if self.outcomes else None


@dataclass(frozen=True)
class Problem:
    """Something hard that I want to raise and for which nothing is proposed yet; it is a topic of a conversation."""

    id: str
    text: str
    conversation: str
    day: date


def all_of(journal: Journal) -> list[OptionView]:
    """Every option, the undecided ones first, newest first within each."""
    found = _views(journal, live(Option).order_by(Option.id.desc()))
    return sorted(found, key=lambda option: STATES.index(option.state) > STATES.index("proposed"))


def undecided(journal: Journal) -> list[OptionView]:
    return [option for option in all_of(journal) if option.is_open]


def due_for_review(found: Iterable[OptionView], day: date | None = None) -> list[OptionView]:
    """Those whose review date has come by `day` (today)."""
    by = day or clock.today()
    return [option for option in found if option.review_on and option.review_on <= by]


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
        live(Topic, Topic.uid, Topic.text, Entry.uid.alias("talk"), Entry.day.alias("day"))
        .join(Conversation, on=(Topic.conversation == Conversation.id))
        .join(Entry, on=(Entry.id == Conversation.id))
        .where(Topic.kind == "hard", Topic.whose == "mine", Topic.proposal == "")
        .where(Topic.covered_on.is_null(), Topic.dropped_on.is_null(), Conversation.cancelled_on.is_null())
        .order_by(Entry.day.desc(), Topic.id)
    )
    return [Problem(row.uid, row.text, row.talk, row.day) for row in rows.objects()]


def answer(journal: Journal, problem: str, title: str) -> str:
    """Propose a way forward for a hard topic: an option that names the problem; its uid."""
    with journal.write(translate("core", "Propose a way forward")):
        option = journal.add("option", title=title, problem=journal.values(problem)["text"])
        journal.edit("topic", problem, proposal=title)
    return option


def ready(journal: Journal, uid: str, is_ready: bool = True) -> None:
    """Mark an option as ready to be proposed, or as an idea again."""
    with journal.write(translate("core", "Mark an option as ready")):
        journal.edit("option", uid, ready_on=clock.today() if is_ready else None)


def propose(journal: Journal, uid: str) -> None:
    """Note that an option was put to somebody today."""
    with journal.write(translate("core", "Propose an option")):
        journal.edit("option", uid, proposed_on=clock.today(), ready_on=get(journal, uid).ready_on or clock.today())


def decide(journal: Journal, uid: str, kind: str, **fields: Any) -> str:
    """Note an outcome of an option; the outcome's uid. The option stays, and counts as proposed."""
    option = get(journal, uid)
    with journal.write(translate("core", "Note an outcome")):
        outcome = journal.add("outcome", option=uid, kind=kind, **fields)
        if not option.proposed_on:
            journal.edit("option", uid, proposed_on=journal.values(outcome)["day"] or clock.today())
    return outcome


def _views(journal: Journal, query: Any) -> list[OptionView]:
    rows = list(query)
    ids = [row.id for row in rows]
    outcomes = _outcomes(ids)
    evidence = _evidence(journal, ids)
    strengths = _named(Strength, Strength.name, (row.strength_id for row in rows))
    goals = _named(Goal, Goal.title, (row.goal_id for row in rows))
    return [
        OptionView(
            row.uid, row.title, row.kind, row.problem, row.rationale, row.benefit, row.cost, row.trial,
            strengths.get(row.strength_id), goals.get(row.goal_id), row.ready_on, row.proposed_on,
            tuple(evidence.get(row.id, ())), tuple(outcomes.get(row.id, ())),
        )
        for row in rows
    ]  # fmt: skip


def _named(record: Any, name: Any, ids: Iterable[int | None]) -> dict[int | None, Named]:
    rows = live(record, record.id, record.uid, name).where(record.id << [one for one in ids if one]).tuples()
    return {number: Named(uid, text) for number, uid, text in rows}


def _outcomes(options: list[int]) -> dict[int, list[OutcomeView]]:
    rows = (
        live(Outcome, Outcome, Entry.uid.alias("talk"), Entry.private.alias("private"))
        .left_outer_join(Entry, on=(Entry.id == Outcome.conversation))
        .where(Outcome.option << options)
        .order_by(Outcome.day, Outcome.id)
        .objects()
    )
    found: dict[int, list[OutcomeView]] = {}
    for row in rows:
        view = OutcomeView(
            row.uid,
            row.kind,
            row.reason,
            row.offered_instead,
            row.talk or "",
            row.day,
            row.review_on,
            bool(row.private),
        )
        found.setdefault(row.option_id, []).append(view)
    return found


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
