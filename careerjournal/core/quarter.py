"""A quarter as a value: three months, counted from the fiscal start month."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from careerjournal.core.trouble import Trouble
from careerjournal.core.words import month_name, translate


@dataclass(frozen=True, order=True)
class Quarter:
    """`2026-Q1` is the first fiscal quarter of the fiscal year that begins in 2026."""

    year: int
    number: int
    fiscal_start: int = 1

    @classmethod
    def of(cls, day: date, fiscal_start: int = 1) -> Quarter:
        """The quarter in which `day` lies."""
        months = day.year * 12 + day.month - fiscal_start
        return cls(months // 12, months % 12 // 3 + 1, fiscal_start)

    @classmethod
    def parse(cls, text: str, fiscal_start: int = 1) -> Quarter:
        """Read `2026-Q1`; Trouble for anything else."""
        found = re.fullmatch(r"(\d{4})-?Q([1-4])", text.strip(), re.IGNORECASE | re.ASCII)
        if not found or not 1 <= int(found[1]) <= 9998:
            raise Trouble(translate("core", "“{text}” is no quarter. Write it as 2026-Q1.").format(text=text))
        return cls(int(found[1]), int(found[2]), fiscal_start)

    @property
    def first(self) -> date:
        months = self.year * 12 + self.fiscal_start - 1 + (self.number - 1) * 3
        return date(months // 12, months % 12 + 1, 1)

    @property
    def last(self) -> date:
        return self.next().first - timedelta(days=1)

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    def meets(self, first: date, last: date | None) -> bool:
        """Whether something that began on one day and ended on another, or goes on, was there on any day of it."""
        return first <= self.last and (last is None or last >= self.first)

    def shifted(self, quarters: int) -> Quarter:
        index = self.year * 4 + self.number - 1 + quarters
        return Quarter(index // 4, index % 4 + 1, self.fiscal_start)

    def next(self) -> Quarter:
        return self.shifted(1)

    def previous(self) -> Quarter:
        return self.shifted(-1)

    def year_before(self) -> Quarter:
        return self.shifted(-4)

    def __str__(self) -> str:
        return f"{self.year}-Q{self.number}"

    @property
    def label(self) -> str:
        return f"Q{self.number} {self.year}"

    @property
    def span(self) -> str:
        """Its months, “January – March”, with years where the quarter crosses one."""
        first, last = self.first, self.last
        if first.year == last.year == self.year:
            return f"{month_name(first.month)} – {month_name(last.month)}"
        return f"{month_name(first.month)} {first.year} – {month_name(last.month)} {last.year}"


def between(first: Quarter, last: Quarter) -> list[Quarter]:
    """All quarters from `first` to `last`, both included."""
    found = [first]
    while found[-1] < last:
        found.append(found[-1].next())
    return found
