"""The file itself: keys, pragmas, connections and verified copies; nothing else touches it.

Every journal is in SQLCipher's format. Without a passphrase its key is the published one below, and the journal is
called *not encrypted*: the format is kept for its page checks, which notice damage that plain SQLite misses.
"""

from __future__ import annotations

import errno
import os
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any
from urllib.parse import quote

from peewee import SqliteDatabase
from sqlcipher3 import dbapi2 as sqlite

from careerjournal.core import refusals
from careerjournal.core.trouble import Trouble
from careerjournal.core.words import translate

PUBLISHED_KEY = b"careerjournal: no passphrase set".hex()
APPLICATION_ID = 0x434A524E
SAFE_SQLITE = (3, 51, 3)  # older ones can lose a commit when the write-ahead log is reset
_SALT_BYTES = 16
_PLAIN_HEADER = b"SQLite format 3\0"
_BUSY_MS = 5000
LOG_LIMIT = 4 * 2**20
"""Bytes that the log may grow to before it is folded in, which page_notes.py alone does while a journal is open."""
_PAGE = 4096
_CACHE_KB = 65_536  # of pages that are read and decrypted once: SQLite's own 2 MB decrypt a large journal at every save
_STATEMENTS = 512  # that stay prepared: Home asks more than the usual 128, and would prepare each of them again


@dataclass(frozen=True)
class Key:
    """What opens one file: 32 bytes of key and the file's own 16 bytes of salt, both as hexadecimal digits."""

    key: str = field(repr=False)
    salt: str = field(repr=False)

    @classmethod
    def published(cls, salt: bytes) -> Key:
        return cls(PUBLISHED_KEY, salt.hex())

    @property
    def encrypted(self) -> bool:
        return self.key != PUBLISHED_KEY

    @property
    def pragma(self) -> str:
        return f"PRAGMA key = \"x'{self.key}{self.salt}'\""

    @property
    def change_pragma(self) -> str:
        """Turns an open file into one of this key."""
        return f"PRAGMA rekey = \"x'{self.key}{self.salt}'\""


class OwnedDatabase(SqliteDatabase):
    """A peewee database over one journal file that answers on the thread that made it and no other."""

    def __init__(self, path: Path, key: Key, read_only: bool = False) -> None:
        super().__init__(str(path), timeout=_BUSY_MS / 1000)
        self.path, self.key, self.read_only = path, key, read_only
        self._owner = threading.get_ident()

    def _connect(self) -> Any:
        if threading.get_ident() != self._owner:
            raise RuntimeError("A journal is used on the thread that opened it; readers elsewhere take file.reader().")
        connection = connect(self.path, self.key, self.read_only)
        self._add_conn_hooks(connection)  # type: ignore[attr-defined]
        return connection


def connect(path: Path, key: Key, read_only: bool = False) -> Any:
    """An open, checked connection. The pragmas come in this order, after the first read, or they do not hold."""
    require_safe_sqlite()
    _unlock_shared_memory(path)
    _keep_to_owner(path)
    uri = f"file:{quote(os.fsencode(path))}?mode={'ro' if read_only else 'rw'}"
    try:
        connection = sqlite.connect(
            uri, uri=True, timeout=_BUSY_MS / 1000, isolation_level=None, cached_statements=_STATEMENTS
        )
    except sqlite.DatabaseError as error:  # no right to it, or too many open files
        raise refusals.unreadable(path, error) from None
    try:
        connection.execute("PRAGMA cipher_log_level = none")
        connection.execute(key.pragma)
        connection.execute("SELECT count(*) FROM sqlite_master")
        for pragma in _pragmas(read_only):
            connection.execute(f"PRAGMA {pragma}")
    except sqlite.DatabaseError as error:
        connection.close()
        raise refusals.unreadable(path, error) from None
    return connection


def _keep_to_owner(path: Path) -> None:
    """A copy that somebody made may let others read it; SQLite would give what lies beside it the same rights."""
    with suppress(OSError):  # another's file, or a disk without rights
        mode = path.stat().st_mode & 0o777
        if mode & 0o077:
            path.chmod(mode & 0o700)


