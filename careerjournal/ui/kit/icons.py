"""Icons: Lucide's drawings, tinted with the theme's colour at the moment they are painted."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from careerjournal.core import paths
from careerjournal.ui.kit import theme

STROKE = 1.75


@lru_cache(maxsize=512)
def _drawing(name: str, colour: str, stroke: float) -> QSvgRenderer:
    source = (paths.resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    source = source.replace("currentColor", colour).replace('stroke-width="2"', f'stroke-width="{stroke}"')
    return QSvgRenderer(QByteArray(source.encode()))


def paint(painter: QPainter, name: str, rect: QRect | QRectF, role: str = "muted", stroke: float = STROKE) -> None:
    """Draw an icon in a theme role (or a literal colour), for delegates and custom widgets."""
    _drawing(name, theme.current().colour(role).name(), stroke).render(painter, QRectF(rect))


def pixmap(name: str, px: int = 18, role: str = "muted", ratio: float = 1.0) -> QPixmap:
    """An icon as a picture, for what cannot take a QIcon."""
    return icon(name, role).pixmap(QSize(px, px), ratio)


def icon(name: str, role: str = "muted", on_role: str = "accent_text") -> QIcon:
    """An icon that follows the theme; `on_role` colours the checked state."""
    return QIcon(_Engine(name, role, on_role))


class _Engine(QIconEngine):
    def __init__(self, name: str, role: str, on_role: str) -> None:
        super().__init__()
        self._name, self._role, self._on_role = name, role, on_role

    def clone(self) -> QIconEngine:
        return _Engine(self._name, self._role, self._on_role)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        role = self._on_role if state == QIcon.State.On else self._role
        paint(painter, self._name, rect, "control" if mode == QIcon.Mode.Disabled else role)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        drawn = QPixmap(size)
        if drawn.isNull():
            return drawn  # asked for by a button that has no room, as one that is just going away
        drawn.fill(Qt.GlobalColor.transparent)
        painter = QPainter(drawn)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.paint(painter, QRect(0, 0, size.width(), size.height()), mode, state)
        painter.end()
        return drawn

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)
