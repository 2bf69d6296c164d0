"""Keys: a passphrase, a recovery key, none at all; what each file that no key opens is called; the change of key."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import sys
import time
import unicodedata
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as sqlcipher

from careerjournal.core import check, file, guard, keys
from careerjournal.core.journal import Journal
from careerjournal.core.trouble import Trouble

PASSPHRASES = [
    "correct horse battery staple", "o'clock \"quoted\" -- ; DROP", " spaces at both ends ", "é", "ü" * 40, "สวัสดีครับ",
    "🦊 fox", "\\x'00'", "0x" + "ab" * 32, "x" * 4096,
]  # fmt: skip


@pytest.fixture(autouse=True)
def few_rounds(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Derive keys quickly, but where somebody else has to derive the same."""
    if request.function is not test_plain_sqlcipher_opens_it_by_the_passphrase:
        monkeypatch.setattr(keys, "ROUNDS", 1000)


def made(path: Path, passphrase: str = "") -> Path:
    journal = Journal.create(path)
    with journal.bulk("Fill"):
        for number in range(40):
            journal.add("entry", body=f"Entry {number} " + "of plain words " * 60)
    if passphrase:
        journal.rekey(keys.derived(passphrase, bytes.fromhex(journal.key.salt)))
    journal.close()
    return path


def entries_in(path: Path, secret: str = "") -> int:
    journal = Journal.open(path, secret)
    count: int = journal.rows("SELECT count(*) FROM entry")[0][0]
    journal.close()
    return count


@pytest.mark.parametrize("passphrase", PASSPHRASES, ids=range(len(PASSPHRASES)))
def test_any_passphrase_works_and_only_it(tmp_path: Path, passphrase: str) -> None:
    path = made(tmp_path / "a.journal", passphrase)
    assert entries_in(path, passphrase) == 40
    with pytest.raises(keys.Locked):
        Journal.open(path)
    with pytest.raises(keys.WrongSecret, match="doesn’t open this journal"):
        Journal.open(path, passphrase + ".")


def test_an_accent_is_the_same_in_both_normal_forms(tmp_path: Path) -> None:
    composed, apart = (unicodedata.normalize(form, "crème brûlée") for form in ("NFC", "NFD"))
    assert composed != apart
    assert entries_in(made(tmp_path / "a.journal", apart), composed) == 40


def test_plain_sqlcipher_opens_it_by_the_passphrase(tmp_path: Path) -> None:
    path = made(tmp_path / "a.journal", "correct horse")
    other = sqlcipher.connect(str(path))
    other.execute("PRAGMA key = 'correct horse'")
    assert other.execute("SELECT count(*) FROM entry").fetchone() == (40,)
    other.close()


def test_the_recovery_key_opens_what_the_passphrase_does(tmp_path: Path) -> None:
    path = made(tmp_path / "a.journal", "forgotten")
    text = keys.recovery_text(keys.fitting(path, "forgotten"))
    assert len(text.split()) == 17
    assert entries_in(path, text) == 40
    assert entries_in(path, text.upper().replace(" ", "-")) == 40
    slip = ("1" if text[0] == "0" else "0") + text[1:]
    with pytest.raises(keys.WrongSecret):
        Journal.open(path, slip)


def said_of(path: Path, secret: str) -> str:
    with pytest.raises(keys.WrongSecret) as refused:
        Journal.open(path, secret)
    return str(refused.value)


