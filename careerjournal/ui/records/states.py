"""How far things are: the states of strengths, goals and options as a word, an icon and a quiet colour."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from careerjournal.ui.kit import theme

DRAINS = "drains"
"""A warm tone, for what costs strength; every other role is one of the theme's."""


@dataclass(frozen=True)
class State:
    """A state as it is shown: never by its colour alone."""

    word: str
    icon: str
    role: str

    @property
    def colour(self) -> str:
        """The colour as the theme has it now."""
        t = theme.current()
        return t.kind("learning").text if self.role == DRAINS else t.colour(self.role).name()


_STRENGTHS = {
    "used": (QT_TRANSLATE_NOOP("states", "Used"), "circle-dot", "accent_text"),
    "used a little": (QT_TRANSLATE_NOOP("states", "Used a little"), "circle", "muted"),
    "unused": (QT_TRANSLATE_NOOP("states", "Unused"), "circle-dashed", "faint"),
    "draining": (QT_TRANSLATE_NOOP("states", "Draining"), "battery-low", DRAINS),
}
_GOALS = {
    "active": (QT_TRANSLATE_NOOP("states", "Active"), "target", "accent_text"),
    "paused": (QT_TRANSLATE_NOOP("states", "Paused"), "pause", "muted"),
    "reached": (QT_TRANSLATE_NOOP("states", "Reached"), "flag", "accent_text"),
    "let go": (QT_TRANSLATE_NOOP("states", "Let go"), "feather", "faint"),
}
_OPTIONS = {
    "idea": (QT_TRANSLATE_NOOP("states", "Idea"), "lightbulb", "faint"),
    "ready": (QT_TRANSLATE_NOOP("states", "Ready"), "circle-dot", "accent_text"),
    "proposed": (QT_TRANSLATE_NOOP("states", "Proposed"), "send", "accent_text"),
    "agreed": (QT_TRANSLATE_NOOP("states", "Agreed"), "circle-check", "accent_text"),
    "counter-offered": (QT_TRANSLATE_NOOP("states", "Counter-offered"), "repeat", "muted"),
    "deferred": (QT_TRANSLATE_NOOP("states", "Deferred"), "clock", "muted"),
    "declined": (QT_TRANSLATE_NOOP("states", "Declined"), "minus", "muted"),
}
_EFFECTS = {
    "energised": (QT_TRANSLATE_NOOP("states", "Energised"), "zap", "accent_text"),
    "used": (QT_TRANSLATE_NOOP("states", "Used"), "", "muted"),
    "drained": (QT_TRANSLATE_NOOP("states", "Drained"), "battery-low", DRAINS),
}


def of_strength(state: str) -> State:
    return _state(_STRENGTHS[state])


def of_goal(state: str) -> State:
    return _state(_GOALS[state])


def of_option(state: str) -> State:
    return _state(_OPTIONS[state])


def of_effect(effect: str) -> State:
    """How a strength met an entry."""
    return _state(_EFFECTS[effect])


def _state(parts: tuple[object, str, str]) -> State:
    word, icon, role = parts
    return State(QCoreApplication.translate("states", str(word)), icon, role)
