"""What the system refuses: each write, sync and opening of a deed fails once, and nothing that was told is lost.

CAREERJOURNAL_SOAK_FAULTS says how many of all these faults are tried; strace makes them happen.
"""

from __future__ import annotations

import itertools
import random
import shutil
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from careerjournal.core import backup, guard, keys, paths
from careerjournal.core.journal import Journal
from tests.safety import deeds, traced, whole
from tests.safety.sizes import rounds

if TYPE_CHECKING:
    from tests.safety.crew import Crew

FAULTS = rounds("faults", 60)
SETS = 6
SECRET = "of the lighthouse"
REFUSED = {
    "pwrite64": ("ENOSPC", "EIO"),
    "write": ("ENOSPC", "EIO"),
    "fsync": ("EIO",),
    "fdatasync": ("EIO",),
    "ftruncate": ("EIO",),
    "openat": ("EACCES", "EROFS", "EMFILE"),
    "mkdir": ("ENOSPC", "EROFS"),
    "rename": ("EACCES", "ENOSPC"),
    "link": ("EACCES",),
    "unlink": ("EACCES",),
}
"""What each call of the system is made to answer."""

SHARES = {"save": 12, "backup": 12, "migration": 10, "export": 10, "restore": 12, "rekey": 4}


class Fault(NamedTuple):
    """The n-th call of a kind answers with an error."""

    call: str
    error: str
    number: int


@dataclass
class Scene:
    """One deed, and the journal that it is done to, which can be brought back to how it was."""

    deed: str
    folder: Path

    def __post_init__(self) -> None:
        self.path, self.copy = self.folder / "kept.journal", self.folder / "copy"
        self.folder.mkdir()
        journal = Journal.create(self.path)
        for number in range(1, SETS + 1):
            deeds.write_set(journal, number)
        journal.close()
        self.source = backup.make(self.path, journal.key, "before", self.folder / "backups").path
        if self.deed == "migration":
            shutil.copy(Path(__file__).parents[1] / "journals" / "v1.journal", self.path)
        shutil.copy(self.path, self.copy)
        (self.folder / "secret").write_text(SECRET)

    def again(self) -> None:
        """Bring everything back to how it was."""
        for left in self.folder.glob("kept*"):
            left.unlink()
        shutil.rmtree(self.folder / "out", ignore_errors=True)
        shutil.rmtree(backup.folder_of(self.path), ignore_errors=True)
        guard.forget(self.path)
        shutil.copy(self.copy, self.path)

    def words(self) -> list[str]:
        """The command line of the deed."""
        own = {
            "backup": ["backup"],
            "migration": ["list"],
            "export": ["export", str(self.folder / "out")],
            "restore": ["restore", str(self.source)],
            "rekey": ["passphrase", "set", "--new-passphrase-file", str(self.folder / "secret")],
        }
        return ["--journal", str(self.path), *own[self.deed]]

    def do(self, crew: Crew, log: Path, *options: str) -> list[list[Any]]:
        """Do the deed under strace; what was told."""
        first = SETS + 1
        child = (
            crew.begin("typing_and_saving", self.path, first, 2, stopped=True)
            if self.deed == "save"
            else crew.begin("command", *self.words(), stopped=True)
        )
        with traced.traced(child, log, *options):
            return child.ended()


def faults(scene: Scene, crew: Crew) -> list[Fault]:
    """Every fault that can befall a deed, counted on a run in peace."""
    log = scene.folder / "log"
    told = scene.do(crew, log, "-e", f"trace={','.join(REFUSED)}", "-e", "signal=none")
    assert told[-1][:2] in (["done", 0], ["saved", SETS + 2]), told
    made = Counter(line.split("(", 1)[0] for line in log.read_text().splitlines())
    return [
        Fault(call, error, number)
        for call, errors in REFUSED.items()
        for error in errors
        for number in range(1, made[call] + 1)
    ]


