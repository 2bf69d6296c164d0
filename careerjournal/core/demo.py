"""The example career: two years of an invented life, told in resources/demo and laid out up to the clock's moment."""

from __future__ import annotations

import random
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from careerjournal.core import clock, goals, paths
from careerjournal.core.journal import Journal
from careerjournal.core.records import GoalVersion
from careerjournal.core.trouble import Trouble
from careerjournal.core.uid import new_uid
from careerjournal.core.words import translate

Table = dict[str, Any]

_SEED = 1904  # any number: with the same clock the same ids
_EFFECTS = {"+": "energised", "-": "drained"}
_LINKS = {"people", "strengths", "goals", "themes"}
_WHEN = {"file", "ago", "at", "weekend"}
_SAID = {"title", "body", "energy", "private"}
# What each table of the files may say, beside the file it stands in.
_MAY_SAY = {
    "journal": {"name"},
    "person": {"key", "name", "relation", "note", "confidant", "since"},
    "strength": {"key", "name", "rank", "framework", "domain", "note"},
    "theme": {"key", "name"},
    "role": {"title", "company", "level", "from", "to", "note"},
    "cycle-date": {"name", "kind", "ago", "yearly"},
    "goal": {"key", "title", "kind", "measure", "target", "direction", "why", "set", "changed", "reached", "let_go",
             "paused"},
    "option": {"key", "title", "kind", "problem", "rationale", "benefit", "cost", "trial", "strength", "goal", "set",
               "ready", "proposed", "evidence", "outcomes"},
    "entry": {"key", "kind", "impact", "told", *_WHEN, *_SAID, *_LINKS},
    "conversation": {"key", "kind", "with", "formal", "minutes", "wish", "planned", "cancelled", "told", "prepared",
                     "printed", "read", "topics", "actions", *_WHEN, *_SAID, *_LINKS - {"people"}},
    "feedback": {"giver", "about", "responses", *_WHEN, *_SAID, *_LINKS - {"people"}},
}  # fmt: skip
_DATED = ("entry", "conversation", "feedback")
# Rows that hang between records get ids of their own after the fact, so that those repeat as well.
_BETWEEN = ("entry_person", "entry_strength", "entry_goal", "entry_theme", "option_evidence", "goal_version", "setting")


def fill(journal: Journal, folder: Path | None = None) -> None:
    """Write the example career into an empty journal, in one step; with the same clock the same every time."""
    if journal.rows("SELECT 1 FROM entry UNION ALL SELECT 1 FROM person LIMIT 1"):
        raise Trouble(translate("core", "This journal is not empty. The example needs a journal of its own."))
    tables = read(folder or paths.resources() / "demo")
    with journal.bulk(translate("core", "Example")):
        _Teller(journal, tables).tell()


def read(folder: Path) -> dict[str, list[Table]]:
    """Every table of the folder's files by name, checked for words that nobody understands."""
    found: dict[str, list[Table]] = {name: [] for name in _MAY_SAY}
    for path in sorted(folder.glob("*.toml")):
        for name, said in _parsed(path).items():
            for table in said if isinstance(said, list) else [said]:
                unknown = ({name} if name not in _MAY_SAY else set()) or set(table) - _MAY_SAY[name]
                if unknown:
                    raise _unknown(path.name, translate("core", "word"), min(unknown))
                found[name].append(table | {"file": path.name})
    return found


def _parsed(path: Path) -> Table:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise Trouble(
            translate("core", "The example cannot be read: {file}: {reason}").format(file=path.name, reason=error)
        ) from error


def _unknown(file: str, what: str, name: str) -> Trouble:
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


