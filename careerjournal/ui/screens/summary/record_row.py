"""One record in the list beside the page: a tick, its words, why it is not there, and a short version where asked."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QWidget

from careerjournal.core import prose
from careerjournal.core.summary import documents
from careerjournal.core.summary.page import TOO_LONG, Item, Left, Part, Rule, plain, words
from careerjournal.ui.kit import theme
from careerjournal.ui.kit.controls import GrowingText, Tick
from careerjournal.ui.kit.parts import across, down
from careerjournal.ui.kit.text import label

_LETTERS = 110  # of a record's own words in the list; the page shows them all
_PAUSE = 700  # ms after the last key


class RecordRow(QWidget):
    """A row that follows its record's tick, and reaches it by its words as well."""

    ticked = Signal(str, bool)
    shortened = Signal(str, str)

    def __init__(self, rule: Rule, item: Item, under: str = "") -> None:
        """`under` is the head on the page under which this record is the first."""
        super().__init__()
        self._rule, self._item = rule, item
        text, aside = called(item), item.aside
        said = text, *item.over[-1:], *([aside] if not rule.words else [])
        self.tick = Tick(name=", ".join(filter(None, said)))
        self.tick.clicked.connect(lambda on: self.ticked.emit(item.uid, on))
        self.text = label(text, "body")
        self._aside = label(aside, "meta")
        self._aside.setVisible(False)
        self._why = label("", "meta")
        self.short = Short()
        self.short.kept.connect(lambda short: self.shortened.emit(item.uid, short))
        self.parts = {part.uid: PartRow(part) for part in item.parts if part.uid}
        for row in self.parts.values():
            row.ticked.connect(self.ticked)
        self._words = down(self.text, self._aside, self._why, self.short, *self.parts.values(), gap=2)
        self._words.setContentsMargins(0, theme.size(4), 0, theme.size(4))
        box = across(self.tick, self._words, gap=6)
        box.setStretch(1, 1)
        box.setAlignment(self.tick, Qt.AlignmentFlag.AlignTop)
        self.setLayout(down(*([label(under, "micro")] if under else []), box, gap=4))
        self._aside.setVisible(bool(aside) and not rule.words and aside != text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_item(self, item: Item) -> None:
        """Follow the record's tick and what became of it on the page."""
        self._item = item
        self.tick.setChecked(item.included)
        why = documents.reason(Left(item.uid, self._rule, "", item.left)) if item.included and item.left else ""
        self._why.setText(why)
        self._why.setVisible(bool(why))
        self.tick.setAccessibleDescription(why)
        asks = item.included and (item.left == TOO_LONG or bool(item.short))
        self.short.setVisible(asks or self.short.field.hasFocus())
        self.short.show_short(item.short, self._rule)
        for part in item.parts:
            if part.uid in self.parts:
                self.parts[part.uid].tick.setChecked(part.included)
                self.parts[part.uid].setVisible(item.included)

    def settle(self) -> None:
        self.short.settle()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.rect().contains(event.position().toPoint()):
            self.tick.click()


class PartRow(QWidget):
    """A record that tells of another one, such as the evidence for an option: it can be left out alone."""

    ticked = Signal(str, bool)

    def __init__(self, part: Part) -> None:
        super().__init__()
        text = prose.excerpt(plain(part.text), _LETTERS)
        self.tick = Tick(name=text)
        self.tick.clicked.connect(lambda on: self.ticked.emit(part.uid, on))
        words = down(label(text, "meta"))
        words.setContentsMargins(0, theme.size(6), 0, 0)
        box = across(self.tick, words, gap=4)
        box.setStretch(1, 1)
        box.setAlignment(self.tick, Qt.AlignmentFlag.AlignTop)
        self.setLayout(box)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.rect().contains(event.position().toPoint()):
            self.tick.click()


def called(item: Item) -> str:
    """A record's first words in the list: its head, else what it says, else whose words they are."""
    said = documents.text_of(item) or prose.plain(item.blocks) or (item.figure.words if item.figure else "")
    return prose.excerpt(said or item.aside, _LETTERS)


class Short(QWidget):
    """The short version for paper, saved a moment after the last key; a refresh never touches what is being typed."""

    kept = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._saved, self._most = "", 0
        self.field = GrowingText(self.tr("Short version for paper"), 2, 5, self.tr("A short version for paper"))
        self._count = label("", "faint")
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self.settle)
        self.field.textChanged.connect(self._typed)
        self.field.left.connect(self.settle)
        self.setLayout(down(self.field, self._count, gap=2))
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.hide()

    def show_short(self, short: str, rule: Rule) -> None:
        typing = self._pause.isActive()
        self._saved, self._most = short, rule.words
        if not typing and " ".join(self.field.text().split()) != short:
            self.field.blockSignals(True)
            self.field.set_text(short)
            self.field.blockSignals(False)
        self._show_count()

    def settle(self) -> None:
        self._pause.stop()
        short = " ".join(self.field.text().split())
        if short != self._saved:
            self._saved = short
            self.kept.emit(short)

    def _typed(self) -> None:
        self._pause.start()
        self._show_count()

    def _show_count(self) -> None:
        used = words(self.field.text())
        self._count.setText(self.tr("{used} of {most} words").format(used=used, most=self._most) if used else "")
        self._count.setVisible(bool(used))
        self._count.setMinimumHeight(theme.size(17) if used else 0)
