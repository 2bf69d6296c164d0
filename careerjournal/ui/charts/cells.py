"""The cells of a grid: a shaded number, a column, a disc, a thread for days, or a bare figure."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from careerjournal.ui.charts.chart_ink import Ink, hatch, legible, mixed
from careerjournal.ui.charts.chart_words import all_said_words, drained_words
from careerjournal.ui.charts.figures import Cell, Form, Row, Tone

LEAST_SHADE = 0.12
DISC_LEAST, DISC_MOST = 20, 27
BAR_WIDTH = 34
NUMBER_ABOVE = 17
HATCH_SEEN = 9
"""How much of the hatching stays in sight on either side of a word."""
_CENTRE = Qt.AlignmentFlag.AlignCenter
_ABOVE = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom


def shade(tone: Tone, part: float, ink: Ink) -> QColor:
    """The colour of a tone, from hardly seen at 0 to full at 1."""
    full = QColor(ink.palette.kind("setback").text) if tone is Tone.SLATE else ink.colour("accent")
    return mixed(ink.colour("well"), full, LEAST_SHADE + (1 - LEAST_SHADE) * part)


def _share(cell: Cell, row: Row) -> float:
    return cell.size / row.most if row.most else 0.0


def _number(painter: QPainter, box: QRectF, words: str, colour: QColor, ink: Ink, weight: int = 500) -> None:
    """A number in the middle of a box; nothing where not even a small one has room."""
    font = ink.fitting([words], 12, box.width() - 2, weight)
    if words and ink.advance(words, font) <= box.width():
        painter.setFont(font)
        painter.setPen(colour)
        painter.drawText(box, _CENTRE, words)


def draw_heat(painter: QPainter, box: QRectF, cell: Cell, row: Row, ink: Ink) -> None:
    """A shade and a number; draining hatched, unused blank, another opinion of the person's as a word or a ring."""
    ground = shade(row.tone, _share(cell, row), ink) if cell.size else ink.colour("well")
    if not cell.size:
        ground = mixed(ink.colour("canvas"), ground, 0.43)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawRoundedRect(box, 5, 5)
    text = legible(ground, ink)
    said = max(ink.width(words, 11) for words in all_said_words()) + 2 * ink.size(HATCH_SEEN)
    worded = bool(cell.note) and said <= box.width()
    number = drained_words(cell.words) if worded and cell.differs and cell.number == "drained" else cell.words
    if cell.hatched:
        hatch(painter, box, text)
        _knock_out(painter, box, [number, cell.note if worded else ""], ground, ink)
    upper = QRectF(box.left(), box.top() + ink.size(2), box.width(), box.height() / 2 - ink.size(1))
    _number(painter, upper if worded and cell.words else box, number, text, ink)
    if worded:
        lower = box.adjusted(0, box.height() / 2 - ink.size(1), 0, -ink.size(1)) if cell.words else box
        painter.setFont(ink.font(11))
        painter.setPen(text)
        painter.drawText(lower, _CENTRE, cell.note)
    elif cell.differs:
        _ring(painter, box, text, ink)


def _ring(painter: QPainter, box: QRectF, colour: QColor, ink: Ink) -> None:
    """A small ring in the upper right corner."""
    radius = min(2.5 * ink.scale, box.width() / 6)
    painter.setPen(QPen(colour, 1.25))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(QPointF(box.right() - radius - 2.5, box.top() + radius + 2.5), radius, radius)


def _knock_out(painter: QPainter, box: QRectF, words: list[str], ground: QColor, ink: Ink) -> None:
    """Clear the hatching behind the words."""
    said = [text for text in words if text]
    if not said:
        return
    width = min(max(ink.width(text, 12, 500) for text in said) + ink.size(8), box.width() - 2)
    spot = QRectF(0, 0, width, box.height() - 2 if len(said) > 1 else ink.size(17))
    spot.moveCenter(box.center())
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawRoundedRect(spot, 4, 4)


def draw_disc(painter: QPainter, box: QRectF, cell: Cell, row: Row, ink: Ink) -> None:
    """A disc as large as its number, with the number in it; a dot of dust where there is none."""
    if not cell.size:
        _dust(painter, box, cell, ink)
        return
    share = _share(cell, row)
    height = ink.size(DISC_LEAST) + (ink.size(DISC_MOST) - ink.size(DISC_LEAST)) * share**0.5
    width = max(height, ink.width(cell.words, 12, 500) + ink.size(9))
    narrow = width > box.width()
    spot = QRectF(0, 0, min(width, box.width()), ink.size(DISC_LEAST) if narrow else height)
    spot.moveCenter(box.center())
    radius = 4 if narrow else height / 2
    ground = ink.colour("canvas") if row.tone is Tone.OPEN else shade(row.tone, 0.15 + 0.85 * share, ink)
    painter.setPen(QPen(ink.colour("accent"), 1.5) if row.tone is Tone.OPEN else Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawRoundedRect(spot.adjusted(0.75, 0.75, -0.75, -0.75), radius, radius)
    _number(painter, spot, cell.words, legible(ground, ink), ink)
    _beside(painter, box, spot.right(), cell.note, ink)


def _dust(painter: QPainter, box: QRectF, cell: Cell, ink: Ink) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink.colour("outline"))
    painter.drawEllipse(box.center(), 1.75, 1.75)
    _beside(painter, box, box.center().x() + 2, cell.note, ink)


