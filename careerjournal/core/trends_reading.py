"""The numbers of a span of quarters, read in a few grouped questions and handed out quarter by quarter."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median, quantiles
from typing import Any

import peewee as pw

from careerjournal.core import counting, counting_standing, counting_talks, counting_themes, strengths
from careerjournal.core.entries import Named
from careerjournal.core.quarter import Quarter
from careerjournal.core.records import Action, Conversation, Entry, EntryStrength, Goal, Strength, Theme, live
from careerjournal.core.strengths import Use

ENERGIES_NEEDED = 3


@dataclass(frozen=True)
class Energy:
    """How the work of a quarter felt: how many entries say it, their median and the ends of the middle half."""

    count: int = 0
    median: float | None = None
    lower: float | None = None
    upper: float | None = None


def by_kind(counts: Mapping[str, int]) -> dict[str, int]:
    """The conversations by kind, out of all counts."""
    talk = counting.TALK
    return {number.removeprefix(talk): n for number, n in sorted(counts.items()) if number.startswith(talk)}


class Found:
    """The grouped answers for a span of quarters."""

    def __init__(self, span: Sequence[Quarter]) -> None:
        self._span = span
        self._counts: dict[Quarter, Counter[str]] = defaultdict(Counter)
        self._energies: dict[Quarter, list[int]] = defaultdict(list)
        self._effects: dict[tuple[Quarter, str], Counter[str]] = defaultdict(Counter)
        self._responses: dict[Quarter, list[int | None]] = defaultdict(list)
        self.strengths = tuple(strengths.names())
        self._themes = counting_themes.seen(span[-1])
        self._talks = {number: counting_talks.held(span[-1].last, kinds) for number, kinds in counting.GAPS.items()}
        self._stock = counting_talks.taken(span[0], span[-1])
        self._standing = counting_standing.counts(span)
        self._read_entries()
        self._read_links()
        self._read_responses()

    # Reading

    def _read_entries(self) -> None:
        numbers = {kind: number for number, kind in counting.KINDS.items()}
        missing = counting.impact_missing()
        for quarter, kind, energy, no_impact, n in self._grouped(Entry.kind, Entry.energy, missing):
            counts = self._counts[quarter]
            counts["entries"] += n
            counts[numbers[kind]] += n
            counts["impact_missing"] += n if no_impact else 0
            if energy is not None:
                counts["energy"] += n
                self._energies[quarter] += [energy] * n

    def _read_links(self) -> None:
        met = self._grouped(Strength.uid, EntryStrength.effect, join=counting.with_strengths)
        for quarter, strength, effect, n in met:
            self._effects[quarter, strength][effect] = n
        for quarter, kind, n in self._grouped(Conversation.talk_kind, join=counting.with_talks):
            self._counts[quarter][counting.TALK + kind] = n
        for quarter, evidence, moved, _n in self._grouped(
            sums=(pw.fn.COUNT(Entry.id.distinct()), pw.fn.COUNT(Goal.id.distinct())), join=counting.with_goals
        ):
            self._counts[quarter] += Counter({"goal_evidence": evidence, "goals_moved": moved})

    def _read_responses(self) -> None:
        """Feedback with a response, and the days until the first one was carried out, or promised where none is yet."""
        columns = Entry.id, Entry.day, pw.fn.MIN(Action.done_on), pw.fn.MIN(Action.day)
        answered = counting.with_responses(counting.entries(self._span[0], self._span[-1], *columns))
        for _id, day, done, promised in answered.group_by(Entry.id).tuples():
            quarter, response = Quarter.of(day, self._span[0].fiscal_start), done or promised
            self._counts[quarter]["feedback_answered"] += 1
            self._responses[quarter].append(max(0, (response - day).days) if response else None)

    def _grouped(self, *columns: Any, sums: Sequence[Any] = (), join: Callable[[Any], Any] | None = None) -> Any:
        """How many entries there are by quarter and `columns`; `sums` before that number."""
        months = pw.fn.SUBSTR(Entry.day, 1, 4).cast("INTEGER") * 12 + pw.fn.SUBSTR(Entry.day, 6, 2).cast("INTEGER")
        fiscal_start = self._span[0].fiscal_start
        place = (months - fiscal_start) / 3
        query = counting.entries(self._span[0], self._span[-1], place, *columns, *sums, pw.fn.COUNT(pw.SQL("*")))
        for index, *more in (join(query) if join else query).group_by(place, *columns).tuples():
            yield Quarter(index // 4, index % 4 + 1, fiscal_start), *more

    # Handing out

    def counts(self, quarter: Quarter) -> dict[str, int]:
        """Every number without a subject, by name."""
        told = dict.fromkeys(counting.PLAIN, 0) | self._standing[quarter] | self._counts[quarter]
        turned = counting_themes.turned(self._themes, quarter, quarter)
        told |= {number: len(themes) for number, themes in turned.items()}
        told |= {number: len(gap.bounds) if (gap := self._gap(quarter, number)) else 0 for number in counting.GAPS}
        return told | {counting.STOCK_TAKE: int(quarter in self._stock)}

    def energy(self, quarter: Quarter) -> Energy:
        said = self._energies[quarter]
        if len(said) < ENERGIES_NEEDED:
            return Energy(len(said))
        lower, middle, upper = quantiles(said, n=4, method="inclusive")
        return Energy(len(said), middle, lower, upper)

    def uses(self, quarter: Quarter) -> dict[str, Use]:
        return {one.id: _use(self._effects[quarter, one.id]) for one in self.strengths}

    def themes(self, quarter: Quarter) -> dict[str, int]:
        return dict(self._themes.get(quarter, {}))

    def stock(self, quarter: Quarter) -> dict[str, str]:
        return dict(self._stock[quarter][1]) if quarter in self._stock else {}

    def days_to_response(self, quarter: Quarter) -> float | None:
        waits = [wait for wait in self._responses[quarter] if wait is not None]
        return median(waits) if waits else None

    def gap(self, quarter: Quarter, career: bool = False) -> int | None:
        """The most days without a conversation, or without one about the career."""
        gap = self._gap(quarter, "career_gap" if career else "gap")
        return gap.days if gap else None

    def _gap(self, quarter: Quarter, number: str) -> counting_talks.Gap | None:
        return counting_talks.longest(self._talks[number], quarter.first, quarter.last)

    def named_themes(self) -> tuple[Named, ...]:
        """The themes seen in the span, those of most entries first."""
        total: Counter[str] = Counter()
        for quarter in self._span:
            total.update(self._themes.get(quarter, {}))
        names = dict(live(Theme, Theme.uid, Theme.name).tuples())
        return tuple(Named(uid, names[uid]) for uid in sorted(total, key=lambda uid: (-total[uid], names[uid])))


def _use(effects: Counter[str]) -> Use:
    return Use(effects["energised"] + effects["used"], effects["energised"], effects["drained"])