def _unlock_shared_memory(path: Path) -> None:
    """A journal that was read while it was read-only left a file beside it that would keep it so."""
    beside = Path(f"{path}-shm")
    with suppress(OSError):
        if beside.exists() and os.access(path, os.W_OK) and not os.access(beside, os.W_OK):
            beside.chmod(path.stat().st_mode & 0o777)


def _pragmas(read_only: bool) -> tuple[str, ...]:
    common = (
        "temp_store = memory", "trusted_schema = off", "cell_size_check = on", "mmap_size = 0", "foreign_keys = on",
        "recursive_triggers = on", f"busy_timeout = {_BUSY_MS}",
    )  # fmt: skip
    writing = (
        "secure_delete = on", "journal_mode = wal", "wal_autocheckpoint = 0", f"journal_size_limit = {LOG_LIMIT}",
        "synchronous = full", "fullfsync = on", f"cache_size = -{_CACHE_KB}",
    )  # fmt: skip
    return (*common, "query_only = on") if read_only else (*common, *writing)


def require_safe_sqlite() -> None:
    if sqlite.sqlite_version_info < SAFE_SQLITE:
        raise Trouble(
            translate(
                "core", "The SQLite library here is {version}, which can lose saves. Install sqlcipher3 0.6.4."
            ).format(version=sqlite.sqlite_version)
        )


