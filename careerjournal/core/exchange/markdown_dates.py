"""Every way in which people write a day into a note's name, its front matter, a heading or a `[date, year]`."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from pathlib import PurePath

_LONG = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
_MONTHS = {name: n for n, name in enumerate(_LONG, 1)} | {name[:3]: n for n, name in enumerate(_LONG, 1)} | {"sept": 9}
_MONTH = r"(?:" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\b\.?"
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_ORDINAL = r"(?:st|nd|rd|th)?"
_YEAR = r"(?:19|20|21)\d\d"
_WRITTEN = (
    rf"{_WEEKDAY}(?:"
    rf"(?P<y>{_YEAR})(?P<s>[-/.])(?P<m>\d{{1,2}})(?P=s)(?P<d>\d{{1,2}})(?!\d)"
    rf"|(?P<d1>\d{{1,2}}){_ORDINAL}\s+(?:of\s+)?(?P<m1>{_MONTH}),?\s+(?P<y1>{_YEAR})(?!\d)"
    rf"|(?P<m2>{_MONTH})\s+(?P<d2>\d{{1,2}}){_ORDINAL},?\s+(?P<y2>{_YEAR})(?!\d)"
    r")"
)
_STARTS = re.compile(_WRITTEN, re.IGNORECASE)
_ENDS = re.compile(rf"(?:.*\W)??{_WRITTEN}\W*$", re.IGNORECASE)
_CLOCK = re.compile(
    r"[T\s,]\s*(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)(?!\d)(?::\d\d(?:\.\d+)?)?\s*(?:Z\b|UTC|GMT|[+-]\d\d:?\d\d)?"
)

_NAMED_DAY = re.compile(
    rf"(?<!\d)({_YEAR})(?:([-_. ])(\d\d)\2(\d\d)(?!\d)|(\d\d)(\d\d)(?=(?:\d{{4}}(?:\d\d)?)?(?!\d)))"
)
_NAMED_WEEK = re.compile(rf"(?<!\d)({_YEAR})[-_ ]?W(\d\d?)(?!\d)", re.IGNORECASE)
_NAMED_NUMBER = re.compile(rf"({_YEAR})-(\d\d)(?!\d)(?!-\d)")
_WEEK_ALONE = re.compile(r"(?:week|w)[-_ ]?(\d\d?)", re.IGNORECASE)
_MONTH_ALONE = re.compile(rf"(?:(?P<number>\d\d?)(?:[-_. ]+(?P<also>{_MONTH}))?|(?P<name>{_MONTH}))", re.IGNORECASE)
_LEADING = re.compile(r"(\d\d?)(?!\d)")

_TOKEN = re.compile(
    rf"\s*(?:(?P<month>{_MONTH})|(?P<year>{_YEAR})(?!\d)|(?P<day>\d{{1,2}})(?!\d){_ORDINAL}|(?P<comma>,)"
    r"|(?P<to>[-–—&/+]|and\b|to\b|until\b))",
    re.IGNORECASE,
)


class Span(Enum):
    """How much time a date that somebody wrote stands for."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    RANGE = "range"


@dataclass(frozen=True)
class Dated:
    """The last day of what was written, how much that was, and where it was written where that matters."""

    day: date
    span: Span = Span.DAY
    start: int = 0
    end: int = 0
    time: str = ""
    guessed: bool = False
    """`2024-07`, which some write for a week and others for a month."""


