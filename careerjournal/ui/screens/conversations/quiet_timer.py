"""A quiet timer: how many minutes are left, in words. It never ends anything, and can be hidden."""

from __future__ import annotations

import math
import time
from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from careerjournal.core.words import counted_in_words
from careerjournal.ui.kit.controls import Glyph
from careerjournal.ui.kit.parts import VerbButton, across
from careerjournal.ui.kit.text import label

_LOOKS = 5_000  # ms between two looks at the clock


class QuietTimer(QWidget):
    """Counts some minutes down once it is begun; what the clock says is not its business."""

    def __init__(self, minutes: int, monotonic: Callable[[], float] = time.monotonic) -> None:
        super().__init__()
        self._minutes, self._monotonic, self._begun = minutes, monotonic, 0.0
        self._glyph = Glyph("clock", 16)
        self.words = label("", "muted", wrap=False)
        self.turn = VerbButton(self.tr("Hide the time"), quiet=True, pressed=self._turn)
        self.setLayout(across(self._glyph, self.words, self.turn, None, gap=6))
        self._looks = QTimer(self, interval=_LOOKS)
        self._looks.timeout.connect(self.look)

    def begin(self) -> None:
        """Count from now on."""
        self._begun = self._monotonic()
        self._looks.start()
        self.look()

    def stop(self) -> None:
        self._looks.stop()

    def look(self) -> None:
        """Say what is left."""
        left = math.ceil(self._minutes - (self._monotonic() - self._begun) / 60)
        if left > 0:
            self.words.setText(counted_in_words("One minute left.", "%n minutes left.", left))
        else:
            self._looks.stop()
            self.words.setText(self.tr("The ten minutes are over. Go on as long as you like."))

    def _turn(self) -> None:
        shown = self.words.isHidden()
        self.words.setVisible(shown)
        self.turn.set_text(self.tr("Hide the time") if shown else self.tr("Show the time"))
