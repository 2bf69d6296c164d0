"""The dialog that asks for the passphrase of another file, a backup or a journal, before anything is done with it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QWidget

from careerjournal.core import guard, keys
from careerjournal.core.trouble import Trouble
from careerjournal.ui.kit import ask, theme
from careerjournal.ui.kit.behind import Work
from careerjournal.ui.kit.parts import Button, across, down
from careerjournal.ui.kit.secret_line import SecretLine
from careerjournal.ui.kit.text import label


class SecretDialog(QDialog):
    """One field and two verbs. `fits` carries the key that opens the file; nothing here opens it."""

    fits = Signal(object)

    def __init__(self, parent: QWidget, path: Path, title: str, lead: str, verb: str, wrong: str = "") -> None:
        """`wrong` is what is said of a passphrase that does not open it, where that is not a journal."""
        super().__init__(parent)
        self._path, self._wrong = path, wrong
        self.setWindowTitle(self.tr("Career Journal"))
        self.setFixedWidth(theme.size(ask.WIDTH))
        self.line = SecretLine(self.tr("Its passphrase or recovery key"))
        self.line.entered.connect(self.try_it)
        self.said = label("", "body")
        self.said.hide()
        self.do = Button(verb, primary=True, pressed=self.try_it)
        self.leave = Button(self.tr("Not now"), pressed=self.reject)
        words = label(self.line.line.accessibleName(), "field")
        box = down(label(title, "h3"), label(lead, "muted"), 8, words, self.line, self.said, 8, gap=6)
        box.addLayout(across(None, self.leave, self.do))
        box.setContentsMargins(24, 24, 24, 16)
        self.setLayout(box)
        self.finished.connect(self._forget)
        self.line.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()  # only now the parts have their type

    def _fit(self) -> None:
        if (box := self.layout()) is not None:
            box.activate()
            self.resize(self.width(), box.totalHeightForWidth(self.width()))

    def try_it(self) -> None:
        """Make the key of what is typed, beside the window."""
        typed, path = self.line.text(), self._path
        if not self.do.isEnabled():
            return
        if not typed:
            self._say(self.tr("Type the passphrase, or the key from its recovery sheet."))
            return
        self._work(on=True)
        Work(self, lambda _tell: keys.fitting(path, typed, guard.salts(path)), self._found, self._refused)

    def _found(self, key: Any) -> None:
        if self.isVisible():  # locking may have taken it away meanwhile
            self.accept()
            self.fits.emit(key)

    def _refused(self, trouble: Trouble) -> None:
        self._work(on=False)
        is_slip = isinstance(trouble, keys.Mistyped)
        is_wrong = isinstance(trouble, keys.WrongSecret) and not is_slip
        self._say(self._wrong if self._wrong and is_wrong else str(trouble))

    def _work(self, on: bool) -> None:
        self.do.set_off(self.tr("One moment: the key is being made.") if on else "")
        self.line.line.setReadOnly(on)

    def _say(self, sentence: str) -> None:
        self.said.setText(sentence)
        self.said.show()
        self.line.line.setAccessibleDescription(sentence)
        self.line.setFocus()
        self.line.line.selectAll()
        self._fit()

    def _forget(self) -> None:
        self.line.clear()
        self.deleteLater()
