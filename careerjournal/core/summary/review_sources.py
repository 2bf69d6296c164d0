"""Reviews of a quarter, a half-year and a year: one's own words, the numbers beside each other, and what happened.

Everything is read from the journal without what is private, so that no number counts it either.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain

from careerjournal.core import clock, quarter_review, session_becomes, session_quarter, trends
from careerjournal.core.entries import Named
from careerjournal.core.journal import Journal
from careerjournal.core.quarter import Quarter, between
from careerjournal.core.summary import figures, review_numbers, review_records
from careerjournal.core.summary.gathered import Gathered
from careerjournal.core.summary.on_paper import blocks
from careerjournal.core.summary.page import Item, run
from careerjournal.core.trends import Trends
from careerjournal.core.without_private import reading
from careerjournal.core.words import month_name

CHARTED = 8
"""So many quarters, up to the last one, a chart shows."""
_CHARTS = ("energy", "strengths")


@dataclass(frozen=True)
class Reviewed:
    """What a review is about: its quarters, what it is called, and the quarters that stand beside each other."""

    title: str
    when: str
    quarters: tuple[Quarter, ...]
    columns: tuple[Quarter, ...]


def offered(journal: Journal, unit: Callable[[Quarter], Named]) -> list[Named]:
    """The spans since the journal began, each once: the one that a look back most likely means first, then by time."""
    found = journal.rows("SELECT min(day) FROM entry WHERE removed_on IS NULL")
    if not found[0][0]:
        return []
    first = Quarter.of(date.fromisoformat(found[0][0]), journal.settings.fiscal_start)
    now = Quarter.of(clock.today(), journal.settings.fiscal_start)
    likely = session_quarter.lately(journal)
    every = [likely, *reversed(between(min(first, now), now))]
    return list(dict.fromkeys(unit(one) for one in every if one >= min(first, now)))


def months(first: Quarter, last: Quarter) -> str:
    """“July – December”, with years where they cross one."""
    start, end = first.first, last.last
    if start.year == end.year == first.year:
        return f"{month_name(start.month)} – {month_name(end.month)}"
    return f"{month_name(start.month)} {start.year} – {month_name(end.month)} {end.year}"


def gather(journal: Journal, about: Reviewed) -> Gathered:
    """Every candidate for a review."""
    with reading(journal):
        columns = sorted(review_numbers.reached(journal, about.columns))  # time runs to the right, as on the screen
        last = columns[-1]  # of a year that still runs, the present quarter
        read = trends.spanned(journal, min(*about.columns, last.shifted(1 - CHARTED)), last)
        found = {
            "words": _in_my_words(journal, about.quarters),
            "carry": _carried_on(journal, about.quarters),
            "numbers": review_numbers.rows(read, about.quarters, columns),
            "charts": charts(Trends(read.quarters[-CHARTED:], read.strengths, read.themes), _CHARTS),
            **review_records.of(journal, about.quarters),
        }
    return Gathered(about.title, about.when, found, columns={"numbers": review_numbers.heads(columns)})


def charts(read: Trends, keys: Sequence[str]) -> list[Item]:
    """Charts as candidates, each with what it finds; without a pen there are none."""
    drawn = ((key, figures.drawn(key, read)) for key in keys)
    return [Item(f"chart:{key}", run(figure.title), figure=figure) for key, figure in drawn if figure]


def _in_my_words(journal: Journal, quarters: Sequence[Quarter]) -> list[Item]:
    """How each quarter was told in the end, without what was quoted from entries."""
    found = []
    for quarter in quarters:
        session, words, _carried = quarter_review.said(journal, quarter)
        own = blocks(session_becomes.unquoted(words))
        head = run(quarter.label) if len(quarters) > 1 else ()
        found += [Item(f"{session}:{quarter_review.IN_MY_WORDS}", head, blocks=own)] if own else []
    return found


def _carried_on(journal: Journal, quarters: Sequence[Quarter]) -> list[Item]:
    """What goes on after the last of the quarters; what was carried from one to the next waits beside it."""
    return list(chain.from_iterable(_carried(journal, one, one == quarters[-1]) for one in quarters))


def _carried(journal: Journal, quarter: Quarter, is_last: bool) -> list[Item]:
    session, _words, lines = quarter_review.said(journal, quarter)
    key, aside = f"{session}:{quarter_review.CARRY_ON}", "" if is_last else quarter.label
    return [Item(f"{key}:{n}", run(line), aside=aside, usual=is_last) for n, line in enumerate(lines)]
