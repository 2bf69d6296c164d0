"""The theme: the colours of `resources/themes`, the bundled fonts, the text scale, and one signal when they change."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication

from careerjournal.core import paths

INTERFACE = "Inter"
READING = "Literata"
FALLBACKS = ("Noto Sans Thai", "Noto Emoji")
CHOICES = ("light", "dark", "system")


@dataclass(frozen=True)
class KindColours:
    """The two colours of a kind's chip; the word and the icon always stand beside them."""

    text: str
    background: str


@dataclass(frozen=True)
class Theme:
    """One theme file: every colour the window may use, by its role."""

    name: str
    sidebar: str
    canvas: str
    surface: str
    raised: str
    selected: str
    pressed: str
    well: str
    line: str
    control: str
    outline: str
    scroll: str
    text: str
    muted: str
    faint: str
    accent: str
    accent_hover: str
    on_accent: str
    accent_soft: str
    accent_text: str
    danger: str
    focus: str
    mark: str
    toast: str
    on_toast: str
    toast_verb: str
    kinds: Mapping[str, KindColours]

    @property
    def dark(self) -> bool:
        """Whether shadows and overlays are to be drawn for a dark ground."""
        return QColor(self.canvas).lightness() < 128

    def kind(self, name: str) -> KindColours:
        """The colours of an entry's kind; kinds without a colour of their own share a muted pair."""
        return self.kinds.get(name) or self.kinds["other"]

    def colour(self, role: str) -> QColor:
        """A role of this theme, or a literal colour, as a QColor."""
        return QColor(getattr(self, role, role))


class _Signals(QObject):
    changed = Signal()


class _State:
    """What is in use now; a module's worth of state, kept in one place."""

    def __init__(self) -> None:
        self.choice = "system"
        self.theme: Theme | None = None
        self.scale = 1.0
        self.following = False


signals = _Signals()
_state = _State()


def read(name: str) -> Theme:
    """Read `resources/themes/NAME.toml`."""
    data: dict[str, Any] = tomllib.loads((paths.resources() / "themes" / f"{name}.toml").read_text(encoding="utf-8"))
    kinds = {kind: KindColours(**pair) for kind, pair in data["kinds"].items()}
    return Theme(name=data["name"], kinds=MappingProxyType(kinds), **data["colours"])


def roles() -> tuple[str, ...]:
    """The names of all plain colour roles."""
    return tuple(field.name for field in fields(Theme) if field.name not in ("name", "kinds"))


def current() -> Theme:
    """The theme in use."""
    if _state.theme is None:
        _state.theme = read(_resolve(_state.choice))
    return _state.theme


def choice() -> str:
    """What the person chose: light, dark or system."""
    return _state.choice


def use(choice: str) -> None:
    """Use `light`, `dark`, or what the `system` says, now and when it changes."""
    _state.choice = choice if choice in CHOICES else "system"
    _follow_system()
    _set(_resolve(_state.choice))


def _set(name: str) -> None:
    if _state.theme is None or _state.theme.name != name:
        _state.theme = read(name)
    signals.changed.emit()


def _resolve(choice: str) -> str:
    if choice != "system":
        return choice
    app = QGuiApplication.instance()
    scheme = QGuiApplication.styleHints().colorScheme() if app else Qt.ColorScheme.Unknown
    return "dark" if scheme == Qt.ColorScheme.Dark else "light"


def _follow_system() -> None:
    if not _state.following and QGuiApplication.instance():
        _state.following = True
        QGuiApplication.styleHints().colorSchemeChanged.connect(_system_changed)


def _system_changed() -> None:
    if _state.choice == "system":
        _set(_resolve("system"))


def text_scale() -> float:
    """How much larger than drawn all text is, 1.0 to 2.0."""
    return _state.scale


def set_text_scale(scale: float) -> None:
    """Make all text, and the heights that hold it, larger: 1.0 to 2.0."""
    _state.scale = min(2.0, max(1.0, scale))
    signals.changed.emit()


def size(px: float) -> int:
    """A length that holds text, in pixels, at the present text scale."""
    return round(px * _state.scale)


def font(px: float, weight: int = 400, family: str = INTERFACE, italic: bool = False, figures: bool = False) -> QFont:
    """A bundled font at a size in pixels (scaled); `figures` sets every digit equally wide, for columns."""
    return QFont(_font(size(px), weight, family, italic, figures))


@lru_cache(maxsize=256)
def _font(px: int, weight: int, family: str, italic: bool, figures: bool) -> QFont:
    made = QFont()
    made.setFamilies([family, *FALLBACKS])
    made.setPixelSize(px)
    made.setWeight(QFont.Weight(weight))
    made.setItalic(italic)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    if figures:
        made.setFeature(QFont.Tag.fromString("tnum"), 1)
    return made


@lru_cache(maxsize=1)
def load_fonts() -> tuple[str, ...]:
    """Register the bundled fonts once and return their family names."""
    families: set[str] = set()
    for file in sorted((paths.resources() / "fonts").glob("*.ttf")):
        number = QFontDatabase.addApplicationFont(str(file))
        families.update(QFontDatabase.applicationFontFamilies(number))
    return tuple(sorted(families))