class _Teller:
    """Writes the tables as records, in the order in which things happened."""

    def __init__(self, journal: Journal, tables: dict[str, list[Table]]) -> None:
        self.journal = journal
        self.tables = tables
        self.calendar = Calendar(clock.now())
        self.ids: dict[tuple[str, str], str] = {}
        self.days: dict[str, date] = {}  # of conversations, by uid
        self._random = random.Random(_SEED)  # noqa: S311 - ids that repeat, no secret

    def tell(self) -> None:
        self.journal.settings.name = self.tables["journal"][0]["name"]
        self._cast()
        self._goals()
        for moment, noun, table in sorted(self._dated(), key=lambda one: one[0]):
            getattr(self, f"_{noun}")(table, moment)
        for table in self.tables["conversation"]:
            self._topics_and_promises(table)
        for table in self.tables["option"]:
            self._option(table)
        self._settle_ids()

    # What is there from the start

    def _cast(self) -> None:
        for table in self.tables["person"]:
            said = _only(table, "name", "relation", "note", "confidant")
            self._add("person", self._opening(table["since"]), table, **said)
        for table in self.tables["strength"]:
            said = _only(table, "name", "rank", "framework", "domain", "note")
            self._add("strength", self._opening(683), table, **said)
        for table in self.tables["theme"]:
            self._add("theme", self._opening(729), table, name=table["name"])
        for table in self.tables["role"]:
            days = {"from_day": self._day(table.get("from")), "to_day": self._day(table.get("to"))}
            self._add("role", self._opening(729), table, **_only(table, "title", "company", "level", "note"), **days)
        for table in self.tables["cycle-date"]:
            said = _only(table, "name", "kind", "yearly") | {"day": self._day(table["ago"])}
            self._add("cycle-date", self._opening(672), table, **said)

    def _goals(self) -> None:
        for table in self.tables["goal"]:
            first, *later = table.get("changed") or [{}]
            moment = self._opening(table["set"])
            ends = {f"{end}_on": self._day(table.get(end)) for end in ("paused", "reached", "let_go")}
            said = _only(table, "kind", "direction", "why")
            uid = self._add("goal", moment, table, **said, **self._wording(table | first), **ends)
            GoalVersion.update(day=moment.date()).where(GoalVersion.day == self.calendar.today).execute()
            for change in later:
                day = self._day(change["ago"])
                goals.reword(self.journal, uid, change["reason"], day, **self._wording(table | change))

    def _wording(self, table: Table) -> Table:
        return _only(table, "title", "measure") | {"target_date": self._day(table.get("target"))}

    # What happened

    def _dated(self) -> Iterator[tuple[datetime, str, Table]]:
        for noun in _DATED:
            for table in self.tables[noun]:
                yield self._moment(table), noun, table

    def _moment(self, table: Table) -> datetime:
        if table.get("planned"):
            return self.calendar.meeting(table["at"])
        return self.calendar.moment(table["ago"], table["at"], table.get("weekend", False))

    def _entry(self, table: Table, moment: datetime) -> None:
        said = _only(table, "kind", "title", "impact", "energy", "private")
        told = self._day(table.get("told"))
        self._add("entry", moment, table, **said, **self._common(table, moment), told_on=told)

    def _conversation(self, table: Table, moment: datetime) -> None:
        said = _only(table, "kind", "title", "wish", "formal", "minutes", "energy", "private")
        marks = {"cancelled": "cancelled_on", "told": "told_on", "read": "notes_read_on", "prepared": "prepared_on",
                 "printed": "printed_on"}  # fmt: skip
        days = {field: self._day(table.get(mark)) for mark, field in marks.items()}
        if not (table.get("planned") or table.get("cancelled")):
            days["held_on"] = moment.date()
        common = self._common(table, moment) | {"people": self._refs(table, "person", table["with"])}
        self.days[self._add("conversation", moment, table, **said, **common, **days)] = moment.date()

    def _feedback(self, table: Table, moment: datetime) -> None:
        giver = self._ref(table, "person", table["giver"])
        said = _only(table, "about", "title", "energy", "private")
        uid = self._add("feedback", moment, table, **said, **self._common(table, moment), giver=giver)
        for answer in table.get("responses", ()):
            self._action(table, answer, self.calendar.moment(answer["on"], "17:55"), feedback=uid)

    def _common(self, table: Table, moment: datetime) -> Table:
        """What every dated record says: when, in which words, and what it is about."""
        strengths = [
            (self._ref(table, "strength", name.lstrip("+-")), _EFFECTS.get(name[0], "used"))
            for name in table.get("strengths", ())
        ]
        links = {"people": "person", "goals": "goal", "themes": "theme"}
        return {
            "day": moment.date(),
            "time": moment.strftime("%H:%M"),
            "body": table["body"].strip(),
            "strengths": strengths,
        } | {field: self._refs(table, noun, table[field]) for field, noun in links.items() if field in table}

    def _topics_and_promises(self, table: Table) -> None:
        talk = self._ref(table, "conversation", table["key"])
        moment = min(self._moment(table), self.calendar.now)
        for position, topic in enumerate(table["topics"], 1):
            said = _only(topic, "text", "whose", "kind", "proposal") | {"conversation": talk, "position": position}
            said["dropped_on"] = self._day(topic.get("dropped"))
            if where := topic.get("covered"):
                said["covered_in"] = talk if where is True else self._ref(table, "conversation", where)
                said["covered_on"] = self.days[said["covered_in"]]
            self._add("topic", moment, table | {"key": ""}, **said)
        for promise in table["actions"]:
            self._action(table, promise, moment, conversation=talk)

    def _action(self, table: Table, promise: Table, moment: datetime, **origin: str) -> None:
        days = {field: self._day(promise.get(field.removesuffix("_on"))) for field in ("due", "done_on", "dropped_on")}
        owner = self._ref(table, "person", promise["owner"]) if "owner" in promise else None
        text = promise["text"]
        self._add("action", moment, {}, text=text, owner=owner, day=moment.date(), **days, **origin)

    def _option(self, table: Table) -> None:
        words = ("title", "kind", "problem", "rationale", "benefit", "cost", "trial")
        about = {noun: self._ref(table, noun, table[noun]) for noun in ("strength", "goal") if table.get(noun)}
        days = {"ready_on": self._day(table.get("ready")), "proposed_on": self._day(table.get("proposed"))}
        evidence = self._refs(table, "entry", table.get("evidence", ()))
        said = _only(table, *words)
        uid = self._add("option", self._opening(table["set"]), table, **said, **about, **days, evidence=evidence)
        for outcome in table.get("outcomes", ()):
            talk = self._ref(table, "conversation", outcome["conversation"])
            moment = self.calendar.moment(outcome["ago"], "18:00")
            said = _only(outcome, "kind", "reason") | {"offered_instead": outcome.get("offered", "")}
            said |= {"day": self.days[talk], "review_on": self._day(outcome.get("review"))}
            self._add("outcome", moment, {}, **said, option=uid, conversation=talk)

    # Records and their ids

    def _day(self, ago: int | None) -> date | None:
        return None if ago is None else self.calendar.day(ago)

    def _opening(self, ago: int) -> datetime:
        """The morning on which something was first written down."""
        return self.calendar.moment(ago, "08:00")

    def _add(self, noun: str, moment: datetime, table: Table, **fields: Any) -> str:
        written = min(moment, self.calendar.now)
        uid = new_uid(int(written.timestamp() * 1000), self._random)
        created = written.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        self.journal.add(noun, uid=uid, created=created, **fields)
        if table.get("key"):
            self.ids[noun, table["key"]] = uid
        return uid

    def _refs(self, table: Table, noun: str, names: Iterable[str]) -> list[str]:
        return [self._ref(table, noun, name) for name in names]

    def _ref(self, table: Table, noun: str, name: str) -> str:
        if (noun, name) not in self.ids:
            raise _unknown(table["file"], noun, name)
        return self.ids[noun, name]

    def _settle_ids(self) -> None:
        start = new_uid(int(self.calendar.now.timestamp() * 1000), self._random)[:10]
        for number, table in enumerate(_BETWEEN):
            self.journal.rows(f"UPDATE {table} SET uid = ? || printf('%014x', id)", [f"{start}{number:02x}"])


def _only(table: Mapping[str, Any], *names: str) -> Table:
    return {name: table[name] for name in names if name in table}
