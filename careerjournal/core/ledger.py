"""Which rows a write touched, before and after, and how to take them back.

Temporary triggers log every row of every table (the idea of https://sqlite.org/undoredo.html) and refuse any write that
did not come through the door. A step keeps images, not statements: undo compares what is there with what it expects.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from peewee import SqliteDatabase

from careerjournal.core.trouble import Trouble
from careerjournal.core.words import translate

Image = dict[str, object]
_UNCOMPARED = frozenset({"changed"})  # a time stamp moves with every edit and is no content


@dataclass(frozen=True)
class RowChange:
    """One row before and after a write: None where it was not there."""

    table: str
    id: int
    before: Image | None
    after: Image | None

    @property
    def columns(self) -> list[str]:
        """The columns that an update changed."""
        if self.before is None or self.after is None:
            return []
        return [name for name, value in self.before.items() if self.after[name] != value]

    def reversed(self) -> RowChange:
        return replace(self, before=self.after, after=self.before)


@dataclass(frozen=True)
class Step:
    """What one write touched, one change a row, in the order in which the rows were first touched."""

    label: str
    rows: tuple[RowChange, ...]
    session: str = ""

    @property
    def touched(self) -> frozenset[tuple[str, int]]:
        return frozenset((row.table, row.id) for row in self.rows)

    def continues(self, earlier: Step) -> bool:
        """Whether this is more of the same typing: one editing session, and no row that it had not touched."""
        return bool(self.session) and self.session == earlier.session and self.touched <= earlier.touched

    def after(self, earlier: Step) -> Step:
        """Both as one step."""
        return replace(self, rows=_folded((*earlier.rows, *self.rows)))


class Ledger:
    """The row log of one open journal."""

    def __init__(self, db: SqliteDatabase, tables: Iterable[str]) -> None:
        self._db = db
        self._children: dict[str, list[tuple[str, str]]] = {}
        db.execute_sql(
            "CREATE TEMP TABLE ledger (seq INTEGER PRIMARY KEY, kind TEXT, record INTEGER, old TEXT, new TEXT)"
        )
        db.execute_sql("CREATE TEMP TABLE ledger_open (logged INTEGER)")
        for table in tables:
            self._watch(table)

    def _watch(self, table: str) -> None:
        columns = [(row[1], row[2]) for row in self._db.execute_sql(f"PRAGMA table_info({table})")]
        for row in self._db.execute_sql(f"PRAGMA foreign_key_list({table})"):
            self._children.setdefault(row[2], []).append((table, row[3]))
        old, new = (_image_of(side, columns) for side in ("old", "new"))
        for event, moment, row, images in (
            ("insert", "AFTER INSERT", "new", f"NULL, {new}"),
            ("update", "AFTER UPDATE", "new", f"{old}, {new}"),
            ("delete", "AFTER DELETE", "old", f"{old}, NULL"),
        ):
            self._db.execute_sql(
                f"CREATE TEMP TRIGGER ledger_{table}_{event} {moment} ON main.{table} BEGIN "
                "SELECT RAISE(ABORT, 'write outside Journal.write()') WHERE NOT EXISTS (SELECT 1 FROM ledger_open);"
                f"INSERT INTO ledger(kind, record, old, new) SELECT '{table}', {row}.id, {images} "
                "FROM temp.ledger_open WHERE logged; END"
            )

    def open(self, logged: bool = True) -> None:
        """Let rows be written; `logged` False for bulk work that no undo step can hold."""
        self._db.execute_sql("DELETE FROM temp.ledger")
        self._db.execute_sql("INSERT INTO temp.ledger_open VALUES (?)", (logged,))

    def changes(self) -> tuple[RowChange, ...]:
        """What was touched since `open`."""
        log = self._db.execute_sql("SELECT kind, record, old, new FROM temp.ledger ORDER BY seq").fetchall()
        return _folded(RowChange(kind, record, _image(old), _image(new)) for kind, record, old, new in log)

    def close(self, label: str, session: str = "") -> Step:
        """Refuse writes again; what was touched since `open`."""
        self._db.execute_sql("DELETE FROM temp.ledger_open")
        return Step(label, self.changes(), session)

    def take_back(self, step: Step) -> None:
        """Bring every row of the step back to how it was before; Trouble and no change where it has moved on since."""
        for row in step.rows:
            self._require_expected(row, step)
        self._db.execute_sql("PRAGMA defer_foreign_keys = 1")
        for row in reversed(step.rows):
            self._restore(row)

    def _require_expected(self, row: RowChange, step: Step) -> None:
        there = self._current(row)
        if row.after is None:
            if there is not None:
                raise _moved_on(step)
            return
        if there is None:
            raise _moved_on(step)
        compared = row.columns if row.before else list(row.after)
        if any(there[name] != row.after[name] for name in compared if name not in _UNCOMPARED):
            raise _moved_on(step)
        if row.before is None and self._has_new_children(row, step):
            raise Trouble(
                translate("core", "“{label}” stays: something was added to it meanwhile. Nothing was changed.").format(
                    label=step.label
                )
            )

    def _has_new_children(self, row: RowChange, step: Step) -> bool:
        mine = {(change.table, change.id) for change in step.rows}
        for table, column in self._children.get(row.table, ()):
            for (child,) in self._db.execute_sql(f"SELECT id FROM {table} WHERE {column} = ?", (row.id,)):
                if (table, child) not in mine:
                    return True
        return False

    def _current(self, row: RowChange) -> Image | None:
        cursor = self._db.execute_sql(f"SELECT * FROM {row.table} WHERE id = ?", (row.id,))
        found = cursor.fetchone()
        return dict(zip((column[0] for column in cursor.description), found, strict=True)) if found else None

    def _restore(self, row: RowChange) -> None:
        if row.before is None:
            self._db.execute_sql(f"DELETE FROM {row.table} WHERE id = ?", (row.id,))
        elif row.after is None:
            names = ", ".join(row.before)
            marks = ", ".join("?" * len(row.before))
            self._db.execute_sql(f"INSERT INTO {row.table}({names}) VALUES ({marks})", tuple(row.before.values()))
        elif row.columns:
            assigned = ", ".join(f"{name} = ?" for name in row.columns)
            values = [row.before[name] for name in row.columns]
            self._db.execute_sql(f"UPDATE {row.table} SET {assigned} WHERE id = ?", (*values, row.id))


def _image_of(side: str, columns: list[tuple[str, str]]) -> str:
    """A row as JSON, which holds no bytes."""
    told = {True: "json_object('blob', hex({side}.{name}))", False: "{side}.{name}"}
    pairs = ", ".join(f"'{name}', " + told[of == "BLOB"].format(side=side, name=name) for name, of in columns)
    return f"json_object({pairs})"


def _image(text: str | None) -> Image | None:
    return json.loads(text, object_hook=_bytes) if text else None


def _bytes(found: Image) -> Any:
    return bytes.fromhex(str(found["blob"])) if found.keys() == {"blob"} else found


def _folded(rows: Iterable[RowChange]) -> tuple[RowChange, ...]:
    """One change a row: its first image before, its last image after; rows that came back to themselves fall away."""
    found: dict[tuple[str, int], RowChange] = {}
    for row in rows:
        first = found.get((row.table, row.id))
        found[row.table, row.id] = replace(first, after=row.after) if first else row
    return tuple(row for row in found.values() if row.before != row.after)


def _moved_on(step: Step) -> Trouble:
    return Trouble(
        translate(
            "core", "“{label}” cannot be taken back: the record was changed elsewhere meanwhile. Nothing was changed."
        ).format(label=step.label)
    )