def _beside(painter: QPainter, box: QRectF, left: float, note: str, ink: Ink) -> None:
    """A small word right of a disc, where there is room for it."""
    until = box.right() + box.width() / 2 - ink.size(DISC_MOST) / 2  # where the next disc may begin
    room = QRectF(left, box.top(), until - left, box.height())
    width = ink.width(note, 11) + 9
    if not note or width > room.width():
        return
    ground = QRectF(room.left(), room.center().y() - ink.size(7), width, ink.size(14))
    painter.fillRect(ground, ink.colour("canvas"))
    painter.setFont(ink.font(11))
    painter.setPen(ink.colour("muted"))
    painter.drawText(ground, _CENTRE, note)


def draw_bar(painter: QPainter, box: QRectF, cell: Cell, row: Row, ink: Ink) -> None:
    """A column with its number on top; what is missing of it stands as an outline above what is there."""
    if not cell.size:
        return
    room = box.height() - ink.size(NUMBER_ABOVE)
    height = max(3.0, room * _share(cell, row))
    width = min(ink.size(BAR_WIDTH), max(3.0, box.width() - 3))
    whole = QRectF(box.center().x() - width / 2, box.bottom() - height, width, height)
    outlined = height * cell.part / cell.size
    ground = shade(row.tone, 0.72, ink)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawRoundedRect(whole.adjusted(0, outlined, 0, 0), 2, 2)
    if outlined:
        painter.setPen(QPen(ground, 1.25))
        painter.setBrush(ink.colour("canvas"))
        painter.drawRoundedRect(whole.adjusted(0.75, 0.75, -0.75, outlined - height), 2, 2)
    above = QRectF(box.left(), whole.top() - ink.size(NUMBER_ABOVE), box.width(), ink.size(NUMBER_ABOVE))
    _number(painter, above, cell.words, ink.colour("text"), ink)


def draw_thread(painter: QPainter, box: QRectF, cell: Cell, row: Row, ink: Ink) -> None:
    """Days: the number, and under it a thin line as long as they are."""
    if not cell.size:
        _number(painter, box, cell.words, ink.colour("faint"), ink, 400)
        return
    length = max(3.0, box.width() * 0.9 * _share(cell, row))
    pen = QPen(shade(Tone.SLATE, 0.75, ink), 2.5 * ink.scale**0.5)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    y = box.bottom() - 1
    painter.drawLine(QPointF(box.center().x() - length / 2, y), QPointF(box.center().x() + length / 2, y))
    _number(painter, box.adjusted(0, 0, 0, -ink.size(3)), cell.words, ink.colour("text"), ink)


def draw_figure(painter: QPainter, box: QRectF, cell: Cell, row: Row, ink: Ink) -> None:
    """The number alone."""
    _number(painter, box, cell.words if cell.opens else "", ink.colour("muted" if row.inner else "text"), ink)


def draw_slip(painter: QPainter, box: QRectF, cell: Cell, row: Row, ink: Ink) -> None:
    """In the place of a number that has no room: a slip as high as it is, among those of its own row."""
    most = max((one.size for one in row.cells), default=0)
    if not cell.size or not most:
        return
    height = max(2.0, (box.height() - 4) * cell.size / most)
    width = max(2.0, box.width() / 2)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(shade(Tone.SLATE, 0.55, ink))
    painter.drawRect(QRectF(box.center().x() - width / 2, box.bottom() - 1 - height, width, height))


def draw_total(painter: QPainter, box: QRectF, cell: Cell, row: Row, ink: Ink) -> None:
    """What a row adds up to."""
    _number(painter, box, cell.words if cell.opens else "", ink.colour("muted" if row.inner else "text"), ink, 600)


Draw = Callable[[QPainter, QRectF, Cell, Row, Ink], None]
DRAW: dict[Form, Draw] = {
    Form.HEAT: draw_heat,
    Form.BAR: draw_bar,
    Form.DISC: draw_disc,
    Form.THREAD: draw_thread,
    Form.FIGURE: draw_figure,
}
UNWORDED: dict[Form, Draw] = {Form.THREAD: draw_slip, Form.FIGURE: draw_slip}
"""How rows are drawn whose numbers have no room, where that is another way."""
