"""The example career: two years of an invented life, told in resources/demo and laid out up to the clock's moment."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

from careerjournal.core import clock, demo_methods, goals, paths
from careerjournal.core.demo_scribe import Scribe, Table, only, unknown
from careerjournal.core.journal import Journal
from careerjournal.core.records import GoalVersion
from careerjournal.core.trouble import Trouble
from careerjournal.core.words import translate

_EFFECTS = {"+": "energised", "-": "drained"}
_LINKS = {"people", "strengths", "goals", "themes"}
_WHEN = {"file", "ago", "at", "weekend"}
_CARD = {"question", "give", "insight", "hard_to_say"}
_TELLING = {"manager_told", "stays_here"}
_SAID = {"title", "body", "energy", "private"}
# What each table of the files may say, beside the file it stands in.
_MAY_SAY = {
    "journal": {"name", "stage"},
    "person": {"key", "name", "relation", "note", "confidant", "since"},
    "strength": {"key", "name", "rank", "framework", "domain", "note", "helps_now"},
    "theme": {"key", "name"},
    "role": {"title", "company", "level", "from", "to", "note"},
    "cycle-date": {"name", "kind", "ago", "yearly"},
    "goal": {"key", "title", "kind", "measure", "target", "direction", "why", "set", "changed", "reached", "let_go",
             "paused"},
    "option": {"key", "title", "kind", "problem", "rationale", "benefit", "cost", "trial", "strength", "goal", "set",
               "ready", "proposed", "evidence", "outcomes"},
    "entry": {"key", "kind", "impact", "told", *_WHEN, *_SAID, *_LINKS},
    "conversation": {"key", "kind", "with", "formal", "minutes", "wish", "planned", "cancelled", "told", "prepared",
                     "printed", "read", "topics", "actions", "series", *_CARD, *_TELLING, *_WHEN, *_SAID,
                     *_LINKS - {"people"}},
    "feedback": {"giver", "about", "responses", "kept", "told_back", *_WHEN, *_SAID, *_LINKS - {"people"}},
    **demo_methods.MAY_SAY,
}  # fmt: skip
_LATER = {"from": "day", "accepted": "on", "looked": "on"}  # what came of an outcome
_DATED = ("entry", "conversation", "feedback", "session")


def fill(journal: Journal, folder: Path | None = None) -> None:
    """Write the example career into an empty journal, in one step; with the same clock the same every time."""
    if journal.rows("SELECT 1 FROM entry UNION ALL SELECT 1 FROM person LIMIT 1"):
        raise Trouble(translate("core", "This journal is not empty. The example needs a journal of its own."))
    tables = read(folder or paths.resources() / "demo")
    with journal.bulk(translate("core", "Example")):
        scribe = Scribe(journal, clock.now())
        _Teller(scribe, tables).tell()
        demo_methods.tell(scribe, tables)
        scribe.settle_ids()


def read(folder: Path) -> dict[str, list[Table]]:
    """Every table of the folder's files by name, checked for words that nobody understands."""
    found: dict[str, list[Table]] = {name: [] for name in _MAY_SAY}
    for path in sorted(folder.glob("*.toml")):
        for name, said in _parsed(path).items():
            for table in said if isinstance(said, list) else [said]:
                strange = ({name} if name not in _MAY_SAY else set()) or set(table) - _MAY_SAY[name]
                if strange:
                    raise unknown(path.name, translate("core", "word"), min(strange))
                found[name].append(table | {"file": path.name})
    return found


def _parsed(path: Path) -> Table:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise Trouble(
            translate("core", "The example cannot be read: {file}: {reason}").format(file=path.name, reason=error)
        ) from error


