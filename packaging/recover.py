#!/usr/bin/env python3
"""Reads a journal without Career Journal and without SQLCipher: makes an ordinary SQLite file of it.

    python recover.py JOURNAL NEW.sqlite

It asks for the passphrase where there is one; the text of the recovery sheet does as well. It needs Python 3.11 and the
library `cryptography`, nothing else, and never writes to the journal. This is the whole format, so that it can be
written again in any language:

- A journal is a SQLite database in pages of 4096 bytes, as SQLCipher 4 encrypts them. The file's first 16 bytes are its
  salt; on page 1 they stand in the place of SQLite's own first 16 bytes, "SQLite format 3" and a zero byte.
- key = PBKDF2-HMAC-SHA512(passphrase in Unicode's form NFC, as UTF-8; salt; 256000 rounds; 32 bytes). The recovery
  sheet says the key as 64 hexadecimal digits, and four more that notice a slip: the first of the key's SHA-256. With no
  passphrase the key is the 32 letters "careerjournal: no passphrase set".
- A page ends in 80 bytes that SQLite leaves alone: 16 bytes of initialisation vector, 64 bytes of digest. What comes
  before is AES-256-CBC of the page. digest = HMAC-SHA512(page without salt and digest, then the page's number as four
  bytes, lowest first); its key = PBKDF2-HMAC-SHA512(key; salt with each byte XOR 0x3A; 2 rounds; 32 bytes).
- The file beside it whose name ends in -wal holds the saves that are not in the journal yet: SQLite's own write-ahead
  log (https://sqlite.org/fileformat2.html#the_write_ahead_log), its pages encrypted as above, its checksums taken over
  the encrypted pages.
- Each kind of record is a table; what was thrown away has its day in `removed_on`. A conversation, a session and a
  piece of feedback have the id of the entry that holds their day, title and words; an answer names its session.
- `revision` holds texts that were written over. Where it has a column `middle`, a text is the first `head` bytes of
  the one with the id `before_id`, then what `middle` inflates to, then that one's last `tail` bytes, as UTF-8. `middle`
  is raw deflate; its dictionary is what that one has in between, the last 32768 bytes of it. `crc` is the text's
  CRC-32. Of an undamaged journal the new file has them written out in a table of its own, `earlier_text`.
"""

from __future__ import annotations

import argparse
import getpass
import hashlib
import hmac
import os
import re
import sqlite3
import struct
import sys
import unicodedata
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

PUBLISHED_KEY = b"careerjournal: no passphrase set"
PAGE, SALT, VECTOR, DIGEST = 4096, 16, 16, 64
ROUNDS = 256_000
SQLITE = b"SQLite format 3\0"
# Bytes 16 to 23 of a database in such pages: page size, two for "no write-ahead log", 80 bytes left alone, three fixed.
HEADER = struct.pack(">HBBBBBB", PAGE, 1, 1, VECTOR + DIGEST, 64, 32, 32)
WHOLE, FAILED, DAMAGED = 0, 1, 3
WHAT_NEXT = """\
example:
  pip install cryptography
  python recover.py my.journal my.sqlite
  sqlite3 my.sqlite "SELECT day, title, body FROM entry WHERE removed_on IS NULL ORDER BY day, time"

Any SQLite program opens the new file. Each kind of record is a table: entry, person, conversation, topic, action,
feedback, goal, strength, session, answer and so on; earlier_text holds what was written over. A backup is read like
the journal. If a file beside the journal ends in -wal, keep the two together: it holds the last saves.

Ends with 0: everything was read; 1: nothing was made, one sentence says why; 3: made, and damage is named."""


class Trouble(Exception):
    """One sentence for the person: what is wrong, and what to do."""


class Locked(Trouble):
    """The journal has a passphrase, and none was given."""


@dataclass
class Found:
    """The pages of a journal as they were last saved, and what is to be said about them."""

    pages: list[bytes]
    from_log: int = 0
    remarks: list[str] = field(default_factory=list)


# The two files ------------------------------------------------------------------------------------------------------


