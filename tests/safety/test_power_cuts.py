"""Power cuts: a recorded run of the program is replayed, and at any moment all that nobody had waited for may be gone.

CAREERJOURNAL_SOAK_CUTS says how many moments.
"""

from __future__ import annotations

import random
from collections import Counter
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from sqlcipher3 import dbapi2 as sqlite

from careerjournal.core import check, file, guard, keys
from careerjournal.core.journal import Journal
from careerjournal.core.trouble import Trouble
from tests.safety import powercut, traced, whole
from tests.safety.sizes import rounds

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.safety.crew import Crew
    from tests.safety.powercut import Disk

pytestmark = pytest.mark.skipif(bool(traced.why_not()), reason=traced.why_not() or "traced")

IMAGES = rounds("cuts", 150)
CONTROLS = 60
SAVES = 40


@pytest.fixture
def path(tmp_path: Path) -> Path:
    journal = Journal.create(tmp_path / "recorded" / "cut.journal")
    journal.close()
    Journal.open(journal.path).close()  # which notes what its pages are
    return journal.path


def cuts(crew: Crew, path: Path, number: int, synchronous: str = "") -> Iterator[tuple[Disk, dict[str, bytes]]]:
    """Record a run, and cut the power at so many moments of it: what was acknowledged by then, and the files."""
    before, note = {path.name: bytearray(path.read_bytes())}, powercut.noted_at(path).read_bytes()
    events = powercut.recorded(crew, path, path.with_name("log"), 1, SAVES, synchronous)
    met, noting = {event.name for event in events}, {powercut.NOTE, powercut.PART}
    assert met == {path.name, f"{path.name}-wal", ""} | (noting if synchronous != "unnoted" else set()), "not recorded"
    chance, disk, at = random.Random(7), powercut.Disk(before, notes=[note]), 0
    for moment in sorted(chance.choices(range(1, len(events) + 1), k=number)):
        for event in events[at:moment]:
            disk.take(event)
        at = moment
        yield disk, disk.after_a_cut(chance.choice(powercut.WAYS), chance)


def laid_out(files: dict[str, bytes], path: Path) -> None:
    """Put the files of one moment where the program finds them."""
    path.parent.mkdir(exist_ok=True)
    for left in path.parent.iterdir():
        left.unlink()
    for name, content in files.items():
        (path.parent / name).write_bytes(content)


def acknowledged(disk: Disk) -> tuple[set[int], int, int]:
    """The saves that were told, the count of the last, and the last draft that was said to be on the disk."""
    saved = {what[1] for what in disk.told if what[0] == "saved"}
    commits = max((what[2] for what in disk.told if what[0] == "saved"), default=0)
    return saved, commits, max((what[1] for what in disk.told if what[0] == "typed"), default=0)


def test_no_acknowledged_save_is_lost_when_the_power_goes(crew: Crew, path: Path, tmp_path: Path) -> None:
    key, target = keys.fitting(path), tmp_path / "after" / path.name
    identity, most, known = "", 0, 0
    for disk, files in cuts(crew, path, IMAGES):
        laid_out(files, target)
        saved, commits, typed = acknowledged(disk)
        identity = next((what[1] for what in disk.told if what[0] == "open"), identity)
        guard.forget(target)
        guard.note(target, identity, commits, key.salt)  # what the program had noted is on the disk
        chosen = random.Random(len(disk.told)).choice(disk.notes)
        powercut.noted_at(target).write_bytes(chosen)
        known += guard.pages(target) is not None
        journal = Journal(target, key)  # which asks the guard: a harmless cut is no alarm
        ((draft,),) = journal.rows("SELECT coalesce(max(text), '0') FROM draft")
        journal.close()
        assert int(draft.split()[0]) >= typed, "a draft that was said to be on the disk"
        assert check.problems(target, key) == []
        there = whole.sets(target, key)
        assert saved <= there, "an acknowledged save is lost"
        assert len(there - saved) <= 1
        most = max(most, len(saved))
    assert most > SAVES // 2, "nothing was looked at"
    assert known > IMAGES // 2, "the control: of most images it was noted what their pages are"


@pytest.mark.parametrize(("synchronous", "fate"), [("normal", "lost"), ("off", "corrupt")])
def test_waiting_less_for_the_disk_is_noticed(
    crew: Crew, path: Path, tmp_path: Path, synchronous: str, fate: str
) -> None:
    """The control: with NORMAL saves are lost, with OFF files are damaged."""
    key, target, fates = keys.fitting(path), tmp_path / "after" / path.name, Counter[str]()
    for disk, files in cuts(crew, path, CONTROLS, synchronous):
        laid_out(files, target)
        fates[_fate(target, key, acknowledged(disk)[0])] += 1
    assert fates[fate] > 0, fates
    assert fates["whole"] > 0, fates


def test_folding_in_what_nobody_noted_would_be_a_false_alarm(crew: Crew, path: Path, tmp_path: Path) -> None:
    """The other control: where the pages come into the file and their note does not, the guard cries out."""
    key, target, alarms, note = keys.fitting(path), tmp_path / "after" / path.name, 0, powercut.noted_at(path)
    noted = note.read_bytes()
    for _disk, files in cuts(crew, path, CONTROLS // 4, "unnoted"):
        laid_out(files, target)
        guard.forget(target)
        powercut.noted_at(target).write_bytes(noted)
        try:
            Journal(target, key).close()
        except guard.Changed:
            alarms += 1
    assert alarms > 0


def _fate(path: Path, key: file.Key, saved: set[int]) -> str:
    try:
        with closing(file.connect(path, key)) as source:
            source.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        if check.problems(path, key):
            return "corrupt"
        return "whole" if saved <= whole.sets(path, key) else "lost"
    except (Trouble, sqlite.DatabaseError, AssertionError):
        return "corrupt"
