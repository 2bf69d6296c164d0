"""The schema's steps, oldest first, as frozen SQL: a new file runs the same steps as an old one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from peewee import SqliteDatabase

from careerjournal.core import file, index, schema_1, schema_2, schema_3, schema_4
from careerjournal.core.trouble import Trouble
from careerjournal.core.words import translate

Statement = str | Callable[[SqliteDatabase], None]
"""SQL, or what SQL cannot do."""
STEPS: tuple[tuple[Statement, ...], ...] = tuple(
    tuple(schema.STATEMENTS) for schema in (schema_1, schema_2, schema_3, schema_4)
)
VERSION = len(STEPS)


class Newer(Trouble):
    """A file of a later format, which is whole."""


def version(db: SqliteDatabase) -> int:
    return int(db.execute_sql("PRAGMA user_version").fetchone()[0])


def is_current(db: SqliteDatabase) -> bool:
    return version(db) == VERSION


def refuse_newer(path: Path, key: file.Key) -> None:
    """Trouble for a journal from a newer program, which stays untouched: it is looked at read-only."""
    have = int(file.asked(path, key, "PRAGMA user_version")[0])
    if have > VERSION:
        raise Newer(
            translate(
                "core",
                "This journal was written by a newer Career Journal "
                "(its format is {have}, this program knows {known}). "
                "Nothing was changed. Open it with the newer program.",
            ).format(have=have, known=VERSION)
        )


def upgrade(
    db: SqliteDatabase, snapshot: Callable[[], object] | None = None, tell: Callable[[str], object] = str
) -> None:
    """Run the steps that are missing, each with its number in one transaction; `tell` is told that they begin.

    `snapshot` sets a verified copy aside first; if it fails, nothing is migrated. A new file needs none.
    """
    if is_current(db):
        return
    if version(db) and snapshot:
        snapshot()
    tell(translate("core", "Bringing it up to date…"))
    for number, statements in enumerate(STEPS[version(db) :], start=version(db) + 1):
        with db.atomic("IMMEDIATE"):
            for statement in statements:
                statement(db) if callable(statement) else db.execute_sql(statement)
            if number == len(STEPS):
                index.rebuild(db)
            db.execute_sql(f"PRAGMA user_version = {number}")
