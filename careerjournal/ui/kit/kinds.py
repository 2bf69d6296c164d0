"""What a kind of entry looks like and is called: an icon and a word, in the order they are offered."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from careerjournal.core import feelings

CAPTURE = ("note", "win", "learning", "setback")
"""The kinds the capture box offers; the others arise on their own screens."""

ICONS = {
    "note": "notebook-pen",
    "win": "trophy",
    "learning": "lightbulb",
    "setback": "cloud",
    "feedback": "message-square-quote",
    "decision": "git-branch",
    "reflection": "feather",
    "conversation": "messages-square",
    "milestone": "milestone",
}

_WORDS = {
    "note": QT_TRANSLATE_NOOP("kinds", "Note"),
    "win": QT_TRANSLATE_NOOP("kinds", "Win"),
    "learning": QT_TRANSLATE_NOOP("kinds", "Learning"),
    "setback": QT_TRANSLATE_NOOP("kinds", "Setback"),
    "feedback": QT_TRANSLATE_NOOP("kinds", "Feedback"),
    "decision": QT_TRANSLATE_NOOP("kinds", "Decision"),
    "reflection": QT_TRANSLATE_NOOP("kinds", "Reflection"),
    "conversation": QT_TRANSLATE_NOOP("kinds", "Conversation"),
    "milestone": QT_TRANSLATE_NOOP("kinds", "Milestone"),
}

KINDS = tuple(ICONS)


def icon_name(kind: str) -> str:
    """The Lucide icon of a kind."""
    return ICONS.get(kind, "notebook-pen")


def word(kind: str) -> str:
    """The kind as one word, in the person's language."""
    return QCoreApplication.translate("kinds", str(_WORDS[kind])) if kind in _WORDS else kind.capitalize()


FEELINGS = feelings.SCALE


def feeling(energy: int) -> str:
    """How the work felt, −2 to 2, as a word."""
    return feelings.word(energy)
