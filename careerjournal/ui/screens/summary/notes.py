"""What is on the pages: how they are set, who is named, what is left out, and that what is private stays out."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from careerjournal.core import prose
from careerjournal.core.naming import some
from careerjournal.core.summary import documents
from careerjournal.core.summary.choices import INITIALS, LARGE
from careerjournal.core.summary.fitting import Fitted
from careerjournal.core.summary.page import Summary
from careerjournal.ui.kit.controls import Tick
from careerjournal.ui.kit.flow import FlowLayout
from careerjournal.ui.kit.parts import down
from careerjournal.ui.kit.text import label

_NAMES, _LEFT, _LETTERS = 12, 3, 60


class Notes(QWidget):
    """Under the list of records. `option` tells that the document is to be set otherwise."""

    option = Signal(str, bool)

    def __init__(self, margin: int) -> None:
        super().__init__()
        self.setProperty("ground", "clear")
        self.large, self.initials = Tick(self.tr("Large type")), Tick(self.tr("Names as initials"))
        self.large.clicked.connect(lambda on: self.option.emit(LARGE, on))
        self.initials.clicked.connect(lambda on: self.option.emit(INITIALS, on))
        options = FlowLayout(8)
        for part in (self.initials, self.large):
            options.addWidget(part)
        self._options = QWidget()
        self._options.setLayout(options)
        self.named, self.left_out, self.glyphs = label("", "meta"), label("", "meta"), label("", "meta")
        self.private = label(self.tr("What is private stays out."), "meta")
        self._box = down(self._options, self.named, self.left_out, self.glyphs, self.private, gap=6)
        self._box.setContentsMargins(margin, 10, margin, 4)
        self.setLayout(self._box)

    def show_options(self, summary: Summary) -> None:
        self.large.setChecked(summary.large)
        self.initials.setChecked(summary.initials)

    def show_fitted(self, fitted: Fitted, said: tuple[str, ...]) -> None:
        """Say what is on the pages; `said` are the names that the share check says already."""
        names = documents.who_is_named(fitted)
        self.named.setVisible(not names or set(names) != set(said))
        line = self.tr("Named on it: {names}.") if names else self.tr("Nobody is named on it.")
        self.named.setText(line.format(names=some(names, _NAMES)))
        left: dict[str, list[str]] = {}
        for one in fitted.left_out:
            left.setdefault(documents.reason(one), []).append(one.text)
        line = self.tr("Left out, {why}: {names}")
        lines = [line.format(why=why, names=self._first(texts)) for why, texts in left.items()]
        self.left_out.setText("\n".join(lines))
        self.left_out.setVisible(bool(lines))
        missing = " ".join(fitted.document.missing)
        self.glyphs.setText(self.tr("No font here has these characters: {characters}").format(characters=missing))
        self.glyphs.setVisible(bool(missing))

    def _first(self, texts: list[str]) -> str:
        """The list above says it of each; here the first few are enough."""
        more = len(texts) - _LEFT
        shown = [prose.excerpt(text, _LETTERS) for text in texts[:_LEFT]]
        return " · ".join([*shown, *([self.tr("%n more", "", more)] if more > 0 else [])])
