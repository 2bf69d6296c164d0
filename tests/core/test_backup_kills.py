"""kill -9 in the middle of backups and restores: the journal whole, every listed backup whole, nothing half made.

CAREERJOURNAL_SOAK_KILLS says how many kills there are in all; each of these gets a tenth.
"""

from __future__ import annotations

import random
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from careerjournal.core import backup, check, file, keys
from careerjournal.core.journal import Journal
from tests.safety.crew import Crew
from tests.safety.sizes import rounds

if TYPE_CHECKING:
    from collections.abc import Iterator

KILLS = max(1, rounds("kills", 80) * 8 // 80)

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a process is killed with SIGKILL")


@pytest.fixture(scope="module")
def crew(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Crew]:
    found = Crew(tmp_path_factory.mktemp("reports"))
    yield found
    found.dismiss()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    journal = Journal.create(tmp_path / "mine.journal")
    with journal.write("Fill"):
        for number in range(200):
            journal.add("entry", body=f"Entry {number} " + "of plain words " * 60)
    journal.close()
    return journal.path


def killed(crew: Crew, deed: str, path: Path, *sources: Path, seed: int) -> int:
    """Let it go on until an instant that the seed chooses; how often it said that something was done."""
    child = crew.begin(deed, path, *sources)
    child.begun()
    told = child.killed_after(random.Random(seed).uniform(0.0, 0.25))
    assert child.was_killed, told
    return len(told) - 1


def entries(path: Path) -> int:
    journal = Journal.open(path)
    found: int = journal.rows("SELECT count(*) FROM entry")[0][0]
    journal.close()
    return found


def half_made(folder: Path) -> list[Path]:
    return [one for one in folder.rglob("*") if ".part" in one.name or ".restored" in one.name]


def test_a_kill_in_a_backup_leaves_whole_ones_only(crew: Crew, path: Path) -> None:
    key, folder, acknowledged, cut_short = keys.fitting(path), backup.folder_of(path), 0, 0
    for seed in range(KILLS):
        acknowledged += killed(crew, "backing_up", path, seed=seed)
        cut_short += bool(half_made(folder))
        listed = backup.kept_in(folder)
        assert len(listed) >= acknowledged
        for one in listed[:3]:
            backup.verify(one, key)
        assert {one.path for one in listed} == set(folder.glob("*.journal"))
        assert entries(path) == 200
    made = backup.make(path, key, "after")
    backup.verify(made, key)
    assert half_made(folder) == [], "the next one sweeps"
    assert cut_short or KILLS < 10, "the control: some were killed half way"


def test_a_kill_in_a_restore_leaves_the_one_or_the_other(crew: Crew, path: Path) -> None:
    key = keys.fitting(path)
    sources = [backup.make(path, key, "before").path]
    journal = Journal.open(path)
    journal.add("entry", body="one more")
    journal.close()
    sources.append(backup.make(path, key, "after").path)
    done = 0
    for seed in range(KILLS):
        done += killed(crew, "restoring", path, *sources, seed=seed + 1000)
        assert entries(path) in (200, 201)
        assert check.problems(path, key) == []
        for one in backup.asides(path)[:2]:
            assert file.problems(one, key) == []
        for one in backup.asides(path):
            one.unlink()
    assert done, "the control: some were restored"
    journal = Journal.open(path)
    backup.sweep_beside(path)
    journal.close()
    assert half_made(path.parent) == []
