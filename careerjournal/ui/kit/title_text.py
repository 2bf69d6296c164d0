"""The title of a record as a heading that is changed in place: it wraps, and Enter or leaving it is the end."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen, QTextBlockFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from careerjournal.ui.kit import theme

_LEADING = 36


class HeadingEdit(QTextEdit):
    """One paragraph, Literata, as large as a heading. `edited` at every change by hand, `left` on leaving it."""

    edited = Signal()
    left = Signal()

    def __init__(self, name: str, hint: str = "") -> None:
        super().__init__()
        self._seen = ""
        self.setProperty("heading", True)
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self.textChanged.connect(self._tell)
        self._fit()

    def source(self) -> str:
        """What is written, on one line. toPlainText() would turn no-break spaces into spaces."""
        return self.document().toRawText().replace("\u2029", " ").replace("\u2028", " ")

    def set_source(self, text: str) -> None:
        """Show other words; nothing of it can be undone."""
        if text != self.source():
            self._seen = text
            self.setPlainText(text)
            self._seen = self.source()
        self._space()

    def _tell(self) -> None:
        text = self.source()
        if text != self._seen:  # a change of format is announced as one of text
            self._seen = text
            self.edited.emit()

    def _space(self) -> None:
        """Give the lines their height, outside of undo: one undo must give back the exact words."""
        self.document().setUndoRedoEnabled(False)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        block = QTextBlockFormat()
        block.setLineHeight(theme.size(_LEADING), QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        cursor.mergeBlockFormat(block)
        self.document().setUndoRedoEnabled(True)

    def _fit(self) -> None:
        self.setFixedHeight(max(theme.size(40), round(self.document().size().height()) + 4))

    def insertFromMimeData(self, source: QMimeData) -> None:
        self.insertPlainText(" ".join(source.text().split()))

    def finish(self) -> None:
        """Enter: on to what comes next."""
        self.left.emit()
        self.focusNextChild()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.finish()
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self._space()
            self._fit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self.viewport())
            painter.setPen(QPen(theme.current().colour("focus"), 2))
            bottom = self.viewport().height() - 1
            painter.drawLine(0, bottom, self.viewport().width(), bottom)
            painter.end()


class TitleText(HeadingEdit):
    """The title of a record that has one. `changed` carries the new words; empty ones go back to what was there."""

    changed = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._kept = ""
        self.left.connect(self.flush)

    def text(self) -> str:
        return " ".join(self.source().split())

    def set_text(self, text: str) -> None:
        """Show the journal's words, unless others are being typed."""
        if self.hasFocus() and self.text() != self._kept:
            return
        self._kept = text
        if text != self.text():
            self.set_source(text)

    def flush(self) -> None:
        """Send what was typed."""
        text = self.text()
        if not text:
            self.set_source(self._kept)
        elif text != self._kept:
            self._kept = text
            self.changed.emit(text)
