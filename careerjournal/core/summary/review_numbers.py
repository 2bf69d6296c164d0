"""The numbers of a review as rows of a table: one column a quarter, each number as the trends count it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from careerjournal.core import clock, feelings, quarter_review
from careerjournal.core.entries import Named
from careerjournal.core.journal import Journal
from careerjournal.core.quarter import Quarter
from careerjournal.core.review_reading import DAYS_TO_RESPONSE
from careerjournal.core.summary.page import Item, run
from careerjournal.core.trends import QuarterNumbers, Trends
from careerjournal.core.words import translate

_NOBODY = Named("", "")


def reached(journal: Journal, columns: Sequence[Quarter]) -> tuple[Quarter, ...]:
    """The quarters in which the journal was there already, up to the present; the first one where there is none."""
    found = journal.rows("SELECT min(day) FROM entry WHERE removed_on IS NULL")
    begun = date.fromisoformat(found[0][0]) if found[0][0] else date.max
    return tuple(one for one in columns if begun <= one.last and one.first <= clock.today()) or tuple(columns[:1])


def rows(trends: Trends, span: Sequence[Quarter], columns: Sequence[Quarter]) -> list[Item]:
    """The lines of a review of `span`, each with a cell for every column; what says nothing in any is left out."""
    read = {one.quarter: one for one in trends.quarters}
    shown = [read[one] for one in columns]
    found = []
    for part, numbers in quarter_review.parts():
        for number, label in numbers:
            named = [(label, _NOBODY)] if label else _strengths(trends, span, number)
            found += [_row(part, number, words, strength, shown) for words, strength in named]
    return [row for row in found if row is not None]


def _strengths(trends: Trends, span: Sequence[Quarter], number: str) -> list[tuple[str, Named]]:
    """The strengths that were used most, or drained most, over all of the span."""
    within = [one for one in trends.quarters if one.quarter in span]
    named = [(sum(one.count(number, strength.id) for one in within), strength) for strength in trends.strengths]
    most = sorted((pair for pair in named if pair[0]), key=lambda pair: -pair[0])[: quarter_review.MOST]
    return [(quarter_review.of_strength()[number].format(name=one.name), one) for _count, one in most]


def _row(part: str, number: str, label: str, strength: Named, shown: Sequence[QuarterNumbers]) -> Item | None:
    """One line; None where no quarter has anything to say."""
    said = [_said(one, number, strength.id) for one in shown]
    if number not in quarter_review.ALWAYS and not any(value for value, _words in said):
        return None
    uid = f"line:{number}:{strength.id}" if strength.id else f"line:{number}"
    return Item(uid, run(label), cells=tuple(words for _value, words in said), over=(part,))


def _said(numbers: QuarterNumbers, number: str, subject: str) -> tuple[float | None, str]:
    if number == "energy":
        felt = numbers.energy.median
        return felt, quarter_review.NOTHING if felt is None else feelings.middle(felt)
    if number == "gap":
        return quarter_review.in_days(numbers.longest_gap)
    if number == DAYS_TO_RESPONSE:
        return quarter_review.in_days(numbers.days_to_response)
    count = numbers.count(number, subject)
    return count, str(count)


def heads(columns: Sequence[Quarter]) -> tuple[str, ...]:
    """What stands over the rows."""
    return (translate("core", "What"), *(one.label for one in columns))
