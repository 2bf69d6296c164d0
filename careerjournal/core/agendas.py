"""Agendas: points for a conversation that come ready-made, and are topics like any other once they are put in."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from careerjournal.core import conversations, paths
from careerjournal.core.journal import Journal
from careerjournal.core.trouble import Trouble
from careerjournal.core.words import translate


@dataclass(frozen=True)
class Point:
    """One point: `whose` is mine or theirs, `kind` talk, ask or hard."""

    key: str
    text: str
    whose: str
    kind: str


@dataclass(frozen=True)
class Agenda:
    """The points of one kind of conversation, in the person's language."""

    key: str
    title: str
    about: str
    points: tuple[Point, ...]


def all() -> tuple[Agenda, ...]:  # noqa: A001 - read as agendas.all()
    """The agendas that come with the program, in their order."""
    return tuple(
        Agenda(
            one["key"], _say(one["title"]), _say(one["about"]),
            tuple(Point(each["key"], _say(each["text"]), each["whose"], each["kind"]) for each in one["point"]),
        )
        for one in _declared()
    )  # fmt: skip


def get(key: str) -> Agenda:
    """One agenda; Trouble where there is none of that key."""
    found = next((agenda for agenda in all() if agenda.key == key), None)
    if found is None:
        known = ", ".join(agenda.key for agenda in all())
        raise Trouble(translate("core", "There is no agenda “{key}”. There is {known}.").format(key=key, known=known))
    return found


def put(journal: Journal, conversation: str, key: str) -> int:
    """Add an agenda's points to the topics of a conversation; how many were new. What stands there is not doubled."""
    there = {topic.text for topic in conversations.topics(journal, conversations.get(journal, conversation))}
    new = [point for point in get(key).points if point.text not in there]
    if new:
        with journal.write(translate("core", "Put in an agenda")):
            for point in new:
                conversations.add_topic(journal, conversation, point.text, whose=point.whose, kind=point.kind)
    return len(new)


@lru_cache
def _declared() -> tuple[dict[str, Any], ...]:
    files = sorted((paths.resources() / "agendas").glob("*.toml"))
    return tuple(
        sorted((tomllib.loads(file.read_text(encoding="utf-8")) for file in files), key=lambda one: one["order"])
    )


def _say(text: str) -> str:
    return translate("agendas", text)
