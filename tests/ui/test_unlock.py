"""Unlocking at the start: a journal with a passphrase asks for it, calmly, and nothing else opens it."""

from __future__ import annotations

import time
from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget

from careerjournal.core import entries, keys, passphrase, paths
from careerjournal.core.journal import Journal
from careerjournal.core.settings import Settings
from careerjournal.core.trouble import Trouble
from careerjournal.ui import starting
from careerjournal.ui.kit import ask
from careerjournal.ui.unlock import Unlock, UnlockPage
from tests.ui.opening import unnamed

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

WORDS = 'an old oak, with "quotes" and 7 spaces'


@pytest.fixture
def sealed(tmp_path: Path, dressed: QApplication, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a journal with a passphrase and one entry; making a key takes a moment less than it should."""
    monkeypatch.setattr(keys, "ROUNDS", 1000)
    path = tmp_path / "mine.journal"
    made = Journal.create(path)
    made.add("entry", kind="note", body="A quiet day", day=date(2026, 1, 19))
    passphrase.change(made, WORDS)
    made.close()
    return path


def waits(until: Callable[[], object]) -> None:
    end = time.monotonic() + 10
    while not until():
        assert time.monotonic() < end, "it never came"
        QTest.qWait(5)


def at_the_page(*steps: Callable[[Unlock], object]) -> None:
    """Do these things at the page that comes, each once the one before has had its answer."""
    left = list(steps)

    def turn() -> None:
        shown = [one for one in QApplication.topLevelWidgets() if isinstance(one, Unlock) and one.isVisible()]
        if shown and shown[0].page.open.isEnabled():
            left.pop(0)(shown[0])
        if left:
            QTimer.singleShot(5, turn)

    QTimer.singleShot(0, turn)


def types(text: str) -> Callable[[Unlock], None]:
    """Type into whatever has the focus, and press Enter: nothing here needs the mouse."""

    def step(window: Unlock) -> None:
        field = window.focusWidget()
        assert isinstance(field, QLineEdit)
        assert field.echoMode() == QLineEdit.EchoMode.Password
        field.selectAll()
        QTest.keyClicks(field, text)
        QTest.keyClick(field, Qt.Key.Key_Return)

    return step


def press(window: QWidget, name: str) -> None:
    next(one for one in window.findChildren(QAbstractButton) if one.accessibleName() == name).click()


def opened(path: Path) -> Journal | None:
    return starting.named(path, Settings())


def test_the_passphrase_opens_the_journal(sealed: Path) -> None:
    at_the_page(types(WORDS))
    journal = opened(sealed)
    assert journal is not None
    assert [one.body for one in entries.select(journal)] == ["A quiet day"]
    journal.close()


def test_the_default_journal_asks_too(sealed: Path) -> None:
    paths.default_journal().parent.mkdir(parents=True, exist_ok=True)
    sealed.rename(paths.default_journal())
    at_the_page(types(WORDS))
    journal = starting.usual(Settings())
    assert journal is not None
    assert journal.encrypted
    journal.close()


def test_the_recovery_key_opens_it_as_well(sealed: Path) -> None:
    text = keys.recovery_text(keys.fitting(sealed, WORDS))
    at_the_page(types(text.upper()))
    journal = opened(sealed)
    assert journal is not None
    journal.close()


def test_a_wrong_one_is_said_in_place_and_changes_nothing(sealed: Path) -> None:
    said = []

    def look(window: Unlock) -> None:
        said.extend([window.page.said.text(), window.page.line.line.accessibleDescription()])
        assert window.focusWidget() is window.page.line.line
        assert window.page.line.line.selectedText(), "it can be typed over at once"
        types(WORDS)(window)

    at_the_page(types("an old elm"), look)
    journal = opened(sealed)
    assert journal is not None
    journal.close()
    assert said == ["That passphrase doesn’t open this journal. Nothing changed."] * 2


def test_a_wrong_one_leaves_every_byte(sealed: Path) -> None:
    before = sealed.read_bytes()
    at_the_page(types("an old elm"), lambda window: QTest.keyClick(window, Qt.Key.Key_Escape))
    assert opened(sealed) is None
    assert sealed.read_bytes() == before
    assert sorted(one.name for one in sealed.parent.glob("mine*")) == ["mine.journal"]


def test_nothing_typed_is_no_try(sealed: Path) -> None:
    said = []

    def look(window: Unlock) -> None:
        said.append(window.page.said.text())
        window.close()

    at_the_page(types(""), look)
    assert opened(sealed) is None
    assert said == ["Type the passphrase, or the key from your recovery sheet."]


def test_escape_closes_and_leaves_no_text(sealed: Path) -> None:
    windows: list[Unlock] = []

    def leave(window: Unlock) -> None:
        windows.append(window)
        QTest.keyClicks(window.page.line.line, WORDS)
        QTest.keyClick(window.page.line.line, Qt.Key.Key_Escape)

    at_the_page(leave)
    assert opened(sealed) is None
    assert windows[0].page.line.text() == ""
    assert not windows[0].page.line.line.isUndoAvailable()


def test_the_keys_that_close_a_window_close_this_one(sealed: Path) -> None:
    def leave(window: Unlock) -> None:
        window.activateWindow()
        QTest.qWait(1)
        QTest.keyClick(window.page.line.line, Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)

    at_the_page(leave)
    assert opened(sealed) is None


def test_another_journal_can_be_opened_instead(sealed: Path, tmp_path: Path) -> None:
    Journal.create(tmp_path / "plain.journal").close()

    at_the_page(lambda window: press(window, f"Open {tmp_path / 'plain.journal'}"))
    journal = opened(sealed)
    assert journal is not None
    assert journal.path == tmp_path / "plain.journal"
    journal.close()


def test_another_file_can_be_picked(sealed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Journal.create(tmp_path / "plain.journal").close()
    monkeypatch.setattr(ask, "open_file", lambda *_: tmp_path / "plain.journal")
    at_the_page(lambda window: press(window, "Open another file…"))
    journal = opened(sealed)
    assert journal is not None
    assert journal.path.name == "plain.journal"
    journal.close()


def test_a_damaged_first_page_leads_to_the_rescue(sealed: Path) -> None:
    content = bytearray(sealed.read_bytes())
    content[100] ^= 1
    sealed.write_bytes(content)
    at_the_page(types(WORDS))
    with pytest.raises(Trouble, match="first page"):
        starting._unlocked(sealed)


def test_the_eye_shows_what_is_typed(sealed: Path) -> None:
    page = UnlockPage(sealed)
    page.show()
    line = page.line.line
    QTest.keyClicks(line, "oak")
    assert line.displayText() != "oak", "the control"
    assert page.line.eye.accessibleName() == "Show: Passphrase or recovery key"
    QTest.mouseClick(page.line.eye, Qt.MouseButton.LeftButton)
    assert line.displayText() == "oak"
    assert page.line.eye.accessibleName() == "Hide: Passphrase or recovery key"
    page.line.clear()
    assert line.echoMode() == QLineEdit.EchoMode.Password, "the next one begins hidden"


def test_the_window_goes_on_while_the_key_is_made(sealed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keys, "ROUNDS", 256_000)
    page = UnlockPage(sealed)
    page.show()
    page.line.line.setText("an old elm")
    ticks = []
    timer = QTimer(page, interval=5)
    timer.timeout.connect(lambda: ticks.append(1))
    timer.start()
    page.try_it()
    assert not page.open.isEnabled()
    assert page.open.accessibleDescription() == "One moment: the key is being made."
    waits(page.open.isEnabled)
    assert len(ticks) > 3
    assert page.said.isVisible()


def test_every_part_has_a_name_and_tab_reaches_it(sealed: Path, tmp_path: Path) -> None:
    window = Unlock(sealed, [tmp_path / "other.journal"])
    window.show()
    assert not unnamed(window)
    met = []
    for _ in range(8):
        focused = window.focusWidget()
        assert focused is not None
        met.append(focused.accessibleName())
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    for name in ("Passphrase or recovery key", "Open", "Close", "I have forgotten it", "Other journals"):
        assert name in met, met


def test_a_long_path_is_whole(tmp_path: Path, dressed: QApplication) -> None:
    path = tmp_path / ("a-very-long-name-of-a-folder-without-any-space" * 4) / "mine.journal"
    window = Unlock(path)
    window.resize(480, 400)
    window.show()
    QTest.qWait(1)
    told = next(one for one in window.findChildren(QLabel) if one.text() == str(path))
    assert told.height() >= told.heightForWidth(told.width())
    assert told.width() <= 480


def test_a_link_that_leads_in_a_circle_is_said(tmp_path: Path, dressed: QApplication) -> None:
    loop = tmp_path / "loop.journal"
    loop.symlink_to(loop)
    with pytest.raises(Trouble, match="cannot be read"):
        opened(loop)