def create(path: Path) -> Key:
    """An empty file for its owner only, where there was none; the key that opens it."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise refusals.cannot_write(path, error) from None
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except FileExistsError:
        raise Trouble(
            translate("core", "{path} is already there. Nothing was changed. Choose another name.").format(path=path)
        ) from None
    except OSError as error:
        raise refusals.cannot_write(path, error) from None
    return Key.published(os.urandom(_SALT_BYTES))


def salt_of(path: Path) -> bytes:
    """The file's own salt; Trouble says what the file is where it cannot be a journal.

    Reads the first bytes, so it must run before this process has the file open: closing any descriptor of a file
    drops the locks that SQLite holds on it.
    """
    return _header(path)[:_SALT_BYTES]


def raw_pages(path: Path, count: int) -> list[bytes]:
    """The first pages as they lie on the disk; as `salt_of`, only before this process has the file open."""
    return list(islice(each_page(path), count))


def each_page(path: Path) -> Iterator[bytes]:
    """As `raw_pages`, every one of them; the last is shorter where the file is cut within it."""
    with path.open("rb") as stream:
        while page := stream.read(_PAGE):
            yield page


def opens(path: Path, key: Key) -> bool:
    """Whether this key opens the file; Trouble where something else is in the way.

    No key does where not even a page is there: SQLite takes one byte for an empty file, and would fill it.
    """
    with suppress(OSError):  # which is said by the connection
        if path.stat().st_size < _PAGE:
            return False
    try:
        connect(path, key, read_only=True).close()
    except refusals.NotThisKey:
        return False
    return True


def _header(path: Path) -> bytes:
    seen = os.access(path, os.F_OK)
    if seen and not path.is_file() and not path.is_dir():  # a pipe would be waited for, without an end
        raise Trouble(
            translate("core", "{path} is a device or a pipe, not a journal. Nothing was changed.").format(path=path)
        )
    try:
        with path.open("rb") as stream:
            header = stream.read(len(_PLAIN_HEADER))
    except FileNotFoundError:
        raise refusals.missing(path) from None
    except IsADirectoryError:
        raise Trouble(
            translate("core", "{path} is a folder, not a journal. Name the file in it.").format(path=path)
        ) from None
    except OSError as error:
        raise Trouble(
            translate("core", "{path} cannot be read ({reason}). Nothing was changed.").format(
                path=path, reason=error.strerror
            )
        ) from None
    if not header:
        raise Trouble(
            translate("core", "{path} is empty: there is no journal in it. Nothing was changed.").format(path=path)
        )
    if header == _PLAIN_HEADER:
        raise Trouble(
            translate("core", "{path} is an ordinary SQLite file, not a journal. Nothing was changed.").format(
                path=path
            )
        )
    return header


def reader(path: Path, key: Key) -> Any:
    """A read-only connection for another thread: backups, ranked search, verification."""
    return connect(path, key, read_only=True)


def asked(path: Path, key: Key, question: str) -> Any:
    """The first row that answers a question in SQL, on a connection that changes nothing; None where there is none."""
    connection = reader(path, key)
    try:
        return connection.execute(question).fetchone()
    except sqlite.DatabaseError as error:
        raise refusals.failed(path, error) from None
    finally:
        connection.close()


def checked_copy(
    path: Path, key: Key, target: Path,
    copied: Callable[[], object] = lambda: None, checked: Callable[[Path], object] = lambda _part: None,
) -> Path:  # fmt: skip
    """A closed copy of the journal at `target`, reopened, checked and durable before it bears that name.

    One step on a connection of its own: whoever writes meanwhile is not stopped. `copied` is called before the check,
    `checked` after it with the copy under its working name.
    """
    working = target.with_name(target.name + ".part")
    _drop(working)
    source = reader(path, key)
    try:
        source.execute("PRAGMA query_only = off")  # it forbids VACUUM INTO, too; the file itself stays read-only
        source.execute("VACUUM INTO ?", (str(working),))
    except sqlite.DatabaseError as error:
        _drop(working)
        raise refusals.cannot_write(target, OSError(5, str(error))) from None
    finally:
        source.close()
    copied()
    try:
        if problems(working, key):
            raise refusals.cannot_write(target, OSError(5, "the copy did not pass its check"))
        working.chmod(0o600)
        checked(working)
        make_durable(working)
        working.replace(target)
        _make_folder_durable(target.parent)
    except OSError as error:
        raise refusals.cannot_write(target, error) from None
    finally:
        _drop(working)
    return target


def _drop(working: Path) -> None:
    for end in ("", "-wal", "-shm", "-journal"):
        with suppress(OSError):
            Path(f"{working}{end}").unlink()


def rekey(path: Path, former: Key, key: Key) -> None:
    """Encrypt a journal that this process has not open anew, in its place; the salt stays its own."""
    connection = connect(path, former)
    try:
        change_key(connection, path, key)
    finally:
        connection.close()


def change_key(connection: Any, path: Path, key: Key) -> None:
    """Encrypt the file of a connection anew; Trouble where the disk refuses, and the connection is then of no use.

    SQLCipher says “ok” of a change that did not come about: only what is asked next tells.
    """
    with suppress(sqlite.DatabaseError):
        connection.execute(key.change_pragma).fetchall()
    for _ in range(2):  # the disk may refuse once what it takes the next time
        with suppress(sqlite.DatabaseError):
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
            if not connection.execute("PRAGMA cipher_integrity_check").fetchall():
                return
    if opens(path, key):
        said = translate("core", "The disk took a part of {path} only: it opens with its new key now. Open it again.")
        raise Trouble(said.format(path=path))
    raise refusals.cannot_write(path, OSError(errno.EIO, translate("core", "the disk did not take it")))


def fold(path: Path, key: Key) -> None:
    """Bring the log of a journal that nobody has open into its file."""
    connection = connect(path, key)
    try:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    except sqlite.DatabaseError as error:
        raise refusals.failed(path, error) from None
    finally:
        connection.close()


def problems(path: Path, key: Key, pages_only: bool = False) -> list[str]:
    """What is wrong with a closed file: every page's digest, and what SQLite finds; nothing where it is whole."""
    try:
        connection = reader(path, key)
    except Trouble as trouble:
        return [str(trouble)]
    told: list[Any] = []
    try:
        told += connection.execute("PRAGMA cipher_integrity_check").fetchall()
        if not pages_only:
            told += [row for row in connection.execute("PRAGMA quick_check").fetchall() if row != ("ok",)]
    except sqlite.DatabaseError as error:
        told = told or [(str(error),)]  # which pages are damaged says more
    finally:
        connection.close()
    return [str(row[0]) for row in told]


def make_durable(path: Path) -> None:
    """Wait until a closed file has reached the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _make_folder_durable(folder: Path) -> None:
    with suppress(OSError):  # not every file system, and not Windows, lets a folder be synced
        make_durable(folder)