def read(journal: Path) -> Found:
    """Every page of the journal, encrypted, the newest saves from the write-ahead log among them."""
    log, other = (Path(f"{journal}{ending}") for ending in ("-wal", "-journal"))
    before = _state(journal, log)
    content, saves = _bytes(journal), _bytes(log) if log.exists() else b""
    if _state(journal, log) != before:
        raise Trouble(f"{journal} was written to while it was read. Close Career Journal, then start again.")
    _require_journal(journal, content)
    found = Found([content[n : n + PAGE] for n in range(0, len(content), PAGE)])
    if len(found.pages[-1]) < PAGE:
        found.remarks.append(f"The file is cut off within page {len(found.pages)}.")
        found.pages[-1] = found.pages[-1].ljust(PAGE, b"\0")
    _fold_in(found, saves)
    if other.exists() and any(_bytes(other)[:28]):
        found.remarks.append(f"{other} belongs to a change that was cut short; opening the journal once undoes it.")
    return found


def _state(*paths: Path) -> list[tuple[int, int] | None]:
    looked = [path.stat() if path.exists() else None for path in paths]
    return [(one.st_size, one.st_mtime_ns) if one else None for one in looked]


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise Trouble(f"{path} cannot be read ({error.strerror}).") from None


def _require_journal(path: Path, content: bytes) -> None:
    if not content:
        raise Trouble(f"{path} is empty: there is no journal in it.")
    if content.startswith(SQLITE):
        raise Trouble(f"{path} is an ordinary SQLite file already; any SQLite program opens it.")
    if content[:PAGE].isascii():
        raise Trouble(f"{path} is a text file, not a journal.")
    if len(content) < PAGE:
        raise Trouble(f"{path} is no journal, or is cut off: not even its first page is whole.")


def _fold_in(found: Found, saves: bytes) -> None:
    """Lay the pages of every finished save in the write-ahead log over those of the file."""
    newest: dict[int, bytes] = {}
    unfinished: dict[int, bytes] = {}
    pages_then = len(found.pages)
    for number, page, pages_after in _frames(found, saves):
        unfinished[number] = page
        if pages_after:  # the last frame of a save says how many pages there are now
            newest |= unfinished
            unfinished, pages_then = {}, pages_after
    found.from_log = len(newest)
    found.pages += [bytes(PAGE)] * (pages_then - len(found.pages))
    del found.pages[pages_then:]
    for number, page in newest.items():
        if number <= pages_then:
            found.pages[number - 1] = page


def _frames(found: Found, saves: bytes) -> Iterator[tuple[int, bytes, int]]:
    """The frames that SQLite would take: number of the page, the page, and pages of the whole after a save's last."""
    if len(saves) < 32:
        return
    magic, _, size, _, *head = struct.unpack(">8I", saves[:32])
    order = ">" if magic & 1 else "<"
    if magic not in (0x377F0682, 0x377F0683) or size != PAGE or _checksum(order, saves[:24]) != tuple(head[2:]):
        found.remarks.append("The beginning of the write-ahead log is damaged: no save in it was taken.")
        return
    check = head[2], head[3]
    total = (len(saves) - 32) // (24 + PAGE)
    for index in range(total):
        frame = saves[32 + index * (24 + PAGE) :][: 24 + PAGE]
        number, pages_after, *rest = struct.unpack(">6I", frame[:24])
        if rest[:2] != head[:2]:
            return  # left over from before the log was begun anew
        check = _checksum(order, frame[:8] + frame[24:], check)
        if check != tuple(rest[2:]):
            found.remarks.append(
                f"Frame {index + 1} of {total} in the write-ahead log is damaged: saves from there on were not taken."
            )
            return
        yield number, frame[24:], pages_after


def _checksum(order: str, data: bytes, start: tuple[int, int] = (0, 0)) -> tuple[int, int]:
    first, second = start
    for one, other in struct.iter_unpack(order + "2I", data):
        first = (first + one + second) & 0xFFFFFFFF
        second = (second + other + first) & 0xFFFFFFFF
    return first, second


# The key ------------------------------------------------------------------------------------------------------------


