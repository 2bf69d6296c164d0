"""A journal written as a folder of Markdown files, one for each entry, in a folder for each year."""

from __future__ import annotations

import re
import shutil
import tempfile
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from careerjournal.core import entries
from careerjournal.core.entries import EntryView
from careerjournal.core.exchange import markdown_entry, sources
from careerjournal.core.journal import Journal
from careerjournal.core.records import Action, Topic, live
from careerjournal.core.trouble import Trouble
from careerjournal.core.words import translate

_AT_ONCE = 500
_TARGET = re.compile(r"\]\([^)\n]*\)?")
_LONGEST_NAME = 150
"""Bytes of a title in a file's name; most systems take 255 for all of it."""


def write(journal: Journal, folder: str | Path) -> int:
    """Write every entry below a new folder; how many. `Trouble` leaves what was there as it was, and nothing half done.

    Private entries are written too, marked `private: true`: the folder is for the person alone.
    """
    target = Path(folder).expanduser().resolve()
    _require_room(target)
    part = None
    try:
        part = Path(tempfile.mkdtemp(prefix=f".{target.name}.", suffix=".part", dir=target.parent))
        count = _write_all(journal, part)
        if target.is_dir():
            target.rmdir()  # empty, or the system refuses
        part.rename(target)
    except OSError as error:
        raise Trouble(
            translate("core", "{path} could not be written ({why}). Nothing was left there.").format(
                path=sources.shown(target), why=error.strerror or type(error).__name__
            )
        ) from None
    finally:
        if part:
            shutil.rmtree(part, ignore_errors=True)
    return count


def _require_room(target: Path) -> None:
    """Somebody's files are never written over: the folder must be new or empty."""
    try:
        if target.is_dir() and not any(target.iterdir()):
            return
        if not target.exists() and target.parent.is_dir():
            return
        taken = target.exists()
    except OSError as error:
        raise Trouble(
            translate("core", "{path} cannot be looked into ({why}). Nothing was written.").format(
                path=sources.shown(target), why=error.strerror
            )
        ) from None
    if taken:
        text = translate("core", "There is something in {path} already. Choose a new folder; nothing was written.")
        raise Trouble(text.format(path=sources.shown(target)))
    text = translate("core", "There is no folder {path} to write into. Nothing was written.")
    raise Trouble(text.format(path=sources.shown(target.parent)))


def _write_all(journal: Journal, folder: Path) -> int:
    hanging = _Hanging()
    taken: set[str] = set()
    count = 0
    for view in _views(journal):
        path = folder / _name(view, taken)
        path.parent.mkdir(exist_ok=True)
        text = markdown_entry.write(_fields(journal, view, hanging), view.body)
        path.write_bytes(text.encode("utf-8"))
        count += 1
    return count


def _views(journal: Journal) -> Iterator[EntryView]:
    """Every entry, planned conversations too, a few hundred at a time."""
    last = None
    while True:
        views = entries.select(journal, entries.Filter(planned=True), limit=_AT_ONCE, after=last)
        yield from views
        if len(views) < _AT_ONCE:
            return
        last = views[-1]


# What a file is called ---------------------------------------------------------------------------------------------


def _name(view: EntryView, taken: set[str]) -> str:
    """`2026/2026-01-20 the-title.md`; no two alike, even where a system takes capitals for small letters."""
    day = view.day.isoformat()
    stem = " ".join(part for part in (day, slug(view.title) or slug(_TARGET.sub("]", view.body[:400]))) if part)
    name, number = f"{day[:4]}/{stem}.md", 1
    while name.casefold() in taken:
        number += 1
        name = f"{day[:4]}/{stem}-{number}.md"
    taken.add(name.casefold())
    return name


def slug(text: str) -> str:
    """The words of a text as part of a file's name that every system takes."""
    letters = unicodedata.normalize("NFC", text).lower()
    words = "".join(letter if unicodedata.category(letter)[0] in "LNM" else " " for letter in letters).split()
    name = ""
    for word in words[:8]:
        longer = f"{name}-{word}" if name else word
        if len(longer.encode()) > _LONGEST_NAME:
            break
        name = longer
    return name or "".join(words)[: _LONGEST_NAME // 4]


# What stands in it -------------------------------------------------------------------------------------------------


class _Hanging:
    """The topics and promises of every conversation and feedback, as lines, read once."""

    def __init__(self) -> None:
        self.topics: defaultdict[int, list[str]] = defaultdict(list)
        self.actions: defaultdict[int, list[str]] = defaultdict(list)
        for topic in live(Topic).order_by(Topic.position, Topic.id):
            proposal = f" → {topic.proposal}" if topic.proposal else ""
            self.topics[topic.conversation_id].append(f"{_tick(topic.covered_on)} {topic.text}{proposal}")
        for action in live(Action).order_by(Action.id):
            due = f" ({action.due})" if action.due else ""
            who = f"{action.owner.name}: " if action.owner else ""
            line = f"{_tick(action.done_on)} {who}{action.text}{due}"
            for row in {action.conversation_id, action.feedback_id} - {None}:
                self.actions[row].append(line)


def _tick(done: object) -> str:
    return "[x]" if done else "[ ]"


def _fields(journal: Journal, view: EntryView, hanging: _Hanging) -> list[tuple[str, object]]:
    """Every field and link of an entry, in the order of the file."""
    fields: list[tuple[str, object]] = [
        ("id", view.id),
        ("date", view.day),
        ("time", view.time),
        ("zone", view.zone),
        ("kind", view.kind),
        ("title", view.title),
        ("impact", view.impact),
        ("energy", view.energy),
        ("private", view.private),
        ("told_on", view.told_on),
        ("people", [person.name for person in view.people]),
        ("strengths", [f"{link.name} ({link.effect})" for link in view.strengths]),
        ("goals", [goal.name for goal in view.goals]),
        ("themes", [theme.name for theme in view.themes]),
    ]
    return fields if view.noun == "entry" else fields + _more(journal, view, hanging)


def _more(journal: Journal, view: EntryView, hanging: _Hanging) -> list[tuple[str, object]]:
    """What a conversation or feedback has beside the entry."""
    values: dict[str, Any] = journal.values(view.id)
    more: list[tuple[str, object]] = [
        (markdown_entry.ON_TOP[name], values[name]) for name in markdown_entry.ON_TOP if values.get(name)
    ]
    giver = values.get("giver")
    if giver:
        more.append(("from", journal.values(str(giver)).get("name")))
    return [*more, ("topics", hanging.topics[view.row]), ("actions", hanging.actions[view.row])]
