"""What every test of the window gets: the application in its own clothes, light, at the drawn size."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication


@pytest.fixture(scope="session")
def dressed(qapp: QApplication) -> QApplication:
    from careerjournal.ui import style, theme

    theme.use("light")
    style.install(qapp)
    return qapp


@pytest.fixture(autouse=True)
def light(dressed: QApplication) -> Iterator[None]:
    """Give the test a light window, and put theme and text scale back if it changed them."""
    from careerjournal.ui import theme

    yield
    for window in dressed.topLevelWidgets():
        window.close()
        window.deleteLater()
    if theme.choice() != "light":
        theme.use("light")
    if theme.text_scale() != 1.0:
        theme.set_text_scale(1.0)
