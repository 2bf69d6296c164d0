"""The page itself: what the print engine made, at the screen's own resolution, black on white in every theme."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from careerjournal.core.summary import pictures
from careerjournal.core.summary.typeset import Document
from careerjournal.ui.kit import theme

_INCH = 25.4
_GAP = 24  # between pages
_SHADOW = 18
_NEARLY = 0.84  # of its width a page may lose to be seen whole
_SETTLE = 90  # ms after the last change of size, until then the former picture is stretched
_KEPT = 4  # pages above and below those in sight that stay drawn


class PaperView(QWidget):
    """All pages of a document under each other, as wide as there is room, at most `most` wide.

    Only the pages in sight are drawn, and the next one. `pressable` names what pressing the page does, where it is a
    small one that leads to the whole.
    """

    pressed = Signal()

    def __init__(self, most: int = 820, margin: int = 32, pressable: str = "") -> None:
        super().__init__()
        self._most, self._margin, self._pressable = most, margin, pressable
        self._document: Document | None = None
        self._pages: dict[int, QImage] = {}
        self._former: dict[int, QImage] = {}  # of the document before, until a page is drawn anew: no white flash
        self._height = 0
        self._drawn_at = 0.0
        self._later = QTimer(self, singleShot=True, interval=_SETTLE)
        self._later.timeout.connect(self._draw)
        self._next = QTimer(self, singleShot=True, interval=0)
        self._next.timeout.connect(self._draw_next)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        if pressable:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._name()

    def show_document(self, document: Document | None) -> None:
        """Show these pages; an empty sheet of paper where there is none yet."""
        if document is not None and self._document is not None and document.pdf == self._document.pdf:
            return
        self._document, self._former, self._pages = document, self._pages, {}
        self._draw()
        self._name()
        self.updateGeometry()

    def fit_height(self, height: int) -> None:
        """Show a page whole in this height where that costs it little of its width."""
        if height != self._height:
            self._height = height
            self._later.start()
            self.updateGeometry()

    @property
    def document(self) -> Document | None:
        return self._document

    # --- which pages

    @property
    def count(self) -> int:
        return self._document.pages if self._document else 1

    def page_at(self, top: int, height: int) -> int:
        """The page, from 1, that takes most of a stretch of this view."""
        shares = [min(top + height, box.bottom()) - max(top, box.top()) for box in self._boxes()]
        return shares.index(max(shares)) + 1

    def _in_sight(self) -> range:
        """The pages in sight, from 0; the first one before anything is seen."""
        seen = self.visibleRegion().boundingRect()
        return self._met_by(seen) if self.isVisible() and not seen.isEmpty() else range(1)

    def _met_by(self, seen: QRect) -> range:
        _, height, _ = self._measures()
        first = (seen.top() - self._margin) // (height + _GAP)
        last = (seen.bottom() - self._margin) // (height + _GAP)
        return range(max(0, first), max(0, min(self.count - 1, last)) + 1)

    # --- drawing the pages

    def _ratio(self) -> float:
        """Height of a page for its width; A4 until there is one."""
        return self._document.height / self._document.width if self._document else 297 / 210

    def _page_width(self, width: int) -> int:
        wide = max(1, min(width - 2 * self._margin, theme.size(self._most)))
        whole = int((self._height - 2 * self._margin) / self._ratio())
        return whole if _NEARLY * wide <= whole < wide else wide

    def _dots(self) -> float:
        """Dots an inch at which a page is as wide as it is shown, in the screen's own pixels."""
        if self._document is None:
            return 0.0
        return self._page_width(self.width()) * self.devicePixelRatioF() / (self._document.width / _INCH)

    def _draw(self) -> None:
        """Draw the page at the top, and the others in sight one by one; the pictures of another size go."""
        self._later.stop()
        dots = self._dots()
        if self._document is None or self.width() <= 2 * self._margin:
            self.update()
            return
        if dots != self._drawn_at:
            self._former, self._pages, self._drawn_at = self._pages or self._former, {}, dots
        self._draw_page(self._in_sight().start)
        self._next.start()
        self.update()

    def _draw_page(self, number: int) -> None:
        if self._document is not None and number not in self._pages:
            self._pages[number] = QImage.fromData(pictures.picture(self._document, number + 1, self._drawn_at))

    def _draw_next(self) -> None:
        """Draw one page that is in sight or will be next, then let the window breathe; those far away go."""
        if self._document is None or self._dots() != self._drawn_at:
            return
        seen = self._in_sight()
        wanted = [n for n in range(seen.start, min(seen.stop + 1, self.count)) if n not in self._pages]
        near = range(seen.start - _KEPT, seen.stop + _KEPT)
        self._pages = {n: page for n, page in self._pages.items() if n in near}
        if wanted:
            self._draw_page(wanted[0])
            self.update()
            self._next.start()
        else:
            self._former = {}

    def resizeEvent(self, event: QResizeEvent) -> None:
        if self._pages:
            self._later.start()
        else:
            self._draw()
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.DevicePixelRatioChange, QEvent.Type.StyleChange):
            self._later.start()
            self.updateGeometry()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        boxes = self._boxes()
        for number in self._met_by(event.rect().adjusted(0, -_SHADOW, 0, _SHADOW)):
            self._paint_page(painter, number, boxes[number])
        if self._pressable and self.hasFocus():
            painter.setPen(QPen(theme.current().colour("focus"), 2))
            painter.drawRoundedRect(boxes[0].adjusted(-3, -3, 3, 3), 3, 3)
        painter.end()

    def _paint_page(self, painter: QPainter, number: int, box: QRectF) -> None:
        if self._document is None:
            painter.fillRect(box, theme.current().colour("line"))  # a place kept: no white flash in a dark window
            return
        _shadow(painter, box)
        painter.fillRect(box, Qt.GlobalColor.white)
        page = self._pages.get(number) or self._former.get(number)
        if page is not None:
            painter.drawImage(box, page)
        if number not in self._pages and not self._later.isActive():
            self._next.start()

    def _measures(self) -> tuple[int, int, int]:
        """Width and height of a page, and what is left of it."""
        width = self._page_width(self.width())
        return width, round(width * self._ratio()), (self.width() - width) // 2

    def _boxes(self) -> list[QRectF]:
        width, height, left = self._measures()
        return [QRectF(left, self._margin + n * (height + _GAP), width, height) for n in range(self.count)]

    # --- sizes and words

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        height = round(self._page_width(width) * self._ratio())
        return self.count * height + (self.count - 1) * _GAP + 2 * self._margin

    def sizeHint(self) -> QSize:
        width = theme.size(min(self._most, 560)) + 2 * self._margin
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        width = min(theme.size(self._most), 160) + 2 * self._margin
        return QSize(width, self.heightForWidth(width))

    def _name(self) -> None:
        name = self.tr("The page, as it prints") if self.count == 1 else self.tr("The pages, as they print")
        self.setAccessibleName(self._pressable or name)

    # --- pressing

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._pressable and self.rect().contains(event.position().toPoint()):
            self.pressed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._pressable and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.pressed.emit()
            return
        super().keyPressEvent(event)


def _shadow(painter: QPainter, page: QRectF) -> None:
    """A soft shadow, a little below the page: strokes that grow fainter outwards."""
    dark = theme.current().dark
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for step in range(1, _SHADOW):
        fade = (1 - step / _SHADOW) ** 2
        painter.setPen(QPen(QColor(0, 0, 0, round((110 if dark else 30) * fade)), 1.5))
        painter.drawRoundedRect(page.adjusted(-step, 3 - step, step, 3 + step), step, step)
    painter.setPen(QPen(QColor(0, 0, 0, 28), 1))
    painter.drawRect(page.adjusted(-0.5, -0.5, 0.5, 0.5))
