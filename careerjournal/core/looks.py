"""What is worth a look now: at most three lines, one of a sort, and those that were passed over three times."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import timedelta

from careerjournal.core import away, clock, looks_growth, looks_promises, looks_talks, looks_year
from careerjournal.core.journal import Journal
from careerjournal.core.look import Look
from careerjournal.core.seen import Seen
from careerjournal.core.words import translate

SHOWN = 3
PASSED_OVER = 3  # as often as this a line is put off before it moves into the fold
PUT_OFF_DAYS = {"later": 7, "not now": 1}
_SETTING = "home.later"
_FORGOTTEN = 180  # days after which a line that was put off counts as new

Sort = Callable[[Seen], Iterator[Look]]

_JUST_NOW: tuple[Sort, ...] = (
    looks_promises.drafts_left,
    looks_talks.over,
    looks_talks.wins_to_bring,
    looks_year.unfinished,
)
_OF_THE_DATE: tuple[Sort, ...] = (
    looks_year.letters,
    looks_promises.reviews,
    looks_year.quarter_end,
    looks_year.groundwork,
    looks_year.pulse,
)
_OPEN: tuple[Sort, ...] = (
    looks_promises.promises,
    looks_promises.older_reviews,
    looks_promises.feedback,
    looks_talks.manager_not_told,
    looks_talks.career_talk,
    looks_growth.want_not_heard,
    looks_promises.requests,
    looks_growth.impact,
    looks_growth.quiet_goals,
    looks_growth.did_it_last,
    looks_year.off_autopilot,
)
_GROUPS = (_JUST_NOW, _OF_THE_DATE, _OPEN)
"""What asks, in the order in which it may speak. A sort says one thing at a time, and each group is heard first: what
stays open for weeks does not keep back what belongs to this day."""


def worth(seen: Seen) -> tuple[list[Look], list[Look]]:
    """The lines for now, and those that were passed over three times; none at all while the person is away."""
    if away.now(seen.journal):
        return [], []
    passed: list[Look] = []
    put_off = _put_off(seen.journal)
    groups = [[look for sort in group for look in _first(sort(seen), put_off, passed)] for group in _GROUPS]
    heard = [group[0] for group in groups if group]
    rest = [look for group in groups for look in group[1:]]
    chosen = {look.key for look in [*heard, *rest][:SHOWN]}
    return [look for group in groups for look in group if look.key in chosen], passed


def _first(found: Iterator[Look], put_off: dict[str, tuple[int, str]], passed: list[Look]) -> list[Look]:
    """The first line of a sort that is not put off; what was passed over goes to `passed`."""
    now: list[Look] = []
    for look in found:
        times, until = put_off.get(look.key, (0, ""))
        if times >= PASSED_OVER:
            passed.append(look)
        elif not now and until <= clock.today().isoformat():
            now.append(look)
    return now


def later(journal: Journal, key: str, how: str = "later") -> None:
    """Put a line off: for a week, or `not now` until tomorrow."""
    put_off = _put_off(journal)
    times, _ = put_off.get(key, (0, ""))
    until = clock.today() + timedelta(days=PUT_OFF_DAYS[how])
    put_off[key] = (times + (how == "later"), until.isoformat())
    old = (clock.today() - timedelta(days=_FORGOTTEN)).isoformat()
    kept = {name: value for name, value in put_off.items() if value[1] >= old}
    with journal.write(translate("core", "Put a line off")):
        journal.settings.set(_SETTING, json.dumps(kept, sort_keys=True))


def _put_off(journal: Journal) -> dict[str, tuple[int, str]]:
    try:
        found = json.loads(journal.settings.get(_SETTING, "{}"))
        return {str(key): (int(value[0]), str(value[1])) for key, value in found.items()}
    except (ValueError, TypeError, LookupError, AttributeError):  # somebody else's writing is no reason to show no Home
        return {}
