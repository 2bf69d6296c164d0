"""The methods as the example lived them: aims, stock-takes, drains, what was asked for, and answered sessions."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta

from careerjournal.core import prompts, sessions, stock_takes
from careerjournal.core.demo_scribe import Scribe, Table, only
from careerjournal.core.quarter import Quarter
from careerjournal.core.records import Person
from careerjournal.core.records_growth import Want, WantHeard

_ABOUT = {"person", "goal", "strength"}
# What each table of the files may say, beside the file it stands in.
MAY_SAY = {
    "series": {"key", "person", "every_weeks", "times", "at", "kind", "file"},
    "aspiration": {"horizon", "ago", "text", "strengths", "file"},
    "want": {"ago", "text", "heard", "file"},
    "value": {"name", "position", "note", "file"},
    "growth-area": {"key", "name", "feedback", "reflection", "assessment", "in_the_way", "set", "file"},
    "behaviour": {"text", "goal", "growth_area", "set", "done", "file"},
    "competency": {"name", "role", "goal", "note", "set", "evidence", "file"},
    "support": {"what", "source", "person", "goal", "asked", "came", "declined", "set", "file"},
    "plan-theme": {"key", "years_ago", "name", "text", "position", "set", "revisits", "file"},
    "stock-take": {"quarters_ago", "states", "works", "notes", "note", "file"},
    "keep": {"work", "strength", "ago", "file"},
    "drain": {"work", "asks", "avoidable", "plan", "with", "to", "note", "ago", "ended", "file"},
    "growth-step": {"text", "direction", "ago", "done", "file"},
    "feedback-request": {"person", "about", "ago", "file"},
    "promotion": {"target", "person", "conversation", "goals", "asked", "answer", "said", "understood", "follow_up",
                  "plan_made", "file"},
    "away": {"from", "to", "note", "file"},
    "letter": {"ago", "open", "text", "file"},
    "session": {"set", "ago", "quarters_ago", "at", "finished", "answers", "skipped", "themes", "file", *_ABOUT},
}  # fmt: skip
_FIRST = ("growth-area",)  # others mention these by their key
_ELSEWHERE = ("series", "value", "session")  # told among people and among what happened


def tell_first(scribe: Scribe, tables: dict[str, list[Table]]) -> None:
    """Write what later records mention: values, which sessions ask about, and the series that talks belong to."""
    for table in tables["value"]:
        _plainly(scribe, "value", table)
    for table in tables["series"]:  # the planned talk is the next of them
        first = scribe.calendar.meeting(table["at"]) - timedelta(weeks=table["every_weeks"] * table["times"])
        said = only(table, "every_weeks", "kind") | {"time": table["at"], "from_day": first.date()}
        person = scribe.ref(table, "person", table["person"])
        scribe.add("series", first, table, **said, person=person)


def tell(scribe: Scribe, tables: dict[str, list[Table]]) -> None:
    """Write everything of the methods, where people, goals, strengths and entries are there already."""
    for noun in (*_FIRST, *(noun for noun in MAY_SAY if noun not in _FIRST + _ELSEWHERE)):
        write = _WRITERS.get(noun)
        for table in tables[noun]:
            if write:
                write(scribe, table)
            else:
                _plainly(scribe, noun, table)


def _plainly(scribe: Scribe, noun: str, table: Table) -> None:
    """A record whose fields are the table's own, under the names of `_FIELDS`."""
    said: Table = {}
    for name, value in table.items():
        field, kind = _FIELDS.get((noun, name)) or _FIELDS.get(("", name)) or (name, "")
        if kind == "day":
            said[field] = scribe.day(value)
        elif kind and isinstance(value, list):
            said[field] = scribe.refs(table, kind, value)
        elif kind:
            said[field] = scribe.ref(table, kind, value)
        elif field:
            said[field] = value.strip() if isinstance(value, str) else value
    scribe.add(noun, scribe.opening(_since(table)), table, **said)


def _since(table: Table) -> int:
    """How many days ago it was written down; what does not say is as old as the list of strengths."""
    return int(next((table[name] for name in ("set", "ago", "asked", "from") if name in table), 683))


