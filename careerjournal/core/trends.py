"""Trends: quarter against quarter, every number with a way to exactly what it counts."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from statistics import median, quantiles
from typing import Any

import peewee as pw

from careerjournal.core import clock, counting, strengths
from careerjournal.core.entries import Filter, Named
from careerjournal.core.journal import Journal
from careerjournal.core.nouns import KINDS
from careerjournal.core.quarter import Quarter, between
from careerjournal.core.records import Action, Conversation, Entry, EntryStrength, Strength, live
from careerjournal.core.strengths import Use
from careerjournal.core.trouble import Trouble
from careerjournal.core.words import translate

MOST_QUARTERS = 400
ENERGIES_NEEDED = 3


@dataclass(frozen=True)
class Energy:
    """How the work of a quarter felt: how many entries say it, their median and the ends of the middle half."""

    count: int = 0
    median: float | None = None
    lower: float | None = None
    upper: float | None = None


@dataclass(frozen=True)
class QuarterNumbers:
    """What one quarter held. `open` and `active` are as of its last day."""

    quarter: Quarter
    entries: int
    kinds: Mapping[str, int]
    energy: Energy
    strengths: Mapping[str, Use]
    talks: Mapping[str, int]
    feedback_answered: int
    days_to_response: float | None
    actions_done: int
    actions_open: int
    goals_active: int

    def count(self, number: str, strength: str = "") -> int:
        """A number by its name, as `behind` opens it."""
        if number in counting.KINDS:
            return self.kinds[counting.KINDS[number]]
        if number in counting.STRENGTHS:
            return int(getattr(self.strengths[strength], number))
        if number.startswith(counting.TALK):
            return self.talks.get(number.removeprefix(counting.TALK), 0)
        return self.energy.count if number == "energy" else int(getattr(self, number))

    @property
    def blank(self) -> bool:
        """Whether nothing at all is told of this quarter."""
        return not (self.entries or self.actions_done or self.actions_open or self.goals_active)


@dataclass(frozen=True)
class Trends:
    """Some quarters, oldest first, and all strengths by rank; strengths are keyed by uid."""

    quarters: tuple[QuarterNumbers, ...]
    strengths: tuple[Named, ...]

    def since_begun(self, least: int) -> Trends:
        """Without the quarters before the journal began, but `least` of them at least."""
        blank = next((i for i, one in enumerate(self.quarters) if not one.blank), len(self.quarters))
        return Trends(self.quarters[min(blank, max(0, len(self.quarters) - least)) :], self.strengths)


@dataclass(frozen=True)
class Behind:
    """What a number counts: its title, the noun, and the uids. `filter` where the timeline can say the same."""

    title: str
    noun: str
    ids: tuple[str, ...]
    filter: Filter | None = None


def read(journal: Journal, quarters: int = 8, last: Quarter | None = None) -> Trends:
    """The numbers of `quarters` quarters up to `last` (the present one, unless given)."""
    span = _span(journal, quarters, last)
    ranked = [Named(one.id, one.name) for one in strengths.ranked(journal)]
    found = _Found(span)
    return Trends(tuple(found.of(quarter, ranked) for quarter in span), tuple(ranked))


def _span(journal: Journal, quarters: int, last: Quarter | None) -> list[Quarter]:
    if not 1 <= quarters <= MOST_QUARTERS:
        raise Trouble(
            translate("core", "Trends take 1 to {most} quarters, not {n}.").format(most=MOST_QUARTERS, n=quarters)
        )
    last = last or Quarter.of(clock.today(), journal.settings.fiscal_start)
    return between(last.shifted(1 - quarters), last)


class _Found:
    """The grouped answers for a span of quarters, each keyed by the quarter's place in time."""

    def __init__(self, span: list[Quarter]) -> None:
        self._fiscal_start = span[0].fiscal_start
        self._days = span[0].first, span[-1].last
        self.kinds: dict[int, Counter[str]] = defaultdict(Counter)
        self.energies: dict[int, list[int]] = defaultdict(list)
        self.effects: dict[tuple[int, str], Counter[str]] = defaultdict(Counter)
        self.talks: dict[int, Counter[str]] = defaultdict(Counter)
        self.responses: dict[int, list[int | None]] = defaultdict(list)
        self._read_entries()
        self._read_links()
        self._read_responses()

    def _read_entries(self) -> None:
        for place, kind, energy, n in self._grouped(Entry.kind, Entry.energy):
            self.kinds[place][kind] += n
            if energy is not None:
                self.energies[place] += [energy] * n

    def _read_links(self) -> None:
        met = self._grouped(Strength.uid, EntryStrength.effect, join=counting.with_strengths)
        for place, strength, effect, n in met:
            self.effects[place, strength][effect] = n
        for place, kind, n in self._grouped(Conversation.talk_kind, join=counting.with_talks):
            self.talks[place][kind] = n

    def _read_responses(self) -> None:
        """Feedback with a response, and the days until the first one was carried out, or promised where none is yet."""
        columns = Entry.id, Entry.day, pw.fn.MIN(Action.done_on), pw.fn.MIN(Action.day)
        answered = counting.with_responses(counting.entries(*self._days, *columns)).group_by(Entry.id)
        for _id, day, done, promised in answered.tuples():
            place, response = _place(Quarter.of(day, self._fiscal_start)), done or promised
            self.responses[place].append(max(0, (response - day).days) if response else None)

    def _grouped(self, *columns: Any, join: Callable[[Any], Any] | None = None) -> Any:
        """How many entries there are by quarter and `columns`."""
        months = pw.fn.SUBSTR(Entry.day, 1, 4).cast("INTEGER") * 12 + pw.fn.SUBSTR(Entry.day, 6, 2).cast("INTEGER")
        place = (months - self._fiscal_start) / 3
        query = counting.entries(*self._days, place, *columns, pw.fn.COUNT(pw.SQL("*")))
        return (join(query) if join else query).group_by(place, *columns).tuples()

    def of(self, quarter: Quarter, ranked: list[Named]) -> QuarterNumbers:
        place, days = _place(quarter), (quarter.first, quarter.last)
        kinds = {kind: self.kinds[place][kind] for kind in KINDS}
        waits = [wait for wait in self.responses[place] if wait is not None]
        return QuarterNumbers(
            quarter, sum(self.kinds[place].values()), kinds, _energy(self.energies[place]),
            {one.id: _use(self.effects[place, one.id]) for one in ranked}, dict(sorted(self.talks[place].items())),
            len(self.responses[place]), median(waits) if waits else None,
            counting.actions_done(*days).count(), counting.actions_open(*days).count(),
            counting.goals_active(*days).count(),
        )  # fmt: skip


