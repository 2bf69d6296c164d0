"""Controls that Qt has, drawn and behaving as this window wants them: an icon, a choice, a tick, growing text."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFontMetrics, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QListView, QSizePolicy, QStyledItemDelegate, QTextEdit, QWidget

from careerjournal.ui.kit import icons, theme
from careerjournal.ui.kit.text import plain_button_text


class Glyph(QWidget):
    """An icon that is only looked at."""

    def __init__(self, icon: str, px: int = 18, role: str = "muted") -> None:
        super().__init__()
        self._icon, self._px, self._role = icon, px, role
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def set_icon(self, icon: str, role: str = "") -> None:
        self._icon, self._role = icon, role or self._role
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.size(self._px), theme.size(self._px))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        side = min(self.width(), self.height())
        spot = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        icons.paint(QPainter(self), self._icon, spot, self._role)


class Choice(QComboBox):
    """One of several words. The wheel scrolls the page and never changes an answer by the way."""

    chosen = Signal(str)

    def __init__(self, options: Sequence[tuple[str, str]], name: str, value: str = "") -> None:
        """`options` are (key, words)."""
        super().__init__()
        self.setView(QListView())
        self.setItemDelegate(QStyledItemDelegate(self))  # the one that honours the style sheet's rows
        for key, words in options:
            self.addItem(words, key)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.set_value(value)
        self.activated.connect(lambda _row: self.chosen.emit(self.value()))

    def value(self) -> str:
        return str(self.currentData() or "")

    def set_value(self, key: str) -> None:
        """Show `key`, without a signal; one that is not offered shows nothing."""
        self.setCurrentIndex(self.findData(key))

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(theme.font(13))
        words = max((metrics.horizontalAdvance(self.itemText(row)) for row in range(self.count())), default=0)
        return QSize(max(theme.size(120), words + theme.size(56)), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.size(80), super().minimumSizeHint().height())

    def showPopup(self) -> None:
        self.view().ensurePolished()
        self.view().doItemsLayout()  # rows that were measured before the style came would lie on each other
        super().showPopup()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        glyph = theme.size(14)
        left = theme.size(10) if self.isRightToLeft() else self.width() - glyph - theme.size(10)
        spot = QRectF(left, (self.height() - glyph) / 2, glyph, glyph)
        icons.paint(QPainter(self), "chevron-down", spot, "muted" if self.isEnabled() else "control")

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class Tick(QCheckBox):
    """A box to tick, drawn in the theme's colours, with its words beside it."""

    def __init__(self, text: str = "", on: bool = False, name: str = "") -> None:
        super().__init__(plain_button_text(text))
        self._words = text
        self.setAccessibleName(name or text)
        self.setChecked(on)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        words = QFontMetrics(theme.font(13)).horizontalAdvance(self._words)
        return QSize(theme.size(18) + 8 + (words + theme.size(8) if words else 0), theme.size(28))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        t, side = theme.current(), theme.size(18)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left = self.width() - side - 3 if self.isRightToLeft() else 3
        box = QRectF(left, (self.height() - side) / 2, side, side)
        on = self.isChecked()
        edge = "accent" if on else "control" if self.isEnabled() else "line"
        painter.setPen(QPen(t.colour(edge), 1))
        painter.setBrush(t.colour("accent") if on else t.colour("surface"))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
        if on:
            icons.paint(painter, "check", box.adjusted(2, 2, -2, -2), "on_accent", 2.5)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(t.colour("focus"), 2))
            painter.drawRoundedRect(box.adjusted(-2.5, -2.5, 2.5, 2.5), 7, 7)
        painter.setFont(theme.font(13))
        painter.setPen(QColor(t.colour("text" if self.isEnabled() else "faint")))
        gap = side + 11
        words = self.rect().adjusted(0, 0, -gap, 0) if self.isRightToLeft() else self.rect().adjusted(gap, 0, 0, 0)
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading), self._words)
        painter.end()


class GrowingText(QTextEdit):
    """Plain text of several lines that grows with what is written, from `least` to `most` lines."""

    left = Signal()

    def __init__(self, name: str, least: int = 3, most: int = 8, placeholder: str = "") -> None:
        super().__init__()
        self._least, self._most = least, most
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(2)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit()

    def text(self) -> str:
        """What is written. toPlainText() would turn no-break spaces into spaces."""
        return self.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")

    def set_text(self, text: str) -> None:
        if text != self.text():
            self.setPlainText(text)

    def _fit(self) -> None:
        line = QFontMetrics(self.font()).lineSpacing()
        around = 18
        wanted = round(self.document().size().height()) + around - 4
        height = min(max(wanted, line * self._least + around), line * self._most + around)
        full = wanted > height
        off, on = Qt.ScrollBarPolicy.ScrollBarAlwaysOff, Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self.setVerticalScrollBarPolicy(on if full else off)
        self.setFixedHeight(height)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self._fit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()
