"""Killed at any instant, in whatever it does: nothing acknowledged is lost, and no write of several rows is torn.

CAREERJOURNAL_SOAK_KILLS says how many kills there are in all.
"""

from __future__ import annotations

import random
import shutil
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from careerjournal.core import backup, file, guard, keys
from careerjournal.core.journal import Journal
from tests.safety import deeds, traced, whole
from tests.safety.sizes import is_soak, rounds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.safety.crew import Child, Crew

SHARES = {"save": 16, "two": 6, "edit": 12, "import": 12, "backup": 12, "migration": 6, "restore": 12, "rekey": 6}
SHIPPED = sorted((Path(__file__).parents[1] / "journals").glob("v*.journal"))[:-1]
SECRET = "of the lighthouse"
SETS, MOST_SETS = 12, 400


def kills(of: str) -> int:
    """Return how many kills one kind of deed gets: its share of them all."""
    total = sum(SHARES.values())
    return max(1, rounds("kills", total) * SHARES[of] // total)


def made(path: Path, sets: int = SETS) -> Path:
    """Write a journal with so many sets in it."""
    journal = Journal.create(path)
    for number in range(1, sets + 1):
        deeds.write_set(journal, number)
    journal.close()
    return path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return made(tmp_path / "kept.journal")


def command_kills(crew: Crew, of: str, *words: object) -> Iterator[tuple[bool, Child]]:
    """Kill one command line at instants spread over the time that it takes; whether it was done, each time.

    The caller brings the journal back to where it began before it asks for the next kill.
    """
    lines = [str(word) for word in words]
    started = time.monotonic()
    child = crew.begin("command", *lines)
    told = child.ended()
    takes = time.monotonic() - started
    assert told[-1][:2] == ["done", 0], told
    yield True, child
    chance = random.Random(of)
    for _ in range(kills(of)):
        child = crew.begin("command", *lines)
        told = child.killed_after(chance.uniform(0, takes * 1.1))
        assert all(what[0] == "done" for what in told), told
        yield bool(told), child


def put_back(copy: Path, path: Path) -> None:
    """Bring a journal back to how it was, with nothing beside it, and let nobody remember more."""
    guard.forget(path)
    for left in path.parent.glob(f"{path.stem}*"):
        if left != copy:
            left.unlink()
    shutil.copy(copy, path)


def test_no_acknowledged_save_is_lost_and_none_is_torn(crew: Crew, path: Path, tmp_path: Path) -> None:
    chance, there = random.Random(5), set(range(1, SETS + 1))
    copy = Path(shutil.copy(path, tmp_path / "copy"))
    acknowledged = 0
    for _ in range(kills("save")):
        child = crew.begin("save", path, max(there) + 1)
        told = child.killed_after(chance.uniform(0.02, 0.3))
        assert child.was_killed, told
        must = there | {what[1] for what in told if what[0] == "saved"}
        acknowledged += len(must - there)
        key = whole.opened(path)
        there = whole.sets(path, key)
        assert must <= there, "an acknowledged save is lost"
        assert len(there - must) <= 1, "more than was under way"
        assert whole.commits(path, key) == len(there)
        if len(there) > MOST_SETS:
            put_back(copy, path)
            there = set(range(1, SETS + 1))
    assert acknowledged > kills("save") // 2, "nothing was looked at"


def test_two_that_write_at_once_and_are_killed_lose_nothing_and_are_no_alarm(crew: Crew, path: Path) -> None:
    """As the window and the command line do: each folds in what the other wrote, and notes its pages."""
    chance, must, noted = random.Random(8), set(range(1, SETS + 1)), 0
    for trial in range(kills("two")):
        Journal.open(path).close()
        children = [crew.begin("save", path, 1000 * (2 * trial + side + 1)) for side in range(2)]
        told = children[0].killed_after(chance.uniform(0.05, 0.3)) + children[1].killed_after(chance.uniform(0, 0.1))
        must |= {what[1] for what in told if what[0] == "saved"}
        noted += guard.pages(path) is not None
        assert must <= whole.sets(path, whole.opened(path)), "an acknowledged save is lost"
    assert noted, "the control: there was a note that could have been wrong"


def test_an_edit_of_two_records_is_there_in_both_or_in_none(crew: Crew, path: Path) -> None:
    chance, last = random.Random(6), SETS
    for _ in range(kills("edit")):
        told = crew.begin("edit", path, last + 1).killed_after(chance.uniform(0.02, 0.2))
        must = max((what[1] for what in told), default=last)
        key = whole.opened(path)
        there = _edited(path, key)
        assert must <= there <= must + 1
        assert whole.commits(path, key) == there
        last = there
    assert last > SETS, "nothing was looked at"


def test_writing_apart_and_telling_too_early_is_noticed(crew: Crew, path: Path) -> None:
    """The control: a program that acknowledges before it writes, and writes one thing after the other."""
    chance, noticed = random.Random(7), 0
    for trial in range(12):
        there = whole.sets(path)
        told = crew.begin("save_carelessly", path, 1000 * (trial + 1)).killed_after(chance.uniform(0.1, 0.2))
        try:
            noticed += not there | {what[1] for what in told} <= whole.sets(path)
        except AssertionError:
            noticed += 1
        if noticed:
            return
    pytest.fail("12 kills of a careless program went unnoticed")


def _edited(path: Path, key: file.Key) -> int:
    """The number that entry and person agree upon."""
    reader = file.reader(path, key)
    (title, body), (name,) = (
        reader.execute(f"SELECT {columns} FROM {table} ORDER BY id LIMIT 1").fetchone()
        for columns, table in (("title, body", "entry"), ("name", "person"))
    )
    reader.close()
    number = int(name.split()[1])
    assert (title, body) in ((f"Set {number}", deeds.text(number)), ("Set 1", deeds.text(1)))
    return SETS if number == 1 else number


def test_an_import_comes_in_whole_or_not_at_all(crew: Crew, path: Path, tmp_path: Path) -> None:
    notes = tmp_path / "notes"
    notes.mkdir()
    for day in range(1, 29):
        (notes / f"2024-01-{day:02}.md").write_text(f"Imported on {day} #theme{day % 5}\n")
    copy = Path(shutil.copy(path, tmp_path / "copy"))
    before = whole.sets(path)
    for done, _child in command_kills(crew, "import", "--journal", path, "import", notes):
        key = whole.opened(path)
        reader = file.reader(path, key)
        found = reader.execute(
            "SELECT (SELECT count(*) FROM entry WHERE body LIKE 'Imported%'), (SELECT count(*) FROM import_batch), "
            "(SELECT count(*) FROM entry_theme) - ?, (SELECT count(*) FROM theme WHERE name LIKE 'theme_')",
            [len(before)],
        ).fetchone()
        reader.close()
        assert found[:3] in ((28, 1, 28), (0, 0, 0)), "a part of an import"
        assert found[0] or not done, "an acknowledged import is lost"
        put_back(copy, path)


def test_a_backup_counts_when_it_is_whole_and_the_journal_stays(crew: Crew, path: Path) -> None:
    folder, key, acknowledged = backup.folder_of(path), keys.fitting(path), 0
    for done, _child in command_kills(crew, "backup", "--journal", path, "backup"):
        acknowledged += done
        kept = backup.kept_in(folder)
        for one in kept[:3]:
            backup.verify(one, key)
            assert one.entries == SETS
        assert acknowledged <= len(kept) <= acknowledged + kills("backup")
        assert whole.sets(path, whole.opened(path)) == set(range(1, SETS + 1))
    made_after = backup.make(path, key, "after")
    assert [left for left in folder.iterdir() if ".part" in left.name] == [], "what a kill left was not swept"
    backup.verify(made_after, key)


@pytest.mark.parametrize("shipped", SHIPPED, ids=lambda path: path.stem)
def test_a_migration_is_done_or_not(crew: Crew, shipped: Path, tmp_path: Path) -> None:
    path, wanted = tmp_path / "old.journal", _migrated(shipped, tmp_path / "reference.journal")
    shutil.copy(shipped, path)
    for _done, _child in command_kills(crew, "migration", "--journal", path, "list"):
        key = whole.opened(path)
        assert _contents(path, key) == wanted
        put_back(shipped, path)


def _migrated(shipped: Path, path: Path) -> dict[str, Any]:
    shutil.copy(shipped, path)
    return _contents(path, whole.opened(path))


def _contents(path: Path, key: file.Key) -> dict[str, Any]:
    """Every row of every table of records, but the guard's, which is drawn by lot."""
    reader = file.reader(path, key)
    names = reader.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'search%' "
        "AND name NOT LIKE 'sqlite%' AND name != 'guard'"
    ).fetchall()
    found = {name: reader.execute(f"SELECT * FROM {name} ORDER BY id").fetchall() for (name,) in names}
    reader.close()
    return found