class Key:
    """What opens the pages of one journal."""

    def __init__(self, key: bytes, salt: bytes) -> None:
        self._key = key
        self._digest_key = hashlib.pbkdf2_hmac("sha512", key, bytes(byte ^ 0x3A for byte in salt), 2, 32)

    def fits(self, page: bytes, number: int) -> bool:
        """Whether the page is as it was written, and with this key."""
        signed = page[SALT if number == 1 else 0 : PAGE - DIGEST] + struct.pack("<I", number)
        return hmac.compare_digest(hmac.new(self._digest_key, signed, "sha512").digest(), page[PAGE - DIGEST :])

    def opened(self, page: bytes, number: int) -> bytes:
        """The page as SQLite knows it."""
        from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

        end = PAGE - DIGEST - VECTOR
        decryptor = Cipher(algorithms.AES(self._key), modes.CBC(page[end : end + VECTOR])).decryptor()
        plain = decryptor.update(page[SALT if number == 1 else 0 : end]) + decryptor.finalize()
        return (SQLITE + HEADER + plain[len(HEADER) :] if number == 1 else plain) + bytes(VECTOR + DIGEST)


def key_for(found: Found, secret: str, salt: bytes) -> Key:
    """The key that fits the journal: none set, what a recovery sheet says, or a passphrase."""
    looked_at = list(enumerate(found.pages[:64], start=1))
    for raw in _candidates(secret, salt):
        key = Key(raw, salt)
        if any(key.fits(page, number) for number, page in looked_at):
            return key
    if secret:
        raise Trouble(
            "That doesn't open this journal. Where its very first bytes may be damaged, try --salt-of BACKUP."
        )
    raise Locked("This journal has a passphrase (or is no journal): name a file that holds it with --secret-file.")


def _candidates(secret: str, salt: bytes) -> Iterator[bytes]:
    yield PUBLISHED_KEY
    digits = re.sub(r"[\s\-–]", "", secret).lower()
    if re.fullmatch(r"[0-9a-f]{64}([0-9a-f]{4})?", digits):
        key = bytes.fromhex(digits[:64])
        if hashlib.sha256(key).hexdigest().startswith(digits[64:]):
            yield key
    if secret:
        yield hashlib.pbkdf2_hmac("sha512", unicodedata.normalize("NFC", secret).encode(), salt, ROUNDS, 32)


# The new file -------------------------------------------------------------------------------------------------------


def decrypted(found: Found, key: Key) -> list[bytes]:
    """Every page as SQLite knows it; a damaged one is named, and given as far as it can be read."""
    plain = [key.opened(page, number) for number, page in enumerate(found.pages, start=1)]
    damaged = [number for number, page in enumerate(found.pages, start=1) if not key.fits(page, number)]
    damaged = sorted(set(damaged) - _unused(plain, damaged))
    if damaged:
        found.remarks.append(f"Damaged: page {', '.join(map(str, damaged))}.")
    (expected,) = struct.unpack(">I", plain[0][28:32])
    if 1 not in damaged and expected > len(plain):
        found.remarks.append(f"The file is cut off: {expected - len(plain)} of its {expected} pages are missing.")
    return plain


def _unused(plain: list[bytes], damaged: list[int]) -> set[int]:
    """The free pages among the damaged: SQLite may never have written them, so that there is nothing to lose."""
    free: set[int] = set()
    (trunk,) = struct.unpack(">I", plain[0][32:36])
    seen: set[int] = set()
    while 0 < trunk <= len(plain) and trunk not in seen and trunk not in damaged:
        seen.add(trunk)
        following, count = struct.unpack(">2I", plain[trunk - 1][:8])
        free.update(struct.unpack(f">{(PAGE - 8) // 4}I", plain[trunk - 1][8:])[:count])
        trunk = following
    return free & set(damaged)


def write(plain: list[bytes], target: Path) -> None:
    """Put the pages into a new file that only its owner may read."""
    try:
        descriptor = os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        with os.fdopen(descriptor, "wb") as stream:
            stream.writelines(plain)
    except FileExistsError:
        raise Trouble(f"{target} is there already. Choose a new name.") from None
    except OSError as error:
        raise Trouble(f"{target} cannot be written ({error.strerror}).") from None


def faults(target: Path) -> list[str]:
    """What SQLite itself finds wrong with the new file."""
    connection = sqlite3.connect(target)
    try:
        told = [str(row[0]) for row in connection.execute("PRAGMA quick_check(5)")]
    except sqlite3.DatabaseError as error:
        told = [str(error)]
    finally:
        connection.close()
    return [line for line in told if line != "ok"]


