"""The numbers of a span of quarters, read in a few grouped questions and handed out quarter by quarter."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median, quantiles
from typing import Any

import peewee as pw

from careerjournal.core import counting, counting_standing, counting_talks, counting_themes, strengths
from careerjournal.core.counting_talks import Gap
from careerjournal.core.entries import Named
from careerjournal.core.quarter import Quarter
from careerjournal.core.records import Action, Entry, Theme, db, live
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


_COUNTS = """entry.removed_on IS NULL AND (entry.kind <> 'conversation'
  OR entry.id NOT IN (SELECT id FROM conversation WHERE held_on IS NULL AND removed_on IS NULL))"""
# Each entry is read once, by what an index holds of it; to join links with entries, SQLite would fetch those singly.
_ENTRIES = f"""
SELECT entry.id, entry.kind, substr(entry.day, 1, 7) FROM entry WHERE {_COUNTS} AND +entry.day BETWEEN ? AND ?
"""
_FELT = "SELECT id, energy FROM entry WHERE day BETWEEN ? AND ? AND removed_on IS NULL AND energy IS NOT NULL"
_BARE = "SELECT id FROM entry WHERE kind = 'win' AND day BETWEEN ? AND ? AND removed_on IS NULL AND impact = ''"
_STRENGTHS = """
SELECT link.entry_id, strength.uid, link.effect, link.entry_id FROM entry_strength AS link
JOIN strength ON strength.id = link.strength_id AND strength.removed_on IS NULL WHERE link.removed_on IS NULL
"""
_GOALS = """
SELECT link.entry_id, link.goal_id, link.entry_id FROM entry_goal AS link
JOIN goal ON goal.id = link.goal_id AND goal.removed_on IS NULL WHERE link.removed_on IS NULL
"""
_THEMES = """
SELECT link.entry_id, theme.uid FROM entry_theme AS link
JOIN theme ON theme.id = link.theme_id AND theme.removed_on IS NULL WHERE link.removed_on IS NULL
"""
# From the links of a theme, the oldest of which is mostly an answer at once.
_OLDER_THEMES = f"""
SELECT theme.uid FROM theme
WHERE theme.removed_on IS NULL AND EXISTS (SELECT 1 FROM entry WHERE removed_on IS NULL AND day < ?1) AND EXISTS (
  SELECT 1 FROM entry_theme AS link CROSS JOIN entry ON entry.id = link.entry_id AND entry.day < ?1 AND {_COUNTS}
  WHERE link.theme_id = theme.id AND link.removed_on IS NULL)
