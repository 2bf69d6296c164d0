"""Ages: how long ago a day is, or how far ahead, as a person says it."""

from __future__ import annotations

from datetime import date

from careerjournal.core import clock
from careerjournal.core.words import counted, translate

_WEEKS_FROM, _MONTHS_FROM, _YEARS_FROM = 14, 60, 700
_MONTH, _YEAR = 30.44, 365.25


def said(day: date) -> str:
    """“yesterday”, “11 days ago”, “5 weeks ago”, “in 3 months”."""
    away = (day - clock.today()).days
    if abs(away) <= 1:
        return (translate("ages", "yesterday"), translate("ages", "today"), translate("ages", "tomorrow"))[away + 1]
    return _ahead(away) if away > 0 else _ago(-away)


def _ago(days: int) -> str:
    if days < _WEEKS_FROM:
        return counted("%n day ago", "%n days ago", days)
    if days < _MONTHS_FROM:
        return counted("%n week ago", "%n weeks ago", round(days / 7))
    if days < _YEARS_FROM:
        return counted("%n month ago", "%n months ago", round(days / _MONTH))
    return counted("%n year ago", "%n years ago", round(days / _YEAR))


def _ahead(days: int) -> str:
    if days < _WEEKS_FROM:
        return counted("in %n day", "in %n days", days)
    if days < _MONTHS_FROM:
        return counted("in %n week", "in %n weeks", round(days / 7))
    if days < _YEARS_FROM:
        return counted("in %n month", "in %n months", round(days / _MONTH))
    return counted("in %n year", "in %n years", round(days / _YEAR))
