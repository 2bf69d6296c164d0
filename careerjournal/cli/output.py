"""What a command prints: records as lines a person reads, or as JSON."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from careerjournal.cli import secrets, streams
from careerjournal.core import paths
from careerjournal.core.entries import EntryView
from careerjournal.core.journal import Journal
from careerjournal.core.nouns import Noun

Given = Any
_ID_SHOWN = 26


def named_journal(given: Given) -> Path | None:
    """The journal that was named; an empty name is no way to say the default one."""
    return Path(given.journal) if given.journal is not None else None


def journal_path(given: Given) -> Path:
    return named_journal(given) or paths.default_journal()


@contextmanager
def opened(given: Given) -> Iterator[Journal]:
    """The journal that was named, for as long as the command runs."""
    journal = secrets.opened(journal_path(given), given)
    try:
        with journal.told_as_trouble():
            yield journal
    finally:
        journal.close()


def json_of(value: object) -> None:
    print(json.dumps(value, ensure_ascii=not streams.says_everything(sys.stdout), indent=2))


def added(journal: Journal, uid: str, as_json: bool) -> None:
    """The id alone, or the record."""
    if not as_json:
        print(uid)
        return
    from careerjournal.core import plain

    json_of(plain.whole(journal, uid))


def line(view: EntryView) -> str:
    """One entry on one line: when, what kind, how it begins, and its id."""
    said = view.title or _beginning(view.body)
    people = f" ({', '.join(person.name for person in view.people)})" if view.people and not view.title else ""
    return f"{view.day} {view.time or '     '}  {view.kind:<12}  {said}{people}  {view.id}"


def _beginning(body: str) -> str:
    from careerjournal.core import prose

    return prose.excerpt(body, 72)


def entry_lines(views: Iterable[EntryView]) -> None:
    for view in views:
        print(line(view))


def records(rows: Iterable[dict[str, Any]], noun: Noun) -> None:
    """Records of one noun, a line each."""
    for row in rows:
        when = str(row.get("day") or row.get("due") or row.get("target_date") or "")
        title = str(row[noun.title] or "")
        parts = (row["id"], when, str(row.get("state", "")), title if title != when else "")
        print("  ".join(part for part in parts if part))


def whole(row: dict[str, Any], as_json: bool) -> None:
    """One record, its fields a line each; what is empty is left out."""
    if as_json:
        json_of(row)
        return
    for name, value in row.items():
        if value not in (None, "", [], False):
            print(f"{name}: {value if isinstance(value, str | int) else json.dumps(value, ensure_ascii=False)}")
