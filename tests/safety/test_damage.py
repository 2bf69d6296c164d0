"""Damage: every page once, in every way, and files of an earlier time; all of it is noticed before anything is written.

CAREERJOURNAL_SOAK_DAMAGE says how many images in all.
"""

from __future__ import annotations

import hashlib
import itertools
import random
import shutil
from collections import Counter
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sqlcipher3 import dbapi2 as sqlite

from careerjournal.core import check, file, guard, keys, paths
from careerjournal.core.journal import Journal
from careerjournal.core.trouble import Trouble
from tests.safety import deeds, whole
from tests.safety.sizes import rounds

if TYPE_CHECKING:
    from collections.abc import Callable

PAGE = 4096
IMAGES = rounds("damage", 110)
SETS = 30


@dataclass
class Kept:
    """A journal as the disk and the state folder hold it, closed in order or not, and how it was some time before."""

    path: Path
    key: file.Key
    content: bytes
    earlier: bytes
    notes: Path
    log: bytes | None = None

    def lay(self, content: bytes, log: bytes | None = None, noted: bool = True) -> None:
        """Put these bytes in the journal's place; what the program had noted of it is there again.

        Without what it `noted` of the pages, as where a state folder was lost.
        """
        for left in self.path.parent.glob(f"{self.path.name}*"):
            left.unlink()
        self.path.write_bytes(content)
        if log is not None:
            Path(f"{self.path}-wal").write_bytes(log)
        shutil.rmtree(paths.state_dir() / "saves", ignore_errors=True)
        shutil.copytree(self.notes, paths.state_dir() / "saves")
        if not noted:
            guard.forget_pages(self.path)

    def lay_as_it_was(self, content: bytes, noted: bool = True) -> None:
        """Put these bytes there with the log that was beside them."""
        self.lay(content, self.log, noted)


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Kept]:
    """Return a journal with a life, as a crash left it and as it was closed: sets, and later edits of them."""
    folder = tmp_path_factory.mktemp("kept")
    path = folder / "journal" / "a.journal"
    with pytest.MonkeyPatch.context() as patched:
        for variable in ("XDG_STATE_HOME", "XDG_DATA_HOME"):
            patched.setenv(variable, str(folder / variable))
        journal = Journal.create(path)
        for number in range(SETS):
            deeds.write_set(journal, number)
        journal.close()
        earlier = path.read_bytes()
        journal = Journal.open(path)
        for part in range(4):
            live(journal, random.Random(part), SETS // 2, first=1000 * (part + 1))
            journal.checkpoint()
        journal.edit("entry", journal.rows("SELECT uid FROM entry")[0][0], body=deeds.text(10**9))
        log = Path(f"{path}-wal").read_bytes()
        crashed = Kept(path, journal.key, path.read_bytes(), earlier, notes_of(folder / "crashed"), log)
        journal.close()
        closed = Kept(path, journal.key, path.read_bytes(), earlier, notes_of(folder / "closed"))
    return {"crashed": crashed, "closed": closed}


def notes_of(target: Path) -> Path:
    return Path(shutil.copytree(paths.state_dir() / "saves", target))


@pytest.fixture(scope="module")
def kept(both: dict[str, Kept]) -> Kept:
    return both["closed"]


def live(journal: Journal, chance: random.Random, saves: int, first: int) -> None:
    """Edit what is there, mostly texts, and write more."""
    entries, people = ([row[0] for row in journal.rows(f"SELECT uid FROM {table}")] for table in ("entry", "person"))
    for number in range(first, first + saves):
        match chance.randrange(5):
            case 0 | 1 | 2:
                journal.edit("entry", chance.choice(entries), body=deeds.text(10**6 * number))
            case 3:
                journal.edit("person", chance.choice(people), note=f"Note {number}")
            case _:
                deeds.write_set(journal, number)


def noticed(path: Path) -> str:
    """Open and write as the window does; when the damage was noticed, or nothing where it was not."""
    before = lying_at(path)
    try:
        journal = Journal.open(path)
    except Trouble:
        assert {name: content for name, content in lying_at(path).items() if content or name in before} == before
        return "opening"
    journal.write_after(lambda: check.damaged(path) if check.pages(path, journal.key) else "")
    try:
        journal.add("entry", body="Written to a damaged file")
    except Trouble:
        return "before the first save"
    finally:
        journal.close()
    return ""


def lying_at(path: Path) -> dict[str, bytes]:
    """The journal and its log, byte for byte."""
    return {one.name: one.read_bytes() for one in path.parent.glob("*") if not one.name.endswith("-shm")}


def flipped(content: bytes, place: int, bit: int = 1) -> bytes:
    return content[:place] + bytes([content[place] ^ bit]) + content[place + 1 :]


def with_page(content: bytes, number: int, page: bytes) -> bytes:
    return content[: number * PAGE] + page + content[(number + 1) * PAGE :]


def page_of(content: bytes, number: int) -> bytes:
    return content[number * PAGE : (number + 1) * PAGE]


def swapped(content: bytes, chance: random.Random) -> bytes:
    one, other = chance.sample(range(1, len(content) // PAGE), 2)
    return with_page(with_page(content, one, page_of(content, other)), other, page_of(content, one))


def another_page(content: bytes, chance: random.Random) -> int:
    return chance.randrange(len(content) // PAGE)


WAYS: dict[str, Callable[[bytes, random.Random], bytes]] = {
    "a bit flipped": lambda content, chance: flipped(content, chance.randrange(len(content)), 1 << chance.randrange(8)),
    "a byte changed": lambda content, chance: flipped(
        content, chance.randrange(len(content)), chance.randrange(1, 256)
    ),
    "a page zeroed": lambda content, chance: with_page(content, another_page(content, chance), bytes(PAGE)),
    "a page of noise": lambda content, chance: with_page(
        content, another_page(content, chance), chance.randbytes(PAGE)
    ),
    "two pages swapped": swapped,
    "cut anywhere": lambda content, chance: content[: chance.randrange(len(content))],
    "cut after a page": lambda content, chance: content[: another_page(content, chance) * PAGE],
    "noise at the end": lambda content, chance: content + chance.randbytes(chance.randrange(1, 9000)),
}


@pytest.mark.parametrize("way", WAYS)
def test_damage_is_noticed_before_a_write(kept: Kept, way: str) -> None:
    chance = random.Random(way)
    for _ in range(max(4, IMAGES // 16)):
        content = WAYS[way](kept.content, chance)
        for noted in (True, False):
            kept.lay(content, noted=noted)
            assert noticed(kept.path), (way, noted)


def test_every_page_damaged_once_is_noticed(kept: Kept) -> None:
    chance, pages = random.Random(3), len(kept.content) // PAGE
    step = max(1, pages * 8 // IMAGES)
    for number in range(chance.randrange(step), pages, step):
        kept.lay(flipped(kept.content, number * PAGE + chance.randrange(PAGE)), noted=False)
        assert noticed(kept.path), number


def test_an_old_copy_put_back_is_noticed(kept: Kept) -> None:
    kept.lay(kept.earlier)
    assert noticed(kept.path) == "opening"


@pytest.mark.parametrize("state", ["crashed", "closed"])
def test_a_page_of_an_earlier_time_is_noticed(both: dict[str, Kept], state: str) -> None:
    """Its digest is right, and SQLite calls some of these files whole; what was noted of the pages does not."""
    kept, seen, unnoted = both[state], Counter[str](), Counter[str]()
    kept.lay_as_it_was(kept.content)
    wanted = said_in(kept.path)
    numbers = [
        number
        for number in range(min(len(kept.content), len(kept.earlier)) // PAGE)
        if page_of(kept.content, number) != page_of(kept.earlier, number)
    ]
    for number in numbers[:: max(1, len(numbers) * 6 // IMAGES)]:
        content = with_page(kept.content, number, page_of(kept.earlier, number))
        kept.lay_as_it_was(content)
        found = noticed(kept.path)
        if not found:  # the log holds this page: it counts before the file, and mends it
            found = "mended" if state == "crashed" and said_in(kept.path) == wanted else ""
        seen[found] += 1
        kept.lay_as_it_was(content, noted=False)
        unnoted[found_by_looking(kept.path)] += 1
    assert seen["opening"] >= 10, seen
    assert seen[""] <= sum(seen.values()) * 0.01, seen
    assert unnoted[""] > 0, "the control: some are not noticed where nothing was noted, so it is the note that does it"


def said_in(path: Path) -> str:
    """Everything that a whole journal says but what `noticed` wrote, as one number; nothing where it is not whole."""
    journal = Journal.open(path)
    journal.close()
    if check.problems(path, journal.key):
        return ""
    with closing(file.reader(path, journal.key)) as source:
        rows = source.execute("SELECT uid, body FROM entry WHERE body NOT LIKE 'Written to a%' ORDER BY id").fetchall()
    return hashlib.sha256(repr(rows).encode()).hexdigest()


def found_by_looking(path: Path) -> str:
    """What opening and the whole check find by themselves."""
    try:
        journal = Journal.open(path)
    except Trouble:
        return "opening"
    found = check.problems(path, journal.key)
    journal.close()
    return "check" if found else ""


def test_a_damaged_log_is_noticed_where_it_loses_a_save(kept: Kept, tmp_path: Path) -> None:
    """Flipped, cut, or gone, after a crash: SQLite takes what it can read and calls it whole."""
    kept.lay(kept.content)
    journal = Journal.open(kept.path)
    for number in range(SETS):
        deeds.write_set(journal, 5000 + number)
    content, log = kept.path.read_bytes(), Path(f"{kept.path}-wal").read_bytes()
    crashed = replace(kept, notes=Path(shutil.copytree(paths.state_dir() / "saves", tmp_path / "notes")))
    everything = len(journal.rows("SELECT id FROM entry"))
    journal.close()
    chance, fates = random.Random(4), Counter[str]()
    for trial in range(IMAGES // 5):
        place = chance.randrange(len(log))
        crashed.lay(content, (flipped(log, place), log[:place], None)[trial % 3])
        found = noticed(kept.path)
        fates["noticed" if found else "whole"] += 1
        if not found:
            assert entries_in(kept.path) == everything + 1, "saves were lost and nobody said so"
    assert fates["noticed"] > IMAGES // 10, fates


def entries_in(path: Path) -> int:
    journal = Journal.open(path)
    found = len(journal.rows("SELECT id FROM entry"))
    journal.close()
    return found


@pytest.mark.parametrize(
    "content",
    [b"", b"Dear diary\n" * 500, b"SQLite format 3\0" + bytes(5000), random.Random(8).randbytes(9000)],
    ids=["empty", "text", "plain", "noise"],
)
def test_a_file_that_is_no_journal_is_left_alone(kept: Kept, content: bytes) -> None:
    kept.lay(content)
    assert noticed(kept.path) == "opening"


def test_a_plain_file_would_miss_some(tmp_path: Path) -> None:
    """The control: SQLite's own checks miss a flipped byte in many places, and read another text there."""
    path, chance, missed = tmp_path / "plain.db", random.Random(5), 0
    with closing(sqlite.connect(path)) as plain:
        plain.execute("CREATE TABLE entry (id INTEGER PRIMARY KEY, body TEXT)")
        plain.executemany("INSERT INTO entry (body) VALUES (?)", [(deeds.text(number),) for number in range(60)])
        plain.commit()
    content = path.read_bytes()
    for _ in range(60):
        path.write_bytes(flipped(content, chance.randrange(100, len(content))))
        with closing(sqlite.connect(path)) as plain:
            try:
                missed += plain.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            except sqlite.DatabaseError:
                continue
    assert missed > 6


def test_a_whole_file_is_no_alarm(both: dict[str, Kept]) -> None:
    """The other control: nothing is noticed where nothing happened, closed in order or not, and it goes on."""
    for one, noted in itertools.product(both.values(), (True, False)):
        one.lay_as_it_was(one.content, noted)
        assert noticed(one.path) == ""
        key = whole.opened(one.path)
        assert key == keys.fitting(one.path)
