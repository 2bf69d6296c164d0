"""Other journals to open: those that this computer knows, each with its verb, and the button for any other file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QWidget

from careerjournal.ui.kit import ask
from careerjournal.ui.kit.parts import Button, Card, VerbButton, across, rule
from careerjournal.ui.kit.text import label

translate = QCoreApplication.translate


class JournalList(Card):
    """One line a journal: where it is, and Open."""

    opened = Signal(object)

    def __init__(self, journals: Sequence[Path], title: str = "") -> None:
        super().__init__(gap=4)
        if title:
            self.box.addWidget(label(title, "meta"))
        for number, path in enumerate(journals):
            if number:
                self.box.addWidget(rule())
            self._line(path)

    def _line(self, path: Path) -> None:
        name = label(str(path), "body")
        name.setAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        open_it = VerbButton(self.tr("Open"), pressed=partial(self.opened.emit, path))
        open_it.setAccessibleName(self.tr("Open {path}").format(path=path))
        row = across(name, open_it)
        row.setStretch(0, 1)
        self.box.addLayout(row)


def picked(parent: QWidget) -> Path | None:
    """The file that the person picks in the dialog."""
    title, kind = translate("JournalList", "Open a journal"), translate("JournalList", "Journals")
    return ask.open_file(parent, title, [(kind, "*.journal"), ("*", "*")])


def another_file(parent: QWidget, opens: Callable[[Path], object], primary: bool = False) -> Button:
    """The button that asks for a file and opens what was picked."""

    def pick() -> None:
        if (path := picked(parent)) is not None:
            opens(path)

    return Button(translate("JournalList", "Open another file…"), primary=primary, pressed=pick)
