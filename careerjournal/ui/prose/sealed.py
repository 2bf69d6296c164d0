"""A document without doors: whatever its text names, no file is opened and nothing is fetched."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QUrl
from PySide6.QtGui import QImage, QTextDocument


def nothing() -> QImage:
    """Return what stands for every resource; an empty answer would send Qt to look for the file itself."""
    image = QImage(1, 1, QImage.Format.Format_ARGB32)
    image.fill(0)
    return image


class SealedDocument(QTextDocument):
    """A text document that serves no resource, neither picture nor style sheet."""

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        return nothing()
