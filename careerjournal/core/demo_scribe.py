"""The scribe of the example: writes records with the days, times and ids that they would have had."""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from careerjournal.core import clock
from careerjournal.core.journal import Journal
from careerjournal.core.records import Record
from careerjournal.core.trouble import Trouble
from careerjournal.core.uid import new_uid
from careerjournal.core.words import translate

Table = dict[str, Any]

_SEED = 1904  # any number: with the same clock the same ids
# Rows that hang between records get ids of their own after the fact, so that those repeat as well.
_BETWEEN = ("entry_person", "entry_strength", "entry_goal", "entry_theme", "option_evidence", "goal_version",
            "setting", "aspiration_strength", "stock_take_state", "competency_evidence", "promotion_goal", "want_heard",
            "answer")  # fmt: skip


def unknown(file: str, what: str, name: str) -> Trouble:
    """What to say of a name that nothing in the story has."""
    return Trouble(
        translate("core", "{file} of the example names a {what} “{name}” that is not there.").format(
            file=file, what=what, name=name
        )
    )


class Calendar:
    """The days of the story, counted back from today; its work is done on weekdays and never later than now."""

    def __init__(self, now: datetime) -> None:
        self.now = now
        self.today = now.date()

    def day(self, ago: int, weekend: bool = False) -> date:
        """The day `ago` days back (ahead, if negative), on the nearest weekday unless it may be a weekend."""
        found = self.today - timedelta(days=ago)
        if not weekend:
            found += timedelta(days={5: -1, 6: 1}.get(found.weekday(), 0))
        return self._working_day_before(found) if ago >= 0 and found > self.today else found

    def moment(self, ago: int, at: str, weekend: bool = False) -> datetime:
        """The same with a time of day; what the clock has not reached yet happened on the working day before."""
        found = self.day(ago, weekend)
        if self._at(found, at) > self.now:
            found = self._working_day_before(found)
        return self._at(found, at)

    def meeting(self, at: str) -> datetime:
        """The next meeting: a weekday two to four days ahead."""
        ahead = (self.today + timedelta(days=days) for days in (2, 3, 4))
        return self._at(next(day for day in ahead if day.weekday() < 5), at)

    def _working_day_before(self, day: date) -> date:
        day -= timedelta(days=1)
        return day - timedelta(days=max(0, day.weekday() - 4))

    def _at(self, day: date, at: str) -> datetime:
        return datetime.combine(day, time.fromisoformat(at), self.now.tzinfo)


class Scribe:
    """Writes records into the journal, and knows them by the keys that the story's files give them."""

    def __init__(self, journal: Journal, now: datetime) -> None:
        self.journal = journal
        self.calendar = Calendar(now)
        self.ids: dict[tuple[str, str], str] = {}
        self._random = random.Random(_SEED)  # noqa: S311 - ids that repeat, no secret

    def day(self, ago: int | None) -> date | None:
        return None if ago is None else self.calendar.day(ago)

    def opening(self, ago: int) -> datetime:
        """The morning on which something was first written down."""
        return self.calendar.moment(ago, "08:00")

    def add(self, noun: str, moment: datetime, table: Table, **fields: Any) -> str:
        written = min(moment, self.calendar.now)
        uid = new_uid(int(written.timestamp() * 1000), self._random)
        created = written.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        self.journal.add(noun, uid=uid, created=created, **fields)
        if table.get("key"):
            self.ids[noun, table["key"]] = uid
        return uid

    def link(self, table: type[Record], **columns: Any) -> None:
        """A row that hangs between records; its id is settled at the end."""
        moment = clock.stamp()
        table.insert(**columns, uid=new_uid(), created=moment, changed=moment).execute()

    def refs(self, table: Table, noun: str, names: Iterable[str]) -> list[str]:
        return [self.ref(table, noun, name) for name in names]

    def ref(self, table: Table, noun: str, name: str) -> str:
        if (noun, name) not in self.ids:
            raise unknown(table["file"], noun, name)
        return self.ids[noun, name]

    def settle_ids(self) -> None:
        start = new_uid(int(self.calendar.now.timestamp() * 1000), self._random)[:10]
        for number, table in enumerate(_BETWEEN):
            self.journal.rows(f"UPDATE {table} SET uid = ? || printf('%014x', id)", [f"{start}{number:02x}"])


def only(table: Mapping[str, Any], *names: str) -> Table:
    """The part of a table that goes under the same names."""
    return {name: table[name] for name in names if name in table}
