"""Goals, growth, support and the year plan as plain data: what hangs on each, for JSON."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from careerjournal.core import (
    actions,
    aspirations,
    entries,
    goal_change,
    goal_history,
    goals,
    growth,
    options,
    promotions,
    support,
    wants,
    year_plan,
)
from careerjournal.core.entries import Named
from careerjournal.core.journal import Journal

Row = dict[str, Any]
Record = Callable[[Journal, str], Row]


def goal(journal: Journal, uid: str, record: Record) -> Row:
    """What hangs on a goal; each measure with its days and what was seen in them."""

    def records(found: Iterable[Any]) -> list[Row]:
        return [record(journal, one.id) for one in found]

    return {
        "evidence": [view.id for view in goals.evidence(journal, uid)],
        "options": [option.id for option in options.of_goal(journal, uid)],
        "wordings": [_wording(one) for one in goals.wordings(journal, uid)],
        "measures": [_measure(journal, one) for one in goals.measures(journal, uid)],
        "changes": [walk.id for walk in goal_change.walks(journal, uid)],
        "competencies": records(growth.competencies_of_goal(journal, uid)),
        "behaviours": records(growth.behaviours_of_goal(journal, uid)),
        "actions": records(actions.of_goal(journal, uid)),
        "support": records(support.of_goal(journal, uid)),
        "promotions": [one.id for one in promotions.all_of(journal) if uid in {each.id for each in one.goals}],
        "history": [
            {"day": one.day.isoformat(), "what": one.what, "text": one.text, "noun": one.noun, "id": one.id}
            for one in goal_history.of_goal(journal, uid)
        ],
    }


def _wording(one: goals.GoalWording) -> Row:
    return {
        "day": _day(one.day),
        "title": one.title,
        "measure": one.measure,
        "target_date": _day(one.target_date),
        "reason": one.reason,
    }


def _measure(journal: Journal, one: goals.MeasureTime) -> Row:
    return {
        "measure": one.measure,
        "from": _day(one.first),
        "to": _day(one.last),
        "evidence": [view.id for view in entries.select(journal, one.evidence)],
    }


def want(journal: Journal, uid: str) -> Row:
    """Who heard these words, and when last."""
    return {"heard": [_heard(person, day) for person, day in wants.get(journal, uid).heard]}


def _heard(person: Named, day: date) -> Row:
    return {"person": person.name, "day": _day(day)}


def growth_area(journal: Journal, uid: str, record: Record) -> Row:
    area = growth.area(journal, uid)
    return {"sources": list(area.sources), "behaviours": [record(journal, one.id) for one in area.behaviours]}


def aspiration(journal: Journal, uid: str) -> Row:
    """Every version for the same horizon, newest first, and which strengths came and went with each."""
    return {
        "versions": [
            {
                "id": one.version.id,
                "day": _day(one.version.day),
                "text": one.version.text,
                "came": [each.name for each in one.came],
                "went": [each.name for each in one.went],
            }
            for one in aspirations.drifted(journal, aspirations.get(journal, uid).horizon)
        ]
    }


def plan_theme(journal: Journal, uid: str) -> Row:
    """How a theme was, quarter by quarter."""
    return {
        "revisits": [
            {"id": one.id, "quarter": str(one.quarter), "day": _day(one.day), "text": one.text}
            for one in year_plan.get(journal, uid).revisits
        ]
    }


def _open(is_open: bool) -> Row:
    return {"state": "open" if is_open else "closed"}


STATES: dict[str, Record] = {
    "support": lambda journal, uid: {"state": support.get(journal, uid).state},
    "growth-area": lambda journal, uid: _open(growth.area(journal, uid).is_open),
    "behaviour": lambda journal, uid: _open(not growth.behaviour(journal, uid).is_done),
    "growth-step": lambda journal, uid: _open(journal.values(uid)["done_on"] is None),
}


def _day(value: date | None) -> str | None:
    return value.isoformat() if value else None
