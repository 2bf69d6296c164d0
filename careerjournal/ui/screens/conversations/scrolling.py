"""Parts of a page that scroll by themselves."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, QTimer
from PySide6.QtWidgets import QScrollArea, QWidget

from careerjournal.ui.kit import theme
from careerjournal.ui.kit.layout import scrolling


class UpTo(QScrollArea):
    """As high as what is inside it, up to a height from which it scrolls."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self._most = most

    def sizeHint(self) -> QSize:
        inside, wide = self.widget(), self.viewport().width()
        if inside is None:
            return super().sizeHint()
        high = inside.heightForWidth(wide) if inside.hasHeightForWidth() else inside.sizeHint().height()
        return QSize(super().sizeHint().width(), min(high, theme.size(self._most)))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            QTimer.singleShot(0, self, self.updateGeometry)  # a scroll area keeps its inside's wishes to itself
        return super().eventFilter(watched, event)


def scroll(inside: QWidget, area: QScrollArea | None = None) -> QScrollArea:
    """A part of a page that scrolls by itself, on the page's own ground."""
    inside.setProperty("ground", "clear")
    return scrolling(inside, area)
