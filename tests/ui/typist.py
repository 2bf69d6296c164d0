"""A person who types into the real window until the power goes: deeds for a crew, each told key by key.

A place is `capture`, an entry's uid, `session/UID/QUESTION`, or `form/option/UID/rationale`.
"""

from __future__ import annotations

import atexit
import os
import random
import tempfile
import time
from functools import cache, partial
from itertools import count, islice
from pathlib import Path
from typing import TYPE_CHECKING

from tests.safety.crew import Crew

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QTextEdit

    from careerjournal.ui.window import Window

    Tell = Callable[..., None]

CAPTURE = "capture"
_LETTERS = "abcdefghijklmnopqrstuvwxyz.,;  "
_REST = 0.45
"""Seconds without a key, long enough that the window saves meanwhile."""


def keys(seed: int) -> Iterator[tuple[str, float]]:
    """Yield letters for ever, each with the seconds to wait after it; the same for the same seed."""
    chance = random.Random(seed)
    while True:
        yield chance.choice(_LETTERS), _REST if chance.random() < 0.02 else chance.uniform(0, 0.008)


def typed(seed: int, length: int) -> str:
    """Return the first letters of a seed."""
    return "".join(letter for letter, _rest in islice(keys(seed), length))


@cache
def crew() -> Crew:
    """Return the process whose children have a window, which ends with this one."""
    folder = tempfile.TemporaryDirectory(prefix="careerjournal-reports-")
    found = Crew(Path(folder.name), "tests.ui.typist")
    atexit.register(folder.cleanup)
    atexit.register(found.dismiss)
    return found


def until_killed(path: Path, place: str, seed: int, debounce: int = 0) -> int:
    """Let somebody type and kill them at an instant that the seed chooses; how many keys had been acknowledged."""
    typist = crew().begin("typing", path, place, seed, debounce)
    typist.begun()
    told = typist.killed_after(random.Random(seed).uniform(0.02, 0.7))
    assert typist.was_killed, told
    return len(told)


# In a process of its own. DEBOUNCE milliseconds hold drafts back until the keys rest: what the program does not do,
# for a test of the test.


def warm_up() -> None:
    """Show a window with every screen once, so that a child has nothing to load."""
    from PySide6.QtCore import QEvent
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from careerjournal.core.journal import Journal

    with tempfile.TemporaryDirectory(prefix="careerjournal-crew-") as name:
        for variable in ("XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
            os.environ[variable] = str(Path(name) / variable)
        Journal.create(Path(name) / "warm.journal").close()
        window = _window(str(Path(name) / "warm.journal"))
        for screen in ("home", "timeline", "reflect", "goals"):
            window.go(screen)
            QTest.qWait(20)
        window.close()
        window.journal.close()
        window.deleteLater()  # a style sheet that is set again goes through every widget that lives
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def typing(tell: Tell, path: str, place: str, seed: int, debounce: int = 0) -> None:
    """Type without end; every key that the window has taken is told."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    editor = _editor(_window(path), place)
    if debounce:
        _hold_drafts_back(debounce)
    QTest.keyClick(editor, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    for number, (letter, rest) in enumerate(keys(seed), 1):
        QTest.keyClicks(editor, letter)
        tell(number)
        until = time.monotonic() + (min(rest, 0.01) if debounce else rest)
        QApplication.processEvents()
        while time.monotonic() < until:
            QApplication.processEvents()
            time.sleep(0.001)


def saving(tell: Tell, path: str, first: int) -> None:
    """Write one entry after the other in the box on the home screen; each that the window has saved is told."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    editor = _editor(_window(path), CAPTURE)
    editor.clear()  # what was typed and not saved when the one before was killed
    tell("open")
    for number in count(first):
        QTest.keyClicks(editor, f"mark{number}x of the day")
        while editor.toPlainText():  # it is empty once its entry is saved
            QTest.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
            QTest.qWait(1)
        tell(number)


def locking(tell: Tell, path: str, passphrase: str, words: str, settings: str) -> None:
    """Type on the home screen of a journal with a passphrase, and lock."""
    from PySide6.QtTest import QTest

    from careerjournal.core import keys as journal_keys

    journal_keys.ROUNDS = 1000
    window = _window(path, passphrase, Path(settings))
    window.go("home")
    QTest.qWait(30)
    QTest.keyClicks(window.focusWidget(), words)
    tell("typed")
    window.locking.lock()
    while not window.locking.is_locked:
        QTest.qWait(1)
    tell("locked")
    QTest.qWait(60_000)


def _window(path: str, passphrase: str = "", settings: Path | None = None) -> Window:
    from PySide6.QtWidgets import QApplication

    from careerjournal.app import application
    from careerjournal.core.journal import Journal
    from careerjournal.core.settings import Settings
    from careerjournal.ui.window import Window

    settings = settings or Path(path).with_suffix(".toml")
    if QApplication.instance() is None:
        application(Settings(theme="light", path=settings))
    window = Window(Journal.open(Path(path), passphrase), Settings(path=settings))
    window.show()
    return window


def _editor(window: Window, place: str) -> QTextEdit:
    from careerjournal.ui.kit.fields import Prose
    from careerjournal.ui.screens.goals.option_page import OptionPage
    from careerjournal.ui.screens.goals.screen import GoalsScreen
    from careerjournal.ui.screens.home.screen import HomeScreen
    from careerjournal.ui.screens.reflect.screen import ReflectScreen
    from careerjournal.ui.screens.timeline.screen import TimelineScreen

    if place == CAPTURE:
        window.go("home")
        home = window.screen_of("home")
        assert isinstance(home, HomeScreen)
        return home.capture.editor
    if place.startswith("session/"):
        _, uid, key = place.split("/")
        window.go("reflect", uid, key=key)
        reflect = window.screen_of("reflect")
        assert isinstance(reflect, ReflectScreen)
        return reflect.session.one.block.editor
    if place.startswith("form/"):
        window.go("goals", place.split("/")[2])
        goals = window.screen_of("goals")
        assert isinstance(goals, GoalsScreen)
        assert isinstance(goals.page, OptionPage)
        rationale = goals.page.form.edit_of("rationale")
        assert isinstance(rationale, Prose)
        return rationale.text
    window.go("timeline", place, field="body")
    timeline = window.screen_of("timeline")
    assert isinstance(timeline, TimelineScreen)
    return timeline.reader.writing.body


def _hold_drafts_back(milliseconds: int) -> None:
    from PySide6.QtCore import QTimer

    from careerjournal.core import drafts

    keep, timer = drafts.keep, QTimer(singleShot=True, interval=milliseconds)

    def later(*arguments: object) -> None:
        timer.timeout.disconnect()
        timer.timeout.connect(partial(keep, *arguments))
        timer.start()

    timer.timeout.connect(lambda: None)
    drafts.keep = later  # type: ignore[assignment]
