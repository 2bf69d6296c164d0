"""One line worth a look: why, its verbs, Later, and the answer to “Why do I see this?”."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from careerjournal.core.look import Look
from careerjournal.ui.kit import theme
from careerjournal.ui.kit.parts import IconButton, VerbButton, across, down, label

_BESIDE = 1.5
"""Up to this text size the verbs stand beside the words, above it under them."""


class LookRow(QWidget):
    """A line with its verbs, the quiet one last; the small “i” opens the reason under it."""

    def __init__(self, look: Look, verbs: Sequence[VerbButton]) -> None:
        super().__init__()
        self.look = look
        self.why = label(look.why, "body")
        self.why.setAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        self.reason = label(look.because, "meta")
        self.reason.hide()
        self.ask = IconButton("info", "", self._turn, role="faint")
        self._name()
        self.stops = (*verbs, self.ask)
        for verb in verbs:
            verb.setAccessibleDescription(look.why)
        if theme.text_scale() > _BESIDE:
            box = down(self.why, across(*verbs, self.ask, None, gap=4), self.reason, gap=4)
        else:
            line = across(self.why, *verbs, self.ask, gap=4)
            line.setStretch(0, 1)
            box = down(line, self.reason, gap=4)
        box.setContentsMargins(4, 8, 0, 8)
        self.setLayout(box)

    @property
    def held(self) -> int:
        """Which stop has the keyboard, counted from the last, which is -1; 0 where none has."""
        return next((at - len(self.stops) for at, stop in enumerate(self.stops) if stop.hasFocus()), 0)

    def take(self, stop: int) -> None:
        """Take the keyboard at a stop counted like that, or at the first."""
        self.stops[max(0, len(self.stops) + stop)].setFocus()

    def _turn(self) -> None:
        self.reason.setVisible(self.reason.isHidden())
        self._name()

    def _name(self) -> None:
        """What is read out is the question while it is closed, and the answer once it is open."""
        self.ask.set_name(self.tr("Why do I see this?") if self.reason.isHidden() else self.tr("Close the reason"))
        self.ask.setAccessibleDescription("" if self.reason.isHidden() else self.look.because)
