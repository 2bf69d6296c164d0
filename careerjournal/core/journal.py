"""A journal: one file, one door for every write, its undo and its announcement."""

from __future__ import annotations

import atexit
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, cast

import peewee

from careerjournal.core import (
    clock,
    file,
    guard,
    index,
    keys,
    known,
    migrations,
    page_notes,
    records,
    refusals,
    revision_rows,
    store,
)
from careerjournal.core.change import EVERYTHING, Change, Listener
from careerjournal.core.ledger import Ledger, Step
from careerjournal.core.lock import Busy, Lock
from careerjournal.core.preferences import Preferences
from careerjournal.core.trouble import Trouble

STEPS_KEPT = 100
_PATIENCE = 5000  # milliseconds that the closing waits for somebody else's write
Tell = Callable[[str], object]
"""Is told in a few words how far something is."""
Beside = Callable[[Callable[[Tell], None]], None]
"""Does what it is given on a thread of its own, waits for it, and raises what it raises."""


class Journal:
    """The one open journal of this process, used on the thread that opened it."""

    _open: Journal | None = None

    def __init__(self, path: Path, key: file.Key, known_here: bool = True, beside: Beside | None = None) -> None:
        """`known_here` False keeps a journal that is to be thrown away out of what this computer has seen.

        `beside` does what may take a while before the journal can be used, its migration, on a thread of its own, and
        waits for it.
        """
        if Journal._open is not None:
            raise RuntimeError("A journal is open already; close it first.")
        self.path = path
        self.key = key
        self.known_here = known_here
        self._lock = Lock(path)
        self._db: peewee.SqliteDatabase = file.OwnedDatabase(path, key)
        try:
            migrations.refuse_newer(path, key)
            if known_here:
                self._require_known()
            with self.told_as_trouble():
                self._prepare(beside)
        except BaseException:
            self._db.close()
            self._lock.release()
            raise
        Journal._open = self
        if known_here:
            known.remember(path)

    @classmethod
    def create(cls, path: Path, known_here: bool = True) -> Journal:
        """A new, empty journal at `path`; Trouble where there is a file already."""
        key = file.create(path)
        try:
            return cls(path, key, known_here)
        except BaseException:
            for leftover in (path, Path(f"{path}-wal"), Path(f"{path}-shm")):
                leftover.unlink(missing_ok=True)
            raise

    @classmethod
    def open(cls, path: Path, secret: str = "") -> Journal:
        """The journal at `path`; `secret` is its passphrase or its recovery key, where it has one.

        Trouble where there is none, it is no journal, or it needs a newer program; keys.Locked and keys.WrongSecret.
        """
        return cls(path, keys.fitting(path, secret, guard.salts(path)))

    @classmethod
    def again(cls, former: Journal) -> Journal:
        """A journal that was closed a moment ago, once more and with its key; Trouble where it is gone."""
        file.salt_of(former.path)
        return cls(former.path, former.key, former.known_here)

    def _prepare(self, beside: Beside | None) -> None:
        self._db.connect()
        if not migrations.is_current(self._db):
            with self._lock.alone():
                if beside is None:
                    migrations.upgrade(self._db, self._set_aside)
                else:
                    beside(self._upgrade)
        if self._one("PRAGMA application_id") == 0:
            self._db.execute_sql(f"PRAGMA application_id = {file.APPLICATION_ID}")
        records.db.initialize(self._db)
        index.install(self._db)
        self._ledger = Ledger(self._db, EVERYTHING)
        self._listeners: list[Listener] = []
        self._undo: deque[Step] = deque(maxlen=STEPS_KEPT)
        self._redo: deque[Step] = deque(maxlen=STEPS_KEPT)
        self._typing = revision_rows.Typing()
        self._depth = 0
        self._seen = self._one("PRAGMA data_version")
        self.settings = Preferences(self)
        self._check: Callable[[], str] | None = None
        self._refused = ""
        self._guard()

    def _require_known(self) -> None:
        """Trouble where the file knows fewer saves than this computer has seen, or has a page of an earlier time.

        On a connection that only reads: closing one that writes would throw away what is left of a damaged log.
        """
        if file.asked(self.path, self.key, "SELECT 1 FROM sqlite_master WHERE name = 'guard'"):
            identity, commits = file.asked(self.path, self.key, "SELECT journal, commits FROM guard")
            guard.require_newest(self.path, identity, commits)
            with suppress(Busy), self._lock.alone():  # whoever else has it open has looked
                page_notes.require_unchanged(self.path, self.key, identity, commits)
                page_notes.begin(self.path, self.key, identity, commits)

    def _guard(self) -> None:
        """Note which save is the last."""
        self.identity, self._commits = self._db.execute_sql("SELECT journal, commits FROM guard").fetchone()
        if self.known_here:
            guard.note(self.path, self.identity, self._commits, self.key.salt)
        self._keep_place()

    def _keep_place(self) -> None:
        """Take the file as it is now for the one that later saves must find."""
        self._place = guard.Place.of(self.path)

    def write_after(self, check: Callable[[], str]) -> None:
        """Let the first save wait for a check that runs elsewhere; a sentence from it lets nothing be written."""
        self._check = check

    def refuse(self, sentence: str) -> None:
        """Write nothing more, and say why; “” takes that back."""
        self._refused, self._check = sentence, None

    @property
    def is_open(self) -> bool:
        return Journal._open is self

    @property
    def commits(self) -> int:
        """How many durable saves the journal has had."""
        return int(self._commits)

    def _upgrade(self, tell: Tell) -> None:
        """Bring the file up to date on the thread that calls, with a connection of its own."""
        db = file.OwnedDatabase(self.path, self.key)
        try:
            migrations.upgrade(db, lambda: self._set_aside(tell), tell)
        finally:
            db.close()

    def _set_aside(self, tell: Tell | None = None) -> None:
        from careerjournal.core import backup  # a start without a migration needs none of it

        backup.make(self.path, self.key, "migration", progress=tell)

    def _one(self, sql: str) -> Any:
        return self._db.execute_sql(sql).fetchone()[0]

    def close(self) -> None:
        """Fold the write-ahead log into the file and let go of it."""
        if Journal._open is not self:
            return
        if not page_notes.fold(self._db, self.path, self.key, _PATIENCE, self.known_here):
            guard.forget_pages(self.path)  # SQLite folds in what is left
        self._db.close()
        self._lock.release()
        Journal._open = None

    def forget_key(self) -> None:
        """Once closed, keep nothing that would open the file again, and no step that says what was in it."""
        self.forget_steps()
        del self.key, cast(file.OwnedDatabase, self._db).key

    @property
    def encrypted(self) -> bool:
        """Whether a passphrase is set."""
        return self.key.encrypted

    def rekey(self, key: file.Key) -> None:
        """Encrypt the whole file anew, in its place; Trouble while another process has the journal.

        The salt stays the file's own: a kill half way leaves a file that the former or the new key opens, and the
        salt that both are derived with must be known before either is.
        """
        if key.salt != self.key.salt:
            raise ValueError("A journal keeps its salt.")
        with self._lock.alone(), self.told_as_trouble():
            self._require_whole()
            guard.forget_pages(self.path)
            file.change_key(self._db.connection(), self.path, key)
            self.key = cast(file.OwnedDatabase, self._db).key = key

    def checkpoint(self) -> None:
        """Bring everything into the one file, as far as other readers and the disk let it; wait for nobody."""
        page_notes.fold(self._db, self.path, self.key, noting=self.known_here)

    def tidy(self) -> None:
        """As `checkpoint`, where the log has grown large."""
        with suppress(OSError):
            if Path(f"{self.path}-wal").stat().st_size > file.LOG_LIMIT:
                self.checkpoint()

    @contextmanager
    def told_as_trouble(self) -> Iterator[None]:
        """Whatever the file refuses inside is told as Trouble: damage, a full disk, a lock."""
        try:
            yield
        except peewee.DatabaseError as error:
            raise refusals.failed(self.path, error) from error

    def rows(self, sql: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """What a read-only question in SQL answers, for read models."""
        found: list[tuple[Any, ...]] = self._db.execute_sql(sql, tuple(values)).fetchall()
        return found

    def on_change(self, listener: Listener) -> Callable[[], None]:
        """Call `listener` after every change; the answer ends it."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener) if listener in self._listeners else None

    # The door

    @contextmanager
    def write(self, label: str, session: str = "") -> Iterator[None]:
        """One transaction, one undo step and one announcement for everything written inside.

        Writes with the same `session` (one editing of one field) undo as one. A nested write joins the outer one.
        A text that is written over stays as an earlier version, once for each session.
        """
        with self._door(label, session, logged=True):
            yield

    @contextmanager
    def bulk(self, label: str) -> Iterator[None]:
        """A write too large to undo step by step, as an import is: it empties undo and redo."""
        with self._door(label, "", logged=False):
            yield

    @contextmanager
    def _door(self, label: str, session: str, logged: bool) -> Iterator[None]:
        if self._depth:
            self._depth += 1
            try:
                yield
            finally:
                self._depth -= 1
            return
        with self._transaction(logged):
            yield
            if logged:
                self._typing.keep_before(self._ledger.changes(), session)
            step = self._ledger.close(label, session)
        if not logged:
            self._undo.clear()
            self._redo.clear()
            self._announce(Change.of_everything(label))
        elif step.rows:
            self._remember(step)
            self._announce(Change.of(step))

    @contextmanager
    def _transaction(self, logged: bool = True) -> Iterator[None]:
        """A write transaction from its first moment: a read that turns into a write could find the file taken."""
        self._require_whole()
        try:
            with self._db.atomic("IMMEDIATE"):
                self._depth = 1
                self._ledger.open(logged)
                yield
                self._count()
        except peewee.OperationalError as error:
            raise refusals.failed(self.path, error) from error
        finally:
            self._depth = 0
        if self.known_here:
            guard.note(self.path, self.identity, self._commits, self.key.salt)
        self.tidy()

    def _count(self) -> None:
        """One durable save more; drafts are none, so that a cut of theirs is no alarm."""
        (self._commits,) = self._db.execute_sql("UPDATE guard SET commits = commits + 1 RETURNING commits").fetchone()

    def _require_whole(self) -> None:
        self.require_file()
        if self._check is not None:
            self.refuse(self._check())
        if self._refused:
            raise guard.Lost(self._refused)

    def require_file(self) -> None:
        """A deleted file goes on “accepting” writes that nobody will ever read."""
        if self._place is not None:
            guard.require_same(self.path, self._place)

    def _remember(self, step: Step) -> None:
        self._redo.clear()
        if self._undo and step.continues(self._undo[-1]):
            step = step.after(self._undo.pop())
        self._undo.append(step)

    def _announce(self, change: Change) -> None:
        for listener in tuple(self._listeners):
            listener(change)

    # Undo

    @property
    def undo_label(self) -> str:
        return self._undo[-1].label if self._undo else ""

    @property
    def redo_label(self) -> str:
        return self._redo[-1].label if self._redo else ""

    def undo(self) -> str | None:
        """Take the last step back; its label, or None where there is none. Trouble leaves everything as it is."""
        return self._take_back(self._undo, self._redo)

    def redo(self) -> str | None:
        """Do again what was undone last; as `undo`."""
        return self._take_back(self._redo, self._undo)

    def _take_back(self, source: deque[Step], target: deque[Step]) -> str | None:
        if not source:
            return None
        step = source[-1]
        with self._transaction():
            self._ledger.take_back(step)
            back = self._ledger.close(step.label)
        source.pop()
        target.append(back)
        self._announce(Change.of(back))
        return step.label

    def forget_steps(self) -> None:
        """Drop undo and redo, as locking does."""
        self._typing = revision_rows.Typing()
        self._undo.clear()
        self._redo.clear()

    def poll(self) -> bool:
        """Notice what another process wrote since the last look, and announce it."""
        version = self._one("PRAGMA data_version")
        if version == self._seen:
            return False
        self._seen = version
        self._announce(Change.of_everything())
        return True

    # Records, by noun and uid

    def add(self, noun: str, /, *, uid: str = "", created: str = "", **fields: Any) -> str:
        """A new record of `noun`; its uid. `uid` and `created` are given only where they must repeat."""
        with self.write(store.label(noun, "add")):
            return store.add(noun, uid, created or clock.stamp(), fields)

    def edit(self, noun: str, uid: str, /, *, session: str = "", **fields: Any) -> None:
        """Change some fields of a record."""
        with self.write(store.label(noun, "edit"), session):
            store.edit(noun, uid, fields)

    def remove(self, uid: str) -> None:
        """Move a record, and what hangs on it, to the trash."""
        with self.write(store.label(store.noun_of(uid), "remove")):
            store.remove(uid)

    def restore(self, uid: str) -> None:
        """Bring a record back from the trash, with what went with it."""
        with self.write(store.label(store.noun_of(uid), "restore")):
            store.restore(uid)

    def values(self, uid: str) -> dict[str, object]:
        """The fields of a record by name, references as uids."""
        return store.values(uid)


@atexit.register
def _close() -> None:
    """Whatever ends the program closes its journal: SQLite would fold in what nobody has noted."""
    if Journal._open is not None:
        with suppress(Trouble, peewee.DatabaseError):
            Journal._open.close()
