"""The recovery sheet in the window: asks for the passphrase, then is printed or saved where the person says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from careerjournal.core import first_start, keys, passphrase
from careerjournal.core.journal import Journal
from careerjournal.ui import passphrase_dialog
from careerjournal.ui.kit import ask, printing, theme
from careerjournal.ui.kit.parts import Button
from careerjournal.ui.recovery_dialog import RecoveryDialog
from careerjournal.ui.window import Window
from tests.ui.opening import standing, unnamed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtPrintSupport import QPrinter
    from PySide6.QtWidgets import QApplication

    from careerjournal.core.settings import Settings

PASSPHRASE = "four plain quiet words"


@pytest.fixture
def window(
    tmp_path: Path, settings: Settings, dressed: QApplication, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Window]:
    monkeypatch.setattr(keys, "ROUNDS", 1000)
    journal = Journal.create(tmp_path / "mine.journal")
    first_start.asked(journal)
    passphrase.change(journal, PASSPHRASE)
    with standing(Window(journal, settings)) as made:
        yield made


def asking(window: Window) -> RecoveryDialog:
    window.commands.run("recovery-sheet")
    QTest.qWait(1)
    return next(one for one in window.findChildren(RecoveryDialog) if one.isVisible())


def answer(shown: RecoveryDialog, typed: str) -> None:
    shown.line.line.setText(typed)
    QTest.keyClick(shown.line.line, Qt.Key.Key_Return)
    while not shown.do.isEnabled():
        QTest.qWait(5)


def dialog(window: Window) -> RecoveryDialog:
    """Return the dialog with the page."""
    shown = asking(window)
    answer(shown, PASSPHRASE)
    assert shown.sheet.isVisible()
    return shown


def test_an_unlocked_window_hands_out_no_key_unasked(window: Window) -> None:
    shown = asking(window)
    assert not unnamed(shown)
    for wrong in ("", "four plain quiet word", keys.recovery_text(keys.derived("another", bytes(16)))):
        answer(shown, wrong)
        assert shown.document is None
        assert not shown.sheet.isVisible()
        assert shown.wrong.text() == "That passphrase doesn’t open this journal."
    answer(shown, PASSPHRASE)
    assert shown.document is not None, "the control"
    assert shown.sheet.isVisible()
    assert not shown.asking.isVisible()
    assert shown.line.text() == ""


def test_an_older_sheet_is_as_good_as_the_passphrase(window: Window) -> None:
    shown = asking(window)
    answer(shown, keys.recovery_text(window.journal.key))
    assert shown.sheet.isVisible()


def test_after_a_change_the_passphrase_is_not_asked_for_once_more(window: Window) -> None:
    change = passphrase_dialog.show(window)
    for line, typed in ((change.present, PASSPHRASE), (change.new, "five plain"), (change.again, "five plain")):
        line.line.setText(typed)
    change.try_it()
    while change._works:
        QTest.qWait(5)
    change.findChildren(Button)[-1].click()
    QTest.qWait(1)
    shown = next(one for one in window.findChildren(RecoveryDialog) if one.isVisible())
    assert shown.sheet.isVisible()


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


def test_it_is_printed_under_a_name_of_its_own(window: Window, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    named: list[str] = []

    def choose(_parent: object, printer: QPrinter) -> bool:
        named.append(printer.docName())  # what the system proposes where one prints to a file
        printer.setOutputFileName(str(tmp_path / "printed.pdf"))
        return True

    monkeypatch.setattr(printing, "choose", choose)
    shown = dialog(window)
    shown.print.click()
    assert shown.said.text() == "Printed."
    assert (tmp_path / "printed.pdf").read_bytes().startswith(b"%PDF")
    document = shown.document
    assert document is not None
    assert printing.print_document(window, document), "the control: any other page"
    assert named == ["Recovery sheet", "Summary"]


def test_its_parts_have_names_and_it_closes_with_the_page_forgotten(window: Window) -> None:
    shown = dialog(window)
    assert not unnamed(shown)
    assert shown.page.document is not None
    shown.reject()
    assert (shown.page.document, shown.document) == (None, None)


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_its_buttons_are_on_the_screen_at_any_size_of_text(window: Window, scale: float) -> None:
    theme.set_text_scale(scale)
    try:
        shown = dialog(window)
        shown._say("Saved as a file with a very long name, in a folder that lies deep in another one.")
        QTest.qWait(20)
        room, bar = shown.screen().availableGeometry().height(), shown.middle.verticalScrollBar()
        assert shown.height() < room
        for part in (shown.print, shown.save, shown.leave, shown.said):
            assert shown.rect().contains(part.geometry().translated(part.parentWidget().mapTo(shown, QPoint())))
        assert (bar.maximum() > 0) == (scale == 2), "the control: all of it is higher than the screen"
        assert not unnamed(shown)
    finally:
        theme.set_text_scale(1.0)


def test_without_a_passphrase_there_is_none(journal: Journal, settings: Settings) -> None:
    first_start.asked(journal)
    window = Window(journal, settings)
    window.show()
    window.commands.run("recovery-sheet")
    assert not window.findChildren(RecoveryDialog)
    assert window._toast.accessibleName() == "This journal has no passphrase."
