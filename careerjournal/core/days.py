"""Days as a person says them: “Tuesday”, “14 March”, “Wednesday 18 November 2026”."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, timedelta

from careerjournal.core import clock, letters
from careerjournal.core.trouble import Trouble
from careerjournal.core.words import marked, month_name, translate

_WEEKDAYS = marked("days", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_SHORT = marked("days", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


_ENGLISH = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip


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
    return dated(day, year=day.year != clock.today().year)


def dated(day: date, year: bool = True) -> str:
    """“14 March 2026”, or without its year."""
    text = translate("days", "{day} {month} {year}") if year else translate("days", "{day} {month}")
    return text.format(day=day.day, month=month_name(day.month), year=day.year)


def whole(day: date) -> str:
    """“Wednesday 18 November 2026”."""
    return translate("days", "{weekday} {day} {month} {year}").format(
        weekday=weekday(day), day=day.day, month=month_name(day.month), year=day.year
    )


def in_its_year(day: date) -> str:
    """“Wednesday 18 November”, where the year stands over it."""
    return translate("days", "{weekday} {day} {month}").format(
        weekday=weekday(day), day=day.day, month=month_name(day.month)
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


# As it is typed


_NUMBERS = re.compile(r"([0-9]{1,2})([./-])([0-9]{1,2})\2([0-9]{4})")
_YEAR_FIRST = re.compile(r"([0-9]{4})([-/.])([0-9]{1,2})\2([0-9]{1,2})")
_DAY_MONTH = re.compile(r"([0-9]{1,2})(?:\.|st|nd|rd|th)?\s+([^\W\d]+)\.?,?\s+([0-9]{4})")
_MONTH_DAY = re.compile(r"([^\W\d]+)\.?\s+([0-9]{1,2})(?:st|nd|rd|th)?,?\s+([0-9]{4})")


def read(text: str) -> date:
    """A day as a person types it: 2026-01-20, 20 Jan 2026, January 20, 2026, 20.1.2026, today, yesterday, tomorrow.

    What could be two days is refused with a sentence, and so is what is none.
    """
    typed = " ".join(text.split()).casefold()
    near = {"today": 0, "yesterday": -1, "tomorrow": 1}
    near |= {translate("days", word).casefold(): days for word, days in near.items()}
    if typed in near:
        return clock.today() + timedelta(days=near[typed])
    parts = _with_name(typed) or _with_figures(text, typed)
    try:
        if parts:
            return date(*parts)
    except ValueError:  # the 30th of February
        pass
    said = translate("core", "“{text}” is no day. Write it as 2026-01-20 or 20 Jan 2026.")
    raise Trouble(said.format(text=text))


def _with_name(typed: str) -> tuple[int, int, int] | None:
    """Year, month and day, where the month has a name."""
    found = _DAY_MONTH.fullmatch(typed)
    day, name, year = found.groups() if found else ("", "", "")
    if other := _MONTH_DAY.fullmatch(typed):
        name, day, year = other.groups()
    month = _month(name)
    return (int(year), month, int(day)) if month else None


def _month(name: str) -> int:
    """The month that a name of at least three letters begins, in English or the person's language; 0 for none."""
    plain = _bare(name)
    for month in range(1, 13) if len(plain) >= 3 else ():
        if any(_bare(one).startswith(plain) for one in (_ENGLISH[month - 1], month_name(month))):
            return month
    return 9 if plain == "sept" else 0


def _bare(name: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", name.translate(letters.PLAIN)) if c.isalpha()).casefold()


def _with_figures(text: str, typed: str) -> tuple[int, int, int] | None:
    if found := _YEAR_FIRST.fullmatch(typed):
        return int(found[1]), int(found[3]), int(found[4])
    found = _NUMBERS.fullmatch(typed)
    if not found:
        return None
    first, second, year = int(found[1]), int(found[3]), int(found[4])
    if found[2] == "." or first > 12 or first == second:  # with points the day comes first wherever they are used
        return year, second, first
    if second > 12:
        return year, first, second
    said = translate("core", "“{text}” could be {one} or {other}. Write the month as a word, or as {iso}.")
    one, other = date(year, second, first), date(year, first, second)
    raise Trouble(said.format(text=text, one=dated(one, False), other=dated(other, False), iso=one.isoformat()))
