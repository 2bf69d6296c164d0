"""A person who types into the real window until the power goes: a process that tells how many keys were taken.

    python tests/ui/typist.py JOURNAL PLACE SEED [DEBOUNCE]

PLACE is `capture`, an entry's uid, `session/UID/QUESTION`, or `form/option/UID/rationale`. Every line of the output is
a number of keys that the window has acknowledged. DEBOUNCE milliseconds hold drafts back until the keys rest: what the
program does not do, for a test of the test.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QTextEdit

    from careerjournal.ui.window import Window

ROOT = Path(__file__).parents[2]
CAPTURE = "capture"
_LETTERS = "abcdefghijklmnopqrstuvwxyz.,;  "
_REST = 0.45
"""Seconds without a key, long enough that the window saves meanwhile."""


def keys(seed: int) -> Iterator[tuple[str, float]]:
    """Yield letters for ever, each with the seconds to wait after it; the same for the same seed."""
    chance = random.Random(seed)
    while True:
        yield chance.choice(_LETTERS), _REST if chance.random() < 0.02 else chance.uniform(0, 0.008)


def typed(seed: int, count: int) -> str:
    """Return the first letters of a seed."""
    return "".join(letter for letter, _rest in islice(keys(seed), count))


def until_killed(path: Path, place: str, seed: int, debounce: int = 0) -> int:
    """Let somebody type and kill them at an instant that the seed chooses; how many keys had been acknowledged."""
    with subprocess.Popen(
        [sys.executable, __file__, str(path), place, str(seed), str(debounce)],
        stdout=subprocess.PIPE, text=True, env=os.environ | {"PYTHONPATH": str(ROOT)}, cwd=ROOT,
    ) as typist:  # fmt: skip
        assert typist.stdout is not None
        first = typist.stdout.readline()
        assert first == "1\n", "nobody typed"
        time.sleep(random.Random(seed).uniform(0.02, 0.9))
        typist.send_signal(signal.SIGKILL)
        rest = typist.stdout.read()
        assert typist.wait(20) == -signal.SIGKILL
    return (first + rest).count("\n")


def main(path: str, place: str, seed: str, debounce: str = "0") -> None:
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    from careerjournal.app import application
    from careerjournal.core.journal import Journal
    from careerjournal.core.settings import Settings
    from careerjournal.ui.window import Window

    settings = Settings(theme="light", path=Path(path).with_suffix(".toml"))
    app = application(settings)
    window = Window(Journal.open(Path(path)), settings)
    window.show()
    editor = _editor(window, place)
    if int(debounce):
        _hold_drafts_back(int(debounce))
    QTest.keyClick(editor, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    for number, (letter, rest) in enumerate(keys(int(seed)), 1):
        QTest.keyClicks(editor, letter)
        os.write(1, b"%d\n" % number)
        until = time.monotonic() + (min(rest, 0.01) if int(debounce) else rest)
        app.processEvents()
        while time.monotonic() < until:
            app.processEvents()
            time.sleep(0.001)


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


if __name__ == "__main__":
    main(*sys.argv[1:])
