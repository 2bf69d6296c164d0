"""A walk through the window for tests: the example career, every screen, every face of it, every widget on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from unittest.mock import patch

from PySide6.QtCore import QCoreApplication, QEvent, QTranslator
from PySide6.QtWidgets import QWidget

from careerjournal.core import demo, words
from careerjournal.core.journal import Journal
from careerjournal.ui.kit.lists import ListAndReader
from careerjournal.ui.screens import SCREENS
from careerjournal.ui.window import Window
from tests import examples

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from careerjournal.core.settings import Settings


# What the person wrote in the example's files; the rest of them are keys, days and kinds.
_WORDS = {
    "about", "asks", "benefit", "body", "company", "cost", "domain", "framework", "helps_now", "impact", "in_the_way",
    "level", "measure", "name", "note", "offered", "problem", "proposal", "rationale", "reason", "role", "said",
    "target", "text", "title", "trial", "understood", "what", "why", "wish", "work", "works", "notes",
}  # fmt: skip
_BY_STRENGTH = ("works", "notes")  # tables of what was said, by the key of a strength


def example(path: Path, change: Callable[[str], str] | None = None) -> Journal:
    """Return a journal of its own with the example career in it, each word of the person's changed."""
    if change is None:
        return examples.opened(path)
    told = demo.read
    journal = Journal.create(path)
    with patch.object(demo, "read", lambda folder: _changed(told(folder), change)):
        demo.fill(journal)
    return journal


def _changed(said: Any, change: Callable[[str], str], key: str = "") -> Any:
    if isinstance(said, dict):
        return {name: _changed(inner, change, key if key in _BY_STRENGTH else name) for name, inner in said.items()}
    if isinstance(said, list):
        return [_changed(inner, change, key) for inner in said]
    return change(said) if key in _WORDS and isinstance(said, str) else said


def opened(journal: Journal, settings: Settings, size: tuple[int, int] = (1320, 840)) -> Window:
    window = Window(journal, settings)
    window.resize(*size)
    window.show()
    settle()
    return window


def settle() -> None:
    """Let layouts that depend on each other's height come to rest, and let go of what was taken away."""
    for _ in range(3):
        QCoreApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def faces(window: Window) -> Iterator[str]:
    """Show one face of a screen after the other, and yield its name."""
    for name in SCREENS:
        window.go(name)
        for scene in window.screen_of(name).scenes():
            settle()
            yield f"{name} {scene}".strip()
            for pair in hidden_readers(window):
                pair.show_reader()
                settle()
                yield f"{name} {scene} reader"
                pair.show_list()


def hidden_readers(window: Window) -> list[ListAndReader]:
    """Return where a narrow window shows a list and keeps what it leads to."""
    pairs = (pair for pair in window.findChildren(ListAndReader) if pair.isVisible())
    return [pair for pair in pairs if pair.narrow and not pair.reading]


def seen(root: QWidget) -> list[QWidget]:
    """Return the widgets that are shown inside `root`, itself included."""
    return [widget for widget in (root, *root.findChildren(QWidget)) if widget.isVisible()]


def place(widget: QWidget) -> str:
    """Say where a widget stands: its class and those it stands in, nearest first."""
    names: list[str] = []
    at: QWidget | None = widget
    while at is not None and not isinstance(at, Window):
        name = type(at).__name__
        if not name.startswith("Q") or not names:
            names.append(name)
        at = at.parentWidget()
    return " in ".join(names[:4])


def hush(app: QCoreApplication) -> None:
    """Go back to English, as a test that spoke another language has to."""
    words.use(None)
    for translator in app.findChildren(QTranslator):
        app.removeTranslator(translator)
        translator.setParent(None)
        translator.deleteLater()
