"""Rows of the list: a set of questions to begin with, and a session to go on with."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QVBoxLayout

from careerjournal.core import days
from careerjournal.core.sessions import SessionLine, SessionView, SetView
from careerjournal.core.words import counted
from careerjournal.ui.kit.parts import Button, Card, MoreButton, VerbButton, across, clear, down, rule
from careerjournal.ui.kit.text import label


def meta_of(one: SetView) -> str:
    """How long it takes, and when it was last done."""
    parts = [counted("about a minute", "about %n minutes", one.minutes)]
    if one.last_on:
        parts.append(QCoreApplication.translate("reflect", "last {day}").format(day=days.near(one.last_on)))
    return " · ".join(parts)


def titled(one: SessionLine | SessionView) -> str:
    """The title of a session, and the quarter that it looks back at."""
    return f"{one.title} · {one.quarter.label}" if one.quarter else one.title


class SetRow(QFrame):
    """A set: what it is, how long it takes, when it was last done, and the verb that begins it."""

    begun = Signal(str)
    entered = Signal(str)
    """Go on with a session of it."""

    def __init__(self, one: SetView, lines: Callable[[], Sequence[QAction | None]]) -> None:
        super().__init__()
        self.key, self._unfinished = one.key, one.unfinished
        head = across(label(one.title, "strong"), label(meta_of(one), "meta", wrap=False), gap=12)
        head.setStretch(0, 1)
        words = down(head, label(one.about, "muted"), gap=2)
        self.verb = VerbButton(self.tr("Go on") if one.unfinished else self.tr("Begin"), pressed=self._begin)
        self.verb.setAccessibleName(f"{self.verb.text()}: {one.title}")
        self.more = MoreButton(self.tr("More about {title}").format(title=one.title), lines)
        row = across(words, 8, self.verb, self.more, gap=4)
        row.setStretch(0, 1)
        row.setAlignment(self.verb, Qt.AlignmentFlag.AlignTop)
        row.setAlignment(self.more, Qt.AlignmentFlag.AlignTop)
        row.setContentsMargins(16, 10, 8, 10)
        self.setLayout(row)

    def _begin(self) -> None:
        if self._unfinished:
            self.entered.emit(self._unfinished)
        else:
            self.begun.emit(self.key)


class GoOnRow(QFrame):
    """A session that was left: how far it is, its first words, and the verb that goes on; the first one's is filled."""

    entered = Signal(str)

    def __init__(self, line: SessionLine, first: bool) -> None:
        super().__init__()
        self.uid = line.id
        far = self.tr("{answered} of {total} · begun {day}") if line.answered else self.tr("Begun {day}")
        begun = far.format(answered=line.answered, total=line.total, day=days.near(line.begun_on))
        words = down(label(titled(line), "strong"), label(begun, "meta"), gap=2)
        if line.first_words:
            words.addWidget(label(line.first_words, "muted"))
        go = self.tr("Go on")
        self.verb: Button = Button(go, primary=True) if first else VerbButton(go)
        self.verb.setAccessibleName(f"{go}: {titled(line)}")
        self.verb.clicked.connect(lambda: self.entered.emit(self.uid))
        row = across(words, self.verb, gap=12)
        row.setStretch(0, 1)
        row.setAlignment(self.verb, Qt.AlignmentFlag.AlignTop)
        row.setContentsMargins(16, 12, 16, 12)
        self.setLayout(row)


class RowCard(Card):
    """Rows in a card, with hairlines between them."""

    def __init__(self) -> None:
        super().__init__(padding=0, gap=0)
        self.rows: list[QFrame] = []

    def set_rows(self, rows: Sequence[QFrame]) -> None:
        box: QVBoxLayout = self.box
        clear(box)
        self.rows = list(rows)
        for number, row in enumerate(rows):
            if number:
                box.addWidget(rule())
            box.addWidget(row)
        self.setVisible(bool(rows))
