"""Answers read across sessions: what was said to the same question before, and how it changed over the quarters."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from careerjournal.core.journal import Journal
from careerjournal.core.prompts import Prompt
from careerjournal.core.quarter import Quarter


@dataclass(frozen=True)
class Earlier:
    """An answer to a question in one session."""

    text: str
    day: date
    session: str


@dataclass(frozen=True)
class QuarterAnswers:
    """The answers of one quarter, oldest first."""

    quarter: Quarter
    answers: tuple[Earlier, ...]


@dataclass(frozen=True)
class AnswersOverTime:
    """Every answer to one question, by quarter, oldest first; `text` is how it was put last."""

    key: str
    text: str
    quarters: tuple[QuarterAnswers, ...]


@dataclass(frozen=True)
class AskedBefore:
    """A question that was answered in two sessions or more."""

    key: str
    text: str
    times: int
    last_on: date


# What is common to every reading: answers that say something, with their session's day. Nothing from the trash.
_ANSWERED = """
FROM answer JOIN session ON session.id = answer.session_id JOIN entry ON entry.id = session.id
WHERE answer.removed_on IS NULL AND session.removed_on IS NULL AND entry.removed_on IS NULL AND answer.text <> ''
"""
_EARLIER = f"""
SELECT answer.prompt, answer.text, entry.day, entry.uid, person.uid, goal.uid, strength.uid
FROM (SELECT answer.* {_ANSWERED} AND answer.prompt IN (SELECT value FROM json_each(?))
  AND (entry.day < ? OR entry.day = ? AND entry.id < ?)) AS answer
JOIN session ON session.id = answer.session_id JOIN entry ON entry.id = session.id
LEFT JOIN person ON person.id = session.person_id LEFT JOIN goal ON goal.id = session.goal_id
LEFT JOIN strength ON strength.id = session.strength_id
ORDER BY entry.day DESC, entry.id DESC
"""


def before(
    journal: Journal, prompts: Sequence[Prompt], day: date, row: int, about: dict[str, str]
) -> dict[str, Earlier]:
    """The last answers to these questions from sessions before the one of `day` and `row`, by key.

    A question about somebody or something, as in “What do you need from {person}?”, is the same question only where
    it was about the same one; `about` holds the uids by variable.
    """
    asked = {prompt.key: prompt.asks & about.keys() for prompt in prompts}
    stamp = day.isoformat()
    found: dict[str, Earlier] = {}
    for key, text, on, uid, *others in journal.rows(_EARLIER, [json.dumps(list(asked)), stamp, stamp, row]):
        then = dict(zip(("person", "goal", "strength"), others, strict=True))
        if key not in found and all((then[name] or "") == about[name] for name in asked[key]):
            found[key] = Earlier(text, date.fromisoformat(on), uid)
    return found


def over_time(journal: Journal, key: str) -> AnswersOverTime:
    """Every answer to a question, by quarter."""
    rows = journal.rows(
        f"SELECT answer.text, entry.day, entry.uid, answer.question {_ANSWERED} AND answer.prompt = ? "
        "ORDER BY entry.day, entry.id", [key],
    )  # fmt: skip
    answers = [Earlier(text, date.fromisoformat(day), uid) for text, day, uid, _ in rows]
    start = journal.settings.fiscal_start
    quarters = groupby(answers, key=lambda one: Quarter.of(one.day, start))
    return AnswersOverTime(
        key, rows[-1][3] if rows else "", tuple(QuarterAnswers(quarter, tuple(group)) for quarter, group in quarters)
    )


def naming(journal: Journal, key: str, words: str) -> list[Earlier]:
    """The answers to a question where it named `words`, as in “How does your work serve {value}?”; newest first."""
    rows = journal.rows(
        f"SELECT answer.text, entry.day, entry.uid {_ANSWERED} AND answer.prompt = ? AND instr(answer.question, ?) "
        "ORDER BY entry.day DESC, entry.id DESC", [key, words],
    )  # fmt: skip
    return [Earlier(text, date.fromisoformat(day), uid) for text, day, uid in rows]


def asked_before(journal: Journal) -> list[AskedBefore]:
    """The questions that were answered in two sessions or more, the one answered last first."""
    rows = journal.rows(
        f"SELECT answer.prompt, answer.question, count(DISTINCT session.id), max(entry.day) {_ANSWERED} "
        "GROUP BY answer.prompt HAVING count(DISTINCT session.id) > 1 ORDER BY max(entry.day) DESC, min(answer.id)"
    )  # with max(), SQLite takes the question from the row of the newest day
    return [AskedBefore(key, text, times, date.fromisoformat(day)) for key, text, times, day in rows]
