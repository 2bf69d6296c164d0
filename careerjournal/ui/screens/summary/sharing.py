"""The share check on the screen: what to look at before the page is handed over, passed with one more press."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from careerjournal.core.summary import share_check
from careerjournal.core.summary.share_check import Concern
from careerjournal.ui.kit.parts import VerbButton, across, clear, ground, restyle
from careerjournal.ui.kit.text import label


class Sharing(QWidget):
    """Points, and never holds anything back: a press that meets concerns lights them, the next one goes on."""

    looked = Signal(object)
    """The concern whose records the person wants to see."""
    changed = Signal()
    """Whether the next press goes on anyway."""

    def __init__(self) -> None:
        super().__init__()
        ground(self, "well")
        self.concerns: tuple[Concern, ...] = ()
        self._passed: tuple[Concern, ...] | None = None
        self.asked = False
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(12, 8, 6, 8)
        self._box.setSpacing(4)
        self.hide()

    def show_concerns(self, concerns: tuple[Concern, ...]) -> None:
        """Show what there is; anything else than before is asked about again."""
        if concerns == self.concerns:
            return
        self.concerns = concerns
        self._set_asked(False)
        clear(self._box)
        for concern in concerns:
            self._box.addLayout(self._line(concern))
        self.setVisible(bool(concerns))

    def _line(self, concern: Concern) -> QVBoxLayout:
        verb = VerbButton(self.tr("Look"), pressed=partial(self.looked.emit, concern))
        verb.setAccessibleName(f"{self.tr('Look')}: {concern.text}")
        row = across(label(concern.text, "meta"), verb)
        row.setStretch(0, 1)
        line = QVBoxLayout()
        line.addLayout(row)
        return line

    def lets_through(self) -> bool:
        """Whether a page may go out now: nothing to look at, or it was looked at and is passed."""
        if not self.concerns or self.asked or self._passed == self.concerns:
            self._passed = self.concerns
            self._set_asked(False)
            return True
        self._set_asked(True)
        return False

    def _set_asked(self, asked: bool) -> None:
        self.asked = asked
        restyle(self, "lit", asked)
        self.changed.emit()

    @property
    def named(self) -> tuple[str, ...]:
        """Those whom it names, where it names them all and not only the first few."""
        found = next((concern.found for concern in self.concerns if concern.key == share_check.NAMES), ())
        return found if len(found) <= share_check.NAMED else ()

    @property
    def text(self) -> str:
        return " ".join(concern.text for concern in self.concerns)
