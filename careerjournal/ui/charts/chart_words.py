"""What charts say in words: how many records of a noun there are, the states of a strength, the kinds of a talk."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from careerjournal.core.nouns_growth import STRENGTH_STATES

translate = QCoreApplication.translate


def entries_words(count: int) -> str:
    """“12 entries”."""
    return translate("charts", "1 entry") if count == 1 else translate("charts", "%n entries", "", count)


def records_words(noun: str, count: int) -> str:
    """“1 goal”, “3 actions”: how many records of a noun, as a chart and the list beside it say it."""
    if count == 1:
        return _one()[noun]
    return {
        "entry": translate("charts", "%n entries", "", count),
        "action": translate("charts", "%n actions", "", count),
        "goal": translate("charts", "%n goals", "", count),
        "option": translate("charts", "%n options", "", count),
        "outcome": translate("charts", "%n outcomes", "", count),
        "theme": translate("charts", "%n themes", "", count),
        "stock-take": translate("charts", "%n stock-takes", "", count),
    }[noun]


def _one() -> dict[str, str]:
    return {
        "entry": translate("charts", "1 entry"),
        "action": translate("charts", "1 action"),
        "goal": translate("charts", "1 goal"),
        "option": translate("charts", "1 option"),
        "outcome": translate("charts", "1 outcome"),
        "theme": translate("charts", "1 theme"),
        "stock-take": translate("charts", "1 stock-take"),
    }


def days_words(count: float) -> str:
    """“12 days”."""
    return translate("charts", "1 day") if count == 1 else translate("charts", "{n} days").format(n=f"{count:g}")


def state_words(state: str) -> str:
    """A strength's state within a sentence."""
    return {
        "draining": translate("charts", "draining"),
        "used": translate("charts", "used"),
        "used a little": translate("charts", "used a little"),
        "unused": translate("charts", "unused"),
    }.get(state, state)


def said_words(state: str) -> str:
    """What a stock-take said of a strength, as the small word in its cell."""
    return {
        "draining": translate("charts", "said drains"),
        "used": translate("charts", "said used"),
        "used a little": translate("charts", "said a little"),
        "unused": translate("charts", "said unused"),
    }.get(state, state)


def drained_words(number: str) -> str:
    """The number of a cell whose strength only drained, where another small word stands below it."""
    return translate("charts", "{n} drained").format(n=number)


def all_said_words() -> tuple[str, ...]:
    """Every such word: they stand in the cells only where each of them has room."""
    return tuple(said_words(state) for state in STRENGTH_STATES)
