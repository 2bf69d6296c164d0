"""kill -9 in the middle of backups and restores: the journal whole, every listed backup whole, nothing half made.

CAREERJOURNAL_SOAK says how many kills each gets.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from careerjournal.core import backup, check, file, keys
from careerjournal.core.journal import Journal

KILLS = int(os.environ.get("CAREERJOURNAL_SOAK", "6"))
ROOT = Path(__file__).parents[2]

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a process is killed with SIGKILL")

_BEGIN = """
import sys, os
from pathlib import Path
from careerjournal.core import backup, keys
path, key = Path(sys.argv[1]), keys.fitting(Path(sys.argv[1]))
sources = [Path(one) for one in sys.argv[2:]]
def said():
    os.write(1, b"x")
said()
"""
BACKING_UP = _BEGIN + "while True: backup.make(path, key, 'again'); said()"
RESTORING = _BEGIN + "while True:\n for one in sources: backup.restored_by(one, key, path, None); said()"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    journal = Journal.create(tmp_path / "mine.journal")
    with journal.write("Fill"):
        for number in range(200):
            journal.add("entry", body=f"Entry {number} " + "of plain words " * 60)
    journal.close()
    return journal.path


def killed(program: str, *arguments: Path, seed: int) -> int:
    """Let it run until an instant that the seed chooses; how often it said that something was done."""
    with subprocess.Popen(
        [sys.executable, "-c", program, *map(str, arguments)],
        stdout=subprocess.PIPE, env=os.environ | {"PYTHONPATH": str(ROOT)}, cwd=ROOT,
    ) as process:  # fmt: skip
        assert process.stdout is not None
        assert process.stdout.read(1) == b"x"
        time.sleep(random.Random(seed).uniform(0.0, 0.25))
        process.send_signal(signal.SIGKILL)
        done = len(process.stdout.read())
        assert process.wait(20) == -signal.SIGKILL
    return done


def entries(path: Path) -> int:
    journal = Journal.open(path)
    found: int = journal.rows("SELECT count(*) FROM entry")[0][0]
    journal.close()
    return found


def half_made(folder: Path) -> list[Path]:
    return [one for one in folder.rglob("*") if ".part" in one.name or ".restored" in one.name]


def test_a_kill_in_a_backup_leaves_whole_ones_only(path: Path) -> None:
    key, folder, acknowledged, cut_short = keys.fitting(path), backup.folder_of(path), 0, 0
    for seed in range(KILLS):
        acknowledged += killed(BACKING_UP, path, seed=seed)
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


def test_a_kill_in_a_restore_leaves_the_one_or_the_other(path: Path) -> None:
    key = keys.fitting(path)
    sources = [backup.make(path, key, "before").path]
    journal = Journal.open(path)
    journal.add("entry", body="one more")
    journal.close()
    sources.append(backup.make(path, key, "after").path)
    done = 0
    for seed in range(KILLS):
        done += killed(RESTORING, path, *sources, seed=seed + 1000)
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
