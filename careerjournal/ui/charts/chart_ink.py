"""What charts share: the ink they are drawn with, the columns of their quarters, and their words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from careerjournal.core.quarter import Quarter
from careerjournal.ui.kit import theme
from careerjournal.ui.kit.theme import Theme

NAMES, TOTALS = 184, 96
MANY = 16
"""From here on columns need the room more than the sums do."""
FEW_TOTALS = 52
READABLE = 4.5
LEAST_TEXT = 11


@dataclass(frozen=True)
class Ink:
    """What a chart is drawn with: a palette, and how large its text is. `paper()` is black on white."""

    palette: Theme = field(default_factory=theme.current)
    scale: float = field(default_factory=theme.text_scale)

    @classmethod
    def paper(cls, scale: float = 1.0) -> Ink:
        return cls(replace(theme.read("light"), canvas="#FFFFFF", text="#000000"), scale)

    def size(self, px: float) -> float:
        return round(px * self.scale)

    def font(self, px: float, weight: int = 400) -> QFont:
        made = theme.font(px, weight, figures=True)
        made.setPixelSize(round(px * self.scale))
        return made

    def fitting(self, words: Iterable[str], px: float, room: float, weight: int = 400) -> QFont:
        """A font in which the longest of `words` has room, as large as drawn or smaller, but legible."""
        made = self.font(px, weight)
        widest = max((QFontMetricsF(made).horizontalAdvance(text) for text in words), default=0)
        if widest > room > 0:
            made.setPixelSize(max(LEAST_TEXT, int(made.pixelSize() * room / widest)))
        return made

    def colour(self, role: str, alpha: int = 255) -> QColor:
        made = self.palette.colour(role)
        made.setAlpha(alpha)
        return made

    def width(self, text: str, px: float, weight: int = 400) -> float:
        return self.advance(text, self.font(px, weight))

    def advance(self, text: str, font: QFont) -> float:
        """How wide a text is in a font."""
        return QFontMetricsF(font).horizontalAdvance(text)

    def elided(self, text: str, px: float, width: float) -> str:
        return QFontMetricsF(self.font(px)).elidedText(text, Qt.TextElideMode.ElideRight, width)


@dataclass(frozen=True)
class Columns:
    """The measure all charts of a page share: names left, one column a quarter, room for a word or a sum right."""

    rect: QRectF
    count: int
    scale: float = 1.0

    @property
    def names(self) -> float:
        return min(NAMES * self.scale, self.rect.width() * 0.26)

    @property
    def totals(self) -> float:
        return min((TOTALS if self.count <= MANY else FEW_TOTALS) * self.scale, self.rect.width() * 0.14)

    @property
    def left(self) -> float:
        return self.rect.left() + self.names

    @property
    def right(self) -> float:
        return self.rect.right() - self.totals

    @property
    def step(self) -> float:
        return (self.right - self.left) / max(1, self.count)

    def centre(self, column: int) -> float:
        return self.left + (column + 0.5) * self.step

    def column(self, column: int, top: float, height: float) -> QRectF:
        """A quarter's part of a row; the column after the last is the sum."""
        if column >= self.count:
            return QRectF(self.right, top, self.totals, height)
        return QRectF(self.left + column * self.step, top, self.step, height)

    def at(self, x: float) -> int:
        """The column under `x`, or -1."""
        if not self.left <= x < self.rect.right() or not self.count:
            return -1
        return min(self.count, int((x - self.left) / self.step))


@dataclass(frozen=True)
class Marks:
    """What the person points at and where the keyboard stands, as (row, column)."""

    lit: tuple[int, int] | None = None
    focused: tuple[int, int] | None = None


def short(quarter: Quarter) -> str:
    """“Q1 26”."""
    return f"Q{quarter.number} {quarter.year % 100:02}"


