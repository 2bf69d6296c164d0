"""The theme files are readable by eye and by program: contrast, fonts, icons, and the change that reaches a widget."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QFontMetrics, QRawFont
from PySide6.QtWidgets import QLabel

from careerjournal.core import paths
from careerjournal.ui.kit import icons, kinds, theme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from careerjournal.ui.kit.theme import Theme

THEMES = sorted(file.stem for file in (paths.resources() / "themes").glob("*.toml"))
GROUNDS = ("canvas", "surface", "sidebar")
PAIRS = [
    *[("text", ground, 7.0) for ground in (*GROUNDS, "raised", "selected", "pressed", "well", "mark")],
    *[(role, ground, 4.5) for role in ("muted", "faint") for ground in (*GROUNDS, "raised", "selected", "well")],
    *[("accent_text", ground, 4.5) for ground in (*GROUNDS, "raised", "selected", "accent_soft")],
    *[(role, ground, 3.0) for role in ("focus", "control", "accent") for ground in GROUNDS],
    ("on_accent", "accent", 4.5),
    ("on_accent", "accent_hover", 4.5),
    ("danger", "surface", 4.5),
    ("danger", "canvas", 4.5),
    ("on_toast", "toast", 7.0),
    ("toast_verb", "toast", 4.5),
]


def luminance(colour: QColor) -> float:
    parts = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour.getRgbF()[:3]]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: QColor, other: QColor) -> float:
    """The contrast ratio of WCAG 2.2, 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def faults(t: Theme) -> list[str]:
    found = []
    for front, back, need in PAIRS:
        ratio = contrast(t.colour(front), t.colour(back))
        if ratio < need:
            found.append(f"{t.name}: {front} on {back} {ratio:.2f} < {need}")
    for kind in (*kinds.KINDS, "other"):
        pair = t.kind(kind)
        ratio = contrast(QColor(pair.text), QColor(pair.background))
        if ratio < 4.5:
            found.append(f"{t.name}: kind {kind} {ratio:.2f}")
    return found


def test_contrast_formula_knows_black_on_white() -> None:
    assert round(contrast(QColor("#000000"), QColor("#FFFFFF")), 1) == 21.0


@pytest.mark.parametrize("name", THEMES)
def test_every_pair_is_readable(name: str) -> None:
    assert faults(theme.read(name)) == []


def test_a_pale_text_would_be_found() -> None:
    from dataclasses import replace

    assert faults(replace(theme.read("light"), muted="#AAAAAA"))


def test_there_is_light_and_dark() -> None:
    assert {"light", "dark"} <= set(THEMES)
    assert not theme.read("light").dark
    assert theme.read("dark").dark


@pytest.mark.parametrize("name", THEMES)
def test_a_setback_is_slate_and_never_red(name: str) -> None:
    pair = theme.read(name).kind("setback")
    for value in (pair.text, pair.background):
        red, _green, blue, _alpha = QColor(value).getRgb()
        assert blue > red


FONTS = [
    *[("Inter", weight, False) for weight in (400, 500, 600, 700)],
    ("Inter", 400, True),
    ("Inter", 600, True),
    *[("Literata", weight, italic) for weight in (400, 600) for italic in (False, True)],
]


@pytest.mark.parametrize(("family", "weight", "italic"), FONTS)
def test_bundled_fonts_resolve_to_their_own_file(family: str, weight: int, italic: bool) -> None:
    real = QRawFont.fromFont(theme.font(17, weight, family, italic))
    assert (real.familyName(), real.weight()) == (family, weight)
    assert ("Italic" in real.styleName()) is italic


def test_figures_are_equally_wide() -> None:
    tabular, plain = QFontMetrics(theme.font(17, figures=True)), QFontMetrics(theme.font(17))
    assert tabular.horizontalAdvance("1111") == tabular.horizontalAdvance("8888")
    assert plain.horizontalAdvance("1111") != plain.horizontalAdvance("8888")


def test_a_label_follows_theme_and_text_scale() -> None:
    label = QLabel("Kept")
    label.setProperty("role", "body")
    label.ensurePolished()
    before = (label.font().pixelSize(), label.palette().windowText().color().name())
    theme.use("dark")
    theme.set_text_scale(2.0)
    label.ensurePolished()
    assert before == (13, theme.read("light").text.lower())
    assert label.font().pixelSize() == 26
    assert label.palette().windowText().color().name() == theme.read("dark").text.lower()


def test_text_scale_stays_within_what_was_drawn() -> None:
    theme.set_text_scale(9)
    assert theme.size(10) == 20
    theme.set_text_scale(0.2)
    assert theme.size(10) == 10


def test_icons_take_the_colour_of_the_theme_they_are_painted_in() -> None:
    icon = icons.icon("check", "accent")

    def ink() -> set[str]:
        image = icon.pixmap(QSize(48, 48), 1.0).toImage()
        pixels = [image.pixelColor(x, y) for x in range(48) for y in range(48)]
        return {pixel.name() for pixel in pixels if pixel.alpha() == 255}

    light = ink()
    theme.use("dark")
    assert theme.read("light").accent.lower() in light
    assert theme.read("dark").accent.lower() in ink()


def test_every_icon_named_in_the_window_is_bundled() -> None:
    there = {file.stem for file in (paths.resources() / "icons").glob("*.svg")}
    assert set(kinds.ICONS.values()) <= there
    named = set()
    for file in (paths.resources().parent / "careerjournal" / "ui").rglob("*.py"):
        named |= set(re.findall(r'icon="([a-z0-9-]+)"', file.read_text(encoding="utf-8")))
    assert named <= there


def test_an_icon_without_room_is_no_picture(qapp: QApplication) -> None:
    assert icons.icon("users").pixmap(QSize(0, 0)).isNull()
    assert not icons.icon("users").pixmap(QSize(16, 16)).isNull(), "the control"
