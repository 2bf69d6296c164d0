"""A promotion as plain data: where it stands, what supports it and what is thin."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from careerjournal.core import promotion_case, promotions
from careerjournal.core.journal import Journal
from careerjournal.core.promotion_case import Point

Row = dict[str, Any]


def promotion(journal: Journal, uid: str) -> Row:
    """What `show` adds to its fields."""
    found, case = promotions.get(journal, uid), promotion_case.read(journal, uid)
    return {
        "state": found.state,
        "quiet": found.is_quiet,
        "supports": _points(case.supports),
        "thin": _points(case.thin),
    }


def _points(points: Iterable[Point]) -> list[Row]:
    return [{"key": point.key, "text": point.text, "evidence": list(point.evidence)} for point in points]
