"""Every place of the running application that could hold a word: widgets, documents, models, actions, the clipboard."""

from __future__ import annotations

import gc
import weakref
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, Qt
from PySide6.QtGui import QAccessible, QAction, QGuiApplication, QTextDocument
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
from shiboken6 import isValid

if TYPE_CHECKING:
    from collections.abc import Iterator

_ROLES = (
    Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole, Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.AccessibleDescriptionRole, Qt.ItemDataRole.UserRole,
)  # fmt: skip
_ROWS = 400


_former: dict[int, weakref.ref[QObject]] = {}


def begin() -> None:
    """Look from now on: what other tests of this process left alive is not this one's."""
    gc.collect()
    _former.clear()
    _former.update({id(thing): weakref.ref(thing) for thing in gc.get_objects() if isinstance(thing, QObject)})


def _is_former(thing: QObject) -> bool:
    known = _former.get(id(thing))
    return known is not None and known() is thing


def held() -> str:
    """Return every word that the application holds anywhere, each with where it is."""
    return "\n".join(f"{where}: {text}" for where, text in _everything() if text)


def _everything() -> Iterator[tuple[str, str]]:
    for widget in QApplication.allWidgets():
        if isValid(widget) and not _is_former(widget):
            yield from ((type(widget).__name__, text) for text in _of_widget(widget))
    for thing in gc.get_objects():
        if isinstance(thing, QObject) and isValid(thing) and not _is_former(thing):
            yield from ((type(thing).__name__, text) for text in _of_object(thing))
    clipboard = QGuiApplication.clipboard()
    yield "clipboard", clipboard.text()


def _of_widget(widget: QWidget) -> Iterator[str]:
    yield from (
        widget.windowTitle(), widget.toolTip(), widget.statusTip(), widget.whatsThis(), widget.accessibleName(),
        widget.accessibleDescription(), widget.objectName(),
    )  # fmt: skip
    if isinstance(widget, (QLabel, QLineEdit)):
        yield widget.text()
    elif isinstance(widget, QTextEdit | QPlainTextEdit):
        yield widget.toPlainText() + widget.placeholderText()
    elif isinstance(widget, QComboBox):
        yield from (widget.itemText(row) for row in range(widget.count()))
    elif hasattr(widget, "text") and callable(widget.text):
        yield str(widget.text())
    if isinstance(widget, QLineEdit) and (completer := widget.completer()) is not None:
        yield from _of_model(completer.model())
    if isinstance(widget, QAbstractItemView):
        yield from _of_model(widget.model())
    reads = QAccessible.queryAccessibleInterface(widget)
    if reads is not None:
        yield reads.text(QAccessible.Text.Name)
        yield reads.text(QAccessible.Text.Value)
    for action in widget.actions():
        yield from (action.text(), action.toolTip())


def _of_object(thing: QObject) -> Iterator[str]:
    if isinstance(thing, QTextDocument):
        yield thing.toRawText()
    elif isinstance(thing, QAbstractItemModel):
        yield from _of_model(thing)
    elif isinstance(thing, QAction):
        yield from (thing.text(), thing.toolTip())
    for name in thing.dynamicPropertyNames():
        with suppress(RuntimeError):  # what Python cannot read is Qt's own, and no text
            yield str(thing.property(bytes(name.data()).decode()))


def _of_model(model: Any) -> Iterator[str]:
    if model is None:
        return
    for row in range(min(model.rowCount(QModelIndex()), _ROWS)):
        for role in _ROLES:
            yield str(model.data(model.index(row, 0, QModelIndex()), role) or "")
