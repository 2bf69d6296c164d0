"""The reader that needs neither SQLCipher nor this program gives the same rows as this program does."""

from __future__ import annotations

import ast
import importlib
import io
import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import ANY, patch

import pytest

from careerjournal.core import file, keys
from careerjournal.core.file import Key
from careerjournal.core.journal import Journal

ROOT = Path(__file__).resolve().parents[1]
READER = ROOT / "packaging" / "recover.py"
sys.path.insert(0, str(READER.parent))
reader = importlib.import_module("recover")
sys.path.remove(str(READER.parent))
SHIPPED = sorted((ROOT / "tests" / "journals").glob("v*.journal"))
PASSPHRASE = 'Möwe, "quoted" & o\'clock'
PAGE = 4096
WRITES_AND_DIES = """
import os, sys
from pathlib import Path
from careerjournal.core import keys
from careerjournal.core.journal import Journal
keys.ROUNDS = 1000
journal = Journal.open(Path(sys.argv[1]), sys.argv[2])
for number in range(40):
    journal.add("entry", body=f"Saved {number} " + "beside the file " * 40)
os._exit(0)
"""


@dataclass(frozen=True)
class Done:
    """How the reader ended, and what it said."""

    returncode: int
    stdout: str
    stderr: str


def words_for(journal: Path, secret: str, *more: str) -> list[str]:
    """What is typed to read a journal; what an earlier reading made is gone."""
    target, secret_file = journal.with_suffix(".sqlite"), journal.with_suffix(".secret")
    target.unlink(missing_ok=True)
    secret_file.write_text(secret + "\n", encoding="utf-8")
    return [str(READER), str(journal), str(target), "--secret-file", str(secret_file), *more]


def apart(journal: Path, secret: str = "", *more: str) -> Done:
    """Run the reader on a journal in a process of its own, without this program and its libraries' paths."""
    words = [sys.executable, "-I", *words_for(journal, secret, *more)]
    done = subprocess.run(words, capture_output=True, text=True, stdin=subprocess.DEVNULL)
    return Done(done.returncode, done.stdout, done.stderr)


def recovered(journal: Path, secret: str = "", *more: str) -> Done:
    """Run the reader on a journal, here: many times in a second."""
    out, err = io.StringIO(), io.StringIO()
    with patch.object(sys, "argv", words_for(journal, secret, *more)), redirect_stdout(out), redirect_stderr(err):
        status = reader.main()
    return Done(status, out.getvalue(), err.getvalue())


WRITTEN_OUT = "earlier_text"  # what the reader adds: the texts that the journal keeps packed