def write_out_earlier(target: Path) -> list[str]:
    """Put the texts that were written over, which the journal keeps packed, into a table of the new file."""
    connection = sqlite3.connect(target)
    try:
        columns = {str(row[1]) for row in connection.execute("PRAGMA table_info(revision)")}
        if "middle" not in columns:
            return []
        packed = connection.execute(
            "SELECT id, before_id, head, tail, middle, crc FROM revision ORDER BY id"
        ).fetchall()
        texts = _unpacked(packed)
        connection.execute("CREATE TABLE earlier_text (revision INTEGER PRIMARY KEY REFERENCES revision, text TEXT)")
        connection.executemany("INSERT INTO earlier_text VALUES (?, ?)", texts.items())
        connection.commit()
        lost = len(packed) - len(texts)
        return [f"{lost} of {len(packed)} earlier versions cannot be read."] if lost else []
    except sqlite3.DatabaseError as error:
        return [f"Earlier versions cannot be read ({error})."]
    finally:
        connection.close()


def _unpacked(rows: list[tuple[int, int | None, int, int, bytes, int]]) -> dict[int, str]:
    texts: dict[int, bytes] = {}
    for number, before, head, tail, middle, crc in rows:
        old = texts.get(before, b"") if before else b""
        try:
            inside = old[head : len(old) - tail][-32_768:]
            text = old[:head] + zlib.decompressobj(-15, zdict=inside).decompress(middle) + old[len(old) - tail :]
        except zlib.error:
            continue
        if zlib.crc32(text) == crc:
            texts[number] = text
    return {number: text.decode("utf-8", "replace") for number, text in texts.items()}


# The command --------------------------------------------------------------------------------------------------------


def recover(journal: Path, target: Path, secret: str, salt_of: Path | None = None) -> list[str]:
    """Write `target` from the journal and its key; what there is to say about damage."""
    found = read(journal)
    key = key_for(found, secret, _bytes(salt_of or journal)[:SALT])
    write(decrypted(found, key), target)
    print(f"{target}: {len(found.pages)} pages, {found.from_log} of them from the write-ahead log.")
    remarks = found.remarks + [f"SQLite finds: {fault}." for fault in faults(target)]
    return remarks or write_out_earlier(target)  # nothing is added to a file in which something is wrong


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description="Make an ordinary SQLite file, not encrypted, of a journal.\n"
        "It asks for the passphrase where there is one; the key on the recovery sheet does as well.",
        epilog=WHAT_NEXT,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("journal", type=Path, help="the journal, or one of its backups")
    parser.add_argument("target", type=Path, help="a new file")
    parser.add_argument(
        "--secret-file",
        type=Path,
        metavar="FILE",
        help="a file whose first line is the passphrase or the key; without it you are asked",
    )
    parser.add_argument(
        "--salt-of",
        type=Path,
        metavar="BACKUP",
        help="another copy of the same journal: for one whose very first bytes are damaged",
    )
    return parser.parse_args()


def _secret_in(path: Path | None) -> str:
    try:
        return _bytes(path).decode("utf-8-sig").split("\n", 1)[0].removesuffix("\r") if path else ""
    except UnicodeDecodeError:
        raise Trouble(f"{path} holds no text that could be a passphrase.") from None


def main() -> int:
    given = arguments()
    try:
        import cryptography  # noqa: F401 - said before anything is asked
    except ImportError:
        print("This reader needs the Python library cryptography: pip install cryptography.", file=sys.stderr)
        return FAILED
    try:
        try:
            remarks = recover(given.journal, given.target, _secret_in(given.secret_file), given.salt_of)
        except Locked:
            if given.secret_file or not sys.stdin.isatty():
                raise
            typed = getpass.getpass("Passphrase, or the recovery key: ")
            remarks = recover(given.journal, given.target, typed, given.salt_of)
    except Trouble as trouble:
        print(trouble, file=sys.stderr)
        return FAILED
    for remark in remarks:
        print(remark, file=sys.stderr)
    return DAMAGED if remarks else WHOLE


if __name__ == "__main__":
    sys.exit(main())