# Under which field a word of the files is kept, and what it stands for: a day counted back, or a record by its key.
_FIELDS: dict[tuple[str, str], tuple[str, str]] = {
    ("", "key"): ("", ""),
    ("", "file"): ("", ""),
    ("", "set"): ("", ""),
    ("", "ago"): ("day", "day"),
    ("", "person"): ("person", "person"),
    ("", "goal"): ("goal", "goal"),
    ("", "goals"): ("goals", "goal"),
    ("", "strength"): ("strength", "strength"),
    ("", "strengths"): ("strengths", "strength"),
    ("", "evidence"): ("evidence", "entry"),
    ("", "growth_area"): ("growth_area", "growth-area"),
    ("", "conversation"): ("conversation", "conversation"),
    ("", "done"): ("done_on", "day"),
    ("", "ended"): ("ended_on", "day"),
    ("", "asked"): ("asked_on", "day"),
    ("support", "came"): ("came_on", "day"),
    ("support", "declined"): ("declined_on", "day"),
    ("competency", "role"): ("target_role", ""),
    ("growth-area", "feedback"): ("from_feedback", ""),
    ("growth-area", "reflection"): ("from_reflection", ""),
    ("growth-area", "assessment"): ("from_assessment", ""),
    ("growth-area", "in_the_way"): ("gets_in_the_way", ""),
    ("drain", "asks"): ("asks_for", ""),
    ("drain", "with"): ("with_strength", "strength"),
    ("drain", "to"): ("to_person", "person"),
    ("feedback-request", "ago"): ("asked_on", "day"),
    ("promotion", "follow_up"): ("follow_up_on", "day"),
    ("promotion", "plan_made"): ("plan_made_on", "day"),
    ("away", "from"): ("from_day", "day"),
    ("away", "to"): ("to_day", "day"),
    ("letter", "open"): ("open_on", "day"),
}


def _want(scribe: Scribe, table: Table) -> None:
    day = scribe.day(table["ago"])
    uid = scribe.add("want", scribe.opening(table["ago"]), table, text=table["text"], day=day)
    for heard in table["heard"]:
        person = Person.get(Person.uid == scribe.ref(table, "person", heard["person"]))
        scribe.link(WantHeard, want=Want.get(Want.uid == uid), person=person, day=scribe.calendar.day(heard["ago"]))


def _plan_theme(scribe: Scribe, table: Table) -> None:
    year = scribe.calendar.today.year - table.get("years_ago", 0)
    said = only(table, "name", "text", "position")
    uid = scribe.add("plan-theme", scribe.opening(table["set"]), table, **said, year=year)
    for revisit in table.get("revisits", ()):
        day = scribe.day(revisit["ago"])
        moment = scribe.opening(revisit["ago"])
        scribe.add("plan-revisit", moment, {}, plan_theme=uid, day=day, text=revisit["text"])


def _stock_take(scribe: Scribe, table: Table) -> None:
    """One at the end of a quarter: each with its state, and where it was said the piece of work and a note."""
    quarter = _quarter(scribe, table)
    day = quarter.last - timedelta(days=2)
    states = [(scribe.ref(table, "strength", name), state) for name, state in table["states"].items()]
    moment = scribe.opening((scribe.calendar.today - day).days)
    scribe.add("stock-take", moment, table, **only(table, "note"), day=day, states=states)
    for field, word in (("works", "work"), ("notes", "note")):
        for name, text in table.get(field, {}).items():
            stock_takes.say(scribe.journal, quarter, scribe.ref(table, "strength", name), **{word: text})


def _quarter(scribe: Scribe, table: Table) -> Quarter:
    now = Quarter.of(scribe.calendar.today, scribe.journal.settings.fiscal_start)
    return now.shifted(-int(table["quarters_ago"]))


def review_ago(scribe: Scribe, table: Table) -> int:
    """How many days ago a review of a whole quarter was held: on the last day but one."""
    return (scribe.calendar.today - _quarter(scribe, table).last).days + 1


def tell_session(scribe: Scribe, table: Table, moment: datetime) -> None:
    """Write one session with its answers; it is a dated record, told among the others."""
    about = {noun: scribe.ref(table, noun, table[noun]) for noun in _ABOUT & set(table)}
    fields = about | {
        "prompt_set": table["set"],
        "title": prompts.say(prompts.shipped()[table["set"]].title),
        "day": moment.date(),
        "time": moment.strftime("%H:%M"),
        "themes": scribe.refs(table, "theme", table.get("themes", ())),
    }
    uid = scribe.add("session", moment, {}, **fields)
    for said in table["answers"]:
        sessions.answer(scribe.journal, uid, said["prompt"], said["text"])
    for prompt in table.get("skipped", ()):
        sessions.skip(scribe.journal, uid, prompt)
    finished: date | None = moment.date() if "quarters_ago" in table else scribe.day(table.get("finished"))
    scribe.journal.edit("session", uid, finished_on=finished)


_WRITERS: dict[str, Callable[[Scribe, Table], None]] = {
    "want": _want,
    "plan-theme": _plan_theme,
    "stock-take": _stock_take,
}
