"""One more than is easily carried: a question that stands in nobody's way, with a way to set one of them down."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from careerjournal.core.entries import Named
from careerjournal.core.words import in_words
from careerjournal.ui.kit.chips import FlowLayout, LinkChip
from careerjournal.ui.kit.parts import VerbButton, across, bare, clear, down, ground, label


class CarryNotice(QWidget):
    """Asks, once, whether one more is to be carried."""

    chosen = Signal(str)
    """The uid of the one to set down."""

    def __init__(self, icon: str) -> None:
        super().__init__()
        self._icon = icon
        ground(self, "well")
        self.words = label("", "strong")
        self._chips = FlowLayout()
        holder = QWidget()
        holder.setLayout(self._chips)
        self.carry = VerbButton("", quiet=True, pressed=self.hide)
        box = down(self.words, holder, across(self.carry, None), gap=8)
        box.setContentsMargins(14, 12, 14, 8)
        self.setLayout(box)
        self.hide()

    def ask(self, question: str, spoken: str, others: Sequence[Named]) -> None:
        """`others` were there before; the question has places for their number and for one more.

        `spoken` is what a screen reader says of each.
        """
        before, after = in_words(len(others)), in_words(len(others) + 1)
        self.words.setText(question.format(n=before, m=after))
        self.carry.set_text(self.tr("Carry {n}").format(n=after))
        clear(self._chips)
        for one in others:
            chip = LinkChip(one.name, self._icon)
            chip.setAccessibleName(spoken.format(name=one.name))
            chip.clicked.connect(bare(partial(self._choose, one.id)))
            self._chips.addWidget(chip)
        self.show()

    def _choose(self, uid: str) -> None:
        self.hide()
        self.chosen.emit(uid)
