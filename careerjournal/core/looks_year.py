"""Lines about the year and the sessions: letters, sittings to go on with, the quarter's end, dates ahead, the pulse."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from datetime import date, timedelta

from careerjournal.core import clock, cycle, days, own_letters, promotions, prompts, session_quarter, stages
from careerjournal.core.look import Look, cut
from careerjournal.core.quarter import Quarter
from careerjournal.core.seen import Seen
from careerjournal.core.words import in_words, translate

LAST_DAYS = 10  # of a quarter, in which one may look back
ACQUAINTED = 30  # days with the journal before it asks for a session
AUTOPILOT_QUIET = 110  # days: “a few times a year”
PULSE, REVIEW, STOCK, PROMOTION = "pulse", "quarter-review", "take-stock", "promotion-ask"
_AHEAD = {"promotion nominations": 42, "review": 28, "goals set": 21, "results": 7, "other": 14, "": 14}
"""How many days before a date of the year its groundwork is worth a thought."""


def letters(seen: Seen) -> Iterator[Look]:
    """A letter to myself whose day has come."""
    because = translate("core", "You chose this day when you wrote it.")
    for letter in own_letters.due(seen.journal):
        why = translate("core", "A letter from you is here, written on {day}.").format(day=days.plain(letter.day))
        yield Look(f"letter:{letter.id}", "letter", why, translate("core", "Open it"), letter.id, because)


def unfinished(seen: Seen) -> Iterator[Look]:
    """A session that was begun: the newest, if it is not of today."""
    because = translate("core", "You began it and said “Enough for today”. It waits where you left it.")
    for session in seen.unfinished:
        if session.begun_on < clock.today():
            why = translate("core", "You began on {day}: {title}").format(
                day=days.plain(session.begun_on), title=cut(session.title)
            )
            yield Look(f"session:{session.id}", "session", why, translate("core", "Go on"), session.id, because)


def quarter_end(seen: Seen) -> Iterator[Look]:
    """A quarter's last ten days: look back, then take stock."""
    quarter = Quarter.of(clock.today(), seen.journal.settings.fiscal_start)
    if (quarter.last - clock.today()).days >= LAST_DAYS or not _is_acquainted(seen, ACQUAINTED):
        return
    because = translate("core", "{quarter} ends on {day}. Your own entries stand beside each question.").format(
        quarter=quarter.label, day=days.plain(quarter.last)
    )
    if not session_quarter.reviews(seen.journal, quarter):
        why = translate("core", "Look back: four short sittings.")
        yield Look(f"quarter:{quarter}", "begin", why, translate("core", "Begin"), REVIEW, because)
    elif not _done_since(seen, STOCK, quarter.first):
        why = translate("core", "Which strengths did this quarter use?")
        yield Look(f"stock:{quarter}", "begin", why, translate("core", "Take stock"), STOCK, because)


def groundwork(seen: Seen) -> Iterator[Look]:
    """A date of the employer's year that comes near while something can still be done about it."""
    today = clock.today()
    quiet = promotions.is_quiet(seen.journal)
    for one in cycle.dates(seen.journal, today, today + timedelta(days=max(_AHEAD.values()))):
        near = (one.day - today).days <= _AHEAD.get(one.kind, _AHEAD[""])
        if near and not (quiet and one.kind == "promotion nominations"):
            yield _date(one)


def _date(one: cycle.CycleDateView) -> Look:
    said, verb, act, target = {
        "promotion nominations": (
            translate("core", "{name}: {day}. What supports an ask?"), translate("core", "Look"), "begin", PROMOTION
        ),
        "review": (translate("core", "{name}: {day}. What should be seen?"), translate("core", "Look back"), "begin",
                   REVIEW),
        "goals set": (translate("core", "{name}: {day}. What do you want in it?"), translate("core", "Look"), "goals",
                      ""),
    }.get(one.kind, (translate("core", "{name}: {day}."), translate("core", "Look"), "date", one.id))  # fmt: skip
    because = translate("core", "It is a date of your year, from Settings. The groundwork is best done before it.")
    day = days.near(one.day) if (one.day - clock.today()).days < 7 else days.plain(one.day)
    why = said.format(name=one.name, day=day)
    return Look(f"date:{one.id}:{one.day}", act, why, verb, target, because)


def pulse(seen: Seen) -> Iterator[Look]:
    """A month after the last pulse, or with the journal; not beside the look back at a whole quarter."""
    if next(quarter_end(seen), None):
        return
    last = seen.last_session(PULSE)
    begun = last or seen.first_day
    if begun is None or seen.is_unfinished(PULSE) or clock.today() < _month_after(begun):
        return
    minutes = in_words(prompts.shipped()[PULSE].minutes)
    why = translate("core", "Where are you now? {minutes} minutes.").format(minutes=days.capital(minutes))
    if last:
        because = translate("core", "Your last pulse was on {day}. A month is a good distance.").format(
            day=days.plain(last)
        )
    else:
        because = translate("core", "A month of entries is enough to look where you stand.")
    yield Look(f"pulse:{begun}", "begin", why, translate("core", "Begin"), PULSE, because)


def off_autopilot(seen: Seen) -> Iterator[Look]:
    """A few times a year one question that fits the stage, from the session that is furthest away."""
    if not _is_acquainted(seen, ACQUAINTED):
        return
    stage = seen.journal.settings.stage
    offered = stages.question(stage)
    if seen.is_unfinished(offered.set_key) or _done_since(
        seen, offered.set_key, clock.today() - timedelta(days=AUTOPILOT_QUIET)
    ):
        return
    said = translate("stages", stage) if stage else ""
    because = (
        translate("core", "A question for where you are: {stage}. You can say in Settings where that is.").format(
            stage=said
        )
        if stage
        else translate("core", "Such a question comes a few times a year. Settings can say at which stage you are.")
    )
    season = Quarter.of(clock.today(), seen.journal.settings.fiscal_start)
    key = f"autopilot:{offered.set_key}:{season}"
    yield Look(key, "begin", offered.text, translate("core", "Begin"), offered.set_key, because)


def _done_since(seen: Seen, key: str, day: date) -> bool:
    last = seen.last_session(key)
    return seen.is_unfinished(key) or (last is not None and last >= day)


def _is_acquainted(seen: Seen, days_: int) -> bool:
    return seen.first_day is not None and (clock.today() - seen.first_day).days >= days_


def _month_after(day: date) -> date:
    year, month = day.year + day.month // 12, day.month % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))
