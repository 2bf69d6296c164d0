"""The desk: the pages as they print, one under the other, and which of them is in sight."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from careerjournal.core.summary.typeset import Document
from careerjournal.ui.kit.layout import scrolling
from careerjournal.ui.kit.paper import PaperView
from careerjournal.ui.kit.parts import across, ground
from careerjournal.ui.kit.text import label


class Desk(QScrollArea):
    """Scrolls through the pages by wheel and keys; “Page 2 of 5” stands in its corner where there are several."""

    def __init__(self) -> None:
        super().__init__()
        self.page = PaperView()
        scrolling(self.page, self)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(self.tr("Preview"))
        self.place = label("", "meta", wrap=False)
        self._pill = ground(QWidget(self), "pill")
        box = across(self.place)
        box.setContentsMargins(12, 4, 12, 4)
        self._pill.setLayout(box)
        self._pill.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._pill.hide()
        self.verticalScrollBar().valueChanged.connect(self._say_place)
        self.verticalScrollBar().rangeChanged.connect(self._say_place)

    def show_document(self, document: Document) -> None:
        """Show these pages, at the place where the former ones were."""
        self.page.show_document(document)
        self._say_place()

    def _say_place(self) -> None:
        pages = self.page.count
        here = self.page.page_at(self.verticalScrollBar().value(), self.viewport().height())
        said = self.tr("Page {page} of {pages}").format(page=here, pages=pages)
        self.place.setText(said)
        self.setAccessibleDescription(said)
        self._pill.setVisible(pages > 1)
        self._pill.adjustSize()
        left = self.viewport().width() - self._pill.width() - 16
        self._pill.move(left, self.height() - self._pill.height() - 16)
        self._pill.raise_()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._say_place()
