"""Growth steps: what comes next, in any direction; the newest open one is the next, the done ones stay."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from careerjournal.core import clock
from careerjournal.core.journal import Journal
from careerjournal.core.records import Entry, live
from careerjournal.core.records_growth import GrowthStep
from careerjournal.core.trouble import Trouble
from careerjournal.core.words import translate


@dataclass(frozen=True)
class GrowthStepView:
    """One step. `session` is the uid of the session it came from, or “”; private where that is."""

    id: str
    text: str
    direction: str
    day: date
    done_on: date | None
    session: str
    private: bool


def all_of(journal: Journal) -> list[GrowthStepView]:
    """The open ones, then the done ones, newest first within each."""
    found = _views(live(GrowthStep).order_by(GrowthStep.day.desc(), GrowthStep.id.desc()))
    return sorted(found, key=lambda one: one.done_on is not None)


def next_one(journal: Journal) -> GrowthStepView | None:
    """The next growth step: the open one that was named last."""
    return next((one for one in all_of(journal) if one.done_on is None), None)


def get(journal: Journal, uid: str) -> GrowthStepView:
    """One step."""
    found = _views(live(GrowthStep).where(GrowthStep.uid == uid))
    if not found:
        raise Trouble(translate("core", "There is no growth step “{id}”.").format(id=uid))
    return found[0]


def done(journal: Journal, uid: str, is_done: bool = True) -> None:
    """Note that a step is done, today, or that it is not."""
    with journal.write(translate("core", "Take a growth step")):
        journal.edit("growth-step", uid, done_on=clock.today() if is_done else None)


def _views(query: Any) -> list[GrowthStepView]:
    rows = list(query)
    sessions = {
        entry.id: entry
        for entry in live(Entry, Entry.id, Entry.uid, Entry.private).where(
            Entry.id << [row.session_id for row in rows if row.session_id]
        )
    }
    return [_view(row, sessions.get(row.session_id)) for row in rows]


def _view(row: Any, session: Any) -> GrowthStepView:
    return GrowthStepView(
        row.uid, row.text, row.direction, row.day, row.done_on, session.uid if session else "",
        bool(session and session.private),
    )  # fmt: skip