class _Teller:
    """Writes the tables as records, in the order in which things happened."""

    def __init__(self, scribe: Scribe, tables: dict[str, list[Table]]) -> None:
        self.scribe = scribe
        self.tables = tables
        self.days: dict[str, date] = {}  # of conversations, by uid

    def tell(self) -> None:
        kept, (said,) = self.scribe.journal.settings, self.tables["journal"]
        kept.name, kept.stage = said["name"], said["stage"]
        self._cast()
        self._goals()
        for moment, noun, table in sorted(self._dated(), key=lambda one: one[0]):
            getattr(self, f"_{noun}")(table, moment)
        for table in self.tables["conversation"]:
            self._topics_and_promises(table)
        for table in self.tables["option"]:
            self._option(table)

    # What is there from the start

    def _cast(self) -> None:
        for table in self.tables["person"]:
            said = only(table, "name", "relation", "note", "confidant")
            self.scribe.add("person", self.scribe.opening(table["since"]), table, **said)
        for table in self.tables["strength"]:
            said = only(table, "name", "rank", "framework", "domain", "note", "helps_now")
            self.scribe.add("strength", self.scribe.opening(683), table, **said)
        for table in self.tables["theme"]:
            self.scribe.add("theme", self.scribe.opening(729), table, name=table["name"])
        for table in self.tables["role"]:
            days = {"from_day": self.scribe.day(table.get("from")), "to_day": self.scribe.day(table.get("to"))}
            self.scribe.add(
                "role", self.scribe.opening(729), table, **only(table, "title", "company", "level", "note"), **days
            )
        for table in self.tables["cycle-date"]:
            said = only(table, "name", "kind", "yearly") | {"day": self.scribe.day(table["ago"])}
            self.scribe.add("cycle-date", self.scribe.opening(672), table, **said)
        demo_methods.tell_first(self.scribe, self.tables)

    def _goals(self) -> None:
        for table in self.tables["goal"]:
            first, *later = table.get("changed") or [{}]
            moment = self.scribe.opening(table["set"])
            ends = {f"{end}_on": self.scribe.day(table.get(end)) for end in ("paused", "reached", "let_go")}
            said = only(table, "kind", "direction", "why")
            uid = self.scribe.add("goal", moment, table, **said, **self._wording(table | first), **ends)
            GoalVersion.update(day=moment.date()).where(GoalVersion.day == self.scribe.calendar.today).execute()
            for change in later:
                day = self.scribe.day(change["ago"])
                goals.reword(self.scribe.journal, uid, change["reason"], day, **self._wording(table | change))

    def _wording(self, table: Table) -> Table:
        return only(table, "title", "measure") | {"target_date": self.scribe.day(table.get("target"))}

    # What happened

    def _dated(self) -> Iterator[tuple[datetime, str, Table]]:
        for noun in _DATED:
            for table in self.tables[noun]:
                yield self._moment(table), noun, table

    def _moment(self, table: Table) -> datetime:
        if table.get("planned"):
            return self.scribe.calendar.meeting(table["at"])
        if "quarters_ago" in table:
            return self.scribe.calendar.moment(demo_methods.review_ago(self.scribe, table), table["at"])
        return self.scribe.calendar.moment(table["ago"], table["at"], table.get("weekend", False))

    def _entry(self, table: Table, moment: datetime) -> None:
        said = only(table, "kind", "title", "impact", "energy", "private")
        told = self.scribe.day(table.get("told"))
        self.scribe.add("entry", moment, table, **said, **self._common(table, moment), told_on=told)

    def _conversation(self, table: Table, moment: datetime) -> None:
        said = only(table, "kind", "title", "wish", "formal", "minutes", "energy", "private", "stays_here", *_CARD)
        marks = {"cancelled": "cancelled_on", "told": "told_on", "read": "notes_read_on", "prepared": "prepared_on",
                 "printed": "printed_on", "manager_told": "manager_told_on"}  # fmt: skip
        days = {field: self.scribe.day(table.get(mark)) for mark, field in marks.items()}
        if not (table.get("planned") or table.get("cancelled")):
            days["held_on"] = moment.date()
        if "series" in table:
            said["series"] = self.scribe.ref(table, "series", table["series"])
        common = self._common(table, moment) | {"people": self.scribe.refs(table, "person", table["with"])}
        self.days[self.scribe.add("conversation", moment, table, **said, **common, **days)] = moment.date()

    def _feedback(self, table: Table, moment: datetime) -> None:
        giver = self.scribe.ref(table, "person", table["giver"])
        said = only(table, "about", "title", "energy", "private")
        said |= {"worth_keeping": table.get("kept", False), "told_back_on": self.scribe.day(table.get("told_back"))}
        uid = self.scribe.add("feedback", moment, table, **said, **self._common(table, moment), giver=giver)
        for answer in table.get("responses", ()):
            self._action(table, answer, self.scribe.calendar.moment(answer["on"], "17:55"), feedback=uid)

    def _session(self, table: Table, moment: datetime) -> None:
        demo_methods.tell_session(self.scribe, table, moment)

    def _common(self, table: Table, moment: datetime) -> Table:
        """What every dated record says: when, in which words, and what it is about."""
        strengths = [
            (self.scribe.ref(table, "strength", name.lstrip("+-")), _EFFECTS.get(name[0], "used"))
            for name in table.get("strengths", ())
        ]
        links = {"people": "person", "goals": "goal", "themes": "theme"}
        return {
            "day": moment.date(),
            "time": moment.strftime("%H:%M"),
            "body": table["body"].strip(),
            "strengths": strengths,
        } | {field: self.scribe.refs(table, noun, table[field]) for field, noun in links.items() if field in table}

    def _topics_and_promises(self, table: Table) -> None:
        talk = self.scribe.ref(table, "conversation", table["key"])
        moment = min(self._moment(table), self.scribe.calendar.now)
        for position, topic in enumerate(table["topics"], 1):
            said = only(topic, "text", "whose", "kind", "proposal") | {"conversation": talk, "position": position}
            said["dropped_on"] = self.scribe.day(topic.get("dropped"))
            if where := topic.get("covered"):
                said["covered_in"] = talk if where is True else self.scribe.ref(table, "conversation", where)
                said["covered_on"] = self.days[said["covered_in"]]
            self.scribe.add("topic", moment, table | {"key": ""}, **said)
        for promise in table["actions"]:
            self._action(table, promise, moment, conversation=talk)

    def _action(self, table: Table, promise: Table, moment: datetime, **origin: str) -> None:
        days = {
            field: self.scribe.day(promise.get(field.removesuffix("_on"))) for field in ("due", "done_on", "dropped_on")
        }
        owner = self.scribe.ref(table, "person", promise["owner"]) if "owner" in promise else None
        about = {"goal": self.scribe.ref(table, "goal", promise["goal"])} if "goal" in promise else {}
        said = only(promise, "text") | about | days | origin
        self.scribe.add("action", moment, {}, **said, owner=owner, day=moment.date())

    def _option(self, table: Table) -> None:
        words = ("title", "kind", "problem", "rationale", "benefit", "cost", "trial")
        about = {noun: self.scribe.ref(table, noun, table[noun]) for noun in ("strength", "goal") if table.get(noun)}
        days = {"ready_on": self.scribe.day(table.get("ready")), "proposed_on": self.scribe.day(table.get("proposed"))}
        evidence = self.scribe.refs(table, "entry", table.get("evidence", ()))
        said = only(table, *words)
        uid = self.scribe.add(
            "option", self.scribe.opening(table["set"]), table, **said, **about, **days, evidence=evidence
        )
        for outcome in table.get("outcomes", ()):
            talk = self.scribe.ref(table, "conversation", outcome["conversation"])
            moment = self.scribe.calendar.moment(outcome["ago"], "18:00")
            said = only(outcome, "kind", "reason") | {"offered_instead": outcome.get("offered", "")}
            said |= {"day": self.days[talk], "review_on": self.scribe.day(outcome.get("review"))}
            said |= {f"{name}_{end}": self.scribe.day(outcome.get(name)) for name, end in _LATER.items()}
            said["win"] = self.scribe.ref(table, "entry", outcome["win"]) if "win" in outcome else None
            self.scribe.add("outcome", moment, {}, **said, option=uid, conversation=talk)
