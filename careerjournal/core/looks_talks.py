"""Lines about conversations: one that just was, wins to bring to the next, and the talk about the career itself."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from careerjournal.core import clock, conversations, days, entries
from careerjournal.core.conversations import ConversationView
from careerjournal.core.entries import Filter
from careerjournal.core.look import Look, cut, first_name, name_of, names_of
from careerjournal.core.nouns import CAREER_TALKS
from careerjournal.core.seen import Seen
from careerjournal.core.words import translate

OFFERED_BEFORE = 3  # days before a 1:1, from when on an older win is offered
WIN_FROM, WIN_UNTIL = 30, 180  # days: younger wins are on the sheet anyway
CAREER_QUIET = 150  # days without a career talk


def over(seen: Seen) -> Iterator[Look]:
    """A planned conversation whose time has passed: how was it?"""
    because = translate("core", "Its time has passed, and nothing is noted about it yet.")
    for talk in reversed(seen.planned):
        if conversations.is_over(talk):
            why = (
                translate("core", "How was {day}, with {people}?")
                if talk.people
                else translate("core", "How was {day}?")
            )
            yield Look(
                f"talk:{talk.id}:{talk.day}", "note", why.format(day=days.near(talk.day), people=names_of(talk)),
                translate("core", "Note it"), talk.id, because,
            )  # fmt: skip


def wins_to_bring(seen: Seen) -> Iterator[Look]:
    """An older win that the manager does not know, shortly before a 1:1."""
    talk = _next_with_manager(seen)
    if talk is None or talk.private or (talk.day - clock.today()).days > OFFERED_BEFORE:
        return
    today = clock.today()
    span = Filter(first=today - timedelta(days=WIN_UNTIL), last=today - timedelta(days=WIN_FROM), kinds=("win",))
    because = translate("core", "It is some weeks old, and you have not marked it as told. The talk is near.")
    chosen = seen.chosen_for(talk)
    for win in entries.select(seen.journal, span, limit=40):
        if not (win.private or win.told_on or win.id in chosen):
            why = translate("core", "Not told yet: “{title}”. Bring it {day}?").format(
                title=cut(name_of(win)), day=_on(talk)
            )
            yield Look(f"win:{win.id}", "win", why, translate("core", "Bring it"), win.id, because, talk.id)


def _on(talk: ConversationView) -> str:
    near = days.near(talk.day)
    soon = (talk.day - clock.today()).days < 2
    return near if soon else translate("core", "on {day}").format(day=near)


def _next_with_manager(seen: Seen) -> ConversationView | None:
    managers = {person.id for person in seen.managers}
    coming = (talk for talk in seen.planned if not conversations.is_over(talk))
    return next((talk for talk in coming if managers & {person.id for person in talk.people}), None)


def manager_not_told(seen: Seen) -> Iterator[Look]:
    """What was first said elsewhere, until the manager knows; with nobody as manager there is nobody to tell."""
    manager = next(iter(seen.managers), None)
    because = translate("core", "You talked about your career elsewhere. The talk can also be marked as staying there.")
    for talk in conversations.manager_not_told(seen.journal) if manager else ():
        why = translate("core", "You talked with {people} on {day}. Does {manager} know?").format(
            people=names_of(talk), day=days.plain(talk.day), manager=first_name(manager.name) if manager else ""
        )
        yield Look(f"tell:{talk.id}", "tell", why, translate("core", "Look"), talk.id, because)


def career_talk(seen: Seen) -> Iterator[Look]:
    """The clock of career talks: none noted yet, or the last one is long ago, and none is planned."""
    manager = next(iter(seen.managers), None)
    if manager is None or _is_planned(seen):
        return
    last = seen.manager_talk
    if last and (clock.today() - last.day).days < CAREER_QUIET:
        return
    if last:
        why = translate("core", "Last career talk: {day}, with {people}.").format(
            day=days.plain(last.day), people=conversations.listed([first_name(one.name) for one in last.people])
        )
    elif seen.last_talk:
        why = translate("core", "No career talk with {name} is noted yet.").format(name=first_name(manager.name))
    else:
        why = translate("core", "No career talk is noted yet.")
    because = translate(
        "core", "Busy weeks push such talks back. This line rests once one is planned or noted; any talk counts."
    )
    key = f"career:{last.id if last else manager.id}"
    yield Look(key, "career", why, translate("core", "Plan one"), manager.id, because)


def _is_planned(seen: Seen) -> bool:
    managers = {person.id for person in seen.managers}
    return any(talk.kind in CAREER_TALKS and managers & {one.id for one in talk.people} for talk in seen.planned)
