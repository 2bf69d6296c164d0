"""Trends: quarter against quarter, every number with a way to exactly what it counts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from careerjournal.core import clock, counting, trends_reading, trends_titles
from careerjournal.core.counting_talks import Gap
from careerjournal.core.entries import Filter, Named
from careerjournal.core.journal import Journal
from careerjournal.core.quarter import Quarter, between
from careerjournal.core.strengths import Use
from careerjournal.core.trends_reading import Energy
from careerjournal.core.trouble import Trouble
from careerjournal.core.words import translate

__all__ = ["Behind", "Energy", "QuarterNumbers", "Trends", "as_json", "behind", "read", "spanned"]

MOST_QUARTERS = 400
_FIRST_YEAR = 1800


@dataclass(frozen=True)
class QuarterNumbers:
    """What one quarter held. `counts` are the numbers without a subject, by name; `stock` is what a stock-take said.

    Strengths and themes are keyed by uid. Open, active and late ones are as of the last day.
    """

    quarter: Quarter
    counts: Mapping[str, int]
    energy: Energy = field(default_factory=Energy)
    strengths: Mapping[str, Use] = field(default_factory=dict)
    themes: Mapping[str, int] = field(default_factory=dict)
    stock: Mapping[str, str] = field(default_factory=dict)
    days_to_response: float | None = None
    gaps: Mapping[str, Gap] = field(default_factory=dict)

    def count(self, number: str, subject: str = "") -> int:
        """How many records `behind` lists for a number; 0 for what the quarter knows nothing of."""
        if number in counting.STRENGTHS:
            return int(getattr(self.strengths[subject], number)) if subject in self.strengths else 0
        if number == counting.THEME:
            return self.themes.get(subject, 0)
        if number.startswith(counting.TALK):
            return self.counts.get(number, 0)
        return self.counts[number]

    @property
    def entries(self) -> int:
        return self.counts["entries"]

    @property
    def talks(self) -> dict[str, int]:
        """The held conversations by kind, “” for none."""
        return trends_reading.by_kind(self.counts)

    @property
    def longest_gap(self) -> int | None:
        """The most days without a conversation, up to those that go on at the end; None before the first of all."""
        return self.gaps["gap"].days if "gap" in self.gaps else None

    @property
    def longest_career_gap(self) -> int | None:
        """As `longest_gap`, of talks about the career."""
        return self.gaps["career_gap"].days if "career_gap" in self.gaps else None

    @property
    def blank(self) -> bool:
        """Whether nothing at all is told of this quarter."""
        return not any(self.counts.get(number) for number in _TELLING)


_TELLING = (
    "entries", "actions_done", "actions_open", "goals_active", "goals_changed", "goals_reached", "goals_let_go",
    "options_put", "outcomes", counting.STOCK_TAKE,
)  # fmt: skip


@dataclass(frozen=True)
class Trends:
    """Some quarters, oldest first, all strengths by rank, and the themes seen in them, those of most entries first."""

    quarters: tuple[QuarterNumbers, ...]
    strengths: tuple[Named, ...]
    themes: tuple[Named, ...] = ()

    def since_begun(self, least: int) -> Trends:
        """Without the quarters before the journal began, but `least` of them at least."""
        blank = next((i for i, one in enumerate(self.quarters) if not one.blank), len(self.quarters))
        return Trends(self.quarters[min(blank, max(0, len(self.quarters) - least)) :], self.strengths, self.themes)


@dataclass(frozen=True)
class Behind:
    """What a number counts: its title, the noun, and the uids. `filter` where the timeline can say the same."""

    title: str
    noun: str
    ids: tuple[str, ...]
    filter: Filter | None = None


def read(journal: Journal, quarters: int = 8, last: Quarter | None = None) -> Trends:
    """The numbers of `quarters` quarters up to `last` (the present one, unless given)."""
    if not 1 <= quarters <= MOST_QUARTERS:
        raise Trouble(
            translate("core", "Trends take 1 to {most} quarters, not {n}.").format(most=MOST_QUARTERS, n=quarters)
        )
    last = last or Quarter.of(clock.today(), journal.settings.fiscal_start)
    if last.shifted(1 - quarters).year < _FIRST_YEAR:
        raise Trouble(translate("core", "Trends begin with the year {year}.").format(year=_FIRST_YEAR))
    return _read(between(last.shifted(1 - quarters), last))


def spanned(journal: Journal, first: Quarter, last: Quarter) -> Trends:
    """The numbers of all quarters from `first` to `last`; Trouble where that is the earlier one."""
    if last < first:
        said = translate("core", "{first} is later than {last}. Name the earlier quarter first.")
        raise Trouble(said.format(first=first, last=last))
    return read(journal, last.year * 4 + last.number - first.year * 4 - first.number + 1, last)


def _read(span: list[Quarter]) -> Trends:
    found = trends_reading.Found(span)
    numbers = tuple(
        QuarterNumbers(
            one, found.counts(one), found.energy(one), found.uses(one), found.themes(one), found.stock(one),
            found.days_to_response(one), found.gaps(one),
        )
        for one in span
    )  # fmt: skip
    return Trends(numbers, found.strengths, found.named_themes())


def behind(
    journal: Journal, quarter: Quarter, number: str, subject: str | None = None, until: Quarter | None = None
) -> Behind:
    """Exactly what a number counts, newest first; with `until` over all quarters up to that one.

    `subject` is the uid of the strength or theme that the number is about.
    """
    last = until or quarter
    ids = counting.listed(number, quarter, last, subject or "")
    when = quarter.label if last == quarter else f"{quarter.label} – {last.label}"
    title = trends_titles.title(number, subject or "", when)
    return Behind(title, counting.noun_of(number), ids, _filter(number, quarter, last, subject or ""))


def _filter(number: str, first: Quarter, last: Quarter, subject: str) -> Filter | None:
    """The timeline's filter for the same entries, where it has one."""
    if number == "entries":
        return Filter(first.first, last.last)
    if number == counting.THEME:
        return Filter(first.first, last.last, themes=(subject,))
    return Filter(first.first, last.last, kinds=(counting.KINDS[number],)) if number in counting.KINDS else None


def as_json(trends: Trends) -> dict[str, Any]:
    """The trends with the keys of the command line."""
    from careerjournal.core import trends_json

    return trends_json.of(trends)
