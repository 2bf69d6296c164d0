"""A line for a passphrase: dots, until the eye beside it is pressed."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from careerjournal.ui.kit.clipboard import keeper, lock_away
from careerjournal.ui.kit.parts import IconButton, across


class SecretLine(QWidget):
    """One line that nobody reads over a shoulder; nothing of it is kept anywhere, and no program completes it."""

    entered = Signal()
    changed = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.line = QLineEdit()
        self.line.setAccessibleName(name)
        hints = Qt.InputMethodHint
        self.line.setInputMethodHints(hints.ImhHiddenText | hints.ImhSensitiveData | hints.ImhNoPredictiveText)
        self.line.returnPressed.connect(self.entered)
        self.line.textChanged.connect(self.changed)
        self._name = name
        self.eye = IconButton("eye", "", self._turn)
        self.setLayout(across(self.line, self.eye, gap=4))
        self.setFocusProxy(self.line)
        lock_away(self, True)
        keeper()
        self._show(shown=False)

    def text(self) -> str:
        return self.line.text()

    def clear(self) -> None:
        """Empty the line, and leave nothing in it that could be undone."""
        self.line.clear()
        self._show(shown=False)

    def _turn(self) -> None:
        self._show(shown=self.line.echoMode() == QLineEdit.EchoMode.Password)
        self.line.setFocus()

    def _show(self, shown: bool) -> None:
        self.line.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        words = self.tr("Hide: {name}") if shown else self.tr("Show: {name}")
        self.eye.set_icon("eye-off" if shown else "eye")
        self.eye.set_name(words.format(name=self._name))
