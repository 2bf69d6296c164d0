"""Drafts: safe from the first keystroke, and nobody's undo step."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from careerjournal.core import drafts
from careerjournal.core.journal import Journal
from careerjournal.core.trouble import Trouble
from tests import examples

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def journal() -> Iterator[Journal]:
    made = examples.empty()
    yield made
    made.close()


def _level(journal: Journal) -> int:
    return int(journal.rows("PRAGMA synchronous")[0][0])


def test_a_draft_is_kept_changed_and_dropped(journal: Journal) -> None:
    assert drafts.text(journal, "capture") is None
    drafts.keep(journal, "capture", "Fir")
    drafts.keep(journal, "capture", "First")
    drafts.keep(journal, "entry/x/body", "Other")
    assert drafts.text(journal, "capture") == "First"
    assert [draft.place for draft in drafts.all(journal, "entry/")] == ["entry/x/body"]
    drafts.drop(journal, "capture")
    assert drafts.text(journal, "capture") is None
    assert len(drafts.all(journal)) == 1


def test_a_draft_is_neither_announced_nor_undone(journal: Journal) -> None:
    journal.add("entry", body="Saved")
    heard: list[object] = []
    journal.on_change(heard.append)
    drafts.keep(journal, "capture", "typed")
    drafts.durable(journal)
    drafts.drop(journal, "capture")
    assert heard == []
    assert journal.undo_label == "Add entry"
    journal.add("entry", body="Control: this one is announced")
    assert len(heard) == 1


def test_keys_do_not_wait_for_the_disk_and_saves_do(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    levels = []
    real = drafts.clock.stamp

    def stamp() -> str:
        levels.append(_level(journal))
        return real()

    monkeypatch.setattr(drafts.clock, "stamp", stamp)
    drafts.keep(journal, "capture", "typed")
    drafts.durable(journal)
    assert levels == [1, 2]  # NORMAL, FULL
    assert _level(journal) == 2


def test_a_draft_inside_a_write_is_kept_with_it(journal: Journal) -> None:
    with journal.write("Several things"):
        drafts.keep(journal, "capture", "typed")
        journal.add("entry", body="Saved")
    assert drafts.text(journal, "capture") == "typed"


def test_nothing_is_pretended_when_the_file_is_gone(journal: Journal) -> None:
    journal.path.rename(journal.path.with_suffix(".away"))
    with pytest.raises(Trouble, match="gone from its place"):
        drafts.keep(journal, "capture", "typed")
    journal.path.with_suffix(".away").rename(journal.path)


_TYPING = """
import sys
from pathlib import Path
from careerjournal.core import drafts
from careerjournal.core.journal import Journal
journal = Journal.open(Path(sys.argv[1]))
text = ""
while True:
    text += "x"
    drafts.keep(journal, "capture", text)
    print(len(text), flush=True)
"""


def test_a_kill_while_typing_loses_nothing(tmp_path: Path) -> None:
    path = tmp_path / "killed.journal"
    Journal.create(path).close()
    command = [sys.executable, "-c", _TYPING, str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=os.environ) as typing:
        assert typing.stdout is not None
        typed = 0
        while typed < 50:
            typed = int(typing.stdout.readline())
        typing.send_signal(signal.SIGKILL)
    journal = Journal.open(path)
    try:
        assert len(drafts.text(journal, "capture") or "") >= typed
    finally:
        journal.close()