def day_of(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def month_end(year: int, month: int) -> date | None:
    return date(year, month, monthrange(year, month)[1]) if 1 <= month <= 12 else None


def week_end(year: int, week: int) -> date | None:
    """The Sunday of an ISO week."""
    try:
        return date.fromisocalendar(year, week, 1) + timedelta(days=6)
    except ValueError:
        return None


# In a name or a path -----------------------------------------------------------------------------------------------


def in_path(path: PurePath) -> Dated | None:
    """The day, week, month or year that a file's name says, alone or with the folders above it."""
    stem = path.stem
    above = [*(parent.name for parent in list(path.parents)[:2]), "", ""]
    return _named_day(stem) or _named_week(stem) or _below(stem, above[0], above[1]) or _named_period(stem, above[0])


def _dated(day: date | None, span: Span, match: re.Match[str], guessed: bool = False) -> Dated | None:
    return Dated(day, span, match.start(), match.end(), guessed=guessed) if day else None


def _named_day(stem: str) -> Dated | None:
    for match in _NAMED_DAY.finditer(stem):
        month, day = match[3] or match[5], match[4] or match[6]
        found = _dated(day_of(int(match[1]), int(month), int(day)), Span.DAY, match)
        if found:
            return found
    return None


def _named_week(stem: str) -> Dated | None:
    match = _NAMED_WEEK.search(stem)
    return _dated(week_end(int(match[1]), int(match[2])), Span.WEEK, match) if match else None


def _below(stem: str, parent: str, grandparent: str) -> Dated | None:
    """`2023/04/21`, `2023/April/21 Name`, `2023-04/21`, `2023/04`, `2023/April`, `2023/Week 16`."""
    lead = _LEADING.match(stem)
    if lead:
        year, month = _year_and_month(parent, grandparent)
        found = _dated(day_of(year, month, int(lead[1])), Span.DAY, lead) if month else None
        if found:
            return found
    if not _is_year(parent):
        return None
    week = _WEEK_ALONE.fullmatch(stem)
    if week:
        return _dated(week_end(int(parent), int(week[1])), Span.WEEK, week)
    month_match = _MONTH_ALONE.fullmatch(stem)
    return _dated(month_end(int(parent), _month(month_match)), Span.MONTH, month_match) if month_match else None


def _year_and_month(parent: str, grandparent: str) -> tuple[int, int]:
    both = _NAMED_NUMBER.match(parent)
    if both:
        return int(both[1]), int(both[2])
    alone = _MONTH_ALONE.fullmatch(parent)
    return (int(grandparent), _month(alone)) if alone and _is_year(grandparent) else (0, 0)


def _month(match: re.Match[str]) -> int:
    return int(match["number"]) if match["number"] else _number(match["name"])


def _named_period(stem: str, parent: str) -> Dated | None:
    if _is_year(stem):
        return Dated(date(int(stem), 12, 31), Span.YEAR, 0, 4)
    match = _NAMED_NUMBER.match(stem)
    if not match:
        return None
    year, number = int(match[1]), int(match[2])
    if _is_year(parent) and number <= 12:
        return _dated(month_end(year, number), Span.MONTH, match)
    return _dated(week_end(year, number), Span.WEEK, match, guessed=number <= 12)


def _is_year(name: str) -> bool:
    return re.fullmatch(_YEAR, name) is not None


def _number(month: str) -> int:
    return _MONTHS[month.lower().rstrip(".")]


# In front matter, headings and brackets ----------------------------------------------------------------------------


def written(text: str) -> Dated | None:
    """The day with which a text begins, and the time after it, both as they stand there."""
    text = text[:80]
    match = _STARTS.match(text.lstrip())
    day = _written_day(match) if match else None
    if not match or not day:
        return None
    clock = _CLOCK.match(text.lstrip(), match.end())
    time = f"{int(clock['hour']):02}:{clock['minute']}" if clock else ""
    end = clock.end() if clock else match.end()
    return Dated(day, start=match.start(), end=end, time="" if time == "00:00" else time)


def in_heading(text: str) -> Dated | None:
    """The day with which a heading begins or ends; its start and end say whether there is more to it."""
    text = text.strip()
    if len(text) > 200:
        return None
    first = written(text)
    if first:
        return first
    match = _ENDS.match(text)
    day = _written_day(match) if match else None
    return Dated(day, start=1, end=len(text)) if day else None


def _written_day(match: re.Match[str]) -> date | None:
    if match["y"]:
        return day_of(int(match["y"]), int(match["m"]), int(match["d"]))
    n = "1" if match["y1"] else "2"
    return day_of(int(match[f"y{n}"]), _number(match[f"m{n}"]), int(match[f"d{n}"]))


def in_brackets(text: str) -> Dated | None:
    """What stands between `[` and `]`, when it is a day, a range or a month with its year and nothing else."""
    if len(text) > 60:
        return None
    alone = _STARTS.fullmatch(text.strip())
    if alone and alone["y"]:
        day = _written_day(alone)
        return Dated(day) if day else None
    tokens = _tokens(text)
    kinds = [kind for kind, _ in tokens]
    if "month" not in kinds or "year" not in kinds or kinds[-1] in ("comma", "to"):
        return None
    return _last_day(tokens)


def looks_dated(text: str) -> bool:
    """Whether brackets were meant for a date, even one that no calendar has."""
    kinds = [kind for kind, _ in _tokens(text)] if len(text) <= 60 else []
    return "month" in kinds and "year" in kinds


def _tokens(text: str) -> list[tuple[str, str]]:
    tokens, position, text = [], 0, text.strip()
    while position < len(text):
        match = _TOKEN.match(text, position)
        if not match or not match.lastgroup:
            return []
        tokens.append((match.lastgroup, match[match.lastgroup]))
        position = match.end()
    return tokens


def _last_day(tokens: list[tuple[str, str]]) -> Dated | None:
    """The last day: after the last "to", with the month and the year from before it where it does not say them."""
    breaks = [n for n, (kind, _) in enumerate(tokens) if kind == "to"]
    tail = tokens[breaks[-1] + 1 :] if breaks else tokens
    month = _last(tail, "month") or _last(tokens, "month")
    year = _last(tail, "year") or _last(tokens, "year")
    day = _last(tail, "day")
    if day:
        found = day_of(int(year), _number(month), int(day))
        span = Span.RANGE if breaks or sum(kind == "day" for kind, _ in tokens) > 1 else Span.DAY
    else:
        found = month_end(int(year), _number(month))
        span = Span.RANGE if breaks else Span.MONTH
    return Dated(found, span) if found else None


def _last(tokens: list[tuple[str, str]], kind: str) -> str:
    return next((text for name, text in reversed(tokens) if name == kind), "")
