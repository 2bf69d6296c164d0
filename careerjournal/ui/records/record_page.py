"""The page of one record: a title and a form that are saved on leaving a field, and what hangs on the record."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from careerjournal.core.fields import Field
from careerjournal.core.journal import Journal
from careerjournal.core.nouns import NOUNS
from careerjournal.ui.kit.chips import FlowLayout
from careerjournal.ui.kit.form import Form
from careerjournal.ui.kit.parts import (
    Button,
    Fold,
    Label,
    MoreButton,
    Page,
    VerbButton,
    across,
    action,
    clear,
    down,
    label,
)
from careerjournal.ui.records import earlier_versions
from careerjournal.ui.screen import Context

MEASURE = 640


class RecordPage(Page):
    """Shows the record `uid` of one noun; a screen fills `show_record` and asks for `refresh` after each change."""

    noun = ""
    led = Signal(str, str)
    """(noun, uid) of another record that a row or a chip leads to."""

    def __init__(self, journal: Journal, context: Context) -> None:
        super().__init__(MEASURE, top=20, gap=0)
        self.journal, self.context = journal, context
        self.uid = ""
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # where only the page has room it takes the scrolling keys
        self.setAccessibleName(NOUNS[self.noun].spoken if self.noun else "")
        self.more = MoreButton(self.tr("More"), self.rare_verbs)
        self.forms: list[Form] = []

    def open_record(self, uid: str) -> None:
        """Show another record from its top; what was typed into the one before is saved first."""
        if uid != self.uid:
            self.settle()
            self.uid = uid
            self.begin()
            for form in self.forms:
                form.set_place(f"{self.noun}/{uid}")
            self.verticalScrollBar().setValue(0)
        self.refresh()

    def begin(self) -> None:
        """Forget what was half open for the record before."""

    def refresh(self) -> None:
        """Show what the journal says now; fields that are being typed into stay as they are."""
        raise NotImplementedError

    def settle(self) -> None:
        """Save what is typed but not left yet."""
        if self.uid:
            for form in self.forms:
                form.flush()

    def forget(self) -> None:
        """The record is gone; nothing is to be saved any more."""
        self.uid = ""

    # --- what all pages do

    def field(self, name: str) -> Field:
        return NOUNS[self.noun].field(name)

    def form_of(self, names: Sequence[str], shown: int = 3, more: str = "") -> Form:
        """A form of these fields that saves each one as it is left."""
        made = Form([self.field(name) for name in names], self.journal, shown, more)
        made.changed.connect(self.save)
        self.forms.append(made)
        return made

    def save(self, name: str, value: object) -> None:
        changed: dict[str, Any] = {name: value}
        self.journal.edit(self.noun, self.uid, **changed)
        self.say(self.tr("Saved"))

    def say(self, text: str) -> None:
        """A toast that takes the last step back."""
        self.context.toast(text, self.journal.undo)

    def rare_verbs(self) -> Sequence[QAction | None]:
        throw = action(self.tr("Move to trash"), self.remove, "trash-2")
        return [earlier_versions.line(self, self.record()), None, throw]

    def record(self) -> str:
        """The uid of the record whose texts are edited here."""
        return self.uid

    def remove(self) -> None:
        self.settle()
        self.journal.remove(self.uid)
        self.say(self.tr("Moved to trash"))


class Part(QWidget):
    """A part of a page under its own small heading, with a verb at the heading's end; fill `box`."""

    def __init__(self, title: str, verb: QWidget | None = None) -> None:
        super().__init__()
        self.title = label(title, "h3")
        head = across(self.title, verb) if verb else across(self.title)
        head.setStretch(0, 1)
        self.box = down(gap=8)
        self.setLayout(down(head, self.box, gap=6))


@dataclass(frozen=True)
class Verb:
    """Something that can be done with a record: a button, or a text verb where it is the lesser way."""

    words: str
    done: Callable[[], object]
    lesser: bool = False
    icon: str = ""


class VerbRow(QWidget):
    """What can be done with a record as it stands; made anew only where that changes, with the focus kept inside."""

    def __init__(self) -> None:
        super().__init__()
        self.buttons: list[Button] = []
        self._flow = FlowLayout(8)
        self.setLayout(self._flow)

    def set_verbs(self, verbs: Sequence[Verb]) -> None:
        if [verb.words for verb in verbs] == [button.accessibleName() for button in self.buttons]:
            return
        inside = any(button.hasFocus() for button in self.buttons)
        clear(self._flow)
        self.buttons = [
            VerbButton(verb.words, icon=verb.icon, pressed=verb.done)
            if verb.lesser
            else Button(verb.words, pressed=verb.done)
            for verb in verbs
        ]
        for button in self.buttons:
            self._flow.addWidget(button)
        if inside:
            self.buttons[0].setFocus()


def folded(title: str, *parts: QWidget, opened: bool = False) -> Fold:
    """A fold with these parts in it."""
    made = Fold(title, opened)
    for part in parts:
        made.box.addWidget(part)
    return made


def state_label() -> Label:
    """How a record stands, in the middle of its row."""
    made = label("", "meta")
    made.setAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
    return made
