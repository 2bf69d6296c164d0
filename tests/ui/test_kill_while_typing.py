"""Rule 1 of the product: text is safe from the first keystroke, whenever the process is killed.

Another process types into the real window and is killed with no warning; the next one types on where the words broke
off. CAREERJOURNAL_SOAK_TYPING says how many kills there are in all.
"""

from __future__ import annotations

import random
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from careerjournal.core import drafts, entries, sessions
from careerjournal.core.journal import Journal
from tests.safety.sizes import rounds
from tests.ui.typist import CAPTURE, crew, typed, until_killed

if TYPE_CHECKING:
    from collections.abc import Iterator

KILLS = max(1, rounds("typing", 32) // 5)
"""In each of five places."""
BEGUN = "Before the first kill. "

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a process is killed with SIGKILL")


def found(path: Path, place: str) -> str:
    """What is there after the kill: the draft, or else what was saved."""
    journal = Journal.open(path)
    try:
        if place == CAPTURE:
            return drafts.text(journal, CAPTURE) or ""
        if place.startswith("session/"):
            _, uid, key = place.split("/")
            draft = drafts.text(journal, place)
            return sessions.get(journal, uid).question(key).answer if draft is None else draft
        if place.startswith("form/"):
            return drafts.text(journal, place) or ""
        draft = drafts.text(journal, f"entry/{place}/body")
        return entries.get(journal, place).body if draft is None else draft
    finally:
        journal.close()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = Journal.create(tmp_path / "kept.journal")
    made.close()
    return made.path


def entry_in(path: Path) -> str:
    journal = Journal.open(path)
    uid = journal.add("entry", body=BEGUN)
    journal.close()
    return uid


def kills(path: Path, place: str, begun: str) -> Iterator[tuple[str, str]]:
    """Yield, for each kill, what must be there at least and what is there; typing goes on from the latter."""
    there = begun
    for seed in range(KILLS):
        acknowledged = until_killed(path, place, seed)
        must, before = there + typed(seed, acknowledged), there
        there = found(path, place)
        yield must, there
        assert there == before + typed(seed, len(there) - len(before)), "words that nobody typed"


def test_every_acknowledged_key_in_the_capture_box_is_there_after_a_kill(path: Path) -> None:
    for must, there in kills(path, CAPTURE, ""):
        assert there.startswith(must)


def test_every_acknowledged_key_in_the_timeline_is_there_after_a_kill(path: Path) -> None:
    for must, there in kills(path, entry_in(path), BEGUN):
        assert there.startswith(must)


def test_every_acknowledged_key_of_an_answer_is_there_after_a_kill(path: Path) -> None:
    journal = Journal.open(path)
    place = f"session/{sessions.begin(journal, 'pulse')}/where-am-i"
    journal.close()
    for must, there in kills(path, place, ""):
        assert there.startswith(must)


def test_every_acknowledged_key_in_a_form_is_there_after_a_kill(path: Path) -> None:
    journal = Journal.open(path)
    place = f"form/option/{journal.add('option', title='Port duty once a week')}/rationale"
    journal.close()
    for must, there in kills(path, place, ""):
        assert there.startswith(must)


def test_every_entry_that_the_window_saved_is_there_after_a_kill(path: Path) -> None:
    chance, must = random.Random(3), set[int]()
    for trial in range(KILLS):
        child = crew().begin("saving", path, 1000 * trial)
        child.begun()
        told = [what[0] for what in child.killed_after(chance.uniform(0.02, 0.5))[1:]]
        assert child.was_killed, told
        must |= set(told)
        journal = Journal.open(path)
        bodies = [body for (body,) in journal.rows("SELECT body FROM entry ORDER BY id")]
        assert drafts.text(journal, CAPTURE) not in bodies, "the same words as an entry and as a draft"
        journal.close()
        there = {int(body.split("x", 1)[0].removeprefix("mark")) for body in bodies}
        assert len(there) == len(bodies), "an entry that is there twice"
        assert all(body == f"mark{number}x of the day" for body, number in zip(bodies, sorted(there), strict=True))
        assert must <= there, "an acknowledged entry is lost"
        assert len(there - must) <= trial + 1
    assert must, "nothing was looked at"


def test_drafts_that_wait_for_a_pause_would_lose_keys(path: Path) -> None:
    acknowledged = until_killed(path, CAPTURE, seed=1, debounce=500)
    assert acknowledged > 1
    assert len(found(path, CAPTURE)) < acknowledged
