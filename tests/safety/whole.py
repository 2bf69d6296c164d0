"""Whether a journal is whole: every page and reference, the index of words, and every write of several rows."""

from __future__ import annotations

import re
from contextlib import closing
from typing import TYPE_CHECKING

from careerjournal.core import check, file, index, keys
from careerjournal.core.journal import Journal
from tests.safety import deeds

if TYPE_CHECKING:
    from pathlib import Path

    from careerjournal.core.file import Key


def opened(path: Path, secret: str = "") -> Key:
    """Open a journal as the program does, which asks the guard, and require that it is whole; its key."""
    journal = Journal.open(path, secret)
    try:
        require_indexed(journal)
    finally:
        journal.close()
    assert check.problems(path, journal.key) == []
    return journal.key


def require_indexed(journal: Journal) -> None:
    """Every row that can be found is in the index of words, and no other."""
    rows = " UNION ALL ".join(
        f"SELECT id * {index.SLOTS} + {slot} FROM {table}" for slot, (table, _, _) in enumerate(index.SEARCHED)
    )
    assert sorted(journal.rows("SELECT rowid FROM search")) == sorted(journal.rows(rows))
    for uid, body in journal.rows("SELECT id, body FROM entry WHERE body LIKE 'mark%' ORDER BY random() LIMIT 3"):
        word = body.split()[0]
        assert journal.rows(index.ENTRY_ROWS, [f'"{word}"']) == [(uid,)], f"{word} is not found"


def sets(path: Path, key: Key | None = None) -> set[int]:
    """The numbers of the sets that are there, each of which must be whole. On a connection of its own."""
    with closing(file.reader(path, key or keys.fitting(path))) as source:
        bodies = dict(source.execute("SELECT title, body FROM entry WHERE title LIKE 'Set %'").fetchall())
        numbers = _numbers(bodies)
        for table, column in (("person", "name"), ("theme", "name"), ("action", "text")):
            found = [row[0] for row in source.execute(f"SELECT {column} FROM {table}")]
            assert _numbers(found) == numbers, f"a set is torn: {table}"
        for link in ("entry_person", "entry_theme"):
            assert source.execute(f"SELECT count(*) FROM {link}").fetchone() == (len(numbers),), f"torn: {link}"
    assert all(body == deeds.text(_number(title)) for title, body in bodies.items()), "another text"
    return numbers


def commits(path: Path, key: Key | None = None) -> int:
    """How many saves the file says it has had."""
    with closing(file.reader(path, key or keys.fitting(path))) as source:
        return int(source.execute("SELECT commits FROM guard").fetchone()[0])


def _numbers(titles: object) -> set[int]:
    return {_number(title) for title in titles if re.search(r" \d+$", title)}  # type: ignore[attr-defined]


def _number(title: str) -> int:
    return int(title.rsplit(" ", 1)[1])
