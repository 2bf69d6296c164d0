"""The journal without what is private: while it is read so, nothing private is there for any question, whoever asks.

Every table that may hold something private, or something that hangs on it, lies under a temporary view of the same
name that leaves it out; SQLite looks for a name among the temporary ones first. So what is read for paper is counted
by the same code as on the screen, and what is private cannot be reached by a question that forgot to ask.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from careerjournal.core.journal import Journal
from careerjournal.core.revision_rows import TEXTS

# The columns by which a record is private, or hangs on a talk, feedback or session that is.
_BY = {
    "entry": ("id",), "conversation": ("id",), "feedback": ("id",), "session": ("id", "conversation_id"),
    "answer": ("session_id",), "topic": ("conversation_id",), "action": ("conversation_id", "feedback_id"),
    "outcome": ("conversation_id",), "growth_step": ("session_id",), "promotion": ("conversation_id",),
    "feedback_request": ("answered_by_id",), "entry_person": ("entry_id",), "entry_strength": ("entry_id",),
    "entry_goal": ("entry_id",), "entry_theme": ("entry_id",), "option_evidence": ("entry_id",),
    "competency_evidence": ("entry_id",),
}  # fmt: skip
_NAMED = ("strength", "goal", "theme")
"""What is not private itself, but is left out where only private entries name it: its name would tell of them."""


@contextmanager
def reading(journal: Journal) -> Iterator[None]:
    """For this time nothing private is in the journal. Only to read: a record under a view cannot be written."""
    try:
        for statement in _cover():
            journal.rows(statement)
        yield
    finally:
        for kind, name in _covers():
            journal.rows(f"DROP {kind} IF EXISTS temp.{name}")


def _cover() -> Iterator[str]:
    yield "CREATE TEMP TABLE private_entry AS SELECT id FROM main.entry WHERE private"
    yield "CREATE UNIQUE INDEX temp.private_entry_id ON private_entry(id)"
    for table in _NAMED:
        yield f"CREATE TEMP TABLE private_{table} AS {_only_privately(table)}"
        yield _view(table, f"id NOT IN (SELECT id FROM temp.private_{table})")
    for table, columns in _BY.items():
        yield _view(table, " AND ".join(_is_open(column) for column in columns))
    yield _view("revision", _of_open_rows())


def _view(table: str, kept: str) -> str:
    return f"CREATE TEMP VIEW {table} AS SELECT * FROM main.{table} WHERE {kept}"


def _of_open_rows() -> str:
    """An earlier version is as private as the row it is of; the tables named here are the views above."""
    cases = (f"WHEN '{table}' THEN record IN (SELECT id FROM {table})" for table in TEXTS)
    return f"CASE kind {' '.join(cases)} END"


def _is_open(column: str) -> str:
    kept = f"{column} NOT IN (SELECT id FROM temp.private_entry)"
    return kept if column in ("id", "entry_id", "session_id") else f"({column} IS NULL OR {kept})"


def _only_privately(table: str) -> str:
    """What private entries name, and no other entry does."""
    return (
        f"SELECT DISTINCT {table}_id AS id FROM main.entry_{table} AS link "
        "WHERE entry_id IN (SELECT id FROM temp.private_entry) AND NOT EXISTS ("
        f"SELECT 1 FROM main.entry_{table} AS other WHERE other.{table}_id = link.{table}_id "
        "AND other.removed_on IS NULL AND other.entry_id NOT IN (SELECT id FROM temp.private_entry))"
    )


def _covers() -> Iterator[tuple[str, str]]:
    for table in (*_BY, *_NAMED, "revision"):
        yield "VIEW", table
    for table in ("entry", *_NAMED):
        yield "TABLE", f"private_{table}"