def test_a_restore_leaves_the_one_journal_or_the_other(crew: Crew, path: Path, tmp_path: Path) -> None:
    key = keys.fitting(path)
    source = backup.make(path, key, "before", tmp_path / "backups")
    journal = Journal.open(path)
    deeds.write_set(journal, SETS + 1)
    journal.close()
    copy = Path(shutil.copy(path, tmp_path / "copy"))
    former, restored = set(range(1, SETS + 2)), set(range(1, SETS + 1))
    for done, _child in command_kills(crew, "restore", "--journal", path, "restore", source.path):
        found = whole.sets(path, whole.opened(path))
        assert found == restored if done else found in (former, restored)
        if found == restored:
            assert [whole.sets(aside, key) for aside in backup.asides(path)] == [former]
        put_back(copy, path)


@pytest.mark.skipif(bool(traced.why_not()), reason=traced.why_not() or "traced")
def test_a_restore_after_a_crash_leaves_one_journal_whichever_call_it_dies_at(
    crew: Crew, path: Path, tmp_path: Path
) -> None:
    """The last saves are in the log, which must never be parted from its file: killed by strace at each call."""
    source = backup.make(path, keys.fitting(path), "before", tmp_path / "backups")
    crew.begin("save", path, SETS + 1, 6).ended()
    assert path.with_name(f"{path.name}-wal").stat().st_size > 0, "the control: there is a log"
    crashed, restored = set(range(1, SETS + 7)), set(range(1, SETS + 1))
    files = {one: one.read_bytes() for one in path.parent.glob(f"{path.name}*")}
    noted, met = guard.seen(path), set[str]()
    assert noted is not None
    for call in ("rename", "link", *(("unlink", "fsync", "mkdir", "openat") if is_soak("kills") else ())):
        for number in range(1, 1000):
            child = crew.begin("command", "--journal", str(path), "restore", str(source.path), stopped=True)
            killing = ("-e", f"trace={call}", "-e", f"inject={call}:signal=KILL:when={number}")
            with traced.traced(child, tmp_path / "log", *killing):
                child.ended()
            there = whole.sets(path, whole.opened(path))
            assert there in (crashed, restored), (call, number)
            met.add("restored" if there == restored else "former")
            for left in path.parent.glob(f"{path.stem}*"):
                left.unlink()
            for one, content in files.items():
                one.write_bytes(content)
            guard.restore(path, noted)
            if not child.was_killed:
                break
    assert met == {"restored", "former"}, "the kills came at different times"


def test_a_change_of_key_leaves_the_former_or_the_new(crew: Crew, path: Path, tmp_path: Path) -> None:
    secret, copy = tmp_path / "secret", Path(shutil.copy(path, tmp_path / "copy"))
    secret.write_text(SECRET)
    folder, published = backup.folder_of(path), file.Key.published(file.salt_of(path))
    words = ("--journal", path, "passphrase", "set", "--new-passphrase-file", secret)
    for done, _child in command_kills(crew, "rekey", *words):
        encrypted = not file.opens(path, published)
        assert encrypted or not done
        key = whole.opened(path, SECRET)
        assert key.encrypted == encrypted
        assert whole.sets(path, key) == set(range(1, SETS + 1))
        for one in backup.kept_in(folder):
            assert any(file.opens(one.path, either) for either in (key, published)), "a backup that nobody opens"
        put_back(copy, path)
        shutil.rmtree(folder, ignore_errors=True)