def rows_of(connection: Any) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table, the schema itself and the numbers of the file's head; search tables as they lie."""
    found = {"": connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY 1, 2").fetchall()}
    for name, sql in connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'").fetchall():
        if not sql.startswith("CREATE VIRTUAL"):
            found[name] = sorted(connection.execute(f'SELECT * FROM "{name}"').fetchall(), key=repr)
    for number in ("user_version", "application_id"):
        found[number] = connection.execute(f"PRAGMA {number}").fetchall()
    connection.close()
    return found


def ours(journal: Path, key: Key) -> dict[str, list[tuple[object, ...]]]:
    return rows_of(file.reader(journal, key))


def theirs(journal: Path) -> dict[str, list[tuple[object, ...]]]:
    connection = sqlite3.connect(journal.with_suffix(".sqlite"))
    connection.execute(f"DROP TABLE IF EXISTS {WRITTEN_OUT}")
    return rows_of(connection)


def rekeyed(journal: Path, secret: str = PASSPHRASE) -> Key:
    salt = file.salt_of(journal)
    key = keys.derived(secret, salt)
    connection = file.connect(journal, Key.published(salt))
    connection.execute(key.change_pragma).fetchall()
    connection.close()
    return key


def without_passphrase(journal: Path) -> tuple[Key, str]:
    return Key.published(file.salt_of(journal)), ""


def with_passphrase(journal: Path) -> tuple[Key, str]:
    return rekeyed(journal), PASSPHRASE


def with_recovery_sheet(journal: Path) -> tuple[Key, str]:
    key = rekeyed(journal)
    return key, keys.recovery_text(key)


@pytest.fixture(params=SHIPPED, ids=lambda path: path.stem)
def shipped(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    return Path(shutil.copyfile(request.param, tmp_path / "a.journal"))


@pytest.fixture
def fewer_rounds(monkeypatch: pytest.MonkeyPatch) -> None:
    """Derive keys fast, on both sides, where it is not the key that is asked about."""
    monkeypatch.setattr(keys, "ROUNDS", 1000)
    monkeypatch.setattr(reader, "ROUNDS", 1000)


@pytest.fixture
def journal(tmp_path: Path, fewer_rounds: None) -> Path:
    return Path(shutil.copyfile(SHIPPED[-1], tmp_path / "a.journal"))


def damage(path: Path, offset: int) -> None:
    content = bytearray(path.read_bytes())
    content[offset] ^= 1
    path.write_bytes(content)


# The same rows ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "kept", [without_passphrase, with_passphrase, with_recovery_sheet], ids=lambda way: way.__name__
)
def test_every_table_of_every_release_is_row_identical(shipped: Path, kept: Any) -> None:
    key, secret = kept(shipped)
    before = shipped.read_bytes()
    done = apart(shipped, secret)
    assert (done.returncode, done.stderr) == (0, "")
    assert shipped.read_bytes() == before
    expected = ours(shipped, key)
    assert len(expected) > 20, "nothing was looked at"
    assert len(expected["entry"]) > 5, "nothing was looked at"
    assert theirs(shipped) == expected


@pytest.mark.parametrize("secret", ["", PASSPHRASE])
def test_what_is_still_in_the_write_ahead_log_is_there_too(journal: Path, secret: str) -> None:
    if secret:
        rekeyed(journal)
    subprocess.run([sys.executable, "-c", WRITES_AND_DIES, journal, secret], cwd=ROOT, check=True)
    log = Path(f"{journal}-wal")
    before = journal.read_bytes(), log.read_bytes()
    assert len(before[1]) > 40 * PAGE, "nothing is beside the file"
    done = recovered(journal, secret)
    assert (done.returncode, done.stderr) == (0, "")
    assert (journal.read_bytes(), log.read_bytes()) == before
    key = keys.derived(secret, before[0][:16]) if secret else Key.published(before[0][:16])
    found = theirs(journal)
    assert found == ours(journal, key)
    saved = [row for row in found["entry"] if "beside the file" in str(row)]
    assert len(saved) == 40
    log.unlink()
    assert recovered(journal, secret).returncode == 0
    assert found != theirs(journal), "the control: without the log those saves are not there"


def test_an_unfinished_save_in_the_log_is_left_out(journal: Path) -> None:
    subprocess.run([sys.executable, "-c", WRITES_AND_DIES, journal, ""], cwd=ROOT, check=True)
    log = Path(f"{journal}-wal")
    log.write_bytes(log.read_bytes()[: -(PAGE + 24)])  # the frame that would have finished the last save
    done = recovered(journal)
    assert (done.returncode, done.stderr) == (0, "")
    assert theirs(journal) == ours(journal, Key.published(file.salt_of(journal)))


def written_out(journal: Path) -> list[str]:
    with closing(sqlite3.connect(journal.with_suffix(".sqlite"))) as connection:
        return [text for (text,) in connection.execute(f"SELECT text FROM {WRITTEN_OUT} ORDER BY revision")]


def test_texts_that_were_written_over_are_written_out(tmp_path: Path) -> None:
    path = tmp_path / "a.journal"
    versions = [f"{'A calm day. ' * 300}Möwe {number}{', and rain' * number}" for number in range(40)]
    with closing(Journal.create(path)) as journal:
        uid = journal.add("entry", body=versions[0])
        for text in versions[1:]:
            journal.edit("entry", uid, body=text)
    assert recovered(path) == Done(0, ANY, "")
    assert written_out(path) == versions[:-1]
    with closing(file.connect(path, Key.published(file.salt_of(path)))) as connection:
        connection.execute("UPDATE revision SET middle = x'00' WHERE id = (SELECT max(id) FROM revision)")
    assert recovered(path) == Done(3, ANY, "1 of 39 earlier versions cannot be read.\n"), "the control"
    assert written_out(path) == versions[:-2]


# What is damaged ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("page", [1, 2, 6, 100])
def test_a_damaged_page_is_named_and_the_rest_read(journal: Path, page: int) -> None:
    rekeyed(journal)
    damage(journal, (page - 1) * PAGE + 2000)
    done = recovered(journal, PASSPHRASE)
    assert done.returncode == 3
    assert f"Damaged: page {page}." in done.stderr
    assert journal.with_suffix(".sqlite").stat().st_size == journal.stat().st_size


def test_every_page_damaged_once_is_named(journal: Path) -> None:
    """Page 1's salt is another matter."""
    sound = reader.read(journal)
    key = reader.key_for(sound, "", journal.read_bytes()[:16])
    assert reader.decrypted(sound, key)
    assert sound.remarks == []
    for number in range(1, len(sound.pages) + 1):
        pages = list(sound.pages)
        spoiled = bytearray(pages[number - 1])
        spoiled[(number * 389) % (PAGE - 16) + 16] ^= 4
        pages[number - 1] = bytes(spoiled)
        found = reader.Found(pages)
        reader.decrypted(found, key)
        assert found.remarks == [f"Damaged: page {number}."]


def test_swapped_and_zeroed_pages_are_named(journal: Path) -> None:
    content = journal.read_bytes()
    pages = [content[n : n + PAGE] for n in range(0, len(content), PAGE)]
    pages[4], pages[9], pages[20] = pages[9], pages[4], bytes(PAGE)
    journal.write_bytes(b"".join(pages))
    assert "Damaged: page 5, 10, 21." in recovered(journal).stderr


@pytest.mark.parametrize("length", [-PAGE, -3 * PAGE, -100])
def test_a_cut_file_is_called_so(journal: Path, length: int) -> None:
    journal.write_bytes(journal.read_bytes()[:length])
    done = recovered(journal)
    assert done.returncode == 3
    assert "cut off" in done.stderr


def test_a_damaged_log_is_called_so_and_what_came_before_read(journal: Path) -> None:
    subprocess.run([sys.executable, "-c", WRITES_AND_DIES, journal, ""], cwd=ROOT, check=True)
    log = Path(f"{journal}-wal")
    damage(log, log.stat().st_size // 2)
    done = recovered(journal)
    assert done.returncode == 3
    assert "in the write-ahead log is damaged: saves from there on were not taken." in done.stderr
    kept = [row for row in theirs(journal)["entry"] if "beside the file" in str(row)]
    assert 0 < len(kept) < 40


def test_damaged_salt_is_mended_from_a_backup(journal: Path) -> None:
    key = rekeyed(journal)
    backup = journal.with_name("backup.journal")
    shutil.copyfile(journal, backup)
    damage(journal, 3)
    assert "--salt-of" in recovered(journal, PASSPHRASE).stderr
    done = recovered(journal, PASSPHRASE, "--salt-of", str(backup))
    assert (done.returncode, done.stderr) == (0, ""), "nothing but the salt was damaged"
    assert theirs(journal) == ours(backup, key)


# What is no journal, or not this key ----------------------------------------------------------------------------------


def refused(journal: Path, secret: str = "") -> str:
    """The one sentence with which nothing was written."""
    done = recovered(journal, secret)
    assert (done.returncode, done.stdout) == (1, "")
    assert not journal.with_suffix(".sqlite").exists()
    assert done.stderr.count("\n") == 1
    return done.stderr


@pytest.mark.parametrize("secret", [PASSPHRASE + ".", "ab" * 32])
def test_another_key_opens_nothing(journal: Path, secret: str) -> None:
    rekeyed(journal)
    assert "That doesn't open this journal." in refused(journal, secret)


def test_a_slip_on_the_recovery_sheet_opens_nothing(journal: Path) -> None:
    text = keys.recovery_text(rekeyed(journal))
    slipped = ("1" if text[0] == "0" else "0") + text[1:]
    assert "That doesn't open this journal." in refused(journal, slipped)


def test_the_published_key_does_not_open_what_has_a_passphrase(journal: Path) -> None:
    assert recovered(journal).returncode == 0
    rekeyed(journal)
    assert "This journal has a passphrase" in refused(journal)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is empty"),
        (b"Dear diary, " * 900, "is a text file"),
        (b"SQLite format 3\0" + bytes(9000), "is an ordinary SQLite file already"),
        (bytes(range(200)) * 3, "not even its first page is whole"),
        (bytes(range(256)) * 64, "or is no journal"),
        (None, "cannot be read (No such file or directory)"),
    ],
    ids=["empty", "text", "sqlite", "cut", "other", "missing"],
)
def test_what_is_no_journal_gets_its_own_sentence(tmp_path: Path, content: bytes | None, said: str) -> None:
    path = tmp_path / "a.journal"
    if content is not None:
        path.write_bytes(content)
    assert said in refused(path)


def test_a_file_that_is_there_is_never_written_over(journal: Path) -> None:
    kept = journal.with_name("kept.sqlite")
    kept.write_text("mine")
    with pytest.raises(reader.Trouble, match="is there already"):
        reader.recover(journal, kept, "")
    assert kept.read_text() == "mine"


def test_the_new_file_is_its_owners_alone(journal: Path) -> None:
    before = os.umask(0)
    try:
        assert recovered(journal).returncode == 0
    finally:
        os.umask(before)
    assert journal.with_suffix(".sqlite").stat().st_mode & 0o777 == 0o600


# Independent ----------------------------------------------------------------------------------------------------------


def test_it_needs_nothing_but_the_standard_library_and_aes() -> None:
    tree = ast.parse(READER.read_text(encoding="utf-8"))
    named = [alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names]
    named += [str(node.module) for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    assert "sqlite3" in named, "nothing was looked at"
    assert {name.split(".")[0] for name in named} - set(sys.stdlib_module_names) == {"cryptography"}
