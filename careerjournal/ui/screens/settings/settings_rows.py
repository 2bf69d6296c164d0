"""The rows of the settings: words left, control right; and the parts that read the journal themselves."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from careerjournal.ui.kit import theme
from careerjournal.ui.kit.parts import down, rule
from careerjournal.ui.kit.text import label


class SettingRow(QWidget):
    """A label with its help on the left and one control on the right, over a hairline."""

    def __init__(self, title: str, help_: str, control: QWidget) -> None:
        super().__init__()
        self._help = label(help_, "muted")
        words = down(None, label(title, "body"), self._help, None, gap=2)
        if not help_:  # showing it before it has a parent would open it as a window
            self._help.hide()
        row = QHBoxLayout()
        row.setContentsMargins(0, 10, 0, 10)
        row.setSpacing(24)
        row.addLayout(words, 1)
        row.addWidget(control)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(row)
        box.addWidget(rule())
        self.setMinimumHeight(theme.size(56))

    def set_help(self, words: str) -> None:
        """Say something else under the title, or nothing."""
        self._help.setText(words)
        self._help.setHidden(not words)


def held_among(buttons: Sequence[QWidget]) -> int:
    """Which of them has the cursor; −1 where none has."""
    return next((at for at, one in enumerate(buttons) if one.hasFocus()), -1)


def give_focus(at: int, buttons: Sequence[QWidget]) -> None:
    """Put the cursor where it was in rows that were made anew: on the next one, or on the last where that was last."""
    if at >= 0 and buttons:
        wanted = buttons[min(at, len(buttons) - 1)]
        wanted.show()  # a layout shows what is new in it only in the next round, and nothing unseen takes the cursor
        wanted.setFocus(Qt.FocusReason.OtherFocusReason)


class Part(QWidget):
    """A part of the settings that shows records."""

    def refresh(self) -> None:
        """Read the journal again."""

    def open(self, _uid: str) -> bool:
        """Show one record; whether it is one of this part's."""
        return False

    def take_focus(self) -> None:
        """After `open`: put the cursor on what was meant."""

    def settle(self) -> None:
        """Save what is being typed."""
