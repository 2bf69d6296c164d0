"""Strengths, stock-takes and the work that drains or is kept, as plain data."""

from __future__ import annotations

from typing import Any

from careerjournal.core import drains, keeps, options, stock_takes, strengths
from careerjournal.core.journal import Journal
from careerjournal.core.quarter import Quarter
from careerjournal.core.stock_takes import Said

Row = dict[str, Any]


def stock_take(journal: Journal, uid: str) -> Row:
    """Its quarter, and of each strength what was said beside what the entries say."""
    day: Any = journal.values(uid)["day"]
    quarter = Quarter.of(day, journal.settings.fiscal_start)
    lines = stock_takes.page(journal, quarter).lines
    return {"quarter": str(quarter), "states": [{"name": line.strength.name, **_said(line)} for line in lines]}


def strength(journal: Journal, uid: str) -> Row:
    """What hangs on a strength: its state now, what was said of it by quarter, its evidence, options and work."""
    said = stock_takes.of_strength(journal, uid)
    return {
        "state": strengths.get(journal, uid).state,
        "quarters": [{"quarter": str(line.quarter), **_said(line)} for line in said],
        "evidence": [view.id for view in strengths.evidence(journal, uid)],
        "options": [option.id for option in options.of_strength(journal, uid)],
        "drains": [drain.id for drain in drains.of_strength(journal, uid)],
        "keeps": [keep.id for keep in keeps.of_strength(journal, uid)],
    }


def drain(journal: Journal, uid: str) -> Row:
    found = drains.get(journal, uid)
    return {"state": "open" if found.is_open else "ended", "on_list": found.on_list is not None}


def keep(journal: Journal, uid: str) -> Row:
    return {"state": "open" if keeps.get(journal, uid).is_open else "ended"}


def _said(line: Said) -> Row:
    return {
        "state": line.state or None,
        "work": line.work,
        "note": line.note,
        "computed": line.use.state,
        "entries": line.use.named,
        "used": line.use.used,
        "energised": line.use.energised,
        "drained": line.use.drained,
    }
