"""The fourth schema, frozen: earlier versions, kept by table and column, each packed against the one before it."""

from __future__ import annotations

from itertools import groupby

from peewee import SqliteDatabase

from careerjournal.core import packed
from careerjournal.core.schema_1 import BASE

_FORMER = (
    "SELECT id, uid, created, changed, removed_on, kind, record, field, text FROM former "
    "ORDER BY kind, record, field, id"
)


def _convert(db: SqliteDatabase) -> None:
    """Pack what was kept whole; SQLite has no function for it."""
    for _field, rows in groupby(db.execute_sql(_FORMER).fetchall(), key=lambda row: row[5:8]):
        before, kept = None, list(rows)
        for row, (hangs, one) in zip(kept, packed.chained(row[8] for row in kept), strict=True):
            db.execute_sql(
                "INSERT INTO revision VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (*row[:8], before if hangs else None, one.head, one.tail, one.middle, one.crc),
            )
            before = row[0]


STATEMENTS = [
    """CREATE TEMP TABLE former AS
  SELECT id, uid, created, changed, removed_on, record, field, text, CASE
    WHEN noun IN ('conversation', 'feedback', 'session') AND field IN ('title', 'body', 'impact') THEN 'entry'
    ELSE replace(noun, '-', '_') END AS kind
  FROM main.revision""",
    "DROP TABLE revision",
    f"""CREATE TABLE revision (
  {BASE}, kind TEXT NOT NULL, record INTEGER NOT NULL, field TEXT NOT NULL,
  before_id INTEGER REFERENCES revision, head INTEGER NOT NULL, tail INTEGER NOT NULL, middle BLOB NOT NULL,
  crc INTEGER NOT NULL
)""",
    _convert,
    "DROP TABLE temp.former",
    "CREATE INDEX revision_of ON revision(record, kind)",
    "CREATE INDEX revision_before ON revision(before_id)",
]
