"""At work: something slow before the window stands, on a thread of its own, with a calm page about it meanwhile."""

from __future__ import annotations

import threading
from collections.abc import Callable

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from careerjournal.core.journal import Tell
from careerjournal.ui.kit import theme
from careerjournal.ui.kit.layout import Page
from careerjournal.ui.kit.parts import ground
from careerjournal.ui.kit.text import label

WORD_AFTER = 300
"""Milliseconds that pass without a page: a small journal is ready sooner."""


class AtWork(QWidget):
    """What is being done and how far it is; it closes by itself, and stays until then."""

    def __init__(self) -> None:
        super().__init__()
        ground(self, "canvas")
        self.setWindowTitle(self.tr("Career Journal"))
        self.resize(min(theme.size(640), 1200), min(theme.size(360), 800))
        self.is_done = False
        sentence = self.tr(
            "This takes a moment: your journal comes from an earlier version and is brought up to date, after a backup."
        )
        self.setAccessibleName(sentence)
        self.words = label("", "muted")
        page = Page(480, top=72)
        page.box.addWidget(label(self.tr("One moment"), "h1"))
        page.box.addWidget(label(sentence, "lead"))
        page.box.addSpacing(8)
        page.box.addWidget(self.words)
        page.box.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(page)

    def closeEvent(self, event: QCloseEvent) -> None:
        event.setAccepted(self.is_done)  # nothing half made


class _Ends(QObject):
    told = Signal(str)
    ended = Signal()


def wait(work: Callable[[Tell], None]) -> None:
    """Do it and wait; whatever it raises is raised here."""
    ends, loop, page = _Ends(), QEventLoop(), AtWork()
    raised: list[BaseException] = []

    def run() -> None:
        try:
            work(ends.told.emit)
        except BaseException as error:  # noqa: BLE001 - raised again on the thread that waits
            raised.append(error)
        ends.ended.emit()

    ends.told.connect(page.words.setText, Qt.ConnectionType.QueuedConnection)
    ends.ended.connect(loop.quit, Qt.ConnectionType.QueuedConnection)
    QTimer.singleShot(WORD_AFTER, page, page.show)
    threading.Thread(target=run, daemon=True).start()
    loop.exec()
    page.is_done = True
    page.close()
    page.deleteLater()
    if raised:
        raise raised[0]
