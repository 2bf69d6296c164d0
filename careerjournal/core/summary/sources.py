"""Where the records of each document come from."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Protocol

from careerjournal.core.entries import Named
from careerjournal.core.journal import Journal
from careerjournal.core.summary import (
    card_sources,
    career_sources,
    feedback_sources,
    half_year_sources,
    kinds,
    person_sources,
    plan_sources,
    promotion_sources,
    proposal_sources,
    quarter_sources,
    sheet_sources,
    timeline_sources,
    trends_sources,
    words_sources,
    year_sources,
)
from careerjournal.core.summary.gathered import Gathered


class Source(Protocol):
    """What a document needs: the subjects to choose from, the best one first, and the records for one of them.

    Nothing private comes out of `gather`, nor anything that hangs on something private, so that no tick can bring it
    back; `asked_for` are the uids that the person ticked, beyond the usual ones.
    """

    def subjects(self, journal: Journal, /) -> list[Named]: ...

    def gather(self, journal: Journal, subject: str, asked_for: Collection[str], /) -> Gathered: ...


_SOURCES: Mapping[str, Source] = {
    "sheet": sheet_sources,
    "career": career_sources,
    "card": card_sources,
    "proposal": proposal_sources,
    "plan": plan_sources,
    "promotion": promotion_sources,
    "feedback": feedback_sources,
    "words": words_sources,
    "person": person_sources,
    "quarter": quarter_sources,
    "half-year": half_year_sources,
    "year": year_sources,
    "trends": trends_sources,
    "timeline": timeline_sources,
}


def of(document: str) -> Source:
    """The source of a document; Trouble for one that this program does not make."""
    return _SOURCES[kinds.of(document).key]
