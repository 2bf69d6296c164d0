"""The trends as JSON: the keys of the command line."""

from __future__ import annotations

from collections import Counter
from typing import Any

from careerjournal.core import counting
from careerjournal.core.entries import Named
from careerjournal.core.nouns import OUTCOMES
from careerjournal.core.strengths import Use
from careerjournal.core.trends import QuarterNumbers, Trends

_BESIDE = ("outcomes", *counting.GAPS)


def of(trends: Trends) -> dict[str, Any]:
    return {"quarters": [_quarter(one, trends) for one in trends.quarters]}


def _quarter(one: QuarterNumbers, trends: Trends) -> dict[str, Any]:
    energy, names = one.energy, dict(_unique(trends.strengths))
    plain = [number for number in counting.PLAIN if number not in _BESIDE and not number.startswith("outcomes.")]
    return {
        "quarter": str(one.quarter),
        "from": one.quarter.first.isoformat(),
        "to": one.quarter.last.isoformat(),
        **{number.replace(".", "_"): one.count(number) for number in plain if number != "energy"},
        "energy_median": energy.median,
        "energy_middle_half": None if energy.median is None else [energy.lower, energy.upper],
        "energy_count": energy.count,
        "strengths": {name: _use(one.strengths[uid]) for uid, name in names.items()},
        "stock_takes": {names[uid]: said for uid, said in one.stock.items() if uid in names},
        "themes": {name: one.count(counting.THEME, uid) for uid, name in _unique(trends.themes)},
        "conversation_kinds": one.talks,
        "longest_gap": one.longest_gap,
        "longest_career_gap": one.longest_career_gap,
        "days_to_response": one.days_to_response,
        "outcomes": {kind: one.count(f"outcomes.{kind}") for kind in OUTCOMES},
        "outcomes_noted": one.count("outcomes"),
    }


def _use(use: Use) -> dict[str, Any]:
    return {"used": use.used, "energised": use.energised, "drained": use.drained, "state": use.state}


def _unique(named: tuple[Named, ...]) -> list[tuple[str, str]]:
    """Uid and name; those of the same name are numbered, so that no key hides another."""
    seen: Counter[str] = Counter()
    found = []
    for one in named:
        seen[one.name] += 1
        found.append((one.id, one.name if seen[one.name] == 1 else f"{one.name} ({seen[one.name]})"))
    return found
