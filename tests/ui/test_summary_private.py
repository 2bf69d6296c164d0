"""No private word leaves through the summary screen: every box of every document ticked there, in all four formats."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from careerjournal.core.summary import documents, kinds
from careerjournal.ui.kit import ask
from careerjournal.ui.screens.summary.screen import SummaryScreen
from tests.core.documents_kit import example, files
from tests.core.test_documents_private import SAYS_NO_ENTRY, SECRET, hide
from tests.ui.opening import opened


def rest() -> None:
    for _ in range(5):
        QApplication.processEvents()


def tick_every_box(screen: SummaryScreen) -> None:
    """Unfold and tick whatever there is, until nothing is left to tick."""
    for group in screen.list.groups.values():
        while not group._more.isHidden():
            group._more.click()
        if group.everything.isVisible() and group.everything.text() == "All":
            group.everything.click()
    for row in screen.list.rows().values():
        for tick in (row.tick, *(part.tick for part in row.parts.values())):
            if not tick.isChecked():
                tick.click()
    rest()


@pytest.mark.parametrize("private", [True, False])
def test_every_box_ticked_on_the_screen_brings_no_private_word(
    private: bool,
    tmp_path: Path,
    settings,  # type: ignore[no-untyped-def]
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with example(tmp_path / "life.journal", partial(hide, private)) as journal:
        screen = opened(SummaryScreen, journal, settings)
        found = set()
        for key in kinds.KINDS:
            screen.open("", document=key)
            rest()
            if screen.fitted is None:
                continue
            tick_every_box(screen)
            said = files(screen.fitted)
            found |= {key} if any(SECRET in text.casefold() for text in said.values()) else set()
        _require_saved(screen, tmp_path, monkeypatch)
        screen.window().close()
    if private:
        assert not found
    else:
        assert found >= set(kinds.KINDS) - set(SAYS_NO_ENTRY), "the control: the same word, open, is on the pages"


def _require_saved(screen: SummaryScreen, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the screen shows is what it saves."""
    screen.open("", document="words")
    rest()
    assert screen.fitted
    for suffix, write in documents.FORMATS.items():
        target = folder / f"page{suffix}"
        monkeypatch.setattr(ask, "save_file", lambda *_, target=target: target)
        screen.save(suffix)
        if screen.sharing.asked:
            screen.save(suffix)
        assert target.read_bytes() == write(screen.fitted)
