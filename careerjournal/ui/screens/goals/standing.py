"""Where each record of the goals screen stands: its tab, the row that leads to it, and the page that shows it."""

from __future__ import annotations

from dataclasses import dataclass

from careerjournal.core import aspirations, store
from careerjournal.core.journal import Journal
from careerjournal.core.trouble import Trouble
from careerjournal.ui.screens.goals import aspiration_page, growth_step_page, want_page

_TABS = {
    "goal": "goals", "competency": "goals", "growth-area": "where", "value": "where", "plan-theme": "year",
    "support": "support", "option": "options", "topic": "options",
}  # fmt: skip
_ROWS = {want_page.UID: "want", growth_step_page.UID: "growth-step"} | dict.fromkeys(aspiration_page.UIDS, "aspiration")
# The first of these fields that is set leads to the record it stands with.
_STANDS_WITH = {"outcome": ("option",), "plan-revisit": ("plan_theme",), "behaviour": ("growth_area", "goal")}


@dataclass(frozen=True)
class Standing:
    """A place on the screen; `page` is the noun that the page shows."""

    tab: str
    row: str
    page: str


def of(journal: Journal, uid: str) -> Standing | None:
    """Where a record stands, or a row that is no record of its own; None for what this screen does not show."""
    if uid in _ROWS:
        return Standing("where", uid, _ROWS[uid])
    try:
        noun = store.noun_of(uid)
    except Trouble:
        return None
    if noun == "aspiration":
        years = aspirations.get(journal, uid).horizon
        return next(Standing("where", row, noun) for row, horizon in aspiration_page.UIDS.items() if horizon == years)
    if noun in ("want", "growth-step"):
        return Standing("where", next(row for row, page in _ROWS.items() if page == noun), noun)
    for field in _STANDS_WITH.get(noun, ()):
        if owner := journal.values(uid)[field]:
            return of(journal, str(owner))
    return Standing(_TABS[noun], uid, noun) if noun in _TABS else None
