"""Where the person stood in the window: noted in the journal itself while it is shut, and gone back to afterwards."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QAbstractScrollArea, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from careerjournal.core import drafts
from careerjournal.core.entries import Filter
from careerjournal.core.trouble import Trouble

if TYPE_CHECKING:
    from careerjournal.ui.screen import Screen
    from careerjournal.ui.window import Window

PLACE = "window/place"
_FILTER = "filter"
_TRIES, _PAUSE = 12, 15  # a page finds its length in a few turns of the event loop


def note(window: Window) -> None:
    """Note screen, record, face, scroll positions, field and cursor, as a draft that survives a kill."""
    screen = window.shown
    if screen is None:
        return
    uid, wanted = screen.where()
    told = {
        "screen": screen.name, "uid": uid, "wanted": _plain(wanted),
        "scrolls": _scrolls(screen), "field": _field(screen, window.focusWidget()),
    }  # fmt: skip
    drafts.keep(window.journal, PLACE, json.dumps(told))
    drafts.durable(window.journal)


def go_back(window: Window) -> bool:
    """Go to what was noted, once; False where nothing was, or it is no more."""
    told = drafts.text(window.journal, PLACE)
    if told is None:
        return False
    drafts.drop(window.journal, PLACE)
    try:
        noted: dict[str, Any] = json.loads(told)
        window.go(noted["screen"], noted["uid"], **_read(noted["wanted"]))
    except (ValueError, KeyError, Trouble):  # what was shown is in the trash by now
        return False
    if screen := window.shown:
        _Return(screen, noted).turn()
    return True


def _plain(wanted: dict[str, Any]) -> dict[str, Any]:
    """The same with a Filter as plain values."""
    return {name: _days(asdict(value)) if isinstance(value, Filter) else value for name, value in wanted.items()}


def _days(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in values.items()}


def _read(wanted: dict[str, Any]) -> dict[str, Any]:
    found = wanted.get(_FILTER)
    return wanted if found is None else wanted | {_FILTER: Filter(**{n: _value(n, v) for n, v in found.items()})}


def _value(name: str, value: Any) -> Any:
    if name in ("first", "last"):
        return date.fromisoformat(value) if value else None
    return tuple(value) if isinstance(value, list) else value


# --- scroll positions


def _scrolls(screen: Screen) -> list[list[int]]:
    """Which of the screen's pages are scrolled, by their number, and how far."""
    areas = enumerate(screen.findChildren(QAbstractScrollArea))
    found = [[at, one.horizontalScrollBar().value(), one.verticalScrollBar().value()] for at, one in areas]
    return [one for one in found if one[1] or one[2]]


# --- the field and its cursor


def _field(screen: Screen, focused: QWidget | None) -> dict[str, Any]:
    """The field with the keyboard: the how-manieth of its name, and where its cursor is."""
    if focused is None or not screen.isAncestorOf(focused):
        return {}
    alike = _alike(screen, type(focused).__name__, focused.accessibleName())
    found = {"kind": type(focused).__name__, "name": focused.accessibleName(), "at": alike.index(focused)}
    if isinstance(focused, QLineEdit):
        begun = focused.selectionStart() if focused.hasSelectedText() else focused.cursorPosition()
        return found | {"anchor": begun, "cursor": focused.cursorPosition(), "text": focused.text()}
    if isinstance(focused, QTextEdit | QPlainTextEdit):
        cursor = focused.textCursor()
        return found | {"anchor": cursor.anchor(), "cursor": cursor.position()}
    return found


def _alike(screen: Screen, kind: str, name: str) -> list[QWidget]:
    everything = screen.findChildren(QWidget)
    return [one for one in everything if type(one).__name__ == kind and one.accessibleName() == name]


def _put_cursor(field: QWidget, noted: dict[str, Any]) -> None:
    field.setFocus()
    if isinstance(field, QLineEdit) and "cursor" in noted:
        if noted["text"] and not field.text():  # a line that is no field of a record, half typed
            field.setText(noted["text"])
        field.setCursorPosition(noted["anchor"])
        field.cursorForward(True, noted["cursor"] - noted["anchor"])
    elif isinstance(field, QTextEdit | QPlainTextEdit) and "cursor" in noted:
        end = field.document().characterCount() - 1
        cursor = field.textCursor()
        cursor.setPosition(min(noted["anchor"], end))
        cursor.setPosition(min(noted["cursor"], end), QTextCursor.MoveMode.KeepAnchor)
        field.setTextCursor(cursor)


class _Return(QObject):
    """Goes back to field and scroll positions as the screen, which reads and lays out step by step, has them."""

    def __init__(self, screen: Screen, noted: dict[str, Any]) -> None:
        super().__init__(screen)
        self._screen, self._field, self._scrolls = screen, dict(noted["field"]), list(noted["scrolls"])
        self._left = _TRIES
        self._next = QTimer(self, singleShot=True, interval=_PAUSE)
        self._next.timeout.connect(self.turn)

    def turn(self) -> None:
        self._left -= 1
        if self._field:
            self._find_field()
        areas = self._screen.findChildren(QAbstractScrollArea)
        self._scrolls = [one for one in self._scrolls if not _scrolled(areas, *one)]
        if self._left and (self._field or self._scrolls):
            self._next.start()
        else:
            self.deleteLater()

    def _find_field(self) -> None:
        found = _alike(self._screen, self._field["kind"], self._field["name"])
        if self._field["at"] < len(found) and found[self._field["at"]].isVisible():
            _put_cursor(found[self._field["at"]], self._field)
            self._field = {}


def _scrolled(areas: list[QAbstractScrollArea], at: int, across: int, down: int) -> bool:
    """Scroll one of the pages; whether it is long enough by now."""
    if at >= len(areas):
        return False
    wide, high = areas[at].horizontalScrollBar(), areas[at].verticalScrollBar()
    wide.setValue(across)
    high.setValue(down)
    return wide.value() == across and high.value() == down
