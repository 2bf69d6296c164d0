"""The reader: one entry to read or to write in place, with the saved state always in sight."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from careerjournal.core import entries
from careerjournal.core.entries import EntryView
from careerjournal.core.journal import Journal
from careerjournal.core.trouble import Trouble
from careerjournal.ui.kit.controls import Glyph
from careerjournal.ui.kit.parts import MoreButton, Segmented, VerbButton, across, action, ground
from careerjournal.ui.kit.text import label
from careerjournal.ui.prose.saver import KEPT, SAVED, SAVING
from careerjournal.ui.records import earlier_versions
from careerjournal.ui.screens.timeline.reading import ReadingPage
from careerjournal.ui.screens.timeline.writing import WritingPage

READ, WRITE = "read", "write"


class SavedMark(QWidget):
    """“Saved”, “Saving…” or “Draft kept”, muted, at the reader's top."""

    def __init__(self) -> None:
        super().__init__()
        self._glyph = Glyph("check", 14, "accent")
        self.words = label("", "meta", wrap=False)
        self.setLayout(across(self._glyph, self.words, gap=4))
        self.set_state(SAVED)

    def set_state(self, state: str) -> None:
        said = {SAVED: self.tr("Saved"), SAVING: self.tr("Saving…"), KEPT: self.tr("Draft kept")}[state]
        self.words.setText(said)
        self._glyph.set_icon("check" if state == SAVED else "pencil", "accent" if state == SAVED else "faint")
        self.setAccessibleName(said)


class Reader(QWidget):
    """Read | Write over one entry. `led` follows a chip, `made` tells of a new entry, `thrown` asks for the trash."""

    led = Signal(str, str)
    made = Signal(str)
    thrown = Signal(str)
    trouble = Signal(str)
    copied = Signal(str)

    def __init__(self, journal: Journal) -> None:
        super().__init__()
        ground(self, "surface")
        self._journal = journal
        self.uid = ""
        self.composing = False
        self.mode = Segmented([(READ, self.tr("Read")), (WRITE, self.tr("Write"))], self.tr("Read or write"))
        self.mode.chosen.connect(self._switched)
        self.saved = SavedMark()
        self.more = MoreButton(self.tr("More"), self._lines)
        self.reading = ReadingPage(journal)
        self.writing = WritingPage(journal)
        self.stack = QStackedWidget()
        self.blank = QWidget()
        for page in (self.blank, self.reading, self.writing):
            self.stack.addWidget(page)
        self._lay_out()
        self._connect()
        self.show_nothing()

    def _lay_out(self) -> None:
        self.back = VerbButton(self.tr("Back to reading"), quiet=True, icon="arrow-left")
        self.back.hide()
        bar = across(self.mode, 8, self.back, None, self.saved, 8, self.more, gap=0)
        bar.setContentsMargins(32, 16, 20, 8)
        self.bar = QWidget()
        self.bar.setLayout(bar)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.bar)
        box.addWidget(self.stack, 1)

    def _connect(self) -> None:
        self.reading.led.connect(self.led)
        self.reading.copied.connect(self.copied)
        self.writing.state.connect(self.saved.set_state)
        self.writing.trouble.connect(self.trouble)
        self.writing.made.connect(self._made)

    # --- which entry

    @property
    def _derived(self) -> bool:
        """Whether the text of the entry is made of something else, as a session's is of its answers."""
        return bool(self.uid) and self.entry.noun == "session"

    @property
    def writes(self) -> bool:
        return self.stack.currentWidget() is self.writing

    def show_entry(self, uid: str) -> None:
        """Read an entry; what was being typed into another is saved first."""
        if uid == self.uid and not self.composing:
            return
        self.writing.settle()
        self.composing = False
        self.uid = uid
        self._fill(entries.get(self._journal, uid))
        self._turn(READ)

    def show_nothing(self) -> None:
        self.writing.settle()
        self.uid, self.composing = "", False
        self.bar.hide()
        self.stack.setCurrentWidget(self.blank)

    def write(self, field: str = "body") -> None:
        """Write the entry that is shown, with the cursor in one of its fields."""
        if not self.uid and not self.composing:
            return
        if self._derived:
            self.led.emit("session", self.uid)  # its text is made of answers, which are written there
            return
        if not self.writes:
            self._open_writing()
        self.writing.focus(field)

    def compose(self) -> None:
        """Begin a new entry; it comes into the journal with its first words."""
        self.writing.settle()
        self.uid, self.composing = "", True
        self._open_writing()
        self.writing.focus("body")

    def read(self) -> None:
        """Back from writing to reading; an entry that was never begun goes."""
        if not self.writes:
            return
        self.writing.settle()
        if self.composing:
            self.show_nothing()
        else:
            self._fill(entries.get(self._journal, self.uid))
            self._turn(READ)

    def refresh(self) -> None:
        """Show what the journal says now; unsaved typing stays as it is."""
        if not self.uid:
            return
        try:
            entry = entries.get(self._journal, self.uid)
        except Trouble:
            self._gone()
            return
        self._fill(entry)
        if self.writes:
            self.writing.refresh(entry)

    def settle(self) -> None:
        """Save what is being typed."""
        self.writing.settle()

    def _gone(self) -> None:
        if self.writes and self.writing.dirty:
            self.writing.gone()
            self.uid, self.composing = "", True
        else:
            self.uid = ""
            self.show_nothing()

    def _fill(self, entry: EntryView) -> None:
        self.entry = entry
        self.reading.show_entry(entry)

    def _open_writing(self) -> None:
        came_back = self.writing.show_entry(None if self.composing else entries.get(self._journal, self.uid))
        self._turn(WRITE)
        self.saved.set_state(KEPT if came_back else SAVED)

    def _turn(self, mode: str) -> None:
        self.bar.show()
        self.mode.set_value(mode)
        self.mode.setVisible(self.composing or not self._derived)
        self.more.setVisible(not self.composing)
        if mode == READ:
            self.saved.set_state(SAVED)
        self.stack.setCurrentWidget(self.writing if mode == WRITE else self.reading)

    def _switched(self, mode: str) -> None:
        if mode == WRITE:
            self.write()
        else:
            self.read()

    def _made(self, uid: str) -> None:
        self.uid, self.composing = uid, False
        self.more.show()
        self._fill(entries.get(self._journal, uid))
        self.made.emit(uid)

    # --- the rare verbs

    def _lines(self) -> Sequence[QAction | None]:
        entry = entries.get(self._journal, self.uid)
        lines: list[QAction | None] = []
        if entry.noun == "conversation":
            lines += [
                action(
                    self.tr("Open the conversation"), lambda: self.led.emit("conversation", entry.id), "messages-square"
                )
            ]
        if entry.kind == "win" and entry.told_on:
            lines.append(
                action(self.tr("Not told yet"), lambda: entries.tell(self._journal, entry.id, told=False), "rotate-ccw")
            )
        elif entry.kind == "win":
            lines.append(action(self.tr("My manager knows"), lambda: entries.tell(self._journal, entry.id), "check"))
        private = self.tr("Let it be used again") if entry.private else self.tr("Only for me")
        lines.append(action(private, lambda: self._set_private(entry), "lock-open" if entry.private else "lock"))
        lines.append(earlier_versions.line(self, entry.id))
        return [*lines, None, action(self.tr("Move to trash"), lambda: self.thrown.emit(entry.id), "trash-2")]

    def _set_private(self, entry: EntryView) -> None:
        self._journal.edit(entry.noun, entry.id, private=not entry.private)
