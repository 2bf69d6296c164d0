"""A page that is filled in where a record would be read: its title, its parts in one column, its verbs below."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from careerjournal.core.journal import Journal
from careerjournal.ui.kit import theme
from careerjournal.ui.kit.chips import FlowLayout
from careerjournal.ui.kit.form import WIDTH, Form
from careerjournal.ui.kit.parts import Button, Page, VerbButton, down
from careerjournal.ui.kit.text import label


class FormPage(Page):
    """`made` carries the record to show next; `left` says that nothing is to be made."""

    made = Signal(str)
    left = Signal()

    def __init__(self, journal: Journal, title: str, verb: str) -> None:
        super().__init__(9999, margin=24, top=20, gap=20)
        self.journal = journal
        self.forms: list[Form] = []
        self.left.connect(self.drop_drafts)
        self.made.connect(self.drop_drafts)
        self.title = label(title, "title")
        self.keep = Button(verb, primary=True, pressed=self.finish)
        self.leave = VerbButton(self.tr("Not now"), quiet=True, pressed=self.left.emit)

    def drop_drafts(self) -> None:
        """What was typed here is kept, or was given up."""
        for form in self.forms:
            form.now_kept()

    def finish(self) -> None:
        """Make the record, or say what is missing."""
        raise NotImplementedError

    def take_focus(self) -> None:
        raise NotImplementedError

    def settle(self) -> None:
        """Keep what would be lost by going elsewhere."""


def flowing(*parts: QWidget, gap: int = 8) -> QWidget:
    """Parts in a row that goes on below where it has no room."""
    made = QWidget()
    flow = FlowLayout(gap)
    for part in parts:
        flow.addWidget(part)
    made.setLayout(flow)
    return made


class Asked(QWidget):
    """A question with what answers it below, and room for a sentence of advice."""

    def __init__(self, question: str, *parts: QWidget) -> None:
        super().__init__()
        self.message = label("", "meta")
        self.message.hide()
        self.setMaximumWidth(theme.size(WIDTH))
        self.setLayout(down(label(question, "field"), *parts, self.message, gap=6))

    def say(self, sentence: str) -> None:
        self.message.setText(sentence)
        self.message.setVisible(bool(sentence))
