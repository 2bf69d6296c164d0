"""Composition root of the window: paths, then the journal, then the window."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from careerjournal import privacy
from careerjournal.core import guard
from careerjournal.core.settings import Settings
from careerjournal.core.trouble import Trouble
from careerjournal.core.words import translate

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from careerjournal.core.journal import Journal
    from careerjournal.ui.window import Window

Hook = Callable[[type[BaseException], BaseException, TracebackType | None], None]
DESKTOP_FILE = "org.careerjournal.CareerJournal"


def main(journal_path: Path | None = None) -> int:
    """Open the window on a journal, the default one unless named; 0, or 1 with one line where that cannot be."""
    try:
        require_screen()
        settings = Settings.load()
        app = application(settings)
        journal = _journal(journal_path, settings)
    except Trouble as trouble:
        print(f"careerjournal: {' '.join(str(trouble).split())}", file=sys.stderr)
        return 1
    if journal is None:
        return 0
    try:
        return _run(app, journal, settings)
    finally:
        journal.close()


def require_screen() -> None:
    """Qt would abort the process where there is no display, or one that the network alone leads to."""
    if sys.platform.startswith("linux") and not any(
        os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    ):
        raise Trouble(
            translate("core", "There is no screen here. “careerjournal pictures FOLDER” shows the window without one.")
        )
    privacy.require_local_screen()


def application(settings: Settings) -> QApplication:
    """The one QApplication, in the person's theme and text size."""
    from PySide6.QtWidgets import QApplication

    from careerjournal.core.summary import figures
    from careerjournal.ui import languages
    from careerjournal.ui.charts import on_paper
    from careerjournal.ui.kit import ask, icons, style, theme

    running = QApplication.instance()
    app = running if isinstance(running, QApplication) else QApplication(["careerjournal"])
    _hear_qt()
    app.setApplicationName("careerjournal")
    app.setDesktopFileName(DESKTOP_FILE)
    ask.keep_no_list()
    languages.speak(app)
    theme.set_text_scale(settings.text_size)
    theme.use(settings.theme)
    style.install(app)
    figures.use(on_paper.figure)
    app.setWindowIcon(icons.icon("book-open-text", "accent"))
    return app


def _hear_qt() -> None:
    """Qt quotes what it stumbles over, and what a window says on the side may be kept in a log: name the part alone."""
    from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

    def hear(kind: QtMsgType, context: QMessageLogContext, _message: str) -> None:
        if kind not in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg) and sys.stderr is not None:
            sys.stderr.write(f"careerjournal: Qt complains ({context.category})\n")

    if (before := qInstallMessageHandler(hear)) is not None:
        qInstallMessageHandler(before)  # a test that listens itself


def _journal(path: Path | None, settings: Settings) -> Journal | None:
    from careerjournal.ui import starting

    return starting.named(path, settings) if path else starting.usual(settings)


def _run(app: QApplication, journal: Journal, settings: Settings) -> int:
    from careerjournal.ui.window import Window

    settings.opened(journal.path)
    window = Window(journal, settings)
    before, sys.excepthook = sys.excepthook, _report(window)
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # drafts are safe, and Python would hear Ctrl+C only between events
    window.show()
    window.backups.begin()
    try:
        return app.exec()
    finally:
        sys.excepthook = before
        window.backups.finish()
        window.journal.close()  # another object than at the start, once one looked round the example


def _report(window: Window) -> Hook:
    """What a slot raised: Trouble is said in the window; anything else is named without a word of the journal."""

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if isinstance(error, Trouble):
            say = window.lost if isinstance(error, guard.Lost) else window.trouble
            say(str(error))
            return
        place = privacy.spot(trace)
        print(f"careerjournal: {kind.__name__} at {place}", file=sys.stderr)
        window.trouble(
            translate("core", "Something went wrong ({place}). What you wrote is safe; please try again.").format(
                place=f"{kind.__name__}, {place}"
            )
        )

    return hook
