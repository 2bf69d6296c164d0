"""Lines about where things lead: what I want and who heard it, the so-what of a win, quiet goals, what has lasted."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from careerjournal.core import clock, days, entries
from careerjournal.core.entries import EntryView, Filter
from careerjournal.core.look import Look, cut, first_name, name_of
from careerjournal.core.seen import Seen
from careerjournal.core.words import translate

WANT_QUIET = 180  # days since the manager last heard what I want
WANT_YOUNG = 7  # days in which a new wording is still settling
IMPACT_AFTER, IMPACT_UNTIL = 14, 60  # days after a win: it is asked for once, two weeks later
GOAL_QUIET = 60  # days without a new entry for a goal
LASTED_AFTER, LASTED_UNTIL = 90, 120  # days after it: whether it lasted is asked once, months later


def want_not_heard(seen: Seen) -> Iterator[Look]:
    """What I want, where the manager has not heard it, or not for long."""
    manager, want = next(iter(seen.managers), None), seen.want
    if manager is None or want is None:
        return
    heard = max((one.day for one in seen.hearers if one.person.id == manager.id), default=None)
    if (clock.today() - (heard or want.day)).days < (WANT_QUIET if heard else WANT_YOUNG):
        return
    name = first_name(manager.name)
    if heard:
        why = translate("core", "{name} last heard on {day} what you want.").format(name=name, day=days.plain(heard))
    else:
        why = translate("core", "{name} has not heard yet what you want.").format(name=name)
    because = translate("core", "You wrote: “{words}” Others can only help with what they know of.").format(
        words=cut(want.text)
    )
    yield Look(f"want:{want.id}:{heard}", "want", why, translate("core", "Look"), want.id, because)


def impact(seen: Seen) -> Iterator[Look]:
    """Wins of two weeks ago without their so-what."""
    because = translate("core", "Two weeks later one often knows better whom a win has helped. It is asked once.")
    for win in _of_days(seen, IMPACT_AFTER, IMPACT_UNTIL, "win"):
        if not win.impact.strip():
            why = translate("core", "Who did it help? “{title}”").format(title=cut(name_of(win)))
            yield Look(f"impact:{win.id}", "impact", why, translate("core", "Add it"), win.id, because)


def quiet_goals(seen: Seen) -> Iterator[Look]:
    """Goals for which nothing new was written for a while."""
    quiet = clock.today() - timedelta(days=GOAL_QUIET)
    because = translate("core", "No entry was linked to it for two months. It may be resting, or done, or in the way.")
    for goal in seen.active_goals:
        since = goal.newest.day if goal.newest else goal.started_on
        if since and since < quiet:
            said = translate("core", "Nothing new since {day} for: {title}")
            why = said.format(day=days.plain(since), title=cut(goal.title))
            yield Look(f"goal:{goal.id}:{since}", "goal", why, translate("core", "Look"), goal.id, because)


def did_it_last(seen: Seen) -> Iterator[Look]:
    """Wins that mattered, learnings, and agreed trials, some months later."""
    because = translate("core", "It was three months ago. What lasted is worth more on paper than what began.")
    for entry in _of_days(seen, LASTED_AFTER, LASTED_UNTIL, "win", "learning"):
        if not entry.lasted and _mattered(entry, seen):
            why = translate("core", "{day}: “{title}”. Did it last?").format(
                day=days.capital(days.plain(entry.day)), title=cut(name_of(entry))
            )
            yield Look(f"lasted:{entry.id}", "lasted", why, translate("core", "It did"), entry.id, because)


def _mattered(entry: EntryView, seen: Seen) -> bool:
    """Whether more was said of it than that it happened: not every good Tuesday is asked about again."""
    return bool(entry.kind == "learning" or entry.impact.strip() or entry.goals or entry.id in seen.trial_wins)


def _of_days(seen: Seen, least: int, most: int, *kinds: str) -> list[EntryView]:
    today: date = clock.today()
    span = Filter(first=today - timedelta(days=most), last=today - timedelta(days=least), kinds=kinds)
    return entries.select(seen.journal, span, limit=40)
