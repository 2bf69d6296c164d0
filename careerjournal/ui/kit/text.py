"""Labels: the one way to put words on the window, always plain text, with the line height of their role."""

from __future__ import annotations

import html

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from careerjournal.ui.kit import theme
from careerjournal.ui.kit.style import TEXT

LEADING = {11: 15, 12: 17, 13: 20, 15: 22, 17: 28, 20: 27, 28: 36}
"""The height of a line for each size of type, both in pixels."""

NEW_LINE = "\u2028"
"""What begins a line inside one layout of text."""


def laid(layout: QTextLayout, width: float, step: float) -> QTextLayout:
    """The lines of a text broken at `width`, each in the middle of a step of its own; both in pixels."""
    layout.beginLayout()
    y = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(1.0, width))
        line.setPosition(QPointF(0, y + (step - line.height()) / 2))
        y += step
    layout.endLayout()
    return layout


class Label(QLabel):
    """A plain-text label; wrapped ones keep their role's line height, others cut with an ellipsis where asked to."""

    def __init__(self, text: str = "", role: str = "body", wrap: bool = True, elide: bool = False) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self.setProperty("elided", elide)
        self._leading = LEADING[TEXT[role][0]]
        self._elide = elide
        self._measured: dict[tuple[str, int, str], int] = {}
        self.setWordWrap(wrap and not elide)
        if elide:
            self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setText(text)

    def setText(self, text: str) -> None:
        super().setText(text)
        if self._elide:
            self.setToolTip(plain_tip(text))

    def _lay(self, width: float) -> QTextLayout:
        layout = QTextLayout(self.text().replace("\n", NEW_LINE), self.font())
        option = QTextOption(self.alignment() & Qt.AlignmentFlag.AlignHorizontal_Mask)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        return laid(layout, width, theme.size(self._leading))

    def heightForWidth(self, width: int) -> int:
        if not self.wordWrap():
            return -1
        self.ensurePolished()
        margins = self.contentsMargins()
        inner = width - margins.left() - margins.right()
        key = (self.text(), inner, self.font().key())
        if key not in self._measured:
            if len(self._measured) > 8:
                self._measured.clear()
            self._measured[key] = max(1, self._lay(inner).lineCount()) * theme.size(self._leading)
        return self._measured[key] + margins.top() + margins.bottom()

    def sizeHint(self) -> QSize:
        self.ensurePolished()
        margins = self.contentsMargins()
        metrics = QFontMetrics(self.font())
        natural = max((metrics.horizontalAdvance(line) for line in self.text().split("\n")), default=0) + 2
        natural += margins.left() + margins.right()
        if not self.wordWrap():
            return QSize(natural, theme.size(self._leading) + margins.top() + margins.bottom())
        width = min(natural, theme.size(420))
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        hint = self.sizeHint()
        if self.wordWrap():
            return QSize(min(hint.width(), theme.size(64)), theme.size(self._leading))
        return QSize(theme.size(24), hint.height()) if self._elide else hint

    def paintEvent(self, event: QPaintEvent) -> None:
        inner = self.contentsRect()
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.setFont(self.font())
        if self.wordWrap():
            top = inner.top()
            if self.alignment() & Qt.AlignmentFlag.AlignVCenter:
                top += max(0, (inner.height() - self.heightForWidth(self.width())) // 2)
            self._lay(inner.width()).draw(painter, QPointF(inner.left(), top))
        else:
            text = self.text()
            if self._elide:
                text = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, inner.width())
            painter.drawText(inner, int(self.alignment()), text)
        painter.end()


def label(text: str = "", role: str = "body", wrap: bool = True, elide: bool = False) -> Label:
    """A label in one of the roles of `style.TEXT`; wrapping ones stand at the top of their place."""
    made = Label(text, role, wrap, elide)
    if made.wordWrap():
        made.setAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop)
    return made


def plain_tip(text: str) -> str:
    """`text` for a tool tip, which would take some plain words for rich text and load what they name."""
    return f"<span>{html.escape(text)}</span>" if "<" in text else text


def set_tip(widget: QWidget, text: str) -> None:
    """Say `text` when the pointer rests on `widget`."""
    widget.setToolTip(plain_tip(text))


def plain_button_text(text: str) -> str:
    """`text` for buttons and menus, which would take `&` for the mark of a key."""
    return text.replace("&", "&&")
