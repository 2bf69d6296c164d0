"""What the variables of a prompt stand for: resolved against the session's own date, never against today."""

from __future__ import annotations

import calendar
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from careerjournal.core.journal import Journal
from careerjournal.core.prompts import VARIABLE, say
from careerjournal.core.quarter import Quarter
from careerjournal.core.records import Person, live
from careerjournal.core.records_growth import Value
from careerjournal.core.words import counted, in_words, month_name, translate


@dataclass(frozen=True)
class Window:
    """The days that a session looks back over: some months, up to and including its own day."""

    first: date
    last: date
    months: int


def window(day: date, months: int) -> Window:
    """The window of a session that began on `day`."""
    return Window(_months_before(day, months), day, months)


def _months_before(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    if year < 1:
        return date.min
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def resolved(text: str, said: Mapping[str, str]) -> str:
    """`text` in the person's language, with what its variables stand for."""
    return VARIABLE.sub(lambda found: said.get(found[1], found[0]), say(text))


def said_by(journal: Journal, span: Window, person: str = "", goal: str = "", strength: str = "") -> dict[str, str]:
    """What every variable stands for in one session; `person`, `goal` and `strength` are names, or empty."""
    quarter = Quarter.of(span.last, journal.settings.fiscal_start)
    return {
        "window": _window(span.months),
        "since": _since(span.first, span.last),
        "quarter": quarter.label,
        "person": _first_name(person or _manager()) or translate("core", "your manager"),
        "value": quoted(_value(span.last)) or translate("core", "what matters to you"),
        "goal": quoted(goal) or translate("core", "the goal"),
        "strength": strength or translate("core", "this strength"),
    }


def _window(months: int) -> str:
    if months == 12:
        return translate("core", "the last year")
    return counted("the last month", "the last %n months", months).replace(str(months), in_words(months))


def _since(first: date, last: date) -> str:
    pattern = translate("days", "{day} {month}" if first.year == last.year else "{day} {month} {year}")
    return pattern.format(day=first.day, month=month_name(first.month), year=first.year)


def quoted(name: str) -> str:
    """A name as it stands in a question."""
    return translate("core", "“{name}”").format(name=name) if name else ""


def _first_name(name: str) -> str:
    return name.split(maxsplit=1)[0] if name.split() else ""


def _manager() -> str:
    """The name of the manager, where the journal knows exactly one."""
    found = [row.name for row in live(Person).where(Person.relation == "manager")]
    return found[0] if len(found) == 1 else ""


def _value(day: date) -> str:
    """One of the person's values, another one each month."""
    found = [row.name for row in live(Value).order_by(Value.position, Value.id)]
    return found[(day.year * 12 + day.month) % len(found)] if found else ""