@pytest.mark.skipif(bool(traced.why_not()), reason=traced.why_not() or "traced")
@pytest.mark.parametrize("deed", SHARES)
def test_each_call_may_fail_once(deed: str, crew: Crew, tmp_path: Path) -> None:
    scene = Scene(deed, tmp_path / "scene")
    found = faults(scene, crew)
    share = max(1, FAULTS * SHARES[deed] // sum(SHARES.values()))
    chosen, refused = spread(found, share, random.Random(deed)), 0
    for fault in chosen:
        scene.again()
        injected = f"inject={fault.call}:error={fault.error}:when={fault.number}"
        told = scene.do(crew, scene.folder / "log", "-e", f"trace={fault.call}", "-e", injected, "-e", "signal=none")
        said = [what[-1] for what in told if what[0] == "refused" or what[:2] == ["done", 1]]
        refused += bool(said)
        assert all(is_one_sentence(sentence) for sentence in said), (fault, told)
        assert all(what[0] in ("saved", "refused", "kept", "done") for what in told), (fault, told)
        require_nothing_lost(scene, told, fault)
        require_it_works_later(scene, crew, fault)
    assert len(chosen) < 8 or refused > 0, "the control: no fault was felt"


def spread(found: list[Fault], share: int, chance: random.Random) -> list[Fault]:
    """So many of them, from each call and error in turn: there are a hundred writes to each opening."""
    kinds: dict[tuple[str, str], list[Fault]] = {}
    for fault in chance.sample(found, len(found)):
        kinds.setdefault((fault.call, fault.error), []).append(fault)
    turns = itertools.zip_longest(*kinds.values())
    return [fault for turn in turns for fault in turn if fault][:share]


def is_one_sentence(said: str) -> bool:
    line = said.removeprefix("careerjournal: ").strip()
    wrong = ("\n", "Traceback", "made a mistake", "another program")
    return line[-1:] in ".)”" and not any(words in line for words in wrong)


def require_nothing_lost(scene: Scene, told: list[list[Any]], fault: Fault) -> None:
    """All that was there and all that was told is there, in a journal that is whole."""
    key = whole.opened(scene.path, SECRET)
    if scene.deed == "migration":
        return
    must = set(range(1, SETS + 1)) | {what[1] for what in told if what[0] == "saved"}
    there = whole.sets(scene.path, key)
    assert must <= there, (fault, told)
    if scene.deed == "save" and not opened_to_read_only(told):
        assert must == set(range(1, SETS + 3)), ("saved at the second try", fault, told)
    if scene.deed == "rekey" and told[-1][0] == "done":
        assert key.encrypted or told[-1][1] != 0
        assert not (key.encrypted and "Nothing was changed" in told[-1][2]), (fault, told)


def opened_to_read_only(told: list[list[Any]]) -> bool:
    """Whether the one opening that failed was the file's own, for writing: then all is refused until the next start."""
    said = [what[1] for what in told if what[0] == "refused"]
    return len(said) >= 4 and all("readonly" in one for one in said)


def require_it_works_later(scene: Scene, crew: Crew, fault: Fault) -> None:
    """The same deed in peace, and then a save."""
    encrypted = keys.fitting(scene.path, SECRET).encrypted
    if scene.deed not in ("save", "rekey") or (scene.deed == "rekey" and not encrypted):
        shutil.rmtree(scene.folder / "out", ignore_errors=True)
        told = crew.begin("command", *scene.words()).ended()
        assert told[-1][:2] == ["done", 0], (fault, told)
    journal = Journal.open(scene.path, SECRET)
    deeds.write_set(journal, 99)
    journal.close()
    left = [one.name for one in scene.folder.glob("*.part*")] + [one.name for one in scene.folder.glob("*.restored*")]
    assert left == [] or scene.deed == "restore", (fault, left)


@pytest.mark.parametrize("room", [1, 30_000, 100_000, 200_000])
def test_a_full_disk_refuses_one_save_and_takes_it_later(crew: Crew, tmp_path: Path, room: int) -> None:
    """Without strace: no file may grow beyond so many bytes, which the log of a journal soon does."""
    path = tmp_path / "full.journal"
    Journal.create(path).close()
    told = crew.begin("save_in_little_room", path, 1, room).ended()
    kinds = [what[0] for what in told]
    assert kinds[-2:] == ["refused", "saved"], told
    assert kinds.count("refused") == 1
    assert is_one_sentence(told[-2][1])
    assert whole.sets(path, whole.opened(path)) == {what[1] for what in told if what[0] == "saved"}


def test_a_state_folder_that_takes_nothing_keeps_nobody_from_writing(tmp_path: Path) -> None:
    paths.state_dir().parent.mkdir(parents=True, exist_ok=True)
    paths.state_dir().write_text("A file stands where the folder belongs.")
    journal = Journal.create(tmp_path / "kept.journal")
    deeds.write_set(journal, 1)
    journal.close()
    assert whole.sets(journal.path, whole.opened(journal.path)) == {1}
