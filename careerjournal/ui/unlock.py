"""Unlocking: the calm page that asks for a journal's passphrase, in a window of its own at the start."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEventLoop, Qt, Signal
from PySide6.QtGui import QCloseEvent, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from careerjournal.core import guard, keys
from careerjournal.core.trouble import Trouble
from careerjournal.ui.journal_list import JournalList, another_file
from careerjournal.ui.kit import theme
from careerjournal.ui.kit.behind import Work
from careerjournal.ui.kit.controls import Glyph
from careerjournal.ui.kit.parts import Button, Fold, OnKey, Page, VerbButton, across, ground
from careerjournal.ui.kit.secret_line import SecretLine
from careerjournal.ui.kit.text import label


class UnlockPage(Page):
    """One field and one filled button. `fits` carries the key that opens the journal; nothing here opens it."""

    fits = Signal(object)
    damaged = Signal(object)
    elsewhere = Signal(object)

    def __init__(self, path: Path, others: Sequence[Path] = ()) -> None:
        super().__init__(width=480, top=56, gap=8)
        self.path = path
        self.line = SecretLine(self.tr("Passphrase or recovery key"))
        self.line.entered.connect(self.try_it)
        self.said = label("", "body")
        self.said.hide()
        self.open = Button(self.tr("Open"), primary=True, pressed=self.try_it)
        self.foot = across(self.open, None, gap=12)
        box = self.box
        box.addLayout(across(Glyph("lock", 24, "muted"), None))
        box.addSpacing(8)
        box.addWidget(label(path.stem, "h1"))
        box.addWidget(label(str(path), "muted"))
        box.addSpacing(20)
        box.addWidget(label(self.tr("Passphrase or recovery key"), "field"))
        box.addWidget(self.line)
        box.addWidget(self.said)
        box.addSpacing(8)
        box.addLayout(self.foot)
        box.addSpacing(24)
        box.addWidget(self._forgotten())
        box.addWidget(self._others(others))
        box.addStretch(1)

    def _forgotten(self) -> Fold:
        fold = Fold(self.tr("I have forgotten it"))
        fold.box.addWidget(
            label(
                self.tr(
                    "Take the recovery sheet that you printed and type its key here, in place of the passphrase. "
                    "Spaces and capitals do not matter. Then set a new passphrase in the settings."
                ),
                "body",
            )
        )
        fold.box.addWidget(
            label(
                self.tr(
                    "Without the passphrase and without the sheet, nobody can read this journal; no key lies elsewhere."
                ),
                "muted",
            )
        )
        return fold

    def _others(self, others: Sequence[Path]) -> Fold:
        fold = Fold(self.tr("Other journals"))
        if others:
            known = JournalList(others)
            known.opened.connect(self.elsewhere)
            fold.box.addWidget(known)
        fold.box.addLayout(across(another_file(self, self.elsewhere.emit), None))
        return fold

    # --- trying

    def try_it(self) -> None:
        """Make the key of what is typed, beside the window: it takes a fifth of a second by design."""
        typed, path = self.line.text(), self.path
        if not self.open.isEnabled():
            return
        if not typed:
            self.say(self.tr("Type the passphrase, or the key from your recovery sheet."))
            return
        self.open.set_off(self.tr("One moment: the key is being made."))
        self.line.line.setReadOnly(True)
        Work(self, lambda _tell: keys.fitting(path, typed, guard.salts(path)), self._found, self._refused)

    def _found(self, key: Any) -> None:
        self._rest()
        self.line.clear()
        self.fits.emit(key)

    def _refused(self, trouble: Trouble) -> None:
        self._rest()
        if isinstance(trouble, keys.WrongSecret):
            self.say(str(trouble))
            self.line.line.selectAll()
        else:
            self.say(str(trouble))
            self.damaged.emit(trouble)

    def _rest(self) -> None:
        self.open.set_off()
        self.line.line.setReadOnly(False)
        self.line.setFocus()

    def say(self, sentence: str) -> None:
        """Say something under the field, and to a screen reader."""
        self.said.setText(sentence)
        self.said.show()
        self.line.line.setAccessibleDescription(sentence)
        self.line.setFocus()


class Unlock(QWidget):
    """The page in a window of its own, before there is a journal to show; `choose` waits for it."""

    def __init__(self, path: Path, others: Sequence[Path] = ()) -> None:
        super().__init__()
        ground(self, "canvas")
        self.setWindowTitle(self.tr("Career Journal"))
        self.resize(min(theme.size(760), 1200), min(theme.size(560), 800))
        self.setMinimumSize(480, 400)
        self.answer: Any = None
        self._loop = QEventLoop()
        self.page = UnlockPage(path, others)
        self.page.fits.connect(self._take)
        self.page.damaged.connect(self._take)
        self.page.elsewhere.connect(self._take)
        self.page.foot.addWidget(VerbButton(self.tr("Close"), quiet=True, pressed=self.close))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.page)
        OnKey(self, Qt.Key.Key_Escape, self.close)
        QShortcut("Ctrl+Q", self, self.close)
        self.page.line.setFocus()

    def _take(self, answer: Any) -> None:
        self.answer = answer
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.page.line.clear()
        self._loop.quit()
        super().closeEvent(event)

    def choose(self) -> Any:
        """Show the window and wait: the key, the path of another journal, or None for closing it.

        Trouble where the file turns out to be damaged.
        """
        self.show()
        self._loop.exec()
        if isinstance(self.answer, Trouble):
            raise self.answer
        return self.answer
