"""Ten minutes before a talk: goals, needs, progress and growth, each with a question and what the journal knows."""

from __future__ import annotations

from dataclasses import dataclass

from careerjournal.core import clock, days, goals, prompt_variables, prompts, prose
from careerjournal.core.conversations import ConversationView
from careerjournal.core.entries import EntryView
from careerjournal.core.goals import GoalView
from careerjournal.core.journal import Journal
from careerjournal.core.prompts import Prompt, say
from careerjournal.core.session_evidence import Evidence

SET = "ten-minutes"
MINUTES = 10
COURAGE = "courage"
_BOXES = {"goals-today": "talk", "needs": "ask", "progress": "talk", "growth": "ask", COURAGE: "talk"}
_FACTS = 3
_WORDS = 90


@dataclass(frozen=True)
class Fact:
    """A record of the person's own beside a question; `aside` is a day or “”."""

    id: str
    text: str
    aside: str


@dataclass(frozen=True)
class Box:
    """One of the four, or the courage line that nobody has to answer. An answer becomes a topic of `kind`."""

    key: str
    title: str
    question: str
    kind: str
    facts: tuple[Fact, ...]
    optional: bool


def boxes(journal: Journal, talk: ConversationView) -> tuple[Box, ...]:
    """The boxes of one conversation, in the words and the order of the prompt set."""
    asked = prompts.shipped()[SET]
    span = prompt_variables.window(min(talk.day, clock.today()), asked.window_months)
    person = talk.people[0] if talk.people else None
    said = prompt_variables.said_by(journal, span, person=person.name if person else "")
    evidence = Evidence(span, itself=talk.id, person=person.id if person else "")
    found = {prompt.key: prompt for prompt in asked.prompts}

    def box(key: str, prompt: Prompt) -> Box:
        question = prompt_variables.resolved(prompt.text, said)
        facts = _goals(journal) if "goals" in prompt.evidence else tuple(map(_fact, evidence.beside(prompt.evidence)))
        return Box(key, say(prompt.part), question, _BOXES[key], facts[:_FACTS], prompt.optional)

    return tuple(box(key, found[key]) for key in _BOXES if key in found)


def _goals(journal: Journal) -> tuple[Fact, ...]:
    return tuple(map(_goal, goals.active(journal)))


def _goal(goal: GoalView) -> Fact:
    return Fact(goal.id, goal.title, days.plain(goal.newest.day) if goal.newest else "")


def _fact(entry: EntryView) -> Fact:
    return Fact(entry.id, entry.title or prose.excerpt(entry.body, _WORDS), days.plain(entry.day))
