"""Words that the journal does not take: they stay on the screen, the window waits for them, a restore takes them."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication

from careerjournal import app
from careerjournal.core import drafts
from careerjournal.core.journal import Journal
from careerjournal.ui.screens.home.capture_box import CaptureBox
from tests.ui.opening import alone

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from careerjournal.core.settings import Settings
    from careerjournal.ui.window import Window

WORDS = "quite a few words that nobody should lose, " * 200


@pytest.fixture
def journal(dressed: QApplication, tmp_path: Path) -> Iterator[Journal]:
    made = Journal.create(tmp_path / "mine.journal")
    yield made
    if made.is_open:
        made.close()


@pytest.fixture
def window(journal: Journal, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Window:
    made = alone(journal, settings, "home")
    made.show()
    monkeypatch.setattr(sys, "excepthook", app._report(made))
    return made


def full(journal: Journal, on: bool = True) -> None:
    """Fill the disk, as far as the journal can tell, or make room."""
    journal.rows(f"PRAGMA max_page_count = {1 if on else 1_000_000}")  # it goes down to the pages there are


def typed(window: Window) -> CaptureBox:
    (box,) = window.findChildren(CaptureBox)
    box.editor.set_source(WORDS)
    try:
        box.editor.edited.emit()
    except Exception as error:  # noqa: BLE001 - a slot's error reaches the hook, or the one who emits
        sys.excepthook(type(error), error, error.__traceback__)
    return box


def test_the_window_does_not_close_over_words_that_are_kept_nowhere(window: Window, journal: Journal) -> None:
    full(journal)
    box = typed(window)
    assert box.hint.text() == "Not kept yet"
    assert window.trouble_bar.isVisible()
    assert not window.close()
    assert window.isVisible()
    assert box.editor.source() == WORDS
    assert window.close(), "the second time the person was told"


def test_once_there_is_room_they_are_kept_and_the_window_closes(window: Window, journal: Journal) -> None:
    full(journal)
    typed(window)
    full(journal, on=False)
    assert window.close()
    assert drafts.text(journal, drafts.CAPTURE) == WORDS


def test_kept_words_hold_nothing_up(window: Window, journal: Journal) -> None:
    """The control."""
    assert typed(window).hint.text().startswith("Draft kept")
    assert window.close()


def test_what_failed_once_and_was_kept_since_asks_nothing(window: Window, journal: Journal) -> None:
    full(journal)
    typed(window)
    assert not window.close()
    full(journal, on=False)
    typed(window)
    assert window.unkept() == []
    assert window.close()


def test_words_go_along_to_another_state_of_the_journal(journal: Journal) -> None:
    there = journal.add("entry", body="An entry")
    drafts.keep(journal, drafts.CAPTURE, "in the box")
    gone = "0" * 26
    drafts.carry(
        journal,
        [(f"entry/{there}/body", "in its place"), (f"entry/{gone}/body", "of nobody"), ("letter/new", "Dear me"),
         (drafts.CAPTURE, "in the box"), ("step/x", " ")],
    )  # fmt: skip
    assert {draft.place: draft.text for draft in drafts.all(journal)} == {
        f"entry/{there}/body": "in its place", "letter/new": "Dear me", drafts.CAPTURE: "in the box\n\nof nobody",
    }  # fmt: skip
