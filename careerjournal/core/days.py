"""Days as a person says them: “Tuesday”, “14 March”, “Wednesday 18 November 2026”."""

from __future__ import annotations

from datetime import date

from careerjournal.core import clock
from careerjournal.core.words import marked, month_name, translate

_WEEKDAYS = marked("days", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_SHORT = marked("days", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def weekday(day: date) -> str:
    return translate("days", _WEEKDAYS[day.weekday()])


def zone_name() -> str:
    """The zone of here and now."""
    return clock.zone_name()


def short_month(day: date) -> str:
    """Three letters, for a date block."""
    return translate("days", _SHORT[day.month - 1])


def plain(day: date) -> str:
    """“14 March”, with the year where it is not this one."""
    text = (
        translate("days", "{day} {month}")
        if day.year == clock.today().year
        else translate("days", "{day} {month} {year}")
    )
    return text.format(day=day.day, month=month_name(day.month), year=day.year)


def whole(day: date) -> str:
    """“Wednesday 18 November 2026”."""
    return translate("days", "{weekday} {day} {month} {year}").format(
        weekday=weekday(day), day=day.day, month=month_name(day.month), year=day.year
    )


def near(day: date) -> str:
    """How a day close to today is said inside a sentence: today, tomorrow, yesterday, Tuesday, 14 March."""
    away = (day - clock.today()).days
    names = {0: translate("days", "today"), 1: translate("days", "tomorrow"), -1: translate("days", "yesterday")}
    if away in names:
        return names[away]
    return weekday(day) if -6 <= away <= 6 else plain(day)


def at(day: date, time: str = "") -> str:
    """As `near`, with the time of day: “Tuesday at 10:00”."""
    return translate("days", "{day} at {time}").format(day=near(day), time=time) if time else near(day)


def capital(text: str) -> str:
    """A sentence that begins with such a word."""
    return text[:1].upper() + text[1:]
