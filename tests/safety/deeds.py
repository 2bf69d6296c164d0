"""What a person does with the real application: one function a deed, told as soon as it is acknowledged.

Runs in a process of its own, which is killed, cut off or refused by the system while it works.
"""

from __future__ import annotations

import contextlib
import io
import itertools
import os
import random
import signal
from pathlib import Path
from typing import TYPE_CHECKING

from careerjournal.cli import running
from careerjournal.core import backup, drafts, file, guard, keys, migrations, page_notes
from careerjournal.core.journal import Journal
from careerjournal.core.trouble import Trouble

if TYPE_CHECKING:
    from collections.abc import Callable

    Tell = Callable[..., None]

_WORDS = ("goal", "review", "harbour", "letter", "meeting", "rota", "gale", "signal", "pilot", "tide")
DRAFT = "capture"


def warm_up() -> None:
    from tests.safety import warm

    warm.up()


def text(number: int) -> str:
    """Return the text of an entry, the same for the same number, with one word that no other has."""
    chance = random.Random(number)
    return " ".join([f"mark{number}x", *chance.choices(_WORDS, k=chance.randint(5, 400))])


def write_set(journal: Journal, number: int) -> None:
    """Write a person, a theme, an entry about both and a promise to the person: all or none of them."""
    with journal.write("Set"):
        person = journal.add("person", name=f"Person {number}")
        theme = journal.add("theme", name=f"theme {number}")
        journal.add("entry", title=f"Set {number}", body=text(number), people=[person], themes=[theme])
        journal.add("action", text=f"Promise {number}", owner=person)


def save(tell: Tell, path: str, first: int, count: int = 0, synchronous: str = "") -> None:
    """Write one set after the other, with typing in between, until stopped."""
    if synchronous:
        _weaken(synchronous)
    journal = Journal.open(Path(path))
    tell("open", journal.identity)
    for number in itertools.islice(itertools.count(first), count or None):
        for key in range(3):
            drafts.keep(journal, DRAFT, f"{number} {'typed ' * key}")
        if number % 3 == 0:
            drafts.durable(journal)
            tell("typed", number)
        write_set(journal, number)
        tell("saved", number, journal.commits)
        if number % 8 == 0:
            journal.checkpoint()


def _weaken(synchronous: str) -> None:
    """Let SQLite wait for the disk less than the program asks of it, or nothing be noted; for a test of the test."""
    if synchronous == "unnoted":
        page_notes._note = lambda *_arguments: True
        return
    execute = file.OwnedDatabase.execute_sql

    def weaker(db: file.OwnedDatabase, sql: str, *arguments: object) -> object:
        asked = sql.startswith(("PRAGMA synchronous", "BEGIN"))
        if asked:
            execute(db, f"PRAGMA synchronous = {synchronous}")
        return execute(db, "SELECT 1" if asked and sql.startswith("PRAGMA") else sql, *arguments)

    file.OwnedDatabase.execute_sql = weaker  # type: ignore[method-assign]


def save_carelessly(tell: Tell, path: str, first: int) -> None:
    """Acknowledge each set before it is written, and write it in four parts."""
    journal = Journal.open(Path(path))
    for number in itertools.count(first):
        tell("saved", number)
        person = journal.add("person", name=f"Person {number}")
        theme = journal.add("theme", name=f"theme {number}")
        journal.add("entry", title=f"Set {number}", body=text(number), people=[person], themes=[theme])
        journal.add("action", text=f"Promise {number}", owner=person)


def edit(tell: Tell, path: str, first: int) -> None:
    """Change an entry and the person it is about in one write, again and again."""
    journal = Journal.open(Path(path))
    entry, person = (
        journal.rows(f"SELECT uid FROM {table} ORDER BY id LIMIT 1")[0][0] for table in ("entry", "person")
    )
    for number in itertools.count(first):
        with journal.write("Edit both"):
            journal.edit("entry", entry, title=f"Set {number}", body=text(number))
            journal.edit("person", person, name=f"Person {number}")
        tell("saved", number, journal.commits)


def command(tell: Tell, *words: str) -> None:
    """Run one command line of the program."""
    said = io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        status = running.run(list(words))
    tell("done", status, said.getvalue())


def commands(tell: Tell, *lines: list[str]) -> None:
    """Run several, one after the other, whatever becomes of each."""
    for words in lines:
        command(tell, *words)


def typing_and_saving(tell: Tell, path: str, first: int, times: int) -> None:
    """Type, save, and after a refusal save again what is still there, as the window does."""
    try:
        journal = Journal.open(Path(path))
    except Trouble as trouble:
        tell("refused", str(trouble))
        journal = Journal.open(Path(path))
    for number in range(first, first + times):
        for attempt in range(2):
            try:
                drafts.keep(journal, DRAFT, f"{number}")
                write_set(journal, number)
            except Trouble as trouble:
                tell("refused", str(trouble))
                if attempt:
                    tell("kept", drafts.text(journal, DRAFT))
            else:
                tell("saved", number, journal.commits)
                break
        try:
            drafts.drop(journal, DRAFT)
        except Trouble as trouble:
            tell("refused", str(trouble))
        journal.checkpoint()
    journal.close()


def backing_up(tell: Tell, path: str) -> None:
    """Make one backup after the other."""
    key = keys.fitting(Path(path))
    tell("begun")
    while True:
        backup.make(Path(path), key, "again")
        tell("made")


def restoring(tell: Tell, path: str, *sources: str) -> None:
    """Restore one backup after the other."""
    key = keys.fitting(Path(path))
    tell("begun")
    for source in itertools.cycle(sources):
        backup.restored_by(Path(source), key, Path(path), None)
        tell("restored")


def migrate_until(tell: Tell, path: str, statement: int, apart: bool = False) -> None:
    """Bring a journal to the schema of today and die before a statement; `apart` without one transaction a step."""
    key = keys.fitting(Path(path))
    db = file.OwnedDatabase(Path(path), key)
    db.connect()
    if apart:
        db.atomic = lambda *_arguments: contextlib.nullcontext()  # type: ignore[method-assign,assignment]
    execute, counted = db.execute_sql, itertools.count()

    def execute_or_die(sql: str, *arguments: object) -> object:
        if next(counted) == statement:
            os.kill(os.getpid(), signal.SIGKILL)
        return execute(sql, *arguments)

    db.execute_sql = execute_or_die  # type: ignore[method-assign,assignment]
    migrations.upgrade(db)
    tell("done", next(counted))
    db.close()


def forget(_tell: Tell, path: str) -> None:
    """Let the guard forget a file."""
    guard.forget(Path(path))


def save_in_little_room(tell: Tell, path: str, first: int, room: int) -> None:
    """Save while no file may grow beyond so many bytes, and once more when there is room again."""
    import resource

    journal = Journal.open(Path(path))
    _, most = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, most))
    for number in itertools.count(first):
        try:
            write_set(journal, number)
        except Trouble as trouble:
            resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
            tell("refused", str(trouble))
            write_set(journal, number)
            tell("saved", number, journal.commits)
            break
        tell("saved", number, journal.commits)
    journal.close()
