"""Pictures of every screen, drawn without a display: for README, for reviews, and for a machine with no screen."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from careerjournal.core.settings import Settings
from careerjournal.core.trouble import Trouble
from careerjournal.core.words import translate

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from careerjournal.core.journal import Journal
    from careerjournal.ui.window import Window


def make(folder: Path, theme: str, size: tuple[int, int], journal: Path | None = None) -> list[Path]:
    """Draw the screens of a journal, a demo one unless named, into `folder`; the files that were written."""
    if not os.environ.get("QT_QPA_PLATFORM"):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from careerjournal import app

    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Trouble(
            translate("core", "{folder} cannot be made: {reason}.").format(folder=folder, reason=error.strerror)
        ) from error
    with tempfile.TemporaryDirectory(prefix="careerjournal-") as aside:
        settings = Settings(theme=theme, path=Path(aside) / "settings.toml")
        running = app.application(settings)
        opened = _opened(journal, Path(aside))
        try:
            return _draw(running, opened, settings, folder, size)
        finally:
            opened.close()


def _opened(path: Path | None, aside: Path) -> Journal:
    from careerjournal.core.journal import Journal

    if path is not None:
        return Journal.open(path)
    from careerjournal.core import demo

    journal = Journal.create(aside / "demo.journal")
    demo.fill(journal)
    return journal


def _draw(
    running: QApplication, journal: Journal, settings: Settings, folder: Path, size: tuple[int, int]
) -> list[Path]:
    from careerjournal.ui.screens import SCREENS
    from careerjournal.ui.window import Window

    window = Window(journal, settings, SCREENS)
    window.resize(*size)
    window.show()
    made: list[Path] = []
    for name in SCREENS:
        window.go(name)
        running.processEvents()  # a page that is not seen yet makes no sheet
        for scene in window.screen_of(name).scenes():
            words = "-".join(part for part in (name, scene.replace(" ", "-")) if part)
            made.append(_picture(running, window, folder / f"{words}.png"))
    window.close()
    return made


def _picture(running: QApplication, window: Window, path: Path) -> Path:
    for _ in range(3):  # layouts that depend on each other's height settle in a second round
        running.processEvents()
    if not window.grab().save(str(path)):
        raise Trouble(translate("core", "{path} cannot be written.").format(path=path))
    return path
