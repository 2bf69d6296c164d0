"""The recovery sheet in the window: shown small, printed or saved where the person says, and nowhere else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtTest import QTest

from careerjournal.core import first_start, keys, passphrase
from careerjournal.core.journal import Journal
from careerjournal.ui.kit import ask, printing
from careerjournal.ui.recovery_dialog import RecoveryDialog
from careerjournal.ui.window import Window
from tests.ui.opening import unnamed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from careerjournal.core.settings import Settings


@pytest.fixture
def window(
    tmp_path: Path, settings: Settings, dressed: QApplication, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Window]:
    monkeypatch.setattr(keys, "ROUNDS", 1000)
    journal = Journal.create(tmp_path / "mine.journal")
    first_start.asked(journal)
    passphrase.change(journal, "four plain quiet words")
    made = Window(journal, settings)
    made.show()
    yield made
    made.close()
    made.journal.close()


def dialog(window: Window) -> RecoveryDialog:
    window.commands.run("recovery-sheet")
    QTest.qWait(1)
    return next(one for one in window.findChildren(RecoveryDialog) if one.isVisible())


def test_it_is_saved_where_the_person_says_and_nowhere_else(
    window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = {path for path in tmp_path.rglob("*") if path.is_file()}
    monkeypatch.setattr(ask, "save_file", lambda *_: tmp_path / "sheet.pdf")
    shown = dialog(window)
    assert {path for path in tmp_path.rglob("*") if path.is_file()} == before, "being shown writes nothing"
    shown.save.click()
    assert (tmp_path / "sheet.pdf").read_bytes().startswith(b"%PDF")
    assert {path for path in tmp_path.rglob("*") if path.is_file()} - before == {tmp_path / "sheet.pdf"}
    assert str(tmp_path / "sheet.pdf") in shown.said.text()


def test_it_is_printed(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    printed = []
    monkeypatch.setattr(printing, "print_document", lambda _parent, page: printed.append(page.pages) or True)
    dialog(window).print.click()
    assert printed == [1]


def test_its_parts_have_names_and_it_closes_with_the_page_forgotten(window: Window) -> None:
    shown = dialog(window)
    assert not unnamed(shown)
    assert shown.page.document is not None
    shown.reject()
    assert shown.page.document is None


def test_without_a_passphrase_there_is_none(journal: Journal, settings: Settings) -> None:
    first_start.asked(journal)
    window = Window(journal, settings)
    window.show()
    window.commands.run("recovery-sheet")
    assert not window.findChildren(RecoveryDialog)
    assert window._toast.accessibleName() == "This journal has no passphrase."
