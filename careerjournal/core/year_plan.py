"""The year plan: a few themes a year, each read again every quarter beside what was said the quarter before."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from careerjournal.core import clock
from careerjournal.core.journal import Journal
from careerjournal.core.quarter import Quarter
from careerjournal.core.records import live
from careerjournal.core.records_growth import PlanRevisit, PlanTheme
from careerjournal.core.trouble import Trouble
from careerjournal.core.words import translate


@dataclass(frozen=True)
class Revisit:
    """How a theme was one quarter."""

    id: str
    day: date
    quarter: Quarter
    text: str


@dataclass(frozen=True)
class PlanThemeView:
    """One priority of a year, what it is to be by the end, and how it was each quarter, oldest first."""

    id: str
    name: str
    year: int
    text: str
    revisits: tuple[Revisit, ...]


@dataclass(frozen=True)
class Beside:
    """A quarter's revisit beside the last one before it; either may not be there."""

    quarter: Quarter
    now: Revisit | None
    last: Revisit | None


def this_quarter(journal: Journal) -> Quarter:
    return Quarter.of(clock.today(), journal.settings.fiscal_start)


def this_year(journal: Journal) -> int:
    """The year that the present quarter belongs to, as quarters are named."""
    return this_quarter(journal).year


def all_of(journal: Journal) -> list[PlanThemeView]:
    """Every theme, the newest year first, in its order within the year."""
    order = (PlanTheme.year.desc(), PlanTheme.position == 0, PlanTheme.position, PlanTheme.id)
    return _views(journal, live(PlanTheme).order_by(*order))


def of_year(journal: Journal, year: int) -> list[PlanThemeView]:
    return [one for one in all_of(journal) if one.year == year]


def get(journal: Journal, uid: str) -> PlanThemeView:
    """One theme of a year."""
    found = _views(journal, live(PlanTheme).where(PlanTheme.uid == uid))
    if not found:
        raise Trouble(translate("core", "There is no theme of a year “{id}”.").format(id=uid))
    return found[0]


def beside(journal: Journal, theme: PlanThemeView, quarter: Quarter | None = None) -> Beside:
    """What was said of a theme in `quarter` (this one), beside the last that was said before it."""
    asked = quarter or this_quarter(journal)
    now = next((one for one in theme.revisits if one.quarter == asked), None)
    last = next((one for one in reversed(theme.revisits) if one.quarter < asked), None)
    return Beside(asked, now, last)


def to_revisit(journal: Journal) -> list[PlanThemeView]:
    """The themes of this year that nothing was said about this quarter."""
    quarter = this_quarter(journal)
    return [one for one in of_year(journal, quarter.year) if all(each.quarter != quarter for each in one.revisits)]


def add(journal: Journal, name: str, year: int | None = None) -> str:
    """A new theme behind the others of its year (this one)."""
    asked = year or this_year(journal)
    return journal.add("plan-theme", name=name, year=asked, position=len(of_year(journal, asked)) + 1)


def revisit(journal: Journal, theme: str, text: str, session: str = "") -> str:
    """Say how a theme is this quarter; what was said this quarter before changes, an earlier quarter's never does.

    Writes of one editing `session` undo as one; no words take this quarter's back. The uid, or “”.
    """
    now = beside(journal, get(journal, theme)).now
    if text == (now.text if now else ""):
        return now.id if now else ""
    with journal.write(translate("core", "Revisit the year"), session):
        if now is None:
            return journal.add("plan-revisit", plan_theme=theme, text=text)
        if not text:
            journal.remove(now.id)
            return ""
        journal.edit("plan-revisit", now.id, text=text)
        return now.id


def _views(journal: Journal, query: Any) -> list[PlanThemeView]:
    rows = list(query)
    start = journal.settings.fiscal_start
    said: dict[int, list[Revisit]] = {}
    revisits = live(PlanRevisit).where(PlanRevisit.plan_theme << rows).order_by(PlanRevisit.day, PlanRevisit.id)
    for row in revisits:
        one = Revisit(row.uid, row.day, Quarter.of(row.day, start), row.text)
        said.setdefault(row.plan_theme_id, []).append(one)
    return [PlanThemeView(row.uid, row.name, row.year, row.text, tuple(said.get(row.id, ()))) for row in rows]
