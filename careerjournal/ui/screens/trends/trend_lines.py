"""The rows of the tables of trends: every number of the charts, and the plain counts."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication

from careerjournal.core.trends import QuarterNumbers, Trends
from careerjournal.ui.records.number_table import Line

Reading = Callable[[QuarterNumbers], str]
NOTHING = "–"
translate = QCoreApplication.translate


def counts(trends: Trends) -> list[Line]:
    """What each quarter held."""
    named = (
        ("entries", translate("trends", "Entries")),
        ("wins", translate("trends", "Wins")),
        ("learnings", translate("trends", "Learnings")),
        ("setbacks", translate("trends", "Setbacks")),
        ("conversations", translate("trends", "Conversations")),
        ("feedback", translate("trends", "Feedback")),
        ("feedback_answered", translate("trends", "Feedback answered")),
        ("actions_done", translate("trends", "Actions kept")),
        ("actions_open", translate("trends", "Actions open at the end")),
        ("goals_active", translate("trends", "Goals active at the end")),
    )
    lines = [_line(trends, name, number, partial(_count, number)) for number, name in named]
    days = _line(trends, translate("trends", "Days to response"), "feedback_answered", _days)
    lines.insert(7, days)
    return lines


def energy(trends: Trends) -> list[Line]:
    """The line, the band, and what they rest on."""
    return [
        _line(trends, translate("trends", "Middle (−2 to +2)"), "energy", lambda one: signed(one.energy.median)),
        _line(trends, translate("trends", "Middle half, from"), "energy", lambda one: signed(one.energy.lower)),
        _line(trends, translate("trends", "Middle half, to"), "energy", lambda one: signed(one.energy.upper)),
        _line(trends, translate("trends", "Entries that say it"), "energy", lambda one: str(one.energy.count)),
    ]


def strengths(trends: Trends) -> list[Line]:
    """Each strength with the entries that used it, and those that energised or drained, where there are any."""
    effects = {
        "energised": translate("trends", "energised"),
        "drained": translate("trends", "drained"),
    }
    lines = []
    for one in trends.strengths:
        lines.append(_use_line(trends, one.name, "used", one.id))
        for number, words in effects.items():
            if any(quarter.count(number, one.id) for quarter in trends.quarters):
                lines.append(_use_line(trends, words, number, one.id))
    return lines


def _use_line(trends: Trends, name: str, number: str, strength: str) -> Line:
    numbers = [one.count(number, strength) for one in trends.quarters]
    words = ["" if one.blank else str(n) for one, n in zip(trends.quarters, numbers, strict=True)]
    return Line(name, (*words, str(sum(numbers))), number, strength, inner=number != "used")


def _line(trends: Trends, name: str, number: str, read: Reading) -> Line:
    return Line(name, tuple(read(one) for one in trends.quarters), number)


def _count(number: str, one: QuarterNumbers) -> str:
    return "" if one.blank else str(one.count(number))


def _days(one: QuarterNumbers) -> str:
    if one.blank:
        return ""
    return NOTHING if one.days_to_response is None else f"{one.days_to_response:g}"


def signed(value: float | None) -> str:
    """A number on the scale of energy: “+0.5”, “−1”, “0”."""
    if value is None:
        return NOTHING
    return f"{value:+g}".replace("-", "−") if value else "0"
