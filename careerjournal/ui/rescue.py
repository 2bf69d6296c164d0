"""The window that stands in for a journal that cannot be opened: one sentence, what was seen here, one way out."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from careerjournal.ui.kit import ask
from careerjournal.ui.kit.parts import Button, Card, Page, VerbButton, across, ground, rule
from careerjournal.ui.kit.text import label

NEW = "new"


class Rescue(QWidget):
    """Says what is wrong and lets the person pick a journal; `choose` waits for it."""

    def __init__(self, sentence: str, seen: Sequence[Path] = (), may_begin: bool = False) -> None:
        super().__init__()
        ground(self, "canvas")
        self.setWindowTitle(self.tr("Career Journal"))
        self.resize(760, 520)
        self.answer: Path | str | None = None
        self._loop = QEventLoop()
        page = Page(560, top=72)
        page.box.addWidget(label(self.tr("Your journal is not open"), "h1"))
        page.box.addWidget(label(sentence, "lead"))
        page.box.addWidget(label(self.tr("Nothing was changed and nothing was made in its place."), "muted"))
        if seen:
            page.box.addWidget(self._seen(seen))
        row = across(Button(self.tr("Open another file…"), primary=not seen, pressed=self._pick))
        if may_begin:
            row.addWidget(Button(self.tr("Begin a new journal"), pressed=lambda: self._take(NEW)))
        row.addStretch(1)
        row.addWidget(VerbButton(self.tr("Close"), quiet=True, pressed=self.close))
        page.box.addSpacing(8)
        page.box.addLayout(row)
        page.box.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(page)

    def _seen(self, seen: Sequence[Path]) -> Card:
        card = Card(gap=4)
        card.box.addWidget(label(self.tr("Journals that were opened on this computer"), "meta"))
        for number, path in enumerate(seen):
            if number:
                card.box.addWidget(rule())
            name = label(str(path), "body")
            name.setAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
            open_it = VerbButton(self.tr("Open"), pressed=partial(self._take, path))
            open_it.setAccessibleName(self.tr("Open {path}").format(path=path))
            row = across(name, open_it)
            row.setStretch(0, 1)
            card.box.addLayout(row)
        return card

    def _pick(self) -> None:
        path = ask.open_file(self, self.tr("Open a journal"), [(self.tr("Journals"), "*.journal"), ("*", "*")])
        if path is not None:
            self._take(path)

    def _take(self, answer: Path | str) -> None:
        self.answer = answer
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        self._loop.quit()
        super().closeEvent(event)

    def choose(self) -> Path | str | None:
        """Show the window and wait: a path, NEW, or None for closing it."""
        self.show()
        self._loop.exec()
        return self.answer