def _place(quarter: Quarter) -> int:
    """A quarter's place in time: quarters since the year 0."""
    return quarter.year * 4 + quarter.number - 1


def _energy(said: list[int]) -> Energy:
    if len(said) < ENERGIES_NEEDED:
        return Energy(len(said))
    lower, middle, upper = quantiles(said, n=4, method="inclusive")
    return Energy(len(said), middle, lower, upper)


def _use(effects: Counter[str]) -> Use:
    return Use(effects["energised"] + effects["used"], effects["energised"], effects["drained"])


def behind(
    journal: Journal, quarter: Quarter, number: str, strength: str | None = None, until: Quarter | None = None
) -> Behind:
    """Exactly what a number counts, newest first; with `until` over all quarters up to that one."""
    last = until or quarter
    ids = tuple(row[0] for row in counting.counted(number, quarter.first, last.last, strength or "").tuples())
    when = quarter.label if last == quarter else f"{quarter.label} – {last.label}"
    return Behind(
        _title(number, strength, when), counting.noun_of(number), ids, _filter(number, quarter.first, last.last)
    )


def _filter(number: str, first: date, last: date) -> Filter | None:
    if number == "entries":
        return Filter(first, last)
    return Filter(first, last, kinds=(counting.KINDS[number],)) if number in counting.KINDS else None


def _title(number: str, strength: str | None, when: str) -> str:
    if number in counting.STRENGTHS:
        name = live(Strength, Strength.name).where(Strength.uid == strength).scalar()
        return _strength_title(number).format(name=name or "", when=when)
    if number.startswith(counting.TALK):
        kind = number.removeprefix(counting.TALK) or translate("core", "no kind")
        return translate("core", "Conversations held in {when}: {kind}").format(when=when, kind=kind)
    return _titles()[number].format(when=when)


def _strength_title(number: str) -> str:
    return {
        "used": translate("core", "{name} used in {when}"),
        "energised": translate("core", "{name} energised in {when}"),
        "drained": translate("core", "{name} drained in {when}"),
    }[number]


def _titles() -> dict[str, str]:
    return {
        "entries": translate("core", "Entries in {when}"),
        "notes": translate("core", "Notes in {when}"),
        "wins": translate("core", "Wins in {when}"),
        "learnings": translate("core", "Learnings in {when}"),
        "setbacks": translate("core", "Setbacks in {when}"),
        "feedback": translate("core", "Feedback received in {when}"),
        "decisions": translate("core", "Decisions in {when}"),
        "reflections": translate("core", "Reflections in {when}"),
        "conversations": translate("core", "Conversations held in {when}"),
        "milestones": translate("core", "Milestones in {when}"),
        "energy": translate("core", "Entries in {when} that say how it felt"),
        "feedback_answered": translate("core", "Feedback of {when} with a response"),
        "actions_done": translate("core", "Actions kept in {when}"),
        "actions_open": translate("core", "Actions open at the end of {when}"),
        "goals_active": translate("core", "Goals active at the end of {when}"),
    }


def as_json(trends: Trends) -> dict[str, Any]:
    """The trends with the keys of the command line."""
    return {"quarters": [_quarter_json(one, trends.strengths) for one in trends.quarters]}


def _quarter_json(one: QuarterNumbers, ranked: tuple[Named, ...]) -> dict[str, Any]:
    energy = one.energy
    return {
        "quarter": str(one.quarter),
        "from": one.quarter.first.isoformat(),
        "to": one.quarter.last.isoformat(),
        "entries": one.entries,
        **{number: one.kinds[kind] for number, kind in counting.KINDS.items()},
        "energy_median": energy.median,
        "energy_middle_half": None if energy.median is None else [energy.lower, energy.upper],
        "energy_count": energy.count,
        "strengths": {name: _use_json(one.strengths[uid]) for uid, name in _unique(ranked)},
        "conversation_kinds": dict(one.talks),
        "feedback_answered": one.feedback_answered,
        "days_to_response": one.days_to_response,
        "actions_done": one.actions_done,
        "actions_open": one.actions_open,
        "goals_active": one.goals_active,
    }


def _use_json(use: Use) -> dict[str, Any]:
    return {"used": use.used, "energised": use.energised, "drained": use.drained, "state": use.state}


def _unique(ranked: tuple[Named, ...]) -> list[tuple[str, str]]:
    """Uid and name; strengths of the same name are numbered, so that no key hides another."""
    seen: Counter[str] = Counter()
    found = []
    for one in ranked:
        seen[one.name] += 1
        found.append((one.id, one.name if seen[one.name] == 1 else f"{one.name} ({seen[one.name]})"))
    return found
