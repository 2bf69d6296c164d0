"""Clipping: in a small window, at twice the text size and with long names, no word is cut that does not say so."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QApplication,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from careerjournal.core import conversations, entries, goals
from careerjournal.core.entries import Filter
from careerjournal.ui.kit import theme
from careerjournal.ui.kit.parts import Button, label
from careerjournal.ui.records.number_table import NumberTable
from tests.ui import tour

if TYPE_CHECKING:
    from collections.abc import Iterator

    from careerjournal.core.journal import Journal
    from careerjournal.core.settings import Settings

NAME = "Maximiliane-Alexandrina von Hohenstein-Wetterau zu Lichtenfels"[:60]
GOAL = (
    "Lead the new crossing from the first drawing to the last departure, with a team of my own "
    "and a say in every yearly plan"
)
TITLE = " ".join(["A long evening at the harbour office about the new timetable and who would stay for it"] * 3)[:200]
SLACK = 1  # pixels, for the rounding of fractions of text


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory, dressed: QApplication) -> Iterator[Journal]:
    """Return the example career with a long name, a long goal and long titles where they are seen first."""
    made = tour.example(tmp_path_factory.mktemp("example") / "example.journal")
    talk = conversations.next_one(made)
    assert talk is not None
    with made.write("Long words"):
        made.edit("person", talk.people[0].id, name=NAME)
        made.edit("goal", goals.active(made)[0].id, title=GOAL)
        for entry in entries.select(made, Filter())[:3]:
            if entry.noun == "entry":
                made.edit("entry", entry.id, title=TITLE)
    yield made
    made.close()


# Looking ------------------------------------------------------------------------------------------------------------


def cut(root: QWidget) -> set[str]:
    """Return the words that have less room than they need, and pages that are wider than what shows them."""
    found = set()
    for widget in tour.seen(root):
        if isinstance(widget, QLabel | QPushButton) and wants_room(widget) and (why := lack(widget)):
            found.add(f"{tour.place(widget)}: “{widget.text()[:40]}” {why}")
        if isinstance(widget, QAbstractScrollArea) and too_wide(widget):
            found.add(f"{tour.place(widget)} is wider than its place")
    return found


def wants_room(widget: QLabel | QPushButton) -> bool:
    return bool(widget.text()) and not widget.property("elided")


def lack(widget: QLabel | QPushButton) -> str:
    """Say what a text lacks: width, height, or a parent that is large enough."""
    if isinstance(widget, QPushButton):
        words = QFontMetrics(widget.font()).horizontalAdvance(widget.text().replace("&&", "&"))
        needed = words + (0 if widget.icon().isNull() else widget.iconSize().width() + 4)
        if needed > widget.width() + SLACK:
            return f"needs {needed} of {widget.width()} across"
    elif widget.wordWrap():
        if widget.heightForWidth(widget.width()) > widget.height() + SLACK:
            return f"needs {widget.heightForWidth(widget.width())} of {widget.height()} down"
    elif widget.sizeHint().width() > widget.width() + SLACK + 2:
        return f"needs {widget.sizeHint().width()} of {widget.width()} across"
    return "stands outside" if outside(widget) else ""


def outside(widget: QWidget) -> bool:
    """Whether an ancestor shows only a part; what scrolls may, downwards."""
    at = widget
    while (parent := at.parentWidget()) is not None and not at.isWindow():
        box = QRect(widget.mapTo(parent, QPoint(0, 0)), widget.size())
        room = parent.rect()
        if isinstance(parent.parentWidget(), QAbstractScrollArea):
            return box.left() < room.left() - SLACK or box.right() > room.right() + SLACK
        if not room.adjusted(-SLACK, -SLACK, SLACK, SLACK).contains(box):
            return True
        at = parent
    return False


def too_wide(area: QAbstractScrollArea) -> bool:
    if isinstance(area, NumberTable):  # a quarter takes the room its numbers need, and the rest waits beside it
        return False
    bar = area.horizontalScrollBar()
    inside = area.widget() if isinstance(area, QScrollArea) else None
    return bar.isVisible() or (inside is not None and inside.width() > area.viewport().width() + SLACK)


@pytest.mark.parametrize(
    ("size", "scale"),
    [((1000, 640), 1.0), ((1320, 840), 1.0), ((1320, 840), 2.0)],
    ids=["small", "usual", "large text"],
)
def test_no_word_is_cut(size: tuple[int, int], scale: float, example: Journal, settings: Settings) -> None:
    theme.set_text_scale(scale)
    window = tour.opened(example, settings, size)
    assert {face: lacking for face in tour.faces(window) if (lacking := cut(window))} == {}


# Controls -----------------------------------------------------------------------------------------------------------


@pytest.fixture
def box(dressed: QApplication) -> QWidget:
    made = QWidget()
    made.resize(300, 120)
    return made


@pytest.mark.parametrize(
    "part",
    [
        lambda: narrow(label("Words that need their room", wrap=False)),
        lambda: low(label("Words that need their room and some more of it, on several lines of the page")),
        lambda: narrow(Button("Words that need their room")),
        lambda: narrow(QLabel("Words that need their room")),
    ],
)
def test_a_text_without_room_is_found(box: QWidget, part: object) -> None:
    assert callable(part)
    made = part()
    made.setParent(box)
    box.show()
    tour.settle()
    assert len(cut(box)) == 1


def narrow(widget: QWidget) -> QWidget:
    widget.setFixedWidth(30)
    return widget


def low(widget: QWidget) -> QWidget:
    widget.setFixedSize(80, 20)
    return widget


def test_a_text_beyond_the_edge_is_found(box: QWidget) -> None:
    words = label("Words", wrap=False)
    words.setParent(box)
    words.move(290, 0)
    words.adjustSize()
    box.show()
    assert len(cut(box)) == 1


def test_a_page_that_scrolls_sideways_is_found(box: QWidget) -> None:
    area, wide = QScrollArea(), QWidget()
    wide.setFixedWidth(2000)
    area.setWidget(wide)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    box.setLayout(QHBoxLayout())
    box.layout().addWidget(area)
    box.show()
    tour.settle()
    assert len(cut(box)) == 1


def test_what_says_that_it_is_cut_may_be(box: QWidget) -> None:
    box.setLayout(QVBoxLayout())
    box.layout().addWidget(label(TITLE, elide=True))
    box.layout().addWidget(label("Short", wrap=False))
    box.show()
    tour.settle()
    assert cut(box) == set()
