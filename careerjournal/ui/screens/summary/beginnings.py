"""Where a document begins that has nothing to say yet: one sentence, and the verb that leads there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QCoreApplication


@dataclass(frozen=True)
class Beginning:
    """What to say, an example, and the screen that the verb opens."""

    sentence: str
    example: str
    verb: str
    screen: str
    wanted: Mapping[str, Any] = field(default_factory=dict, hash=False)


def of(document: str) -> Beginning:
    """Where this document begins."""
    if document in ("sheet", "card", "career"):
        return _meeting()
    if document in ("feedback", "words"):
        return _words(document)
    if document in _PLANNED:
        return _planned(document)
    return _person() if document == "person" else _written()


_PLANNED = ("plan", "proposal", "promotion")


def _meeting() -> Beginning:
    tr = QCoreApplication.translate
    return Beginning(
        tr("beginnings", "Who are you meeting?"),
        tr("beginnings", "“Priya, Tuesday at ten.” The page is made from your own words."),
        tr("beginnings", "Plan a conversation"),
        "conversations",
        {"plan": True},
    )


def _words(document: str) -> Beginning:
    tr = QCoreApplication.translate
    sentence = tr("beginnings", "What did somebody say to you?")
    if document == "words":
        sentence = tr("beginnings", "Kind words wait here for a hard day.")
    example = tr("beginnings", "“You make the trade-off visible.” Word for word is best.")
    return Beginning(sentence, example, tr("beginnings", "Go to feedback"), "conversations", {"tab": "feedback"})


def _planned(document: str) -> Beginning:
    tr = QCoreApplication.translate
    if document == "proposal":
        return Beginning(
            tr("beginnings", "What could you propose?"),
            tr("beginnings", "“Lead the planning round, a small trial first.”"),
            tr("beginnings", "Go to options"), "goals", {"tab": "options"},
        )  # fmt: skip
    if document == "promotion":
        return Beginning(
            tr("beginnings", "A case begins with a promotion conversation."),
            tr("beginnings", "“What supports it, and what is thin.”"),
            tr("beginnings", "Go to conversations"), "conversations", {"tab": "talks"},
        )  # fmt: skip
    return Beginning(
        tr("beginnings", "Start with one thing you want more of."),
        tr("beginnings", "“Plan with other teams, not only for my own.”"),
        tr("beginnings", "Go to goals"), "goals", {"tab": "goals"},
    )  # fmt: skip


def _person() -> Beginning:
    tr = QCoreApplication.translate
    return Beginning(
        tr("beginnings", "Any talk counts, even ten minutes over lunch."),
        tr("beginnings", "“Ines, ten minutes: her way into architecture.”"),
        tr("beginnings", "Log a talk"), "conversations", {"log": True},
    )  # fmt: skip


def _written() -> Beginning:
    tr = QCoreApplication.translate
    return Beginning(
        tr("beginnings", "Small things count. A sentence is enough."),
        tr("beginnings", "“Nobody was paged this weekend.”"),
        tr("beginnings", "Write something"), "home",
    )  # fmt: skip
