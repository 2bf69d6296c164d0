"""A goal that changes on the way: four steps, kept as a session about it, and a new wording beside the old one."""

from __future__ import annotations

from typing import Any

from careerjournal.core import goals, sessions
from careerjournal.core.journal import Journal
from careerjournal.core.records import Goal, live
from careerjournal.core.records_growth import Session
from careerjournal.core.sessions import SessionView
from careerjournal.core.words import translate

SET = "goal-changed"
UNDERSTOOD, HELP, RESOURCES, UPDATE = "change-understood", "change-help", "change-resources", "change-update"
STEPS = (UNDERSTOOD, HELP, RESOURCES, UPDATE)
"""Say that you understand, ask how to help, ask what support there is, write the new version."""


def walks(journal: Journal, goal: str) -> list[SessionView]:
    """The sessions about a change of this goal, newest first."""
    rows = live(Session, Session.uid).join(Goal).where(Session.prompt_set == SET, Goal.uid == goal)
    return [sessions.get(journal, uid) for (uid,) in rows.order_by(Session.id.desc()).tuples()]


def begun(journal: Journal, goal: str) -> SessionView | None:
    """The walk that was begun for this goal and has not come to its new wording yet."""
    return next((one for one in walks(journal, goal) if one.finished_on is None), None)


def answers(journal: Journal, goal: str) -> dict[str, str]:
    """What was said so far, by step."""
    walk = begun(journal, goal)
    return {one.key: one.answer for one in walk.questions if one.answer} if walk else {}


def say(journal: Journal, goal: str, step: str, text: str) -> None:
    """Keep what was said to one step. The session begins with the first words; nothing is kept for none."""
    walk = begun(journal, goal)
    if walk is None and not text:
        return
    with journal.write(translate("core", "Answer a question")):
        uid = walk.id if walk else sessions.begin(journal, SET, goal=goal)
        sessions.answer(journal, uid, step, text)


def finish(journal: Journal, goal: str, as_support: bool = False, **wording: Any) -> None:
    """Write the new version: the old one stays, why it changed is its reason, and the walk is done. One step to undo.

    With `as_support` what the new way needs is noted as support to ask for.
    """
    said = answers(journal, goal)
    with journal.write(translate("core", "Change a goal")):
        if as_support and said.get(RESOURCES):
            journal.add("support", what=" ".join(said[RESOURCES].split()), goal=goal)
        if wording:
            goals.reword(journal, goal, said.get(UNDERSTOOD, ""), **wording)
        walk = begun(journal, goal)
        if walk:
            view = goals.get(journal, goal)
            sessions.answer(journal, walk.id, UPDATE, "\n\n".join(part for part in (view.title, view.measure) if part))
            sessions.finish(journal, walk.id)