def heads(painter: QPainter, columns: Columns, top: float, quarters: Sequence[Quarter], ink: Ink) -> None:
    """The quarters over or under their columns; the years where quarters have no room."""
    widest = max((ink.width(short(one), 11, 600) for one in quarters), default=0) + ink.size(6)
    if columns.step < widest:
        _years(painter, columns, top, quarters, ink)
        return
    for number, one in enumerate(quarters):
        last = number == len(quarters) - 1
        painter.setFont(ink.font(11, 600 if last else 400))
        painter.setPen(ink.colour("text" if last else "muted"))
        box = QRectF(columns.centre(number) - widest, top, widest * 2, ink.size(16))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, short(one))


def _years(painter: QPainter, columns: Columns, top: float, quarters: Sequence[Quarter], ink: Ink) -> None:
    """Each year once over its quarters, with a short line where it begins; two figures where four have no room."""
    begun = [n for n, one in enumerate(quarters) if not n or one.year != quarters[n - 1].year]
    for first, after in zip(begun, [*begun[1:], len(quarters)], strict=True):
        left, right = columns.left + first * columns.step, columns.left + after * columns.step
        painter.setPen(QPen(ink.colour("outline"), 1))
        painter.drawLine(QPointF(left + 0.5, top), QPointF(left + 0.5, top + ink.size(16)))
        last = after == len(quarters)
        room = right - left + (ink.size(12) if last else 0)  # the sums' head stands further right
        words = (str(quarters[first].year), f"’{quarters[first].year % 100:02}")
        year = next((word for word in words if ink.width(word, 11, 600) + ink.size(6) <= room), "")
        painter.setFont(ink.font(11, 600 if last else 400))
        painter.setPen(ink.colour("text" if last else "muted"))
        box = QRectF(left + ink.size(5), top, room, ink.size(16))
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, year)


def wrapped(text: str, width: float, ink: Ink) -> tuple[list[str], int]:
    """`text` on one line at 13 or two at 11; what even two cannot hold ends in an ellipsis. Lines and size."""
    if ink.width(text, 13) <= width:
        return [text], 13
    metrics, words, first = QFontMetricsF(ink.font(11)), text.split(), ""
    while words and metrics.horizontalAdvance(f"{first} {words[0]}".strip()) <= width:
        first = f"{first} {words.pop(0)}".strip()
    rest = [first, " ".join(words)] if first else [text]
    return [metrics.elidedText(line, Qt.TextElideMode.ElideRight, width) for line in rest if line], 11


def mixed(one: QColor, other: QColor, part: float) -> QColor:
    """`one` with `part` of `other` in it, 0 to 1."""
    values = ((one.red(), other.red()), (one.green(), other.green()), (one.blue(), other.blue()))
    return QColor(*(round(a + (b - a) * part) for a, b in values))


def legible(ground: QColor, ink: Ink) -> QColor:
    """The theme's ink that stands out more on `ground`; black or white where both are too weak on a middle tone."""
    best = max((ink.colour("on_accent"), ink.colour("text")), key=lambda colour: contrast(colour, ground))
    if contrast(best, ground) >= READABLE:
        return best
    return max((QColor("white"), QColor("black")), key=lambda colour: contrast(colour, ground))


def contrast(one: QColor, other: QColor) -> float:
    """The contrast of two colours as WCAG 2 counts it, 1 to 21."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: QColor) -> float:
    plain = (colour.redF(), colour.greenF(), colour.blueF())
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in plain)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def hatch(painter: QPainter, cell: QRectF, colour: QColor, alpha: int = 120) -> None:
    """Slanted lines, drawn one by one within the cell: brush patterns and clipping come out coarse on paper."""
    box = cell.adjusted(2, 2, -2, -2)
    colour = QColor(colour)
    colour.setAlpha(alpha)
    painter.setPen(QPen(colour, 1))
    x = box.left() - box.height() + 2
    while x < box.right():
        low, high = max(x, box.left()), min(x + box.height(), box.right())
        painter.drawLine(QPointF(low, box.bottom() - (low - x)), QPointF(high, box.bottom() - (high - x)))
        x += 6
