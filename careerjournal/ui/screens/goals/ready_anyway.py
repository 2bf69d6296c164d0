"""What is pointed out before something thin is called ready: one sentence, and the one step that passes it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from careerjournal.ui.kit.parts import Button, VerbButton, across, down, ground, label


class ReadyAnyway(QFrame):
    """Advice, never a lock: “Ready anyway” goes on, “Not now” leaves everything as it is."""

    passed = Signal()

    def __init__(self) -> None:
        super().__init__()
        ground(self, "well")
        self.sentence = label("", "body")
        self.anyway = Button(self.tr("Ready anyway"), pressed=self._pass)
        self.later = VerbButton(self.tr("Not now"), quiet=True, pressed=self.hide)
        box = down(self.sentence, across(self.anyway, self.later, None), gap=10)
        box.setContentsMargins(14, 12, 14, 12)
        self.setLayout(box)
        self.hide()

    def point_out(self, sentence: str) -> None:
        self.sentence.setText(sentence)
        self.show()
        self.anyway.setFocus()

    def _pass(self) -> None:
        self.hide()
        self.passed.emit()
