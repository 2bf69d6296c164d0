"""The capture box: a few lines ready to be typed into, and afterwards one row that asks what it was."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout, QWidget

from careerjournal.core import capture, drafts, entries, names
from careerjournal.core.journal import Journal
from careerjournal.core.trouble import Trouble
from careerjournal.ui import kinds, theme
from careerjournal.ui.chips import FilterChip, FlowLayout
from careerjournal.ui.editor import ProseEditor
from careerjournal.ui.parts import Card, IconButton, VerbButton, across, bare, clear, down, restyle
from careerjournal.ui.saver import DURABLE
from careerjournal.ui.tab_order import follow_layout
from careerjournal.ui.text import label

PLACE = "capture"
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
        self.card = Card(padding=16, gap=4)
        self.card.box.addWidget(self.editor)
        self.card.box.addLayout(across(self.hint, None, self.keep_button))
        self.after = AfterKeeping(journal)
        self.after.more.connect(self.more)
        self.setLayout(down(self.card, self.after, gap=8))
        self.setFocusProxy(self.editor)
        self._durable = QTimer(self, interval=DURABLE)
        self._durable.timeout.connect(self._wait_for_disk)
        self.editor.edited.connect(self._typed)
        self.editor.installEventFilter(self)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self, self.keep)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._bring_back()
        self._show_hint()

    def _bring_back(self) -> None:
        """Words that a kill left unsaved stand here again."""
        draft = drafts.text(self._journal, PLACE)
        if draft:
            self.editor.set_source(draft)

    def _typed(self) -> None:
        self.after.dismiss()
        text = self.editor.source()
        if text.strip():
            drafts.keep(self._journal, PLACE, text)
            self._durable.start()
        else:
            drafts.drop(self._journal, PLACE)
            self._durable.stop()
        self._show_hint()

    def _wait_for_disk(self) -> None:
        self._durable.stop()
        drafts.durable(self._journal)

    def _show_hint(self) -> None:
        typed = bool(self.editor.source().strip())
        self.hint.setText(
            self.tr("Draft kept · Ctrl+Enter keeps it") if typed else self.tr("@person  #theme  +strength  ^goal")
        )
        self.keep_button.setVisible(typed)

    def keep(self) -> None:
        """Make an entry of what is written."""
        text = self.editor.source()
        if not text.strip():
            return
        picked = [(sign, name) for sign, _uid, name in self.editor.picked_marks()]
        uid = capture.keep(self._journal, text, picked=picked)
        self._durable.stop()
        drafts.drop(self._journal, PLACE)
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
        if self.editor.source().strip():
            self._wait_for_disk()


class AfterKeeping(QWidget):
    """Asks once what an entry was and how it felt; every answer is saved at once, and none is needed."""

    more = Signal(str)

    def __init__(self, journal: Journal) -> None:
        super().__init__()
        self._journal = journal
        self.uid = ""
        self._was, self._felt = FlowLayout(), FlowLayout()
        close = IconButton("x", self.tr("That is all"), self.dismiss)
        rows = QGridLayout()
        rows.setContentsMargins(4, 0, 0, 0)
        rows.setSpacing(6)
        rows.setHorizontalSpacing(8)
        rows.setColumnStretch(1, 1)
        for head, flow in ((self.tr("It was"), self._was), (self.tr("It felt"), self._felt)):
            name, chips = label(head, "meta", wrap=False), QWidget()
            name.setMinimumHeight(theme.size(28))
            chips.setLayout(flow)
            row = rows.rowCount()
            rows.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
            rows.addWidget(chips, row, 1)
        box = across(rows, close, gap=4)
        box.setStretch(0, 1)
        box.setAlignment(close, Qt.AlignmentFlag.AlignTop)
        self.setLayout(box)
        self.hide()

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
        held = self._focused()
        for flow in (self._was, self._felt):
            clear(flow)
        for kind in kinds.CAPTURE:
            self._chip(self._was, kinds.word(kind), entry.kind == kind, partial(self._say, kind=kind))
        self._chip(self._was, self.tr("Only for me"), entry.private, partial(self._say, private=not entry.private))
        self._was.addWidget(VerbButton(self.tr("More"), quiet=True, pressed=lambda: self.more.emit(self.uid)))
        for energy in kinds.FEELINGS:
            said = entry.energy == energy
            self._chip(self._felt, kinds.feeling(energy), said, partial(self._say, energy=None if said else energy))
        if held is not None and (chip := self._chips()[held]):
            chip.setFocus()
        follow_layout(self.parentWidget() or self)

    def _chip(self, flow: FlowLayout, text: str, on: bool, pressed: Callable[[], None]) -> None:
        chip = FilterChip(text, on)
        chip.clicked.connect(bare(pressed))
        flow.addWidget(chip)

    def _say(self, **said: Any) -> None:
        entry = entries.get(self._journal, self.uid)
        self._journal.edit(entry.noun, self.uid, **said)
        self.refresh()

    def _focused(self) -> int | None:
        """Which chip holds the focus: they are made anew at every answer."""
        held, chips = self.focusWidget(), self._chips()
        return chips.index(held) if held in chips and held and held.hasFocus() else None

    def _chips(self) -> list[QWidget | None]:
        items = (flow.itemAt(place) for flow in (self._was, self._felt) for place in range(flow.count()))
        return [item.widget() if item else None for item in items]
