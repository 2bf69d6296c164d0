"""The page itself: what the print engine made, at the screen's own resolution, black on white in every theme."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from careerjournal.core.summary.typeset import Document
from careerjournal.ui.kit import theme

_INCH = 25.4
_GAP = 24  # between pages
_SHADOW = 18
_NEARLY = 0.84  # of its width a page may lose to be seen whole
_SETTLE = 90  # ms after the last change of size, until then the former picture is stretched


class PaperView(QWidget):
    """All pages of a document under each other, as wide as there is room, at most `most` wide.

    `pressable` names what pressing the page does, where it is a small one that leads to the whole.
    """

    pressed = Signal()

    def __init__(self, most: int = 820, margin: int = 32, pressable: str = "") -> None:
        super().__init__()
        self._most, self._margin, self._pressable = most, margin, pressable
        self._document: Document | None = None
        self._pages: list[QImage] = []
        self._height = 0
        self._drawn_at = 0.0
        self._later = QTimer(self, singleShot=True, interval=_SETTLE)
        self._later.timeout.connect(self._draw)
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
        self._document = document
        self._pages = []
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
        self._later.stop()
        dots = self._dots()
        if self._document is None or self.width() <= 2 * self._margin or (self._pages and dots == self._drawn_at):
            self.update()
            return
        self._pages = [QImage.fromData(page) for page in self._document.png(dots)]
        self._drawn_at = dots
        self.update()

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
        for number, box in enumerate(self._boxes()):
            if number >= len(self._pages):
                painter.fillRect(box, theme.current().colour("line"))  # a place kept: no white flash in a dark window
                continue
            _shadow(painter, box)
            painter.fillRect(box, Qt.GlobalColor.white)
            painter.drawImage(box, self._pages[number])
        if self._pressable and self.hasFocus():
            painter.setPen(QPen(theme.current().colour("focus"), 2))
            painter.drawRoundedRect(self._boxes()[0].adjusted(-3, -3, 3, 3), 3, 3)
        painter.end()

    def _boxes(self) -> list[QRectF]:
        width = self._page_width(self.width())
        height = round(width * self._ratio())
        left = (self.width() - width) // 2
        pages = self._document.pages if self._document else 1
        return [QRectF(left, self._margin + n * (height + _GAP), width, height) for n in range(pages)]

    # --- sizes and words

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        pages = self._document.pages if self._document else 1
        height = round(self._page_width(width) * self._ratio())
        return pages * height + (pages - 1) * _GAP + 2 * self._margin

    def sizeHint(self) -> QSize:
        width = theme.size(min(self._most, 560)) + 2 * self._margin
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        width = min(theme.size(self._most), 160) + 2 * self._margin
        return QSize(width, self.heightForWidth(width))

    def _name(self) -> None:
        pages = self._document.pages if self._document else 1
        name = self.tr("The page, as it prints") if pages == 1 else self.tr("The pages, as they print")
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
