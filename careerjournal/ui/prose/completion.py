"""The small list under the caret that completes a mark: people, themes, strengths and goals by their names."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple, Protocol

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from careerjournal.core import marks
from careerjournal.ui.kit import theme

SIGNS = "@#+-^"
_MOST = 8
_ROW = 32
_WIDTH = 280


class Candidate(Protocol):
    """Something that a mark may name."""

    @property
    def id(self) -> str: ...
    @property
    def name(self) -> str: ...


Candidates = Callable[[str], Sequence[Candidate]]


class Offer(NamedTuple):
    """One row: what it says, and the id (empty for something new) and name that picking it gives."""

    text: str
    id: str
    name: str


def mark_before(text: str) -> marks.Mark | None:
    """Return the mark that is being typed at the end of `text`, its quotes perhaps still open."""
    line = text.rpartition("\n")[2]
    if not any(sign in line for sign in SIGNS):
        return None
    for ending in ("", '"'):
        found = marks.read(text + ending)
        if found and found[-1].end == len(text) + len(ending) and found[-1].sign in SIGNS:
            closed = not ending and text.endswith('"')
            return None if closed else found[-1]
    return None


def offers(sign: str, typed: str, candidates: Sequence[Candidate]) -> list[Offer]:
    """Return the rows for what has been typed: names that begin so, names with such a word, then the new one."""
    wanted = marks.fold(typed)
    first = [each for each in candidates if marks.fold(each.name).startswith(wanted)]
    words = [each for each in candidates if each not in first and f" {wanted}" in marks.fold(each.name)]
    found = [Offer(each.name, each.id, each.name) for each in (*first, *words)][:_MOST]
    known = any(marks.fold(each.name) == wanted for each in candidates)
    new = "" if known else _new(sign, typed)
    return [*found, Offer(new, "", typed)] if new else found


def _new(sign: str, name: str) -> str:
    if sign == "@":
        return QCoreApplication.translate("completion", "New person “{name}”").format(name=name)
    if sign == "#":
        return QCoreApplication.translate("completion", "New theme “{name}”").format(name=name)
    return ""


def _what(sign: str) -> str:
    return {
        "@": QCoreApplication.translate("completion", "People"),
        "#": QCoreApplication.translate("completion", "Themes"),
        "+": QCoreApplication.translate("completion", "Strengths that energised"),
        "-": QCoreApplication.translate("completion", "Strengths that drained"),
        "^": QCoreApplication.translate("completion", "Goals"),
    }[sign]


class Completion(QFrame):
    """A list that floats over its window and never takes the focus; the editor hands it the keys."""

    chosen = Signal(object)  # an Offer

    def __init__(self, editor: QWidget) -> None:
        super().__init__(editor.window())
        self._editor = editor
        self._list = QListWidget(self)
        self._list.setProperty("popup", True)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setUniformItemSizes(True)
        self._list.setMouseTracking(True)
        self._list.itemEntered.connect(self._list.setCurrentItem)
        self._list.itemClicked.connect(lambda _item: self.choose())
        self._list.currentRowChanged.connect(self._announce)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._offers: list[Offer] = []
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._list)
        self.hide()

    def offer(self, sign: str, rows: list[Offer], caret: QRect) -> None:
        """Show rows beside the caret (a rectangle of the editor), the first one ready to be taken; none hides it."""
        if not rows:
            self.hide()
            return
        self.setAccessibleName(_what(sign))
        self._list.setAccessibleName(_what(sign))
        if rows != self._offers or not self.isVisible():
            self._fill(rows)
        self._place(caret)
        self.show()
        self.raise_()

    def rows(self) -> list[str]:
        """Return what the rows say."""
        return [offer.text for offer in self._offers] if self.isVisible() else []

    def row(self) -> int:
        """Return the row that Enter would take."""
        return self._list.currentRow()

    def take_key(self, key: int) -> bool:
        """Move, choose or close; whether the key was meant for the list."""
        if not self.isVisible():
            return False
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            step = 1 if key == Qt.Key.Key_Down else -1
            self._list.setCurrentRow((self._list.currentRow() + step) % self._list.count())
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab):
            self.choose()
        elif key == Qt.Key.Key_Escape:
            self.hide()
        else:
            return False
        return True

    def choose(self) -> None:
        """Take the current row."""
        row = self._list.currentRow()
        self.hide()
        if 0 <= row < len(self._offers):
            self.chosen.emit(self._offers[row])

    def _fill(self, rows: list[Offer]) -> None:
        self._offers = rows
        self._list.blockSignals(True)
        self._list.clear()
        for offer in rows:
            item = QListWidgetItem(offer.text)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, offer.text)
            if not offer.id:
                item.setForeground(theme.current().colour("muted"))
            self._list.addItem(item)
        self._list.setCurrentRow(0)
        self._list.blockSignals(False)
        self._announce(0)

    def _place(self, caret: QRect) -> None:
        window = self._editor.window()
        if self.parentWidget() is not window:
            self.setParent(window)
        height = min(len(self._offers), _MOST) * self._list.sizeHintForRow(0) + 12
        width = min(theme.size(_WIDTH), window.width() - 16)
        below = self._editor.mapTo(window, QPoint(caret.left(), caret.bottom() + 4))
        above = self._editor.mapTo(window, QPoint(caret.left(), caret.top() - 4 - height))
        fits_below = below.y() + height <= window.height() - 8
        at = below if fits_below or above.y() < 8 else above
        left = max(8, min(at.x(), window.width() - width - 8))
        self.setGeometry(left, at.y(), width, max(height, _ROW))

    def _announce(self, row: int) -> None:
        """Say the row to whoever listens instead of looking: the focus stays in the text."""
        if 0 <= row < len(self._offers) and QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._editor, self._offers[row].text))

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LanguageChange:
            self.hide()
        return super().event(event)
