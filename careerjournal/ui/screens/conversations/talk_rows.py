"""What the pages of a conversation are made of: rows that stay in place, and links to records."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QFrame, QVBoxLayout, QWidget

from careerjournal.ui.kit.controls import Glyph, Tick
from careerjournal.ui.kit.parts import across, down
from careerjournal.ui.kit.text import Label, label

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class HasId(Protocol):
    """A read model with a uid."""

    @property
    def id(self) -> str: ...


class ViewRow(QWidget):
    """A row that shows one read model and can be given another."""

    def show_view(self, view: Any) -> None:
        raise NotImplementedError


class RowStack(QWidget):
    """Rows by uid: those that stay keep their widgets, and with them the focus and what is being typed."""

    def __init__(self, make: Callable[[Any], ViewRow], gap: int = 0) -> None:
        super().__init__()
        self._make = make
        self.rows: dict[str, ViewRow] = {}
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(gap)

    def show_views(self, views: Sequence[HasId]) -> None:
        """Show these, in this order; where the focused one went, its neighbour takes the focus."""
        place = self._focused()
        wanted = {view.id for view in views}
        for uid in [uid for uid in self.rows if uid not in wanted]:
            self._drop(self.rows.pop(uid))
        for number, view in enumerate(views):
            row = self.rows.get(view.id)
            if row is None:
                row = self.rows[view.id] = self._make(view)
            if self._box.indexOf(row) != number:
                self._box.insertWidget(number, row)
            row.show_view(view)
        self.rows = {view.id: self.rows[view.id] for view in views}
        self.setVisible(bool(views))
        if place >= 0 and self._focused() < 0 and self.rows:
            self.at(min(place, len(self.rows) - 1)).setFocus()

    def _drop(self, row: ViewRow) -> None:
        self._box.removeWidget(row)
        row.hide()
        row.setParent(None)
        row.deleteLater()

    def _focused(self) -> int:
        held = QApplication.focusWidget()
        rows = list(self.rows.values())
        return next((n for n, row in enumerate(rows) if held and (row is held or row.isAncestorOf(held))), -1)

    def at(self, place: int) -> ViewRow:
        return list(self.rows.values())[place]

    def step(self, by: int) -> bool:
        """Move the focus to the row above (−1) or below (1); False at the end."""
        place = self._focused() + by
        if not 0 <= place < len(self.rows):
            return False
        self.at(place).setFocus(Qt.FocusReason.TabFocusReason)
        return True


class RowTick(Tick):
    """The tick at the front of a row; arrows and Enter are the row's."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down, *ENTER):
            event.ignore()
        else:
            super().keyPressEvent(event)


class LinkRow(QFrame):
    """A record named in one line; pressing it opens it where it lives."""

    pressed = Signal(str)

    def __init__(self, uid: str, title: str, detail: str = "", icon: str = "", wrapped: bool = False) -> None:
        """A `wrapped` one shows the whole title, with the detail below it."""
        super().__init__()
        self.uid = uid
        self.setProperty("row", True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(", ".join(part for part in (title, detail) if part))
        self.title = label(title, "body", elide=not wrapped)
        about = [label(detail, "meta", wrap=False)] if detail else []
        words = down(self.title, *about, gap=0) if wrapped else across(self.title, *about)
        box = across(*([Glyph(icon, 16)] if icon else []), words, gap=8)
        words.setStretch(0, 1)
        box.setStretch(box.count() - 1, 1)
        box.setContentsMargins(6, 4, 6, 4)
        self.setLayout(box)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.rect().contains(event.position().toPoint()):
            self.pressed.emit(self.uid)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (*ENTER, Qt.Key.Key_Space):
            self.pressed.emit(self.uid)
        else:
            super().keyPressEvent(event)


class Section(QWidget):
    """A part of a page under its own heading; fill `box`."""

    def __init__(self, title: str, detail: str = "", gap: int = 4) -> None:
        super().__init__()
        self.title = label(title, "strong", wrap=False)
        self.detail: Label = label(detail, "meta")
        if not detail:
            self.detail.hide()
        self.box = down(gap=gap)
        self.setLayout(down(self.title, self.detail, 4, self.box, gap=2))

    def say(self, detail: str) -> None:
        self.detail.setText(detail)
        self.detail.setVisible(bool(detail))
