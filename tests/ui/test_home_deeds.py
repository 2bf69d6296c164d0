"""The verbs of Home's lines lead to where the thing is done, on the real screens."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from careerjournal.core import clock, looks, own_letters, sessions
from careerjournal.core.seen import Seen
from tests.ui import tour

if TYPE_CHECKING:
    from collections.abc import Callable

    from careerjournal.core.journal import Journal
    from careerjournal.ui.window import Window

LONG_AGO, LATELY = date(2025, 10, 1), date(2026, 1, 12)


def _manager(journal: Journal) -> str:
    return journal.add("person", name="Priya", relation="manager")


def _over(journal: Journal) -> None:
    journal.add("conversation", people=[_manager(journal)], day=date(2026, 1, 19), kind="career")


def _feedback(journal: Journal) -> None:
    journal.add("feedback", body="You make it clear.", giver=_manager(journal), day=LATELY)


def _request(journal: Journal) -> None:
    journal.add("feedback-request", person=_manager(journal), about="The launch", asked_on=date(2026, 1, 2))


def _review(journal: Journal) -> None:
    option = journal.add("option", title="Run it")
    journal.add("outcome", option=option, kind="deferred", day=LATELY, review_on=LATELY)


def _tell(journal: Journal) -> None:
    _manager(journal)
    ines = journal.add("person", name="Ines", relation="mentor")
    journal.add("conversation", people=[ines], day=LATELY, kind="career", held_on=LATELY)


def _letter(journal: Journal) -> None:
    moment = clock.now()
    try:
        clock.set_now(moment.replace(year=2025))
        own_letters.write(journal, "You were right.", LATELY)
    finally:
        clock.set_now(None)


def _session(journal: Journal) -> None:
    sessions.begin(journal, "pulse", day=LATELY)


def _want(journal: Journal) -> None:
    _manager(journal)
    journal.add("want", text="A say in the night shift.", day=LONG_AGO)


def _old(journal: Journal) -> None:
    journal.add("entry", body="Here since autumn.", day=LONG_AGO)


def _goal(journal: Journal) -> None:
    journal.add("entry", body="A step", day=LONG_AGO, goals=[journal.add("goal", title="Lead a migration")])


def _date(kind: str) -> Callable[[Journal], object]:
    return lambda journal: journal.add("cycle-date", name="It", kind=kind, day=date(2026, 1, 25))


@pytest.mark.parametrize(
    ("given", "act", "screen"),
    [
        (_over, "note", "conversations"), (_feedback, "answer", "conversations"),
        (_request, "request", "conversations"), (_manager, "career", "conversations"),
        (_tell, "tell", "conversations"), (_review, "review", "goals"),
        (_letter, "letter", "reflect"), (_session, "session", "reflect"), (_old, "begin", "reflect"),
        (_want, "want", "goals"), (_goal, "goal", "goals"), (_date("goals set"), "goals", "goals"),
        (_date("review"), "begin", "reflect"), (_date("promotion nominations"), "begin", "reflect"),
        (_date("results"), "date", "settings"),
        (lambda journal: journal.add("entry", kind="win", body="Done.", day=date(2026, 1, 2)), "impact", "timeline"),
    ],
)  # fmt: skip
def test_a_line_leads_to_its_place(
    journal: Journal, settings: object, given: Callable[[Journal], object], act: str, screen: str
) -> None:
    given(journal)
    window: Window = tour.opened(journal, settings)  # type: ignore[arg-type]
    window.go("home")
    look = next(look for look in looks.worth(Seen(journal))[0] if look.act == act)
    window.screen_of("home").deeds.act(look)  # type: ignore[attr-defined]
    tour.settle()
    assert window.screen_name == screen
    assert not window.trouble_bar.isVisible()
