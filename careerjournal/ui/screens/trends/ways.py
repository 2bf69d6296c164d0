"""The ways to the parts of a long page: a quiet row of words, one stop of the Tab key, with the arrows inside."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QWidget

from careerjournal.ui.kit.flow import FlowLayout
from careerjournal.ui.kit.layout import restyle
from careerjournal.ui.kit.parts import VerbButton


class Ways(QWidget):
    """A word for each part; the part that is in sight is marked."""

    chosen = Signal(str)
    INSET = 8
    """How far the first word stands in, so that its ring has room."""

    def __init__(self, parts: Sequence[tuple[str, str]], name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.words: dict[str, VerbButton] = {}
        self.here = ""
        together = QButtonGroup(self)  # as one choice: the arrows lead from one to the next
        box = FlowLayout(2)
        for key, text in parts:
            button = VerbButton(text, quiet=True)
            button.clicked.connect(lambda _on=False, key=key: self.chosen.emit(key))
            button.installEventFilter(self)
            together.addButton(button)
            self.words[key] = button
            box.addWidget(button)
        self.setLayout(box)
        self.mark(parts[0][0])

    def mark(self, key: str) -> None:
        """Say which part is in sight."""
        if key == self.here:
            return
        self.here = key
        for name, button in self.words.items():
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if name == key else Qt.FocusPolicy.ClickFocus)
            restyle(button, "quiet", name != key)
        self.setFocusProxy(self.words[key])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            names, step = list(self.words), _STEPS.get(Qt.Key(event.key()))
            at = next((n for n, name in enumerate(names) if self.words[name] is watched), -1)
            if step and at >= 0:
                self.words[names[max(0, min(at + step, len(names) - 1))]].setFocus()
                return True
        return super().eventFilter(watched, event)


_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}
