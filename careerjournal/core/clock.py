"""The one place that knows what time it is; `CAREERJOURNAL_NOW` or a test can make it stand still."""

from __future__ import annotations

import os
import time
from datetime import date, datetime
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from careerjournal.core.trouble import Trouble
from careerjournal.core.words import translate

VARIABLE = "CAREERJOURNAL_NOW"
_YEARS = range(1000, 9000)  # outside them a zone or a look back can leave what a date can say
_fixed: datetime | None = None


def set_now(moment: datetime | None) -> None:
    """Let the clock stand at `moment` (naive: the system's zone); None lets it go again."""
    global _fixed
    _fixed = moment


def now() -> datetime:
    """The current moment, aware, to the second."""
    moment = _fixed or _from_environment() or datetime.now(_system_zone())
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=_system_zone())
    return moment.replace(microsecond=0)


def today() -> date:
    return now().date()


def time_of_day() -> str:
    return now().strftime("%H:%M")


def stamp() -> str:
    """The moment as records keep it, sortable as text. Not read from a screen."""
    return now().astimezone(ZoneInfo("UTC")).strftime("%Y-%m-%dT%H:%M:%SZ")


def day_of(stamp: str) -> date:
    """The day here on which something was stamped."""
    return datetime.fromisoformat(stamp).astimezone(now().tzinfo).date()


def milliseconds() -> int:
    """Milliseconds since 1970, for ids: finer than `now`, so that ids of one second keep their order."""
    if _fixed or os.environ.get(VARIABLE):
        return int(now().timestamp() * 1000)
    return time.time_ns() // 1_000_000


def zone_name() -> str:
    """The IANA name of the zone in which an entry is written now."""
    zone = now().tzinfo
    if isinstance(zone, ZoneInfo) and zone.key:
        return zone.key
    offset = now().utcoffset()
    hours, rest = divmod(int(offset.total_seconds()) if offset else 0, 3600)
    if rest or not -12 <= hours <= 14:
        return _system_zone().key
    return "UTC" if hours == 0 else f"Etc/GMT{-hours:+d}"  # POSIX turns the sign round


@lru_cache(maxsize=1)
def _system_zone() -> ZoneInfo:
    import tzlocal

    try:
        return ZoneInfo(tzlocal.get_localzone_name() or "UTC")
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo("UTC")


def _from_environment() -> datetime | None:
    text = os.environ.get(VARIABLE)
    return _parsed(text) if text else None


@lru_cache(maxsize=4)
def _parsed(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
        if moment.year not in _YEARS:
            raise ValueError
        return moment
    except ValueError:
        raise Trouble(
            translate("core", "{variable} is “{text}”, which is no time. Write it as 2026-01-20T09:45.").format(
                variable=VARIABLE, text=text
            )
        ) from None
