"""The reading view of prose: Markdown as a page of a book, which opens no file and follows no link."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QRect, QRectF, QSize, Qt, QUrl, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QStyle, QTextBrowser, QWidget

from careerjournal.core import prose
from careerjournal.ui.kit import theme
from careerjournal.ui.kit.theme import READING
from careerjournal.ui.prose.editor_look import MEASURE, READING_SIZE, wrapping
from careerjournal.ui.prose.prose_page import page, paint_ground, targets
from careerjournal.ui.prose.sealed import nothing


class ProseView(QTextBrowser):
    """Shows one text; a click on a link copies its target and says so with `copied`."""

    copied = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None, fit_content: bool = False) -> None:
        super().__init__(parent)
        self._source = ""
        self._by_keyboard = False
        self._fits = fit_content
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setUndoRedoEnabled(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        if fit_content:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.anchorClicked.connect(self._copy)
        self._show()
        theme.signals.changed.connect(self._show)

    def markdown_source(self) -> str:
        """Return the Markdown that is shown; `source()` is Qt's own, an address, and stays empty."""
        return self._source

    def set_source(self, text: str) -> None:
        """Show another text."""
        if text != self._source:
            self._source = text
            self._show()

    def sizeHint(self) -> QSize:
        height = self.height() if self._fits else theme.size(360)
        return QSize(theme.size(MEASURE), height)

    def _show(self) -> None:
        self.setFont(theme.font(READING_SIZE, family=READING))
        document = page(prose.parse(self._source), self)
        self.setWordWrapMode(wrapping(self._source))
        self.setDocument(document)  # the one before is Qt's to delete
        document.documentLayout().documentSizeChanged.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        if self._fits:
            height = max(1, round(self.document().size().height()))
            if self.minimumHeight() != height or self.maximumHeight() != height:
                self.setFixedHeight(height)

    def _centre(self) -> None:
        wide = 0 if self._fits else max(0, (self.width() - theme.size(MEASURE)) // 2)
        spare = max(0, self.width() - theme.size(MEASURE)) if self._fits else wide
        self.setViewportMargins(wide, 0, spare, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._centre()
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the text, and behind it the panels, bars and bullets that Qt has not."""
        painter = QPainter(self.viewport())
        over, down = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        painter.translate(-over, -down)
        paint_ground(self.document(), painter, QRectF(event.rect()).translated(over, down))
        painter.end()
        super().paintEvent(event)
        if self._by_keyboard:
            self._mark_focus()

    def _mark_focus(self) -> None:
        """A bar at the beginning of the lines: a frame would run through the words at the edge."""
        ink = QPainter(self.viewport())
        whole = self.viewport().rect()
        edge = QStyle.visualRect(self.layoutDirection(), whole, QRect(0, 0, 2, whole.height()))
        ink.fillRect(edge, theme.current().colour("focus"))
        ink.end()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._by_keyboard = event.reason() != Qt.FocusReason.MouseFocusReason
        self.viewport().update()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._by_keyboard = False
        self.viewport().update()
        super().focusOutEvent(event)

    def _copy(self, link: QUrl) -> None:
        """Copy a link instead of opening it: nothing here starts another program or uses the network."""
        written = (href for href in targets(self.document()) if QUrl(href) == link)
        target = next(written, link.toString()).removeprefix("mailto:")
        QGuiApplication.clipboard().setText(target)
        self.copied.emit(target)

    def createMimeDataFromSelection(self) -> QMimeData:
        data = QMimeData()
        data.setText(self.textCursor().selectedText().replace("\u2029", "\n").replace("\u2028", "\n"))
        return data

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        return nothing()

    def doSetSource(self, name: QUrl | str, type: object = None) -> None:  # noqa: A002
        """Go nowhere."""
