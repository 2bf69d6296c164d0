"""Words whose changes are marked: what is gone is struck out, what is new is underlined on a soft ground."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QSizePolicy, QWidget

from careerjournal.core import drift
from careerjournal.core.drift import Piece
from careerjournal.ui.kit import theme
from careerjournal.ui.kit.text import NEW_LINE, laid
from careerjournal.ui.kit.theme import READING

_LINE, _SIZE = 20, 13
_READING_LINE, _READING_SIZE = 24, 15


class ChangedText(QWidget):
    """Paints some pieces; `reading` sets them as what the person wrote is set elsewhere."""

    def __init__(self, pieces: Sequence[Piece], reading: bool = False) -> None:
        super().__init__()
        self._pieces = [piece for piece in pieces if piece.text]
        self._reading = reading
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(self._spoken())

    def text(self) -> str:
        return drift.text(self._pieces)

    def _spoken(self) -> str:
        now = drift.text(piece for piece in self._pieces if piece.change != "gone")
        gone = ", ".join(piece.text for piece in self._pieces if piece.change == "gone")
        if gone and not now:
            return gone
        return self.tr("{now} (before: {gone})").format(now=now, gone=gone) if gone else now

    # --- drawing

    def _font(self) -> QFont:
        return theme.font(_READING_SIZE, family=READING) if self._reading else theme.font(_SIZE)

    @property
    def _step(self) -> int:
        return theme.size(_READING_LINE if self._reading else _LINE)

    def _lay(self, width: float) -> QTextLayout:
        layout = QTextLayout(self.text().replace("\n", NEW_LINE), self._font())
        option = QTextOption()
        option.setTextDirection(self.layoutDirection())
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.setFormats(self._formats())
        return laid(layout, width, self._step)

    def _formats(self) -> list[QTextLayout.FormatRange]:
        found, start = [], 0
        for piece in self._pieces:
            made = QTextLayout.FormatRange()
            made.start, made.length = start, _units(piece.text)
            made.format = _look(piece.change)
            found.append(made)
            start += _units(piece.text + piece.after)
        return found

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return max(1, self._lay(width).lineCount()) * self._step

    def sizeHint(self) -> QSize:
        natural = QFontMetrics(self._font()).horizontalAdvance(self.text()) + 2
        width = min(natural, theme.size(420))
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.size(80), self._step)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(theme.current().colour("text"))
        self._lay(self.width()).draw(painter, QPointF(0, 0))
        painter.end()


def _look(change: str) -> QTextCharFormat:
    t, look = theme.current(), QTextCharFormat()
    look.setForeground(t.colour("faint" if change == "gone" else "text"))
    if change == "gone":
        look.setFontStrikeOut(True)
    elif change == "new":
        look.setBackground(t.colour("accent_soft"))
        look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        look.setUnderlineColor(t.colour("accent"))
    return look


def _units(text: str) -> int:
    """How long Qt takes a text to be: it counts what lies beyond the first plane twice."""
    return len(text.encode("utf-16-le")) // 2
