"""Ages: a day said as how long ago or how far ahead it is, from the one clock."""

from __future__ import annotations

from datetime import timedelta

import pytest

from careerjournal.core import ages, clock


@pytest.mark.parametrize(
    ("away", "said"),
    [
        (0, "today"), (-1, "yesterday"), (1, "tomorrow"), (-2, "2 days ago"), (13, "in 13 days"), (-14, "2 weeks ago"),
        (59, "in 8 weeks"), (-60, "2 months ago"), (95, "in 3 months"), (-365, "12 months ago"), (-730, "2 years ago"),
        (1100, "in 3 years"),
    ],
)  # fmt: skip
def test_a_day_is_said_by_its_distance(away: int, said: str) -> None:
    assert ages.said(clock.today() + timedelta(days=away)) == said
