"""The capture box: a few lines ready to be typed into, and afterwards one row that asks what it was."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QGridLayout, QWidget

from careerjournal.core import capture, drafts, entries, names
from careerjournal.core.journal import Journal
from careerjournal.core.trouble import Trouble
from careerjournal.ui.kit import kinds, theme
from careerjournal.ui.kit.chips import FilterChip, FlowLayout
from careerjournal.ui.kit.clipboard import lock_away
from careerjournal.ui.kit.drafted import Draft
from careerjournal.ui.kit.parts import Card, IconButton, VerbButton, across, bare, down, on_ctrl_enter, restyle
from careerjournal.ui.kit.text import label
from careerjournal.ui.prose.editor import ProseEditor

_LINES = (2, 8)
_NOUN_OF = {"@": "person", "#": "theme", "+": "strength", "-": "strength", "^": "goal"}


class CaptureBox(QWidget):
    """`kept` carries the uid of what was kept, `more` the uid of an entry to say more about."""

    kept = Signal(str)
    more = Signal(str)

    def __init__(self, journal: Journal) -> None:
        super().__init__()
        self._journal = journal
        self.editor = ProseEditor(
            self.tr("Capture"), placeholder=self.tr("What would you like to remember from today?")
        )
        self.editor.grow(*_LINES)
        self.editor.set_candidates(lambda sign: names.of(journal, _NOUN_OF[sign]))
        self.keep_button = VerbButton(self.tr("Keep"), pressed=self.keep)
        self.hint = label("", "faint", wrap=False)
        self.card = Card(padding=20, gap=4)
        self.card.box.addWidget(self.editor)
        self.card.box.addLayout(across(self.hint, None, self.keep_button))
        self.after = AfterKeeping(journal)
        self.after.more.connect(self.more)
        self.setLayout(down(self.card, self.after, gap=8))
        self.setFocusProxy(self.editor)
        self._draft = Draft(journal, self)
        self.editor.edited.connect(self._typed)
        self.editor.installEventFilter(self)
        on_ctrl_enter(self, self.keep)
        self._bring_back()
        self._show_hint()

    def _bring_back(self) -> None:
        """Words that a kill left unsaved stand here again."""
        draft = self._draft.turn_to(drafts.CAPTURE)
        if draft:
            self.editor.set_source(draft)
            self.editor.moveCursor(QTextCursor.MoveOperation.End)

    def _typed(self) -> None:
        self.after.dismiss()
        text = self.editor.source()
        try:
            self._draft.typed(text if text.strip() else "")
        finally:
            self._show_hint()

    def _show_hint(self) -> None:
        typed = bool(self.editor.source().strip())
        lock_away(self.card, "!private" in self.editor.source())
        if not typed:
            self.hint.setText(self.tr("@person  #theme  +strength  ^goal"))
        elif self._draft.unkept is None:
            self.hint.setText(self.tr("Draft kept · Ctrl+Enter keeps it"))
        else:
            self.hint.setText(self.tr("Not kept yet"))
        self.keep_button.setVisible(typed)

    def keep(self) -> None:
        """Make an entry of what is written."""
        text = self.editor.source()
        if not text.strip():
            return
        picked = [(sign, name) for sign, _uid, name in self.editor.picked_marks()]
        uid = capture.keep(self._journal, text, picked=picked)
        self._draft.done()
        self.editor.set_source("")
        self._show_hint()
        self.after.ask(uid)
        self.editor.setFocus()
        self.kept.emit(uid)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            restyle(self.card, "lit", event.type() == QEvent.Type.FocusIn)
        return False

    def settle(self) -> None:
        """Let the draft reach the disk."""
        self._draft.settle()


class AfterKeeping(QWidget):
    """Asks once what an entry was and how it felt; every answer is saved at once, and none is needed."""

    more = Signal(str)

    def __init__(self, journal: Journal) -> None:
        super().__init__()
        self._journal = journal
        self.uid = ""
        self._kinds = {kind: self._chip(kinds.word(kind), partial(self._say, kind=kind)) for kind in kinds.CAPTURE}
        self._private = self._chip(self.tr("Only for me"), self._turn_private)
        self._felt = {each: self._chip(kinds.feeling(each), partial(self._feel, each)) for each in kinds.FEELINGS}
        more = VerbButton(self.tr("More"), quiet=True, pressed=lambda: self.more.emit(self.uid))
        close = IconButton("x", self.tr("That is all"), self.dismiss)
        rows = QGridLayout()
        rows.setContentsMargins(4, 0, 0, 0)
        rows.setHorizontalSpacing(8)
        rows.setVerticalSpacing(6)
        rows.setColumnStretch(1, 1)
        _row(rows, 0, self.tr("It was"), (*self._kinds.values(), self._private, more))
        _row(rows, 1, self.tr("It felt"), tuple(self._felt.values()))
        box = across(rows, close, gap=4)
        box.setStretch(0, 1)
        box.setAlignment(close, Qt.AlignmentFlag.AlignTop)
        self.setLayout(box)
        self.hide()

    def _chip(self, text: str, pressed: Callable[[], None]) -> FilterChip:
        chip = FilterChip(text)
        chip.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keys to the box: a space would press the chip
        chip.clicked.connect(bare(pressed))
        return chip

    def ask(self, uid: str) -> None:
        """Ask about an entry that was just kept."""
        self.uid = uid
        self.refresh()
        self.show()

    def dismiss(self) -> None:
        self.uid = ""
        self.hide()

    def refresh(self) -> None:
        """Show what is said about the entry by now; nothing, where it went."""
        if not self.uid:
            return
        try:
            entry = entries.get(self._journal, self.uid)
        except Trouble:
            self.dismiss()
            return
        for kind, chip in self._kinds.items():
            chip.setChecked(entry.kind == kind)
        self._private.setChecked(entry.private)
        for energy, chip in self._felt.items():
            chip.setChecked(entry.energy == energy)

    def _turn_private(self) -> None:
        self._say(private=not entries.get(self._journal, self.uid).private)

    def _feel(self, energy: int) -> None:
        """Say how it felt; said again, it is taken back."""
        said = entries.get(self._journal, self.uid).energy
        self._say(energy=None if said == energy else energy)

    def _say(self, **said: Any) -> None:
        self._journal.edit(entries.get(self._journal, self.uid).noun, self.uid, **said)
        self.refresh()


def _row(rows: QGridLayout, row: int, head: str, chips: Sequence[QWidget]) -> None:
    name, flow = label(head, "meta", wrap=False), FlowLayout()
    name.setMinimumHeight(theme.size(28))
    for chip in chips:
        flow.addWidget(chip)
    side = QWidget()
    side.setLayout(flow)
    rows.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
    rows.addWidget(side, row, 1)