def test_a_slip_in_the_recovery_key_is_told_and_where(tmp_path: Path) -> None:
    path = made(tmp_path / "a.journal", "forgotten")
    groups = keys.recovery_text(keys.derived("always the same key", bytes(16))).split()
    for at in (0, 4, 16):
        first, rest = groups[at][0], groups[at][1:]
        slip = ("1" if first == "0" else "0") + rest
        typed = [*groups[:at], slip, *groups[at + 1 :]]
        for between in (" ", "", "-"):
            assert f"probably in group {at + 1}:" in said_of(path, between.join(typed))
    for wrong, sentence in (
        ([*groups[:3], groups[3][:3], *groups[4:]], "Group 4 of the recovery key has 3 signs"),
        (groups[:16], "this has 64"),
        ([*groups[:6], "o" + groups[6][1:], *groups[7:]], "Group 7 of the recovery key has a sign"),
        ([groups[1], groups[0], *groups[2:]], "its last group does not fit the others"),
    ):
        assert sentence in said_of(path, " ".join(wrong)), sentence
    assert "has 67 signs" not in said_of(path, "".join(groups)[:-1])
    assert "this has 67" in said_of(path, "".join(groups)[:-1])
    for passphrase in ("correct horse", "deadbeef" * 4, "a recovery key of seventeen groups, and four signs in each"):
        assert "That passphrase doesn’t open" in said_of(path, passphrase), "the control: it is meant as a passphrase"


def test_two_neighbours_that_changed_places_are_found(tmp_path: Path) -> None:
    key = file.Key("0123456789abcdef" * 4, "00" * 16)
    text = keys.recovery_text(key).replace(" ", "")
    path = made(tmp_path / "a.journal", "forgotten")
    assert "probably in group 2:" in said_of(path, text[:5] + text[6] + text[5] + text[7:])


def test_the_key_of_an_older_sheet_is_no_slip(tmp_path: Path) -> None:
    path = made(tmp_path / "a.journal", "forgotten")
    older = keys.recovery_text(keys.derived("before", file.salt_of(path)))
    assert "the key of another recovery sheet" in said_of(path, older)


def test_each_file_that_no_key_opens_has_its_own_sentence(tmp_path: Path) -> None:
    whole = made(tmp_path / "a.journal", "mine").read_bytes()
    beginnings = {
        "damaged.journal": (whole[:200] + bytes([whole[200] ^ 1]) + whole[201:], "first page of .* is damaged"),
        "cut.journal": (whole[:3000], "is cut off"),
        "text.journal": (b"Dear diary, \xc3\xa9 " * 900, "is a text file"),
        "empty.journal": (b"", "is empty"),
        "noise.journal": (random.Random(3).randbytes(9 * 4096), "doesn’t open this journal"),
    }
    for name, (content, sentence) in beginnings.items():
        path = tmp_path / name
        path.write_bytes(content)
        with pytest.raises(Trouble, match=sentence):
            Journal.open(path, "mine")
        assert path.read_bytes() == content, name
    plain = tmp_path / "plain.journal"
    connection = sqlite3.connect(plain)
    connection.execute("CREATE TABLE t (a)")
    connection.close()
    with pytest.raises(Trouble, match="ordinary SQLite file"):
        Journal.open(plain, "mine")
    assert issubclass(keys.WrongSecret, Trouble)


def test_a_damaged_first_page_is_told_without_a_passphrase_too(tmp_path: Path) -> None:
    path = made(tmp_path / "a.journal")
    content = path.read_bytes()
    path.write_bytes(content[:100] + bytes([content[100] ^ 255]) + content[101:])
    with pytest.raises(Trouble, match=r"first page of .* is damaged"):
        Journal.open(path)


@pytest.mark.parametrize("secret", ["", "mine"])
@pytest.mark.parametrize("left", [4096, 20 * 4096, 20 * 4096 + 100, -4096])
def test_a_journal_that_lost_its_end_is_called_cut_off(
    tmp_path: Path, secret: str, left: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keys, "ROUNDS", 1000)
    path = made(tmp_path / "a.journal", secret)
    path.write_bytes(path.read_bytes()[:left])
    with pytest.raises(Trouble, match="is cut off: its end is missing"):
        Journal.open(path, secret)
    if secret:
        with pytest.raises(keys.Locked):
            Journal.open(path)


@pytest.mark.parametrize("left", [b"x", b"\n", bytes(1), bytes(16), bytes(4096), b"0123456789abcdef" + bytes(9000)])
def test_what_is_left_of_a_file_is_never_taken_for_an_empty_journal(tmp_path: Path, left: bytes) -> None:
    path = tmp_path / "a.journal"
    path.write_bytes(left)
    with pytest.raises(Trouble, match=r"is cut off|is a text file|first page of .* is damaged"):
        Journal.open(path)
    assert path.read_bytes() == left


