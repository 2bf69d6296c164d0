"""What a plan is made of: rows to tick, and folds that hold some of them with a line to add one more."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from careerjournal.ui.kit.add_line import AddLine
from careerjournal.ui.kit.controls import Tick
from careerjournal.ui.kit.parts import Fold, IconButton, VerbButton, across, bare, clear, down, label
from careerjournal.ui.records.record_rows import Line, RecordRows


@dataclass(frozen=True)
class ToTick:
    """One thing to tick: its words, a muted line under them, and whether it is done."""

    uid: str
    text: str
    aside: str = ""
    is_done: bool = False


class TickRow(QWidget):
    """A box to tick, the words beside it, and a cross that takes the row away."""

    def __init__(self, one: ToTick) -> None:
        super().__init__()
        self.uid = one.uid
        self.tick = Tick("", one.is_done, one.text)
        words = label(one.text, "muted" if one.is_done else "body")
        said = down(words, gap=0)
        if one.aside:
            said.addWidget(label(one.aside, "meta"))
        said.setContentsMargins(0, 4, 0, 4)
        self.cross = IconButton("x", self.tr("Remove {title}").format(title=one.text), role="faint")
        row = across(self.tick, said, self.cross, gap=8)
        row.setStretch(1, 1)
        for end in (self.tick, self.cross):
            row.setAlignment(end, Qt.AlignmentFlag.AlignTop)
        self.setLayout(row)


class TickRows(QWidget):
    """Some of them under each other, made anew only where they say something else."""

    ticked = Signal(str, bool)
    removed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[ToTick, ...] = ()
        self._box = down(gap=2)
        self.setLayout(self._box)

    def set_lines(self, lines: Sequence[ToTick]) -> None:
        if tuple(lines) != self._shown:
            self._shown = tuple(lines)
            self._fill()
        self.setVisible(bool(lines))

    def rows(self) -> list[TickRow]:
        return [row for row in self.findChildren(TickRow) if not row.isHidden()]

    def _fill(self) -> None:
        held = next((row.uid for row in self.rows() if row.tick.hasFocus()), "")
        clear(self._box)
        for one in self._shown:
            row = TickRow(one)
            row.tick.clicked.connect(bare(partial(self._tick, row)))
            row.cross.clicked.connect(bare(partial(self.removed.emit, one.uid)))
            self._box.addWidget(row)
            if one.uid == held:
                row.tick.setFocus()

    def _tick(self, row: TickRow) -> None:
        self.ticked.emit(row.uid, row.tick.isChecked())


class PlanFold(Fold):
    """A fold with rows, and a line to add one more: `added` carries its words."""

    added = Signal(str)

    def __init__(self, name: str, question: str, hint: str, verb: str) -> None:
        super().__init__(name, gap=8)
        self._name = name
        self.hint = label(hint, "muted")
        self.hint.setContentsMargins(8, 0, 0, 0)  # in line with the words of rows and verbs
        self.line = AddLine(question, "", self.tr("Add"), stays=True)
        self.line.added.connect(self.added)
        self.verb = VerbButton(verb, icon="plus", pressed=self.line.open_line)
        self.hold()
        self.box.addWidget(self.hint)
        self.box.addWidget(self.line)
        self.box.addLayout(across(self.verb, None))

    def hold(self) -> None:
        """Put the rows in their place."""

    def count(self, number: int) -> None:
        """Say in the heading how many there are; while there is none, what belongs here."""
        self.set_title(f"{self._name} ({number})" if number else self._name)
        self.hint.setVisible(not number)


class TickFold(PlanFold):
    """Things to tick."""

    def hold(self) -> None:
        self.list = TickRows()
        self.box.addWidget(self.list)

    def show_lines(self, lines: Sequence[ToTick]) -> None:
        self.list.set_lines(lines)
        self.count(len(lines))


class RowFold(PlanFold):
    """Records with a page of their own."""

    opened = Signal(str)

    def hold(self) -> None:
        self.list = RecordRows()
        self.list.opened.connect(self.opened)
        self.box.addWidget(self.list)

    def show_lines(self, lines: Sequence[Line]) -> None:
        self.list.set_lines(lines)
        self.count(len(lines))