"""
_TALKS = "SELECT id, talk_kind FROM conversation WHERE held_on IS NOT NULL AND removed_on IS NULL"


class Found:
    """The grouped answers for a span of quarters."""

    def __init__(self, span: Sequence[Quarter]) -> None:
        self._span = span
        self._counts: dict[int, Counter[str]] = {_place(quarter): Counter() for quarter in span}
        self._energies: dict[int, list[int]] = defaultdict(list)
        self._effects: dict[tuple[int, str], Counter[str]] = defaultdict(Counter)
        self._responses: dict[int, list[int | None]] = defaultdict(list)
        self._seen: dict[int, Counter[str]] = defaultdict(Counter)
        self.strengths = tuple(strengths.names())
        self._talks = {number: counting_talks.held(span[-1].last, kinds) for number, kinds in counting.GAPS.items()}
        self._stock = counting_talks.taken(span[0], span[-1])
        self._standing = counting_standing.counts(span)
        self._since = span[0].previous().first.isoformat()
        """What lies further back matters only for the themes that were there before."""
        self._places = self._read_entries()
        self._older_themes = {uid for (uid,) in db.execute_sql(_OLDER_THEMES, [self._since])}
        self._read_felt()
        self._read_links()
        self._read_responses()
        self._themes = {self._quarter(place): named for place, named in self._seen.items()}

    # Reading

    def _read_entries(self) -> dict[int, int]:
        """Count the entries by kind; in which quarter each stands, by its row, from the quarter before the span on."""
        by_month: Counter[tuple[str, str]] = Counter()
        months: dict[int, str] = {}
        for row, kind, month in db.execute_sql(_ENTRIES, [self._since, self._span[-1].last.isoformat()]):
            months[row] = month
            by_month[month, kind] += 1
        fiscal_start = self._span[0].fiscal_start
        places = {month: _place(Quarter.of(date.fromisoformat(f"{month}-01"), fiscal_start)) for month, _ in by_month}
        numbers = {kind: number for number, kind in counting.KINDS.items()}
        for (month, kind), n in by_month.items():
            if places[month] in self._counts:
                self._counts[places[month]].update({"entries": n, numbers[kind]: n})
        return {row: places[month] for row, month in months.items()}

    def _read_felt(self) -> None:
        days = self._span[0].first.isoformat(), self._span[-1].last.isoformat()
        for place, energy in self._placed(_FELT, days):
            self._energies[place].append(energy)
        for (place,) in self._placed(_BARE, days):
            self._count(place, "impact_missing")

    def _read_links(self) -> None:
        draining: dict[int, set[int]] = defaultdict(set)
        for place, strength, effect, row in self._placed(_STRENGTHS):
            self._effects[place, strength][effect] += 1
            if effect == "drained":
                draining[place].add(row)
        for place, theme in self._placed(_THEMES):
            self._seen[place][theme] += 1
        for place, kind in self._placed(_TALKS):
            self._count(place, counting.TALK + kind)
        evidence: dict[int, set[int]] = defaultdict(set)
        moved: dict[int, set[int]] = defaultdict(set)
        for place, goal, row in self._placed(_GOALS):
            evidence[place].add(row)
            moved[place].add(goal)
        for place, counts in self._counts.items():
            counts["goal_evidence"], counts["goals_moved"] = len(evidence[place]), len(moved[place])
            counts["draining"] = len(draining[place])

    def _placed(self, question: str, values: Sequence[str] = ()) -> Iterator[Any]:
        """The answers that begin with the row of an entry that counts, with its quarter instead."""
        places = self._places
        return ((places[row], *more) for row, *more in db.execute_sql(question, values) if row in places)

    def _count(self, place: int, number: str) -> None:
        if place in self._counts:
            self._counts[place][number] += 1

    def _quarter(self, place: int) -> Quarter:
        return Quarter(place // 4, place % 4 + 1, self._span[0].fiscal_start)

    def _read_responses(self) -> None:
        """Feedback with a response, and the days until the first one was carried out, or promised where none is yet."""
        columns = Entry.id, Entry.day, pw.fn.MIN(Action.done_on), pw.fn.MIN(Action.day)
        answered = counting.with_responses(counting.entries(self._span[0], self._span[-1], *columns))
        for _id, day, done, promised in answered.group_by(Entry.id).tuples():
            quarter, response = Quarter.of(day, self._span[0].fiscal_start), done or promised
            self._count(_place(quarter), "feedback_answered")
            self._responses[_place(quarter)].append(max(0, (response - day).days) if response else None)

    # Handing out

    def counts(self, quarter: Quarter) -> dict[str, int]:
        """Every number without a subject, by name."""
        told = dict.fromkeys(counting.PLAIN, 0) | self._standing[quarter] | self._counts[_place(quarter)]
        turned = counting_themes.turned(*self._theme_sets(quarter))
        told |= {number: len(themes) for number, themes in turned.items()}
        told |= {number: len(gap.bounds) if (gap := self._gap(quarter, number)) else 0 for number in counting.GAPS}
        return told | {"energy": len(self._energies[_place(quarter)]), counting.STOCK_TAKE: int(quarter in self._stock)}

    def energy(self, quarter: Quarter) -> Energy:
        said = self._energies[_place(quarter)]
        if len(said) < ENERGIES_NEEDED:
            return Energy(len(said))
        lower, middle, upper = quantiles(said, n=4, method="inclusive")
        return Energy(len(said), middle, lower, upper)

    def uses(self, quarter: Quarter) -> dict[str, Use]:
        return {one.id: _use(self._effects[_place(quarter), one.id]) for one in self.strengths}

    def _theme_sets(self, quarter: Quarter) -> tuple[set[str], set[str], set[str]]:
        """The themes of a quarter, of the one before, and of all before."""
        earlier = self._older_themes.union(*(named for other, named in self._themes.items() if other < quarter))
        return set(self._themes.get(quarter, ())), set(self._themes.get(quarter.previous(), ())), earlier

    def themes(self, quarter: Quarter) -> dict[str, int]:
        return dict(self._themes.get(quarter, {}))

    def stock(self, quarter: Quarter) -> dict[str, str]:
        return dict(self._stock[quarter][1]) if quarter in self._stock else {}

    def days_to_response(self, quarter: Quarter) -> float | None:
        waits = [wait for wait in self._responses[_place(quarter)] if wait is not None]
        return median(waits) if waits else None

    def gaps(self, quarter: Quarter) -> dict[str, Gap]:
        """The longest times without a conversation, and without one about the career; none before the first of all."""
        found = ((number, self._gap(quarter, number)) for number in counting.GAPS)
        return {number: gap for number, gap in found if gap}

    def _gap(self, quarter: Quarter, number: str) -> Gap | None:
        return counting_talks.longest(self._talks[number], quarter.first, quarter.last)

    def named_themes(self) -> tuple[Named, ...]:
        """The themes seen in the span, those of most entries first."""
        total: Counter[str] = Counter()
        for quarter in self._span:
            total.update(self._themes.get(quarter, {}))
        names = dict(live(Theme, Theme.uid, Theme.name).tuples())
        return tuple(Named(uid, names[uid]) for uid in sorted(total, key=lambda uid: (-total[uid], names[uid])))


def _place(quarter: Quarter) -> int:
    """A quarter's place in time: quarters since the year 0."""
    return quarter.year * 4 + quarter.number - 1


def _use(effects: Counter[str]) -> Use:
    return Use(effects["energised"] + effects["used"], effects["energised"], effects["drained"])