def test_a_pipe_is_not_waited_for_and_a_device_is_no_journal(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path / "pipe", Path("/dev/zero")):
        with pytest.raises(Trouble, match="is a device or a pipe"):
            Journal.open(path)


def test_a_damaged_page_that_keeps_it_from_opening_is_called_by_its_number(tmp_path: Path) -> None:
    whole = made(tmp_path / "a.journal").read_bytes()
    path, said = tmp_path / "b.journal", []
    for number in range(1, 30):  # the tables are listed on some of them
        at = number * 4096 + 40
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        try:
            keys.fitting(path)
        except Trouble as trouble:
            said.append((number + 1, str(trouble)))
    assert said
    for number, sentence in said:
        assert f"is damaged: page {number} of the file" in sentence


def test_a_damaged_salt_does_no_harm_where_it_is_known(tmp_path: Path) -> None:
    path = made(tmp_path / "a.journal", "mine")
    content = path.read_bytes()
    path.write_bytes(bytes([content[0] ^ 1]) + content[1:])
    with pytest.raises(keys.WrongSecret):
        keys.fitting(path, "mine")
    key = keys.fitting(path, "mine", [content[:16]])
    assert key.salt == content[:16].hex()
    journal = Journal(path, key)
    journal.add("entry", body="goes on")
    journal.close()


def test_a_journal_goes_on_after_its_key_changed(tmp_path: Path) -> None:
    path = tmp_path / "a.journal"
    journal = Journal.create(path)
    assert not journal.encrypted
    salt = bytes.fromhex(journal.key.salt)
    uid = journal.add("entry", body="before")
    journal.rekey(keys.derived("one", salt))
    assert journal.encrypted
    journal.edit("entry", uid, body="after")
    journal.undo()
    assert journal.values(uid)["body"] == "before"
    journal.rekey(file.Key.published(salt))
    journal.close()
    assert entries_in(path) == 1
    journal = Journal.open(path)
    with pytest.raises(ValueError, match="keeps its salt"):
        journal.rekey(file.Key.published(bytes(16)))
    journal.close()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_a_kill_while_the_key_changes_leaves_a_file_that_one_of_both_opens(tmp_path: Path) -> None:
    path = made(tmp_path / "a.journal", "old")
    content, chance, ended = path.read_bytes(), random.Random(5), {"old": 0, "new": 0}
    old, new = (keys.derived(secret, content[:16]) for secret in ("old", "new"))
    for _ in range(12):
        for end in ("-wal", "-shm"):
            Path(f"{path}{end}").unlink(missing_ok=True)
        guard.forget(path)
        path.write_bytes(content)
        child = os.fork()
        if not child:
            journal = Journal(path, old)
            journal.rekey(new)
            os._exit(0)
        time.sleep(chance.uniform(0, 0.15))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        (opened,) = [name for name, key in (("old", old), ("new", new)) if file.opens(path, key)]
        ended[opened] += 1
        journal = Journal(path, old if opened == "old" else new)
        assert journal.rows("SELECT count(*) FROM entry") == [(40,)]
        assert not check.problems(path, journal.key)
        journal.close()
    assert ended["old"], "the control: some kills came before the end"


@pytest.mark.skipif(sys.platform == "win32", reason="no limit for the size of files")
def test_a_change_of_key_that_the_disk_refuses_is_told_and_changes_nothing(tmp_path: Path) -> None:
    """SQLCipher says “ok” of it."""
    import resource

    path = made(tmp_path / "a.journal", "old")
    journal = Journal.open(path, "old")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (path.stat().st_size // 2, before[1]))
    try:
        with pytest.raises(Trouble, match="the disk did not take it") as told:
            journal.rekey(keys.derived("new", bytes.fromhex(journal.key.salt)))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert "Nothing was changed" in str(told.value)
    journal.close()
    assert entries_in(path, "old") == 40
    with pytest.raises(keys.WrongSecret):
        Journal.open(path, "new")
