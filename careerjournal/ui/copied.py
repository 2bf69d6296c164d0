"""What was copied in this window: whether the clipboard still holds it, so that only that is ever cleared."""

from __future__ import annotations

import hashlib

from PySide6.QtCore import QObject
from PySide6.QtGui import QClipboard, QGuiApplication


class Copied(QObject):
    """Follows the clipboard; of what was copied here it keeps a digest and no word."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._clipboard = QGuiApplication.clipboard()
        self._mark = b""
        self._clipboard.dataChanged.connect(self._changed)

    def _changed(self) -> None:
        self._mark = _digest(self._clipboard.text()) if is_ours(self._clipboard) else b""

    def clear(self) -> None:
        """Empty the clipboard if it still holds what was copied here."""
        if self._mark and _digest(self._clipboard.text()) == self._mark:
            self._clipboard.clear()
        self._mark = b""
        if self._clipboard.supportsSelection() and self._clipboard.ownsSelection():
            self._clipboard.clear(QClipboard.Mode.Selection)


def is_ours(clipboard: QClipboard) -> bool:
    """Whether what the clipboard holds now was put there by this program; some systems cannot say whose it is."""
    return clipboard.ownsClipboard() or QGuiApplication.focusWindow() is not None


def _digest(text: str) -> bytes:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()
