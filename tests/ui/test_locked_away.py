"""Wherever words that are only for me can be copied from, the clipboard knows that it is a locked-away place."""

from __future__ import annotations

from datetime import date
from itertools import islice
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from careerjournal.core import conversations, own_letters, sessions
from careerjournal.core.journal import Journal
from careerjournal.core.nouns import NOUNS
from careerjournal.ui.kit import clipboard
from careerjournal.ui.kit.controls import Tick
from careerjournal.ui.kit.form import Form
from careerjournal.ui.screens.conversations.screen import ConversationsScreen
from careerjournal.ui.screens.reflect.screen import ReflectScreen
from careerjournal.ui.unlock import Unlock
from tests.ui import tour
from tests.ui.opening import alone

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from careerjournal.core.settings import Settings
    from careerjournal.ui.window import Window

CANARY = "quillfeather"
SET = "past-present-future"


def text_of(place: QWidget) -> str:
    """What could be copied from a widget."""
    if isinstance(place, QLineEdit):
        return place.text()
    if isinstance(place, QTextEdit | QPlainTextEdit):
        return place.toPlainText()
    selectable = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    return place.text() if isinstance(place, QLabel) and place.textInteractionFlags() & selectable else ""


def places(root: QWidget) -> tuple[set[str], set[str]]:
    """Where the word can be copied from, and which of these places nobody has locked away."""
    found = [one for one in tour.seen(root) if CANARY in text_of(one)]
    names = {one: tour.place(one) for one in found}
    return set(names.values()), {names[one] for one in found if not clipboard.is_locked_away(one)}


def fill(journal: Journal, private: bool) -> dict[str, str]:
    """Write the word wherever it can be private, and return the uids."""
    priya = journal.add("person", name="Priya", relation="manager")
    made = {"entry": journal.add("entry", title=CANARY, body=CANARY, impact=CANARY, kind="win", private=private)}
    made["talk"] = journal.add(
        "conversation", people=[priya], day=date(2026, 1, 6), kind="career", title=CANARY, body=CANARY, wish=CANARY,
        question=CANARY, give=CANARY, insight=CANARY, private=private,
    )  # fmt: skip
    conversations.add_topic(journal, made["talk"], CANARY)
    conversations.hold(journal, made["talk"])
    made["next"] = journal.add(
        "conversation", people=[priya], day=date(2026, 1, 20), time="10:00", hard_to_say=CANARY, private=False
    )
    made["feedback"] = journal.add("feedback", giver=priya, body=CANARY, about=CANARY, worth_keeping=True,
                                   private=private)  # fmt: skip
    for name, finished in (("finished", True), ("session", False)):
        made[name] = sessions.begin(journal, SET, private=private)
        for question in sessions.get(journal, made[name]).questions[: None if finished else 1]:
            sessions.answer(journal, made[name], question.key, CANARY)
        if finished:
            sessions.finish(journal, made[name])
    made["letter"] = own_letters.write(journal, CANARY, date(2026, 1, 20), day=date(2025, 1, 20))
    return made


def shown(window: Window, made: dict[str, str]) -> Iterator[str]:
    """Open every page that these records have, one after the other."""
    question = sessions.get(window.journal, made["session"]).questions[0].key
    for name, uid, wanted in (
        ("timeline", "entry", {}), ("timeline", "entry", {"field": "body"}), ("timeline", "feedback", {}),
        ("timeline", "talk", {}), ("timeline", "finished", {}),
        *(("conversations", "talk", {"face": face}) for face in ("prepare", "meet", "follow-up")),
        ("conversations", "next", {"face": "prepare"}), ("conversations", "feedback", {}),
        ("reflect", "finished", {}), ("reflect", "session", {"key": question}),
    ):  # fmt: skip
        window.go(name, made[uid], **wanted)
        tour.settle()
        yield f"{name} {uid} {wanted}"
    talks, reflect = window.screen_of("conversations"), window.screen_of("reflect")
    assert isinstance(talks, ConversationsScreen)
    assert isinstance(reflect, ReflectScreen)
    window.go("conversations")
    talks.show_words()
    tour.settle()
    yield "words worth keeping"
    reflect.read_letter(made["letter"])
    window.go("reflect")
    tour.settle()
    yield "letter"


