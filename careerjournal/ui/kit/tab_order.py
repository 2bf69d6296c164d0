"""The order of Tab: through all that takes it, and on a page whose rows come and go as its layouts show them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QWidget


def follow_layout(root: QWidget) -> None:
    """Let Tab walk through `root` as its layouts stand; a widget made later would otherwise come last."""
    for before, after in pairwise(list(_stops(root))):
        QWidget.setTabOrder(before, after)


def next_stop(window: QWidget, forward: bool) -> QWidget | None:
    """Where Tab leads from the widget that has the focus.

    Qt's own search takes a container that hands its focus on for a stop: it leaps over what stands before the part that
    gets the focus, and comes back to it for ever where the container stands after its parts.
    """
    start = window.focusWidget() or window
    at: QWidget | None = start
    while at is not None:
        at = at.nextInFocusChain() if forward else at.previousInFocusChain()
        if at is None or at is start:
            break
        if _takes_tab(at) and at.isVisible() and at.isEnabled() and not at.isWindow():
            return at
    return None


def _takes_tab(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.focusProxy() is None


def _stops(widget: QWidget) -> Iterator[QWidget]:
    if _takes_tab(widget):
        yield widget
    if isinstance(widget, QScrollArea) and (inside := widget.widget()) is not None:
        yield from _stops(inside)
    elif (layout := widget.layout()) is not None:
        yield from _inside(layout)


def _inside(layout: QLayout) -> Iterator[QWidget]:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        if item is None:
            continue
        if (widget := item.widget()) is not None:
            yield from _stops(widget)
        elif (inner := item.layout()) is not None:
            yield from _inside(inner)