def walked(journal: Journal, settings: Settings, private: bool, faces: int) -> tuple[set[str], set[str]]:
    window = alone(journal, settings, "timeline", "conversations", "reflect")
    window.show()
    found, open_ones = set(), set()
    for face in islice(shown(window, fill(journal, private)), faces):
        here, laid_open = places(window)
        found |= here
        open_ones |= {f"{face}: {place}" for place in laid_open}
    return found, open_ones


def test_every_place_that_shows_what_is_only_for_me_is_locked_away(journal: Journal, settings: Settings) -> None:
    found, laid_open = walked(journal, settings, private=True, faces=99)
    assert laid_open == set()
    seen = " ".join(found)
    for part in ("Reading", "Writing", "Conversation", "Feedback", "Session", "Letter"):
        assert f"{part}Page" in seen, "it was not looked at"
    assert "KeptWords" in seen, "it was not looked at"


def test_control_the_same_told_openly_is_not(journal: Journal, settings: Settings) -> None:
    found, laid_open = walked(journal, settings, private=False, faces=3)
    assert len(laid_open) >= len(found) > 2


def test_a_passphrase_is_taken_back_before_there_is_a_window(tmp_path: Path) -> None:
    Journal.create(tmp_path / "a.journal").close()
    page = Unlock(tmp_path / "a.journal")
    page.show()
    page.activateWindow()
    QTest.qWait(1)
    page.page.line.line.setText(CANARY)
    page.page.line.eye.click()
    assert page.page.line.line.hasFocus()
    page.page.line.line.selectAll()
    page.page.line.line.copy()
    held = QGuiApplication.clipboard()
    assert held.text() == CANARY
    assert clipboard.keeper().timer.isActive()
    clipboard.keeper().timer.timeout.emit()
    assert held.text() == ""


@pytest.mark.parametrize("private", [True, False])
def test_a_form_follows_its_own_tick(journal: Journal, private: bool) -> None:
    form = Form([NOUNS["feedback"].field(name) for name in ("body", "private")], journal)
    form.set_values({"body": CANARY, "private": private})
    assert clipboard.is_locked_away(form) is private
    tick = form.findChild(Tick)
    assert tick is not None
    tick.click()
    assert clipboard.is_locked_away(form) is not private


def test_a_manager_of_clipboards_is_asked_to_keep_no_copy(journal: Journal, settings: Settings) -> None:
    alone(journal, settings, "home")
    held = QGuiApplication.clipboard()
    clipboard.copy(CANARY, locked_away=False)
    assert not held.mimeData().hasFormat(clipboard.SECRET[0])
    clipboard.copy(CANARY + ".", locked_away=True)
    assert held.mimeData().data(clipboard.SECRET[0]) == clipboard.SECRET[1]
    assert held.text() == CANARY + "."
    clipboard.keeper().clear()
    assert held.text() == ""


class TwoBoards(QObject):
    """A clipboard of a system that has a selection, too; the one under test has none."""

    dataChanged, selectionChanged = Signal(), Signal()  # noqa: N815 - Qt's names

    def __init__(self) -> None:
        super().__init__()
        self.selected = ""

    def supportsSelection(self) -> bool:
        return True

    def ownsSelection(self) -> bool:
        return bool(self.selected)

    def text(self) -> str:
        return ""

    def mimeData(self) -> QMimeData:
        return QMimeData()

    def select(self, text: str) -> None:
        self.selected = text
        self.selectionChanged.emit()

    def clear(self, _mode: object = None) -> None:
        self.selected = ""


@pytest.mark.parametrize("private", [True, False])
def test_what_is_only_selected_goes_too(private: bool) -> None:
    board, page = TwoBoards(), QLineEdit()
    keeper = clipboard.Keeper(page, board)  # type: ignore[arg-type]
    clipboard.lock_away(page, private)
    page.show()
    page.activateWindow()
    page.setFocus()
    QTest.qWait(1)
    board.select(CANARY)
    assert keeper.timer.isActive() is private
    keeper.clear()
    assert board.selected == ("" if private else CANARY)
